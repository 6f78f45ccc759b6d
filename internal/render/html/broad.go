package html

import "nianbao/internal/document"

// Paper does not scroll: a table that is too wide for the page is set smaller
// there, and then on a page across. Its width is reckoned from what cannot be
// broken; the style sheet says how a table of each class is set.

// broadness is a setting of print: what half a character and the space between
// two columns take, and what there is, in tenths of a point.
type broadness struct{ half, gap, room int }

// settings are those of the style sheet, the usual one first: 160 mm are
// 453 points, 247 mm are 700.
var settings = [...]broadness{{44, 70, 4530}, {34, 45, 4530}, {36, 45, 7000}}

const (
	// wordHalves is what is kept on one line of words, in half characters.
	wordHalves = 8
	// drawingHalves is the width of a small chart.
	drawingHalves = 13
	// firstWide is where the characters begin that are as wide as they are high.
	firstWide = 0x2e80
)

// broad is the class of a table that scrolls and that paper is too narrow for,
// empty for others: wd1 smaller, wd2 across, wd3 across and as small as it gets.
func (t *tableWriter) broad() string {
	need := t.needs()
	for i, s := range settings {
		if need*s.half+t.width*s.gap <= s.room {
			return [...]string{"", "wd1", "wd2"}[i]
		}
	}
	return "wd3"
}

// needs is the sum of what the columns cannot be narrower than.
func (t *tableWriter) needs() int {
	widest := make([]int, t.width)
	see := func(p document.Placed) {
		if p.Columns == 1 && p.Column < len(widest) {
			widest[p.Column] = max(widest[p.Column], t.unbroken(p))
		}
	}
	for _, row := range t.head {
		for _, p := range row {
			see(p)
		}
	}
	for _, rows := range t.body {
		for _, row := range rows {
			for _, p := range row {
				see(p)
			}
		}
	}
	sum := 0
	for _, w := range widest {
		sum += w
	}
	return sum
}

// unbroken is what a cell keeps on one line, in half characters.
func (t *tableWriter) unbroken(p document.Placed) int {
	n := 0
	for _, in := range p.Text {
		switch in.(type) {
		case document.Mini:
			n += drawingHalves
		case document.Number:
			n += halves(document.Plain([]document.Inline{in}))
		default:
			n += min(halves(document.Plain([]document.Inline{in})), wordHalves)
		}
	}
	return n
}

// halves is the width of text in half characters: a Chinese character has two.
func halves(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= firstWide {
			n++
		}
	}
	return n
}
