package narrative

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"nianbao/internal/diag"
	"nianbao/internal/document"
)

// cleaned returns s as the parser may have it, of the same length.
func cleaned(s string) []byte {
	text := []byte(s)
	for i := 0; i < len(text); {
		c, n := classAt(text[i:])
		if c == control || c == direction {
			blank(text[i : i+n])
		}
		i += n
	}
	return text
}

// placeIn returns the place of the byte at offset of s, which begins at pos.
func placeIn(s string, pos diag.Pos, offset int) diag.Pos {
	if pos.Line == 0 || pos.Column == 0 {
		return pos
	}
	before := s[:min(max(offset, 0), len(s))]
	pos.Line += strings.Count(before, "\n")
	_, last, _ := cutLast(before, "\n")
	pos.Column += utf8.RuneCountInString(last)
	return pos
}

// line converts the paragraphs of a string.
func (c *converter) line(root ast.Node) []document.Inline {
	var out []document.Inline
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if len(out) > 0 {
			out = append(out, document.Break{})
		}
		out = append(out, c.inlines(n)...)
	}
	return out
}
