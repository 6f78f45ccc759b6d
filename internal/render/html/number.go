package html

import (
	"math/bits"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/number"
)

// marks is a set of marks that follow numbers.
type marks uint8

const (
	markPreliminary marks = 1 << iota
	markEstimated
	markRevised
	markDemo
	markBelow
	markNotApplicable
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
	w.mark(n.Value)
}

// state writes … or — in grey.
func (w *writer) state(s number.State, sign string) {
	note := w.site.words.BelowNote
	w.seen |= markBelow
	if s == number.NotApplicable {
		note = w.site.words.NotApplicableNote
		w.seen = w.seen&^markBelow | markNotApplicable
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
func (w *writer) mark(v number.Value) {
	m := marksOf(v)
	if !w.mixed {
		m &^= markDemo
	}
	sentence := w.set == running || w.set == remarks
	if len(v.Origins) > 1 {
		m &^= w.beside
		if sentence {
			return
		}
	}
	if m == 0 {
		return
	}
	w.seen |= m
	var signs, notes []string
	for _, s := range w.site.signs() {
		if m&s.mark != 0 {
			signs, notes = append(signs, s.sign), append(notes, s.note)
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

// observed returns the marks of the numbers among inlines that were read, not
// computed; a demonstration is marked wherever it stands.
func observed(list []document.Inline) (m marks) {
	for _, in := range list {
		switch in := in.(type) {
		case document.Number:
			if in.Value.Known() && len(in.Value.Origins) <= 1 {
				m |= marksOf(in.Value) &^ markDemo
			}
		case document.Strong:
			m |= observed(in.Text)
		}
	}
	return m
}

// signsOf counts the marks that number n gets in a table's row whose observed
// numbers have the marks beside.
func signsOf(n document.Number, beside marks, mixed bool) int {
	if !n.Value.Known() {
		return 0
	}
	m := marksOf(n.Value)
	if len(n.Value.Origins) > 1 {
		m &^= beside
	}
	if !mixed {
		m &^= markDemo
	}
	return bits.OnesCount8(uint8(m))
}

func marksOf(v number.Value) (m marks) {
	switch v.Status {
	case number.Preliminary:
		m = markPreliminary
	case number.Estimated:
		m = markEstimated
	case number.Revised:
		m = markRevised
	case number.Final:
	}
	if v.Demo {
		m |= markDemo
	}
	return m
}

// sign is a mark as readers see it.
type sign struct {
	mark       marks
	sign, note string
}

func (s *site) signs() []sign {
	w := &s.words
	return []sign{
		{markPreliminary, w.Preliminary, w.PreliminaryNote},
		{markEstimated, w.Estimated, w.EstimatedNote},
		{markRevised, w.Revised, w.RevisedNote},
		{markDemo, w.DemoMark, w.DemoNote},
		{markBelow, "…", w.BelowNote},
		{markNotApplicable, "—", w.NotApplicableNote},
	}
}

// provenance says where a number was read: the title of its element.
func (w *writer) provenance(v number.Value) string {
	words := &w.site.words
	var parts []string
	if v.Demo {
		parts = append(parts, words.DemoNote)
	}
	switch n := len(v.Origins); {
	case n == 1:
		parts = append(parts, fill(words.Provenance, v.Origins[0].String()))
	case n > 1:
		parts = append(parts, fill(words.ProvenanceMore, v.Origins[0].String(), itoa(n)))
	}
	return strings.Join(parts, "；")
}
