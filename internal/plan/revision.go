package plan

import "slices"

// Same reports whether two rows of 修订说明 tell one revision.
func (r Revision) Same(q Revision) bool {
	return r.Indicator == q.Indicator && r.Year == q.Year && r.Area == q.Area && sameNumber(r.New, q.New) && r.Reason == q.Reason
}

// StageOf returns the stage that a word of 状态 means, NoStage for another word.
func StageOf(s string) Stage { return meaning(stageWords(), s) }

// Closed reports whether a word of 状态 of 督查整改 says that it is closed.
func Closed(s string) bool { return meaning(closingWords(), s) }

// meaning is what a word means, the zero T for one that is not among words.
func meaning[T any](words []word[T], s string) (means T) {
	i := slices.IndexFunc(words, func(w word[T]) bool { return w.says(fold(s)) })
	if i >= 0 {
		means = words[i].means
	}
	return means
}
