package binding

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// question is what is asked of an indicator.
type question struct {
	*resolver
	ind plan.Indicator
	// book is the edition that answers: that of the year asked for, where it exists.
	book   *ledger.Book
	year   int
	area   string
	period string
	clause string
	op     string
}

// operations are what can be asked of an indicator, by word; "" is the value.
func operations() map[string]func(*question) phrase.Inlines {
	return map[string]func(*question) phrase.Inlines{
		"": (*question).value, "值": (*question).value,
		"同比": (*question).rate, "增减": (*question).change, "增量": (*question).increment, "修订前": (*question).beforeRevision,
		"占比": (*question).share,
		"名称": named(func(i plan.Indicator) string { return i.Name }), "简称": named(figure.Short),
		"单位": named(func(i plan.Indicator) string { return string(i.Unit) }), "领域": named(func(i plan.Indicator) string { return i.Domain }),
		"属性": named(phrase.Attribute), "定义": named(func(i plan.Indicator) string { return or(i.Definition, "方案没有给出定义。") }),
		"口径": named(func(i plan.Indicator) string { return or(i.Scope, "没有另作说明。") }), "说明": named(func(i plan.Indicator) string { return i.Note }),
		"方向": (*question).direction, "条款": named(clauses), "责任部门": (*question).owners, "权重": (*question).weight,
		"年度目标": (*question).annualTarget,
		"目标":   judged((*question).target), "目标年": judged((*question).targetYear), "基期": judged((*question).base), "基期年": judged((*question).baseYear),
		"应达": judged((*question).due), "差": judged((*question).gap),
		"实现程度": judged((*question).realisation), "完成进度": judged((*question).progress), "序时进度": judged((*question).elapsed),
		"需年均": judged((*question).required), "今后需要": judged((*question).needed), "年均": judged((*question).mean),
		"快慢": judged((*question).pace), "评价": judged((*question).verdict), "评价词": judged((*question).verdictWord),
		"阶段": judged((*question).stage), "变化": judged((*question).latest), "达标年数": judged((*question).yearsMet),
		"判断": judged((*question).sentence),
	}
}

