package dataset

import (
	"maps"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// body reads the rows below a header, from top to bottom.
type body struct {
	*reader
	header
	// field is the spec of each column, nil for columns that the kind does not know.
	field []*Spec
	// unit is what the header's brackets say of each column.
	unit []number.Unit
	// years holds the year of each year column of a wide table.
	year map[int]string
	// key is the column that names a row: the first required one.
	key int
	// unitColumn is the column 单位, or -1.
	unitColumn int
	// starts are the merged cells by their first cell; open those that reach into the present row.
	starts map[cellAt]workbook.Range
	open   map[int]workbook.Range
}

type cellAt struct{ row, column int }

func newBody(r *reader, h header) *body {
	b := &body{
		reader: r, header: h, unitColumn: -1, key: -1,
		field: make([]*Spec, len(h.row)), unit: make([]number.Unit, len(h.row)),
		year: map[int]string{}, starts: map[cellAt]workbook.Range{}, open: map[int]workbook.Range{},
	}
	for _, spec := range h.schema.Specs {
		if c, ok := h.at[spec.Name]; ok {
			b.field[c] = &spec
			if spec.Required && (b.key < 0 || c < b.key) {
				b.key = c
			}
		}
	}
	if h.wide() {
		value, _ := h.schema.Spec(h.schema.Wide)
		for _, c := range h.years {
			b.field[c] = &value
			b.year[c], _ = yearOf(h.row[c].name)
		}
	}
	if c, ok := h.at["单位"]; ok {
		b.unitColumn = c
	}
	b.readHeadings()
	for _, m := range r.sheet.Merges {
		if m.Bottom > m.Top && m.Top > h.bottom {
			b.starts[cellAt{m.Top, m.Left}] = m
		}
	}
	return b
}

// readHeadings takes the units from the header and points out columns that are
// kept as notes though they look like known ones.
func (b *body) readHeadings() {
	var free []string
	for _, spec := range b.schema.Specs {
		if _, ok := b.at[spec.Name]; !ok {
			free = append(free, spec.headers()...)
		}
	}
	for c, g := range b.row {
		if field := b.field[c]; field != nil {
			b.unit[c] = number.Unit(field.Unit)
			if u, ok := parseUnit(g.unit); ok && field.Type == Number {
				b.unit[c] = u
			}
			continue
		}
		if g.whole == "" {
			continue
		}
		pos := b.pos(b.bottom, c)
		if again, ok := b.repeated(g); ok {
			b.add(diag.Warningf(pos, "duplicate-column", "“%s”列已有一列，这一列只作附注", again).Hintf("删去一列，或换一个表头"))
		} else if near := nearest.Of(g.name, free); near != "" {
			b.add(diag.Suggestf(pos, "unknown-column", "表头“%s”不认识，只作附注；是不是“%s”？", diag.Clip(g.text), near).Hintf("是就改成“%s”", near))
		}
	}
}

// repeated reports the field that g names though another column has it.
func (b *body) repeated(g heading) (string, bool) {
	for _, spec := range b.schema.Specs {
		if g.name == fold(spec.Name) {
			return spec.Name, true
		}
	}
	return "", false
}

// records reads one row: no record if it is blank, a note, a total or the
// header again; one in a long table; one for each filled year in a wide one.
func (b *body) records(row int) []Record {
	cells := b.cells(row)
	if b.passedOver(row, cells) {
		return nil
	}
	rec := Record{Pos: b.pos(row, max(b.key, 0)), Fields: make(map[string]Field, len(b.at))}
	unit := b.rowUnit(cells)
	for c, cell := range cells {
		switch field := b.field[c]; {
		case cell.Empty() || b.year[c] != "":
		case field != nil:
			if f, ok := b.readField(row, c, cell, unit); ok {
				rec.Fields[field.Name] = f
			}
		case b.row[c].text != "":
			rec.Extra = append(rec.Extra, Extra{Header: b.row[c].text, Text: strings.TrimSpace(cell.Text)})
		}
	}
	if len(b.year) == 0 {
		return []Record{rec}
	}
	return b.yearRecords(row, cells, unit, rec)
}

// yearRecords makes a record of each filled year cell of a wide table's row.
func (b *body) yearRecords(row int, cells []workbook.Cell, unit number.Unit, shared Record) []Record {
	var out []Record
	for _, c := range b.years {
		if c >= len(cells) || cells[c].Empty() {
			continue
		}
		value, ok := b.readField(row, c, cells[c], unit)
		if !ok {
			continue
		}
		rec := Record{Pos: value.Pos, Fields: maps.Clone(shared.Fields), Extra: shared.Extra}
		rec.Fields[b.schema.Wide] = value
		rec.Fields["年份"] = Field{Text: b.year[c], Pos: b.pos(b.bottom, c)}
		out = append(out, rec)
	}
	return out
}

// cells returns the row's cells under the header, with what merged cells put into them.
func (b *body) cells(row int) []workbook.Cell {
	cells := make([]workbook.Cell, len(b.row))
	copy(cells, b.sheet.Rows[row])
	for c := range cells {
		if m, ok := b.starts[cellAt{row, c}]; ok {
			b.open[c] = m
			b.mergedNumber(c, m, cells[c])
		}
		m, ok := b.open[c]
		switch {
		case !ok || m.Top == row:
		case row > m.Bottom:
			delete(b.open, c)
		case cells[c].Empty() && (b.field[c] == nil || b.field[c].Type != Number):
			cells[c] = b.sheet.At(m.Top, m.Left)
		}
	}
	return cells
}

// mergedNumber reports a number in a cell that several rows share.
func (b *body) mergedNumber(c int, m workbook.Range, cell workbook.Cell) {
	if cell.Empty() || b.field[c] == nil || b.field[c].Type != Number {
		return
	}
	pos := b.pos(m.Top, c)
	pos.Cell += ":" + workbook.Ref(m.Bottom, m.Right)
	b.add(diag.Errorf(pos, "merged-number", "合并单元格里的“%s”属于哪一行不清楚，只算在第 %d 行", diag.Clip(cell.Text), m.Top+1).
		Hintf("取消合并，每行各填各的数"))
}

func (b *body) passedOver(row int, cells []workbook.Cell) bool {
	first, n, same := "", 0, true
	for c, cell := range cells {
		text := fold(cell.Text)
		if text == "" {
			continue
		}
		if n == 0 {
			first = text
		}
		n++
		same = same && parseHeading(cell.Text).whole == b.row[c].whole
	}
	switch {
	case n == 0 || same && n > 1:
		return true
	case n == 1 && isNote(first):
		return true
	case isTotal(first):
		b.add(diag.Suggestf(b.pos(row, 0), "total-row", "“%s”行没有作为一条记录读", first).Hintf("合计由程序计算，可以删去这一行"))
		return true
	}
	return false
}

func isNote(s string) bool {
	return slices.ContainsFunc([]string{"注", "备注", "说明", "资料来源", "数据来源", "来源", "填表", "填报", "制表", "审核"}, func(w string) bool {
		return strings.HasPrefix(s, w)
	})
}

func isTotal(s string) bool {
	return slices.Contains([]string{"合计", "总计", "小计", "共计"}, s)
}

// rowUnit is what the row's 单位 says.
func (b *body) rowUnit(cells []workbook.Cell) number.Unit {
	if b.unitColumn < 0 || b.unitColumn >= len(cells) {
		return ""
	}
	return number.Unit(fold(cells[b.unitColumn].Text)).Canonical()
}
