package directive

import (
	"fmt"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/table"
)

// own returns 本指标; false, with an error, on a page that has none.
func (e *expander) own() (plan.Indicator, assess.Assessment, bool) {
	if e.Indicator == nil {
		e.Report(e.pos, "这个指令只能用在指标页", "")
		return plan.Indicator{}, assess.Assessment{}, false
	}
	m, _ := e.Book.Main(e.Indicator.Code)
	return *e.Indicator, m, true
}

// three are the facts of a verdict, never blended into one.
func (e *expander) three() []document.Block {
	ind, m, ok := e.own()
	if !ok || len(e.Book.Judged(ind.Code)) == 0 {
		return nil
	}
	level, note := phrase.Level(m)
	latest := e.Book.Movement(ind.Code, e.Book.Year(), "")
	change, changeNote := m.Change.String(), phrase.Inlines(nil)
	if change == "" {
		change, changeNote = "不可比", phrase.Text(latest.Why)
	} else if latest.Amount.Known() {
		changeNote = append(phrase.Textf("比%d年", e.Book.Year()-1), phrase.Increment(latest)...)
	}
	term, value := "水平", phrase.Text(level)
	if m.Target.Kind == plan.Milestone {
		term, value = "进展", phrase.Stage(m.Stage, m.Current.Demo)
		changeNote = phrase.StageChange(e.Book, ind)
	}
	return []document.Block{document.Keys{Verdict: true, Items: []document.Key{
		{Term: term, Value: value, Note: note},
		{Term: paceTerm(m), Value: phrase.Judged(m), Note: phrase.PaceNote(m)},
		{Term: "最近变化", Value: phrase.Text(change), Note: changeNote},
	}}}
}

func paceTerm(m assess.Assessment) string {
	if m.Pace.Known() && m.Target.Kind != plan.Zero { // which has one for information only
		return "节奏"
	}
	return "评价"
}

func (e *expander) trend() []document.Block {
	ind, _, ok := e.own()
	if !ok {
		return nil
	}
	spec, ok := e.ownChart("outlook", figure.Request{Options: figure.Options{ID: "trend"}, Indicators: []plan.Indicator{ind}})
	if !ok && phrase.StatesOnly(ind) && len(e.Book.Years(ind.Code, "")) > 0 {
		return rowsOrNothing(table.Stages(e.Book, ind, "series"))
	}
	if !ok {
		return []document.Block{document.Notice{Kind: document.Remark, Title: phrase.NoData,
			Body: []document.Block{document.Paragraph{Text: phrase.Text("本指标没有可用的公开数据，也没有演示数据。"), Pos: e.pos}}}}
	}
	return []document.Block{document.Figure{ID: "trend", Number: FigureNumber, Chart: spec, Pos: e.pos}}
}

func (e *expander) history() []document.Block {
	ind, _, ok := e.own()
	if !ok || phrase.StatesOnly(ind) {
		return nil
	}
	return []document.Block{table.History(e.Book, ind, "series")}
}

func (e *expander) elsewhere() []document.Block {
	ind, _, ok := e.own()
	if !ok {
		return nil
	}
	return rowsOrNothing(table.Elsewhere(e.Book, ind, "elsewhere"))
}

func (e *expander) byParks() []document.Block {
	ind, _, ok := e.own()
	if !ok || !e.Book.HasParks(ind.Code) {
		return nil
	}
	return rowsOrNothing(table.Parks(e.Book, ind, e.Book.Year()-3, 0, "by-park", "各园区"+ind.Name))
}

func (e *expander) targets() []document.Block {
	ind, _, ok := e.own()
	if !ok {
		return nil
	}
	return rowsOrNothing(table.Targets(e.Book, ind, "targets"))
}

func (e *expander) steps() []document.Block {
	ind, _, ok := e.own()
	if !ok {
		return nil
	}
	var out []document.Block
	all := e.Book.Judged(ind.Code)
	for i, a := range all {
		title := ""
		if len(all) > 1 {
			title = "目标：" + a.Target.Clause
		}
		steps := rowsOrNothing(table.Steps(a, fmt.Sprintf("steps-%d", i+1), title))
		if len(steps) > 0 {
			steps = append(rowsOrNothing(table.Inputs(a, fmt.Sprintf("inputs-%d", i+1), "")), steps...)
		}
		out = append(out, document.Paragraph{Text: phrase.Text(a.Target.Kind.Word() + "目标：" + assess.KindOf(a.Target.Kind).Rule), Pos: e.pos})
		out = append(out, steps...)
	}
	return out
}

