package echarts

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// bar gives o the look of bars: hollow if not final, hatched if a demonstration.
func (v view) bar(o *series, j int) {
	l := v.panel.Layers[j]
	o.Stack, o.Symbol = l.Stack, ""
	o.BarMaxWidth, o.BarGap, o.BarCategoryGap = pick(v.stacks() == 1, "56", "30"), "0%", "35%"
	if v.spec.Form == chart.Ranking {
		o.BarMaxWidth = pick(v.standing(l), "22", "16")
	}
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		s := &style{Decal: filling(o.Color)}
		hatch := "var(--hatch)"
		if hollow(d.Value) {
			s.Color, s.BorderColor, s.BorderWidth = "var(--ground)", v.stroke(j), 1.5
			s.Decal, hatch = nil, v.stroke(j)
		}
		if d.Value.Demo {
			s.Decal = demonstration(hatch)
		}
		o.Data[d.X].Style = s
	}
	switch {
	case v.standing(l):
		v.inside(o, l)
	case v.spec.TwoAxes:
	case v.alone(l) && !v.ticked():
		v.write(o, l, pick(v.spec.Form == chart.Ranking, "right", "top"))
	}
}

// standing reports whether other bars stand on those of l.
func (v view) standing(l chart.Layer) bool {
	n := 0
	for _, o := range v.panel.Layers {
		if o.Mark == chart.Bar && o.Stack == l.Stack {
			n++
		}
	}
	return l.Stack != "" && n > 1
}

// inside writes the values within the bars of l that are long enough for text.
func (v view) inside(o *series, l chart.Layer) {
	for _, d := range l.Data {
		if !d.Value.Known() || math.Abs(d.Value.Dec.Float()) <= float64(.07*(v.scale.Max-v.scale.Min)) {
			continue
		}
		o.Data[d.X].Write = d.Value.Digits()
		if hollow(d.Value) {
			o.Data[d.X].Label = &label{Show: true, Position: "inside", Color: "var(--ink-2)", Edge: "var(--ground)", EdgeWidth: 4}
		}
	}
	o.Label = &label{Show: true, Position: "inside", Color: "var(--on-a)"}
	o.LabelLayout = &layout{HideOverlap: true}
}

// demonstration is the hatching of what is made up.
func demonstration(colour string) *decal {
	return &decal{"rect", 0, []int{1, 0}, []int{1, 5}, -math.Pi / 4, colour}
}

// filling is the pattern of bars in one of the colours a2 to a6, as the drawing
// has it, none for others.
func filling(colour string) *decal {
	const white = "var(--hatch)"
	switch colour {
	case "var(--a2)":
		return &decal{"circle", .8, [][]int{{3, 3}, {0, 3, 3, 0}}, []int{3, 0}, 0, white}
	case "var(--a3)":
		return &decal{"rect", 1, []int{1, 0}, []int{1, 4}, 0, white}
	case "var(--a4)":
		return &decal{"rect", 1, []int{1, 0}, []int{1, 4}, math.Pi / 2, white}
	case "var(--a5)":
		return &decal{"rect", 1, [][]int{{1, 0}, {1, 5}}, []int{1, 0, 5, 0}, 0, white}
	case "var(--a6)":
		return &decal{"circle", 1, []int{4, 4}, []int{4, 4}, 0, white}
	}
	return nil
}

// stacks counts the bars side by side.
func (v view) stacks() int {
	n, seen := 0, map[string]bool{}
	for _, l := range v.panel.Layers {
		if l.Mark == chart.Bar && (l.Stack == "" || !seen[l.Stack]) {
			seen[l.Stack] = true
			n++
		}
	}
	return n
}

// ticked reports whether the bars of a ranking are held against ticks, which
// need the room of the values and have an axis instead.
func (v view) ticked() bool { return v.spec.Form == chart.Ranking && len(v.panel.Layers) > 1 }

