package docx

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/ooxml"
	"nianbao/internal/render/words"
	"nianbao/internal/report"
)

// writer writes the body of a document, and gathers the parts beside it.
type writer struct {
	b      *ooxml.Writer
	report *report.Report
	say    words.Words
	found  diag.List
	// at is the page that is being written; depth how much its headings rise.
	at    *report.Page
	depth int
	// targets are what references may lead to, by address.
	targets map[string]*target
	// numbers are the last ones of figures and tables, by what stands before them.
	numbers map[string]int
	// outline are the entries of the contents.
	outline []entry
	marks   int // bookmarks so far
	// relations of the document part, beside the fixed ones; charts by number.
	relations []ooxml.Relation
	parts     []ooxml.Part
	charts    int
	drawings  int
	notes     []note
	// noted are the bookmarks of the page's footnotes, by their index.
	noted map[int]string
	// lists are the starts of the numbered lists.
	lists []int
	level int
	// across says that the section at hand lies across.
	across bool
	// mixed, beside and seen are of the marks of numbers in the table at hand;
	// sentence says that numbers stand in a sentence.
	mixed        bool
	beside, seen document.Marks
	sentence     bool
	// apart says that a part beside the body is being written, which has no
	// relations and no notes of its own.
	apart bool
	// size is that of the text at hand in half points, 0 for its style's.
	size int
	// inTable says that the paragraphs at hand are in a cell.
	inTable bool
	// demo is the line at the head of each page, "" for none.
	demo string
}

// take returns what was written and begins anew.
func (w *writer) take() string {
	s := ""
	if w.b != nil {
		s = w.b.String()
	}
	w.b = &ooxml.Writer{}
	return s
}

// within returns what content writes, apart from the rest.
func (w *writer) within(content func()) string {
	before := w.b
	w.b = &ooxml.Writer{}
	content()
	s := w.b.String()
	w.b = before
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }

// para is what a paragraph has beside its style.
type para struct {
	keepNext, pageBreak bool
	// numbered, where above zero, is the list that the paragraph is an item of.
	numbered int
	align    string
	// indent is in twips at the left.
	indent    int
	bookmarks []string
	section   func()
}

// paragraph writes a paragraph. The properties stand in the order of the schema.
func (w *writer) paragraph(style string, p para, content func()) {
	b := w.b
	b.Open("w:p")
	b.In("w:pPr", func() {
		b.Val("w:pStyle", style)
		if p.keepNext {
			b.Empty("w:keepNext")
		}
		if p.pageBreak {
			b.Empty("w:pageBreakBefore")
		}
		if p.numbered > 0 {
			b.In("w:numPr", func() {
				b.Val("w:ilvl", itoa(min(max(w.level-1, 0), deepest-1)))
				b.Val("w:numId", itoa(p.numbered))
			})
		}
		if p.indent > 0 {
			b.Empty("w:ind", "w:left", itoa(p.indent), "w:firstLine", "0")
		}
		if p.align != "" {
			b.Val("w:jc", p.align)
		}
		if p.section != nil {
			p.section()
		}
	})
	for _, name := range p.bookmarks {
		w.bookmark(name, func() {})
	}
	if content != nil {
		content()
	}
	b.Close("w:p")
}

// bookmark writes a bookmark around content.
func (w *writer) bookmark(name string, content func()) {
	w.marks++
	id := itoa(w.marks)
	w.b.Empty("w:bookmarkStart", "w:id", id, "w:name", name)
	content()
	w.b.Empty("w:bookmarkEnd", "w:id", id)
}

// look is how a run differs from its paragraph.
type look struct {
	strong, struck, light bool
	// kai sets 楷体, for emphasis; hei 黑体.
	kai, hei bool
	colour   string
	raised   string // superscript, subscript
	style    string
	size     int
}

// run writes text in one look; line ends become breaks.
func (w *writer) run(text string, l look) {
	if text == "" {
		return
	}
	b := w.b
	for i, line := range strings.Split(text, "\n") {
		b.Open("w:r")
		w.look(l)
		if i > 0 {
			b.Empty("w:br")
		}
		b.Text("w:t", line, "xml:space", "preserve")
		b.Close("w:r")
	}
}

// look writes the properties of a run in the order of the schema.
func (w *writer) look(l look) {
	if l.size == 0 {
		l.size = w.size
	}
	if l == (look{}) {
		return
	}
	b := w.b
	b.In("w:rPr", func() {
		if l.style != "" {
			b.Val("w:rStyle", l.style)
		}
		switch {
		case l.kai:
			fonts(b, kai)
		case l.hei:
			fonts(b, hei)
		}
		if l.strong {
			b.Empty("w:b")
		}
		if l.struck {
			b.Empty("w:strike")
		}
		if l.colour != "" {
			b.Val("w:color", l.colour)
		}
		if l.size > 0 {
			b.Val("w:sz", itoa(l.size))
			b.Val("w:szCs", itoa(l.size))
		}
		if l.raised != "" {
			b.Val("w:vertAlign", l.raised)
		}
	})
}

// field writes a field with its result.
func (w *writer) field(code string, result func()) {
	mark := func(kind string) {
		w.b.In("w:r", func() { w.b.Empty("w:fldChar", "w:fldCharType", kind) })
	}
	mark("begin")
	w.b.In("w:r", func() { w.b.Text("w:instrText", " "+code+" ", "xml:space", "preserve") })
	mark("separate")
	result()
	mark("end")
}

// relate returns the name of a new relation of the document part.
func (w *writer) relate(kind, to string, external bool) string {
	w.relations = append(w.relations, ooxml.Relation{Type: kind, Target: to, External: external})
	return ooxml.ID(len(fixedParts) + len(w.relations) - 1)
}

func (w *writer) add(d diag.Diagnostic) { w.found = append(w.found, d) }

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, separator)
}

// endPage ends what belongs to one page of the report.
func (w *writer) endPage() { w.noted = nil }

func unresolved(node any) string { return fmt.Sprintf("docx: unresolved %T", node) }
