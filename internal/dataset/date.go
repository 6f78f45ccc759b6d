package dataset

import (
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/workbook"
)

// yearText returns the year of a cell as four digits where it is one.
func yearText(c workbook.Cell, text string) string {
	if c.Date {
		return c.Raw[:4]
	}
	if y, ok := yearOf(text); ok {
		return y
	}
	return text
}

// readDate keeps what was typed, and turns a cell that the workbook stores as
// a date into ISO text of the precision that it shows: a cell that shows
// 2024年3月 means the month, though the workbook stores its first day.
func (b *body) readDate(f *Field, row, column int, c workbook.Cell) {
	switch {
	case c.Date:
		f.Text = shownDate(c)
	case c.Numeric:
		f.IsNumber = true
		f.Number = storedNumber(c).value()
		f.Number.Origins = b.origins(row, column)
		if shortMonth.MatchString(c.Raw) {
			b.add(diag.Warningf(f.Pos, "ambiguous-date", "%s是 %s，按 1 月读；表格软件把 %s0 也存成 %s", b.field[column].Name, f.Text, f.Text, f.Text).
				Hintf("写成 %s-01 或 %s-10", f.Text[:4], f.Text[:4]))
		}
	}
}

// shortMonth is a month typed as a decimal: 2024.10 is stored as 2024.1.
var shortMonth = regexp.MustCompile(`^(19|20)[0-9]{2}\.1$`)

// shownDate is c's date in ISO form, as precise as c shows it.
func shownDate(c workbook.Cell) string {
	iso, _, _ := strings.Cut(c.Raw, " ")
	shown := figures(c.Text)
	switch {
	case len(iso) != len("2006-01-02"):
		return c.Raw
	case shown == 1 && strings.Contains(c.Text, iso[:4]):
		return iso[:4]
	case shown == 2 && strings.Contains(c.Text, iso[:4]) && strings.HasSuffix(iso, "-01"):
		return iso[:7]
	}
	return iso
}

// figures counts the runs of digits in s.
func figures(s string) int {
	n, in := 0, false
	for _, r := range s {
		digit := r >= '0' && r <= '9'
		if digit && !in {
			n++
		}
		in = digit
	}
	return n
}
