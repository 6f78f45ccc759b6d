// Package echarts renders a [chart.Spec] as options for the interactive chart
// in a reader's browser. The static drawing stays the chart of record; this
// one is loaded when a reader asks for it, with the same series, colours,
// scales and texts.
//
// # The payload
//
// [Option] returns JSON that holds data alone: no functions, no markup, so it
// may stand in a page under a strict Content-Security-Policy. It is ECharts'
// option with some members of ours, which the site's script reads where
// ECharts would need a function or the size of the drawing:
//
//	datum.text    the value as the one formatter prints it, for the tooltip
//	datum.write   what is written at the mark
//	series.key    the shape of its sample: bar, line, dash, dot,
//	              point, tick or band
//	axis.texts    the texts of the ticks in axisLabel.customValues
//	grid.weight   the panel's share of the height
//	years, lying  the categories are years; the bars lie
//	twin          the two value axes belong to one plot
//	names         what the data stand for where no axis says it
//	square        the plot is as high as wide; round: a ring without axes
//
// Colours are names of the page's style variables ("var(--s1)"), which the
// script replaces by their values in the reader's theme. Sizes, margins and
// fonts are the script's: they follow from the room and the text size.
//
// # Which forms
//
// Cartesian, Ranking, Donut, Radar and Dumbbell with a number are interactive,
// and Schedule with a month. The other forms are complete as they stand, each
// value written in words, and have no payload: a Matrix would lose its icons and
// links, and say by colour alone what they say.
//
// A Radar is drawn by lines in a square whose middle is 0, 0: the library's own
// joins outlines across missing values.
package echarts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/chart"
)

// option is the part of ECharts' option that we use.
type option struct {
	Animation   bool        `json:"animation"`
	Legend      opts.Legend `json:"legend"`
	Tooltip     tooltip     `json:"tooltip"`
	AxisPointer axisPointer `json:"axisPointer"`
	Grid        []grid      `json:"grid"`
	XAxis       []axis      `json:"xAxis"`
	YAxis       []axis      `json:"yAxis"`
	Series      []series    `json:"series"`
	DataZoom    []dataZoom  `json:"dataZoom,omitempty"`
	Years       bool        `json:"years,omitempty"`
	Lying       bool        `json:"lying,omitempty"`
	Twin        bool        `json:"twin,omitempty"`
	Names       []string    `json:"names,omitempty"`
	Square      bool        `json:"square,omitempty"`
	Round       bool        `json:"round,omitempty"`
}

// tooltip adds what the structs lack: rich text is drawn on the canvas, where
// HTML would need inline styles, which the page's policy refuses.
type tooltip struct {
	opts.Tooltip
	RenderMode string            `json:"renderMode"`
	Confine    bool              `json:"confine"`
	Background string            `json:"backgroundColor"`
	Border     string            `json:"borderColor"`
	Pointer    map[string]any    `json:"axisPointer"`
	Text       map[string]string `json:"textStyle"`
}

// axisPointer moves the pointers of all panels together.
type axisPointer struct {
	Link []map[string]string `json:"link"`
}

type grid struct {
	Weight int `json:"weight"`
}

// dataZoom needs a key with the wheel, so that the page still scrolls.
type dataZoom struct {
	opts.DataZoom
	Wheel string `json:"zoomOnMouseWheel"`
}

// many is the count of categories from which a reader can zoom in.
const many = 12

// Option returns the payload of s, safe to stand inside a script element, and
// false where [chart.Spec.In] says that s stays a drawing or when there is no number.
func Option(s chart.Spec) ([]byte, bool) {
	if s.In(chart.Interactive) != chart.Native {
		return nil, false
	}
	s = s.Clean().Shown()
	switch {
	case s.Form == chart.Donut:
		return encoded(ring(s))
	case s.Form == chart.Schedule:
		return encoded(schedule(s))
	case !s.HasNumber():
		return nil, false
	case s.Form == chart.Ranking:
		s.Panels = s.Panels[:1]
		return encoded(lying(plots(s)), true)
	case s.Form == chart.Dumbbell:
		s.Panels = s.Panels[:1]
		return encoded(lying(dumbbell(s)), true)
	case s.Form == chart.Radar:
		return encoded(radar(s), true)
	}
	return encoded(plots(s), true)
}

func encoded(o option, ok bool) ([]byte, bool) {
	if !ok {
		return nil, false
	}
	return encode(o), true
}

// plots is the option of panels of layers over one axis of categories.
func plots(s chart.Spec) option {
	o := frame(s)
	scales, colours, fills := s.Scales(), s.Colours(), s.Fills()
	for i, p := range s.Panels {
		if i == 0 || !s.TwoAxes {
			o.Grid = append(o.Grid, grid{max(p.Weight, 1)})
			o.XAxis = append(o.XAxis, categories(s, i))
		}
		o.YAxis = append(o.YAxis, values(s, i, scales[i]))
		v := view{s, i, p, colours[i], fills[i], scales[i]}
		for j := range p.Layers {
			o.Series = append(o.Series, v.series(j)...)
		}
	}
	o.Twin = s.TwoAxes
	return o
}

// frame is an option without axes and series.
func frame(s chart.Spec) option {
	laid := s.Form == chart.Ranking || s.Form == chart.Dumbbell
	o := option{
		Legend: opts.Legend{Show: opts.Bool(false)}, Tooltip: newTooltip(s),
		AxisPointer: axisPointer{[]map[string]string{{pick(laid, "yAxisIndex", "xAxisIndex"): "all"}}},
		Years:       s.X.Years,
	}
	if len(s.X.Labels) >= many {
		o.DataZoom = []dataZoom{newZoom(laid, pick(s.TwoAxes, 1, len(s.Panels)))}
	}
	return o
}

// lying turns the axes of o: categories stand at the left, the first above.
func lying(o option) option {
	o.XAxis, o.YAxis = o.YAxis, o.XAxis
	o.YAxis[0].Inverse = true
	o.Lying = true
	return o
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

func newTooltip(s chart.Spec) tooltip {
	shape := pick(slices.ContainsFunc(s.Panels, chart.Panel.HasBars), "shadow", "line")
	return tooltip{
		opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}, "richText", true, "var(--ground)", "var(--axis)",
		map[string]any{
			"type": shape, "z": 1, "lineStyle": map[string]string{"color": "var(--axis)"},
			"shadowStyle": map[string]any{"color": "var(--hair)", "opacity": 0.5},
		},
		map[string]string{"color": "var(--ink)"},
	}
}

func newZoom(lying bool, panels int) dataZoom {
	z := dataZoom{opts.DataZoom{Type: "inside", FilterMode: "none"}, "ctrl"}
	var all []int
	for i := range panels {
		all = append(all, i)
	}
	if lying {
		z.YAxisIndex = all
	} else {
		z.XAxisIndex = all
	}
	return z
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