func operationWords() []string {
	var out []string
	for w := range operations() {
		if w != "" {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// named answers with a text of the indicator itself.
func named(pick func(plan.Indicator) string) func(*question) phrase.Inlines {
	return func(q *question) phrase.Inlines { return phrase.Text(pick(q.ind)) }
}

// direction is empty on the page of what is either done or not.
func (q *question) direction() phrase.Inlines {
	switch {
	case phrase.StatesOnly(q.ind) && q.Generated:
		return nil
	case phrase.StatesOnly(q.ind):
		return q.missing("“" + q.ind.Name + "”是里程碑，没有方向")
	case q.ind.Direction == plan.Down:
		return phrase.Text("越小越好")
	}
	return phrase.Text("越大越好")
}

func clauses(i plan.Indicator) string {
	var out []string
	for _, t := range i.Targets {
		if !slices.Contains(out, t.Clause) {
			out = append(out, t.Clause)
		}
	}
	return strings.Join(out, "、")
}

// indicator answers what the words after an indicator's name ask.
func (r *resolver) indicator(ind plan.Indicator, rest []word) phrase.Inlines {
	r.used = ind.Code
	q := &question{resolver: r, ind: ind, year: r.Book.Year(), book: r.Book}
	ops := operations()
	for _, w := range rest {
		if !q.take(w, ops) {
			return r.unknown(w, fmt.Sprintf("“%s”后面没有“%s”这个词", ind.Name, w.text), q.candidates())
		}
	}
	if len(r.findings) > 0 {
		return phrase.Text("？")
	}
	return ops[q.op](q)
}

var yearWord = regexp.MustCompile(`^((?:19|20)[0-9]{2})年?$`)

// take reads one word: a year, an area, a period, a clause or an operation.
func (q *question) take(w word, ops map[string]func(*question) phrase.Inlines) bool {
	if m := yearWord.FindStringSubmatch(w.text); m != nil {
		q.year, _ = strconv.Atoi(m[1])
		return true
	}
	if _, ok := ops[w.text]; ok {
		if q.op != "" {
			q.fail(w.pos, "binding-word", "“"+q.op+"”和“"+w.text+"”不能同时问", "分成两处写")
		}
		q.op = w.text
		return true
	}
	switch {
	case w.text == "上年":
		q.year = q.book.Year() - 1
	case slices.Contains(q.book.Areas(), w.text):
		q.area = w.text
	case q.hasPeriod(w.text):
		q.period = w.text
	case slices.ContainsFunc(q.ind.Targets, func(t plan.Target) bool { return t.Clause == w.text }):
		q.clause = w.text
	default:
		return false
	}
	return true
}

func (q *question) hasPeriod(s string) bool {
	return s == plan.FullYear || slices.ContainsFunc(q.book.Others(q.ind.Code), func(o plan.Observation) bool { return o.Period == s })
}

func (q *question) candidates() []string {
	out := append(operationWords(), q.book.Areas()...)
	for _, t := range q.ind.Targets {
		out = append(out, t.Clause)
	}
	return out
}

// own reports whether the edition's own area is asked about.
func (q *question) own() bool { return q.area == "" || q.area == q.book.Edition().Area }

func (q *question) where() string {
	text := q.ind.Name
	if !q.own() {
		text = q.area + text
	}
	return fmt.Sprintf("“%s”%d年", text, q.year)
}

// number is a bound number that leads to the indicator's page.
func (q *question) number(v number.Value) phrase.Inlines {
	return phrase.Inlines{document.Number{Value: v, Label: q.label(), Href: q.href()}}
}

func (q *question) href() string { return address.Indicator(q.Book.Year(), q.ind.Code) }

// label is what is asked for, without the indicator's name.
func (q *question) label() string {
	area := ""
	if !q.own() {
		area = q.area + " "
	}
	return fmt.Sprintf("%s%d年%s%s", area, q.year, q.period, q.op)
}

func (q *question) observed() (plan.Observation, bool) {
	if q.period == "" || q.period == plan.FullYear {
		return q.book.At(q.ind.Code, q.year, q.area)
	}
	for _, o := range q.book.Others(q.ind.Code) {
		if o.Year == q.year && o.Period == q.period && (o.Area == q.area || q.own() && (o.Area == "" || o.Area == q.book.Edition().Area)) {
			return o, true
		}
	}
	return plan.Observation{}, false
}

func (q *question) value() phrase.Inlines {
	o, ok := q.observed()
	switch {
	case ok && o.Stage != plan.NoStage:
		q.demo = q.demo || o.Value.Demo
		return phrase.Text(o.Stage.String())
	case !ok || o.Value.State == number.Unknown:
		return q.missing(q.where() + "没有公开数据")
	}
	v := o.Value
	if v.Unit == "" {
		v.Unit = q.ind.Unit
	}
	return q.number(v)
}

func (q *question) movement() (ledger.Movement, bool) {
	m := q.book.Movement(q.ind.Code, q.year, q.area)
	return m, m.Amount.Known()
}

func (q *question) rate() phrase.Inlines {
	m, _ := q.movement()
	if !m.Rate.Known() {
		return q.missing(q.where() + "没有同比：" + m.Why)
	}
	return q.number(m.Rate)
}

func (q *question) change() phrase.Inlines {
	m, _ := q.movement()
	if !m.Rate.Known() {
		return q.missing(q.where() + "没有同比：" + m.Why)
	}
	return q.bound(phrase.Change(m))
}

func (q *question) increment() phrase.Inlines {
	m, ok := q.movement()
	if !ok {
		return q.missing(q.where() + "没有增量：" + m.Why)
	}
	return q.bound(phrase.Increment(m))
}

// bound lets the numbers of a run lead to the indicator's page.
func (q *question) bound(run phrase.Inlines) phrase.Inlines {
	out := slices.Clone(run)
	for i, x := range out {
		if n, ok := x.(document.Number); ok {
			n.Label, n.Href = q.label(), q.href()
			out[i] = n
		}
	}
	return out
}

// beforeRevision is what was published before the latest revision of the year's figure.
func (q *question) beforeRevision() phrase.Inlines {
	var found *plan.Revision
	for _, v := range q.book.Edition().Revisions {
		if v.Indicator == q.ind.Code && v.Year == q.year && (v.Area == q.area || q.own() && (v.Area == "" || v.Area == q.book.Edition().Area)) {
			found = &v
		}
	}
	if found == nil {
		return q.missing(q.where() + "的数没有修订过")
	}
	return q.number(found.Old)
}

func (q *question) share() phrase.Inlines {
	if q.own() {
		return q.fail(q.pos, "binding-word", "占比要写明是哪个园区", "如 {{"+q.ind.Name+" 核心区 占比}}")
	}
	v := ledger.Percent(ledger.Ratio(q.book.Value(q.ind.Code, q.year, q.area), q.book.Value(q.ind.Code, q.year, "")))
	if !v.Known() {
		return q.missing(q.where() + "算不出占比")
	}
	return q.number(v)
}

func (q *question) owners() phrase.Inlines {
	if len(q.ind.Owners) == 0 {
		return phrase.Text("未指定")
	}
	return phrase.Owners(q.book, q.ind.Owners)
}

func (q *question) weight() phrase.Inlines {
	if !q.ind.Weight.Known() {
		return phrase.Text("未设定")
	}
	w := phrase.Num(q.ind.Weight)
	if q.ind.Weight.Demo {
		w = append(w, document.Text(" "), document.Tag("演示"))
	}
	return w
}

func (q *question) annualTarget() phrase.Inlines {
	v := q.book.AnnualTarget(q.ind.Code, q.year)
	if !v.Known() {
		return q.missing(q.where() + "没有年度目标")
	}
	return q.number(v)
}

// judged answers from the assessment: that of the clause asked for, else the
// one that decides. Assessments are made for the edition's own area alone.
func judged(answer func(*question, assess.Assessment) phrase.Inlines) func(*question) phrase.Inlines {
	return func(q *question) phrase.Inlines {
		if !q.own() {
			return q.fail(q.pos, "binding-word", fmt.Sprintf("只评价%s，不能问%s的“%s”", q.book.Edition().Area, q.area, q.op), "去掉区域，或改问数值、同比、占比")
		}
		if q.year != q.book.Year() {
			then := q.Shelf.Book(q.year)
			if then == nil || then.Indicator(q.ind.Code) == nil {
				return q.missing(fmt.Sprintf("没有%d年版，不能问那一年的“%s”", q.year, q.op))
			}
			q.book = then
		}
		a, ok := q.assessment()
		if !ok {
			return q.missing("“" + q.ind.Name + "”没有评价")
		}
		q.demo = q.demo || phrase.Demo(a)
		return answer(q, a)
	}
}

func (q *question) assessment() (assess.Assessment, bool) {
	if q.clause == "" {
		return q.book.Main(q.ind.Code)
	}
	for _, a := range q.book.Judged(q.ind.Code) {
		if a.Target.Clause == q.clause {
			return a, true
		}
	}
	return q.book.Main(q.ind.Code)
}

// figure answers with a number of the assessment, or says why there is none.
func (q *question) figure(a assess.Assessment, v number.Value) phrase.Inlines {
	if !v.Known() {
		why := ""
		if len(a.Reasons) > 0 {
			why = "：" + a.Reasons[0]
		}
		return q.missing(q.where() + "没有" + q.op + why)
	}
	return q.number(v)
}

func (q *question) target(a assess.Assessment) phrase.Inlines {
	if !a.Target.Value.Known() {
		return phrase.Target(a.Indicator, a.Target)
	}
	return q.figure(a, a.Target.Value)
}

func (q *question) targetYear(a assess.Assessment) phrase.Inlines {
	if a.Target.Year == 0 {
		return phrase.Text("逐年")
	}
	return phrase.Textf("%d年", a.Target.Year)
}

func (q *question) base(a assess.Assessment) phrase.Inlines { return q.figure(a, a.Base) }

func (q *question) baseYear(a assess.Assessment) phrase.Inlines {
	if a.BaseYear == 0 {
		return phrase.Text("不设基期")
	}
	return phrase.Textf("%d年", a.BaseYear)
}

func (q *question) due(a assess.Assessment) phrase.Inlines { return q.figure(a, a.Due) }

func (q *question) gap(a assess.Assessment) phrase.Inlines {
	if !a.Gap.Known() {
		return q.figure(a, a.Gap)
	}
	return q.bound(phrase.Gap(a))
}

func (q *question) realisation(a assess.Assessment) phrase.Inlines {
	return q.figure(a, ledger.Percent(a.Realisation))
}

func (q *question) progress(a assess.Assessment) phrase.Inlines {
	return q.figure(a, ledger.Percent(a.Progress))
}

func (q *question) elapsed(a assess.Assessment) phrase.Inlines {
	return q.figure(a, ledger.Percent(a.Elapsed))
}

func (q *question) required(a assess.Assessment) phrase.Inlines {
	v := phrase.RequiredStep(a)
	if !v.Known() {
		return q.figure(a, v)
	}
	v.Dec = v.Dec.Abs()
	return q.number(v)
}

func (q *question) needed(a assess.Assessment) phrase.Inlines {
	if !a.Required.Known() {
		return q.figure(a, a.Required)
	}
	return q.bound(phrase.Required(q.book, a))
}

func (q *question) mean(a assess.Assessment) phrase.Inlines {
	switch {
	case a.Target.Kind == plan.Monotone && a.Mean.Known():
		v := a.Mean
		v.Unit = a.Indicator.Unit.Difference()
		return q.number(v)
	case a.Mean.Known():
		return q.number(ledger.Percent(a.Mean))
	}
	return q.figure(a, ledger.Percent(a.ActualGrowth))
}

func (q *question) pace(a assess.Assessment) phrase.Inlines {
	if !a.Covered().Known() {
		return q.figure(a, a.Covered())
	}
	return q.bound(phrase.Pace(a))
}

func (q *question) verdict(a assess.Assessment) phrase.Inlines {
	return phrase.Inlines{phrase.Status(a.Verdict)}
}

func (q *question) verdictWord(a assess.Assessment) phrase.Inlines {
	return phrase.Text(a.Verdict.String())
}

func (q *question) stage(a assess.Assessment) phrase.Inlines {
	if a.Stage == plan.NoStage {
		return q.missing(q.where() + "没有填状态")
	}
	return phrase.Text(a.Stage.String())
}

func (q *question) latest(a assess.Assessment) phrase.Inlines {
	if w := a.Change.String(); w != "" {
		return phrase.Text(w)
	}
	return q.missing(q.where() + "没有上年的数可比")
}

func (q *question) yearsMet(a assess.Assessment) phrase.Inlines {
	if w := phrase.YearsMet(a); w != "" {
		return phrase.Text(w)
	}
	return q.missing(q.where() + "不按年评价")
}

func (q *question) sentence(a assess.Assessment) phrase.Inlines {
	return phrase.Verdict(q.book, a)
}
