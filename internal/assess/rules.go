package assess

import "nianbao/internal/number"

// Rules are the thresholds of the method. They are configuration; a report
// prints those that it used.
type Rules struct {
	// Faster, OnTrack and NeedsSpeed are the least paces of 快于预期, 符合预期 and
	// 需加快; below NeedsSpeed is 滞后, below zero 倒退.
	Faster, OnTrack, NeedsSpeed number.Decimal
	// Coverage is the least share of weight for which a composite is given.
	Coverage number.Decimal
	// IntervalFrom is the least number of yearly points for a projection with an interval.
	IntervalFrom int
}

// DefaultRules returns the thresholds of the method as published.
func DefaultRules() Rules {
	return Rules{
		Faster:       number.MustParse("1.05"),
		OnTrack:      number.MustParse("0.95"),
		NeedsSpeed:   number.MustParse("0.60"),
		Coverage:     number.MustParse("0.75"),
		IntervalFrom: 4,
	}
}

// band returns the verdict of a pace.
func (r Rules) band(pace number.Decimal) Verdict {
	pace = settle(pace)
	switch {
	case pace.Sign() < 0:
		return Backwards
	case pace.Cmp(r.NeedsSpeed) < 0:
		return Lagging
	case pace.Cmp(r.OnTrack) < 0:
		return NeedsSpeed
	case pace.Cmp(r.Faster) < 0:
		return OnTrack
	}
	return Faster
}
