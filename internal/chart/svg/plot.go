package svg

import (
	"math"
	"strconv"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// plot is one panel in its frame.
type plot struct {
	c      *canvas
	spec   chart.Spec
	panel  chart.Panel
	layers []layer
	frame  box
	scale  chart.Scale
	// step is the width of a category where bars stand; 0 sets categories as points from side to side.
	step float64
	// ticks says that the value axis is drawn, because not every value is written.
	ticks bool
	// ends says that the right margin holds the names at the ends of lines.
	ends bool
	// twin says that another plot shares the frame, and its bars the values.
	twin bool
	// clear keeps the values of bars off all lines.
	clear bool
}

// x returns the middle of category i.
func (pl *plot) x(i int) float64 {
	if pl.step > 0 {
		return pl.frame.x0 + mul(pl.step, float64(i)+.5)
	}
	n := len(pl.spec.X.Labels)
	if n < 2 {
		return lerp(pl.frame.x0, pl.frame.x1, .5)
	}
	return lerp(pl.frame.x0, pl.frame.x1, float64(i)/float64(n-1))
}

// y returns the height of a known value.
func (pl *plot) y(v number.Value) float64 { return pl.level(v.Dec.Float()) }

func (pl *plot) level(v float64) float64 {
	return lerp(pl.frame.y1, pl.frame.y0, pl.scale.At(v))
}

// base is where bars and areas stand.
func (pl *plot) base() float64 {
	return pl.level(max(pl.scale.Min, min(pl.scale.Max, 0)))
}

func (pl *plot) at(d chart.Datum) point { return point{pl.x(d.X), pl.y(d.Value)} }

// layer is a layer with the number of its colour, 0 where its role has one of
// its own, and the class of its bars.
type layer struct {
	chart.Layer
	k    int
	tone string
}

// series reports whether l shows what was observed.
func (l layer) series() bool { return l.Role == chart.Observed || l.Role == chart.Context }

// coloured returns the layers of s with their colours.
func coloured(s chart.Spec) [][]layer {
	out := make([][]layer, len(s.Panels))
	fills := s.Fills()
	for i, numbers := range s.Colours() {
		for j, k := range numbers {
			out[i] = append(out[i], layer{s.Panels[i].Layers[j], k, toneOf(fills[i][j])})
		}
	}
	return out
}

// toneOf is the class of bars of a colour.
func toneOf(fill string) string {
	switch {
	case strings.HasPrefix(fill, "s"):
		return "f" + fill[1:]
	case strings.HasPrefix(fill, "r"):
		return "f" + fill
	}
	return fill
}

func digit(k int) string { return strconv.Itoa(max(k, 1)) }

// class is the class of l's line.
func (pl *plot) class(l layer) string {
	switch l.Role {
	case chart.Target:
		return "tgt"
	case chart.Path:
		return "due"
	case chart.Projection:
		return "proj"
	case chart.Observed, chart.Context:
	}
	return "ln k" + digit(l.k)
}

// marked returns the series among layers with mark m.
func marked(layers []layer, m chart.Mark) []layer {
	var out []layer
	for _, l := range layers {
		if l.Mark == m && l.series() {
			out = append(out, l)
		}
	}
	return out
}

// runs draws l between neighbouring known values only.
func (pl *plot) runs(l layer, class string) {
	gap := 1
	if l.Role != chart.Observed && l.Role != chart.Context {
		gap = math.MaxInt
	}
	var run []point
	before := 0
	flush := func() {
		if len(run) > 1 {
			pl.c.polyline(run, class)
		}
		run = run[:0]
	}
	for _, d := range l.Data {
		if !d.Value.Known() {
			if gap == 1 {
				flush()
			}
			continue
		}
		if len(run) > 0 && d.X-before > gap {
			flush()
		}
		run = append(run, pl.at(d))
		before = d.X
	}
	flush()
}

// path draws the way that is needed, bent where growth is by a rate.
func (pl *plot) path(l layer) {
	if !l.Geometric {
		pl.runs(l, pl.class(l))
		return
	}
	var pts []point
	var before chart.Datum
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		if len(pts) > 0 {
			pts = pl.bend(pts, bent{float64(before.X), before.Value.Dec.Float()}, bent{float64(d.X), d.Value.Dec.Float()}, pick(d.X-before.X > 1, 4, 2))
		}
		pts = append(pts, pl.at(d))
		before = d
	}
	if len(pts) > 1 {
		pl.c.polyline(pts, pl.class(l))
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bent is a point of a geometric path: category and value.
type bent struct{ x, v float64 }

// bend appends the points between a and b, halving depth times. The middle of
// a geometric path is the geometric mean, which needs no power function, whose
// last digits differ between processors.
func (pl *plot) bend(pts []point, a, b bent, depth int) []point {
	if depth == 0 || a.v <= 0 || b.v <= 0 {
		return pts
	}
	m := bent{mul(a.x+b.x, .5), math.Sqrt(mul(a.v, b.v))}
	pts = pl.bend(pts, a, m, depth-1)
	pts = append(pts, point{pl.between(m.x), pl.level(m.v)})
	return pl.bend(pts, m, b, depth-1)
}

// between returns the place of a category with a fraction.
func (pl *plot) between(x float64) float64 {
	i := math.Floor(x)
	if x == i {
		return pl.x(int(i))
	}
	return lerp(pl.x(int(i)), pl.x(int(i)+1), x-i)
}

// fillBand draws the surface between the bounds of l.
func (pl *plot) fillBand(l layer) {
	var up, down []point
	if d, ok := pl.panel.Start(l.Layer); ok {
		up = append(up, pl.at(d))
	}
	for _, d := range l.Data {
		if d.Low.Known() && d.High.Known() {
			up = append(up, point{pl.x(d.X), pl.y(d.High)})
			down = append(down, point{pl.x(d.X), pl.y(d.Low)})
		}
	}
	if len(up) < 2 {
		return
	}
	for i := 1; i < len(up); i++ {
		pl.c.soak(up[i-1], up[i])
	}
	for i := 1; i < len(down); i++ {
		pl.c.soak(down[i-1], down[i])
	}
	if len(up) > len(down) {
		pl.c.soak(up[0], down[0])
	}
	pts := up
	for i := len(down) - 1; i >= 0; i-- {
		pts = append(pts, down[i])
	}
	pl.c.polygon(pts, pl.surface(l))
}

// surface is the class of what l fills: the tint of the first series, that of
// its own, or grey.
func (pl *plot) surface(l layer) string {
	switch {
	case l.Role == chart.Context:
		return "ar6"
	case l.Role == chart.Observed && l.k > 1:
		return "ar" + digit(l.k)
	}
	return "band"
}

// rule draws one horizontal line and, for a target, the diamond at its end.
func (pl *plot) rule(l layer) {
	from, to, v, ok := l.Reach(len(pl.spec.X.Labels))
	if !ok {
		return
	}
	y := pl.y(v)
	a, b := pl.x(from)-mul(pl.step, .5), pl.x(to)+mul(pl.step, .5)
	pl.c.line(a, y, b, y, pl.ruleClass(l))
	pl.c.soak(point{a, y}, point{b, y})
	if l.Role == chart.Target {
		pl.c.diamond(b, y, 5)
	}
}

func (pl *plot) ruleClass(l layer) string {
	if l.Role == chart.Observed {
		return "now"
	}
	return pl.class(l)
}

// title is the text shown for a value on pointing.
func (pl *plot) title(l layer, d chart.Datum) string {
	name := ""
	if len(marked(pl.layers, l.Mark)) > 1 {
		name = l.Name
	}
	return valueTitle(pl.spec, pl.panel, name, d)
}

func valueTitle(s chart.Spec, p chart.Panel, name string, d chart.Datum) string {
	v := d.Value
	if v.Unit == "" {
		v.Unit = p.Unit
	}
	t := s.X.Labels[d.X]
	if s.X.Years && chart.IsYear(t) {
		t += "年"
	}
	if name != "" {
		t += " " + name
	}
	t += " " + v.String()
	if st := chart.Provisional(v); st != number.Final {
		t += "（" + st.String() + "）"
	}
	return t
}

// digits returns v for a label of at most room pixels; a number that is longer
// is written with a power of ten.
func digits(v number.Value, room float64) string {
	t := v.Digits()
	if !v.Known() || boldWidth(t, normal) <= room {
		return t
	}
	return scientific(v)
}

func scientific(v number.Value) string {
	t := strconv.FormatFloat(v.Dec.Float(), 'e', 3, 64)
	i := strings.IndexByte(t, 'e')
	n, _ := strconv.Atoi(t[i+1:])
	return strings.Replace(t[:i], "-", "−", 1) + "×10" + chart.Superscript(n)
}
