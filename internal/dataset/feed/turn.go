package feed

import (
	"slices"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// Table is a table with what is said of it.
type Table struct {
	Book *workbook.Book
	// Public is the workbook's name for readers.
	Public string
	Sheet  string
	Table  *layout.Table
	// Convert lists the units that are fed in another: 万元 as 亿元.
	Convert []Conversion
	Feeds   []Feed
	// Map is the place in the map at which the table is described.
	Map diag.Pos
}

// conversion returns the conversion that is asked for of numbers in unit.
func (t Table) conversion(unit string) (Conversion, bool) {
	for _, c := range t.Convert {
		if c.From == unit {
			return c, true
		}
	}
	return Conversion{}, false
}

// Turn returns the observations that the feeds of a table make of it, a table
// of [dataset.Observations]. A figure keeps its cell; what is wrong with a feed
// is found at its place in the map, what is wrong with a figure at its cell.
// Cells kept as text are reported unless a feed has asked for them.
func Turn(in Table) (dataset.Table, diag.List) {
	t := newTurner(in)
	out := t.turn()
	return out, append(t.found, t.kept()...)
}

// Hidden is the finding that feeds ask for tables of a hidden sheet, at its place
// in the map.
func Hidden(at diag.Pos, sheet string) diag.Diagnostic {
	return diag.Errorf(at, "hidden-sheet", "工作表“%s”是隐藏的，没有读", diag.Clip(sheet)).Hintf("取消隐藏；不用它的数就删去 feeds")
}

// kept reports the cells kept as text of which no feed has made anything, nor
// found fault with them.
func (t *turner) kept() diag.List {
	return slices.DeleteFunc(Kept(t.in.Book, t.in.Sheet, *t.in.Table), func(d diag.Diagnostic) bool { return t.used[d.Pos] })
}

// turner turns one table into observations.
type turner struct {
	in            Table
	rows, columns []line
	values        map[layout.Place]layout.Value
	// used are the cells that feeds have asked for.
	used map[diag.Pos]bool
	// unread are the labels reported as years that cannot be read.
	unread map[diag.Pos]bool
	found  diag.List
	// feed is the one being read.
	feed Feed
}

func newTurner(in Table) *turner {
	t := &turner{in: in, values: map[layout.Place]layout.Value{}, used: map[diag.Pos]bool{}, unread: map[diag.Pos]bool{}}
	t.rows, t.columns = rowLines(in.Table), columnLines(in.Table)
	for _, v := range in.Table.Values {
		t.values[v.Place] = v
	}
	return t
}

func (t *turner) add(d diag.Diagnostic) { t.found = append(t.found, d) }

func (t *turner) pos(p layout.Place) diag.Pos { return t.in.Book.Pos(t.in.Sheet, p.Row, p.Column) }

// place names the table in a message.
func (t *turner) place() string {
	if t.in.Table.Title != "" {
		return "表“" + diag.Clip(t.in.Table.Title) + "”"
	}
	return "工作表“" + diag.Clip(t.in.Sheet) + "”"
}

func (t *turner) look() string {
	return "用 nianbao inspect " + t.in.Book.File + " 看读出的行和列"
}

func (t *turner) turn() dataset.Table {
	out := dataset.Table{
		Kind:   dataset.Observations,
		Origin: number.Origin{File: t.in.Public, Sheet: t.in.Sheet, SHA256: t.in.Book.SHA256},
		Pos:    t.pos(layout.Place{Row: max(t.in.Table.HeaderLast, t.in.Table.Range.Top), Column: t.in.Table.Range.Left}),
		Map:    t.in.Map,
	}
	for _, f := range t.in.Feeds {
		t.feed = f
		before := len(t.found)
		records := t.records()
		if len(records) == 0 && len(t.found) == before {
			t.add(diag.Warningf(f.Pos, "feed-empty", "“%s”没有读到一个数", diag.Clip(f.Indicator.Text)).Hintf("核对年份和范围；%s", t.look()))
		}
		out.Records = append(out.Records, records...)
	}
	return out
}

// cell is a crossing of a row and a column with what they say together.
type cell struct {
	row, column line
	layout.Value
	time   stamp
	timeAt diag.Pos
	area   string
}

// figureOf is what no two cells of a feed may share.
type figureOf struct {
	year         int
	period, area string
}

// records reads the present feed.
func (t *turner) records() []dataset.Record {
	rows := &side{name: byRow, lines: t.rows, asked: t.feed.Row, reference: rowNumber}
	columns := &side{name: byColumn, lines: t.columns, asked: t.feed.Column, reference: columnLetter}
	if !t.single(rows, columns) {
		return nil
	}
	area := t.feed.Area.Text
	chosen := t.choose(rows, area == byRow)
	if !t.choose(columns, area == byColumn) || !chosen {
		return nil
	}
	cells, ok := t.cells(rows, columns)
	if !ok {
		return nil
	}
	seen := map[figureOf]cell{}
	for _, c := range cells {
		k := figureOf{c.time.year, c.time.period, c.area}
		if first, again := seen[k]; again {
			t.crossing(first, c, rows, columns)
			return nil
		}
		seen[k] = c
	}
	var records []dataset.Record
	for _, c := range cells {
		if rec, ok := t.record(c); ok {
			records = append(records, rec)
		}
	}
	return records
}

// single narrows both sides to the cell that the feed names, if it does.
func (t *turner) single(rows, columns *side) bool {
	if t.feed.Cell.Text == "" {
		return true
	}
	for _, v := range t.in.Table.Values {
		if strings.EqualFold(v.Place.String(), t.feed.Cell.Text) {
			rows.lines = slices.DeleteFunc(slices.Clone(rows.lines), func(l line) bool { return l.index != v.Row })
			columns.lines = slices.DeleteFunc(slices.Clone(columns.lines), func(l line) bool { return l.index != v.Column })
			return true
		}
	}
	t.add(diag.Errorf(t.feed.Cell.Pos, "feed-cell", "%s里没有 %s 这一格数据", t.place(), diag.Clip(t.feed.Cell.Text)).Hintf("%s", t.look()))
	return false
}

// cells returns the crossings of the two sides that fall into the years and
// the period of the feed.
func (t *turner) cells(rows, columns *side) ([]cell, bool) {
	yearOf, ok := t.years(rows, columns)
	if !ok {
		return nil, false
	}
	var cells []cell
	for _, r := range rows.lines {
		for _, c := range columns.lines {
			v, ok := t.values[layout.Place{Row: r.index, Column: c.index}]
			if !ok {
				continue
			}
			x := cell{row: r, column: c, Value: v, area: r.area + c.area}
			if yearOf(&x) && t.within(x.time) {
				cells = append(cells, x)
			}
		}
	}
	return cells, true
}
