package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/timing"
)

// simple is a workbook with one sheet of the given XML.
func simple(t testing.TB, method uint16, sheet string) []byte {
	parts := map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet,
	}
	return pack(t, method, []string{"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"},
		func(name string) []byte { return []byte(parts[name]) })
}

const oneCell = `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`

// ole is the beginning of an OLE2 file with a stream of the given name.
func ole(stream string) []byte {
	return append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), append(make([]byte, 504), wide(stream)...)...)
}

// What a file is, its bytes decide; what cannot be read says how to go on.
func TestRefusals(t *testing.T) {
	good := simple(t, zip.Deflate, oneCell)
	named := func(name string) []byte {
		return pack(t, zip.Deflate, []string{name, "mimetype"}, func(string) []byte { return []byte("x") })
	}
	encrypted := bytes.Clone(good)
	for _, magic := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(encrypted, []byte(magic))
		encrypted[at+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[magic]] |= 1
	}
	owner := append([]byte("\x03abc"), bytes.Repeat([]byte(" "), 51)...)
	owner = append(owner, append([]byte("\x03\x00a\x00b\x00c\x00"), bytes.Repeat([]byte(" \x00"), 55)...)...)[:165]
	for _, test := range []struct {
		name string
		data []byte
		code string
		want string
	}{
		{"空.xlsx", nil, "empty-file", "删去"},
		{"空.xlsx", []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), "empty-file", "删去"},
		{"旧.xlsx", ole("Workbook"), "old-format", "另存为"},
		{"旧.et", ole("Book"), "old-format", ".et"},
		{"密.xlsx", ole("EncryptedPackage"), "encrypted-workbook", "清空密码"},
		{"密.xlsx", encrypted, "encrypted-workbook", "清空密码"},
		{"文.xlsx", ole("WordDocument"), "not-a-workbook", "Word"},
		{"文.xlsx", named("word/document.xml"), "not-a-workbook", "Word"},
		{"演.xlsx", named("ppt/presentation.xml"), "not-a-workbook", "演示文稿"},
		{"二.xlsx", named("xl/workbook.bin"), "old-format", ".xlsb"},
		{"开.xlsx", named("content.xml"), "old-format", ".ods"},
		{"包.xlsx", named("a/b.txt"), "not-a-workbook", "压缩包"},
		{"半.xlsx", good[:len(good)/2], "damaged-workbook", "重新复制"},
		{"网.xls", []byte("<html><table><tr><td>1</td></tr></table>"), "not-a-workbook", "网页"},
		{"页.xlsx", []byte("%PDF-1.4"), "not-a-workbook", "PDF"},
		{"图.xlsx", []byte("\x89PNG\r\n\x1a\n"), "not-a-workbook", "图片"},
		{"乱.csv", []byte("a\x00b"), "not-a-workbook", "另存为"},
		{"乱.csv", []byte("\xff\xff\xff\xff\xff\x81"), "bad-encoding", "UTF-8"},
		{"owner.xlsx", owner, "workbook-open", "保存"},
		{"~$监测值.xlsx", []byte("anything"), "workbook-open", "保存"},
	} {
		b, found := Read(source.NewFile("data/"+test.name, test.data))
		if b != nil || len(found) != 1 {
			t.Errorf("%s: book %v, %d findings, want none and 1: %s", test.name, b, len(found), findings(t, found))
			continue
		}
		d := found[0]
		if d.Code != test.code || !strings.Contains(d.Message+d.Hint, test.want) || d.Hint == "" {
			t.Errorf("%s: %s, want code %s and %q", test.name, findings(t, found), test.code, test.want)
		}
		if severity := d.Severity; (severity == diag.Warning) != (test.code == "workbook-open") {
			t.Errorf("%s: severity %s", test.name, severity)
		}
	}
}

// Each part of the file may be damaged: the message names the file, and nothing panics.
func TestCorruptParts(t *testing.T) {
	good := simple(t, zip.Deflate, oneCell)
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 0x55
		b, found := Read(source.NewFile("a.xlsx", bad))
		if b == nil && !found.HasErrors() {
			t.Errorf("byte %d changed: no book and no error", i)
		}
	}
}

