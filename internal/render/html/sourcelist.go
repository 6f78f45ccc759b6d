package html

import (
	"nianbao/internal/render/words"
	"nianbao/internal/report"
)

// sourcesID is the address of the list of sources on its page.
const sourcesID = "cells"

// shortHash is how much of a workbook's hash tells it from any other that a
// reader may have.
const shortHash = 12

// sources writes the page's list of sources, folded; nothing for a page
// without numbers from cells. It is printed when a reader has opened it.
func (w *writer) sources() {
	l := sourcesOf(w.cited, w.site.report.Cells)
	if len(l.sheets) == 0 {
		return
	}
	say := &w.site.words
	w.tag("details", "class", "src", "id", sourcesID)
	w.WriteString("<summary>")
	w.text(say.Sources)
	w.element("small", "", words.Fill(say.SourcesCount, itoa(len(l.cells)), itoa(len(l.sheets))))
	w.WriteString("</summary>\n")
	w.element("p", "src-n", say.SourcesNote)
	for i, s := range l.sheets {
		w.sourceSheet(l, circled(i+1), s)
	}
	w.computed(l)
	w.WriteString("</details>\n")
}

// sourceSheet writes the cells of a sheet: 核心区工业总产值  E5 2023年 668.9亿元.
func (w *writer) sourceSheet(l *sourceList, mark string, s sourceSheet) {
	w.WriteString(`<p class="src-h">`)
	w.element("b", "", mark)
	w.text(s.file + "　" + s.sheet + "　")
	w.hash(s.hash)
	w.WriteString("</p>\n<dl>\n")
	for _, cells := range bySubject(s.cells, func(c *sourceCell) string { return c.subject }) {
		w.sourceTerm(cells[0].subject)
		for i, c := range cells {
			if i > 0 {
				w.text("；")
			}
			w.element("b", "", c.Cell)
			w.text(" " + joined(" ", c.name, l.holds(c)))
		}
		w.WriteString("</dd></div>\n")
	}
	w.WriteString("</dl>\n")
}

// holds is what the page shows of a cell, or what stands in one that is only
// computed with.
func (l *sourceList) holds(c *sourceCell) string {
	if len(c.shown) > 0 {
		return joined("、", c.shown...)
	}
	v := l.known[c.Origin].Value
	if !v.Known() {
		return v.Digits()
	}
	return v.Digits() + string(v.Unit)
}

func (w *writer) sourceTerm(subject string) {
	w.WriteString("<div><dt>")
	w.text(orBlank(subject))
	w.WriteString("</dt><dd>")
}

// hash writes the beginning of a workbook's hash; the whole of it is where the
// link leads.
func (w *writer) hash(hash string) {
	short := "SHA-256 " + hash[:min(len(hash), shortHash)]
	if target, ok := w.href(w.site.workbooks); ok && w.site.workbooks != "" {
		w.tag("a", "href", target, "title", hash)
		w.text(short)
		w.end("a")
		return
	}
	w.tag("span", "title", hash)
	w.text(short)
	w.end("span")
}

// computed writes the numbers that are in no cell, with the cells of each.
func (w *writer) computed(l *sourceList) {
	if len(l.computed) == 0 {
		return
	}
	w.element("p", "src-h", w.site.words.SourcesComputed)
	w.WriteString("<dl>\n")
	for _, numbers := range bySubject(l.computed, func(n *computedNumber) string { return n.subject }) {
		w.sourceTerm(orElse(numbers[0].subject, w.site.words.SourcesJoint))
		for i, n := range numbers {
			if i > 0 {
				w.text("；")
			}
			w.text(joined(" ", n.name, n.text))
			w.element("i", "", l.references(n.origins))
		}
		w.WriteString("</dd></div>\n")
	}
	w.WriteString("</dl>\n")
}

// workbooksAt is the address of the list of all workbooks; empty for none.
func workbooksAt(pages []report.Page) string {
	for _, p := range pages {
		if p.Kind != report.DataPage {
			continue
		}
		for _, e := range contents(p.Body) {
			if e.Href == "#workbooks" {
				return p.Path + e.Href
			}
		}
		return p.Path
	}
	return ""
}
