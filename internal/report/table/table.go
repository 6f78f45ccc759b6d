// Package table builds the report's statistical tables from an edition.
//
// Each function returns a [document.Table] whose heads, units, notes and
// sources follow the conventions of statistical yearbooks: the unit once, at
// the right above the table, when all columns share it, else in the head; —
// where no number can stand; 演示 once in the title, never on each number.
// Tables are unnumbered: package report numbers those that a narrative page
// shows.
package table

import (
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report/phrase"
)

// column is one column with its head; a line break in the head is a \n.
type column struct {
	head string
	document.Column
}

// words is a column of text, span of twelve wide on a phone.
func words(head string, span int) column {
	return column{head, document.Column{Span: span, Head: flat(head)}}
}

// numbers is a column of numbers.
func numbers(head string, span int) column {
	return column{head, document.Column{Numeric: true, Span: span, Head: flat(head)}}
}

// small marks a secondary column.
func small(c column) column {
	c.Small = true
	return c
}

// plain drops the head's repetition on a phone: the cell speaks for itself.
func plain(c column) column {
	c.Head = ""
	return c
}

// named is what a phone calls a column that holds two things.
func named(c column, head string) column {
	c.Head = head
	return c
}

func flat(head string) string { return strings.ReplaceAll(head, "\n", "") }

// ruled returns a table with its head; rows follow.
func ruled(id, title string, columns ...column) document.Table {
	t := document.Table{ID: id, Title: title}
	head := document.Row{}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
		head.Cells = append(head.Cells, document.Cell{Text: broken(c.head), Header: true})
	}
	t.Head = []document.Row{head}
	return t
}

func broken(head string) []document.Inline {
	var out []document.Inline
	for i, line := range strings.Split(head, "\n") {
		if i > 0 {
			out = append(out, document.Break{})
		}
		if line != "" {
			out = append(out, document.Text(line))
		}
	}
	return out
}

// cell is a cell of one run.
func cell(run phrase.Inlines) document.Cell { return document.Cell{Text: run} }

// text is a cell of literal text.
func text(s string) document.Cell { return cell(phrase.Text(s)) }

// head is the cell that names its row.
func head(run phrase.Inlines) document.Cell { return document.Cell{Text: run, Header: true} }

// two is a cell with a smaller line below.
func two(run, second phrase.Inlines) document.Cell { return document.Cell{Text: run, Second: second} }

// bare is a cell of one number under a head that names the unit.
func bare(v number.Value) document.Cell { return cell(phrase.Bare(v)) }

// row is an ordinary row.
func row(cells ...document.Cell) document.Row { return document.Row{Cells: cells} }

// add appends a group unless it is empty.
func add(t *document.Table, label phrase.Inlines, rows ...document.Row) {
	if len(rows) > 0 {
		t.Groups = append(t.Groups, document.RowGroup{Label: label, Rows: rows})
	}
}

// note appends a line below the table.
func note(t *document.Table, s string) {
	if s != "" {
		t.Notes = append(t.Notes, phrase.Text(s))
	}
}

// cite appends sources without repeating one.
func cite(t *document.Table, sources ...string) {
	for _, s := range sources {
		if s != "" && !slices.Contains(t.Sources, s) {
			t.Sources = append(t.Sources, s)
		}
	}
}
