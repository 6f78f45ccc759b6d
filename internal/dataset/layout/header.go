package layout

import (
	"strings"

	"nianbao/internal/dataset/figure"
)

// step is one text on the way from the top of the header to a column.
type step struct {
	from Place
	row  int
	cell
	owned bool // stands in, or is merged over, the column itself
}

// maxSpread is how many columns an unmerged cell can speak for.
const maxSpread = 60

// steps collects the texts above column c, outermost first.
func (b *body) steps(c int) []step {
	var out []step
	for r := b.table.HeaderFirst; r <= b.table.HeaderLast; r++ {
		if b.numbered(r) || b.attributes(r) {
			continue
		}
		from, owned := b.speaker(r, c)
		x, ok := b.grid.at(from.Row, from.Column)
		if !ok || len(out) > 0 && out[len(out)-1].from == from {
			continue
		}
		out = append(out, step{from: from, row: r, cell: x, owned: owned})
	}
	return out
}

func (b *body) numbered(r int) bool {
	return isNumbering(b.grid.within(r, b.left, b.right), b.left)
}

// attributes reports whether header row r, below the names of the series,
// says something else of them than their unit: 频率, 来源.
func (b *body) attributes(r int) bool {
	if r == b.table.HeaderFirst {
		return false
	}
	cells := b.grid.within(r, b.left, b.right)
	if !attributeRow(cells, b.left) || unitHeader.MatchString(tidy(cells[0].text)) {
		return false
	}
	top, ok := b.grid.at(b.table.HeaderFirst, b.left)
	return !latin(cells[0].text) || !ok || !hasHan(top.text)
}

// attributeRow reports a row of what exports of databases say of their series.
func attributeRow(cells []cell, left int) bool {
	return len(cells) > 1 && cells[0].column == left && attribute.MatchString(tidy(cells[0].text))
}

// speaker returns the cell that speaks for header row r of column c: the cell
// itself, the merged one over it, or the unmerged one to the left that has
// cells of its own below.
func (b *body) speaker(r, c int) (Place, bool) {
	a := b.grid.anchor(r, c)
	if _, ok := b.grid.at(a.Row, a.Column); ok || a != (Place{r, c}) {
		return a, true
	}
	if !b.textBelow(r, c) {
		return a, true
	}
	for left := c - 1; left >= max(b.left, c-maxSpread) && !b.isLabelOrUnit(left); left-- {
		if m, merged := b.grid.merge(r, left); merged && (m.Right > m.Left || m.Bottom > m.Top) {
			return a, true
		}
		if x, ok := b.grid.at(r, left); ok {
			if b.textBelow(r, left) && !latin(x.text) || latin(x.text) && b.parentAbove(r, left) || b.onTop(r, left) {
				return Place{r, left}, false
			}
			return a, true
		}
	}
	return a, true
}

// onTop reports whether the cell at r, c is the only one of its column and
// stands in the first row: columns beside it that begin lower are its parts.
func (b *body) onTop(r, c int) bool {
	x, ok := b.grid.at(r, c)
	return ok && r == b.table.HeaderFirst && hasHan(x.text) && !b.textBelow(r, c) && b.isData(c)
}

// parentAbove reports whether the translation at r, c belongs to a cell that
// spans columns.
func (b *body) parentAbove(r, c int) bool {
	_, ok := b.grid.at(r-1, c)
	return ok && r > b.table.HeaderFirst && b.textBelow(r, c) && b.textBelow(r-1, c)
}

// textBelow reports whether column c has a header text below row r that is no translation of it.
func (b *body) textBelow(r, c int) bool {
	for r++; r <= b.table.HeaderLast; r++ {
		if x, ok := b.grid.spread(r, c); ok && b.grid.anchor(r, c).Row == r && !latin(x.text) && !b.numbered(r) && !b.attributes(r) {
			return true
		}
	}
	return false
}

// path turns the texts above a column into its path, unit and marks.
func (b *body) path(c int) Column {
	col := Column{Index: c}
	steps := b.steps(c)
	for i, s := range steps {
		if i > 0 && (b.unitsRow(s.row) || wrapped(s.text) || s.text == "%" || s.text == "‰") {
			if u, ok := figure.Units(s.text); ok {
				col.Unit = strings.Join(u, "、")
				continue
			}
		}
		l := takeApart(s.cell)
		col.part = col.part || l.which
		if l.unit != "" && !(col.Unit != "" && latin(l.unit)) {
			col.Unit = l.unit
		}
		col.Marks = append(col.Marks, l.marks...)
		switch last := len(col.Path) - 1; {
		case l.text == "":
		case last >= 0 && latin(l.text) && hasHan(col.Path[last]) && !b.mergedTwin(steps, i):
			col.Path[last] += " " + l.text
		default:
			col.Path = append(col.Path, l.text)
		}
	}
	if u, ok := b.described.ColumnUnits[c]; ok {
		col.Unit = u
	}
	col.own = col.Unit != ""
	return col
}

// partUnits gives the columns that are parts (#, 其中) of one to their left
// the unit that its header gives.
func (b *body) partUnits() {
	unit := ""
	for i := range b.table.Columns {
		switch c := &b.table.Columns[i]; {
		case c.part && c.Unit == "" && unit != "":
			c.Unit, c.own = unit, true
		case !c.part:
			unit = c.Unit
		}
	}
}

// mergedTwin keeps a translation apart that stands below a text which spans
// other columns than it does.
func (b *body) mergedTwin(steps []step, i int) bool {
	p, q := b.grid.span(steps[i-1].from.Row, steps[i-1].from.Column), b.grid.span(steps[i].from.Row, steps[i].from.Column)
	return p.Right-p.Left != q.Right-q.Left
}

// wrapped reports a text that is all in brackets.
func wrapped(s string) bool {
	return len(s) > 2 && strings.ContainsAny(s[:1], "([") && strings.ContainsAny(s[len(s)-1:], ")]")
}

// unitsRow reports whether header row r has units over all columns that it
// has words for.
func (b *body) unitsRow(r int) bool {
	if r == b.table.HeaderFirst {
		return false
	}
	n := 0
	for _, c := range b.grid.within(r, b.left, b.right) {
		if b.isLabelOrUnit(c.column) {
			continue
		}
		if !isUnitWord(c.text) {
			return false
		}
		n++
	}
	return n > 0
}

// isUnitWord reports whether s is a unit, with or without brackets.
func isUnitWord(s string) bool {
	_, ok := figure.Units(s)
	return ok
}
