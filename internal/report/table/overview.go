package table

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// date is a day as tables write it; "" for the zero time.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}

// withTone returns the assessments of one colour family, worst first.
func withTone(all []assess.Assessment, tone chart.Tone) []assess.Assessment {
	var out []assess.Assessment
	for _, a := range all {
		if a.Verdict.Tone() == tone {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, worstFirst)
	return out
}

func worstFirst(a, b assess.Assessment) int {
	if c := ledger.Worse(a.Verdict, b.Verdict); c != 0 {
		return c
	}
	x, y := ledger.Points(a.Covered(), a.DueShare()), ledger.Points(b.Covered(), b.DueShare())
	if !x.Known() || !y.Known() {
		return 0
	}
	return x.Dec.Cmp(y.Dec)
}

// Lagging names the targets that lag and those that need speed: by how much,
// and what the rest of the time asks.
func Lagging(b *ledger.Book, all []assess.Assessment, id string) document.Table {
	lag, need := withTone(all, chart.Lag), withTone(all, chart.Need)
	columns := []column{plain(words("目标", 12)), numbers(fmt.Sprintf("%d年", b.Year()), 3), numbers("目标", 3), plain(words("完成进度与序时之差\n个百分点", 6))}
	future := slices.ContainsFunc(append(slices.Clone(lag), need...), func(a assess.Assessment) bool { return a.Required.Known() })
	if future {
		columns = append(columns, words("今后需要", 12))
	}
	t := ruled(id, fmt.Sprintf("%s的%d项", laggingWords(lag, need), len(lag)+len(need)), columns...)
	t.Lead = true
	for _, a := range append(slices.Clone(lag), need...) {
		t.Demo = t.Demo || a.Stage != plan.NoStage && a.Current.Demo
	}
	add(&t, phrase.Textf("落后%d项", len(lag)), lagRows(b, lag, future)...)
	add(&t, phrase.Textf("需加快%d项", len(need)), lagRows(b, need, future)...)
	note(&t, curved(append(slices.Clone(lag), need...)))
	return t
}

func laggingWords(lag, need []assess.Assessment) string {
	switch {
	case len(need) == 0:
		return "落后"
	case len(lag) == 0:
		return "需加快"
	}
	return "落后和需加快"
}

func lagRows(b *ledger.Book, list []assess.Assessment, future bool) []document.Row {
	rows := make([]document.Row, 0, len(list))
	for _, a := range list {
		name := phrase.Join(phrase.Inlines{phrase.Status(a.Verdict)}, phrase.Link(indicatorHref(b, a.Indicator), figure.Short(a.Indicator)))
		value := text(phrase.NoData)
		switch {
		case a.Current.Known():
			value = cell(phrase.Num(a.Current))
		case a.Stage != plan.NoStage:
			value = text(a.Stage.String())
		}
		cells := []document.Cell{head(name), value, cell(phrase.BareTarget(a.Indicator, a.Target)), Progress(a)}
		if future {
			cells = append(cells, cell(phrase.Required(b, a)))
		}
		rows = append(rows, row(cells...))
	}
	return rows
}

// Changes compares verdicts with those of the edition before; ok is false
// when there is none, or nothing changed. Beside a list of so many lines, 0 for
// none, it tells of less good news to be no longer than that.
func Changes(b *ledger.Book, beside int, id string) (t document.Table, ok bool) {
	if b.Before == nil {
		return t, false
	}
	before, now := fmt.Sprintf("%d年", b.Before.Year()), fmt.Sprintf("%d年", b.Year())
	t = ruled(id, "与"+b.Before.Title()+"相比", plain(words("目标", 12)), words(before, 6), words(now, 6))
	t.Lead = true
	var better, worse, lost []document.Row
	same, added := 0, 0
	for _, a := range b.Result.Assessments {
		old, found := earlier(b.Before, a)
		switch {
		case !found:
			added++
			continue
		case old.Verdict == a.Verdict:
			same++
			continue
		}
		r := row(head(phrase.Link(indicatorHref(b, a.Indicator), figure.Short(a.Indicator))),
			cell(phrase.Judged(old)), cell(phrase.Judged(a)))
		switch {
		case a.Verdict == assess.Unjudged || a.Verdict == assess.NotBegun && old.Verdict == assess.Unjudged:
			lost = append(lost, r)
		case old.Verdict == assess.Unjudged || ledger.Worse(old.Verdict, a.Verdict) < 0:
			better = append(better, r)
		default:
			worse = append(worse, r)
		}
		t.Demo = t.Demo || phrase.Demo(a) || phrase.Demo(old)
	}
	room := betterRoom(beside, len(worse)+len(lost))
	add(&t, phrase.Textf("变好%d项", len(better)), better[:min(len(better), room)]...)
	add(&t, phrase.Textf("变差%d项", len(worse)), worse...)
	add(&t, phrase.Textf("转为无法评估%d项", len(lost)), lost...)
	if more := len(better) - room; more > 0 {
		t.Notes = append(t.Notes, phrase.Join(phrase.Textf("变好的另有%d项，见", more), phrase.Link(address.Indicators(b.Year()), "目标与指标"), phrase.Text("。")))
	}
	note(&t, fmt.Sprintf("不变%d项。", same))
	if added > 0 {
		note(&t, fmt.Sprintf("新列入%d项。", added))
	}
	t.Notes = append(t.Notes, newRevisions(b)...)
	return t, len(t.Groups) > 0
}

// maxBetter and minBetter bound the good news of a front page; what got worse
// is told in full.
const maxBetter, minBetter = 12, 3

// betterRoom is how much good news there is room for beside a list of so many
// lines. Its lines are a quarter higher than those of changes, whose labels and
// notes take about five.
func betterRoom(beside, worse int) int {
	if beside == 0 {
		return maxBetter
	}
	return max(minBetter, min(maxBetter, beside*5/4-5-worse))
}

// earlier finds the same target in an edition before.
func earlier(b *ledger.Book, a assess.Assessment) (assess.Assessment, bool) {
	for _, old := range b.Judged(a.Indicator.Code) {
		if old.Target.Clause == a.Target.Clause && old.Target.Kind == a.Target.Kind {
			return old, true
		}
	}
	return assess.Assessment{}, false
}

// maxRevisions bounds how many revisions a note tells in full.
const maxRevisions = 2

// newRevisions tells what the edition changed of figures published before.
func newRevisions(b *ledger.Book) []phrase.Inlines {
	var fresh []plan.Revision
	for _, r := range b.Edition().Revisions {
		if b.Indicator(r.Indicator) != nil && ownArea(b, r) && !revised(b.Before, r) {
			fresh = append(fresh, r)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	run := phrase.Textf("修订旧数%d处：", len(fresh))
	if len(fresh) > maxRevisions {
		run = phrase.Textf("修订旧数%d处，其中：", len(fresh))
	}
	for i, r := range fresh[:min(len(fresh), maxRevisions)] {
		if i > 0 {
			run = append(run, document.Text("；"))
		}
		ind := b.Indicator(r.Indicator)
		run = phrase.Join(run, phrase.Link(indicatorHref(b, *ind), ind.Name), phrase.Textf("%d年由", r.Year), revisedFrom(r),
			phrase.Text("改为"), stageOr(r.NewStage, phrase.Num(r.New)), phrase.Text("，"+strings.TrimSuffix(r.Reason, "。")))
	}
	return []phrase.Inlines{append(run, document.Text("。"), document.Link{Href: address.Data + "#revised", Text: phrase.Text("修订记录")})}
}

// Domains shows each domain: composite, its change and line, verdicts, and what lags.
func Domains(shelf *ledger.Shelf, b *ledger.Book, id, title string) document.Table {
	if len(b.Result.Assessments) == 0 {
		return document.Table{}
	}
	columns := []column{plain(words("领域", 6))}
	weighted := hasWeights(shelf, b)
	if weighted {
		columns = append(columns, words("综合实现程度", 6))
	}
	if weighted && b.Before != nil {
		columns = append(columns, numbers(fmt.Sprintf("比%d年", b.Before.Year()), 6), small(plain(words("历年", 4))))
	}
	columns = append(columns, small(numbers("目标", 4)), plain(words("评价", 12)), words("需加快或落后", 12))
	t := ruled(id, title, columns...)
	var rows []document.Row
	for i, c := range b.Result.Domains {
		all := b.Of(func(i plan.Indicator) bool { return i.Domain == c.Name })
		rows = append(rows, domainRow(shelf, b, c, i, all, weighted))
	}
	total := domainRow(shelf, b, b.Result.Total, -1, nil, weighted)
	total.Kind = document.Total
	add(&t, nil, append(rows, total)...)
	if !weighted {
		note(&t, "没有设定权重，不给出综合实现程度。")
	} else {
		note(&t, fmt.Sprintf("综合实现程度为各目标实现程度的加权平均，满分100；里程碑、逐年升降和清零目标不计入。可计入权重不足%s的领域不给出综合数。", b.Result.Rules.LeastCoverage()))
	}
	for _, a := range b.Result.Assessments {
		t.Demo = t.Demo || phrase.Demo(a)
	}
	return t
}

// hasWeights reports whether any target of the edition, or of one before it,
// has a weight: without one there are no composites to show.
func hasWeights(shelf *ledger.Shelf, b *ledger.Book) bool {
	return slices.ContainsFunc(shelf.Books, func(x *ledger.Book) bool {
		return x.Year() <= b.Year() && slices.ContainsFunc(x.Result.Assessments, func(a assess.Assessment) bool { return a.Indicator.Weight.Known() })
	})
}

func domainRow(shelf *ledger.Shelf, b *ledger.Book, c assess.Composite, i int, all []assess.Assessment, weighted bool) document.Row {
	name := head(phrase.Link(address.Indicators(b.Year())+domainFragment(i), c.Name))
	switch {
	case i < 0:
		name = head(phrase.Text("全部目标"))
	case len(all) == 0: // the page has no part for it
		name = head(phrase.Text(c.Name))
	}
	cells := []document.Cell{name}
	if weighted {
		cells = append(cells, compositeCell(c))
	}
	if weighted && b.Before != nil {
		cells = append(cells, compositeChange(b, c, i), compositeLine(shelf, b, i))
	}
	count := len(all)
	icons, behind := phrase.Inlines(nil), phrase.Inlines(nil)
	if i < 0 {
		count = len(b.Result.Assessments)
		if c.Coverage.Known() {
			icons = phrase.Join(phrase.Text("可计入权重"), phrase.Num(ledger.Percent(c.Coverage)))
		}
	} else {
		icons, behind = verdictWords(all), namesBehind(b, all)
	}
	return row(append(cells, cell(phrase.Num(ledger.Count(count, "", false))), cell(icons), cell(behind))...)
}

// DomainID is the fragment of a domain's part of the indicators page.
func DomainID(i int) string { return fmt.Sprintf("domain-%d", i+1) }

func domainFragment(i int) string { return "#" + DomainID(i) }

// compositeCell shows a composite out of 100 beside its bar, or why there is none.
func compositeCell(c assess.Composite) document.Cell {
	switch {
	case len(c.Counts) == 0:
		return text("—")
	case !c.Coverage.Known():
		return two(phrase.Text("不给出"), phrase.Text("没有设定权重"))
	case !c.Value.Known():
		return two(phrase.Text("不给出"), phrase.Join(phrase.Text("可计入权重"), phrase.Num(ledger.Percent(c.Coverage))))
	}
	bar, _ := figure.Bullet(c.Name+"综合实现程度", c.Value, number.Value{})
	return cell(phrase.Inlines{document.Mini{Chart: bar}, document.Number{Value: ledger.Percent(c.Value), Bare: true}})
}

func composite(b *ledger.Book, name string, i int) assess.Composite {
	if i < 0 {
		return b.Result.Total
	}
	for _, c := range b.Result.Domains {
		if c.Name == name {
			return c
		}
	}
	return assess.Composite{}
}

func compositeChange(b *ledger.Book, c assess.Composite, i int) document.Cell {
	d := ledger.Points(c.Value, composite(b.Before, c.Name, i).Value)
	return cell(phrase.Signed(d))
}

func compositeLine(shelf *ledger.Shelf, b *ledger.Book, i int) document.Cell {
	name := "全部目标"
	if i >= 0 {
		name = b.Result.Domains[i].Name
	}
	var values []number.Value
	first := 0
	for _, x := range shelf.Books {
		if x.Year() > b.Year() {
			continue
		}
		if first == 0 {
			first = x.Year()
		}
		for len(values) < x.Year()-first {
			values = append(values, number.Value{})
		}
		values = append(values, ledger.Percent(composite(x, name, i).Value))
	}
	if s := figure.Line(name, first, values); s != nil {
		return cell(phrase.Inlines{document.Mini{Chart: *s}})
	}
	return text("")
}

// verdictWords are the verdicts of a domain, best first, one icon each.
func verdictWords(all []assess.Assessment) phrase.Inlines {
	ordered := slices.Clone(all)
	slices.SortStableFunc(ordered, func(x, y assess.Assessment) int {
		return slices.Index(assess.Verdicts(), x.Verdict) - slices.Index(assess.Verdicts(), y.Verdict)
	})
	var out phrase.Inlines
	for _, a := range ordered {
		out = append(out, phrase.Status(a.Verdict))
	}
	return out
}

func namesBehind(b *ledger.Book, all []assess.Assessment) phrase.Inlines {
	var out phrase.Inlines
	for _, a := range append(withTone(all, chart.Lag), withTone(all, chart.Need)...) {
		if len(out) > 0 {
			out = append(out, document.Text("、"))
		}
		out = append(out, phrase.Link(indicatorHref(b, a.Indicator), figure.Short(a.Indicator))...)
	}
	if out == nil {
		return phrase.Text("无")
	}
	return out
}
