package echarts

import (
	"encoding/json"
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
	o.BarMaxWidth, o.BarGap, o.BarCategoryGap = pick(v.alone(l), "56", "30"), "0%", "35%"
	if v.spec.Form == chart.Ranking {
		o.BarMaxWidth = "16"
	}
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		s := &style{}
		hatch := "var(--hatch)"
		if hollow(d.Value) {
			s.Color, s.BorderColor, s.BorderWidth = "var(--ground)", v.stroke(j), 1.5
			hatch = v.stroke(j)
		}
		if d.Value.Demo {
			s.Decal = &decal{"rect", []int{1, 0}, []int{2, 5}, -math.Pi / 4, hatch}
		}
		o.Data[d.X].Style = s
	}
	if v.alone(l) {
		v.write(o, l, pick(v.spec.Form == chart.Ranking, "right", "top"))
	}
}

// line gives o the look of a line by its role.
func (v view) line(o *series, j int) {
	l := v.panel.Layers[j]
	observed := l.Role == chart.Observed || l.Role == chart.Context
	o.LineStyle = stroke(l)
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
	}
}

func stroke(l chart.Layer) *opts.LineStyle {
	switch l.Role {
	case chart.Target:
		return &opts.LineStyle{Width: 1.25, Type: "dashed"}
	case chart.Projection:
		return &opts.LineStyle{Width: 1.5, Type: "dashed", Opacity: opts.Float(0.75)}
	case chart.Path:
		return &opts.LineStyle{Width: 1.25, Type: "dotted"}
	case chart.Observed, chart.Context:
	}
	return &opts.LineStyle{Width: 2}
}

// symbols sets the points of an observed line: hollow if not final.
func (v view) symbols(o *series, j int) {
	for _, d := range v.panel.Layers[j].Data {
		if d.Value.Known() {
			e := &o.Data[d.X]
			e.Symbol, e.SymbolSize, e.Style = "circle", 9, v.pointStyle(j, d.Value)
		}
	}
}

func (v view) pointStyle(j int, n number.Value) *style {
	s := &style{ItemStyle: opts.ItemStyle{Color: v.stroke(j), BorderColor: v.stroke(j), BorderWidth: 2}}
	hatch := "var(--ground)"
	if hollow(n) {
		s.Color, hatch = "var(--ground)", v.stroke(j)
	}
	if n.Demo {
		s.Decal = &decal{"rect", []int{1, 0}, []int{1, 2}, -math.Pi / 4, hatch}
	}
	return s
}

// points are symbols alone; in a ranking they are ticks in the rows.
func (v view) points(o *series, j int) {
	o.Symbol, o.SymbolSize = "circle", 9
	l := v.panel.Layers[j]
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		e := &o.Data[d.X]
		if v.spec.Form == chart.Ranking {
			e.Symbol, e.SymbolSize = "rect", []int{2, 18}
			e.Style = &style{ItemStyle: opts.ItemStyle{Color: "var(--ink)"}}
			continue
		}
		e.Style = v.pointStyle(j, d.Value)
	}
}

// rule repeats the value from the first to the last category, or from the
// start of the axis, so that it is said wherever a reader points.
func (v view) rule(o *series, l chart.Layer) {
	first, last, ok := l.Known()
	if !ok {
		return
	}
	from := first.X
	if from == last.X {
		from = 0
	}
	for x := from; x <= last.X; x++ {
		o.Data[x] = datum{Value: exact(last.Value), Text: v.text(last.Value)}
	}
}

// bend fills a path that grows by an equal rate. Between its data it has no
// text: the years' values are the assessment's, not the chart's.
func bend(data []datum) {
	before := -1
	for x := range data {
		b, ok := float(data[x])
		if !ok {
			continue
		}
		if before >= 0 {
			a, _ := float(data[before])
			for k := before + 1; k < x && a > 0 && b > 0; k++ {
				t := float64(k-before) / float64(x-before)
				data[k].Value = rounded(math.Exp(math.Log(a) + float64(t*(math.Log(b)-math.Log(a)))))
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
	e.Label = &label{Show: true, Position: "right", Color: colour, Weight: pick(l.Role == chart.Projection, 400, 600)}
	o.LabelLayout = &layout{MoveOverlap: "shiftY"}
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
	if d, ok := v.bandStart(l); ok {
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
	lower := series{Key: "band", Data: low, StackStrategy: "all", Silent: true, Z: 1}
	lower.Name, lower.Type, lower.XAxisIndex, lower.YAxisIndex = v.name(l), "line", v.index, v.index
	lower.Stack, lower.Symbol, lower.Color = "band-"+l.Name, "none", "var(--band)"
	lower.ConnectNulls, lower.LineStyle = opts.Bool(true), &opts.LineStyle{Opacity: opts.Float(0)}
	area := lower
	area.Data = rest
	area.AreaStyle = &opts.AreaStyle{Color: "var(--band)", Opacity: opts.Float(1)}
	return []series{lower, area}
}

// bandStart returns the last observed datum, if l begins after it.
func (v view) bandStart(l chart.Layer) (chart.Datum, bool) {
	for _, o := range v.panel.Layers {
		if o.Role != chart.Observed || o.Mark == chart.Band {
			continue
		}
		if _, last, ok := o.Known(); ok && last.X < l.Data[0].X {
			return last, true
		}
	}
	return chart.Datum{}, false
}

func hollow(v number.Value) bool { return chart.Provisional(v) != number.Final }
