package directive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// chart draws a kind of chart: a template of templates/charts, filled with what
// the directive names.
func (e *expander) chart() []document.Block {
	t, ok := e.kind()
	if e.Has("file") {
		return e.explained(t, e.sheetChart(t, ok))
	}
	if !e.edition() {
		return nil
	}
	r := figure.Request{Options: e.chartOptions(), Year: e.Int("year")}
	r.Area = e.area()
	by := e.Text("by")
	r.Indicators = e.drawn()
	r.List, r.Items = e.scheduled(t)
	if !ok || !t.Sound() {
		return nil
	}
	if by.Text != "" {
		chosen, fine := t.By(template.Dimension(by.Text))
		if !fine {
			e.Report(by.Pos, "kind: "+t.Name+" 不能按“"+by.Text+"”画", choices(t))
			return nil
		}
		t = chosen
	}
	if !e.enough(t, r) {
		return nil
	}
	return e.explained(t, e.filled(t, r))
}

// edition turns to the edition that is named, if one is; false where there is
// no such, which is reported.
func (e *expander) edition() bool {
	t, year := e.Text("edition"), e.Int("edition")
	if year == 0 {
		return t.Text == ""
	}
	b := e.Shelf.Book(year)
	if b == nil {
		e.Report(t.Pos, "没有"+t.Text+"年版", "写 nianbao.yaml 里 editions 的一个年份")
		return false
	}
	e.Book = b
	return true
}

func choices(t template.Template) string {
	var words []string
	for _, d := range t.Choices() {
		words = append(words, string(d))
	}
	if len(words) == 0 {
		return "删去 by"
	}
	return "可以是：" + strings.Join(words, "、")
}

// kind finds the template that a directive names; ok is false, and the error
// reported, when there is none.
func (e *expander) kind() (template.Template, bool) {
	name, ok := e.Choice("kind", e.chartKinds()...)
	if !ok {
		return template.Template{}, false
	}
	return e.Shelf.Charts.Get(name)
}

func (e *expander) chartKinds() []string {
	if names := e.Shelf.Charts.Names(); len(names) > 0 {
		return names
	}
	return []string{template.Default}
}

// chartOptions are what every chart may be told.
func (e *expander) chartOptions() figure.Options {
	return figure.Options{ID: e.id(), Title: e.Text("title").Text, Note: e.Text("note").Text, From: e.Int("from"), To: e.Int("to")}
}

// drawn are the indicators that a chart names, one by one or as a chapter's or a
// domain's.
func (e *expander) drawn() []plan.Indicator {
	chapter, domain := e.Text("chapter"), e.Text("domain")
	e.checkDomain(domain)
	if e.Has("indicator") || e.Has("indicators") {
		return e.chosen()
	}
	_, _ = e.Text("indicator"), e.Texts("indicators")
	if chapter.Text == "" && domain.Text == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(e.Book.Edition().Indicators), func(i plan.Indicator) bool {
		return chapter.Text != "" && !sameChapter(i.Chapter, chapter.Text) || domain.Text != "" && i.Domain != domain.Text
	})
}

// scheduled are the items of a list, which only a schedule draws.
func (e *expander) scheduled(t template.Template) (string, []ledger.Item) {
	kind, ok := e.Choice("list", append([]string{""}, listWords()...)...)
	park, department, top := e.parkName(e.Text("park")), e.departmentName(e.Text("department")), e.Int("top")
	switch {
	case t.Form != chart.Schedule || !ok:
		return "", nil
	case kind == "":
		e.Report(e.pos, "没有写是哪个清单", "加一行 list: "+listWords()[0])
		return "", nil
	}
	filter := ledger.ItemFilter{Kind: listOf(kind), Chapter: e.Text("chapter").Text, Park: park, Owner: department}
	items := e.Book.Items(filter)
	if top > 0 && top < len(items) {
		items = topItems(items, top)
	}
	return kind, items
}

// enough reports whether as many indicators are named as t draws.
func (e *expander) enough(t template.Template, r figure.Request) bool {
	n := len(r.Indicators)
	switch {
	case t.Form == chart.Schedule || t.Form == chart.Matrix || !t.AsksIndicators():
		return true
	case n == 0:
		if !e.Has("indicator") && !e.Has("indicators") {
			e.Report(e.pos, "没有写是哪个指标", "加一行 indicator: 指标名称")
		}
		return false
	case n > 1 && !t.Runs(template.Indicators):
		e.Report(e.pos, "kind: "+t.Name+" 只画一个指标", "几个指标用 kind: multiples 或 grouped，按节奏排列用 pace")
		return false
	}
	return true
}

