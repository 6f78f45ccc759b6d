package narrative

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// metaKeys are the keys of front matter.
var metaKeys = []string{"title", "short", "lead", "chapter", "departments"}

// front decodes the front matter at the beginning of text and blanks it there.
func front(f *source.File, text []byte) (Meta, diag.List) {
	top := diag.Pos{File: f.Path, Line: 1, Column: 1}
	at, found := frontMatter(text)
	switch {
	case !found:
		return Meta{Pos: top}, diag.List{diag.Errorf(top, "front-matter", "文件开头没有题头").
			Hintf("在第一行前加上三行：---，title: 页面标题，---")}
	case at.rest < 0:
		blank(text[at.open:at.begin])
		return Meta{Pos: top}, diag.List{diag.Errorf(f.Pos(at.open), "front-matter", "开头的 --- 没有结束").
			Hintf("在题头之后另起一行写 ---")}
	}
	d := &frontDecoder{file: f, last: f.Pos(at.end).Line - 1, meta: Meta{Pos: f.Pos(at.open)}}
	d.decode(at)
	blank(text[:at.rest])
	return d.meta, d.list
}

// span tells where the opening line, the YAML and the page's text begin; rest
// is below zero where no closing line was found.
type span struct{ open, begin, end, rest int }

// frontMatter finds the YAML between two lines of ---.
func frontMatter(text []byte) (at span, found bool) {
	at.rest = -1
	for start := 0; start < len(text); {
		line, _, _ := bytes.Cut(text[start:], []byte("\n"))
		next := min(start+len(line)+1, len(text))
		switch word := string(bytes.TrimSpace(line)); {
		case found && (word == "---" || word == "..."):
			at.end, at.rest = start, next
			return at, true
		case found, word == "":
		case word == "---":
			at.open, at.begin, found = start, next, true
		default:
			return at, false
		}
		start = next
	}
	return at, found
}

// frontDecoder decodes strictly: each key once, known, of its type.
type frontDecoder struct {
	file *source.File
	// last is the last line of YAML.
	last int
	seen []string
	meta Meta
	list diag.List
}

func (d *frontDecoder) decode(at span) {
	doc, list := yaml.Parse(d.file, at.begin, at.end)
	d.list = list
	switch doc.Root.Kind {
	case yaml.Mapping:
		for _, e := range doc.Root.Entries {
			d.entry(e)
		}
	case yaml.Scalar, yaml.Sequence:
		hint := yaml.Remedy(d.file.Line(doc.Root.Pos.Line))
		d.errorf(doc.Root.Pos, "题头不是“键: 值”的形式").Hint = cmp.Or(hint, "每行写一项，如 title: 页面标题")
		return
	}
	if d.meta.Title == "" && !doc.Broken("title") && !d.list.HasErrors() {
		d.errorf(d.meta.Pos, "题头没有标题").Hint = "加一行 title: 页面标题"
	}
}

// errorf adds an error and returns it, for its hint.
func (d *frontDecoder) errorf(pos diag.Pos, format string, args ...any) *diag.Diagnostic {
	d.list = append(d.list, diag.Errorf(pos, "front-matter", format, args...))
	return &d.list[len(d.list)-1]
}

func (d *frontDecoder) entry(e yaml.Entry) {
	if slices.Contains(d.seen, e.Key) {
		d.errorf(e.Pos, "题头里“%s”写了两次", e.Key).Hint = "删去一行"
		return
	}
	d.seen = append(d.seen, e.Key)
	m := &d.meta
	switch e.Key {
	case "title":
		m.Pos = e.Value.Pos
		m.Title = d.text(e.Key, e.Value)
		m.TitleText = d.inline(m.Title, e.Value.Pos)
	case "short":
		m.Short = d.text(e.Key, e.Value)
	case "lead":
		m.Lead = d.inline(d.text(e.Key, e.Value), e.Value.Pos)
	case "chapter":
		m.Chapter = d.chapter(e.Value)
	case "departments":
		m.Departments = d.texts(e.Key, e.Value)
	default:
		hint := "可用的有 title 标题、short 简称、lead 导语、chapter 对应的章、departments 责任部门"
		if near := nearest.Of(e.Key, metaKeys); near != "" {
			hint = "是不是“" + near + "”？"
		}
		d.errorf(e.Pos, "题头里没有“%s”这一项", e.Key).Hint = hint
	}
}