// line gives o the look of a line by its role.
func (v view) line(o *series, j int) {
	l := v.panel.Layers[j]
	observed := l.Role == chart.Observed || l.Role == chart.Context
	o.Stroke = stroke(l)
	o.ShowSymbol = opts.Bool(true)
	o.ConnectNulls = opts.Bool(!observed)
	if l.Mark == chart.Area {
		o.AreaStyle = &opts.AreaStyle{Color: "var(--band)", Opacity: opts.Float(1)}
	}
	switch {
	case l.Mark == chart.Rule:
		v.rule(o, l)
	case observed:
		v.symbols(o, j)
	case l.Geometric:
		bend(o.Data)
	}
	switch {
	case l.Mark == chart.Rule || l.Role == chart.Target || l.Role == chart.Projection || observed && !v.alone(l):
		v.end(o, l)
	case observed:
		v.write(o, l, "top")
		v.place(o, l)
	}
}

// place sets the values of a line on the side from which it turns away, and
// the latest in the colour of its series.
func (v view) place(o *series, l chart.Layer) {
	scale := v.scale
	floor := pick(len(v.spec.Panels) > 1, .35, .1)
	_, last, _ := l.Known()
	for i, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		at := d.Value.Dec.Float()
		below := at < around(l.Data, i, at)
		if d.X == last.X {
			below = len(v.panel.Layers) > 1 && at > around(l.Data, i, at)
		}
		side := pick(below && scale.At(at) > floor, "bottom", "top")
		switch {
		case d.X == last.X:
			o.Data[d.X].Label = &label{Show: true, Position: side, Color: o.Color, Weight: 600}
		case side == "bottom":
			o.Data[d.X].Label = &label{Show: true, Position: side, Color: o.Label.Color}
		}
	}
}

// around is the mean of the neighbours of datum i, whose own value is at.
func around(data []chart.Datum, i int, at float64) float64 {
	sum, n := 0., 0
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(data) && data[j].Value.Known() {
			sum, n = sum+data[j].Value.Dec.Float(), n+1
		}
	}
	if n == 0 {
		return at
	}
	return sum / float64(n)
}

func stroke(l chart.Layer) *line {
	switch l.Role {
	case chart.Target:
		return &line{Width: 1.25, Type: []float64{6, 4}, Opacity: 1}
	case chart.Projection:
		return &line{Width: 1.5, Type: []float64{5, 4}, Opacity: 0.75}
	case chart.Path:
		return &line{Width: 1.25, Type: []float64{1.5, 3.5}, Cap: "round", Opacity: 1}
	case chart.Observed, chart.Context:
	}
	return &line{Width: 2, Opacity: 1}
}

// Marks of points, as the drawing has them: the library hatches surfaces, not
// symbols, so that hatched and hollow ones are shapes of their own.
const (
	disc       = "circle"
	ringMark   = "path://M-5.25 0A5.25 5.25 0 0 1 5.25 0A5.25 5.25 0 0 1 -5.25 0ZM-3.75 0A3.75 3.75 0 0 0 3.75 0A3.75 3.75 0 0 0 -3.75 0Z"
	hatched    = "path://M-3.18 -3.18A4.5 4.5 0 0 1 -0.17 -4.5L-4.5 -0.17A4.5 4.5 0 0 1 -3.18 -3.18ZM-4.3 1.33L1.33 -4.3A4.5 4.5 0 0 1 2.73 -3.58L-3.58 2.73A4.5 4.5 0 0 1 -4.3 1.33ZM-2.73 3.58L3.58 -2.73A4.5 4.5 0 0 1 4.3 -1.33L-1.33 4.3A4.5 4.5 0 0 1 -2.73 3.58ZM0.17 4.5L4.5 0.17A4.5 4.5 0 0 1 3.18 3.18A4.5 4.5 0 0 1 0.17 4.5Z"
	hatchedRim = "path://M-5.25 0A5.25 5.25 0 0 1 5.25 0A5.25 5.25 0 0 1 -5.25 0ZM-3.75 0A3.75 3.75 0 0 0 3.75 0A3.75 3.75 0 0 0 -3.75 0ZM-3.7 0.59L0.59 -3.7A3.75 3.75 0 0 1 1.76 -3.31L-3.31 1.76A3.75 3.75 0 0 1 -3.7 0.59ZM-1.76 3.31L3.31 -1.76A3.75 3.75 0 0 1 3.7 -0.59L-0.59 3.7A3.75 3.75 0 0 1 -1.76 3.31Z"
)

