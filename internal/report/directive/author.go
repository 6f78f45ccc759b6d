package directive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/chart/template"
	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/fields"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/table"
)

// table shows series, parks, remedies or revisions.
func (e *expander) table() []document.Block {
	kind, ok := e.Choice("kind", "series", "parks", "sheet", "remedies", "revisions")
	if !ok {
		return nil
	}
	id, title := tableID(e.id()), e.Text("title").Text
	var t document.Table
	switch kind {
	case "sheet":
		if t, ok = e.sheetTable(id, title); !ok {
			return nil
		}
	case "remedies":
		t = table.Remedies(e.Book, e.Book.Remedies(""), id, cmp.Or(title, "督查整改情况"))
	case "revisions":
		t = table.Revisions(e.Book, e.Book.Edition().Revisions, id, cmp.Or(title, "旧数修订"))
	default:
		inds := e.chosen()
		if len(inds) == 0 {
			return nil
		}
		t = e.seriesTable(kind, inds, e.Int("from"), e.Int("to"), id, title)
	}
	if n := e.Text("note"); n.Text != "" {
		t.Notes = append(t.Notes, e.inline(n))
	}
	if rowsOrNothing(t) == nil {
		return e.nothing("“" + t.Title + "”")
	}
	return []document.Block{e.numbered(t)}
}

func (e *expander) seriesTable(kind string, inds []plan.Indicator, from, to int, id, title string) document.Table {
	if kind == "series" {
		return table.Series(e.Book, inds, from, to, id, cmp.Or(title, "历年数据"))
	}
	if len(inds) == 1 {
		return table.Parks(e.Book, inds[0], from, to, id, cmp.Or(title, "各园区"+inds[0].Name))
	}
	year := to
	if year == 0 {
		year = e.Book.Year()
	}
	return table.ParksByIndicator(e.Book, inds, year, id, cmp.Or(title, "各园区主要指标"))
}

// facts are terms and values: of an indicator, or as listed.
func (e *expander) facts() []document.Block {
	title := e.Text("title").Text
	if t := e.Text("indicator"); t.Text != "" && e.Book != nil {
		if ind := e.find(t); ind != nil {
			return []document.Block{e.indicatorFacts(*ind, title)}
		}
		return nil
	}
	f := document.Facts{Title: title, Plain: e.Text("plain").Text != ""}
	for _, item := range e.Forms("items") {
		term := item.Text("term")
		if term.Text == "" {
			e.Report(item.Pos, "要点没有名称", "写成 - {term: 名称, value: 内容}")
		}
		f.Items = append(f.Items, document.Fact{Term: term.Text, Value: e.inline(item.Text("value")), Note: e.inline(item.Text("note"))})
		item.Close()
	}
	if len(f.Items) == 0 {
		e.Report(e.pos, "没有要点", "加 indicator: 指标名称，或 items: 列出 term 和 value")
		return nil
	}
	return []document.Block{f}
}

// keys are two to four key figures.
func (e *expander) keys() []document.Block {
	inds := e.chosen()
	if len(inds) > 4 {
		e.Report(e.pos, fmt.Sprintf("关键数字最多四个，这里有%d个", len(inds)), "留下最要紧的")
		return nil
	}
	if len(inds) == 0 {
		return nil
	}
	return []document.Block{Keys(e.Book, inds)}
}

// Keys returns key figures of indicators.
func Keys(b *ledger.Book, inds []plan.Indicator) document.Keys {
	var k document.Keys
	for _, ind := range inds {
		key := Key(b, ind)
		key.Mini = nil
		k.Items = append(k.Items, key)
	}
	return k
}

// Key is one indicator as a key figure with its line.
func Key(b *ledger.Book, ind plan.Indicator) document.Key {
	k := document.Key{Term: figure.Short(ind), Href: address.Indicator(b.Year(), ind.Code), Mini: figure.Spark(b, ind, "")}
	m, judged := b.Main(ind.Code)
	v := b.Value(ind.Code, b.Year(), "")
	switch {
	case v.Known():
		k.Value = phrase.Num(v)
	case judged && m.Stage != plan.NoStage:
		k.Value = phrase.Text(m.Stage.String())
	default:
		k.Value = phrase.Text(phrase.NoData)
	}
	if judged {
		k.Note = keyNote(b, m)
	}
	if judged && m.Stage.String() != m.Verdict.String() {
		s := phrase.Status(m.Verdict)
		k.Status = &s
	}
	return k
}

