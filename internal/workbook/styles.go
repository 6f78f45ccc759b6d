package workbook

import "strconv"

// builtin are the number formats that files name by number only, as a Chinese
// spreadsheet shows them.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `"¥"#,##0;"¥"-#,##0`, 6: `"¥"#,##0;"¥"-#,##0`, 7: `"¥"#,##0.00;"¥"-#,##0.00`, 8: `"¥"#,##0.00;"¥"-#,##0.00`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`,
	32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`, 34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`,
	36: `yyyy"年"m"月"`, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
	41: "#,##0;-#,##0;-", 42: `"¥"#,##0;"¥"-#,##0;-`, 43: "#,##0.00;-#,##0.00;-", 44: `"¥"#,##0.00;"¥"-#,##0.00;-`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`,
	55: `上午/下午h"时"mm"分"`, 56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// styles are the number formats of a workbook by cell style.
type styles struct {
	byStyle []*format
	plain   *format
	// indents are those of the styles, as far as one has any.
	indents []int
}

// maxIndent is the largest indentation that spreadsheets offer.
const maxIndent = 250

// indentOf returns the indentation of the cell style written as s.
func (st styles) indentOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < len(st.indents) {
		return st.indents[n]
	}
	return 0
}

// indent notes the indentation of the last of n styles.
func (st *styles) indent(n int, s string) {
	if steps, err := strconv.Atoi(s); err == nil && n > 0 && steps > 0 && steps <= maxIndent {
		for len(st.indents) < n {
			st.indents = append(st.indents, 0)
		}
		st.indents[n-1] = steps
	}
}

// of returns the format of the cell style written as s, General where there is none.
func (st styles) of(s string) *format {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < len(st.byStyle) {
		return st.byStyle[n]
	}
	return st.plain
}

// parseStyles reads the number formats of the styles part.
func parseStyles(text string) (styles, error) {
	st := styles{plain: &format{general: true}}
	codes := map[int]string{}
	parsed := map[int]*format{}
	var xfs []int
	inXfs := false
	s := scanner{data: text}
	for {
		t, err := s.next()
		if err != nil {
			return st, err
		}
		switch {
		case t == endOfPart:
			for _, id := range xfs {
				st.byStyle = append(st.byStyle, formatOf(id, codes, parsed))
			}
			return st, nil
		case t == startTag && s.name == "numFmt":
			if id, err := strconv.Atoi(s.get("numFmtId")); err == nil {
				codes[id] = s.get("formatCode")
			}
		case t == startTag && s.name == "dxfs":
			// Conditional formats have number formats too; they style no cell.
			if err := s.skip(); err != nil {
				return st, err
			}
		case t == startTag && s.name == "cellXfs":
			inXfs = true
		case t == endTag && s.name == "cellXfs":
			inXfs = false
		case t == startTag && inXfs && s.name == "xf":
			id, _ := strconv.Atoi(s.get("numFmtId"))
			xfs = append(xfs, id)
		case t == startTag && inXfs && s.name == "alignment":
			st.indent(len(xfs), s.get("indent"))
		}
	}
}

func formatOf(id int, codes map[int]string, parsed map[int]*format) *format {
	if f, ok := parsed[id]; ok {
		return f
	}
	code, ok := codes[id]
	if !ok {
		code = builtin[id]
	}
	f := parseFormat(code)
	parsed[id] = &f
	return &f
}
