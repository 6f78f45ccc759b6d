package layout

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// What one damaged workbook may cost, from bytes to JSON.
const (
	mutations   = 1500
	mostTime    = 5 * time.Second
	mostMemory  = 1 << 30 // bytes allocated in all, which the peak is below
	hangingTime = time.Minute
)

// Workbooks damaged in thousands of ways, in their bytes and in their XML, the
// same ways each time: each is read or refused with a remedy, in bounded time and memory.
func TestMutatedWorkbooks(t *testing.T) {
	seeds := containers(t)
	names := slices.Sorted(maps.Keys(seeds))
	rng := rand.New(rand.NewPCG(1, 2))
	slowest, most := time.Duration(0), uint64(0)
	refused := map[string]int{}
	for i := range mutations {
		name := names[i%len(names)]
		data := mutate(t, rng, seeds[name])
		label := fmt.Sprintf("mutation %d of %s", i, name)
		watch := time.AfterFunc(hangingTime, func() { panic(label + " hangs") })
		began, before := time.Now(), allocated()
		for _, d := range survives(t, label, data) {
			refused[d.Code]++
		}
		took, used := time.Since(began), allocated()-before
		watch.Stop()
		if took > mostTime || used > mostMemory {
			t.Errorf("%s took %v and %d MB", label, took, used>>20)
		}
		slowest, most = max(slowest, took), max(most, used)
	}
	t.Logf("slowest %v, most memory %d MB, refused %v", slowest, most>>20, refused)
	for _, code := range []string{"damaged-workbook", "damaged-sheet", "too-large"} {
		if refused[code] == 0 {
			t.Errorf("no mutation was refused as %s: they do not reach that far", code)
		}
	}
}

// survives reads data to the end and returns the findings.
func survives(t *testing.T, label string, data []byte) diag.List {
	b, found := workbook.Read(source.NewFile("data/a.xlsx", data))
	if b == nil && len(found) == 0 {
		t.Errorf("%s: neither a book nor a finding", label)
	}
	for _, d := range found {
		if d.Code == "unreadable" || d.Message == "" || d.Hint == "" || d.Pos.File != "data/a.xlsx" {
			t.Errorf("%s: %+v", label, d)
		}
	}
	if b == nil {
		return found
	}
	for _, s := range b.Sheets {
		got := Find(s, figure.Usual())
		checkSheet(t, s, got)
	}
	return found
}

// allocated is how much memory was taken since the program began, given back or not.
func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// containers are the workbooks to damage: those that package workbook is
// tested with, a statistical table, and the real ones if they are there.
func containers(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	names, _ := filepath.Glob("../../workbook/testdata/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string][]byte{}
		for _, f := range a.Files {
			if f.Name != "want" {
				parts[f.Name] = f.Data
			}
		}
		if len(parts) > 2 {
			out[filepath.Base(name)] = packed(t, parts)
		}
	}
	names, _ = filepath.Glob(handedOverIn + "/*.xlsx")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) < 100_000 {
			out[filepath.Base(name)] = data
		}
	}
	if len(out) < 5 {
		t.Fatalf("%d containers", len(out))
	}
	return out
}

func packed(t *testing.T, parts map[string][]byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		out, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// mutate damages a workbook: two in five in the bytes of the file, the others
// in one to three of its parts, whose checksums are then right again.
func mutate(t *testing.T, rng *rand.Rand, data []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || rng.IntN(5) < 2 {
		return damageBytes(rng, slices.Clone(data))
	}
	parts := map[string][]byte{}
	var names []string
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
	}
	slices.Sort(names)
	sheets := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !strings.Contains(n, "sheet") || strings.Contains(n, "rels") })
	for range 1 + rng.IntN(3) {
		from := names
		if len(sheets) > 0 && rng.IntN(3) > 0 {
			from = sheets
		}
		name := from[rng.IntN(len(from))]
		parts[name] = damageXML(rng, parts[name])
	}
	return packed(t, parts)
}

