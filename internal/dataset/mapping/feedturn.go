package mapping

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Observations returns what the feeds of b's map make of its tables, one table
// of [dataset.Observations] for each that feeds. A figure keeps its cell; what
// is wrong with a feed is found at its place in the map, what is wrong with a
// figure at its cell.
func (b Book) Observations() ([]dataset.Table, diag.List) {
	var tables []dataset.Table
	var found diag.List
	for _, ms := range b.Map.Sheets {
		n := slices.IndexFunc(b.Sheets, func(s layout.Sheet) bool { return s.Name == ms.Name })
		if n < 0 {
			continue
		}
		for i, mt := range ms.Tables {
			if len(mt.Feeds) == 0 || i >= len(b.Sheets[n].Tables) {
				continue
			}
			if b.Sheets[n].Hidden {
				found = append(found, diag.Errorf(ms.Pos, "hidden-sheet", "工作表“%s”是隐藏的，没有读", clip(ms.Name)).
					Hintf("取消隐藏；不用它的数就删去 feeds"))
				break
			}
			t := newTurner(b, ms.Name, &b.Sheets[n].Tables[i], mt)
			if out := t.turn(); len(out.Records) > 0 {
				tables = append(tables, out)
			}
			found = append(append(found, t.found...), t.kept()...)
		}
	}
	return tables, found
}

// kept reports the cells kept as text of which no feed has made anything, nor
// found fault with them.
func (t *turner) kept() diag.List {
	return slices.DeleteFunc(t.book.Kept(t.sheet, *t.table), func(d diag.Diagnostic) bool { return t.used[d.Pos] })
}

