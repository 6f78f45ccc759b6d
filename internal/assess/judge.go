package assess

import (
	"fmt"
	"strings"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Assess judges every target of e. It reads nothing but e, and two calls give
// the same result.
func Assess(e plan.Edition, r Rules) Result {
	res := Result{Edition: e, Rules: r, Elapsed: planElapsed(e)}
	for _, i := range e.Indicators {
		for n, t := range i.Targets {
			if !t.Repeats {
				res.Assessments = append(res.Assessments, assessTarget(e, r, i, n))
			}
		}
	}
	for _, i := range e.Items {
		res.Items = append(res.Items, assessItem(e, r, i))
	}
	res.Parks = assessParks(e, r)
	for _, d := range e.Domains {
		res.Domains = append(res.Domains, composite(d, res.in(d), r))
	}
	res.Total = composite("", res.Assessments, r)
	return res
}

// planElapsed is 序时进度 of the plan as a whole.
func planElapsed(e plan.Edition) number.Value {
	base := e.Base
	if base == 0 {
		base = e.Start - 1
	}
	if e.End <= base {
		return number.Value{}
	}
	return ratio(share(e.Year-base, e.End-base))
}

// share is part/whole years, between 0 and 1.
func share(part, whole int) number.Decimal {
	return clamp01(number.Int(int64(part)).Quo(number.Int(int64(whole))))
}

// assessTarget judges the n-th target of i, and with it what it was before an adjustment.
func assessTarget(e plan.Edition, r Rules, i plan.Indicator, n int) Assessment {
	t := i.Targets[n]
	adjusted, adj := adjust(e, i, t)
	a := newJudge(e, r, i, adjusted).judge()
	a.Projection = a.project()
	if adj != nil {
		former := newJudge(e, r, i, t).judge()
		a.Adjustment, a.Former = adj, &former
		a.Reasons = append(a.Reasons, "目标"+a.Adjusted())
	}
	a.override(e, n)
	return a
}

// Adjusted says in words what the target was, what it is and by which document;
// "" for one that is as the plan set it.
func (a Assessment) Adjusted() string {
	if a.Adjustment == nil {
		return ""
	}
	return fmt.Sprintf("由%s调整为%s（%s）", a.Adjustment.Old, a.Adjustment.New, a.Adjustment.Document)
}

// override puts the verdict of 评价调整 in the place of the computed one.
func (a *Assessment) override(e plan.Edition, n int) {
	for i := range e.Overrides {
		o := &e.Overrides[i]
		if o.Indicator != a.Indicator.Code || o.Target != n {
			continue
		}
		if v, ok := verdictOf(o.Verdict); ok {
			a.Verdict, a.Override = v, o
			a.Reasons = append(a.Reasons, a.Overridden())
		}
	}
}

func verdictOf(word string) (Verdict, bool) {
	for _, v := range Verdicts() {
		if v.String() == word {
			return v, true
		}
	}
	return Unjudged, false
}

// Overridden says in words what was computed, what is published instead, why,
// and who decided it; "" for a verdict as it was computed.
func (a Assessment) Overridden() string {
	o := a.Override
	if o == nil {
		return ""
	}
	by := o.By
	if !o.Date.IsZero() {
		by += fmt.Sprintf("，%d年%d月%d日", o.Date.Year(), o.Date.Month(), o.Date.Day())
	}
	if o.Demo {
		by += "，演示"
	}
	return fmt.Sprintf("按算法评价为%s，调整为%s：%s（签发：%s）", a.Computed, a.Verdict, strings.TrimSuffix(o.Reason, "。"), by)
}

// adjust applies the adjustments of t in order of their dates.
func adjust(e plan.Edition, i plan.Indicator, t plan.Target) (plan.Target, *plan.Adjustment) {
	var last *plan.Adjustment
	for n := range e.Adjustments {
		a := &e.Adjustments[n]
		if a.Indicator != i.Code || a.Year != t.Year || !t.Value.Known() || !a.Old.Known() || a.Old.Dec.Cmp(t.Value.Dec) != 0 {
			continue
		}
		unit := t.Value.Unit
		t.Value = a.New
		t.Value.Unit = unit
		last = a
	}
	return t, last
}

// judge is the work on one target.
type judge struct {
	e plan.Edition
	r Rules
	a Assessment
	// d is the indicator's direction; now is the year judged.
	d   plan.Direction
	now int
}

func newJudge(e plan.Edition, r Rules, i plan.Indicator, t plan.Target) *judge {
	j := &judge{e: e, r: r, d: i.Direction, now: e.Year}
	if j.d == 0 {
		j.d = plan.Up
	}
	j.a = Assessment{Indicator: i, Target: t, Edition: e.Year, Year: e.Year, rules: r}
	for _, o := range e.Series(i.Code, "", "") {
		if o.Year <= e.Year {
			j.a.Series = append(j.a.Series, o)
		}
	}
	if at, ok := e.AnnualTarget(i.Code, e.Year); ok {
		j.a.AnnualTarget = at.Value
	}
	return j
}

func (j *judge) say(format string, args ...any) {
	j.a.Reasons = append(j.a.Reasons, fmt.Sprintf(format, args...))
}

func (j *judge) judge() Assessment {
	if j.a.Target.Kind == plan.Milestone {
		j.milestone()
		j.a.Computed = j.a.Verdict
		return j.a
	}
	j.current()
	j.change()
	switch j.a.Target.Kind {
	case plan.Level, plan.ShareAbove, plan.Multiple:
		j.level()
	case plan.Keep:
		j.keep()
	case plan.AverageGrowth:
		j.averageGrowth()
	case plan.Monotone:
		j.monotone()
	case plan.Zero:
		j.zero()
	case plan.Band:
		j.band()
	}
	j.annual()
	j.assume()
	j.a.Computed = j.a.Verdict
	return j.a
}

// assume states a base year that neither the plan nor a source gives.
func (j *judge) assume() {
	t := j.a.Target
	if t.BaseSource == plan.AssumedBase && t.Base != 0 && (j.a.Base.Known() || t.Kind == plan.AverageGrowth) {
		j.a.Assumptions = append(j.a.Assumptions, fmt.Sprintf("方案未给出基期，%d年为%s", t.Base, plan.AssumedBase))
	}
}

// at returns the known value of a year.
func (j *judge) at(year int) (number.Value, bool) {
	v := j.a.valueOf(year)
	return v, v.Known()
}

// breakAfter returns the first year in (from, to] with a series break, 0 for none.
func (j *judge) breakAfter(from, to int) int {
	for _, o := range j.a.Series {
		if o.Break && o.Year > from && o.Year <= to {
			return o.Year
		}
	}
	return 0
}

// current finds the value of the year reported on. An older one is shown as
// that and judged by nothing.
func (j *judge) current() {
	if v, ok := j.at(j.now); ok {
		j.a.Current, j.a.Judgeable = v, true
		j.a.Previous, _ = j.at(j.now - 1)
		return
	}
	for n := len(j.a.Series) - 1; n >= 0; n-- {
		o := j.a.Series[n]
		if o.Value.Known() {
			j.a.Current, j.a.Year = o.Value, o.Year
			j.a.Previous, _ = j.at(o.Year - 1)
			j.say("%d年数据%s，最近为%d年", j.now, j.missing(), o.Year)
			return
		}
	}
	j.say("%s", j.nothing())
}

// missing says in which way the year's value is not there.
func (j *judge) missing() string {
	for _, o := range j.a.Series {
		if o.Year != j.now {
			continue
		}
		switch o.Value.State {
		case number.Below:
			return "小于最小计量单位"
		case number.NotApplicable:
			return "不适用"
		}
	}
	return "未公布"
}

// nothing says which other values there are where the area's yearly ones are not.
func (j *judge) nothing() string {
	var others []string
	seen := map[string]bool{}
	for _, o := range j.e.Observations {
		if o.Indicator != j.a.Indicator.Code || !o.Value.Known() || o.Year > j.now {
			continue
		}
		what := o.Area
		if o.Period != plan.FullYear && o.Period != "" {
			what += o.Period
		}
		if what != j.e.Area && !seen[what] {
			seen[what] = true
			others = append(others, what)
		}
	}
	if len(others) == 0 {
		return "无公开数据"
	}
	return fmt.Sprintf("没有%s全年数，只有%s的数，仅供参考", j.e.Area, strings.Join(others, "、"))
}

// change compares with the year before.
func (j *judge) change() {
	x, p := j.a.Current, j.a.Previous
	if !j.a.Judgeable || !p.Known() {
		return
	}
	if j.breakAfter(j.now-1, j.now) != 0 {
		j.say("%d年口径变更，与上年不可比", j.now)
		return
	}
	c := int(j.d) * x.Dec.Cmp(p.Dec)
	if j.a.Target.Kind == plan.Band {
		c = distance(j.a.Target, p.Dec).Cmp(distance(j.a.Target, x.Dec))
	}
	j.a.Change = [...]Change{Worse, Flat, Better}[c+1]
}

// annual judges the year's own target.
func (j *judge) annual() {
	y := j.a.AnnualTarget
	if !j.a.Judgeable || !y.Known() {
		return
	}
	x := j.a.Current
	op := j.a.Target.Op
	if k := j.a.Target.Kind; k == plan.Monotone || k == plan.Zero || k == plan.Band {
		op = map[plan.Direction]plan.Op{plan.Up: plan.GE, plan.Down: plan.LE}[j.d]
	}
	j.a.Annual = Annual{
		Judgeable: true, Met: met(x.Dec, op, y.Dec),
		Gap: j.margin(signed(x.Dec.Sub(y.Dec), j.d), x, y),
	}
	if z, ok := realisation(x.Dec, y.Dec, j.d); ok {
		j.a.Annual.Realisation = ratio(z, x, y)
	}
}

// difference is a derived difference of two values in the indicator's unit.
func (j *judge) difference(d number.Decimal, inputs ...number.Value) number.Value {
	return derive(d, j.a.Indicator.Unit.Difference(), j.a.Indicator.Decimals, inputs...)
}

// margin is a difference of x to limits, which are printed as they are
// written: it has their decimals where they have more than the indicator.
func (j *judge) margin(d number.Decimal, x number.Value, limits ...number.Value) number.Value {
	v := j.difference(d, append([]number.Value{x}, limits...)...)
	most := v.Decimals + maxMore
	for _, y := range limits {
		v.Decimals = max(v.Decimals, min(y.Dec.Places(), most))
	}
	return v
}

// maxMore bounds what a limit in another unit, converted, adds to decimals.
const maxMore = 3

// amount is a derived value in the indicator's unit.
func (j *judge) amount(d number.Decimal, inputs ...number.Value) number.Value {
	return derive(d, j.a.Indicator.Unit, j.a.Indicator.Decimals, inputs...)
}

// realisation is 实现程度: x/y upwards, y/x downwards, between 0 and 1. It is
// undefined for a target that is not positive.
func realisation(x, y number.Decimal, d plan.Direction) (number.Decimal, bool) {
	switch {
	case y.Sign() <= 0:
		return number.Decimal{}, false
	case d == plan.Up:
		return clamp01(x.Quo(y)), true
	case x.Sign() <= 0:
		return one(), true
	}
	return clamp01(y.Quo(x)), true
}
