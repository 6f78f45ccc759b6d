package layout

import (
	"strings"

	"nianbao/internal/workbook"
)

// frame is where a table stands in an area: rows of the area, inclusive.
// The header is empty where headerLast is less than headerFirst.
type frame struct {
	area
	// captions is the first row that may be a caption.
	captions                int
	headerFirst, headerLast int
	bodyFirst, bodyLast     int
	// notesLast is the last row of notes, bodyLast without any.
	notesLast int
}

// detector finds where the tables of a sheet are.
type detector struct {
	grid  *grid
	found []Description
	// looked counts towards maxLooked.
	looked int
}

// detect describes the tables of a sheet: range, header, label columns, unit
// column, what stands above and below. The rest is for reading.
func detect(g *grid) []Description {
	f := detector{grid: g}
	for _, b := range bands(g) {
		f.band(b)
	}
	return f.found
}

// band finds the tables that stand below each other in an area.
func (f *detector) band(b area) {
	rows, a := rowsOf(f.grid, b), b
	from := 0
	for from < len(rows) {
		d := nextClass(rows, from, data)
		a.left = leftOf(rows, d, b.left)
		top := headerTop(f.grid, a, rows, from, d)
		if top == d && yearsOnTop(rows, a, d) {
			rows[d].class = years
			continue
		}
		for _, fr := range emptyFrames(rows, from, top) {
			fr.area, fr.captions = a, from
			fr.left = leftEdge(rows, fr.headerFirst, fr.bodyLast, b.left)
			f.table(rows, fr)
			from = fr.notesLast + 1
		}
		if d == len(rows) {
			return
		}
		fr := frameAt(f.grid, a, rows, top, d)
		fr.captions = from
		if fr.headerLast >= fr.headerFirst || labelled(rows, fr) {
			f.table(rows, fr)
		}
		from = fr.notesLast + 1
	}
}

// leftOf returns the first column of the run of rows at d, as far as its rows
// have several cells.
func leftOf(rows []row, d, left int) int {
	first, n := -1, 0
	for r := d; r < len(rows) && (len(rows[r].cells) > 0 || n < 2); r++ {
		if cells := rows[r].cells; len(cells) > 1 {
			n++
			if first < 0 || cells[0].column < first {
				first = cells[0].column
			}
		}
	}
	if first < 0 {
		return left
	}
	return first
}

// leftEdge returns the first column that is filled in the rows from first to last.
func leftEdge(rows []row, first, last, left int) int {
	edge := 1 << 20
	for r := first; r <= last; r++ {
		if len(rows[r].cells) > 0 {
			edge = min(edge, rows[r].cells[0].column)
		}
	}
	if edge == 1<<20 {
		return left
	}
	return edge
}

// yearsOnTop reports whether the first row with numbers is a header of one
// year or several: beside words it has nothing else, and numbers follow below.
func yearsOnTop(rows []row, a area, d int) bool {
	if d+1 >= len(rows) || rows[d+1].class != data || len(rows[d].cells) < 2 || rows[d].cells[0].kind == digits {
		return false
	}
	below := map[int]cellKind{}
	for _, c := range rows[d+1].cells {
		below[c.column] = c.kind
	}
	for _, c := range rows[d].cells {
		if c.column > a.left && (c.kind == digits || c.kind == symbol || c.kind == year && below[c.column] == year) {
			return false
		}
	}
	return true
}

// labelled reports whether words stand before the numbers of at least two
// rows: numbers without header and labels are no table.
func labelled(rows []row, fr frame) bool {
	n := 0
	for r := fr.bodyFirst; r <= fr.bodyLast; r++ {
		if cells := rows[r].cells; len(cells) > 1 && !cells[0].numeric() {
			n++
		}
	}
	return n >= 2
}

// nextClass returns the first row at or after from of class c, len(rows) without one.
func nextClass(rows []row, from int, c class) int {
	for from < len(rows) && rows[from].class != c {
		from++
	}
	return from
}