// turner turns one table into observations.
type turner struct {
	book          Book
	sheet         string
	table         *layout.Table
	said          Table
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

func newTurner(b Book, sheet string, table *layout.Table, said Table) *turner {
	t := &turner{book: b, sheet: sheet, table: table, said: said, values: map[layout.Place]layout.Value{}, used: map[diag.Pos]bool{}, unread: map[diag.Pos]bool{}}
	t.rows, t.columns = rowLines(table), columnLines(table)
	for _, v := range table.Values {
		t.values[v.Place] = v
	}
	return t
}

func (t *turner) add(d diag.Diagnostic) { t.found = append(t.found, d) }

func (t *turner) pos(p layout.Place) diag.Pos { return t.book.Pos(t.sheet, p.Row, p.Column) }

// place names the table in a message.
func (t *turner) place() string {
	if t.table.Title != "" {
		return "表“" + clip(t.table.Title) + "”"
	}
	return "工作表“" + clip(t.sheet) + "”"
}

func (t *turner) look() string {
	return "用 nianbao inspect " + t.book.File + " 看读出的行和列"
}

func (t *turner) turn() dataset.Table {
	out := dataset.Table{
		Kind:   dataset.Observations,
		Origin: number.Origin{File: t.book.Public, Sheet: t.sheet, SHA256: t.book.SHA256},
		Pos:    t.pos(layout.Place{Row: max(t.table.HeaderLast, t.table.Range.Top), Column: t.table.Range.Left}),
		Map:    t.said.Pos,
	}
	for _, f := range t.said.Feeds {
		t.feed = f
		before := len(t.found)
		records := t.records()
		if len(records) == 0 && len(t.found) == before {
			t.add(diag.Warningf(f.Pos, "feed-empty", "“%s”没有读到一个数", clip(f.Indicator.Text)).Hintf("核对年份和范围；%s", t.look()))
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
	for _, v := range t.table.Values {
		if strings.EqualFold(v.Place.String(), t.feed.Cell.Text) {
			rows.lines = slices.DeleteFunc(slices.Clone(rows.lines), func(l line) bool { return l.index != v.Row })
			columns.lines = slices.DeleteFunc(slices.Clone(columns.lines), func(l line) bool { return l.index != v.Column })
			return true
		}
	}
	t.add(diag.Errorf(t.feed.Cell.Pos, "feed-cell", "%s里没有 %s 这一格数据", t.place(), clip(t.feed.Cell.Text)).Hintf("%s", t.look()))
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

// years returns how the time of a cell is found.
func (t *turner) years(rows, columns *side) (func(*cell) bool, bool) {
	year := t.feed.Year
	if fixed, err := strconv.Atoi(year.Text); err == nil {
		return func(c *cell) bool {
			c.time, c.timeAt = c.row.time, year.Pos
			c.time.year = fixed
			return c.join(c.column.time)
		}, true
	}
	byRows := func(c *cell) bool {
		c.time, c.timeAt = c.row.time, t.pos(c.row.place)
		return c.join(c.column.time)
	}
	byColumns := func(c *cell) bool {
		c.time, c.timeAt = c.column.time, t.pos(c.column.place)
		return c.join(c.row.time)
	}
	inRows, inColumns := rows.tellYears(), columns.tellYears()
	switch {
	case inRows && (year.Text == byRow || year.Text == "" && !inColumns):
		t.unreadYears(rows, columns)
		return byRows, true
	case inColumns && (year.Text == byColumn || year.Text == "" && !inRows):
		t.unreadYears(columns, rows)
		return byColumns, true
	}
	t.noYears(inRows && inColumns)
	return nil, false
}

// unreadYears reports labels among years that seem to be years and cannot be
// read, where the feed has figures; once, whoever else asks for them.
func (t *turner) unreadYears(s, other *side) {
	for _, l := range s.lines {
		text, ok := l.misread()
		at := t.pos(l.place)
		if !ok || t.unread[at] || !t.hasFigures(l, other) {
			continue
		}
		t.unread[at] = true
		d := diag.Warningf(at, "feed-year", "“%s”像是年份，没有认出，“%s”没有用这一%s的数", clip(text), clip(t.feed.Indicator.Text), s.name)
		t.add(d.Notef(t.feed.Pos, "这里要用它").Hintf("写四位数字，如 2024年；不是年份可以不管"))
	}
}

func (t *turner) hasFigures(l line, other *side) bool {
	return slices.ContainsFunc(other.lines, func(o line) bool {
		v, ok := t.values[layout.Place{Row: l.index, Column: o.index}]
		if !ok {
			v = t.values[layout.Place{Row: o.index, Column: l.index}]
		}
		return v.Numeric()
	})
}

func (s *side) tellYears() bool {
	return slices.ContainsFunc(s.lines, func(l line) bool { return l.time.year != 0 })
}

func (t *turner) noYears(both bool) {
	at := t.feed.Year.Pos
	if t.feed.Year.Text == "" {
		at = t.feed.Pos
	}
	switch {
	case both:
		t.add(diag.Errorf(at, "feed-year", "“%s”的行和列里都有年份", clip(t.feed.Indicator.Text)).
			Hintf("写 year: 行 或 year: 列"))
	case t.feed.Year.Text != "":
		t.add(diag.Errorf(at, "feed-year", "“%s”的%s里没有年份", clip(t.feed.Indicator.Text), t.feed.Year.Text).
			Hintf("%s；%s", t.yearHint(), t.look()))
	default:
		t.add(diag.Errorf(at, "feed-year", "“%s”是哪一年的数，行和列里都没有", clip(t.feed.Indicator.Text)).
			Hintf("%s", t.yearHint()))
	}
}

var yearInTitle = regexp.MustCompile(`(?:19|20)[0-9]{2}`)

// yearHint offers the year that the title or the sheet names, if it is one.
func (t *turner) yearHint() string {
	for _, text := range []string{t.table.Title, t.sheet} {
		if years := yearInTitle.FindAllString(text, 2); len(years) == 1 {
			return "“" + clip(text) + "”是" + years[0] + "年的就加 year: " + years[0]
		}
	}
	return "加上年份，如 year: 2024"
}

// join adds what the other side says of the time; the year is settled.
func (c *cell) join(other stamp) bool {
	if c.time.several || other.several || c.time.year == 0 {
		return false
	}
	year := c.time.year
	c.time.put("", other.period, other.status)
	c.time.year = year
	return !c.time.several
}

// within reports whether the feed asks for a time.
func (t *turner) within(s stamp) bool {
	if t.feed.First != 0 && s.year < t.feed.First || t.feed.Last != 0 && s.year > t.feed.Last {
		return false
	}
	if t.feed.Period.Text == "" || s.period == "" {
		return true
	}
	var asked stamp
	asked.put("", period(t.feed.Period.Text), "")
	return asked.period == s.period
}

// period is a text in the form that a stamp's period has.
func period(s string) string { return dash.ReplaceAllString(strings.ReplaceAll(s, " ", ""), "—") }

// record makes the observation of a cell; ok is false for a blank one and for
// text, which is reported.
func (t *turner) record(c cell) (rec dataset.Record, ok bool) {
	at := t.pos(c.Place)
	t.used[at] = true
	value := dataset.Field{Text: strings.TrimSpace(c.Text), Pos: at}
	value.Number.Origins = []number.Origin{{File: t.book.Public, Sheet: t.sheet, Cell: c.Place.String(), SHA256: t.book.SHA256}}
	switch {
	case value.Text == "":
		return rec, false
	case c.IsText && !stage(value.Text):
		d := diag.Errorf(at, "bad-number", "“%s”的数值是“%s”，%s", clip(t.feed.Indicator.Text), clip(value.Text), reason(c.Note))
		t.add(d.Notef(t.feed.Pos, "这里要用它").Hintf("%s", orElse(c.Hint, "改成数字；不知道就留空；或用 years、row、column 避开这一格")))
		return rec, false
	case !c.IsText && c.Hint != "":
		t.add(diag.Suggestf(at, "odd-number", "“%s”的数值是“%s”，%s", clip(t.feed.Indicator.Text), clip(value.Text), c.Note).Hintf("%s", c.Hint))
	}
	rec = dataset.Record{Pos: at, Fields: t.fields(c)}
	if !c.IsText {
		value.IsNumber = true
		value.Number.State, value.Number.Dec, value.Number.Decimals = c.Reading.State, c.Dec, -1
		t.measure(&value, c, rec.Fields)
	}
	rec.Fields["数值"] = value
	return rec, true
}

func reason(note string) string { return orElse(note, "文字，不是数") }

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// stage reports whether s is a word that a milestone may have instead of a number.
func stage(s string) bool {
	schema, _ := dataset.SchemaOf(dataset.Observations)
	spec, _ := schema.Spec("数值")
	return slices.Contains(spec.Words, s)
}

// measure gives a number its unit, converted where the table asks for it.
func (t *turner) measure(value *dataset.Field, c cell, fields map[string]dataset.Field) {
	unit := orElse(t.feed.Unit.Text, c.Unit)
	conversion, ok := t.said.In(unit)
	if ok {
		d, fits := number.Convert(c.Dec, number.Unit(unit), number.Unit(conversion.To))
		if fits && c.Numeric() {
			value.Number.Dec = d
		}
		unit = conversion.To
		fields[dataset.Converted] = dataset.Field{Text: conversion.Note(), Pos: conversion.Pos}
	}
	value.Number.Unit = number.Unit(unit).Canonical()
}

// fields are those of an observation but its value.
func (t *turner) fields(c cell) map[string]dataset.Field {
	f := t.feed
	fields := map[string]dataset.Field{
		"指标": {Text: f.Indicator.Text, Pos: f.Indicator.Pos},
		"年份": {Text: fmt.Sprint(c.time.year), Pos: c.timeAt},
	}
	put := func(name string, w Word, otherwise string, at diag.Pos) {
		switch {
		case w.Text != "":
			fields[name] = dataset.Field{Text: w.Text, Pos: w.Pos}
		case otherwise != "":
			fields[name] = dataset.Field{Text: otherwise, Pos: at}
		}
	}
	status := orElse(statusWord(c.Note), c.time.status)
	put("期别", f.Period, c.time.period, c.timeAt)
	put("状态", f.Status, status, t.pos(c.Place))
	put("演示", f.Demo, "", f.Pos)
	put("公开", f.Public, "", f.Pos)
	put("来源", f.Source, t.table.Source, t.pos(c.Place))
	put("网址", f.URL, "", f.Pos)
	put("备注", f.Note, "", f.Pos)
	if f.Break.Text == strconv.Itoa(c.time.year) {
		fields["口径变更"] = dataset.Field{Text: "是", Pos: f.Break.Pos}
	}
	t.areaField(c, fields)
	return fields
}

// areaField says whose figure it is. A name from the table is at its label, one
// from the map at its place there.
func (t *turner) areaField(c cell, fields map[string]dataset.Field) {
	switch area := t.feed.Area; {
	case area.Text == "":
	case area.Text == byRow:
		fields["区域"] = dataset.Field{Text: c.area, Pos: t.pos(c.row.place)}
	case area.Text == byColumn:
		fields["区域"] = dataset.Field{Text: c.area, Pos: t.pos(c.column.place)}
	default:
		fields["区域"] = dataset.Field{Text: area.Text, Pos: area.Pos}
	}
}
