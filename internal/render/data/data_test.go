package data_test

import (
	"bytes"
	"encoding/csv"
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
		files := rendered(t, results(t, a))
		if again := rendered(t, results(t, a)); !reflect.DeepEqual(files, again) {
			t.Error("two renders of one input differ")
		}
		last := files[len(files)-3:]
		for i, kind := range []string{".csv", ".json", ".xlsx"} {
			if want := fmt.Sprintf("data/%d/indicators%s", last[i].Edition, kind); last[i].Path != want {
				t.Errorf("a file is %s, want %s", last[i].Path, want)
			}
		}
		checkWorkbook(t, last[2].Data, last[0].Data)
		a.Want("want.json", string(last[1].Data))
		a.Want("want.csv", table(t, last[0].Data))
	})
}

func rendered(t testing.TB, list []assess.Result) []data.File {
	t.Helper()
	files, err := data.Render(list, data.Publisher{Name: "甲单位", Report: "甲方案年度报告"})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// checkWorkbook holds a workbook against the CSV of the same edition: the same
// rows, and what is a number there is one here.
func checkWorkbook(t *testing.T, xlsx, text []byte) {
	t.Helper()
	book, found := workbook.Read(source.NewFile("indicators.xlsx", xlsx))
	if book == nil || found.HasErrors() || len(book.Sheets) != 2 {
		t.Fatal("the workbook cannot be read: ", found)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, want := range row {
			got := book.Sheets[0].At(r, c)
			want = strings.TrimPrefix(want, "'")
			if !sameNumber(got.Text, want) && got.Text != want {
				t.Errorf("%s is %q, in the CSV %q", workbook.Ref(r, c), got.Text, want)
			}
			if _, err := number.Parse(want); r > 0 && rows[0][c] == "数值" && err == nil && !got.Numeric {
				t.Errorf("%s is no number: %q", workbook.Ref(r, c), got.Text)
			}
		}
	}
	if explained := book.Sheets[1]; explained.Name != "说明" || !strings.Contains(explained.At(0, 0).Text, "各列说明") {
		t.Errorf("the columns are not explained: %+v", explained.At(0, 0))
	}
}

func sameNumber(a, b string) bool {
	x, err := number.Parse(a)
	y, wrong := number.Parse(b)
	return err == nil && wrong == nil && x.Cmp(y) == 0
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
		rendered(b, []assess.Result{r})
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
