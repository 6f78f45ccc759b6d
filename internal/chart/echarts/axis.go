package echarts

import (
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
	gap := s.Form == chart.Ranking || len(s.Panels) > 1 || hasBars(s.Panels[0])
	a := axis{
		Type: "category", GridIndex: i, Data: s.X.Labels, BoundaryGap: &gap,
		Label:     axisLabel{Show: s.Form == chart.Ranking || i == len(s.Panels)-1, Color: pick(s.X.Years, "var(--mute)", "var(--ink)")},
		Line:      opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "var(--ink-2)"}},
		SplitLine: opts.SplitLine{Show: opts.Bool(false)},
	}
	return a
}

// values is the value axis of panel i: the scale that the drawing has.
func values(s chart.Spec, i int) axis {
	p := s.Panels[i]
	scale := p.Scale()
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
	return a
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

func hasBars(p chart.Panel) bool {
	for _, l := range p.Layers {
		if l.Mark == chart.Bar {
			return true
		}
	}
	return false
}
