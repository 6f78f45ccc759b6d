package html

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/chart"
	"nianbao/internal/document"
)

func (w *writer) inlines(list []document.Inline) {
	for _, in := range list {
		w.inline(in)
	}
}

// inline writes one node within a line. The switch is exhaustive.
func (w *writer) inline(in document.Inline) {
	switch in := in.(type) {
	case document.Text:
		w.words(string(in))
	case document.Emphasis:
		w.wrap("em", in.Text)
	case document.Strong:
		w.wrap("strong", in.Text)
	case document.Deleted:
		w.wrap("del", in.Text)
	case document.Code:
		w.element("code", "", string(in))
	case document.Script:
		w.script(in)
	case document.Break:
		w.WriteString("<br>")
	case document.Number:
		w.number(in)
	case document.Link:
		w.link(in)
	case document.Ref:
		w.ref(in)
	case document.Status:
		w.status(in)
	case document.Tag:
		w.element("span", "tag", string(in))
	case document.Mini:
		w.mini(in.Chart)
	case document.NoteRef:
		w.noteRef(in)
	case document.Fraction:
		w.fraction(in)
	case document.Formula:
		w.formula(in)
	default:
		panic(fmt.Sprintf("html: unresolved %T", in))
	}
}

func (w *writer) wrap(name string, text []document.Inline) {
	w.tag(name)
	w.inlines(text)
	w.end(name)
}

func (w *writer) script(s document.Script) {
	if s.Sub {
		w.wrap("sub", s.Text)
		return
	}
	w.wrap("sup", s.Text)
}

// link writes a link, or its text alone where the address is none that a
// reader may follow.
func (w *writer) link(l document.Link) {
	target, ok := w.href(l.Href)
	rel := ""
	if l.External {
		target, ok = outside(l.Href)
		rel = "noopener"
	}
	if !ok {
		w.inlines(l.Text)
		return
	}
	w.tag("a", "href", target, "rel", rel)
	w.inlines(l.Text)
	w.end("a")
}

// ref writes the number of a figure or table, which no line end parts.
func (w *writer) ref(r document.Ref) {
	target, ok := w.href(r.Href)
	if !ok {
		w.element("span", "rf", r.Text)
		return
	}
	w.tag("a", "class", "rf", "href", target)
	w.text(r.Text)
	w.end("a")
}

// status writes icon and word in their colour.
func (w *writer) status(s document.Status) {
	w.tag("span", "class", "st s-"+s.Tone.String())
	w.icon(s.Icon, "")
	w.text(s.Word)
	w.end("span")
}

// icon writes a verdict's shape, which a word always accompanies.
func (w *writer) icon(i chart.Icon, class string) {
	w.shaped = true
	w.tag("svg", "class", strings.TrimSpace("ic "+class), "viewBox", "0 0 16 16", "aria-hidden", "true")
	w.tag("use", "href", "#i-"+i.String())
	w.WriteString("</use></svg>")
}

func (w *writer) noteRef(n document.NoteRef) {
	id := ""
	if !w.noted[n.Index] {
		w.noted[n.Index] = true
		w.notes = append(w.notes, n)
		id = "ref-" + itoa(n.Index)
	}
	// The word joiner ties the mark to the word before it.
	w.WriteString("\u2060")
	w.tag("a", "class", "fn", "id", id, "href", "#note-"+itoa(n.Index))
	w.text(circled(n.Index))
	w.end("a")
}

// circled returns ① and on; numbers beyond ㊿ stand in parentheses.
func circled(n int) string {
	switch {
	case n >= 1 && n <= 20:
		return string(rune('①' + n - 1))
	case n >= 21 && n <= 35:
		return string(rune('㉑' + n - 21))
	case n >= 36 && n <= 50:
		return string(rune('㊱' + n - 36))
	}
	return "（" + itoa(n) + "）"
}

func (w *writer) fraction(f document.Fraction) {
	w.WriteString(`<span class="fr"><span>`)
	w.inlines(f.Over)
	w.WriteString(`</span><span class="vh">/</span><span>`)
	w.inlines(f.Under)
	w.WriteString("</span></span>")
}

// words writes text; in running text a numeral is tied to the unit after it,
// which Chinese line breaking would part.
func (w *writer) words(s string) {
	if w.set != running || strings.IndexAny(s, "0123456789") < 0 {
		w.text(s)
		return
	}
	for s != "" {
		from, to := numeral(s)
		w.text(s[:from])
		if to > from {
			w.WriteString(`<span class="nb">`)
			w.text(s[from:to])
			w.WriteString("</span>")
		}
		s = s[to:]
	}
}

// units are what must not part from the number before them.
var units = []string{"亿元", "万元", "万人", "个", "家", "项", "年", "月", "日", "倍", "%", "人", "户", "次", "件"}

// numeral finds the first number with a unit in s; from == to == len(s) for none.
func numeral(s string) (from, to int) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || i > 0 && partOfWord(s[i-1]) {
			continue
		}
		j := i
		for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '.') {
			j++
		}
		for _, u := range units {
			if strings.HasPrefix(s[j:], u) {
				return i, j + len(u)
			}
		}
		i = j
	}
	return len(s), len(s)
}

// partOfWord reports whether a digit after c belongs to a Latin word or a number.
func partOfWord(c byte) bool {
	return c < utf8.RuneSelf && (c == '-' || c == '.' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
}
