package layout

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/golden"
	"nianbao/internal/workbook"
)

// FuzzFind draws sheets from text. Whatever stands in a sheet, every cell that
// is not blank is in a table or unread, and it does not take long.
func FuzzFind(f *testing.F) {
	for _, in := range golden.Inputs(f, "testdata/*.txtar") {
		f.Add(string(in.Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		s := sheetOf(text)
		started := time.Now()
		got := Find(s, figure.Usual())
		if d := time.Since(started); d > 5*time.Second {
			t.Errorf("took %v", d)
		}
		checkSheet(t, s, got)
		checkDescribed(t, s, got)
	})
}

// checkDescribed checks that what was found is read again from its description.
func checkDescribed(t *testing.T, s workbook.Sheet, got Sheet) {
	t.Helper()
	var described []Description
	for _, tab := range got.Tables {
		described = append(described, tab.Description())
	}
	if again := Read(s, figure.Usual(), described); !reflect.DeepEqual(got, again) {
		t.Errorf("found\n%sdescribed\n%s", dump(got), dump(again))
	}
}

// checkSheet checks what must hold of every sheet.
func checkSheet(t *testing.T, s workbook.Sheet, got Sheet) {
	t.Helper()
	unread := map[Place]bool{}
	for _, p := range got.Unread {
		unread[p] = true
	}
	for r, row := range s.Rows {
		for c, x := range row {
			at := Place{r, c}
			if figure.Fold(x.Raw) == "" {
				continue
			}
			if role, ok := got.Role(at); !ok || (role == Unread) != unread[at] {
				t.Errorf("%s has role %d, unread %v", at, role, unread[at])
			}
		}
	}
	for _, tab := range got.Tables {
		checkShown(t, tab)
		seen := map[Place]bool{}
		for _, v := range tab.Values {
			if seen[v.Place] {
				t.Errorf("%s is a value twice", v.Place)
			}
			seen[v.Place] = true
			if m := tab.Range; v.Row < m.Top || v.Row > m.Bottom || v.Column < m.Left || v.Column > m.Right {
				t.Errorf("%s is a value outside of %+v", v.Place, m)
			}
		}
	}
	var buf bytes.Buffer
	if err := WriteJSON(&buf, "a.xlsx", []Sheet{got}); err != nil || !json.Valid(buf.Bytes()) {
		t.Errorf("no JSON: %v", err)
	}
}

// checkShown checks that the cells of the header make up rows of one width,
// each place covered once.
func checkShown(t *testing.T, tab Table) {
	t.Helper()
	covered := map[Place]bool{}
	widths := make([]int, len(tab.Header))
	for i, row := range tab.Header {
		column := 0
		for _, c := range row {
			for covered[Place{i, column}] {
				column++
			}
			for r := i; r < i+c.Rows; r++ {
				for x := column; x < column+c.Columns; x++ {
					if r >= len(widths) || covered[Place{r, x}] {
						t.Errorf("header cell %s %q covers row %d, column %d again or too far", c.Place, c.Text, r, x)
						return
					}
					covered[Place{r, x}] = true
					widths[r]++
				}
			}
		}
	}
	for i := range widths {
		if widths[i] != widths[0] {
			t.Errorf("header rows have %v columns", widths)
			return
		}
	}
}

// A large sheet is no reason to wait.
func TestFindIsFast(t *testing.T) {
	var s workbook.Sheet
	for r := range 20_000 {
		row := make([]workbook.Cell, 20)
		for c := range row {
			row[c] = workbook.Cell{Raw: "12.5", Text: "12.5", Numeric: true}
		}
		row[0] = workbook.Cell{Raw: "指标", Text: "指标"}
		if r%100 == 0 {
			row = []workbook.Cell{{Raw: "一、小标题", Text: "一、小标题"}}
		}
		s.Rows = append(s.Rows, row)
	}
	started := time.Now()
	got := Find(s, figure.Usual())
	if d := time.Since(started); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
	checkSheet(t, s, got)
	if len(got.Tables) != 1 {
		t.Errorf("%d tables, want 1", len(got.Tables))
	}
}

// The workbooks handed over beside the repository hold to what must hold.
func TestRealSheetsAreWhole(t *testing.T) {
	handedOver(t, func(_ string, s workbook.Sheet) {
		got := Find(s, figure.Usual())
		checkSheet(t, s, got)
		checkDescribed(t, s, got)
	})
}

// Sheets made to take long: the time stays in proportion to the cells.
func TestHostileShapes(t *testing.T) {
	one := workbook.Cell{Raw: "1.5", Text: "1.5", Numeric: true}
	word := workbook.Cell{Raw: "标题文字", Text: "标题文字"}
	for name, at := range map[string]func(r, c int) workbook.Cell{
		"one number at the end": func(r, c int) workbook.Cell {
			return pick(r == 59_999 && c == 1, one, pick(c == 0, word, workbook.Cell{}))
		},
		"words off the edge": func(r, c int) workbook.Cell {
			return pick(r%1000 == 999 && c > 0, one, pick(c == 1, word, workbook.Cell{}))
		},
		"wide and blank": func(r, c int) workbook.Cell { return pick(c%2 == 0 && r > 0, one, pick(c == 0, word, workbook.Cell{})) },
		"all words":      func(r, c int) workbook.Cell { return word },
		"sections": func(r, c int) workbook.Cell {
			return pick(c == 0, word, pick(c == 1 && r%50 == 0, one, workbook.Cell{}))
		},
	} {
		rows, columns := 60_000, 2
		if name == "wide and blank" || name == "all words" {
			rows, columns = 40, 3000
		}
		var s workbook.Sheet
		for r := range rows {
			row := make([]workbook.Cell, columns)
			for c := range row {
				row[c] = at(r, c)
			}
			s.Rows = append(s.Rows, row)
		}
		findWithin(t, 15*time.Second, name, s)
	}
}

// TestLongTexts bounds what texts cost that are as long as a cell can hold.
func TestLongTexts(t *testing.T) {
	for _, piece := range []string{"字\n", "字 ", "(", "*", "①", "1 ", "单位:", "其中:", "a\nb "} {
		text := strings.Repeat(piece, 32_000/utf8.RuneCountInString(piece))
		s := workbook.Sheet{Rows: make([][]workbook.Cell, 40)}
		for r := range s.Rows {
			long, one := workbook.Cell{Raw: text, Text: text}, workbook.Cell{Raw: "1.5", Text: "1.5", Numeric: true}
			s.Rows[r] = []workbook.Cell{long, pick(r == 0, long, one), pick(r == 0, long, one), long}
		}
		findWithin(t, 5*time.Second, strconv.Quote(piece), s)
	}
}

// findWithin fails t where it takes longer than limit to find the tables of a sheet.
func findWithin(t *testing.T, limit time.Duration, what string, s workbook.Sheet) {
	t.Helper()
	started := time.Now()
	Find(s, figure.Usual())
	if d := time.Since(started); d > limit {
		t.Errorf("%s took %v", what, d)
	} else {
		t.Logf("%s took %v", what, d)
	}
}

func pick(yes bool, a, b workbook.Cell) workbook.Cell {
	if yes {
		return a
	}
	return b
}
