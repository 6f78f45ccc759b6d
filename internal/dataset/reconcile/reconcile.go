// Package reconcile holds figures of tables against each other: totals against
// their items, parts against their whole, shares against levels, one figure in
// two tables. It changes nothing and judges only what must hold.
//
// # Totals
//
// A total is a row or column that says so (合计, 全市), or has rows of its own
// below it. Its items are found by path: its children, else the lines beside it
// up to the next total. Only amounts and counts in one unit are added up, and
// only where every item has a number; # and 其中 are parts that need not make up
// the whole, so they must only not exceed it. Averages, rates, indices and
// periods are never added up.
//
// Tables say nothing of how they add up, so the figures themselves must: lines
// are taken for total and items if the sum holds in more of their cells than
// not. Where it holds in none, the structure is another and nothing is said,
// unless a plain 合计 over plain items leaves no other reading.
//
// # Shares
//
// A column or row in % that is called 比重, 占比 or 构成 is held against the
// level before it, by the same rule.
//
// # Tolerance
//
// Each rounded figure may be off by half of its last decimal, so a sum of n
// items by (n+1) halves; whole things that are counted (人, 户, 家) are not
// rounded. A sum within that and not exact is [Result.Rounded]:
// the table needs the note that says so ([RoundingNote]). One beyond it is a
// warning.
package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// RoundingNote stands below a table whose sums hold within rounding only.
const RoundingNote = "部分数据因四舍五入的原因，存在总计与分项合计不等的情况。"

// The codes of findings.
const (
	SumMismatch   = "sum-mismatch"
	PartExceeds   = "part-exceeds"
	ShareMismatch = "share-mismatch"
	TwoFigures    = "two-figures"
)

// Subject is a table and where it stands.
type Subject struct {
	File, Sheet string
	layout.Table
}

func (s *Subject) pos(p layout.Place) diag.Pos {
	return diag.Pos{File: s.File, Sheet: s.Sheet, Cell: p.String()}
}

// Sum is a total and its items.
type Sum struct {
	Total layout.Place
	Items []layout.Place
}

// Result is what holding the figures of a table against each other found.
type Result struct {
	Findings diag.List
	// Rounded are the sums that hold within rounding and not exactly.
	Rounded []Sum
}

// Tables holds the figures of tables against each other, each within itself and
// all across.
func Tables(subjects []Subject) diag.List {
	var found diag.List
	for _, s := range subjects {
		found = append(found, Within(s).Findings...)
	}
	return append(found, Across(subjects)...)
}

// Within holds the figures of one table against each other.
func Within(s Subject) Result {
	c := checker{subject: &s, budget: maxSteps}
	rows := newGrid(&s)
	for _, g := range []*grid{rows, rows.turned()} {
		c.totals(g)
		c.parts(g)
		c.shares(g)
	}
	c.Findings = onePerCell(c.Findings.Sorted())
	return c.Result
}

// maxSteps bounds how many figures are added up for one table.
const maxSteps = 300_000

// checker collects what is found in one table.
type checker struct {
	Result
	subject *Subject
	budget  int
}

// onePerCell keeps the first finding of a cell: a wrong total is off in its row
// and in its column.
func onePerCell(list diag.List) diag.List {
	seen := map[diag.Pos]bool{}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		again := seen[d.Pos]
		seen[d.Pos] = true
		return again
	})
}

// line is a row or column of figures.
type line struct {
	index int
	path  []string
	kind  layout.Kind
	// plain says that the line is called a total outright: 合计, not 全市.
	plain bool
	rate  bool
}

func (l line) name() string { return strings.Join(l.path, "›") }

// grid is a table seen by its rows or, turned, by its columns.
type grid struct {
	lines, across []line
	cells         map[layout.Place]layout.Value
	byColumn      bool
	// written remembers what places found.
	written map[inUnit]int
}

// inUnit is the figures of a line in one unit.
type inUnit struct {
	line int
	unit string
}

func newGrid(s *Subject) *grid {
	g := &grid{cells: make(map[layout.Place]layout.Value, len(s.Values)), written: map[inUnit]int{}}
	for _, v := range s.Values {
		g.cells[v.Place] = v
	}
	for _, r := range s.Rows {
		g.lines = append(g.lines, line{r.Index, r.Path, r.Kind, plainTotal(r.Path), rated(r.Path)})
	}
	for _, c := range s.Columns {
		g.across = append(g.across, line{c.Index, c.Path, ColumnKind(c.Path), plainTotal(c.Path), rated(c.Path)})
	}
	return g
}

// ColumnKind says by its path whether a column is a total, a part of another
// column, or neither.
func ColumnKind(path []string) layout.Kind {
	switch {
	case slices.ContainsFunc(path, isWhich):
		return layout.OfWhich
	case total.MatchString(last(path)):
		return layout.Total
	}
	return layout.Item
}

func (g *grid) turned() *grid {
	return &grid{lines: g.across, across: g.lines, cells: g.cells, byColumn: !g.byColumn, written: map[inUnit]int{}}
}

func (g *grid) place(l, across line) layout.Place {
	if g.byColumn {
		return layout.Place{Row: across.index, Column: l.index}
	}
	return layout.Place{Row: l.index, Column: across.index}
}

// at returns the figure where l and across meet; ok is false where none stands.
func (g *grid) at(l, across line) (layout.Value, bool) {
	v, ok := g.cells[g.place(l, across)]
	return v, ok && !v.IsText && (v.Reading.State == number.Present || v.Reading.State == number.Below)
}

// places is the number of decimals that line l is written with where it has
// unit u: stored numbers lose their last zeros.
func (g *grid) places(l line, u string) int {
	key := inUnit{l.index, u}
	if n, known := g.written[key]; known {
		return n
	}
	n := 0
	for _, x := range g.across {
		if v, ok := g.at(l, x); ok && v.Unit == u && v.Numeric() {
			n = max(n, v.Dec.Places())
		}
	}
	g.written[key] = n
	return n
}

func last(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1]
}

func parent(path []string) []string { return path[:max(len(path)-1, 0)] }

func below(path, above []string) bool {
	return len(path) > len(above) && slices.Equal(path[:len(above)], above)
}

func amount(v layout.Value) number.Decimal {
	if v.Numeric() {
		return v.Dec
	}
	return number.Decimal{}
}

// half is half of the last of so many decimals.
func half(places int) number.Decimal {
	d := number.Int(5)
	for range places + 1 {
		d = d.Quo(number.Int(10))
	}
	return d
}

// largest orders by how often a relation holds, then by how seldom it does not.
func largest(a, b verdict) int {
	return cmp.Or(cmp.Compare(len(a.exact)+len(a.near), len(b.exact)+len(b.near)), cmp.Compare(len(b.off), len(a.off)))
}
