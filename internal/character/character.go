// Package character says which characters make text read otherwise than it is
// written, or cannot stand in a document at all. Control characters alone are
// those of unicode.IsControl.
package character

import (
	"unicode"
	"unicode/utf8"
)

// Turns reports whether r embeds, overrides or isolates a direction of writing:
// what follows is shown in another order. Marks of direction (U+200E), which
// only decide where no letter does, are not among them.
func Turns(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// Unfit reports whether r has no place in a document: a control character
// other than tab and line feed, one that [Turns], the sign for bytes that were
// no character, and what Unicode keeps at the end of its planes.
func Unfit(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' || Turns(r) || r == utf8.RuneError || r&0xfffe == 0xfffe
}
