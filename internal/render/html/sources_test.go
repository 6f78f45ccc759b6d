package html

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/number"
	"nianbao/internal/report"
)

func at(file, cell string) number.Origin {
	return number.Origin{File: file, Sheet: "表", Cell: cell, SHA256: "ab"}
}

func readFrom(n int64, origins ...number.Origin) number.Value {
	return number.Value{Dec: number.Int(n), State: number.Present, Unit: "家", Origins: origins}
}

// dump writes a list of sources as a page would, without its markup.
func (l *sourceList) dump() string {
	var b strings.Builder
	for i, s := range l.sheets {
		fmt.Fprintf(&b, "%s %s!%s\n", circled(i+1), s.file, s.sheet)
		for _, c := range s.cells {
			fmt.Fprintf(&b, "  %s %s/%s %s\n", c.Cell, c.subject, c.name, l.holds(c))
		}
	}
	for _, n := range l.computed {
		fmt.Fprintf(&b, "%s/%s %s = %s\n", n.subject, n.name, n.text, l.references(n.origins))
	}
	return b.String()
}

func TestSourcesAreGroupedAndNamed(t *testing.T) {
	x1, x2, y, z := at("x.xlsx", "C9"), at("x.xlsx", "C10"), at("y.xlsx", "B2"), at("y.xlsx", "B3")
	known := map[number.Origin]report.Cell{
		x1: {Subject: "产值", Name: "2023年", Value: readFrom(4, x1)},
		x2: {Subject: "产值", Name: "2024年", Value: readFrom(5, x2)},
	}
	l := sourcesOf([]citation{
		{readFrom(1, x2, x1), "1家", about{name: "增量"}},
		{readFrom(5, x2), "5家", about{subject: "行", name: "列"}},
		{readFrom(5, x2), "5家", about{}},
		{readFrom(1, x2, x1), "1家", about{name: "又一处"}},
		{readFrom(7, y), "7家", about{subject: "行", name: "列"}},
		{readFrom(8, z), "8家", about{subject: "行", name: "列", full: func() string { return "2024年 上级 列" }}},
		{readFrom(50, x2), "50%", about{name: "只有一个单元格，是算出来的"}},
		{readFrom(16, x1, x2, y), "16家", about{subject: "合计", name: "全部"}},
	}, known)
	const want = `① x.xlsx!表
  C9 产值/2023年 4家
  C10 产值/2024年 5家
② y.xlsx!表
  B2 行/列 7家
  B3 行/2024年 上级 列 8家
产值/增量 1家 = ①C10、C9
产值/只有一个单元格，是算出来的 50% = ①C10
合计/全部 16家 = ①C9:C10、②B2
`
	if got := l.dump(); got != want {
		t.Errorf("the list is\n%swant\n%s", got, want)
	}
}

// Many cells are sorted into ranges, few keep the order of the calculation.
func TestReferences(t *testing.T) {
	var many []number.Origin
	for _, c := range []string{"V8", "E6", "V6", "AA6", "E5", "V7"} {
		many = append(many, at("x.xlsx", c))
	}
	few := many[:2]
	l := sourcesOf([]citation{{value: readFrom(1, few...)}, {value: readFrom(2, many...)}}, nil)
	for _, c := range []struct {
		origins []number.Origin
		want    string
	}{{few, "①V8、E6"}, {many, "①E5:E6、V6:V8、AA6"}} {
		if got := l.references(c.origins); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestCellPlace(t *testing.T) {
	for ref, want := range map[string][2]int{
		"A1": {1, 1}, "C14": {14, 3}, "AA7": {7, 27}, "XFD1048576": {1048576, 16384},
		"": {}, "14": {}, "C": {}, "ABCDE1": {}, "中1": {}, "C-1": {},
	} {
		if row, column := cellPlace(ref); [2]int{row, column} != want {
			t.Errorf("%q is at row %d, column %d, want %v", ref, row, column, want)
		}
	}
}
