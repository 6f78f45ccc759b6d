package binding

import (
	"fmt"
	"maps"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/table"
)

// generalWords name the edition and the plan.
func generalWords() []string {
	return []string{"本年", "上年", "版次", "版数", "方案", "方案期", "起始年", "终期年", "报告", "发布单位", "发布日期", "权重界限", "推算年数"}
}

// general answers a word about the edition, plan or report.
func (r *resolver) general(w word, rest []word) (phrase.Inlines, bool) {
	if !slices.Contains(generalWords(), w.text) {
		return nil, false
	}
	r.extra(rest)
	cfg := r.Shelf.Config
	switch w.text {
	case "方案":
		return phrase.Text(cfg.Plan.Title), true
	case "报告":
		return phrase.Text(cfg.Report.Name), true
	case "发布单位":
		return phrase.Text(cfg.Report.Publisher), true
	case "起始年":
		return phrase.Textf("%d", cfg.Plan.Start), true
	case "终期年":
		return phrase.Textf("%d", cfg.Plan.End), true
	case "版数":
		return phrase.Textf("%d", len(r.Shelf.Books)), true
	case "权重界限":
		return phrase.Num(r.rules().LeastCoverage()), true
	case "推算年数":
		return phrase.Textf("%d", r.rules().IntervalFrom), true
	}
	if r.Book == nil {
		return r.unknown(w, "没有可用的版次", nil), true
	}
	switch w.text {
	case "上年":
		return phrase.Textf("%d", r.Book.Year()-1), true
	case "版次":
		return phrase.Text(r.Book.Title()), true
	case "方案期":
		return phrase.Text(phrase.Elapsed(r.Book)), true
	case "发布日期":
		d := r.Book.Edition().Date
		return phrase.Text(fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())), true
	}
	return phrase.Textf("%d", r.Book.Year()), true
}

// rules are the thresholds that the edition was judged by.
func (r *resolver) rules() assess.Rules {
	if r.Book == nil {
		return assess.Rules(r.Shelf.Config.Rules)
	}
	return r.Book.Result.Rules
}

// counts answers {{评价 …}}: of all targets, of a chapter, a domain or the
// page's own department.
func (r *resolver) counts(rest []word) phrase.Inlines {
	if r.Book == nil {
		return r.fail(r.pos, "binding-word", "没有可用的版次", "")
	}
	all, ask := r.Book.Result.Assessments, word{text: "摘要", pos: r.pos}
	given := false
	for _, w := range rest {
		if some, ok := r.subset(w.text); ok {
			all = some
			continue
		}
		if given {
			return r.fail(w.pos, "binding-word", "“"+ask.text+"”和“"+w.text+"”不能同时问", "分成两处写")
		}
		ask, given = w, true
	}
	return r.count(all, ask)
}

// subset picks assessments by chapter, domain or 本部门.
func (r *resolver) subset(name string) ([]assess.Assessment, bool) {
	match := func(plan.Indicator) bool { return false }
	switch {
	case name == "本部门" && r.Department != nil:
		return r.Book.Owned(*r.Department), true
	case name == "本领域" && r.Domain != "":
		match = func(i plan.Indicator) bool { return i.Domain == r.Domain }
	case slices.Contains(r.Book.Edition().Domains, name):
		match = func(i plan.Indicator) bool { return i.Domain == name }
	case phrase.Numeral(name) > 0:
		match = func(i plan.Indicator) bool { return phrase.Numeral(i.Chapter) == phrase.Numeral(name) }
	case name == "约束性" || name == "预期性":
		match = func(i plan.Indicator) bool { return phrase.Attribute(i) == name }
	default:
		return nil, false
	}
	return r.Book.Of(match), true
}

func (r *resolver) count(all []assess.Assessment, ask word) phrase.Inlines {
	switch ask.text {
	case "摘要":
		return append(phrase.Summary(all), document.Text("。"))
	case "完成情况":
		return append(phrase.Fulfilment(all), document.Text("。"))
	case "目标数":
		return phrase.Num(ledger.Count(len(all), "项", false))
	case "指标数":
		codes := map[string]bool{}
		for _, a := range all {
			codes[a.Indicator.Code] = true
		}
		return phrase.Num(ledger.Count(len(codes), "项", false))
	}
	for v := assess.Unjudged; v <= assess.Overdue; v++ {
		if v.String() == ask.text {
			return r.tally(all, func(a assess.Assessment) bool { return a.Verdict == v })
		}
	}
	for t := chart.None; t <= chart.Lag; t++ {
		if figure.GroupName(t) == ask.text {
			return r.tally(all, func(a assess.Assessment) bool { return a.Verdict.Tone() == t })
		}
	}
	return r.unknown(ask, "“评价”后面没有“"+ask.text+"”这个词", countWords())
}

