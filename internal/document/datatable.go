package document

import (
	"slices"
	"strings"

	"nianbao/internal/chart"
)

// dataTable returns the data of s as a table of the
func DataTable(s chart.Spec) Table {
	data := s.Table()
	t := Table{
		Title: strings.Trim(s.Finding+"，"+s.Subject, "，"), Unit: string(data.Unit), Demo: s.Demo(), Wide: true,
		Columns: []Column{{}}, Head: dataHead(data),
	}
	for range data.Columns {
		t.Columns = append(t.Columns, Column{Numeric: true})
	}
	var rows []Row
	for _, r := range data.Rows {
		rows = append(rows, dataRow(r, t.Columns))
	}
	t.Groups = []RowGroup{{Rows: rows}}
	return t
}

// dataRow also learns which columns hold words.
func dataRow(r chart.Row, columns []Column) Row {
	head := []Inline{Text(r.Head)}
	row := Row{Cells: []Cell{{Header: true}}}
	for i, c := range r.Cells {
		if c.Href != "" {
			head = []Inline{Link{Href: c.Href, Text: head}}
		}
		if c.Text == "" {
			row.Cells = append(row.Cells, Cell{Text: []Inline{Number{Value: c.Value, Bare: true}}})
			continue
		}
		columns[i+1].Numeric = false
		row.Cells = append(row.Cells, Cell{Text: []Inline{Text(c.Text)}})
	}
	row.Cells[0].Text = head
	return row
}

// dataHead sets the paths of the columns as rows of heads, equal neighbours as one.
func dataHead(t chart.Table) []Row {
	depth := 1
	for _, c := range t.Columns {
		depth = max(depth, len(c.Path))
	}
	rows := make([]Row, depth)
	rows[0].Cells = []Cell{{Text: []Inline{Text(t.Corner)}, RowSpan: depth, Header: true}}
	for level := range depth {
		for i := 0; i < len(t.Columns); {
			n := sameHead(t.Columns[i:], level)
			if c, ok := headCell(t, i, level, depth); ok {
				c.ColSpan = n
				rows[level].Cells = append(rows[level].Cells, c)
			}
			i += n
		}
	}
	return rows
}

// sameHead counts the columns at the start that share the head at a level above their last.
func sameHead(columns []chart.Column, level int) int {
	n := 1
	first := columns[0].Path
	for n < len(columns) && level+1 < len(first) && level+1 < len(columns[n].Path) && slices.Equal(columns[n].Path[:level+1], first[:level+1]) {
		n++
	}
	return n
}

func headCell(t chart.Table, i, level, depth int) (Cell, bool) {
	c := t.Columns[i]
	last := max(len(c.Path)-1, 0)
	if level > last {
		return Cell{}, false
	}
	name := ""
	if level < len(c.Path) {
		name = c.Path[level]
	}
	cell := Cell{Text: []Inline{Text(name)}, Header: true}
	if level < last {
		return cell, true
	}
	cell.RowSpan = depth - level
	if c.Unit != "" && t.Unit == "" {
		cell.Text = append(cell.Text, Text("（"+string(c.Unit)+"）"))
	}
	return cell, true
}
