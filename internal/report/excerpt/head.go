package excerpt

import (
	"slices"
	"strings"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/number"
)

// spread is which cell stands over a place: the cells of a header or of the
// label columns with their spans undone, so that rows and columns can be left out.
type spread map[layout.Place]layout.HeaderCell

func (s spread) put(c layout.HeaderCell, columns []int) {
	at := slices.Index(columns, c.Column)
	if at < 0 {
		return
	}
	for r := range min(max(c.Rows, 1), maxSpan) {
		for _, col := range columns[at:min(at+max(c.Columns, 1), len(columns))] {
			s[layout.Place{Row: c.Row + r, Column: col}] = c
		}
	}
}

// maxSpan bounds the rows that a cell is taken to cover.
const maxSpan = 20000

// head is the header over the columns that are shown.
func (t *taker) head() {
	all := t.sheetColumns()
	cells := spread{}
	for _, row := range t.table.Header {
		for _, c := range row {
			cells.put(c, all)
		}
	}
	var rows []int
	for r := t.table.HeaderFirst; r <= t.table.HeaderLast; r++ {
		rows = append(rows, r)
	}
	columns := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = c.Index
	}
	cells.reachDown(rows, columns)
	t.Head = cells.cut(rows, columns)
	for _, row := range t.Head {
		for i := range row {
			row[i].Text = t.inUnits(row[i].Text)
		}
	}
	t.unitAbove()
}

// sheetColumns are the columns that the header's spans count: shared label
// columns, then all from the left of the table to its right.
func (t *taker) sheetColumns() []int {
	var out []int
	for _, c := range t.table.Labels {
		if c < t.table.Range.Left {
			out = append(out, c)
		}
	}
	for c := t.table.Range.Left; c <= t.table.Range.Right; c++ {
		out = append(out, c)
	}
	return out
}

// reachDown lets a head of one column go on over the blank cells below it, as
// if they were merged.
func (s spread) reachDown(rows, columns []int) {
	for _, c := range columns {
		i := len(rows) - 1
		for i >= 0 && s[layout.Place{Row: rows[i], Column: c}].Text == "" {
			i--
		}
		if i < 0 {
			continue
		}
		x := s[layout.Place{Row: rows[i], Column: c}]
		if x.Columns > 1 {
			continue
		}
		for _, r := range rows[i+1:] {
			s[layout.Place{Row: r, Column: c}] = x
		}
	}
}

// cut lists the cells over some rows and columns, row by row, each once, with
// the spans that are left of it.
func (s spread) cut(rows, columns []int) [][]Head {
	done := map[layout.Place]bool{}
	out := make([][]Head, len(rows))
	same := func(r, c int, as layout.HeaderCell, there bool) bool {
		x, ok := s[layout.Place{Row: rows[r], Column: columns[c]}]
		return ok == there && (!ok || x.Place == as.Place) && !done[layout.Place{Row: r, Column: c}]
	}
	for r := range rows {
		for c := range columns {
			if done[layout.Place{Row: r, Column: c}] {
				continue
			}
			cell, ok := s[layout.Place{Row: rows[r], Column: columns[c]}]
			h := Head{Rows: 1, Columns: 1, Column: columns[c]}
			h.Text, h.Marks = marked(cell.Text)
			for ok && c+h.Columns < len(columns) && same(r, c+h.Columns, cell, ok) {
				h.Columns++
			}
			for ok && r+h.Rows < len(rows) && same(r+h.Rows, c, cell, ok) {
				h.Rows++
			}
			for i := range h.Rows {
				for j := range h.Columns {
					done[layout.Place{Row: r + i, Column: c + j}] = true
				}
			}
			out[r] = append(out[r], h)
		}
	}
	return out
}

// inUnits puts the units that numbers were converted to in place of those that
// a text names alone or in brackets.
func (t *taker) inUnits(text string) string {
	for _, c := range t.converted {
		if folded(text) == c[0] {
			return c[1]
		}
		for _, b := range [][2]string{{"(", ")"}, {"（", "）"}} {
			text = strings.ReplaceAll(text, b[0]+c[0]+b[1], b[0]+c[1]+b[1])
		}
	}
	return text
}

// labels are the cells of the label columns, cut to the rows that are shown.
// Sections end what a label covers.
func (t *taker) labels() {
	cells := spread{}
	var columns []int
	for _, c := range t.Columns {
		if c.Label {
			columns = append(columns, c.Index)
		}
	}
	for _, r := range t.table.Rows {
		for _, l := range r.Labels {
			cells.put(l, columns)
		}
	}
	for from := 0; from < len(t.Rows); {
		to := from
		for to < len(t.Rows) && t.Rows[to].Kind != layout.Section {
			to++
		}
		var rows []int
		for _, r := range t.Rows[from:to] {
			rows = append(rows, r.index)
		}
		for i, line := range cells.cut(rows, columns) {
			for k := range line {
				line[k].Text = t.inUnits(line[k].Text)
			}
			t.Rows[from+i].Labels = line
		}
		from = to + 1
	}
}

// unitAbove is the unit of the whole table: that of its own line above the
// header, as far as it is shown, or the one that all figures have and neither
// heads nor rows say.
func (t *taker) unitAbove() {
	var used []string
	for i := range t.data() {
		t.each(i, func(_ int, v *number.Value) {
			if u := string(v.Unit); u != "" && !slices.Contains(used, u) {
				used = append(used, u)
			}
		})
	}
	var above []string
	for _, u := range t.table.Units {
		u = t.unit(u)
		if (slices.Contains(used, u) || len(used) == 0) && !slices.Contains(above, u) {
			above = append(above, u)
		}
	}
	if len(above) == 0 && len(used) == 1 && t.table.UnitColumn < 0 && !t.says(used[0]) {
		above = used
	}
	t.Unit = strings.Join(above, "、")
	if len(above) == 0 && t.table.UnitColumn < 0 {
		t.headUnits()
	}
}

// says reports whether a head or a label names a unit.
func (t *taker) says(unit string) bool {
	for _, row := range t.Head {
		for _, h := range row {
			if strings.Contains(folded(h.Text), unit) {
				return true
			}
		}
	}
	for _, r := range t.table.Rows {
		for _, l := range r.Labels {
			if strings.Contains(folded(l.Text), unit) {
				return true
			}
		}
	}
	return false
}

// headUnits writes the units that a map gave to columns into their heads.
func (t *taker) headUnits() {
	if len(t.Head) == 0 {
		return
	}
	for i, c := range t.Columns {
		u := string(c.Of)
		if c.Label || u == "" || t.says(u) || strings.Contains(u, "、") {
			continue
		}
		if h := t.headOver(i); h != nil {
			h.Text += "（" + u + "）"
		}
	}
}

// headOver is the lowest head over column i alone, nil for none.
func (t *taker) headOver(i int) *Head {
	var found *Head
	covered := map[layout.Place]bool{}
	for r := range t.Head {
		c := 0
		for k := range t.Head[r] {
			h := &t.Head[r][k]
			for covered[layout.Place{Row: r, Column: c}] {
				c++
			}
			for dr := range h.Rows {
				for dc := range h.Columns {
					covered[layout.Place{Row: r + dr, Column: c + dc}] = true
				}
			}
			if c == i && h.Columns == 1 && h.Text != "" {
				found = h
			}
			c += h.Columns
		}
	}
	return found
}
