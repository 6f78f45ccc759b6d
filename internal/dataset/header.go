package dataset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"nianbao/internal/workbook"
)

// heading is a header cell: the words that name a column, and what stands in brackets behind them.
type heading struct {
	text  string // as typed
	whole string // folded, brackets kept
	name  string // folded, without the bracket
	unit  string // the bracket's content, folded
}

// parseHeading folds a header cell so that 总投资（亿元）, "总投资 (亿元)" and 总\n投资 compare equal.
func parseHeading(s string) heading {
	whole := strings.Trim(fold(s), "*※☆:")
	h := heading{text: strings.TrimSpace(s), whole: whole, name: whole}
	open := strings.LastIndexAny(whole, "([【〔")
	last := strings.TrimRight(whole, ")]】〕")
	if open > 0 && last != whole {
		h.name = strings.Trim(whole[:open], "*※☆:")
		_, size := utf8.DecodeRuneInString(whole[open:])
		h.unit = strings.TrimPrefix(last[open+size:], "单位:")
	}
	return h
}

// fold makes full-width forms half-width and takes out blanks, line breaks and
// other marks that cannot be seen.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, width.Fold.String(s))
}

// yearOf reads a year column's header: 2024, 2024年, 2024年度, 2024年末.
func yearOf(s string) (string, bool) {
	digits := fold(s)
	for _, suffix := range []string{"年度", "年末", "年底", "年"} {
		if rest, ok := strings.CutSuffix(digits, suffix); ok {
			digits = rest
			break
		}
	}
	return digits, isYear(digits)
}

// isYear reports whether s is a year that a report can speak of.
func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && strings.Trim(s, "0123456789") == ""
}

// fit is how one row of cells matches one schema.
type fit struct {
	schema Schema
	// at is the column of each field found; year columns are in years.
	at    map[string]int
	years []int
	// missing are the required fields that are not there.
	missing []string
	// hint ranks the kind's name among sheet, title and file; higher is nearer.
	hint int
}

// complete reports whether row is a header of the kind: every required column
// is there, and year columns alone are taken for a wide table only where
// something else says which: any statistical table has years in its header.
func (f fit) complete() bool {
	return len(f.missing) == 0 && (!f.wide() || f.hint > 0 || f.telling() > 0)
}

// wide reports whether years stand for 年份 and the value.
func (f fit) wide() bool {
	_, long := f.at[f.schema.Wide]
	return f.schema.Wide != "" && len(f.years) > 0 && !long
}

// telling counts the fields found that a statistical table would not have.
func (f fit) telling() int {
	n := 0
	for name := range f.at {
		if !slices.Contains([]string{"指标", "单位", "备注", "编号"}, name) {
			n++
		}
	}
	return n
}

// form is a schema with its headers folded, ready to be looked up.
type form struct {
	Schema
	// names are the columns' own names, synonyms the others, each to the index of its Spec.
	names, synonyms map[string]int
	// words are the kind's name and further names, as sheets and files have them.
	words []string
}

// forms prepares all kinds; it is done once for a workbook.
func forms() []form {
	var out []form
	for _, s := range Kinds() {
		f := form{Schema: s, names: map[string]int{}, synonyms: map[string]int{}}
		for i, spec := range s.Specs {
			f.names[fold(spec.Name)] = i
			for _, w := range spec.Synonyms {
				f.synonyms[fold(w)] = i
			}
		}
		f.words = append([]string{string(s.Kind)}, s.Names...)
		out = append(out, f)
	}
	return out
}

// fitRow matches a row of headings against s: own names first, then synonyms,
// so that 备注 and 说明 side by side are two columns.
func fitRow(row []heading, s form) fit {
	f := fit{schema: s.Schema, at: map[string]int{}}
	taken := make([]bool, len(row))
	for _, words := range []map[string]int{s.names, s.synonyms} {
		for c, h := range row {
			i, ok := h.find(words)
			if !ok || taken[c] {
				continue
			}
			if _, done := f.at[s.Specs[i].Name]; !done {
				f.at[s.Specs[i].Name], taken[c] = c, true
			}
		}
	}
	if s.Wide != "" {
		for c, h := range row {
			if _, ok := yearOf(h.name); ok && !taken[c] {
				f.years = append(f.years, c)
			}
		}
	}
	f.missing = f.lacks()
	return f
}

// find looks up a heading, with its bracket or without.
func (h heading) find(words map[string]int) (int, bool) {
	if h.whole == "" {
		return 0, false
	}
	if i, ok := words[h.whole]; ok {
		return i, true
	}
	i, ok := words[h.name]
	return i, ok
}

func (f fit) lacks() []string {
	var missing []string
	for _, name := range f.schema.Required() {
		if _, ok := f.at[name]; ok || f.wide() && (name == f.schema.Wide || name == "年份") {
			continue
		}
		missing = append(missing, name)
	}
	return missing
}

// hint says where the kind is named: 3 in the name of the sheet, 2 in a line
// above the header, 1 in the name of the file, 0 nowhere. The places are folded.
func (s form) hint(places [3]string) int {
	for i, place := range places {
		for _, word := range s.words {
			if strings.Contains(place, word) {
				return 3 - i
			}
		}
	}
	return 0
}

// Match returns the schema whose header row is cells: the kind that name (of a
// sheet or a file) speaks of if its required columns are there, else the one
// with most columns found. It reports false when there is none, or two fit
// equally well.
func Match(cells []string, name string) (Schema, bool) {
	row := make([]heading, len(cells))
	for i, c := range cells {
		row[i] = parseHeading(c)
	}
	var full []header
	for _, f := range fitAll(row, forms(), [3]string{fold(name)}) {
		if f.complete() {
			full = append(full, header{fit: f})
		}
	}
	best, equal := bestHeaders(full)
	if best == nil || equal != nil {
		return Schema{}, false
	}
	return best.schema, true
}

// fitAll matches a row against every form; places are the folded name of the
// sheet, text above the row and name of the file.
func fitAll(row []heading, all []form, places [3]string) []fit {
	fits := make([]fit, 0, len(all))
	for _, s := range all {
		f := fitRow(row, s)
		f.hint = s.hint(places)
		fits = append(fits, f)
	}
	return fits
}

// bestHeaders returns the best of complete headers, and one of another kind that is as good, or nil.
func bestHeaders(full []header) (best, equal *header) {
	for i := range full {
		h := &full[i]
		switch {
		case best == nil || h.better(best.fit):
			best, equal = h, nil
		case !best.better(h.fit) && h.schema.Kind != best.schema.Kind:
			equal = h
		}
	}
	return best, equal
}

func (f fit) better(g fit) bool {
	if f.hint != g.hint {
		return f.hint > g.hint
	}
	return len(f.at) > len(g.at)
}

// rowHeadings parses the cells of a row as headings.
func rowHeadings(cells []workbook.Cell) []heading {
	row := make([]heading, len(cells))
	for i, c := range cells {
		row[i] = parseHeading(c.Text)
	}
	return row
}

// SpecFor returns the column of s that header names, by its name or a synonym,
// with or without a unit in brackets. A year is the wide form's value column.
func SpecFor(s Schema, header string) (Spec, bool) {
	h := parseHeading(header)
	for _, spec := range s.Specs {
		if slices.ContainsFunc(spec.headers(), func(w string) bool { return fold(w) == h.name || fold(w) == h.whole }) {
			return spec, true
		}
	}
	if _, ok := yearOf(h.name); ok && s.Wide != "" {
		return s.Spec(s.Wide)
	}
	return Spec{}, false
}
