package data_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/golden"
	"nianbao/internal/number"
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
		if again := data.Render(results(t, a)); !reflect.DeepEqual(files, again) {
			t.Error("two renders of one input differ")
		}
		last := files[len(files)-2:]
		if name := fmt.Sprintf("data/%d/indicators", last[0].Edition); last[0].Path != name+".csv" || last[1].Path != name+".json" {
			t.Errorf("the files are %s and %s", last[0].Path, last[1].Path)
		}
		a.Want("want.json", string(last[1].Data))
		a.Want("want.csv", table(t, last[0].Data))
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

func BenchmarkRender(b *testing.B) {
	const indicators, years = 200, 10
	r := assess.Assess(edition(indicators, years), assess.DefaultRules())
	b.ResetTimer()
	for b.Loop() {
		data.Render([]assess.Result{r})
	}
}

// edition is one of many indicators with as many years of values each.
func edition(indicators, years int) plan.Edition {
	e := plan.Edition{Year: 2024, Start: 2022, End: 2025, Base: 2021, Area: "全区", Domains: []string{"甲"}}
	for i := range indicators {
		code := fmt.Sprintf("i%d", i)
		e.Indicators = append(e.Indicators, plan.Indicator{
			Code: code, Name: code, Domain: "甲", Unit: "亿元", Direction: plan.Up,
			Targets: []plan.Target{{Clause: "一", Year: 2025, Base: 2021, Value: known(int64(3000 + i))}},
		})
		for n := range years {
			e.Observations = append(e.Observations, plan.Observation{
				Indicator: code, Year: e.Year - years + 1 + n, Period: plan.FullYear, Area: e.Area, Value: known(int64(1000 + 37*n + i%11*n*n)),
			})
		}
	}
	return e
}

func known(n int64) number.Value { return number.Value{Dec: number.Int(n), State: number.Present} }
