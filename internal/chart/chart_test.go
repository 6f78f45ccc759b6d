package chart

import (
	"strconv"
	"strings"
	"testing"

	"nianbao/internal/number"
)

func val(s string, unit number.Unit) number.Value {
	if s == "" {
		return number.Value{}
	}
	return number.Value{Dec: number.MustParse(s), State: number.Present, Unit: unit, Decimals: -1}
}

func data(x int, unit number.Unit, values ...string) []Datum {
	var out []Datum
	for i, v := range values {
		out = append(out, Datum{X: x + i, Value: val(v, unit)})
	}
	return out
}

func years(from, to int) Axis {
	a := Axis{Years: true}
	for y := from; y <= to; y++ {
		a.Labels = append(a.Labels, strconv.Itoa(y))
	}
	return a
}

func trendSpec() Spec {
	obs := data(0, "亿元", "446.8", "500.0", "561.3", "668.9", "812.6")
	obs[4].Value.Status = number.Preliminary
	return Spec{
		ID: "output", Subject: "示例总产值，亿元，2020—2025年", X: years(2020, 2025),
		Panels: []Panel{{Unit: "亿元", Layers: []Layer{
			{Name: "总产值", Data: obs},
			{Mark: Rule, Role: Target, Name: "2025年目标", Data: data(5, "亿元", "1000")},
			{Role: Path, Name: "应达", Data: data(1, "亿元", "500.0", "594.6", "707.1", "840.9", "1000.0")},
			{Role: Projection, Name: "趋势推算", Data: data(5, "亿元", "922.1")},
			{Mark: Band, Role: Projection, Name: "80%区间", Data: []Datum{{X: 5, Low: val("830.5", "亿元"), High: val("1024.4", "亿元")}}},
		}}},
	}
}

