package mapping

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

// Note says that a number has been converted, in words for readers.
func (c Conversion) Note() string { return "原表单位为" + c.From + "，已折算为" + c.To }

// In returns the conversion that t asks for of numbers in unit.
func (t Table) In(unit string) (Conversion, bool) {
	for _, c := range t.Convert {
		if c.From == unit {
			return c, true
		}
	}
	return Conversion{}, false
}
