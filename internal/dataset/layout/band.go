package layout

import "slices"

// area is a rectangle of a sheet in which tables stand below each other.
type area struct {
	top, left, bottom, right int
	// edge is the first column; captions may begin left of the labels, at left.
	edge int
}

// bands cuts a sheet at blank columns whose right side begins with labels of
// its own, as tables side by side do.
func bands(g *grid) []area {
	if g.width == 0 {
		return nil
	}
	out := cut(g, area{0, 0, g.height - 1, g.width - 1, 0})
	for i, a := range out {
		out[i].edge, out[i].left = a.left, labelColumn(g, a)
	}
	return out
}

// labelColumn returns the first column that is filled in several rows that
// have more cells, or the first filled one.
func labelColumn(g *grid, a area) int {
	first := a.right
	count := map[int]int{}
	for r := a.top; r <= a.bottom; r++ {
		row := g.within(r, a.left, a.right)
		if len(row) > 0 {
			first = min(first, row[0].column)
		}
		if len(row) > 1 {
			count[row[0].column]++
		}
	}
	for c := first; c <= a.right; c++ {
		if count[c] >= 2 {
			return c
		}
	}
	return first
}

func cut(g *grid, a area) []area {
	used := make([]bool, a.right-a.left+1)
	counted := make([]bool, a.right-a.left+1)
	for r := a.top; r <= a.bottom; r++ {
		for _, c := range g.within(r, a.left, a.right) {
			used[c.column-a.left] = true
			counted[c.column-a.left] = counted[c.column-a.left] || c.kind == digits
		}
	}
	var out []area
	left, looked := a.left, 0
	for c := a.left + 1; c <= a.right; c++ {
		gap := !used[c-1-a.left] && used[c-a.left]
		if gap {
			looked += a.bottom - a.top + 1
		}
		if gap && c-1 > left && slices.Contains(counted[left-a.left:c-a.left], true) && looked < maxLooked && ownLabels(g, area{a.top, c, a.bottom, a.right, c}) {
			out = append(out, area{a.top, left, a.bottom, c - 1, left})
			left = c
		}
	}
	return append(out, area{a.top, left, a.bottom, a.right, left})
}

// ownLabels reports whether a begins with labels of its own: words, or
// ordinals and words, or years under a heading, before numbers, in at least
// two rows and mostly.
func ownLabels(g *grid, a area) bool {
	labels, yearly, others, headed := 0, 0, 0, false
	for r := a.top; r <= a.bottom; r++ {
		row := g.within(r, a.left, min(a.right, a.left+6))
		if len(row) == 0 || row[0].column != a.left {
			continue
		}
		headed = headed || cornerLabel.MatchString(tidy(row[0].text)) || yearHeader.MatchString(tidy(row[0].text)) || indexHeader.MatchString(tidy(row[0].text))
		if len(row) < 2 {
			continue
		}
		_, counts := ordinal(row[0].text)
		switch numbered := slices.ContainsFunc(row[1:], cell.numeric); {
		case row[0].kind == year && numbered:
			yearly++
		case row[0].numeric() && !(counts && (row[1].kind == year || !row[1].numeric())):
			others++
		case numbered:
			labels++
		}
	}
	return labels >= 2 && labels > others || headed && labels+yearly >= 2 && labels+yearly > others
}
