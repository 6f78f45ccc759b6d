package feed

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/workbook"
)

// line is a row or a column of values with what its labels say.
type line struct {
	index int
	// ref is its number or letter, place its label's cell.
	ref   string
	place layout.Place
	// all has the labels outermost first, path those that name no time.
	all, path []label
	time      stamp
	// area is filled by the selection of areas.
	area string
}

// label is one element of a path: as it stands, and for comparison.
type label struct{ text, key, short string }

func newLabel(text string) label {
	l := label{text: text, key: fold(text)}
	l.short = l.key
	if word, translation, ok := strings.Cut(figure.Fold(text), " "); ok && !hasHan(translation) && hasHan(word) {
		l.text, l.short = word, fold(word)
	}
	return l
}

// is reports whether the label is word, with or without its translation.
func (l label) is(word string) bool { return l.key == word || l.short == word }

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}

// fold makes labels comparable.
func fold(s string) string { return strings.ToLower(strings.ReplaceAll(figure.Fold(s), " ", "")) }

func (l line) name() string {
	texts := make([]string, len(l.all))
	for i, p := range l.all {
		texts[i] = p.text
	}
	return strings.Join(texts, "/")
}

func newLine(index int, ref string, place layout.Place, path []string) line {
	l := line{index: index, ref: ref, place: place}
	for _, text := range path {
		word := newLabel(text)
		l.all = append(l.all, word)
		if !l.time.read(text) && !l.time.read(word.text) {
			l.path = append(l.path, word)
		}
	}
	return l
}

// rowLines returns the rows of a table that can have values.
func rowLines(t *layout.Table) []line {
	var lines []line
	for _, r := range t.Rows {
		if r.Kind == layout.Section || r.Kind == layout.Remark {
			continue
		}
		place := layout.Place{Row: r.Index, Column: t.Range.Left}
		for i := len(t.Labels) - 1; i >= 0; i-- {
			if t.Labels[i] != t.UnitColumn {
				place.Column = t.Labels[i]
				break
			}
		}
		lines = append(lines, newLine(r.Index, strconv.Itoa(r.Index+1), place, r.Path))
	}
	return lines
}

// columnLines returns the columns of values of a table.
func columnLines(t *layout.Table) []line {
	lines := make([]line, 0, len(t.Columns))
	for _, c := range t.Columns {
		place := layout.Place{Row: max(t.HeaderLast, t.Range.Top), Column: c.Index}
		lines = append(lines, newLine(c.Index, workbook.ColumnName(c.Index), place, c.Path))
	}
	return lines
}

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

// without returns path without its element i.
func without(path []label, i int) []label { return slices.Delete(slices.Clone(path), i, i+1) }
