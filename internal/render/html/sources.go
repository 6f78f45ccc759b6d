package html

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report"
)

// about is what the words around a number say that it is: the head of its row
// and that of its column, or its term.
type about struct {
	subject, name string
	// full is a longer name, for a cell that nobody else names.
	full func() string
}

// called is what the numbers of a table's cell are called.
func (t *tableWriter) called(p document.Placed, row []document.Placed) about {
	first := 0
	for first < len(row) && !row[first].Header {
		first++
	}
	a := about{name: t.heads[p.Column], full: func() string { return joined(" ", rowWords(row, p.Column, first), t.headPath(p.Column)) }}
	if first < len(row) {
		a.subject = strings.TrimRight(document.Plain(row[first].Text), noteMarks)
	}
	return a
}

// shortWords is how long words may be that say which row it is.
const shortWords = 16

// rowWords are the short words of a row before a column, but for its first
// head: 2024年.
func rowWords(row []document.Placed, column, first int) string {
	var words []string
	for i, p := range row {
		if i == first || p.Column >= column || len(p.Text) != 1 {
			continue
		}
		if s, ok := p.Text[0].(document.Text); ok && utf8.RuneCountInString(string(s)) <= shortWords {
			words = append(words, string(s))
		}
	}
	return strings.Join(words, " ")
}

// noteMarks end a head that has a note; here they would be taken for sheets.
const noteMarks = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

// headPath is the heads over a column, outermost first.
func (t *tableWriter) headPath(column int) string {
	var path []string
	for _, row := range t.head {
		for _, p := range row {
			if text := strings.TrimRight(document.Plain(p.Text), noteMarks); column >= p.Column && column < p.Column+p.Columns && text != "" && !slices.Contains(path, text) {
				path = append(path, text)
			}
		}
	}
	return strings.Join(path, " ")
}

// citation is a number that the page shows, with the cells that it rests on.
type citation struct {
	value number.Value
	text  string
	about
}

// cite notes a number for the page's list of sources.
func (w *writer) cite(n document.Number, digits string) {
	if len(n.Value.Origins) == 0 {
		return
	}
	c := citation{value: n.Value, text: digits, about: w.about}
	if n.Value.Known() {
		c.text += string(n.Value.Unit)
	}
	for _, u := range []number.Unit{number.PercentPoint, number.PerMillePoint, number.Percent} {
		c.name = strings.TrimSuffix(c.name, string(u))
	}
	if n.Label != "" {
		c.name = n.Label
	}
	w.cited = append(w.cited, c)
}

// naming notes what the numbers that content writes are called.
func (w *writer) naming(a about, content func()) {
	before := w.about
	w.about = a
	content()
	w.about = before
}

// sourceList is what a page's numbers rest on: cells by sheet, and beside them
// what was computed from them.
type sourceList struct {
	known    map[number.Origin]report.Cell
	cells    map[number.Origin]*sourceCell
	sheets   []sourceSheet
	computed []*computedNumber
	seen     map[string]bool
}

type sourceCell struct {
	number.Origin
	row, column int
	about
	// shown are the page's numbers that are this cell's.
	shown []string
}

type sourceSheet struct {
	file, sheet, hash string
	cells             []*sourceCell
}

type computedNumber struct {
	about
	text    string
	origins []number.Origin
}

// sourcesOf lists the sources of a page's numbers: sheets by their names,
// cells by rows, what is computed as it stands on the page.
func sourcesOf(cited []citation, known map[number.Origin]report.Cell) *sourceList {
	l := &sourceList{known: known, cells: map[number.Origin]*sourceCell{}, seen: map[string]bool{}}
	for _, c := range cited {
		l.add(c)
	}
	l.group()
	return l
}

func (l *sourceList) add(c citation) {
	if l.isRead(c.value) {
		l.cell(c.value.Origins[0], c.about, c.text)
		return
	}
	for _, o := range c.value.Origins {
		l.cell(o, about{}, "")
	}
	key := c.text + fingerprint(c.value.Origins)
	if l.seen[key] {
		return
	}
	l.seen[key] = true
	c.subject = l.subject(c)
	l.computed = append(l.computed, &computedNumber{c.about, c.text, c.value.Origins})
}

// subject is what a computed number is of: the one thing that its cells are of,
// else what the page says.
func (l *sourceList) subject(c citation) string {
	s := l.known[c.value.Origins[0]].Subject
	for _, o := range c.value.Origins {
		if l.known[o].Subject != s {
			return c.subject
		}
	}
	return orElse(s, c.subject)
}

