package feed

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// record makes the observation of a cell; ok is false for a blank one and for
// text, which is reported.
func (t *turner) record(c cell) (rec dataset.Record, ok bool) {
	at := t.pos(c.Place)
	t.used[at] = true
	value := dataset.Field{Text: strings.TrimSpace(c.Text), Pos: at}
	value.Number.Origins = []number.Origin{{File: t.in.Public, Sheet: t.in.Sheet, Cell: c.Place.String(), SHA256: t.in.Book.SHA256}}
	switch {
	case value.Text == "":
		return rec, false
	case c.IsText && !stage(value.Text):
		d := diag.Errorf(at, "bad-number", "“%s”的数值是“%s”，%s", diag.Clip(t.feed.Indicator.Text), diag.Clip(value.Text), reason(c.Note))
		t.add(d.Notef(t.feed.Pos, "这里要用它").Hintf("%s", cmp.Or(c.Hint, "改成数字；不知道就留空；或用 years、row、column 避开这一格")))
		return rec, false
	case !c.IsText && c.Hint != "":
		t.add(diag.Suggestf(at, "odd-number", "“%s”的数值是“%s”，%s", diag.Clip(t.feed.Indicator.Text), diag.Clip(value.Text), c.Note).Hintf("%s", c.Hint))
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

func reason(note string) string { return cmp.Or(note, "文字，不是数") }

// stage reports whether s is a word that a milestone may have instead of a number.
func stage(s string) bool { return slices.Contains(dataset.Stages(), s) }

// measure gives a number its unit, converted where the table asks for it.
func (t *turner) measure(value *dataset.Field, c cell, fields map[string]dataset.Field) {
	unit := cmp.Or(t.feed.Unit.Text, c.Unit)
	conversion, ok := t.in.conversion(unit)
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
	status := cmp.Or(statusWord(c.Note), c.time.status)
	put("期别", f.Period, c.time.period, c.timeAt)
	put("状态", f.Status, status, t.pos(c.Place))
	put("演示", f.Demo, "", f.Pos)
	put("公开", f.Public, "", f.Pos)
	put("来源", f.Source, t.in.Table.Source, t.pos(c.Place))
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
