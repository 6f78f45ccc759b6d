package workbook

import "strings"

// word is a name in a formula: a reference, a function, a sheet or a defined name.
type word struct {
	text  string
	begin int
	// next is the byte behind the word: '(' behind a function, '!' behind a sheet, ':' in a range.
	next byte
}

// words splits off the names of a formula; text in quotes is none, a quoted
// sheet name is one.
func formulaWords(formula string) []word {
	var out []word
	for i := 0; i < len(formula); {
		c := formula[i]
		n := i + 1
		switch {
		case c == '"' || c == '\'':
			end := strings.IndexByte(formula[i+1:], c)
			if end < 0 {
				return out
			}
			n = i + end + 2
			if c == '\'' {
				out = append(out, word{text: formula[i+1 : n-1], begin: i})
			}
		case isNameByte(c):
			for n < len(formula) && isNameByte(formula[n]) {
				n++
			}
			out = append(out, word{text: formula[i:n], begin: i})
		}
		if len(out) > 0 && n < len(formula) && (c == '\'' || isNameByte(c)) {
			out[len(out)-1].next = formula[n]
		}
		i = n
	}
	return out
}

// reference is what a formula reads.
type formulaRef struct {
	sheet string
	Range
}

// references returns the ranges that formula reads, in sheet unless it names another;
// why says what cannot be followed: a whole column, a defined name.
func references(formula, sheet string) (refs []formulaRef, why string) {
	in, from := sheet, ""
	for _, w := range formulaWords(formula) {
		switch {
		case w.next == '!':
			in = w.text
			continue
		case w.next == '(' || isLiteral(w.text):
			continue
		case w.next == ':':
			from = w.text + ":"
			continue
		}
		r, ok := ParseRange(from + w.text)
		switch {
		case !ok && from != "":
			return nil, "引用了整行或整列"
		case !ok:
			return nil, "引用了名称"
		}
		refs = append(refs, formulaRef{in, r})
		in, from = sheet, ""
	}
	return refs, ""
}

// isLiteral reports whether a word of a formula is a number or a truth value.
func isLiteral(s string) bool {
	if strings.EqualFold(s, "TRUE") || strings.EqualFold(s, "FALSE") {
		return true
	}
	_, ok := plainDecimal(s)
	return ok
}
