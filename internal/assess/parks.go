package assess

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// ParkAssessment is how a park stands among the parks in an edition's year.
type ParkAssessment struct {
	Park plan.Park
	// Figures has one entry per indicator that the park has a value of, in the edition's order.
	Figures []ParkFigure
	// Parts are the parts of the score, one a rule; none where 园区考核 has no rules.
	Parts []ScorePart
	// Score is 考核得分, 0 to 100; unknown below the least coverage of weight, and
	// Reason then says so.
	Score, Coverage number.Value
	Reason          string
	// Standing is by score.
	Standing
}

// Standing is a rank among the parks, the best first, equals alike.
type Standing struct {
	// Rank is the place among Of parks, Before that of the year before by the
	// same rules; 0 where there is none.
	Rank, Before, Of int
}

// Risen is how many places were gained, negative where they were lost; ok is
// false where either year has none.
func (s Standing) Risen() (places int, ok bool) {
	return s.Before - s.Rank, s.Rank > 0 && s.Before > 0
}

// ParkFigure is one indicator of a park.
type ParkFigure struct {
	Indicator string
	Value     number.Value
	// Share is the part of the whole, a ratio, of what adds up by its nature.
	Share number.Value
	Standing
}

// ScorePart is one part of a park's score.
type ScorePart struct {
	Rule plan.ParkRule
	// Value is what was scored: the park's value, change or rank. Against is what
	// it was held against: the best park's, the number of parks, the park's target.
	Value, Against number.Value
	// Score is 0 to 100, Points its weighted part of the whole.
	Score, Points number.Value
	// Reason says why there is no Score.
	Reason string
}

// Figure returns the park's figure of an indicator.
func (a ParkAssessment) Figure(code string) (ParkFigure, bool) {
	for _, f := range a.Figures {
		if f.Indicator == code {
			return f, true
		}
	}
	return ParkFigure{}, false
}

// assessParks ranks the parks by every indicator and scores them.
func assessParks(e plan.Edition, r Rules) []ParkAssessment {
	list := make([]ParkAssessment, len(e.Parks))
	for n, p := range e.Parks {
		list[n].Park = p
	}
	for _, i := range e.Indicators {
		now, before := parkRanks(e, i, e.Year), parkRanks(e, i, e.Year-1)
		for n, p := range e.Parks {
			v := valueAt(e, i, p.Name, e.Year)
			if !v.Known() {
				continue
			}
			list[n].Figures = append(list[n].Figures, ParkFigure{
				Indicator: i.Code, Value: v, Share: parkShare(e, i, v), Standing: Standing{now[n], before[n], ranked(now)},
			})
		}
	}
	if len(e.ParkRules) == 0 {
		return list
	}
	now, before := scores(e, r, e.Year), scores(e, r, e.Year-1)
	ranks, earlier := ranksOf(totals(now), true), ranksOf(totals(before), true)
	for n := range list {
		list[n].Parts, list[n].Score, list[n].Coverage, list[n].Reason = now[n].Parts, now[n].Score, now[n].Coverage, now[n].Reason
		list[n].Standing = Standing{ranks[n], earlier[n], ranked(ranks)}
	}
	return list
}

func totals(list []ParkAssessment) []number.Value {
	out := make([]number.Value, len(list))
	for n, a := range list {
		out[n] = a.Score
	}
	return out
}

func ranked(ranks []int) int {
	n := 0
	for _, r := range ranks {
		if r > 0 {
			n++
		}
	}
	return n
}

// valueAt returns the full year's value of an area.
func valueAt(e plan.Edition, i plan.Indicator, area string, year int) number.Value {
	for _, o := range e.Series(i.Code, area, "") {
		if o.Year == year {
			return o.Value
		}
	}
	return number.Value{}
}

// parkShare is the part of the whole that v is.
func parkShare(e plan.Edition, i plan.Indicator, v number.Value) number.Value {
	whole := valueAt(e, i, e.Area, e.Year)
	if i.Measure != plan.Amount && i.Measure != plan.Count {
		return number.Value{}
	}
	return quotient(v, whole)
}

