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
	var b strings.Builder
	done := 0
	for _, w := range formulaWords(formula) {
		if w.next == '(' || w.next == '!' || formula[w.begin] == '\'' {
			continue
		}
		b.WriteString(formula[done:w.begin])
		b.WriteString(movedRef(w.text, rows, columns))
		done = w.begin + len(w.text)
	}
	return b.String() + formula[done:]
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
