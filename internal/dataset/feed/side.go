package feed

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/nearest"
)

// side is the rows or the columns of a table while a feed chooses among them.
type side struct {
	// name is 行 or 列.
	name  string
	lines []line
	asked Word
	// reference is the form of a number or letter of a line.
	reference *regexp.Regexp
}

var (
	rowNumber    = regexp.MustCompile(`^[1-9][0-9]{0,6}$`)
	columnLetter = regexp.MustCompile(`^[A-Za-z]{1,3}$`)
)

// choose keeps the lines that are asked for. Where the side tells the area,
// they keep it too.
func (t *turner) choose(s *side, tellsArea bool) bool {
	w := newWanted(s.asked.Text)
	if tellsArea {
		return t.chooseAreas(s, w)
	}
	return s.asked.Text == "" || t.keep(s, func(l *line) bool { return w.fits(l.path) || w.fits(l.all) || s.refers(*l) })
}

// keep keeps the lines for which fits holds; none is reported. A number or
// letter counts only where no label is called so.
func (t *turner) keep(s *side, fits func(*line) bool) bool {
	var kept []line
	for _, l := range s.lines {
		if fits(&l) {
			kept = append(kept, l)
		}
	}
	if labelled := slices.DeleteFunc(slices.Clone(kept), s.refers); len(labelled) > 0 {
		kept = labelled
	}
	if len(kept) == 0 && (s.asked.Text != "" || len(t.feed.Areas) == 0) {
		t.missing(s, s.asked)
	}
	if len(kept) > 0 {
		s.lines = kept
	}
	return len(kept) > 0
}

// refers reports whether l is asked for by its number or letter.
func (s *side) refers(l line) bool {
	return s.reference.MatchString(s.asked.Text) && strings.EqualFold(l.ref, s.asked.Text)
}

// chooseAreas keeps the lines that name an area: of a path the label that is
// not what the side is asked for by.
func (t *turner) chooseAreas(s *side, w wanted) bool {
	seen := map[string]bool{}
	found := t.keep(s, func(l *line) bool {
		name, ok := t.areaOn(*l, func(i int) bool { return s.asked.Text == "" || s.refers(*l) || w.fits(without(l.path, i)) })
		l.area = name
		seen[name] = true
		return ok
	})
	for _, a := range t.feed.Areas {
		if !seen[a.Name] && (found || s.asked.Text == "") {
			t.missing(s, Word{a.Label, a.Pos})
			found = false
		}
	}
	return found
}

// areaOn returns the innermost area on a line whose label stands beside what
// is asked for.
func (t *turner) areaOn(l line, beside func(i int) bool) (string, bool) {
	for i := len(l.path) - 1; i >= 0; i-- {
		if !beside(i) {
			continue
		}
		if name, ok := t.area(l.path[i]); ok || len(t.feed.Areas) == 0 {
			return name, ok
		}
	}
	return "", false
}

// area is the name of the area that a label stands for.
func (t *turner) area(l label) (string, bool) {
	if len(t.feed.Areas) == 0 {
		return l.text, !slices.Contains([]string{"合计", "总计", "小计", "共计"}, l.short)
	}
	for _, a := range t.feed.Areas {
		if l.is(fold(a.Label)) {
			return a.Name, true
		}
	}
	return "", false
}

// missing reports a row or column that is not there.
func (t *turner) missing(s *side, word Word) {
	if word.Text == "" {
		d := diag.Errorf(t.feed.Pos, "feed-"+s.key(), "%s里没有可读的%s", t.place(), s.name)
		if t.feed.Area.Text == s.name {
			d.Message = t.place() + "的" + s.name + "里没有区域的名称"
		}
		t.add(d.Hintf("%s", t.look()))
		return
	}
	hint := cmp.Or(nearest.Hint(word.Text, s.names()), t.look())
	t.add(diag.Errorf(word.Pos, "feed-"+s.key(), "%s里没有“%s”这一%s", t.place(), diag.Clip(word.Text), s.name).Hintf("%s", hint))
}

// key is that of a feed which names lines of s.
func (s *side) key() string {
	if s.name == byRow {
		return "row"
	}
	return "column"
}

// manyNames bounds the names among which the nearest is looked for.
const manyNames = 2000

// names are what the lines can be asked for by: the last labels.
func (s *side) names() []string {
	var names []string
	seen := map[string]bool{}
	for _, l := range s.lines[:min(len(s.lines), manyNames)] {
		if len(l.all) == 0 {
			continue
		}
		name := l.all[len(l.all)-1].text
		if len(l.path) > 0 {
			name = l.path[len(l.path)-1].text
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// crossing reports two cells of a feed that stand for one figure.
func (t *turner) crossing(a, b cell, rows, columns *side) {
	s, first, second := columns, a.column, b.column
	if a.row.index != b.row.index {
		s, first, second = rows, a.row, b.row
	}
	at, subject := s.asked.Pos, "“"+diag.Clip(s.asked.Text)+"”"
	if s.asked.Text == "" {
		at, subject = t.feed.Pos, "没有写 "+s.key()+"，"
	}
	d := diag.Errorf(at, "feed-several", "%s同一年的数对应几%s：%s（%s）和%s（%s）", subject, s.name,
		first.ref, diag.Clip(first.name()), second.ref, diag.Clip(second.name()))
	t.add(d.Hintf("%s", unmistakable(s, first)))
}

// unmistakable says how a line is named so that no other is meant.
func unmistakable(s *side, l line) string {
	names := []string{}
	if path := l.name(); strings.Contains(path, "/") {
		names = append(names, fmt.Sprintf("写全路径，如 %s: %s", s.key(), diag.Clip(path)))
	}
	kind := "行号"
	if s.name == byColumn {
		kind = "列的字母"
	}
	names = append(names, fmt.Sprintf("写%s，如 %s: %s", kind, s.key(), l.ref))
	return strings.Join(names, "；或")
}