// filled is one figure, or a row of small ones.
func (e *expander) filled(t template.Template, r figure.Request) []document.Block {
	if len(t.Facet) > 0 {
		return e.panels(t, r)
	}
	spec, p, ok := figure.Draw(e.Book, t, r)
	switch {
	case p.Why != "":
		e.Report(e.pos, p.Why, p.Hint)
		return nil
	case !ok:
		return e.nothing(about(r), r.Indicators...)
	}
	return []document.Block{document.Figure{ID: r.ID, Number: FigureNumber, Chart: spec, Pos: e.pos}}
}

// about names what a chart would have shown.
func about(r figure.Request) string {
	switch {
	case len(r.Indicators) > 1:
		return "“" + r.Indicators[0].Name + "”等"
	case len(r.Indicators) == 1:
		return "“" + r.Indicators[0].Name + "”"
	case r.List != "":
		return r.List
	}
	return "这幅图"
}

// panels are small charts in a row under one title, one an indicator or a park.
func (e *expander) panels(t template.Template, r figure.Request) []document.Block {
	g := document.Group{Form: document.Multiples}
	title := r.Title
	r.Title = ""
	for _, one := range e.facets(t, r) {
		id := fmt.Sprintf("%s-%d", cmp.Or(r.ID, "panel"), len(g.Items)+1)
		if r.ID != "" && len(g.Items) == 0 {
			id = r.ID
		}
		if f, ok := e.panel(t, one, id); ok {
			g.Items = append(g.Items, []document.Block{f})
		}
	}
	if len(g.Items) == 0 {
		return e.nothing(about(r), r.Indicators...)
	}
	if title == "" {
		return []document.Block{g}
	}
	first := g.Items[0][0].(document.Figure)
	first.Number = FigureNumber
	g.Items[0][0] = first
	return []document.Block{caption(title, demoPanels(g), e.pos), g}
}

// facets are the requests of the small charts.
func (e *expander) facets(t template.Template, r figure.Request) []figure.Request {
	var out []figure.Request
	for _, ind := range r.Indicators {
		one := r
		one.Indicators = []plan.Indicator{ind}
		if t.Facet[0] != template.Parks {
			out = append(out, one)
			continue
		}
		for _, p := range e.Book.Edition().Parks {
			one.Area = p.Name
			out = append(out, one)
		}
	}
	return out
}

func demoPanels(g document.Group) bool {
	return slices.ContainsFunc(g.Items, func(x []document.Block) bool {
		f, ok := x[0].(document.Figure)
		return ok && f.Chart.Demo()
	})
}

// caption is the title above several panels; package report puts the number in.
func caption(title string, demo bool, pos diag.Pos) document.Paragraph {
	p := document.Paragraph{Text: phrase.Strong(document.Text(FigureNumber + "　" + title)), Pos: pos}
	if demo {
		p.Text = append(p.Text, document.Text(" "), document.Tag("演示"))
	}
	return p
}

// panel is one small chart; it begins with the base year unless asked otherwise.
func (e *expander) panel(t template.Template, r figure.Request, id string) (document.Figure, bool) {
	ind := r.Indicators[0]
	m, judged := e.Book.Main(ind.Code)
	if judged && r.From == 0 {
		r.From = m.BaseYear
	}
	r.ID = id
	spec, p, ok := figure.Draw(e.Book, t, r)
	if !ok || p.Why != "" {
		return document.Figure{}, false
	}
	f := document.Figure{ID: id, Chart: spec, Size: document.PanelWide, Href: address.Indicator(e.Book.Year(), ind.Code), Pos: e.pos}
	if judged && r.Area == "" {
		s := phrase.Status(m.Verdict)
		f.Status = &s
	}
	return f, true
}

// ownChart returns the figure of a kind that a generated page draws; ok is false when
// there is nothing to draw.
func (e *expander) ownChart(kind string, r figure.Request) (chart.Spec, bool) {
	t, found := e.Shelf.Charts.Get(kind)
	if !found || !t.Sound() {
		return chart.Spec{}, false
	}
	spec, p, ok := figure.Draw(e.Book, t, r)
	return spec, ok && p.Why == ""
}

// explained adds what an author wrote for a figure, and its template, if asked to.
func (e *expander) explained(t template.Template, blocks []document.Block) []document.Block {
	show, ok := e.Choice("source", "", "是", "否")
	if !ok || show != "是" || len(blocks) == 0 {
		return blocks
	}
	written := "```chart\n" + strings.TrimRight(withoutLine(e.body, "source:"), "\n") + "\n```"
	return append(blocks, document.Group{Form: document.Halves, Items: [][]document.Block{
		{document.Listing{Title: "正文里写", Text: written}},
		{document.Listing{Title: "模板 templates/charts/" + t.Name + ".yaml", Text: strings.TrimRight(t.Text, "\n")}},
	}})
}

// withoutLine drops the line of a body that only the gallery has.
func withoutLine(body, begin string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(body, "\n"), func(l string) bool { return strings.HasPrefix(l, begin) }), "\n")
}
