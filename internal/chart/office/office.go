// Package office draws a [chart.Spec] as native charts of Office: the part
// word/charts/chartN.xml with its values in it, and the workbook that Office
// opens when a reader edits the data. Excelize, which writes the workbook,
// drops pattern fills of series; so the chart part is written here.
//
// # What is drawn
//
// A panel is a chart of its own, unless two share one plot ([chart.Spec.TwoAxes]).
//
//	Cartesian   columns, lines and areas over one axis; a target is a dashed line with its value,
//	            the needed path dotted, a projection dashed, a band an area on an invisible one
//	Ranking     lying bars with their values, first row on top; targets are hollow bars
//	Strip       one lying bar of parts; Donut a ring: parts as [chart.Spec.Gathered] has them
//	Radar       lines over axes; Dumbbell marks joined by a line from the lowest to the highest
//
// What is not final is hollow, a demonstration hatched, bar by bar and mark by
// mark, from the second series on with a pattern: as in the page's drawing,
// whose colours these are. A missing value is a gap.
//
// # The workbook
//
// Sheet 数据 holds the categories in column A and a series in each further
// column, heads in row 1: the ranges that the chart refers to, so that a value
// changed there changes the chart. Sheet 说明 says what the chart shows, its
// notes and sources, and which values are provisional, demonstration, or
// computed for the drawing alone.
package office

import (
	"cmp"

	"nianbao/internal/chart"
	"nianbao/internal/ooxml"
)

// Chart is one native chart.
type Chart struct {
	// Title is that of the panel where a figure has several.
	Title string
	// Part is the chart part; its first relation must be to Workbook.
	Part     []byte
	Workbook []byte
	// Weight is the share of the height relative to the figure's other charts.
	Weight int
}

// plot is a chart in the making.
type plot struct {
	spec   chart.Spec
	series []series
	// panels are one, or two that share the plot; scales are theirs.
	panels []chart.Panel
	scales []chart.Scale
	small  bool
	w      ooxml.Writer
}

// Draw returns s as native charts: one, or one a panel. There are none where
// [chart.Spec.In] says that Word shows s in another way. A small chart has no
// legend: its title and notes name what it shows.
func Draw(s chart.Spec, small bool) ([]Chart, error) {
	if s.In(chart.Word) != chart.Native {
		return nil, nil
	}
	s = s.Clean().Shown()
	var out []Chart
	for _, p := range plots(s) {
		p.small = small
		book, err := p.workbook()
		if err != nil {
			return nil, err
		}
		c := Chart{Part: p.part(), Workbook: book, Weight: 1}
		if len(p.panels) == 1 {
			c.Weight = max(1, p.panels[0].Weight)
			if len(s.Panels) > 1 {
				c.Title = p.panels[0].Title
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// plots divides s into charts.
func plots(s chart.Spec) []*plot {
	if s.Form == chart.Strip || s.Form == chart.Donut {
		return []*plot{partsPlot(s)}
	}
	numbers, fills, scales := s.Colours(), s.Fills(), s.Scales()
	var out []*plot
	for i, panel := range s.Panels {
		p := &plot{spec: s}
		if s.TwoAxes && i > 0 {
			p = out[0]
		} else {
			out = append(out, p)
		}
		p.panels, p.scales = append(p.panels, panel), append(p.scales, scales[i])
		p.add(panel, numbers[i], fills[i], s.TwoAxes && i > 0)
	}
	return out
}

// add takes in the layers of a panel.
func (p *plot) add(panel chart.Panel, numbers []int, fills []string, second bool) {
	for j, l := range panel.Layers {
		for _, s := range seriesOf(p.spec, panel, l, numbers[j]) {
			s.second = second
			s.colour = look{colour: lineColour(l, s.k)}
			if fill := fills[j]; s.kind == barKind && fill != "" {
				s.colour = look{colour: fill, pattern: filling(fill), edge: s.colour.colour}
			}
			p.series = append(p.series, s)
		}
	}
}

// partsPlot sets the parts of a whole: a strip has a series a part, a ring one
// series with a point a part.
func partsPlot(s chart.Spec) *plot {
	p := &plot{spec: s}
	parts := s.Gathered()
	if s.Form == chart.Donut {
		ring := series{name: cmp.Or(s.WholeName, "数值"), kind: ringKind}
		var labels []string
		for i, part := range parts {
			point := pointOf(part.Value)
			point.colour = part.Fill(i)
			ring.points = append(ring.points, point)
			ring.places = max(ring.places, placesOf(part.Value))
			labels = append(labels, part.Name)
		}
		p.spec.X = chart.Axis{Labels: labels}
		p.series = []series{ring}
		return p
	}
	p.spec.X = chart.Axis{Labels: []string{cmp.Or(s.WholeName, "合计")}}
	for i, part := range parts {
		p.series = append(p.series, series{
			name: part.Name, kind: barKind, k: i + 1, colour: look{colour: part.Fill(i)},
			points: []point{pointOf(part.Value)}, places: placesOf(part.Value),
		})
	}
	return p
}

// of returns the indexes of the series of a kind that go by the same axes.
func (p *plot) of(k kind, second bool) []int {
	var out []int
	for i, s := range p.series {
		if s.kind == k && s.second == second {
			out = append(out, i)
		}
	}
	return out
}

// lying reports whether the bars lie.
func (p *plot) lying() bool { return p.spec.Form == chart.Ranking || p.spec.Form == chart.Strip }

// stacked reports whether the bars of s stand on others.
func (p *plot) stacked(s series) bool { return p.spec.Form == chart.Strip || s.layer.Stack != "" }
