package document

import "nianbao/internal/diag"

// Table is a statistical table: three rules, title above at the left, unit
// above at the right, notes and sources below.
type Table struct {
	ID string
	// Number is "表2-1"; empty for an unnumbered table.
	Number string
	Title  string
	// Unit is "单位：亿元" without the words: 亿元; empty when the heads say it.
	Unit string
	// Remark stands where the unit would when there is none.
	Remark string
	Demo   bool
	// Lead makes the title as large as a section's.
	Lead    bool
	Columns []Column
	// Head has one or more rows of header cells.
	Head []Row
	// Groups of rows; a group with a label begins with it.
	Groups  []RowGroup
	Notes   [][]Inline
	Sources []string
	// Wide tables keep their first column while they scroll on a phone;
	// otherwise each row becomes a block there.
	Wide bool
	// Filter lists the columns (by index) that the reader can filter by; none for a plain table.
	Filter []int
	Pos    diag.Pos
}

// Column says how a column is set.
type Column struct {
	// Numeric columns are right-aligned.
	Numeric bool
	// Small marks secondary columns, which narrow pages leave out.
	Small bool
	// Span is the width on a phone, of 12; 0 leaves it to the renderer. Head repeats the column's head there.
	Span int
	Head string
}

// RowGroup is a run of rows under one label.
type RowGroup struct {
	Label []Inline
	Rows  []Row
}

// Row is one row of cells.
type Row struct {
	Kind  RowKind
	Cells []Cell
}

// RowKind is the standing of a row.
type RowKind uint8

// The kinds of row.
const (
	Item    RowKind = iota
	Total           // 合计
	OfWhich         // 其中, #
	Current         // the year reported on
	Late            // needs attention
)

// Cell is one cell; spans of 0 count as 1.
type Cell struct {
	Text []Inline
	// Second is a smaller line below.
	Second           []Inline
	ColSpan, RowSpan int
	// Header makes it a header of its row (in a body) or column (in a head).
	Header bool
	// Indent is how deep the name of a row stands below those above it, 0 outermost.
	Indent int
}
