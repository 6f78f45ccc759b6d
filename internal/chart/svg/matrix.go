package svg

import (
	"nianbao/internal/chart"
)

// matrix is a drawing of verdicts: a row an item, a column a category.
type matrix struct {
	c *canvas
	s chart.Spec
	// from is the first category shown, cell the width of one, x0 where the first stands.
	from     int
	cell, x0 float64
	// right is where rows end: no wider than they need, or names would stand far from their cells.
	right float64
	words bool
}

// drawMatrix shows a cell for each verdict: its icon on the ground of its
// colour, with the word where there is room. The earliest categories are left
// out where all would be too narrow.
func drawMatrix(s chart.Spec, w Width) *canvas {
	rows := 0
	for _, p := range s.Parts {
		rows += len(p.Items)
	}
	if rows == 0 || len(s.X.Labels) == 0 {
		return drawEmpty(s, w)
	}
	m := &matrix{c: newCanvas(s, w, w.Pixels(), 0), s: s}
	m.c.role = "group"
	m.measure()
	m.head()
	y := 26.
	for _, p := range s.Parts {
		if len(p.Items) > 0 {
			y = m.group(p, y)
		}
	}
	m.c.h = y + 2
	return m.c
}

// measure shares the width between names and cells.
func (m *matrix) measure() {
	names, words := 0., 0.
	for _, p := range m.s.Parts {
		names = max(names, boldWidth(p.Name, normal))
		for _, it := range p.Items {
			names = max(names, width(it.Name, normal))
			for x := range m.s.X.Labels {
				words = max(words, width(it.State(x).Word, normal))
			}
		}
	}
	n := float64(len(m.s.X.Labels))
	names = min(names, mul(m.c.w, pick(m.c.width.narrow(), .6, .45)))
	m.cell = (m.c.w - names - 14) / n
	m.words = m.cell >= words+34
	if m.words {
		m.cell = min(m.cell, words+56)
	} else {
		m.cell = max(22, min(m.cell, 40))
	}
	if most := max(1, int((m.c.w-min(names, mul(m.c.w, .45))-14)/m.cell)); most < len(m.s.X.Labels) {
		m.from = len(m.s.X.Labels) - most
	}
	wide := mul(m.cell, float64(len(m.s.X.Labels)-m.from))
	m.right = min(m.c.w, max(names, 120)+48+wide)
	m.x0 = m.right - wide
}

func (m *matrix) at(x int) float64 { return m.x0 + mul(m.cell, float64(x-m.from)) }

// head names the columns, the last first.
func (m *matrix) head() {
	for x := len(m.s.X.Labels) - 1; x >= m.from; x-- {
		t := clip(m.s.X.Labels[x], normal, max(m.cell-4, 32))
		at := min(m.at(x)+mul(m.cell, .5), m.right-mul(width(t, normal), .5))
		if b := textBox(at, 15, t, "tk", middle, normal); m.c.free(b) && b.x0 >= 0 {
			m.c.text(at, 15, t, "tk", middle, normal)
		}
	}
}

// group draws the name of p, if it has one, and its rows; it returns where it ends.
func (m *matrix) group(p chart.Part, y float64) float64 {
	m.c.line(0, y, m.right, y, "axis")
	if p.Name != "" {
		m.c.text(0, y+20, clip(p.Name, normal, m.right/1.04), "hd", start, normal)
		y += 28
	}
	for i, it := range p.Items {
		if i > 0 {
			m.c.line(0, y, m.right, y, "hair")
		}
		y = m.row(it, y)
	}
	return y + 4
}

// row draws the name of it and its cells; it returns where it ends.
func (m *matrix) row(it chart.Item, y float64) float64 {
	lines := limit(balance(it.Name, normal, m.x0-12), 2, m.x0-12)
	high := pick(len(lines) > 1, 42., 28.)
	mid := y + mul(high, .5)
	done := m.c.link(it.Href, "")
	for i, t := range lines {
		m.c.text(0, mid+4.5+mul(16, float64(i)-mul(float64(len(lines)-1), .5)), t, "tk2", start, normal)
	}
	done()
	for x := m.from; x < len(m.s.X.Labels); x++ {
		st := it.State(x)
		if st.Word == "" {
			continue
		}
		t := st.Tone.String()
		at := m.at(x)
		m.c.rect(at+1, y+1.5, m.cell-2, high-3, "cell c-"+t, it.Name+" "+m.s.X.Labels[x]+" "+st.Word)
		if m.words {
			m.c.icon(st.Icon, at+9, mid-7, 14, "ic s-"+t)
			m.c.text(at+29, mid+4.5, clip(st.Word, normal, m.cell-32), "tk2 w-"+t, start, normal)
		} else {
			m.c.icon(st.Icon, at+mul(m.cell, .5)-7, mid-7, 14, "ic s-"+t)
		}
	}
	return y + high
}
