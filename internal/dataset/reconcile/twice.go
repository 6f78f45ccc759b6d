package reconcile

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Across holds one figure that stands in two tables against itself: the
// same subject in the titles, the same row and column, the same year and unit.
// A figure whose year nobody says is not compared.
func Across(subjects []Subject) diag.List {
	first := map[string]cell{}
	var found diag.List
	for i := range subjects {
		s := &subjects[i]
		for _, c := range cells(s) {
			before, again := first[c.key]
			if !again {
				first[c.key] = c
				continue
			}
			if before.subject != s {
				found = append(found, differ(before, c)...)
			}
		}
	}
	return found
}

// cell is a figure with what it is of.
type cell struct {
	subject *Subject
	value   layout.Value
	key     string
	name    string
}

// differ reports two figures that are not one number to the decimals of both.
func differ(a, b cell) diag.List {
	if Agree(a.value.Dec, b.value.Dec) {
		return nil
	}
	gap := a.value.Dec.Sub(b.value.Dec).Abs()
	at, other := b.subject.pos(b.value.Place), a.subject.pos(a.value.Place)
	d := diag.Warningf(at, TwoFigures, "“%s”在这里是%s，在 %s 是%s，相差%s%s", b.name, describe(b.value), other, describe(a.value), plain(gap), b.value.Unit)
	return diag.List{d.Notef(other, "同一个数在这里").Hintf("核对两处；有一处是修订后的数，就在它的表下加注")}
}

// Agree reports whether a and b are one number, to the decimals of the one
// that has fewer.
func Agree(a, b number.Decimal) bool {
	gap := a.Sub(b).Abs()
	return gap.Sign() == 0 || a.Places() != b.Places() && gap.Cmp(half(min(a.Places(), b.Places()))) <= 0
}

var (
	yearOf     = regexp.MustCompile(`(?:19|20)[0-9]{2}`)
	yearWord   = regexp.MustCompile(`[（(]?(?:19|20)[0-9]{2} ?年?(?:末|底|度)?[)）]?`)
	tableStart = regexp.MustCompile(`^(?:续?表 ?)?[0-9一二三四五六七八九十]{1,3}(?: ?[-—–.．] ?[0-9]{1,3})* ?`)
	moreTitle  = regexp.MustCompile(`[（(]?续[)）]?$`)
)

// cells are the figures of a table whose year is known, one a key.
func cells(s *Subject) []cell {
	title := subjectOf(s.Title)
	if title == "" {
		return nil
	}
	fallback := yearIn(s.Title)
	if fallback == "" {
		fallback = yearIn(s.Sheet)
	}
	rows, columns := map[int][]string{}, map[int][]string{}
	for _, r := range s.Rows {
		rows[r.Index] = r.Path
	}
	for _, c := range s.Columns {
		columns[c.Index] = c.Path
	}
	count := map[string]int{}
	var out []cell
	for _, v := range s.Values {
		if !v.Numeric() || v.Unit == "" {
			continue
		}
		row, ofRow := withoutYear(rows[v.Row])
		column, ofColumn := withoutYear(columns[v.Column])
		year := ofColumn
		if year == "" {
			year = ofRow
		}
		if year == "" {
			year = fallback
		}
		if year == "" || ofRow != "" && ofColumn != "" || len(row)+len(column) == 0 {
			continue
		}
		key := strings.Join([]string{title, strings.Join(row, "›"), strings.Join(column, "›"), year, v.Unit}, "\x00")
		count[key]++
		out = append(out, cell{s, v, key, strings.Join(append(slices.Clone(row), column...), "›") + " " + year + "年"})
	}
	return slices.DeleteFunc(out, func(c cell) bool { return count[c.key] > 1 })
}

// subjectOf is a title without its number and year.
func subjectOf(title string) string {
	t := strings.ReplaceAll(figure.Fold(title), " ", "")
	t = moreTitle.ReplaceAllString(tableStart.ReplaceAllString(t, ""), "")
	return yearWord.ReplaceAllString(t, "")
}

// yearIn is the one year that a text names, "" for none or several.
func yearIn(s string) string {
	all := yearOf.FindAllString(s, 3)
	if len(all) != 1 {
		return ""
	}
	return all[0]
}

// withoutYear parts the year from a path. A period that is no whole year stays.
func withoutYear(path []string) (rest []string, year string) {
	for _, p := range path {
		text := figure.Fold(p)
		if y := yearOf.FindString(text); y != "" && year == "" && yearWord.ReplaceAllString(text, "") == "" {
			year = y
			continue
		}
		rest = append(rest, text)
	}
	return rest, year
}