func damageBytes(rng *rand.Rand, data []byte) []byte {
	for range 1 + rng.IntN(8) {
		if len(data) == 0 {
			return data
		}
		at := rng.IntN(len(data))
		switch rng.IntN(4) {
		case 0:
			data[at] ^= 1 << rng.IntN(8)
		case 1:
			data[at] = []byte{0, 1, 0x7f, 0x80, 0xff}[rng.IntN(5)]
		case 2:
			data = data[:at]
		case 3:
			end := min(len(data), at+rng.IntN(64))
			data = slices.Concat(data[:end], data[at:end], data[end:])
		}
	}
	return data
}

// damageXML changes a part in one of the ways in which parts are wrong, or
// made to be.
func damageXML(rng *rand.Rand, part []byte) []byte {
	s := string(part)
	if s == "" {
		return part
	}
	at := rng.IntN(len(s))
	open := at + strings.IndexByte(s[at:], '<')
	if open < at {
		open = strings.IndexByte(s, '<')
	}
	end := open + 1 + strings.IndexByte(s[max(open, 0):], '>')
	if open < 0 || end <= open {
		return part
	}
	tag := s[open:end]
	switch rng.IntN(11) {
	case 0: // a tag is missing
		s = s[:open] + s[end:]
	case 1: // a tag comes too often
		s = s[:open] + strings.Repeat(tag, 1<<rng.IntN(16)) + s[end:]
	case 2: // the part was cut off
		s = s[:at]
	case 3: // a stretch comes again and again
		far := min(len(s), open+1<<rng.IntN(12))
		s = s[:far] + strings.Repeat(s[open:far], 1+rng.IntN(50)) + s[far:]
	case 4: // what stands there is something else
		s = s[:end] + hostile[rng.IntN(len(hostile))] + s[end:]
	case 5: // an attribute has another name
		s = s[:open] + strings.Replace(tag, "=", string("xrst"[rng.IntN(4)])+"=", 1) + s[end:]
	case 6:
		return damageBytes(rng, part)
	default: // a number is another
		s = otherNumber(rng, s, at)
	}
	return []byte(s)
}

// hostile is what a part that means harm has in it.
var hostile = []string{
	`<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]>`, "&c;&#0;&#x110000;", "<![CDATA[", "<!--", "]]>", "\x00\xff\xfe",
	`<mergeCell ref="A1:XFD1048576"/>`, strings.Repeat(`<mergeCell ref="A1:Z9999"/>`, 3000), `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
	strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 90), `<c r="A1"><f>A1</f></c>`, `<c r="B2"><f>SUM(A1:XFD1048576)</f></c>`,
	strings.Repeat("<a>", 50_000), `<c t="s"><v>99999999</v></c>`, `<c t="inlineStr"><is><t>` + strings.Repeat("（", 40_000) + `</t></is></c>`,
	`<c><v>1e999999999</v></c>`, `<c><v>` + strings.Repeat("9", 100_000) + `</v></c>`, `<numFmt numFmtId="0" formatCode="` + strings.Repeat("#,0_)", 9_000) + `"/>`,
	`<c r="C3"><f>` + strings.Repeat("(", 5_000) + `</f></c>`, `<f t="shared" si="0">A1</f>`, `<t>` + strings.Repeat("_x000D_", 9_000) + `</t>`,
}

// otherNumber replaces the first number behind at.
func otherNumber(rng *rand.Rand, s string, at int) string {
	from := strings.IndexAny(s[at:], "0123456789")
	if from < 0 {
		return s
	}
	from += at
	to := from
	for to < len(s) && s[to] >= '0' && s[to] <= '9' {
		to++
	}
	other := []string{"0", "-1", "1048576", "1048577", "4294967296", "99999999999999999999", "1e308", "", "NaN", "2"}
	return s[:from] + other[rng.IntN(len(other))] + s[to:]
}
