package opendata

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/config"
	"nianbao/internal/document"
	"nianbao/internal/golden"
	"nianbao/internal/number"
	"nianbao/internal/output"
	"nianbao/internal/render/data"
	"nianbao/internal/report"
)

func text(s string) []document.Inline { return []document.Inline{document.Text(s)} }

func value(s string, u number.Unit, cell string) number.Value {
	d := number.MustParse(s)
	return number.Value{Dec: d, State: number.Present, Unit: u, Decimals: d.Places(), Origins: []number.Origin{{File: "data/甲.xlsx", Sheet: "表", Cell: cell, SHA256: "ab12"}}}
}

func bare(v number.Value) document.Cell {
	return document.Cell{Text: []document.Inline{document.Number{Value: v, Bare: true}}}
}

func words(s string) document.Cell { return document.Cell{Text: text(s)} }

func head(s string) document.Cell { return document.Cell{Text: text(s), Header: true} }

// full is a table with all that a table may have.
func full() document.Table {
	early, shown, fewer := value("70.1", "%", "C2"), value("-668.90", "亿元", "C1"), value("0", "家", "C3")
	early.Status, shown.Demo, fewer.State = number.Preliminary, true, number.Below
	return document.Table{
		ID: "all", Number: "表2-1", Title: "各园主要指标", Demo: true, Sources: []string{"甲统计年鉴"}, Notes: [][]document.Inline{text("①含在建。")},
		Columns: make([]document.Column, 5),
		Head: []document.Row{
			{Cells: []document.Cell{{Text: text("指标"), RowSpan: 2}, {Text: text("2024年"), ColSpan: 2},
				{Text: []document.Inline{document.Text("进度"), document.Break{}, document.Text("与序时之差")}, RowSpan: 2}, {Text: text("=目标"), RowSpan: 2}}},
			{Cells: []document.Cell{words("甲园"), words("乙园")}},
		},
		Groups: []document.RowGroup{
			{Label: text("产业"), Rows: []document.Row{
				{Kind: document.Total, Cells: []document.Cell{head("产值"), bare(shown), bare(value("1.50", "亿元", "D1")), {Text: text("—"), Second: text("慢")}, words("+20%")}},
				{Kind: document.OfWhich, Cells: []document.Cell{{Text: text("=工业"), Indent: 1, Header: true}, bare(early), words("推进中"), words("62.5%"), words("a,\"b\"\nc")}},
			}},
			{Label: text("民生"), Rows: []document.Row{
				{Cells: []document.Cell{head("学校"), bare(fewer), words("—"), {}, {Text: []document.Inline{document.Number{Value: value("3", "家", "E3"), Given: true}}}}},
			}},
		},
	}
}

func figure() document.Figure {
	s := chart.Spec{ID: "output", Finding: "产值三年增长", Subject: "甲区产值", Source: "甲统计年鉴", Notes: []string{"2024年为初步数"}, X: chart.Axis{Years: true, Labels: []string{"2023", "2024"}}}
	late := value("812.6", "亿元", "C3")
	late.Status = number.Preliminary
	s.Panels = []chart.Panel{{Layers: []chart.Layer{{Name: "产值", Data: []chart.Datum{{X: 0, Value: value("668.9", "亿元", "C2")}, {X: 1, Value: late}}}}}}
	return document.Figure{ID: "output", Number: "图2-1", Chart: s}
}

func sample(blocks ...document.Block) *report.Report {
	at := time.Date(2025, 3, 28, 9, 0, 0, 0, time.FixedZone("UTC+8", 8*3600))
	return &report.Report{
		Config:   config.Config{Report: config.Report{Name: "甲区年度报告", Publisher: "甲单位", Licence: "CC-BY-4.0"}, Site: config.Site{URL: "https://www.example.gov.cn/a/"}},
		Editions: []report.Edition{{Year: 2024, Title: "2024年版", Date: at}},
		Pages: []report.Page{
			{Path: "2024/gongye.html", Edition: 2024, Body: []document.Block{document.Section{Body: blocks}}},
			{Path: "data.html", Kind: report.DataPage, Body: []document.Block{full()}},
		},
	}
}

func indicators() []data.File {
	var out []data.File
	for _, ending := range []string{"csv", "json", "xlsx"} {
		out = append(out, data.File{Edition: 2024, File: output.File{Path: "data/2024/indicators." + ending, Data: []byte(ending)}})
	}
	return append(out, data.File{Edition: 2023, File: output.File{Path: "data/2023/indicators.csv"}})
}

