package build_test

import (
	"bytes"
	"encoding/csv"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/internal/browser"
	"nianbao/internal/build"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// followed is a built report whose numbers are followed to their cells.
type followed struct {
	build.Result
	t *testing.T
}

// follow builds the project of numbers to follow, with values changed.
func follow(t *testing.T, changes ...string) followed {
	t.Helper()
	a := archived(t, "provenance")
	for i := range a.Files {
		if strings.HasPrefix(a.Files[i].Name, "data/2024/") {
			a.Files[i].Data = []byte(strings.NewReplacer(changes...).Replace(string(a.Files[i].Data)))
		}
	}
	r := resultOf(t, project(t, a))
	for _, d := range r.Findings {
		t.Log(d.Pos, d.Severity.Word(), d.Message)
	}
	if r.Files == nil {
		t.Fatal("nothing was built")
	}
	return followed{r, t}
}

func (f followed) file(path string) []byte {
	f.t.Helper()
	for _, x := range f.Files {
		if x.Path == path {
			return x.Data
		}
	}
	f.t.Fatalf("there is no %s", path)
	return nil
}

// page returns the text of the chapter, and that of its list of sources.
func (f followed) page() (body, sources string) {
	f.t.Helper()
	root, err := html.Parse(bytes.NewReader(f.file("2024/zongti.html")))
	if err != nil {
		f.t.Fatal(err)
	}
	var walk func(*html.Node, *strings.Builder)
	var list strings.Builder
	walk = func(n *html.Node, to *strings.Builder) {
		if n.Data == "details" && attr(n, "id") == "cells" {
			to = &list
		}
		if n.Type == html.TextNode {
			to.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c, to)
		}
	}
	var all strings.Builder
	walk(root, &all)
	return all.String(), list.String()
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// columns of the open data that say where a value is from.
var sourceColumns = []string{"来源文件", "来源工作表", "来源单元格", "来源文件SHA-256"}

// table returns value and source of an area from rows under a head.
func (f followed) row(rows [][]string, area string) (value, source string) {
	f.t.Helper()
	at := map[string]int{}
	for i, h := range rows[0] {
		at[h] = i
	}
	for _, r := range rows[1:] {
		if r[at["区域"]] != area {
			continue
		}
		var from []string
		for _, c := range sourceColumns {
			from = append(from, r[at[c]])
		}
		return r[at["数值"]], strings.Join(from, "!")
	}
	f.t.Fatalf("no row of %s", area)
	return "", ""
}

func (f followed) csv(area string) (value, source string) {
	f.t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(f.file("data/2024/indicators.csv"), []byte("\ufeff")))).ReadAll()
	if err != nil {
		f.t.Fatal(err)
	}
	return f.row(rows, area)
}

func (f followed) xlsx(area string) (value, origin string) {
	f.t.Helper()
	book, found := workbook.Read(source.NewFile("indicators.xlsx", f.file("data/2024/indicators.xlsx")))
	if book == nil {
		f.t.Fatal(found)
	}
	var rows [][]string
	for r := range 4 {
		var row []string
		for c := range 38 {
			row = append(row, book.Sheets[0].At(r, c).Text)
		}
		rows = append(rows, row)
	}
	return f.row(rows, area)
}

func (f followed) json(area string) (value, source string) {
	f.t.Helper()
	for _, e := range openData(f.t, f.Result)["2024"] {
		if e["area"] == area {
			return e.at("value"), e.at("source.file") + "!" + e.at("source.sheet") + "!" + e.at("source.cell") + "!" + e.at("source.sha256")
		}
	}
	f.t.Fatalf("no entry of %s", area)
	return "", ""
}

// cell reads the cell that a source names, as somebody with the workbook would.
func (f followed) cell(origin string) string {
	f.t.Helper()
	part := strings.Split(origin, "!")
	file := f.Snapshot.File(part[0])
	if len(part) != 4 || file == nil {
		f.t.Fatalf("%s is nowhere", origin)
	}
	book, found := workbook.Read(file)
	if book == nil || book.SHA256 != part[3] {
		f.t.Fatal("not that workbook: ", found)
	}
	for _, s := range book.Sheets {
		for r := range 20 {
			for c := range 20 {
				if s.Name == part[1] && workbook.Ref(r, c) == part[2] {
					return s.At(r, c).Text
				}
			}
		}
	}
	f.t.Fatalf("there is no %s", origin)
	return ""
}

