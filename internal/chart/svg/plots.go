package svg

import (
	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// drawPlots draws the panels of s one below the other over one axis.
func drawPlots(s chart.Spec, w Width) *canvas {
	c := newCanvas(s, w, w.Pixels(), 0)
	all, scales := coloured(s), s.Scales()
	var plots []*plot
	bars := len(s.Panels) > 1
	for i, p := range s.Panels {
		plots = append(plots, &plot{c: c, spec: s, panel: p, layers: all[i], scale: scales[i]})
		bars = bars || len(marked(all[i], chart.Bar)) > 0
	}
	layOut(c, plots, bars)
	for _, pl := range plots {
		pl.head()
		pl.axis()
	}
	categories(plots)
	for _, pl := range plots {
		pl.draw()
	}
	return c
}

// layOut gives each plot its frame and the canvas its height.
func layOut(c *canvas, plots []*plot, bars bool) {
	n := float64(len(c.spec.X.Labels))
	left, right := 0., 0.
	for _, pl := range plots {
		pl.ticks = !pl.complete(c.w/n, len(plots) > 1)
		if pl.ticks {
			left = max(left, pl.tickRoom())
		}
		pl.findEnds(len(plots) > 1)
		right = max(right, pl.endRoom())
	}
	x0, x1, step := left, c.w-right, 0.
	if bars {
		x1 -= diamonds(plots, right)
		step = (x1 - x0) / n
	} else {
		x0, x1 = left+14, c.w-max(right, 16)
	}
	y := 0.
	highs := weigh(plots)
	for i, pl := range plots {
		top := pl.headRoom(i)
		pl.step = step
		pl.frame = box{x0, y + top, x1, y + top + highs[i]}
		y += top + highs[i]
	}
	c.h = plots[len(plots)-1].frame.y1 + axisRoom(plots[len(plots)-1])
}

// diamonds is the room for the marks at the ends of targets, where no label's margin leaves it.
func diamonds(plots []*plot, margin float64) float64 {
	for _, pl := range plots {
		if pl.has(chart.Target) && margin == 0 {
			return 6
		}
	}
	return 0
}

// complete reports whether every value of the plot can be written at its mark,
// so that no value axis is needed: one series of bars, or a line among panels.
func (pl *plot) complete(step float64, among bool) bool {
	shown := marked(pl.layers, chart.Bar)
	if among {
		shown = append(shown, marked(pl.layers, chart.Line)...)
	}
	if len(shown) != 1 || len(marked(pl.layers, chart.Area)) > 0 || !among && len(marked(pl.layers, chart.Line)) > 0 {
		return false
	}
	for _, d := range shown[0].Data {
		if boldWidth(d.Value.Digits(), normal)+4 > step {
			return false
		}
	}
	return true
}

func (pl *plot) tickRoom() float64 {
	wide := 0.
	for _, t := range pl.scale.Ticks {
		wide = max(wide, width(t.Text, normal))
	}
	return wide + 10
}

// weigh returns the heights of the plots: their own, or where weights differ
// the sum of those shared out by weight.
func weigh(plots []*plot) []float64 {
	var highs []float64
	sum, weights, same := 0., 0., true
	for _, pl := range plots {
		h := pl.height()
		highs = append(highs, h)
		sum, weights = sum+h, weights+float64(pl.panel.Weight)
		same = same && pl.panel.Weight == plots[0].panel.Weight
	}
	for i, pl := range plots {
		if !same {
			highs[i] = mul(sum, float64(pl.panel.Weight)/weights)
		}
	}
	return highs
}

// headRoom is the height of unit or title and keys above plot i.
func (pl *plot) headRoom(i int) float64 {
	top := 34.
	if rows := len(pl.keyRows()); rows > 1 {
		top += mul(18, float64(rows-1))
	}
	if len(marked(pl.layers, chart.Bar)) > 0 {
		top += 8
	}
	if len(pl.spec.Panels) > 1 {
		top += pick(i == 0, 12., 24.)
	}
	return top
}

// height is the height of a plot where nothing is said about it.
func (pl *plot) height() float64 {
	w := pl.c.width
	if len(pl.spec.Panels) > 1 {
		high := pick(w.narrow(), 64., 76.)
		if pl.ticks {
			high = pick(w.narrow(), 110., 130.)
		}
		if len(marked(pl.layers, chart.Bar)) > 0 {
			high = pick(w.narrow(), 150., 176.)
		}
		return high
	}
	high := [...]float64{278, 268, 218, 110, 100, 318, 300, 200, 200, 200}[min(w, Margin)]
	if !pl.has(chart.Target) && !pl.has(chart.Projection) {
		high -= pick(w.narrow(), 30., 50.)
	}
	return high
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

func (pl *plot) has(r chart.Role) bool {
	for _, l := range pl.layers {
		if l.Role == r {
			return true
		}
	}
	return false
}

// head writes what the values are: the panel's title among several, else the
// unit; and the keys of series that have no label at their end.
func (pl *plot) head() {
	base := pl.headLine()
	title, class := pl.headText()
	pl.c.text(0, base, title, class, start, normal)
	rows := pl.keyRows()
	for i, row := range rows {
		// Flush right beside the head, flush left below it.
		pl.drawKeys(row, pick(len(rows) > 1, 0, pl.c.w-rowWide(row)), base+mul(18, float64(i)))
	}
}

// headLine is the baseline of the head's first line.
func (pl *plot) headLine() float64 {
	rows := max(1, len(pl.keyRows()))
	base := pl.frame.y0 - 21 - mul(18, float64(rows-1))
	if len(marked(pl.layers, chart.Bar)) > 0 {
		base -= 8
	}
	if len(pl.spec.Panels) > 1 {
		base -= 12
	}
	return base
}

func (pl *plot) headText() (string, string) {
	if len(pl.spec.Panels) > 1 {
		t := pl.panel.Title
		if t == "" {
			t = string(pl.panel.UnitOf())
		}
		return clip(t, normal, mul(pl.c.w, .95)), "hd"
	}
	t := string(pl.panel.UnitOf())
	if pl.ticks && (pl.scale.Min > 0 || pl.scale.Max < 0) {
		t += "（纵轴自" + pl.scale.Ticks[0].Text + "起）"
	}
	return clip(t, normal, mul(pl.c.w, .6)), "tk"
}

// axis draws the value axis and the line that bars stand on.
func (pl *plot) axis() {
	f := pl.frame
	x0, x1 := f.x0, f.x1
	if pl.step == 0 {
		x0, x1 = x0-14, x1+pick(pl.c.width.narrow(), 8., 6.)
	}
	if !pl.ticks {
		if len(marked(pl.layers, chart.Bar)) == 0 {
			pl.c.line(x0, pl.base(), x1, pl.base(), "grid")
		}
		return
	}
	base, class := f.y1, "axis"
	var grid []point
	for _, t := range pl.scale.Ticks {
		y := pl.level(t.At)
		if t.At == 0 {
			base, class = y, "zero"
		} else {
			grid = append(grid, point{x0, y})
		}
		pl.c.text(x0-8, y+4.5, t.Text, pl.tickClass(), end, normal)
	}
	pl.c.strokes(grid, x1-x0, 0, "grid")
	pl.c.line(x0, base, x1, base, class)
}

// draw draws the layers from the back to the front, then the labels.
func (pl *plot) draw() {
	pl.each(func(l layer) bool { return l.Mark == chart.Area }, pl.area)
	pl.bars()
	pl.each(func(l layer) bool { return l.Mark == chart.Band }, pl.fillBand)
	pl.each(func(l layer) bool { return l.Mark == chart.Rule }, pl.rule)
	pl.each(func(l layer) bool { return l.Mark == chart.Line && l.Role == chart.Path }, pl.path)
	pl.each(func(l layer) bool { return l.Mark == chart.Line && l.Role != chart.Path && !l.series() }, pl.forward)
	pl.each(func(l layer) bool { return l.Mark == chart.Point && !l.series() }, pl.signs)
	pl.each(func(l layer) bool { return (l.Mark == chart.Line || l.Mark == chart.Area) && l.series() }, func(l layer) { pl.runs(l, pl.class(l)) })
	pl.missing()
	pl.endLabels()
	pl.due()
	pl.each(func(l layer) bool {
		return l.Mark != chart.Bar && l.Mark != chart.Rule && l.Mark != chart.Band && l.series()
	}, pl.marks)
	pl.valueLabels()
}

func (pl *plot) each(which func(layer) bool, do func(layer)) {
	for _, l := range pl.layers {
		if which(l) {
			do(l)
		}
	}
}

// area fills l down to zero, in the pieces that its line has.
func (pl *plot) area(l layer) {
	var run []point
	flush := func() {
		if len(run) > 1 {
			run = append(run, point{run[len(run)-1].x, pl.base()}, point{run[0].x, pl.base()})
			pl.c.polygon(run, pl.surface(l))
		}
		run = nil
	}
	before := -2
	for _, d := range l.Data {
		if !d.Value.Known() || d.X > before+1 {
			flush()
		}
		if d.Value.Known() {
			run, before = append(run, pl.at(d)), d.X
		}
	}
	flush()
}

// forward draws a target that is a line, or a projection: from the last
// observed point, unless it begins there, with an open mark at its end.
func (pl *plot) forward(l layer) {
	var pts []point
	if d, ok := pl.panel.Start(l.Layer); ok && l.Role == chart.Projection {
		pts = append(pts, pl.at(d))
	}
	for _, d := range l.Data {
		if d.Value.Known() {
			pts = append(pts, pl.at(d))
		}
	}
	if len(pts) == 0 {
		return
	}
	if len(pts) > 1 {
		pl.c.polyline(pts, pl.class(l))
	}
	last := pts[len(pts)-1]
	if l.Role == chart.Projection {
		pl.c.circle(last.x, last.y, 4, "pjm", "")
		return
	}
	pl.c.diamond(last.x, last.y, 5)
}

// signs draws the symbols of points that are not observed: targets, projections, what is due.
func (pl *plot) signs(l layer) {
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		p := pl.at(d)
		switch l.Role {
		case chart.Target:
			pl.c.diamond(p.x, p.y, 5)
		case chart.Projection:
			pl.c.circle(p.x, p.y, 4, "pjm", "")
		default:
			pl.c.circle(p.x, p.y, 3, "duem", "")
		}
	}
}

// marks draws the symbols of l: all of them where they stand apart, else
// the last, lone and unfinished ones.
func (pl *plot) marks(l layer) {
	_, last, _ := l.Known()
	apart := pl.gap() >= 18 || l.Mark == chart.Point
	every := 0
	if _, only := pl.single(); !only {
		every = int(18/max(pl.gap(), .1)) + 1
	}
	for i, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		lone := (i == 0 || !joined(l.Data[i-1], d)) && (i == len(l.Data)-1 || !joined(d, l.Data[i+1]))
		if apart || lone || d.X == last.X || hollow(d.Value) || every > 0 && (last.X-d.X)%every == 0 {
			p := pl.at(d)
			pl.c.mark(p.x, p.y, max(1, l.k), d.Value, pl.title(l, d))
			pl.c.soak(point{p.x - 3, p.y}, point{p.x + 3, p.y})
		}
	}
}

