package html

import (
	"nianbao/internal/document"
)

// maxSpan bounds what a cell may claim, whoever wrote it.
const maxSpan = 500

// placed is a cell at its column, with spans that fit the table.
type placed struct {
	document.Cell
	column, columns, rows int
}

// place sets the cells of rows on the grid as browsers do: into the first
// column that no span from above covers. Spans are cut so that cells never
// overlap and never leave their rows.
func place(rows []document.Row) [][]placed {
	out := make([][]placed, len(rows))
	var covered []int // for each column: rows still covered from above, this one included
	for i, r := range rows {
		column := 0
		for _, c := range r.Cells {
			for column < len(covered) && covered[column] > 0 {
				column++
			}
			p := placed{Cell: c, column: column, columns: 1, rows: min(max(c.RowSpan, 1), len(rows)-i)}
			for p.columns < min(c.ColSpan, maxSpan) && (column+p.columns >= len(covered) || covered[column+p.columns] == 0) {
				p.columns++
			}
			for len(covered) < column+p.columns {
				covered = append(covered, 0)
			}
			for j := range p.columns {
				covered[column+j] = p.rows
			}
			column += p.columns
			out[i] = append(out[i], p)
		}
		for j := range covered {
			covered[j] = max(covered[j]-1, 0)
		}
	}
	return out
}

// width is the number of columns that placed rows reach.
func width(rows [][]placed) int {
	n := 0
	for _, r := range rows {
		for _, p := range r {
			n = max(n, p.column+p.columns)
		}
	}
	return n
}

// pad appends empty cells, so that each row reaches n columns.
func pad(rows [][]placed, n int) {
	covered := make([]int, n)
	for i, r := range rows {
		for _, p := range r {
			for j := range p.columns {
				covered[p.column+j] = p.rows
			}
		}
		for column := range covered {
			if covered[column] == 0 {
				rows[i] = insert(rows[i], placed{column: column, columns: 1, rows: 1})
			}
			covered[column] = max(covered[column]-1, 0)
		}
	}
}

// insert keeps a row in the order of its columns.
func insert(row []placed, c placed) []placed {
	at := len(row)
	for at > 0 && row[at-1].column > c.column {
		at--
	}
	row = append(row, placed{})
	copy(row[at+1:], row[at:])
	row[at] = c
	return row
}
