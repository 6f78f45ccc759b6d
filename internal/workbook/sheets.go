package workbook

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// parts is what the sheets of one workbook share.
type parts struct {
	strings  []string
	styles   styles
	from1904 bool
	// slots and shown are what is left of maxSlots and maxShown.
	slots, shown int
}

// listed is a sheet as the workbook part lists it.
type listed struct {
	name, target string
	hidden       bool
}

// parseWorkbook reads the list of sheets; charts and macro sheets are passed over.
func parseWorkbook(text string, rels map[string]relation) (sheets []listed, from1904 bool, err error) {
	s := scanner{data: text}
	for {
		t, err := s.next()
		if err != nil {
			return nil, false, err
		}
		switch {
		case t == endOfPart:
			return sheets, from1904, nil
		case t == startTag && s.name == "workbookPr":
			from1904 = isTrue(s.get("date1904"))
		case t == startTag && s.name == "sheet":
			r := rels[s.get("id")]
			if r.kind != "worksheet" {
				continue
			}
			state := s.get("state")
			sheets = append(sheets, listed{s.get("name"), r.target, state == "hidden" || state == "veryHidden"})
			if len(sheets) > maxSheets {
				return nil, false, errTooLarge
			}
		}
	}
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// parseStrings reads the shared strings. Rich text loses its looks, phonetic
// guides are left out.
func parseStrings(text string) ([]string, error) {
	var out []string
	s := scanner{data: text}
	for {
		t, err := s.next()
		if err != nil {
			return nil, err
		}
		if t == endOfPart {
			return out, nil
		}
		if t != startTag || s.name != "si" {
			continue
		}
		item, err := s.rich()
		if err != nil {
			return nil, err
		}
		out = append(out, item)
		if len(out) > maxStrings {
			return nil, errTooLarge
		}
	}
}

// rich reads the text of the element whose start tag was just read: the <t>
// below it in order, those of phonetic guides excepted.
func (s *scanner) rich() (string, error) {
	var out pieces
	for depth := 1; depth > 0; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		switch {
		case t == endOfPart:
			return "", errXML
		case t == endTag:
			depth--
		case t == startTag && s.name == "t":
			text, err := s.inner()
			if err != nil {
				return "", err
			}
			out.add(text)
		case t == startTag && s.name == "rPh":
			if err := s.skip(); err != nil {
				return "", err
			}
		case t == startTag:
			depth++
		}
	}
	return cleaned(out.String()), nil
}

// cleaned decodes the format's own escapes and makes every line end a line feed.
func cleaned(s string) string { return bounded(lineFeeds(hexEscapes(s))) }

// bounded cuts text to what a cell may hold, so that one cell cannot fill the memory.
func bounded(s string) string {
	if len(s) <= maxText {
		return s
	}
	for n := range s {
		if n > maxText*4-utf8.UTFMax {
			return s[:n]
		}
	}
	return s
}

// hexEscapes decodes _x000D_, the format's way to write what XML cannot.
func hexEscapes(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		if len(s) >= 7 && s[6] == '_' {
			if n, err := strconv.ParseUint(s[2:6], 16, 16); err == nil && utf8.ValidRune(rune(n)) {
				if n >= 0x20 || n == '\t' || n == '\n' {
					b.WriteRune(rune(n))
				}
				s = s[7:]
				i = strings.Index(s, "_x")
				continue
			}
		}
		b.WriteString("_x")
		s = s[2:]
		i = strings.Index(s, "_x")
	}
	b.WriteString(s)
	return b.String()
}

// parseRef reads a cell reference as 0-based row and column.
func parseRef(ref string) (row, column int, ok bool) {
	i := 0
	for ; i < len(ref) && (ref[i]|0x20) >= 'a' && (ref[i]|0x20) <= 'z'; i++ {
		if column = column*26 + int(ref[i]|0x20-'a') + 1; column > maxColumns {
			return 0, 0, false
		}
	}
	if i == 0 || i == len(ref) {
		return 0, 0, false
	}
	for ; i < len(ref); i++ {
		if ref[i] < '0' || ref[i] > '9' {
			return 0, 0, false
		}
		if row = row*10 + int(ref[i]-'0'); row > maxRows {
			return 0, 0, false
		}
	}
	return row - 1, column - 1, row > 0
}

// ParseRange reads a reference to a range or a cell: C2:D9, $C$2, c2.
func ParseRange(ref string) (Range, bool) {
	from, to, two := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !two {
		to = from
	}
	top, left, ok := parseRef(from)
	bottom, right, ok2 := parseRef(to)
	if !ok || !ok2 {
		return Range{}, false
	}
	return Range{min(top, bottom), min(left, right), max(top, bottom), max(left, right)}, true
}
