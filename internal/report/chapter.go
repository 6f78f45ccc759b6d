package report

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/narrative"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/fields"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/table"
	"nianbao/internal/report/tree"
)

// sectionWord is the directive that gives a section its line and its link:
// lead, more, to.
const sectionWord = "section"

// complete adds to a chapter what its author left to the program: key figures,
// the 指标完成情况表, notes and sources.
func (d *expansion) complete(keys, indicators bool) {
	if d.chapter == "" || d.scope.Book == nil {
		return
	}
	b := d.scope.Book
	all := directive.OfChapter(b, d.chapter)
	if picked := keyIndicators(b, all); !keys && len(picked) > 1 {
		d.Body = slices.Insert(d.Body, 0, document.Block(directive.Keys(b, picked)))
	}
	if !indicators && len(all) > 0 {
		t := table.Indicators(b, "", "指标完成情况表", table.Section{Rows: all})
		t.Number, t.Lead = directive.TableNumber, true
		d.Body = append(d.Body, t)
	}
	if s, ok := notesAndSources(b, all); ok {
		d.Body = append(d.Body, s)
	}
}

// keyIndicators are the two to four weightiest indicators with a value.
func keyIndicators(b *ledger.Book, all []assess.Assessment) []plan.Indicator {
	var inds []plan.Indicator
	for _, a := range all {
		known := b.Value(a.Indicator.Code, b.Year(), "").Known()
		if known && !slices.ContainsFunc(inds, func(i plan.Indicator) bool { return i.Code == a.Indicator.Code }) {
			inds = append(inds, a.Indicator)
		}
	}
	heavy := slices.Clone(inds)
	slices.SortStableFunc(heavy, func(x, y plan.Indicator) int { return weight(y).Cmp(weight(x)) })
	heavy = heavy[:min(4, len(heavy))]
	return slices.DeleteFunc(inds, func(i plan.Indicator) bool {
		return !slices.ContainsFunc(heavy, func(h plan.Indicator) bool { return h.Code == i.Code })
	})
}

func weight(i plan.Indicator) number.Decimal { return i.Weight.Dec }

// notesAndSources compiles 注释 and 资料来源 from the chapter's data.
func notesAndSources(b *ledger.Book, all []assess.Assessment) (document.Section, bool) {
	notes, sources := chapterNotes(b, all), chapterSources(b, all)
	if len(notes) == 0 && len(sources) == 0 {
		return document.Section{}, false
	}
	var g document.Group
	g.Form = document.Halves
	for _, part := range []struct {
		title string
		lines []phrase.Inlines
	}{{"注释", notes}, {"资料来源", sources}} {
		if len(part.lines) == 0 {
			continue
		}
		var items [][]document.Block
		for _, x := range part.lines {
			items = append(items, []document.Block{document.Paragraph{Text: x}})
		}
		g.Items = append(g.Items, []document.Block{
			document.Heading{Level: 3, ID: map[string]string{"注释": "remarks", "资料来源": "origins"}[part.title], Text: phrase.Text(part.title)},
			document.List{Ordered: true, Start: 1, Items: items},
		})
	}
	return document.Section{ID: "notes-and-sources", Title: phrase.Text("注释和资料来源"), Body: []document.Block{g}}, true
}

// chapterNotes say what readers must know of bases, states and rounding.
func chapterNotes(b *ledger.Book, all []assess.Assessment) []phrase.Inlines {
	var assumed, preliminary, repeated []string
	for _, a := range all {
		name := a.Indicator.Name
		if a.BaseYear > 0 && a.Target.BaseSource == "本报告设定" {
			assumed = append(assumed, name)
		}
		if a.Current.Status == number.Preliminary && a.Year == b.Year() {
			preliminary = append(preliminary, name)
		}
		if a.Target.Note != "" {
			repeated = append(repeated, name+"："+a.Target.Note)
		}
	}
	var out []phrase.Inlines
	if n := len(assumed); n > 0 {
		base := b.Edition().Base
		out = append(out, phrase.Textf("方案没有给出基期的%d项目标，基期由本报告设定%s。", n, baseWords(base)))
	}
	if len(preliminary) > 0 {
		out = append(out, phrase.Textf("%d年为初步数的指标：%s。", b.Year(), several(preliminary)))
	}
	for _, r := range unique(repeated) {
		out = append(out, phrase.Text(strings.TrimSuffix(r, "。")+"。"))
	}
	return out
}

func baseWords(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprintf("为%d年", year)
}

