package office

import (
	"strconv"

	"nianbao/internal/chart"
)

// axes writes the axis of categories and that of values; the second pair
// stands at the right, its categories hidden.
func (p *plot) axes(second bool) {
	ids := axes[btoi(second)]
	p.categories(ids, second)
	p.valueAxis(ids, second)
}

func (p *plot) categories(ids [2]string, hidden bool) {
	w := &p.w
	orientation, place := "minMax", "b"
	if p.lying() {
		orientation, place = "maxMin", "l"
	}
	w.In("c:catAx", func() {
		w.Val("c:axId", ids[0])
		w.In("c:scaling", func() { w.Val("c:orientation", orientation) })
		w.Val("c:delete", itoa(btoi(hidden || p.spec.Form == chart.Strip)))
		w.Val("c:axPos", place)
		if p.spec.Form == chart.Radar {
			p.gridlines()
		}
		w.Empty("c:numFmt", "formatCode", "General", "sourceLinked", "0")
		w.Val("c:majorTickMark", "none")
		w.Val("c:minorTickMark", "none")
		w.Val("c:tickLblPos", "low")
		w.In("c:spPr", func() { stroke(w, "axis", .75, "") })
		p.text(9, "ink")
		w.Val("c:crossAx", ids[1])
		w.Val("c:crosses", "autoZero")
		w.Val("c:auto", "0")
		w.Val("c:lblAlgn", "ctr")
		w.Val("c:lblOffset", "100")
		w.Val("c:noMultiLvlLbl", "1")
	})
}

func (p *plot) gridlines() {
	w := &p.w
	w.In("c:majorGridlines", func() { w.In("c:spPr", func() { stroke(w, "grid", .75, "") }) })
}

func (p *plot) valueAxis(ids [2]string, second bool) {
	w := &p.w
	place, crosses := "l", "autoZero"
	if p.lying() {
		place = "b"
	}
	if second {
		place, crosses = "r", "max"
	}
	w.In("c:valAx", func() {
		w.Val("c:axId", ids[1])
		step := p.scaling(btoi(second))
		// The values of lying bars are written at the bars.
		w.Val("c:delete", itoa(btoi(p.lying())))
		w.Val("c:axPos", place)
		if !second && !p.lying() {
			p.gridlines()
		}
		p.axisTitle(second)
		w.Empty("c:numFmt", "formatCode", "General", "sourceLinked", "0")
		w.Val("c:majorTickMark", "none")
		w.Val("c:minorTickMark", "none")
		w.Val("c:tickLblPos", "nextTo")
		w.In("c:spPr", func() { stroke(w, "", 0, "") })
		p.text(9, "mute")
		w.Val("c:crossAx", ids[0])
		w.Val("c:crosses", crosses)
		w.Val("c:crossBetween", "between")
		if step != "" {
			w.Val("c:majorUnit", step)
		}
	})
}

// scaling writes the ends of a value axis, those of the page's drawing with
// room for the last tick, and returns the step between ticks.
func (p *plot) scaling(i int) (step string) {
	w := &p.w
	plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	w.In("c:scaling", func() {
		w.Val("c:orientation", "minMax")
		if i >= len(p.scales) || len(p.scales[i].Ticks) < 2 || p.lying() {
			return
		}
		s := p.scales[i]
		size := tidy(s.Ticks[1].At - s.Ticks[0].At)
		top := s.Ticks[len(s.Ticks)-1].At
		if s.Max > top {
			top = tidy(top + size)
		}
		w.Val("c:max", plain(tidy(top)))
		w.Val("c:min", plain(tidy(s.Min)))
		step = plain(size)
	})
	return step
}

// tidy drops what binary fractions add behind the twelfth digit.
func tidy(v float64) float64 {
	f, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return f
}

// axisTitle writes the unit of an axis.
func (p *plot) axisTitle(second bool) {
	unit := p.unitOf(second)
	if unit == "" || p.lying() || p.spec.Form == chart.Radar {
		return
	}
	w := &p.w
	w.In("c:title", func() {
		w.In("c:tx", func() {
			w.In("c:rich", func() {
				w.Empty("a:bodyPr", "rot", "-5400000", "vert", "horz")
				w.Empty("a:lstStyle")
				w.In("a:p", func() {
					w.In("a:pPr", func() { p.run("a:defRPr", 9, "mute") })
					w.In("a:r", func() {
						p.run("a:rPr", 9, "mute")
						w.Text("a:t", string(unit))
					})
				})
			})
		})
		w.Val("c:overlay", "0")
	})
}

// legend names the series where there are several.
func (p *plot) legend() {
	w := &p.w
	if p.small || len(p.series) < 2 && p.spec.Form != chart.Donut {
		return
	}
	w.In("c:legend", func() {
		w.Val("c:legendPos", "b")
		for i, s := range p.series {
			if s.base {
				w.In("c:legendEntry", func() {
					w.Val("c:idx", itoa(i))
					w.Val("c:delete", "1")
				})
			}
		}
		w.Val("c:overlay", "0")
		p.text(9, "ink")
	})
}
