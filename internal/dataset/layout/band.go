package layout

// area is a rectangle of a sheet in which tables stand below each other.
type area struct{ top, left, bottom, right int }

// bands cuts a sheet at blank columns whose right side begins with labels of
// its own, as tables side by side do.
func bands(g *grid) []area {
	whole := area{0, 0, g.height - 1, g.width - 1}
	if g.width == 0 {
		return nil
	}
	return cut(g, whole)
}

func cut(g *grid, a area) []area {
	used := make([]bool, a.right-a.left+1)
	for r := a.top; r <= a.bottom; r++ {
		for _, c := range g.within(r, a.left, a.right) {
			used[c.column-a.left] = true
		}
	}
	var out []area
	left := a.left
	for c := a.left + 1; c <= a.right; c++ {
		gap := !used[c-1-a.left] && used[c-a.left]
		if gap && c-1 > left && ownLabels(g, area{a.top, c, a.bottom, a.right}) && hasNumbers(g, area{a.top, left, a.bottom, c - 1}) {
			out = append(out, area{a.top, left, a.bottom, c - 1})
			left = c
		}
	}
	return append(out, area{a.top, left, a.bottom, a.right})
}

// ownLabels reports whether the first column of a holds words in at least two
// rows with numbers to the right, and mostly words.
func ownLabels(g *grid, a area) bool {
	labels, others := 0, 0
	for r := a.top; r <= a.bottom; r++ {
		row := g.within(r, a.left, a.right)
		if len(row) < 2 || row[0].column != a.left {
			continue
		}
		switch {
		case !row[1].numeric():
		case row[0].numeric():
			others++
		default:
			labels++
		}
	}
	return labels >= 2 && labels > others
}

func hasNumbers(g *grid, a area) bool {
	for r := a.top; r <= a.bottom; r++ {
		for _, c := range g.within(r, a.left, a.right) {
			if c.kind == digits {
				return true
			}
		}
	}
	return false
}
