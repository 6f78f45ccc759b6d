package excerpt

import (
	"slices"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/workbook"
)

// Words returns a sheet in which no table was found as one table: its first row
// of several cells is the header. It returns none for a blank sheet.
func Words(b mapping.Book, sheet string) []layout.Table {
	s := storedSheet(b, sheet)
	all := s.Used()
	if all.Bottom < 0 {
		return nil
	}
	head := slices.IndexFunc(s.Rows, func(row []workbook.Cell) bool { return workbook.Filled(row) > 1 })
	if head < 0 || head == all.Bottom {
		head = all.Top
	}
	all.Top = head
	d := layout.Description{Range: all, Header: &layout.Lines{First: head, Last: head}, Labels: []int{all.Left}}
	return layout.Read(s, figure.Usual(), []layout.Description{d}).Tables
}
