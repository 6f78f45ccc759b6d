// Package directive turns what authors and templates write in fenced blocks
// into document blocks. Package report's comment lists the words of authors;
// this one those of the templates of generated pages.
//
// # Directives of templates
//
//	verdicts     one cell a target, grouped by verdict
//	lagging      targets that lag or need speed
//	changes      verdicts against the edition before
//	multiples    top: n: small trends of the weightiest targets
//	domains      composite, change, verdicts by domain
//	radar        composites of the domains around a centre
//	tables       the 指标完成情况表 of each domain as a section
//	fulfilment   targets by verdict in numbers
//	overrides    verdicts that were put in the place of computed ones
//	chapters     the narrative pages as cards
//	counts       the four lists in numbers
//	shares       the weightiest indicator that parks have, by park
//	three        the facts of 本指标's verdict: level, pace, change
//	trend        本指标 with its target
//	history      本指标 year by year, with sources and cells
//	elsewhere    本指标 in other areas and parts of a year
//	byparks      本指标 by park
//	targets      the clauses that ask for 本指标
//	steps        how 本指标's verdict was computed
//	reasons      what an edge or the lack of data did to 本指标
//	vintages     本指标 as each edition said it
//	schedule     本清单 over months, if it is one of projects
//	course       what each edition said of what lags or needs speed
//	byowner      本清单 by department in numbers
//	attention    items of 本清单 that lag
//	items        本清单 in full, or of 本园区 or 本部门 all four lists
//	parks        parks as cards; their scores; indicators by park
//	park         indicators of 本园区
//	score        the parts of 本园区's score
//	departments  the departments with their counts
//	owned        indicators of 本部门
//	supervised   what lags, by how much, who answers for it, of 本部门 or of all
//	remedies     the register of supervision, of 本部门 or of all
//	rules        the verdicts with their thresholds
//	formulas     the method's formulas and their letters
//	kinds        how each kind of target is judged
//	marks        what stands beside numbers
//	examples     one target of each kind, calculated
//	files        workbooks with their hashes
//	opendata     the editions' files for programs and spreadsheets
//	sources      where the values of all editions come from
//	revisions    revised figures with their reasons
//	editions     the editions as cards
//	moved        targets whose verdict differs from the edition before
//	figures      each indicator's value beside that of the edition before
//	moveditems   items of the four lists that were completed, late, new, dropped
//	newrevisions what the edition is the first to revise
//	reissues     why the edition was released again
//	group        form: two | halves; items: [[word, …], [word: {…}, …]]
//
// Directives with nothing to show yield no block, and a section of a generated
// page that is left without one is dropped.
package directive

import (
	"regexp"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/narrative"
	"nianbao/internal/nearest"
	"nianbao/internal/plan"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/fields"
	"nianbao/internal/report/phrase"
)

// Unnumbered marks where package report puts the number of a figure or table.
const (
	FigureNumber = "图"
	TableNumber  = "表"
)

// Context is the page that a directive stands on.
type Context struct {
	binding.Scope
	// Key begins the IDs of the page's charts.
	Key string
	// Chapters and Editions are the cards of the edition's chapters and of all editions.
	Chapters, Editions []document.Card
}

// Expand returns the blocks that a directive stands for.
func Expand(c Context, h document.Hole) ([]document.Block, diag.List) {
	make, ok := words()[h.Name]
	if !ok {
		d := diag.Errorf(h.Pos, "directive-name", "没有指令“%s”", h.Name)
		if near := nearest.Of(h.Name, names()); near != "" {
			d.Hint = "是不是“" + near + "”？"
		}
		return nil, diag.List{d}
	}
	form, list := fields.Parse(h.Body, h.Pos, h.BodyPos)
	if list.HasErrors() {
		return nil, *list
	}
	switch {
	case c.Book != nil || bookless(h.Name):
	case c.Generated:
		return nil, nil
	default:
		return nil, diag.List{diag.Errorf(h.Pos, "directive-edition", "没有版次，不能用 %s", h.Name).Hintf("在 nianbao.yaml 的 editions 里列出年份")}
	}
	e := &expander{Context: c, Form: form, list: list, pos: h.Pos, body: string(h.Body)}
	blocks := make(e)
	form.Close()
	return blocks, *list
}

// Reference is what bindings call the figure or table of h by, as in "表 parks",
// also when it cannot be made; "" for one without a name.
func Reference(h document.Hole) string {
	kind, ok := map[string]string{"chart": FigureNumber, "table": TableNumber}[h.Name]
	if !ok {
		return ""
	}
	form, _ := fields.Parse(h.Body, h.Pos, h.BodyPos)
	if id := form.Text("id").Text; idWord.MatchString(id) {
		return kind + " " + id
	}
	return ""
}

// bookless directives need no edition.
func bookless(name string) bool { return name == "notice" || name == "facts" || name == "editions" }

// expander expands one directive.
type expander struct {
	Context
	*fields.Form
	list *diag.List
	pos  diag.Pos
	body string
}

