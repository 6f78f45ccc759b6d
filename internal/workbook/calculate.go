package workbook

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
)

// What calculating may cost. The library offers no way to stop it, so that only
// work that must end soon is given to it.
const (
	maxFormulas   = 5000
	maxFormulaLen = 2000
	maxRangeCells = 20_000
)

// calculate fills in the cells whose formula has no stored result: workbooks
// written by programs lack them. What changes by itself (volatile functions), leads out
// of the workbook or would take too long is refused with a finding.
func calculate(b *Book, data []byte, pending [][]place) diag.List {
	var found diag.List
	var lib *excelize.File
	count := 0
	for i, places := range pending {
		for _, at := range places {
			c := &b.Sheets[i].Rows[at.row][at.column]
			pos := b.Pos(b.Sheets[i].Name, at.row, at.column)
			if why := refusal(c.Formula); why != "" {
				found = append(found, noResult(pos, c.Formula, why))
				continue
			}
			if count++; count > maxFormulas {
				found = append(found, noResult(pos, c.Formula, "没有存下结果的公式太多"))
				continue
			}
			if lib == nil {
				var err error
				if lib, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, RawCellValue: true}); err != nil {
					return append(found, noResult(pos, c.Formula, "程序算不了"))
				}
				defer lib.Close()
			}
			if !calculateCell(lib, b.Sheets[i].Name, at, c) {
				found = append(found, noResult(pos, c.Formula, "程序算不了"))
			}
		}
	}
	return found
}

func noResult(pos diag.Pos, formula, why string) diag.Diagnostic {
	if r := []rune(formula); len(r) > 40 {
		formula = string(r[:40]) + "…"
	}
	return diag.Warningf(pos, "formula-without-result", "公式没有存下结果，按空白读：%s（=%s）", why, formula).
		Hintf("用 Excel 或 WPS 打开工作簿，保存一次，结果就存下来了")
}

// volatile are the functions whose result is another each time.
var volatile = []string{"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"}

var (
	called = regexp.MustCompile(`([A-Za-z.]+)\s*\(`)
	span   = regexp.MustCompile(`\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?:\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?`)
)

// refusal says why formula is not calculated, "" if it is.
func refusal(formula string) string {
	if strings.Contains(formula, "[") {
		return "引用了别的工作簿"
	}
	for _, m := range called.FindAllStringSubmatch(formula, -1) {
		if slices.Contains(volatile, strings.ToUpper(m[1])) {
			return "函数 " + strings.ToUpper(m[1]) + " 每次的结果都不同"
		}
	}
	if len(formula) > maxFormulaLen {
		return "公式太长"
	}
	cells := 0
	for _, m := range span.FindAllStringSubmatch(formula, -1) {
		r, ok := parseRange(m[1] + m[2] + ":" + m[3] + m[4])
		if !ok {
			return "引用了整行或整列"
		}
		if cells += (r.Bottom - r.Top + 1) * (r.Right - r.Left + 1); cells > maxRangeCells {
			return "引用的区域太大"
		}
	}
	return ""
}

// calculateCell fills c with the result of its formula and reports whether there is one.
func calculateCell(lib *excelize.File, sheet string, at place, c *Cell) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	result, err := lib.CalcCellValue(sheet, Ref(at.row, at.column))
	if err != nil || result == "" {
		return false
	}
	if raw, isNumber := plainDecimal(result); isNumber {
		c.Raw, c.Text, c.Numeric = raw, general(raw), true
		return true
	}
	c.Raw, c.Text = bounded(result), bounded(result)
	return true
}
