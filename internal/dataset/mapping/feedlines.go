package mapping

import (
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
	if tellsArea {
		return t.chooseAreas(s)
	}
	if s.asked.Text == "" {
		return true
	}
	w := newWanted(s.asked.Text)
	return t.keep(s, func(l *line) bool { return w.fits(l.path) || w.fits(l.all) })
}

// keep keeps the lines for which fits holds or else the one of that number or
// letter; none is reported.
func (t *turner) keep(s *side, fits func(*line) bool) bool {
	var kept []line
	for _, l := range s.lines {
		if fits(&l) {
			kept = append(kept, l)
		}
	}
	if len(kept) == 0 && s.reference.MatchString(s.asked.Text) {
		for _, l := range s.lines {
			if strings.EqualFold(l.ref, s.asked.Text) {
				kept = append(kept, l)
			}
		}
	}
	if len(kept) == 0 {
		t.missing(s, s.asked)
	}
	s.lines = kept
	return len(kept) > 0
}

// chooseAreas keeps the lines that name an area that is asked for: of a path
// the label that is not what the side is asked for by.
func (t *turner) chooseAreas(s *side) bool {
	w := newWanted(s.asked.Text)
	if s.asked.Text == "" && len(t.feed.Areas) > 0 {
		w = wanted{}
	}
	seen := map[string]bool{}
	found := t.keep(s, func(l *line) bool {
		for i := len(l.path) - 1; i >= 0; i-- {
			if s.asked.Text != "" && !w.fits(without(l.path, i)) {
				continue
			}
			if name, ok := t.area(l.path[i]); ok {
				l.area = name
				seen[name] = true
				return true
			}
			if s.asked.Text == "" && len(t.feed.Areas) == 0 {
				return false
			}
		}
		return false
	})
	for _, a := range t.feed.Areas {
		if found && !seen[a.Name] {
			t.missing(s, Word{a.Label, a.Pos})
			found = false
		}
	}
	return found
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
		t.add(diag.Errorf(t.feed.Pos, "feed-"+sideCode(s), "表%s没有可读的%s", t.place(), s.name).Hintf("%s", t.look()))
		return
	}
	hint := orElse(nearest.Hint(word.Text, s.names()), t.look())
	t.add(diag.Errorf(word.Pos, "feed-"+sideCode(s), "表%s没有“%s”这一%s", t.place(), clip(word.Text), s.name).Hintf("%s", hint))
}

func sideCode(s *side) string {
	if s.name == byRow {
		return "row"
	}
	return "column"
}

// manyNames bounds the names among which the nearest is looked for.
const manyNames = 2000

// names are what the lines can be asked for by: the last labels, and the
// paths of those that are not alone.
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
	at, subject := s.asked.Pos, "“"+clip(s.asked.Text)+"”"
	if s.asked.Text == "" {
		at, subject = t.feed.Pos, "没有写"+sideKey(s)+"，"
	}
	d := diag.Errorf(at, "feed-several", "%s同一年的数对应几%s：%s（%s）和%s（%s）", subject, s.name,
		first.ref, clip(first.name()), second.ref, clip(second.name()))
	t.add(d.Hintf("%s", unmistakable(s, first)))
}

func sideKey(s *side) string {
	if s.name == byRow {
		return " row"
	}
	return " column"
}

// unmistakable says how a line is named so that no other is meant.
func unmistakable(s *side, l line) string {
	names := []string{}
	if path := l.name(); strings.Contains(path, "/") {
		names = append(names, fmt.Sprintf("写全路径，如%s: %s", sideKey(s), clip(path)))
	}
	kind := "行号"
	if s.name == byColumn {
		kind = "列的字母"
	}
	names = append(names, fmt.Sprintf("写%s，如%s: %s", kind, sideKey(s), l.ref))
	return strings.Join(names, "；或")
}

// clip shortens text for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
