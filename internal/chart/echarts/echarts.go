// Package echarts renders a [chart.Spec] as options for the interactive chart
// in a reader's browser. The static drawing stays the chart of record; this
// one is loaded when a reader asks for it, with the same series, colours,
// labels and texts.
//
// # The payload
//
// [Option] returns JSON that holds data alone: no functions, no markup, so it
// may stand in a page under a strict Content-Security-Policy. What ECharts
// would need functions for is carried as text: each datum has a member "text",
// its value as the one formatter prints it, which the site's script shows in
// the tooltip. Colours are names of the page's style variables ("var(--s1)"),
// which the script replaces by their values in the reader's theme.
//
// # Which forms
//
// Cartesian and Ranking are interactive. The other forms are complete as they
// stand and have no payload.
package echarts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// option is the part of ECharts' option that we use.
type option struct {
	Animation bool                  `json:"animation"`
	Aria      map[string]bool       `json:"aria"`
	Legend    opts.Legend           `json:"legend"`
	Tooltip   tooltip               `json:"tooltip"`
	Grid      []opts.Grid           `json:"grid"`
	XAxis     []opts.XAxis          `json:"xAxis"`
	YAxis     []opts.YAxis          `json:"yAxis"`
	Series    []charts.SingleSeries `json:"series"`
}

// tooltip adds what the structs lack: rich text is drawn on the canvas, where
// HTML would need inline styles, which the page's policy refuses.
type tooltip struct {
	opts.Tooltip
	RenderMode string `json:"renderMode"`
	Confine    bool   `json:"confine"`
}

// datum adds the formatted text, which the script shows.
type datum struct {
	Value     any             `json:"value"`
	Text      string          `json:"text,omitempty"`
	Symbol    string          `json:"symbol,omitempty"`
	ItemStyle *opts.ItemStyle `json:"itemStyle,omitempty"`
}

// Option returns the payload of s, safe to stand inside a script element, and
// false for a form that has no interactive chart.
func Option(s chart.Spec) ([]byte, bool) {
	if s.Form != chart.Cartesian && s.Form != chart.Ranking || len(s.Panels) == 0 {
		return nil, false
	}
	o := option{
		Aria:    map[string]bool{"enabled": false},
		Legend:  opts.Legend{Show: opts.Bool(true), Top: "0", Left: "0", Data: legend(s)},
		Tooltip: tooltip{opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}, "richText", true},
	}
	colour := 0
	top := 12.0
	for i, p := range s.Panels {
		height := 76 * weight(p) / total(s.Panels)
		o.Grid = append(o.Grid, opts.Grid{Left: "56", Right: "24", Top: percent(top), Height: percent(height - 6)})
		top += height
		o.XAxis = append(o.XAxis, categories(s, i))
		o.YAxis = append(o.YAxis, values(s, i))
		for _, l := range p.Layers {
			o.Series = append(o.Series, series(s, i, l, &colour)...)
		}
	}
	if s.Form == chart.Ranking {
		o.XAxis, o.YAxis = swap(o.XAxis, o.YAxis)
	}
	return encode(o), true
}

// encode escapes <, > and & as JSON does by default, so that no cell can end
// the script element.
func encode(o option) []byte {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(o); err != nil {
		panic(fmt.Sprintf("echarts: encode option: %v", err))
	}
	return bytes.TrimSpace(b.Bytes())
}

func weight(p chart.Panel) float64 { return float64(max(p.Weight, 1)) }

func total(panels []chart.Panel) float64 {
	sum := 0.0
	for _, p := range panels {
		sum += weight(p)
	}
	return sum
}

func percent(x float64) string { return fmt.Sprintf("%.1f%%", x) }

func legend(s chart.Spec) []string {
	var names []string
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			if l.Name != "" && l.Mark != chart.Band {
				names = append(names, l.Name)
			}
		}
	}
	return names
}

func categories(s chart.Spec, panel int) opts.XAxis {
	last := panel == len(s.Panels)-1
	return opts.XAxis{
		Type: "category", Data: s.X.Labels, GridIndex: panel, Show: opts.Bool(true),
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(last), Color: "var(--mute)", Interval: "auto"},
		AxisLine:  &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "var(--axis)"}},
		AxisTick:  &opts.AxisTick{Show: opts.Bool(false)},
	}
}

func values(s chart.Spec, panel int) opts.YAxis {
	p := s.Panels[panel]
	name := p.Title
	if name == "" {
		name = string(p.Unit)
	}
	return opts.YAxis{
		Type: "value", Name: name, GridIndex: panel, Show: opts.Bool(true), Scale: opts.Bool(!hasBars(p)),
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(true), Color: "var(--mute)"},
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "var(--grid)"}},
	}
}

func hasBars(p chart.Panel) bool {
	for _, l := range p.Layers {
		if l.Mark == chart.Bar || l.Mark == chart.Area {
			return true
		}
	}
	return false
}

