package html

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/internal/document"
)

// rendered writes blocks and reads them again.
func rendered(t *testing.T, blocks ...document.Block) *html.Node {
	t.Helper()
	w := newWriter(t)
	w.blocks(blocks)
	n, err := html.Parse(strings.NewReader(w.String()))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func cellOf(text string, columns, rows, indent int, header bool) document.Cell {
	c := document.Cell{ColSpan: columns, RowSpan: rows, Indent: indent, Header: header}
	if text != "" {
		c.Text = []document.Inline{document.Text(text)}
	}
	return c
}

// headsOf are the words of the heads that the cell with a text names.
func headsOf(t *testing.T, page *html.Node, text string) []string {
	t.Helper()
	byID := map[string]string{}
	for _, n := range elements(page, isNamed("th")) {
		if id, ok := attribute(n, "id"); ok {
			if byID[id] != "" {
				t.Errorf("id %s comes twice", id)
			}
			byID[id] = content(n)
		}
	}
	for _, n := range elements(page, isNamed("td")) {
		if content(n) != text {
			continue
		}
		var out []string
		ids, _ := attribute(n, "headers")
		for _, id := range strings.Fields(ids) {
			if byID[id] == "" {
				t.Errorf("%q names %s, which is none", text, id)
			}
			out = append(out, byID[id])
		}
		return out
	}
	t.Errorf("no cell %q", text)
	return nil
}

// Under a header of several rows, and in groups of rows, each cell names its heads.
func TestCellsNameTheirHeads(t *testing.T) {
	h := func(text string, columns, rows int) document.Cell { return cellOf(text, columns, rows, 0, true) }
	d := func(text string) document.Cell { return cellOf(text, 1, 1, 0, false) }
	merged := document.Table{
		Columns: make([]document.Column, 4), Wide: true,
		Head: []document.Row{{Cells: []document.Cell{h("地区", 2, 2), h("迁入", 2, 1)}}, {Cells: []document.Cell{h("合计", 1, 1), h("省内", 1, 1)}}},
		Groups: []document.RowGroup{
			{Rows: []document.Row{{Cells: []document.Cell{h("甲市", 1, 2), h("东区", 1, 1), d("1"), d("2")}}, {Cells: []document.Cell{h("西区", 1, 1), d("3"), d("4")}}}},
			{Label: []document.Inline{document.Text("其他")}, Rows: []document.Row{
				{Cells: []document.Cell{h("乙市", 2, 1), d("5"), d("6")}},
				{Cells: []document.Cell{cellOf("乡镇", 2, 1, 1, true), d("7"), d("8")}},
			}},
		},
	}
	page := rendered(t, merged, merged)
	for cell, want := range map[string][]string{
		"1": {"迁入", "合计", "甲市", "东区"},
		"4": {"迁入", "省内", "甲市", "西区"},
		"5": {"迁入", "合计", "其他", "乙市"},
		"8": {"迁入", "省内", "其他", "乙市", "乡镇"},
	} {
		if got := headsOf(t, page, cell); !slices.Equal(got, want) {
			t.Errorf("%s is under %q, want %q", cell, got, want)
		}
	}
	if n := len(elements(page, isNamed("colgroup"))); n != 4 {
		t.Errorf("%d groups of columns, want two in each table", n)
	}
	plain := rendered(t, document.Table{Columns: make([]document.Column, 2), Head: []document.Row{{Cells: []document.Cell{h("年份", 1, 1), h("数", 1, 1)}}},
		Groups: []document.RowGroup{{Rows: []document.Row{{Cells: []document.Cell{h("2024", 1, 1), d("9")}}}}}})
	if got := headsOf(t, plain, "9"); got != nil {
		t.Errorf("a plain table names %q", got)
	}
}