// check follows one figure of the page: its list, CSV, XLSX and JSON lead to
// one cell, which holds it.
func (f followed) check(area, label, value string) (cell string) {
	f.t.Helper()
	body, sources := f.page()
	if !strings.Contains(body, value+"亿元") {
		f.t.Errorf("the page does not say %s亿元", value)
	}
	listed := regexp.MustCompile(`([A-Z]+[0-9]+) ` + label + ` ` + regexp.QuoteMeta(value) + `亿元`).FindStringSubmatch(sources)
	if listed == nil {
		f.t.Fatalf("%s %s亿元 is not among\n%s", label, value, sources)
	}
	_, from := f.csv(area)
	for name, read := range map[string]func(string) (string, string){"CSV": f.csv, "XLSX": f.xlsx, "JSON": f.json} {
		if got, origin := read(area); got != value || origin != from {
			f.t.Errorf("%s has %s from %s, want %s from %s", name, got, origin, value, from)
		}
	}
	part := strings.Split(from, "!")
	if part[2] != listed[1] || !strings.Contains(sources, part[0]+"　"+part[1]+"　SHA-256 "+part[3][:12]) {
		f.t.Errorf("the page leads to %s, the data to %s", listed[1], from)
	}
	if got := f.cell(from); got != value {
		f.t.Errorf("%s holds %s, want %s", from, got, value)
	}
	return listed[1]
}

// A number on a page, in its print and in the downloads leads to one cell;
// changing the cell changes them all.
func TestNumbersLeadToTheirCells(t *testing.T) {
	before := follow(t)
	level, park := before.check("全区", "2024年", "160.2"), before.check("甲园", "甲园 2024年", "97.1")
	_, sources := before.page()
	if growth := regexp.MustCompile(`2024年同比 6\.4%①` + level + `、[A-Z]+[0-9]+`); !growth.MatchString(sources) {
		t.Errorf("the growth does not name its cells:\n%s", sources)
	}

	after := follow(t, "160.2", "170.2", "97.1", "107.1")
	if now := after.check("全区", "2024年", "170.2"); now != level {
		t.Errorf("the value moved from %s to %s", level, now)
	}
	if now := after.check("甲园", "甲园 2024年", "107.1"); now != park {
		t.Errorf("the park's value moved from %s to %s", park, now)
	}
	body, sources := after.page()
	for _, old := range []string{"160.2", "97.1", "6.4%"} {
		if strings.Contains(body+sources, old) {
			t.Errorf("the page still says %s", old)
		}
	}
	if !strings.Contains(body, "13.1%") || !strings.Contains(sources, "2024年同比 13.1%①"+level) {
		t.Errorf("the growth did not change:\n%s", sources)
	}
}

// The list is reached by link and key without scripts, and printed when open.
func TestSourcesNeedNoScript(t *testing.T) {
	f := follow(t)
	b := browser.Open(t)
	b.Scripts(false)
	b.Size(1440)
	b.File(filepath.Join(onDisk(t, f.Result), "2024", "zongti.html"))
	const list = `document.querySelector('#cells')`
	// innerText of what is not rendered is that of the node, so look at boxes.
	const seen = `[...document.querySelectorAll('#cells dd')].filter(d => d.checkVisibility() && d.getBoundingClientRect().height > 0).map(d => d.innerText).join('\n')`
	want(t, b, list+`.open`, false)
	want(t, b, seen, "")
	b.Print(true)
	want(t, b, list+`.checkVisibility()`, false)
	b.Print(false)

	b.Click(`.acts a[href="#cells"]`)
	b.Await(list + `.getBoundingClientRect().top < innerHeight`)
	b.Click(`#cells summary`)
	want(t, b, list+`.open`, true)
	for _, media := range []bool{false, true} {
		b.Print(media)
		if text := browser.Eval[string](b, seen); !strings.Contains(text, "2024年 160.2亿元") || !strings.Contains(text, "甲园 2024年 97.1亿元") {
			t.Errorf("printed %v: the list does not show the cells:\n%s", media, text)
		}
	}
}

// 附出处打印 opens the list for the print and closes it again.
func TestSourcesArePrintedOnDemand(t *testing.T) {
	f := follow(t)
	b := browser.Open(t)
	b.Size(1440)
	b.File(filepath.Join(onDisk(t, f.Result), "2024", "zongti.html"))
	const open = `document.querySelector('#cells').open`
	browser.Eval[bool](b, `(window.print = function () { window.printed = `+open+`; }, true)`)
	b.Click(`[data-print=cells]`)
	want(t, b, `window.printed`, true)
	browser.Eval[bool](b, `window.dispatchEvent(new Event("afterprint"))`)
	want(t, b, open, false)
	b.Click(`.acts a[href="#cells"]`)
	b.Await(open)
}
