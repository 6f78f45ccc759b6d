package layout

import (
	"sort"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// cell is a cell that is not blank.
type cell struct {
	column int
	// text is folded, see figure.Fold, and cut off behind maxJudged.
	text   string
	stored *workbook.Cell
	kind   cellKind
	// indent is how far the style moves the cell to the right, in half widths.
	indent  int
	reading figure.Reading
}

// plain is the text of c in its own forms.
func (c cell) plain() string {
	switch {
	case c.stored.Numeric:
		return c.stored.Raw
	case c.stored.Date:
		return figure.Plain(c.stored.Text)
	}
	return figure.Plain(unbroken(c.stored.Raw))
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
	merges
	width int
	// height counts rows of rows.
	height int
}

func newGrid(s workbook.Sheet, symbols figure.Symbols) *grid {
	g := &grid{rows: make([][]cell, len(s.Rows)), height: len(s.Rows)}
	for r, row := range s.Rows {
		g.rows[r] = make([]cell, 0, workbook.Filled(row))
		for c := range row {
			if row[c].Raw == "" {
				continue
			}
			if x, ok := newCell(c, &row[c], symbols); ok {
				g.rows[r] = append(g.rows[r], x)
				g.width = max(g.width, c+1)
			}
		}
	}
	g.merges = newMerges(s.Merges, g.height, g.width)
	return g
}

// maxJudged is how many bytes of a text are looked at to judge what it is, and
// stand in paths; titles and notes are kept whole.
const maxJudged = 1_500

// judged is the beginning of s, with a sign where it is cut off.
func judged(s string) string {
	if len(s) <= maxJudged {
		return s
	}
	return strings.ToValidUTF8(s[:maxJudged], "") + "…"
}

func newCell(column int, stored *workbook.Cell, symbols figure.Symbols) (cell, bool) {
	x := cell{column: column, stored: stored, indent: 2 * stored.Indent}
	x.text = x.plain()
	if stored.Numeric {
		x.reading = figure.Read(*stored, symbols)
		x.kind = digits
		if !stored.Percent && isYear(stored.Raw) {
			x.kind = year
		}
		return x, true
	}
	x.text = judged(figure.Fold(x.text))
	switch {
	case stored.Date:
		x.reading, x.kind = figure.Read(*stored, symbols), period
	case x.text == "":
		return x, false
	default:
		x.reading = figure.Typed(stored.Raw, symbols)
		x.kind = kindOf(x)
	}
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
	if m, ok := g.merge(r, c); ok {
		return Place{m.Top, m.Left}
	}
	return Place{r, c}
}

// span returns the cells that the cell at r, c covers.
func (g *grid) span(r, c int) workbook.Range {
	if m, ok := g.merge(r, c); ok {
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
