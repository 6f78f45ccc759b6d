package directive_test

import (
	"slices"
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/chart/template"
	"nianbao/internal/config"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/narrative"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/ledger"
	"nianbao/internal/source"
	"nianbao/templates"
)

// charts are the built-in ones.
func charts() template.Set {
	set, _ := template.Load(templates.FS)
	return set
}

func scope() directive.Context {
	v := func(s string) number.Value {
		return number.Value{Dec: number.MustParse(s), State: number.Present, Unit: "亿元", Decimals: 1}
	}
	e := plan.Edition{
		Year: 2024, Area: "全区", Start: 2022, End: 2025, Domains: []string{"产业"},
		Indicators: []plan.Indicator{
			{
				Code: "output", Name: "工业总产值", Domain: "产业", Chapter: "二", Unit: "亿元", Direction: plan.Up, Decimals: 1,
				Targets: []plan.Target{{Clause: "一-1", Year: 2025, Value: v("200"), Base: 2021}},
			},
			{
				Code: "jobless", Name: "失业率", Domain: "产业", Chapter: "二", Unit: "%", Direction: plan.Down, Measure: plan.Rate, Decimals: 1,
				Targets: []plan.Target{{Clause: "一-2", Kind: plan.Keep, Op: plan.LE, Year: 2025, Value: v("5")}},
			},
		},
		Observations: []plan.Observation{
			{Indicator: "output", Year: 2021, Area: "全区", Period: "全年", Value: v("100")},
			{Indicator: "output", Year: 2024, Area: "全区", Period: "全年", Value: v("133")},
			{Indicator: "jobless", Year: 2024, Area: "全区", Period: "全年", Value: v("4")},
		},
	}
	s := ledger.Open(config.Config{}, []assess.Result{assess.Assess(e, assess.DefaultRules())})
	s.Charts = charts()
	return directive.Context{Scope: binding.Scope{Shelf: s, Book: s.Books[0]}}
}

func expand(name, body string) diag.List {
	_, found := directive.Expand(scope(), document.Hole{Name: name, Body: []byte(body), Pos: diag.Pos{File: "a.md", Line: 3}, BodyPos: diag.Pos{File: "a.md", Line: 4, Column: 1}})
	return found
}

// listed are the words that the hint of a finding about odd lists.
func listed(found diag.List, odd string) []string {
	for _, d := range found {
		if words, ok := strings.CutPrefix(d.Hint, "可以是："); ok && strings.Contains(d.Message, "“"+odd+"”") {
			return slices.DeleteFunc(strings.Split(words, "、"), func(w string) bool { return w == "" })
		}
	}
	return nil
}

// What the guide explains of a directive is what the directive asks for.
func TestGuideIsComplete(t *testing.T) {
	// further bodies take the ways through a directive that its example does not.
	further := map[string][]string{"table": {"kind: sheet\n"}, "chart": {"file: data/a.xlsx\n"}}
	for _, g := range directive.Guides(charts()) {
		var asked, explained []string
		for _, body := range append(further[g.Name], g.Example+"\n") {
			asked = append(asked, listed(expand(g.Name, body+"zzz: 1\n"), "zzz")...)
		}
		for _, k := range g.Fields {
			explained = append(explained, k.Name)
		}
		slices.Sort(asked)
		slices.Sort(explained)
		if asked = slices.Compact(asked); !slices.Equal(asked, explained) {
			t.Errorf("%s explains %q, asks for %q", g.Name, explained, asked)
		}
		for _, k := range g.Fields {
			checkWords(t, g, k)
		}
	}
}

func checkWords(t *testing.T, g directive.Guide, k directive.Field) {
	if len(k.Words) == 0 {
		return
	}
	var body []string
	for _, line := range strings.Split(g.Example, "\n") {
		if !strings.HasPrefix(line, k.Name+":") {
			body = append(body, line)
		}
	}
	known := listed(expand(g.Name, strings.Join(body, "\n")+"\n"+k.Name+": zzz\n"), "zzz")
	var explained []string
	for _, w := range k.Words {
		explained = append(explained, w.Word)
	}
	if slices.Sort(known); !slices.Equal(known, slices.Sorted(slices.Values(explained))) {
		t.Errorf("%s %s: explains %q, knows %q", g.Name, k.Name, explained, known)
	}
}

func TestGuideExamples(t *testing.T) {
	for _, g := range directive.Guides(charts()) {
		if found := expand(g.Name, g.Example+"\n"); found.HasErrors() {
			t.Errorf("%s: %v", g.Name, found)
		}
	}
}

// Authors may write the directives that are explained, and no others.
func TestGuideHasEveryDirectiveOfAuthors(t *testing.T) {
	page := func(name string) diag.List {
		_, found := narrative.Parse(source.NewFile("content/2024/01-a.md", []byte("---\ntitle: 甲\n---\n\n```"+name+"\n```\n")))
		return found
	}
	guides := directive.Guides(charts())
	for _, g := range guides {
		if found := page(g.Name); len(found) > 0 {
			t.Errorf("%s: %v", g.Name, found)
		}
	}
	found := page("zzzz")
	if len(found) != 1 || strings.Count(found[0].Hint, "、")+1 != len(guides) {
		t.Errorf("%d directives are explained; %v", len(guides), found)
	}
}
