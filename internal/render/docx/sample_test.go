package docx

import (
	"os"
	"strconv"
	"testing"
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/config"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report"
	"nianbao/templates"
)

func text(s string) []document.Inline { return []document.Inline{document.Text(s)} }

func value(s string, u number.Unit) number.Value {
	d := number.MustParse(s)
	return number.Value{
		Dec: d, State: number.Present, Unit: u, Decimals: d.Places(),
		Origins: []number.Origin{{File: "data/甲 2024.xlsx", Sheet: "表", Cell: "D13"}},
	}
}

func demo(v number.Value) number.Value { v.Demo = true; return v }

func preliminary(v number.Value) number.Value { v.Status = number.Preliminary; return v }

func number1(s string, u number.Unit) document.Number { return document.Number{Value: value(s, u)} }

func head(s string) document.Cell { return document.Cell{Text: text(s), Header: true} }

func figures(list ...string) []document.Cell {
	var out []document.Cell
	for _, s := range list {
		out = append(out, document.Cell{Text: []document.Inline{document.Number{Value: value(s, "亿元"), Bare: true}}})
	}
	return out
}

var need = document.Status{Tone: chart.Need, Icon: chart.IconNeed, Word: "需加快"}

// layer makes a layer of values; "" is a missing one.
func layer(m chart.Mark, r chart.Role, name string, values ...string) chart.Layer {
	l := chart.Layer{Mark: m, Role: r, Name: name}
	for i, s := range values {
		if s != "" {
			l.Data = append(l.Data, chart.Datum{X: i, Value: value(s, "亿元")})
		}
	}
	return l
}

func years(from, n int) chart.Axis {
	a := chart.Axis{Years: true}
	for i := range n {
		a.Labels = append(a.Labels, strconv.Itoa(from+i))
	}
	return a
}

func panels(layers ...chart.Layer) []chart.Panel {
	return []chart.Panel{{Unit: "亿元", Layers: layers}}
}

// charts are one of each form, and of what a cartesian can hold.
func charts() map[string]chart.Spec {
	names := chart.Axis{Labels: []string{"甲园", "乙园", "丙园", "丁园"}}
	trend := layer(chart.Line, chart.Observed, "产值", "50.5", "", "66.9", "81.2")
	trend.Data[2].Value = preliminary(trend.Data[2].Value)
	path := chart.Layer{Mark: chart.Line, Role: chart.Path, Name: "应达", Geometric: true, Data: []chart.Datum{{X: 0, Value: value("50.5", "亿元")}, {X: 4, Value: value("100", "亿元")}}}
	target := chart.Layer{Mark: chart.Rule, Role: chart.Target, Name: "2025年目标", Data: []chart.Datum{{X: 0, Value: value("100", "亿元")}, {X: 4, Value: value("100", "亿元")}}}
	band := chart.Layer{Mark: chart.Band, Role: chart.Projection, Name: "推算区间", Data: []chart.Datum{{X: 4, Low: value("85.0", "亿元"), High: value("97.5", "亿元")}}}
	demonstration := layer(chart.Bar, chart.Observed, "乙", "3.5", "4.5", "5.5", "6.5")
	for i := range demonstration.Data {
		demonstration.Data[i].Value = demo(demonstration.Data[i].Value)
	}
	bars := []chart.Layer{layer(chart.Bar, chart.Observed, "甲", "7.5", "8.5", "9.5", "10.5"), demonstration, layer(chart.Bar, chart.Observed, "丙", "1.5", "", "2.5", "-1.5")}
	stacked := []chart.Layer{layer(chart.Bar, chart.Observed, "甲", "7.1", "8.1"), layer(chart.Bar, chart.Observed, "乙", "3.1", "4.1")}
	for i := range stacked {
		stacked[i].Stack = "全部"
	}
	growth := []chart.Panel{{Title: "产值", Unit: "亿元", Weight: 2, Layers: bars[:1]}, {Title: "比上年增长（%）", Unit: "%", Layers: []chart.Layer{layer(chart.Line, chart.Observed, "增速", "", "13.3", "11.8", "10.5")}}}
	months := chart.Task{Name: "甲项目", Begin: chart.NewMonth(2024, 1), End: chart.NewMonth(2024, 9), Done: value("0.5", ""), Word: "推进中"}
	parts := []chart.Part{{Name: "甲园", Value: value("48.6", "亿元")}, {Name: "乙园", Value: value("33.1", "亿元")}, {Name: "丙园", Value: preliminary(value("21.9", "亿元"))}}
	item := chart.Item{Name: "甲指标", Word: "达标", Icon: chart.IconMet, States: []chart.State{{Word: "达标"}, {Word: "滞后"}}}
	return map[string]chart.Spec{
		"trend":     {X: years(2021, 5), Panels: panels(band, trend, path, target)},
		"bars":      {X: names, Panels: panels(bars...)},
		"stacked":   {X: years(2023, 2), Panels: panels(stacked...)},
		"shares":    {X: years(2023, 2), Panels: []chart.Panel{{Unit: "亿元", Shares: true, Layers: stacked}}},
		"growth":    {X: years(2021, 4), Panels: growth},
		"two axes":  {X: years(2021, 4), Panels: growth, TwoAxes: true},
		"area":      {X: years(2021, 4), Panels: panels(layer(chart.Area, chart.Observed, "面积", "1.5", "2.5", "3.5", "4.5"))},
		"ranking":   {Form: chart.Ranking, X: names, Panels: panels(bars[0], layer(chart.Point, chart.Target, "目标", "9", "9", "9", "9"))},
		"strip":     {Form: chart.Strip, Parts: parts, WholeName: "全区"},
		"donut":     {Form: chart.Donut, Parts: parts, WholeName: "全区"},
		"radar":     {Form: chart.Radar, X: names, Panels: panels(layer(chart.Line, chart.Observed, "2024年", "90", "80", "70", "60"))},
		"dumbbell":  {Form: chart.Dumbbell, X: names, Panels: panels(layer(chart.Point, chart.Context, "基期", "1", "2", "3", "4"), layer(chart.Point, chart.Observed, "本年", "5", "6", "7", "8"), layer(chart.Point, chart.Target, "目标", "9", "9", "9", "9"))},
		"cells":     {Form: chart.Cells, Parts: []chart.Part{{Name: "已达标", Items: []chart.Item{item}}}},
		"matrix":    {Form: chart.Matrix, X: years(2023, 2), Parts: []chart.Part{{Name: "甲领域", Items: []chart.Item{item}}}},
		"schedule":  {Form: chart.Schedule, Tasks: []chart.Task{months}, Now: chart.NewMonth(2024, 12)},
		"two piles": {X: years(2023, 2), Panels: panels(func() []chart.Layer { l := []chart.Layer{stacked[0], stacked[1]}; l[1].Stack = "另"; return l }()...)},
	}
}

