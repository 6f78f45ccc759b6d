// Package nearest finds the name that somebody meant: it serves the hints
// "是不是“…”" of every stage that looks up a word an author typed.
package nearest

import "slices"

// Of returns the candidate nearest to word by edit distance over runes, or ""
// when none is near enough to be a slip: a third of the longer word, at least
// one rune. Ties go to the first in byte order.
func Of(word string, candidates []string) string {
	best, least := "", -1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		a, b := []rune(word), []rune(c)
		d := distance(a, b)
		if d > max(1, max(len(a), len(b))/3) || d >= max(len(a), len(b)) {
			continue
		}
		if least < 0 || d < least {
			best, least = c, d
		}
	}
	return best
}

// distance is the Levenshtein distance of a and b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
