package data

import (
	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// plain is an entry with what is reported and asked for, and no judgement.
func (t target) plain(ind plan.Indicator, o observed) entry {
	return entry{
		ID: text(ind.Code), Name: text(ind.Name), Domain: text(ind.Domain), Clause: text(t.Clause), Unit: text(ind.Unit),
		Measure: word{ind.Measure.String(), ind.Measure.Word()},
		Year:    year(o.year), Period: text(o.period), Area: text(o.area),
		Value: figureOf(o.is.Value), State: stateOf(o.is), Demo: o.is.Value.Demo, Source: sourceOf(o.is.Value),
		TargetKind: word{t.Kind.String(), t.Kind.Word()}, TargetOp: opOf(t.Target), TargetYear: year(t.Year), Target: figureOf(t.Value),
		Reasons: []string{},
	}
}

// reference is an entry of another area or period.
func (t target) reference(ind plan.Indicator, o observed) entry {
	e := t.plain(ind, o)
	what := o.area
	if o.period != plan.FullYear {
		what += o.period
	}
	if o.is.Stage != plan.NoStage {
		what += o.is.Stage.String() + "，"
	} else {
		what += "的数，"
	}
	e.Reasons = append(e.Reasons, what+"仅供参考，不作评价")
	return e
}

// entry is the entry of the edition's own area and full year.
func (t target) entry(ind plan.Indicator, o observed) entry {
	if t.judged == nil {
		e := t.plain(ind, o)
		what := "其他条款"
		if t.of != "" && t.of != t.Clause {
			what = t.of
		}
		e.Reasons = append(e.Reasons, "与"+what+"是同一目标，不重复评价")
		return e
	}
	a := *t.judged
	o.year, o.is = a.Year, seen(a)
	e := t.plain(ind, o)
	e.BaseYear, e.Base = year(a.BaseYear), figureOf(a.Base)
	e.AnnualTarget = figureOf(a.AnnualTarget)
	e.Realisation, e.Progress, e.Elapsed = figureOf(a.Realisation), figureOf(a.Progress), figureOf(a.Elapsed)
	e.Due = figureOf(a.Due)
	if a.Due.Known() { // without it Gap is another distance
		e.DueGap = figureOf(a.Gap)
	}
	e.PaceMethod, e.Pace, e.Required = methodOf(a), figureOf(a.Pace), figureOf(a.Required)
	e.Level, e.Verdict, e.Change = levelOf(a), text(a.Verdict.String()), changeOf(a.Change)
	trend := projectionOf(a)
	if trend != nil {
		e.Projection = &projected{figureOf(trend.Value), figureOf(trend.Low), figureOf(trend.High)}
	}
	e.Reasons = append(append(append(e.Reasons, a.Reasons...), a.Assumptions...), facts(a)...)
	e.mark(a, trend, o.is.Value)
	return e
}

// seen is the observation that a judged or shows.
func seen(a assess.Assessment) plan.Observation {
	for _, o := range a.Series {
		if o.Year == a.Year {
			return o
		}
	}
	return plan.Observation{}
}

// projectionOf is the trend in the target's year, nil where there is none.
func projectionOf(a assess.Assessment) *assess.Projection {
	list := a.Projection
	if len(list) == 0 {
		return nil
	}
	return &list[len(list)-1]
}

// mark says that figures of an entry rest on less than its value does.
func (e *entry) mark(a assess.Assessment, trend *assess.Projection, value number.Value) {
	others := demoParts(a, trend)
	if len(others) > 0 && !e.Demo {
		e.Demo = true
		if value.Known() || a.Stage != plan.NoStage {
			e.Reasons = append(e.Reasons, "数值不是演示数据，"+joined(others)+"是")
		}
	}
	if s := a.Status(); a.Verdict != assess.Unjudged && s != value.Status && (s == number.Preliminary || s == number.Estimated) {
		e.Reasons = append(e.Reasons, "评价所依据的数含"+s.String()+"数")
	}
}
