package echarts

import (
	"cmp"
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// ring is the option of a Donut.
func ring(s chart.Spec) (option, bool) {
	o := frame(s)
	o.DataZoom, o.Round = nil, true
	o.Tooltip.Trigger = "item"
	whole := s.Total()
	one := series{SingleSeries: charts.SingleSeries{Name: s.WholeName, Type: "pie"}, Z: 3}
	one.Label = &label{Show: true, Color: "var(--ink)"}
	some := false
	for i, p := range s.Gathered() {
		if !p.Value.Known() || p.Value.Dec.Sign() < 0 {
			continue
		}
		some = some || p.Value.Dec.Sign() > 0
		share := p.Share(whole).String()
		d := datum{Name: p.Name, Value: exact(p.Value), Text: Text(p.Value) + "，占" + share, Write: p.Name + " " + share}
		d.Style = &style{ItemStyle: opts.ItemStyle{Color: "var(--" + p.Fill(i) + ")", BorderColor: "var(--ground)", BorderWidth: 1.5}}
		if hollow(p.Value) {
			d.Style.Color, d.Style.BorderColor = "var(--ground)", "var(--s1)"
		}
		if p.Value.Demo {
			d.Style.Decal = demonstration(pick(hollow(p.Value), "var(--s1)", "var(--hatch)"))
		}
		one.Data = append(one.Data, d)
		o.Names = append(o.Names, p.Name)
	}
	o.Series = []series{one, middle(cmp.Or(s.WholeName, "合计"), whole)}
	return o, some
}

// middle writes the whole in the middle of a ring.
func middle(name string, whole number.Value) series {
	one := series{SingleSeries: charts.SingleSeries{Name: "whole", Type: "pie"}, Silent: true, Z: 3}
	one.Data = []datum{{
		Value: json.Number("1"), Write: name + "\n" + whole.Digits() + "\n" + string(whole.Unit),
		Style: &style{ItemStyle: opts.ItemStyle{Color: "transparent"}},
	}}
	one.Label = &label{Show: true, Position: "center", Color: "var(--ink)", Weight: 600}
	return one
}

// radar is the option of a Radar: rings and spokes, then an outline a series,
// all in a square from -1 to 1.
func radar(s chart.Spec) option {
	o := frame(s)
	o.DataZoom, o.Square, o.Names = nil, true, s.X.Labels
	o.Tooltip.Trigger = "item"
	o.Grid = []grid{{1}}
	o.XAxis, o.YAxis = []axis{blank()}, []axis{blank()}
	scale := s.Scales()[0]
	v := view{s, 0, s.Panels[0], s.Colours()[0], s.Fills()[0], scale}
	o.Series = append(o.Series, net(s, scale)...)
	for j, l := range v.panel.Layers {
		if l.Role == chart.Observed || l.Role == chart.Context {
			o.Series = append(o.Series, v.outline(j))
		}
	}
	return o
}

// blank is an axis of the square, which is not drawn.
func blank() axis {
	lo, hi := -1., 1.
	return axis{
		Type: "value", Min: &lo, Max: &hi, Label: axisLabel{Color: "var(--mute)"},
		Line: opts.AxisLine{Show: opts.Bool(false)}, SplitLine: opts.SplitLine{Show: opts.Bool(false)},
	}
}

// spot is the place of axis i at a share of the radius.
func spot(i, n int, share float64) [2]json.Number {
	x, y := chart.OnCircle(float64(i) / float64(n))
	return [2]json.Number{rounded(float64(x * share)), rounded(float64(-y * share))}
}

// net is rings, spokes, the texts of rings and the names around.
func net(s chart.Spec, scale chart.Scale) []series {
	n := len(s.X.Labels)
	lines := series{SingleSeries: charts.SingleSeries{Name: "net", Type: "line", Symbol: "none", Color: "var(--grid)"}, Silent: true, Z: 1, Stroke: &line{Width: 1, Opacity: 1}}
	for _, t := range scale.Ticks {
		for i := range n + 1 {
			d := datum{Value: spot(i%n, n, scale.At(t.At))}
			if i == 0 {
				d.Write = t.Text + pick(t.At == scale.Max, string(s.Panels[0].UnitOf()), "")
				d.Symbol, d.SymbolSize = disc, 1
				d.Label = &label{Show: true, Position: "right", Color: "var(--mute)"}
			}
			lines.Data = append(lines.Data, d)
		}
		lines.Data = append(lines.Data, datum{Value: []any{nil, nil}})
	}
	for i := range n {
		lines.Data = append(lines.Data, datum{Value: spot(i, n, 0)}, datum{Value: spot(i, n, 1)}, datum{Value: []any{nil, nil}})
	}
	names := series{SingleSeries: charts.SingleSeries{Name: "names", Type: "scatter", Symbol: disc, Color: "var(--ink)"}, Silent: true, Z: 4}
	newest, some := s.Panels[0].Newest()
	for i, name := range s.X.Labels {
		if d, ok := s.Panels[0].Layers[newest].At(i); some && ok && d.Value.Known() {
			name += "\n" + d.Value.Digits()
		}
		d := datum{Value: spot(i, n, 1), Write: name, SymbolSize: 1}
		d.Label = &label{Show: true, Position: outward(i, n), Color: "var(--ink)"}
		names.Data = append(names.Data, d)
	}
	lines.ShowSymbol = opts.Bool(true)
	return []series{lines, names}
}

// outward is the side of axis i that looks away from the middle.
func outward(i, n int) string {
	x, y := chart.OnCircle(float64(i) / float64(n))
	switch {
	case x > .15:
		return "right"
	case x < -.15:
		return "left"
	case y < 0:
		return "top"
	}
	return "bottom"
}

// outline is the line of layer j, closed, broken where a value is missing.
func (v view) outline(j int) series {
	l := v.panel.Layers[j]
	n := len(v.spec.X.Labels)
	o := series{SingleSeries: charts.SingleSeries{Name: v.name(l), Type: "line", Color: v.stroke(j), Symbol: "none"}, Key: "line", Z: 3, Stroke: &line{Width: 2, Opacity: 1}}
	o.ShowSymbol = opts.Bool(true)
	for i := range n + 1 {
		d, ok := l.At(i % n)
		e := datum{Value: []any{nil, nil}, Text: "缺"}
		if ok && d.Value.Known() {
			e = datum{Value: spot(i%n, n, v.scale.At(d.Value.Dec.Float())), Text: v.text(d.Value)}
			v.point(&e, j, d.Value)
		} else if ok && d.Value.State != number.Unknown {
			e.Text = d.Value.String()
		}
		o.Data = append(o.Data, e)
	}
	return o
}

// dumbbell is the option of a Dumbbell before it is turned: a mark a layer, and
// the lines between them, which break from row to row.
func dumbbell(s chart.Spec) option {
	o := frame(s)
	scale := s.Scales()[0]
	o.Grid = []grid{{1}}
	o.XAxis = []axis{categories(s, 0)}
	o.YAxis = []axis{values(s, 0, scale)}
	v := view{s, 0, s.Panels[0], s.Colours()[0], s.Fills()[0], scale}
	way := v.way("way", "var(--s1)", false)
	way.Stroke = &line{Width: 2, Opacity: .55}
	rest := v.way("rest", "var(--mute)", true)
	rest.Stroke = stroke(chart.Layer{Role: chart.Path})
	o.Series = append(o.Series, way, rest)
	for j, l := range v.panel.Layers {
		one := series{SingleSeries: charts.SingleSeries{Name: v.name(l), Type: "scatter", Color: v.colour(j), Symbol: disc}, Key: "point", Data: v.data(l), Z: 4}
		for _, d := range l.Data {
			if d.Value.Known() {
				v.bell(&one.Data[d.X], j, d.Value)
				one.Data[d.X].Label.Position = v.beside(d)
			}
		}
		one.LabelLayout = &layout{HideOverlap: true}
		o.Series = append(o.Series, one)
	}
	return o
}

// bell gives e the mark of layer j: hollow for where it began, a diamond for
// where it should be.
func (v view) bell(e *datum, j int, n number.Value) {
	switch v.panel.Layers[j].Role {
	case chart.Target:
		e.Symbol, e.SymbolSize = "diamond", 11
		e.Style = &style{ItemStyle: opts.ItemStyle{Color: "var(--ground)", BorderColor: "var(--ink)", BorderWidth: 1.5, Opacity: opts.Float(1)}}
	case chart.Context:
		e.Symbol, e.SymbolSize = ringMark, 10.5
		e.Style = &style{ItemStyle: opts.ItemStyle{Color: "var(--s6)", Opacity: opts.Float(1)}}
	case chart.Observed, chart.Path, chart.Projection:
		v.point(e, j, n)
	}
	e.Write = n.Digits()
	e.Label = &label{Show: true, Position: "top", Color: pick(v.panel.Layers[j].Role == chart.Context, "var(--mute)", v.colour(j))}
}

// beside is where the value of d stands: outside of its row's marks, else above.
func (v view) beside(d chart.Datum) string {
	lowest, highest := true, true
	for _, l := range v.panel.Layers {
		if o, ok := l.At(d.X); ok && o.Value.Known() {
			c := o.Value.Dec.Cmp(d.Value.Dec)
			lowest, highest = lowest && c >= 0, highest && c <= 0
		}
	}
	switch {
	case highest:
		return "right"
	case lowest:
		return "left"
	}
	return "top"
}

// way joins the marks of each row: to those of targets, or the others.
func (v view) way(name, colour string, targets bool) series {
	o := series{SingleSeries: charts.SingleSeries{Name: name, Type: "line", Symbol: "none", Color: colour}, Silent: true, Z: 2, Data: []datum{}}
	for x := range v.spec.X.Labels {
		var before *chart.Datum
		for _, l := range v.panel.Layers {
			d, ok := l.At(x)
			if !ok || !d.Value.Known() {
				continue
			}
			if before != nil && (l.Role == chart.Target) == targets {
				o.Data = append(o.Data, datum{Value: []any{exact(before.Value), x}}, datum{Value: []any{exact(d.Value), x}}, datum{Value: []any{nil, nil}})
			}
			before = &d
		}
	}
	return o
}
