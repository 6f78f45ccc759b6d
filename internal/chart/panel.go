package chart

import (
	"slices"

	"nianbao/internal/number"
)

// HasNumber reports whether s has a category and a number to draw over it.
func (s Spec) HasNumber() bool {
	return slices.ContainsFunc(s.Panels, func(p Panel) bool {
		_, _, ok := p.Extent()
		return ok
	})
}

// HasBars reports whether p has bars.
func (p Panel) HasBars() bool {
	return slices.ContainsFunc(p.Layers, func(l Layer) bool { return l.Mark == Bar })
}

// Newest returns the index of the only layer that shows what was observed,
// others being context: its values are written.
func (p Panel) Newest() (j int, ok bool) {
	n := 0
	for i, l := range p.Layers {
		if _, _, known := l.Known(); known && l.Role == Observed {
			j = i
			n++
		}
	}
	return j, n == 1
}

// Start returns the last observed datum, from which l goes on if it begins
// after it: a Band or a projection.
func (p Panel) Start(l Layer) (Datum, bool) {
	for _, o := range p.Layers {
		if o.Role != Observed || o.Mark == Band {
			continue
		}
		if _, last, ok := o.Known(); ok && last.X < l.Data[0].X {
			return last, true
		}
	}
	return Datum{}, false
}

// Reach returns the ends of a Rule among n categories, and its value: with one
// datum alone it comes from the first category, or goes from there to the last.
func (l Layer) Reach(n int) (from, to int, v number.Value, ok bool) {
	first, last, ok := l.Known()
	from, to = first.X, last.X
	switch {
	case from < to:
	case to == 0:
		to = n - 1
	default:
		from = 0
	}
	return from, to, last.Value, ok
}
