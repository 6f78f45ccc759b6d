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
	var run strings.Builder // of texts, which become one
	flush := func() {
		if run.Len() > 0 {
			out = append(out, document.Text(run.String()))
			run.Reset()
		}
	}
	for i, x := range text {
		switch t, ok := x.(document.Text); {
		case !ok, t == paragraphStart:
			flush()
			out = append(out, joinWithin(x, before, firstRune(text[i+1:], after)))
		case t != lineEnd:
			run.WriteString(string(t))
		case !isChinese(before) || !isChinese(firstRune(text[i+1:], after)):
			run.WriteByte(' ')
		}
		before = lastRune(x, before)
	}
	flush()
	return out
}

func joinWithin(x document.Inline, before, after rune) document.Inline {
	switch x := x.(type) {
	case document.Emphasis:
		return document.Emphasis{Text: joinLines(x.Text, before, after)}
	case document.Strong:
		return document.Strong{Text: joinLines(x.Text, before, after)}
	case document.Deleted:
		return document.Deleted{Text: joinLines(x.Text, before, after)}
	case document.Script:
		return document.Script{Sub: x.Sub, Text: joinLines(x.Text, before, after)}
	case document.Link:
		x.Text = joinLines(x.Text, before, after)
		return x
	}
	return x
}

// lookahead bounds the search for a character beyond what shows none: notes.
const lookahead = 8

// firstRune returns the first character that text shows, or after if none.
func firstRune(text []document.Inline, after rune) rune {
	for _, x := range text[:min(len(text), lookahead)] {
		if s := plain(x); s != "" && x != lineEnd {
			r, _ := utf8.DecodeRuneInString(s)
			return r
		}
	}
	return after
}

// lastRune returns the last character that text shows, or before if none.
func lastRune(text document.Inline, before rune) rune {
	if s := plain(text); s != "" && s != string(lineEnd) {
		r, _ := utf8.DecodeLastRuneInString(s)
		return r
	}
	return before
}

// plain returns the characters that text shows, a binding in full-width
// braces: no blank parts a number from Chinese text around it.
func plain(text ...document.Inline) string {
	if len(text) == 1 {
		if t, ok := text[0].(document.Text); ok {
			return string(t)
		}
	}
	var b strings.Builder
	for _, x := range text {
		switch x := x.(type) {
		case document.Text:
			b.WriteString(string(x))
		case document.Code:
			b.WriteString(string(x))
		case document.Binding:
			b.WriteString("｛" + x.Text + "｝")
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
