package table

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Section is a labelled part of the 指标完成情况表.
type Section struct {
	Label string
	Rows  []assess.Assessment
}

// Indicators is the 指标完成情况表 of some assessments.
func Indicators(b *ledger.Book, id, title string, sections ...Section) document.Table {
	year := b.Year()
	shared := sharedYears(sections)
	t := ruled(id, title,
		small(numbers("序号", 2)), plain(words("指标", 8)), small(words("单位", 2)),
		numbers(yearHead(shared.base, "基期"), 3), small(numbers(fmt.Sprintf("%d年", year-1), 3)), numbers(fmt.Sprintf("%d年", year), 3), small(numbers("比上年", 3)),
		numbers(yearHead(shared.target, "目标"), 3), small(numbers("实现\n程度", 3)), plain(words("完成进度\n与序时之差", 8)), plain(words("评价", 4)), small(words("责任单位", 12)))
	n, older, growth, figures := 0, false, false, false
	curve := ""
	var overridden, adjusted []string
	for _, s := range sections {
		var rows []document.Row
		for _, a := range s.Rows {
			n++
			rows = append(rows, indicatorRow(b, a, n, shared))
			older = older || (a.Current.Known() || a.Stage != plan.NoStage) && a.Year != year
			figures = figures || a.Target.Kind != plan.Milestone
			growth = growth || a.Target.Kind == plan.AverageGrowth
			t.Demo = t.Demo || a.Stage != plan.NoStage && a.Current.Demo || demoStage(b, a.Indicator, year-1, "") || a.Override != nil && a.Override.Demo
			if a.Adjustment != nil {
				adjusted = append(adjusted, a.Indicator.Name+"的目标"+phrase.Adjusted(a)+"。")
			}
			if a.Override != nil {
				overridden = append(overridden, a.Indicator.Name+a.Overridden()+"。")
			}
		}
		curve = cmp.Or(curve, curved(s.Rows))
		add(&t, phrase.Text(s.Label), rows...)
	}
	t.Remark = elapsedRemark(b)
	if figures {
		note(&t, "进度条的竖线为序时进度，右侧为完成进度与序时进度之差，个百分点。“比上年”为绝对数之差，比率为百分点。")
	}
	note(&t, curve)
	if growth {
		note(&t, "年均增长目标不算完成进度，比较各年平均。")
	}
	if older {
		note(&t, "括注年份的数不是本年数，不作本年评价。")
	}
	for _, o := range append(adjusted, overridden...) {
		note(&t, o)
	}
	return t
}

// Fulfilment counts the targets by verdict, those of 约束性 and 预期性 apart.
func Fulfilment(all []assess.Assessment, id, title string) document.Table {
	parts := ByAttribute(all)
	columns := []column{plain(words("评价", 4))}
	for _, p := range parts {
		columns = append(columns, numbers(p.Label, 3))
	}
	t := ruled(id, title, append(columns, numbers("合计", 3))...)
	t.Unit = "项"
	var rows []document.Row
	for _, v := range assess.Verdicts() {
		of := func(a assess.Assessment) bool { return a.Verdict == v }
		if n, _ := phrase.Tally(all, of); n > 0 {
			rows = append(rows, tallies(phrase.Inlines{phrase.Status(v)}, parts, all, of))
		}
	}
	if len(rows) > 0 {
		total := tallies(phrase.Text("合计"), parts, all, func(assess.Assessment) bool { return true })
		total.Kind = document.Total
		rows = append(rows, total)
	}
	add(&t, nil, rows...)
	return t
}

// tallies is a row of counts: of each part, then of all.
func tallies(name phrase.Inlines, parts []Section, all []assess.Assessment, match func(assess.Assessment) bool) document.Row {
	cells := []document.Cell{head(name)}
	for _, p := range append(slices.Clone(parts), Section{Rows: all}) {
		n, demo := phrase.Tally(p.Rows, match)
		cells = append(cells, bare(ledger.Count(n, "", demo)))
	}
	return row(cells...)
}