func keyNote(b *ledger.Book, m assess.Assessment) phrase.Inlines {
	switch {
	case m.Target.Kind == plan.Milestone:
		return phrase.Text(m.Target.Wording)
	case m.Target.Kind == plan.AverageGrowth && m.Mean.Known():
		return phrase.Join(phrase.Text("年均"), phrase.Num(ledger.Percent(m.Mean)), phrase.Text("，目标"), phrase.Target(m.Indicator, m.Target))
	case m.Covered().Known():
		return phrase.Join(phrase.Text("目标"), phrase.Target(m.Indicator, m.Target), phrase.Text("，"), phrase.Pace(m))
	case m.Years > 0:
		return phrase.Join(phrase.Text("目标"), phrase.Target(m.Indicator, m.Target), phrase.Text("，"+phrase.YearsMet(m)))
	}
	return phrase.Join(phrase.Text("目标"), phrase.Target(m.Indicator, m.Target))
}

// indicators is the 指标完成情况表 of a chapter, a domain, some names, or all.
func (e *expander) indicators() []document.Block {
	id, title := tableID(e.id()), e.Text("title").Text
	chapter, domain, names := e.Text("chapter"), e.Text("domain"), e.Texts("names")
	var all []assess.Assessment
	switch {
	case chapter.Text != "":
		all = OfChapter(e.Book, chapter.Text)
	case domain.Text != "":
		if !e.checkDomain(domain) {
			return nil
		}
		all = ofDomain(e.Book, domain.Text)
	case len(names) > 0:
		for _, n := range names {
			if ind := e.find(n); ind != nil {
				all = append(all, e.Book.Judged(ind.Code)...)
			}
		}
	default:
		all = e.Book.Result.Assessments
	}
	if len(all) == 0 {
		return e.nothing("指标完成情况表")
	}
	return []document.Block{e.numbered(table.Indicators(e.Book, id, cmp.Or(title, "指标完成情况表"), table.Section{Rows: all}))}
}

// checkDomain reports a domain that there is not.
func (e *expander) checkDomain(t fields.Text) bool {
	if t.Text == "" || slices.Contains(e.Book.Edition().Domains, t.Text) {
		return true
	}
	e.Report(t.Pos, "没有“"+t.Text+"”这个领域", fields.Suggest(t.Text, e.Book.Edition().Domains))
	return false
}

// OfChapter returns the assessments that a chapter reports on.
func OfChapter(b *ledger.Book, chapter string) []assess.Assessment {
	return b.Of(func(i plan.Indicator) bool { return sameChapter(i.Chapter, chapter) })
}

func ofDomain(b *ledger.Book, domain string) []assess.Assessment {
	return b.Of(func(i plan.Indicator) bool { return i.Domain == domain })
}

// sameChapter compares numerals: 二 and 2 are one chapter.
func sameChapter(a, b string) bool {
	if a == b {
		return a != ""
	}
	n := phrase.Numeral(a)
	return n > 0 && n == phrase.Numeral(b)
}

// itemList shows a list or a part of it.
func (e *expander) itemList() []document.Block {
	kind, ok := e.listKind()
	chapter, status := e.Text("chapter"), e.Text("status")
	park, department := e.Text("park"), e.Text("department")
	top, id, title := e.Int("top"), tableID(e.id()), e.Text("title").Text
	if !ok {
		return nil
	}
	filter := ledger.ItemFilter{Kind: &kind, Chapter: chapter.Text, Status: status.Text, Park: e.parkName(park), Owner: e.departmentName(department)}
	e.checkStatus(status)
	items := e.Book.Items(filter)
	if len(items) == 0 {
		return e.noItems(kind, filter)
	}
	if top > 0 && top < len(items) {
		items = topItems(items, top)
	}
	return []document.Block{e.numbered(table.List(e.Book, kind, items, id, cmp.Or(title, listTitle(kind, filter, top))))}
}

