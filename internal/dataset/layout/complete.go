package layout

import "nianbao/internal/workbook"

// complete detects what descriptions leave out of the places of their parts.
func complete(g *grid, described []Description) []Description {
	var out []Description
	for _, d := range described {
		d, ok := d.clip(g)
		if !ok {
			continue
		}
		if d.Header == nil {
			d.Header = headerIn(g, d.Range)
		}
		out = append(out, chooseColumns(g, d, nil))
	}
	for i := range out {
		if out[i].Below == nil {
			out[i].Below = belowOf(g, out, i)
		}
	}
	for i := range out {
		if out[i].Above == nil {
			out[i].Above = aboveOf(g, out, i)
		}
	}
	return out
}

// headerIn detects the header of the table in a range; captions in front of
// it are none of it.
func headerIn(g *grid, m workbook.Range) *Lines {
	a := area{m.Top, m.Left, m.Bottom, m.Right, m.Left}
	rows := rowsOf(g, a)
	d := nextClass(rows, 0, data)
	top := captionsOff(g, a, rows, 0, d)
	if top == d && d < len(rows) && yearsOnTop(rows, a, d) {
		rows[d].class = years
		d = nextClass(rows, d, data)
	}
	if d < len(rows) {
		if last := headerEnd(g, a, rows, top, bodyStart(g, a, rows, top, d)); last >= top {
			return &Lines{m.Top + top, m.Top + last}
		}
	} else if fr, ok := emptyFrame(rows, 0, len(rows)-1); ok {
		return &Lines{m.Top + fr.headerFirst, m.Top + fr.headerLast}
	}
	return &Lines{m.Top, m.Top - 1}
}

// strip is the rows from top to bottom in the columns around the i-th table
// that no other table beside it has.
func strip(g *grid, tables []Description, i, top, bottom int) area {
	m := tables[i].Range
	a := area{top: top, bottom: bottom, right: g.width - 1}
	for j, other := range tables {
		o := other.Range
		switch {
		case j == i || o.Bottom < m.Top || o.Top > m.Bottom:
		case o.Right < m.Left:
			a.left = max(a.left, o.Right+1)
		case o.Left > m.Right:
			a.right = min(a.right, o.Left-1)
		}
	}
	a.edge = a.left
	return a
}

// belowOf detects where the notes of the i-th table stand, above the next one.
func belowOf(g *grid, tables []Description, i int) *workbook.Range {
	m := tables[i].Range
	bottom := min(g.height-1, m.Bottom+maxAhead)
	for j, other := range tables {
		if o := other.Range; j != i && o.Top > m.Bottom && o.Left <= m.Right && o.Right >= m.Left {
			bottom = min(bottom, o.Top-1)
		}
	}
	a := strip(g, tables, i, m.Bottom, bottom)
	rows := rowsOf(g, a)
	box := boxOf(rows, a.top, 1, notesEnd(rows, 0))
	return &box
}

// aboveOf detects where the captions of the i-th table stand, below the one
// above and its notes.
func aboveOf(g *grid, tables []Description, i int) *workbook.Range {
	m := tables[i].Range
	end := m.Top
	if h := tables[i].Header; h.First <= h.Last {
		end = h.First
	}
	top := max(0, end-maxHeader)
	for j, other := range tables {
		if o := other.Range; j != i && o.Bottom < m.Top && o.Left <= m.Right && o.Right >= m.Left {
			top = max(top, o.Bottom+1, other.Below.Bottom+1)
		}
	}
	box := nowhere()
	if top < end {
		a := strip(g, tables, i, top, end-1)
		rows := rowsOf(g, a)
		box = boxOf(rows, top, captionsFrom(rows), len(rows)-1)
	}
	return &box
}

// captionsFrom returns the first of the last of rows that are captions.
func captionsFrom(rows []row) int {
	first, blanks := len(rows), 0
	for r := len(rows) - 1; r >= 0; r-- {
		switch c := rows[r].class; {
		case c == blank:
			if blanks++; blanks > maxGap {
				return first
			}
			continue
		case c == data, c == years, c == numbering, c == sourceRow, c == texts && len(rows[r].cells) > 3:
			return first
		}
		first, blanks = r, 0
	}
	return first
}
