package html

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/document"
)

// facts writes terms with their values.
func (w *writer) facts(f document.Facts) {
	if f.Title != "" {
		end := w.openHeading(3, "sub-h", "")
		w.text(f.Title)
		w.WriteString(end)
	}
	class := "facts"
	if f.Plain {
		class = "defn text"
		w.set = running
	}
	for _, item := range f.Items {
		w.beside |= document.Observed(item.Value)
	}
	if !f.Plain && w.marked(f.Items) {
		class += " hm"
	}
	w.tag("dl", "class", class)
	for _, item := range f.Items {
		w.WriteString("<div>")
		w.element("dt", "", orBlank(item.Term))
		w.WriteString("<dd>")
		w.naming(about{name: item.Term}, func() {
			w.inlines(item.Value)
			w.small(item.Note)
		})
		w.WriteString("</dd></div>\n")
	}
	w.beside = 0
	w.WriteString("</dl>\n")
}

// orBlank keeps the element of an empty term, which a definition list needs.
func orBlank(s string) string {
	if s == "" {
		return "\u00a0"
	}
	return s
}

func (w *writer) small(text []document.Inline) {
	if len(text) == 0 {
		return
	}
	class := ""
	if isShort(text) {
		class = "nw"
	}
	w.tag("small", "class", class)
	w.within(remarks, func() { w.inlines(text) })
	w.WriteString("</small>")
}

// keys writes a row of key figures, or the three facts of a verdict.
func (w *writer) keys(k document.Keys) {
	class, value, size := "keys", "big", large
	if k.Verdict {
		class, value, size = "three", "", display
	}
	w.tag("dl", "class", class)
	for _, key := range k.Items {
		w.about = about{name: key.Term}
		w.WriteString("<div><dt>")
		w.linked(key.Href, orBlank(key.Term))
		w.WriteString("</dt>")
		if len(key.Value) > 0 {
			w.tag("dd", "class", value)
			w.within(size, func() { w.inlines(key.Value) })
			if k.Verdict {
				w.small(key.Note)
			}
			w.WriteString("</dd>")
		}
		w.keyFoot(key, k.Verdict && len(key.Value) > 0)
		w.WriteString("</div>\n")
	}
	w.about = about{}
	w.WriteString("</dl>\n")
}

// keyFoot writes what stands below a key figure: verdict, remark, sparkline.
func (w *writer) keyFoot(key document.Key, noted bool) {
	if key.Status == nil && key.Mini == nil && (noted || len(key.Note) == 0) && len(key.Value) > 0 {
		return
	}
	w.WriteString("<dd>")
	if key.Status != nil {
		w.status(*key.Status)
	}
	if !noted {
		w.small(key.Note)
	}
	if key.Mini != nil {
		w.mini(*key.Mini)
	}
	w.WriteString("</dd>")
}

// linked writes text, as a link where there is an address.
func (w *writer) linked(target, text string) {
	if target == "" {
		w.text(text)
		return
	}
	w.link(document.Link{Href: target, Text: []document.Inline{document.Text(text)}})
}

// aside writes margin notes: the indicators that a section is about.
func (w *writer) aside(keys []document.Key) {
	if len(keys) == 0 {
		return
	}
	w.tag("aside", "class", "side", "aria-label", w.site.words.AsideLabel)
	w.WriteString("<ul>\n")
	w.margin = true
	w.within(display, func() {
		for _, key := range keys {
			w.naming(about{name: key.Term}, func() { w.marginNote(key) })
		}
	})
	w.margin = false
	w.WriteString("</ul></aside>")
}

func (w *writer) marginNote(key document.Key) {
	w.WriteString("<li>")
	end := w.openHeading(3, "mh", "")
	w.linked(key.Href, key.Term)
	w.WriteString(end + `<div><span class="big">`)
	w.within(large, func() { w.inlines(key.Value) })
	w.WriteString("</span>")
	if key.Status != nil {
		w.status(*key.Status)
	}
	w.WriteString("</div>")
	if key.Mini != nil {
		w.mini(*key.Mini)
	}
	w.small(key.Note)
	w.WriteString("</li>\n")
}

