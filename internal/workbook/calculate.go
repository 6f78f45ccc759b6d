package workbook

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
)

// What calculating may cost. The library offers no way to stop it and follows
// references without end, so that only work that must end soon is given to it.
const (
	maxFormulaLen = 2000
	maxDepth      = 10_000    // formulas that wait for each other
	maxSteps      = 1_000_000 // cells read, over all formulas of a workbook
	formulaSteps  = 40        // what a formula costs beside the cells that it reads
)

// pendingCell is a cell whose formula has no stored result.
type pendingCell struct {
	place
	format *format
}

// cellKey is a cell of a book.
type cellKey struct {
	sheet int
	place
}

// calculator fills in the results that a workbook lacks. The library never
// sees the file: it is given a workbook of its own with the values that a
// formula reads, so that it follows nothing.
type calculator struct {
	book     *Book
	from1904 bool
	lib      *excelize.File
	steps    int
	// pending are the cells that wait, with what shows their results; given
	// those that the library has; known says why one is refused, "" if it is not.
	pending map[cellKey]*format
	given   map[cellKey]bool
	known   map[cellKey]string
}

// calculate fills in the cells whose formula has no stored result: workbooks
// written by programs lack them. What changes by itself (volatile functions), leads out
// of the workbook or might take too long is refused with a finding.
func calculate(b *Book, pending [][]pendingCell, from1904 bool) diag.List {
	c := calculator{book: b, from1904: from1904, pending: map[cellKey]*format{}, given: map[cellKey]bool{}, known: map[cellKey]string{}}
	for i, cells := range pending {
		for _, p := range cells {
			c.pending[cellKey{i, p.place}] = p.format
		}
	}
	if len(c.pending) == 0 {
		return nil
	}
	c.lib = excelize.NewFile()
	defer c.lib.Close()
	for _, s := range b.Sheets {
		// A name that the library refuses leaves its sheet without results.
		_, _ = c.lib.NewSheet(s.Name)
	}
	var found diag.List
	for i, cells := range pending {
		for _, p := range cells {
			if why := c.solve(cellKey{i, p.place}, 0); why != "" {
				found = append(found, noResult(b.Pos(b.Sheets[i].Name, p.row, p.column), b.Sheets[i].At(p.row, p.column).Formula, why))
			}
		}
	}
	return found
}

func noResult(pos diag.Pos, formula, why string) diag.Diagnostic {
	return diag.Warningf(pos, "formula-without-result", "公式没有存下结果，按空白读：%s（=%s）", why, diag.Clip(formula)).
		Hintf("用 Excel 或 WPS 打开工作簿，保存一次，结果就存下来了")
}

// volatile reports whether a function's result is another each time, or it
// reads cells which the formula does not show.
func volatile(function string) bool {
	return slices.Contains(strings.Fields("NOW TODAY RAND RANDBETWEEN RANDARRAY OFFSET INDIRECT CELL INFO"), function)
}

// ends reports whether a function takes time by the size of its arguments
// alone: one that repeats or fills by a number given to it can take for ever.
func ends(function string) bool {
	return slices.Contains(strings.Fields(`SUM AVERAGE MIN MAX COUNT COUNTA COUNTBLANK ROUND ROUNDUP ROUNDDOWN TRUNC INT ABS MOD POWER SQRT EXP LN LOG10
		SIGN PRODUCT SUMPRODUCT SUBTOTAL SUMIF SUMIFS COUNTIF COUNTIFS AVERAGEIF AVERAGEIFS MEDIAN LARGE SMALL RANK STDEV IF IFERROR IFNA AND OR NOT
		ISNUMBER ISBLANK ISERROR ISTEXT VLOOKUP HLOOKUP LOOKUP INDEX MATCH LEN LEFT RIGHT MID TRIM CONCATENATE CONCAT VALUE TEXT EXACT UPPER LOWER
		DATE YEAR MONTH DAY`), function)
}

