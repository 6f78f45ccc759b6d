package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/document"
)

// hanging counts, a column, the marks that its numbers have at most: marks
// stand outside the column of digits, so that the column keeps room for them.
func (t *tableWriter) hanging() []int {
	hang := make([]int, t.width)
	for _, rows := range t.body {
		for _, row := range rows {
			var beside document.Marks
			for _, p := range row {
				beside |= document.Observed(p.Text)
			}
			for _, p := range row {
				last := p.Column + p.Columns - 1
				hang[last] = max(hang[last], mostSigns(p.Text, beside, t.mixed))
			}
		}
	}
	return hang
}

// mostSigns is the largest number of marks that a number among inlines has.
func mostSigns(list []document.Inline, beside document.Marks, mixed bool) int {
	n := 0
	for _, in := range list {
		switch in := in.(type) {
		case document.Number:
			n = max(n, in.Marked(beside, mixed, false).Count())
		case document.Strong:
			n = max(n, mostSigns(in.Text, beside, mixed))
		}
	}
	return n
}

// marked says that a value of the facts has a mark.
func (w *writer) marked(items []document.Fact) bool {
	return slices.ContainsFunc(items, func(f document.Fact) bool { return mostSigns(f.Value, w.beside, w.mixed) > 0 })
}

// hangClass adds the class of a numeric column that keeps room for marks.
func (t *tableWriter) hangClass(class []string, p document.Placed) []string {
	last := p.Column + p.Columns - 1
	if !t.column(last).Numeric || last >= len(t.hang) || t.hang[last] == 0 {
		return class
	}
	return append(class, "hm"+itoa(min(t.hang[last], 2)))
}

// isShort tells names and dates, which a narrow column must not part.
func isShort(list []document.Inline) bool {
	s := strings.TrimSpace(document.Plain(list))
	n := utf8.RuneCountInString(s)
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return n <= 6
	}
	return n > 0 && n <= 10
}