// parkRanks are the parks' places by an indicator, 0 without a value.
func parkRanks(e plan.Edition, i plan.Indicator, year int) []int {
	return ranksOf(parkValues(e, i, year), i.Direction != plan.Down)
}

func parkValues(e plan.Edition, i plan.Indicator, year int) []number.Value {
	out := make([]number.Value, len(e.Parks))
	for n, p := range e.Parks {
		out[n] = valueAt(e, i, p.Name, year)
	}
	return out
}

// ranksOf gives known values their places: one more than there are better ones.
func ranksOf(values []number.Value, up bool) []int {
	ranks := make([]int, len(values))
	for n, v := range values {
		if !v.Known() {
			continue
		}
		ranks[n] = 1
		for _, w := range values {
			if w.Known() && better(w, v, up) {
				ranks[n]++
			}
		}
	}
	return ranks
}

func better(a, b number.Value, up bool) bool {
	c := settle(a.Dec).Cmp(settle(b.Dec))
	return up && c > 0 || !up && c < 0
}

// scores finds the parts and the score of every park in one year.
func scores(e plan.Edition, r Rules, year int) []ParkAssessment {
	list := make([]ParkAssessment, len(e.Parks))
	for _, rule := range e.ParkRules {
		at := slices.IndexFunc(e.Indicators, func(i plan.Indicator) bool { return i.Code == rule.Indicator })
		if at < 0 {
			continue
		}
		for n, part := range scoreBy(e, e.Indicators[at], rule, year) {
			list[n].Parts = append(list[n].Parts, part)
		}
	}
	for n := range list {
		list[n].total(r)
	}
	return list
}

// total is the weighted mean of the parts, where enough of the weight has one.
func (a *ParkAssessment) total(r Rules) {
	var parts []Weighted
	for _, p := range a.Parts {
		parts = append(parts, Weighted{p.Rule.Weight, p.Score})
	}
	a.Score, a.Coverage = WeightedMean(parts)
	a.Score.Unit, a.Score.Decimals = points, 2
	if a.Coverage.Known() && settle(a.Coverage.Dec).Cmp(r.Coverage) < 0 {
		a.Score = number.Value{}
		a.Reason = fmt.Sprintf("有数可算的权重占%s，不足%s，不给出得分", Percent(a.Coverage, 1), r.LeastCoverage())
	}
}

// points is the unit of a score.
const points number.Unit = "分"

// scoreBy scores the parks by one rule.
func scoreBy(e plan.Edition, i plan.Indicator, rule plan.ParkRule, year int) []ScorePart {
	parts := make([]ScorePart, len(e.Parks))
	switch rule.Method {
	case plan.BestScore:
		against(parts, parkValues(e, i, year), i.Direction != plan.Down, fmt.Sprintf("%d年无公开数据", year))
	case plan.GrowthScore:
		against(parts, changes(e, i, year), true, fmt.Sprintf("没有与%d年可比的数", year-1))
	case plan.RankScore:
		byRank(parts, parkValues(e, i, year), i.Direction != plan.Down, year)
	case plan.RealisedScore:
		byTarget(parts, e, i, year)
	}
	weight := number.Decimal{}
	for _, p := range e.ParkRules {
		weight = weight.Add(p.Weight.Dec)
	}
	for n := range parts {
		parts[n].Rule = rule
		if s := parts[n].Score; s.Known() {
			parts[n].Points = derive(s.Dec.Mul(rule.Weight.Dec).Quo(weight), points, 2, s, rule.Weight)
		}
	}
	return parts
}

// hundred is the score of z, a ratio between 0 and 1.
func hundred(z number.Decimal, inputs ...number.Value) number.Value {
	return derive(clamp01(z).Mul(number.Int(100)), points, 2, inputs...)
}

