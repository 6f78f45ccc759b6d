package figure

import (
	"regexp"
	"strings"
)

// isMark reports whether r is a sign that refers to a footnote by itself: ① ⑴ ¹ * †.
func isMark(r rune) bool {
	switch {
	case r >= '①' && r <= '⒇', r >= '⓪' && r <= '⓿', r >= '❶' && r <= '➓', r >= '㈠' && r <= '㈩':
		return true
	case r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '⁹':
		return true
	}
	return r == '*' || r == '†' || r == '‡' || r == '※' || r == '△' || r == '☆'
}

// square reports whether r is a superscript that is part of a unit: m², km³.
func square(before string, r rune) bool {
	return (r == '²' || r == '³') && strings.HasSuffix(before, "m")
}

// maxMarks is how many marks may stand on one end of a text; more are an ornament.
const maxMarks = 10

// cutMarks takes the footnote marks off both ends of folded text: those of
// [isMark], and 注1, [1], 〔1〕 in brackets.
func cutMarks(s string) (string, []string) {
	var marks []string
	for range maxMarks {
		rest, mark := cutLast(s)
		if mark == "" {
			break
		}
		s, marks = rest, append([]string{mark}, marks...)
	}
	for range maxMarks {
		r, n := firstRune(s)
		if n == 0 || n == len(s) || !isMark(r) {
			break
		}
		s, marks = strings.TrimSpace(s[n:]), append(marks, string(r))
	}
	return s, marks
}

// CutMarks takes the footnote marks off text.
func CutMarks(s string) (string, []string) { return cutMarks(strings.TrimSpace(s)) }

func firstRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

// numbered is a word with the number of a note behind it: 产值1).
var numbered = regexp.MustCompile(`^(.*\p{Han}) ?([1-9]\))$`)

func cutLast(s string) (rest, mark string) {
	runes := []rune(s)
	n := len(runes)
	if n < 2 {
		return s, ""
	}
	if before := string(runes[:n-1]); isMark(runes[n-1]) && !square(before, runes[n-1]) {
		return strings.TrimSpace(before), string(runes[n-1])
	}
	if runes[n-1] == ')' && strings.Count(s, "(") < strings.Count(s, ")") {
		if m := numbered.FindStringSubmatch(s); m != nil {
			return m[1], m[2]
		}
	}
	for _, b := range [][2]string{{"[", "]"}, {"〔", "〕"}, {"(注", ")"}, {"（注", "）"}} {
		at := strings.LastIndex(s, b[0])
		if at <= 0 || !strings.HasSuffix(s, b[1]) {
			continue
		}
		if inner := s[at+len(b[0]) : len(s)-len(b[1])]; len(inner) <= 2 && strings.Trim(inner, "0123456789") == "" && (inner != "" || b[0] != "[") {
			return strings.TrimSpace(s[:at]), s[at:]
		}
	}
	return s, ""
}