// A file made to exhaust the machine is refused before it does.
func TestBombs(t *testing.T) {
	zeros := bytes.Repeat([]byte(" "), 1<<20)
	bomb := pack(t, zip.Deflate, []string{"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}, func(name string) []byte {
		if strings.HasSuffix(name, ".rels") {
			return nil
		}
		return bytes.Repeat(zeros, maxPart>>20+1)
	})
	var wideRows strings.Builder
	for r := range 400 {
		fmt.Fprintf(&wideRows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, r+1, r+1)
	}
	for name, data := range map[string][]byte{
		"part":    bomb,
		"columns": simple(t, zip.Deflate, "<worksheet><sheetData>"+wideRows.String()+"</sheetData></worksheet>"),
		"row":     simple(t, zip.Deflate, `<worksheet><sheetData><row r="99999999"><c><v>1</v></c></row></sheetData></worksheet>`),
		"strings": simple(t, zip.Deflate, "<worksheet><sheetData>"+strings.Repeat(`<row><c t="inlineStr"><is><t>`+strings.Repeat("长", 30_000)+`</t></is></c></row>`, 400)+"</sheetData></worksheet>"),
		"merges":  simple(t, zip.Deflate, "<worksheet>"+strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerges+1)+"</worksheet>"),
	} {
		b, found := Read(source.NewFile("a.xlsx", data))
		if b != nil || len(found) != 1 || found[0].Code != "too-large" {
			t.Errorf("%s: %v, want it refused as too large", name, findings(t, found))
		}
	}
}

// A sheet that was cut off is not taken for a short one: what is there is read,
// and the finding says so.
func TestCutOffSheets(t *testing.T) {
	for _, sheet := range []string{
		`<worksheet><sheetData><row><c><v>1</v></c></row>`,
		`<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet></worksheet>`,
		`<worksheet><sheetData><row><c><v>1</v></c></row><row><c`,
		`<chart></chart>`, "", strings.Repeat("<a>", 100_000),
	} {
		b, found := Read(source.NewFile("a.xlsx", simple(t, zip.Deflate, sheet)))
		if b == nil || len(found) != 1 || found[0].Code != "damaged-sheet" {
			t.Errorf("%.60q: %s", sheet, findings(t, found))
		}
	}
}

// Text in many pieces takes as long as its bytes do.
func TestTextInPieces(t *testing.T) {
	pieces := func(n int) func() {
		data := simple(t, zip.Deflate, "<worksheet><sheetData><row><c t=\"inlineStr\"><is>"+strings.Repeat("<r><t>a</t></r>", n)+"</is></c></row></sheetData></worksheet>")
		return func() { Read(source.NewFile("a.xlsx", data)) }
	}
	timing.Within(t, 40, pieces(50_000), pieces(500_000))
}

// Together the parts that are read may unzip to no more than maxUnzipped,
// whatever size each says that it has.
func TestPartsShareOneBound(t *testing.T) {
	const name = "xl/worksheets/sheet1.xml"
	data := simple(t, zip.Deflate, oneCell)
	size := int64(len(oneCell))
	a, err := openArchive(data)
	if err != nil || a.left != maxUnzipped {
		t.Fatalf("a new archive may unzip %d bytes (%v)", a.left, err)
	}
	if _, err := a.read(name); err != nil || a.left != maxUnzipped-size {
		t.Errorf("after a part of %d bytes %d are left (%v)", size, a.left, err)
	}
	a.left = size
	if _, err := a.read(name); err != nil || a.left != 0 {
		t.Errorf("the last %d bytes: %d are left (%v)", size, a.left, err)
	}
	if _, err := a.read(name); !errors.Is(err, errTooLarge) {
		t.Errorf("beyond the bound: %v", err)
	}
	a.left, a.parts[name].UncompressedSize64 = size-1, 1
	if _, err := a.read(name); err == nil {
		t.Error("a part that says it is smaller passes the bound")
	}
}

// More parts than any workbook has are refused before they are looked at.
func TestPartsAreCounted(t *testing.T) {
	names := make([]string, maxParts+1)
	for i := range names {
		names[i] = fmt.Sprint(i)
	}
	empty := func(string) []byte { return nil }
	if _, err := openArchive(pack(t, zip.Store, names, empty)); !errors.Is(err, errTooLarge) {
		t.Errorf("%d parts: %v", len(names), err)
	}
	if _, err := openArchive(pack(t, zip.Store, names[:maxParts], empty)); err != nil {
		t.Errorf("%d parts: %v", maxParts, err)
	}
}

// Formulas that read formulas are calculated, each once; one that leads
// through too many others, or to itself, is not.
func TestFormulaChains(t *testing.T) {
	chain := func(n int, cell func(i int) string) *Book {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, `<row><c><f>%s</f></c></row>`, cell(i))
		}
		b, _ := Read(source.NewFile("a.xlsx", simple(t, zip.Deflate, "<worksheet><sheetData>"+s.String()+"</sheetData></worksheet>")))
		return b
	}
	up := chain(200, func(i int) string { return map[bool]string{true: "1", false: fmt.Sprintf("A%d+A%d", i-1, i)}[i < 2] })
	if c := up.Sheets[0].At(79, 0); c.Raw != "23416728348467700" && c.Raw != "23416728348467685" {
		t.Errorf("the 80th number of Fibonacci is %+v", c)
	}
	down := chain(2*maxDepth, func(i int) string { return fmt.Sprintf("A%d+1", i+2) })
	circle := chain(3, func(i int) string { return fmt.Sprintf("A%d", (i+1)%3+1) })
	if down == nil || circle == nil {
		t.Fatal("not read")
	}
	for _, b := range []*Book{down, circle} {
		if c := b.Sheets[0].At(0, 0); c.Raw != "" {
			t.Errorf("calculated %+v", c)
		}
	}
}

