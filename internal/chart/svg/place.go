package svg

import (
	"slices"
)

// spot is a place beside a mark: the direction from it.
type spot uint8

const (
	above spot = iota
	below
	right
	left
	aboveLeft
	belowRight
	aboveRight
	belowLeft
)

// taken is the cost of a place where another label stands.
const taken = 1000

// at returns the anchor point of a text at spot s, r off the mark at x, y.
func (s spot) at(x, y, r, size float64) (float64, float64, anchor) {
	up, down, level := y-r-1, y+r+mul(size, .8), mul(size, .36)
	switch s {
	case above:
		return x, up, middle
	case below:
		return x, down, middle
	case right:
		return x + r, y + level, start
	case left:
		return x - r, y + level, end
	case aboveLeft:
		return x - 4, up, end
	case belowRight:
		return x + 4, down, start
	case aboveRight:
		return x + 4, up, start
	case belowLeft:
		return x - 4, down, end
	}
	return x, up, middle
}

// placing is a label that looks for room around a mark.
type placing struct {
	x, y  float64
	text  string
	class string
	r     float64
	// order is the preference; lo bounds the left side, hi the right unless it is zero.
	order  []spot
	lo, hi float64
	// far are further distances at which to look, nearer ones being better.
	far []float64
	// slide moves a label that would cross a side inwards.
	slide bool
}

// spotAt is a place of a label: its anchor point and how it stands there.
type spotAt struct {
	x, y float64
	a    anchor
}

// try returns the place at spot s, d further off than the label's distance.
func (p placing) try(s spot, d float64) (spotAt, box) {
	x, y, a := s.at(p.x, p.y, p.r+d, normal)
	b := textBox(x, y, p.text, p.class, a, normal)
	if p.slide {
		dx := max(0, p.lo-b.x0) - max(0, b.x1-p.hi)
		x, b.x0, b.x1 = x+dx, b.x0+dx, b.x1+dx
	}
	return spotAt{x, y, a}, b
}

// place writes the label where the least ink is under it. It is left out, and
// false returned, where every place is taken by another label or outside.
func (c *canvas) place(p placing) bool {
	if p.hi == 0 {
		p.hi = c.w
	}
	best, found := float64(taken), false
	var at spotAt
	for _, d := range append([]float64{0}, p.far...) {
		for i, s := range p.order {
			place, b := p.try(s, d)
			if cost := mul(float64(i), .6) + mul(d, .3) + c.cost(b, p); cost < best {
				best, at, found = cost, place, true
			}
		}
	}
	if !found || p.text == "" {
		return false
	}
	c.text(at.x, at.y, p.text, p.class, at.a, normal)
	return true
}

// cost is half the length of ink under b, and prohibitive where b cannot stand.
func (c *canvas) cost(b box, p placing) float64 {
	if b.x0 < p.lo || b.x1 > p.hi || b.y0 < 0 || b.y1 > c.h || !c.free(b) {
		return taken
	}
	var sum float64
	grown := box{b.x0 - 2, b.y0 - 1, b.x1 + 2, b.y1 + 1}
	for _, s := range c.ink {
		sum += mul(s.within(grown), .5)
	}
	return sum
}

// free reports whether no other label stands in or close to b.
func (c *canvas) free(b box) bool {
	for i := range c.labels {
		if b.meets(c.labels[i].box, 3, 1) {
			return false
		}
	}
	return true
}

// within returns the length of s inside b, measured along its longer axis.
func (s segment) within(b box) float64 {
	dx, dy := s.b.x-s.a.x, s.b.y-s.a.y
	t0, t1 := 0., 1.
	for _, e := range [...][2]float64{{-dx, s.a.x - b.x0}, {dx, b.x1 - s.a.x}, {-dy, s.a.y - b.y0}, {dy, b.y1 - s.a.y}} {
		switch {
		case e[0] == 0:
			if e[1] < 0 {
				return 0
			}
		case e[0] < 0:
			t0 = max(t0, e[1]/e[0])
		default:
			t1 = min(t1, e[1]/e[0])
		}
	}
	if t0 >= t1 {
		return 0
	}
	return mul(max(dx, -dx, dy, -dy), t1-t0)
}

// spread returns the centres nearest to want that keep gap between neighbours
// of the given sizes (pool adjacent violators), then pushed into lo to hi.
func spread(want, size []float64, gap, lo, hi float64) []float64 {
	order := make([]int, len(want))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case want[a] < want[b]:
			return -1
		case want[a] > want[b]:
			return 1
		}
		return 0
	})
	off := make([]float64, len(want))
	for j := 1; j < len(order); j++ {
		off[j] = off[j-1] + mul(size[order[j-1]]+size[order[j]], .5) + gap
	}
	y := pool(want, off, order)
	push(y, size, order, gap, lo, hi)
	out := make([]float64, len(want))
	for j, q := range order {
		out[q] = y[j]
	}
	return out
}

// pool returns the isotonic regression of the wanted places less their offsets, offsets added again.
func pool(want, off []float64, order []int) []float64 {
	type block struct{ mean, n float64 }
	var blocks []block
	for j, q := range order {
		blocks = append(blocks, block{want[q] - off[j], 1})
		for k := len(blocks) - 1; k > 0 && blocks[k-1].mean > blocks[k].mean; k-- {
			a, b := blocks[k-1], blocks[k]
			blocks[k-1] = block{(mul(a.mean, a.n) + mul(b.mean, b.n)) / (a.n + b.n), a.n + b.n}
			blocks = blocks[:k]
		}
	}
	var y []float64
	for _, b := range blocks {
		for range int(b.n) {
			y = append(y, b.mean+off[len(y)])
		}
	}
	return y
}

// push moves the sorted centres y into lo to hi, the upper end first.
func push(y, size []float64, order []int, gap, lo, hi float64) {
	room := func(i, j int) float64 { return mul(size[order[i]]+size[order[j]], .5) + gap }
	n := len(y) - 1
	if n < 0 {
		return
	}
	if limit := hi - mul(size[order[n]], .5); y[n] > limit {
		y[n] = limit
		for j := n - 1; j >= 0; j-- {
			y[j] = min(y[j], y[j+1]-room(j, j+1))
		}
	}
	if limit := lo + mul(size[order[0]], .5); y[0] < limit {
		y[0] = limit
		for j := 1; j <= n; j++ {
			y[j] = max(y[j], y[j-1]+room(j, j-1))
		}
	}
}
