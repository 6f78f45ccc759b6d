package svg

import (
	"math"

	"nianbao/internal/chart"
)

// Lies reports whether the bars of s are drawn as rows in a drawing of width w.
func Lies(s chart.Spec, w Width) bool {
	s = s.Clean()
	return s.Form == chart.Cartesian && s.HasNumber() && mustLie(s, w)
}

// mustLie reports whether the bars of s have names that cannot stand under
// them in three lines: they then lie as rows.
func mustLie(s chart.Spec, w Width) bool {
	if s.X.Years || len(s.Panels) != 1 {
		return false
	}
	all := coloured(s)[0]
	if len(marked(all, chart.Bar)) == 0 || len(marked(all, chart.Line)) > 0 || len(marked(all, chart.Area)) > 0 {
		return false
	}
	step := (w.Pixels() - 40) / float64(len(s.X.Labels))
	if step < 30 {
		return true
	}
	for _, l := range s.X.Labels {
		if len(wrap(l, normal, step-5)) > 3 {
			return true
		}
	}
	return false
}

// axisRoom is the height of the names under the lowest panel.
func axisRoom(pl *plot) float64 { return 12 + pl.drop() + mul(16, float64(pl.nameLines())) }

// drop is the room for values under bars that go down.
func (pl *plot) drop() float64 {
	if pl.scale.Min < 0 && len(marked(pl.layers, chart.Bar)) > 0 {
		return 16
	}
	return 0
}

// nameLines is how many lines the longest name takes, at most three.
func (pl *plot) nameLines() int {
	n := 1
	if pl.spec.X.Years || pl.thin() {
		return n
	}
	for _, l := range pl.spec.X.Labels {
		n = max(n, len(wrap(l, normal, pl.gap()-4)))
	}
	return min(n, 3)
}

// thin reports whether names have to be left out: wrapping them does not help.
func (pl *plot) thin() bool {
	if pl.gap() < 30 {
		return true
	}
	for _, l := range pl.spec.X.Labels {
		if len(wrap(l, normal, pl.gap()-4)) > 3 {
			return true
		}
	}
	return false
}

// categories writes the names under the lowest panel, and a small mark for
// each category that is a point in time.
func categories(plots []*plot) {
	low := plots[len(plots)-1]
	y := low.frame.y1 + low.drop()
	every, lines := low.stride(), low.nameLines()
	n := len(low.spec.X.Labels)
	if low.step == 0 {
		low.points(y)
	}
	for i, name := range low.spec.X.Labels {
		if (n-1-i)%every != 0 {
			continue
		}
		class := pick(low.spec.X.Years, "tk", "tk2")
		if lines == 1 {
			low.name(low.x(i), y+20, clip(name, normal, max(mul(low.gap(), float64(every))-4, 26)), class)
			continue
		}
		for j, t := range limit(balance(name, normal, low.gap()-4), 3, low.gap()-2) {
			low.name(low.x(i), y+20+mul(16, float64(j)), t, class)
		}
	}
}

// points marks the categories on the axis at y.
func (pl *plot) points(y float64) {
	var at []point
	for i := range pl.spec.X.Labels {
		at = append(at, point{pl.x(i), y})
	}
	pl.c.strokes(at, 0, 4, "axis")
}

// name writes a category's name, moved in where it would leave the drawing.
func (pl *plot) name(x, y float64, s, class string) {
	half := mul(width(s, normal), .5)
	switch {
	case x+half > pl.c.w:
		pl.write(pl.c.w, y, s, class, end)
	case x-half < 0:
		pl.write(0, y, s, class, start)
	default:
		pl.write(x, y, s, class, middle)
	}
}

func (pl *plot) write(x, y float64, s, class string, a anchor) {
	if b := textBox(x, y, s, class, a, normal); pl.c.clear(b) {
		pl.c.text(x, y, s, class, a, normal)
	}
}

// clear reports whether no label stands in b.
func (c *canvas) clear(b box) bool {
	for i := range c.labels {
		if b.meets(c.labels[i].box, 0, 0) {
			return false
		}
	}
	return true
}

// stride is the distance of the names that are written, counted from the last.
func (pl *plot) stride() int {
	if !pl.spec.X.Years && !pl.thin() {
		return 1
	}
	wide := 0.
	for _, l := range pl.spec.X.Labels {
		wide = max(wide, width(l, normal))
	}
	return max(1, int(math.Ceil((min(wide, 104)+6)/max(pl.gap(), .1))))
}