// Overrides lists the verdicts that were put in the place of computed ones:
// both, why, and who decided it.
func Overrides(b *ledger.Book, id, title string) document.Table {
	t := ruled(id, title, plain(words("指标", 12)), words("按算法的评价", 6), words("采用的评价", 6), words("原因", 12), named(words("签发人\n日期", 12), "签发"))
	var rows []document.Row
	for _, a := range b.Result.Assessments {
		o := a.Override
		if o == nil {
			continue
		}
		name := two(phrase.Indicator(b, a.Indicator), phrase.Text("方案"+a.Target.Clause))
		name.Header = true
		rows = append(rows, row(name, cell(phrase.Inlines{phrase.Status(a.Computed)}), cell(phrase.Inlines{phrase.Status(a.Verdict)}),
			two(phrase.Text(o.Reason), phrase.Text(o.Note)), two(phrase.Text(o.By), phrase.Text(date(o.Date)))))
		t.Demo = t.Demo || o.Demo
	}
	add(&t, nil, rows...)
	return t
}

func elapsedRemark(b *ledger.Book) string {
	if !b.Result.Elapsed.Known() {
		return fmt.Sprintf("%d年", b.Year())
	}
	return fmt.Sprintf("%d年，序时进度%s", b.Year(), ledger.Percent(b.Result.Elapsed))
}

func indicatorRow(b *ledger.Book, a assess.Assessment, n int, shared years) document.Row {
	ind := a.Indicator
	name := head(phrase.Indicator(b, ind))
	if len(b.Judged(ind.Code)) > 1 || a.Target.Repeats {
		name.Second = phrase.Text("方案" + a.Target.Clause)
	}
	realisation := cell(phrase.Text("—"))
	if a.Realisation.Known() {
		realisation = cell(phrase.Num(ledger.Percent(a.Realisation)))
	}
	return row(
		text(fmt.Sprint(n)), name, text(string(ind.Unit)),
		base(a, shared), previous(b, a), current(b, a), change(b, a),
		goal(a, shared), realisation, Progress(a),
		verdictCell(a), cell(phrase.Owners(b, ind.Owners)),
	)
}

// verdictCell is the verdict as published; below it what was computed, where another was.
func verdictCell(a assess.Assessment) document.Cell {
	if a.Override == nil {
		return cell(phrase.Judged(a))
	}
	return two(phrase.Judged(a), phrase.Textf("按算法为%s", a.Computed))
}

// years are those that all rows share, 0 where they differ.
type years struct{ base, target int }

func sharedYears(sections []Section) years {
	var bases, targets []int
	for _, s := range sections {
		for _, a := range s.Rows {
			if a.Base.Known() && a.BaseYear > 0 {
				bases = append(bases, a.BaseYear)
			}
			if a.Target.Year > 0 {
				targets = append(targets, a.Target.Year)
			}
		}
	}
	return years{only(bases), only(targets)}
}

func only(list []int) int {
	for _, y := range list {
		if y != list[0] {
			return 0
		}
	}
	if len(list) == 0 {
		return 0
	}
	return list[0]
}

// yearHead puts a shared year above a head.
func yearHead(year int, head string) string {
	if year == 0 {
		return head
	}
	return fmt.Sprintf("%d年\n%s", year, head)
}

func base(a assess.Assessment, shared years) document.Cell {
	c := bare(a.Base)
	if a.Base.Known() && a.BaseYear > 0 && shared.base == 0 {
		c.Second = phrase.Textf("%d年", a.BaseYear)
	}
	return c
}

func goal(a assess.Assessment, shared years) document.Cell {
	c := cell(phrase.BareTarget(a.Indicator, a.Target))
	if a.Target.Year > 0 && shared.target == 0 {
		c.Second = phrase.Textf("%d年", a.Target.Year)
	}
	return c
}

