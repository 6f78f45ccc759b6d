package search_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/render/search"
	"nianbao/internal/report"
)

type index struct {
	Pages   [][]any
	Anchors []string
	Texts   [][]any
}

func load(t *testing.T, pages ...report.Page) index {
	t.Helper()
	data := strings.TrimSuffix(strings.TrimPrefix(string(search.Script(&report.Report{Pages: pages})), "window.nianbaoSearch="), ";\n")
	var i index
	if err := json.Unmarshal([]byte(data), &i); err != nil {
		t.Fatal(err)
	}
	return i
}

func text(s string) []document.Inline { return []document.Inline{document.Text(s)} }

func head(cells ...string) document.Row {
	var r document.Row
	for _, c := range cells {
		r.Cells = append(r.Cells, document.Cell{Text: text(c), Header: true})
	}
	return r
}

// Each kind of text has its weight and its place; figures and the page's own
// title are not repeated, and a text of two pages stands once.
func TestScript(t *testing.T) {
	body := []document.Block{
		document.Section{ID: "s1", Title: text("工业"), Body: []document.Block{document.Paragraph{Text: text("产值  增长。")}}},
		document.Table{ID: "t", Title: "各园产值", Head: []document.Row{head("园区", "2024")},
			Groups: []document.RowGroup{{Rows: []document.Row{{Cells: []document.Cell{{Text: text("东园"), Header: true}, {Text: text("12.5")}}}}}}},
		document.Figure{ID: "f", Chart: chart.Spec{Finding: "产值在增长", Subject: "产值，亿元"}},
	}
	i := load(t,
		report.Page{Path: "2024/a.html", Title: "总览", Edition: 2024, Body: body, Crumbs: []report.NavLink{{Text: "2024年版"}, {Text: "分章报告"}}},
		report.Page{Path: "2023/a.html", Title: "各园产值", Edition: 2023, Body: body},
		report.Page{Path: "404.html", Kind: report.NotFoundPage, Title: "没有这一页"},
	)
	want := `[[2024/a.html 总览 分章报告 2024] [2023/a.html 各园产值  2023]]
[ s1 t f]
[4 工业 0 1 1 1]
[1 产值 增长。 0 1 1 1]
[4 各园产值 0 2]
[2 东园 0 2 1 2]
[2 园区 0 2 1 2]
[4 产值在增长 0 3 1 3]
[2 产值，亿元 0 3 1 3]
`
	got := fmt.Sprintln(i.Pages) + fmt.Sprintln(i.Anchors)
	for _, x := range i.Texts {
		got += fmt.Sprintln(x)
	}
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A row of a list that readers filter is one text, its figures left out.
func TestListsAreFoundByTheirRows(t *testing.T) {
	i := load(t, report.Page{Path: "a.html", Title: "项目", Body: []document.Block{document.Table{ID: "all", Filter: []int{0},
		Groups: []document.RowGroup{{Rows: []document.Row{{Cells: []document.Cell{{Text: text("1")}, {Text: text("大桥"), Second: text("东园")}, {Text: text("某局")}}}}}}}}})
	if len(i.Texts) != 1 || i.Texts[0][1] != "大桥 东园 某局" {
		t.Errorf("got %v", i.Texts)
	}
}

// What nearly every page says tells none from another.
func TestCommonTextsAreLeftOut(t *testing.T) {
	var pages []report.Page
	for n := range search.Common + 1 {
		pages = append(pages, report.Page{Path: fmt.Sprint(n, ".html"), Body: []document.Block{
			document.Paragraph{Text: text("处处都有")}, document.Paragraph{Text: text(fmt.Sprint("只在这里", n))}}})
	}
	if i := load(t, pages...); len(i.Texts) != len(pages) {
		t.Errorf("%d texts of %d pages", len(i.Texts), len(pages))
	}
}

// Nothing in a report can end the script or the element that holds it.
func TestHostileTextStaysData(t *testing.T) {
	s := string(search.Script(&report.Report{Pages: []report.Page{{Path: "a.html", Title: `</script>"];alert(1)//` + "\u2028中"}}}))
	if strings.ContainsAny(strings.TrimSuffix(s, "\n"), "<\u2028\n") || !strings.Contains(s, `\"];alert`) {
		t.Error(s)
	}
}
