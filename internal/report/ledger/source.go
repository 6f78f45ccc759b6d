package ledger

import (
	"slices"

	"nianbao/internal/number"
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

// Files returns the workbooks that an edition's values were read from, by name.
func (b *Book) Files() []number.Origin {
	seen := map[string]number.Origin{}
	take := func(v number.Value) {
		for _, o := range v.Origins {
			seen[o.File] = number.Origin{File: o.File, SHA256: o.SHA256}
		}
	}
	e := b.Edition()
	for _, o := range e.Observations {
		take(o.Value)
	}
	for _, t := range e.AnnualTargets {
		take(t.Value)
	}
	for _, i := range e.Indicators {
		take(i.Weight)
		for _, t := range i.Targets {
			take(t.Value)
		}
	}
	for _, i := range e.Items {
		take(i.Total)
		take(i.Done)
	}
	var out []number.Origin
	for _, f := range names(seen) {
		out = append(out, seen[f])
	}
	return out
}