// against scores values by the best of them. Where that is not above zero there
// is nothing to be a part of.
func against(parts []ScorePart, values []number.Value, up bool, missing string) {
	ranks := ranksOf(values, up)
	best := number.Value{}
	if n := slices.Index(ranks, 1); n >= 0 {
		best = values[n]
	}
	for n, v := range values {
		if !v.Known() {
			parts[n].Reason = missing
			continue
		}
		parts[n].Value, parts[n].Against = v, best
		if z, ok := partOf(v.Dec, best.Dec, up); ok {
			parts[n].Score = hundred(z, v, best)
		} else {
			parts[n].Reason = "最好的不大于0，不计分"
		}
	}
}

// partOf is v over the best, or the best over v where less is better.
func partOf(v, best number.Decimal, up bool) (number.Decimal, bool) {
	switch {
	case up && best.Sign() <= 0, !up && best.Sign() < 0:
		return number.Decimal{}, false
	case up:
		return v.Quo(best), true
	case v.Sign() == 0:
		return one(), true
	}
	return best.Quo(v), true
}

// changes are the parks' changes on the year before, positive for the better:
// of amounts, counts and indices in percent, of others a difference.
func changes(e plan.Edition, i plan.Indicator, year int) []number.Value {
	d := cmp.Or(i.Direction, plan.Up)
	out := make([]number.Value, len(e.Parks))
	for n, p := range e.Parks {
		x, b := valueAt(e, i, p.Name, year), valueAt(e, i, p.Name, year-1)
		if !x.Known() || !b.Known() || broken(e, i, p.Name, year) {
			continue
		}
		change := signed(x.Dec.Sub(b.Dec), d)
		switch i.Measure {
		case plan.Amount, plan.Count, plan.Index:
			if b.Dec.Sign() > 0 {
				out[n] = derive(change.Quo(b.Dec).Mul(number.Int(100)), number.Percent, 1, x, b)
			}
		case plan.Rate, plan.Ratio, plan.Share:
			out[n] = derive(change, i.Unit.Difference(), i.Decimals, x, b)
		}
	}
	return out
}

// broken reports a series break of an area in a year.
func broken(e plan.Edition, i plan.Indicator, area string, year int) bool {
	return slices.ContainsFunc(e.Series(i.Code, area, ""), func(o plan.Observation) bool { return o.Year == year && o.Break })
}

// byRank scores places. A place comes from every value that was ranked.
func byRank(parts []ScorePart, values []number.Value, up bool, year int) {
	ranks := ranksOf(values, up)
	of := ranked(ranks)
	known := slices.DeleteFunc(slices.Clone(values), func(v number.Value) bool { return !v.Known() })
	for n, rank := range ranks {
		if rank == 0 {
			parts[n].Reason = fmt.Sprintf("%d年无公开数据", year)
			continue
		}
		parts[n].Value, parts[n].Against = places(rank, known), places(of, known)
		parts[n].Score = hundred(number.Int(int64(of-rank+1)).Quo(number.Int(int64(of))), known...)
	}
}

func places(n int, ranked []number.Value) number.Value {
	return derive(number.Int(int64(n)), "", 0, ranked...)
}

func byTarget(parts []ScorePart, e plan.Edition, i plan.Indicator, year int) {
	for n, p := range e.Parks {
		t, ok := e.ParkTarget(i.Code, p.Name, year)
		v := valueAt(e, i, p.Name, year)
		switch {
		case !v.Known():
			parts[n].Reason = fmt.Sprintf("%d年无公开数据", year)
			continue
		case !ok:
			parts[n].Reason = fmt.Sprintf("没有%d年的年度目标", year)
			continue
		}
		parts[n].Value, parts[n].Against = v, t.Value
		if z, ok := realisation(v.Dec, t.Value.Dec, cmp.Or(i.Direction, plan.Up)); ok {
			parts[n].Score = hundred(z, v, t.Value)
		} else {
			parts[n].Reason = "年度目标不大于0，不计分"
		}
	}
}