// chapter reads the numeral of a chapter: 二, 第二章.
func (d *frontDecoder) chapter(n yaml.Node) string {
	text := d.text("chapter", n)
	numeral := strings.TrimSuffix(strings.TrimPrefix(text, "第"), "章")
	if strings.Trim(numeral, "一二三四五六七八九十") != "" || text != "" && numeral == "" {
		d.list = append(d.list, diag.Warningf(n.Pos, "front-matter", "chapter 是“%s”，不是章的序号，这一页不属于哪一章", strings.ToValidUTF8(text[:min(len(text), 90)], "")).
			Hintf("写汉字数字，如 chapter: 一"))
		return ""
	}
	return numeral
}

// text returns the value of a scalar.
func (d *frontDecoder) text(key string, n yaml.Node) string {
	switch n.Kind {
	case yaml.Scalar:
		return strings.TrimSpace(n.Text)
	case yaml.Sequence, yaml.Mapping:
		d.errorf(n.Pos, "“%s”要写一行文字", key).Hint = "值以 { 或 [ 开头时，把整个值放进半角双引号"
	}
	return ""
}

func (d *frontDecoder) texts(key string, n yaml.Node) []string {
	if n.Kind != yaml.Sequence {
		n = yaml.Node{Items: []yaml.Node{n}}
	}
	var out []string
	for _, item := range n.Items {
		if s := d.text(key, item); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// inline parses s, the text of the value at pos. Where YAML folds its lines they
// are taken as the file has them: between Chinese characters a line end is no blank.
func (d *frontDecoder) inline(s string, pos diag.Pos) []document.Inline {
	if s == "" {
		return nil
	}
	var out []document.Inline
	var list diag.List
	runes := []rune(d.file.Line(pos.Line))
	value := string(runes[min(pos.Column-1, len(runes)):])
	switch {
	case strings.HasPrefix(value, `"`), strings.HasPrefix(value, "'"):
		pos.Column++
		out, list = inlineAt(s, func(offset int) diag.Pos { return d.clamp(placeIn(s, pos, offset)) })
	case strings.HasPrefix(value, "|"), strings.HasPrefix(value, ">"):
		out, list = d.folded(pos.Line+1, 1)
	case !strings.Contains(value, s):
		out, list = d.folded(pos.Line, pos.Column)
	default:
		out, list = inlineAt(s, func(offset int) diag.Pos { return d.clamp(placeIn(s, pos, offset)) })
	}
	d.list = append(d.list, list...)
	return out
}

// folded parses the text of the file from a place on, through the indented and
// empty lines that follow.
func (d *frontDecoder) folded(line, column int) ([]document.Inline, diag.List) {
	var lines []string
	var at []diag.Pos
	for n := line; n <= d.last; n++ {
		all := d.file.Line(n)
		if n > line && all != "" && all[0] != ' ' {
			break
		}
		runes := []rune(all)
		start := min(column-1, len(runes))
		for start < len(runes) && runes[start] == ' ' {
			start++
		}
		lines = append(lines, strings.TrimRight(string(runes[start:]), " \t"))
		at = append(at, diag.Pos{File: d.file.Path, Line: n, Column: start + 1})
		column = 1
	}
	s := strings.TrimRight(strings.Join(lines, "\n"), "\n")
	return inlineAt(s, func(offset int) diag.Pos {
		before := s[:min(max(offset, 0), len(s))]
		pos := at[strings.Count(before, "\n")]
		_, last, _ := cutLast(before, "\n")
		pos.Column += utf8.RuneCountInString(last)
		return pos
	})
}

// clamp returns p within the file: a value may have escapes that make it
// longer or shorter than what stands there.
func (d *frontDecoder) clamp(p diag.Pos) diag.Pos {
	p.Line = min(p.Line, d.last)
	p.Column = min(max(p.Column, 1), utf8.RuneCountInString(d.file.Line(p.Line))+1)
	return p
}
