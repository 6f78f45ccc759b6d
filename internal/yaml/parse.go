package yaml

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	goyaml "github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	goparser "github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

type parser struct {
	file  *source.File
	start int
	base  diag.Pos // of the first byte
	text  string
	found diag.List
	// width is the number of runes of line, the one asked for last.
	line, width int
}

func (p *parser) report(d diag.Diagnostic) { p.found = append(p.found, d) }

// reportOnce is report for what may follow from an earlier finding at its place.
func (p *parser) reportOnce(d diag.Diagnostic) {
	if !slices.ContainsFunc(p.found, func(f diag.Diagnostic) bool { return f.Pos == d.Pos }) {
		p.report(d)
	}
}

func (p *parser) document() Document {
	failed := Document{Root: Node{Kind: Invalid, Pos: p.base}, Partial: true}
	if len(p.text) > MaxBytes || strings.Count(p.text, "\n") > MaxLines {
		p.report(diag.Errorf(p.base, "yaml-too-large", "这一段设置超过 %d KB 或 %d 行", MaxBytes>>10, MaxLines).
			Hintf("删去多余的内容"))
		return failed
	}
	tokens := lexer.Tokenize(p.text)
	if !p.acceptable(tokens) {
		return failed
	}
	if len(tokens) > MaxTokens {
		p.report(diag.Errorf(p.at(tokens[MaxTokens]), "yaml-too-large", "这一段设置的名称、值和符号超过 %d 个", MaxTokens).Hintf("删去多余的内容"))
		return failed
	}
	root, err := p.parse(tokens)
	if err == nil {
		return Document{Root: root}
	}
	return p.sections(err)
}

// maxRefused is how many refused constructs are worth going on after.
const maxRefused = 8

// acceptable reports every refused construct, and whether the rest can be
// parsed without harm: the parser recurses, and its memory grows with the
// square of the depth.
func (p *parser) acceptable(tokens token.Tokens) bool {
	refused, depth, entries, line := 0, 0, 0, 0
	for i, t := range tokens {
		if t.Position.Line != line {
			line, entries = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType:
			entries++
		}
		if depth+entries > MaxDepth {
			p.report(diag.Errorf(p.at(t), "yaml-too-deep", "嵌套超过 %d 层", MaxDepth).Hintf("改成较浅的写法"))
			return false
		}
		if what := refusal(t, i); what != "" {
			refused++
			p.report(diag.Errorf(p.at(t), "yaml-refused", "这里不能用%s", what).Hintf("直接写出内容；作为文字的“%s”要加引号", t.Value))
		}
	}
	return refused <= maxRefused
}

// refusal names the construct that the i-th token begins, if it is refused.
func refusal(t *token.Token, i int) string {
	switch t.Type {
	case token.AnchorType:
		return "锚点（&）"
	case token.AliasType:
		return "引用（*）"
	case token.MergeKeyType:
		return "合并键（<<）"
	case token.TagType:
		return "类型标记（!）"
	case token.DirectiveType:
		return "指令（%）"
	case token.MappingKeyType:
		return "问号键（?）"
	case token.DocumentEndType:
		return "文档结束符（...）"
	case token.DocumentHeaderType:
		if i > 0 && t.Prev != nil && t.Prev.Type != token.CommentType {
			return "第二个文档（---）"
		}
	}
	return ""
}

// parse returns the tree of tokens; the error is one of syntax.
func (p *parser) parse(tokens token.Tokens) (root Node, err error) {
	defer func() {
		// The parser is not ours and the text is anybody's.
		if r := recover(); r != nil {
			err = errUnreadable
		}
	}()
	file, err := goparser.Parse(tokens, 0, goparser.AllowDuplicateMapKey())
	if err != nil {
		return Node{}, err
	}
	for _, d := range file.Docs {
		if d.Body != nil && d.Body.Type() != ast.DirectiveType {
			return p.node(d.Body), nil
		}
	}
	return Node{Pos: p.base}, nil
}

var errUnreadable = errors.New("unreadable YAML")

