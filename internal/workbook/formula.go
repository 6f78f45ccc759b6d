package workbook

import (
	"strconv"
	"strings"
)

// sharedFormula is a formula that stands once and is used by many cells.
type sharedFormula struct {
	text string
	at   place
}

// formula reads an f element: the formula's own text, or the shared one moved
// to this cell.
func (r *sheetReader) formula(at place) (string, error) {
	id, kind := r.get("si"), r.get("t")
	text, err := r.inner()
	if err != nil {
		return "", err
	}
	text = bounded(strings.TrimPrefix(text, "="))
	if kind != "shared" {
		return text, nil
	}
	if text != "" {
		if r.shared == nil {
			r.shared = map[string]sharedFormula{}
		}
		r.shared[id] = sharedFormula{text, at}
		return text, nil
	}
	s := r.shared[id]
	return moved(s.text, at.row-s.at.row, at.column-s.at.column), nil
}

// moved returns the formula with its relative references moved.
func moved(formula string, rows, columns int) string {
	if rows == 0 && columns == 0 {
		return formula
	}
	var b strings.Builder
	for i := 0; i < len(formula); {
		switch c := formula[i]; {
		case c == '"' || c == '\'':
			end := strings.IndexByte(formula[i+1:], c)
			if end < 0 {
				end = len(formula) - i - 2
			}
			b.WriteString(formula[i : i+end+2])
			i += end + 2
		case isNameByte(c):
			n := i + 1
			for n < len(formula) && isNameByte(formula[n]) {
				n++
			}
			called := n < len(formula) && (formula[n] == '(' || formula[n] == '!')
			if called {
				b.WriteString(formula[i:n])
			} else {
				b.WriteString(movedRef(formula[i:n], rows, columns))
			}
			i = n
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}

func isNameByte(c byte) bool {
	return c == '$' || c == '_' || c == '.' || c >= 0x80 || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// movedRef moves word if it is a cell reference, and returns it as it is if not.
func movedRef(word string, rows, columns int) string {
	rest, fixedColumn := strings.CutPrefix(word, "$")
	letters := strings.IndexFunc(rest, func(c rune) bool { return c|0x20 < 'a' || c|0x20 > 'z' })
	if letters <= 0 {
		return word
	}
	number, fixedRow := strings.CutPrefix(rest[letters:], "$")
	row, column, ok := parseRef(rest[:letters] + number)
	if !ok {
		return word
	}
	out := ""
	if fixedColumn {
		out = "$"
	} else {
		column += columns
	}
	if row += rows; fixedRow {
		row -= rows
	}
	if row < 0 || column < 0 {
		return "#REF!"
	}
	out += ColumnName(column)
	if fixedRow {
		out += "$"
	}
	return out + strconv.Itoa(row+1)
}