// fingerprint tells lists of cells apart.
func fingerprint(origins []number.Origin) string {
	var b strings.Builder
	for _, o := range origins {
		b.WriteString("\n" + o.String())
	}
	return b.String()
}

// isRead tells what stands in a cell from what was computed from one.
func (l *sourceList) isRead(v number.Value) bool {
	if len(v.Origins) != 1 {
		return false
	}
	c, known := l.known[v.Origins[0]]
	return !known || v.State == c.Value.State && v.Unit == c.Value.Unit && (!v.Known() || v.Dec.Cmp(c.Value.Dec) == 0)
}

// cell enters a cell, with the text of it that the page shows, if it does.
func (l *sourceList) cell(o number.Origin, a about, text string) {
	c := l.cells[o]
	if c == nil {
		c = &sourceCell{Origin: o, about: a}
		c.row, c.column = cellPlace(o.Cell)
		if k, known := l.known[o]; known {
			c.about = about{subject: k.Subject, name: k.Name}
		} else if a.full != nil {
			c.name = a.full()
		}
		l.cells[o] = c
	}
	if text != "" && !slices.Contains(c.shown, text) {
		c.shown = append(c.shown, text)
	}
}

func (l *sourceList) group() {
	all := make([]*sourceCell, 0, len(l.cells))
	for _, c := range l.cells {
		all = append(all, c)
	}
	slices.SortFunc(all, byRow)
	for _, c := range all {
		if n := len(l.sheets); n == 0 || l.sheets[n-1].file != c.File || l.sheets[n-1].sheet != c.Sheet {
			l.sheets = append(l.sheets, sourceSheet{file: c.File, sheet: c.Sheet, hash: c.SHA256})
		}
		s := &l.sheets[len(l.sheets)-1]
		s.cells = append(s.cells, c)
	}
}

func byRow(a, b *sourceCell) int {
	return cmp.Or(bySheet(a, b), cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column), strings.Compare(a.Cell, b.Cell))
}

func byColumn(a, b *sourceCell) int {
	return cmp.Or(bySheet(a, b), cmp.Compare(a.column, b.column), byRow(a, b))
}

func bySheet(a, b *sourceCell) int {
	return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), strings.Compare(a.SHA256, b.SHA256))
}

// cellPlace returns row and column of a reference such as C14, zero where it
// is none.
func cellPlace(ref string) (row, column int) {
	digits := strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	row, err := strconv.Atoi(digits)
	if letters := len(ref) - len(digits); err != nil || row < 1 || letters < 1 || letters > 3 {
		return 0, 0
	}
	for _, c := range ref[:len(ref)-len(digits)] {
		column = column*26 + int(c-'A') + 1
	}
	return row, column
}

// bySubject groups what has one subject, in the order of their first ones.
func bySubject[T any](list []T, subject func(T) string) [][]T {
	at := map[string]int{}
	var out [][]T
	for _, x := range list {
		i, ok := at[subject(x)]
		if !ok {
			i = len(out)
			at[subject(x)] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], x)
	}
	return out
}

// inOrder is how many cells of a computed number stand in the order in which
// it is computed; more are sorted, so that they can be ranges.
const inOrder = 4

// references writes cells as ①E5:E7、②C14: the sheet's mark before the first
// of its cells, neighbours below each other as one range.
func (l *sourceList) references(origins []number.Origin) string {
	var cells []*sourceCell
	for _, o := range origins {
		cells = append(cells, l.cells[o])
	}
	if len(cells) > inOrder {
		slices.SortFunc(cells, byColumn)
	}
	mark := map[[2]string]string{}
	for i, s := range l.sheets {
		mark[[2]string{s.file, s.sheet}] = circled(i + 1)
	}
	var out []string
	last := ""
	for i := 0; i < len(cells); {
		c, n := cells[i], 1
		for i+n < len(cells) && below(cells[i+n-1], cells[i+n]) {
			n++
		}
		text := c.Cell
		if n > 1 {
			text += ":" + cells[i+n-1].Cell
		}
		if m := mark[[2]string{c.File, c.Sheet}]; m != last {
			text, last = m+text, m
		}
		out = append(out, text)
		i += n
	}
	return strings.Join(out, "、")
}

// below reports whether b is the cell under a.
func below(a, b *sourceCell) bool {
	return a.File == b.File && a.Sheet == b.Sheet && a.column == b.column && a.row > 0 && b.row == a.row+1
}
