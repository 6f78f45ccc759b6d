package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// WriteText prints l in the text form, in the order given. It asks line for
// the 1-based line n of a text file, to show it with a caret under the place;
// line may be nil, and an empty answer shows nothing.
//
// What came from an input cannot steer the terminal: control and
// direction-changing characters are printed as U+FFFD.
func WriteText(w io.Writer, l List, line func(file string, n int) string) error {
	b := bufio.NewWriter(w)
	for _, d := range l {
		writeFinding(b, d, line)
	}
	return b.Flush()
}

func writeFinding(b *bufio.Writer, d Diagnostic, line func(file string, n int) string) {
	if place := d.Pos.String(); place != "" {
		fmt.Fprintf(b, "%s: ", printable(place))
	}
	fmt.Fprintf(b, "%s[%s]: %s\n", d.Severity.Word(), d.Code, printable(d.Message))
	if line != nil && d.Pos.Sheet == "" && d.Pos.Line > 0 {
		writeExcerpt(b, line(d.Pos.File, d.Pos.Line), d.Pos.Column)
	}
	for _, n := range d.Notes {
		if place := n.Pos.String(); place != "" {
			fmt.Fprintf(b, "\t%s: %s\n", printable(place), printable(n.Message))
			continue
		}
		fmt.Fprintf(b, "\t%s\n", printable(n.Message))
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "\t建议: %s\n", printable(d.Hint))
	}
}

// excerptColumns is what remains of 80 columns after the tab and the ellipses.
const excerptColumns = 68

// writeExcerpt shows the part of text around the 1-based column, and a caret
// under it; column 0 shows the beginning without a caret.
func writeExcerpt(b *bufio.Writer, text string, column int) {
	runes := []rune(printable(text))
	if strings.TrimSpace(string(runes)) == "" {
		return
	}
	at := min(max(column-1, 0), len(runes))
	start, end := window(runes, at)
	before, after := "", ""
	if start > 0 {
		before = "… "
	}
	if end < len(runes) {
		after = " …"
	}
	fmt.Fprintf(b, "\t%s%s%s\n", before, string(runes[start:end]), after)
	if column > 0 {
		fmt.Fprintf(b, "\t%s^\n", strings.Repeat(" ", columns([]rune(before))+columns(runes[start:at])))
	}
}

// window returns the part of a line to show: all of it when it fits, else what
// fits around at, two thirds of it before.
func window(runes []rune, at int) (start, end int) {
	if columns(runes) <= excerptColumns {
		return 0, len(runes)
	}
	start = at
	for used := 0; start > 0 && used < excerptColumns*2/3; start-- {
		used += columns(runes[start-1 : start])
	}
	end = start
	for used := 0; end < len(runes); end++ {
		used += columns(runes[end : end+1])
		if used > excerptColumns {
			break
		}
	}
	return start, end
}

// columns returns how many terminal columns runes take. Characters of
// ambiguous width (“ ” … —) count as one: that is what terminals do in UTF-8.
func columns(runes []rune) int {
	n := 0
	for _, r := range runes {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
				n++
			}
		}
	}
	return n
}

// printable returns s on one line without anything a terminal would obey.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return utf8.RuneError
		}
		return r
	}, s)
}
