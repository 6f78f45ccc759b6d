package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/golden"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// dump writes what was found for people to check.
func dump(s Sheet) string {
	var w strings.Builder
	for _, t := range s.Tables {
		dumpTable(&w, t)
	}
	if len(s.Unread) > 0 {
		fmt.Fprintf(&w, "unread %v\n", s.Unread)
	}
	return w.String()
}

func dumpTable(w *strings.Builder, t Table) {
	fmt.Fprintf(w, "table %s:%s header %d-%d\n", workbook.Ref(t.Range.Top, t.Range.Left), workbook.Ref(t.Range.Bottom, t.Range.Right), t.HeaderFirst+1, t.HeaderLast+1)
	if t.Title != "" {
		fmt.Fprintf(w, "  title %s\n", t.Title)
	}
	if len(t.Units) > 0 {
		fmt.Fprintf(w, "  units %s\n", strings.Join(t.Units, " | "))
	}
	fmt.Fprint(w, "  labels")
	for _, c := range t.Labels {
		fmt.Fprintf(w, " %s", workbook.ColumnName(c))
	}
	if t.UnitColumn >= 0 {
		fmt.Fprintf(w, ", units %s", workbook.ColumnName(t.UnitColumn))
	}
	fmt.Fprintln(w)
	for _, c := range t.Columns {
		fmt.Fprintf(w, "  %s %s%s%s\n", workbook.ColumnName(c.Index), strings.Join(c.Path, " > "), bracket(c.Unit), marks(c.Marks))
	}
	byRow := map[int][]string{}
	for _, v := range t.Values {
		text := v.State()
		if v.Numeric() {
			text = v.Dec.String()
		}
		if v.IsText {
			text = fmt.Sprintf("%q", v.Text)
		}
		own := ""
		if v.Unit != "" {
			own = " " + v.Unit
		}
		if v.Note != "" {
			own += " {" + v.Note + "}"
		}
		byRow[v.Row] = append(byRow[v.Row], text+own+marks(v.Marks))
	}
	for _, r := range t.Rows {
		fmt.Fprintf(w, "  %d %s %s%s%s: %s\n", r.Index+1, r.Kind, strings.Join(r.Path, " > "), bracket(r.Unit), marks(r.Marks), strings.Join(byRow[r.Index], " | "))
	}
	for _, n := range t.Notes {
		fmt.Fprintf(w, "  note %s\n", n)
	}
	if t.Source != "" {
		fmt.Fprintf(w, "  source %s\n", t.Source)
	}
}

func bracket(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

func marks(m []string) string {
	if len(m) == 0 {
		return ""
	}
	return " " + strings.Join(m, "")
}

// sheetOf reads a sheet drawn as text: cells between |, "<" for a cell merged
// into the one to its left, "^" into the one above. A line of only blanks is a
// blank row. Numbers typed like 12 are numbers, '12 is text.
func sheetOf(text string) workbook.Sheet {
	var s workbook.Sheet
	type at struct{ r, c int }
	anchors := map[at]at{}
	boxes := map[at]workbook.Range{}
	for r, l := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		var row []workbook.Cell
		for c, raw := range strings.Split(l, "|") {
			raw = strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(raw, " "), " "), `\n`, "\n")
			var from at
			switch strings.TrimSpace(raw) {
			case "<":
				from = anchors[at{r, c - 1}]
			case "^":
				from = anchors[at{r - 1, c}]
			default:
				anchors[at{r, c}] = at{r, c}
				row = append(row, drawn(raw))
				continue
			}
			anchors[at{r, c}] = from
			row = append(row, workbook.Cell{})
			box, ok := boxes[from]
			if !ok {
				box = workbook.Range{Top: from.r, Left: from.c, Bottom: from.r, Right: from.c}
			}
			box.Bottom, box.Right = max(box.Bottom, r), max(box.Right, c)
			boxes[from] = box
		}
		s.Rows = append(s.Rows, row)
	}
	for r := range s.Rows {
		for c := range s.Rows[r] {
			if box, ok := boxes[at{r, c}]; ok {
				s.Merges = append(s.Merges, box)
			}
		}
	}
	return s
}

func drawn(raw string) workbook.Cell {
	if strings.TrimSpace(raw) == "" {
		return workbook.Cell{}
	}
	if text, ok := strings.CutPrefix(raw, "'"); ok {
		return workbook.Cell{Raw: text, Text: text}
	}
	t := strings.TrimSpace(raw)
	if strings.Trim(t, "0123456789.-") == "" && strings.ContainsAny(t, "0123456789") && strings.LastIndex(t, "-") <= 0 && strings.Count(t, ".") <= 1 {
		return workbook.Cell{Raw: t, Text: t, Numeric: true}
	}
	return workbook.Cell{Raw: raw, Text: raw}
}

func TestForms(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		for _, in := range a.Inputs {
			s := sheetOf(string(in.Data))
			got := Find(s, figure.Usual())
			a.Want("want."+in.Name, dump(got))
			checkDescribed(t, s, got)
		}
	})
}

// handedOverIn is where the workbooks are that were handed over beside the
// repository; a copy of the repository alone is without them.
const handedOverIn = "../../../../shared/data/workbooks"

// handedOver gives each sheet of those workbooks with the name of its file.
func handedOver(t *testing.T, each func(name string, s workbook.Sheet)) {
	t.Helper()
	names, _ := filepath.Glob(handedOverIn + "/*.xlsx")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range readSheets(name, data) {
			each(filepath.Base(name), s)
		}
	}
}

// found reads a workbook handed over beside the repository; ok is false where
// the files are not there, as in a copy of the repository alone.
func found(t *testing.T, name string) (map[string]Sheet, bool) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(handedOverIn, name))
	if err != nil {
		t.Logf("not there: %v", err)
		return nil, false
	}
	sheets := map[string]Sheet{}
	for _, s := range readSheets(name, data) {
		sheets[s.Name] = Find(s, figure.Usual())
	}
	return sheets, true
}

func readSheets(name string, data []byte) []workbook.Sheet {
	b, _ := workbook.Read(source.NewFile(name, data))
	if b == nil {
		return nil
	}
	return b.Sheets
}
