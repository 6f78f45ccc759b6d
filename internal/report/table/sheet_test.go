package table

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/document"
	"nianbao/internal/report/excerpt"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// sheetOf reads a CSV text as a workbook with its tables found.
func sheetOf(t *testing.T, text string) mapping.Book {
	t.Helper()
	b, found := workbook.Read(source.NewFile("data/表.csv", []byte(text)))
	if b == nil {
		t.Fatal(found)
	}
	out, _ := mapping.Read(b, nil, figure.Usual())
	return out
}

// shownSheet draws a table as the reader sees it.
func shownSheet(x document.Table) string {
	var w strings.Builder
	fmt.Fprintf(&w, "%s [%s] demo=%v wide=%v\n", x.Title, x.Unit, x.Demo, x.Wide)
	line := func(r document.Row) {
		var cells []string
		for _, c := range r.Cells {
			s := strings.Repeat(">", c.Indent) + inlineText(c.Text)
			if c.Header {
				s = "*" + s
			}
			if c.RowSpan > 1 || c.ColSpan > 1 {
				s += fmt.Sprintf("[%d×%d]", max(c.RowSpan, 1), max(c.ColSpan, 1))
			}
			cells = append(cells, s)
		}
		fmt.Fprintf(&w, "%d %s\n", r.Kind, strings.Join(cells, " | "))
	}
	for _, r := range x.Head {
		line(r)
	}
	for _, g := range x.Groups {
		if len(g.Label) > 0 {
			fmt.Fprintf(&w, "# %s\n", inlineText(g.Label))
		}
		for _, r := range g.Rows {
			line(r)
		}
	}
	for _, n := range x.Notes {
		fmt.Fprintf(&w, "note %s\n", inlineText(n))
	}
	fmt.Fprintf(&w, "source %s\n", strings.Join(x.Sources, "; "))
	return w.String()
}

func inlineText(list []document.Inline) string {
	var out string
	for _, in := range list {
		switch in := in.(type) {
		case document.Text:
			out += string(in)
		case document.Script:
			out += "^" + inlineText(in.Text)
		case document.Number:
			out += in.Value.Digits()
			if in.Value.Demo {
				out += "!"
			}
		}
	}
	return out
}

// The expectations were written from the sheets.
func TestSheet(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		excerpt.Options
		want string
	}{
		"whole": {
			sheet: "3-2 各区产值,,,\n单位:万元,,,\n地区,2022年,2023年,增速（%）\n合 计①,300.5,330,9.8\n东  区,100,110.25,10\n　其中：甲镇,…,—,-1\n西  区,200.5,219.75,\n①不含外资。,,,\n资料来源：某局。,,,\n",
			want: `各区产值 [万元] demo=false wide=false
0 *地区 | *2022年 | *2023年 | *增速（%）
1 *合计^① | 300.5 | 330.00 | 9.8
0 *东区 | 100.0 | 110.25 | 10.0
2 *>其中：甲镇 | … | — | −1.0
0 *西区 | 200.5 | 219.75 | 
note ①不含外资。
source 某局
`,
		},
		"part, converted": {
			sheet:   "3-2 各区产值,,,\n单位:万元,,,\n地区,2022年,2023年,2024年\n合计,30000,33000,36000\n东区,10000,11000,12500\n西区,20000,22000,23500\n",
			Options: excerpt.Options{Rows: []string{"东区"}, Columns: []string{"2023-2024"}, Unit: "亿元"},
			want: `各区产值 [亿元] demo=false wide=false
0 *地区 | *2023年 | *2024年
0 *东区 | 1.1 | 1.25
note 原表单位为万元，已折算为亿元。
source data/表.csv!表
`,
		},
		"demonstration by row": {
			sheet: "项目,数值,演示\n产值,12.5,是\n户数,3,\n",
			want: ` [] demo=true wide=false
0 *项目 | *数值 | *演示
0 *产值 | 12.5! | 是
0 *户数 | 3.0 | 
source data/表.csv!表
`,
		},
	} {
		b := sheetOf(t, c.sheet)
		if len(b.Sheets[0].Tables) != 1 {
			t.Fatalf("%s: %d tables", name, len(b.Sheets[0].Tables))
		}
		x, _ := excerpt.Take(b, b.Sheets[0], 0, c.Options)
		if got := shownSheet(Sheet(x, "x", "", "data/表.csv!表")); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}
