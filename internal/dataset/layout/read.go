package layout

import (
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// Read reads the tables of a sheet as they are described; everything else on
// the sheet is unread. Reading what [Table.Description] says of the tables of
// [Find] gives what Find gave. A description that lies off the sheet is passed
// over, and of those that lie over each other each is read.
func Read(s workbook.Sheet, symbols figure.Symbols, described []Description) Sheet {
	g := newGrid(s, symbols)
	return read(s, g, complete(g, described))
}

// reader reads the tables of a sheet.
type reader struct {
	grid   *grid
	tables []Table
	roles  roles
}

// read reads complete descriptions.
func read(s workbook.Sheet, g *grid, described []Description) Sheet {
	f := reader{grid: g, roles: newRoles(g)}
	for _, d := range described {
		f.table(d)
	}
	return Sheet{Name: s.Name, Hidden: s.Hidden, Tables: f.tables, Unread: f.roles.unread(), roles: f.roles}
}

func (f *reader) table(d Description) {
	b := newBody(f.grid, d)
	b.roles = f.roles
	t := b.table
	caps := f.captions(t.above)
	t.Title, t.Units, t.Notes = caps.title, caps.units, slices.Clone(caps.notes)
	f.inherit(t, caps)
	if d.Title != "" {
		t.Title = d.Title
	}
	if d.Units != nil {
		t.Units = append([]string(nil), d.Units...)
	}
	f.unitsBelow(t)
	b.read()
	f.notes(t)
	f.tables = append(f.tables, *t)
}

// inherit gives a table without captions the title and units of the one
// above, if it repeats its header: it was continued.
func (f *reader) inherit(t *Table, caps captions) {
	if len(f.tables) == 0 || caps.title != "" && !caps.continued {
		return
	}
	prev := f.tables[len(f.tables)-1]
	if caps.continued {
		if onlyFollowed.MatchString(t.Title) {
			t.Title = strings.TrimSpace(prev.Title + " " + t.Title)
		}
	} else if !f.repeatsHeader(*t, prev) {
		return
	} else if t.Title == "" {
		t.Title = prev.Title
	}
	if len(t.Units) == 0 {
		t.Units = prev.Units
	}
}

// repeatsHeader reports whether t has the header of the table before it.
func (f *reader) repeatsHeader(t, prev Table) bool {
	n := prev.HeaderLast - prev.HeaderFirst
	if n < 0 || n != t.HeaderLast-t.HeaderFirst {
		return false
	}
	for i := 0; i <= n; i++ {
		left, right := t.Range.Left, t.Range.Right
		if !sameWords(f.grid.within(prev.HeaderFirst+i, left, right), f.grid.within(t.HeaderFirst+i, left, right)) {
			return false
		}
	}
	return true
}
