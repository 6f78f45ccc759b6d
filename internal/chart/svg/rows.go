package svg

import (
	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// rows is a drawing of lying bars, one row a category.
type rows struct {
	c      *canvas
	spec   chart.Spec
	panel  chart.Panel
	layers []layer
	stacks []stack
	// tick is the layer that the bars are held against, if any.
	tick    layer
	hasTick bool
	scale   chart.Scale
	// x0 to x1 is the room for bars; left that for names; high the height of a row.
	x0, x1, left, high, top float64
	icons                   bool
	// column says that values stand flush right instead of at the bars' ends.
	column bool
}

// drawRows draws a ranking, and standing bars whose names are too long.
func drawRows(s chart.Spec, w Width) *canvas {
	if !s.HasNumber() {
		return drawEmpty(s, w)
	}
	r := newRows(s, w)
	r.head()
	if !w.narrow() {
		r.c.line(r.at(0), r.top, r.at(0), r.c.h-4, "zero")
	}
	for x := range s.X.Labels {
		r.row(x)
	}
	return r.c
}

func newRows(s chart.Spec, w Width) *rows {
	r := &rows{c: newCanvas(s, w, w.Pixels(), 0), spec: s, panel: s.Panels[0], layers: coloured(s)[0]}
	r.stacks = stacksOf(r.layers)
	for _, l := range r.layers {
		if l.Mark == chart.Rule || l.Mark == chart.Point {
			r.tick, r.hasTick = l, true
		}
	}
	r.scale = r.panel.Scale()
	r.icons = len(s.X.Status) > 0
	r.column = r.hasTick || r.scale.Min < 0 || r.stacked()
	r.measure(w)
	return r
}

// measure shares the width between names, bars and values.
func (r *rows) measure(w Width) {
	r.nameRoom()
	bars := float64(max(1, len(r.stacks)))
	r.high = max(pick(r.stacked(), 34., 28.), mul(bars, 13)+14) + pick(w.narrow(), 18., 0.)
	r.x0, r.x1 = r.left, r.c.w-r.valueRoom()
	r.top = 8
	if r.keyed() || r.hasTick || r.panel.UnitOf() != "" {
		r.top = 26
	}
	r.c.h = r.top + mul(r.high, float64(len(r.spec.X.Labels))) + 4
}

// nameRoom is the room at the left for icons and names, unless they stand above.
func (r *rows) nameRoom() {
	if r.c.width.narrow() {
		return
	}
	for _, l := range r.spec.X.Labels {
		r.left = max(r.left, width(l, normal))
	}
	r.left = min(r.left, mul(r.c.w, .36)) + pick(r.icons, 20., 0.) + 12
}

// valueRoom is the right margin for values and, against a tick, differences.
func (r *rows) valueRoom() float64 {
	if r.panel.Shares {
		return 0
	}
	wide := 20.
	for _, st := range r.stacks {
		for x := range r.spec.X.Labels {
			if v, ok := st.sum(x); ok {
				wide = max(wide, boldWidth(digits(v, 100), normal))
			}
		}
	}
	if r.hasTick {
		return wide + 62
	}
	return wide + 10
}

// stacked reports whether bars stand on each other, their values inside.
func (r *rows) stacked() bool { return len(r.stacks) > 0 && len(r.stacks[0].layers) > 1 }

func (r *rows) keyed() bool { return len(marked(r.layers, chart.Bar)) > 1 }

// at returns the place of a value on the axis.
func (r *rows) at(v float64) float64 {
	x0 := r.x0
	if r.c.width.narrow() {
		x0 += 1
	}
	return lerp(x0, r.x1, r.scale.At(v))
}

// head writes the keys, or the axis of a comparison with ticks, and the unit.
func (r *rows) head() {
	switch {
	case r.keyed():
		r.keys()
	case r.hasTick:
		r.axis()
	case r.panel.UnitOf() != "":
		r.c.text(r.x0, 14, clip(string(r.panel.UnitOf()), normal, r.c.w-r.x0), "tk", start, normal)
	}
}

func (r *rows) keys() {
	x, y := 0., 14.
	room := pick(r.panel.UnitOf() == "", r.c.w, r.c.w-width(string(r.panel.UnitOf()), normal)-12)
	for _, l := range marked(r.layers, chart.Bar) {
		name := clip(l.Name, normal, mul(r.c.w, .6))
		wide := 17 + width(name, normal)
		if x > 0 && x+wide > room {
			x, y = 0, y+20
		}
		r.c.bar(box{x, y - 10.5, x + 12, y + 1.5}, l.tone, l.k, demoOf(l), "")
		r.c.text(x+17, y, name, "tk2", start, normal)
		x += wide + 14
	}
	r.c.text(r.c.w, 14, clip(string(r.panel.UnitOf()), normal, 120), "tk", end, normal)
	r.top += y - 14
	r.c.h += y - 14
}

func (r *rows) axis() {
	var grid []point
	for _, t := range r.scale.Ticks {
		x := r.at(t.At)
		grid = append(grid, point{x, r.top})
		text, a := t.Text, middle
		if t.At == r.scale.Ticks[len(r.scale.Ticks)-1].At {
			text += string(r.panel.UnitOf())
		}
		if x-mul(width(text, normal), .5) < 0 {
			x, a = 0, start
		}
		if b := textBox(x, 16, text, "tk", a, normal); r.c.clear(b) && b.x1 < r.c.w-40 {
			r.c.text(x, 16, text, "tk", a, normal)
		}
	}
	r.c.strokes(grid, 0, r.c.h-4-r.top, "grid")
	r.c.text(r.c.w, 16, "快慢", "tk", end, normal)
}

// row draws the name, the bars and the values of category x.
func (r *rows) row(x int) {
	y := r.top + mul(r.high, float64(x))
	if x > 0 && (r.c.width.narrow() || r.keyed()) {
		r.c.line(0, y, r.c.w, y, "hair")
	}
	mid := y + mul(r.high, .5) + pick(r.c.width.narrow(), 8., 0.)
	r.name(x, y, mid)
	thick := pick(len(r.stacks) > 1, 12., 14.)
	switch {
	case r.hasTick:
		thick = 10
	case len(r.stacks) == 1 && r.stacked():
		thick = 22
	}
	if r.c.width.narrow() {
		half := mul(thick+1, mul(float64(max(1, len(r.stacks))), .5)) + 2
		r.c.line(r.at(0), mid-half, r.at(0), mid+half, "zero")
	}
	for i, st := range r.stacks {
		cy := mid + mul(float64(i)-mul(float64(len(r.stacks)-1), .5), thick+1)
		r.bar(st, x, cy, thick)
	}
	if r.hasTick && len(r.stacks) > 0 {
		r.against(x, mid)
	}
}

func (r *rows) name(x int, y, mid float64) {
	nx := 0.
	narrow := r.c.width.narrow()
	base := pick(narrow, y+15.5, mid+4.5)
	if r.icons {
		st := r.spec.X.Status[x]
		r.c.icon(st.Icon, 0, base-11.5, 14, "ic s-"+st.Tone.String())
		nx = 20
	}
	room := pick(narrow, r.c.w, r.left-12) - nx
	r.c.text(nx, base, clip(r.spec.X.Labels[x], normal, room), pick(narrow, "tk2 halo", "tk2"), start, normal)
}

// bar draws st from zero and writes its value.
func (r *rows) bar(st stack, x int, cy, thick float64) {
	up, down := 0., 0.
	for _, l := range st.layers {
		d, ok := l.At(x)
		if !ok || !d.Value.Known() {
			continue
		}
		v := d.Value.Dec.Float()
		from := pick(v < 0, &down, &up)
		a, b := r.at(*from), r.at(*from+v)
		*from += v
		f := box{min(a, b), cy - mul(thick, .5), max(a, b), cy + mul(thick, .5)}
		if f.x1-f.x0 < 1.5 {
			f.x1 = f.x0 + 1.5
		}
		name := ""
		if r.keyed() {
			name = l.Name
		}
		r.c.bar(f, l.tone, l.k, d.Value, valueTitle(r.spec, r.panel, name, d))
		r.inside(st, f, d.Value)
	}
	r.value(st, x, r.at(up), cy)
}

// inside writes the value of one of several bars that stand on each other.
func (r *rows) inside(st stack, f box, v number.Value) {
	t := v.Digits()
	if len(st.layers) < 2 || hollow(v) || width(t, normal)+6 > f.x1-f.x0 {
		return
	}
	r.c.text(lerp(f.x0, f.x1, .5), lerp(f.y0, f.y1, .5)+4.5, t, "inv", middle, normal)
}

func (r *rows) value(st stack, x int, edge, cy float64) {
	v, ok := st.sum(x)
	if ok && r.panel.Shares {
		return
	}
	if !ok {
		if r.absent(st, x) {
			r.c.text(r.at(0)+6, cy+4.5, "缺", "tk", start, normal)
		}
		return
	}
	t := digits(v, 100)
	at, a := edge+6, start
	if r.column {
		at, a = r.c.w-pick(r.hasTick, 54., 0.), end
	}
	r.c.text(at, cy+4.5, t, "lb", a, normal)
}

// absent reports whether category x has a row but no number.
func (r *rows) absent(st stack, x int) bool {
	for _, l := range st.layers {
		if d, ok := l.At(x); ok && d.Value.State == number.Unknown {
			return true
		}
	}
	return len(r.stacks) == 1
}

// against draws the tick, the part that the bar lacks to it, and the difference.
func (r *rows) against(x int, mid float64) {
	d, ok := r.tick.At(x)
	v, has := r.stacks[0].sum(x)
	if !ok || !d.Value.Known() {
		return
	}
	tick := r.at(d.Value.Dec.Float())
	if has && v.Dec.Cmp(d.Value.Dec) < 0 {
		r.c.line(r.at(v.Dec.Float()), mid, tick, mid, "lackl")
	}
	r.c.line(tick, mid-8, tick, mid+8, "tick")
	diff := difference(v, d.Value)
	class := "lb"
	if diff.Known() && diff.Dec.Cmp(number.Int(-5)) <= 0 {
		class = "lb neg"
	}
	t := ""
	if diff.Known() {
		t = diff.SignedDigits()
	}
	r.c.text(r.c.w, mid+4.5, clip(t, normal, 48), class, end, normal)
}

// difference returns a less b with its sign; unknown if one of them is.
func difference(a, b number.Value) number.Value {
	if !a.Known() || !b.Known() {
		return number.Value{}
	}
	return number.Derive(a.Dec.Sub(b.Dec), a.Unit.Difference(), a.Decimals, a, b)
}