// current is the value reported, with its year when that is not the edition's.
func current(b *ledger.Book, a assess.Assessment) document.Cell {
	if a.Target.Kind == plan.Milestone {
		if a.Stage != plan.NoStage {
			return stageText(b, a.Stage, a.Year)
		}
		return text(phrase.NoData)
	}
	if !a.Current.Known() {
		return text(phrase.NoData)
	}
	c := document.Cell{Text: phrase.Strong(document.Number{Value: a.Current, Bare: true})}
	if a.Year != b.Year() {
		c.Second = phrase.Textf("（%d年）", a.Year)
	}
	return c
}

// previous is the value of the year before, of a milestone its state then.
func previous(b *ledger.Book, a assess.Assessment) document.Cell {
	if a.Target.Kind != plan.Milestone {
		return bare(a.Previous)
	}
	if o, ok := b.At(a.Indicator.Code, b.Year()-1, ""); ok && o.Stage != plan.NoStage {
		return text(o.Stage.String())
	}
	return text("—")
}

func change(b *ledger.Book, a assess.Assessment) document.Cell {
	return cell(phrase.Signed(b.Movement(a.Indicator.Code, b.Year(), "").Amount))
}

// curved says where the bullets of rows are not held against time: on a path of
// equal growth time would call slow who is ahead of the level due.
func curved(rows []assess.Assessment) string {
	if !slices.ContainsFunc(rows, func(a assess.Assessment) bool { return a.Covered().Known() && a.Geometric }) {
		return ""
	}
	return "按每年同样增速算应达水平的（总量、倍增等），序时进度换成应达水平折算的进度。"
}

// Progress is the cell of 完成进度与序时之差: a bullet over the share done and its
// difference to the share due, or words where no share is computed.
func Progress(a assess.Assessment) document.Cell {
	switch {
	case a.Target.Kind == plan.AverageGrowth && a.Mean.Known():
		return two(phrase.Join(phrase.Text("年均"), phrase.Num(ledger.Percent(a.Mean))), phrase.Text(phrase.YearsMet(a)))
	case a.Covered().Known() && a.Target.Kind == plan.Zero: // is judged by the year, not by its way
		return two(phrase.Num(ledger.Percent(a.Covered())), phrase.Text(phrase.YearsMet(a)))
	case a.Covered().Known() && a.Target.Kind != plan.Milestone:
		bullet, _ := figure.Bullet(figure.Short(a.Indicator)+"完成进度", a.Covered(), a.DueShare())
		return two(phrase.Inlines{document.Mini{Chart: bullet}}, bulletWords(a.Covered(), a.DueShare()))
	case a.Years > 0:
		return text(phrase.YearsMet(a))
	}
	return text("—")
}

// bulletWords are the share done and its difference to the share due.
func bulletWords(done, due number.Value) phrase.Inlines {
	run := phrase.Num(ledger.Percent(done))
	if d := ledger.Points(done, due); d.Known() {
		run = phrase.Join(run, phrase.Text("　"), phrase.Signed(d))
	}
	return run
}

// ByAttribute splits assessments into 约束性 and 预期性.
func ByAttribute(all []assess.Assessment) []Section {
	binding, expected := Section{Label: "约束性指标"}, Section{Label: "预期性指标"}
	for _, a := range all {
		if a.Indicator.Binding {
			binding.Rows = append(binding.Rows, a)
		} else {
			expected.Rows = append(expected.Rows, a)
		}
	}
	return []Section{binding, expected}
}

// Targets lists what the plan asks of one indicator, clause by clause.
func Targets(b *ledger.Book, ind plan.Indicator, id string) document.Table {
	t := ruled(id, "", plain(words("条款", 8)), plain(words("要点", 12)), words("目标", 4), words("目标年", 4), words("评价", 12))
	verdicts := map[string]assess.Assessment{}
	for _, a := range b.Judged(ind.Code) {
		verdicts[a.Target.Clause] = a
	}
	var rows []document.Row
	for _, g := range ind.Targets {
		verdict := text("与前条同一目标，不重复评价")
		if a, ok := verdicts[g.Clause]; ok && !g.Repeats {
			verdict = cell(phrase.Judged(a))
		}
		year := "逐年"
		if g.Year > 0 {
			year = fmt.Sprint(g.Year)
		}
		rows = append(rows, row(head(phrase.Text(g.Clause)), two(phrase.Text(g.Wording), phrase.Text(g.Note)), asked(ind, g, verdicts[g.Clause]), text(year), verdict))
	}
	add(&t, nil, rows...)
	return t
}

