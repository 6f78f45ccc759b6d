package layout

import "nianbao/internal/workbook"

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
	// Labels are the label columns; nil where they are to be detected.
	Labels []int
	// UnitColumn is the column of units, -1 for none; nil where it is to be detected.
	UnitColumn *int
	// ColumnUnits and RowUnits are units by column and row, Kinds what rows are,
	// where detection is not to decide.
	ColumnUnits map[int]string
	RowUnits    map[int]string
	Kinds       map[int]Kind
}

// Lines are rows from First to Last, 0-based and inclusive; none where Last is
// less than First.
type Lines struct{ First, Last int }
