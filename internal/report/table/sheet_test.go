package table

import (
	"testing"

	"nianbao/internal/document"
	"nianbao/internal/workbook"
)

func texts(texts ...string) []workbook.Cell {
	row := make([]workbook.Cell, len(texts))
	for i, s := range texts {
		row[i] = workbook.Cell{Raw: s, Text: s}
	}
	return row
}

// A sheet is shown as it stands, and each number in it knows its cell.
func TestSheet(t *testing.T) {
	number := workbook.Cell{Raw: "1303.8", Text: "1303.80", Numeric: true}
	s := workbook.Sheet{Name: "公开数", Rows: [][]workbook.Cell{
		texts("某地公开数"), texts("照录来源"),
		texts("项目", "数值", "演示"),
		{texts("产值")[0], number, texts("是")[0]},
		nil,
		texts("未公布", "", ""),
	}}
	b := &workbook.Book{File: "data/公开数.xlsx", SHA256: "ab", Sheets: []workbook.Sheet{s}}
	got := Sheet(b, s, "x", "")
	if got.Title != "某地公开数" || len(got.Notes) != 1 || !got.Demo {
		t.Errorf("title %q, %d notes, demonstration %v", got.Title, len(got.Notes), got.Demo)
	}
	if !got.Columns[1].Numeric || got.Columns[0].Numeric {
		t.Error("the column of numbers is not told from that of words")
	}
	rows := got.Groups[0].Rows
	if len(rows) != 2 {
		t.Fatalf("%d rows, want 2", len(rows))
	}
	v := rows[0].Cells[1].Text[0].(document.Number).Value
	if v.Digits() != "1303.80" || v.Origins[0].String() != "data/公开数.xlsx!公开数!B4" || v.Origins[0].SHA256 != "ab" || !v.Demo {
		t.Errorf("the number is %s from %v", v.Digits(), v.Origins)
	}
	if titled := Sheet(b, s, "x", "另一个题目"); titled.Title != "另一个题目" || len(titled.Notes) != 2 {
		t.Errorf("an own title gives %q with %d notes", titled.Title, len(titled.Notes))
	}
	if empty := Sheet(b, workbook.Sheet{}, "x", "空"); len(empty.Groups) != 0 {
		t.Error("an empty sheet has rows")
	}
}
