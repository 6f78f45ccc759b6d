package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"nianbao/internal/character"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/workbook"
)

// roleSign is how a role is drawn: a letter that needs no colour, a colour, a word.
type roleSign struct{ letter, colour, word string }

// signOf returns the sign of a role.
func signOf(r layout.Role) roleSign {
	switch r {
	case layout.Title:
		return roleSign{"T", "1;35", "题名"}
	case layout.UnitLine, layout.RowUnit:
		return roleSign{"U", "36", "单位"}
	case layout.Header:
		return roleSign{"H", "1;34", "表头"}
	case layout.Label:
		return roleSign{"L", "32", "标签"}
	case layout.Datum:
		return roleSign{"V", "0", "数值"}
	case layout.Note:
		return roleSign{"N", "33", "注"}
	case layout.Source:
		return roleSign{"S", "33", "来源"}
	}
	return roleSign{"?", "7;31", "未读"}
}

// What a picture shows of a sheet; the rest is counted.
const (
	maxPictureRows    = 2000
	maxPictureColumns = 60
	maxCellWidth      = 16
)

// picture draws sheets as they were read. The first failure to write stays in err.
type picture struct {
	out      io.Writer
	coloured bool
	err      error
}

func (p *picture) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format, args...)
	}
}

func (p *picture) sheet(s layout.Sheet, stored workbook.Sheet) {
	p.printf("工作表 %s：%d张表\n", sheetName(s), len(s.Tables))
	p.grid(s, stored)
	p.legend()
	for i, t := range s.Tables {
		p.table(i+1, t)
	}
	p.unread(s)
	p.printf("\n")
}

// sheetName is the name of a sheet, with word of its being hidden.
func sheetName(s layout.Sheet) string {
	if s.Hidden {
		return printable(s.Name) + "（隐藏）"
	}
	return printable(s.Name)
}

// grid draws the cells: letter of the role, then the text.
func (p *picture) grid(s layout.Sheet, stored workbook.Sheet) {
	widths := columnWidths(stored)
	p.printf("      ")
	for c, w := range widths {
		p.printf("%s ", pad(workbook.ColumnName(c), w+2))
	}
	p.printf("\n")
	for r, row := range stored.Rows {
		if r >= maxPictureRows {
			p.printf("… 还有%d行没有画出\n", len(stored.Rows)-r)
			break
		}
		p.row(s, r, row, widths)
	}
}

func columnWidths(s workbook.Sheet) []int {
	var widths []int
	for r, row := range s.Rows {
		if r >= maxPictureRows {
			break
		}
		for c, cell := range row {
			if c >= maxPictureColumns {
				break
			}
			for c >= len(widths) {
				widths = append(widths, 1)
			}
			widths[c] = max(widths[c], min(maxCellWidth, cells(printable(cell.Text))))
		}
	}
	return widths
}

func (p *picture) row(s layout.Sheet, r int, row []workbook.Cell, widths []int) {
	p.printf("%5d ", r+1)
	for c, w := range widths {
		if c >= len(row) || strings.TrimSpace(row[c].Raw) == "" {
			p.printf("%s ", pad("", w+2))
			continue
		}
		role, _ := s.Role(layout.Place{Row: r, Column: c})
		sign := signOf(role)
		text := pad(sign.letter+" "+cut(printable(row[c].Text), w), w+2)
		if p.coloured {
			text = "\x1b[" + sign.colour + "m" + text + "\x1b[0m"
		}
		p.printf("%s ", text)
	}
	if len(row) > len(widths) {
		p.printf("… 右边还有%d列", len(row)-len(widths))
	}
	p.printf("\n")
}

func (p *picture) legend() {
	var parts []string
	for _, r := range allRoles() {
		parts = append(parts, signOf(r).letter+" "+signOf(r).word)
	}
	p.printf("      %s\n", strings.Join(parts, "  "))
}

func (p *picture) table(n int, t layout.Table) {
	p.printf("表%d %s:%s", n, workbook.Ref(t.Range.Top, t.Range.Left), workbook.Ref(t.Range.Bottom, t.Range.Right))
	if t.Title != "" {
		p.printf(" %s", printable(t.Title))
	}
	p.printf("\n")
	p.line("单位", strings.Join(t.Units, "、"))
	if t.HeaderLast >= t.HeaderFirst {
		p.line("表头", fmt.Sprintf("第%d—%d行", t.HeaderFirst+1, t.HeaderLast+1))
	}
	var labels []string
	for _, c := range t.Labels {
		labels = append(labels, workbook.ColumnName(c))
	}
	p.line("标签列", strings.Join(labels, "、"))
	for _, c := range t.Columns {
		p.line("列"+workbook.ColumnName(c.Index), withUnit(strings.Join(c.Path, " › "), c.Unit))
	}
	p.counts(t)
	for _, note := range t.Notes {
		p.line("注", note)
	}
	p.line("来源", t.Source)
	for _, v := range t.Values {
		if v.Note != "" {
			p.line(v.String(), "“"+v.Text+"”："+v.Note)
		}
	}
}

// counts says how many rows and values of each kind there are.
func (p *picture) counts(t layout.Table) {
	kinds, states := map[layout.Kind]int{}, map[string]int{}
	for _, r := range t.Rows {
		kinds[r.Kind]++
	}
	for _, v := range t.Values {
		states[v.State()]++
	}
	var parts []string
	for _, k := range []struct {
		kind layout.Kind
		word string
	}{{layout.Item, "项目"}, {layout.Total, "合计"}, {layout.OfWhich, "其中"}, {layout.Section, "小标题"}, {layout.Remark, "注"}} {
		if n := kinds[k.kind]; n > 0 {
			parts = append(parts, k.word+strconv.Itoa(n)+"行")
		}
	}
	for _, s := range [][2]string{{"value", "数"}, {"zero", "零"}, {"below", "不足单位"}, {"unknown", "不详"}, {"na", "不适用"}, {"text", "文字"}} {
		if n := states[s[0]]; n > 0 {
			parts = append(parts, s[1]+strconv.Itoa(n)+"格")
		}
	}
	p.line("读到", strings.Join(parts, "，"))
}

func withUnit(s, unit string) string {
	if unit == "" {
		return s
	}
	return s + "（" + unit + "）"
}

func (p *picture) line(name, text string) {
	if text != "" {
		p.printf("  %s %s\n", pad(name, 8), printable(text))
	}
}

func (p *picture) unread(s layout.Sheet) {
	if len(s.Unread) == 0 {
		p.printf("未读：没有\n")
		return
	}
	var refs []string
	for _, u := range s.Unread {
		refs = append(refs, u.String())
	}
	p.printf("未读%d格：%s\n", len(refs), strings.Join(refs, " "))
}

// printable takes out line breaks and what a terminal would obey.
func printable(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || character.Turns(r) || r == '\u200b' {
			return ' '
		}
		return r
	}, s)), " ")
}

// cells is the width of s on a terminal.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += cellsOf(r)
	}
	return n
}

func cellsOf(r rune) int {
	if r >= 0x1100 && (r < 0x1160 || r >= 0x2e80 && r < 0xd800 || r >= 0xf900 && r < 0xfe70 || r >= 0xff00 && r < 0xff61 || r >= 0xffe0 && r < 0xffe7 || r >= 0x1f300) {
		return 2
	}
	return 1
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-cells(s)))
}

// cut shortens s to a width.
func cut(s string, width int) string {
	if cells(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		if n += cellsOf(r); n > width-1 {
			return s[:i] + "…"
		}
	}
	return s
}