func names() []string {
	var out []string
	for w := range words() {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// words are the directives by name.
func words() map[string]func(*expander) []document.Block {
	return map[string]func(*expander) []document.Block{
		"chart": (*expander).chart, "table": (*expander).table, "facts": (*expander).facts, "keys": (*expander).keys,
		"indicators": (*expander).indicators, "list": (*expander).itemList, "notice": (*expander).notice,

		"verdicts": (*expander).verdicts, "lagging": (*expander).lagging, "changes": (*expander).changes,
		"multiples": (*expander).mainTargets, "domains": (*expander).domains, "tables": (*expander).domainTables, "overrides": (*expander).overrides, "fulfilment": (*expander).fulfilment,
		"chapters": (*expander).chapters, "counts": (*expander).counts, "shares": (*expander).shares, "editions": (*expander).editions,
		"three": (*expander).three, "trend": (*expander).trend, "history": (*expander).history, "elsewhere": (*expander).elsewhere,
		"byparks": (*expander).byParks, "targets": (*expander).targets, "steps": (*expander).steps, "reasons": (*expander).reasons,
		"vintages": (*expander).vintages, "attention": (*expander).attention, "items": (*expander).items,
		"parks": (*expander).parks, "park": (*expander).park, "score": (*expander).parkScore, "departments": (*expander).departments, "owned": (*expander).owned,
		"byowner": (*expander).byOwner, "schedule": (*expander).schedule, "course": (*expander).course, "radar": (*expander).radar, "supervised": (*expander).supervised,
		"remedies": (*expander).remedies, "rules": (*expander).rules, "files": (*expander).files, "sources": (*expander).sources,
		"opendata": (*expander).openData, "revisions": (*expander).revisions, "group": (*expander).group,
		"reissues": (*expander).reissues, "moved": (*expander).moved, "figures": (*expander).figures,
		"moveditems": (*expander).movedItems, "newrevisions": (*expander).newRevisions,
		"formulas": (*expander).formulas, "kinds": (*expander).kinds, "marks": (*expander).marks, "examples": (*expander).examples,
	}
}

// inline reads a text that may hold bindings.
func (e *expander) inline(t fields.Text) []document.Inline {
	if t.Text == "" {
		return nil
	}
	text, found := narrative.Inline(t.Text, t.Pos)
	*e.list = append(*e.list, found...)
	return text
}

// names of things in addresses and elements.
var idWord = regexp.MustCompile(`^[a-z][a-z0-9-]{0,40}$`)

// id returns the author's name for a figure or table, "" for none.
func (e *expander) id() string {
	t := e.Text("id")
	if t.Text != "" && !idWord.MatchString(t.Text) {
		e.Report(t.Pos, "id 只能用小写字母、数字和连字符，以字母开头", "如 id: output")
		return ""
	}
	return t.Text
}

// find returns the indicator that a text names.
func (e *expander) find(t fields.Text) *plan.Indicator {
	if t.Text == "本指标" && e.Indicator != nil {
		return e.Indicator
	}
	ind := e.Book.Indicator(t.Text)
	if ind == nil {
		e.Report(t.Pos, "没有“"+t.Text+"”这个指标", fields.Suggest(t.Text, e.Book.IndicatorNames()))
	}
	return ind
}

// chosen returns the indicators of the fields indicator and indicators.
func (e *expander) chosen() []plan.Indicator {
	texts := e.Texts("indicators")
	if t := e.Text("indicator"); t.Text != "" {
		texts = append([]fields.Text{t}, texts...)
	}
	var out []plan.Indicator
	for _, t := range texts {
		if ind := e.find(t); ind != nil {
			out = append(out, *ind)
		}
	}
	if len(texts) == 0 {
		e.Report(e.pos, "没有写是哪个指标", "加一行 indicator: 指标名称")
	}
	return out
}

// area returns a known area, "" for the edition's own.
func (e *expander) area() string {
	t := e.Text("area")
	if t.Text == "" || slices.Contains(e.Book.Areas(), t.Text) {
		return t.Text
	}
	e.Report(t.Pos, "没有“"+t.Text+"”这个区域的数", fields.Suggest(t.Text, e.Book.Areas()))
	return ""
}

// nothing is what stands where an author asked for values that there are not.
// No warning is given where a figure of about was refused, which is reported at its cell.
func (e *expander) nothing(what string, about ...plan.Indicator) []document.Block {
	if e.Generated {
		return nil
	}
	if !slices.ContainsFunc(about, func(i plan.Indicator) bool { return e.Book.Edition().Refused(i.Code) }) {
		e.Warn(e.pos, "no-data", what+"没有公开数据", "在监测值里补上，或删去这一处；现在显示“"+phrase.NoData+"”")
	}
	return []document.Block{document.Paragraph{Text: phrase.Text(what + "：" + phrase.NoData + "。"), Pos: e.pos}}
}

// numbered marks a table for numbering on a narrative page.
func (e *expander) numbered(t document.Table) document.Table {
	t.Pos = e.pos
	if !e.Generated {
		t.Number = TableNumber
	}
	return t
}

// rowsOrNothing wraps a table unless it has no rows.
func rowsOrNothing(t document.Table) []document.Block {
	for _, g := range t.Groups {
		if len(g.Rows) > 0 {
			return []document.Block{t}
		}
	}
	return nil
}

// tableID is the fragment of an author's table.
func tableID(id string) string {
	if id == "" {
		return ""
	}
	return "tab-" + id
}
