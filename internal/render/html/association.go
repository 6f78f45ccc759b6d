package html

import (
	"slices"
	"strings"

	"nianbao/internal/document"
)

// association is which heads speak for which cells, where scope alone does not
// say it to every screen reader: a header of several rows, rows in groups.
// Its ids are short, since every cell names several.
type association struct {
	prefix string
	n      int
	// columns are the ids of the heads over each column, outermost first.
	columns [][]string
	// group is the id of the label of the rows at hand, rows those of the row
	// headers that reach into the next rows, by column.
	group string
	rows  []reaching
	// above are the ids of the rows that the row at hand belongs to by
	// indentation, name that of its own name.
	above []string
	name  string
}

// reaching is the header of a row with the number of rows it is still for.
type reaching struct {
	id   string
	left int
}

// associate numbers the page's tables that need ids; nil for one that does not.
func (t *tableWriter) associate() *association {
	needed := len(t.head) > 1
	for i, g := range t.Groups {
		needed = needed || len(g.Label) > 0 || spansRows(t.body[i])
	}
	if !needed {
		return nil
	}
	t.tables++
	return &association{prefix: "T" + itoa(t.tables) + "-", columns: make([][]string, t.width), rows: make([]reaching, t.width)}
}

// next is an id that is new on the page, "" for a table that needs none.
func (a *association) next() string {
	if a == nil {
		return ""
	}
	a.n++
	return a.prefix + itoa(a.n)
}

// overColumns notes a head and returns its id.
func (a *association) overColumns(p document.Placed) string {
	id := a.next()
	for i := p.Column; a != nil && i < p.Column+p.Columns; i++ {
		a.columns[i] = append(a.columns[i], id)
	}
	return id
}

// begin notes the label of a group and returns its id.
func (a *association) begin(labelled bool) string {
	if a == nil {
		return ""
	}
	a.group, a.above = "", nil
	clear(a.rows)
	if labelled {
		a.group = a.next()
	}
	return a.group
}

// beginRow keeps the rows that one so far to the right belongs to.
func (a *association) beginRow(row []document.Placed) {
	if a == nil {
		return
	}
	depth := 0
	for _, p := range row {
		depth = max(depth, p.Indent)
	}
	a.name, a.above = "", a.above[:min(depth, len(a.above))]
}

// ofRow notes the header of a row and returns its id.
func (a *association) ofRow(p document.Placed) string {
	if a == nil || len(p.Text) == 0 {
		return ""
	}
	id := a.next()
	a.rows[p.Column] = reaching{id, p.Rows}
	if a.name == "" || p.Indent > 0 {
		a.name = id
	}
	return id
}

// endRow forgets the headers that reach no further.
func (a *association) endRow() {
	if a == nil {
		return
	}
	a.above = append(a.above, a.name)
	for i := range a.rows {
		if a.rows[i].left--; a.rows[i].left <= 0 {
			a.rows[i] = reaching{}
		}
	}
}

// of lists the heads of a cell of figures: its columns', its group's, those of
// the rows that its row belongs to, its row's own.
func (a *association) of(p document.Placed) string {
	if a == nil {
		return ""
	}
	var ids []string
	add := func(id string) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for i := p.Column; i < min(p.Column+p.Columns, len(a.columns)); i++ {
		for _, id := range a.columns[i] {
			add(id)
		}
	}
	add(a.group)
	for _, id := range a.above {
		add(id)
	}
	for _, r := range a.rows {
		add(r.id)
	}
	return strings.Join(ids, " ")
}

// columnGroups writes the groups of columns that the first row of the head
// makes; the scope colgroup is for these.
func (t *tableWriter) columnGroups() {
	if len(t.head) < 2 || !slices.ContainsFunc(t.head[0], func(p document.Placed) bool { return p.Columns > 1 }) {
		return
	}
	for _, p := range t.head[0] {
		t.tag("colgroup", "span", spanned(p.Columns))
		t.end("colgroup")
	}
}

// indented adds the class of the name of a row that stands below others.
func indented(class []string, c document.Cell) []string {
	if c.Indent <= 0 {
		return class
	}
	return append(class, "i"+itoa(min(c.Indent, 4)))
}
