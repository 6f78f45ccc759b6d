package template_test

import (
	"slices"
	"strings"
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/source"
)

func decode(text string) (template.Template, []string) {
	t, found := template.Decode(source.NewFile("templates/charts/甲.yaml", []byte(text)))
	var out []string
	for _, d := range found {
		out = append(out, d.Pos.String()+" "+d.Message+" | "+d.Hint)
	}
	return t, out
}

const sound = "about: 历年\nform: axes\nalong: 年份\nlayers:\n  - {values: 实际, mark: bar, each: [指标, 园区]}\n"

func TestDecode(t *testing.T) {
	x, found := decode(sound)
	if len(found) > 0 || x.Name != "甲" || x.About != "历年" || x.Panels[0].Layers[0].Mark != chart.Bar || !x.Runs(template.Indicators) {
		t.Fatalf("%+v %v", x, found)
	}
	parks, ok := x.By(template.Parks)
	if !ok || !parks.Runs(template.Parks) || parks.Runs(template.Indicators) || !x.Runs(template.Indicators) {
		t.Error("by does not choose, or changes what it chose from")
	}
	if _, ok := x.By(template.Domains); ok || !slices.Equal(x.Choices(), []template.Dimension{template.Years, template.Indicators, template.Parks}) {
		t.Errorf("choices %q", x.Choices())
	}
}

// What is wrong is reported where it stands, with the remedy.
func TestDecodeMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "没有 about | 加一行 about",
		sound + "colour: red\n": ":6:1 不认识“colour”",
		sound + "titel: 甲\n":    ":6:1 不认识“titel” | 是不是“title”",
		sound + "least: 80\n":   ":6:8 least 应当是1到50的整数",
		sound + "least: 0\n":    ":6:8 least 应当是1到50的整数",
		"about: 甲\nform: axes\nalong: 年份\npanels:\n" + strings.Repeat("  - layers: [{values: 实际}]\n", 5): "panels 最多4个",
		sound + "two_axes: yes\n":                                                                 ":6:11 two_axes 没有“yes”这一种",
		sound + "two_axes: 是\n":                                                                   "two_axes 要有两个 panels",
		sound + "title: \"{指表}\"\n":                                                               "title 里没有“{指表}”这个空 | 是不是“指标”",
		sound + "title: \"[{指标}\"\n":                                                              "方括号不成对",
		sound + "title: {指标}\n":                                                                   "title 要的是文字",
		sound + "panels:\n  - layers: []\n":                                                       "layers 和 panels 只写一个",
		"about: 甲\nform: pie\n":                                                                   ":2:7 form 没有“pie”这一种",
		"about: 甲\nform: axes\nalong: 年份\n":                                                       "没有 layers",
		"about: 甲\nform: axes\nlayers: [{values: 实际}]\n":                                          "没有 along",
		"about: 甲\nform: axes\nalong: 年\nlayers: [{values: 实际}]\n":                                ":3:8 这里的 along 不能是“年”",
		"about: 甲\nform: axes\nalong: 年份\nlayers: [{values: 实绩}]\n":                               "values 没有“实绩”这一种 | 是不是“实际”",
		"about: 甲\nform: axes\nalong: 园区\nlayers: [{values: 目标}]\n":                               "along: 园区 没有“目标”这种数",
		"about: 甲\nform: axes\nalong: 年份\nlayers: [{values: 占比}]\n":                               "“占比”要沿园区",
		"about: 甲\nform: axes\nalong: 年份\nlayers: [{values: 实际, each: 年份}]\n":                     "each 和 along 都是“年份”",
		"about: 甲\nform: axes\nalong: 年份\nlayers: [{values: 评价}]\n":                               "“评价”只用于",
		"about: 甲\nform: axes\nalong: 年份\nlayers: [{values: 实际, mark: band}]\n":                   "mark: band 只和",
		"about: 甲\nform: axes\nalong: 年份\nlayers: [{values: 实际, year: 上年}]\n":                     "不能写 year",
		"about: 甲\nform: strip\nalong: 园区\nlayers: [{values: 实际}, {values: 占比}]\n":                "只能有一个 layers 项",
		"about: 甲\nform: strip\nalong: 园区\nlayers: [{values: 实际, mark: line}]\n":                  "不用写 mark",
		"about: 甲\nform: schedule\nalong: 年份\n":                                                   "不用写 along",
		"about: 甲\nform: matrix\nalong: 年份\nlayers: [{values: 实际}]\n":                             "只画评价",
		"about: " + strings.Repeat("长", 201) + "\nform: schedule\n":                               "about 太长",
		"about: 甲\nform: axes\nalong: 年份\nlayers: [" + strings.Repeat("{values: 实际},", 9) + "]\n": "layers 最多8个",
	} {
		if _, found := decode(text); len(found) == 0 || !strings.Contains(found[0], want) {
			t.Errorf("%q: %q, want %q", text, found, want)
		}
	}
}

// Decoding any bytes ends without a panic, and what is sound can be filled.
func FuzzDecode(f *testing.F) {
	f.Add(sound)
	f.Add("about: 甲\nform: schedule\ntitle: \"{清单}[的{数目}项]\"\n")
	f.Add("about: 甲\nform: axes\nalong: [年份, 园区]\npanels:\n  - {weight: 2, shares: 是, layers: [{values: 同比, stack: 甲}]}\ntitle: \"[{\"")
	f.Fuzz(func(t *testing.T, text string) {
		x, found := template.Decode(source.NewFile("templates/charts/a.yaml", []byte(text)))
		for _, d := range found {
			if d.Pos.File == "" || d.Message == "" {
				t.Errorf("%+v", d)
			}
		}
		if found.HasErrors() {
			return
		}
		d := template.Data{X: chart.Axis{Labels: []string{"甲", "乙", "丙"}}}
		for _, p := range x.Panels {
			panel := make([][]template.Series, len(p.Layers))
			for i := range panel {
				panel[i] = []template.Series{{Name: "甲", Data: data("3", "", "2")}}
			}
			d.Layers = append(d.Layers, panel)
		}
		template.Fill(x, d)
	})
}
