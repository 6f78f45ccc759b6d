package plan

import (
	"strings"

	"nianbao/internal/number"
)

// unitFactors are units that are multiples of another other than by 十百千万亿.
var unitFactors = []struct {
	unit, base string
	factor     string
}{
	{"公里", "米", "1000"},
	{"公斤", "克", "1000"},
	{"吨", "克", "1000000"},
	{"公顷", "平方米", "10000"},
	{"平方公里", "平方米", "1000000"},
	{"%", "‰", "10"},
}

// convert returns d, given in from, in the unit to. It knows decimal multiples
// (元, 万元, 亿元; 千瓦, 万千瓦), metric units and 亩 among areas.
func convert(d number.Decimal, from, to number.Unit) (number.Decimal, bool) {
	if from == to {
		return d, true
	}
	f, fromBase := reduce(string(from))
	t, toBase := reduce(string(to))
	switch {
	case fromBase == toBase:
		return d.Mul(f).Quo(t), true
	case fromBase == "亩" && toBase == "平方米": // 15亩 = 1公顷
		return d.Mul(f).Mul(number.Int(10000)).Quo(number.Int(15)).Quo(t), true
	case fromBase == "平方米" && toBase == "亩":
		return d.Mul(f).Mul(number.Int(15)).Quo(number.Int(10000)).Quo(t), true
	}
	return d, false
}

// reduce splits a unit into a factor and the unit it multiplies: 亿元 is 1E+8 of 元.
func reduce(unit string) (number.Decimal, string) {
	factor := number.Int(1)
	if len(unit) > 60 {
		return factor, unit // nobody's unit; its prefixes could overflow the factor
	}
	for {
		unit = strings.Replace(unit, "平方千米", "平方公里", 1)
		for _, u := range unitFactors {
			if rest, ok := strings.CutPrefix(unit, u.unit); ok && (rest == "" || rest[0] == '/') {
				return factor.Mul(number.MustParse(u.factor)), u.base + rest
			}
		}
		ten, rest := decimalPrefix(unit)
		if rest == unit {
			return factor, unit
		}
		factor, unit = factor.Mul(number.Int(ten)), rest
	}
}

func decimalPrefix(unit string) (int64, string) {
	for _, p := range []struct {
		word string
		ten  int64
	}{{"亿", 1e8}, {"万", 1e4}, {"千", 1e3}, {"百", 100}, {"十", 10}} {
		rest, ok := strings.CutPrefix(unit, p.word)
		if ok && rest != "" && !strings.HasPrefix(rest, "分点") {
			return p.ten, rest
		}
	}
	return 1, unit
}
