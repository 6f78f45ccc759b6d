package plan

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// The factors that are taken for a slip in the unit: of a count, which may
// well begin with one, a greater one.
const (
	slipOfAmount = 100
	slipOfCount  = 1000
	slipOfRate   = 40
)

// confirmed is the way to say that an odd number is right.
const confirmed = "核对无误就在这一行的备注中写明，写了就不再提醒"

// checkScales looks for numbers that have been typed in another unit: see the
// package comment. Each series is an indicator's in one area and period.
func (b *builder) checkScales() {
	for list := b.e.Observations; len(list) > 0; {
		n := slices.IndexFunc(list, func(o Observation) bool {
			return o.Indicator != list[0].Indicator || o.Area != list[0].Area || o.Period != list[0].Period
		})
		if n < 0 {
			n = len(list)
		}
		b.checkScale(list[:n])
		list = list[n:]
	}
	b.checkAnnualScales()
}

func (b *builder) checkScale(run []Observation) {
	ind := b.byCode[run[0].Indicator]
	s := scale{builder: b, ind: ind}
	for _, o := range run {
		if o.Value.Known() && o.Value.Dec.Sign() != 0 {
			s.list = append(s.list, o)
		}
	}
	if len(s.list) == 0 {
		return
	}
	if run[0].Area == b.e.Area && run[0].Period == FullYear {
		s.target = ind.level()
	}
	switch {
	case ind.Unit == number.Percent:
		s.fractions()
		s.beyondHundred()
	case ind.slip() > 0:
		s.jumps()
	}
	if ind.whole() {
		s.halves()
	}
}

// level is the first target that is a level of the indicator itself, nil for none.
func (i Indicator) level() *Target {
	for n, t := range i.Targets {
		switch t.Kind {
		case Level, Keep, Band, AverageGrowth:
			if t.Value.Known() && t.Value.Dec.Sign() != 0 {
				return &i.Targets[n]
			}
		}
	}
	return nil
}

// slip is the factor that is taken for a slip in the unit, 0 where none is.
func (i Indicator) slip() int64 {
	switch i.Measure {
	case Amount, Ratio, Index:
		return slipOfAmount
	case Count:
		return slipOfCount
	}
	return 0
}

// whole reports whether only whole numbers can be right.
func (i Indicator) whole() bool {
	return i.Measure == Count && i.Decimals == 0 && !strings.ContainsAny(string(i.Unit), "十百千万亿/%")
}

// scale checks the known numbers of one series, none of them zero.
type scale struct {
	*builder
	ind    *Indicator
	list   []Observation
	target *Target
}

// once adds d unless another edition has said the same of the place.
func (b *builder) once(d diag.Diagnostic) {
	if !slices.ContainsFunc(*b.found, func(o diag.Diagnostic) bool { return o.Pos == d.Pos && o.Code == d.Code }) {
		b.add(d)
	}
}

// odd reports o, unless its note vouches for it.
func (s scale) odd(o Observation, hint, why string) {
	if o.Note == "" {
		d := diag.Warningf(o.Pos, "odd-scale", "%s %d年（%s）是%s%s，%s", s.ind.Name, o.Year, o.Area, o.Value.Dec.Text(-1), s.ind.Unit, why)
		s.once(d.Hintf("%s；%s", hint, confirmed))
	}
}

// far reports whether a and c are at least n-fold apart, whatever their signs.
func far(a, c number.Decimal, n int64) bool {
	a, c = a.Abs(), c.Abs()
	return a.Cmp(c.Mul(number.Int(n))) >= 0 || c.Cmp(a.Mul(number.Int(n))) >= 0
}

// jumps reports the numbers of an amount that are a hundredfold or a hundredth
// of the year before, and a series that is so of the target. What comes back
// from a jump is compared with what was before it.
func (s scale) jumps() {
	apart := func(a, c Observation) bool { return far(a.Value.Dec, c.Value.Dec, s.ind.slip()) }
	near := func(o Observation) bool {
		return s.target == nil || !far(o.Value.Dec, s.target.Value.Dec, s.ind.slip())
	}
	if !slices.ContainsFunc(s.list, near) {
		first := s.list[0]
		s.odd(first, s.unitHint(first.Value, s.target.Value), ratio(first.Value, s.target.Value, "目标值"))
		return
	}
	good := -1
	for i, o := range s.list {
		switch {
		case i == 0 && len(s.list) > 1 && !near(o) && near(s.list[1]) && apart(o, s.list[1]) && s.list[1].Note == "":
			s.jump(o, s.list[1])
		case i > 0 && good >= 0 && apart(o, s.list[i-1]) && apart(o, s.list[good]):
			s.jump(o, s.list[good])
		default:
			good = i
		}
	}
}

func (s scale) jump(o, than Observation) {
	s.odd(o, s.unitHint(o.Value, than.Value), ratio(o.Value, than.Value, fmt.Sprintf("%d年", than.Year)))
}

// ratio says how many times v is of what, whose value is w.
func ratio(v, w number.Value, what string) string {
	a, c := v.Dec.Abs(), w.Dec.Abs()
	if a.Cmp(c) >= 0 {
		return fmt.Sprintf("是%s（%s）的约%s倍", what, w, roughly(a.Quo(c)))
	}
	return fmt.Sprintf("只有%s（%s）的约%s分之一", what, w, roughly(c.Quo(a)))
}

// roughly writes a ratio with two figures, in 万 where it is as large.
func roughly(d number.Decimal) string {
	if d.Cmp(number.Int(9500)) >= 0 {
		return d.Quo(number.Int(10000)).Significant(2).Text(-1) + "万"
	}
	return d.Significant(2).Text(-1)
}

