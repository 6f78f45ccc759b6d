package layout

import (
	"sort"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// cell is a cell that is not blank.
type cell struct {
	column int
	// text is folded, see figure.Fold; plain is the same in its own forms.
	text, plain string
	// raw is as stored.
	raw     string
	kind    cellKind
	reading figure.Reading
	formula string
	// indent is how far the style moves the cell to the right, in half widths.
	indent int
}

type cellKind uint8

const (
	words  cellKind = iota // text, periods with words included
	digits                 // a number
	year                   // a bare number that may be a year
	symbol                 // a sign for a missing number
	period                 // 2022年, 1—9月, 十三五
)

// numeric reports whether c may be a value.
func (c cell) numeric() bool { return c.kind == digits || c.kind == year || c.kind == symbol }

// grid is a sheet with its merged cells at hand.
type grid struct {
	rows [][]cell
	// merged says for each covered place, its anchor included, which merge it is in.
	merged map[Place]workbook.Range
	width  int
	// height counts rows of rows.
	height int
}

// maxCovered bounds how many places merged cells may cover; what is beyond is
// taken as not merged.
const maxCovered = 500_000

func newGrid(s workbook.Sheet, symbols figure.Symbols) *grid {
	g := &grid{rows: make([][]cell, len(s.Rows)), height: len(s.Rows), merged: map[Place]workbook.Range{}}
	for r, row := range s.Rows {
		g.rows[r] = make([]cell, 0, filled(row))
		for c, stored := range row {
			if stored.Raw == "" {
				continue
			}
			if x, ok := newCell(c, stored, symbols); ok {
				g.rows[r] = append(g.rows[r], x)
				g.width = max(g.width, c+1)
			}
		}
	}
	g.merge(s.Merges)
	return g
}

// filled counts the cells of a row that hold something.
func filled(row []workbook.Cell) int {
	n := 0
	for _, c := range row {
		if c.Raw != "" {
			n++
		}
	}
	return n
}

// merge spreads the merged cells inside the used part of the sheet. One that
// overlaps an earlier one, as spreadsheets do not make them, is not merged.
func (g *grid) merge(merges []workbook.Range) {
	left := maxCovered
	for _, m := range merges {
		m.Bottom, m.Right = min(m.Bottom, g.height-1), min(m.Right, g.width-1)
		if m.Bottom < m.Top || m.Right < m.Left {
			continue
		}
		if left -= (m.Bottom - m.Top + 1) * (m.Right - m.Left + 1); left < 0 {
			return
		}
		if g.free(m) {
			g.mark(m)
		}
	}
}

func (g *grid) free(m workbook.Range) bool {
	for r := m.Top; r <= m.Bottom; r++ {
		for c := m.Left; c <= m.Right; c++ {
			if _, taken := g.merged[Place{r, c}]; taken {
				return false
			}
		}
	}
	return true
}

func (g *grid) mark(m workbook.Range) {
	for r := m.Top; r <= m.Bottom; r++ {
		for c := m.Left; c <= m.Right; c++ {
			g.merged[Place{r, c}] = m
		}
	}
}

func newCell(column int, stored workbook.Cell, symbols figure.Symbols) (cell, bool) {
	x := cell{column: column, raw: stored.Raw, formula: stored.Formula, indent: 2 * stored.Indent}
	if stored.Numeric {
		x.text, x.plain = stored.Raw, stored.Raw
		x.reading = figure.Read(stored, symbols)
		x.kind = digits
		if !stored.Percent && isYear(stored.Raw) {
			x.kind = year
		}
		return x, true
	}
	x.plain = figure.Plain(unbroken(stored.Raw))
	x.text = figure.Fold(x.plain)
	if x.text == "" {
		return x, false
	}
	if stored.Date {
		x.text, x.plain, x.kind = figure.Fold(stored.Text), figure.Plain(stored.Text), period
		x.reading = figure.Read(stored, symbols)
		return x, true
	}
	x.reading = figure.Typed(stored.Raw, symbols)
	x.kind = kindOf(x)
	return x, true
}

// kindOf judges typed text.
func kindOf(x cell) cellKind {
	bare, _ := figure.CutMarks(x.text)
	switch {
	case isYear(bare):
		return year
	case isPeriod(bare):
		return period
	case x.reading.IsText:
		return words
	case x.reading.Numeric():
		return digits
	}
	return symbol
}

// at returns the cell that stands at r, c itself.
func (g *grid) at(r, c int) (cell, bool) {
	if r < 0 || r >= g.height {
		return cell{}, false
	}
	row := g.rows[r]
	i := sort.Search(len(row), func(i int) bool { return row[i].column >= c })
	if i < len(row) && row[i].column == c {
		return row[i], true
	}
	return cell{}, false
}

// anchor returns the place that speaks for r, c: itself, or the first cell of
// the merge that covers it.
func (g *grid) anchor(r, c int) Place {
	if m, ok := g.merged[Place{r, c}]; ok {
		return Place{m.Top, m.Left}
	}
	return Place{r, c}
}

// span returns the cells that the cell at r, c covers.
func (g *grid) span(r, c int) workbook.Range {
	if m, ok := g.merged[Place{r, c}]; ok {
		return m
	}
	return workbook.Range{Top: r, Left: c, Bottom: r, Right: c}
}

// spread returns the cell that speaks for r, c.
func (g *grid) spread(r, c int) (cell, bool) {
	a := g.anchor(r, c)
	return g.at(a.Row, a.Column)
}

// within returns the cells of row r in columns left to right.
func (g *grid) within(r, left, right int) []cell {
	if r < 0 || r >= g.height {
		return nil
	}
	row := g.rows[r]
	from := sort.Search(len(row), func(i int) bool { return row[i].column >= left })
	to := sort.Search(len(row), func(i int) bool { return row[i].column > right })
	return row[from:to]
}
