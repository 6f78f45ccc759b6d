package directive

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/table"
)

func (e *expander) verdicts() []document.Block {
	all := e.Book.Result.Assessments
	if len(all) == 0 {
		return nil
	}
	return []document.Block{document.Figure{ID: "verdicts", Chart: figure.Cells(e.Book, all, "verdicts"), Size: document.FullWide, Pos: e.pos}}
}

func (e *expander) lagging() []document.Block {
	return rowsOrNothing(table.Lagging(e.Book, e.Book.Result.Assessments, "lagging"))
}

func (e *expander) changes() []document.Block {
	beside := 0
	for _, g := range table.Lagging(e.Book, e.Book.Result.Assessments, "lagging").Groups {
		beside += 1 + len(g.Rows)
	}
	t, ok := table.Changes(e.Book, beside, "changes")
	if !ok {
		return nil
	}
	return []document.Block{t}
}

// mainTargets are small trends of the weightiest targets that have a goal and
// at least two years of values.
func (e *expander) mainTargets() []document.Block {
	n := cmp.Or(e.Int("top"), 8)
	var inds []plan.Indicator
	for _, ind := range e.Book.Edition().Indicators {
		if m, ok := e.Book.Main(ind.Code); ok && m.Goal.Known() && m.Covered().Known() && figure.Spark(e.Book, ind, "") != nil {
			inds = append(inds, ind)
		}
	}
	order := slices.Clone(inds)
	slices.SortStableFunc(order, heavier)
	order = order[:min(n, len(order))]
	g := document.Group{Form: document.Multiples}
	small, found := e.Shelf.Charts.Get("multiples")
	for _, ind := range inds {
		if !slices.ContainsFunc(order, func(o plan.Indicator) bool { return o.Code == ind.Code }) {
			continue
		}
		r := figure.Request{Indicators: []plan.Indicator{ind}}
		if f, ok := e.panel(small, r, "panel-"+ind.Code); found && small.Sound() && ok {
			g.Items = append(g.Items, []document.Block{f})
		}
	}
	if len(g.Items) == 0 {
		return nil
	}
	return []document.Block{g}
}

func heavier(a, b plan.Indicator) int {
	switch {
	case a.Weight.Known() && b.Weight.Known():
		return b.Weight.Dec.Cmp(a.Weight.Dec)
	case a.Weight.Known():
		return -1
	case b.Weight.Known():
		return 1
	}
	return 0
}

func (e *expander) domains() []document.Block {
	return rowsOrNothing(table.Domains(e.Shelf, e.Book, "domains", ""))
}

// domainTables are the 指标完成情况表 of each domain, 约束性 and 预期性 apart.
func (e *expander) domainTables() []document.Block {
	var out []document.Block
	for i, d := range e.Book.Edition().Domains {
		all := ofDomain(e.Book, d)
		if len(all) == 0 {
			continue
		}
		id := table.DomainID(i)
		out = append(out, document.Section{ID: id, Title: phrase.Text(d), Lead: append(phrase.Summary(all), document.Text("。")),
			Body: []document.Block{table.Indicators(e.Book, id+"-table", "", table.ByAttribute(all)...)}})
	}
	return out
}

func (e *expander) fulfilment() []document.Block {
	return rowsOrNothing(table.Fulfilment(e.Book.Result.Assessments, "fulfilment", "各种评价的目标数"))
}

func (e *expander) overrides() []document.Block {
	return rowsOrNothing(table.Overrides(e.Book, "overrides", ""))
}

func (e *expander) chapters() []document.Block { return cards(e.Chapters) }

func (e *expander) editions() []document.Block { return cards(e.Editions) }

func cards(list []document.Card) []document.Block {
	if len(list) == 0 {
		return nil
	}
	return []document.Block{document.Cards{Items: list}}
}

func (e *expander) counts() []document.Block {
	return rowsOrNothing(table.Counts(e.Book, "counts", "四个清单"))
}

// shares shows by park the weightiest indicator that parks have.
func (e *expander) shares() []document.Block {
	inds := e.withParks()
	if len(inds) == 0 {
		return nil
	}
	slices.SortStableFunc(inds, heavier)
	from := e.Book.Year()
	return rowsOrNothing(table.Parks(e.Book, inds[0], from, from, "shares", inds[0].Name))
}

