// Package mapping says of a workbook what detection cannot know: where its
// tables are, in which units, and which of their series are observations of
// which indicator. It is written in <workbook>.map.yaml beside the workbook.
package mapping

import (
	"path"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/workbook"
)

// Map is what is said of one workbook. The zero Map leaves all to detection.
type Map struct {
	// PublishAs is the workbook's name for readers, "" for its path.
	PublishAs string
	// Symbols stand for missing numbers, beside those of the project or in
	// place of what they mean there; nil for none.
	Symbols *figure.Symbols
	Sheets  []Sheet
	Pos     diag.Pos
}

// Sheet is what is said of one sheet: all of its tables. A sheet that is not
// there is left to detection.
type Sheet struct {
	Name   string
	Tables []Table
	// Pos is the place of the name.
	Pos diag.Pos
}

// Table is one table with what is to be made of it.
type Table struct {
	layout.Description
	// Convert lists the units that are shown and fed in another: 万元 as 亿元.
	Convert []Conversion
	Feeds   []Feed
	// Pos is the place of the range.
	Pos diag.Pos
}

// Conversion asks for a unit in place of another of the same dimension.
type Conversion struct {
	From, To string
	Pos      diag.Pos
}

// PathOf is where the map of a workbook is: beside it, .map.yaml in place of
// its ending.
func PathOf(workbook string) string {
	return strings.TrimSuffix(workbook, path.Ext(workbook)) + ".map.yaml"
}

// Book is a workbook with the tables that were found in it or described.
type Book struct {
	*workbook.Book
	// Public is the workbook's name for readers.
	Public string
	// Sheets are those of the workbook, in its order.
	Sheets []layout.Sheet
	// Map has what was said of the tables that were read: of a sheet that it
	// names, its i-th table is the i-th of that sheet in Sheets.
	Map Map
}
