package office

import (
	"slices"

	"nianbao/internal/chart"
)

// all reports whether every value of a series is so.
func (s series) all(is func(point) bool) bool {
	some := false
	for _, v := range s.points {
		if v.text != "" && !is(v) {
			return false
		}
		some = some || v.text != ""
	}
	return some
}

func isHatched(v point) bool { return v.hatched }
func isHollow(v point) bool  { return v.hollow }

// surface is the look of most of a bar series: hatched or hollow where all of it is.
func (s series) surface() look {
	l := s.colour
	l.hatched, l.hollow = s.all(isHatched), s.all(isHollow)
	return l
}

func (p *plot) barLook(s series) {
	w := &p.w
	w.In("c:spPr", func() { p.bar(s, s.surface()) })
	w.Val("c:invertIfNegative", "0")
}

// bar fills one bar; a target in a ranking is an outline.
func (p *plot) bar(s series, l look) {
	w := &p.w
	if s.layer.Mark != chart.Bar && p.spec.Form == chart.Ranking {
		solid(w, "FFFFFF")
		stroke(w, "lag", 1, "sysDash")
		return
	}
	l.fill(w)
	stroke(w, l.outline(), .75, "")
}

// others calls write for the points that look otherwise than their series.
func (s series) others(write func(x int, l look)) {
	usual := s.surface()
	for x, v := range s.points {
		l := s.colour
		l.hatched, l.hollow = v.hatched, v.hollow
		if v.text != "" && l != usual {
			write(x, l)
		}
	}
}

func (p *plot) barPoints(s series) {
	w := &p.w
	s.others(func(x int, l look) {
		w.In("c:dPt", func() {
			w.Val("c:idx", itoa(x))
			w.Val("c:invertIfNegative", "0")
			w.Val("c:bubble3D", "0")
			w.In("c:spPr", func() { p.bar(s, l) })
		})
	})
}

// unjoined tells marks that no line joins.
func (p *plot) unjoined(s series) bool {
	return s.layer.Mark == chart.Point || p.spec.Form == chart.Dumbbell
}

func (p *plot) lineLook(s series) {
	p.joint(s)
	p.marker(s, s.surface())
}

// joint writes the line of a series.
func (p *plot) joint(s series) {
	w := &p.w
	width, dash := 2.0, ""
	switch s.layer.Role {
	case chart.Target:
		width, dash = 1.5, "dash"
	case chart.Path:
		width, dash = 1.25, "sysDot"
	case chart.Projection:
		width, dash = 1.5, "sysDash"
	case chart.Context:
		width = 1.5
	case chart.Observed:
	}
	w.In("c:spPr", func() {
		if p.unjoined(s) {
			stroke(w, "", 0, "")
			return
		}
		stroke(w, s.colour.colour, width, dash)
	})
}

// marker writes the mark of a line's points; targets and paths have none.
func (p *plot) marker(s series, l look) {
	w := &p.w
	w.In("c:marker", func() {
		if !p.unjoined(s) && (s.layer.Role == chart.Target || s.layer.Role == chart.Path) {
			w.Val("c:symbol", "none")
			return
		}
		symbol := symbolOf(s.k)
		if s.layer.Role == chart.Target {
			symbol = "diamond"
		}
		w.Val("c:symbol", symbol)
		w.Val("c:size", "7")
		if p.spec.Form == chart.Dumbbell && s.layer.Role == chart.Context {
			l.hollow = true
		}
		w.In("c:spPr", func() {
			l.fill(w)
			stroke(w, l.colour, 1.25, "")
		})
	})
}

func (p *plot) linePoints(s series) {
	if s.layer.Role == chart.Target || s.layer.Role == chart.Path {
		return
	}
	w := &p.w
	s.others(func(x int, l look) {
		w.In("c:dPt", func() {
			w.Val("c:idx", itoa(x))
			p.marker(s, l)
			w.Val("c:bubble3D", "0")
			p.joint(s) // or the line to this point would be Office's own
		})
	})
}

// ringPoints writes the parts of a ring.
func (p *plot) ringPoints(s series) {
	w := &p.w
	for x, v := range s.points {
		l := look{colour: v.colour, hatched: v.hatched, hollow: v.hollow}
		w.In("c:dPt", func() {
			w.Val("c:idx", itoa(x))
			w.Val("c:bubble3D", "0")
			w.In("c:spPr", func() {
				l.fill(w)
				stroke(w, "", 0, "")
			})
		})
	}
}

// The most values that are written at their marks: more would lie on each other.
const (
	mostBars  = 24
	mostLines = 2
)

// labels writes the values at the marks: all where there is room, else the last.
func (p *plot) labels(s series) {
	switch {
	case s.base || s.band || s.layer.Role == chart.Path:
		return
	case s.kind == ringKind:
		p.dLbls(s, nil, "0.0%", "showPercent")
	case s.layer.Role == chart.Target && s.layer.Mark == chart.Rule, s.kind == lineKind && p.drawn(lineKind) > mostLines, s.kind == barKind && p.marks() > mostBars && !p.lying():
		if last := s.last(); last >= 0 {
			p.dLbls(s, &last, format(s.places), "showVal", "showSerName")
		}
	default:
		p.dLbls(s, nil, format(s.places), "showVal")
	}
}

// marks counts the bars, drawn the observed series of a kind.
func (p *plot) marks() int {
	n := 0
	for _, s := range p.series {
		if s.kind == barKind {
			n += len(s.points)
		}
	}
	return n
}

func (p *plot) drawn(k kind) int {
	n := 0
	for _, s := range p.series {
		if s.kind == k && (s.layer.Role == chart.Observed || s.layer.Role == chart.Context) {
			n++
		}
	}
	return n
}

// last is the last category with a value, -1 for none.
func (s series) last() int {
	for x := len(s.points) - 1; x >= 0; x-- {
		if s.points[x].text != "" {
			return x
		}
	}
	return -1
}

// dLbls writes labels of all points, or of one alone.
func (p *plot) dLbls(s series, only *int, code string, show ...string) {
	w := &p.w
	position := p.position(s)
	w.In("c:dLbls", func() {
		if only != nil {
			w.In("c:dLbl", func() {
				w.Val("c:idx", itoa(*only))
				p.labelLook(code, position)
				p.shows(show...)
				if len(show) > 1 {
					w.Text("c:separator", " ")
				}
			})
			p.shows()
			return
		}
		p.labelLook(code, position)
		p.shows(show...)
	})
}

// position is where a label stands; "" leaves it to Office, where it has no choice.
func (p *plot) position(s series) string {
	switch {
	case s.kind == ringKind || s.kind == areaKind || s.kind == radarKind:
		return ""
	case s.kind == barKind && p.stacked(s):
		return "ctr"
	case s.kind == barKind:
		return "outEnd"
	case p.spec.Form == chart.Dumbbell:
		return "r"
	}
	return "t"
}

func (p *plot) labelLook(code, position string) {
	w := &p.w
	w.Empty("c:numFmt", "formatCode", code, "sourceLinked", "0")
	w.In("c:spPr", func() {
		if position == "ctr" {
			solid(w, "FFFFFF")
		} else {
			w.Empty("a:noFill")
		}
		stroke(w, "", 0, "")
	})
	p.text(8, "ink")
	if position != "" {
		w.Val("c:dLblPos", position)
	}
}

// shows says what a label holds.
func (p *plot) shows(what ...string) {
	for _, name := range [...]string{"showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"} {
		p.w.Val("c:"+name, itoa(btoi(slices.Contains(what, name))))
	}
}