// node converts n, which is at most as deep as the tokens and lines allow.
func (p *parser) node(n ast.Node) Node {
	switch n := n.(type) {
	case *ast.MappingNode:
		return p.mapping(n, n.Values)
	case *ast.MappingValueNode:
		return p.mapping(n, []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		out := Node{Kind: Sequence, Pos: p.at(n.GetToken())}
		for _, v := range n.Values {
			out.Items = append(out.Items, p.node(v))
		}
		return out
	case *ast.NullNode:
		return Node{Pos: p.at(n.GetToken())}
	case *ast.LiteralNode:
		return Node{Kind: Scalar, Pos: p.at(n.GetToken()), Text: n.Value.Value}
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return Node{Kind: Scalar, Pos: p.at(n.GetToken()), Text: n.GetToken().Value}
	}
	out := Node{Kind: Invalid, Pos: p.base}
	if n != nil {
		out.Pos = p.at(n.GetToken())
	}
	return out
}

func (p *parser) mapping(n ast.Node, values []*ast.MappingValueNode) Node {
	out := Node{Kind: Mapping, Pos: p.at(n.GetToken())}
	for _, v := range values {
		if v.Key.Type() == ast.MappingKeyType || v.Key.IsMergeKey() {
			continue
		}
		key := v.Key.GetToken()
		out.Entries = append(out.Entries, Entry{Key: key.Value, Pos: p.at(key), Value: p.node(v.Value)})
	}
	if len(out.Entries) > 0 {
		out.Pos = out.Entries[0].Pos
	}
	return out
}

// sections reads the entries at the left margin one by one, after the whole
// could not be read because of err.
func (p *parser) sections(err error) Document {
	doc := Document{Root: Node{Kind: Mapping, Pos: p.base}, Partial: true, broken: map[string]bool{}}
	for _, s := range split(p.text) {
		// Blank lines in front keep the places right.
		lines := strings.Repeat("\n", strings.Count(p.text[:s.start], "\n"))
		root, err := p.parse(lexer.Tokenize(lines + p.text[s.start:s.end]))
		if err == nil && root.Kind != Mapping && root.Kind != Null {
			err = errUnreadable
		}
		if err != nil {
			p.reportOnce(p.syntaxAt(p.file.Pos(p.start+s.start), err))
			doc.broken[s.key] = true
			continue
		}
		doc.Root.Entries = append(doc.Root.Entries, root.Entries...)
	}
	if len(doc.broken) == 0 {
		p.reportOnce(p.syntaxAt(p.base, err))
		doc.broken = nil
	}
	return doc
}

type section struct {
	key        string
	start, end int
}

// split cuts text before each line that begins at the left margin with
// something other than a comment or the entry of a sequence.
func split(text string) []section {
	var out []section
	offset := 0
	for line := range strings.Lines(text) {
		begins := !strings.ContainsAny(line[:1], " \t#-\r\n]}")
		if begins || len(out) == 0 {
			key, _, _ := strings.Cut(strings.Replace(line, "：", ":", 1), ":")
			out = append(out, section{key: strings.Trim(key, " \t\"'\r\n"), start: offset})
		}
		offset += len(line)
		out[len(out)-1].end = offset
	}
	return out
}

// syntaxAt returns the finding for an error of the parser, at pos if the error
// has no place. Its English says little to an author; what is usually wrong is
// seen on the line.
func (p *parser) syntaxAt(pos diag.Pos, err error) diag.Diagnostic {
	var located goyaml.Error
	if errors.As(err, &located) && located.GetToken() != nil {
		pos = p.at(located.GetToken())
	}
	line := p.file.Line(pos.Line)
	if strings.Contains(indent(line), "\t") {
		pos.Column = 1
		return diag.Errorf(pos, "bad-yaml", "行首是制表符（Tab），读不下去").Hintf("%s", Remedy(line))
	}
	return diag.Errorf(pos, "bad-yaml", "这里的写法不对，读不下去").Hintf("%s", Remedy(line))
}

// indent is the white space that line begins with.
func indent(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// Remedy says what is probably wrong with a line that is not the YAML that
// was wanted.
func Remedy(line string) string {
	key, rest, colon := strings.Cut(line, ":")
	switch {
	case strings.Contains(indent(line), "\t"):
		return "行首用空格缩进，不用制表符"
	case strings.Contains(key, "："):
		return "冒号用半角的“:”，后面空一格"
	case colon && rest != "" && !strings.HasPrefix(rest, " "):
		return "冒号后面空一格"
	case !paired(line):
		return "引号和括号要成对；值里有特殊符号就用双引号括起来"
	case strings.ContainsAny(rest, "：:[]{}&*!%@`|>#\"'"):
		return "值里有特殊符号，用双引号括起来"
	}
	return "每行写成“名称: 值”，同一层左边对齐，引号和括号成对"
}

// paired reports whether there are as many opening as closing marks in text.
func paired(text string) bool {
	n := func(mark string) int { return strings.Count(text, mark) }
	return n("[") == n("]") && n("{") == n("}") && n(`"`)%2 == 0 && n("'")%2 == 0
}

// at returns the place of t in the file. It never leaves the file, whatever
// the parser says.
func (p *parser) at(t *token.Token) diag.Pos {
	pos := p.base
	if t == nil || t.Position == nil {
		return pos
	}
	line, column := t.Position.Line, t.Position.Column
	if line <= 1 {
		column += pos.Column - 1
	}
	pos.Line = min(max(line, 1)+pos.Line-1, p.file.Lines())
	if pos.Line != p.line {
		p.line, p.width = pos.Line, utf8.RuneCountInString(p.file.Line(pos.Line))
	}
	pos.Column = min(max(column, 1), p.width+1)
	return pos
}
