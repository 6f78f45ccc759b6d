package layout

import "nianbao/internal/workbook"

// show keeps header and labels as they stand.
func (b *body) show() {
	columns := b.shownColumns()
	for r := b.table.HeaderFirst; r <= b.table.HeaderLast; r++ {
		b.table.Header = append(b.table.Header, b.headerRow(r, columns))
	}
	for i := range b.table.Rows {
		b.table.Rows[i].Labels = b.labelCells(b.table.Rows[i].Index)
	}
}

// shownColumns are the label columns and all others of the table, in order.
func (b *body) shownColumns() []int {
	var columns []int
	for _, c := range b.table.Labels {
		if c < b.left {
			columns = append(columns, c)
		}
	}
	for c := b.left; c <= b.right; c++ {
		columns = append(columns, c)
	}
	return columns
}

// headerRow lists the cells that begin in header row r. A cell goes on over
// the columns that it is merged over or speaks for.
func (b *body) headerRow(r int, columns []int) []HeaderCell {
	var out []HeaderCell
	last := Place{-1, -1}
	for _, c := range columns {
		from := b.headerOwner(r, c)
		switch {
		case from == last:
			out[len(out)-1].Columns++
		case from.Row == r || r == b.table.HeaderFirst:
			out = append(out, b.headerCell(Place{r, c}, from, b.table.HeaderLast))
			last = from
		default:
			last = Place{-1, -1}
		}
	}
	return out
}

// headerOwner is the place whose cell stands over r, c in the header.
func (b *body) headerOwner(r, c int) Place {
	from, owned := b.speaker(r, c)
	if owned || b.numbered(r) {
		return b.grid.anchor(r, c)
	}
	return from
}

// headerCell is the cell at from as it is seen at p, one column wide, with no
// row behind last.
func (b *body) headerCell(p, from Place, last int) HeaderCell {
	cell := HeaderCell{Place: p, Rows: 1, Columns: 1}
	if x, ok := b.grid.at(from.Row, from.Column); ok {
		cell.Text = shownText(x)
	}
	if m := b.grid.span(from.Row, from.Column); m.Bottom > p.Row {
		cell.Rows = min(m.Bottom, last) - p.Row + 1
	}
	return cell
}

// labelCells lists the cells of the label columns that begin in body row r.
func (b *body) labelCells(r int) []HeaderCell {
	var out []HeaderCell
	covered := workbook.Range{Right: -1}
	for _, c := range b.table.Labels {
		if c <= covered.Right {
			out[len(out)-1].Columns++
			continue
		}
		m := b.grid.span(r, c)
		if m.Top < r && m.Top >= b.first {
			continue
		}
		out = append(out, b.headerCell(Place{r, c}, Place{m.Top, m.Left}, b.last))
		covered = m
	}
	return out
}

// shownText is the text of a header or label for readers.
func shownText(x cell) string { return unfolded(tidy(x.text), x.plain()) }