// symbols sets the points of an observed line.
func (v view) symbols(o *series, j int) {
	for _, d := range v.panel.Layers[j].Data {
		if d.Value.Known() {
			v.point(&o.Data[d.X], j, d.Value)
		}
	}
}

// shapes are the marks of the series from the second to the fifth.
var shapes = [...]string{
	"rect", "triangle", "path://M0 5L5.2 -4L-5.2 -4Z",
	"path://M-1.7 -4.8L1.7 -4.8L1.7 -1.7L4.8 -1.7L4.8 1.7L1.7 1.7L1.7 4.8L-1.7 4.8L-1.7 1.7L-4.8 1.7L-4.8 -1.7L-1.7 -1.7Z",
}

// shaped gives e the shape of one of several series.
func (v view) shaped(e *datum, k int, n number.Value) {
	colour := fmt.Sprintf("var(--s%d)", k)
	e.Symbol, e.SymbolSize = shapes[k-2], 9
	e.Style = &style{ItemStyle: opts.ItemStyle{Color: colour, Opacity: opts.Float(1)}}
	if hollow(n) {
		e.Style.Color, e.Style.BorderColor, e.Style.BorderWidth = "var(--ground)", colour, 1.5
	}
	if n.Demo {
		e.Style.Opacity = opts.Float(.6)
	}
}

// point gives e its mark: hollow if not final, hatched if a demonstration.
func (v view) point(e *datum, j int, n number.Value) {
	if k := v.colours[j]; k > 1 && k < chart.Colours {
		v.shaped(e, k, n)
		return
	}
	e.SymbolSize = pick(hollow(n), 10.5, 9)
	switch {
	case hollow(n) && n.Demo:
		e.Symbol = hatchedRim
	case hollow(n):
		e.Symbol = ringMark
	case n.Demo:
		e.Symbol = hatched
	default:
		e.Symbol = disc
	}
	e.Style = &style{ItemStyle: opts.ItemStyle{Color: v.stroke(j), Opacity: opts.Float(1)}}
}

// points are symbols alone; in a ranking they are ticks in the rows.
func (v view) points(o *series, j int) {
	o.Symbol, o.SymbolSize = disc, 9
	l := v.panel.Layers[j]
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		e := &o.Data[d.X]
		if v.spec.Form == chart.Ranking {
			e.Symbol, e.SymbolSize = "rect", []int{2, 18}
			e.Style = &style{ItemStyle: opts.ItemStyle{Color: "var(--ink)", Opacity: opts.Float(1)}}
			continue
		}
		v.point(e, j, d.Value)
	}
}

// rule repeats the value from the first to the last category, or from the
// start of the axis, so that it is said wherever a reader points.
func (v view) rule(o *series, l chart.Layer) {
	from, to, value, ok := l.Reach(len(o.Data))
	if !ok {
		return
	}
	for x := from; x <= to; x++ {
		o.Data[x] = datum{Value: exact(value), Text: v.text(value)}
	}
}

// bend fills a path that grows by an equal rate. Between its data it has no
// text: the years' values are the assessment's, not the chart's.
func bend(data []datum) {
	between(data, func(a, b, t float64) (float64, bool) {
		if a <= 0 || b <= 0 {
			return 0, false
		}
		return math.Exp(math.Log(a) + float64(t*(math.Log(b)-math.Log(a)))), true
	})
}

// between fills the gaps of data with what at makes of the data on both sides
// of one, a share t of the way from a to b.
func between(data []datum, at func(a, b, t float64) (v float64, ok bool)) {
	before := -1
	for x := range data {
		b, ok := float(data[x])
		if !ok {
			continue
		}
		for k := before + 1; before >= 0 && k < x; k++ {
			a, _ := float(data[before])
			if v, ok := at(a, b, float64(k-before)/float64(x-before)); ok {
				data[k].Value = rounded(v)
			}
		}
		before = x
	}
}

