// Package nearest finds the name that somebody meant: it serves the hints
// "是不是“…”" of every stage that looks up a word an author typed.
package nearest

import (
	"slices"
	"strings"
)

// longest is the length in runes above which a word is no name.
const longest = 100

// Of returns the candidate nearest to word, or "" when none is near enough to
// be a slip. Near is, first, an edit distance over runes (insertion, deletion,
// substitution, exchange of neighbours) of at most a third of the longer word,
// at least one; if there is none, a candidate of which word leaves runes out,
// or the other way round (工业产值 for 核心区工业总产值), at least three runes
// being there and two in five of the longer. Ties go to the first in byte order.
func Of(word string, candidates []string) string {
	w := []rune(word)
	if len(w) > longest {
		return ""
	}
	sorted := slices.Sorted(slices.Values(candidates))
	if best := least(sorted, func(c []rune) (int, bool) { return slip(w, c) }); best != "" {
		return best
	}
	return least(sorted, func(c []rune) (int, bool) { return part(w, c) })
}

// few is how many names a hint lists.
const few = 30

// Hint says which of the candidates word stands for: the nearest, else all if
// they are few, else "". Empty candidates are not named.
func Hint(word string, candidates []string) string {
	named := slices.DeleteFunc(slices.Clone(candidates), func(s string) bool { return s == "" })
	if near := Of(word, named); near != "" {
		return "是不是“" + near + "”？"
	}
	if len(named) == 0 || len(named) > few {
		return ""
	}
	return "可以是：" + strings.Join(named, "、")
}

// least returns the first candidate of the least cost, of those that have one.
func least(candidates []string, cost func([]rune) (int, bool)) string {
	best, lowest := "", -1
	for _, s := range candidates {
		c := []rune(s)
		if len(c) > longest {
			continue
		}
		if n, ok := cost(c); ok && (lowest < 0 || n < lowest) {
			best, lowest = s, n
		}
	}
	return best
}

// slip returns the edit distance if it is one of a slip.
func slip(a, b []rune) (int, bool) {
	longer := max(len(a), len(b))
	limit := max(1, longer/3)
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return 0, false
	}
	d := distance(a, b)
	return d, d <= limit && d < longer
}

// part returns how many runes the shorter word leaves out of the longer, if it
// has the rest in their order.
func part(a, b []rune) (int, bool) {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 3 || 5*len(short) < 2*len(long) {
		return 0, false
	}
	i := 0
	for _, r := range long {
		if i < len(short) && short[i] == r {
			i++
		}
	}
	return len(long) - len(short), i == len(short)
}

// distance is the optimal string alignment distance of a and b.
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, above, row = above, row, before
		row[0] = i + 1
		for j := range b {
			cost := 0
			if a[i] != b[j] {
				cost = 1
			}
			row[j+1] = min(above[j]+cost, row[j]+1, above[j+1]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
