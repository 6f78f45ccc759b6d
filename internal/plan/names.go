package plan

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"nianbao/internal/diag"
	"nianbao/internal/nearest"
)

// register resolves the names that people use for one kind of thing.
type register struct {
	canonical map[string]string
	words     []string
	// hidden are names of things whose rows are not public.
	hidden map[string]bool
	// near keeps suggestions, so that a bad column costs one search a word.
	near map[string]string
}

func newRegister() *register {
	return &register{canonical: map[string]string{}, hidden: map[string]bool{}, near: map[string]string{}}
}

// fold makes equal what differs in width, case, blanks and quotation marks only.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || strings.ContainsRune(`"“”「」`, c) {
			return -1
		}
		return unicode.ToLower(c)
	}, width.Fold.String(s))
}

// enter lets words stand for canonical and returns those that already stand for another.
func (g *register) enter(canonical string, words ...string) (taken []string) {
	for _, w := range words {
		k := fold(w)
		if k == "" {
			continue
		}
		if c, ok := g.canonical[k]; ok {
			if c != canonical {
				taken = append(taken, w)
			}
			continue
		}
		g.canonical[k] = canonical
		g.words = append(g.words, w)
	}
	return taken
}

func (g *register) find(w string) (string, bool) {
	c, ok := g.canonical[fold(w)]
	return c, ok
}

// maxSuggestions bounds the search for near names in a hostile table.
const maxSuggestions = 500

// suggest returns the name nearest to w, or "".
func (g *register) suggest(w string) string {
	w = diag.Clip(w)
	n, ok := g.near[w]
	if !ok && len(g.near) < maxSuggestions {
		n = nearest.Of(w, g.words)
		g.near[w] = n
	}
	return n
}

// hint is suggest as a remedy, with otherwise where nothing is near.
func (g *register) hint(w, otherwise string) string {
	if n := g.suggest(w); n != "" {
		return "是不是“" + n + "”？"
	}
	return otherwise
}
