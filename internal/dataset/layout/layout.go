// Package layout finds the statistical tables of a sheet that nobody prepared
// for a program: title, units, header, labels, values, notes. It judges by
// evidence (where numbers stand, how cells are merged, which words are units or
// periods), never by file.
//
// # Parts
//
// A table is a header above a body, with captions above and notes below:
//
//	3-6 各区县迁入、迁出人口数        title
//	单位:人                      units
//	区 县 │     迁入             header: merged cells spread, letter-spacing goes
//	      │ 合 计 │ 省 内
//	全 市 │ 12918 │ 7896         body: total
//	  金平区│  2782 │ 1709         item, under the total by its indentation
//	注:不含暂住人口。                note
//	资料来源:市公安局。              source
//
// Tables may stand below each other, side by side with a blank column between,
// or side by side with the header repeated and the first labels shared.
//
// # Header
//
// The header is what stands between captions and the first row with numbers;
// years as numbers belong to it, rows that number the columns (甲 乙 1 2) too.
// The path of a column runs outermost first. A merged cell counts once for
// all it covers; a blank right of an unmerged cell that has cells below it
// belongs to that cell. A Latin text below a Chinese one is its translation
// and joins it. Units in brackets and in rows of units leave the path and
// become the unit of the column; a bare % stays where the words mean nothing
// without it (±%, 为上年%). What exports of databases say of their series (频率,
// 指标ID) is header and no part of a path.
//
// # Labels
//
// The first column is labels, and so is each further one of words up to the
// first column of numbers; one of units gives the rows their units, one that
// translates or numbers the rows is a label but no part of the path. The path
// of a row has the cells of the label columns and above them, by indentation,
// the rows that it belongs to, sections included. Rows that are not moved to
// the right belong by numbering: 1. to （一）, （一） to 一、. # and 其中 in front are
// taken off; the kind of the row says them.
//
// # Units
//
// The cell's own, else the column's, else the row's, else the table's. A row
// without one has that of its section, a part (其中) that of its whole. Of
// several units of a table (人、‰) the words of the labels choose; where they do
// not, and for rates in a table of levels, the unit stays unknown.
//
// # Detection and description
//
// Detection arrives at a [Description] of each table: where header and body,
// captions and notes are, which columns are labels and units. Reading is a
// function of descriptions alone, whoever wrote them ([Read]); [Find] is
// detection followed by reading, so a table that is read by what
// [Table.Description] says is the same table. What a description leaves out is
// detected within its range.
//
// # Unread
//
// Every cell that is not blank is a part of a table or unread. Nothing is
// dropped silently.
package layout

import (
	"nianbao/internal/dataset/figure"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// Sheet is what was found on one sheet.
type Sheet struct {
	Name   string
	Hidden bool
	Tables []Table
	// Unread are the cells that belong to no table, by row and column.
	Unread []Place

	roles roles
}

// Place is a cell: 0-based.
type Place struct{ Row, Column int }

// String returns the reference of p: C7.
func (p Place) String() string { return workbook.Ref(p.Row, p.Column) }

// Role is what a cell was read as.
type Role uint8

// The roles of cells.
const (
	Unread Role = iota
	Title
	UnitLine
	Header
	Label
	RowUnit
	Datum
	Note
	Source
)

// Table is one table.
type Table struct {
	// Range is header and body.
	Range workbook.Range
	// Title is without blanks for letter-spacing and translation, "" without one.
	Title string
	// Units are those of the lines above the header.
	Units []string
	// HeaderFirst and HeaderLast are rows; HeaderLast is less without a header.
	HeaderFirst, HeaderLast int
	// Labels are the label columns, UnitColumn that of units or -1.
	Labels     []int
	UnitColumn int
	Columns    []Column
	Rows       []Row
	Values     []Value
	Notes      []string
	Source     string
	// Header is the header as it stands, row by row, see [HeaderCell].
	Header [][]HeaderCell

	// above and below are where captions and notes stand.
	above, below workbook.Range
}

// HeaderCell is a cell of the header or of a label column as it stands on the
// sheet: what a faithful showing of the table needs. The cells of one row
// leave out what is covered by a cell to the left or above; blank ones are
// there, so that rows and columns add up.
type HeaderCell struct {
	Place
	// Text has no blanks for letter-spacing; marks, units and 其中 stay.
	Text string
	// Rows and Columns are how many the cell covers within the header, or the
	// body: merged, or spread over the blank cells that it speaks for.
	Rows, Columns int
}

// Column is a column of values.
type Column struct {
	Index int
	Path  []string
	Unit  string
	Marks []string

	// own says that the header gives the unit.
	own bool
	// part says that the column is one of several parts of a column to its left.
	part bool
}

// Kind is what a row is.
type Kind string

// The kinds of rows.
const (
	Item    Kind = "item"
	Total   Kind = "total"
	OfWhich Kind = "of_which"
	Section Kind = "section"
	Remark  Kind = "note"
)

// Row is a row of the body.
type Row struct {
	Index int
	Path  []string
	Kind  Kind
	Unit  string
	Marks []string
	// Labels are the cells of the label columns that stand in the row, see
	// [HeaderCell].
	Labels []HeaderCell
	// Depth is how many rows above the row belongs to by indentation, sections
	// not counted that only stand above it.
	Depth int
}

// Value is a cell of values.
type Value struct {
	Place
	// Reading is the cell; its unit is what the cell says.
	figure.Reading
	// Unit is what holds for the cell, "" unknown.
	Unit string
	// Text is as stored.
	Text string
}

// State returns the word for the state of v: value, zero, below, unknown, na, text.
func (v Value) State() string {
	switch {
	case v.IsText:
		return "text"
	case v.Reading.State == number.Below:
		return "below"
	case v.Reading.State == number.NotApplicable:
		return "na"
	case v.Reading.State == number.Unknown:
		return "unknown"
	case v.Dec.Sign() == 0:
		return "zero"
	}
	return "value"
}

// Find finds the tables of a sheet: it reads what detection describes.
func Find(s workbook.Sheet, symbols figure.Symbols) Sheet {
	g := newGrid(s, symbols)
	return read(s, g, detect(g))
}
