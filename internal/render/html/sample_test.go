package html

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/config"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

var siteDir = flag.String("site", "", "also write the sample site to this directory, to look at it")

// sample renders the sample report with the built-in templates.
func sample(t testing.TB) []output.File {
	t.Helper()
	files, found, err := Render(sampleReport(), builtin(t))
	if err != nil || len(found) > 0 {
		t.Fatalf("err %v, findings %v", err, found)
	}
	if *siteDir != "" {
		write(t, *siteDir, files)
	}
	return files
}

func write(t testing.TB, dir string, files []output.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func text(s string) []document.Inline { return []document.Inline{document.Text(s)} }

func value(s string, u number.Unit) number.Value {
	d := number.MustParse(s)
	return number.Value{
		Dec: d, State: number.Present, Unit: u, Decimals: d.Places(), Demo: true,
		Origins: []number.Origin{{File: "data/产出 2024.xlsx", Sheet: "核心片", Cell: "D13"}},
	}
}

func preliminary(v number.Value) number.Value {
	v.Status = number.Preliminary
	return v
}

func num(s string, u number.Unit) document.Number {
	return document.Number{Value: value(s, u), Href: "2024/indicators/output.html#series"}
}

// cell is a number without its unit.
func cell(s string) document.Cell {
	return document.Cell{Text: []document.Inline{document.Number{Value: value(s, ""), Bare: true}}}
}

func signed(s string) document.Cell {
	return document.Cell{Text: []document.Inline{document.Number{Value: value(s, ""), Bare: true, Signed: true}}}
}

func said(s string) document.Cell { return document.Cell{Text: text(s)} }

func to(target, s string) document.Link { return document.Link{Href: target, Text: text(s)} }

var (
	met  = document.Status{Tone: chart.Met, Icon: chart.IconMet, Word: "达标"}
	on   = document.Status{Tone: chart.On, Icon: chart.IconOn, Word: "符合预期"}
	fast = document.Status{Tone: chart.On, Icon: chart.IconFast, Word: "快于预期"}
	need = document.Status{Tone: chart.Need, Icon: chart.IconNeed, Word: "需加快"}
	lag  = document.Status{Tone: chart.Lag, Icon: chart.IconLag, Word: "滞后"}
	late = document.Status{Tone: chart.Lag, Icon: chart.IconMiss, Word: "逾期"}
	none = document.Status{Tone: chart.None, Icon: chart.IconNone, Word: "无法评估"}
)

func series(unit number.Unit, values ...string) []chart.Datum {
	var out []chart.Datum
	for i, s := range values {
		v := value(s, unit)
		if i == len(values)-1 {
			v = preliminary(v)
		}
		out = append(out, chart.Datum{X: i, Value: v})
	}
	return out
}

func years(from, to int) chart.Axis {
	a := chart.Axis{Years: true}
	for y := from; y <= to; y++ {
		a.Labels = append(a.Labels, strconv.Itoa(y))
	}
	return a
}

func trend(id, finding, subject string, unit number.Unit, target string, values ...string) chart.Spec {
	x := years(2021, 2025)
	return chart.Spec{
		ID: id, Finding: finding, Subject: subject, X: x, Source: "演示数据",
		Notes: []string{"2024年为初步数（空心）。点线：由2021年到目标的等速路径"},
		Panels: []chart.Panel{{Unit: unit, Layers: []chart.Layer{
			{Mark: chart.Line, Name: finding, Data: series(unit, values...)},
			{Mark: chart.Line, Role: chart.Path, Name: "应达", Geometric: true, Data: []chart.Datum{
				{X: 0, Value: value(values[0], unit)}, {X: 4, Value: value(target, unit)}}},
			{Mark: chart.Rule, Role: chart.Target, Name: "2025年目标", Data: []chart.Datum{
				{X: 0, Value: value(target, unit)}, {X: 4, Value: value(target, unit)}}},
		}}},
	}
}

func growth(id string) chart.Spec {
	return chart.Spec{
		ID: id, Finding: "产出三年增长六成，增速连续四年加快", Subject: "核心片产出及其增速，2019—2024年", X: years(2019, 2024),
		Notes: []string{"2024年为初步数（空心）", "绝对数按当年价，增速按可比价。"}, Source: "演示数据",
		Panels: []chart.Panel{
			{Title: "比上年增长（%，可比价）", Unit: "%", Weight: 1, Layers: []chart.Layer{
				{Mark: chart.Line, Name: "增速", Data: series("%", "7.6", "4.1", "10.6", "11.4", "17.5", "19.7")}}},
			{Title: "产出（亿元，当年价）", Unit: "亿元", Weight: 2, Layers: []chart.Layer{
				{Mark: chart.Bar, Name: "产出", Data: series("亿元", "431.2", "446.8", "500.0", "561.3", "668.9", "812.6")}}},
		},
	}
}

func spark(values ...string) *chart.Spec {
	s := chart.Spec{Form: chart.Spark, Finding: "2021—2024年走势", X: years(2021, 2024)}
	s.Panels = []chart.Panel{{Layers: []chart.Layer{{Name: "走势", Data: series("", values...)}}}}
	return &s
}

func bullet(done, elapsed string) document.Mini {
	return document.Mini{Chart: chart.Spec{Form: chart.Bullet, Finding: "完成进度", Done: value(done, ""), Elapsed: value(elapsed, "")}}
}

func cells() chart.Spec {
	s := chart.Spec{ID: "verdicts", Form: chart.Cells, Finding: "31项目标的评价，一格为一项", Subject: "2024年"}
	for _, g := range []struct {
		name, note string
		st         document.Status
		n          int
	}{
		{"已实现或达标", "提前实现2，已完成1，达标8", met, 11}, {"按进度推进", "快于预期3，符合预期3，推进中2", on, 8},
		{"需加快", "应有速度的60%~95%", need, 6}, {"落后", "倒退1，滞后2，未达标1", lag, 4}, {"无法评估", "缺少数据", none, 2},
	} {
		p := chart.Part{Name: g.name, Note: g.note, Tone: g.st.Tone, Value: value(strconv.Itoa(g.n), "项")}
		for i := range g.n {
			p.Items = append(p.Items, chart.Item{
				Name: fmt.Sprintf("目标%s%d", g.name, i+1), Word: g.st.Word, Icon: g.st.Icon, Href: "2024/indicators/output.html"})
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}

func head(names ...string) document.Row {
	var r document.Row
	for _, n := range names {
		c := document.Cell{Header: true}
		for i, part := range splitLines(n) {
			if i > 0 {
				c.Text = append(c.Text, document.Break{})
			}
			c.Text = append(c.Text, document.Text(part))
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

func splitLines(s string) []string {
	for i := range s {
		if s[i] == '|' {
			return []string{s[:i], s[i+1:]}
		}
	}
	return []string{s}
}

func named(in ...document.Inline) document.Cell { return document.Cell{Text: in, Header: true} }

func verdict(s document.Status, second string) document.Cell {
	c := document.Cell{Text: []document.Inline{s}}
	if second != "" {
		c.Second = text(second)
	}
	return c
}

func progress(done, gap string) document.Cell {
	return document.Cell{
		Text:   []document.Inline{bullet("0."+done[:2]+"5", "0.75")},
		Second: []document.Inline{document.Number{Value: value(done, "%")}, document.Number{Value: value(gap, ""), Signed: true}},
	}
}

func indicatorTable() document.Table {
	t := document.Table{
		ID: "table-2-1", Number: "表2-1", Title: "指标完成情况表", Remark: "2024年，序时进度75.0%", Demo: true, Lead: true,
		Columns: []document.Column{{Numeric: true, Small: true}, {}, {Small: true}, {Numeric: true}, {Numeric: true}, {Numeric: true},
			{Numeric: true}, {}, {}, {Small: true}},
		Head: []document.Row{head("序号", "指标", "单位", "2021年|基期", "2024年", "比上年", "2025年|目标", "完成进度|与序时之差", "评价", "责任单位")},
	}
	for _, r := range []struct {
		name, unit, base, now, diff, target, done, gap string
		st                                             document.Status
	}{
		{"核心片产出", "亿元", "500.0", "812.6", "143.7", "1000", "62.5", "-12.5", need},
		{"高成长企业", "家", "7", "16", "3", "18", "81.8", "6.8", fast},
		{"重点领域“链主”企业", "家", "0", "3", "1", "3", "99.0", "25.0", met},
		{"研发机构", "家", "11", "15", "1", "20", "44.4", "-30.6", lag},
	} {
		current := cell(r.now)
		n := current.Text[0].(document.Number)
		n.Value = preliminary(n.Value)
		current.Text = []document.Inline{document.Strong{Text: []document.Inline{n}}}
		t.Groups = append(t.Groups, document.RowGroup{Rows: []document.Row{{Cells: []document.Cell{
			said(strconv.Itoa(len(t.Groups) + 1)), named(to("2024/indicators/output.html", r.name)), said(r.unit), cell(r.base), current,
			signed(r.diff), {Text: []document.Inline{document.Text("≥"), document.Number{Value: value(r.target, ""), Bare: true}}},
			progress(r.done, r.gap), verdict(r.st, ""), said("演示单位一")}}}})
	}
	t.Notes = [][]document.Inline{text("进度条的竖线为序时进度，红色细线为落后的部分，右侧为两者之差，个百分点。")}
	return t
}

func lagTable() document.Table {
	t := document.Table{
		Title: "落后和需加快的4项", Demo: true, Columns: []document.Column{{}, {Numeric: true}, {Numeric: true}, {Span: 6, Head: "进度与序时之差"}, {Head: "2025年需"}},
		Head: []document.Row{head("目标", "2024年", "2025年|目标", "完成进度与序时之差|个百分点", "2025年需")},
	}
	for _, g := range []struct {
		label string
		st    document.Status
	}{{"落后2项", lag}, {"需加快2项", need}} {
		group := document.RowGroup{Label: text(g.label)}
		for _, name := range []string{"文化创意产出", "“一区多片”产出合计"} {
			group.Rows = append(group.Rows, document.Row{Cells: []document.Cell{
				named(g.st, to("2024/indicators/output.html", name)), {Text: []document.Inline{document.Number{Value: value("1983.0", "亿元")}}}, cell("2500"),
				{Text: []document.Inline{bullet("0.569", "0.75"), document.Number{Value: value("-18.1", ""), Bare: true, Signed: true}}}, said("增长26.1%")}})
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}

func changeTable() document.Table {
	return document.Table{
		Title: "与2023年版相比", Demo: true, Columns: []document.Column{{}, {Span: 6}, {Span: 6}}, Head: []document.Row{head("目标", "2023年", "2024年")},
		Groups: []document.RowGroup{{Label: text("变好1项"), Rows: []document.Row{{Cells: []document.Cell{
			named(to("2024/indicators/output.html", "“链主”企业")), verdict(on, ""), verdict(met, "")}}}}},
		Notes: [][]document.Inline{text("修订旧数1处：核心片产出2023年由671.5改为668.9亿元")},
	}
}

func domainTable() document.Table {
	icons := document.Cell{Text: []document.Inline{met, fast, on, need, lag, late, none}}
	t := document.Table{
		Columns: []document.Column{{}, {Small: true}, {Numeric: true, Head: "综合实现程度"}, {Numeric: true, Head: "比2023年"}, {Small: true}, {}, {}},
		Head:    []document.Row{head("领域", "分章", "综合实现程度，%", "比2023年", "近三年", "评价", "需加快或落后")},
	}
	var rows []document.Row
	for _, name := range []string{"产业转型", "产城融合"} {
		rows = append(rows, document.Row{Cells: []document.Cell{named(to("2024/02-industry.html", name)), said("第二章"), cell("84.2"), signed("10.1"),
			{Text: []document.Inline{document.Mini{Chart: *spark("70.1", "74.2", "84.2", "88.0")}}}, icons, said("核心片产出、研发机构")}})
	}
	rows = append(rows, document.Row{Kind: document.Total, Cells: []document.Cell{named(document.Text("全部目标")), {}, cell("86.2"), signed("7.7"), {}, {}, said("可计入权重84%")}})
	t.Groups = []document.RowGroup{{Rows: rows}}
	return t
}

func listTable() document.Table {
	t := document.Table{
		ID: "all", Title: "全部18项", Unit: "亿元", Demo: true, Lead: true, Filter: []int{2, 7},
		Columns: []document.Column{{Numeric: true, Small: true}, {}, {Small: true}, {Span: 6}, {Numeric: true}, {Numeric: true}, {}, {}},
		Head:    []document.Row{head("序号", "项目名称|建设内容及规模", "园区|责任单位", "建设年限", "总投资", "累计|完成", "累计占总投资|与时间进度之差", "评价|形象进度")},
	}
	group := document.RowGroup{}
	for i := range 18 {
		name := named(document.Text(fmt.Sprintf("演示项目%d期", i+1)))
		name.Second = text("厂房8.2万平方米，总装线4条")
		park := document.Cell{Text: text([]string{"核心片", "演示园区甲", "演示园区乙"}[i%3]), Second: text("演示单位一")}
		st := []document.Status{fast, on, need, late, met}[i%5]
		row := document.Row{Cells: []document.Cell{said(strconv.Itoa(i + 1)), name, park, said("2023.01—2025.12"), cell(fmt.Sprintf("%d.00", 40-i)),
			cell("22.72"), progress("71.0", "4.3"), verdict(st, "设备安装")}}
		if st == late {
			row.Kind = document.Late
		}
		group.Rows = append(group.Rows, row)
	}
	group.Rows = append(group.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{{}, named(document.Text("合计（18项）")), {}, {}, cell("131.25"), cell("88.49"), {}, {}}})
	t.Groups = []document.RowGroup{group}
	return t
}

func seriesTable() document.Table {
	t := document.Table{
		ID: "series", Title: "历年数据", Unit: "亿元，%", Demo: true, Lead: true, Wide: true,
		Columns: []document.Column{{}, {Numeric: true}, {Numeric: true}, {Numeric: true}, {}, {}},
		Head: []document.Row{
			{Cells: []document.Cell{{Text: text("年份"), RowSpan: 2, Header: true}, {Text: text("产出"), ColSpan: 2, Header: true},
				{Text: text("应达水平"), RowSpan: 2, Header: true}, {Text: text("状态"), RowSpan: 2, Header: true}, {Text: text("来源单元格"), RowSpan: 2, Header: true}}},
			head("绝对数", "比上年增长|可比价，%"),
		},
	}
	var rows []document.Row
	for i, v := range []string{"500.0", "561.3", "668.9", "812.6"} {
		na := document.Cell{Text: []document.Inline{document.Number{Value: number.Value{State: number.NotApplicable}}}}
		n := document.Number{Value: value(v, ""), Bare: true, Href: "2024/indicators/output.html"}
		kind := document.Item
		switch i {
		case 1:
			n.Value.Status = number.Revised
		case 3:
			n.Value.Status, kind = number.Preliminary, document.Current
		}
		// One real value among demonstrations: each of the latter is marked.
		n.Value.Demo = i != 0
		rows = append(rows, document.Row{Kind: kind, Cells: []document.Cell{named(document.Text(strconv.Itoa(2021 + i))),
			{Text: []document.Inline{n}}, cell("17.5"), na, said("正式"), {Text: []document.Inline{document.Code("产出2024.xlsx!核心片!D13")}}}})
	}
	t.Groups = []document.RowGroup{{Rows: rows}}
	t.Sources = []string{"演示单位一，《产出年报》"}
	return t
}

func sampleReport() *report.Report {
	zone := time.FixedZone("UTC+8", 8*3600)
	date := time.Date(2025, 3, 28, 9, 0, 0, 0, zone)
	chapters := []report.NavLink{{Text: "二　工业化转型", Href: "2024/02-industry.html"}}
	nav := []report.NavLink{{Text: "首页", Href: "index.html"}, {Text: "分章报告", Href: "2024/02-industry.html"}, {Text: "四个清单", Href: "2024/lists/projects.html"}, {Text: "方法与说明", Href: "methods.html"}}
	r := &report.Report{
		Config: config.Config{
			Report: config.Report{Name: "演示新区行动方案年度报告", Short: "年度报告", Publisher: "演示新区工作办公室", Demo: "观测值、评价、权重、项目、园区和单位均为演示，用来说明版式与算法，不反映实际。"},
			Plan:   config.Plan{Title: "《演示新区行动方案（2022—2025年）》"},
			Site:   config.Site{Name: "演示网站", ID: "1234567890"},
		},
		Editions: []report.Edition{
			{Year: 2024, Title: "2024年版", Date: date, Nav: nav, Chapters: chapters},
			{Year: 2023, Title: "2023年版", Date: date.AddDate(-1, 0, 0), Archived: true, Nav: []report.NavLink{{Text: "首页", Href: "2023/index.html"}}},
		},
	}
	page := func(p report.Page) { r.Pages = append(r.Pages, p) }
	base := report.Page{Edition: 2024, Published: date, Source: "演示单位一、二、三", State: "含初步数、演示数据", Demo: true}

	front := base
	front.Path, front.Kind, front.Title, front.Section = "index.html", report.FrontPage, "2024年行动方案进展", "index.html"
	front.Crumbs = []report.NavLink{{Text: "2024年版"}, {Text: "方案期第三年，共四年"}}
	front.Lead = []document.Inline{document.Text("31项目标中，"), document.Strong{Text: text("19项")}, document.Text("已达到或按进度推进，"), document.Strong{Text: text("6项")}, document.Text("需加快，4项落后，2项无法评估；方案期已过四分之三。")}
	front.Siblings = map[int]string{2024: "index.html", 2023: "2023/index.html"}
	front.Body = frontBody()
	page(front)
	front.Path = "2024/index.html"
	page(front)

	chapter := base
	chapter.Path, chapter.Kind, chapter.Title, chapter.Section = "2024/02-industry.html", report.ChapterPage, "二、新型工业化、绿色化、数字化转型", "2024/02-industry.html"
	chapter.Lead = text("9项目标中5项达标或按进度推进，1项需加快，3项落后：产出和企业培育走得快，技改投资、研发机构是短板。")
	chapter.Crumbs = []report.NavLink{{Text: "2024年版", Href: "index.html"}, {Text: "分章报告"}, {Text: "第二章"}}
	chapter.Rail = report.Rail{Title: "分章", Links: append([]report.NavLink{{Text: "一　主要目标", Href: "index.html"}}, chapters...)}
	chapter.Previous, chapter.Next = report.NavLink{Text: "一、主要目标", Href: "index.html"}, report.NavLink{Text: "核心片产出", Href: "2024/indicators/output.html"}
	chapter.Body = chapterBody()
	page(chapter)

	indicator := base
	indicator.Path, indicator.Kind, indicator.Title = "2024/indicators/output.html", report.IndicatorPage, "核心片产出"
	indicator.Lead = []document.Inline{document.Text("2024年为"), document.Strong{Text: []document.Inline{document.Number{Value: preliminary(value("812.6", "亿元"))}}}, document.Text("，完成进度62.5%，慢于序时进度"), document.Number{Value: value("12.5", number.PercentPoint)}, document.Text("。评价："), need, document.Text("。")}
	indicator.Crumbs = []report.NavLink{{Text: "2024年版", Href: "index.html"}, {Text: "产业转型升级"}}
	indicator.Body = indicatorBody()
	page(indicator)

	list := base
	list.Path, list.Kind, list.Title = "2024/lists/projects.html", report.ListPage, "重大项目清单"
	list.Lead = text("18个项目总投资131.25亿元，2024年完成51.29亿元，占年度计划的100.2%；3项竣工，11项按时间推进，4项明显慢于时间。")
	list.Tabs = []report.NavLink{{Text: "重大改革清单", Href: "2024/02-industry.html", Count: 12}, {Text: "重大项目清单", Href: "2024/lists/projects.html", Count: 18}}
	list.Body = []document.Block{listTable()}
	page(list)

	old := report.Page{Path: "2023/index.html", Kind: report.FrontPage, Edition: 2023, Title: "2023年行动方案进展", Published: date.AddDate(-1, 0, 0), Siblings: map[int]string{2024: "index.html"}}
	old.Body = []document.Block{document.Paragraph{Text: text("本版只有这一页。")}}
	page(old)

	page(report.Page{Path: "methods.html", Kind: report.MethodsPage, Title: "方法与说明", Lead: text("评价怎样算出来。"), Body: everything()})
	page(report.Page{Path: "404.html", Kind: report.NotFoundPage, Title: "没有这一页", Lead: text("地址可能写错了，或者页面已经撤下。"),
		Body: []document.Block{document.Paragraph{Text: []document.Inline{document.Text("请从"), to("index.html", "首页"), document.Text("查找。")}}}})
	return r
}

func frontBody() []document.Block {
	panels := document.Group{Form: document.Multiples}
	for i, name := range []string{"“一区多片”产出合计", "核心片产出", "高成长企业", "城乡居民收入比"} {
		spec := trend(fmt.Sprintf("panel-%d", i+1), name, "亿元", "亿元", "1000", "500.0", "561.3", "668.9", "812.6")
		panels.Items = append(panels.Items, []document.Block{document.Figure{ID: spec.ID, Chart: spec, Size: document.PanelWide, Status: &need, Href: "2024/indicators/output.html"}})
	}
	return []document.Block{
		document.Section{ID: "sum", Title: text("总体判断"), Demo: true, Body: []document.Block{
			document.Figure{ID: "fig-verdicts", Chart: cells(), Size: document.FullWide, Href: "2024/02-industry.html"},
			document.Group{Form: document.Two, Items: [][]document.Block{{lagTable()}, {changeTable()}}},
		}},
		document.Section{ID: "targets", Title: text("主要目标走势"), Demo: true, More: &document.Link{Href: "2024/02-industry.html", Text: text("更多图表")},
			Lead: text("2021年为基期（本报告设定）。虚线为2025年目标；空心点为初步数。"), Body: []document.Block{panels}},
		document.Section{ID: "domains", Title: text("分领域进展"), Demo: true, Body: []document.Block{domainTable()}},
		document.Section{ID: "chapters", Title: text("分章报告"), Body: []document.Block{document.Cards{Items: []document.Card{
			{Label: "二", Title: "新型工业化、绿色化、数字化转型", Note: "9项目标，14项任务，11个项目", Href: "2024/02-industry.html"},
			{Label: "三", Title: "“一区多片”体制改革", Note: "2项目标，6项任务", Href: "2024/02-industry.html"},
			{Label: "四", Title: "新型城镇化建设", Note: "3项目标，7项任务", Href: "2024/02-industry.html"},
			{Label: "五", Title: "农业现代化", Note: "2项目标，5项任务", Href: "2024/02-industry.html"},
		}}}},
	}
}

func chapterBody() []document.Block {
	note := document.NoteRef{Index: 1, Note: text("方案未给出基期，2021年为本报告设定。")}
	return []document.Block{
		document.Keys{Items: []document.Key{
			{Term: "核心片产出", Value: []document.Inline{document.Number{Value: value("812.6", "亿元")}}, Status: &need, Note: text("初步数，慢于序时12.5个百分点")},
			{Term: "投资三年平均增长", Value: []document.Inline{document.Number{Value: value("13.5", "%")}}, Status: &met, Note: text("三年均高于12%")},
			{Term: "高成长企业", Value: []document.Inline{document.Number{Value: value("53", "家")}}, Status: &on, Note: text("与序时进度持平")},
			{Term: "研发机构", Value: []document.Inline{document.Number{Value: value("15", "家")}}, Status: &lag, Note: text("慢于序时30.6个百分点")},
		}},
		document.Section{ID: "s1", Title: text("（一）创新型产业体系"), Body: []document.Block{
			document.Paragraph{Text: []document.Inline{document.Text("2024年，核心片产出达到"), num("812.6", "亿元"), document.Text("（初步数），按可比价格计算比上年增长"), num("19.7", "%"), document.Text("，增速比上年加快"), num("2.2", number.PercentPoint), document.Text("。以2021年为基期，完成进度"), num("62.5", "%"), document.Text("，评价为需加快"), note, document.Text("。")}},
			document.Paragraph{Text: []document.Inline{document.Text("要在2025年达到1000亿元，当年需增长"), num("23.1", "%"), document.Text("，高于近三年任何一年的增速，见"), document.Ref{Href: "#fig-2-1", Text: "图2-1"}, document.Text("。")}},
			document.Figure{ID: "fig-2-1", Number: "图2-1", Chart: growth("growth")},
			document.Paragraph{Text: text("“一区多片”产出1983.0亿元（初步数），其中核心片占41.0%，比上年提高1.7个百分点。")},
		}, Aside: []document.Key{
			{Term: "核心片产出", Value: []document.Inline{document.Number{Value: value("812.6", "亿元")}}, Status: &need, Note: text("目标1000亿元，应达840.9亿元，差28.3亿元"), Mini: spark("500.0", "561.3", "668.9", "812.6"), Href: "2024/indicators/output.html"},
			{Term: "“一区多片”产出", Value: []document.Inline{document.Number{Value: value("1983.0", "亿元")}}, Status: &need, Note: text("目标2500亿元，进度56.9%，序时75.0%"), Mini: spark("1500.0", "1561.3", "1668.9", "1983.0")},
		}},
		document.Section{ID: "s2", Title: text("（二）有效投资"), Body: []document.Block{
			document.Paragraph{Text: text("投资增长13.5%，2022—2024年平均增长13.5%，三年都高于年均12%的目标。")},
			document.Heading{Level: 3, ID: "s2-1", Text: text("存在的问题")},
			document.List{Items: [][]document.Block{{document.Paragraph{Text: text("技改投资偏慢。")}}, {document.Paragraph{Text: text("研发机构增长乏力。")}}}},
		}},
		indicatorTable(),
	}
}

func indicatorBody() []document.Block {
	return []document.Block{
		document.Keys{Verdict: true, Items: []document.Key{
			{Term: "水平", Value: text("未达到"), Note: text("812.6亿元，目标1000亿元")},
			{Term: "节奏", Value: []document.Inline{need}, Note: text("实际年均17.6%，应有18.9%，比值0.929")},
			{Term: "最近变化", Value: text("好转"), Note: text("比2023年多143.7亿元")},
		}},
		document.Group{Form: document.Two, Items: [][]document.Block{
			{document.Figure{ID: "fig-1", Number: "图1", Chart: trend("trend", "照过去走势，2025年约为922亿元，比目标少78亿元", "核心片产出，亿元，当年价，2021—2024年与2025年目标", "亿元", "1000", "500.0", "561.3", "668.9", "812.6")}},
			{document.Facts{Title: "要点", Items: []document.Fact{
				{Term: "目标", Value: []document.Inline{document.Text("2025年 ≥"), document.Number{Value: value("1000", "亿元")}}, Note: text("方案 一、三（一），预期性")},
				{Term: "完成进度", Value: []document.Inline{document.Number{Value: value("62.5", "%")}}},
				{Term: "差", Value: []document.Inline{document.Number{Value: value("-28.3", "亿元"), Signed: true}}},
				{Term: "责任单位", Value: []document.Inline{to("2024/02-industry.html", "演示单位一")}},
			}}},
		}},
		seriesTable(),
		document.Section{ID: "definition", Title: text("指标解释"), Body: []document.Block{document.Facts{Plain: true, Items: []document.Fact{
			{Term: "定义", Value: text("核心片范围内规模以上企业在一年内生产的最终产品和提供劳务的总价值量。")},
			{Term: "口径", Value: text("按企业法人所在地统计，当年价格；增速按可比价格。")},
		}}}},
	}
}

// everything holds one of each node.
func everything() []document.Block {
	fraction := document.Fraction{Over: text("812.6 − 500.0"), Under: text("1000 − 500.0")}
	return []document.Block{
		document.Heading{Level: 2, ID: "h-all", Text: text("各种成分")},
		document.Paragraph{Text: []document.Inline{
			document.Emphasis{Text: text("着重")}, document.Strong{Text: text("加粗")}, document.Deleted{Text: text("撤回")}, document.Code("D13"),
			document.Script{Sub: true, Text: text("2")}, document.Script{Text: text("3/4")}, document.Break{}, num("12.5", number.PercentPoint),
			document.Number{Value: value("-3.2", "%"), Absolute: true}, document.Number{Value: number.Value{State: number.Below}},
			document.Number{}, to("2024/02-industry.html#s1", "内部"), document.Link{Href: "https://example.org/a?b=1&c=2", External: true, Text: text("外部")},
			document.Ref{Href: "#h-all", Text: "本节"}, need, document.Tag("演示"), bullet("0.5", "0.75"), fraction,
			document.Formula{Text: "P =（X − B）/（T − B）", MathML: "<math><mi>P</mi><mo>=</mo><mfrac><mrow><mi>X</mi><mo>−</mo><mi>B</mi></mrow><mrow><mi>T</mi><mo>−</mo><mi>B</mi></mrow></mfrac></math>"},
			document.Formula{Text: "A ＜ B", MathML: `<math><mi onclick="x">A</mi></math>`},
			document.NoteRef{Index: 1, Note: text("注一")}, document.NoteRef{Index: 2, Note: text("注二")}, document.NoteRef{Index: 1, Note: text("注一")},
		}},
		document.List{Ordered: true, Start: 3, Items: [][]document.Block{{document.Paragraph{Text: text("其三")}}, {document.Paragraph{Text: text("甲")}, document.Paragraph{Text: text("乙")}}}},
		document.Quote{Blocks: []document.Block{document.Paragraph{Text: text("引文")}}},
		document.Notice{Kind: document.Demo, Title: "关于演示", Body: []document.Block{document.Paragraph{Text: text("数字为演示。")}}},
		document.Notice{Kind: document.Corrected, Body: []document.Block{document.Paragraph{Text: text("更正一处。")}}},
		document.Group{Form: document.Halves, Items: [][]document.Block{
			{document.Figure{ID: "fig-half", Chart: growth("half"), Size: document.HalfWide, Status: &on}}, {document.Table{Title: "小表", Groups: []document.RowGroup{{Rows: []document.Row{{Kind: document.OfWhich, Cells: []document.Cell{named(document.Text("其中")), said("乙")}}}}}}}}},
		document.Figure{ID: "fig-full", Chart: growth("full"), Size: document.FullWide},
	}
}
