package excerpt

import (
	"slices"
	"strings"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// cells reads what stands in the rows and columns that were chosen.
func (t *taker) cells() {
	said := t.demoColumn()
	all := t.options.Demo || said < 0 && t.saysDemo()
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Kind == layout.Section {
			continue
		}
		demo := all || said >= 0 && strings.TrimSpace(t.stored.At(r.index, said).Text) == "是"
		for _, c := range t.Columns {
			if !c.Label && !c.Unit {
				r.Cells = append(r.Cells, t.cell(layout.Place{Row: r.index, Column: c.Index}, demo))
			}
		}
		t.Demo = t.Demo || demo
	}
	t.align()
}

// demoColumn is the column whose head is 演示, -1 for none.
func (t *taker) demoColumn() int {
	for _, row := range t.table.Header {
		for _, h := range row {
			if strings.Trim(folded(h.Text), "?") == "演示" {
				return h.Column
			}
		}
	}
	return -1
}

// saysDemo reports whether title or notes say that the table is demonstration.
func (t *taker) saysDemo() bool {
	return strings.Contains(t.table.Title, "演示") ||
		slices.ContainsFunc(t.table.Notes, func(n string) bool { return strings.Contains(n, "演示") })
}

// cell is the figure at p, with its cell as its origin.
func (t *taker) cell(p layout.Place, demo bool) Cell {
	v, ok := t.values[p]
	if !ok {
		return Cell{}
	}
	if v.IsText {
		return Cell{Text: strings.TrimSpace(t.shown(v))}
	}
	c := Cell{Marks: v.Marks, Value: number.Value{State: v.Reading.State, Dec: v.Dec, Unit: number.Unit(v.Unit), Decimals: places(v, t.stored.At(p.Row, p.Column))}}
	if v.Reading.State == number.Unknown {
		return c
	}
	c.Value.Origins = []number.Origin{{File: t.public(), Sheet: t.sheet.Name, Cell: p.String(), SHA256: t.sha()}}
	c.Value.Demo = demo && v.Numeric()
	if strings.Contains(v.Note, "初步") {
		c.Value.Status = number.Preliminary
	}
	t.convert(&c.Value)
	return c
}

// convert gives a value in the unit that is asked for, and remembers to say so.
func (t *taker) convert(v *number.Value) {
	to, ok := t.into[string(v.Unit)]
	if !ok || to == v.Unit {
		return
	}
	from := string(v.Unit)
	if v.Known() {
		d, fits := number.Convert(v.Dec, v.Unit, to)
		if !fits {
			return
		}
		v.Dec, v.Decimals = d, min(d.Places(), max(v.Decimals, ofLevels))
		t.cut = t.cut || d.Places() > v.Decimals
	}
	v.Unit = to
	if pair := [2]string{from, string(to)}; !slices.Contains(t.converted, pair) {
		t.converted = append(t.converted, pair)
	}
}

// ofLevels is how many decimals a converted level is shown with at most.
const ofLevels = 2

func (t *taker) shown(v layout.Value) string {
	if text := t.stored.At(v.Row, v.Column).Text; text != "" {
		return text
	}
	return v.Text
}

func (t *taker) public() string {
	if t.book.Public != "" || t.book.Book == nil {
		return t.book.Public
	}
	return t.book.File
}

func (t *taker) sha() string {
	if t.book.Book == nil {
		return ""
	}
	return t.book.SHA256
}

// places is the number of decimals that a cell shows, where that is the
// number that it holds, rounded; else those that the number has.
func places(v layout.Value, c workbook.Cell) int {
	if !v.Numeric() {
		return 0
	}
	if !c.Numeric {
		return v.Dec.Places()
	}
	text := strings.NewReplacer(",", "", "%", "", "−", "-").Replace(strings.TrimSpace(c.Text))
	_, fraction, _ := strings.Cut(text, ".")
	if d, err := number.Parse(text); err == nil && !strings.ContainsAny(text, "eE") && d.Cmp(v.Dec.Round(len(fraction))) == 0 {
		return len(fraction)
	}
	return v.Dec.Places()
}

