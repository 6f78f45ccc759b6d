package feed

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/dataset"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
	"nianbao/internal/yaml"
)

// Each archive has tables and, named after them, what is said of their first
// table's feeds, with the observations and findings that come of it.
func TestFeeds(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		for _, in := range a.Inputs {
			name, isFeeds := strings.CutSuffix(in.Name, ".yaml")
			if !isFeeds {
				continue
			}
			table, _, _ := strings.Cut(name, "-")
			book, _ := workbook.Read(source.NewFile("data/"+table+".csv", a.Input(table+".csv")))
			f := source.NewFile("data/"+in.Name, in.Data)
			made, found := fed(book, f)
			var b strings.Builder
			if len(made.Records) > 0 {
				writeTable(&b, made)
			}
			if err := diag.WriteText(&b, found.Sorted(), func(file string, n int) string {
				if file != f.Path {
					return ""
				}
				return f.Line(n)
			}); err != nil {
				t.Fatal(err)
			}
			a.Want("want."+name, b.String())
		}
	})
}

// fed decodes f as the part of a map that speaks of the first table of book.
func fed(book *workbook.Book, f *source.File) (dataset.Table, diag.List) {
	d := &yaml.Decoder{File: f, Known: map[string][]string{"": {Key, ConvertKey}, Key: Keys()}, Samples: map[string]string{"feeds.indicator": SampleIndicator}}
	s := d.Document()
	in := Table{Book: book, Public: "公开名.csv", Convert: DecodeConvert(d, s), Feeds: Decode(d, s), Map: diag.Pos{File: f.Path}}
	read := layout.Find(book.Sheets[0], figure.Usual())
	if len(read.Tables) == 0 || len(in.Feeds) == 0 {
		return dataset.Table{}, d.Found
	}
	in.Sheet, in.Table = read.Name, &read.Tables[0]
	table, found := Turn(in)
	return table, append(d.Found, found...)
}

func writeTable(b *strings.Builder, x dataset.Table) {
	fmt.Fprintf(b, "%s %s\n", x.Kind, x.Pos)
	for _, r := range x.Records {
		for i, name := range slices.Sorted(maps.Keys(r.Fields)) {
			f := r.Fields[name]
			if i > 0 {
				b.WriteString("  ")
			}
			fmt.Fprintf(b, "%s=%s", name, f.Text)
			if name == "数值" {
				fmt.Fprintf(b, " (%v %s %s %v)", f.Number.State, f.Number.Dec, f.Number.Unit, f.Number.Origins[0])
			}
			if name == "年份" || name == "区域" {
				fmt.Fprintf(b, "@%s", strings.TrimPrefix(f.Pos.String(), "data/"))
			}
		}
		b.WriteString("\n")
	}
}

// A feed makes at most one observation of each cell, or says what is wrong.
func FuzzFeeds(f *testing.F) {
	book, _ := workbook.Read(source.NewFile("data/甲.csv", []byte("单位：亿元,,,\n指标,2021年,2022年1-9月,2024F\n增加值,1,2 0,约3\n  #制造业,…,—,\n合计,4,5,6\n")))
	for _, s := range []string{
		"- {indicator: 甲, row: 增加值}", "- {indicator: 甲, row: 增加值/制造业, column: D, years: -2023}", "- {indicator: 甲, area: 行, areas: [增加值, {制造业: 乙}]}",
		"- {indicator: 甲, cell: B3, year: 2020, break: 2020}", "- {indicator: 甲, column: 2021年, area: 行, row: 增加值}", "- {indicator: 甲, year: 行}", "convert: {亿元: 万元}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !strings.HasPrefix(text, ConvertKey) {
			text = Key + ":\n  " + text + "\nconvert: {亿元: 万元}\n"
		}
		file := source.NewFile("data/甲.map.yaml", []byte(text))
		table, found := fed(book, file)
		for _, d := range found {
			if d.Pos.File == "" {
				t.Errorf("nobody knows where %v is", d)
			}
		}
		for _, r := range table.Records {
			v := r.Fields["数值"]
			if v.Pos.Cell == "" || len(v.Number.Origins) != 1 || v.Number.Origins[0].Cell != v.Pos.Cell || r.Get("年份") == "" {
				t.Errorf("%+v has no place or year", r)
			}
		}
	})
}