// unitHint names the unit that would bring v near to w.
func (s scale) unitHint(v, w number.Value) string {
	base := s.ind.Unit.Single()
	for _, prefix := range []number.Unit{"万", "亿", "", "千", "百"} {
		unit := prefix + base
		if c, ok := number.Convert(v.Dec, unit, s.ind.Unit); ok && unit != s.ind.Unit && !far(c, w.Dec, 4) {
			return fmt.Sprintf("单位是不是“%s”？以“%s”计是 %s", unit, s.ind.Unit, plain(c))
		}
	}
	return "核对单位和小数点"
}

// fractions reports shares of one that were typed for a percentage: 0.041 for 4.1.
func (s scale) fractions() {
	var small []Observation
	for _, o := range s.list {
		if o.Value.Dec.Abs().Cmp(number.Int(1)) < 0 {
			small = append(small, o)
		}
	}
	switch rest := len(s.list) - len(small); {
	case len(small) == 0:
		s.targetFraction()
	case rest >= len(small):
		for _, o := range small {
			w := s.neighbour(o)
			s.fraction(o, w.Value, fmt.Sprintf("%d年", w.Year))
		}
	case rest == 0 && s.target != nil:
		s.fraction(small[0], s.target.Value, "目标值")
	}
}

// neighbour is the number of 1% or more that is nearest to o in time.
func (s scale) neighbour(o Observation) Observation {
	var best Observation
	for _, w := range s.list {
		if w.Value.Dec.Abs().Cmp(number.Int(1)) >= 0 && (best.Year == 0 || abs(w.Year-o.Year) < abs(best.Year-o.Year)) {
			best = w
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

func (s scale) fraction(o Observation, w number.Value, what string) {
	if isFraction(o.Value.Dec, w.Dec, s.ind.Decimals) {
		s.odd(o, fmt.Sprintf("单位是%%，%s%%要填 %s，不填 %s", plain(o.Value.Dec.Mul(number.Int(100))), plain(o.Value.Dec.Mul(number.Int(100))), plain(o.Value.Dec)),
			fmt.Sprintf("%s是%s", what, w))
	}
}

// isFraction reports whether d looks like a share of one beside the percentage
// w: far below it, or written with more decimals than the indicator has.
func isFraction(d, w number.Decimal, decimals int) bool {
	one := number.Int(1)
	if d.Abs().Cmp(one) >= 0 || w.Abs().Cmp(one) < 0 {
		return false
	}
	return far(d, w, slipOfRate) || d.Places() > max(decimals, 1)
}

// targetFraction is fractions for a target, all numbers being percentages.
func (s scale) targetFraction() {
	if s.target == nil || s.target.Note != "" || !isFraction(s.target.Value.Dec, s.list[len(s.list)-1].Value.Dec, s.ind.Decimals) {
		return
	}
	last := s.list[len(s.list)-1]
	d := s.target.Value.Dec
	s.once(diag.Warningf(s.target.Pos, "odd-scale", "%s的目标值是%s%%，%d年是%s", s.ind.Name, plain(d), last.Year, last.Value).
		Hintf("单位是%%，%s%%要填 %s；%s", plain(d.Mul(number.Int(100))), plain(d.Mul(number.Int(100))), confirmed))
}

// beyondHundred reports a percentage above 100 where neither the target nor
// another year is.
func (s scale) beyondHundred() {
	hundred := number.Int(100)
	if s.ind.Measure != Rate && s.ind.Measure != Share || s.target != nil && s.target.Value.Dec.Cmp(hundred) > 0 {
		return
	}
	var above []Observation
	for _, o := range s.list {
		if o.Value.Dec.Cmp(hundred) > 0 {
			above = append(above, o)
		}
	}
	if len(above) == 1 {
		s.odd(above[0], "核对小数点", "超过100%")
	}
}

// halves reports numbers of things that are not whole.
func (s scale) halves() {
	for _, o := range s.list {
		if d := o.Value.Dec; d.Round(0).Cmp(d) != 0 {
			s.odd(o, "计量是“计数”，填整数；本来就有小数的，在指标体系中填小数位或改计量", "不是整数")
		}
	}
}

// checkAnnualScales holds annual targets against the observation nearest in time.
func (b *builder) checkAnnualScales() {
	for _, t := range b.e.AnnualTargets {
		ind := b.byCode[t.Indicator]
		w, ok := nearestTo(t.Year, b.e.Series(t.Indicator, "", ""))
		if !ok || t.Note != "" || t.Value.Dec.Sign() == 0 {
			continue
		}
		percent := ind.Unit == number.Percent && isFraction(t.Value.Dec, w.Value.Dec, ind.Decimals)
		if percent || ind.Unit != number.Percent && ind.slip() > 0 && far(t.Value.Dec, w.Value.Dec, ind.slip()) {
			d := diag.Warningf(t.Pos, "odd-scale", "%s %d年的年度目标是%s，%d年是%s", ind.Name, t.Year, t.Value, w.Year, w.Value)
			b.once(d.Hintf("核对单位和小数点；%s", confirmed))
		}
	}
}

// nearestTo returns the known observation other than zero that is nearest to year.
func nearestTo(year int, list []Observation) (best Observation, ok bool) {
	for _, o := range list {
		if o.Value.Known() && o.Value.Dec.Sign() != 0 && (!ok || abs(o.Year-year) <= abs(best.Year-year)) {
			best, ok = o, true
		}
	}
	return best, ok
}
