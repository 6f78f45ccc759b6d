package layout

import (
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// Description says where the parts of one table are: what detection arrived
// at, or what somebody who knows better wrote down. What it leaves out is
// detected within its range.
type Description struct {
	// Range is header and body.
	Range workbook.Range
	// Title is "" where it is to be detected.
	Title string
	// Units are those of the whole table; nil where they are to be detected.
	Units []string
	// Header is the rows of the header; nil where they are to be detected.
	Header *Lines
	// Labels are the label columns; nil where they are to be detected. They
	// may stand left of the range, when a table to the left has them too.
	Labels []int
	// UnitColumn is the column of units, -1 for none; nil where it is to be detected.
	UnitColumn *int
	// ColumnUnits and RowUnits are units by column and row, Kinds what rows are,
	// where detection is not to decide.
	ColumnUnits map[int]string
	RowUnits    map[int]string
	Kinds       map[int]Kind
	// Above is where title and units stand, Below notes and source; an empty
	// range where there are none, nil where they are to be detected.
	Above, Below *workbook.Range
}

// Lines are rows from First to Last, 0-based and inclusive; none where Last is
// less than First.
type Lines struct{ First, Last int }

// nowhere is an empty range.
func nowhere() workbook.Range { return workbook.Range{Bottom: -1, Right: -1} }

// Description is what t was read by. Units that package figure does not know
// are left out: they are read from the sheet again.
func (t Table) Description() Description {
	above, below, unit := t.above, t.below, t.UnitColumn
	d := Description{
		Range: t.Range, Title: t.Title, Units: knownUnits(t.Units), Labels: append([]int{}, t.Labels...),
		Header: &Lines{t.HeaderFirst, t.HeaderLast}, UnitColumn: &unit, Above: &above, Below: &below,
	}
	for _, c := range t.Columns {
		if c.own && known(c.Unit) {
			d.ColumnUnits = with(d.ColumnUnits, c.Index, c.Unit)
		}
	}
	for _, r := range t.Rows {
		if r.Kind != Item {
			d.Kinds = with(d.Kinds, r.Index, r.Kind)
		}
		if unit < 0 && known(r.Unit) {
			d.RowUnits = with(d.RowUnits, r.Index, r.Unit)
		}
	}
	return d
}

func with[V any](m map[int]V, k int, v V) map[int]V {
	if m == nil {
		m = map[int]V{}
	}
	m[k] = v
	return m
}

// knownUnits is a copy of units, nil if one is not known.
func knownUnits(units []string) []string {
	for _, u := range units {
		if name, ok := figure.Unit(u); !ok || name != u {
			return nil
		}
	}
	return append([]string{}, units...)
}

// known reports whether unit is one or several units in the form that package
// figure gives them.
func known(unit string) bool {
	u, ok := figure.Units(unit)
	return ok && strings.Join(u, "、") == unit
}

// clip brings what a description says of places into a sheet; ok is false
// where nothing of its range is left.
func (d Description) clip(g *grid) (clipped Description, ok bool) {
	sheet := workbook.Range{Bottom: g.height - 1, Right: g.width - 1}
	if d.Range = intersect(d.Range, sheet); isEmpty(d.Range) {
		return d, false
	}
	d.Above, d.Below = clipAround(d.Above, sheet), clipAround(d.Below, sheet)
	if d.Header != nil {
		d.Header = &Lines{max(d.Header.First, d.Range.Top), min(d.Header.Last, d.Range.Bottom)}
		if d.Header.Last < d.Header.First {
			d.Header = &Lines{d.Range.Top, d.Range.Top - 1}
		}
	}
	if d.Labels != nil {
		d.Labels = slices.DeleteFunc(slices.Clone(d.Labels), func(c int) bool { return c < 0 || c > d.Range.Right })
		slices.Sort(d.Labels)
		d.Labels = slices.Compact(d.Labels)
	}
	if d.UnitColumn != nil && (*d.UnitColumn < 0 || *d.UnitColumn > d.Range.Right || slices.Contains(d.Labels, *d.UnitColumn)) {
		none := -1
		d.UnitColumn = &none
	}
	return d, true
}

func clipAround(m *workbook.Range, sheet workbook.Range) *workbook.Range {
	if m == nil {
		return nil
	}
	clipped := intersect(*m, sheet)
	if isEmpty(clipped) {
		clipped = nowhere()
	}
	return &clipped
}

func intersect(a, b workbook.Range) workbook.Range {
	return workbook.Range{Top: max(a.Top, b.Top), Left: max(a.Left, b.Left), Bottom: min(a.Bottom, b.Bottom), Right: min(a.Right, b.Right)}
}

func isEmpty(r workbook.Range) bool { return r.Bottom < r.Top || r.Right < r.Left }