// connected reports whether merged cells reach over the edge between row r
// and the row below, in an area.
func connected(g *grid, a area, r int) bool {
	for c := a.left; c <= a.right && c < a.left+200; c++ {
		if m, ok := g.merge(a.top+r, c); ok && m.Bottom > a.top+r {
			if _, filled := g.at(m.Top, m.Left); filled {
				return true
			}
		}
	}
	return false
}

// How far rows are looked at around the one in question, so that the time
// stays in proportion to the sheet.
const (
	maxHeader = 200
	maxAhead  = 300
	maxNested = 6
)

// headerTop returns the first row of the header above the data row d.
func headerTop(g *grid, a area, rows []row, from, d int) int {
	if d == len(rows) {
		return d
	}
	top := d
	for top > from && d-top < maxHeader {
		above := rows[top-1].class
		switch {
		case above == unitRow || above == noteRow || above == sourceRow:
			return captionsOff(g, a, rows, top, d)
		case above != blank || connected(g, a, top-2):
			top--
			continue
		case top == d && top-2 >= from && len(rows[top-2].cells) >= 2 && rows[top-2].class != data:
			top--
			continue
		}
		break
	}
	return captionsOff(g, a, rows, top, d)
}

// captionsOff moves top below the rows that are captions.
func captionsOff(g *grid, a area, rows []row, top, d int) int {
	for top < d && isCaption(g, a, rows, top, d) {
		top++
	}
	return top
}

// isCaption reports whether the row at r, above the data row d, stands above the header.
func isCaption(g *grid, a area, rows []row, r, d int) bool {
	cells := rows[r].cells
	switch rows[r].class {
	case blank:
		return !connected(g, a, r-1)
	case unitRow, noteRow, sourceRow:
		return true
	case single:
		m := g.span(a.top+r, cells[0].column)
		if m.Bottom >= a.top+d-1 && m.Bottom > m.Top && m.Right == m.Left {
			return false
		}
		return cells[0].column <= a.left || unitAbove(cells[0], a, rows, r) || m.Right-m.Left+1 > (a.right-a.left+1)/2 || m.Right == m.Left && titled(cells[0].text) ||
			narrower(g, a.top+r, m) ||
			r+1 < d && r+maxNested > d && isCaption(g, a, rows, r+1, d)
	case texts:
		return len(cells) == 2 && cells[0].column <= a.left && (followed.MatchString(cells[1].text) || metaLine.MatchString(cells[0].text) || remarkAndUnit(cells))
	case years:
		return len(cells) == 2 && cells[0].column <= a.left && r+1 < d && len(rows[r+1].cells) > 2 && followsCorner(rows, r, d)
	}
	return false
}

// unitAbove reports whether x, alone in row r, is the unit of the table at the
// right end of its line: below it begins a header with a corner.
func unitAbove(x cell, a area, rows []row, r int) bool {
	if r+1 >= len(rows) || !isUnitWord(x.text) && !strings.Contains(x.text, "=100") || 2*x.column < a.left+a.right {
		return false
	}
	below := rows[r+1].cells
	return len(below) > 1 && below[0].column <= a.left && !below[0].numeric()
}

// remarkAndUnit reports a sentence with a unit in brackets at the end of its line.
func remarkAndUnit(cells []cell) bool {
	_, unit := bracketed(cells[1].text)
	return unit && cells[1].column > cells[0].column+1 && len(cells[0].text) > 24
}

// narrower reports whether the cell that covers m has a wider one right below
// it: what stands over a group of columns is no part of the group.
func narrower(g *grid, r int, m workbook.Range) bool {
	below := g.span(r+1, m.Left)
	_, filled := g.at(below.Top, below.Left)
	return filled && below.Top == r+1 && below.Right-below.Left > m.Right-m.Left
}

// titled reports whether s reads like a title, which may stand in the middle.
func titled(s string) bool {
	n := len([]rune(s))
	return n > 8 && hasHan(s) && !strings.Contains(s, "其中") || strings.HasPrefix(s, "表")
}

