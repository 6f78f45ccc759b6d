package docx

import (
	"unicode/utf8"

	"nianbao/internal/document"
)

// The text block in twips: upright and across.
const (
	uprightWidth = 11906 - 1587 - 1474
	acrossWidth  = 16838 - 1984 - 2098
)

// The sizes of a table's text in half points, from the usual to the least.
var tableSizes = [...]int{21, 18, 15}

// padding is the room at both sides of a cell's text, in twips.
const padding = 2 * 70

// ems is the width of text in its own size: a Chinese character is one em.
func ems(s string) float64 {
	widest, n := 0.0, 0.0
	for _, r := range s {
		switch {
		case r == '\n':
			widest, n = max(widest, n), 0
		case r < utf8.RuneSelf:
			n += .57
		default:
			n++
		}
	}
	return max(widest, n)
}

// columns is how wide the columns of a table want to be, in ems: as wide as
// their longest cell, and as narrow as can still be read.
type columns struct{ want, least []float64 }

// The least width of a column of words, in characters, and how long words may
// be that do not part.
const (
	leastWords = 4
	// mostLines is in how many lines a long cell should fit, mostLeast the
	// width that no cell needs more than.
	mostLines  = 3
	mostLeast  = 10
	shortWords = 6
	// slack is what programs that round widths need beside the text.
	slack = .5
)

// measure takes the rows of the head first, then those of each group.
func measure(t document.Table, rows [][][]document.Placed, n int) columns {
	c := columns{make([]float64, n), make([]float64, n)}
	for i, group := range rows {
		for _, row := range group {
			for _, p := range row {
				if p.Columns == 1 && p.Column < n {
					c.see(t, p, i == 0)
				}
			}
		}
	}
	for i := range c.want {
		c.want[i] = max(c.want[i], 2)
		c.least[i] = max(c.least[i], 2)
	}
	return c
}

func (c columns) see(t document.Table, p document.Placed, head bool) {
	text := cellText(p.Cell)
	w := max(ems(text)+.7*float64(signs(p.Text)), ems(document.Plain(p.Second))*.9) + float64(p.Indent) + slack
	least := min(w, max(leastWords, min(w/mostLines, mostLeast)))
	numeric := p.Column < len(t.Columns) && t.Columns[p.Column].Numeric
	if numeric && !p.Header || w <= shortWords+slack && !head {
		least = w
	}
	c.want[p.Column] = max(c.want[p.Column], min(w, 30))
	c.least[p.Column] = max(c.least[p.Column], min(least, 14))
}

// cellText is what a cell shows, small charts in words.
func cellText(c document.Cell) string {
	text := spoken(c)
	s := document.Plain(text)
	for _, in := range text {
		switch in := in.(type) {
		case document.Mini:
			s += miniWords(in.Chart)
		case document.Tag:
			s += "（" + string(in) + "）"
		case document.Status:
			s += "○"
		}
	}
	return s
}

// signs counts the marks that may follow numbers.
func signs(run []document.Inline) int {
	n := 0
	for _, in := range run {
		switch x := in.(type) {
		case document.Number:
			n += document.MarksOf(x.Value).Count()
		case document.Strong:
			n += signs(x.Text)
		}
	}
	return n
}

// fit gives the columns widths in twips that fill room at a size in half
// points; ok is false where some would be narrower than can be read.
func (c columns) fit(room, size int) (widths []int, ok bool) {
	em := float64(size) * 10
	need, want := 0.0, 0.0
	for i := range c.want {
		need += c.least[i]*em + padding
		want += c.want[i]*em + padding
	}
	spare := float64(room) - need
	extra := want - need
	widths = make([]int, len(c.want))
	left := room
	for i := range c.want {
		w := c.least[i]*em + padding
		switch {
		case spare < 0:
			w = float64(w * float64(room) / need)
		case extra <= 0 || spare >= extra:
			w = (c.want[i]*em + padding) * float64(room) / want
		default:
			w += float64((c.want[i] - c.least[i]) * em * spare / extra)
		}
		widths[i] = max(int(w), 1)
		left -= widths[i]
	}
	if len(widths) > 0 {
		widths[len(widths)-1] = max(widths[len(widths)-1]+left, 1)
	}
	return widths, spare >= 0
}

// setting is how a table stands on the page.
type setting struct {
	widths []int
	// points is the size of its text in half points, lies that it lies across.
	points int
	lies   bool
}

// settle chooses the largest text with which a table fits upright, else across.
func (c columns) settle(inTable bool) setting {
	for _, size := range tableSizes[:2] {
		if widths, ok := c.fit(uprightWidth, size); ok || inTable {
			return setting{widths, size, false}
		}
	}
	for _, size := range tableSizes {
		if widths, ok := c.fit(acrossWidth, size); ok {
			return setting{widths, size, true}
		}
	}
	widths, _ := c.fit(acrossWidth, tableSizes[len(tableSizes)-1])
	return setting{widths, tableSizes[len(tableSizes)-1], true}
}