func (e *expander) withParks() []plan.Indicator {
	return slices.DeleteFunc(slices.Clone(e.Book.Edition().Indicators), func(i plan.Indicator) bool { return !e.Book.HasParks(i.Code) })
}

// attention shows the items of 本清单 that lag.
func (e *expander) attention() []document.Block {
	kind, ok := e.listKind()
	if !ok {
		return nil
	}
	return rowsOrNothing(table.Attention(e.Book, kind, e.Book.Items(ledger.ItemFilter{Kind: &kind}), "attention"))
}

// items shows 本清单 in full, or what of the four lists is 本园区's or 本部门's.
func (e *expander) items() []document.Block {
	filter := ledger.ItemFilter{}
	switch {
	case e.List != nil:
		return e.wholeList(*e.List)
	case e.Park != nil:
		filter.Park = e.Park.Name
	case e.Department != nil:
		filter.Owner = e.Department.Name
	}
	var out []document.Block
	for _, k := range table.Kinds() {
		filter.Kind = &k
		if items := e.Book.Items(filter); len(items) > 0 {
			out = append(out, table.List(e.Book, k, items, "items-"+k.Slug(), k.String()))
		}
	}
	return out
}

func (e *expander) wholeList(kind plan.ItemKind) []document.Block {
	items := e.Book.Items(ledger.ItemFilter{Kind: &kind})
	if len(items) == 0 {
		return []document.Block{document.Paragraph{Text: phrase.Textf("%s没有列入%s的事项。", e.Book.Title(), kind), Pos: e.pos}}
	}
	t := table.List(e.Book, kind, items, "all", fmt.Sprintf("全部%d项", len(items)))
	t.Lead = true
	t.Filter = filters(kind)
	return []document.Block{t}
}

// filters are the columns of park, owner and verdict by kind of list.
func filters(kind plan.ItemKind) []int {
	switch kind {
	case plan.Project:
		return []int{2, 10}
	case plan.Application:
		return []int{3, 6}
	case plan.Reform, plan.Task:
	}
	return []int{2, 5}
}

// parks shows the parks as cards, then indicators by park.
func (e *expander) parks() []document.Block {
	var out []document.Block
	var list []document.Card
	for _, p := range e.Book.Edition().Parks {
		label := "园"
		if p.Core {
			label = "核"
		}
		list = append(list, document.Card{Label: label, Title: p.Name, Note: p.About, Href: address.Park(e.Book.Year(), p.Code)})
	}
	out = append(out, cards(list)...)
	inds := e.withParks()
	if len(inds) == 0 {
		return out
	}
	out = append(out, e.parkRanking()...)
	out = append(out, document.Section{ID: "compare", Title: phrase.Text("园区比较"), Body: e.parkComparison(inds)})
	for _, ind := range inds {
		out = append(out, document.Section{ID: "park-" + ind.Code, Title: phrase.Indicator(e.Book, ind),
			Body: []document.Block{table.Parks(e.Book, ind, e.Book.Year()-3, 0, "by-park-"+ind.Code, "")}})
	}
	return out
}

// parkRanking is the section of scores, none where 园区考核 has no rules.
func (e *expander) parkRanking() []document.Block {
	body := rowsOrNothing(table.ParkRanking(e.Book, "park-ranking", fmt.Sprintf("%d年园区考核得分", e.Book.Year())))
	if len(body) == 0 {
		return nil
	}
	return []document.Block{document.Section{ID: "score", Title: phrase.Text("园区考核"), Body: body}}
}

func (e *expander) parkComparison(inds []plan.Indicator) []document.Block {
	body := []document.Block{table.ParksByIndicator(e.Book, inds, e.Book.Year(), "parks-now", fmt.Sprintf("%d年各园区指标", e.Book.Year()))}
	ranked := slices.Clone(inds)
	slices.SortStableFunc(ranked, heavier)
	main := ranked[0]
	g := document.Group{Form: document.Halves}
	half := func(spec chart.Spec, ok bool) {
		if ok {
			g.Items = append(g.Items, []document.Block{document.Figure{ID: spec.ID, Number: FigureNumber, Chart: spec, Size: document.HalfWide, Pos: e.pos}})
		}
	}
	if main.Measure == plan.Amount || main.Measure == plan.Count {
		half(e.ownChart("share", figure.Request{Options: figure.Options{ID: "park-share"}, Indicators: []plan.Indicator{main}}))
	}
	half(e.ownChart("ranking", figure.Request{Options: figure.Options{ID: "park-rank"}, Indicators: []plan.Indicator{main}}))
	if len(g.Items) > 0 {
		body = append(body, g)
	}
	return body
}

