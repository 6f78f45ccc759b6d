package layout

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"nianbao/internal/workbook"
)

// heading begins the expectations of one table: # 2022, table 1
var heading = regexp.MustCompile(`^# (.*), table ([0-9]+)$`)

// Real workbooks, read as they come. What is wanted was written by eye from
// the sheets; each line says one thing that must be found.
func TestRealWorkbooks(t *testing.T) {
	names, err := filepath.Glob("testdata/real/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no expectations: %v", err)
	}
	for _, name := range names {
		book := strings.TrimSuffix(filepath.Base(name), ".txt")
		t.Run(book, func(t *testing.T) {
			sheets, ok := found(t, book+".xlsx")
			if ok {
				checkBook(t, name, sheets)
			}
		})
	}
}

func checkBook(t *testing.T, name string, sheets map[string]Sheet) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var sheet Sheet
	var table Table
	for i, l := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if m := heading.FindStringSubmatch(l); m != nil {
			var ok bool
			if sheet, ok = sheets[m[1]]; !ok {
				t.Fatalf("no sheet %s", m[1])
			}
			n, _ := strconv.Atoi(m[2])
			if n > len(sheet.Tables) || n == 0 && len(sheet.Tables) > 0 {
				t.Fatalf("sheet %s has %d tables, want %d", m[1], len(sheet.Tables), n)
			}
			table = Table{}
			if n > 0 {
				table = sheet.Tables[n-1]
			}
			continue
		}
		what, want, _ := strings.Cut(l, " ")
		if got := aspect(sheet, table, what, want); got != want {
			t.Errorf("%s:%d: %s is %q, want %q", filepath.Base(name), i+1, what, got, want)
		}
	}
}

// aspect writes one thing that was found as the expectations do.
func aspect(s Sheet, t Table, what, want string) string {
	key, _, _ := strings.Cut(want, " ")
	switch what {
	case "title":
		return t.Title
	case "units":
		return strings.Join(t.Units, " | ")
	case "header":
		return strconv.Itoa(t.HeaderFirst+1) + "-" + strconv.Itoa(t.HeaderLast+1)
	case "labels":
		var names []string
		for _, c := range t.Labels {
			names = append(names, workbook.ColumnName(c))
		}
		return strings.Join(names, " ")
	case "column":
		for _, c := range t.Columns {
			if workbook.ColumnName(c.Index) == key {
				return strings.TrimSpace(key + " " + strings.Join(c.Path, " > ") + bracket(c.Unit))
			}
		}
	case "row":
		for _, r := range t.Rows {
			if strconv.Itoa(r.Index+1) == key {
				return strings.TrimSpace(key + " " + string(r.Kind) + " " + strings.Join(r.Path, " > "))
			}
		}
	case "value":
		for _, v := range t.Values {
			if v.String() == key {
				return strings.TrimSpace(key + " " + shownValue(v) + " " + v.Unit)
			}
		}
	case "unread":
		var refs []string
		for _, p := range s.Unread {
			refs = append(refs, p.String())
		}
		return strings.Join(refs, " ")
	case "note":
		for _, n := range t.Notes {
			if n == want {
				return n
			}
		}
	case "source":
		return t.Source
	}
	return "nothing"
}

func shownValue(v Value) string {
	if v.State() == "value" {
		return v.Dec.String()
	}
	return v.State()
}
