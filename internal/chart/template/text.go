package template

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/nearest"
)

// Phrase is a text with holes.
type Phrase struct{ pieces []piece }

// piece is words, a hole, or a part that may be left out.
type piece struct {
	text, hole string
	optional   []piece
}

// Empty reports whether nothing was written.
func (p Phrase) Empty() bool { return len(p.pieces) == 0 }

// Fill returns the text with words in the holes, each by its hole's name.
func (p Phrase) Fill(words map[string]string) string {
	text, _ := fillPieces(p.pieces, words)
	return text
}

// fillPieces also reports whether every hole had a word.
func fillPieces(list []piece, words map[string]string) (string, bool) {
	var b strings.Builder
	whole := true
	for _, x := range list {
		switch {
		case x.optional != nil:
			if text, ok := fillPieces(x.optional, words); ok {
				b.WriteString(text)
			}
		case x.hole != "":
			whole = whole && words[x.hole] != ""
			b.WriteString(words[x.hole])
		default:
			b.WriteString(x.text)
		}
	}
	return b.String(), whole
}

// parsePhrase reads a text; why says what is wrong with it, hint how to mend it.
func parsePhrase(text string) (p Phrase, why, hint string) {
	rest := text
	for rest != "" {
		before, inside, after, found := cutBrackets(rest, '[', ']')
		if !found {
			before, after = rest, ""
		}
		if strings.ContainsAny(before, "[]") || found && strings.Contains(inside, "[") {
			return Phrase{}, "方括号不成对", "写成 [与{目标年}年目标]，里面不再有方括号"
		}
		outer, why, hint := parseHoles(before)
		if why != "" {
			return Phrase{}, why, hint
		}
		p.pieces = append(p.pieces, outer...)
		if found {
			inner, why, hint := parseHoles(inside)
			if why != "" {
				return Phrase{}, why, hint
			}
			p.pieces = append(p.pieces, piece{optional: append([]piece{}, inner...)})
		}
		rest = after
	}
	return p, "", ""
}

func cutBrackets(s string, open, shut byte) (before, inside, after string, found bool) {
	i := strings.IndexByte(s, open)
	if i < 0 {
		return s, "", "", false
	}
	n := strings.IndexByte(s[i:], shut)
	if n < 0 {
		return s, "", "", false
	}
	return s[:i], s[i+1 : i+n], s[i+n+1:], true
}

func parseHoles(text string) (list []piece, why, hint string) {
	for text != "" {
		before, name, after, found := cutBrackets(text, '{', '}')
		if strings.ContainsAny(before, "{}") {
			return nil, "花括号不成对", "写成 {指标}"
		}
		if before != "" {
			list = append(list, piece{text: before})
		}
		if !found {
			break
		}
		if all := wordsOf(holes[:]); !slices.Contains(all, name) {
			return nil, fmt.Sprintf("没有“{%s}”这个空", name), nearest.Hint(name, all)
		}
		list = append(list, piece{hole: name})
		text = after
	}
	return list, "", ""
}