// figure is a figure of a chart.
func figure(n int, name string, s chart.Spec) document.Figure {
	s.ID, s.Finding, s.Subject, s.Source = "f"+strconv.Itoa(n), "图题"+name, "亿元", "某局"
	return document.Figure{ID: "fig-" + strconv.Itoa(n), Number: "图2-" + strconv.Itoa(n), Chart: s}
}

// chapter has every kind of node.
func chapter() report.Page {
	bullet := chart.Spec{Form: chart.Bullet, Done: value("0.625", ""), Elapsed: value("0.75", "")}
	spark := chart.Spec{Form: chart.Spark, X: years(2021, 3), Panels: panels(layer(chart.Line, chart.Observed, "甲", "1.5", "2.5", "3.5"))}
	note := document.NoteRef{Index: 1, Note: append(text("方案的写法。"), document.Link{Href: "https://www.example.gov.cn/a?b=1&c=2", External: true, Text: text("原文")})}
	table := document.Table{
		ID: "tab-a", Number: "表2-1", Title: "分园指标", Unit: "亿元", Columns: []document.Column{{}, {Numeric: true}, {Numeric: true}, {}},
		Head: []document.Row{
			{Cells: []document.Cell{{Text: text("园区"), RowSpan: 2, Header: true}, {Text: text("产值"), ColSpan: 2, Header: true}, {Text: text("走势"), RowSpan: 2, Header: true}}},
			{Cells: []document.Cell{head("2023年"), head("2024年")}},
		},
		Groups: []document.RowGroup{{Label: text("核心片"), Rows: []document.Row{
			{Cells: append(append([]document.Cell{{Text: text("甲园"), Header: true, RowSpan: 2}}, figures("12.5", "13.5")...), document.Cell{Text: []document.Inline{document.Mini{Chart: spark}}})},
			{Cells: append(figures("2.5", "3.5"), document.Cell{Text: []document.Inline{document.Mini{Chart: bullet}}, Second: text("快于")})},
			{Kind: document.Total, Cells: append(append([]document.Cell{head("合计")}, figures("15.0", "17.0")...), document.Cell{Text: []document.Inline{need}})},
		}}},
		Notes: [][]document.Inline{text("分园数为推算。")}, Sources: []string{"某局"},
	}
	table.Groups[0].Rows[1].Cells[0].Text = []document.Inline{document.Number{Value: demo(preliminary(value("2.5", "亿元"))), Bare: true}}
	body := []document.Block{
		document.Paragraph{Text: []document.Inline{
			document.Text("全区产值"), number1("812.6", "亿元"), document.Text("，见"), document.Ref{Href: "2024/jia.html#fig-1", Text: "图2-1"}, document.Text("和"),
			document.Ref{Href: "2024/jia.html#tab-a", Text: "表2-1"}, note, document.Strong{Text: text("重点")}, document.Emphasis{Text: text("强调")}, document.Deleted{Text: text("旧文")}, document.Code("B3"),
			document.Script{Text: text("2")}, document.Script{Sub: true, Text: text("3")}, document.Break{}, document.Link{Href: "2024/jia.html#yi", Text: text("下文")}, document.Link{Href: "2024/other.html", Text: text("别页")},
			need, document.Tag("演示"), document.Fraction{Over: text("本年"), Under: text("上年")}, document.Formula{Text: "x＝y÷z"}, note, document.Mini{Chart: spark},
		}},
		document.List{Ordered: true, Start: 3, Items: [][]document.Block{{document.Paragraph{Text: text("第三项")}}, {document.Paragraph{Text: text("第四项")}, document.List{Items: [][]document.Block{{document.Paragraph{Text: text("里层")}}}}}}},
		document.Quote{Blocks: []document.Block{document.Paragraph{Text: text("引文")}}},
		document.Notice{Kind: document.Caution, Title: "提醒", Body: []document.Block{document.Paragraph{Text: text("提醒的话")}}},
		document.Section{ID: "yi", Title: text("（一）分园情况"), Demo: true, Lead: text("一句话"), More: &document.Link{Href: "2024/other.html", Text: text("更多")}, Body: []document.Block{
			table, document.Heading{Level: 3, ID: "x", Text: text("1.细处")}, document.Paragraph{Text: text("正文")},
		}, Aside: []document.Key{{Term: "产值", Value: []document.Inline{number1("812.6", "亿元")}, Status: &need, Note: text("目标1000亿元")}}},
		document.Keys{Items: []document.Key{{Term: "人口", Value: []document.Inline{number1("3.2", "万人")}}}},
		document.Facts{Title: "要点", Items: []document.Fact{{Term: "目标", Value: []document.Inline{number1("1000", "亿元")}, Note: text("2025年")}}},
		document.Facts{Plain: true, Items: []document.Fact{{Term: "口径", Value: text("法人单位")}}},
		document.Cards{Items: []document.Card{{Label: "三", Title: "另一章", Note: "两节", Href: "2024/yi.html"}}},
		document.Group{Form: document.Halves, Items: [][]document.Block{{document.Paragraph{Text: text("左")}}, {document.Paragraph{Text: text("右")}}}},
	}
	specs := charts()
	for i, name := range sortedNames(specs) {
		body = append(body, figure(i+1, name, specs[name]))
	}
	small := figure(90, "小图", specs["trend"])
	small.Number, small.Size, small.Status = "", document.PanelWide, &need
	second := small
	second.ID = "fig-91"
	body = append(body, document.Paragraph{Text: []document.Inline{document.Strong{Text: text("图2-17　小图两幅")}}},
		document.Group{Form: document.Multiples, Items: [][]document.Block{{small}, {second}}}, wide())
	return report.Page{
		Path: "2024/jia.html", Kind: report.ChapterPage, Edition: 2024, Title: "二、甲章", Lead: text("一句引言。"), Demo: true,
		Published: date(), Source: "某局", State: "含演示数据", Body: body,
	}
}