// notice writes a remark set apart, with its kind in words.
func (w *writer) notice(n document.Notice) {
	kind := int(min(n.Kind, document.Corrected))
	w.tag("div", "class", [...]string{"notice", "notice k-warn", "notice k-demo", "notice k-fix"}[kind], "role", "note")
	w.WriteString(`<p class="notice-t"><span>`)
	w.text(w.site.words.Kinds[kind])
	w.WriteString("</span>")
	w.text(n.Title)
	w.WriteString("</p>\n")
	w.blocks(n.Body)
	w.WriteString("</div>\n")
}

// cards writes entries that lead to pages.
func (w *writer) cards(c document.Cards) {
	w.WriteString("<ul class=\"chaps\">\n")
	for _, card := range c.Items {
		target, ok := w.href(card.Href)
		if !ok || card.Href == "" {
			continue
		}
		w.WriteString("<li>")
		w.tag("a", "href", target)
		w.WriteString("<i>")
		w.text(card.Label)
		w.WriteString("</i><span>")
		w.element("b", "", card.Title)
		w.element("small", "", card.Note)
		w.WriteString("</span></a></li>\n")
	}
	w.WriteString("</ul>\n")
}

// formula writes MathML for browsers that draw it and the text for the others
// (the style sheet shows one of them).
func (w *writer) formula(f document.Formula) {
	w.WriteString(`<span class="formula">`)
	math := isMath(f.MathML)
	if math {
		w.WriteString(f.MathML)
	}
	class := ""
	if math {
		class = "alt"
	}
	w.element("span", class, f.Text)
	w.WriteString("</span>")
}

// presentation are the elements of MathML that a formula may have.
var presentation = map[string]bool{
	"math": true, "mrow": true, "mi": true, "mn": true, "mo": true, "mtext": true, "mfrac": true, "msup": true, "msub": true,
	"msubsup": true, "msqrt": true, "mroot": true, "mspace": true, "mover": true, "munder": true, "munderover": true,
	"mtable": true, "mtr": true, "mtd": true,
}

// isMath reports whether s is one well-formed formula of presentation MathML
// without attributes but display and xmlns: all that may pass unescaped.
func isMath(s string) bool {
	if !strings.HasPrefix(s, "<math") {
		return false
	}
	d := xml.NewDecoder(strings.NewReader(s))
	depth, roots := 0, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return depth == 0 && roots == 1
		}
		if err != nil {
			return false
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			depth++
			if !presentation[t.Name.Local] || !plainAttributes(t.Attr) {
				return false
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 0 {
				return false
			}
		default:
			return false
		}
	}
}

func plainAttributes(attributes []xml.Attr) bool {
	for _, a := range attributes {
		if a.Name.Local != "display" && a.Name.Local != "xmlns" {
			return false
		}
	}
	return true
}

// multiples writes small figures side by side; their data tables follow
// together, so that the row stays a row.
func (w *writer) multiples(g document.Group) {
	w.WriteString("<div class=\"multis\">\n")
	var specs []chart.Spec
	for _, item := range g.Items {
		w.WriteString(`<div class="m">`)
		for _, b := range item {
			if f, ok := b.(document.Figure); ok {
				w.panel(f)
				specs = append(specs, f.Chart)
				continue
			}
			w.block(b)
		}
		w.WriteString("</div>\n")
	}
	w.WriteString("</div>\n")
	w.figureNotes(chart.Spec{Source: sharedSources(specs)}, false)
	w.dataTables(w.site.words.DataTables, specs)
}

// sharedSources names the sources of several panels, each once.
func sharedSources(specs []chart.Spec) string {
	var out []string
	for _, s := range specs {
		if s.Source != "" && !slices.Contains(out, s.Source) {
			out = append(out, s.Source)
		}
	}
	return strings.Join(out, "；")
}
