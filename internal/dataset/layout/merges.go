package layout

import (
	"cmp"
	"slices"

	"nianbao/internal/workbook"
)

// maxCovered bounds how many places merged cells may cover; what is beyond is
// taken as not merged.
const maxCovered = 500_000

// merges are the merged cells that cover places of each row, left to right.
type merges [][]workbook.Range

// newMerges spreads the merged cells inside the used part of a sheet. One that
// overlaps an earlier one, as spreadsheets do not make them, is not merged.
func newMerges(stored []workbook.Range, height, width int) merges {
	out, left := make(merges, height), maxCovered
	for _, m := range stored {
		m.Bottom, m.Right = min(m.Bottom, height-1), min(m.Right, width-1)
		if m.Bottom < m.Top || m.Right < m.Left {
			continue
		}
		if left -= (m.Bottom - m.Top + 1) * (m.Right - m.Left + 1); left < 0 {
			return out
		}
		if out.free(m) {
			out.add(m)
		}
	}
	return out
}

// search returns where the first merged cell stands that ends at column c or
// behind it.
func search(row []workbook.Range, c int) int {
	i, _ := slices.BinarySearchFunc(row, c, func(m workbook.Range, c int) int { return cmp.Compare(m.Right, c) })
	return i
}

func (g merges) free(m workbook.Range) bool {
	for _, row := range g[m.Top : m.Bottom+1] {
		if i := search(row, m.Left); i < len(row) && row[i].Left <= m.Right {
			return false
		}
	}
	return true
}

func (g merges) add(m workbook.Range) {
	for r := m.Top; r <= m.Bottom; r++ {
		g[r] = slices.Insert(g[r], search(g[r], m.Left), m)
	}
}

// merge returns the merged cell that covers the place at r, c.
func (g merges) merge(r, c int) (workbook.Range, bool) {
	if r < 0 || r >= len(g) {
		return workbook.Range{}, false
	}
	row := g[r]
	if i := search(row, c); i < len(row) && row[i].Left <= c {
		return row[i], true
	}
	return workbook.Range{}, false
}
