package chart

import (
	"strings"

	"nianbao/internal/number"
)

// Table is the data of a chart: what a reader copies into a spreadsheet.
type Table struct {
	// Corner heads the column of row names: 年份, 名称.
	Corner  string
	Columns []Column
	Rows    []Row
	// Unit is that of all columns; empty if they differ or have none.
	Unit number.Unit
}

// Column is a column of values. Path are its heads, outermost first.
type Column struct {
	Path []string
	Unit number.Unit
}

// Row is one category, part or item.
type Row struct {
	Head  string
	Cells []Cell
}

// Cell is a value or, in a column of words, a text.
type Cell struct {
	Value number.Value
	Text  string
	// Href leads from the row's name to its page, relative to the output's root.
	Href string
}

// Table returns the data of s, values as they came, one row a category, part
// or item. Categories for which no layer has a datum are left out.
func (s Spec) Table() Table {
	s = s.Clean()
	switch s.Form {
	case Strip, Donut:
		return s.stripTable().unified()
	case Bullet:
		return s.bulletTable()
	case Cells:
		return s.cellsTable()
	case Matrix:
		return s.matrixTable()
	case Schedule:
		return s.scheduleTable()
	case Cartesian, Ranking, Spark, Radar, Dumbbell:
		return s.layersTable().unified()
	}
	return Table{}
}

// unified moves a unit that all columns share to the table.
func (t Table) unified() Table {
	for i, c := range t.Columns {
		if i > 0 && c.Unit != t.Unit {
			t.Unit = ""
			return t
		}
		t.Unit = c.Unit
	}
	return t
}

func (s Spec) layersTable() Table {
	t := Table{Corner: "名称"}
	if s.X.Years {
		t.Corner = "年份"
	}
	if s.Form == Radar {
		t.Corner = "领域"
	}
	type source struct {
		layer Layer
		pick  func(Datum) number.Value
	}
	var from []source
	add := func(p Panel, part string) {
		for _, l := range p.Layers {
			for _, pick := range picks(l) {
				t.Columns = append(t.Columns, Column{Path: path(s, p, l, part+pick.name), Unit: l.unit(p)})
				from = append(from, source{l, pick.of})
			}
		}
	}
	for _, p := range s.Panels {
		add(p, "")
		if p.Shares {
			add(p.shares(), "占比")
		}
	}
	for x, label := range s.X.Labels {
		r, some := Row{Head: label}, false
		for _, f := range from {
			d, ok := f.layer.At(x)
			some = some || ok
			r.Cells = append(r.Cells, Cell{Value: f.pick(d)})
		}
		if some {
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

type pick struct {
	name string
	of   func(Datum) number.Value
}

// picks returns the values of a datum of l that are columns.
func picks(l Layer) []pick {
	if l.Mark != Band {
		return []pick{{"", func(d Datum) number.Value { return d.Value }}}
	}
	return []pick{
		{"下限", func(d Datum) number.Value { return d.Low }},
		{"上限", func(d Datum) number.Value { return d.High }},
	}
}

func path(s Spec, p Panel, l Layer, part string) []string {
	var out []string
	if len(s.Panels) > 1 && p.Title != "" {
		out = append(out, p.Title)
	}
	name, unit := l.Name, "（"+string(l.unit(p))+"）"
	switch {
	case name != "":
	case p.Title != "":
		name = strings.TrimSuffix(p.Title, unit)
	default:
		name = l.Role.word()
	}
	if len(out) > 0 && (out[0] == name || out[0] == name+unit) {
		// The title says no more than the name, to which a table adds the unit.
		out = out[:0]
	}
	out = append(out, name)
	if part != "" {
		out = append(out, part)
	}
	return out
}

// word names a layer that its maker did not name.
func (r Role) word() string {
	switch r {
	case Observed, Context:
		return "数值"
	case Target:
		return "目标"
	case Path:
		return "应达"
	case Projection:
		return "趋势推算"
	}
	return ""
}

// unit is that of the panel, else of the first value.
func (l Layer) unit(p Panel) number.Unit {
	if p.Unit != "" {
		return p.Unit
	}
	for _, d := range l.Data {
		for _, v := range [...]number.Value{d.Value, d.Low, d.High} {
			if v.Unit != "" {
				return v.Unit
			}
		}
	}
	return ""
}

// UnitOf returns the unit of p: as stated, else that of the first value that has one.
func (p Panel) UnitOf() number.Unit {
	for _, l := range p.Layers {
		if u := l.unit(p); u != "" {
			return u
		}
	}
	return ""
}

func (s Spec) stripTable() Table {
	unit := s.Whole.Unit
	if len(s.Parts) > 0 && unit == "" {
		unit = s.Parts[0].Value.Unit
	}
	name := "数值"
	if s.WholeName != "" {
		name = s.WholeName
	}
	t := Table{Corner: "组成", Columns: []Column{{[]string{name}, unit}, {[]string{"占比"}, number.Percent}}}
	whole := s.Total()
	for _, p := range s.Parts {
		t.Rows = append(t.Rows, Row{p.Name, []Cell{{Value: p.Value}, {Value: p.Share(whole)}}})
	}
	if whole.Known() {
		t.Rows = append(t.Rows, Row{"合计", []Cell{{Value: whole}, {Value: Part{Value: whole}.Share(whole)}}})
	}
	return t
}

// Total returns the whole of a Strip: as stated, else the sum of its known parts.
func (s Spec) Total() number.Value {
	if s.Whole.Known() {
		return s.Whole
	}
	return Sum(s.Parts...)
}

// Sum adds up the known values of parts; it is unknown if there is none.
func Sum(parts ...Part) number.Value {
	var sum number.Decimal
	var in []number.Value
	for _, p := range parts {
		if p.Value.Known() {
			sum = sum.Add(p.Value.Dec)
			in = append(in, p.Value)
		}
	}
	if len(in) == 0 {
		return number.Value{}
	}
	return number.Derive(sum, in[0].Unit, in[0].Decimals, in...)
}

// Share returns p in per cent of whole with one decimal; unknown if whole is not above zero.
func (p Part) Share(whole number.Value) number.Value {
	if !p.Value.Known() || !whole.Known() || whole.Dec.Sign() <= 0 {
		return number.Value{}
	}
	return number.Derive(p.Value.Dec.Mul(number.Int(100)).Quo(whole.Dec), number.Percent, 1, p.Value, whole)
}

// Percent returns a ratio in per cent with one decimal; unknown stays unknown.
func Percent(ratio number.Value) number.Value {
	if !ratio.Known() {
		return number.Value{}
	}
	return number.Derive(ratio.Dec.Mul(number.Int(100)), number.Percent, 1, ratio)
}

func (s Spec) bulletTable() Table {
	t := Table{Corner: "名称", Columns: []Column{{[]string{"进度"}, number.Percent}}, Unit: number.Percent}
	for _, r := range []struct {
		name  string
		value number.Value
	}{{"完成进度", s.Done}, {"序时进度", s.Elapsed}} {
		t.Rows = append(t.Rows, Row{r.name, []Cell{{Value: Percent(r.value)}}})
	}
	return t
}

func (s Spec) cellsTable() Table {
	t := Table{Corner: "名称", Columns: []Column{{Path: []string{"评价"}}, {Path: []string{"归类"}}}}
	for _, p := range s.Parts {
		for _, it := range p.Items {
			t.Rows = append(t.Rows, Row{it.Name, []Cell{{Text: it.Word, Href: it.Href}, {Text: p.Name}}})
		}
	}
	return t
}