func unique(list []string) []string {
	seen := make(map[string]bool, len(list))
	var out []string
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// maxNames bounds how many indicators one line names.
const maxNames = 12

// several joins names, and counts them where there are many.
func several(list []string) string {
	list = unique(list)
	if len(list) > maxNames {
		return fmt.Sprintf("%s等%d项", strings.Join(list[:maxNames], "、"), len(list))
	}
	return strings.Join(list, "、")
}

// chapterSources tell which source gave which indicators, and the plan's clauses.
func chapterSources(b *ledger.Book, all []assess.Assessment) []phrase.Inlines {
	var order []string
	given := map[string][]string{}
	var clauses []string
	for _, a := range all {
		clauses = append(clauses, a.Target.Clause)
		for _, s := range b.Sources(a.Indicator.Code, "") {
			if given[s] == nil {
				order = append(order, s)
			}
			given[s] = append(given[s], a.Indicator.Name)
		}
	}
	var out []phrase.Inlines
	for _, s := range order {
		out = append(out, phrase.Text(several(given[s])+"："+s))
	}
	if c := unique(clauses); len(c) > 0 {
		out = append(out, phrase.Text("目标：方案"+strings.Join(c, "、")))
	}
	return out
}

// sections groups what follows a heading of the second level into a section. A
// table or group as wide as the page ends it. In generated pages a section
// with nothing in it is dropped.
func (d *expansion) sections() []document.Block {
	var out []document.Block
	var open *document.Section
	shut := func() {
		if open != nil && (d.authored || len(open.Body) > 0) {
			out = append(out, *open)
		}
		open = nil
	}
	for _, b := range d.Body {
		switch x := b.(type) {
		case document.Heading:
			if x.Level == 2 {
				shut()
				open = &document.Section{ID: x.ID, Title: x.Text, Pos: x.Pos}
				continue
			}
		case document.Section:
			shut()
		case document.Hole:
			if open != nil {
				d.dress(open, x)
			}
			continue
		}
		if endsSection(b) {
			shut()
		}
		if open == nil {
			out = append(out, b)
			continue
		}
		open.Body = append(open.Body, b)
	}
	shut()
	return out
}

// endsSection tells a block that is a section of its own.
func endsSection(b document.Block) bool {
	switch b := b.(type) {
	case document.Table:
		return b.Lead
	case document.Section:
		return true
	case document.Group:
		return slices.ContainsFunc(b.Items, func(x []document.Block) bool { return slices.ContainsFunc(x, endsSection) })
	}
	return false
}

// dress reads a section directive: a line under the title, a link at its right.
func (d *expansion) dress(s *document.Section, h document.Hole) {
	form, list := fields.Parse(h.Body, h.Pos, h.BodyPos)
	lead, more, to := form.Text("lead"), form.Text("more"), form.Text("to")
	form.Close()
	d.found = append(d.found, *list...)
	s.Lead = d.text(lead)
	if more.Text != "" {
		s.More = &document.Link{Href: to.Text, Text: phrase.Text(more.Text), Pos: to.Pos}
	}
}

// demoSections marks sections whose demonstration values stand where no title of
// their own could say so.
func demoSections(blocks []document.Block) []document.Block {
	return tree.Blocks(blocks, func(b document.Block) []document.Block {
		if s, ok := b.(document.Section); ok {
			for i, x := range s.Body {
				s.Demo = s.Demo || untitledDemo(x) && (i == 0 || !captions(s.Body[i-1], x))
			}
			return []document.Block{s}
		}
		return []document.Block{b}
	})
}

// captions tells the title above several panels, which bears the mark itself.
func captions(p, panels document.Block) bool {
	title, ok := p.(document.Paragraph)
	_, group := panels.(document.Group)
	return ok && group && len(title.Text) > 0 && title.Text[len(title.Text)-1] == document.Inline(document.Tag("演示"))
}

// untitledDemo tells a block with demonstration values that has no title to be marked.
func untitledDemo(b document.Block) bool {
	switch b := b.(type) {
	case document.Table:
		return b.Title == "" && b.Demo
	case document.Group:
		return b.Form == document.Multiples && hasDemo([]document.Block{b})
	case document.Keys, document.Facts:
		return hasDemo([]document.Block{b})
	}
	return false
}

func hasDemo(blocks []document.Block) bool {
	demo := false
	tree.Values(blocks, func(v number.Value) { demo = demo || v.Demo })
	return demo
}

// text reads a field's text with its bindings.
func (d *expansion) text(t fields.Text) []document.Inline {
	if t.Text == "" {
		return nil
	}
	run, found := narrative.Inline(t.Text, t.Pos)
	d.found = append(d.found, found...)
	return run
}
