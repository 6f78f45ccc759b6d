package document

import "testing"

// FuzzPlace: whatever spans cells claim, the grid has each place once.
func FuzzPlace(f *testing.F) {
	f.Add([]byte{3, 2, 1, 0, 1, 2, 255, 9, 1})
	f.Add([]byte{1, 200, 200, 1, 1})
	f.Fuzz(func(t *testing.T, spans []byte) {
		var rows []Row
		for len(spans) > 0 && len(rows) < 20 {
			n := min(int(spans[0]%8), (len(spans)-1)/2)
			spans = spans[1:]
			var r Row
			for range n {
				r.Cells = append(r.Cells, Cell{ColSpan: int(int8(spans[0])), RowSpan: int(int8(spans[1]))})
				spans = spans[2:]
			}
			rows = append(rows, r)
		}
		grid := Place(rows)
		n := Width(grid)
		Pad(grid, n)
		taken := map[[2]int]bool{}
		for i, row := range grid {
			last := -1
			for _, p := range row {
				if p.Column <= last {
					t.Fatalf("row %d is out of order", i)
				}
				last = p.Column
				for r := range p.Rows {
					for c := range p.Columns {
						at := [2]int{i + r, p.Column + c}
						if taken[at] || at[0] >= len(rows) || at[1] >= n {
							t.Fatalf("place %v of %d×%d is taken twice or outside", at, len(rows), n)
						}
						taken[at] = true
					}
				}
			}
		}
		if len(taken) != len(rows)*n {
			t.Fatalf("%d places of %d×%d", len(taken), len(rows), n)
		}
	})
}
