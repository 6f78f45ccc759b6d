package docx

import (
	"strings"

	"nianbao/internal/document"
)

func (w *writer) blocks(list []document.Block) {
	for i, b := range list {
		if !w.inTable {
			w.turn(w.wide(list[i:]))
		}
		w.block(b)
	}
}

// block writes one node that stands on its own lines. The switch is exhaustive.
func (w *writer) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		w.heading(b.Level, b.Text, w.own(b.ID))
	case document.Paragraph:
		w.text(b)
	case document.List:
		w.list(b)
	case document.Quote:
		w.quote(b)
	case document.Table:
		w.table(b)
	case document.Figure:
		w.figure(b)
	case document.Facts:
		w.facts(b)
	case document.Keys:
		w.table(keysTable(b.Items, ""))
	case document.Notice:
		w.notice(b)
	case document.Section:
		w.section(b)
	case document.Group:
		w.group(b)
	case document.Cards:
		w.cards(b)
	case document.Listing:
		w.listing(b)
	default:
		panic(unresolved(b))
	}
}

// body is the style of running text at this place.
func (w *writer) body() string {
	if w.inTable {
		return "TableText"
	}
	return "Body"
}

// text writes a paragraph; one that is the title over several small figures is
// set as a figure's.
func (w *writer) text(p document.Paragraph) {
	if strong, ok := first(p.Text).(document.Strong); ok && strings.HasPrefix(document.Plain(strong.Text), "图") {
		if number, title, ok := strings.Cut(document.Plain(strong.Text), "　"); ok && endsInFigure(number) {
			w.paragraph("Caption", para{keepNext: true}, func() {
				w.numbering(number, "")
				w.run("　"+title, look{})
				w.inlines(p.Text[1:])
			})
			return
		}
	}
	w.sentence = true
	w.paragraph(w.body(), para{}, func() { w.inlines(p.Text) })
	w.sentence = false
}

func first(run []document.Inline) document.Inline {
	if len(run) == 0 {
		return nil
	}
	return run[0]
}

