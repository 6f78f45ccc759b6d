package html

import (
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/render/words"
)

// number writes a number with its unit, its mark, its link and its cell.
func (w *writer) number(n document.Number) {
	digits, unit := n.Words()
	if digits == "" {
		return
	}
	w.cite(n, digits)
	if !n.Value.Known() {
		w.state(n.Value.State, digits)
		return
	}
	end := w.openNumber(n)
	w.digits(digits, unit)
	w.WriteString(end)
	w.mark(n)
}

// state writes … or — in grey.
func (w *writer) state(s number.State, sign string) {
	note := w.site.words.BelowNote
	w.seen |= document.MarkBelow
	if s == number.NotApplicable {
		note = w.site.words.NotApplicableNote
		w.seen = w.seen&^document.MarkBelow | document.MarkNotApplicable
	}
	w.tag("span", "class", "mute", "title", note)
	w.text(sign)
	w.end("span")
}

// openNumber opens the element around a number and returns its end.
func (w *writer) openNumber(n document.Number) string {
	class := ""
	if n.Value.Demo && w.set == running {
		class = "dm"
	}
	if target, ok := w.href(n.Href); ok && n.Href != "" {
		w.tag("a", "class", strings.TrimSpace("b "+class), "href", target, "title", w.provenance(n.Value))
		return "</a>"
	}
	title := w.provenance(n.Value)
	if title == "" && class == "" {
		return ""
	}
	w.tag("span", "class", strings.TrimSpace("v "+class), "title", title)
	return "</span>"
}

// digits writes number and unit so that they do not part at a line's end,
// save that 个百分点 may break after 个.
func (w *writer) digits(digits string, unit number.Unit) {
	u := string(unit)
	small := w.set == large || w.set == display && unit != number.Percent && unit != number.PerMille
	if small {
		w.text(digits)
		w.element("span", "u", u)
		return
	}
	tail := ""
	if rest, ok := strings.CutPrefix(u, "个"); ok && rest != "" {
		u, tail = "个", rest
	}
	w.tag("span", "class", "nb")
	w.text(digits + u)
	w.end("span")
	w.text(tail)
}

// mark writes what a reader must know of a number beside its value. In
// sentences only observed numbers are marked: computed ones stand beside them.
func (w *writer) mark(n document.Number) {
	sentence := w.set == running || w.set == remarks
	m := n.Marked(w.beside, w.mixed, sentence)
	if m == 0 {
		return
	}
	w.seen |= m
	var signs, notes []string
	for _, s := range w.site.words.Signs() {
		if m&s.Mark != 0 {
			signs, notes = append(signs, s.Sign), append(notes, s.Note)
		}
	}
	class := "mkk"
	if sentence {
		class = "mk"
	}
	w.tag("sup", "class", class, "title", strings.Join(notes, w.site.words.Separator))
	w.text(strings.Join(signs, ""))
	w.end("sup")
}

// provenance says where a number was read: the title of its element.
func (w *writer) provenance(v number.Value) string {
	say := &w.site.words
	var parts []string
	if v.Demo {
		parts = append(parts, say.DemoNote)
	}
	switch n := len(v.Origins); {
	case n == 1:
		parts = append(parts, words.Fill(say.Provenance, v.Origins[0].String()))
	case n > 1:
		parts = append(parts, words.Fill(say.ProvenanceMore, v.Origins[0].String(), itoa(n)))
	}
	return strings.Join(parts, "；")
}
