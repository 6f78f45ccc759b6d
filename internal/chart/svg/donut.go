package svg

import (
	"cmp"

	"nianbao/internal/chart"
)

// arc is a part of a ring: from a to b in turns from the top, clockwise.
type arc struct {
	x, y, in, out, a, b float64
}

// arc draws r, in halves, so that a whole ring is one too.
func (c *canvas) arc(r arc, class, fill, title string) {
	c.open("path", class)
	if fill != "" {
		c.raw(` fill="` + fill + `"`)
	}
	mid := mul(r.a+r.b, .5)
	c.raw(` d="M`)
	c.at(r.on(r.a, r.out))
	c.bow(r, mid, r.out, "1")
	c.bow(r, r.b, r.out, "1")
	c.raw("L")
	c.at(r.on(r.b, r.in))
	c.bow(r, mid, r.in, "0")
	c.bow(r, r.a, r.in, "0")
	c.raw(`Z"`)
	c.titled("path", title)
}

func (r arc) on(t, radius float64) point {
	x, y := chart.OnCircle(t)
	return point{r.x + mul(x, radius), r.y + mul(y, radius)}
}

// at appends a point.
func (c *canvas) at(p point) {
	c.num(p.x)
	c.raw(" ")
	c.num(p.y)
}

func (c *canvas) bow(r arc, t, radius float64, sweep string) {
	c.raw("A")
	c.num(radius)
	c.raw(" ")
	c.num(radius)
	c.raw(" 0 0 " + sweep + " ")
	c.at(r.on(t, radius))
}

// drawDonut shows the parts of a whole as a ring around its total, named at
// its sides, or in a list beneath where there is no room beside it.
func drawDonut(s chart.Spec, w Width) *canvas {
	parts := partsOf(s)
	sum := sumOf(parts)
	if sum == 0 {
		return drawEmpty(s, w)
	}
	c := newCanvas(s, w, w.Pixels(), 0)
	r := arc{x: mul(c.w, .5), y: 132, out: 104, in: 64}
	beside := c.w >= 420
	if !beside {
		r.out = min(92, mul(c.w, .4))
		r.in, r.y = mul(r.out, .62), r.out+2
	}
	var sides [2]side
	from := 0.
	for _, p := range parts {
		share := positive(p.Value) / sum
		r.a, r.b = from, from+share
		from = r.b
		c.segment(r, p)
		sides[btoi(r.mid() >= .5)].add(p, r)
	}
	c.total(s, r)
	if !beside {
		stripList(c, parts, mul(r.out, 2)+8)
		return c
	}
	c.h = mul(r.y, 2)
	for i, sd := range sides {
		c.donutLabels(sd, r, i == 1)
	}
	return c
}

func (r arc) mid() float64 { return mul(r.a+r.b, .5) }

// segment draws the arc of p.
func (c *canvas) segment(r arc, p slice) {
	if r.b <= r.a {
		return
	}
	title := p.Name + " " + p.Value.String()
	hatch := "hw"
	if hollow(p.Value) {
		c.arc(r, "fg k1 sw15", "", title)
		hatch = "hb1"
	} else {
		c.arc(r, p.tone+" seg", "", title)
	}
	if p.Value.Demo {
		c.arc(r, "", "url(#"+hatch+")", "")
	}
}

// total writes the whole inside the ring.
func (c *canvas) total(s chart.Spec, r arc) {
	whole := s.Total()
	room := mul(r.in, 1.7)
	name := cmp.Or(s.WholeName, "合计")
	value := digits(whole, mul(room, .7))
	c.text(r.x, r.y-8, clip(name, normal, room), "tk", middle, normal)
	c.text(r.x, r.y+12, clip(value, 18, room), "b", middle, 18)
	c.text(r.x, r.y+30, clip(string(whole.Unit), normal, room), "tk", middle, normal)
}

// side are the labels at one side of a ring, from the top down on the right.
type side struct {
	parts []slice
	at    []float64
	want  []float64
}

func (d *side) add(p slice, r arc) {
	d.parts = append(d.parts, p)
	d.at = append(d.at, r.mid())
	d.want = append(d.want, r.on(r.mid(), r.out+10).y)
}

// donutLabels writes name and share over the value at one side, with a leader to each part.
func (c *canvas) donutLabels(d side, r arc, left bool) {
	const high = 36
	sign, a := 1., start
	if left {
		sign, a = -1, end
	}
	size := make([]float64, len(d.parts))
	for i := range size {
		size[i] = high
	}
	edge := r.x + mul(sign, r.out+26)
	room := pick(left, edge, c.w-edge) - 6
	for i, y := range spread(d.want, size, 4, 2, c.h-2) {
		p, knee := d.parts[i], r.on(d.at[i], r.out+9)
		c.open("path", "lead")
		c.raw(` d="M`)
		c.at(r.on(d.at[i], r.out+2))
		c.raw("L")
		c.at(knee)
		c.raw("L")
		c.at(point{edge, y})
		c.raw(`"/>`)
		x := edge + mul(sign, 5)
		share := p.share.String()
		name := clip(p.Name, normal, room-boldWidth(share, normal)-8)
		if left {
			c.text(x, y-2, share, "lb b", a, normal)
			c.text(x-boldWidth(share, normal)-8, y-2, name, "tk2", a, normal)
		} else {
			c.text(x, y-2, name, "tk2", a, normal)
			c.text(x+width(name, normal)+8, y-2, share, "lb b", a, normal)
		}
		c.text(x, y+15, clip(valueText(p), normal, room), "tk", a, normal)
	}
}
