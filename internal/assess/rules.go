package assess

import (
	"nianbao/internal/config"
	"nianbao/internal/number"
)

// Rules are the thresholds of the method. They are configuration; a report
// prints those that it used.
type Rules config.Rules

// DefaultRules returns the thresholds of the method as published.
func DefaultRules() Rules { return Rules(config.DefaultRules()) }

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

// Threshold returns a threshold of a pace as it is printed: 0.60, 1.125.
func Threshold(d number.Decimal) string { return d.Text(max(2, d.Places())) }

// LeastCoverage returns Coverage as a percentage: 75%.
func (r Rules) LeastCoverage() number.Value {
	hundred := r.Coverage.Mul(number.Int(100))
	return number.Value{Dec: hundred, State: number.Present, Unit: number.Percent, Decimals: max(0, r.Coverage.Places()-2)}
}
