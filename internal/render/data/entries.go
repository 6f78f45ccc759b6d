package data

import (
	"runtime"
	"slices"
	"sync"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// entries lists what an edition has to say, indicator by indicator.
func entries(r assess.Result) []entry {
	b := newBook(r)
	lists := make([][]entry, len(r.Edition.Indicators))
	var wait sync.WaitGroup
	gate := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, ind := range r.Edition.Indicators {
		wait.Add(1)
		gate <- struct{}{}
		go func() {
			defer func() { <-gate; wait.Done() }()
			lists[i] = b.indicator(ind)
		}()
	}
	wait.Wait()
	return slices.Concat(lists...)
}

// book is an edition by indicator.
type book struct {
	r        assess.Result
	judged   map[string][]assess.Assessment
	observed map[string][]plan.Observation
}

func newBook(r assess.Result) book {
	b := book{r, map[string][]assess.Assessment{}, map[string][]plan.Observation{}}
	for _, a := range r.Assessments {
		b.judged[a.Indicator.Code] = append(b.judged[a.Indicator.Code], a)
	}
	for _, o := range r.Edition.Observations {
		if o.Year <= r.Edition.Year {
			b.observed[o.Indicator] = append(b.observed[o.Indicator], o)
		}
	}
	return b
}

// indicator lists the entries of one indicator: per target its own area's full
// year, then the others.
func (b book) indicator(ind plan.Indicator) []entry {
	own := observed{year: b.r.Edition.Year, area: b.r.Edition.Area, period: plan.FullYear}
	var others []observed
	for _, s := range series(b.observed[ind.Code]) {
		o := latest(s, b.r.Edition.Year)
		o.area, o.period = s[0].Area, s[0].Period
		switch {
		case o.area == own.area && o.period == own.period:
			own = o
		case o.is.Value.State != number.Unknown || o.is.Stage != plan.NoStage:
			others = append(others, o)
		}
	}
	var list []entry
	for _, t := range b.targets(ind) {
		list = append(list, t.entry(ind, own))
		for _, o := range others {
			list = append(list, t.reference(ind, o))
		}
	}
	return list
}

// observed is what stands in an entry for an area and a period.
type observed struct {
	year         int
	area, period string
	// is the observation of year; zero where there is none.
	is plan.Observation
}

// series splits an indicator's observations, which are sorted by area and
// period, into runs of one area and period.
func series(list []plan.Observation) [][]plan.Observation {
	var out [][]plan.Observation
	for i, o := range list {
		if i == 0 || o.Area != list[i-1].Area || o.Period != list[i-1].Period {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], o)
	}
	return out
}

// latest finds the last year with a value or a stage. Without any it is the
// year reported on, with what stands in its cell: …, — or nothing.
func latest(s []plan.Observation, now int) observed {
	for _, o := range slices.Backward(s) {
		if o.Value.Known() || o.Stage != plan.NoStage {
			return observed{year: o.Year, is: o}
		}
	}
	last := s[len(s)-1]
	if last.Value.State == number.Unknown {
		return observed{year: now}
	}
	return observed{year: last.Year, is: last}
}

// target is one clause with its judgement.
type target struct {
	plan.Target
	// judged is nil for a clause that repeats the target of another, of.
	judged *assess.Assessment
	of     string
}

// targets pairs the plan's targets with their judgements, which are in the
// same order, without the repeated ones.
func (b book) targets(ind plan.Indicator) []target {
	judged := b.judged[ind.Code]
	var list []target
	n := 0
	for _, t := range ind.Targets {
		switch {
		case t.Repeats:
			list = append(list, repeated(t, ind, judged))
		case n < len(judged):
			list = append(list, target{Target: judged[n].Target, judged: &judged[n]})
			n++
		}
	}
	return list
}

// repeated finds what t repeats, and takes over what a 目标调整 made of it.
func repeated(t plan.Target, ind plan.Indicator, judged []assess.Assessment) target {
	n := 0
	for _, p := range ind.Targets {
		if p.Repeats {
			continue
		}
		if n < len(judged) && p.Kind == t.Kind && p.Op == t.Op && p.Year == t.Year && same(p.Value, t.Value) && same(p.High, t.High) {
			t.Value = judged[n].Target.Value
			return target{Target: t, of: p.Clause}
		}
		n++
	}
	return target{Target: t}
}

func same(a, b number.Value) bool {
	return a.State == b.State && (!a.Known() || a.Dec.Cmp(b.Dec) == 0)
}