// solve calculates a cell after those that it reads, and says why it does not.
func (c *calculator) solve(at cellKey, level int) string {
	if why, ok := c.known[at]; ok {
		return why
	}
	if level > maxDepth {
		return "公式引用公式的层数太多"
	}
	c.known[at] = "公式引用了自己"
	formula := c.book.Sheets[at.sheet].At(at.row, at.column).Formula
	why := refusal(formula)
	if why == "" {
		why = c.prepare(formula, at.sheet, level)
	}
	if why == "" && !c.fill(at) {
		why = "程序算不了"
	}
	c.known[at] = why
	return why
}

// prepare gives the library what a formula reads.
func (c *calculator) prepare(formula string, sheet, level int) string {
	refs, why := references(formula, c.book.Sheets[sheet].Name)
	if why != "" {
		return why
	}
	c.steps += formulaSteps
	for _, r := range refs {
		i := slices.IndexFunc(c.book.Sheets, func(s Sheet) bool { return strings.EqualFold(s.Name, r.sheet) })
		if i < 0 {
			return "引用了不存在的工作表"
		}
		if why := c.prepareRange(i, r.Range, level); why != "" {
			return why
		}
	}
	return ""
}

func (c *calculator) prepareRange(sheet int, r Range, level int) string {
	if c.steps += (r.Bottom - r.Top + 1) * (r.Right - r.Left + 1); c.steps > maxSteps {
		return "公式太多，或引用的单元格太多"
	}
	for row := r.Top; row <= r.Bottom; row++ {
		for column := r.Left; column <= r.Right; column++ {
			at := cellKey{sheet, place{row, column}}
			if _, waits := c.pending[at]; waits {
				if why := c.solve(at, level+1); why != "" {
					return why
				}
			}
			c.give(at)
		}
	}
	return ""
}

// refusal says why formula is not calculated by what it says itself.
func refusal(formula string) string {
	if len(formula) > maxFormulaLen || strings.Count(formula, "(") > 64 {
		return "公式太长"
	}
	if strings.ContainsAny(formula, "[{#") {
		return "引用了别的工作簿、表名或数组"
	}
	for _, w := range formulaWords(formula) {
		f := strings.ToUpper(w.text)
		switch {
		case w.next != '(':
		case volatile(f):
			return "函数 " + f + " 每次的结果都不同"
		case !ends(f):
			return "程序不算函数 " + f
		}
	}
	return ""
}

// give puts the value of a cell into the library's workbook. What the library
// refuses stays blank there.
func (c *calculator) give(at cellKey) {
	sheet := c.book.Sheets[at.sheet]
	cell := sheet.At(at.row, at.column)
	if cell.Raw == "" || c.given[at] {
		return
	}
	c.given[at] = true
	ref := Ref(at.row, at.column)
	switch {
	case cell.Numeric:
		_ = c.lib.SetCellDefault(sheet.Name, ref, cell.Raw)
	case cell.Raw == "TRUE" || cell.Raw == "FALSE":
		_ = c.lib.SetCellBool(sheet.Name, ref, cell.Raw == "TRUE")
	default:
		_ = c.lib.SetCellStr(sheet.Name, ref, cell.Raw)
	}
}

// fill calculates one cell and reports whether there is a result.
func (c *calculator) fill(at cellKey) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	cell := &c.book.Sheets[at.sheet].Rows[at.row][at.column]
	sheet, ref := c.book.Sheets[at.sheet].Name, Ref(at.row, at.column)
	if err := c.lib.SetCellFormula(sheet, ref, cell.Formula); err != nil {
		return false
	}
	result, err := c.lib.CalcCellValue(sheet, ref, excelize.Options{RawCellValue: true})
	if clear := c.lib.SetCellFormula(sheet, ref, ""); err != nil || clear != nil || result == "" {
		return false
	}
	if raw, isNumber := plainDecimal(result); isNumber {
		*cell = shownAs(*cell, raw, c.pending[at], c.from1904)
		return true
	}
	cell.Raw, cell.Text = bounded(result), bounded(result)
	return true
}
