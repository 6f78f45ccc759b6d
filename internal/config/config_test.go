package config

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/source"
)

const least = `report:
  name: 示例年度报告
  publisher: 示例办公室
plan:
  title: 《示例方案》
  start: 2022
  end: 2025
editions:
  - year: 2024
    date: 2025-03-28
`

func decode(text string) (Config, diag.List) {
	return Decode(source.NewFile("nianbao.yaml", []byte(text)))
}

// Each archive holds a nianbao.yaml and the findings about it, all of them.
func TestFindings(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		for _, in := range a.Inputs {
			f := source.NewFile(in.Name, in.Data)
			_, found := Decode(f)
			var b strings.Builder
			if err := diag.WriteText(&b, found.Sorted(), func(_ string, n int) string { return f.Line(n) }); err != nil {
				t.Fatal(err)
			}
			a.Want("want."+in.Name, b.String())
		}
	})
}

func TestDefaults(t *testing.T) {
	c, found := decode(least)
	if len(found) > 0 {
		t.Fatal(found)
	}
	at := time.Date(2025, 3, 27, 16, 0, 0, 0, time.UTC)
	want := Config{
		Report:   Report{Name: "示例年度报告", Short: "示例年度报告", Publisher: "示例办公室", Demo: "本页有演示数据，不是实际情况"},
		Plan:     Plan{Title: "《示例方案》", Start: 2022, End: 2025, Base: 2021, Area: "全区"},
		Editions: []Edition{{Year: 2024, Title: "2024年版", Pos: diag.Pos{File: "nianbao.yaml", Line: 9, Column: 5}}},
		Rules:    DefaultRules(),
		Output:   "public",
	}
	if len(c.Editions) != 1 || !c.Editions[0].Date.Equal(at) {
		t.Fatalf("editions %+v", c.Editions)
	}
	c.Editions[0].Date = time.Time{}
	if got, want := fmt.Sprintf("%+v", c), fmt.Sprintf("%+v", want); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestEverything(t *testing.T) {
	c, found := decode(`
output: out/site
missing: {below: ["0.0"], na: [×, 无此项], unknown: ["…"]}
rules: {faster: 1.10, needs_speed: .5, coverage: 1, interval_from: 5}
site: {url: "https://www.example.gov.cn/a", name: 示例网, domain: www.example.gov.cn, id: 0510400001, column: 数据发布, color: "#1f4e79"}
editions:
  - {year: 2025, date: 2026-3-27 09:05, status: released, title: 终期版}
  - {year: 2024, date: 2025-03-28T10:30, status: draft}
plan:
  title: 《示例方案》
  number: 12
  issued: 2023-02-27
  start: 2022
  end: 2025
  base: 2020
  area: 全域
  domains: [甲, "乙: 丙"]
report:
  name: 示例
  short: 简称
  publisher: 办公室
  demo: >
    第一行
    第二行
`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got, want := fmt.Sprintf("%+v", c.Site), "{URL:https://www.example.gov.cn/a/ Name:示例网 Domain:www.example.gov.cn ID:0510400001 Column:数据发布 Color:#1F4E79}"; got != want {
		t.Errorf("site %s", got)
	}
	if len(c.Editions) != 2 || c.Editions[0].Year != 2024 || c.Editions[0].Released || c.Editions[1].Title != "终期版" || !c.Editions[1].Released {
		t.Errorf("editions %+v", c.Editions)
	}
	if got := c.Editions[1].Date.Format(time.RFC3339); got != "2026-03-27T09:05:00+08:00" {
		t.Errorf("date %s", got)
	}
	if c.Plan.Number != "12" || c.Plan.Base != 2020 || c.Plan.Area != "全域" || fmt.Sprint(c.Plan.Domains) != "[甲 乙: 丙]" || c.Plan.Issued.Format(time.DateOnly) != "2023-02-27" {
		t.Errorf("plan %+v", c.Plan)
	}
	if got, want := fmt.Sprint(c.Rules), "{1.10 0.95 0.5 1 5}"; got != want {
		t.Errorf("rules %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(c.Missing), "{[0.0] [× 无此项] […]}"; got != want {
		t.Errorf("missing %s, want %s", got, want)
	}
	if c.Report.Short != "简称" || c.Report.Demo != "第一行 第二行" || c.Output != "out/site" {
		t.Errorf("report %+v, output %s", c.Report, c.Output)
	}
}

func TestLicence(t *testing.T) {
	for _, want := range []string{"CC-BY-4.0", "https://www.example.gov.cn/shuoming.html"} {
		c, found := decode(strings.Replace(least, "report:\n", "report:\n  licence: "+want+"\n", 1))
		if c.Report.Licence != want || len(found) > 0 {
			t.Errorf("licence %q, %v", c.Report.Licence, found)
		}
	}
}

// Empty values of what need not be there are as good as absent.
func TestEmptyOptional(t *testing.T) {
	c, found := decode(least + "site:\n  url: \"\"\n  id:\n  color: ~\noutput:\n")
	if len(found) > 0 || c.Site != (Site{}) || c.Output != "public" {
		t.Errorf("%+v %v", c, found)
	}
}

func TestContrast(t *testing.T) {
	for color, want := range map[string]string{"#000000": "21.00", "#FFFFFF": "1.00", "#767676": "4.54", "#777777": "4.48", "#FF0000": "4.00", "#C00000": "6.48"} {
		if got := fmt.Sprintf("%.2f", contrastWithWhite(color)); got != want {
			t.Errorf("%s: %s, want %s", color, got, want)
		}
	}
}

func TestKnownKeys(t *testing.T) {
	for name, keys := range known {
		for _, k := range keys {
			text := "zzz"
			if name == "" {
				_, found := decode(k + ": " + text + "\n")
				if hasCode(found, "unknown-key") {
					t.Errorf("%s is not known", k)
				}
				continue
			}
			body := name + ":\n  " + k + ": " + text + "\n"
			if name == "editions" {
				body = name + ":\n  - " + k + ": " + text + "\n"
			}
			if _, found := decode(body); hasCode(found, "unknown-key") {
				t.Errorf("%s.%s is not known", name, k)
			}
		}
	}
	for path := range samples {
		section, key, nested := strings.Cut(path, ".")
		if !nested {
			section, key = "", path
		}
		if !slices.Contains(known[section], key) {
			t.Errorf("a sample for %s, which is not a key", path)
		}
	}
}

func hasCode(l diag.List, code string) bool {
	return slices.ContainsFunc(l, func(d diag.Diagnostic) bool { return d.Code == code })
}

func FuzzDecode(f *testing.F) {
	f.Add(least)
	f.Add("report:\n  nmae: x\n  demo: |\n    a\n\tb\nplan: [1]\neditions: {year: 1}\nsite: x\noutput: ../x\n")
	f.Add("editions:\n  - year: 2024\n  - \n  - x\n  - [y]\nplan:\n  domains: [a, a, {}, ~]\n  start: 0x7e8\n")
	f.Add(least + "rules: {faster: 1e9, on_track: 0, needs_speed: -1, coverage: 2, interval_from: 3.5}\n")
	f.Add(least + "rules: {faster: 0.9}\n")
	f.Add("报告：x\nsite:\n  color: \"#zzz\"\n  url: \"http://[::1\"\n  id: bm1\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("nianbao.yaml", []byte(text))
		c, found := Decode(file)
		for _, d := range found {
			if d.Pos.File != "nianbao.yaml" || d.Pos.Line < 0 || d.Pos.Line > file.Lines() || d.Pos.Column < 0 || d.Pos.Column > len(file.Line(d.Pos.Line))+2 {
				t.Errorf("%v is not in the file", d.Pos)
			}
			if d.Message == "" || d.Hint == "" {
				t.Errorf("%+v has no message or no remedy", d)
			}
		}
		if found.HasErrors() {
			return
		}
		// A configuration without errors is one that later stages can rely on.
		if c.Report.Name == "" || c.Report.Publisher == "" || c.Plan.Title == "" || c.Plan.End < c.Plan.Start || c.Plan.Base >= c.Plan.End || len(c.Editions) == 0 || c.Output == "" {
			t.Errorf("%+v", c)
		}
		if r := c.Rules; r.NeedsSpeed.Sign() <= 0 || r.NeedsSpeed.Cmp(r.OnTrack) >= 0 || r.OnTrack.Cmp(r.Faster) >= 0 || r.Coverage.Sign() <= 0 || r.IntervalFrom < 3 {
			t.Errorf("%+v", r)
		}
		for i, e := range c.Editions {
			if e.Date.IsZero() || e.Title == "" || e.Year < c.Plan.Start || e.Year > c.Plan.End || i > 0 && c.Editions[i-1].Year >= e.Year {
				t.Errorf("%+v", e)
			}
		}
	})
}
