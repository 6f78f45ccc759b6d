package workbook

import (
	"bytes"
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// readText reads a file of separated values: one sheet, named after the file.
func readText(f *source.File) (*Book, diag.List) {
	pos := diag.Pos{File: f.Path}
	text, found := decodeText(f.Data, pos)
	if found.HasErrors() {
		return nil, found
	}
	rows, err := parseSeparated(text, separator(text))
	if err != nil {
		return nil, append(found, tooLarge(pos))
	}
	name := strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path))
	b := &Book{File: f.Path, SHA256: f.SHA256, Sheets: []Sheet{{Name: name, Rows: rows}}}
	return b, append(found, openQuotes(b)...)
}

// decodeText returns data as UTF-8: by its byte-order mark, else as UTF-8 if
// it is that, else as GB18030.
func decodeText(data []byte, pos diag.Pos) (string, diag.List) {
	s := string(data)
	switch {
	case strings.HasPrefix(s, "\xff\xfe"):
		return decodeUTF16(s[2:], 0, 1), nil
	case strings.HasPrefix(s, "\xfe\xff"):
		return decodeUTF16(s[2:], 1, 0), nil
	case bytes.IndexByte(data, 0) >= 0:
		return "", diag.List{notWorkbook(pos)}
	case utf8.Valid(data):
		return strings.TrimPrefix(s, "\ufeff"), nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().String(s)
	bad := strings.Count(out, "\ufffd")
	switch {
	case err != nil || bad > 1+len(out)/200:
		return "", diag.List{diag.Errorf(pos, "bad-encoding", "文件既不是 UTF-8，也不是 GB18030 编码").
			Hintf("用记事本打开，“另存为”时把编码选为“UTF-8”")}
	case bad > 0:
		return out, diag.List{diag.Warningf(pos, "bad-encoding", "按 GB18030 读，有 %d 处字符残缺", bad).
			Hintf("核对文件是否完整；用记事本打开，“另存为”时把编码选为“UTF-8”")}
	}
	return out, nil
}

// separator is the sign that parts the first lines most often: tab, comma or semicolon.
func separator(text string) byte {
	head := text[:min(len(text), 4096)]
	best := byte(',')
	for _, c := range []byte{'\t', ';'} {
		if strings.Count(head, string(rune(c))) > strings.Count(head, string(rune(best))) {
			best = c
		}
	}
	return best
}

var errRows = errors.New("too many cells")

// parseSeparated reads text as spreadsheets do: a quoted field may hold
// separators, line breaks and doubled quotes; a quote inside a bare field is
// itself, and so is one that is never closed or closed by the opening one of a
// later line; a blank line is a blank row, so that rows keep their numbers.
func parseSeparated(text string, sep byte) ([][]Cell, error) {
	if len(text) > maxShown {
		return nil, errRows
	}
	var rows [][]Cell
	slots := maxSlots
	for text != "" {
		var row []Cell
		row, text = parseLine(text, sep)
		if slots -= len(row) + 1; slots < 0 || len(row) > maxColumns || len(rows) >= maxRows {
			return nil, errRows
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func parseLine(text string, sep byte) (row []Cell, rest string) {
	filled := 0
	for {
		var field string
		var more bool
		field, text, more = parseField(text, sep)
		row = append(row, Cell{Raw: field, Text: field})
		if field != "" {
			filled = len(row)
		}
		if !more {
			return row[:filled:filled], text
		}
	}
}

// parseField cuts off one field; more says that another follows in the line.
func parseField(text string, sep byte) (field, rest string, more bool) {
	quoted := ""
	if strings.HasPrefix(text, `"`) {
		if inside, after, closed := unquote(text[1:]); closed && !runsOn(inside, after, sep) {
			quoted, text = inside, after
		}
	}
	end := strings.IndexAny(text, string(rune(sep))+"\r\n")
	if end < 0 {
		return bounded(quoted + text), "", false
	}
	field, rest = bounded(quoted+text[:end]), text[end:]
	if rest[0] == sep {
		return field, rest[1:], true
	}
	if strings.HasPrefix(rest, "\r\n") {
		return field, rest[2:], false
	}
	return field, rest[1:], false
}

// runsOn reports whether a closing quote is the opening one of a later line:
// lines were passed, and a word begins behind it.
func runsOn(inside, after string, sep byte) bool {
	return strings.Contains(inside, "\n") && after != "" && !strings.ContainsRune(string(rune(sep))+"\r\n \t", rune(after[0]))
}

// openQuotes reports the cells whose quote is never closed.
func openQuotes(b *Book) diag.List {
	var found diag.List
	for _, s := range b.Sheets {
		for r, row := range s.Rows {
			for c, x := range row {
				if strings.HasPrefix(x.Raw, `"`) && strings.Count(x.Raw, `"`)%2 == 1 {
					found = append(found, diag.Warningf(b.Pos(s.Name, r, c), "open-quote", "引号只有一半，当作文字").
						Hintf("删去这一格开头的引号，或在这一格末尾补上"))
				}
			}
		}
	}
	return found
}

// unquote reads up to the closing quote, if there is one.
func unquote(text string) (field, rest string, closed bool) {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '"')
		if i < 0 {
			return "", "", false
		}
		b.WriteString(text[:i])
		if !strings.HasPrefix(text[i+1:], `"`) {
			return lineFeeds(b.String()), text[i+1:], true
		}
		b.WriteByte('"')
		text = text[i+2:]
	}
}

func lineFeeds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
