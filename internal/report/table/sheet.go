package table

import (
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report/phrase"
	"nianbao/internal/workbook"
)

// Sheet shows a sheet as it stands. Its header is the first row with more than
// one cell; what stands above it is the title, then notes. A column is numeric
// if every cell in it is a stored number or blank. Numbers keep the decimals
// that the sheet shows, and their cell. A column 演示 is shown as words, and a
// row that says 是 there is demonstration. An empty title takes the sheet's.
func Sheet(b *workbook.Book, s workbook.Sheet, id, title string) document.Table {
	top := slices.IndexFunc(s.Rows, func(row []workbook.Cell) bool { return filled(row) > 1 })
	if top < 0 {
		return document.Table{ID: id, Title: title}
	}
	g := grid{book: b, sheet: s, top: top, width: len(s.Rows[top])}
	t := ruled(id, title, g.columns()...)
	for i, line := range g.above() {
		if i == 0 && title == "" {
			t.Title = line
			continue
		}
		note(&t, line)
	}
	add(&t, nil, g.rows()...)
	t.Demo = g.demo
	cite(&t, b.File+"!"+s.Name)
	return t
}

// grid is a sheet with its header found.
type grid struct {
	book       *workbook.Book
	sheet      workbook.Sheet
	top, width int
	demo       bool
}

func filled(row []workbook.Cell) int {
	n := 0
	for _, c := range row {
		if !c.Empty() {
			n++
		}
	}
	return n
}

// above returns the words of the rows before the header.
func (g *grid) above() []string {
	var lines []string
	for r := range g.top {
		for c := range g.sheet.Rows[r] {
			if text := strings.TrimSpace(g.sheet.At(r, c).Text); text != "" {
				lines = append(lines, text)
			}
		}
	}
	return lines
}

func (g *grid) columns() []column {
	columns := make([]column, g.width)
	for c := range columns {
		head := strings.TrimSpace(g.sheet.At(g.top, c).Text)
		if g.numeric(c) {
			columns[c] = numbers(head, 4)
		} else {
			columns[c] = words(head, 12)
		}
	}
	return columns
}

func (g *grid) numeric(c int) bool {
	some := false
	for r := g.top + 1; r < len(g.sheet.Rows); r++ {
		cell := g.sheet.At(r, c)
		if !cell.Empty() && (!cell.Numeric || cell.Date) {
			return false
		}
		some = some || !cell.Empty()
	}
	return some
}

func (g *grid) rows() []document.Row {
	marked := slices.IndexFunc(g.sheet.Rows[g.top], func(c workbook.Cell) bool { return strings.TrimSpace(c.Text) == "演示" })
	var rows []document.Row
	for r := g.top + 1; r < len(g.sheet.Rows); r++ {
		if filled(g.sheet.Rows[r]) == 0 {
			continue
		}
		demo := marked >= 0 && strings.TrimSpace(g.sheet.At(r, marked).Text) == "是"
		g.demo = g.demo || demo
		rows = append(rows, g.row(r, demo))
	}
	return rows
}

func (g *grid) row(r int, demo bool) document.Row {
	cells := make([]document.Cell, g.width)
	for c := range cells {
		stored := g.sheet.At(r, c)
		value, err := number.Parse(stored.Raw)
		if !stored.Numeric || stored.Date || stored.Percent || err != nil {
			cells[c] = cell(phrase.Text(strings.TrimSpace(stored.Text)))
			continue
		}
		cells[c] = bare(number.Value{
			Dec: value, State: number.Present, Decimals: decimals(stored.Text), Demo: demo,
			Origins: []number.Origin{{File: g.book.File, Sheet: g.sheet.Name, Cell: workbook.Ref(r, c), SHA256: g.book.SHA256}},
		})
	}
	cells[0].Header = true
	return row(cells...)
}

// decimals counts those of a number as the sheet shows it.
func decimals(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	return len(fraction) - len(strings.TrimLeft(fraction, "0123456789"))
}