// unpacked returns the files of the only archive of r, in order.
func unpacked(t *testing.T, r *report.Report) (names []string, files map[string][]byte) {
	t.Helper()
	made, err := Render(r, indicators())
	if err != nil || len(made) != 1 || made[0].Path != "data/2024/open-data.zip" {
		t.Fatalf("made %v: %v", made, err)
	}
	if again, _ := Render(r, indicators()); !reflect.DeepEqual(made, again) {
		t.Error("two archives of one report differ")
	}
	z, err := zip.NewReader(bytes.NewReader(made[0].Data), int64(len(made[0].Data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
	}
	return names, files
}

func TestArchive(t *testing.T) {
	names, files := unpacked(t, sample(full(), figure(), full()))
	var b strings.Builder
	for _, n := range names {
		if !strings.HasPrefix(n, "indicators") && !strings.Contains(n, "-2.") {
			fmt.Fprintf(&b, "-- %s --\n%s", n, strings.ReplaceAll(strings.TrimPrefix(string(files[n]), "\ufeff"), "\r\n", "\n"))
		}
	}
	golden.Equal(t, "testdata/archive.txt", []byte(b.String()))
	if got := files["tables/gongye.all-2.csv"]; !bytes.Equal(got, files["tables/gongye.all.csv"]) {
		t.Errorf("the second table of one name is %q", got)
	}
	for n, f := range files {
		if strings.HasSuffix(n, ".csv") && strings.HasPrefix(n, "tables/") && (!bytes.HasPrefix(f, []byte("\ufeff")) || !bytes.Contains(f, []byte("\r\n"))) {
			t.Errorf("%s has no byte order mark or no CR LF", n)
		}
	}
}

// What the description says of a file is so, and all that Data Package 1 asks
// for is there.
func TestDescription(t *testing.T) {
	names, files := unpacked(t, sample(full(), figure()))
	var d struct {
		Name, Version, Created string
		Licenses               []map[string]string
		Sources                []struct{ Title, Hash string }
		Resources              []struct {
			Name, Path, Hash, Profile, Encoding, Mediatype string
			Bytes                                          int
			Schema                                         *struct {
				Fields []struct{ Name, Type, Unit string }
			}
		}
	}
	if err := json.Unmarshal(files["datapackage.json"], &d); err != nil {
		t.Fatal(err)
	}
	if names[0] != "datapackage.json" || len(d.Resources) != len(names)-1 || d.Version != "2024" || d.Created != "2025-03-28T09:00:00+08:00" ||
		d.Licenses[0]["name"] != "CC-BY-4.0" || len(d.Sources) != 1 || d.Sources[0].Hash != "sha256:ab12" {
		t.Errorf("the package is %+v", d)
	}
	seen := map[string]bool{}
	for _, r := range d.Resources {
		content, ok := files[r.Path]
		sum := sha256.Sum256(content)
		if !ok || r.Bytes != len(content) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) || r.Mediatype == "" || seen[r.Name] || r.Name != plainName(r.Name) {
			t.Errorf("%+v is not what the archive holds", r)
		}
		seen[r.Name] = true
		if !strings.HasPrefix(r.Path, "tables/") || !strings.HasSuffix(r.Path, ".csv") {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
		if err != nil || r.Schema == nil || len(r.Schema.Fields) != len(rows[0]) || r.Profile != "tabular-data-resource" {
			t.Fatalf("%s: %v, %+v", r.Path, err, r)
		}
		for i, f := range r.Schema.Fields {
			if f.Name != rows[0][i] {
				t.Errorf("field %d of %s is %s, its head %s", i, r.Path, f.Name, rows[0][i])
			}
			for _, row := range rows[1:] {
				if _, err := number.Parse(row[i]); f.Type == "number" && row[i] != "" && err != nil {
					t.Errorf("%s has %q in a field of numbers", r.Path, row[i])
				}
			}
		}
	}
}

func TestLicenceIsNotInvented(t *testing.T) {
	r := sample(full())
	r.Config.Report.Licence = ""
	_, files := unpacked(t, r)
	if bytes.Contains(files["datapackage.json"], []byte("licenses")) {
		t.Error("a licence is stated that nobody gave")
	}
	if got := licences("https://www.example.gov.cn/a.html"); len(got) != 1 || got[0].Path == "" || got[0].Name != "" {
		t.Errorf("an address became %+v", got)
	}
}

// Whatever stands in a table, its files can be read, say the same, and hold no formula.
func FuzzTable(f *testing.F) {
	for _, s := range []string{"工业", "=cmd|'/C calc'!A0", "\"<甲>\" & 乙\r\n丙, 丁", "\xff\x00", "../../x", "-1", "\ufeff", "CON"} {
		f.Add(s, 2, 3)
	}
	f.Fuzz(func(t *testing.T, s string, columns, rows int) {
		table := document.Table{ID: s, Title: s, Head: []document.Row{{Cells: []document.Cell{{Text: text(s), ColSpan: columns, RowSpan: rows}, words(s)}}}}
		table.Groups = []document.RowGroup{{Label: text(s), Rows: []document.Row{
			{Cells: []document.Cell{{Text: text(s), RowSpan: rows, ColSpan: columns, Indent: rows}, bare(value("-1.50", "家", s))}}, {Cells: []document.Cell{words(s)}},
		}}}
		made, ok := tableOf(table)
		if !ok {
			t.Fatal("a table is none")
		}
		var records []map[string]any
		if err := json.Unmarshal(made.json(), &records); err != nil {
			t.Fatal(err)
		}
		read, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(made.csv(), []byte("\ufeff")))).ReadAll()
		if err != nil || len(read) != len(records)+1 {
			t.Fatalf("%d lines for %d records: %v", len(read), len(records), err)
		}
		for _, row := range read {
			for i, c := range row {
				if c != "" && strings.ContainsAny(c[:1], "=+-@\t\r\n") && (!made.fields[i].numeric || c != "-1.50") {
					t.Errorf("%q is a formula", c)
				}
			}
		}
		if n := plainName("a." + s); strings.ContainsAny(n, `/\:*?"<>|`) || strings.HasPrefix(n, ".") {
			t.Errorf("a file is called %q", n)
		}
	})
}
