package report_test

import (
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report"
	"nianbao/internal/report/ledger"
)

// The files of open data are offered where data is: all of them on the page of
// data, an edition's own on its page of indicators.
func TestOpenDataIsOffered(t *testing.T) {
	in := report.Input{Templates: templatePages(t), Data: []ledger.DataFile{
		{Edition: 2023, Path: "data/2023/indicators.csv", Size: 10},
		{Edition: 2024, Path: "data/2024/indicators.csv", Size: 1 << 10},
		{Edition: 2024, Path: "data/2024/indicators.json", Size: 3<<20 + 1},
	}}
	for _, year := range []int{2023, 2024} {
		e := plan.Edition{Year: year, Title: "版", Indicators: []plan.Indicator{{Code: "x", Name: "甲", Targets: []plan.Target{{Year: 2025}}}}}
		in.Results = append(in.Results, assess.Assess(e, assess.DefaultRules()))
	}
	r, _ := report.Link(in)
	for i, p := range r.Pages {
		text := dump(&r.Pages[i])
		switch p.Path {
		case "data.html":
			for _, want := range []string{"data/2024/indicators.csv", "1 KB", "data/2024/indicators.json", "3.0 MB"} {
				if !strings.Contains(text, want) {
					t.Errorf("data.html does not hold %s:\n%s", want, text)
				}
			}
		case "2024/indicators.html":
			want := []report.Download{{Name: "CSV（1 KB）", Href: "data/2024/indicators.csv"}, {Name: "JSON（3.0 MB）", Href: "data/2024/indicators.json"}}
			if len(p.Downloads) != 2 || p.Downloads[0] != want[0] || p.Downloads[1] != want[1] {
				t.Errorf("%s offers %v", p.Path, p.Downloads)
			}
		case "2023/indicators.html":
			if len(p.Downloads) != 1 {
				t.Errorf("%s offers %v", p.Path, p.Downloads)
			}
		default:
			if len(p.Downloads) > 0 {
				t.Errorf("%s offers %v", p.Path, p.Downloads)
			}
		}
	}
}

// What was made of a report is offered on its pages, and the report stays as it was.
func TestArchivesAreOffered(t *testing.T) {
	row := func(title string) document.Row {
		return document.Row{Cells: []document.Cell{{Text: []document.Inline{document.Text(title)}}}}
	}
	list := document.Table{ID: "opendata", Columns: make([]document.Column, 1), Head: []document.Row{row("版次")}, Groups: []document.RowGroup{{Rows: []document.Row{row("2024年版"), row("2023年版")}}}}
	r := &report.Report{Editions: []report.Edition{{Year: 2024, Title: "2024年版"}, {Year: 2023, Title: "2023年版"}}, Pages: []report.Page{
		{Path: "data.html", Kind: report.DataPage, Body: []document.Block{document.Section{Body: []document.Block{list}}}}, {Path: "2024/index.html", Edition: 2024},
		{Path: "2024/indicators.html", Kind: report.IndicatorsPage, Edition: 2024, Downloads: []report.Download{{Name: "CSV"}}},
		{Path: "2023/indicators.html", Kind: report.IndicatorsPage, Edition: 2023},
	}}
	with := report.WithData(r, []ledger.DataFile{{Edition: 2024, Path: "data/2024/open-data.zip", Size: 3 << 20}})
	text := dump(&with.Pages[0])
	for _, want := range []string{"全部表格", "data/2024/open-data.zip", "3.0 MB"} {
		if !strings.Contains(text, want) {
			t.Errorf("data.html does not hold %s:\n%s", want, text)
		}
	}
	want := map[string]string{"2024/indicators.html": "全部表格 ZIP（3.0 MB）"}
	for i, p := range with.Pages {
		offered := p.Downloads[len(r.Pages[i].Downloads):]
		if name := want[p.Path]; name == "" && len(offered) > 0 || name != "" && (len(offered) != 1 || offered[0] != report.Download{Name: name, Href: "data/2024/open-data.zip"}) {
			t.Errorf("%s offers %v", p.Path, offered)
		}
	}
	if strings.Contains(dump(&r.Pages[0]), "zip") || len(r.Pages[2].Downloads) != 1 {
		t.Error("the report was changed")
	}
}
