package html

import (
	"testing"

	"nianbao/internal/document"
)

// FuzzPlace: whatever spans cells claim, the grid has each place once.
func FuzzPlace(f *testing.F) {
	f.Add([]byte{3, 2, 1, 0, 1, 2, 255, 9, 1})
	f.Add([]byte{1, 200, 200, 1, 1})
	f.Fuzz(func(t *testing.T, spans []byte) {
		var rows []document.Row
		for len(spans) > 0 && len(rows) < 20 {
			n := min(int(spans[0]%8), (len(spans)-1)/2)
			spans = spans[1:]
			var r document.Row
			for range n {
				r.Cells = append(r.Cells, document.Cell{ColSpan: int(int8(spans[0])), RowSpan: int(int8(spans[1]))})
				spans = spans[2:]
			}
			rows = append(rows, r)
		}
		grid := place(rows)
		n := width(grid)
		pad(grid, n)
		taken := map[[2]int]bool{}
		for i, row := range grid {
			last := -1
			for _, p := range row {
				if p.column <= last {
					t.Fatalf("row %d is out of order", i)
				}
				last = p.column
				for r := range p.rows {
					for c := range p.columns {
						at := [2]int{i + r, p.column + c}
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

func TestCellForms(t *testing.T) {
	for name, c := range map[string]struct {
		cell document.Cell
		want cellForm
	}{
		"a verdict":             {verdict(met, ""), verdictForm},
		"a verdict as the name": {named(met), wordsForm},
		"verdicts":              {document.Cell{Text: []document.Inline{met, lag}}, iconsForm},
		"a name with a verdict": {named(met, document.Text("甲")), namedForm},
		"a verdict in words":    {document.Cell{Text: []document.Inline{met, document.Text("（演示）")}}, wordsForm},
		"a bullet":              {progress("62.5", "-12.5"), bulletForm},
		"a bullet and a number": {document.Cell{Text: []document.Inline{bullet("0.5", "0.7"), num("1", "")}}, barForm},
		"a spark":               {document.Cell{Text: []document.Inline{document.Mini{Chart: *spark("1", "2", "3", "4")}}}, sparkForm},
		"nothing":               {document.Cell{}, wordsForm},
	} {
		if got := form(c.cell); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
