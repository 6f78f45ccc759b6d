package chart

import "math"

// OnCircle returns the point of the unit circle at t turns clockwise from the
// top, y growing downwards. It is a polynomial of rounded products, so that
// every processor gives the same digits.
func OnCircle(t float64) (x, y float64) {
	t -= math.Floor(t)
	quarter := math.Floor(float64(t*4) + .5)
	r := float64((t - float64(quarter*.25)) * (2 * math.Pi))
	q := float64(r * r)
	sin := float64(r * series(q, 6, 20, 42, 72, 110))
	cos := series(q, 2, 12, 30, 56, 90, 132)
	switch int(quarter) % 4 {
	case 1:
		sin, cos = cos, -sin
	case 2:
		sin, cos = -sin, -cos
	case 3:
		sin, cos = -cos, sin
	}
	return sin, -cos
}

// series returns 1 − q/d₀(1 − q/d₁(1 − …)).
func series(q float64, d ...float64) float64 {
	sum := 1.
	for i := len(d) - 1; i >= 0; i-- {
		sum = 1 - float64(float64(q/d[i])*sum)
	}
	return sum
}
