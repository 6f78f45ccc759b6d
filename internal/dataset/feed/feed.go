// Package feed makes observations of the tables of a sheet that nobody prepared,
// by what a map says of them: which series is which indicator.
//
// # Crossings
//
// A feed takes the cells where its rows and columns cross as observations of
// an indicator ([Turn]). A row or column is named by the end of its path, with
// blanks, units, marks and translations left aside, by more of the path
// (全市/工业), or by number or letter where no label is called so. The year is
// that of row or column, whichever names years; labels that name part of a
// year (1—9月, 上半年) give the period, ones such as 2024F and 2024年(初步) the
// status. Where an area is told by rows or columns, it is the label that is not
// asked for; of areas that are listed each must be there, and totals are none.
//
// A figure keeps its unit, which package plan holds against the indicator's,
// unless the table converts it, which the observation then tells its readers.
//
// # Findings
//
// Decoding is strict, as that of the map is in which feeds stand. No two cells
// may stand for one figure: that, and a row or column that nothing is called,
// is an error at its place in the map. A blank cell is no observation, a symbol
// one without a number, words an error at the cell.
package feed

import (
	"nianbao/internal/diag"
)

// Feed says which cells of a table are observations of an indicator: those
// where its rows and columns cross. What is not given is an empty [Word].
type Feed struct {
	// Indicator is named as 指标 in 监测值.
	Indicator Word
	// Row and Column name rows and columns by the last words of their paths, by
	// more of the path (全市/工业增加值), or by number and letter; empty is all.
	Row, Column Word
	// Cell is a single cell.
	Cell Word
	// Year is a year, or 行 or 列 where the rows or the columns tell; empty is
	// whichever of the two does.
	Year Word
	// Area is an area's name, or 行 or 列; empty is the plan's.
	Area Word
	// Areas are those to be read of all that rows or columns name; nil is all.
	Areas []AreaName
	// First and Last bound the years; 0 is unbounded.
	First, Last int
	// Period keeps what covers it; empty is whatever rows and columns tell.
	Period Word
	// Unit is that of the numbers, where the table says none or another.
	Unit Word
	// Break is the year in which the series is defined anew.
	Break Word
	// The others are as the columns of 监测值 that they are named after.
	Status, Demo, Public, Source, URL, Note Word
	Pos                                     diag.Pos
}

// Word is a text with its place.
type Word struct {
	Text string
	Pos  diag.Pos
}

// AreaName says how a table calls an area: Label for Name.
type AreaName struct {
	Label, Name string
	Pos         diag.Pos
}

// The words for rows and columns that tell year or area.
const (
	byRow    = "行"
	byColumn = "列"
)
