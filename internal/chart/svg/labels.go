package svg

import (
	"math"

	"nianbao/internal/chart"
)

// due marks the level that the path asks for in the year of the last value,
// where that is far enough from the value to be told apart.
func (pl *plot) due() {
	last, ok := pl.latest()
	if !ok || pl.c.width.narrow() {
		return
	}
	for _, l := range pl.layers {
		if l.Role != chart.Path || l.Mark != chart.Line {
			continue
		}
		d, ok := l.At(last.X)
		if !ok || !d.Value.Known() || math.Abs(pl.y(d.Value)-pl.y(last.Value)) < 5 || pl.targeted(d) {
			continue
		}
		pl.c.circle(pl.x(d.X), pl.y(d.Value), 3, "duem", "")
		pl.dueLabel(d, last)
	}
}

// targeted reports whether a target says the same as d.
func (pl *plot) targeted(d chart.Datum) bool {
	for _, l := range pl.layers {
		if l.Role != chart.Target {
			continue
		}
		if _, t, ok := l.Known(); ok && t.X == d.X && t.Value.Dec.Cmp(d.Value.Dec) == 0 {
			return true
		}
	}
	return false
}

func (pl *plot) dueLabel(d, last chart.Datum) {
	order := []spot{belowLeft, below, left, belowRight}
	if pl.y(d.Value) < pl.y(last.Value) {
		order = []spot{aboveLeft, above, left, aboveRight}
	}
	pl.c.place(placing{x: pl.x(d.X), y: pl.y(d.Value), text: "应达 " + digits(d.Value, 160), class: "lb du", r: 6, order: order, lo: pl.frame.x0 - 12})
}

// latest returns the last known datum of the only series, if there is one only.
func (pl *plot) latest() (chart.Datum, bool) {
	l, ok := pl.single()
	if !ok {
		return chart.Datum{}, false
	}
	_, last, ok := l.Known()
	return last, ok
}

// single returns the series of the plot if it has one only.
func (pl *plot) single() (layer, bool) {
	var out layer
	n := 0
	for _, l := range pl.layers {
		if l.series() && l.Mark != chart.Rule && l.Mark != chart.Band {
			out = l
			n++
		}
	}
	return out, n == 1
}

// valueLabels writes the values of lines and points: the latest first, then
// the first, then backwards, each where there is room.
func (pl *plot) valueLabels() {
	for _, l := range pl.layers {
		if !l.series() || l.Mark == chart.Bar || l.Mark == chart.Rule || l.Mark == chart.Band {
			continue
		}
		if _, only := pl.single(); !only && l.Name != "" {
			continue
		}
		pl.lineLabels(l)
	}
}

func (pl *plot) lineLabels(l layer) {
	first, last, ok := l.Known()
	if !ok {
		return
	}
	rising := last.Value.Dec.Cmp(first.Value.Dec) >= 0
	due := pl.has(chart.Path)
	latest, others := labelOrders(rising, due, pl.step > 0)
	class := "lb"
	if pl.twin {
		class += " t" + digit(l.k)
	}
	pl.valueLabel(last, latest, "lb b"+digit(l.k), 0)
	if first.X != last.X {
		pl.valueLabel(first, others, class, 2)
	}
	lo, hi := l.Extremes()
	dense := pl.gap() < width(last.Value.Digits(), normal)+6
	for i := len(l.Data) - 1; i >= 0; i-- {
		d := l.Data[i]
		if d.X == first.X || d.X == last.X || pl.c.width.narrow() && due {
			continue
		}
		if !dense || d.X == lo.X || d.X == hi.X {
			pl.valueLabel(d, others, class, 2)
		}
	}
}

// labelOrders returns where labels look for room: off the side that a path takes.
func labelOrders(rising, due, bands bool) (latest, others []spot) {
	switch {
	case bands:
		o := []spot{above, aboveLeft, aboveRight, below, right}
		return o, o
	case rising && due:
		return []spot{below, belowRight, right, belowLeft, above, aboveLeft}, []spot{below, belowRight, belowLeft, above, aboveLeft, aboveRight}
	case rising:
		return []spot{above, aboveLeft, belowRight, below, right}, []spot{above, aboveLeft, aboveRight, below, belowRight}
	case due:
		return []spot{aboveRight, above, right, belowRight, below}, []spot{below, belowRight, belowLeft, above, aboveLeft, aboveRight}
	}
	return []spot{above, aboveRight, below, right}, []spot{above, aboveRight, below, belowRight}
}

func (pl *plot) valueLabel(d chart.Datum, order []spot, class string, inset float64) {
	if !d.Value.Known() {
		return
	}
	lo := 0.
	if pl.ticks {
		lo = pl.frame.x0 - 14 + inset
	}
	pl.c.place(placing{x: pl.x(d.X), y: pl.y(d.Value), text: digits(d.Value, 160), class: class, r: 8, order: order, lo: lo})
}
