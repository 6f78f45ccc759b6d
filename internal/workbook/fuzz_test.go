package workbook

import (
	"archive/zip"
	"testing"

	"golang.org/x/tools/txtar"

	"nianbao/internal/source"
)

// FuzzRead changes small workbooks byte by byte. The parts are stored, not
// compressed, so that changes reach the XML; their checksums are then wrong,
// so a second entry gives the sheet's XML directly. Minimising finds takes
// long on these: run it with -fuzzminimizetime=20x.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"strict", "strings", "norefs", "formats", "formulas", "sheets"} {
		a, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		var names []string
		parts := map[string][]byte{}
		for _, p := range a.Files[:len(a.Files)-1] {
			names, parts[p.Name] = append(names, p.Name), p.Data
		}
		f.Add(pack(f, zip.Store, names, func(n string) []byte { return parts[n] }), parts["xl/worksheets/sheet1.xml"])
	}
	f.Add([]byte("a,\"b\nc\",d\r\n\t"), []byte(oneCell))
	f.Add(ole("EncryptedPackage"), []byte(`<worksheet><sheetData><row r="5"><c r="ZZ9" t="s"><f>A1</f></c></row></sheetData></worksheet>`))
	f.Fuzz(func(t *testing.T, file, sheet []byte) {
		check(t, file)
		check(t, simple(t, zip.Store, string(sheet)))
	})
}

// check reads data and holds the result to the package's promises: a refusal
// is a finding with a remedy, every finding has its place, no book is larger
// than the bounds, and no cell says that it is a number without being one.
func check(t *testing.T, data []byte) {
	b, found := Read(source.NewFile("data/a.xlsx", data))
	if b == nil && len(found) == 0 {
		t.Fatal("neither a book nor a finding")
	}
	for _, d := range found {
		if d.Pos.File != "data/a.xlsx" || d.Hint == "" || d.Message == "" {
			t.Errorf("finding %+v", d)
		}
		if d.Code == "unreadable" {
			t.Errorf("panic: %s", d.Message)
		}
	}
	if b == nil {
		return
	}
	checkSizes(t, b)
	for _, s := range b.Sheets {
		for r, row := range s.Rows {
			for c, cell := range row {
				if _, ok := plainDecimal(cell.Raw); cell.Numeric && !ok || cell.Numeric && cell.Date {
					t.Errorf("%s!%s: %+v", s.Name, Ref(r, c), cell)
				}
			}
		}
	}
}

// checkSizes holds a book to the bounds, which are what bounds the time too:
// the parts are read in one pass, and what formulas read is counted.
func checkSizes(t *testing.T, b *Book) {
	slots := 0
	for _, s := range b.Sheets {
		if len(s.Rows) > maxRows || len(s.Merges) > maxMerges {
			t.Errorf("%s: %d rows, %d merges", s.Name, len(s.Rows), len(s.Merges))
		}
		for _, row := range s.Rows {
			if slots += len(row); len(row) > maxColumns {
				t.Errorf("%s: %d columns", s.Name, len(row))
			}
		}
	}
	if len(b.Sheets) > maxSheets || slots > maxSlots {
		t.Errorf("%d sheets, %d cells", len(b.Sheets), slots)
	}
}
