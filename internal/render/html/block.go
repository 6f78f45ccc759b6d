package html

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/chart"
	"nianbao/internal/document"
)

func (w *writer) blocks(list []document.Block) {
	for _, b := range list {
		w.block(b)
	}
}

// block writes one node that stands on its own lines. The switch is exhaustive.
func (w *writer) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		w.heading(b)
	case document.Paragraph:
		w.WriteString("<p>")
		w.inlines(b.Text)
		w.WriteString("</p>\n")
	case document.List:
		w.list(b)
	case document.Quote:
		w.WriteString("<blockquote>")
		w.blocks(b.Blocks)
		w.WriteString("</blockquote>\n")
	case document.Table:
		w.table(b)
	case document.Figure:
		w.figure(b)
	case document.Facts:
		w.within(display, func() { w.facts(b) })
	case document.Keys:
		w.within(display, func() { w.keys(b) })
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
		panic(fmt.Sprintf("html: unresolved %T", b))
	}
}

// listing writes text as it stands. It scrolls by itself, so that a long line
// does not widen the page.
func (w *writer) listing(l document.Listing) {
	w.WriteString("<div class=\"listing\">")
	if l.Title != "" {
		w.element("p", "listing-t", l.Title)
	}
	w.tag("pre", "tabindex", "0", "role", "region", "aria-label", cmp.Or(l.Title, "原文"))
	w.tag("code")
	w.text(l.Text)
	w.end("code")
	w.end("pre")
	w.WriteString("</div>\n")
}

func (w *writer) heading(h document.Heading) {
	end := w.openHeading(min(max(h.Level, 2), 4), "", h.ID)
	w.inlines(h.Text)
	w.WriteString(end + "\n")
}

func (w *writer) list(l document.List) {
	name, start := "ul", ""
	if l.Ordered {
		name = "ol"
		if l.Start > 1 {
			start = itoa(l.Start)
		}
	}
	w.tag(name, "class", "li", "start", start)
	for _, item := range l.Items {
		w.WriteString("<li>")
		w.item(item)
		w.WriteString("</li>\n")
	}
	w.end(name)
	w.WriteByte('\n')
}

// item writes a list item; a single paragraph needs no element of its own.
func (w *writer) item(blocks []document.Block) {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(document.Paragraph); ok {
			w.inlines(p.Text)
			return
		}
	}
	w.blocks(blocks)
}

// body writes the blocks of a page: text in a column that can be read, what is
// wide at the width of the page.
func (w *writer) body(blocks []document.Block) {
	for _, run := range runs(widened(blocks)) {
		if !run.wide {
			w.column(run.blocks, nil)
			continue
		}
		w.blocks(run.blocks)
	}
}

// widened gives figures the page's width where nothing stands beside the text.
func widened(blocks []document.Block) []document.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if f, ok := b.(document.Figure); ok && f.Size == document.TextWide {
			f.Size = document.FullWide
			out[i] = f
		}
	}
	return out
}

// section writes a titled part. Its margin notes stand beside its first text.
func (w *writer) section(s document.Section) {
	hidden := opensWithCells(s)
	class := "sec"
	if hidden {
		class = "sec bare first"
	}
	w.tag("section", "class", class, "id", s.ID)
	w.sectionHead(s, hidden)
	if len(s.Lead) > 0 {
		w.WriteString(`<p class="sec-s">`)
		w.inlines(s.Lead)
		w.WriteString("</p>\n")
	}
	aside, body := s.Aside, s.Body
	if len(aside) == 0 {
		body = widened(body)
	}
	for _, run := range runs(body) {
		if run.wide {
			w.blocks(run.blocks)
			continue
		}
		w.column(run.blocks, aside)
		aside = nil
	}
	w.aside(aside)
	w.WriteString("</section>\n")
}

// opensWithCells says that a section begins with the bar of verdicts, whose
// own title serves; the section's is then for screen readers and contents.
func opensWithCells(s document.Section) bool {
	if len(s.Body) == 0 {
		return false
	}
	f, ok := s.Body[0].(document.Figure)
	return ok && f.Chart.Form == chart.Cells
}

func (w *writer) sectionHead(s document.Section, hidden bool) {
	if hidden {
		end := w.openHeading(2, "vh", "")
		w.text(document.Plain(s.Title))
		w.WriteString(end)
		return
	}
	if len(s.Title) == 0 {
		return
	}
	w.WriteString(`<div class="sec-h">`)
	end := w.openHeading(2, "", "")
	w.inlines(s.Title)
	w.WriteString(end)
	if s.Demo {
		w.element("span", "tag", w.site.words.Demo)
	}
	if s.More != nil {
		w.WriteString(`<span class="more">`)
		w.link(*s.More)
		w.WriteString("</span>")
	}
	w.WriteString("</div>\n")
}

// column writes a run of text with margin notes at its right.
func (w *writer) column(blocks []document.Block, aside []document.Key) {
	if len(aside) > 0 {
		w.WriteString(`<div class="body">`)
	}
	w.WriteString("<div class=\"text\">\n")
	w.blocks(blocks)
	w.WriteString("</div>")
	if len(aside) > 0 {
		w.aside(aside)
		w.WriteString("</div>")
	}
	w.WriteByte('\n')
}

// run is neighbouring blocks of one width.
type run struct {
	wide   bool
	blocks []document.Block
}

func runs(blocks []document.Block) []run {
	var out []run
	for _, b := range blocks {
		wide := isWide(b)
		if len(out) == 0 || out[len(out)-1].wide != wide {
			out = append(out, run{wide: wide})
		}
		last := &out[len(out)-1]
		last.blocks = append(last.blocks, b)
	}
	return out
}

// isWide says which blocks may take the page's width instead of the text's.
func isWide(b document.Block) bool {
	switch b := b.(type) {
	case document.Heading:
		return b.Level <= 2
	case document.Figure:
		return b.Size == document.FullWide || b.Chart.Form == chart.Cells
	case document.Facts:
		return !b.Plain
	case document.Table, document.Keys, document.Section, document.Group, document.Cards:
		return true
	}
	return false
}

func (w *writer) group(g document.Group) {
	class := "two top2"
	switch g.Form {
	case document.Two:
		if hasFigure(g.Items) {
			class = "body top2"
		}
	case document.Halves:
		class = "half top2"
	case document.Multiples:
		w.multiples(g)
		return
	}
	w.tag("div", "class", class)
	for _, item := range g.Items {
		w.WriteString("<div>\n")
		w.blocks(item)
		w.WriteString("</div>")
	}
	w.WriteString("</div>\n")
}

// hasFigure says that the wide column holds a chart, which is drawn for the
// width of the text.
func hasFigure(items [][]document.Block) bool {
	if len(items) == 0 {
		return false
	}
	for _, b := range items[0] {
		if _, ok := b.(document.Figure); ok {
			return true
		}
	}
	return false
}
