package feed

import (
	"cmp"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/workbook"
)

// Kept reports the cells of a table that were kept as text where a number is
// expected: not the words of a column or a row without numbers, nor what a
// milestone has come to.
func Kept(b *workbook.Book, sheet string, t layout.Table) diag.List {
	var found diag.List
	words := wordsOf(t)
	for _, v := range t.Values {
		if !v.IsText || v.Note == "" || words.cover(v) {
			continue
		}
		d := diag.Warningf(b.Pos(sheet, v.Row, v.Column), "kept-as-text", "“%s”按文字保留：%s", diag.Clip(v.Text), v.Note)
		found = append(found, d.Hintf("%s", cmp.Or(v.Hint, "改成数字；不知道就留空")))
	}
	return found
}

// words tells the words of a table from what was meant as a number.
type words struct {
	numbers, texts struct{ rows, columns map[int]int }
}

func wordsOf(t layout.Table) words {
	var w words
	w.numbers.rows, w.numbers.columns = map[int]int{}, map[int]int{}
	w.texts.rows, w.texts.columns = map[int]int{}, map[int]int{}
	for _, v := range t.Values {
		switch {
		case v.Numeric():
			w.numbers.rows[v.Row]++
			w.numbers.columns[v.Column]++
		case v.IsText:
			w.texts.rows[v.Row]++
			w.texts.columns[v.Column]++
		}
	}
	return w
}

// cover reports whether v is a word among words. What has digits was meant as
// a number wherever it stands.
func (w words) cover(v layout.Value) bool {
	if stage(strings.TrimSpace(v.Text)) {
		return true
	}
	if strings.ContainsAny(figure.Fold(v.Text), "0123456789") {
		return false
	}
	return w.numbers.columns[v.Column] == 0 || w.numbers.rows[v.Row] == 0 && w.texts.rows[v.Row] > 1
}
