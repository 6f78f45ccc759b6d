package narrative

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/character"
	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// The bounds of a page. Parsing is quadratic at worst in the length of a run
// of lines without a blank one and in the depth of nesting; these keep the
// worst page under some seconds, and no page that somebody wrote comes near.
const (
	maxPage   = 512 << 10
	maxBlock  = 32 << 10
	maxIndent = 64
	maxNested = 8
)

// bom is the mark that Windows editors put before UTF-8.
var bom = []byte("\ufeff")

// screen returns the text of f as the parser may have it: of the same length,
// with what must not be in it blanked. It returns nil where f cannot be
// parsed at all.
func screen(f *source.File) ([]byte, diag.List) {
	if d, ok := unreadable(f); ok {
		return nil, diag.List{d}
	}
	text := bytes.Clone(f.Data)
	if bytes.HasPrefix(text, bom) {
		blank(text[:len(bom)])
	}
	list := blankControls(f, text)
	deep := tooDeep(f, text)
	if deep != nil {
		return nil, append(list, deep...)
	}
	return text, list
}

func unreadable(f *source.File) (diag.Diagnostic, bool) {
	start := diag.Pos{File: f.Path, Line: 1, Column: 1}
	if len(f.Data) > maxPage {
		return diag.Errorf(start, "page-size", "文件有 %d 千字节，超过 %d 千字节", len(f.Data)>>10, maxPage>>10).
			Hintf("把内容分成几个文件；大表放进 data/ 里的工作簿"), true
	}
	if utf8.Valid(f.Data) {
		return diag.Diagnostic{}, false
	}
	if bytes.HasPrefix(f.Data, []byte("\xff\xfe")) || bytes.HasPrefix(f.Data, []byte("\xfe\xff")) {
		return diag.Errorf(start, "encoding", "文件是 UTF-16 编码").
			Hintf("在编辑器里“另存为”，编码选 UTF-8"), true
	}
	return diag.Errorf(f.Pos(firstInvalid(f.Data)), "encoding", "文件不是 UTF-8 编码（可能是 GBK）").
		Hintf("在编辑器里“另存为”，编码选 UTF-8"), true
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// blankControls blanks control characters in text and reports the first of
// each class; a broken file has thousands.
func blankControls(f *source.File, text []byte) diag.List {
	first := map[class]int{}
	count := map[class]int{}
	for i := 0; i < len(text); {
		c, n := classAt(text[i:])
		if c != ordinary {
			if count[c]++; count[c] == 1 {
				first[c] = i
			}
			if c != invisible {
				blank(text[i : i+n])
			}
		}
		i += n
	}
	var list diag.List
	for _, c := range []class{control, direction, invisible} {
		if count[c] == 0 {
			continue
		}
		r, _ := utf8.DecodeRune(f.Data[first[c]:])
		list = append(list, c.finding(f.Pos(first[c]), r, count[c]))
	}
	return list
}

// class tells characters that nobody sees from the others.
type class uint8

const (
	ordinary  class = iota
	control         // would make the page ill-formed
	direction       // can make text read otherwise than it is written
	invisible       // breaks search and copying; comes with text pasted from elsewhere
)

// classAt returns the class and the length of the first character of text. A
// carriage return is ordinary only as a part of a line end.
func classAt(text []byte) (class, int) {
	r, n := utf8.DecodeRune(text)
	if r == '\r' && !bytes.HasPrefix(text[n:], []byte("\n")) || r == utf8.RuneError && n == 1 {
		return control, n
	}
	return classOf(r), n
}

func classOf(r rune) class {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return ordinary
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return control
	case character.Turns(r), r == '\u200e', r == '\u200f':
		return direction
	case r == '\u200b', r == '\u2060', r == '\ufeff', r == '\u00ad':
		return invisible
	}
	return ordinary
}

func (c class) finding(pos diag.Pos, r rune, n int) diag.Diagnostic {
	switch c {
	case control:
		return diag.Errorf(pos, "control-character", "有 %d 个控制字符，第一个是 U+%04X", n, r).
			Hintf("删去它；文件若是从别的格式改名来的，请另存为纯文本")
	case direction:
		return diag.Errorf(pos, "control-character", "有 %d 个改变文字方向的字符，第一个是 U+%04X，会让人看到的与写下的不同", n, r).
			Hintf("删去它")
	}
	return diag.Warningf(pos, "invisible-character", "有 %d 个看不见的字符，第一个是 U+%04X，已略去", n, r).
		Hintf("常由网页或 Word 粘贴带来，删去后重新输入前后的字")
}

var (
	container = regexp.MustCompile(`^[ \t]*(?:>|[-+*][ \t]|[0-9]{1,9}[.)][ \t])`)
	indent    = regexp.MustCompile(`^[ \t]*`)
)

// tooDeep reports the first line that is nested deeper, and the first run of
// lines that is longer, than is parsed.
func tooDeep(f *source.File, text []byte) diag.List {
	run := 0
	for start := 0; start < len(text); {
		line, _, _ := bytes.Cut(text[start:], []byte("\n"))
		if len(indent.Find(line)) > maxIndent || nesting(line) > maxNested {
			return diag.List{diag.Errorf(f.Pos(start), "nesting", "引用或列表套得太深").
				Hintf("最多 %d 层；改用小标题分层", maxNested)}
		}
		run += len(line) + 1
		if len(bytes.TrimSpace(line)) == 0 {
			run = 0
		}
		if run > maxBlock {
			return diag.List{diag.Errorf(f.Pos(start), "page-size", "连续的文字超过 %d 千字节，中间没有空行", maxBlock>>10).
				Hintf("用空行分段；大表放进 data/ 里的工作簿")}
		}
		start += len(line) + 1
	}
	return nil
}

func nesting(line []byte) int {
	n := 0
	for n <= maxNested {
		m := container.Find(line)
		if m == nil {
			break
		}
		line = line[len(m):]
		n++
	}
	return n
}

// blank overwrites b with blanks, keeping line ends, so that offsets in what
// is parsed are offsets in the file.
func blank(b []byte) {
	for i := range b {
		if b[i] != '\n' {
			b[i] = ' '
		}
	}
}
