package number

import (
	"slices"
	"strings"
)

// measure is a unit that is a multiple of another other than by 十百千万亿:
// times ÷ parts of base.
type measure struct {
	unit, base   string
	times, parts int64
}

// measures lists each unit behind those that end in its name.
var measures = []measure{
	{"平方公里", "平方米", 1000000, 1}, {"平方千米", "平方米", 1000000, 1}, {"km²", "平方米", 1000000, 1},
	{"公顷", "平方米", 10000, 1}, {"亩", "平方米", 10000, 15}, {"平方厘米", "平方米", 1, 10000}, {"m²", "平方米", 1, 1},
	{"公里", "米", 1000, 1}, {"厘米", "米", 1, 100}, {"毫米", "米", 1, 1000},
	{"公斤", "克", 1000, 1}, {"吨", "克", 1000000, 1}, {"毫克", "克", 1, 1000}, {"微克", "克", 1, 1000000},
	{"毫升", "升", 1, 1000}, {"兆瓦", "瓦", 1000000, 1}, {"度", "瓦时", 1000, 1},
	{"%", "‰", 10, 1}, {"‱", "‰", 1, 10},
	{"个百分点", "个千分点", 10, 1}, {"百分点", "个千分点", 10, 1}, {"千分点", "个千分点", 1, 1},
}

// usual are the units that a number is given in, by what they measure.
var usual = [][]Unit{
	{"元", "万元", "亿元"}, {"人", "万人"}, {"户", "万户"}, {"吨", "万吨", "公斤", "克"},
	{"平方公里", "公顷", "亩", "平方米"}, {"公里", "米"}, {Percent, PerMille}, {PercentPoint, PerMillePoint},
	{"千瓦", "万千瓦", "兆瓦"}, {"千瓦时", "万千瓦时", "亿千瓦时"},
}

// Convert returns d, given in from, in the unit to; ok is false where the two
// measure different things. It knows decimal multiples (元, 万元, 亿元), metric
// units, 亩, and all of them on either side of a stroke: 元/人, 万元/人.
func Convert(d Decimal, from, to Unit) (converted Decimal, ok bool) {
	if from == to {
		return d, true
	}
	f, t := reduce(from), reduce(to)
	if f.base != t.base {
		return d, false
	}
	return d.Mul(f.times).Mul(t.parts).Quo(f.parts.Mul(t.times)), true
}

// Others returns the units that a number in u is usually given in instead.
func (u Unit) Others() []Unit {
	base := reduce(u).base
	for _, list := range usual {
		if reduce(list[0]).base == base {
			return slices.DeleteFunc(slices.Clone(list), func(o Unit) bool { return o == u })
		}
	}
	return nil
}

// Single returns u without the multiple in front of it: 元 for 万元.
func (u Unit) Single() Unit {
	_, rest := multiple(string(u))
	return Unit(rest)
}

// reduced is a unit as times ÷ parts of its base.
type reduced struct {
	times, parts Decimal
	base         string
}

// reduce takes the multiples off a unit: 亿元 is 1E+8 of 元, 万元/人 1E+4 of 元/人.
func reduce(u Unit) reduced {
	one := Int(1)
	if len(u) > 60 {
		return reduced{one, one, string(u)} // nobody's unit; its multiples could overflow
	}
	above, below, ratio := strings.Cut(string(u), "/")
	r := plainUnit(above)
	if !ratio {
		return r
	}
	b := plainUnit(below)
	return reduced{r.times.Mul(b.parts), r.parts.Mul(b.times), r.base + "/" + b.base}
}

// plainUnit reduces a unit without a stroke.
func plainUnit(unit string) reduced {
	r := reduced{Int(1), Int(1), unit}
	for {
		for _, m := range measures {
			if r.base == m.unit {
				return reduced{r.times.Mul(Int(m.times)), r.parts.Mul(Int(m.parts)), m.base}
			}
		}
		ten, rest := multiple(r.base)
		if rest == r.base {
			return r
		}
		r.times, r.base = r.times.Mul(Int(ten)), rest
	}
}

// multiple takes one decimal multiple off a unit.
func multiple(unit string) (int64, string) {
	for _, p := range []struct {
		word string
		ten  int64
	}{{"亿", 1e8}, {"万", 1e4}, {"千", 1e3}, {"百", 100}, {"十", 10}} {
		if rest, ok := strings.CutPrefix(unit, p.word); ok && rest != "" {
			return p.ten, rest
		}
	}
	return 1, unit
}
