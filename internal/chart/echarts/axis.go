package echarts

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/chart"
)

// axis is an axis of either direction. It holds what go-echarts' two structs
// lack: ticks at given values, with given texts, and ends without rounding.
type axis struct {
	Type        string         `json:"type"`
	GridIndex   int            `json:"gridIndex"`
	Data        []string       `json:"data,omitempty"`
	BoundaryGap *bool          `json:"boundaryGap,omitempty"`
	Inverse     bool           `json:"inverse,omitempty"`
	Name        string         `json:"name,omitempty"`
	Min         *float64       `json:"min,omitempty"`
	Max         *float64       `json:"max,omitempty"`
	Label       axisLabel      `json:"axisLabel"`
	Tick        axisTick       `json:"axisTick"`
	Line        opts.AxisLine  `json:"axisLine"`
	SplitLine   opts.SplitLine `json:"splitLine"`
	Texts       []string       `json:"texts,omitempty"`
	Position    string         `json:"position,omitempty"`
}

type axisLabel struct {
	Show   bool      `json:"show"`
	Color  string    `json:"color"`
	Values []float64 `json:"customValues,omitempty"`
}

type axisTick struct {
	Show   bool      `json:"show"`
	Values []float64 `json:"customValues,omitempty"`
}

// categories is the shared axis below panel i; only the lowest has labels.
func categories(s chart.Spec, i int) axis {
	lying := s.Form == chart.Ranking || s.Form == chart.Dumbbell
	gap := lying || len(s.Panels) > 1 && !s.TwoAxes || s.Panels[0].HasBars() || s.TwoAxes && s.Panels[1].HasBars()
	a := axis{
		Type: "category", GridIndex: i, Data: s.X.Labels, BoundaryGap: &gap,
		Label:     axisLabel{Show: lying || s.TwoAxes || i == len(s.Panels)-1, Color: pick(s.X.Years, "var(--mute)", "var(--ink)")},
		Line:      opts.AxisLine{Show: opts.Bool(s.Form != chart.Dumbbell), LineStyle: &opts.LineStyle{Color: "var(--ink-2)"}},
		SplitLine: opts.SplitLine{Show: opts.Bool(false)},
	}
	return a
}

// values is the value axis of panel i: the scale that the drawing has.
func values(s chart.Spec, i int, scale chart.Scale) axis {
	p := s.Panels[i]
	// Every bar of a ranking has its value beside it.
	written := s.Form == chart.Ranking && len(p.Layers) == 1
	a := axis{
		Type: "value", GridIndex: i, Name: axisName(s, p, scale), Min: &scale.Min, Max: &scale.Max,
		Label:     axisLabel{Show: !written, Color: "var(--mute)"},
		Line:      opts.AxisLine{Show: opts.Bool(false)},
		SplitLine: opts.SplitLine{Show: opts.Bool(!written), LineStyle: &opts.LineStyle{Color: "var(--grid)"}},
	}
	for _, t := range scale.Ticks {
		a.Texts = append(a.Texts, t.Text)
		a.Label.Values = append(a.Label.Values, t.At)
	}
	a.Tick.Values = a.Label.Values
	if s.TwoAxes {
		a.GridIndex = 0
		a.side(s, i)
	}
	return a
}

// side sets one of two axes in a plot: the second stands at the right, its
// ticks on the lines of the first; each has the colour of its only series.
func (a *axis) side(s chart.Spec, i int) {
	if i == 1 {
		a.Position = "right"
		a.SplitLine.Show = opts.Bool(false)
	}
	if a.Name = s.Panels[i].Title; a.Name == "" {
		a.Name = string(s.Panels[i].UnitOf())
	}
	if k, only := onlySeries(s, i); only {
		a.Label.Color = fmt.Sprintf("var(--s%d)", max(k, 1))
	}
}

// onlySeries returns the number of the colour of panel i's only series.
func onlySeries(s chart.Spec, i int) (int, bool) {
	n, k := 0, 0
	for j, l := range s.Panels[i].Layers {
		if (l.Role == chart.Observed || l.Role == chart.Context) && l.Mark != chart.Rule && l.Mark != chart.Band {
			k = s.Colours()[i][j]
			n++
		}
	}
	return k, n == 1
}

// axisName is what the drawing writes above the axis.
func axisName(s chart.Spec, p chart.Panel, scale chart.Scale) string {
	if len(s.Panels) > 1 && p.Title != "" {
		return p.Title
	}
	name := string(p.UnitOf())
	if scale.Min > 0 || scale.Max < 0 {
		name += "（轴自" + scale.Ticks[0].Text + "起）"
	}
	return name
}
