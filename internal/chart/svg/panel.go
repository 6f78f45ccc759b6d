package svg

import (
	"strings"

	"nianbao/internal/chart"
)

// foot is the room for the years under a small panel.
const foot = 22

// drawPanel draws the first panel small: its own scale, no value axis, the
// target dashed, and only the first and the latest value and the target written.
func drawPanel(s chart.Spec, w Width) *canvas {
	high := pick(w == Panel, 150., 140.)
	c := newCanvas(s, w, w.Pixels(), high)
	p := s.Panels[0]
	s.TwoAxes = false // the other panel is not here
	pl := &plot{c: c, spec: s, panel: p, layers: coloured(s)[0], frame: box{8, 24, c.w - 8, high - 40}}
	pl.scale = panelScale(p)
	if len(marked(pl.layers, chart.Bar)) > 0 {
		pl.frame.x0, pl.frame.x1 = 0, c.w
		pl.frame.y1 = high - foot
		pl.step = (c.w - diamonds([]*plot{pl}, 0)) / float64(len(s.X.Labels))
	}
	pl.panelAxis(high)
	pl.panelBars()
	pl.each(func(l layer) bool { return l.Mark == chart.Rule && l.Role == chart.Target }, pl.rule)
	pl.each(func(l layer) bool { return l.Mark == chart.Line && l.Role == chart.Path }, pl.path)
	pl.each(func(l layer) bool {
		return l.series() && l.Mark != chart.Bar && l.Mark != chart.Band && l.Mark != chart.Rule
	}, pl.panelLine)
	pl.panelLatest()
	pl.each(func(l layer) bool { return l.Mark == chart.Rule && l.Role == chart.Target }, pl.panelTarget)
	pl.panelFirst()
	return c
}

// panelScale ends at the data with a little air: the panels are read for their
// shape. Bars begin at zero all the same.
func panelScale(p chart.Panel) chart.Scale {
	lo, hi, ok := p.Extent()
	if !ok {
		return chart.Scale{Max: 1}
	}
	for _, l := range p.Layers {
		if l.Mark == chart.Bar {
			lo, hi = min(lo, 0), max(hi, 0)
			return flat(lo, hi)
		}
	}
	f := flat(lo, hi)
	pad := mul(f.Max-f.Min, .06)
	return chart.Scale{Min: f.Min - pad, Max: f.Max + pad}
}

// panelAxis draws the axis with the first, the last and the latest category.
func (pl *plot) panelAxis(high float64) {
	n := len(pl.spec.X.Labels)
	y := high - foot
	pl.c.line(0, y, pl.c.w, y, "axis")
	room := mul(pl.c.w, .45)
	latest := n - 1
	if last, ok := pl.latestOfAll(); ok {
		latest = last
	}
	for _, i := range [...]int{0, n - 1, latest} {
		if pl.step == 0 {
			pl.c.line(pl.x(i), y, pl.x(i), y+4, "axis")
		}
		t := clip(pl.spec.X.Labels[i], normal, room)
		at, a := pl.x(i), middle
		switch half := mul(width(t, normal), .5); {
		case i == 0 && pl.step == 0, at-half < 0:
			at, a = 0, start
		case i == n-1 && pl.step == 0, at+half > pl.c.w:
			at, a = pl.c.w, end
		}
		pl.write(at, high-6, t, "tk", a)
	}
}

// latestOfAll returns the last category for which a series has a value.
func (pl *plot) latestOfAll() (int, bool) {
	at, some := 0, false
	for _, l := range pl.layers {
		if !l.series() {
			continue
		}
		if _, last, ok := l.Known(); ok {
			at, some = max(at, last.X), true
		}
	}
	return at, some
}

func (pl *plot) panelBars() {
	stacks := pl.stacks()
	wide := mul(pl.step, .65) / float64(max(1, len(stacks)))
	for i, st := range stacks {
		off := mul(float64(i)-mul(float64(len(stacks)), .5), wide)
		for x := range pl.spec.X.Labels {
			pl.column(st, x, pl.x(x)+off, wide)
		}
	}
}

func (pl *plot) panelTarget(l layer) {
	first, last, ok := l.Known()
	if !ok {
		return
	}
	name := strings.TrimLeft(l.Name, "0123456789年")
	if name == "" {
		name = "目标"
	}
	t := name + " " + digits(last.Value, 100)
	p := placing{x: pl.x(last.X) + 4, y: pl.y(last.Value), text: t, class: "lb tg", r: 6, order: []spot{aboveLeft, belowLeft}, far: pl.further()}
	if !pl.c.place(p) {
		p.x, p.order = pl.x(first.X)-4, []spot{aboveRight, belowRight}
		pl.c.place(p)
	}
}

// further are the distances at which the few labels of a small panel may look
// for room clear of its lines. Labels of bars stay with their bars.
func (pl *plot) further() []float64 {
	if pl.step > 0 {
		return nil
	}
	return []float64{6, 12, 18}
}

func (pl *plot) panelLine(l layer) {
	_, last, ok := l.Known()
	if !ok {
		return
	}
	pl.runs(l, pl.class(l))
	k := digit(l.k)
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		p := pl.at(d)
		switch {
		case d.X == last.X:
			pl.c.mark(p.x, p.y, max(1, l.k), d.Value, pl.title(l, d))
		case hollow(d.Value):
			pl.c.circle(p.x, p.y, 2.5, "fg k"+k+" sw15", pl.title(l, d))
		case pl.gap() >= 12:
			pl.c.circle(p.x, p.y, 2.5, "f"+k, pl.title(l, d))
		}
	}
}

// panelLatest writes the latest value of each series, the target comes next, the first values last.
func (pl *plot) panelLatest() {
	for _, l := range pl.layers {
		first, last, ok := l.Known()
		if !ok || !l.series() || l.Mark == chart.Band || l.Mark == chart.Rule {
			continue
		}
		order := []spot{above, aboveLeft, aboveRight, below, belowRight, belowLeft}
		switch {
		case l.Mark == chart.Bar:
			order = order[:1]
		case last.Value.Dec.Cmp(first.Value.Dec) >= 0 && pl.has(chart.Target):
			order = []spot{below, belowRight, belowLeft, above, aboveLeft, aboveRight, right}
		}
		pl.panelLabel(last, "lb b"+digit(l.k), order)
	}
}

func (pl *plot) panelFirst() {
	for _, l := range pl.layers {
		first, last, ok := l.Known()
		if !ok || !l.series() || first.X == last.X || l.Mark == chart.Band || l.Mark == chart.Rule {
			continue
		}
		order := []spot{aboveRight, belowRight, above, below}
		if l.Mark == chart.Bar {
			order = []spot{above}
		}
		pl.panelLabel(first, "lb", order)
	}
}

func (pl *plot) panelLabel(d chart.Datum, class string, order []spot) {
	r := 8.
	if pl.step > 0 {
		r = 3
	}
	pl.c.place(placing{x: pl.x(d.X), y: pl.y(d.Value), text: digits(d.Value, mul(pl.c.w, .5)), class: class, r: r, order: order, lo: -1, far: pl.further(), slide: pl.step == 0})
}
