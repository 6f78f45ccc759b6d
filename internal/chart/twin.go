package chart

import "math"

// Scales returns the value axes of the panels of s, as every renderer draws
// them. Those of [Spec.TwoAxes] have equally many ticks, and zero, where both
// have it, at the same height. That of a Radar ends at a tick, its outer ring;
// that of a Dumbbell, where places are read and not lengths, begins near its values.
func (s Spec) Scales() []Scale {
	out := make([]Scale, len(s.Panels))
	if s.TwoAxes && len(s.Panels) == 2 {
		out[0], out[1] = twin(s.Panels[0], s.Panels[1])
		return out
	}
	for i, p := range s.Panels {
		out[i] = p.Scale()
		switch s.Form {
		case Radar:
			out[i] = rings(p)
		case Dumbbell:
			out[i] = dots(p)
		case Cartesian, Ranking, Strip, Bullet, Cells, Spark, Donut, Matrix, Schedule:
		}
	}
	return out
}

// dots is the axis of a Dumbbell: through zero only where a value is near it.
func dots(p Panel) Scale {
	lo, hi, ok := p.Extent()
	if !ok {
		return NewScale(0, 1)
	}
	if lo > 0 && lo < float64(hi*.2) {
		lo = 0
	}
	return NewScale(lo, hi)
}

// rings is the axis of a Radar: from a tick to a tick, not through zero unless
// values are near it.
func rings(p Panel) Scale {
	f := p.fit()
	best := fitted{}
	for n := int64(3); n <= 5; n++ {
		for below := range n {
			if c, ok := f.over(below, n, !f.zero); ok && (best.mantissa == 0 || c.waste < best.waste-1e-9) {
				best = c
			}
		}
	}
	if best.mantissa == 0 {
		return p.Scale()
	}
	return best.scale(f.size())
}

// fit is an interval that looks for a step.
type fit struct {
	lo, hi float64
	exp    int
	// zero says that zero is a tick.
	zero bool
}

func newFit(lo, hi float64) fit {
	lo, hi = widen(lo, hi)
	return fit{lo: lo, hi: hi, exp: exponent(hi - lo), zero: lo <= 0 && hi >= 0}
}

// fitted is a step with the share of the axis that stays empty.
type fitted struct {
	step
	waste float64
}

// over returns the least step of which n cover f: below of them under zero, or
// from any multiple where f is free.
func (f fit) over(below, n int64, free bool) (fitted, bool) {
	for e := f.exp - 2; e <= f.exp+1; e++ {
		for _, m := range [...]int64{10, 20, 25, 50} {
			size := shifted(m, e)
			from := -below
			if free {
				from = int64(math.Floor(float64(f.lo/size) + 1e-9))
			}
			low, high := float64(float64(from)*size), float64(float64(from+n)*size)
			slack := float64(size * 1e-9)
			if low <= f.lo+slack && high >= f.hi-slack {
				full := (f.hi - f.lo) / (high - low)
				return fitted{step{m, e, from, from + n}, 1 - full}, true
			}
		}
	}
	return fitted{}, false
}

// twin returns the axes of two panels in one plot: of all ways to divide both
// into 3 to 6 steps, the one that leaves the least room empty.
func twin(a, b Panel) (Scale, Scale) {
	fa, fb := a.fit(), b.fit()
	var bestA, bestB fitted
	for n := int64(3); n <= 6; n++ {
		for below := range n {
			x, ok := fa.over(below, n, !fa.zero)
			y, too := fb.over(below, n, !fb.zero)
			if !ok || !too {
				continue
			}
			if bestA.mantissa == 0 || x.waste+y.waste < bestA.waste+bestB.waste-1e-9 {
				bestA, bestB = x, y
			}
		}
	}
	if bestA.mantissa == 0 {
		return a.Scale(), b.Scale()
	}
	return bestA.scale(fa.size()), bestB.scale(fb.size())
}

func (f fit) size() float64 { return math.Max(math.Abs(f.lo), math.Abs(f.hi)) }

// fit is the interval that the axis of p must cover.
func (p Panel) fit() fit {
	lo, hi, ok := p.Extent()
	if !ok {
		return newFit(0, 1)
	}
	if p.solid() || nearZero(lo, hi) {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	return newFit(lo, hi)
}
