package data

import (
	"fmt"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/sheet"
)

// The sheets of the workbook.
const (
	dataSheet  = "指标"
	notesSheet = "说明"
)

// encodeXLSX writes the rows of the CSV as a workbook, and a sheet that says
// what its columns hold. Texts are stored as texts, which no spreadsheet takes
// for formulas.
func encodeXLSX(year int, list []entry, by Publisher) ([]byte, error) {
	all := columns()
	rows := sheet.Table{Name: dataSheet, Schema: schema(all), Header: heads(all)}
	for _, e := range list {
		row := e.row()
		for i := range row {
			row[i] = printable(row[i])
		}
		rows.Rows = append(rows.Rows, row)
	}
	return sheet.Write(sheet.Properties{Title: fmt.Sprintf("%s %d年版指标数据", by.Report, year), Author: by.Name}, []sheet.Table{rows, notes(year, all, by)})
}

// schema gives the columns their types: a code of digits stays text.
func schema(list []column) dataset.Schema {
	var s dataset.Schema
	for _, c := range list {
		s.Specs = append(s.Specs, dataset.Spec{Name: c.name, Type: c.of, Width: c.width})
	}
	return s
}

// notes is the sheet that explains the columns.
func notes(year int, all []column, by Publisher) sheet.Table {
	t := sheet.Table{
		Name: notesSheet, Title: fmt.Sprintf("%d年版指标数据：各列说明", year),
		Notes: []string{
			"每个指标、目标、区域和期别一行，与同名的CSV、JSON内容相同。没有的留空。",
			"数不作四舍五入，除不尽的留12位有效数字。灰色斜线的行含演示数据。",
			"“来源”四列是读出数值的单元格；用SHA-256可以核对手里的工作簿是不是当时的那一份。",
		},
		Schema: dataset.Schema{Specs: []dataset.Spec{{Name: "列", Type: dataset.Text, Width: 12}, {Name: "含义", Type: dataset.Text, Width: 40}}},
		Header: []string{"列", "含义"},
	}
	if by.Name != "" {
		t.Notes = append(t.Notes, "引用请写明："+by.Name+"，"+fmt.Sprintf("%s（%d年版）。", by.Report, year))
	}
	for _, c := range all {
		t.Rows = append(t.Rows, []string{c.name, c.about})
	}
	return t
}

// printable drops what a workbook cannot hold.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
