package narrative

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
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
	if at.end-at.begin > maxFront {
		return Meta{Pos: top}, diag.List{diag.Errorf(f.Pos(at.begin), "front-matter", "题头超过 %d 千字节", maxFront>>10).
			Hintf("题头只写标题等几项，内容写在正文里")}
	}
	d := &frontDecoder{file: f, line: f.Pos(at.begin).Line, meta: Meta{Pos: f.Pos(at.open)}}
	d.decode(text[at.begin:at.end])
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
	// line is that of the first line of YAML.
	line int
	seen []string
	meta Meta
	list diag.List
}

func (d *frontDecoder) decode(text []byte) {
	if d.wideColons(text) {
		return
	}
	file, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.list = append(d.list, d.malformed(err))
		return
	}
	for _, doc := range file.Docs {
		switch body := doc.Body.(type) {
		case nil:
		case *ast.MappingNode:
			for _, v := range body.Values {
				d.key(v)
			}
		case *ast.MappingValueNode:
			d.key(body)
		default:
			d.errorf(body, "题头不是“键: 值”的形式").Hint = "每行写一项，如 title: 页面标题"
		}
	}
	if d.meta.Title == "" && !d.list.HasErrors() {
		d.list = append(d.list, diag.Errorf(d.meta.Pos, "front-matter", "题头没有标题").Hintf("加一行 title: 页面标题"))
	}
}

var wideColon = regexp.MustCompile(`(?m)^[ \t]*([a-z]+)：`)

// wideColons reports keys that end in a full-width colon, which YAML takes
// for a part of the word.
func (d *frontDecoder) wideColons(text []byte) bool {
	found := false
	for _, m := range wideColon.FindAllSubmatchIndex(text, -1) {
		key := string(text[m[2]:m[3]])
		if !slices.Contains(metaKeys, key) {
			continue
		}
		found = true
		pos := diag.Pos{File: d.file.Path, Line: d.line + bytes.Count(text[:m[2]], []byte("\n")), Column: m[3] - m[0] + 1}
		d.list = append(d.list, diag.Errorf(pos, "front-matter", "“%s”后面是全角冒号", key).
			Hintf("改成半角冒号加一个空格：%s: ", key))
	}
	return found
}

func (d *frontDecoder) malformed(err error) diag.Diagnostic {
	pos := d.meta.Pos
	var e yaml.Error
	if errors.As(err, &e) {
		pos = d.tokenPos(e.GetToken())
	}
	return diag.Errorf(pos, "front-matter", "题头不是合格的 YAML").
		Hintf(`冒号后面空一格；值里有半角冒号、引号、# 或 {{ 时，把整个值放进半角双引号`)
}

// errorf adds an error at n and returns it, for its hint.
func (d *frontDecoder) errorf(n ast.Node, format string, args ...any) *diag.Diagnostic {
	d.list = append(d.list, diag.Errorf(d.pos(n), "front-matter", format, args...))
	return &d.list[len(d.list)-1]
}

func (d *frontDecoder) pos(n ast.Node) diag.Pos {
	if n == nil {
		return d.meta.Pos
	}
	return d.tokenPos(n.GetToken())
}

func (d *frontDecoder) tokenPos(t *token.Token) diag.Pos {
	if t == nil || t.Position == nil {
		return d.meta.Pos
	}
	return d.clamp(diag.Pos{File: d.file.Path, Line: d.line + t.Position.Line - 1, Column: t.Position.Column})
}

func (d *frontDecoder) key(v *ast.MappingValueNode) {
	key := v.Key.GetToken().Value
	if slices.Contains(d.seen, key) {
		d.errorf(v.Key, "题头里“%s”写了两次", key).Hint = "删去一行"
		return
	}
	d.seen = append(d.seen, key)
	m := &d.meta
	switch key {
	case "title":
		m.Pos = d.pos(v.Value)
		m.Title = d.text(key, v.Value)
		m.TitleText = d.inline(m.Title, v.Value)
	case "short":
		m.Short = d.text(key, v.Value)
	case "lead":
		m.Lead = d.inline(d.text(key, v.Value), v.Value)
	case "chapter":
		m.Chapter = d.text(key, v.Value)
	case "departments":
		m.Departments = d.texts(key, v.Value)
	default:
		hint := "可用的有 title 标题、short 简称、lead 导语、chapter 对应的章、departments 责任部门"
		if near := nearest.Of(key, metaKeys); near != "" {
			hint = "是不是“" + near + "”？"
		}
		d.errorf(v.Key, "题头里没有“%s”这一项", key).Hint = hint
	}
}

// text returns the value of a scalar.
func (d *frontDecoder) text(key string, n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value)
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case *ast.NullNode:
		return ""
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	d.errorf(n, "“%s”要写一行文字", key).Hint = "值以 {、[、&、* 开头时，把整个值放进半角双引号"
	return ""
}

func (d *frontDecoder) texts(key string, n ast.Node) []string {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		if s := d.text(key, n); s != "" {
			return []string{s}
		}
		return nil
	}
	var out []string
	for _, v := range seq.Values {
		if s := d.text(key, v); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// inline parses s, the text of a value. Where YAML folds its lines they are
// taken as the file has them: between Chinese characters a line end is no blank.
func (d *frontDecoder) inline(s string, n ast.Node) []document.Inline {
	if s == "" {
		return nil
	}
	pos := d.pos(n)
	t := n.GetToken()
	var out []document.Inline
	var list diag.List
	switch folded := strings.Count(strings.TrimSpace(t.Origin), "\n"); {
	case n.Type() == ast.LiteralType:
		origin := n.(*ast.LiteralNode).Value.GetToken().Origin
		out, list = d.folded(diag.Pos{Line: pos.Line + 1, Column: 1}, strings.Count(strings.TrimSpace(origin), "\n"))
	case t.Type == token.StringType && folded > 0:
		out, list = d.folded(pos, folded)
	default:
		if t.Type == token.DoubleQuoteType || t.Type == token.SingleQuoteType {
			pos.Column++
		}
		out, list = inlineAt(s, func(offset int) diag.Pos { return d.clamp(placeIn(s, pos, offset)) })
	}
	d.list = append(d.list, list...)
	return out
}

// folded parses the text of the file from first on, through more lines after
// the line of first.
func (d *frontDecoder) folded(first diag.Pos, more int) ([]document.Inline, diag.List) {
	var lines []string
	var at []diag.Pos
	for n := first.Line; n <= first.Line+more; n++ {
		runes := []rune(d.file.Line(n))
		start := 0
		if n == first.Line {
			start = min(first.Column-1, len(runes))
		}
		for start < len(runes) && runes[start] == ' ' {
			start++
		}
		lines = append(lines, strings.TrimRight(string(runes[start:]), " \t"))
		at = append(at, diag.Pos{File: d.file.Path, Line: n, Column: start + 1})
	}
	s := strings.Join(lines, "\n")
	return inlineAt(s, func(offset int) diag.Pos {
		before := s[:min(max(offset, 0), len(s))]
		pos := at[strings.Count(before, "\n")]
		_, last, _ := cutLast(before, "\n")
		pos.Column += utf8.RuneCountInString(last)
		return pos
	})
}

// clamp returns p within the file: the places that YAML gives are not all exact.
func (d *frontDecoder) clamp(p diag.Pos) diag.Pos {
	if last := d.file.Pos(len(d.file.Data)); p.Line > last.Line {
		return last
	}
	p.Column = min(max(p.Column, 1), utf8.RuneCountInString(d.file.Line(p.Line))+1)
	return p
}