func (e *expander) listKind() (plan.ItemKind, bool) {
	words := listWords()
	if t := e.Text("kind"); t.Text == "" {
		if e.List != nil {
			return *e.List, true
		}
		e.Report(e.pos, "没有写是哪个清单", "加一行 kind: "+words[0])
		return 0, false
	}
	w, ok := e.Choice("kind", words...)
	return *listOf(w), ok
}

// listWords are the names of the four lists.
func listWords() []string {
	var words []string
	for _, k := range table.Kinds() {
		words = append(words, k.String())
	}
	return words
}

// listOf is the list of a name.
func listOf(name string) *plan.ItemKind {
	k := plan.ItemKind(max(slices.Index(listWords(), name), 0))
	return &k
}

func (e *expander) parkName(t fields.Text) string {
	if t.Text == "" {
		return ""
	}
	p := e.Book.Park(t.Text)
	if p == nil {
		e.Report(t.Pos, "没有“"+t.Text+"”这个园区", fields.Suggest(t.Text, e.Book.Areas()))
		return ""
	}
	return p.Name
}

func (e *expander) departmentName(t fields.Text) string {
	if t.Text == "" {
		return ""
	}
	d := e.Book.Department(t.Text)
	if d == nil {
		e.Report(t.Pos, "没有“"+t.Text+"”这个部门", fields.Suggest(t.Text, e.Book.DepartmentNames()))
		return ""
	}
	return d.Name
}

func (e *expander) checkStatus(t fields.Text) {
	known := []string{plan.Completed.String(), plan.UnderWay.String(), plan.NotStarted.String()}
	for _, v := range assess.Verdicts() {
		known = append(known, v.String())
	}
	if t.Text != "" && !slices.Contains(known, t.Text) {
		e.Report(t.Pos, "没有“"+t.Text+"”这种状态", fields.Suggest(t.Text, known[:3]))
	}
}

// noItems says in a sentence that a part of a list is empty.
func (e *expander) noItems(kind plan.ItemKind, f ledger.ItemFilter) []document.Block {
	what := "符合条件的事项"
	if f.Status != "" {
		what = f.Status + "的事项"
	}
	return []document.Block{document.Paragraph{Text: phrase.Textf("%s中没有%s。", kind, what), Pos: e.pos}}
}

func listTitle(kind plan.ItemKind, f ledger.ItemFilter, top int) string {
	title := kind.String()
	if f.Chapter != "" {
		title = "本章" + strings.TrimSuffix(title, "清单")
	}
	if f.Status != "" {
		title += "：" + f.Status
	}
	if top > 0 {
		title += fmt.Sprintf("（前%d项）", top)
	}
	return title
}

// topItems returns the n items of the largest investment, in that order.
func topItems(items []ledger.Item, n int) []ledger.Item {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b ledger.Item) int {
		if !a.Total.Known() || !b.Total.Known() {
			return 0
		}
		return b.Total.Dec.Cmp(a.Total.Dec)
	})
	return sorted[:n]
}

// notice is a remark set apart.
func (e *expander) notice() []document.Block {
	kind, ok := e.Choice("kind", "说明", "注意", "演示", "勘误")
	title, text := e.Text("title"), e.Text("text")
	if !ok {
		return nil
	}
	if text.Text == "" {
		e.Report(e.pos, "提示没有内容", "加一行 text: 内容")
		return nil
	}
	n := document.Notice{Title: title.Text, Kind: map[string]document.NoticeKind{"说明": document.Remark, "注意": document.Caution, "演示": document.Demo, "勘误": document.Corrected}[kind]}
	n.Body = []document.Block{document.Paragraph{Text: e.inline(text), Pos: text.Pos}}
	return []document.Block{n}
}

// FileShown returns the workbook that a directive shows or draws a table of, or "".
func FileShown(h document.Hole) string {
	if h.Name != "table" && h.Name != "chart" {
		return ""
	}
	form, _ := fields.Parse(h.Body, h.Pos, h.BodyPos)
	return form.Text("file").Text
}

// KindDrawn returns the kind of chart that a directive asks for, or "".
func KindDrawn(h document.Hole) string {
	if h.Name != "chart" {
		return ""
	}
	form, _ := fields.Parse(h.Body, h.Pos, h.BodyPos)
	return cmp.Or(form.Text("kind").Text, template.Default)
}
