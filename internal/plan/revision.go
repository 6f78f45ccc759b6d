package plan

// Same reports whether two rows of 修订说明 tell one revision.
func (r Revision) Same(q Revision) bool {
	return r.Indicator == q.Indicator && r.Year == q.Year && r.Area == q.Area && sameNumber(r.New, q.New) && r.Reason == q.Reason
}