func TestDescribe(t *testing.T) {
	bars := func(x Axis, values ...string) Spec {
		return Spec{X: x, Panels: []Panel{{Unit: "%", Layers: []Layer{{Mark: Bar, Name: "增速", Data: data(0, "%", values...)}}}}}
	}
	demo := bars(years(2023, 2024), "1.0", "2.0")
	demo.Panels[0].Layers[0].Data[0].Value.Demo = true
	rows := func(mark Mark, role Role, target ...string) Spec {
		s := bars(Axis{Labels: []string{"甲", "乙", "丙"}}, "4.2", "9.1", "1.0")
		s.Form = Ranking
		s.Panels[0].Layers = append(s.Panels[0].Layers, Layer{Mark: mark, Role: role, Name: "年度目标", Data: data(0, "%", target...)})
		return s
	}
	group := func(name string, n int) Part { return Part{Name: name, Items: make([]Item, n)} }
	for _, c := range []struct {
		name string
		spec Spec
		want string
	}{
		{"trend", trendSpec(), "折线图：示例总产值，亿元，2020—2025年。总产值：2020年446.8亿元，升至2024年812.6亿元（初步）。2025年目标1000亿元，2024年比它低187.4亿元。" +
			"2024年应达840.9亿元，2024年比它低28.3亿元。趋势推算2025年为922.1亿元。80%区间830.5—1024.4亿元。"},
		{"extremes and gaps", bars(years(2019, 2024), "4.2", "9.1", "", "-2.5", "", "3.0"), "柱形图。增速：2019年4.2%，降至2024年3.0%，最高2020年9.1%，最低2022年−2.5%，缺2021年、2023年。"},
		{"categories", bars(Axis{Labels: []string{"甲", "乙", "丙"}}, "4.2", "9.1", "1.0"), "柱形图。增速：最高乙9.1%，最低丙1.0%。"},
		{"rows with their targets", rows(Point, Target, "5.0", "9.1", "2.0"), "横条图。增速：最高乙9.1%，最低丙1.0%。低于年度目标的有2项：甲、丙。"},
		{"rows that are due", rows(Point, Path, "4.0", "", "1.0"), "横条图。增速：最高乙9.1%，最低丙1.0%。各项都不低于年度目标。"},
		{"rows and a rule", rows(Rule, Target, "5.0"), "横条图。增速：最高乙9.1%，最低丙1.0%。低于年度目标5.0%的有2项：甲、丙。"},
		{"rows without targets", rows(Point, Target, ""), "横条图。增速：最高乙9.1%，最低丙1.0%。"},
		{"extremes come again", bars(years(2021, 2024), "4.2", "9.1", "4.2", "9.1"), "柱形图。增速：2021年4.2%，升至2024年9.1%。"},
		{"one value", bars(years(2024, 2024), "4.2"), "柱形图。增速：2024年4.2%。"},
		{"equal", bars(Axis{Labels: []string{"甲", "乙"}}, "4.2", "4.2"), "柱形图。增速：各项均为4.2%。"},
		{"nothing", bars(years(2023, 2024), "", ""), "柱形图。增速：没有数据。"},
		{"empty", Spec{Finding: "题目"}, "折线图：题目。没有可以显示的数据。"},
		{"demonstration", demo, "柱形图。增速：2023年1.0%，升至2024年2.0%。含演示数据。"},
		{"bullet", Spec{Form: Bullet, Done: val("0.625", ""), Elapsed: val("0.75", "")}, "进度条。完成进度62.5%，序时进度75.0%。"},
		{"strip", Spec{Form: Strip, WholeName: "总产值", Parts: []Part{{Name: "甲", Value: val("30", "亿元")}, {Name: "乙", Value: val("10", "亿元")}}}, "构成图。总产值40亿元。甲占75.0%，乙占25.0%。"},
		{"no parts", Spec{Form: Donut}, "环形图。没有可以显示的数据。"},
		{"no cells", Spec{Form: Cells, Parts: []Part{group("达标", 0)}}, "评价分布图。没有可以显示的数据。"},
		{"no date", Spec{Form: Schedule, Tasks: []Task{{Name: "路", Begin: NewMonth(2023, 1), End: NewMonth(2024, 6)}}}, "进度安排图。共1项，从2023年1月到2024年6月。"},
		{"cells", Spec{Form: Cells, Parts: []Part{group("达标", 3), group("空", 0), group("滞后", 1)}}, "评价分布图。共4项：达标3项，滞后1项。"},
	} {
		if got := c.spec.Describe(); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// tableText writes t as lines of cells, for comparison.
func tableText(t Table) string {
	var b strings.Builder
	b.WriteString(t.Corner)
	for _, c := range t.Columns {
		b.WriteString(" | " + strings.Join(c.Path, "/") + " " + string(c.Unit))
	}
	b.WriteString("\nunit " + string(t.Unit) + "\n")
	for _, r := range t.Rows {
		b.WriteString(r.Head)
		for _, c := range r.Cells {
			b.WriteString(" | " + c.Value.Digits() + c.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestTable(t *testing.T) {
	growth := Spec{X: years(2023, 2024), Panels: []Panel{
		{Title: "增速（%）", Unit: "%", Layers: []Layer{{Name: "增速", Data: data(0, "%", "7.6", "4.1")}}},
		{Title: "总产值（亿元）", Unit: "亿元", Layers: []Layer{{Mark: Bar, Data: data(0, "亿元", "431.2", "")}}},
	}}
	for _, c := range []struct {
		name string
		spec Spec
		want string
	}{
		{"trend", trendSpec(), `年份 | 总产值 亿元 | 2025年目标 亿元 | 应达 亿元 | 趋势推算 亿元 | 80%区间/下限 亿元 | 80%区间/上限 亿元
unit 亿元
2020 | 446.8 |  |  |  |  | 
2021 | 500.0 |  | 500.0 |  |  | 
2022 | 561.3 |  | 594.6 |  |  | 
2023 | 668.9 |  | 707.1 |  |  | 
2024 | 812.6 |  | 840.9 |  |  | 
2025 |  | 1000 | 1000.0 | 922.1 | 830.5 | 1024.4
`},
		{"panels", growth, `年份 | 增速 % | 总产值 亿元
unit 
2023 | 7.6 | 431.2
2024 | 4.1 | 
`},
		{"strip", Spec{Form: Strip, Whole: val("40", "亿元"), Parts: []Part{{Name: "甲", Value: val("30.0", "亿元")}, {Name: "乙"}}}, `组成 | 数值 亿元 | 占比 %
unit 
甲 | 30.0 | 75.0
乙 |  | 
合计 | 40 | 100.0
`},
		{"cells", Spec{Form: Cells, Parts: []Part{{Name: "落后", Items: []Item{{Name: "指标一", Word: "滞后"}}}}}, `名称 | 评价  | 归类 
unit 
指标一 | 滞后 | 落后
`},
		{"bullet", Spec{Form: Bullet, Done: val("0.625", "")}, `名称 | 进度 %
unit %
完成进度 | 62.5
序时进度 | 
`},
	} {
		if got := tableText(c.spec.Table()); got != c.want {
			t.Errorf("%s:\ngot:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}

// TestTableKeepsValues checks that state, status, mark and origin survive.
func TestTableKeepsValues(t *testing.T) {
	s := trendSpec()
	s.Panels[0].Layers[0].Data[4].Value.Origins = []number.Origin{{File: "a.xlsx", Sheet: "表", Cell: "C3"}}
	v := s.Table().Rows[4].Cells[0].Value
	if v.Status != number.Preliminary || len(v.Origins) != 1 {
		t.Errorf("the table has %+v", v)
	}
}

func TestClean(t *testing.T) {
	s := Spec{X: Axis{Labels: []string{"甲", "乙"}, Status: make([]Status, 1)}, Panels: []Panel{
		{Layers: []Layer{{Data: []Datum{{X: 1, Value: val("2", "")}, {X: -1}, {X: 0, Value: val("1", "")}, {X: 1, Value: val("9", "")}, {X: 2}}}, {}}},
		{Title: "空"},
	}}
	got := s.Clean()
	if len(got.Panels) != 1 || len(got.Panels[0].Layers) != 1 || got.X.Status != nil {
		t.Fatalf("cleaned to %+v", got)
	}
	d := got.Panels[0].Layers[0].Data
	if len(d) != 2 || d[0].Value.Digits() != "1" || d[1].Value.Digits() != "2" {
		t.Errorf("data %+v, want the first of each category in order", d)
	}
	if len(s.Panels[0].Layers[0].Data) != 5 {
		t.Error("Clean changed its receiver")
	}
}

// FuzzSpec checks that no data stop a chart: everything derived from a Spec exists for any numbers.
func FuzzSpec(f *testing.F) {
	f.Add("431.2", "", "-7", 3, uint8(0), uint8(0))
	f.Add("1e60", "1e-60", "0", -5, uint8(3), uint8(4))
	f.Fuzz(func(t *testing.T, a, b, c string, x int, form, mark uint8) {
		var values []Datum
		for i, s := range []string{a, b, c} {
			d, err := number.Parse(s)
			v := number.Value{Dec: d, State: number.Present, Unit: number.Unit(b), Decimals: 1}
			if err != nil {
				v = number.Value{State: number.State(len(s) % 4)}
			}
			values = append(values, Datum{X: x*i + i, Value: v, Low: v, High: v})
		}
		s := Spec{Form: Form(form) % (Schedule + 1), Now: Month(x), X: Axis{Years: mark%2 == 0, Labels: []string{a, b, c, "2024"}}, Done: values[0].Value, Elapsed: values[1].Value, Whole: values[2].Value}
		for r := range 5 {
			s.Panels = append(s.Panels, Panel{Unit: number.Unit(a), Layers: []Layer{{Mark: Mark(mark % 6), Role: Observed, Data: values}, {Mark: Mark((mark + uint8(r)) % 6), Role: Role(r), Stack: b, Data: values}}})
			s.Parts = append(s.Parts, Part{Name: c, Value: values[r%3].Value, Items: make([]Item, r)})
		}
		s.Tasks = []Task{{Name: a, Begin: Month(x), End: Month(-x), Done: values[1].Value}, {Name: b, End: Month(24300 + x)}}
		s.Table()
		if !strings.HasSuffix(s.Describe(), "。") {
			t.Errorf("form %d is not described: %q", s.Form, s.Describe())
		}
		for _, p := range s.Clean().Panels {
			p.Scale()
		}
	})
}