// kept takes the findings at those cells that are shown.
func (t *taker) kept() {
	found := t.book.Kept(t.sheet.Name, t.table)
	if len(found) == 0 {
		return
	}
	shown := map[diag.Pos]bool{}
	for _, r := range t.Rows {
		for _, c := range t.Columns {
			shown[t.book.Pos(t.sheet.Name, r.index, c.Index)] = true
		}
	}
	t.Kept = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !shown[d.Pos] })
}

// align says which columns hold figures.
func (t *taker) align() {
	i := 0
	for c := range t.Columns {
		col := &t.Columns[c]
		if col.Label || col.Unit {
			continue
		}
		figures, words := 0, 0
		for _, r := range t.Rows {
			if r.Kind == layout.Section {
				continue
			}
			switch x := r.Cells[i]; {
			case x.Text != "":
				words++
			case x.Value.State != number.Unknown:
				figures++
			}
		}
		col.Numeric = figures >= words && figures+words > 0
		i++
	}
}

// decimals makes the decimals of a column uniform, or of a row where the rows
// of a column have different units.
func (t *taker) decimals() {
	data := t.data()
	columns, rows := make([]decimalGroup, len(data)), map[rowUnit]*decimalGroup{}
	for i := range data {
		t.each(i, func(_ int, v *number.Value) { columns[i].see(*v) })
	}
	for i := range data {
		t.each(i, func(r int, v *number.Value) {
			if g := (rowUnit{r, v.Unit}); columns[i].mixed {
				if rows[g] == nil {
					rows[g] = &decimalGroup{}
				}
				rows[g].see(*v)
			}
		})
	}
	for i, c := range data {
		t.each(i, func(r int, v *number.Value) {
			fixed, ok := t.fixed(c, v.Unit)
			switch {
			case ok:
				v.Decimals = fixed
			case columns[i].mixed:
				v.Decimals = rows[rowUnit{r, v.Unit}].of(*v)
			default:
				v.Decimals = columns[i].of(*v)
			}
		})
	}
}

// rowUnit is the figures of a row in one unit.
type rowUnit struct {
	row  int
	unit number.Unit
}

// decimalGroup is figures that are shown with one number of decimals.
type decimalGroup struct {
	seen  bool
	unit  number.Unit
	mixed bool
	// most is the largest number of decimals up to tooMany; beyond counts the
	// figures that have more, within those that do not, longest is theirs.
	most, longest, beyond, within int
}

// tooMany decimals are what a computation left: where few figures have them,
// they keep their own and the others get no zeros.
const tooMany = 6

func (g *decimalGroup) see(v number.Value) {
	g.mixed = g.mixed || g.seen && v.Unit != g.unit
	g.seen, g.unit = true, v.Unit
	if v.Decimals > tooMany {
		g.beyond++
		g.longest = max(g.longest, v.Decimals)
		return
	}
	g.within++
	g.most = max(g.most, v.Decimals)
}

// of is the number of decimals that v is shown with.
func (g *decimalGroup) of(v number.Value) int {
	switch {
	case g.beyond >= g.within && g.beyond > 0:
		return max(g.longest, g.most)
	case v.Decimals > tooMany:
		return v.Decimals
	}
	return g.most
}

// fixed is what the author says of the decimals of a column's figures in a
// unit: one number for all speaks of those in the unit that is asked for.
func (t *taker) fixed(c Column, unit number.Unit) (int, bool) {
	for _, d := range t.options.ByColumn {
		if named([]string{d.Column}).takes(c.Path) {
			return d.Places, true
		}
	}
	if t.options.Decimals != nil && (t.options.Unit == "" || t.options.Unit == unit) {
		return *t.options.Decimals, true
	}
	return 0, false
}

// data are the columns that are neither label nor unit.
func (t *taker) data() []Column {
	return slices.DeleteFunc(slices.Clone(t.Columns), func(c Column) bool { return c.Label || c.Unit })
}

// each visits the known figures of data column i.
func (t *taker) each(i int, visit func(row int, v *number.Value)) {
	for r := range t.Rows {
		if t.Rows[r].Kind == layout.Section {
			continue
		}
		if v := &t.Rows[r].Cells[i].Value; v.Known() {
			visit(r, v)
		}
	}
}
