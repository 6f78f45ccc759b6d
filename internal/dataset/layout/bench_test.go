package layout

import (
	"strconv"
	"testing"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// BenchmarkFind finds the table of a sheet of 20,000 rows by 20 columns with
// merged cells.
func BenchmarkFind(b *testing.B) {
	const rows, columns = 20_000, 20
	s := workbook.Sheet{Rows: make([][]workbook.Cell, rows)}
	for r := range s.Rows {
		s.Rows[r] = make([]workbook.Cell, columns)
		for c := range columns {
			raw := strconv.Itoa(r*columns+c) + ".5"
			s.Rows[r][c] = workbook.Cell{Raw: raw, Text: raw, Numeric: true}
		}
		label := "企业" + strconv.Itoa(r)
		s.Rows[r][0] = workbook.Cell{Raw: label, Text: label}
		if r%10 == 9 {
			s.Merges = append(s.Merges, workbook.Range{Top: r, Left: 1, Bottom: r, Right: 2})
		}
	}
	for c := range columns {
		head := "指标" + strconv.Itoa(c) + "（万元）"
		s.Rows[0][c] = workbook.Cell{Raw: head, Text: head}
	}
	for b.Loop() {
		if got := Find(s, figure.Usual()); len(got.Tables) != 1 || len(got.Tables[0].Rows) != rows-1 {
			b.Fatalf("%d tables", len(got.Tables))
		}
	}
	b.ReportMetric(float64(rows*columns*b.N)/b.Elapsed().Seconds(), "cells/s")
}
