package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/number"
)

// The years that a report may speak of; others are slips of the keyboard.
const (
	firstYear = 1900
	lastYear  = 2200
)

// row reads one record. What is wrong with a cell goes to found, once.
type row struct {
	dataset.Record
	table  *dataset.Table
	folder int
	found  *diag.List
}

func (r row) add(d diag.Diagnostic) { *r.found = append(*r.found, d) }

// at returns the place of a field's cell, also of a blank one, so that a
// finding always names the cell to type into.
func (r row) at(field string) diag.Pos {
	if f, ok := r.Fields[field]; ok && (f.Pos.Cell != "" || f.Pos.Line > 0) {
		return f.Pos
	}
	p := r.Pos
	if head, ok := columnOf(r.table, field); ok {
		p.Cell = strings.TrimRight(head.Cell, "0123456789") + rowNumber(r.Pos.Cell)
	}
	return p
}

// columnOf returns the place of a field's header.
func columnOf(t *dataset.Table, field string) (diag.Pos, bool) {
	n := slices.IndexFunc(t.Columns, func(c dataset.Column) bool { return c.Field == field })
	if n < 0 {
		return diag.Pos{}, false
	}
	return t.Columns[n].Pos, true
}

func rowNumber(cell string) string {
	first, _, _ := strings.Cut(cell, ":")
	return strings.TrimLeft(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
}

// required returns a field's text and reports a blank one.
func (r row) required(field string) (string, bool) {
	s := r.Get(field)
	if s == "" {
		r.add(diag.Errorf(r.at(field), "missing-field", "%s空着", field).Hintf("填写%s；整行不要就删去", field))
	}
	return s, s != ""
}

// year reads a calendar year; ok is false for a blank or bad one, and only a bad one is reported.
func (r row) year(field string) (y int, ok bool) {
	s := r.Get(field)
	if s == "" {
		return 0, false
	}
	if y, ok = parseYear(s); !ok {
		r.add(diag.Errorf(r.at(field), "bad-year", "%s是“%s”，不是年份", field, diag.Clip(s)).Hintf("%s", yearHint(s)))
	}
	return y, ok
}

// yearHint sends a part of a year to the column that it belongs in.
func yearHint(s string) string {
	year, part, ok := strings.Cut(width.Fold.String(s), "年")
	_, isYear := parseYear(year)
	if ok && isYear && strings.ContainsAny(part, "月季半") {
		return fmt.Sprintf("年份写 %s，“%s”写到期别列", year, diag.Clip(strings.TrimSpace(part)))
	}
	return "写四位年份，如 2024"
}

func parseYear(s string) (int, bool) {
	s = strings.TrimSpace(width.Fold.String(s))
	for _, tail := range []string{"年度", "年末", "年底", "年"} {
		if t, cut := strings.CutSuffix(s, tail); cut {
			s = t
			break
		}
	}
	y, err := strconv.Atoi(s)
	return y, err == nil && len(s) == 4 && y >= firstYear && y <= lastYear
}

// number reads a field as a number. A blank one is unknown; text that is no
// number is reported and unknown.
func (r row) number(field string) number.Value {
	f, ok := r.Fields[field]
	if !ok || f.Text == "" && !f.IsNumber {
		return number.Value{}
	}
	if !f.IsNumber {
		r.add(diag.Errorf(r.at(field), "bad-number", "%s是“%s”，不是数", field, diag.Clip(f.Text)).Hintf("改成数字；不知道就留空"))
		return number.Value{}
	}
	if f.Number.Known() && !plausible(f.Number.Dec) {
		r.add(diag.Errorf(r.at(field), "bad-number", "%s是“%s”，超出可处理的范围", field, diag.Clip(f.Text)).Hintf("检查单位和小数点"))
		return number.Value{}
	}
	return f.Number
}

// plausible keeps magnitudes where every formula of the report stays defined.
func plausible(d number.Decimal) bool {
	a := d.Abs()
	return a.Sign() == 0 || a.Cmp(number.MustParse("1E+18")) <= 0 && a.Cmp(number.MustParse("1E-18")) >= 0
}

// yes reads 是 or 否; blank is 否.
func (r row) yes(field string) bool {
	yes, _ := choose(r, field, []word[bool]{{"是", true, "√ ✓ y yes 1 真 有"}, {"否", false, "× n no 0 假 无"}})
	return yes
}

// public says whether 公开 keeps the row in; only 否 keeps it out.
func (r row) public() bool { return r.Get("公开") == "" || r.yes("公开") }

// word is one word that a field may hold, with its meaning and what else
// people write for it, separated by blanks.
type word[T any] struct {
	text  string
	means T
	also  string
}

// says reports whether s, folded, is the word or one that people write for it.
func (w word[T]) says(s string) bool {
	return s == w.text || slices.Contains(strings.Fields(w.also), s)
}

// choose reads one of the words; blank or another word gives ok false, and another word is reported.
func choose[T any](r row, field string, words []word[T]) (means T, ok bool) {
	s := fold(r.Get(field))
	if s == "" {
		return means, false
	}
	for _, w := range words {
		if w.says(s) {
			return w.means, true
		}
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	d := diag.Errorf(r.at(field), "bad-word", "%s是“%s”，不在可填的词中", field, diag.Clip(s))
	hint := "可填：" + strings.Join(texts, "、")
	if n := nearest.Of(diag.Clip(s), texts); n != "" {
		hint = "是不是“" + n + "”？" + hint
	}
	r.add(d.Hintf("%s", hint))
	return means, false
}

// date reads a day, month or year; last gives the last day of a month or year
// instead of the first. Words such as 长期 are no date and no mistake.
func (r row) date(field string, last bool) time.Time {
	f, ok := r.Fields[field]
	if !ok || f.Text == "" || slices.Contains([]string{"长期", "长期坚持", "常态化", "持续", "持续推进", "—", "-"}, f.Text) {
		return time.Time{}
	}
	t, ok := parseDate(f.Text, last)
	if !ok && f.IsNumber {
		t, ok = serialDate(f.Number)
	}
	if !ok {
		r.add(diag.Errorf(r.at(field), "bad-date", "%s是“%s”，不是日期", field, diag.Clip(f.Text)).Hintf("写成 2024-06、2024年6月 或 2024-06-30；没有时限写“长期”"))
	}
	return t
}

// parseDate reads 2024, 2024-06, 2024-06-30 with -, /, . or 年 月 日 between.
func parseDate(s string, last bool) (time.Time, bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(width.Fold.String(s), "前"), "底")
	s = strings.TrimRight(strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-").Replace(s), "-末")
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return time.Time{}, false
	}
	n := [3]int{0, 1, 1}
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 {
			return time.Time{}, false
		}
		n[i] = v
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, beijing())
	if n[0] < firstYear || n[0] > lastYear || int(t.Month()) != n[1] || t.Day() != n[2] {
		return time.Time{}, false
	}
	if last && len(parts) == 1 {
		t = t.AddDate(1, 0, -1)
	}
	if last && len(parts) == 2 {
		t = t.AddDate(0, 1, -1)
	}
	return t, true
}

// serialDate reads a spreadsheet's day number, counted from 1899-12-30.
func serialDate(v number.Value) (time.Time, bool) {
	if !v.Known() || v.Dec.Cmp(number.Int(10000)) < 0 || v.Dec.Cmp(number.Int(100000)) > 0 {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(v.Dec.Round(0).String())
	return time.Date(1899, 12, 30, 0, 0, 0, 0, beijing()).AddDate(0, 0, n), err == nil
}

// beijing is the zone of every date in a report.
func beijing() *time.Location { return time.FixedZone("UTC+8", 8*60*60) }

// split cuts a list of names separated by 、 (or , ; and their wide forms).
func split(s string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("、，,；;\n", c) }) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
