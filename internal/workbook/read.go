package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"unicode/utf16"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// Read reads one spreadsheet file. The Book is nil when the file is none, or
// cannot be read; the findings then say what it is and what to do. It never
// panics, and its time and memory are bounded by the size of f and the limits
// of this package.
func Read(f *source.File) (b *Book, found diag.List) {
	defer func() {
		if r := recover(); r != nil {
			b, found = nil, diag.List{crashed(diag.Pos{File: f.Path}, r)}
		}
	}()
	pos := diag.Pos{File: f.Path}
	switch kind := sniff(f); kind {
	case "zip":
		return readArchive(f)
	case "text":
		return readText(f)
	default:
		return nil, diag.List{refuse(kind, pos)}
	}
}

// crashed reports a defect of ours as a finding, with the place in the code
// that an engineer needs; the compiler of the report gets a way on.
func crashed(pos diag.Pos, r any) diag.Diagnostic {
	where := ""
	if _, file, line, ok := runtime.Caller(3); ok {
		where = fmt.Sprintf("%s:%d", path.Base(file), line)
	}
	return diag.Errorf(pos, "unreadable", "读不了这个文件（程序内部：%v，%s）", r, where).
		Hintf("用 Excel 或 WPS 打开，另存为新的 .xlsx 文件再试")
}

// sniff says what the bytes of f are: "zip", "text", or the name of something that is refused.
func sniff(f *source.File) string {
	d := f.Data
	switch {
	case isOwner(f):
		return "owner"
	case len(d) == 0:
		return "empty"
	case bytes.HasPrefix(d, []byte("PK\x03\x04")):
		return "zip"
	case bytes.HasPrefix(d, []byte("PK\x05\x06")):
		return "empty"
	case bytes.HasPrefix(d, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return sniffOLE(d)
	case bytes.HasPrefix(d, []byte("%PDF")):
		return "pdf"
	case isPicture(d):
		return "picture"
	}
	head := strings.ToLower(string(d[:min(len(d), 1024)]))
	head = strings.TrimSpace(strings.TrimPrefix(head, "\ufeff"))
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<!doctype") || strings.HasPrefix(head, "<table") {
		return "markup"
	}
	return "text"
}

func isPicture(d []byte) bool {
	return slices.ContainsFunc([]string{"\x89PNG", "\xff\xd8\xff", "GIF8"}, func(magic string) bool {
		return bytes.HasPrefix(d, []byte(magic))
	})
}

// isOwner tells Excel's owner file: 165 bytes, the user's name once in bytes
// and once in two-byte characters, each behind its length and padded with
// blanks. WPS writes the same under the same name.
func isOwner(f *source.File) bool {
	d := f.Data
	if strings.HasPrefix(path.Base(f.Path), "~$") && !bytes.HasPrefix(d, []byte("PK")) {
		return true
	}
	return len(d) == 165 && d[0] > 0 && d[0] < 55 && d[55] > 0 && d[55] <= d[0] && d[56] == 0
}

// sniffOLE tells what an OLE2 container holds by the names of its streams.
func sniffOLE(d []byte) string {
	for _, stream := range []struct{ name, kind string }{
		{"EncryptedPackage", "encrypted"}, {"WordDocument", "doc"}, {"PowerPoint Document", "ppt"},
	} {
		if bytes.Contains(d, wide(stream.name)) {
			return stream.kind
		}
	}
	return "xls"
}

// wide is s in the two-byte characters of OLE2 directories.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// readArchive reads an .xlsx workbook.
func readArchive(f *source.File) (*Book, diag.List) {
	pos := diag.Pos{File: f.Path}
	a, err := openArchive(f.Data)
	if err != nil {
		return nil, diag.List{damaged(pos, err)}
	}
	b, pending, found, err := a.book(f)
	if err != nil {
		return nil, append(found, damaged(pos, err))
	}
	if b == nil {
		return nil, append(found, a.refuse(pos))
	}
	return b, append(found, calculate(b, pending.cells, pending.from1904)...)
}

// unfinished are the cells of each sheet that wait for a result.
type unfinished struct {
	cells    [][]pendingCell
	from1904 bool
}

