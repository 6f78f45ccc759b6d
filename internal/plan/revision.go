package plan

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Same reports whether two rows of 修订说明 tell one revision.
func (r Revision) Same(q Revision) bool {
	return r.Indicator == q.Indicator && r.Year == q.Year && r.Area == q.Area && r.is().same(q.is()) && r.Reason == q.Reason
}

// reading is what a row says: a number or the stage of a milestone.
type reading struct {
	value number.Value
	stage Stage
}

func (a reading) same(b reading) bool {
	return a.stage == b.stage && (a.stage != NoStage || sameNumber(a.value, b.value))
}

// known reports whether anything was said, which may then be revised.
func (a reading) known() bool { return a.stage != NoStage || a.value.Known() }

// String is the reading for messages: 812.6亿元, 推进中, 空的.
func (a reading) String() string {
	switch {
	case a.stage != NoStage:
		return a.stage.String()
	case !a.value.Known():
		return "空的"
	}
	return a.value.String()
}

// typed is the reading as it is typed into a row.
func (a reading) typed() string {
	if a.stage == NoStage && a.value.Known() {
		return a.value.Dec.String()
	}
	return a.stage.String()
}

func (r Revision) was() reading { return reading{r.Old, r.OldStage} }
func (r Revision) is() reading  { return reading{r.New, r.NewStage} }

// of reports whether r speaks of the figure of a place.
func (r Revision) of(k place) bool {
	return r.Indicator == k.code && r.Year == k.year && r.Area == k.area
}

func (e entry) reading() reading { return reading{e.Value, e.Stage} }

// before reads 原值 or 新值, of a milestone as a stage.
func (b *builder) before(r row, field string, ind Indicator) (number.Value, Stage) {
	if s := StageOf(r.Get(field)); s != NoStage {
		return number.Value{}, s
	}
	v, _ := b.measured(r, field, ind)
	return v, NoStage
}

// checkRevised wants a reason for a figure that a later folder changes.
func (b *builder) checkRevised(old, now entry) {
	k, part := place{now.Indicator, now.Area, now.Period, now.Year}, ""
	if now.Period != FullYear {
		part = now.Period
	}
	b.wantReason(k, part, old.reading(), now.reading(), old.Pos, now.Pos, now.row.folder)
}

// wantReason looks for the row of 修订说明 that tells of a change. A row that
// tells of another one is pointed at: most often its 原值 is a slip.
func (b *builder) wantReason(k place, what string, was, is reading, oldPos, pos diag.Pos, folder int) {
	if !was.known() || was.same(is) {
		return
	}
	var other *Revision
	for n, v := range b.e.Revisions {
		switch {
		case !v.of(k):
		case v.was().same(was) && v.is().same(is):
			return
		default:
			other = &b.e.Revisions[n]
		}
	}
	name := b.byCode[k.code].Name
	if other != nil {
		d := diag.Errorf(pos, "unexplained-revision", "%s %d年%s（%s）由%s改为%s，修订说明写的是由%s改为%s",
			name, k.year, what, k.area, was, is, other.was(), other.is())
		b.add(d.Notef(oldPos, "原来的数在这里").Notef(other.Pos, "修订说明在这里").Hintf("核对原值和新值：原值应是%s，新值应是%s；是另一次修订就另加一行", was.typed(), is.typed()))
		return
	}
	d := diag.Errorf(pos, "unexplained-revision", "%s %d年%s（%s）由%s改为%s，修订说明中没有原因", name, k.year, what, k.area, was, is)
	row := fmt.Sprintf("在 data/%d/ 的修订说明中加一行：%s，%d，%s，%s，%s，原因", folder, name, k.year, k.area, was.typed(), is.typed())
	if what == yearsTarget {
		row += "；有文件调整目标的，写在目标调整中"
	}
	b.add(d.Notef(oldPos, "原来的数在这里").Hintf("%s", row))
}

// yearsTarget is what messages call an annual target.
const yearsTarget = "年度目标"

// retarget is an annual target that a later folder changes.
type retarget struct {
	old, now AnnualTarget
	folder   int
}

func (t retarget) adjustedBy(a Adjustment) bool {
	return t.now.Indicator == a.Indicator && t.now.Year == a.Year && sameNumber(t.old.Value, a.Old) && sameNumber(t.now.Value, a.New)
}

// checkRetargeted wants a row in 修订说明 or 目标调整 for each annual target that a
// later folder changes.
func (b *builder) checkRetargeted() {
	for _, t := range b.retargeted {
		if slices.ContainsFunc(b.e.Adjustments, t.adjustedBy) {
			continue
		}
		k := place{code: t.now.Indicator, area: t.now.Area, year: t.now.Year}
		b.wantReason(k, yearsTarget, reading{value: t.old.Value}, reading{value: t.now.Value}, t.old.Pos, t.now.Pos, t.folder)
	}
}

// checkRevisions wants 新值 to be the figure that the edition shows, or one
// that a further revision has replaced.
func (b *builder) checkRevisions() {
	for _, v := range b.e.Revisions {
		k := place{v.Indicator, v.Area, FullYear, v.Year}
		o, _ := b.e.index.value(k)
		now := reading{o.Value, o.Stage}
		target := slices.ContainsFunc(b.retargeted, func(t retarget) bool {
			return v.of(place{code: t.now.Indicator, area: t.now.Area, year: t.now.Year}) && sameNumber(t.now.Value, v.New)
		})
		replaced := slices.ContainsFunc(b.e.Revisions, func(w Revision) bool { return w.of(k) && w.was().same(v.is()) })
		if target || replaced || now.same(v.is()) {
			continue
		}
		d := diag.Warningf(v.Pos, "idle-revision", "新值是%s，%d年（%s）的监测值是%s", v.is(), v.Year, v.Area, now)
		b.add(d.Hintf("改正新值，或在同一文件夹的监测值中填修订后的数"))
	}
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
