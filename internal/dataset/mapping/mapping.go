// Package mapping says of a workbook what detection cannot know: where its
// tables are, in which units, and which of their series are observations of
// which indicator. It is written in 年鉴.map.yaml beside 年鉴.xlsx.
//
// # Format
//
// Only the name of a sheet and the range of a table must be there. Rows and
// columns are the sheet's own numbers and letters; [Keys] explains each key.
//
//	publish_as: 全市统计年鉴（节选）
//	missing: {below: ["0.0"], na: [×], unknown: ["…"]}
//	sheets:
//	  - name: 3-6
//	    tables:
//	      - range: A3:H25            # header and body
//	        title: 各区县迁入、迁出人口数
//	        units: [人]              # [] is none
//	        header_rows: [3, 4]      # first and last; [] is none
//	        label_columns: [A]       # left of the range where tables share them
//	        unit_column: ""          # none
//	        column_units: {C: 人, D: "‰"}
//	        row_units: {7: 亿元}
//	        kinds: {7: 合计}         # or total; 项目 其中 分组 注
//	        above: A1:H2             # title and units; "" is none
//	        below: A26:H27           # notes and source; "" is none
//	        convert: {万元: 亿元}
//	        feeds:
//	          - {indicator: 迁入人口, row: 全市, column: 合计, year: 2024}
//
// # Detection
//
// A sheet that is not there is left to detection, and so is what a table does
// not say; of a sheet that is there, only the tables are read that it lists.
// What detection arrives at for a whole workbook is a map too ([Book.Describe]):
// encoded, decoded and read again it gives the same tables. A unit beside a
// column or row that is described ranks as one that stands there: the cell's
// own, the column's, the row's, the table's.
//
// # Feeds
//
// Which cells of its tables are observations of an indicator
// ([Book.Observations]) package feed says.
//
// # Findings
//
// Decoding is strict: unknown keys, ranges that are none or overlap, rows and
// columns off the range, words that are no kind are errors at their line; a
// unit that is not known is a warning and taken as it is written. Reading
// reports sheets that are not in the workbook, ranges off the sheet, and
// ranges in which no number was found.
package mapping

import (
	"path"
	"strings"

	"nianbao/internal/dataset/feed"
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
	Convert []feed.Conversion
	Feeds   []feed.Feed
	// Pos is the place of the range.
	Pos diag.Pos
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
