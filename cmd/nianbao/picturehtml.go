package main

import (
	"fmt"
	"html"
	"strings"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/workbook"
)

// allRoles are the roles in the order of the legend.
func allRoles() []layout.Role {
	return []layout.Role{layout.Title, layout.UnitLine, layout.Header, layout.Label, layout.Datum, layout.Note, layout.Source, layout.Unread}
}

const pictureStyle = `body{font:16px/1.6 sans-serif;margin:1em 2em;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;margin:.5em 0 1em}
th,td{border:1px solid #bbb;padding:2px 6px;text-align:left;vertical-align:top;white-space:pre-wrap}
th{background:#f2f2f2;font-weight:normal;color:#555}
b{font:11px monospace;color:#555;margin-right:4px}
.T{background:#f3e5f5}.U{background:#e0f2f1}.H{background:#dbe7f7}.L{background:#e6f2e0}.V{background:#fff}
.N,.S{background:#fdf3d8}.Q{background:#b3261e;color:#fff}.Q b{color:#fff}
`

// pictureHTML is the picture of sheets as a page that needs nothing else; by
// says how they were read, "" for nothing to say.
func pictureHTML(file, by string, sheets []layout.Sheet, stored []workbook.Sheet) string {
	var w strings.Builder
	name := html.EscapeString(file)
	fmt.Fprintf(&w, "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>%s 读成了什么</title>\n<style>%s</style></head><body>\n<h1>%s</h1>\n", name, pictureStyle, name)
	if by != "" {
		fmt.Fprintf(&w, "<p>%s</p>\n", html.EscapeString(by))
	}
	w.WriteString("<table><caption>图例</caption><tbody><tr>")
	for _, r := range allRoles() {
		s := signOf(r)
		fmt.Fprintf(&w, "<td class=%q><b>%s</b>%s</td>", s.class(), s.letter, s.word)
	}
	w.WriteString("</tr></tbody></table>\n")
	for i, s := range sheets {
		sheetHTML(&w, s, stored[i])
	}
	w.WriteString("</body></html>\n")
	return w.String()
}

// class is the style of a role: the sign for unread is no class name.
func (s roleSign) class() string {
	if s.letter == "?" {
		return "Q"
	}
	return s.letter
}

func sheetHTML(w *strings.Builder, s layout.Sheet, stored workbook.Sheet) {
	fmt.Fprintf(w, "<h2>%s</h2>\n", html.EscapeString(sheetName(s)))
	gridHTML(w, s, stored)
	for i, t := range s.Tables {
		var lines strings.Builder
		(&picture{out: &lines}).table(i+1, t)
		fmt.Fprintf(w, "<pre>%s</pre>\n", html.EscapeString(lines.String()))
	}
	var refs strings.Builder
	(&picture{out: &refs}).unread(s)
	fmt.Fprintf(w, "<p>%s</p>\n", html.EscapeString(strings.TrimSpace(refs.String())))
}

func gridHTML(w *strings.Builder, s layout.Sheet, stored workbook.Sheet) {
	widths := columnWidths(stored)
	spans := map[layout.Place]workbook.Range{}
	for _, m := range stored.Merges {
		if (m.Bottom-m.Top+1)*(m.Right-m.Left+1) <= 10_000 {
			spans[layout.Place{Row: m.Top, Column: m.Left}] = m
		}
	}
	covered := map[layout.Place]bool{}
	w.WriteString("<table><thead><tr><th></th>")
	for c := range widths {
		fmt.Fprintf(w, "<th scope=\"col\">%s</th>", workbook.ColumnName(c))
	}
	w.WriteString("</tr></thead><tbody>\n")
	for r := range stored.Rows {
		if r >= maxPictureRows {
			fmt.Fprintf(w, "<tr><td colspan=\"%d\">还有%d行没有画出</td></tr>\n", len(widths)+1, len(stored.Rows)-r)
			break
		}
		fmt.Fprintf(w, "<tr><th scope=\"row\">%d</th>", r+1)
		for c := range widths {
			at := layout.Place{Row: r, Column: c}
			if covered[at] {
				continue
			}
			m, merged := spans[at]
			if !merged {
				m = workbook.Range{Top: r, Left: c, Bottom: r, Right: c}
			}
			cellHTML(w, s, stored.At(r, c), at, clipSpan(m, len(widths), len(stored.Rows), covered))
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody></table>\n")
}

// clipSpan cuts a merged cell to what is drawn and marks what it covers.
func clipSpan(m workbook.Range, columns, rows int, covered map[layout.Place]bool) workbook.Range {
	m.Right, m.Bottom = min(m.Right, columns-1), min(m.Bottom, rows-1, maxPictureRows-1)
	for r := m.Top; r <= m.Bottom; r++ {
		for c := m.Left; c <= m.Right; c++ {
			covered[layout.Place{Row: r, Column: c}] = true
		}
	}
	return m
}

func cellHTML(w *strings.Builder, s layout.Sheet, c workbook.Cell, at layout.Place, m workbook.Range) {
	span := ""
	if n := m.Right - m.Left + 1; n > 1 {
		span += fmt.Sprintf(" colspan=\"%d\"", n)
	}
	if n := m.Bottom - m.Top + 1; n > 1 {
		span += fmt.Sprintf(" rowspan=\"%d\"", n)
	}
	if strings.TrimSpace(c.Raw) == "" {
		fmt.Fprintf(w, "<td%s></td>", span)
		return
	}
	role, _ := s.Role(at)
	sign := signOf(role)
	fmt.Fprintf(w, "<td%s class=%q title=%q><b>%s</b>%s</td>", span, sign.class(), at.String()+" "+sign.word, sign.letter, html.EscapeString(printable(c.Text)))
}