// rounded keeps six digits, in which all processors agree.
func rounded(f float64) json.Number { return json.Number(strconv.FormatFloat(f, 'g', 6, 64)) }

// float returns the value of d.
func float(d datum) (float64, bool) {
	n, ok := d.Value.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := n.Float64()
	return f, err == nil
}

// end writes name and value at the last known datum of a line, with the mark
// of a target or projection.
func (v view) end(o *series, l chart.Layer) {
	_, last, ok := l.Known()
	if !ok {
		return
	}
	e := &o.Data[last.X]
	colour := o.Color
	if l.Role == chart.Target || l.Role == chart.Projection {
		e.Symbol, e.SymbolSize = pick(l.Role == chart.Target, "diamond", "circle"), 10
		e.Style = &style{ItemStyle: opts.ItemStyle{Color: "var(--ground)", BorderColor: colour, BorderWidth: 1.5}}
	}
	if len(v.spec.Panels) > 1 {
		return
	}
	e.Write = v.name(l) + " " + last.Value.Digits()
	if l.Role == chart.Projection {
		e.Write += v.interval()
	}
	e.Label = &label{Show: true, Position: "right", Color: colour, Weight: pick(l.Role == chart.Projection, 400, 600)}
	o.LabelLayout = &layout{MoveOverlap: "shiftY"}
}

// interval is a second line: name and bounds of the projection's band.
func (v view) interval() string {
	for _, l := range v.panel.Layers {
		if l.Mark != chart.Band || l.Role != chart.Projection {
			continue
		}
		d := l.Data[len(l.Data)-1]
		if d.Low.Known() && d.High.Known() {
			return "\n" + v.name(l) + " " + d.Low.Digits() + "—" + d.High.Digits()
		}
	}
	return ""
}

// write writes every value of l at its mark, as far as there is room.
func (v view) write(o *series, l chart.Layer, position string) {
	for _, d := range l.Data {
		if d.Value.Known() {
			o.Data[d.X].Write = d.Value.Digits()
		}
	}
	o.Label = &label{Show: true, Position: position, Color: "var(--ink-2)"}
	o.LabelLayout = &layout{HideOverlap: true}
}

// band is drawn as an invisible lower line with the difference stacked on it.
// It begins at the last observed value, unless it has a datum there.
func (v view) band(l chart.Layer) []series {
	n := len(v.spec.X.Labels)
	low, rest := make([]datum, n), make([]datum, n)
	if d, ok := v.panel.Start(l); ok {
		low[d.X], rest[d.X] = datum{Value: exact(d.Value)}, datum{Value: json.Number("0")}
	}
	for _, d := range l.Data {
		if !d.Low.Known() || !d.High.Known() {
			continue
		}
		unit := v.text(d.High)
		low[d.X] = datum{Value: exact(d.Low)}
		rest[d.X] = datum{Value: json.Number(d.High.Dec.Sub(d.Low.Dec).String()), Text: d.Low.Digits() + "—" + unit}
	}
	bridge(low)
	bridge(rest)
	lower := series{Key: "band", Data: low, StackStrategy: "all", Silent: true, Z: 1}
	lower.Name, lower.Type, lower.XAxisIndex, lower.YAxisIndex = v.name(l), "line", v.plot(), v.index
	lower.Stack, lower.Symbol, lower.Color = "band-"+l.Name, "none", "var(--band)"
	lower.ConnectNulls, lower.Stroke = opts.Bool(true), &line{}
	area := lower
	area.Data = rest
	area.AreaStyle = &opts.AreaStyle{Color: "var(--band)", Opacity: opts.Float(1)}
	return []series{lower, area}
}

// bridge fills what lies between the data of a bound: the library would let the
// surface fall to zero there.
func bridge(data []datum) {
	between(data, func(a, b, t float64) (float64, bool) { return a + float64(t*(b-a)), true })
}

func hollow(v number.Value) bool { return chart.Provisional(v) != number.Final }