func (e *expander) park() []document.Block {
	if e.Park == nil {
		e.Report(e.pos, "这个指令只能用在园区页", "")
		return nil
	}
	return rowsOrNothing(table.ParkIndicators(e.Book, *e.Park, "indicators", "本园区指标"))
}

func (e *expander) parkScore() []document.Block {
	if e.Park == nil {
		e.Report(e.pos, "这个指令只能用在园区页", "")
		return nil
	}
	return rowsOrNothing(table.ParkScore(e.Book, *e.Park, "score", "本园区考核得分"))
}

func (e *expander) departments() []document.Block {
	return rowsOrNothing(table.Departments(e.Book, "departments", "各单位负责的指标和事项"))
}

func (e *expander) owned() []document.Block {
	if e.Department == nil {
		e.Report(e.pos, "这个指令只能用在部门页", "")
		return nil
	}
	all := e.Book.Owned(*e.Department)
	if len(all) == 0 {
		return nil
	}
	return []document.Block{table.Indicators(e.Book, "indicators", "", table.ByAttribute(all)...)}
}

// byOwner counts the items of 本清单 by department.
func (e *expander) byOwner() []document.Block {
	kind, ok := e.listKind()
	if !ok {
		return nil
	}
	return rowsOrNothing(table.CountsByOwner(e.Book, e.Book.Items(ledger.ItemFilter{Kind: &kind}), "by-owner", ""))
}

// owner is the name of 本部门, "" on pages of none.
func (e *expander) owner() string {
	if e.Department == nil {
		return ""
	}
	return e.Department.Name
}

func (e *expander) supervised() []document.Block {
	return rowsOrNothing(table.Supervised(e.Book, e.owner(), "supervised", "落后和逾期的事项"))
}

func (e *expander) remedies() []document.Block {
	owner := e.owner()
	return rowsOrNothing(table.Remedies(e.Book, e.Book.Remedies(owner), "remedies", "整改事项"))
}

func (e *expander) rules() []document.Block {
	return []document.Block{table.Rules(e.Book, "rules", "")}
}

func (e *expander) files() []document.Block {
	return rowsOrNothing(table.Files(e.Shelf, "files", ""))
}

// OpenData is the id of the table of open data.
const OpenData = "opendata"

func (e *expander) openData() []document.Block {
	return rowsOrNothing(table.OpenData(e.Shelf, OpenData, ""))
}

func (e *expander) sources() []document.Block {
	return rowsOrNothing(table.Sources(e.Shelf, "sources-table", ""))
}

func (e *expander) revisions() []document.Block {
	return rowsOrNothing(table.Revisions(e.Book, e.Book.Edition().Revisions, "revisions", ""))
}

// group sets what other directives make side by side; an empty column leaves
// its room to the others.
func (e *expander) group() []document.Block {
	form, ok := e.Choice("form", "two", "halves")
	columns := e.Columns("items")
	if !ok {
		return nil
	}
	g := document.Group{Form: map[string]document.GroupForm{"two": document.Two, "halves": document.Halves}[form]}
	for _, entries := range columns {
		var blocks []document.Block
		for _, x := range entries {
			make, known := words()[x.Word.Text]
			if !known || x.Word.Text == "group" {
				e.Report(x.Word.Pos, "没有指令“"+x.Word.Text+"”", "")
				continue
			}
			inner := &expander{Context: e.Context, Form: x.Form, list: e.list, pos: x.Word.Pos}
			blocks = append(blocks, make(inner)...)
			x.Form.Close()
		}
		if len(blocks) > 0 {
			g.Items = append(g.Items, blocks)
		}
	}
	if len(g.Items) == 1 {
		return g.Items[0]
	}
	if len(g.Items) == 0 {
		return nil
	}
	return []document.Block{g}
}
