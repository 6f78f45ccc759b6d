package narrative

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"nianbao/internal/document"
)

// inlines converts the text of a block.
func (c *converter) inlines(block ast.Node) []document.Inline {
	return trim(joinLines(c.children(block), 0, 0))
}

// children converts the inlines under parent, line ends still open.
func (c *converter) children(parent ast.Node) []document.Inline {
	f := frames{{}}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch x := n.(type) {
		case *ast.Text:
			last := stretch(x)
			c.text(x, last, f)
			n = last
		case *ast.RawHTML:
			f = c.tag(x, f)
		default:
			f.add(c.inline(n)...)
		}
	}
	return c.close(f)
}

// stretch returns the last of the texts that follow n without a gap or a line
// end: goldmark leaves a text in pieces where a mark turned out to be none.
func stretch(n *ast.Text) *ast.Text {
	for !n.SoftLineBreak() && !n.HardLineBreak() {
		next, ok := n.NextSibling().(*ast.Text)
		if !ok || next.Segment.Start != n.Segment.Stop {
			break
		}
		n = next
	}
	return n
}

func (c *converter) inline(n ast.Node) []document.Inline {
	switch n := n.(type) {
	case *ast.String:
		return []document.Inline{document.Text(n.Value)}
	case *ast.CodeSpan:
		return []document.Inline{document.Code(c.code(n))}
	case *ast.Emphasis:
		if n.Level == 2 {
			return []document.Inline{document.Strong{Text: c.children(n)}}
		}
		return []document.Inline{document.Emphasis{Text: c.children(n)}}
	case *ast.Link:
		return c.link(n)
	case *ast.AutoLink:
		return c.autoLink(n)
	case *ast.Image:
		c.errorf(n.Pos(), "image", "不支持图片").Hint = "数据用 ```chart 画图；照片和扫描件放在网站上，用 [文字](https://…) 链接"
		return c.children(n)
	case *east.FootnoteLink:
		return c.noteRef(n)
	case *mark:
		return c.mark(n)
	}
	c.errorf(n.Pos(), "markdown", "不支持这种写法（%s）", n.Kind())
	return nil
}

func (c *converter) mark(m *mark) []document.Inline {
	switch m.kind {
	case kindDeleted:
		return []document.Inline{document.Deleted{Text: c.children(m)}}
	case kindBinding:
		return c.binding(m.inner)
	case kindStrayNote:
		return c.strayNote(m)
	}
	return nil // a heading's ID is the heading's
}

func (c *converter) strayNote(m *mark) []document.Inline {
	label := m.inner.Value(c.src)
	d := c.errorf(m.inner.Start-2, "footnote", "没有脚注 [^%s]", label)
	d.Hint = "另起一段写 [^" + string(label) + "]: 脚注的内容"
	if c.plainOnly {
		d.Message, d.Hint = "这里不能有脚注", "把说明写进正文，或放进圆括号"
	}
	return nil
}

// maxBinding bounds a binding, in characters; a longer one is a forgotten brace.
const maxBinding = 120

func (c *converter) binding(s text.Segment) []document.Inline {
	if s.Stop < 0 {
		c.errorf(s.Start-2, "binding-open", "{{ 没有结束").
			Hint = `在同一行里写上 }}；要显示 {{ 本身就写成 \{{`
		return []document.Inline{document.Text("{{")}
	}
	raw := string(s.Value(c.src))
	words := strings.TrimLeft(raw, " \t　")
	start := s.Start + len(raw) - len(words)
	words = strings.ReplaceAll(strings.TrimRight(words, " \t　"), `\|`, "|") // as cells need
	switch {
	case words == "":
		c.errorf(s.Start-2, "binding-empty", "{{ }} 里没有内容").Hint = "写上指标的名称，如 {{核心区工业总产值}}"
		return nil
	case utf8.RuneCountInString(words) > maxBinding:
		c.errorf(s.Start-2, "binding-open", "{{ 与 }} 相隔太远").Hint = "检查是不是漏了 }}"
		return nil
	}
	return []document.Inline{document.Binding{Text: words, Pos: c.pos(start)}}
}

// code returns the text of a code span, its line ends as blanks.
func (c *converter) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for x := n.FirstChild(); x != nil; x = x.NextSibling() {
		if t, ok := x.(*ast.Text); ok {
			b.Write(t.Segment.Value(c.src))
		}
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ").Replace(b.String())
}
