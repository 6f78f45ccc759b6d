package assess

import (
	"fmt"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Projection is the past trend continued to a year (按当前速度推算): no forecast.
type Projection struct {
	Year  int
	Value number.Value
	// Low and High bound the 80 % band; unknown where there is no interval, and
	// then NoInterval says why.
	Low, High  number.Value
	NoInterval string
	// Points is the number of yearly values that the trend is taken from.
	Points int
}

// project finds [Assessment.Projection]. Values are kept within what the
// measure can be: no count below 0, no share over 100 %.
func (a Assessment) project() []Projection {
	switch a.Target.Kind {
	case plan.Level, plan.Multiple, plan.ShareAbove, plan.Zero:
	default:
		return nil
	}
	if a.Edition >= a.Target.Year {
		return nil
	}
	run := lastRun(a.Series, a.Edition)
	if len(run) < 2 || a.Target.Kind == plan.Zero && a.Current.Dec.Sign() == 0 {
		return nil
	}
	w := newWalk(run, a.logScale(run))
	banded, variance := len(run) >= max(a.rules.IntervalFrom, 3), number.Decimal{}
	if banded {
		variance = w.variance()
	}
	var list []Projection
	for h := 1; a.Edition+h <= a.Target.Year; h++ {
		x := w.at(h)
		p := Projection{Year: a.Edition + h, Points: len(run), Value: a.possible(x, run)}
		if banded {
			low, high := w.interval(x, variance, h)
			p.bound(a.possible(low, run), a.possible(high, run))
		} else {
			p.NoInterval = fmt.Sprintf("只有%d年的数值，不给区间", len(run))
		}
		list = append(list, p)
	}
	return list
}

// bound sets the interval, unless it is none as it is printed: that of values
// that changed by the same every year would claim a certainty that nobody has.
func (p *Projection) bound(low, high number.Value) {
	if low.Digits() == high.Digits() {
		p.NoInterval = "各年变化几乎相同，不给区间"
		return
	}
	p.Low, p.High = low, high
}

// logScale reports whether the yearly change is a rate: amounts, all above zero.
func (a Assessment) logScale(run []number.Value) bool {
	m := a.Indicator.Measure
	if m != plan.Amount && m != plan.Index || a.Target.Kind == plan.Zero || a.Target.Kind == plan.ShareAbove {
		return false
	}
	for _, v := range run {
		if v.Dec.Sign() <= 0 {
			return false
		}
	}
	return true
}

// possible keeps a projected value within what the measure allows.
func (a Assessment) possible(d number.Decimal, run []number.Value) number.Value {
	m, u := a.Indicator.Measure, a.Indicator.Unit
	if (m == plan.Count || m == plan.Share) && d.Sign() < 0 {
		d = number.Decimal{}
	}
	if hundred := number.Int(100); m == plan.Share && u == number.Percent && d.Cmp(hundred) > 0 {
		d = hundred
	}
	return derive(d, u, a.Indicator.Decimals, run...)
}

// lastRun returns the known values of consecutive years that end in year,
// since the last gap or series break, at most as many as the table of t serves.
func lastRun(series []plan.Observation, year int) []number.Value {
	var run []number.Value
	last := 0
	for _, o := range series {
		if !o.Value.Known() || o.Year > year {
			continue
		}
		if o.Break || o.Year != last+1 {
			run = nil
		}
		run, last = append(run, o.Value), o.Year
	}
	if last != year {
		return nil
	}
	return run[max(0, len(run)-maxFreedom-2):]
}