// asked is what a clause asks, and below it what a 目标调整 made of that.
func asked(ind plan.Indicator, g plan.Target, a assess.Assessment) document.Cell {
	if a.Adjustment == nil {
		return cell(phrase.Target(ind, g))
	}
	return two(phrase.Target(ind, g), phrase.Join(phrase.Text("调整为"), phrase.Target(ind, a.Target)))
}

// Series shows indicators by year, one row an indicator.
func Series(b *ledger.Book, inds []plan.Indicator, from, to int, id, title string) document.Table {
	first, last := yearsOf(b, inds, from, to)
	columns := []column{plain(words("指标", 8)), small(words("单位", 4))}
	for y := first; y <= last; y++ {
		columns = append(columns, numbers(fmt.Sprintf("%d年", y), 3))
	}
	unit := sharedUnit(inds)
	t := ruled(id, title, columns...)
	t.Wide = true
	t.Unit = string(unit)
	var rows []document.Row
	for _, ind := range inds {
		cells := []document.Cell{head(phrase.Indicator(b, ind)), text(string(ind.Unit))}
		for y := first; y <= last; y++ {
			cells = append(cells, yearCell(b, ind, y, ""))
			t.Demo = t.Demo || demoStage(b, ind, y, "")
		}
		rows = append(rows, row(cells...))
		cite(&t, b.Sources(ind.Code, "")...)
	}
	add(&t, nil, rows...)
	note(&t, marks(b, inds, first, last))
	return t
}

// yearCell is one value of a table by years.
func yearCell(b *ledger.Book, ind plan.Indicator, year int, area string) document.Cell {
	o, ok := b.At(ind.Code, year, area)
	if !ok || o.Value.State == number.Unknown && o.Stage == plan.NoStage {
		return text("")
	}
	if o.Stage != plan.NoStage {
		return text(o.Stage.String())
	}
	return bare(b.Value(ind.Code, year, area))
}

func marks(b *ledger.Book, inds []plan.Indicator, first, last int) string {
	for _, ind := range inds {
		for y := first; y <= last; y++ {
			if o, ok := b.At(ind.Code, y, ""); !ok || o.Value.State == number.Unknown && o.Stage == plan.NoStage {
				return "空格为无公开数据。"
			}
		}
	}
	return ""
}

func sharedUnit(inds []plan.Indicator) number.Unit {
	if len(inds) == 0 {
		return ""
	}
	for _, ind := range inds[1:] {
		if ind.Unit != inds[0].Unit {
			return ""
		}
	}
	return inds[0].Unit
}

// yearsOf is the run of years in which any of the indicators has a value.
func yearsOf(b *ledger.Book, inds []plan.Indicator, from, to int) (first, last int) {
	var series [][]int
	for _, ind := range inds {
		series = append(series, b.Years(ind.Code, ""))
	}
	return run(b, series, from, to)
}

// run spans the years of all series between from and to, of which 0 sets no
// end; it is the edition's year where there are none.
func run(b *ledger.Book, series [][]int, from, to int) (first, last int) {
	years := slices.DeleteFunc(slices.Concat(series...), func(y int) bool { return y < from || to > 0 && y > to })
	if len(years) == 0 {
		return b.Year(), b.Year()
	}
	return slices.Min(years), slices.Max(years)
}

// indicatorHref is the address of an indicator's page.
func indicatorHref(b *ledger.Book, ind plan.Indicator) string {
	return address.Indicator(b.Year(), ind.Code)
}
