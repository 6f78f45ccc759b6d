package template_test

import (
	"strings"
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/number"
)

// data are values by category, "" for none.
func data(values ...string) []chart.Datum {
	var out []chart.Datum
	for i, v := range values {
		if v != "" {
			out = append(out, chart.Datum{X: i, Value: number.Value{Dec: number.MustParse(v), State: number.Present, Unit: "亿元", Decimals: 0}})
		}
	}
	return out
}

func filled(t *testing.T, text string, d template.Data) (chart.Spec, template.Problem) {
	t.Helper()
	x, found := decode(text)
	if len(found) > 0 {
		t.Fatal(found)
	}
	s, p, ok := template.Fill(x, d)
	if !ok {
		t.Fatal("nothing is drawn")
	}
	return s, p
}

func one(values ...string) [][][]template.Series {
	return [][][]template.Series{{{{Name: "产值", Unit: "亿元", Data: data(values...)}}}}
}

// Rows are sorted, those without a value left out, and the texts know the first
// and the last.
func TestFillRanking(t *testing.T) {
	s, p := filled(t, "about: 甲\nform: ranking\nalong: 园区\nlayers: [{values: 实际}]\nsort: 大到小\ntitle: \"{第一}{第一的数}[，{末位}最少]\"\nsubject: \"{指标}[，{单位}]\"\nnotes: [\"共{数目}个\", \"[到{目标年}年]\"]\n",
		template.Data{X: chart.Axis{Labels: []string{"东", "西", "南"}}, Layers: one("1", "", "3"), Words: map[string]string{"指标": "产值"}, Note: "作者的话"})
	if p.Why != "" || strings.Join(s.X.Labels, "") != "南东" || s.Panels[0].Layers[0].Data[1].X != 1 {
		t.Fatalf("%+v %+v", s, p)
	}
	if s.Finding != "南3亿元，东最少" || s.Subject != "产值" || strings.Join(s.Notes, "；") != "作者的话；共2个" {
		t.Errorf("%q %q %q", s.Finding, s.Subject, s.Notes)
	}
}

// What shows the same number is named together; a share is of one part.
func TestFillTies(t *testing.T) {
	x := chart.Axis{Labels: []string{"东", "西", "南"}}
	for form, want := range map[string]string{"ranking": "东、西", "strip": "东"} {
		s, p := filled(t, "about: 甲\nform: "+form+"\nalong: 园区\nlayers: [{values: 实际}]\ntitle: \"{第一}\"\n", template.Data{X: x, Layers: one("3", "3", "1")})
		if p.Why != "" || s.Finding != want {
			t.Errorf("%s: %q %+v", form, s.Finding, p)
		}
	}
}

func TestFillShare(t *testing.T) {
	const strip = "about: 甲\nform: strip\nalong: 园区\nlayers: [{values: 实际}]\ntitle: \"{第一}占{第一占比}\"\n"
	x := chart.Axis{Labels: []string{"东", "西"}}
	s, p := filled(t, strip, template.Data{X: x, Layers: one("1", "3"), Parts: "园区"})
	if p.Why != "" || len(s.Parts) != 2 || s.Finding != "西占75.0%" || s.WholeName != "合计" || s.Notes[0] != "合计为各园区之和" {
		t.Errorf("%+v %+v", s, p)
	}
	if _, p := filled(t, strip, template.Data{X: x, Layers: one("1", "-3")}); !strings.Contains(p.Why, "负数") {
		t.Error(p)
	}
	if _, p := filled(t, strip, template.Data{X: x, Layers: one("1", "")}); !strings.Contains(p.Why, "两个以上") {
		t.Error(p)
	}
}

// A panel or a layer that has nothing to show is left out, two axes with it.
func TestFillLeavesOut(t *testing.T) {
	const twin = "about: 甲\nform: axes\nalong: 年份\ntwo_axes: 是\npanels:\n  - layers: [{values: 实际, mark: bar}, {values: 目标, mark: rule, role: target}]\n  - layers: [{values: 同比}]\n"
	d := template.Data{X: chart.Axis{Years: true, Labels: []string{"2023", "2024"}}, Layers: [][][]template.Series{{one("1", "2")[0][0], {{Name: "目标", Data: data("", "5")}}}, {nil}}}
	s, p := filled(t, twin, d)
	if p.Why != "" || s.TwoAxes || len(s.Panels) != 1 || len(s.Panels[0].Layers) != 2 {
		t.Fatalf("%+v %+v", s, p)
	}
	if rule := s.Panels[0].Layers[1].Data; len(rule) != 2 || rule[0].X != 0 || rule[1].X != 1 {
		t.Errorf("a rule of one value does not cross the plot: %+v", rule)
	}
}

func TestFillRefusesMixedUnits(t *testing.T) {
	mixed := one("1", "2")
	mixed[0][0][0].Data[1].Value.Unit = "家"
	_, p := filled(t, "about: 甲\nform: dumbbell\nalong: 指标\nlayers: [{values: 实际}]\n", template.Data{X: chart.Axis{Labels: []string{"产值", "企业"}}, Layers: mixed})
	if p.Why != "“产值”和“企业”单位不同，不能画在一起" || p.Hint == "" {
		t.Error(p)
	}
}
