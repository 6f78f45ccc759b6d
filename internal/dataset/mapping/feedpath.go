package mapping

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/workbook"
)

// line is a row or a column of values with what its labels say.
type line struct {
	index int
	// ref is its number or letter, place its label's cell.
	ref   string
	place layout.Place
	// all has the labels outermost first, path those that name no time.
	all, path []label
	time      stamp
	// area is filled by the selection of areas.
	area string
}

// label is one element of a path: as it stands, and for comparison.
type label struct{ text, key, short string }

func newLabel(text string) label {
	l := label{text: text, key: fold(text)}
	l.short = l.key
	if word, translation, ok := strings.Cut(figure.Fold(text), " "); ok && !hasHan(translation) && hasHan(word) {
		l.text, l.short = word, fold(word)
	}
	return l
}

// is reports whether the label is word, with or without its translation.
func (l label) is(word string) bool { return l.key == word || l.short == word }

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}

// fold makes labels comparable.
func fold(s string) string { return strings.ToLower(strings.ReplaceAll(figure.Fold(s), " ", "")) }

func (l line) name() string {
	texts := make([]string, len(l.all))
	for i, p := range l.all {
		texts[i] = p.text
	}
	return strings.Join(texts, "/")
}

// stamp is the time that labels name.
type stamp struct {
	year int
	// period is as 期别 has it, "" for a whole year.
	period string
	// status is as 状态 has it.
	status string
	// several says that the labels name more than one time.
	several bool
}

var (
	yearly  = regexp.MustCompile(`^((?:19|20)[0-9]{2}) ?年? ?(?:末|底|度|数|实际|实绩)? ?(?:\(([^()]{1,8})\)|([EFPRᴱᴾᴿ])|(预计|预测|初步|快报)数?)?$`)
	partial = regexp.MustCompile(`^(?:((?:19|20)[0-9]{2}) ?年 ?)?([0-9]{1,2}(?: ?[-—–~至] ?[0-9]{1,2})? ?月(?:份)?|第?[一二三四1-4]季度|上半年|下半年|前三季度|全年)$`)
	dash    = regexp.MustCompile(` ?[-—–~至] ?`)
)

// isPeriod reports whether s names a part of a year or all of it, and no year.
func isPeriod(s string) bool {
	m := partial.FindStringSubmatch(figure.Fold(s))
	return m != nil && m[1] == "" || s == "年度"
}

var (
	// misread is a label that was meant as a year: 2O23年, 二〇二三年, 23年, 20233年.
	misread = regexp.MustCompile(`^(?:[0-9OoQlI〇○零一二三四五六七八九]{2,6} ?年.{0,8}|(?:19|20)[0-9OoQlI]{2,3} ?.{0,8})$`)
	// compared is what no year alone has: growth, shares, plans, several years.
	compared = regexp.MustCompile(`[增比均占速倍幅排位差±+%‰/]|指数|计划|目标|任务|预算|上年|[-—–~至]`)
)

// misread reports whether l seems to name a year that nobody could read.
func (l line) misread() (string, bool) {
	if l.time.year != 0 {
		return "", false
	}
	for _, p := range l.all {
		if s := figure.Fold(p.text); misread.MatchString(s) && !compared.MatchString(s) {
			return p.text, true
		}
	}
	return "", false
}

// read takes a label for a time; ok is false when it is none.
func (s *stamp) read(text string) (ok bool) {
	if m := yearly.FindStringSubmatch(strings.ToUpper(figure.Fold(text))); m != nil {
		s.put(m[1], "", statusWord(m[2]+m[3]+m[4]))
		return true
	}
	if m := partial.FindStringSubmatch(figure.Fold(text)); m != nil {
		s.put(m[1], dash.ReplaceAllString(strings.ReplaceAll(m[2], " ", ""), "—"), "")
		return true
	}
	return false
}

func (s *stamp) put(year, period, status string) {
	if y, err := strconv.Atoi(year); err == nil {
		s.several = s.several || s.year != 0 && s.year != y
		s.year = y
	}
	if period == "全年" || period == "1—12月" {
		period = ""
	}
	s.several = s.several || s.period != "" && period != ""
	s.period += period
	if status != "" {
		s.status = status
	}
}

// statusWord is the word of 状态 for what stands behind a year.
func statusWord(mark string) string {
	switch {
	case mark == "E", mark == "ᴱ", mark == "F", strings.Contains(mark, "预"), strings.Contains(mark, "估"):
		return "预计"
	case mark == "P", mark == "ᴾ", strings.Contains(mark, "初步"), strings.Contains(mark, "快报"):
		return "初步"
	case mark == "R", mark == "ᴿ", strings.Contains(mark, "修订"):
		return "修订"
	}
	return ""
}

func newLine(index int, ref string, place layout.Place, path []string) line {
	l := line{index: index, ref: ref, place: place}
	for _, text := range path {
		word := newLabel(text)
		l.all = append(l.all, word)
		if !l.time.read(text) && !l.time.read(word.text) {
			l.path = append(l.path, word)
		}
	}
	return l
}

// rowLines returns the rows of a table that can have values.
func rowLines(t *layout.Table) []line {
	var lines []line
	for _, r := range t.Rows {
		if r.Kind == layout.Section || r.Kind == layout.Remark {
			continue
		}
		place := layout.Place{Row: r.Index, Column: t.Range.Left}
		for i := len(t.Labels) - 1; i >= 0; i-- {
			if t.Labels[i] != t.UnitColumn {
				place.Column = t.Labels[i]
				break
			}
		}
		lines = append(lines, newLine(r.Index, strconv.Itoa(r.Index+1), place, r.Path))
	}
	return lines
}

// columnLines returns the columns of values of a table.
func columnLines(t *layout.Table) []line {
	lines := make([]line, 0, len(t.Columns))
	for _, c := range t.Columns {
		place := layout.Place{Row: max(t.HeaderLast, t.Range.Top), Column: c.Index}
		lines = append(lines, newLine(c.Index, workbook.ColumnName(c.Index), place, c.Path))
	}
	return lines
}

// wanted is what a row or column is asked for by: one label or, by strokes,
// several; with and without a unit in brackets.
type wanted struct{ words [][]string }

var bracketed = regexp.MustCompile(`[(（][^()（）]*[)）]$`)

func newWanted(text string) wanted {
	var w wanted
	for _, s := range []string{text, bracketed.ReplaceAllString(strings.TrimSpace(text), "")} {
		w.words = append(w.words, []string{fold(s)})
		if strings.ContainsAny(s, "/／") {
			var parts []string
			for p := range strings.SplitSeq(figure.Fold(s), "/") {
				parts = append(parts, fold(p))
			}
			w.words = append(w.words, parts)
		}
	}
	return w
}

// fits reports whether the last word names the end of path, and those before
// it labels above, in order.
func (w wanted) fits(path []label) bool {
	return slices.ContainsFunc(w.words, func(words []string) bool { return ends(path, words) })
}

func ends(path []label, words []string) bool {
	n := len(path)
	if n == 0 || len(words) == 0 || !path[n-1].is(words[len(words)-1]) {
		return false
	}
	above := words[:len(words)-1]
	for _, l := range path[:n-1] {
		if len(above) > 0 && l.is(above[0]) {
			above = above[1:]
		}
	}
	return len(above) == 0
}

// without returns path without its element i.
func without(path []label, i int) []label { return slices.Delete(slices.Clone(path), i, i+1) }
