package assess

import (
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// level judges level, share_above and multiple: the way from the base to the goal.
func (j *judge) level() {
	j.findBase()
	j.findGoal()
	j.elapsed()
	if !j.a.Judgeable || !j.a.Goal.Known() {
		j.a.Judgeable = false
		return
	}
	x, y := j.a.Current, j.a.Goal
	j.a.Met = met(x.Dec, j.a.Target.Op, y.Dec)
	if z, ok := realisation(x.Dec, y.Dec, j.d); ok {
		j.a.Realisation = ratio(z, x, y)
	} else {
		j.say("目标值不大于0，实现程度无定义")
	}
	j.way()
	j.required()
	j.score()
	j.a.Verdict = j.levelVerdict()
}

// findBase takes the base year's value, else that of the nearest later year
// before this one, else of the nearest earlier.
func (j *judge) findBase() {
	want := j.baseYear()
	j.a.BaseYear = want
	if want == 0 || want > j.now {
		return
	}
	if v, ok := j.at(want); ok || want == j.now {
		j.a.Base = v
		return
	}
	if j.a.Target.Kind == plan.Multiple && j.a.Indicator.Measure == plan.Index && j.a.Indicator.Unit == times {
		j.a.Base = number.Value{Dec: one(), State: number.Present, Unit: times, Decimals: j.a.Indicator.Decimals}
		j.say("指数以%d年为1", want)
		return
	}
	year := 0
	for _, o := range j.a.Series {
		if !o.Value.Known() || o.Year >= j.now || o.Year >= j.a.Target.Year && j.a.Target.Year > 0 {
			continue
		}
		if o.Year < want || year < want {
			year = o.Year
		}
	}
	if year == 0 {
		return
	}
	j.a.Base, _ = j.at(year)
	j.a.BaseYear = year
	j.say("基期%d年无数据，改用%d年", want, year)
}

// times is the unit of an index whose base year is 1.
const times number.Unit = "倍"

// baseYear is the target's base year, or the plan's where the target has none.
func (j *judge) baseYear() int {
	if j.a.Target.Base != 0 {
		return j.a.Target.Base
	}
	return j.e.Base
}

// findGoal sets the target's value in the indicator's unit.
func (j *judge) findGoal() {
	t := j.a.Target
	if t.Kind != plan.Multiple {
		j.a.Goal = t.Value
		return
	}
	if !j.a.Base.Known() {
		if j.a.Judgeable {
			j.say("没有基期数值，倍数无从算起")
		}
		return
	}
	if b := j.breakAfter(j.a.BaseYear, j.now); b != 0 {
		j.say("%d年口径变更，与基期不可比，倍数无从算起", b)
		return
	}
	j.a.Goal = j.amount(t.Value.Dec.Mul(j.a.Base.Dec), t.Value, j.a.Base)
}

// elapsed is 序时进度 from the base year to the target's.
func (j *judge) elapsed() {
	span := j.a.Target.Year - j.a.BaseYear
	if j.a.BaseYear != 0 && span > 0 {
		j.a.Elapsed = ratio(share(j.now-j.a.BaseYear, span))
	}
}

// way finds progress, due level, gap and pace, as far as base and goal allow.
func (j *judge) way() {
	t, b, x, y := j.a.Target, j.a.Base, j.a.Current, j.a.Goal
	span, gone := t.Year-j.a.BaseYear, j.now-j.a.BaseYear
	j.a.Geometric = b.Known() && j.geometric()
	broken := j.breakAfter(j.a.BaseYear, j.now)
	switch {
	case j.a.BaseYear == j.now:
		j.say("%d年是基期，尚无进度", j.now)
		return
	case j.a.BaseYear > j.now:
		j.say("基期%d年在本年之后，尚无进度", j.a.BaseYear)
		return
	case !b.Known():
		if j.now < t.Year {
			j.say("只有一个年份的数值，没有基期，不能判断节奏")
		}
		return
	case broken != 0:
		j.say("%d年口径变更，与基期不可比，不判断节奏", broken)
		return
	case span < 1:
		return
	}
	gone = min(gone, span)
	j.path(gone, span)
	if y.Dec.Cmp(b.Dec) == 0 {
		j.say("基期已等于目标值，只判断水平")
		return
	}
	j.a.Progress = ratio(x.Dec.Sub(b.Dec).Quo(y.Dec.Sub(b.Dec)), x, b, y)
	if j.a.BasePast() {
		j.say("基期已优于目标值，完成进度不说明快慢，节奏以变差为负")
	}
	if j.now < t.Year {
		j.pace(gone, span)
	}
}

// BasePast reports whether the base was already past the goal. Progress then
// measures a retreat: it says nothing of how far along the indicator is.
func (a Assessment) BasePast() bool {
	if !a.Base.Known() || !a.Goal.Known() {
		return false
	}
	return signed(a.Goal.Dec.Sub(a.Base.Dec), a.Indicator.Direction).Sign() < 0
}

// Covered is Progress where it tells how much of the way to the goal is done;
// unknown where the base was already past the goal.
func (a Assessment) Covered() number.Value {
	if a.BasePast() {
		return number.Value{}
	}
	return a.Progress
}

// DueShare is how much of the way to the goal should be done by now, what
// Covered is to be held against: Elapsed, or on a geometric path, which rises
// late, the due level's share of the way.
func (a Assessment) DueShare() number.Value {
	way := a.Goal.Dec.Sub(a.Base.Dec)
	if !a.Geometric || !a.Due.Known() || way.Sign() == 0 {
		return a.Elapsed
	}
	return ratio(a.Due.Dec.Sub(a.Base.Dec).Quo(way), a.Base, a.Goal)
}

// geometric reports whether growth at one rate is the path: amounts and
// indices, and whatever is to be multiplied, if all values are above zero.
func (j *judge) geometric() bool {
	switch {
	case j.a.Target.Kind == plan.ShareAbove || j.a.Target.Kind == plan.Zero:
		return false
	case j.a.Target.Kind != plan.Multiple && j.a.Indicator.Measure != plan.Amount && j.a.Indicator.Measure != plan.Index:
		return false
	}
	return j.a.Base.Dec.Sign() > 0 && j.a.Current.Dec.Sign() > 0 && j.a.Goal.Dec.Sign() > 0
}

// path sets 应达水平 after gone of span years, and 差.
func (j *judge) path(gone, span int) {
	b, x, y := j.a.Base, j.a.Current, j.a.Goal
	due := dueAt(b.Dec, y.Dec, gone, span, j.a.Geometric)
	j.a.Due = j.amount(due, b, y)
	j.a.Gap = j.difference(signed(x.Dec.Sub(due), j.d), x, b, y)
	j.a.Due.Decimals = dueDecimals(x, j.a.Due)
	j.a.Gap.Decimals = j.a.Due.Decimals
}

// dueDecimals is the number of decimals to print of the level due, given as
// many as the indicator has, when x is the value.
func dueDecimals(x, due number.Value) int {
	n := due.Decimals
	if !x.Known() {
		return n + 1
	}
	printed := x.Dec.Round(n)
	for k := n + 1; k <= n+2; k++ {
		if printed.Sub(due.Dec.Round(k)).Cmp(x.Dec.Sub(due.Dec).Round(k)) == 0 {
			return k
		}
	}
	return n
}

// dueAt is the level that the path from b to y asks for.
func dueAt(b, y number.Decimal, gone, span int, geometric bool) number.Decimal {
	if gone >= span {
		return y
	}
	if geometric {
		return b.Mul(root(power(y.Quo(b), gone), span))
	}
	way := y.Sub(b).Mul(number.Int(int64(gone)))
	return b.Add(way.Quo(number.Int(int64(span))))
}

// DueIn returns 应达水平 of another year from the base to the target's; unknown
// where no path was found. It has the decimals with which the sum of the
// year's own value and [Assessment.GapIn] is right.
func (a Assessment) DueIn(year int) number.Value {
	gone, span := year-a.BaseYear, a.Target.Year-a.BaseYear
	if !a.Due.Known() || gone < 0 || gone > span {
		return number.Value{}
	}
	v := derive(dueAt(a.Base.Dec, a.Goal.Dec, gone, span, a.Geometric), a.Indicator.Unit, a.Indicator.Decimals, a.Base, a.Goal)
	v.Decimals = dueDecimals(a.valueOf(year), v)
	return v
}

// GapIn returns 差 of another year, positive: ahead; unknown where the year has
// no value or no level is due.
func (a Assessment) GapIn(year int) number.Value {
	x, due := a.valueOf(year), a.DueIn(year)
	if !x.Known() || !due.Known() {
		return number.Value{}
	}
	gap := signed(x.Dec.Sub(due.Dec), a.Indicator.Direction)
	return derive(gap, a.Indicator.Unit.Difference(), due.Decimals, x, due)
}

// valueOf returns the value of a year, unknown where there is none.
func (a Assessment) valueOf(year int) number.Value {
	for _, o := range a.Series {
		if o.Year == year {
			return o.Value
		}
	}
	return number.Value{}
}

func (j *judge) pace(gone, span int) {
	b, x, y := j.a.Base, j.a.Current, j.a.Goal
	if !j.a.Geometric {
		if q, ok := LinearPace(b.Dec, x.Dec, y.Dec, gone, span, j.d); ok {
			j.a.Pace = ratio(q, x, b, y)
		}
		return
	}
	actual, needed := growth(b.Dec, x.Dec, gone), growth(b.Dec, y.Dec, span)
	j.a.ActualGrowth, j.a.NeededGrowth = ratio(actual, x, b), ratio(needed, b, y)
	j.a.Pace = ratio(compare(actual, needed, j.d), x, b, y)
}

// required is what each year up to the target's needs from now on.
func (j *judge) required() {
	x, y := j.a.Current, j.a.Goal
	left := j.a.Target.Year - j.now
	if left < 1 {
		return
	}
	if !j.a.Base.Known() && j.a.Target.Kind != plan.Multiple {
		j.a.Geometric = j.geometricFrom(x.Dec, y.Dec)
	}
	if j.a.Geometric {
		j.a.Required = ratio(growth(x.Dec, y.Dec, left), x, y)
		return
	}
	v := j.difference(y.Dec.Sub(x.Dec).Quo(number.Int(int64(left))), x, y)
	if left > 1 {
		v.Decimals++ // a yearly part of 5家 over two years is 2.5家
	}
	j.a.Required = v
}

// geometricFrom is geometric without a base.
func (j *judge) geometricFrom(x, y number.Decimal) bool {
	m := j.a.Indicator.Measure
	return j.a.Target.Kind == plan.Level && (m == plan.Amount || m == plan.Index) && x.Sign() > 0 && y.Sign() > 0
}

// score is z: realisation of a level, progress of a multiple or share. From a
// base past the goal there is no way to go: it is met or not.
func (j *judge) score() {
	if j.a.Target.Kind == plan.Level {
		j.a.Score = j.a.Realisation
		return
	}
	z := clamp01(j.a.Progress.Dec)
	if j.a.BasePast() {
		z = map[bool]number.Decimal{true: one(), false: {}}[j.a.Met]
	}
	if j.a.Progress.Known() {
		j.a.Score = ratio(z, j.a.Current, j.a.Base, j.a.Goal)
	}
}

// levelVerdict is level and pace; from the target year on, level alone.
func (j *judge) levelVerdict() Verdict {
	switch {
	case j.now >= j.a.Target.Year:
		if j.a.Met {
			return Achieved
		}
		return Missed
	case !j.a.Base.Known() || j.a.BaseYear >= j.now:
		return Unjudged
	case j.a.Met:
		return Ahead
	case j.a.Pace.Known():
		return j.r.band(j.a.Pace.Dec)
	}
	return Unjudged
}
