package assess

import (
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// digits is the number of significant digits that a result of roots and
// quotients is good for; comparisons are made on no more.
const digits = 32

// settle drops the last digits of a computed number, so that 2/3 of 3/2 is 1
// when it is compared.
func settle(d number.Decimal) number.Decimal { return d.Significant(digits) }

func one() number.Decimal { return number.Int(1) }

// power returns a to the power n, n ≥ 0, by squaring.
func power(a number.Decimal, n int) number.Decimal {
	r := one()
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.Mul(a)
		}
		a = a.Mul(a)
	}
	return r
}

// root returns the n-th root of a > 0, n ≥ 1, by Newton's method: it is some
// twenty times faster than a power by logarithms.
func root(a number.Decimal, n int) number.Decimal {
	if n == 1 || a.Cmp(one()) == 0 {
		return a
	}
	if a.Cmp(number.Int(2)) <= 0 && a.Add(a).Cmp(one()) >= 0 { // what growth nearly always is
		return newton(a, n, one().Add(a.Sub(one()).Quo(number.Int(int64(n)))))
	}
	// Scale to [1, 10ⁿ), whose root is in [1, 10).
	scale, ten := one(), number.Int(10)
	big := power(ten, n)
	for a.Cmp(big) >= 0 {
		a, scale = a.Quo(big), scale.Mul(ten)
	}
	for a.Cmp(one()) < 0 {
		a, scale = a.Mul(big), scale.Quo(ten)
	}
	return newton(a, n, guess(a, n)).Mul(scale)
}

// newton finds the n-th root, which is between 0.5 and 10, from x near it. Each
// step doubles the digits that are right: a step of 10⁻¹⁸ leaves more than are kept.
func newton(a number.Decimal, n int, x number.Decimal) number.Decimal {
	small, count := number.MustParse("1E-18"), number.Int(int64(n))
	for range 200 {
		step := a.Quo(power(x, n-1)).Sub(x).Quo(count)
		x = x.Add(step)
		if step.Abs().Cmp(small) < 0 {
			break
		}
	}
	return settle(x)
}

// guess returns the least of 1.1, 1.2 … 10 that is not below the root of a in [1, 10ⁿ).
func guess(a number.Decimal, n int) number.Decimal {
	low, high := int64(10), int64(100)
	for high-low > 1 {
		mid := (low + high) / 2
		if power(tenths(mid), n).Cmp(a) >= 0 {
			high = mid
		} else {
			low = mid
		}
	}
	return tenths(high)
}

func tenths(n int64) number.Decimal { return number.Int(n).Quo(number.Int(10)) }

// growth returns the mean yearly growth from a to b > 0 over years ≥ 1, as a ratio.
func growth(a, b number.Decimal, years int) number.Decimal {
	return root(b.Quo(a), years).Sub(one())
}

// compare returns actual over needed growth, positive in the right direction.
func compare(actual, needed number.Decimal, d plan.Direction) number.Decimal {
	return signed(actual.Quo(needed.Abs()), d)
}

// LinearPace returns q: the share of the way gone over the share of the time
// gone. The way's length is taken without its sign, as a geometric pace takes
// the growth that is needed, so that going the wrong way is negative even from
// a base past the target.
func LinearPace(base, now, target number.Decimal, gone, span int, d plan.Direction) (q number.Decimal, ok bool) {
	if gone < 1 || span < 1 || target.Cmp(base) == 0 {
		return q, false
	}
	way := signed(now.Sub(base), d).Mul(number.Int(int64(span)))
	return way.Quo(target.Sub(base).Abs().Mul(number.Int(int64(gone)))), true
}

// MeanGrowth returns (∏(1+gᵢ))^(1/n) − 1 of yearly rates as ratios, each above −1.
func MeanGrowth(rates []number.Decimal) (mean number.Decimal, ok bool) {
	p, ok := product(rates)
	if !ok {
		return mean, false
	}
	return root(p, len(rates)).Sub(one()), true
}

func product(rates []number.Decimal) (p number.Decimal, ok bool) {
	p = one()
	for _, g := range rates {
		f := one().Add(g)
		if f.Sign() <= 0 {
			return p, false
		}
		p = p.Mul(f)
	}
	return p, len(rates) > 0
}

func signed(d number.Decimal, dir plan.Direction) number.Decimal {
	if dir == plan.Down {
		return d.Neg()
	}
	return d
}

// met compares by the plan's own strictness.
func met(x number.Decimal, op plan.Op, y number.Decimal) bool {
	c := settle(x).Cmp(settle(y))
	switch op {
	case plan.GE:
		return c >= 0
	case plan.GT:
		return c > 0
	case plan.LE:
		return c <= 0
	case plan.LT:
		return c < 0
	case plan.EQ:
		return c == 0
	}
	panic("assess: unknown operator")
}

// bounded is the magnitude that leaves the package; beyond it no figure makes sense.
const bounded = "1E+40"

// derive is number.Derive with the bound: a figure beyond it is unknown. The
// last digits are dropped, so that a half that roots and quotients miss by a
// hair is still rounded away from zero.
func derive(d number.Decimal, unit number.Unit, decimals int, inputs ...number.Value) number.Value {
	d = d.Significant(digits - 4)
	if d.Abs().Cmp(number.MustParse(bounded)) > 0 {
		return number.Value{}
	}
	return number.Derive(d, unit, decimals, inputs...)
}

// ratio is a derived value without unit. Three decimals are what a pace is printed with.
func ratio(d number.Decimal, inputs ...number.Value) number.Value {
	return derive(d, "", 3, inputs...)
}

// clamp01 keeps a ratio between 0 and 1.
func clamp01(d number.Decimal) number.Decimal {
	if d.Sign() < 0 {
		return number.Decimal{}
	}
	if d.Cmp(one()) > 0 {
		return one()
	}
	return d
}