// reasons lists in words what an edge or the lack of data did.
func (e *expander) reasons() []document.Block {
	ind, _, ok := e.own()
	if !ok {
		return nil
	}
	var items [][]document.Block
	seen := map[string]bool{}
	for _, a := range e.Book.Judged(ind.Code) {
		for _, r := range a.Reasons {
			if !seen[r] {
				seen[r] = true
				items = append(items, []document.Block{document.Paragraph{Text: phrase.Text(r)}})
			}
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []document.Block{document.List{Items: items}}
}

func (e *expander) vintages() []document.Block {
	ind, m, ok := e.own()
	if !ok || len(e.Shelf.Books) < 2 {
		return nil
	}
	_ = m
	return rowsOrNothing(table.Vintages(e.Shelf, e.Book, ind, "vintages"))
}

// factList gathers facts; one without a value is left out.
type factList struct{ document.Facts }

func (f *factList) add(term string, value, note phrase.Inlines) {
	if len(value) > 0 {
		f.Items = append(f.Items, document.Fact{Term: term, Value: value, Note: note})
	}
}

// known adds a number unless it is undefined.
func (f *factList) known(term string, v number.Value) {
	if v.Known() {
		f.add(term, phrase.Num(v), nil)
	}
}

// indicatorFacts are the facts beside an indicator's chart.
func (e *expander) indicatorFacts(ind plan.Indicator, title string) document.Facts {
	f := factList{document.Facts{Title: title}}
	m, judged := e.Book.Main(ind.Code)
	if judged {
		e.judgedFacts(&f, ind, m)
	}
	if n := len(m.Projection); n > 0 && e.Indicator != nil && e.Indicator.Code == ind.Code {
		f.add("走势推算", projected(m.Projection[n-1]), projectedRange(m.Projection[n-1]))
	}
	if t := e.Book.AnnualTarget(ind.Code, e.Book.Year()); t.Known() {
		f.add("年度目标", phrase.Num(t), annualNote(m, judged))
	}
	if ind.Weight.Known() {
		f.add("权重", phrase.Num(ind.Weight), demoNote(ind.Weight.Demo))
	}
	f.add("责任单位", phrase.Owners(e.Book, ind.Owners), nil)
	f.add("领域", phrase.Text(ind.Domain), nil)
	return f.Facts
}

// judgedFacts are those of the assessment.
func (e *expander) judgedFacts(f *factList, ind plan.Indicator, m assess.Assessment) {
	f.add("目标", targetWithYear(ind, m), targetNote(ind, m))
	if m.Base.Known() && m.BaseYear > 0 {
		f.add("基期", phrase.Join(phrase.Textf("%d年 ", m.BaseYear), phrase.Num(m.Base)), phrase.Text(m.Target.BaseSource))
	}
	f.known("实现程度", ledger.Percent(m.Realisation))
	f.known("完成进度", ledger.Percent(m.Covered()))
	if m.Covered().Known() {
		f.known("序时进度", ledger.Percent(m.Elapsed))
	}
	f.known("应达水平", m.Due)
	if g := m.Gap; g.Known() {
		g.Unit = ind.Unit.Difference()
		term, note := "差", "正数为好于应达"
		if !m.Due.Known() {
			term, note = "余量", "正数为好于目标"
		}
		f.add(term, phrase.Inlines{document.Number{Value: g, Signed: true}}, phrase.Text(note))
	}
	if m.Mean.Known() && m.Target.Kind == plan.AverageGrowth {
		f.add("年均增长", phrase.Num(ledger.Percent(m.Mean)), phrase.Text(phrase.YearsMet(m)))
	}
	if m.Required.Known() {
		f.add("今后需要", phrase.Required(e.Book, m), nil)
	}
}

func projected(p assess.Projection) phrase.Inlines {
	return phrase.Join(phrase.Textf("%d年 ", p.Year), phrase.Num(p.Value))
}

func projectedRange(p assess.Projection) phrase.Inlines {
	if !p.Low.Known() || !p.High.Known() {
		return phrase.Text(p.NoInterval + "；过去速度延续的结果，不是预测")
	}
	return phrase.Join(phrase.Text("80%区间 "), phrase.Bare(phrase.Quiet(p.Low)), phrase.Text("—"), phrase.Bare(phrase.Quiet(p.High)), phrase.Text("，不是预测"))
}

func demoNote(demo bool) phrase.Inlines {
	if demo {
		return phrase.Text("演示")
	}
	return nil
}

func annualNote(m assess.Assessment, judged bool) phrase.Inlines {
	switch {
	case !judged || !m.Annual.Judgeable:
		return nil
	case m.Annual.Met:
		return phrase.Text("已达到")
	}
	return phrase.Text("未达到")
}

// targetNote says where a target stands and what it was before it was adjusted.
func targetNote(ind plan.Indicator, m assess.Assessment) phrase.Inlines {
	run := phrase.Textf("方案%s，%s", m.Target.Clause, phrase.Attribute(ind))
	if m.Adjustment != nil {
		run = phrase.Join(run, phrase.Text("；"+phrase.Adjusted(m)))
	}
	return run
}

func targetWithYear(ind plan.Indicator, m assess.Assessment) phrase.Inlines {
	if m.Target.Year == 0 {
		return phrase.Target(ind, m.Target)
	}
	return phrase.Join(phrase.Textf("%d年 ", m.Target.Year), phrase.Target(ind, m.Target))
}