// countWords are what can be counted of targets.
func countWords() []string {
	words := []string{"摘要", "完成情况", "目标数", "指标数"}
	for v := assess.Unjudged; v <= assess.Overdue; v++ {
		words = append(words, v.String())
	}
	for t := chart.None; t <= chart.Lag; t++ {
		if w := figure.GroupName(t); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

func (r *resolver) tally(all []assess.Assessment, match func(assess.Assessment) bool) phrase.Inlines {
	n, demo := phrase.Tally(all, match)
	return phrase.Num(ledger.Count(n, "项", demo))
}

// list answers what is asked of one of the four lists.
func (r *resolver) list(kind plan.ItemKind, rest []word) phrase.Inlines {
	filter := ledger.ItemFilter{Kind: &kind}
	ask := word{text: "项数", pos: r.pos}
	for _, w := range rest {
		switch {
		case w.text == "本园区" && r.Park != nil:
			filter.Park = r.Park.Name
		case w.text == "本部门" && r.Department != nil:
			filter.Owner = r.Department.Name
		case phrase.Numeral(w.text) > 0:
			filter.Chapter = w.text
		case r.Book.Park(w.text) != nil:
			filter.Park = r.Book.Park(w.text).Name
		case r.Book.Department(w.text) != nil:
			filter.Owner = r.Book.Department(w.text).Name
		default:
			ask = w
		}
	}
	return r.ofItems(kind, r.Book.Items(filter), ask)
}

func (r *resolver) ofItems(kind plan.ItemKind, items []ledger.Item, ask word) phrase.Inlines {
	if ask.text == "名称" {
		return phrase.Text(kind.String())
	}
	sums := table.Totals(items)
	if sum, ok := moneyWords()[ask.text]; ok {
		v := sum(sums)
		if !v.Known() {
			return r.missing("“" + kind.String() + "”没有" + ask.text)
		}
		return phrase.Num(v)
	}
	if match, ok := stateWords()[ask.text]; ok {
		return phrase.Num(tallyItems(items, match))
	}
	if ask.text == "摘要" {
		return itemSummary(kind, items, sums)
	}
	return r.unknown(ask, "“"+kind.String()+"”后面没有“"+ask.text+"”这个词", itemWords())
}

// moneyWords are the sums of a list.
func moneyWords() map[string]func(table.Sums) number.Value {
	total := func(s table.Sums) number.Value { return s.Total }
	return map[string]func(table.Sums) number.Value{
		"总投资": total, "总额": total,
		"年度计划":  func(s table.Sums) number.Value { return s.Planned },
		"年度完成":  func(s table.Sums) number.Value { return s.Done },
		"累计完成":  func(s table.Sums) number.Value { return s.Cumulative },
		"占年度计划": func(s table.Sums) number.Value { return ledger.Percent(ledger.Ratio(s.Done, s.Planned)) },
		"占总投资":  func(s table.Sums) number.Value { return ledger.Percent(ledger.Ratio(s.Cumulative, s.Total)) },
	}
}

// stateWords are the items of a list that can be counted.
func stateWords() map[string]func(ledger.Item) bool {
	return map[string]func(ledger.Item) bool{
		"项数":  func(ledger.Item) bool { return true },
		"需关注": func(i ledger.Item) bool { return i.Verdict.Tone() == chart.Lag || i.Verdict.Tone() == chart.Need },
		"按进度": func(i ledger.Item) bool { return i.Verdict.Tone() == chart.On || i.Verdict == assess.NotBegun },
		"推进中": func(i ledger.Item) bool { return i.Stage == plan.UnderWay && i.Verdict != assess.Overdue },
		"未启动": func(i ledger.Item) bool { return i.Stage == plan.NotStarted && i.Verdict != assess.Overdue },
		"已完成": func(i ledger.Item) bool { return i.Stage == plan.Completed },
		"逾期":  func(i ledger.Item) bool { return i.Verdict == assess.Overdue },
	}
}

// itemWords are what can be asked of a list, sorted.
func itemWords() []string {
	words := append(slices.Collect(maps.Keys(moneyWords())), slices.Collect(maps.Keys(stateWords()))...)
	words = append(words, "名称", "摘要")
	slices.Sort(words)
	return words
}

func tallyItems(items []ledger.Item, match func(ledger.Item) bool) number.Value {
	n, demo := 0, false
	for _, it := range items {
		demo = demo || it.Demo
		if match(it) {
			n++
		}
	}
	return ledger.Count(n, "项", demo)
}

// itemSummary is the sentence that opens a list.
func itemSummary(kind plan.ItemKind, items []ledger.Item, sums table.Sums) phrase.Inlines {
	tone := func(t ...chart.Tone) func(ledger.Item) bool {
		return func(i ledger.Item) bool { return slices.Contains(t, i.Verdict.Tone()) && i.Verdict != assess.Overdue }
	}
	run := phrase.Num(tallyItems(items, func(ledger.Item) bool { return true }))
	if kind == plan.Project && sums.Total.Known() {
		run = phrase.Join(run, phrase.Text("，总投资"), phrase.Num(sums.Total))
		if done := ledger.Percent(ledger.Ratio(sums.Done, sums.Planned)); done.Known() {
			run = phrase.Join(run, phrase.Text("，本年完成"), phrase.Num(sums.Done), phrase.Text("，占年度计划的"), phrase.Num(done))
		}
	}
	run = phrase.Join(run, phrase.Text("；已完成"), phrase.Num(tallyItems(items, tone(chart.Met))),
		phrase.Text("，按进度推进或未到时限"), phrase.Num(tallyItems(items, tone(chart.On, chart.None))))
	if slow := tallyItems(items, tone(chart.Need, chart.Lag)); slow.Dec.Sign() > 0 {
		run = phrase.Join(run, phrase.Text("，较慢"), phrase.Num(slow))
	}
	overdue := tallyItems(items, func(i ledger.Item) bool { return i.Verdict == assess.Overdue })
	if overdue.Dec.Sign() == 0 {
		return append(run, document.Text("，没有逾期。"))
	}
	return phrase.Join(run, phrase.Text("，逾期"), phrase.Num(overdue), phrase.Text("。"))
}

// park answers what is asked of a park.
func (r *resolver) park(p plan.Park, rest []word) phrase.Inlines {
	r.demo = r.demo || p.Demo
	if len(rest) == 0 {
		return phrase.Text(p.Name)
	}
	switch rest[0].text {
	case "名称":
		return phrase.Text(p.Name)
	case "简介":
		return phrase.Text(p.About)
	case "考核":
		a, _ := r.Book.Standing(p.Name)
		return phrase.Score(a)
	}
	for n := min(len(rest), maxWords); n > 0; n-- {
		if ind := r.Book.Indicator(joined(rest[:n])); ind != nil {
			return r.indicator(*ind, append(slices.Clone(rest[n:]), word{p.Name, r.pos}))
		}
	}
	return r.unknown(rest[0], "“"+p.Name+"”后面没有“"+rest[0].text+"”这个词", append([]string{"名称", "简介", "考核"}, r.Book.IndicatorNames()...))
}

// department answers what is asked of a department.
func (r *resolver) department(d plan.Department, rest []word) phrase.Inlines {
	r.demo = r.demo || d.Demo
	ask := word{"名称", r.pos}
	if len(rest) > 0 {
		ask = rest[0]
	}
	switch ask.text {
	case "名称":
		return phrase.Text(d.Name)
	case "简称":
		return phrase.Text(phrase.ShortName(d))
	case "职责":
		return phrase.Text(or(d.Duty, "没有另作说明。"))
	case "摘要":
		return append(phrase.Summary(r.Book.Owned(d)), document.Text("。"))
	case "事项数":
		return phrase.Num(tallyItems(r.Book.Items(ledger.ItemFilter{Owner: d.Name}), func(ledger.Item) bool { return true }))
	}
	return r.unknown(ask, "“本部门”后面没有“"+ask.text+"”这个词", []string{"名称", "简称", "职责", "摘要", "事项数"})
}

// domain answers what is asked of a domain.
func (r *resolver) domain(name string, rest []word) phrase.Inlines {
	if len(rest) == 0 || rest[0].text == "名称" {
		return phrase.Text(name)
	}
	if rest[0].text == "综合" || rest[0].text == "综合实现程度" {
		for _, c := range r.Book.Result.Domains {
			if c.Name == name && c.Value.Known() {
				return phrase.Num(ledger.Percent(c.Value))
			}
		}
		return r.missing("“" + name + "”可计入的权重不足，不给出综合实现程度")
	}
	all, _ := r.subset(name)
	return r.count(all, rest[0])
}
