package html

import (
	"strings"
	"unicode"

	"nianbao/internal/chart"
	"nianbao/internal/document"
)

// cellForm is how the content of a cell is set.
type cellForm uint8

const (
	wordsForm   cellForm = iota
	verdictForm          // one verdict
	iconsForm            // several: icons, their words for screen readers
	namedForm            // a name with its verdict's icon before it
	bulletForm           // a bullet with its numbers below
	barForm              // a bullet with its number beside
	sparkForm
)

func (f cellForm) class() string {
	return [...]string{"", "vd", "row-ic", "", "pg", "bb", "sk"}[f]
}

// labelled says that a phone needs the column's head over the cell.
func (f cellForm) labelled() bool { return f == wordsForm || f == barForm }

func form(c document.Cell) cellForm {
	if len(c.Text) == 0 {
		return wordsForm
	}
	switch first := c.Text[0].(type) {
	case document.Status:
		switch {
		case len(c.Text) == 1 && c.Header:
			return wordsForm
		case len(c.Text) == 1:
			return verdictForm
		case allStatus(c.Text):
			return iconsForm
		case c.Header:
			return namedForm
		}
	case document.Mini:
		switch {
		case len(c.Text) > 1:
			return barForm
		case first.Chart.Form == chart.Bullet:
			return bulletForm
		}
		return sparkForm
	}
	return wordsForm
}

func allStatus(list []document.Inline) bool {
	for _, in := range list {
		if _, ok := in.(document.Status); !ok {
			return false
		}
	}
	return true
}

func (w *writer) content(c document.Cell, f cellForm) {
	switch f {
	case iconsForm:
		w.icons(c.Text)
		w.small(c.Second)
	case namedForm:
		s := c.Text[0].(document.Status)
		w.icon(s.Icon, "s-"+s.Tone.String())
		w.element("span", "vh", s.Word+"：")
		w.inlines(c.Text[1:])
		w.small(c.Second)
	case bulletForm:
		w.inlines(c.Text)
		w.pair(c.Second)
	case barForm:
		w.WriteString(`<span class="bl">`)
		w.inline(c.Text[0])
		w.WriteString("<b>")
		w.inlines(c.Text[1:])
		w.WriteString("</b></span>")
		w.small(c.Second)
	case wordsForm, verdictForm, sparkForm:
		set := w.set
		if isSentence(c.Text) {
			set = remarks
		}
		w.within(set, func() { w.inlines(c.Text) })
		w.small(c.Second)
	}
}

// isSentence tells words with numbers among them from a number with a sign.
func isSentence(list []document.Inline) bool {
	for _, in := range list {
		if s, ok := in.(document.Text); ok && strings.ContainsFunc(string(s), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return true
		}
	}
	return false
}

func (w *writer) icons(list []document.Inline) {
	var said []string
	for _, in := range list {
		said = append(said, in.(document.Status).Word)
	}
	w.element("span", "vh", strings.Join(said, w.site.words.Separator))
	for _, in := range list {
		s := in.(document.Status)
		w.icon(s.Icon, "s-"+s.Tone.String())
	}
}

// pair sets the first number below a bullet at its left, the rest at its right.
func (w *writer) pair(second []document.Inline) {
	if len(second) == 0 {
		return
	}
	w.WriteString(`<div class="pair"><b>`)
	w.inline(second[0])
	w.WriteString("</b><span>")
	w.inlines(second[1:])
	w.WriteString("</span></div>")
}