// followsCorner reports whether a later header row fills the first column, so that row r is not it.
func followsCorner(rows []row, r, d int) bool {
	for i := r + 1; i < d; i++ {
		if len(rows[i].cells) > 2 && rows[i].cells[0].column == rows[r].cells[0].column {
			return true
		}
	}
	return false
}

// frameAt lays out the table whose header begins at top and whose first data row is d.
func frameAt(g *grid, a area, rows []row, top, d int) frame {
	fr := frame{area: a, headerFirst: top, bodyFirst: bodyStart(g, a, rows, top, d)}
	fr.headerLast = headerEnd(g, a, rows, top, fr.bodyFirst)
	fr.bodyLast = bodyEnd(rows, fr, d)
	fr.notesLast = notesEnd(rows, fr.bodyLast)
	return fr
}

// headerEnd returns the last row of the header that begins at top, above the
// body that begins at body.
func headerEnd(g *grid, a area, rows []row, top, body int) int {
	last := body - 1
	for last >= top && rows[last].class == blank && !connected(g, a, last-1) {
		last--
	}
	return last
}

// bodyStart returns the first row between top and d that belongs to the body:
// sections and rows of words come before the first number too.
func bodyStart(g *grid, a area, rows []row, top, d int) int {
	corner, wide := false, false
	values := firstValue(rows[d].cells, a.left)
	for r := top; r < d; r++ {
		cells := rows[r].cells
		if len(cells) == 0 {
			continue
		}
		atCorner := cells[0].column <= a.left
		reached := r > top && connected(g, a, r-1)
		switch {
		case rows[r].class == single && unitHeader.MatchString(tidy(cells[0].text)):
		case rows[r].class == single && cells[0].column > a.left && cells[0].column < values && wide && !reached && headed(rows, top, r, cells[0].column):
			return r
		case rows[r].class == single && cells[0].column >= values && !reached && sectionBelow(g, a, rows, top, r, d):
			return r
		case rows[r].class == single && atCorner && wide && !reached && (corner || !cornerLabel.MatchString(tidy(cells[0].text))):
			return r
		case r > top && attributeRow(cells, a.left):
		case (rows[r].class == texts || rows[r].class == years) && atCorner && corner && wide && !reached && !(latin(cells[0].text) && rows[r].class == years) && !continuesHeader(cells):
			return r
		}
		if _, ok := g.spread(a.top+r, a.left); ok {
			corner = true
		}
		wide = wide || len(cells) >= 2
	}
	return d
}

// sectionBelow reports whether the one text in row r heads the rows below it,
// not a column: all columns have their headers above.
func sectionBelow(g *grid, a area, rows []row, top, r, d int) bool {
	x := rows[r].cells[0]
	if !hasHan(x.text) || wrapped(x.text) || isUnitWord(x.text) || whichStart.MatchString(x.text) || len(rows[d].cells) < 3 {
		return false
	}
	for _, c := range rows[d].cells {
		if _, ok := g.spread(a.top+r-1, c.column); !ok && c.column > a.left || top == r {
			return false
		}
	}
	return true
}

// headed reports whether column c has a cell in the rows from top to r.
func headed(rows []row, top, r, c int) bool {
	for ; top < r; top++ {
		for _, x := range rows[top].cells {
			if x.column == c {
				return true
			}
		}
	}
	return false
}

// continuesHeader reports whether a row of words below a header with a filled
// corner still belongs to it: a translation, or units.
func continuesHeader(cells []cell) bool {
	foreign, units := 0, 0
	for _, c := range cells {
		l := takeApart(c)
		switch {
		case l.text == "" && l.unit != "" || isUnitWord(c.text) || unitHeader.MatchString(l.text):
			units++
		case latin(c.text):
			foreign++
		}
	}
	return foreign == len(cells) || units >= len(cells)-1
}
