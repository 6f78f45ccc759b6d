// Package excerpt takes from a statistical table what a page is to show of it:
// rows and columns by their names, numbers in one unit if that is asked for,
// decimals made uniform, demonstration values marked. Tables and charts are
// made from it.
//
// # Selection
//
// A row or column is named by its last word, by any word of its path (迁入 takes
// every column below it) or by its whole path with › between. 2019—2024 takes
// the years between. The order stays that of the sheet.
//
// # Decimals
//
// Figures of one column have the most decimals that the sheet shows in it. In
// a column whose rows have different units they have those of their row. One
// number of decimals asked for beside a unit is for the figures in that unit. No
// value is changed, save by a conversion that was asked for.
//
// # Demonstration
//
// A row that says 是 in a column 演示 is demonstration; so is a whole table whose
// title or notes say 演示 and that has no such column.
package excerpt

import (
	"slices"
	"strings"

	"nianbao/internal/dataset/feed"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// Options are what an author may ask for; zero values ask for everything.
type Options struct {
	// Rows and Columns are names; none takes all.
	Rows, Columns []string
	// Range is the part of the sheet to keep; nil for all.
	Range *workbook.Range
	// Unit is what numbers of its dimension are converted to, "" for none.
	Unit number.Unit
	// Decimals are for every column, or by the name of a column; nil leaves them
	// to the table. Beside Unit those for every column are for figures in it.
	Decimals *int
	ByColumn []Decimals
	Demo     bool
}

// Decimals are those of the columns of a name.
type Decimals struct {
	Column string
	Places int
}

// Excerpt is what is shown of a table.
type Excerpt struct {
	// Title is without the number that the table had.
	Title string
	// Unit is what stands above the table, "" where heads or rows say it.
	Unit    string
	Columns []Column
	// Head is the header, row by row; texts are as they stand on the sheet.
	Head   [][]Head
	Rows   []Row
	Notes  []string
	Source string
	Demo   bool
	// Kept are the findings at cells of it that were kept as text where a number
	// was expected.
	Kept diag.List
}

// Column is a column that is shown.
type Column struct {
	// Label says that it names the rows, Unit that it holds their units.
	Label, Unit bool
	// Path and Of are what a column of figures is of and in which unit.
	Path []string
	Of   number.Unit
	// Numeric says that figures stand in it.
	Numeric bool
	// Index is the column's on the sheet.
	Index int
}

// Head is a cell of the header or of a label column.
type Head struct {
	Text string
	// Marks refer to notes.
	Marks         []string
	Rows, Columns int
	// Column is the first column that the cell stands over, as on the sheet.
	Column int
}

// Row is a row that is shown.
type Row struct {
	Kind  layout.Kind
	Path  []string
	Depth int
	// Labels are the label cells that begin in this row.
	Labels []Head
	Unit   string
	// Cells are one a column that is neither label nor unit.
	Cells []Cell

	index int
}

// Cell is a figure, or words where Value is not known to be one.
type Cell struct {
	Value number.Value
	// Text stands instead of a figure.
	Text  string
	Marks []string
}

// Missing are the names that no row or column has.
type Missing struct{ Rows, Columns []string }

// Take takes an excerpt of table i of sheet s of b. An excerpt of a table that
// is not there is empty.
func Take(b mapping.Book, s layout.Sheet, i int, o Options) (Excerpt, Missing) {
	if i < 0 || i >= len(s.Tables) {
		return Excerpt{}, Missing{}
	}
	t := &taker{book: b, sheet: s, table: s.Tables[i], options: o, values: map[layout.Place]layout.Value{}}
	for _, v := range t.table.Values {
		t.values[v.Place] = v
	}
	t.stored = storedSheet(b, s.Name)
	t.conversions(i)
	t.columns()
	t.rows()
	t.cells()
	t.decimals()
	t.head()
	t.labels()
	t.words()
	t.kept()
	return t.Excerpt, t.missing
}

// taker is an excerpt on its way.
type taker struct {
	Excerpt
	book    mapping.Book
	sheet   layout.Sheet
	table   layout.Table
	stored  workbook.Sheet
	options Options
	missing Missing
	values  map[layout.Place]layout.Value
	// into are the units that others are converted to.
	into map[string]number.Unit
	// converted are the conversions made: from and to, in their order.
	converted [][2]string
	// cut says that converted numbers have more decimals than are shown.
	cut bool
}

func storedSheet(b mapping.Book, name string) workbook.Sheet {
	if b.Book == nil {
		return workbook.Sheet{}
	}
	for _, s := range b.Book.Sheets {
		if s.Name == name {
			return s
		}
	}
	return workbook.Sheet{}
}

// conversions are those of the map and the one that is asked for.
func (t *taker) conversions(i int) {
	t.into = map[string]number.Unit{}
	for _, s := range t.book.Map.Sheets {
		if s.Name != t.sheet.Name || i >= len(s.Tables) {
			continue
		}
		for _, c := range s.Tables[i].Convert {
			t.into[c.From] = number.Unit(c.To)
		}
	}
	if t.options.Unit == "" {
		return
	}
	for _, v := range t.table.Values {
		if d, ok := number.Convert(v.Dec, number.Unit(v.Unit), t.options.Unit); ok && seen(v, d) {
			t.into[v.Unit] = t.options.Unit
		}
	}
}

// seen reports whether anything is left of a converted figure: 元 a head are
// not to be shown in 亿元.
func seen(v layout.Value, d number.Decimal) bool {
	return v.Unit != "" && v.Numeric() && d.Round(ofLevels).Sign() != 0
}

// Convertible reports whether anything in a table can be given in a unit.
func Convertible(t layout.Table, to number.Unit) bool {
	return slices.ContainsFunc(t.Values, func(v layout.Value) bool {
		d, ok := number.Convert(v.Dec, number.Unit(v.Unit), to)
		return ok && seen(v, d)
	})
}

// unit is u, or what it is converted to.
func (t *taker) unit(u string) string {
	if to, ok := t.into[u]; ok {
		return string(to)
	}
	return u
}

// columns chooses the columns, in the order of the sheet.
func (t *taker) columns() {
	names := named(t.options.Columns)
	for _, c := range t.table.Columns {
		names.see(c.Path)
	}
	t.missing.Columns = names.missing()
	var list []Column
	for _, c := range t.table.Labels {
		list = append(list, Column{Label: true, Index: c})
	}
	if t.table.UnitColumn >= 0 {
		list = append(list, Column{Unit: true, Index: t.table.UnitColumn})
	}
	for _, c := range t.table.Columns {
		r := t.options.Range
		if names.takes(c.Path) && (r == nil || r.Left <= c.Index && c.Index <= r.Right) {
			list = append(list, Column{Index: c.Index, Path: c.Path, Of: number.Unit(t.unit(c.Unit))})
		}
	}
	slices.SortStableFunc(list, func(a, b Column) int { return a.Index - b.Index })
	t.Columns = list
}

// rows chooses the rows; a section stays with what stands below it.
func (t *taker) rows() {
	names := named(t.options.Rows)
	for _, r := range t.table.Rows {
		if r.Kind != layout.Remark {
			names.see(r.Path)
		}
	}
	t.missing.Rows = names.missing()
	var list []Row
	for _, r := range t.table.Rows {
		part := t.options.Range
		if r.Kind == layout.Remark || !names.takes(r.Path) || part != nil && (r.Index < part.Top || r.Index > part.Bottom) {
			continue
		}
		list = append(list, Row{Kind: r.Kind, Path: r.Path, Depth: r.Depth, Unit: t.unit(r.Unit), index: r.Index})
	}
	t.Rows = t.withSections(list)
}

// withSections puts the sections back above the rows that were chosen of them.
func (t *taker) withSections(list []Row) []Row {
	var out []Row
	for _, r := range t.table.Rows {
		switch {
		case slices.ContainsFunc(list, func(x Row) bool { return x.index == r.Index }):
			i := slices.IndexFunc(list, func(x Row) bool { return x.index == r.Index })
			out = append(out, list[i])
		case r.Kind == layout.Section && slices.ContainsFunc(list, func(x Row) bool {
			return x.index > r.Index && len(x.Path) > len(r.Path) && slices.Equal(x.Path[:len(r.Path)], r.Path)
		}):
			out = append(out, Row{Kind: r.Kind, Path: r.Path, Depth: r.Depth, index: r.Index})
		}
	}
	return out
}

// words are title, notes and source.
func (t *taker) words() {
	t.Title = Plain(t.table.Title)
	t.Notes = slices.Clone(t.table.Notes)
	for _, c := range t.converted {
		n := feed.Conversion{From: c[0], To: c[1]}.Note()
		if t.cut {
			n += "，小数按四舍五入显示"
		}
		t.Notes = append(t.Notes, n+"。")
	}
	if t.rounded() {
		t.Notes = append(t.Notes, reconcile.RoundingNote)
	}
	t.Source = t.table.Source
}

// rounded reports whether a sum that is shown with all its items holds within
// rounding only.
func (t *taker) rounded() bool {
	if slices.ContainsFunc(t.Notes, func(n string) bool { return strings.Contains(n, "四舍五入") }) {
		return false
	}
	shown := map[layout.Place]bool{}
	for _, r := range t.Rows {
		for _, c := range t.Columns {
			shown[layout.Place{Row: r.index, Column: c.Index}] = true
		}
	}
	all := func(s reconcile.Sum) bool {
		return shown[s.Total] && !slices.ContainsFunc(s.Items, func(p layout.Place) bool { return !shown[p] })
	}
	return slices.ContainsFunc(reconcile.Within(reconcile.Subject{Table: t.table}).Rounded, all)
}

// marked takes the footnote marks off a text.
func marked(text string) (string, []string) { return figure.CutMarks(text) }
