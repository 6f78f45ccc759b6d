package layout

import (
	"regexp"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// captions are what stands above a header.
type captions struct {
	title string
	units []string
	notes []string
	// continued says that the title only says so: 续表.
	continued bool
}

// maxGap is how many blank rows may stand between captions and header.
const maxGap = 3

// captionsAt returns where the captions of a frame stand.
func captionsAt(g *grid, rows []row, fr frame) workbook.Range {
	end := fr.headerFirst
	if fr.headerLast < fr.headerFirst {
		end = fr.bodyFirst
	}
	first, blanks := end, 0
	for r := end - 1; r >= fr.captions; r-- {
		if rows[r].class == blank {
			if blanks++; blanks > maxGap {
				break
			}
			continue
		}
		first, blanks = r, 0
	}
	box := boxOf(rows, fr.top, first, end-1)
	if at, ok := unitsBeside(g, fr.top+fr.captions, fr.top+end-1, box); ok {
		box.Right, box.Bottom = at.Column, max(box.Bottom, at.Row)
	}
	return box
}

// unitsBeside finds the unit line right of captions that give no unit, where
// it alone stands beside them: it is that of all tables side by side.
func unitsBeside(g *grid, top, bottom int, box workbook.Range) (at Place, ok bool) {
	for r := top; r <= bottom && box.Right >= box.Left; r++ {
		if anyUnitLine(g.within(r, box.Left, box.Right)) {
			return at, false
		}
		switch beside := g.within(r, box.Right+1, g.width); {
		case len(beside) == 1 && !ok && anyUnitLine(beside):
			at, ok = Place{r, beside[0].column}, true
		case len(beside) > 0:
			return at, false
		}
	}
	return at, ok
}

// boxOf is the smallest range that has the cells of the rows from first to
// last, whose first row stands at top.
func boxOf(rows []row, top, first, last int) workbook.Range {
	box := nowhere()
	for r := first; r <= last; r++ {
		cells := rows[r].cells
		if len(cells) == 0 {
			continue
		}
		left, right := cells[0].column, cells[len(cells)-1].column
		if box == nowhere() {
			box = workbook.Range{Top: top + r, Left: left, Right: right}
		}
		box.Left, box.Right, box.Bottom = min(box.Left, left), max(box.Right, right), top+r
	}
	return box
}

// captions reads what stands above a header.
func (f *reader) captions(at workbook.Range) captions {
	var caps captions
	for r := at.Top; r <= at.Bottom; r++ {
		for _, c := range f.grid.within(r, at.Left, at.Right) {
			f.roles.set(Place{r, c.column}, caps.line(c))
		}
	}
	caps.finish()
	return caps
}

// line reads one cell above a header.
func (p *captions) line(c cell) Role {
	s := c.text
	if before, units, ok := unitLine(s); ok && !(before == "" && !isUnitWord(units[0]) && office.MatchString(units[0])) {
		p.addUnits(units)
		if before != "" {
			p.line(cell{text: before, stored: &workbook.Cell{Raw: unfolded(before, c.plain())}})
		}
		return UnitLine
	}
	u, ok := bracketed(s)
	if !ok && p.title != "" {
		u, ok = figure.Units(s)
	}
	if ok {
		p.addUnits(u)
		return UnitLine
	}
	switch {
	case sourceStart.MatchString(s) || noteStart.MatchString(s) || metaLine.MatchString(s) || formNumber.MatchString(s) || unitStart.MatchString(s):
		p.notes = append(p.notes, clean(c))
		return Note
	case p.title != "" && latin(s), p.title != "" && hasHan(p.title) && !hasHan(s) && strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz"):
		return Title // its translation
	case followed.MatchString(s):
		p.continued = true
	}
	p.addTitle(clean(c))
	return Title
}

func (p *captions) addTitle(s string) {
	switch {
	case p.title == "" || !hasHan(p.title) && hasHan(s):
		p.title = s
	case strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（"):
		p.title += s
	default:
		p.title += " " + s
	}
}

// addUnits keeps the units in Chinese where a translation stands beside them.
func (p *captions) addUnits(units []string) {
	if len(p.units) == 0 || !hasHan(strings.Join(p.units, "")) && hasHan(strings.Join(units, "")) {
		p.units = units
		return
	}
	if !hasHan(strings.Join(units, "")) {
		return
	}
	for _, u := range units {
		if !strings.Contains(strings.Join(p.units, "、"), u) {
			p.units = append(p.units, u)
		}
	}
}

// finish drops marks from the title.
func (p *captions) finish() {
	p.title, _ = figure.CutMarks(p.title)
	p.title = strings.TrimSpace(p.title)
	if len(p.units) > 0 {
		return
	}
	for _, m := range bracketUnit.FindAllStringSubmatch(figure.Fold(p.title), 4) {
		if u, ok := figure.Units(m[1]); ok {
			p.units = u
		}
	}
}

// afterUnits ends the units of a line that goes on with other words.
var afterUnits = regexp.MustCompile(`^(.*?)(?:\s{2,}|\s?[(\[].*|$)`)

// unitLine reads 单位:人、‰ with what stands before it.
func unitLine(s string) (before string, units []string, ok bool) {
	if len(s) > 200 {
		return "", nil, false
	}
	at := unitStart.FindStringSubmatchIndex(s)
	if at == nil {
		return "", nil, false
	}
	list := ""
	for i := 2; i < len(at); i += 2 {
		if at[i] >= 0 {
			list = s[at[i]:at[i+1]]
		}
	}
	before = strings.TrimRight(strings.TrimLeft(s[:at[0]], " "), " ([【")
	list = strings.Trim(list, " )]】")
	if u, ok := figure.Units(list); ok {
		return before, u, true
	}
	m := afterUnits.FindStringSubmatch(list)
	if u, ok := figure.Units(m[1]); ok && m[1] != "" {
		return before, u, true
	}
	if u, ok := figure.Units(strings.SplitN(list, " ", 2)[0]); ok {
		return before, u, true
	}
	if m[1] == "" || len([]rune(m[1])) > 12 {
		return before, []string{list}, len([]rune(list)) <= 30
	}
	return before, []string{m[1]}, true
}

// bracketed reads a line that is nothing but units in brackets: (person,‰).
func bracketed(s string) ([]string, bool) {
	if !wrapped(s) {
		return nil, false
	}
	inner := s[1 : len(s)-1]
	if _, list, ok := unitLine(inner); ok {
		return list, true
	}
	return figure.Units(inner)
}

// unitsBelow reads the unit lines below the body, which count where none stand above.
func (f *reader) unitsBelow(t *Table) {
	for r := t.below.Top; r <= t.below.Bottom; r++ {
		for _, c := range f.grid.within(r, t.below.Left, t.below.Right) {
			_, units, ok := unitLine(c.text)
			if !ok || noteStart.MatchString(c.text) || sourceStart.MatchString(c.text) {
				continue
			}
			f.roles.set(Place{r, c.column}, UnitLine)
			if len(t.Units) == 0 {
				t.Units = units
			}
		}
	}
}

// notes reads the lines below the body of t.
func (f *reader) notes(t *Table) {
	inSource := false
	for r := t.below.Top; r <= t.below.Bottom; r++ {
		for _, c := range f.grid.within(r, t.below.Left, t.below.Right) {
			at := Place{r, c.column}
			if f.roles.is(at, UnitLine) {
				continue
			}
			s := tidy(c.text)
			if m := sourceStart.FindString(s); m != "" || inSource && !noteStart.MatchString(s) {
				f.roles.set(at, Source)
				name := strings.TrimRight(strings.TrimSpace(s[len(m):]), "。;； ")
				t.Source = joinSource(t.Source, unfolded(name, unfoldedEnd(name, c.plain())))
				inSource = true
				continue
			}
			inSource = false
			f.roles.set(at, Note)
			t.Notes = append(t.Notes, clean(c))
		}
	}
}

// unfoldedEnd is the end of plain that has as many characters as s, blanks not counted.
func unfoldedEnd(s, plain string) string {
	n := 0
	for _, r := range s {
		if r != ' ' {
			n++
		}
	}
	runes := []rune(strings.TrimRight(plain, "。;； "))
	i := len(runes)
	for ; i > 0 && n > 0; i-- {
		if runes[i-1] != ' ' {
			n--
		}
	}
	return string(runes[i:])
}

func joinSource(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "；" + b
}
