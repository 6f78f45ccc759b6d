package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/source"
)

// pack makes a zip of parts.
func pack(t testing.TB, method uint16, names []string, part func(name string) []byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range names {
		out, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(part(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// inputFile is the workbook that an archive describes: its one text table, or
// the zip of its parts.
func inputFile(t testing.TB, a *golden.Archive) *source.File {
	if len(a.Inputs) == 1 {
		return source.NewFile(a.Inputs[0].Name, a.Inputs[0].Data)
	}
	var names []string
	for _, f := range a.Inputs {
		names = append(names, f.Name)
	}
	return source.NewFile("book.xlsx", pack(t, zip.Deflate, names, a.Input))
}

func TestRead(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		b, found := Read(inputFile(t, a))
		a.Want("want", dump(b)+findings(t, found))
	})
}

// dump writes a book for people to check.
func dump(b *Book) string {
	if b == nil {
		return "no book\n"
	}
	var w strings.Builder
	for _, s := range b.Sheets {
		fmt.Fprintf(&w, "# %s", s.Name)
		if s.Hidden {
			w.WriteString(" hidden")
		}
		w.WriteByte('\n')
		for r, row := range s.Rows {
			for c, cell := range row {
				if cell != (Cell{}) {
					w.WriteString(dumpCell(Ref(r, c), cell))
				}
			}
		}
		for _, m := range s.Merges {
			fmt.Fprintf(&w, "merge %s:%s\n", Ref(m.Top, m.Left), Ref(m.Bottom, m.Right))
		}
	}
	return w.String()
}

func dumpCell(ref string, c Cell) string {
	kind := "text"
	switch {
	case c.Date:
		kind = "date"
	case c.Numeric && c.Percent:
		kind = "percent"
	case c.Numeric:
		kind = "number"
	}
	out := fmt.Sprintf("%-3s %-7s %q", ref, kind, c.Raw)
	if c.Text != c.Raw {
		out += fmt.Sprintf(" shown %q", c.Text)
	}
	if c.Formula != "" {
		out += " =" + c.Formula
	}
	return out + "\n"
}

func findings(t testing.TB, found diag.List) string {
	t.Helper()
	var buf bytes.Buffer
	if err := diag.WriteText(&buf, found.Sorted(), func(string, int) string { return "" }); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}
