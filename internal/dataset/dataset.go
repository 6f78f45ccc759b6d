// Package dataset turns sheets into typed tables. It recognises the standard
// workbooks of a report by the words of their header row, in any column
// order and with the synonyms that offices use; what it reads keeps its cell.
//
// # Standard tables
//
// The header row is the first of the first twenty rows in which the required
// columns of a kind are all found; rows above it are title and notes. Rows
// below it are records up to the end of the sheet; blank rows are passed over.
// A column that the kind does not know is kept as a note, and reported as a
// suggestion when it is one slip away from a known one. See [Kinds] for the
// columns of each kind.
//
// A header cell is compared without blanks, line breaks and full-width forms;
// brackets behind the name hold a unit or an explanation: 总投资（亿元）. Where a
// row fits two kinds, the name of the sheet decides, then the lines above the
// header, then the name of the file. A misspelt name of a required column is
// an error at its cell, and is read as what was meant, so that one run finds
// more.
//
// Nothing is left out without a word: a sheet or a workbook with the name of a
// kind and without its header is an error, another workbook in which nothing is
// recognised a warning, and so is a table without records, a mere suggestion
// where it tells of what happens now and then (lists, 督查整改, 修订说明, 目标调整, 评价调整).
//
// The wide form of 监测值 and 年度目标 has year columns; each filled year cell
// becomes a record of its own, whose place is that cell.
//
// # Cells
//
// Text that spreadsheets leave blank below a vertically merged cell is that of
// the merged cell. A number in such a cell is an error, since nobody can say
// whose it is.
//
// Numbers may be text: full-width digits, a blank or comma between thousands
// and a unit behind the number are understood. A unit comes from the cell, or
// the row's 单位, or the header, or the kind; a cell that contradicts its row is
// an error. … is below the unit, — - and / are not applicable, a blank is
// unknown. Whatever else stands in a Number column is an error that names the
// remedy; its field is a number of unknown value, so that nobody reports it
// again. Words without a figure in a column that may hold words are kept as
// text. Weights and numbers of decimals have no unit. A percent cell is the number that it shows, in %.
//
// Not checked here: whether a blank cell may be blank, and whether the words
// of a Choice are right. Package plan knows.
package dataset

import (
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Kind names a standard table.
type Kind string

// The standard tables.
const (
	Indicators    Kind = "指标体系"
	AnnualTargets Kind = "年度目标"
	Observations  Kind = "监测值"
	Reforms       Kind = "重大改革清单"
	Applications  Kind = "向上争取清单"
	Projects      Kind = "重大项目清单"
	Tasks         Kind = "重点任务清单"
	Parks         Kind = "园区"
	Departments   Kind = "部门"
	Supervision   Kind = "督查整改"
	Revisions     Kind = "修订说明"
	Adjustments   Kind = "目标调整"
	Overrides     Kind = "评价调整"
	ParkScores    Kind = "园区考核"
)

// Converted is the field that says in words for readers that a figure of a
// statistical table has been converted; no column of a standard table has it.
const Converted = "折算"

// Table is one recognised table, or what a map makes of a statistical one.
type Table struct {
	Kind Kind
	// Origin is the workbook and sheet, with its hash; Origin.Cell is empty.
	Origin number.Origin
	// Pos is the place of the header row.
	Pos diag.Pos
	// Map is where a map says what a statistical table is; zero for a standard table.
	Map diag.Pos
	// Columns are the fields found, in sheet order.
	Columns []Column
	Records []Record
}

// Column is a field as it stands in the sheet.
type Column struct {
	// Field is the kind's own name of the column: 指标.
	Field string
	// Header is the text in the sheet.
	Header string
	Pos    diag.Pos
}

// Record is one row by field. A field that the sheet lacks or that is blank is absent.
type Record struct {
	Pos    diag.Pos
	Fields map[string]Field
	// Extra are the columns the kind does not know, by header, in sheet order.
	Extra []Extra
}

// Extra is the text of an unknown column.
type Extra struct{ Header, Text string }

// Field is one cell of a record.
type Field struct {
	// Text is the cell's text, trimmed, as the spreadsheet shows it.
	Text string
	// Number is the cell read as a number: state, decimal, unit, decimals as
	// shown, origin. Valid if IsNumber; a word in a Number column has the origin alone.
	Number   number.Value
	IsNumber bool
	Pos      diag.Pos
}

// Get returns the text of a field, "" when absent.
func (r Record) Get(field string) string { return r.Fields[field].Text }
