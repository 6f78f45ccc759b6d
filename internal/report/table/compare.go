package table

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Moved lists every target whose verdict differs from that of the edition
// before, and those that only one of the two has.
func Moved(b *ledger.Book, c assess.Comparison, id, title string) document.Table {
	before, now := b.Before.Title(), b.Title()
	t := ruled(id, title, plain(words("目标", 12)), plain(words("条款", 3)), words(before, 4), words(now, 4))
	same := 0
	for _, m := range assess.Moves() {
		var rows []document.Row
		for _, p := range c.Targets {
			switch {
			case p.Move != m:
			case m == assess.Stayed:
				same++
			default:
				rows = append(rows, movedRow(b, p))
				t.Demo = t.Demo || demoPair(p)
			}
		}
		add(&t, phrase.Textf("%s%d项", m, len(rows)), rows...)
	}
	note(&t, fmt.Sprintf("评价不变的%d项没有列出。", same))
	for _, p := range c.Targets {
		if newlyAdjusted(p) {
			note(&t, p.Now.Indicator.Name+"的目标"+phrase.Adjusted(*p.Now)+"。")
		}
	}
	return t
}

// newlyAdjusted reports whether the later edition judges by another target
// because of a 目标调整.
func newlyAdjusted(p assess.TargetPair) bool {
	if p.Now == nil || p.Now.Adjustment == nil {
		return false
	}
	return p.Before == nil || p.Before.Target.Value.Dec.Cmp(p.Now.Target.Value.Dec) != 0
}

func demoPair(p assess.TargetPair) bool {
	return p.Before != nil && phrase.Demo(*p.Before) || p.Now != nil && phrase.Demo(*p.Now)
}

func movedRow(b *ledger.Book, p assess.TargetPair) document.Row {
	a, name := p.Now, phrase.Inlines(nil)
	if a != nil {
		name = phrase.Indicator(b, a.Indicator)
	} else {
		a = p.Before
		name = phrase.Indicator(b.Before, a.Indicator)
	}
	return row(head(name), text(a.Target.Clause), verdictOf(p.Before), verdictOf(p.Now))
}

func verdictOf(a *assess.Assessment) document.Cell {
	if a == nil {
		return text("—")
	}
	return verdictCell(*a)
}

// Figures sets each indicator's value in the edition beside that in the edition
// before, each of its own year, with the difference, and the progress of the
// target that decides.
func Figures(b *ledger.Book, id, title string) document.Table {
	old, now := b.Before.Year(), b.Year()
	t := ruled(id, title, plain(words("指标", 12)), words("单位", 3),
		numbers(fmt.Sprintf("%s\n%d年", b.Before.Title(), old), 3), numbers(fmt.Sprintf("%s\n%d年", b.Title(), now), 3), numbers("增减", 3),
		small(numbers(fmt.Sprintf("完成进度\n%d年%%", old), 4)), small(numbers(fmt.Sprintf("完成进度\n%d年%%", now), 4)), named(numbers("进度增减\n个百分点", 4), "进度增减（个百分点）"))
	for _, d := range b.Edition().Domains {
		var rows []document.Row
		for _, ind := range b.Edition().Indicators {
			if ind.Domain == d && !phrase.StatesOnly(ind) {
				rows = append(rows, figureRow(b, ind))
			}
		}
		add(&t, phrase.Text(d), rows...)
	}
	note(&t, "两版各取当年的数，按各自发布时的数据；完成进度为多个目标中评价最差的一个。“—”为没有公开数，或没有完成进度的目标。")
	return t
}

func figureRow(b *ledger.Book, ind plan.Indicator) document.Row {
	was, is := b.Before.Value(ind.Code, b.Before.Year(), ""), b.Value(ind.Code, b.Year(), "")
	cells := []document.Cell{head(phrase.Indicator(b, ind)), text(string(ind.Unit)), bare(was), bare(is), cell(phrase.Signed(difference(is, was)))}
	before, now := progress(b.Before, ind.Code), progress(b, ind.Code)
	return row(append(cells, bare(ledger.Percent(before)), bare(ledger.Percent(now)), cell(phrase.Signed(ledger.Points(now, before))))...)
}

// progress is 完成进度 of the target that decides, as a ratio.
func progress(b *ledger.Book, code string) number.Value {
	m, ok := b.Main(code)
	if !ok {
		return number.Value{}
	}
	return m.Progress
}

