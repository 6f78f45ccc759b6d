package workbook

import (
	"bytes"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
)

// What calculating may cost. The library offers no way to stop it and follows
// references without end, so that only work that must end soon is given to it.
const (
	maxFormulaLen = 2000
	maxDepth      = 100
	maxSteps      = 2_000_000 // cells read, over all formulas of a workbook
	maxLibrary    = 300_000   // cells, with the empty ones between, of a workbook that the library loads
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

// answer is what is known of a formula: why it is refused, and how deep it reaches.
type answer struct {
	why   string
	depth int
}

// calculator fills in the results that a workbook lacks.
type calculator struct {
	book     *Book
	from1904 bool
	lib      *excelize.File
	steps    int
	known    map[cellKey]answer
	found    diag.List
}

// calculate fills in the cells whose formula has no stored result: workbooks
// written by programs lack them. What changes by itself (volatile functions), leads out
// of the workbook or might take too long is refused with a finding.
func calculate(b *Book, data []byte, pending [][]pendingCell, from1904 bool) diag.List {
	c := calculator{book: b, from1904: from1904, known: map[cellKey]answer{}}
	for i, cells := range pending {
		for _, p := range cells {
			why := c.check(cellKey{i, p.place}, 0).why
			if why == "" && !c.fill(i, p, data) {
				why = "程序算不了"
			}
			if why != "" {
				c.found = append(c.found, noResult(b.Pos(b.Sheets[i].Name, p.row, p.column), b.Sheets[i].At(p.row, p.column).Formula, why))
			}
		}
	}
	if c.lib != nil {
		c.lib.Close()
	}
	return c.found
}

func noResult(pos diag.Pos, formula, why string) diag.Diagnostic {
	if r := []rune(formula); len(r) > 40 {
		formula = string(r[:40]) + "…"
	}
	return diag.Warningf(pos, "formula-without-result", "公式没有存下结果，按空白读：%s（=%s）", why, formula).
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

// check says why the formula of a cell is not calculated. The library
// calculates everything that a formula reads again, stored results or not, so
// all of it is checked; level bounds how far this follows references itself.
func (c *calculator) check(at cellKey, level int) answer {
	if a, ok := c.known[at]; ok {
		return a
	}
	if level > maxDepth {
		return tooDeep()
	}
	c.known[at] = answer{why: "公式引用了自己"}
	formula := c.book.Sheets[at.sheet].At(at.row, at.column).Formula
	a := answer{why: refusal(formula)}
	if a.why == "" {
		a = c.checkReferences(formula, at.sheet, level)
	}
	c.known[at] = a
	return a
}

func (c *calculator) checkReferences(formula string, sheet, level int) answer {
	refs, why := references(formula, c.book.Sheets[sheet].Name)
	if why != "" {
		return answer{why: why}
	}
	depth := 0
	for _, r := range refs {
		i := slices.IndexFunc(c.book.Sheets, func(s Sheet) bool { return strings.EqualFold(s.Name, r.sheet) })
		if i < 0 {
			return answer{why: "引用了不存在的工作表"}
		}
		a := c.checkRange(i, r.Range, level)
		if a.why != "" {
			return a
		}
		depth = max(depth, a.depth)
	}
	if depth+1 > maxDepth {
		return tooDeep()
	}
	return answer{depth: depth + 1}
}

func tooDeep() answer { return answer{why: "公式引用公式的层数太多"} }

func (c *calculator) checkRange(sheet int, r Range, level int) answer {
	depth := 0
	if c.steps += (r.Bottom - r.Top + 1) * (r.Right - r.Left + 1); c.steps > maxSteps {
		return answer{why: "公式引用的单元格太多"}
	}
	for row := r.Top; row <= r.Bottom; row++ {
		for column := r.Left; column <= r.Right; column++ {
			if c.book.Sheets[sheet].At(row, column).Formula == "" {
				continue
			}
			a := c.check(cellKey{sheet, place{row, column}}, level+1)
			if a.why != "" {
				return a
			}
			depth = max(depth, a.depth)
		}
	}
	return answer{depth: depth}
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

// fill calculates one cell and reports whether there is a result.
func (c *calculator) fill(sheet int, p pendingCell, data []byte) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if c.lib == nil {
		if c.book.size() > maxLibrary {
			return false
		}
		var err error
		if c.lib, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, RawCellValue: true}); err != nil {
			return false
		}
	}
	result, err := c.lib.CalcCellValue(c.book.Sheets[sheet].Name, Ref(p.row, p.column))
	if err != nil || result == "" {
		return false
	}
	cell := &c.book.Sheets[sheet].Rows[p.row][p.column]
	if raw, isNumber := plainDecimal(result); isNumber {
		*cell = shownAs(*cell, raw, p.format, c.from1904)
		return true
	}
	cell.Raw, cell.Text = bounded(result), bounded(result)
	return true
}

// size counts the cells of b with the empty ones to their left, and the rows.
func (b *Book) size() int {
	n := 0
	for _, s := range b.Sheets {
		n += len(s.Rows)
		for _, row := range s.Rows {
			n += len(row)
		}
	}
	return n
}