// book reads the sheets; it returns nil when the archive is no workbook. A
// sheet that is damaged is a finding, and the others are read.
func (a *archive) book(f *source.File) (*Book, *unfinished, diag.List, error) {
	root, err := a.relations("")
	if err != nil {
		return nil, nil, nil, err
	}
	main := find(root, "officeDocument")
	if main == "" {
		main = "/xl/workbook.xml"
	}
	if !a.has(main) || path.Ext(main) != ".xml" || !strings.Contains(main, "workbook") {
		return nil, nil, nil, nil
	}
	rels, err := a.relations(strings.TrimPrefix(main, "/"))
	if err != nil {
		return nil, nil, nil, err
	}
	text, err := a.read(main)
	if err != nil {
		return nil, nil, nil, err
	}
	list, from1904, err := parseWorkbook(text, rels)
	if err != nil {
		return nil, nil, nil, err
	}
	shared, err := a.shared(rels)
	if err != nil {
		return nil, nil, nil, err
	}
	shared.from1904 = from1904
	return a.sheets(f, list, shared)
}

// shared reads what all sheets need: strings and styles.
func (a *archive) shared(rels map[string]relation) (*parts, error) {
	p := &parts{slots: maxSlots, shown: maxShown, styles: styles{plain: &format{general: true}}}
	if target := find(rels, "sharedStrings"); target != "" {
		text, err := a.read(target)
		if err != nil {
			return nil, err
		}
		if p.strings, err = parseStrings(text); err != nil {
			return nil, err
		}
	}
	if target := find(rels, "styles"); target != "" {
		text, err := a.read(target)
		if err != nil {
			return nil, err
		}
		if p.styles, err = parseStyles(text); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (a *archive) sheets(f *source.File, list []listed, p *parts) (*Book, *unfinished, diag.List, error) {
	b := &Book{File: f.Path, SHA256: f.SHA256}
	pending := &unfinished{from1904: p.from1904}
	var found diag.List
	for _, l := range list {
		r := sheetReader{parts: p, sheet: Sheet{Name: l.name, Hidden: l.hidden}}
		text, err := a.read(l.target)
		if err == nil && !a.has(l.target) {
			err = errMissing
		}
		if err == nil {
			r.data = text
			err = r.read()
		}
		if errors.Is(err, errTooLarge) {
			return nil, nil, found, err
		}
		if err != nil {
			found = append(found, diag.Errorf(diag.Pos{File: f.Path, Sheet: l.name}, "damaged-sheet", "工作表读不全：%s", reason(err)).
				Hintf("用 Excel 或 WPS 打开并修复，另存后再试"))
		}
		b.Sheets = append(b.Sheets, r.sheet)
		pending.cells = append(pending.cells, r.pending)
	}
	return b, pending, found, nil
}

var errMissing = errors.New("文件里没有这张表的内容")

// damaged is the finding for an archive that could not be read.
func damaged(pos diag.Pos, err error) diag.Diagnostic {
	switch {
	case errors.Is(err, errTooLarge):
		return tooLarge(pos)
	case errors.Is(err, errEncryptedPart):
		return refuse("encrypted", pos)
	}
	return diag.Errorf(pos, "damaged-workbook", "工作簿不完整或已损坏：%s", reason(err)).
		Hintf("重新复制或下载这个文件；或用 Excel、WPS 打开修复后另存为 .xlsx")
}

func tooLarge(pos diag.Pos) diag.Diagnostic {
	return diag.Errorf(pos, "too-large", "工作簿太大，不读：单元格超过 %d 万个，文字超过 %d MB，或解开后超过 %d MB", maxSlots/10_000, maxShown>>20, maxUnzipped>>20).
		Hintf("删去用不到的行、列和工作表（按 Ctrl+End 看已用区域到哪里），另存后再试")
}

// reason says in Chinese what went wrong with the bytes.
func reason(err error) string {
	switch {
	case errors.Is(err, errDocType), errors.Is(err, errXML), errors.Is(err, errMissing):
		return err.Error()
	case errors.Is(err, zip.ErrFormat):
		return "压缩包残缺，可能没有复制完"
	case errors.Is(err, zip.ErrChecksum):
		return "校验和不符"
	case errors.Is(err, zip.ErrAlgorithm):
		return "压缩方法不认识"
	}
	return "压缩包里的数据残缺"
}
