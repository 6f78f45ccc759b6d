package narrative

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"nianbao/internal/document"
)

// chinesePunct are characters of Chinese text that Unicode leaves ambiguous
// between wide and narrow.
const chinesePunct = "“”‘’—…·‰℃"

// isChinese reports whether r is set as wide as a Chinese character.
func isChinese(r rune) bool {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return strings.ContainsRune(chinesePunct, r)
}

// lineEnd stands for a line end inside a paragraph until [joinLines] knows
// what is on both sides; paragraphStart for one that begins a paragraph.
// Neither can occur in text, which has no control characters.
const (
	lineEnd        = document.Text("\n")
	paragraphStart = document.Text("\v")
)

// joinLines replaces line ends by nothing between two Chinese characters and
// by a blank elsewhere. before and after are the characters around text.
func joinLines(text []document.Inline, before, after rune) []document.Inline {
	out := make([]document.Inline, 0, len(text))
	for i, x := range text {
		b, a := lastRune(out, before), firstRune(text[i+1:], after)
		switch x := x.(type) {
		case document.Text:
			switch {
			case x == paragraphStart:
				out = append(out, x)
			case x != lineEnd:
				out = appendText(out, string(x))
			case !isChinese(b) || !isChinese(a):
				out = appendText(out, " ")
			}
		case document.Emphasis:
			out = append(out, document.Emphasis{Text: joinLines(x.Text, b, a)})
		case document.Strong:
			out = append(out, document.Strong{Text: joinLines(x.Text, b, a)})
		case document.Deleted:
			out = append(out, document.Deleted{Text: joinLines(x.Text, b, a)})
		case document.Script:
			out = append(out, document.Script{Sub: x.Sub, Text: joinLines(x.Text, b, a)})
		case document.Link:
			x.Text = joinLines(x.Text, b, a)
			out = append(out, x)
		default:
			out = append(out, x)
		}
	}
	return out
}

// appendText appends s to out, as one Text with a Text before it.
func appendText(out []document.Inline, s string) []document.Inline {
	if s == "" {
		return out
	}
	if n := len(out); n > 0 {
		if t, ok := out[n-1].(document.Text); ok && t != paragraphStart {
			out[n-1] = t + document.Text(s)
			return out
		}
	}
	return append(out, document.Text(s))
}

func firstRune(text []document.Inline, after rune) rune {
	for _, x := range text {
		if s := plain(x); s != "" {
			r, _ := utf8.DecodeRuneInString(s)
			return r
		}
	}
	return after
}

func lastRune(text []document.Inline, before rune) rune {
	for i := len(text) - 1; i >= 0; i-- {
		if s := plain(text[i]); s != "" {
			r, _ := utf8.DecodeLastRuneInString(s)
			return r
		}
	}
	return before
}

// plain returns the characters that text shows. A binding counts as a Chinese
// one: no blank parts a number from the text around it.
func plain(text ...document.Inline) string {
	var b strings.Builder
	for _, x := range text {
		switch x := x.(type) {
		case document.Text:
			b.WriteString(string(x))
		case document.Code:
			b.WriteString(string(x))
		case document.Binding:
			b.WriteString("数")
		case document.Break:
			b.WriteString("　")
		case document.Emphasis:
			b.WriteString(plain(x.Text...))
		case document.Strong:
			b.WriteString(plain(x.Text...))
		case document.Deleted:
			b.WriteString(plain(x.Text...))
		case document.Script:
			b.WriteString(plain(x.Text...))
		case document.Link:
			b.WriteString(plain(x.Text...))
		}
	}
	return b.String()
}
