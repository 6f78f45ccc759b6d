// Package sheet writes standard tables as .xlsx workbooks that people fill in:
// what package dataset reads, in the form in which Excel and WPS show it best.
//
// # A sheet
//
//	1        title, if there is one
//	2 …      a line for each note (units, how to fill in), if there are any
//	header   a unit follows its column in brackets: 总投资（亿元）; frozen, with filter arrows
//	rows     numbers as numbers with the decimals they were written with, dates as dates,
//	         years as plain numbers; a row whose 演示 says 是 is hatched in grey
//
// A column whose words are fixed has a drop-down, for [spareRows] rows more
// than there are. A4 landscape, one page wide, the header repeated.
//
// # Same bytes
//
// The same tables give the same bytes: the archive is packed again in sorted
// order with one fixed time, and the document properties hold title and author
// and no time at all.
package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/dataset"
)

// spareRows is the number of rows below the last one that are made ready for typing.
const spareRows = 200

// Table is one sheet to write.
type Table struct {
	// Name is the name of the sheet, at most 31 characters.
	Name  string
	Title string
	Notes []string
	// Schema gives types, drop-downs and units; the zero Schema is a table of plain text and numbers.
	Schema dataset.Schema
	// Header are the column names, fields of the schema or any other.
	Header []string
	// Rows are the cells as text: "12.50" is the number with two decimals.
	Rows [][]string
}

// Properties are what the file says of itself.
type Properties struct{ Title, Author string }

// Write returns a workbook with one sheet for each table.
func Write(p Properties, tables []Table) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &writer{file: f, styles: map[look]int{}}
	for i, t := range tables {
		if err := w.sheet(i, t); err != nil {
			return nil, fmt.Errorf("write sheet %s: %w", t.Name, err)
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return repack(buf.Bytes(), p)
}

// writer is one workbook being written.
type writer struct {
	file   *excelize.File
	styles map[look]int
}

// placed is a table with the places that follow from it.
type placed struct {
	Table
	specs  []dataset.Spec
	demo   int // the column that marks demonstration rows, or -1
	header int // the 1-based row of the header
	widths []float64
}

func (w *writer) sheet(i int, t Table) error {
	if i == 0 {
		if err := w.file.SetSheetName("Sheet1", t.Name); err != nil {
			return err
		}
	} else if _, err := w.file.NewSheet(t.Name); err != nil {
		return err
	}
	p := place(t)
	for _, step := range []func(placed) error{w.head, w.rows, w.columns, w.validations, w.view, w.print, w.extent} {
		if err := step(p); err != nil {
			return err
		}
	}
	return nil
}

func place(t Table) placed {
	p := placed{Table: t, demo: -1, header: len(t.Notes) + 1}
	if t.Title != "" {
		p.header++
	}
	for c, name := range t.Header {
		spec, ok := dataset.SpecFor(t.Schema, name)
		if !ok {
			spec = dataset.Spec{Name: name, Type: plain(t.Schema)}
		}
		p.specs = append(p.specs, spec)
		if spec.Name == "演示" {
			p.demo = c
		}
	}
	p.widths = p.measure()
	return p
}

// plain is the type of a column that no schema knows: in a standard table a
// note, elsewhere whatever its cells look like.
func plain(s dataset.Schema) dataset.Type {
	if s.Kind != "" {
		return dataset.Text
	}
	return dataset.Number
}

func (w *writer) head(p placed) error {
	lines := p.Notes
	if p.Title != "" {
		lines = append([]string{p.Title}, p.Notes...)
	}
	last := p.bandColumns()
	for i, line := range lines {
		l := look{part: partNote}
		height := noteHeight * float64(linesOf(line, p.widths[:last]))
		if i == 0 && p.Title != "" {
			l, height = look{part: partTitle}, titleHeight
		}
		if err := w.band(p.Name, i+1, last, line, l, height); err != nil {
			return err
		}
	}
	for c, spec := range p.specs {
		if err := w.cell(p.Name, p.header, c, heading(p.Header[c], spec), look{part: partHead, required: spec.Required}); err != nil {
			return err
		}
	}
	return w.file.SetRowHeight(p.Name, p.header, headHeight*float64(p.headLines()))
}

// bandColumns is the number of columns that title and notes run over: what is in view at once.
func (p placed) bandColumns() int {
	taken := 0.0
	for c, w := range p.widths {
		if taken += w; taken > screenWidth {
			return max(1, c)
		}
	}
	return len(p.widths)
}

// band writes a line over the first columns.
func (w *writer) band(name string, row, columns int, text string, l look, height float64) error {
	if err := w.cell(name, row, 0, text, l); err != nil {
		return err
	}
	if columns > 1 {
		if err := w.file.MergeCell(name, ref(row, 0), ref(row, columns-1)); err != nil {
			return err
		}
	}
	return w.file.SetRowHeight(name, row, height)
}

// heading is the header cell: the name and the unit that the schema fixes.
func heading(name string, s dataset.Spec) string {
	if s.Unit != "" && name == s.Name {
		return name + "（" + s.Unit + "）"
	}
	return name
}

func (w *writer) rows(p placed) error {
	for r, cells := range p.Rows {
		demo := p.demo >= 0 && p.demo < len(cells) && cells[p.demo] == "是"
		row := p.header + 1 + r
		for c, spec := range p.specs {
			text := ""
			if c < len(cells) {
				text = cells[c]
			}
			v, l := value(text, spec.Type)
			l.demo = demo
			if err := w.cell(p.Name, row, c, v, l); err != nil {
				return err
			}
		}
		if err := w.file.SetRowHeight(p.Name, row, rowHeight*float64(p.linesAt(cells))); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) cell(name string, row, column int, v any, l look) error {
	style, err := w.style(l)
	if err != nil {
		return err
	}
	at := ref(row, column)
	if v != nil {
		if err := w.file.SetCellValue(name, at, v); err != nil {
			return err
		}
	}
	return w.file.SetCellStyle(name, at, at, style)
}

// extent states the used range, which the library leaves at A1 and some readers believe.
func (w *writer) extent(p placed) error {
	return w.file.SetSheetDimension(p.Name, "A1:"+ref(p.header+len(p.Rows), max(0, len(p.Header)-1)))
}

func ref(row, column int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row)
	return name
}
