package office

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/number"
	"nianbao/internal/ooxml"
)

func itoa(n int) string { return strconv.Itoa(n) }

const drawingNS = "http://schemas.openxmlformats.org/drawingml/2006/"

// part writes the chart part.
func (p *plot) part() []byte {
	w := &p.w
	w.In("c:chartSpace", func() {
		w.Val("c:date1904", "0")
		w.Val("c:lang", "zh-CN")
		w.Val("c:roundedCorners", "0")
		w.In("c:chart", func() {
			w.Val("c:autoTitleDeleted", "1")
			w.In("c:plotArea", p.plotArea)
			p.legend()
			w.Val("c:plotVisOnly", "1")
			w.Val("c:dispBlanksAs", "gap")
		})
		w.In("c:spPr", func() { solid(w, "FFFFFF"); stroke(w, "", 0, "") })
		p.text(9, "ink")
		w.In("c:externalData", func() { w.Val("c:autoUpdate", "0") }, "r:id", ooxml.ID(0))
	}, "xmlns:c", drawingNS+"chart", "xmlns:a", drawingNS+"main", "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
	return w.Part()
}

// text writes the properties of text: size in points, colour, fonts by name.
func (p *plot) text(size int, colour string) {
	w := &p.w
	w.In("c:txPr", func() {
		w.Empty("a:bodyPr")
		w.Empty("a:lstStyle")
		w.In("a:p", func() {
			w.In("a:pPr", func() { p.run("a:defRPr", size, colour) })
			w.Empty("a:endParaRPr", "lang", "zh-CN")
		})
	})
}

func (p *plot) run(name string, size int, colour string) {
	w := &p.w
	w.In(name, func() {
		solid(w, colours[colour])
		w.Empty("a:latin", "typeface", "Times New Roman")
		w.Empty("a:ea", "typeface", "宋体")
		w.Empty("a:cs", "typeface", "Times New Roman")
	}, "sz", itoa(size*100))
}

// The names of the axes: of the categories and of the values, at the left and at the right.
var axes = [...][2]string{{"111", "112"}, {"121", "122"}}

func (p *plot) plotArea() {
	w := &p.w
	w.Empty("c:layout")
	twice := false
	for _, second := range [...]bool{false, true} {
		for _, k := range [...]kind{areaKind, barKind, lineKind, radarKind, ringKind} {
			list := p.of(k, second)
			if len(list) == 0 {
				continue
			}
			twice = twice || second
			p.group(k, list, axes[btoi(second)])
		}
	}
	if p.spec.Form == chart.Donut {
		return
	}
	p.axes(false)
	if twice {
		p.axes(true)
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// group writes the series of one kind over one pair of axes.
func (p *plot) group(k kind, list []int, axis [2]string) {
	var bands, plain []int
	for _, i := range list {
		if s := p.series[i]; s.base || s.band {
			bands = append(bands, i)
		} else {
			plain = append(plain, i)
		}
	}
	switch k {
	case areaKind:
		p.areas("stacked", bands, axis)
		p.areas("standard", plain, axis)
	case barKind:
		p.bars(list, axis)
	case lineKind:
		p.lines(list, axis)
	case radarKind:
		p.radar(list, axis)
	case ringKind:
		p.ring(list)
	}
}

func (p *plot) areas(grouping string, list []int, axis [2]string) {
	if len(list) == 0 {
		return
	}
	w := &p.w
	w.In("c:areaChart", func() {
		w.Val("c:grouping", grouping)
		w.Val("c:varyColors", "0")
		for _, i := range list {
			p.ser(i, p.areaLook, nil)
		}
		p.axisIDs(axis)
	})
}

func (p *plot) areaLook(s series) {
	w := &p.w
	w.In("c:spPr", func() {
		switch {
		case s.base:
			w.Empty("a:noFill")
		default:
			w.In("a:solidFill", func() {
				w.In("a:srgbClr", func() { w.Val("a:alpha", "30000") }, "val", colours[s.colour.colour])
			})
		}
		stroke(w, "", 0, "")
	})
}

func (p *plot) bars(list []int, axis [2]string) {
	w := &p.w
	direction, grouping, overlap := "col", "clustered", "0"
	if p.lying() {
		direction = "bar"
	}
	if slices.ContainsFunc(list, func(i int) bool { return p.stacked(p.series[i]) }) {
		grouping, overlap = "stacked", "100"
	}
	if p.spec.Form == chart.Strip {
		grouping = "percentStacked"
	}
	w.In("c:barChart", func() {
		w.Val("c:barDir", direction)
		w.Val("c:grouping", grouping)
		w.Val("c:varyColors", "0")
		for _, i := range list {
			p.ser(i, p.barLook, p.barPoints)
		}
		w.Val("c:gapWidth", "60")
		w.Val("c:overlap", overlap)
		p.axisIDs(axis)
	})
}

func (p *plot) lines(list []int, axis [2]string) {
	w := &p.w
	w.In("c:lineChart", func() {
		w.Val("c:grouping", "standard")
		w.Val("c:varyColors", "0")
		for _, i := range list {
			p.ser(i, p.lineLook, p.linePoints)
		}
		if p.spec.Form == chart.Dumbbell {
			w.In("c:hiLowLines", func() { w.In("c:spPr", func() { stroke(w, "axis", 1.5, "") }) })
		}
		w.Val("c:marker", "1")
		p.axisIDs(axis)
	})
}

func (p *plot) radar(list []int, axis [2]string) {
	w := &p.w
	w.In("c:radarChart", func() {
		w.Val("c:radarStyle", "marker")
		w.Val("c:varyColors", "0")
		for _, i := range list {
			p.ser(i, p.lineLook, p.linePoints)
		}
		p.axisIDs(axis)
	})
}

func (p *plot) ring(list []int) {
	w := &p.w
	w.In("c:doughnutChart", func() {
		w.Val("c:varyColors", "1")
		for _, i := range list {
			p.ser(i, func(series) {}, p.ringPoints)
		}
		w.Val("c:firstSliceAng", "0")
		w.Val("c:holeSize", "55")
	})
}

func (p *plot) axisIDs(axis [2]string) {
	p.w.Val("c:axId", axis[0])
	p.w.Val("c:axId", axis[1])
}

// ser writes a series: its name, its look, the points that differ, labels,
// categories and values with their caches.
func (p *plot) ser(i int, draw func(series), points func(series)) {
	w, s := &p.w, p.series[i]
	w.In("c:ser", func() {
		w.Val("c:idx", itoa(i))
		w.Val("c:order", itoa(i))
		w.In("c:tx", func() {
			w.In("c:strRef", func() {
				w.Text("c:f", p.reference(i+1, 0, 0))
				w.In("c:strCache", func() { p.cache([]string{s.name}) })
			})
		})
		draw(s)
		if points != nil {
			points(s)
		}
		p.labels(s)
		w.In("c:cat", func() {
			w.In("c:strRef", func() {
				w.Text("c:f", p.reference(0, 1, len(p.spec.X.Labels)))
				w.In("c:strCache", func() { p.cache(p.spec.X.Labels) })
			})
		})
		p.values(i, s)
		if s.kind == lineKind {
			w.Val("c:smooth", "0")
		}
	})
}

func (p *plot) cache(list []string) {
	w := &p.w
	w.Val("c:ptCount", itoa(len(list)))
	for i, s := range list {
		if s != "" {
			w.In("c:pt", func() { w.Text("c:v", s) }, "idx", itoa(i))
		}
	}
}

func (p *plot) values(i int, s series) {
	w := &p.w
	texts := make([]string, len(s.points))
	for x, v := range s.points {
		texts[x] = v.text
	}
	w.In("c:val", func() {
		w.In("c:numRef", func() {
			w.Text("c:f", p.reference(i+1, 1, len(s.points)))
			w.In("c:numCache", func() {
				w.Text("c:formatCode", format(s.places))
				p.cache(texts)
			})
		})
	})
}

// format is the number format with so many decimals.
func format(places int) string {
	if places <= 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", min(places, mostPlaces))
}

// unitOf is the unit at the head of a value axis.
func (p *plot) unitOf(second bool) number.Unit {
	if i := btoi(second); i < len(p.panels) {
		return p.panels[i].UnitOf()
	}
	return ""
}
