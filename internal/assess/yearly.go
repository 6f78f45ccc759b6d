package assess

import (
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// kept is the verdict of targets that every year meets or not.
func kept(ok bool) Verdict {
	if ok {
		return Kept
	}
	return NotKept
}

// keep judges a limit that every year must hold.
func (j *judge) keep() {
	y := j.a.Target.Value
	j.a.Goal = y
	j.countYears(j.e.Start, func(year int) (bool, bool) {
		v, ok := j.at(year)
		return ok && met(v.Dec, j.a.Target.Op, y.Dec), ok
	})
	if !j.a.Judgeable {
		return
	}
	x := j.a.Current
	j.a.Met = met(x.Dec, j.a.Target.Op, y.Dec)
	j.a.Gap = j.margin(signed(x.Dec.Sub(y.Dec), j.d), x, y)
	if z, ok := realisation(x.Dec, y.Dec, j.d); ok {
		j.a.Realisation = ratio(z, x, y)
	}
	j.a.Score = j.a.Realisation
	j.a.Verdict = kept(j.a.Met)
}

// countYears sets YearsMet and Years from the first year up to now.
func (j *judge) countYears(first int, year func(int) (met, known bool)) {
	if first == 0 && len(j.a.Series) > 0 {
		first = j.a.Series[0].Year
	}
	for y := first; y <= j.now; y++ {
		ok, known := year(y)
		if known {
			j.a.Years++
		}
		if ok {
			j.a.YearsMet++
		}
	}
}

// averageGrowth judges the mean growth since the base year. The observations
// are yearly rates, so that the mean is never a CAGR of them.
func (j *judge) averageGrowth() {
	t := j.a.Target
	j.a.Goal, j.a.BaseYear = t.Value, j.baseYear()
	j.elapsed()
	first := j.a.BaseYear + 1
	if j.a.BaseYear == 0 {
		first = j.e.Start
	}
	j.countYears(first, func(year int) (bool, bool) {
		v, ok := j.at(year)
		return ok && met(v.Dec, t.Op, t.Value.Dec), ok
	})
	if !j.a.Judgeable {
		return
	}
	j.a.Judgeable = false
	rates, inputs, ok := j.rates(first)
	if !ok {
		return
	}
	mean, ok := MeanGrowth(rates)
	if !ok {
		j.say("有一年下降100%%以上，年均增长无定义")
		return
	}
	j.a.Judgeable = true
	j.meanAgainst(mean, rates, inputs)
}

// rates returns the yearly rates from first to now as ratios; ok is false
// where one is missing, for then there is no mean.
func (j *judge) rates(first int) (rates []number.Decimal, inputs []number.Value, ok bool) {
	if first > j.now {
		j.say("%d年是基期，尚无增长", j.a.BaseYear)
		return nil, nil, false
	}
	if b := j.breakAfter(first, j.now); b != 0 {
		j.say("%d年口径变更，各年增长速度仍按公布数连乘", b)
	}
	ok = true
	for y := first; y <= j.now; y++ {
		v, known := j.at(y)
		if !known {
			j.say("缺%d年数值，不能计算年均增长", y)
			ok = false
			continue
		}
		rates = append(rates, v.Dec.Quo(j.whole()))
		inputs = append(inputs, v)
	}
	return rates, inputs, ok
}

// whole is what a rate of 1 is written as in the indicator's unit.
func (j *judge) whole() number.Decimal {
	if j.a.Indicator.Unit == number.PerMille {
		return number.Int(1000)
	}
	return number.Int(100)
}

func (j *judge) meanAgainst(mean number.Decimal, rates []number.Decimal, inputs []number.Value) {
	t := j.a.Target
	g := t.Value.Dec.Quo(j.whole())
	all := append(inputs, t.Value)
	j.a.Mean = ratio(mean, inputs...)
	j.a.Met = met(mean, t.Op, g)
	j.a.Verdict = kept(j.a.Met)
	j.a.Gap = j.difference(signed(mean.Sub(g), j.d).Mul(j.whole()), all...)
	j.a.Gap.Decimals = 1 // as the mean is printed
	if z, ok := realisation(mean, g, j.d); ok {
		j.a.Realisation = ratio(z, all...)
		j.a.Score = j.a.Realisation
	}
	if g.Sign() > 0 && j.d == plan.Up {
		j.a.Pace = ratio(mean.Quo(g), all...)
	}
	j.requiredGrowth(g, rates, all)
}

// requiredGrowth is ((1+g)^N/∏(1+gᵢ))^(1/(N−n)) − 1.
func (j *judge) requiredGrowth(g number.Decimal, rates []number.Decimal, inputs []number.Value) {
	left := j.a.Target.Year - j.now
	f := one().Add(g)
	if left < 1 || f.Sign() <= 0 {
		return
	}
	p, _ := product(rates)
	j.a.Required = ratio(root(power(f, len(rates)+left).Quo(p), left).Sub(one()), inputs...)
}

// monotone judges a rise or fall that every year must make.
func (j *judge) monotone() {
	j.a.BaseYear = j.baseYear()
	first := j.a.BaseYear + 1
	if j.a.BaseYear == 0 {
		first = j.e.Start
	}
	j.countYears(first, j.better)
	j.meanChange()
	if !j.a.Judgeable {
		return
	}
	ok, known := j.better(j.now)
	if !known {
		if j.breakAfter(j.now-1, j.now) == 0 {
			j.say("缺%d年数值，不能与上年比较", j.now-1)
		}
		j.a.Judgeable = false
		return
	}
	j.a.Met = ok
	j.a.Verdict = kept(ok)
}

// better reports whether a year moved the right way, and whether that is known.
func (j *judge) better(year int) (ok, known bool) {
	x, hasX := j.at(year)
	p, hasP := j.at(year - 1)
	if !hasX || !hasP || j.breakAfter(year-1, year) != 0 {
		return false, false
	}
	return signed(x.Dec.Sub(p.Dec), j.d).Sign() > 0, true
}

// meanChange sets the mean yearly change since the base.
func (j *judge) meanChange() {
	if !j.a.Judgeable {
		return
	}
	b, ok := j.at(j.a.BaseYear)
	if !ok || j.a.BaseYear >= j.now || j.breakAfter(j.a.BaseYear, j.now) != 0 {
		return
	}
	j.a.Base = b
	years := number.Int(int64(j.now - j.a.BaseYear))
	j.a.Mean = j.difference(j.a.Current.Dec.Sub(b.Dec).Quo(years), j.a.Current, b)
	j.a.Mean.Decimals++
}

// zero judges what is to be counted down to nothing, or kept there.
func (j *judge) zero() {
	j.a.Target.Value.State = number.Present
	j.a.Goal = j.a.Target.Value
	j.countYears(j.e.Start, func(year int) (bool, bool) {
		v, ok := j.at(year)
		return ok && v.Dec.Sign() == 0, ok
	})
	j.findBase()
	down := j.a.Base.Known() && j.a.Base.Dec.Sign() > 0
	if down {
		j.elapsed()
	}
	if !j.a.Judgeable {
		return
	}
	j.a.Met = j.a.Current.Dec.Sign() == 0
	j.a.Verdict = kept(j.a.Met)
	if down {
		j.way()
		j.required()
	}
}

// band judges a range. Its bounds m and M are the least and greatest of the
// values seen so far.
func (j *judge) band() {
	t := j.a.Target
	if !j.a.Judgeable || !t.Value.Known() || !t.High.Known() {
		j.a.Judgeable = false
		return
	}
	x := j.a.Current
	off := distance(t, x.Dec)
	j.a.Met = off.Sign() == 0
	j.a.Gap = j.margin(off.Neg(), x, t.Value, t.High)
	z := one()
	if !j.a.Met {
		z = clamp01(one().Sub(off.Quo(j.a.farthest())))
		j.say("区间外，实现程度以历年最远的距离为0")
	}
	j.a.Realisation = ratio(z, x, t.Value, t.High)
	j.a.Score = j.a.Realisation
	j.countYears(j.e.Start, func(year int) (bool, bool) {
		v, ok := j.at(year)
		return ok && distance(t, v.Dec).Sign() == 0, ok
	})
	j.a.Verdict = kept(j.a.Met)
	if j.now >= t.Year {
		j.a.Verdict = map[bool]Verdict{true: Achieved, false: Missed}[j.a.Met]
	}
}

// distance is how far v lies outside the band, 0 inside.
func distance(t plan.Target, v number.Decimal) number.Decimal {
	if low := t.Value.Dec; v.Cmp(low) < 0 {
		return low.Sub(v)
	}
	if high := t.High.Dec; v.Cmp(high) > 0 {
		return v.Sub(high)
	}
	return number.Decimal{}
}

// farthest is max(q1−m, M−q2) over the values up to the edition's year, 0 when all are inside.
func (a Assessment) farthest() number.Decimal {
	far := number.Decimal{}
	for _, o := range a.Series {
		if o.Value.Known() {
			if d := distance(a.Target, o.Value.Dec); d.Cmp(far) > 0 {
				far = d
			}
		}
	}
	return far
}

// milestone judges a state. Completion lasts; any other state holds for the
// year it was reported for.
func (j *judge) milestone() {
	var last plan.Observation
	for _, o := range j.a.Series {
		if o.Stage != plan.NoStage {
			last = o
		}
	}
	j.a.Stage, j.a.Current = last.Stage, last.Value
	late := j.now >= j.a.Target.Year && j.a.Target.Year > 0
	switch {
	case last.Stage == plan.NoStage:
		j.a.Year = j.now
		j.say("%d年没有填报进展", j.now)
	case last.Stage == plan.Completed:
		j.a.Year, j.a.Judgeable, j.a.Met = last.Year, true, true
		j.a.Verdict = Done
	case last.Year < j.now:
		j.a.Year = last.Year
		j.say("%d年没有填报进展，%d年为%s", j.now, last.Year, last.Stage)
	case late:
		j.a.Judgeable, j.a.Verdict = true, Overdue
		j.say("应于%d年底前完成，目前%s", j.a.Target.Year, last.Stage)
	default:
		j.a.Judgeable = true
		j.a.Verdict = map[plan.Stage]Verdict{plan.NotStarted: NotBegun, plan.UnderWay: Going}[last.Stage]
	}
	j.stageChange(last)
}

// stageChange compares with the stage of the year before.
func (j *judge) stageChange(last plan.Observation) {
	if last.Year != j.now {
		return
	}
	for _, o := range j.a.Series {
		if o.Year == j.now-1 && o.Stage != plan.NoStage {
			c := int(last.Stage) - int(o.Stage)
			j.a.Change = [...]Change{Worse, Flat, Better}[min(max(c, -1), 1)+1]
		}
	}
}
