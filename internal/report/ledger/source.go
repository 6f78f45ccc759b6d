package ledger

import (
	"cmp"
	"maps"
	"slices"

	"nianbao/internal/dataset/mapping"
	"nianbao/internal/diag"
	"nianbao/internal/plan"
)

// demoSource stands for the source of demonstration values that name none.
const demoSource = "演示数据"

// Sources names where the values of a series come from, in order without
// repeats; years empty means all.
func (b *Book) Sources(code, area string, years ...int) []string {
	if len(years) == 0 {
		years = b.Years(code, area)
	}
	var out []string
	for _, y := range years {
		if o, ok := b.At(code, y, area); ok {
			out = addSource(out, o)
		}
	}
	return out
}

func addSource(list []string, o plan.Observation) []string {
	name := SourceName(o)
	if name == "" || slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}

// SourceName is the source of one observation in words; the mark of a
// demonstration value is part of it.
func SourceName(o plan.Observation) string {
	switch {
	case o.Value.Demo && (o.Source == "" || o.Source == demoSource):
		return demoSource
	case o.Value.Demo:
		return o.Source + "（演示）"
	}
	return o.Source
}

// Files returns the workbooks that the editions read and those whose sheets
// pages show, in the order of their names.
func (s *Shelf) Files() []mapping.Book {
	read := maps.Clone(s.Shown)
	if read == nil {
		read = map[string]bool{}
	}
	for _, b := range s.Books {
		for _, p := range rows(b.Edition()) {
			read[p.File] = true
		}
	}
	out := slices.DeleteFunc(slices.Clone(s.Workbooks), func(w mapping.Book) bool { return !read[w.File] })
	slices.SortStableFunc(out, func(x, y mapping.Book) int { return cmp.Compare(x.File, y.File) })
	return out
}

// rows are the places of everything that an edition was built from.
func rows(e *plan.Edition) []diag.Pos {
	out := slices.Concat(
		places(e.Observations, func(x plan.Observation) diag.Pos { return x.Pos }),
		places(e.AnnualTargets, func(x plan.AnnualTarget) diag.Pos { return x.Pos }),
		places(e.ParkTargets, func(x plan.AnnualTarget) diag.Pos { return x.Pos }),
		places(e.ParkRules, func(x plan.ParkRule) diag.Pos { return x.Pos }),
		places(e.Overrides, func(x plan.Override) diag.Pos { return x.Pos }),
		places(e.Parks, func(x plan.Park) diag.Pos { return x.Pos }),
		places(e.Departments, func(x plan.Department) diag.Pos { return x.Pos }),
		places(e.Items, func(x plan.Item) diag.Pos { return x.Pos }),
		places(e.Remedies, func(x plan.Remedy) diag.Pos { return x.Pos }),
		places(e.Revisions, func(x plan.Revision) diag.Pos { return x.Pos }),
		places(e.Adjustments, func(x plan.Adjustment) diag.Pos { return x.Pos }),
	)
	for _, i := range e.Indicators {
		out = append(out, i.Pos)
		out = append(out, places(i.Targets, func(x plan.Target) diag.Pos { return x.Pos })...)
	}
	return out
}

func places[T any](list []T, pos func(T) diag.Pos) []diag.Pos {
	out := make([]diag.Pos, 0, len(list))
	for _, x := range list {
		out = append(out, pos(x))
	}
	return out
}
