package binding_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/tree"
)

func scope() binding.Scope {
	v := func(s string) number.Value {
		return number.Value{Dec: number.MustParse(s), State: number.Present, Unit: "亿元", Decimals: 1}
	}
	e := plan.Edition{
		Year: 2024, Area: "全区", Start: 2022, End: 2025, Domains: []string{"产业"},
		Indicators: []plan.Indicator{{
			Code: "output", Name: "河谷 产值", Aliases: []string{"产值", "工业总产值"}, Domain: "产业", Chapter: "二", Unit: "亿元", Measure: plan.Amount, Decimals: 1, Direction: plan.Up,
			Targets: []plan.Target{{Clause: "一-1", Kind: plan.Level, Op: plan.GE, Year: 2025, Value: v("200"), Base: 2021}},
		}},
		Observations: []plan.Observation{
			{Indicator: "output", Year: 2021, Area: "全区", Period: "全年", Value: v("100")},
			{Indicator: "output", Year: 2023, Area: "全区", Period: "全年", Value: v("140")},
			{Indicator: "output", Year: 2024, Area: "全区", Period: "全年", Value: v("133")},
			{Indicator: "output", Year: 2023, Area: "全区", Period: "1—9月", Value: v("99")},
			{Indicator: "output", Year: 2024, Area: "东园", Period: "全年", Value: v("66.5")},
		},
		Parks:       []plan.Park{{Code: "east", Name: "东园"}},
		Departments: []plan.Department{{Code: "jfj", Name: "经济发展局", Short: "经发局"}},
	}
	s := ledger.Open(config.Config{}, []assess.Result{assess.Assess(e, assess.DefaultRules())})
	return binding.Scope{Shelf: s, Book: s.Books[0], Refs: map[string]document.Ref{
		"图 output": {Href: "2024/a.html#fig-output", Text: "图2-1"}, "表 parks": {Href: "2024/a.html#tab-parks", Text: "表2-1"},
	}}
}

func resolve(text string) (string, diag.List) {
	r := binding.Resolve(scope(), document.Binding{Text: text, Pos: diag.Pos{File: "a.md", Line: 3, Column: 5}})
	return document.Plain(r.Text), r.Findings
}

func TestResolve(t *testing.T) {
	for text, want := range map[string]string{
		"河谷 产值":        "133.0亿元",
		"河谷 产值 2023":   "140.0亿元",
		"产值 上年":        "140.0亿元",
		"产值　2023年":     "140.0亿元",
		"产值 同比":        "−5.0%",
		"产值 增减":        "下降5.0%",
		"增减 产值":        "？",
		"产值 增量":        "减少7.0亿元",
		"产值 东园 占比":     "50.0%",
		"东园 产值":        "66.5亿元",
		"产值 完成进度":      "33.0%",
		"产值 快慢":        "慢于序时进度42.0个百分点",
		"产值 评价词":       "滞后",
		"产值 一-1 目标":    "200.0亿元",
		"产值 需年均":       "50.4%",
		"产值 今后需要":      "2025年需增长50.4%",
		"评价 目标数":       "1项",
		"评价 二 滞后":      "1项",
		"评价 九 目标数":     "0项",
		"产业 落后":        "1项",
		"重点任务清单 项数":    "0项",
		"图 output":     "图2-1",
		"指标 产值":        "河谷 产值",
		"方案期":          "方案期第三年，共四年",
		"产值 2022 评价":   "无公开数据",
		"产值 2019":      "无公开数据",
		"重大项目清单 总投资":   "无公开数据",
		"产值 东园 完成进度":   "？",
		"本指标":          "？",
		"图 outputt":    "？",
		"产值 2023 2024": "133.0亿元",
	} {
		if got, _ := resolve(text); got != want {
			t.Errorf("{{%s}} is %q, want %q", text, got, want)
		}
	}
}

func TestFindings(t *testing.T) {
	for _, c := range []struct{ text, at, code, hint string }{
		{"产值值", "a.md:3:5", "binding-word", "是不是“产值”？"},
		{"产值  同笔", "a.md:3:9", "binding-word", "是不是“同比”？"},
		{"图 outpt", "a.md:3:7", "binding-word", "是不是“output”？"},
		{"评价 滞厚", "a.md:3:8", "binding-word", "是不是“滞后”？"},
		{"产值 2019", "a.md:3:5", "no-data", "在监测值里补上，或改写这句话；现在显示“无公开数据”"},
		{"本园区 简介", "a.md:3:5", "binding-scope", "写出名称"},
	} {
		_, found := resolve(c.text)
		if len(found) != 1 || found[0].Pos.String() != c.at || found[0].Code != c.code || found[0].Hint != c.hint {
			t.Errorf("{{%s}}: %v, want %v", c.text, found, c)
		}
	}
}

// Generated pages are not warned about what they do not have.
func TestGeneratedPagesAreSilent(t *testing.T) {
	s := scope()
	s.Generated = true
	if r := binding.Resolve(s, document.Binding{Text: "产值 2019"}); len(r.Findings) > 0 || document.Plain(r.Text) != "无公开数据" {
		t.Errorf("got %v", r)
	}
}

func FuzzResolve(f *testing.F) {
	for _, text := range []string{"产值 2023 同比", "评价 二 摘要", "重大项目清单 东园 逾期", "图 output", "本指标 判断", "东园 产值 占比", " 　", "产业 综合"} {
		f.Add(text)
	}
	s := scope()
	f.Fuzz(func(t *testing.T, text string) {
		r := binding.Resolve(s, document.Binding{Text: text, Pos: diag.Pos{File: "a.md", Line: 3, Column: 5}})
		for _, d := range r.Findings {
			if d.Pos.Line != 3 || d.Pos.Column < 5 || d.Pos.Column > 5+utf8.RuneCountInString(text) || d.Message == "" {
				t.Errorf("%q: %v", text, d)
			}
		}
		tree.Run(r.Text, func(x document.Inline) []document.Inline {
			if _, ok := x.(document.Binding); ok {
				t.Errorf("%q is still a binding", text)
			}
			return nil
		})
	})
}

// Every example of the guide can be written.
func TestGuideExamples(t *testing.T) {
	for _, g := range binding.Guide() {
		for _, w := range g.Words {
			text := strings.TrimSuffix(strings.TrimPrefix(w.Example, "{{"), "}}")
			own := strings.Contains(text, "本指标") || strings.Contains(text, "本园区") || strings.Contains(text, "本部门") ||
				strings.Contains(text, "本清单") || strings.Contains(text, "本领域")
			if _, found := resolve(text); found.HasErrors() != own {
				t.Errorf("%s: %v", w.Example, found)
			}
		}
	}
}
