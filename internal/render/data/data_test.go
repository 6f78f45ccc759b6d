package data_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/golden"
	"nianbao/internal/plan"
	"nianbao/internal/render/data"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// Each archive holds a nianbao.yaml and tables as CSV; want.json and want.csv
// are the open data of the last edition.
func TestRender(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		files := data.Render(results(t, a))
		last := files[len(files)-2:]
		if name := fmt.Sprintf("data/%d/indicators", last[0].Edition); last[0].Path != name+".json" || last[1].Path != name+".csv" {
			t.Errorf("the files are %s and %s", last[0].Path, last[1].Path)
		}
		a.Want("want.json", string(last[0].Data))
		a.Want("want.csv", table(t, last[1].Data))
	})
}

// table is a CSV file with visible byte order mark and line ends.
func table(t *testing.T, file []byte) string {
	t.Helper()
	text, marked := strings.CutPrefix(string(file), "\ufeff")
	if !marked {
		t.Error("the CSV has no byte order mark")
	}
	if lines := strings.Count(text, "\n"); lines != strings.Count(text, "\r\n") {
		t.Error("a line of the CSV does not end in CR LF")
	}
	return strings.ReplaceAll(text, "\r\n", "\n")
}

func results(t *testing.T, a *golden.Archive) []assess.Result {
	t.Helper()
	cfg, found := config.Decode(source.NewFile("nianbao.yaml", a.Input("nianbao.yaml")))
	var tables []dataset.Table
	for _, f := range a.Inputs {
		if strings.HasSuffix(f.Name, ".csv") {
			book, _ := workbook.Read(source.NewFile(f.Name, f.Data))
			got, ds := dataset.Recognise(book)
			tables, found = append(tables, got...), append(found, ds...)
		}
	}
	editions, more := plan.Build(cfg, tables)
	for _, d := range append(found, more...) {
		t.Log(d.Pos, d.Severity.Word(), d.Message)
	}
	if append(found, more...).HasErrors() || len(editions) == 0 {
		t.Fatal("the archive has errors")
	}
	var out []assess.Result
	for _, e := range editions {
		out = append(out, assess.Assess(e, assess.DefaultRules()))
	}
	return out
}