// wide is a table that lies across.
func wide() document.Block {
	t := document.Table{ID: "tab-w", Number: "表2-2", Title: "宽表"}
	var heads, cells []document.Cell
	for i := range 14 {
		t.Columns = append(t.Columns, document.Column{Numeric: true})
		heads = append(heads, head(strconv.Itoa(2010+i)+"年"))
		cells = append(cells, figures("12345."+strconv.Itoa(i%10))...)
	}
	t.Head = []document.Row{{Cells: heads}}
	t.Groups = []document.RowGroup{{Rows: []document.Row{{Cells: cells}}}}
	return document.Section{ID: "kuan", Title: text("（二）宽表"), Body: []document.Block{t}}
}

func date() time.Time { return time.Date(2025, 3, 28, 9, 0, 0, 0, time.FixedZone("UTC+8", 8*3600)) }

func sampleReport() *report.Report {
	return &report.Report{
		Config:   config.Config{Report: config.Report{Name: "甲区行动方案年度报告", Publisher: "某办公室", Demo: "本文含演示数据。"}},
		Editions: []report.Edition{{Year: 2024, Title: "2024年版", Date: date()}},
		Pages: []report.Page{
			chapter(),
			{Path: "2024/yi.html", Kind: report.ChapterPage, Edition: 2024, Title: "三、乙章", Body: []document.Block{document.Paragraph{Text: text("乙章的话。")}}},
			{Path: "2024/indicators.html", Kind: report.IndicatorsPage, Edition: 2024, Title: "指标", Body: []document.Block{document.Paragraph{Text: text("指标的话。")}}},
		},
	}
}

// page and edition make the sample's documents.
func pageOf(t testing.TB) []byte {
	t.Helper()
	r := sampleReport()
	data, found, err := Page(r, &r.Pages[0], templates.FS, Options{})
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", err, found)
	}
	keep(t, "page.docx", data)
	return data
}

func editionFile(t testing.TB) []byte {
	t.Helper()
	data, found, err := Edition(sampleReport(), 2024, templates.FS, Options{Attachment: true, Number: "2"})
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", err, found)
	}
	keep(t, "edition.docx", data)
	return data
}

// keep writes a document where somebody wants to look at it.
func keep(t testing.TB, name string, data []byte) {
	if dir := os.Getenv("DOCX_DIR"); dir != "" {
		if err := os.WriteFile(dir+"/"+name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
