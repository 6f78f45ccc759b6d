package diag

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// collapseAbove is how many findings of one kind in one column stand alone.
const collapseAbove = 3

// Ordered returns l by place, then severity, code and message, without
// duplicates. l is not changed.
func (l List) Ordered() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return compare(a, b) == 0 && slices.Equal(a.Notes, b.Notes)
	})
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		a.Pos.Compare(b.Pos),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Hint, b.Hint),
		slices.CompareFunc(a.Notes, b.Notes, func(m, n Note) int {
			return cmp.Or(m.Pos.Compare(n.Pos), cmp.Compare(m.Message, n.Message))
		}),
	)
}

// Sorted returns l as Ordered does, and makes one finding of more than three
// that say the same in one column of one sheet: its cell becomes the range
// from the first to the last, and its message ends with their number, as in
// "不是数 [× 400]". Messages say the same when they differ only in quotations
// and figures; the first then stands as an example.
//
// Of findings that say the very same at one place of a text and differ in the
// places that their notes lead to, the first stands for all, with their number.
//
// Counts of findings are those of Ordered.
func (l List) Sorted() List {
	ordered := l.Ordered()
	groups := map[group][]int{}
	for i, d := range ordered {
		if g, ok := groupOf(d); ok {
			groups[g] = append(groups[g], i)
		}
	}
	var out List
	for i, d := range ordered {
		g, ok := groupOf(d)
		switch members := groups[g]; {
		case !ok || len(members) <= g.alone():
			out = append(out, d)
		case members[0] == i:
			out = append(out, collapse(ordered, members))
		}
	}
	return out
}

// group is what findings share that become one.
type group struct {
	severity                    Severity
	code, file, sheet, column   string
	messagePattern, hintPattern string
	// line and place are those of a text.
	line, place int
}

// alone is how many findings of a group stand alone.
func (g group) alone() int {
	if g.line > 0 {
		return 1
	}
	return collapseAbove
}

var varying = regexp.MustCompile(`“[^”]*”|[0-9]+(?:\.[0-9]+)?|\b[A-Z]{1,3}[0-9]+\b`)

func groupOf(d Diagnostic) (group, bool) {
	if d.Pos.Line > 0 && len(d.Notes) > 0 {
		return group{
			severity: d.Severity, code: d.Code, file: d.Pos.File, line: d.Pos.Line, place: d.Pos.Column,
			messagePattern: d.Message, hintPattern: d.Hint,
		}, true
	}
	first, last, isRange := strings.Cut(d.Pos.Cell, ":")
	column, row := splitCell(first)
	if isRange {
		if other, _ := splitCell(last); other != column {
			return group{}, false
		}
	}
	if d.Pos.Sheet == "" || column == "" || row == "" {
		return group{}, false
	}
	return group{
		severity: d.Severity, code: d.Code, file: d.Pos.File, sheet: d.Pos.Sheet, column: column,
		messagePattern: varying.ReplaceAllString(d.Message, "#"),
		hintPattern:    varying.ReplaceAllString(d.Hint, "#"),
	}, true
}

// collapse makes one finding of those of l at the given indices. Notes that
// not all of them have are dropped: they would explain the example only.
func collapse(l List, members []int) Diagnostic {
	d := l[members[0]]
	if d.Pos.Line > 0 {
		d.Message += fmt.Sprintf(" [× %d]", len(members))
		return d
	}
	d.Notes = slices.Clone(d.Notes)
	last, alike := 0, true
	for _, i := range members {
		last = max(last, lastRow(l[i].Pos.Cell))
		alike = alike && l[i].Message == d.Message && l[i].Hint == d.Hint
		d.Notes = slices.DeleteFunc(d.Notes, func(n Note) bool { return !slices.Contains(l[i].Notes, n) })
	}
	first, _, _ := strings.Cut(d.Pos.Cell, ":")
	column, _ := splitCell(first)
	if !alike {
		d.Message += fmt.Sprintf("（以%s为例）", first)
	}
	d.Message += fmt.Sprintf(" [× %d]", len(members))
	d.Pos.Cell = first
	if last > lastRow(first) {
		d.Pos.Cell += ":" + column + strconv.Itoa(last)
	}
	return d
}

func lastRow(cell string) int {
	if _, last, ok := strings.Cut(cell, ":"); ok {
		cell = last
	}
	_, row := splitCell(cell)
	n, _ := strconv.Atoi(row) // a row that is no number never ends the range
	return n
}
