// Package workbook reads spreadsheets into addressed cells. It knows files,
// sheets and cells, and nothing of what they mean; package dataset does.
//
// What a file is, its bytes decide, not its name: a zip is an .xlsx workbook,
// OLE2 is an old .xls or .et or an encrypted workbook (refused with the way to
// save it as .xlsx), anything else is text: CSV or TSV in UTF-8 with or
// without a byte-order mark, or in GB18030. Excel's owner file (~$name.xlsx) is
// no workbook: it says that the workbook beside it is open, perhaps unsaved.
//
// # Reading
//
// The parts of a workbook are read by this package itself, each in one pass
// and without copying: Transitional and Strict alike, shared and inline
// strings, rich text, ISO dates, both calendars, cells without references. The
// Excel library panics and hangs on rare real files, and a goroutine cannot be
// killed; so it is given only formulas whose result the file does not hold,
// and of these only such as must end soon. Sizes are bounded by the constants
// of this package.
//
// # Numbers
//
// A number is kept in plain decimal notation with the 15 significant digits
// that a spreadsheet keeps: what is stored as 0.30000000000000004 is 0.3. Text
// is what the number format makes of it.
package workbook

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
)

// Book is one spreadsheet file. It is never changed once read.
type Book struct {
	// File is the path relative to the project; SHA256 the hash of its bytes.
	File   string
	SHA256 string
	Sheets []Sheet
}

// Sheet is one sheet. Rows[r][c] is the cell in 0-based row r and column c;
// rows may be short or nil where nothing stands.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   [][]Cell
	Merges []Range
}

// Cell is one cell.
type Cell struct {
	// Raw is the stored value: a number in plain notation, text as typed, or "".
	Raw string
	// Text is the cell as the spreadsheet shows it (number format applied).
	Text string
	// Numeric says that the file stores a number, not text that looks like one.
	Numeric bool
	// Date says that a number format shows Raw as a date; Raw is then in ISO form, 2024-03-01.
	Date bool
	// Percent says that a number format shows Raw times 100 with %.
	Percent bool
	// Indent is how far the cell's style moves text to the right, in steps of
	// about one Chinese character; numbers have none.
	Indent int
	// Formula is the cell's formula without "=", if it has one.
	Formula string
}

// Empty reports whether nothing is stored in c.
func (c Cell) Empty() bool { return c.Raw == "" }

// Range is a rectangle of cells: 0-based, inclusive.
type Range struct{ Top, Left, Bottom, Right int }

// String returns the reference of m: C2:D9, or C2 for one cell.
func (m Range) String() string {
	from, to := Ref(m.Top, m.Left), Ref(m.Bottom, m.Right)
	if from == to {
		return from
	}
	return from + ":" + to
}

// ParseColumn reads the letters of a column: it undoes [ColumnName].
func ParseColumn(name string) (int, bool) {
	row, column, ok := parseRef(name + "1")
	return column, ok && row == 0 && !strings.ContainsAny(name, "0123456789")
}

// Filled counts the cells that hold something.
func Filled(cells []Cell) int {
	n := 0
	for _, c := range cells {
		if !c.Empty() {
			n++
		}
	}
	return n
}

// Used is the smallest range that has all cells of s that hold something; it
// ends at -1 where none does.
func (s Sheet) Used() Range {
	used := Range{Bottom: -1, Right: -1}
	for r, row := range s.Rows {
		for c, x := range row {
			if x.Empty() {
				continue
			}
			if used.Bottom < 0 {
				used.Top, used.Left = r, c
			}
			used.Left, used.Bottom, used.Right = min(used.Left, c), r, max(used.Right, c)
		}
	}
	return used
}

// At returns the cell in 0-based row r and column c, empty where nothing stands.
func (s Sheet) At(r, c int) Cell {
	if r < 0 || r >= len(s.Rows) || c < 0 || c >= len(s.Rows[r]) {
		return Cell{}
	}
	return s.Rows[r][c]
}

// Ref returns the A1 reference of the cell in 0-based row r and column c.
func Ref(r, c int) string { return fmt.Sprintf("%s%d", ColumnName(c), r+1) }

// ColumnName returns the letters of the 0-based column c: A, B, …, AA.
func ColumnName(c int) string {
	name := ""
	for c++; c > 0; c = (c - 1) / 26 {
		name = string(rune('A'+(c-1)%26)) + name
	}
	return name
}

// Pos returns the place of a cell of sheet in b.
func (b *Book) Pos(sheet string, r, c int) diag.Pos {
	return diag.Pos{File: b.File, Sheet: sheet, Cell: Ref(r, c)}
}