func joined(a, b chart.Datum) bool { return b.X == a.X+1 && a.Value.Known() && b.Value.Known() }

// gap is the distance of two categories.
func (pl *plot) gap() float64 {
	if pl.step > 0 {
		return pl.step
	}
	return (pl.frame.x1 - pl.frame.x0) / float64(max(1, len(pl.spec.X.Labels)-1))
}

// missing marks the categories for which no series has a number but one should.
func (pl *plot) missing() {
	var shown []layer
	for _, l := range pl.layers {
		if l.series() && l.Mark != chart.Band && l.Mark != chart.Rule {
			shown = append(shown, l)
		}
	}
	if len(shown) == 0 {
		return
	}
	count := map[int]int{}
	for _, l := range shown {
		for _, x := range pl.spec.Gaps(l.Layer) {
			count[x]++
		}
	}
	for x := range pl.spec.X.Labels {
		if count[x] == len(shown) {
			pl.absent(x)
		}
	}
}

// absent draws the break mark on the axis and the word above it.
func (pl *plot) absent(x int) {
	px, y := pl.x(x), pl.frame.y1
	if pl.step > 0 {
		y = pl.base()
	} else {
		pl.c.open("path", "brk")
		pl.c.raw(` d="M`)
		pl.c.num(px - 5)
		pl.c.raw(" ")
		pl.c.num(y + 4)
		pl.c.raw("l4-9M")
		pl.c.num(px + 1)
		pl.c.raw(" ")
		pl.c.num(y + 4)
		pl.c.raw(`l4-9"/>`)
	}
	at := max(7, min(px, pl.c.w-7))
	if b := textBox(at, y-10, "缺", "tk", middle, normal); pl.c.free(b) {
		pl.c.text(at, y-10, "缺", "tk halo", middle, normal)
	}
}

// demoOf returns a value with the status and mark of v, for the sample of a key.
func demoOf(l layer) number.Value {
	for i := range l.Data {
		if v := l.Data[i].Value; v.Known() {
			return number.Value{Demo: v.Demo}
		}
	}
	return number.Value{}
}
