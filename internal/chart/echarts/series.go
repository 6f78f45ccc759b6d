package echarts

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// series adds what the structs lack.
type series struct {
	charts.SingleSeries
	Key           string  `json:"key"`
	Data          []datum `json:"data"`
	StackStrategy string  `json:"stackStrategy,omitempty"`
	Label         *label  `json:"label,omitempty"`
	LabelLayout   *layout `json:"labelLayout,omitempty"`
	Silent        bool    `json:"silent,omitempty"`
	Stroke        *line   `json:"lineStyle,omitempty"`
	Z             int     `json:"z"`
}

// datum is a value with its look and texts.
type datum struct {
	Name string `json:"name,omitempty"`
	// Value is null where nothing is known, so that gaps stay gaps.
	Value      any    `json:"value"`
	Text       string `json:"text,omitempty"`
	Write      string `json:"write,omitempty"`
	Symbol     string `json:"symbol,omitempty"`
	SymbolSize any    `json:"symbolSize,omitempty"`
	Style      *style `json:"itemStyle,omitempty"`
	Label      *label `json:"label,omitempty"`
}

// style adds the hatching of demonstration values.
type style struct {
	opts.ItemStyle
	Decal *decal `json:"decal,omitempty"`
}

// decal is a filling: symbols repeated by dashes, turned.
type decal struct {
	Symbol   string  `json:"symbol"`
	Size     float64 `json:"symbolSize,omitempty"`
	DashX    any     `json:"dashArrayX"`
	DashY    any     `json:"dashArrayY"`
	Rotation float64 `json:"rotation"`
	Color    string  `json:"color"`
}

// line is a stroke whose dashes are those of the drawing.
type line struct {
	Width   float64   `json:"width"`
	Type    []float64 `json:"type,omitempty"`
	Cap     string    `json:"cap,omitempty"`
	Opacity float64   `json:"opacity"`
}

type label struct {
	Show     bool   `json:"show"`
	Position string `json:"position,omitempty"`
	Color    string `json:"color,omitempty"`
	Weight   int    `json:"fontWeight,omitempty"`
	// Edge keeps the text legible on hatching.
	Edge      string `json:"textBorderColor,omitempty"`
	EdgeWidth int    `json:"textBorderWidth,omitempty"`
}

// layout keeps labels apart: those at ends move, others are left out.
type layout struct {
	MoveOverlap string `json:"moveOverlap,omitempty"`
	HideOverlap bool   `json:"hideOverlap,omitempty"`
}

// view is a panel whose layers become series.
type view struct {
	spec    chart.Spec
	index   int
	panel   chart.Panel
	colours []int
	fills   []string
	scale   chart.Scale
}

// plot is the index of the grid that the panel is in.
func (v view) plot() int { return pick(v.spec.TwoAxes, 0, v.index) }

func (v view) series(j int) []series {
	l := v.panel.Layers[j]
	if l.Mark == chart.Band {
		return v.band(l)
	}
	one := series{
		SingleSeries: charts.SingleSeries{
			Name: v.name(l), Type: v.kind(l.Mark), XAxisIndex: v.plot(), YAxisIndex: v.index,
			Color: v.colour(j), Symbol: "none",
		},
		Key: v.key(l), Data: v.data(l), Z: 3,
	}
	switch one.Type {
	case "bar":
		v.bar(&one, j)
	case "line":
		v.line(&one, j)
	case "scatter":
		v.points(&one, j)
	}
	return []series{one}
}

// name is that of the legend and the tooltip; as in the data table, a layer
// without one is called by its panel or role.
func (v view) name(l chart.Layer) string {
	switch {
	case l.Name != "":
		return l.Name
	case v.panel.Title != "":
		return v.panel.Title
	}
	return [...]string{"数值", "数值", "目标", "应达", "趋势推算"}[min(l.Role, chart.Projection)]
}

func (v view) kind(m chart.Mark) string {
	switch m {
	case chart.Bar:
		return "bar"
	case chart.Point:
		return "scatter"
	case chart.Rule:
		if v.spec.Form == chart.Ranking {
			return "scatter"
		}
	case chart.Line, chart.Area, chart.Band:
	}
	return "line"
}

// key is the shape that stands for l in the legend.
func (v view) key(l chart.Layer) string {
	switch {
	case v.kind(l.Mark) == "scatter":
		return pick(v.spec.Form == chart.Ranking, "tick", "point")
	case l.Mark == chart.Bar:
		return "bar"
	case l.Mark == chart.Band:
		return "band"
	case l.Role == chart.Path:
		return "dot"
	case l.Role == chart.Target, l.Role == chart.Projection:
		return "dash"
	}
	return "line"
}

// colour is that of layer j in the drawing.
func (v view) colour(j int) string {
	l := v.panel.Layers[j]
	switch l.Role {
	case chart.Target:
		return "var(--ink)"
	case chart.Projection:
		return "var(--s1)"
	case chart.Path:
		return "var(--mute)"
	case chart.Observed, chart.Context:
	}
	if l.Mark != chart.Bar {
		return v.stroke(j)
	}
	return "var(--" + v.fills[j] + ")"
}

// stroke is the line colour of layer j.
func (v view) stroke(j int) string {
	return fmt.Sprintf("var(--s%d)", max(v.colours[j], 1))
}

// data has one entry a category. In a gap that should hold a number it says so.
func (v view) data(l chart.Layer) []datum {
	out := make([]datum, len(v.spec.X.Labels))
	if l.Role == chart.Observed || l.Role == chart.Context {
		for _, x := range v.spec.Gaps(l) {
			out[x].Text = "缺"
		}
	}
	for _, d := range l.Data {
		if d.Value.Known() {
			out[d.X] = datum{Value: exact(d.Value), Text: v.text(d.Value)}
			if l.Role == chart.Projection && v.observed(d.X) {
				out[d.X].Text = ""
			}
		} else if d.Value.State != number.Unknown {
			out[d.X].Text = d.Value.String()
		}
	}
	return out
}

// observed reports whether a series has a number at category x: a projection
// that begins there has nothing to say.
func (v view) observed(x int) bool {
	for _, l := range v.panel.Layers {
		if d, ok := l.At(x); ok && l.Role == chart.Observed && d.Value.Known() {
			return true
		}
	}
	return false
}

// exact is the published figure as a JSON number.
func exact(v number.Value) json.Number { return json.Number(v.Published().String()) }

// text is the tooltip's: with the panel's unit where the value has none.
func (v view) text(n number.Value) string {
	if n.Unit == "" {
		n.Unit = v.panel.Unit
	}
	return Text(n)
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

// alone reports whether l is the only series of its kind in the panel, so that
// its values can be written.
func (v view) alone(l chart.Layer) bool {
	n := 0
	for _, o := range v.panel.Layers {
		if o.Role == chart.Observed || o.Role == chart.Context {
			n++
		}
	}
	return n == 1 && l.Role == chart.Observed
}