func endsInFigure(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// heading writes a heading of the level that the form of its number has, else
// of its depth.
func (w *writer) heading(level int, text []document.Inline, address string) {
	words := document.Plain(text)
	level = min(max(level-w.depth, 1), 4)
	if n := numbered(words); n > 0 {
		level = n
	}
	marks := w.entry(words, address, level)
	w.paragraph("Heading"+itoa(level), para{bookmarks: marks}, func() { w.inlines(text) })
}

// numbered tells a heading's level by its number: 一、 （一） 1. （1）; 0 for none.
func numbered(s string) int {
	const han, latin = "一二三四五六七八九十", "0123456789"
	rest, bracket := strings.CutPrefix(s, "（")
	digits := func(set string) string { return strings.TrimLeft(rest, set) }
	for level, set := range map[int]string{1: han, 3: latin} {
		after := digits(set)
		if after == rest {
			continue
		}
		switch {
		case bracket && strings.HasPrefix(after, "）"):
			return level + 1
		case !bracket && level == 1 && strings.HasPrefix(after, "、"):
			return 1
		case !bracket && level == 3 && (strings.HasPrefix(after, "．") || strings.HasPrefix(after, ".") && !strings.ContainsAny(first2(after), latin)):
			return 3
		}
	}
	return 0
}

// first2 is the two bytes at the start of s: a point and what follows it.
func first2(s string) string { return s[:min(2, len(s))] }

// deepest is how many levels of lists there are.
const deepest = 4

func (w *writer) list(l document.List) {
	number := bulletList
	if l.Ordered {
		w.lists = append(w.lists, max(l.Start, 1))
		number = firstNumbered + len(w.lists) - 1
	}
	w.level++
	for _, item := range l.Items {
		for i, b := range item {
			p, ok := b.(document.Paragraph)
			if !ok {
				w.block(b)
				continue
			}
			n := number
			if i > 0 {
				n = 0
			}
			w.sentence = true
			w.paragraph("ListItem", para{numbered: n}, func() { w.inlines(p.Text) })
			w.sentence = false
		}
	}
	w.level--
}

func (w *writer) quote(q document.Quote) {
	for _, b := range q.Blocks {
		if p, ok := b.(document.Paragraph); ok {
			w.paragraph("Quotation", para{}, func() { w.inlines(p.Text) })
			continue
		}
		w.block(b)
	}
}

// listing sets text line by line as it stands.
func (w *writer) listing(l document.Listing) {
	if l.Title != "" {
		w.paragraph(w.body(), para{}, func() { w.inlines([]document.Inline{document.Text(l.Title)}) })
	}
	for line := range strings.Lines(l.Text) {
		w.paragraph("Quotation", para{}, func() { w.inlines([]document.Inline{document.Code(strings.TrimRight(line, "\n"))}) })
	}
}

// notice sets a remark apart by a rule at its left; its kind opens it.
func (w *writer) notice(n document.Notice) {
	kind := w.say.Kinds[min(int(n.Kind), len(w.say.Kinds)-1)]
	w.paragraph("Notice", para{keepNext: len(n.Body) > 0}, func() { w.run(joined("：", kind, n.Title), look{hei: true}) })
	for _, b := range n.Body {
		if p, ok := b.(document.Paragraph); ok {
			w.sentence = true
			w.paragraph("Notice", para{}, func() { w.inlines(p.Text) })
			w.sentence = false
			continue
		}
		w.block(b)
	}
}

// section writes a titled part; its margin notes follow as a table.
func (w *writer) section(s document.Section) {
	if len(s.Title) > 0 {
		title := s.Title
		if s.Demo {
			title = append(append([]document.Inline{}, title...), document.Tag(w.say.Demo))
		}
		w.heading(2, title, w.own(s.ID))
	} else if a := w.anchors(w.own(s.ID)); a != nil {
		w.paragraph("Small", para{keepNext: true, bookmarks: a}, nil)
	}
	if len(s.Lead) > 0 {
		w.text(document.Paragraph{Text: s.Lead})
	}
	w.blocks(s.Body)
	if len(s.Aside) > 0 {
		w.table(keysTable(s.Aside, w.say.AsideLabel))
	}
}

// group sets blocks one after the other; small figures stand two in a row.
func (w *writer) group(g document.Group) {
	if g.Form == document.Multiples {
		w.multiples(g)
		return
	}
	for _, item := range g.Items {
		w.blocks(item)
	}
}

// cards writes entries that lead to pages, as lines.
func (w *writer) cards(c document.Cards) {
	for _, card := range c.Items {
		w.paragraph(w.body(), para{}, func() {
			title := []document.Inline{document.Text(joined("　", card.Label, card.Title))}
			w.link(document.Link{Href: card.Href, Text: title})
			if card.Note != "" {
				w.run("："+card.Note, look{})
			}
		})
	}
}

// facts writes terms with their values: definitions as paragraphs, figures as
// a table.
func (w *writer) facts(f document.Facts) {
	if !f.Plain {
		w.table(factsTable(f))
		return
	}
	if f.Title != "" {
		w.paragraph("SmallTitle", para{keepNext: true}, func() { w.run(f.Title, look{}) })
	}
	for _, item := range f.Items {
		w.paragraph(w.body(), para{}, func() {
			w.run(item.Term+"：", look{hei: true})
			w.inlines(item.Value)
			if len(item.Note) > 0 {
				w.run("（", look{})
				w.inlines(item.Note)
				w.run("）", look{})
			}
		})
	}
}

// factsTable sets figures with their terms as a table without a head.
func factsTable(f document.Facts) document.Table {
	t := document.Table{Title: f.Title, Columns: []document.Column{{}, {}}}
	var rows []document.Row
	for _, item := range f.Items {
		rows = append(rows, document.Row{Cells: []document.Cell{
			{Text: []document.Inline{document.Text(item.Term)}, Header: true}, {Text: item.Value, Second: item.Note},
		}})
	}
	t.Groups = []document.RowGroup{{Rows: rows}}
	return t
}

// keysTable sets key figures as a table.
func keysTable(keys []document.Key, title string) document.Table {
	head := func(s string) document.Cell {
		return document.Cell{Text: []document.Inline{document.Text(s)}, Header: true}
	}
	t := document.Table{
		Title: title, Columns: []document.Column{{}, {Numeric: true}, {}, {}},
		Head: []document.Row{{Cells: []document.Cell{head("指标"), head("数值"), head("评价"), head("说明")}}},
	}
	var rows []document.Row
	judged, noted := false, false
	for _, k := range keys {
		status := document.Cell{}
		if k.Status != nil {
			status.Text = []document.Inline{*k.Status}
			judged = true
		}
		noted = noted || len(k.Note) > 0
		rows = append(rows, document.Row{Cells: []document.Cell{
			{Text: []document.Inline{document.Link{Href: k.Href, Text: []document.Inline{document.Text(k.Term)}}}, Header: true}, {Text: k.Value}, status, {Text: k.Note},
		}})
	}
	t.Groups = []document.RowGroup{{Rows: rows}}
	if !noted {
		t = without(t, 3)
	}
	if !judged {
		t = without(t, 2)
	}
	return t
}

// without returns a table of single cells without a column.
func without(t document.Table, column int) document.Table {
	cut := func(rows []document.Row) {
		for i, r := range rows {
			rows[i].Cells = append(append([]document.Cell{}, r.Cells[:column]...), r.Cells[column+1:]...)
		}
	}
	cut(t.Head)
	for _, g := range t.Groups {
		cut(g.Rows)
	}
	t.Columns = append(append([]document.Column{}, t.Columns[:column]...), t.Columns[column+1:]...)
	return t
}
