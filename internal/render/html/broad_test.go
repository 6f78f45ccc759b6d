package html

import (
	"testing"

	"nianbao/internal/document"
)

// Paper does not scroll: the more columns, the smaller, then across.
func TestTablesForPaper(t *testing.T) {
	for columns, want := range map[int]string{4: "tw pin", 10: "tw pin wd1", 17: "tw pin wd2", 30: "tw pin wd3"} {
		page := rendered(t, numbersWide(columns))
		if class, _ := attribute(elements(page, isNamed("div"))[0], "class"); class != want {
			t.Errorf("%d columns: %q, not %q", columns, class, want)
		}
	}
	long := document.Table{Wide: true, Columns: []document.Column{{}, {}}, Groups: []document.RowGroup{{Rows: []document.Row{{Cells: []document.Cell{
		cellOf("很长的名称很长的名称很长的名称很长的名称很长的名称很长的名称很长的名称很长的名称", 1, 1, 0, true), cellOf("一", 1, 1, 0, false)}}}}}}
	if class, _ := attribute(elements(rendered(t, long), isNamed("div"))[0], "class"); class != "tw pin" {
		t.Errorf("words can be broken: %q", class)
	}
}

// numbersWide is a table of some columns of nine digits beside their names.
func numbersWide(columns int) document.Table {
	row := document.Row{Cells: []document.Cell{cellOf("甲", 1, 1, 0, true)}}
	table := document.Table{Wide: true, Title: "宽表", Columns: []document.Column{{}}}
	for range columns {
		table.Columns = append(table.Columns, document.Column{Numeric: true})
		row.Cells = append(row.Cells, document.Cell{Text: []document.Inline{document.Number{Value: value("123456.78", "")}}})
	}
	table.Groups = []document.RowGroup{{Rows: []document.Row{row}}}
	return table
}

// A note's mark at a row's name is not taken for a workbook's in the list of
// sources.
func TestSourcesNameRowsWithoutMarks(t *testing.T) {
	head := cellOf("2024年", 1, 1, 0, true)
	head.Text = append(head.Text, document.Text("①"))
	row := document.Place([]document.Row{{Cells: []document.Cell{head, cellOf("1", 1, 1, 0, false)}}})[0]
	if a := newTable(newWriter(t), document.Table{Columns: make([]document.Column, 2)}).called(row[0], row); a.subject != "2024年" {
		t.Errorf("called %q", a.subject)
	}
}