func difference(now, before number.Value) number.Value {
	if !now.Known() || !before.Known() {
		return number.Value{}
	}
	return number.Derive(now.Dec.Sub(before.Dec), now.Unit.Difference(), max(now.Decimals, before.Decimals), now, before)
}

// MovedItems lists what became of the four lists: completed and late items
// first, then what is new and what is no longer there.
func MovedItems(b *ledger.Book, c assess.Comparison, id, title string) document.Table {
	t := ruled(id, title, plain(words("事项", 12)), words("清单", 4), words(b.Before.Title(), 4), words(b.Title(), 4))
	same := 0
	for _, g := range itemGroups() {
		var rows []document.Row
		for _, p := range c.Items {
			if groupOf(p) != g {
				continue
			}
			rows = append(rows, movedItem(p))
			t.Demo = t.Demo || p.Now != nil && p.Now.Item.Demo || p.Before != nil && p.Before.Item.Demo
		}
		if g == unchanged {
			same = len(rows)
			continue
		}
		add(&t, phrase.Textf("%s%d项", g, len(rows)), rows...)
	}
	if same > 0 {
		note(&t, fmt.Sprintf("评价不变的%d项没有列出。", same))
	}
	return t
}

// unchanged is the group that is counted and not listed.
const unchanged = "不变"

// itemGroups are the words of groupOf in the order in which they are told.
func itemGroups() []string {
	return []string{"新完成", "新逾期", assess.Worsened.String(), assess.Improved.String(), assess.Entered.String(), "完成后不再列入", "未完成而不再列入", unchanged}
}

func groupOf(p assess.ItemPair) string {
	switch {
	case p.Move == assess.Left && p.Before.Verdict == assess.Done:
		return "完成后不再列入"
	case p.Move == assess.Left:
		return "未完成而不再列入"
	case p.Move == assess.Stayed, p.Move == assess.Entered:
		return p.Move.String()
	case p.Now.Verdict == assess.Done:
		return "新完成"
	case p.Now.Verdict == assess.Overdue:
		return "新逾期"
	case p.Move == assess.Lost:
		return assess.Worsened.String()
	}
	return p.Move.String()
}

func movedItem(p assess.ItemPair) document.Row {
	at, status := p.Now, [2]document.Cell{text("—"), text("—")}
	if p.Before != nil {
		status[0] = cell(phrase.Inlines{phrase.Status(p.Before.Verdict)})
	}
	if p.Now != nil {
		status[1] = cell(phrase.Inlines{phrase.Status(p.Now.Verdict)})
	} else {
		at = p.Before
	}
	return row(head(phrase.Text(at.Item.Name)), text(at.Item.Kind.String()), status[0], status[1])
}

// Revisions lists revisions with their reasons, and the edition that made each.
func Revisions(b *ledger.Book, list []plan.Revision, id, title string) document.Table {
	t := ruled(id, title, plain(words("指标", 12)), words("版次", 3), words("区域", 3), words("年份", 3), words("单位", 3), numbers("原值", 3), numbers("新值", 3), words("原因", 12))
	var rows []document.Row
	for _, r := range list {
		if ind := b.Indicator(r.Indicator); ind != nil {
			rows = append(rows, row(head(phrase.Indicator(b, *ind)), text(firstToldBy(b, r).Title()), text(cmp.Or(r.Area, b.Edition().Area)), text(fmt.Sprint(r.Year)),
				text(string(ind.Unit)), cell(revisedFrom(r)), cell(revisedTo(r)), text(r.Reason)))
		}
	}
	add(&t, nil, rows...)
	return t
}

// revisedFrom and revisedTo are the figures, or the stages of a milestone, that
// a revision replaced and put in place.
func revisedFrom(r plan.Revision) phrase.Inlines { return stageOr(r.OldStage, phrase.Bare(r.Old)) }

func revisedTo(r plan.Revision) phrase.Inlines { return stageOr(r.NewStage, phrase.Bare(r.New)) }

func stageOr(s plan.Stage, otherwise phrase.Inlines) phrase.Inlines {
	if s == plan.NoStage {
		return otherwise
	}
	return phrase.Text(s.String())
}

// firstToldBy is the first edition that tells of a revision.
func firstToldBy(b *ledger.Book, r plan.Revision) *ledger.Book {
	for b.Before != nil && slices.ContainsFunc(b.Before.Edition().Revisions, r.Same) {
		b = b.Before
	}
	return b
}
