package layout

import (
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// table reads the table in a frame, or the tables side by side in it.
func (f *finder) table(rows []row, fr frame) {
	top := fr.top
	caps := f.captions(rows, fr)
	parts := f.split(fr)
	for i, p := range parts {
		t := Table{HeaderFirst: top + fr.headerFirst, HeaderLast: top + fr.headerLast, UnitColumn: -1}
		t.Title, t.Units, t.Notes = caps.title, caps.units, slices.Clone(caps.notes)
		f.inherit(&t, caps, fr, p)
		b := body{finder: f, table: &t, part: p, first: top + fr.bodyFirst, last: top + fr.bodyLast}
		b.read()
		if i == len(parts)-1 {
			f.notes(&t, rows, fr)
		}
		f.tables = append(f.tables, t)
	}
}

// inherit gives a table without captions the title and units of the one
// above, if it repeats its header: it was continued.
func (f *finder) inherit(t *Table, caps captions, fr frame, p part) {
	if len(f.tables) == 0 || caps.title != "" && !caps.continued {
		return
	}
	prev := f.tables[len(f.tables)-1]
	if caps.continued {
		if onlyFollowed.MatchString(t.Title) {
			t.Title = strings.TrimSpace(prev.Title + " " + t.Title)
		}
		if len(t.Units) == 0 {
			t.Units = prev.Units
		}
		return
	}
	n := prev.HeaderLast - prev.HeaderFirst
	if n < 0 || n != t.HeaderLast-t.HeaderFirst {
		return
	}
	for i := 0; i <= n; i++ {
		if !sameWords(f.grid.within(prev.HeaderFirst+i, p.left, p.right), f.grid.within(t.HeaderFirst+i, p.left, p.right)) {
			return
		}
	}
	if t.Title == "" {
		t.Title = prev.Title
	}
	if len(t.Units) == 0 {
		t.Units = prev.Units
	}
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
func (f *finder) split(fr frame) []part {
	whole := part{left: fr.left, right: fr.right}
	if fr.headerLast < fr.headerFirst {
		return []part{whole}
	}
	labels := f.labelColumns(fr, whole)
	var parts []part
	left, shared := fr.left, []int(nil)
	blankBefore := false
	for c := fr.left + len(labels); c <= fr.right; c++ {
		if f.emptyColumn(fr, c) {
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

func (f *finder) emptyColumn(fr frame, c int) bool {
	for r := fr.top + fr.headerFirst; r <= fr.top+fr.bodyLast; r++ {
		if _, ok := f.grid.spread(r, c); ok {
			return false
		}
	}
	return true
}

// ownLabelsAt reports whether column c is words beside numbers at its right.
func (f *finder) ownLabelsAt(fr frame, c int) bool {
	return ownLabels(f.grid, area{fr.top + fr.bodyFirst, c, fr.top + fr.bodyLast, fr.right, c})
}

// maxLabels is how many label columns may come again beside themselves.
const maxLabels = 8

// labelColumns guesses the label columns of a part: the first, and words next to it.
func (f *finder) labelColumns(fr frame, p part) []int {
	labels := []int{p.left}
	for c := p.left + 1; c <= p.right && len(labels) < maxLabels && f.wordColumn(fr, c); c++ {
		labels = append(labels, c)
	}
	return labels
}

// wordColumn reports whether the body of column c is words.
func (f *finder) wordColumn(fr frame, c int) bool {
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
func (f *finder) repeatedLabel(fr frame, labels []int, c int) int {
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
func (f *finder) followedLike(fr frame, l, c int) bool {
	text := f.headerWords(fr, l+1)
	return text != "" && text == f.headerWords(fr, c+1)
}

func (f *finder) headerWords(fr frame, c int) string {
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

// span is the range of t: header and body, shared labels included.
func span(t *Table, left, right, first, last int) workbook.Range {
	top := first
	if t.HeaderLast >= t.HeaderFirst {
		top = t.HeaderFirst
	}
	return workbook.Range{Top: top, Left: left, Bottom: last, Right: right}
}

// unitOf joins the units of a text in brackets or alone.
func unitOf(s string) (string, bool) {
	u, ok := figure.Units(s)
	if !ok || len(u) != 1 {
		return "", false
	}
	return u[0], true
}
