package assess

import "nianbao/internal/number"

// walk is a random walk with drift through yearly values: the drift is the
// mean yearly change, s the standard deviation of the n−1 changes with n−2
// degrees of freedom. On the log scale changes are of logarithms.
type walk struct {
	last number.Decimal
	n    int
	log  bool
	// drift is the mean difference; on the log scale the mean quotient, found by
	// a root, so that it is the compound growth that readers can check.
	drift number.Decimal
	// changes are differences, or logarithms of quotients.
	changes []number.Decimal
}

// newWalk takes two values or more; on the log scale all are above zero.
func newWalk(run []number.Value, log bool) walk {
	first, last, steps := run[0].Dec, run[len(run)-1].Dec, len(run)-1
	w := walk{last: last, n: len(run), log: log}
	if log {
		w.drift = root(last.Quo(first), steps)
	} else {
		w.drift = last.Sub(first).Quo(number.Int(int64(steps)))
	}
	for i := 1; i < len(run); i++ {
		c := run[i].Dec.Sub(run[i-1].Dec)
		if log {
			c = logarithm(run[i].Dec.Quo(run[i-1].Dec))
		}
		w.changes = append(w.changes, c)
	}
	return w
}

// at returns the value h years on.
func (w walk) at(h int) number.Decimal {
	if w.log {
		return w.last.Mul(power(w.drift, h))
	}
	return w.last.Add(w.drift.Mul(number.Int(int64(h))))
}

// variance returns s², for three values or more.
func (w walk) variance() number.Decimal {
	sum := number.Decimal{}
	for _, c := range w.changes {
		sum = sum.Add(c)
	}
	mean, squares := sum.Quo(number.Int(int64(w.n-1))), number.Decimal{}
	for _, c := range w.changes {
		off := c.Sub(mean)
		squares = squares.Add(off.Mul(off))
	}
	return squares.Quo(number.Int(int64(w.n - 2)))
}

// se returns s·√(h(1+h/(n−1))) of the variance s².
func (w walk) se(variance number.Decimal, h int) number.Decimal {
	ahead := number.Int(int64(h))
	return variance.Mul(ahead).Mul(one().Add(ahead.Quo(number.Int(int64(w.n - 1))))).Sqrt()
}

// interval returns the 80 % band around x, the value h years on.
func (w walk) interval(x, variance number.Decimal, h int) (low, high number.Decimal) {
	k := student80(w.n - 2).Mul(w.se(variance, h))
	if w.log {
		f := exponential(k)
		return x.Quo(f), x.Mul(f)
	}
	return x.Sub(k), x.Add(k)
}

// terms is the number of terms after which 24 digits no longer change for
// the arguments that logarithm and exponential reduce to.
const terms = 16

// logarithm returns ln a, a > 0, to 24 digits: halved by roots until near 1,
// then by the series of artanh. It costs a tenth of a general logarithm.
func logarithm(a number.Decimal) number.Decimal {
	factor := number.Int(2)
	low, high := number.MustParse("0.8"), number.MustParse("1.25")
	for a.Cmp(low) < 0 || a.Cmp(high) > 0 {
		a, factor = a.Sqrt(), factor.Add(factor)
	}
	z := a.Sub(one()).Quo(a.Add(one()))
	square, sum := z.Mul(z), number.Decimal{}
	for n := range terms {
		sum = sum.Add(z.Quo(number.Int(int64(2*n + 1))))
		z = z.Mul(square)
	}
	return sum.Mul(factor)
}

// exponential returns e to the power a, |a| < 1000, to 24 digits: halved until
// small, then by its series, then squared back.
func exponential(a number.Decimal) number.Decimal {
	halvings := 0
	for small := number.MustParse("0.125"); a.Abs().Cmp(small) > 0; halvings++ {
		a = a.Quo(number.Int(2))
	}
	sum := one()
	for n := terms; n > 0; n-- {
		sum = one().Add(sum.Mul(a).Quo(number.Int(int64(n))))
	}
	for range halvings {
		sum = sum.Mul(sum)
	}
	return sum
}
