package assess

import (
	"fmt"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// in returns the assessments of a domain.
func (r Result) in(domain string) []Assessment {
	var list []Assessment
	for _, a := range r.Assessments {
		if a.Indicator.Domain == domain {
			list = append(list, a)
		}
	}
	return list
}

// Weighted is one part of a weighted mean.
type Weighted struct {
	Weight, Value number.Value
}

// WeightedMean returns Σwz/Σw over the parts whose value is known, and the
// share of all weight that they have. Both are unknown without weights.
func WeightedMean(parts []Weighted) (mean, coverage number.Value) {
	var all, counted, sum number.Decimal
	var weights, inputs []number.Value
	for _, p := range parts {
		if !p.Weight.Known() {
			continue
		}
		all = all.Add(p.Weight.Dec)
		weights = append(weights, p.Weight)
		if p.Value.Known() {
			counted = counted.Add(p.Weight.Dec)
			sum = sum.Add(p.Weight.Dec.Mul(p.Value.Dec))
			inputs = append(inputs, p.Weight, p.Value)
		}
	}
	if all.Sign() <= 0 {
		return mean, coverage
	}
	coverage = ratio(counted.Quo(all), weights...)
	if counted.Sign() > 0 {
		mean = ratio(sum.Quo(counted), inputs...)
	}
	return mean, coverage
}

// composite is 综合实现程度 of the indicators that list assesses. Several
// targets of one indicator count once, by the worst.
func composite(name string, list []Assessment, r Rules) Composite {
	c := Composite{Name: name, Counts: map[Verdict]int{}}
	var parts []Weighted
	at := map[string]int{}
	for _, a := range list {
		c.Counts[a.Verdict]++
		n, again := at[a.Indicator.Code]
		if !again {
			at[a.Indicator.Code] = len(parts)
			parts = append(parts, Weighted{a.Indicator.Weight, a.Score})
			continue
		}
		if z := parts[n].Value; a.Score.Known() && (!z.Known() || a.Score.Dec.Cmp(z.Dec) < 0) {
			parts[n].Value = a.Score
		}
	}
	c.Value, c.Coverage = WeightedMean(parts)
	switch {
	case !c.Coverage.Known():
		c.Reason = "没有权重"
	case settle(c.Coverage.Dec).Cmp(r.Coverage) < 0:
		c.Value = number.Value{}
		c.Reason = fmt.Sprintf("有数可算的权重占%s，不足%s，不给出综合数", Percent(c.Coverage, 1), r.LeastCoverage())
	}
	return c
}

// Percent returns a ratio as a percentage with the given decimals.
func Percent(v number.Value, decimals int) number.Value {
	if !v.Known() {
		return v
	}
	v.Dec = v.Dec.Mul(number.Int(100))
	v.Unit, v.Decimals = number.Percent, decimals
	return v
}

// Demo reports whether the verdict rests on a demonstration value, or on an
// override that is one.
func (a Assessment) Demo() bool { return a.mark().Demo || a.Override != nil && a.Override.Demo }

// Status is how final the verdict is: no more than the least final of the
// values that it rests on.
func (a Assessment) Status() number.Status { return a.mark().Status }

// mark derives from every value that the verdict rests on.
func (a Assessment) mark() number.Value {
	inputs := []number.Value{a.Current, a.Base, a.Goal, a.Pace, a.Mean}
	if a.Target.Kind == plan.Monotone {
		inputs = append(inputs, a.Previous)
	}
	return number.Derive(number.Decimal{}, "", 0, inputs...)
}

// WorseThan reports whether v is a worse verdict than w. What cannot be judged
// decides nothing as long as another target can be.
func (v Verdict) WorseThan(w Verdict) bool { return v.rank() < w.rank() }

// rank orders verdicts, worst first.
func (v Verdict) rank() int {
	return [...]int{
		Missed: 0, Overdue: 1, NotKept: 2, Backwards: 3, Lagging: 4, NeedsSpeed: 5, NotBegun: 6, Going: 7,
		OnTrack: 8, Faster: 9, Kept: 10, Done: 11, Ahead: 12, Achieved: 13, Unjudged: 14,
	}[v]
}
