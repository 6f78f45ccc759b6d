package layout

import (
	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// table describes the table in a frame, or the tables side by side in it.
func (f *detector) table(rows []row, fr frame) {
	above, parts := captionsAt(f.grid, rows, fr), f.split(fr)
	for i, p := range parts {
		below := nowhere()
		if i == len(parts)-1 {
			below = boxOf(rows, fr.top, fr.bodyLast+1, fr.notesLast)
		}
		f.found = append(f.found, f.describe(fr, p, above, below))
	}
}

// describe chooses the columns of one part of a frame.
func (f *detector) describe(fr frame, p part, above, below workbook.Range) Description {
	d := Description{Above: &above, Below: &below, Header: &Lines{fr.top + fr.headerFirst, fr.top + fr.headerLast}}
	d.Range = workbook.Range{Top: d.Header.First, Left: p.left, Bottom: fr.top + fr.bodyLast, Right: p.right}
	if d.Header.Last < d.Header.First {
		d.Range.Top = fr.top + fr.bodyFirst
		d.Header = &Lines{d.Range.Top, d.Range.Top - 1}
	}
	d = chooseColumns(f.grid, d, p.shared)
	b := newBody(f.grid, d)
	b.readColumns()
	right := p.left
	for _, c := range b.table.Columns {
		right = max(right, c.Index)
	}
	for _, c := range b.labelsAndUnit() {
		right = max(right, c)
	}
	d.Range.Right = right
	return d
}

// part is the columns of one of the tables in a frame: from left to right,
// with the label columns it shares with those left of it.
type part struct {
	left, right int
	shared      []int
}

// split parts a frame in which tables stand side by side: the words over a
// label column come again over another column of words, or a blank column
// stands before one.
func (f *detector) split(fr frame) []part {
	whole := part{left: fr.left, right: fr.right}
	if fr.headerLast < fr.headerFirst {
		return []part{whole}
	}
	labels := f.labelColumns(fr, whole)
	var parts []part
	left, shared := fr.left, []int(nil)
	blankBefore, filled := false, f.filledColumns(fr)
	for c := fr.left + len(labels); c <= fr.right; c++ {
		if !filled[c] {
			blankBefore = true
			continue
		}
		again := f.repeatedLabel(fr, labels, c)
		if blankBefore && again < 0 && f.ownLabelsAt(fr, c) {
			again = 0
		}
		blankBefore = false
		if again < 0 {
			continue
		}
		parts = append(parts, part{left, c - 1, shared})
		left, shared = c, labels[:again]
	}
	return append(parts, part{left, fr.right, shared})
}

// filledColumns are the columns of a frame in which something stands.
func (f *detector) filledColumns(fr frame) map[int]bool {
	out := map[int]bool{}
	for r := fr.top + fr.headerFirst; r <= fr.top+fr.bodyLast; r++ {
		for _, x := range f.grid.within(r, fr.left, fr.right) {
			for c := x.column; c <= f.grid.span(r, x.column).Right; c++ {
				out[c] = true
			}
		}
	}
	return out
}

// maxLooked is how many cells of single columns are looked at on a sheet.
const maxLooked = 20_000_000

// mayLook reports whether a column of a frame may be looked at from top to
// bottom: on sheets of very many columns and rows not each is.
func (f *detector) mayLook(fr frame) bool {
	f.looked += fr.bodyLast - fr.bodyFirst + 1
	return f.looked <= maxLooked
}

// ownLabelsAt reports whether column c is words beside numbers at its right.
func (f *detector) ownLabelsAt(fr frame, c int) bool {
	if !f.mayLook(fr) {
		return false
	}
	return ownLabels(f.grid, area{fr.top + fr.bodyFirst, c, fr.top + fr.bodyLast, fr.right, c})
}

// maxLabels is how many label columns may come again beside themselves.
const maxLabels = 8

// labelColumns guesses the label columns of a part: the first, and words next to it.
func (f *detector) labelColumns(fr frame, p part) []int {
	labels := []int{p.left}
	for c := p.left + 1; c <= p.right && len(labels) < maxLabels && f.wordColumn(fr, c); c++ {
		labels = append(labels, c)
	}
	return labels
}

// wordColumn reports whether the body of column c is words.
func (f *detector) wordColumn(fr frame, c int) bool {
	if !f.mayLook(fr) {
		return false
	}
	word, other := 0, 0
	for r := fr.top + fr.bodyFirst; r <= fr.top+fr.bodyLast; r++ {
		if x, ok := f.grid.spread(r, c); ok {
			if x.numeric() {
				other++
			} else {
				word++
			}
		}
	}
	return word > other
}

// repeatedLabel returns which of labels column c repeats the header of, -1 for none.
func (f *detector) repeatedLabel(fr frame, labels []int, c int) int {
	for i, l := range labels {
		text := f.headerWords(fr, l)
		if text == "" || text != f.headerWords(fr, c) || unitHeader.MatchString(text) {
			continue
		}
		if f.wordColumn(fr, c) || i == 0 && yearHeader.MatchString(text) || f.followedLike(fr, l, c) {
			return i
		}
	}
	return -1
}

// followedLike reports whether the columns right of l and c have the same header.
func (f *detector) followedLike(fr frame, l, c int) bool {
	text := f.headerWords(fr, l+1)
	return text != "" && text == f.headerWords(fr, c+1)
}

func (f *detector) headerWords(fr frame, c int) string {
	out := ""
	last := Place{-1, -1}
	for r := fr.top + fr.headerFirst; r <= fr.top+fr.headerLast; r++ {
		a := f.grid.anchor(r, c)
		if x, ok := f.grid.at(a.Row, a.Column); ok && a != last {
			out += tidy(x.text) + "\n"
			last = a
		}
	}
	return out
}

// unitOf returns the unit that a text is, if it is one and no more.
func unitOf(s string) (string, bool) {
	u, ok := figure.Units(s)
	if !ok || len(u) != 1 {
		return "", false
	}
	return u[0], true
}
