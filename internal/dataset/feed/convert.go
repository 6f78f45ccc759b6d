package feed

import (
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/yaml"
)

// ConvertKey is the key of a table's conversions in a map.
const ConvertKey = "convert"

// Conversion asks for a unit in place of another of the same dimension.
type Conversion struct {
	From, To string
	Pos      diag.Pos
}

// Note says that a number has been converted, in words for readers.
func (c Conversion) Note() string { return "原表单位为" + c.From + "，已折算为" + c.To }

// DecodeConvert reads the conversions of a table.
func DecodeConvert(d *yaml.Decoder, table yaml.Section) []Conversion {
	e := table.Fields[ConvertKey]
	f := decoder{Decoder: d}
	if k := e.Value.Kind; k == yaml.Scalar || k == yaml.Sequence {
		f.add(e.Value.Pos, "bad-value", "convert 要写成“原单位: 新单位”", "写成 convert: {万元: 亿元}")
	}
	var list []Conversion
	for _, e := range e.Value.Entries {
		to, ok := d.Scalar(e.Value, ConvertKey, "单位")
		c := Conversion{From: unitName(e.Key), To: unitName(to), Pos: e.Pos}
		again := slices.IndexFunc(list, func(o Conversion) bool { return o.From == c.From })
		switch {
		case !ok:
		case again >= 0:
			d.Add(diag.Errorf(e.Pos, "duplicate", "“%s”写了两次", diag.Clip(c.From)).Notef(list[again].Pos, "第一次在这里").Hintf("删去一个"))
		case f.possible(c, e.Value.Pos):
			list = append(list, c)
		}
	}
	return list
}

// unitName is a unit as tables have it.
func unitName(s string) string {
	u, _ := figure.Unit(s)
	return u
}

// possible reports a conversion between units of different things.
func (d *decoder) possible(c Conversion, at diag.Pos) bool {
	if _, ok := number.Convert(number.Int(1), number.Unit(c.From), number.Unit(c.To)); ok && c.From != c.To && c.To != "" {
		return true
	}
	message := "“" + diag.Clip(c.From) + "”不能换算成“" + diag.Clip(c.To) + "”"
	if c.From == c.To {
		message = "“" + diag.Clip(c.From) + "”就是“" + diag.Clip(c.To) + "”"
	}
	hint := "单位写表中的；不用换算就删去这一行"
	if others := number.Unit(c.From).Others(); len(others) > 0 {
		words := make([]string, len(others))
		for i, u := range others {
			words[i] = string(u)
		}
		hint = "可以换算成" + strings.Join(words, "、")
	}
	d.add(at, "bad-conversion", message, hint)
	return false
}