// Text is decoded by its byte-order mark, else as UTF-8, else as GB18030.
func TestEncodings(t *testing.T) {
	const text = "指标,数值\n工业总产值,1\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	var le, be []byte
	for _, r := range "\ufeff" + text {
		le = append(le, byte(r), byte(r>>8))
		be = append(be, byte(r>>8), byte(r))
	}
	want := "表"
	for name, data := range map[string][]byte{
		"utf-8": []byte(text), "utf-8 bom": []byte("\ufeff" + text), "gb18030": []byte(gb), "utf-16le": le, "utf-16be": be,
	} {
		b, found := Read(source.NewFile("data/表.csv", data))
		if b == nil || len(found) > 0 {
			t.Errorf("%s: %s", name, findings(t, found))
			continue
		}
		if s := b.Sheets[0]; s.Name != want || s.At(1, 0).Text != "工业总产值" || s.At(0, 0).Text != "指标" {
			t.Errorf("%s: %s", name, dump(b))
		}
	}
}

// shared is the directory of real files beside the checkout, "" when it is not there.
func shared(t testing.TB) string {
	dir := filepath.Join("..", "..", "..", "shared", "data", "workbooks")
	if _, err := os.Stat(dir); err != nil {
		t.Log("the collection of real workbooks is not beside this checkout: nothing is read here")
		return ""
	}
	return dir
}

// On files that nobody wrote for us, this reader and the Excel library agree
// cell by cell on what is stored, and on the merged cells.
func TestRealWorkbooks(t *testing.T) {
	dir := shared(t)
	if dir == "" {
		return
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	refused := map[string]string{"password-protected.xlsx": "encrypted-workbook", "lock-file.xlsx": "workbook-open"}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		base := filepath.Base(name)
		b, found := Read(source.NewFile(base, data))
		if code, ok := refused[base]; ok {
			if b != nil || len(found) != 1 || found[0].Code != code {
				t.Errorf("%s: %s, want %s", base, findings(t, found), code)
			}
			continue
		}
		if b == nil {
			t.Errorf("%s: %s", base, findings(t, found))
			continue
		}
		if lib, err := excelize.OpenReader(bytes.NewReader(data)); err == nil {
			compare(t, base, b, lib)
		} else if base != "gbk-text-named.xlsx" {
			t.Errorf("%s: the library does not read it: %v", base, err)
		}
	}
}

func compare(t *testing.T, name string, b *Book, lib *excelize.File) {
	t.Helper()
	for _, s := range b.Sheets {
		rows, err := lib.GetRows(s.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r := range max(len(rows), len(s.Rows)) {
			for c := range 300 {
				theirs := ""
				if r < len(rows) && c < len(rows[r]) {
					theirs = rows[r][c]
				}
				ours := s.At(r, c)
				if plain, ok := plainDecimal(theirs); ok && ours.Numeric {
					theirs = plain
				}
				if ours.Raw != lineFeeds(theirs) && !ours.Date {
					t.Errorf("%s!%s!%s: %+v, the library reads %q", name, s.Name, Ref(r, c), ours, theirs)
				}
			}
		}
		merges, err := lib.GetMergeCells(s.Name)
		if err != nil || len(merges) != len(s.Merges) {
			t.Errorf("%s!%s: %d merges, the library reads %d (%v)", name, s.Name, len(s.Merges), len(merges), err)
		}
	}
}

// A false name does not hide what a file is, and a cut last character does not lose the table.
func TestTextUnderAFalseName(t *testing.T) {
	dir := shared(t)
	if dir == "" {
		return
	}
	data, err := os.ReadFile(filepath.Join(dir, "gbk-text-named.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	b, found := Read(source.NewFile("data/gbk.xlsx", data))
	if b == nil || found.HasErrors() {
		t.Fatal(findings(t, found))
	}
	s := b.Sheets[0]
	if s.At(0, 4).Text != "恩格尔系数" || s.At(1, 1).Text != "达拉特旗" || s.At(4, 4).Text != "0.251545901" {
		t.Error(dump(b))
	}
}
