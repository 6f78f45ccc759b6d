package figure

import (
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/config"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
	"nianbao/internal/source"
)

func amount(s string) number.Value {
	return number.Value{Dec: number.MustParse(s), State: number.Present, Unit: "亿元", Decimals: 1}
}

// shelf has two editions with two indicators, one of them by park.
func shelf() *ledger.Shelf {
	var results []assess.Result
	for _, year := range []int{2023, 2024} {
		e := plan.Edition{
			Year: year, Area: "全区", Start: 2022, End: 2025, Domains: []string{"产业"},
			Parks: []plan.Park{{Code: "a", Name: "甲园"}, {Code: "b", Name: "乙园"}},
			Indicators: []plan.Indicator{
				{Code: "output", Name: "总产值", Domain: "产业", Unit: "亿元", Direction: plan.Up, Decimals: 1, Targets: []plan.Target{{Clause: "一-1", Year: 2025, Value: amount("200"), Base: 2021}}},
				{Code: "tax", Name: "税收", Domain: "产业", Unit: "亿元", Direction: plan.Up, Decimals: 1, Targets: []plan.Target{{Clause: "一-2", Year: 2025, Value: amount("20"), Base: 2021}}},
			},
		}
		add := func(code, area string, y int, v string) {
			if y <= year {
				e.Observations = append(e.Observations, plan.Observation{Indicator: code, Year: y, Area: area, Period: "全年", Value: amount(v)})
			}
		}
		for i, v := range []string{"100", "115", "130", "150"} {
			add("output", "全区", 2021+i, v)
		}
		add("output", "甲园", 2023, "90")
		add("output", "乙园", 2023, "40")
		add("output", "甲园", 2024, "100")
		add("output", "乙园", 2024, "50")
		add("tax", "全区", 2021, "10")
		add("tax", "全区", 2024, "16")
		results = append(results, assess.Assess(e, assess.DefaultRules()))
	}
	return ledger.Open(config.Config{}, results)
}

func draw(t *testing.T, x template.Template, r Request, names ...string) chart.Spec {
	t.Helper()
	b := shelf().Latest()
	for _, n := range names {
		r.Indicators = append(r.Indicators, *b.Indicator(n))
	}
	s, p, ok := Draw(b, x, r)
	if !ok || p.Why != "" {
		t.Fatalf("%s: %v %+v", x.Name, ok, p)
	}
	return s
}

func layers(s chart.Spec) string {
	var out []string
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			text := l.Name + ":"
			for _, d := range l.Data {
				text += " " + s.X.Labels[d.X] + "=" + d.Value.Digits()
			}
			out = append(out, text)
		}
	}
	return strings.Join(out, "; ")
}

func TestDraw(t *testing.T) {
	year := Request{}
	for name, c := range map[string]struct {
		kind  string
		r     Request
		names []string
		want  string
	}{
		"path":      {"trend", year, []string{"总产值"}, "总产值: 2021=100.0 2022=115.0 2023=130.0 2024=150.0; 2025年目标: 2021=200.0 2025=200.0; 等速路径: 2021=100.0 2025=200.0"},
		"bounded":   {"trend", Request{Options: Options{To: 2022}}, []string{"总产值"}, "总产值: 2021=100.0 2022=115.0"},
		"a park":    {"trend", Request{Options: Options{Area: "甲园"}}, []string{"总产值"}, "总产值: 2023=90.0 2024=100.0"},
		"growth":    {"growth", Request{Options: Options{From: 2023}}, []string{"总产值"}, "比上年增长: 2023=13.0 2024=15.4; 总产值: 2023=130.0 2024=150.0"},
		"parks":     {"stacked", year, []string{"总产值"}, "甲园: 2023=90.0 2024=100.0; 乙园: 2023=40.0 2024=50.0"},
		"two":       {"grouped", Request{Options: Options{From: 2024}}, []string{"总产值", "税收"}, "总产值: 2024=150.0; 税收: 2024=16.0"},
		"ranking":   {"ranking", year, []string{"总产值"}, "总产值: 甲园=100.0 乙园=50.0"},
		"last year": {"ranking", Request{Year: 2023}, []string{"总产值"}, "总产值: 甲园=90.0 乙园=40.0"},
		"bullet":    {"bullet", year, []string{"总产值", "税收"}, "完成进度: 税收=60.0 总产值=50.0; 序时进度: 税收=75.0 总产值=75.0"},
		"dumbbell":  {"dumbbell", year, []string{"总产值", "税收"}, "基期: 总产值=100.0 税收=10.0; 2024年: 总产值=150.0 税收=16.0; 目标: 总产值=200.0 税收=20.0"},
	} {
		if s := draw(t, kind(t, c.kind), c.r, c.names...); layers(s) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, layers(s), c.want)
		}
	}
}

func TestDrawParts(t *testing.T) {
	s := draw(t, kind(t, "donut"), Request{}, "总产值")
	if len(s.Parts) != 2 || s.WholeName != "全区" || s.Whole.Digits() != "150.0" || s.Finding != "甲园占66.7%" {
		t.Errorf("%+v", s)
	}
	m := draw(t, kind(t, "matrix"), Request{})
	if strings.Join(m.X.Labels, " ") != "2023 2024" || len(m.Parts) != 1 || len(m.Parts[0].Items) != 2 || len(m.Parts[0].Items[0].States) != 2 {
		t.Errorf("%+v", m)
	}
	if d := m.Describe(); !strings.Contains(d, "从2023年到2024年。2024年：") {
		t.Errorf("the editions of a matrix are not told as years: %s", d)
	}
}

// A chart of an author's own needs no Go: every mark, several dimensions, last
// year beside this one.
func TestDrawOwn(t *testing.T) {
	for text, want := range map[string]string{
		"along: 年份\nlayers:\n  - {values: 实际, mark: area}\n  - {values: 应达, mark: point, role: path, name: \"{指标}应达\"}\n":                             "总产值: 2021=100.0 2022=115.0 2023=130.0 2024=150.0; 总产值应达: 2021=100.0 2025=200.0",
		"along: 园区\nlayers:\n  - {values: 实际, mark: bar, name: \"{年份}年\"}\n  - {values: 实际, mark: point, role: context, year: 上年, name: \"{年份}年\"}\n": "2024年: 甲园=100.0 乙园=50.0; 2023年: 甲园=90.0 乙园=40.0",
		"along: 园区\nlayers: [{values: 实际, mark: bar, each: 年份}]\n":                                                                                    "2023年: 甲园=90.0 乙园=40.0; 2024年: 甲园=100.0 乙园=50.0; ",
		"along: 年份\nlayers: [{values: 占比, mark: line, each: 园区}]\n":                                                                                   "甲园: 2023=69.2 2024=66.7; 乙园: 2023=30.8 2024=33.3",
	} {
		x, found := template.Decode(source.NewFile("templates/charts/我的图.yaml", []byte("about: 甲\nform: axes\n"+text)))
		if len(found) > 0 {
			t.Fatal(found)
		}
		if got := layers(draw(t, x, Request{Options: Options{}}, "总产值")); got != strings.TrimSuffix(want, "; ") {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
