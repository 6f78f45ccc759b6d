package svg

import "nianbao/internal/chart"

// drawDumbbell shows one row a category: where it began (hollow), where it is
// (filled) and where it should be (diamond), on one axis, with their values.
func drawDumbbell(s chart.Spec, w Width) *canvas {
	if !s.HasNumber() {
		return drawEmpty(s, w)
	}
	r := &rows{c: newCanvas(s, w, w.Pixels(), 0), spec: s, panel: s.Panels[0], layers: coloured(s)[0], scale: s.Scales()[0]}
	r.icons = len(s.X.Status) > 0
	r.nameRoom()
	r.high = pick(w.narrow(), 58., 38.)
	widest := 0.
	for _, l := range r.layers {
		for _, d := range l.Data {
			widest = max(widest, boldWidth(digits(d.Value, 100), normal))
		}
	}
	r.x0, r.x1 = r.left+widest+10, r.c.w-widest-12
	r.top = 26
	r.dumbbellKeys()
	r.c.h = r.top + mul(r.high, float64(len(s.X.Labels))) + 4
	r.ticks()
	for x := range s.X.Labels {
		y := r.top + mul(r.high, float64(x))
		if x > 0 {
			r.c.line(0, y, r.c.w, y, "hair")
		}
		mid := y + mul(r.high, .5) + pick(w.narrow(), 14., 3.)
		r.name(x, y, mid)
		r.dumbbell(x, mid)
	}
	return r.c
}

// dumbbellKeys names the marks above the axis.
func (r *rows) dumbbellKeys() {
	x, y := 0., 13.5
	for _, l := range r.layers {
		if l.Name == "" {
			continue
		}
		name := clip(l.Name, normal, r.c.w-22)
		wide := 18 + width(name, normal)
		if x > 0 && x+wide > r.c.w {
			x, y = 0, y+20
		}
		r.bell(l, x+6, y-4.5, chart.Datum{Value: demoOf(l)}, "")
		r.c.text(x+18, y, name, "tk2", start, normal)
		x += wide + 16
	}
	r.top += y + 6.5
}

// bell draws the mark of l.
func (r *rows) bell(l layer, x, y float64, d chart.Datum, title string) {
	switch {
	case l.Role == chart.Target:
		r.c.diamond(x, y, 5.5)
	case l.Role == chart.Context:
		r.c.circle(x, y, 4.5, "fg k6 sw2", title)
	default:
		r.c.mark(x, y, max(1, l.k), d.Value, title)
	}
}

// ticks draws the value axis above the rows.
func (r *rows) ticks() {
	var grid []point
	unit := string(r.panel.UnitOf())
	for i, t := range r.scale.Ticks {
		x := r.at(t.At)
		grid = append(grid, point{x, r.top})
		text := t.Text
		if i == len(r.scale.Ticks)-1 {
			text += clip(unit, normal, 60)
		}
		a, at := middle, x
		if half := mul(width(text, normal), .5); x+half > r.c.w {
			a, at = end, r.c.w
		} else if x-half < 0 {
			a, at = start, 0
		}
		if b := textBox(at, r.top-8, text, "tk", a, normal); r.c.free(b) {
			r.c.text(at, r.top-8, text, "tk", a, normal)
		}
	}
	r.c.strokes(grid, 0, r.c.h-4-r.top, "grid")
}

// bells is a mark in a row.
type bells struct {
	layer layer
	datum chart.Datum
	x     float64
}

// dumbbell draws the marks of category x, joined, and their values.
func (r *rows) dumbbell(x int, mid float64) {
	var at []bells
	for _, l := range r.layers {
		if d, ok := l.At(x); ok && d.Value.Known() {
			at = append(at, bells{l, d, r.at(d.Value.Dec.Float())})
		}
	}
	if len(at) == 0 {
		r.c.text(r.at(r.scale.Min), mid+4.5, "缺", "tk", start, normal)
		return
	}
	lo, hi := at[0].x, at[0].x
	for i, b := range at {
		lo, hi = min(lo, b.x), max(hi, b.x)
		if i > 0 {
			class := pick(b.layer.Role == chart.Target || at[i-1].layer.Role == chart.Target, "due", "dumb")
			r.c.line(at[i-1].x, mid, b.x, mid, class)
		}
	}
	for _, b := range at {
		r.bell(b.layer, b.x, mid, b.datum, valueTitle(r.spec, r.panel, b.layer.Name, b.datum))
	}
	for i := len(at) - 1; i >= 0; i-- {
		r.bellValue(at[i], lo, hi, mid)
	}
}

// bellValue writes the value of b: outside of the row's marks, else above.
func (r *rows) bellValue(b bells, lo, hi, mid float64) {
	class := "lb"
	switch b.layer.Role {
	case chart.Target:
		class = "lb tg"
	case chart.Observed:
		class = "lb b" + digit(b.layer.k)
	case chart.Context, chart.Path, chart.Projection:
	}
	t := digits(b.datum.Value, 100)
	try := func(x, y float64, a anchor) bool {
		box := textBox(x, y, t, class, a, normal)
		if !r.c.free(box) || box.x1 > r.c.w || box.x0 < 0 {
			return false
		}
		r.c.text(x, y, t, class, a, normal)
		return true
	}
	switch {
	case b.x >= hi && try(b.x+9, mid+4.5, start):
	case b.x <= lo && try(b.x-9, mid+4.5, end):
	default:
		try(b.x, mid-11, middle)
	}
}
