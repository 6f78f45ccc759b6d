package document

// maxSpan bounds what a cell may claim, whoever wrote it.
const maxSpan = 500

// Placed is a cell at its column, with spans that fit the table.
type Placed struct {
	Cell
	Column, Columns, Rows int
}

// Place sets the cells of rows on the grid as browsers do: into the first
// column that no span from above covers. Spans are cut so that cells never
// overlap and never leave their rows.
func Place(rows []Row) [][]Placed {
	out := make([][]Placed, len(rows))
	var covered []int // for each column: rows still covered from above, this one included
	for i, r := range rows {
		column := 0
		for _, c := range r.Cells {
			for column < len(covered) && covered[column] > 0 {
				column++
			}
			p := Placed{Cell: c, Column: column, Columns: 1, Rows: min(max(c.RowSpan, 1), len(rows)-i)}
			for p.Columns < min(c.ColSpan, maxSpan) && (column+p.Columns >= len(covered) || covered[column+p.Columns] == 0) {
				p.Columns++
			}
			for len(covered) < column+p.Columns {
				covered = append(covered, 0)
			}
			for j := range p.Columns {
				covered[column+j] = p.Rows
			}
			column += p.Columns
			out[i] = append(out[i], p)
		}
		for j := range covered {
			covered[j] = max(covered[j]-1, 0)
		}
	}
	return out
}

// Width is the number of columns that placed rows reach.
func Width(rows [][]Placed) int {
	n := 0
	for _, r := range rows {
		for _, p := range r {
			n = max(n, p.Column+p.Columns)
		}
	}
	return n
}

// Pad appends empty cells, so that each row reaches n columns.
func Pad(rows [][]Placed, n int) {
	covered := make([]int, n)
	for i, r := range rows {
		for _, p := range r {
			for j := range p.Columns {
				covered[p.Column+j] = p.Rows
			}
		}
		for column := range covered {
			if covered[column] == 0 {
				rows[i] = insert(rows[i], Placed{Column: column, Columns: 1, Rows: 1})
			}
			covered[column] = max(covered[column]-1, 0)
		}
	}
}

// insert keeps a row in the order of its columns.
func insert(row []Placed, c Placed) []Placed {
	at := len(row)
	for at > 0 && row[at-1].Column > c.Column {
		at--
	}
	row = append(row, Placed{})
	copy(row[at+1:], row[at:])
	row[at] = c
	return row
}