// swap lays a ranking on its side.
func swap(x []opts.XAxis, y []opts.YAxis) ([]opts.XAxis, []opts.YAxis) {
	return []opts.XAxis{{Type: "value", Name: y[0].Name, AxisLabel: y[0].AxisLabel, SplitLine: y[0].SplitLine}},
		[]opts.YAxis{{Type: "category", Data: x[0].Data, Inverse: opts.Bool(true), AxisLabel: x[0].AxisLabel}}
}

func series(s chart.Spec, panel int, l chart.Layer, colour *int) []charts.SingleSeries {
	if l.Mark == chart.Band {
		return band(s, panel, l)
	}
	one := charts.SingleSeries{
		Name: l.Name, Type: kind(l.Mark), XAxisIndex: panel, YAxisIndex: panel, Stack: l.Stack,
		Data: data(s, l), Color: paint(l.Role, colour), LineStyle: stroke(l.Role),
	}
	if l.Mark == chart.Area {
		one.AreaStyle = &opts.AreaStyle{Opacity: opts.Float(0.3)}
	}
	if l.Role != chart.Observed && l.Mark != chart.Bar {
		one.ShowSymbol = opts.Bool(false)
	}
	return []charts.SingleSeries{one}
}

func kind(m chart.Mark) string {
	switch m {
	case chart.Bar:
		return "bar"
	case chart.Point:
		return "scatter"
	case chart.Line, chart.Area, chart.Rule, chart.Band:
		return "line"
	}
	panic(fmt.Sprintf("echarts: unknown mark %d", m))
}

// paint gives observed series the palette in turn, as the static drawing does.
func paint(r chart.Role, colour *int) string {
	switch r {
	case chart.Observed:
		*colour++
		return fmt.Sprintf("var(--s%d)", (*colour-1)%6+1)
	case chart.Target:
		return "var(--ink)"
	case chart.Projection:
		return "var(--s1)"
	case chart.Context, chart.Path:
		return "var(--s6)"
	}
	panic(fmt.Sprintf("echarts: unknown role %d", r))
}

func stroke(r chart.Role) *opts.LineStyle {
	switch r {
	case chart.Target, chart.Projection:
		return &opts.LineStyle{Width: 1.5, Type: "dashed"}
	case chart.Path:
		return &opts.LineStyle{Width: 1, Type: "dotted"}
	case chart.Observed, chart.Context:
		return &opts.LineStyle{Width: 2}
	}
	panic(fmt.Sprintf("echarts: unknown role %d", r))
}

// data has one entry a category, null where nothing is known, so that gaps stay gaps.
func data(s chart.Spec, l chart.Layer) []datum {
	out := make([]datum, len(s.X.Labels))
	for _, d := range l.Data {
		if d.X < 0 || d.X >= len(out) || !d.Value.Known() {
			continue
		}
		out[d.X] = datum{Value: exact(d.Value), Text: Text(d.Value)}
		if d.Value.Status == number.Preliminary || d.Value.Status == number.Estimated {
			out[d.X].Symbol = "emptyCircle"
		}
	}
	return out
}

// exact is the published figure as a JSON number.
func exact(v number.Value) json.Number {
	if v.Decimals >= 0 {
		return json.Number(v.Dec.Round(v.Decimals).String())
	}
	return json.Number(v.Dec.String())
}

// Text is a value with its marks, for the tooltip: 812.6亿元（初步，演示）.
func Text(v number.Value) string {
	var marks []string
	if v.Status != number.Final {
		marks = append(marks, v.Status.String())
	}
	if v.Demo {
		marks = append(marks, "演示")
	}
	if len(marks) == 0 {
		return v.String()
	}
	return v.String() + "（" + strings.Join(marks, "，") + "）"
}

// band is drawn as an invisible lower line with the difference stacked on it.
func band(s chart.Spec, panel int, l chart.Layer) []charts.SingleSeries {
	low := make([]datum, len(s.X.Labels))
	rest := make([]datum, len(s.X.Labels))
	for _, d := range l.Data {
		if d.X < 0 || d.X >= len(low) || !d.Low.Known() || !d.High.Known() {
			continue
		}
		low[d.X] = datum{Value: exact(d.Low)}
		rest[d.X] = datum{Value: json.Number(d.High.Dec.Sub(d.Low.Dec).String())}
	}
	stack := fmt.Sprintf("band%d", panel)
	invisible := charts.SingleSeries{Type: "line", XAxisIndex: panel, YAxisIndex: panel, Stack: stack, Data: low,
		LineStyle: &opts.LineStyle{Opacity: opts.Float(0)}, ShowSymbol: opts.Bool(false)}
	area := invisible
	area.Data = rest
	area.AreaStyle = &opts.AreaStyle{Color: "var(--band)"}
	return []charts.SingleSeries{invisible, area}
}
