package sample

import (
	"math"
	"strconv"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// Trend is a series with target, needed path and projection.
func Trend() chart.Spec {
	obs := Data(0, "亿元", "431.2", "446.8", "500.0", "561.3", "668.9", "812.6")
	obs[5].Value = preliminary(obs[5].Value)
	return chart.Spec{
		ID: "output", Finding: "照过去走势，2025年比目标少78亿元", Subject: "示例总产值，亿元，2019—2025年",
		X: Years(2019, 2025),
		Panels: []chart.Panel{{Unit: "亿元", Layers: []chart.Layer{
			{Mark: chart.Line, Name: "总产值", Data: obs},
			{Mark: chart.Rule, Role: chart.Target, Name: "2025年目标", Data: append(Data(2, "亿元", "1000"), Data(6, "亿元", "1000")...)},
			{Mark: chart.Line, Role: chart.Path, Name: "应达", Geometric: true, Data: Data(2, "亿元", "500.0", "594.6", "707.1", "840.9", "1000.0")},
			{Mark: chart.Line, Role: chart.Projection, Name: "趋势推算", Data: Data(6, "亿元", "922.1")},
			{Mark: chart.Band, Role: chart.Projection, Name: "80%区间", Data: []chart.Datum{{X: 6, Low: Value("830.5", "亿元"), High: Value("1024.4", "亿元")}}},
		}}},
	}
}

// Falling is a series that should fall, over an axis that does not begin at zero.
func Falling() chart.Spec {
	return chart.Spec{
		ID: "ratio", Finding: "收入比逐年缩小", Subject: "示例收入比，倍，2018—2025年", X: Years(2018, 2025),
		Panels: []chart.Panel{{Unit: "倍", Layers: []chart.Layer{
			{Mark: chart.Line, Name: "收入比", Data: Data(0, "倍", "2.38", "2.31", "2.27", "2.21", "2.15", "2.12", "2.08")},
			{Mark: chart.Rule, Role: chart.Target, Name: "2025年目标", Data: append(Data(3, "倍", "2"), Data(7, "倍", "2")...)},
			{Mark: chart.Line, Role: chart.Path, Data: Data(3, "倍", "2.21", "2.16", "2.11", "2.05", "2.00")},
		}}},
	}
}

// Gap is a series with a missing year.
func Gap() chart.Spec {
	return chart.Spec{
		ID: "gap", Finding: "缺年断开", Subject: "示例占比，%，2019—2024年", X: Years(2019, 2024),
		Panels: []chart.Panel{{Unit: "%", Layers: []chart.Layer{
			{Mark: chart.Line, Name: "占比", Data: Data(0, "%", "70.8", "", "71.9", "72.4", "73.6", "74.1")},
		}}},
	}
}

// Lines is several series, one of them for comparison.
func Lines() chart.Spec {
	return chart.Spec{
		ID: "lines", Finding: "四个片区的常住人口", Subject: "万人，2016—2024年", X: Years(2016, 2024),
		Panels: []chart.Panel{{Unit: "万人", Layers: []chart.Layer{
			{Mark: chart.Line, Name: "东片区", Data: Data(0, "万人", "12.1", "12.4", "12.8", "13.3", "13.9", "14.2", "14.6", "15.1", "15.4")},
			{Mark: chart.Line, Name: "西片区", Data: Data(0, "万人", "10.2", "10.3", "10.5", "10.4", "10.9", "11.4", "12.1", "13.0", "14.9")},
			{Mark: chart.Line, Name: "南片区", Data: Data(0, "万人", "8.2", "8.1", "8.0", "", "7.7", "7.6", "7.4", "7.2", "7.1")},
			{Mark: chart.Line, Role: chart.Context, Name: "全市平均", Data: Data(0, "万人", "9.6", "9.7", "9.8", "9.9", "10.1", "10.2", "10.3", "10.4", "10.5")},
		}}},
	}
}

// Growth is level and growth in two panels.
func Growth() chart.Spec {
	level := Data(0, "亿元", "431.2", "446.8", "500.0", "561.3", "668.9", "812.6")
	level[5].Value = preliminary(level[5].Value)
	rate := Data(0, "%", "7.6", "4.1", "10.6", "11.4", "17.5", "19.7")
	rate[5].Value = preliminary(rate[5].Value)
	return chart.Spec{
		ID: "growth", Finding: "产值三年增长六成", Subject: "示例总产值及其增速，2019—2024年", X: Years(2019, 2024),
		Panels: []chart.Panel{
			{Title: "比上年增长（%，可比价）", Unit: "%", Layers: []chart.Layer{{Mark: chart.Line, Name: "增速", Data: rate}}},
			{Title: "总产值（亿元，当年价）", Unit: "亿元", Layers: []chart.Layer{{Mark: chart.Bar, Name: "总产值", Data: level}}},
		},
	}
}

// Grouped is bars of years side by side.
func Grouped() chart.Spec {
	s := chart.Spec{
		ID: "parks", Finding: "各园区产值逐年上升", Subject: "总产值，亿元，2022—2024年",
		X:      chart.Axis{Labels: []string{"核心区", "示例园区甲", "示例园区乙", "示例园区丙", "示例园区丁"}},
		Panels: []chart.Panel{{Unit: "亿元"}},
	}
	for i, v := range [][]string{{"561.3", "358.4", "250.2", "180.9", "116.4"}, {"668.9", "418.0", "288.4", "202.5", "124.6"}, {"812.6", "486.3", "331.7", "219.5", "132.9"}} {
		s.Panels[0].Layers = append(s.Panels[0].Layers, chart.Layer{Mark: chart.Bar, Name: strconv.Itoa(2022+i) + "年", Data: Data(0, "亿元", v...)})
	}
	return s
}

// Bars is bars against a target.
func Bars() chart.Spec {
	return chart.Spec{
		ID: "bars", Finding: "企业数接近目标", Subject: "示例企业数，家，2019—2025年", X: Years(2019, 2025),
		Panels: []chart.Panel{{Unit: "家", Layers: []chart.Layer{
			{Mark: chart.Bar, Name: "企业数", Data: Data(0, "家", "21", "27", "32", "39", "46", "53")},
			{Mark: chart.Rule, Role: chart.Target, Name: "2025年目标", Data: append(Data(2, "家", "60"), Data(6, "家", "60")...)},
		}}},
	}
}

// Stacked is bars on each other.
func Stacked() chart.Spec {
	s := chart.Spec{ID: "stacked", Finding: "投资逐年增加", Subject: "投资构成，亿元，2020—2024年", X: Years(2020, 2024), Panels: []chart.Panel{{Unit: "亿元"}}}
	for i, v := range [][]string{{"20.1", "24.3", "28.8", "33.0", "41.2"}, {"14.0", "15.5", "15.1", "18.7", "19.9"}, {"3.2", "4.1", "5.0", "6.2", "8.3"}} {
		s.Panels[0].Layers = append(s.Panels[0].Layers, chart.Layer{Mark: chart.Bar, Stack: "a", Name: []string{"工业", "基础设施", "其他"}[i], Data: Data(0, "亿元", v...)})
	}
	return s
}

// Signed is bars above and below zero.
func Signed() chart.Spec {
	return chart.Spec{
		ID: "signed", Finding: "两个季度下降", Subject: "同比增长，%，2023—2024年各季度",
		X:      chart.Axis{Labels: []string{"2023年一季度", "2023年二季度", "2023年三季度", "2023年四季度", "2024年一季度", "2024年二季度", "2024年三季度", "2024年四季度"}},
		Panels: []chart.Panel{{Unit: "%", Layers: []chart.Layer{{Mark: chart.Bar, Name: "增速", Data: Data(0, "%", "4.2", "6.1", "-2.3", "-0.8", "3.3", "7.9", "", "8.6")}}}},
	}
}

// Ranking is bars as rows, one without a value.
func Ranking() chart.Spec {
	return chart.Spec{
		ID: "ranking", Form: chart.Ranking, Finding: "三个镇超过平均", Subject: "人均收入，万元，2024年",
		X:      chart.Axis{Labels: []string{"青山镇", "双河镇", "全区平均", "一个名字特别特别特别长的街道办事处", "柳溪乡", "石桥乡"}},
		Panels: []chart.Panel{{Unit: "万元", Layers: []chart.Layer{{Mark: chart.Bar, Name: "人均收入", Data: Data(0, "万元", "4.62", "4.10", "3.87", "3.55", "2.91", "")}}}},
	}
}

// Progress is a ranking against the share of time.
func Progress() chart.Spec {
	return chart.Spec{
		ID: "progress", Form: chart.Ranking, Finding: "完成多少，对照过了多少时间", Subject: "完成进度与序时进度，%，2024年",
		X: chart.Axis{
			Labels: []string{"示例指标一", "示例指标二", "名称较长的示例指标三", "示例指标四", "示例指标五"},
			Status: []chart.Status{{Tone: chart.Met, Icon: chart.IconFast}, {Tone: chart.On, Icon: chart.IconOn}, {Tone: chart.Need, Icon: chart.IconNeed}, {Tone: chart.Lag, Icon: chart.IconLag}, {Tone: chart.Lag, Icon: chart.IconBack}},
		},
		Panels: []chart.Panel{{Unit: "%", Layers: []chart.Layer{
			{Mark: chart.Bar, Name: "完成进度", Data: Data(0, "%", "91.2", "75.4", "62.5", "41.7", "-5.2")},
			{Mark: chart.Point, Role: chart.Path, Name: "序时进度", Data: Data(0, "%", "75.0", "75.0", "75.0", "75.0", "75.0")},
		}}},
	}
}

// Strip is parts of a whole.
func Strip() chart.Spec {
	return chart.Spec{
		ID: "strip", Form: chart.Strip, Finding: "核心区占四成", Subject: "总产值构成，2024年", WholeName: "总产值", Whole: Value("1983.0", "亿元"),
		Parts: []chart.Part{{Name: "核心区", Value: Value("812.6", "亿元")}, {Name: "示例园区甲", Value: Value("486.3", "亿元")}, {Name: "示例园区乙", Value: Value("331.7", "亿元")}, {Name: "示例园区丙", Value: Value("219.5", "亿元")}, {Name: "示例园区丁", Value: Value("132.9", "亿元")}},
	}
}

// Cells is verdicts by group.
func Cells() chart.Spec {
	group := func(name string, tone chart.Tone, note string, word string, icons ...chart.Icon) chart.Part {
		p := chart.Part{Name: name, Tone: tone, Note: note}
		for i, ic := range icons {
			p.Items = append(p.Items, chart.Item{Name: "示例指标" + strconv.Itoa(i+1), Word: word, Icon: ic, Href: "2024/indicators/x" + strconv.Itoa(i) + ".html"})
		}
		return p
	}
	m, f, o, r, n, l, x, b, z := chart.IconMet, chart.IconFast, chart.IconOn, chart.IconRun, chart.IconNeed, chart.IconLag, chart.IconMiss, chart.IconBack, chart.IconNone
	return chart.Spec{ID: "verdicts", Form: chart.Cells, Finding: "31项目标的评价", Subject: "按评价分，2024年", Parts: []chart.Part{
		group("已实现或达标", chart.Met, "提前实现2，已完成1，达标8", "达标", m, m, m, m, m, m, m, m, m, m, m),
		group("按进度推进", chart.On, "快于预期3，符合预期3，推进中2", "符合预期", f, f, f, o, o, o, r, r),
		group("需加快", chart.Need, "应有速度的60%~95%", "需加快", n, n, n, n, n, n),
		group("落后", chart.Lag, "倒退1，滞后2，未达标1", "滞后", l, l, x, b),
		group("无法评估", chart.None, "缺少数据", "无法评估", z, z),
	}}
}

// Bullet is a share done against time, for table cells.
func Bullet() chart.Spec {
	return chart.Spec{ID: "bullet", Form: chart.Bullet, Subject: "完成进度", Done: Value("0.625", ""), Elapsed: Value("0.75", "")}
}

// Spark is a line for table cells.
func Spark() chart.Spec {
	s := Trend()
	s.Form, s.Subject = chart.Spark, "示例总产值，2019—2024年，虚线为目标"
	s.X.Labels = s.X.Labels[:6]
	s.Panels[0].Layers = s.Panels[0].Layers[:2]
	return s
}

// Long is a series of ten years or more with every reference: what the benchmark draws.
func Long(n int) chart.Spec {
	s := Trend()
	s.X = Years(2026-n, 2025)
	var values []string
	v := 200.
	for i := range n - 1 {
		v *= 1.06 + .05*math.Sin(float64(i))
		values = append(values, strconv.FormatFloat(v, 'f', 1, 64))
	}
	l := s.Panels[0].Layers
	l[0].Data = Data(0, "亿元", values...)
	for i := range l[1:] {
		for j := range l[i+1].Data {
			l[i+1].Data[j].X += n - 7
		}
	}
	return s
}

// Shares is bars stacked to 100 %.
func Shares() chart.Spec {
	s := Stacked()
	s.ID, s.Finding, s.Panels[0].Shares = "shares", "工业占投资的六成", true
	for i, v := range [][]string{{"2.1", "2.0", "2.4", "2.2", "2.9"}, {"1.0", "1.3", "1.2", "1.8", "2.5"}} {
		s.Panels[0].Layers = append(s.Panels[0].Layers, chart.Layer{Mark: chart.Bar, Stack: "a", Name: []string{"农业", "民生"}[i], Data: Data(0, "亿元", v...)})
	}
	return s
}

// SharesRows is shares as rows, one without values.
func SharesRows() chart.Spec {
	s := Grouped()
	s.ID, s.Form, s.Finding, s.X.Labels = "shares-rows", chart.Ranking, "丙业占四成", []string{"核心区管理委员会", "示例园区甲管理委员会", "示例园区乙管理委员会", "示例园区丙管理委员会", "没有数据的园区"}
	for i := range s.Panels[0].Layers {
		s.Panels[0].Layers[i].Name = []string{"甲业", "乙业", "丙业"}[i]
		s.Panels[0].Layers[i].Data[4].Value = number.Value{}
	}
	s.Panels[0].Shares = true
	return s
}

// Twin is two axes in one plot.
func Twin() chart.Spec {
	s := Growth()
	s.ID, s.TwoAxes = "twin", true
	s.Panels = []chart.Panel{s.Panels[1], s.Panels[0]}
	return s
}

// Donut is a ring whose small parts are gathered.
func Donut() chart.Spec {
	s := Strip()
	s.ID, s.Form, s.Least = "donut", chart.Donut, number.Int(4)
	s.Parts = append(s.Parts, chart.Part{Name: "示例园区戊", Value: Value("61.2", "亿元")}, chart.Part{Name: "示例园区己", Value: Value("40.9", "亿元")})
	s.Whole = Value("2085.1", "亿元")
	return s
}

// Radar is two years around a centre, one value missing.
func Radar() chart.Spec {
	return chart.Spec{
		ID: "radar", Form: chart.Radar, Finding: "七个领域，六个上升", Subject: "各领域综合实现程度，%，2023年与2024年",
		X: chart.Axis{Labels: []string{"产业转型升级", "产城融合", "一区多园", "农业农村现代化", "收入分配", "公共服务", "社会治理"}},
		Panels: []chart.Panel{{Unit: "%", Layers: []chart.Layer{
			{Mark: chart.Line, Role: chart.Context, Name: "2023年", Data: Data(0, "%", "79.5", "75.4", "66.3", "79.2", "85.9", "88.1", "92.6")},
			{Mark: chart.Line, Name: "2024年", Data: Data(0, "%", "84.2", "87.9", "79.3", "86.6", "94.2", "", "100.0")},
		}}},
	}
}

// RadarMany is three series over as many axes as a radar takes.
func RadarMany() chart.Spec {
	s := Radar()
	s.ID = "radar-many"
	s.X.Labels = []string{"经济", "创新驱动发展", "协调", "绿色低碳发展", "开放", "共享", "安全", "数字经济", "营商环境", "人口与人才队伍建设", "基础设施", "民生"}
	s.Panels[0].Layers = []chart.Layer{
		{Mark: chart.Line, Name: "甲区", Data: Data(0, "%", "62", "71", "48", "95", "55", "67", "88", "42", "73", "60", "81", "77")},
		{Mark: chart.Line, Name: "乙区", Data: Data(0, "%", "52", "61", "68", "75", "65", "57", "78", "62", "63", "50", "71", "87")},
		{Mark: chart.Line, Name: "丙区", Data: Data(0, "%", "42", "51", "38", "55", "75", "47", "68", "52", "53", "40", "91", "67")},
	}
	return s
}

// Dumbbell is base, now and target in rows.
func Dumbbell() chart.Spec {
	return chart.Spec{
		ID: "dumbbell", Form: chart.Dumbbell, Finding: "五个园区都在接近目标", Subject: "每亩产值，万元，2021年、2024年与2025年目标",
		X: chart.Axis{
			Labels: []string{"核心区", "示例园区甲", "名称较长的示例园区乙管理委员会", "示例园区丙", "示例园区丁", "示例园区戊"},
			Status: []chart.Status{{Tone: chart.Met, Icon: chart.IconMet}, {Tone: chart.On, Icon: chart.IconOn}, {Tone: chart.Need, Icon: chart.IconNeed}, {Tone: chart.Lag, Icon: chart.IconLag}, {Tone: chart.Lag, Icon: chart.IconBack}, {}},
		},
		Panels: []chart.Panel{{Unit: "万元", Layers: []chart.Layer{
			{Mark: chart.Point, Role: chart.Context, Name: "2021年（基期）", Data: Data(0, "万元", "212.4", "180.5", "150.0", "131.2", "140.8", "")},
			{Mark: chart.Point, Name: "2024年", Data: Data(0, "万元", "305.1", "241.7", "171.9", "136.0", "133.3", "")},
			{Mark: chart.Point, Role: chart.Target, Name: "2025年目标", Data: Data(0, "万元", "300", "260", "230", "200", "180", "")},
		}}},
	}
}

// Matrix is verdicts by row and year.
func Matrix() chart.Spec {
	all := []chart.State{
		{Status: chart.Status{Tone: chart.Met, Icon: chart.IconMet}, Word: "达标"},
		{Status: chart.Status{Tone: chart.On, Icon: chart.IconFast}, Word: "快于预期"},
		{Status: chart.Status{Tone: chart.On, Icon: chart.IconOn}, Word: "符合预期"},
		{Status: chart.Status{Tone: chart.Need, Icon: chart.IconNeed}, Word: "需加快"},
		{Status: chart.Status{Tone: chart.Lag, Icon: chart.IconLag}, Word: "滞后"},
		{Status: chart.Status{Tone: chart.None, Icon: chart.IconNone}, Word: "无法评估"},
		{},
	}
	s := chart.Spec{ID: "matrix", Form: chart.Matrix, Finding: "落后的几项早有苗头", Subject: "各指标评价，2022—2024年", X: Years(2022, 2024)}
	for i, name := range []string{"产业转型升级", "农业农村现代化", "社会治理"} {
		p := chart.Part{Name: name}
		for j := range 7 - 2*i {
			p.Items = append(p.Items, chart.Item{
				Name: []string{"示例总产值", "研究与试验发展经费投入强度", "高新技术企业数", "名字特别长的城乡居民人均可支配收入之比指标", "示例五", "示例六", "示例七"}[j],
				Href: "2024/indicators/x.html", States: []chart.State{all[(i+2*j)%7], all[(2*i+j)%7], all[(i+j+1)%7]},
			})
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}

// Schedule is n tasks over months.
func Schedule(n int) chart.Spec {
	s := chart.Spec{ID: "schedule", Form: chart.Schedule, Finding: "项目逾期三项", Subject: "重点项目工期，2022—2026年", Now: chart.NewMonth(2024, 12)}
	for i := range n {
		t := chart.Task{
			Name: []string{"示例道路改造工程", "示例园区标准厂房二期", "名称很长的示例生态修复与水环境综合治理项目", "示例学校", "示例变电站"}[i%5] + strconv.Itoa(i+1),
			Href: "2024/lists/projects.html", Begin: chart.NewMonth(2022+i%3, 1+i*5%12), Done: Value([]string{"1", "0.75", "0.4", "0.9", "0.15", ""}[i%6], ""),
			Status: []chart.Status{{Tone: chart.Met, Icon: chart.IconMet}, {Tone: chart.On, Icon: chart.IconRun}, {Tone: chart.Lag, Icon: chart.IconMiss}, {Tone: chart.On, Icon: chart.IconOn}, {Tone: chart.Need, Icon: chart.IconNeed}, {}}[i%6],
			Word:   []string{"已完成", "推进中", "逾期", "符合预期", "需加快", "无法评估"}[i%6],
		}
		t.End = t.Begin + chart.Month(9+i*7%22)
		if i%4 == 2 {
			t.Deadline = t.End + 3
		}
		if i == 8 {
			t.Begin = 0
		}
		if i == 9 {
			t.Begin, t.End = 0, 0
		}
		s.Tasks = append(s.Tasks, t)
	}
	return s
}

// Custom mixes layers, some below zero.
func Custom() chart.Spec {
	return chart.Spec{
		ID: "custom", Finding: "区间、面积、散点与横线", Subject: "示例指数，2016—2024年", X: Years(2016, 2024),
		Panels: []chart.Panel{{Unit: "点", Layers: []chart.Layer{
			{Mark: chart.Band, Role: chart.Context, Name: "正常区间", Data: []chart.Datum{{X: 0, Low: Value("-4", ""), High: Value("6", "")}, {X: 4, Low: Value("-5", ""), High: Value("5", "")}, {X: 8, Low: Value("-3", ""), High: Value("8", "")}}},
			{Mark: chart.Area, Name: "累计", Data: Data(0, "点", "3", "5", "2", "-3", "-6", "-2", "4", "7", "9")},
			{Mark: chart.Point, Name: "抽查", Data: Data(0, "点", "4.1", "", "1.0", "-4.2", "-5.0", "-3.1", "", "8.8", "6.1")},
			{Mark: chart.Rule, Role: chart.Context, Name: "警戒线", Data: Data(0, "点", "-5")},
			{Mark: chart.Line, Role: chart.Context, Name: "上期", Data: Data(0, "点", "1", "2", "2.5", "1", "-1", "0", "1", "2", "3")},
		}}},
	}
}
