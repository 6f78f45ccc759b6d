package sheet

import (
	"strings"

	"golang.org/x/text/width"
)

// Widths are in the spreadsheet's unit: digits of the default font. A Chinese
// character takes two, and a cell needs some air.
const (
	narrowest = 6.0
	widest    = 40.0
	air       = 2.0
	// arrow is the room that a filter arrow takes beside a header.
	arrow = 2.5
	// screenWidth is what a usual screen shows across.
	screenWidth = 150.0
	// sample bounds the rows that are measured.
	sample = 2000
)

// textWidth is the width of the longest line of s.
func textWidth(s string) float64 {
	longest := 0.0
	for line := range strings.Lines(s) {
		w := 0.0
		for _, r := range strings.TrimRight(line, "\n") {
			w += runeWidth(r)
		}
		longest = max(longest, w)
	}
	return longest
}

func runeWidth(r rune) float64 {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	return 1.05
}

// measure chooses the width of each column: as wide as its cells need, at most
// what its schema or the page allows; longer cells wrap.
func (p placed) measure() []float64 {
	widths := make([]float64, len(p.Header))
	for c, spec := range p.specs {
		limit := widest
		if spec.Width > 0 {
			limit = min(max(float64(spec.Width)*2+air, narrowest), widest)
		}
		w := min(textWidth(heading(p.Header[c], spec))+air+arrow, max(limit, 14))
		for _, row := range p.Rows[:min(len(p.Rows), sample)] {
			if c < len(row) {
				w = max(w, min(textWidth(row[c])+air, limit))
			}
		}
		widths[c] = max(w, narrowest)
	}
	return widths
}

// linesAt is the number of lines that the tallest cell of a row takes.
func (p placed) linesAt(cells []string) int {
	n := 1
	for c := range p.widths {
		if c < len(cells) {
			n = max(n, linesOf(cells[c], p.widths[c:c+1]))
		}
	}
	return min(n, 20)
}

func (p placed) headLines() int {
	n := 1
	for c, spec := range p.specs {
		n = max(n, linesOf(heading(p.Header[c], spec), []float64{p.widths[c] - arrow}))
	}
	return n
}

// linesOf is the number of lines that s takes over columns of the given widths.
func linesOf(s string, widths []float64) int {
	room := -air
	for _, w := range widths {
		room += w
	}
	n := 0
	for line := range strings.Lines(s) {
		n += max(1, int((textWidth(line)+room-0.01)/max(room, 1)))
	}
	return max(n, 1)
}
