package directive_test

import (
	"strings"
	"testing"

	"nianbao/internal/config"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/ledger"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// twoTables is a workbook with two tables on its sheet.
func twoTables(t *testing.T) []mapping.Book {
	t.Helper()
	return []mapping.Book{bookOf(t, "data/年鉴.csv", "3-1 各区产值,,\n单位:万元,,\n地区,2022年,2023年\n合计,30000,33001\n东区,10000,11000\n西区,20000,22000\n,,\n,,\n3-2 各区人口,,\n单位:人,,\n地区,2022年,2023年\n东区,10,11\n西区,20,22\n")}
}

func bookOf(t *testing.T, path, text string) mapping.Book {
	t.Helper()
	b, found := workbook.Read(source.NewFile(path, []byte(text)))
	if b == nil {
		t.Fatal(found)
	}
	book, _ := mapping.Read(b, nil, figure.Usual())
	return book
}

func expandSheet(t *testing.T, name, body string) ([]document.Block, diag.List) {
	t.Helper()
	s := scope()
	s.Shelf = &ledger.Shelf{Charts: charts(), Config: config.Config{}, Books: s.Shelf.Books, Workbooks: append(twoTables(t), bookOf(t, "data/快报.csv", "地区,产值,备注\n东区,1,另计\n西区,约2,\n"))}
	s.Scope = binding.Scope{Shelf: s.Shelf, Book: s.Book}
	return directive.Expand(s, document.Hole{Name: name, Body: []byte(body), Pos: diag.Pos{File: "a.md", Line: 3}, BodyPos: diag.Pos{File: "a.md", Line: 4, Column: 1}})
}

// What cannot be shown is an error at its word, with what there is.
func TestSheetMistakes(t *testing.T) {
	for body, want := range map[string]string{
		"kind: sheet\n":                                                    "没有写是哪个工作簿|加一行 file",
		"kind: sheet\nfile: data/年监.csv\n":                                 "没有工作簿“data/年监.csv”|是不是“data/年鉴.csv”",
		"kind: sheet\nfile: data/年鉴.csv\nsheet: 甲\n":                       "没有工作表“甲”|",
		"kind: sheet\nfile: data/年鉴.csv\n":                                 "里有2张表|1（3-1 各区产值，A3:C6）、2（3-2 各区人口，A11:C13）",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 3\n":                       "没有表“3”|写 table",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 各区产值\nrows: [东曲]\n":        "表里没有“东曲”|是不是“东区”",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 1\ncolumns: [2030]\n":      "表里没有“2030”|",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 1\nunit: 公顷\n":             "没有能折算成“公顷”的数|万元",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 1\nunit: 很多\n":             "“很多”不是单位|",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 1\nrange: 这里\n":            "不是单元格范围|",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 1\ndecimals: 多\n":          "不是小数位数|",
		"kind: sheet\nfile: data/年鉴.csv\ntable: 1\ndecimals: {2022年: 9}\n": "“9”不是小数位数|",
	} {
		_, found := expandSheet(t, "table", body)
		message, hint, _ := strings.Cut(want, "|")
		if len(found) != 1 || !strings.Contains(found[0].Message, message) || !strings.Contains(found[0].Hint, hint) {
			t.Errorf("%s%v", body, found)
		}
	}
	if _, found := expandSheet(t, "chart", "kind: ranking\nfile: data/年鉴.csv\ntable: 1\n"); len(found) != 1 || !strings.Contains(found[0].Message, "只画一列数") {
		t.Errorf("%v", found)
	}
}

// A directive shows or draws the table that it names.
func TestSheetShown(t *testing.T) {
	blocks, found := expandSheet(t, "table", "kind: sheet\nfile: data/年鉴.csv\ntable: 各区产值\nrows: [合计]\nunit: 亿元\nid: cz\n")
	if len(found) > 0 || len(blocks) != 1 {
		t.Fatalf("%v", found)
	}
	x := blocks[0].(document.Table)
	if x.ID != "tab-cz" || x.Title != "各区产值" || x.Unit != "亿元" || len(x.Groups[0].Rows) != 1 {
		t.Errorf("%+v", x)
	}
	blocks, found = expandSheet(t, "chart", "file: data/年鉴.csv\ntable: 2\nid: rk\n")
	if len(found) > 0 || len(blocks[0].(document.Figure).Chart.Panels[0].Layers) != 2 {
		t.Errorf("%v %+v", found, blocks)
	}
	_, found = expandSheet(t, "table", "kind: sheet\nfile: data/快报.csv\n")
	if len(found) != 1 || found[0].Code != "kept-as-text" || found[0].Pos.Cell != "B3" {
		t.Errorf("text where a number is expected: %v", found)
	}
	h := document.Hole{Name: "chart", Body: []byte("file: data/年鉴.csv\ntable: 2\n")}
	s, ok := directive.TableShown(h, twoTables(t))
	if !ok || s.Title != "3-2 各区人口" || s.File != "data/年鉴.csv" || directive.FileShown(h) != "data/年鉴.csv" {
		t.Errorf("%v %+v", ok, s)
	}
}
