package opendata

import (
	"slices"

	"nianbao/internal/document"
)

// grid is a table's body with every cell at its place.
type grid struct {
	table document.Table
	head  [][]document.Placed
	width int
	rows  []gridRow
}

type gridRow struct {
	// cells are by column; nil where there is none.
	cells  []*document.Cell
	label  string
	kind   document.RowKind
	above  []string
	indent int
}

func newGrid(t document.Table) grid {
	g := grid{table: t, head: document.Place(t.Head), width: len(t.Columns)}
	g.width = max(g.width, document.Width(g.head))
	bodies := make([][][]document.Placed, len(t.Groups))
	for i, group := range t.Groups {
		bodies[i] = document.Place(group.Rows)
		g.width = max(g.width, document.Width(bodies[i]))
	}
	for i, group := range t.Groups {
		g.rows = append(g.rows, g.filled(group, bodies[i])...)
	}
	return g
}

// filled repeats what spans rows in each of them, and finds what rows belong to.
func (g grid) filled(group document.RowGroup, body [][]document.Placed) []gridRow {
	rows := make([]gridRow, len(body))
	for i := range rows {
		rows[i] = gridRow{cells: make([]*document.Cell, g.width), label: document.Plain(group.Label), kind: group.Rows[i].Kind}
	}
	for i, placed := range body {
		for _, p := range placed {
			for j := range p.Rows {
				rows[i+j].cells[p.Column] = &p.Cell
			}
		}
	}
	var names []string
	for i := range rows {
		depth, name := rows[i].name()
		names = names[:min(depth, len(names))]
		rows[i].indent, rows[i].above = depth, slices.Clone(names)
		names = append(names, name)
	}
	return rows
}

// name is the head of a row, and how deep it stands.
func (r gridRow) name() (depth int, name string) {
	for _, c := range r.cells {
		if c != nil && (c.Header || c.Indent > 0) {
			depth = max(depth, c.Indent)
			if name == "" || c.Indent > 0 {
				name = document.Plain(c.Text)
			}
		}
	}
	return depth, name
}

// before are the columns that say where a row stands.
func (g grid) before() []wordColumn {
	labels, above, kinds := wordColumn{name: "分组"}, wordColumn{name: "上级"}, wordColumn{name: "行类"}
	for _, r := range g.rows {
		labels.words = append(labels.words, r.label)
		above.words = append(above.words, headPath(r.above))
		kinds.words = append(kinds.words, kindWord(r.kind))
	}
	return slices.DeleteFunc([]wordColumn{labels, above, kinds}, func(c wordColumn) bool { return !c.any() })
}

func kindWord(k document.RowKind) string {
	switch k {
	case document.Total:
		return "合计"
	case document.OfWhich:
		return "其中"
	case document.Item, document.Current, document.Late:
	}
	return ""
}

// columns are the columns of the table, the second lines of their cells as columns of their own.
func (g grid) columns() []column {
	var out []column
	for i := range g.width {
		var first, second column
		some := false
		for _, r := range g.rows {
			var c document.Cell
			if r.cells[i] != nil {
				c = *r.cells[i]
			}
			first.cells = append(first.cells, contentOf(c.Text))
			second.cells = append(second.cells, contentOf(c.Second))
			some = some || len(c.Second) > 0
		}
		first.name, second.name = g.names(i, some)
		if out = append(out, first); some {
			out = append(out, second)
		}
	}
	return out
}

// names are those of a column and of its second lines: what stands in the first
// and second lines of the heads over it, outermost first.
func (g grid) names(i int, some bool) (name, second string) {
	var names, below []string
	for _, row := range g.head {
		for _, p := range row {
			if i < p.Column || i >= p.Column+p.Columns {
				continue
			}
			first, next := lines(p.Cell)
			below = appendNew(slices.Clone(names), next)
			if !some {
				first = document.Plain(p.Text) + spaced(document.Plain(p.Second))
			}
			names = appendNew(names, first)
		}
	}
	name, second = headPath(names), headPath(below)
	if name == "" && i < len(g.table.Columns) {
		name = g.table.Columns[i].Head
	}
	if name == "" {
		name = columnName(i)
	}
	if second == "" || len(below) < len(names) || second == name {
		second = name + "附"
	}
	return name, second
}

// appendNew appends what says something else than the last.
func appendNew(names []string, s string) []string {
	if s == "" || len(names) > 0 && names[len(names)-1] == s {
		return names
	}
	return append(names, s)
}

// lines are the two lines of a head: its own, or those that a break makes.
func lines(c document.Cell) (first, second string) {
	if len(c.Second) > 0 {
		return document.Plain(c.Text), document.Plain(c.Second)
	}
	at := slices.IndexFunc(c.Text, func(x document.Inline) bool { return isBreak(x) })
	if at < 0 {
		return document.Plain(c.Text), ""
	}
	return document.Plain(c.Text[:at]), document.Plain(c.Text[at:])
}

func isBreak(x document.Inline) bool {
	_, ok := x.(document.Break)
	return ok
}

// spaced is a second line behind a first.
func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}
