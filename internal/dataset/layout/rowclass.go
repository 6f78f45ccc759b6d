package layout

import "strings"

// class is what a row looks like by itself.
type class uint8

const (
	blank     class = iota
	unitRow         // has a unit line
	noteRow         // begins as a note
	sourceRow       // begins as a source
	years           // a header of years or other periods
	numbering       // numbers the columns: 甲 乙 1 2 3
	data            // has numbers right of the first column
	single          // one text
	texts           // several texts
)

// row is a row of an area.
type row struct {
	class
	cells []cell
}

// rowsOf classifies the rows of an area.
func rowsOf(g *grid, a area) []row {
	rows := make([]row, a.bottom-a.top+1)
	for i := range rows {
		cells := g.within(a.top+i, a.edge, a.right)
		rows[i] = row{classify(cells, a.left), cells}
	}
	return rows
}

func classify(cells []cell, left int) class {
	if len(cells) == 0 {
		return blank
	}
	if len(cells) <= 3 && anyUnitLine(cells) && !cornerUnit(cells, left) {
		return unitRow
	}
	values, texted := 0, 0
	for _, c := range cells {
		switch {
		case c.numeric() && c.column > left:
			values++
		case !c.numeric():
			texted++
		}
	}
	if values == 0 && len(cells) <= 2 {
		switch first := cells[0].text; {
		case sourceStart.MatchString(first):
			return sourceRow
		case noteStart.MatchString(first):
			return noteRow
		}
	}
	switch {
	case isNumbering(cells, left):
		return numbering
	case values > 0 && seriesID.MatchString(tidy(cells[0].text)):
		return texts
	case isYears(cells, left):
		return years
	case values > 0:
		return data
	case len(cells) == 1:
		return single
	}
	return texts
}

// cornerUnit reports a header whose corner holds the unit: 单位：亿元 before years.
func cornerUnit(cells []cell, left int) bool {
	if len(cells) < 2 || cells[0].column != left || !unitStart.MatchString(cells[0].text) {
		return false
	}
	for _, c := range cells[1:] {
		if c.kind != year && c.kind != period {
			return false
		}
	}
	return len(cells) > 2 || cells[1].column == left+1
}

func anyUnitLine(cells []cell) bool {
	for _, c := range cells {
		if unitStart.MatchString(c.text) && !c.numeric() && len(c.text) < 200 {
			return true
		}
	}
	return false
}

// isNumbering reports 甲 乙 1 2 3 or (1) (2) (3).
func isNumbering(cells []cell, left int) bool {
	n := 0
	headed := len(cells) > 1 && columnNumbers.MatchString(tidy(cells[0].text))
	if headed {
		cells = cells[1:]
	}
	for i, c := range cells {
		if k, ok := ordinal(c.text); ok {
			n++
			if k != n {
				return false
			}
			continue
		}
		if n > 0 || i > 3 || c.text != string([]rune("甲乙丙丁")[i]) && c.text != string("ABCD"[i]) {
			return false
		}
	}
	return headed && n > 0 || len(cells)-n >= 2 && n >= 2 || n >= 3 && (len(cells) > n || cells[0].column > left)
}

func ordinal(s string) (int, bool) {
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	if len(s) == 0 || len(s) > 2 {
		return 0, false
	}
	k := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		k = 10*k + int(r-'0')
	}
	return k, true
}

// isYears reports a row in which all numbers right of the first column are
// years that rise or fall, or that has periods and no number. Dots between
// years stand for those left out.
func isYears(cells []cell, left int) bool {
	n, named, dots, rising, falling, last := 0, 0, 0, true, true, ""
	for _, c := range cells {
		switch {
		case c.column == left:
		case c.kind == year:
			n++
			rising, falling = rising && (last == "" || c.text >= last), falling && (last == "" || c.text <= last)
			last = c.text
		case c.kind == symbol && strings.Trim(c.text, ".…。⋯") == "":
			dots++
		case c.numeric():
			return false
		case c.kind == period:
			named++
		}
	}
	if dots > 0 && n+named < 2 {
		return false
	}
	if named > 0 && len(cells) > 1 {
		return true
	}
	return n >= 2 && (rising || falling) && len(cells)-n <= n+3
}
