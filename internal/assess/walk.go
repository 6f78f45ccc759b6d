package assess

import "nianbao/internal/number"

// walk is a random walk with drift through yearly values: the drift is the
// mean yearly change, s the standard deviation of the n−1 changes with n−2
// degrees of freedom. On the log scale changes are of logarithms.
type walk struct {
	first, last number.Decimal
	n           int
	log         bool
	// changes are differences, or logarithms of quotients.
	changes []number.Decimal
}

// newWalk takes two values or more; on the log scale all are above zero.
func newWalk(run []number.Value, log bool) walk {
	w := walk{first: run[0].Dec, last: run[len(run)-1].Dec, n: len(run), log: log}
	for i := 1; i < len(run); i++ {
		c := run[i].Dec.Sub(run[i-1].Dec)
		if log {
			c = logarithm(run[i].Dec.Quo(run[i-1].Dec))
		}
		w.changes = append(w.changes, c)
	}
	return w
}

// at returns the value h years on. On the log scale it is found by roots, so
// that it is the compound growth that readers can check.
func (w walk) at(h int) number.Decimal {
	if w.log {
		return w.last.Mul(root(power(w.last.Quo(w.first), h), w.n-1))
	}
	drift := w.last.Sub(w.first).Quo(number.Int(int64(w.n - 1)))
	return w.last.Add(drift.Mul(number.Int(int64(h))))
}

// se returns s·√(h(1+h/(n−1))), for three values or more.
func (w walk) se(h int) number.Decimal {
	sum := number.Decimal{}
	for _, c := range w.changes {
		sum = sum.Add(c)
	}
	steps := number.Int(int64(w.n - 1))
	mean, squares := sum.Quo(steps), number.Decimal{}
	for _, c := range w.changes {
		off := c.Sub(mean)
		squares = squares.Add(off.Mul(off))
	}
	variance := squares.Quo(number.Int(int64(w.n - 2)))
	ahead := number.Int(int64(h))
	return variance.Mul(ahead).Mul(one().Add(ahead.Quo(steps))).Sqrt()
}

// interval returns the 80 % band h years on.
func (w walk) interval(h int) (low, high number.Decimal) {
	x, k := w.at(h), student80(w.n-2).Mul(w.se(h))
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
	sum, term := one(), one()
	for n := 1; n <= terms; n++ {
		term = term.Mul(a).Quo(number.Int(int64(n)))
		sum = sum.Add(term)
	}
	for range halvings {
		sum = sum.Mul(sum)
	}
	return sum
}
