package feed

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
)

// wanted is what a row or column is asked for by: one label or, by strokes,
// several; with and without a unit in brackets.
type wanted struct{ words [][]string }

var bracketed = regexp.MustCompile(`[(（][^()（）]*[)）]$`)

func newWanted(text string) wanted {
	var w wanted
	for _, s := range []string{text, bracketed.ReplaceAllString(strings.TrimSpace(text), "")} {
		w.words = append(w.words, []string{fold(s)})
		if strings.ContainsAny(s, "/／") {
			var parts []string
			for p := range strings.SplitSeq(figure.Fold(s), "/") {
				parts = append(parts, fold(p))
			}
			w.words = append(w.words, parts)
		}
	}
	return w
}

// fits reports whether the last word names the end of path, and those before
// it labels above, in order.
func (w wanted) fits(path []label) bool {
	return slices.ContainsFunc(w.words, func(words []string) bool { return ends(path, words) })
}

func ends(path []label, words []string) bool {
	n := len(path)
	if n == 0 || len(words) == 0 || !path[n-1].is(words[len(words)-1]) {
		return false
	}
	above := words[:len(words)-1]
	for _, l := range path[:n-1] {
		if len(above) > 0 && l.is(above[0]) {
			above = above[1:]
		}
	}
	return len(above) == 0
}
