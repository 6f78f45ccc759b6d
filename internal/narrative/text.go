package narrative

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"nianbao/internal/document"
)

// text converts the texts from n to last, which are one stretch of the
// source, and appends them to out.
func (c *converter) text(n, last *ast.Text, f frames) {
	out := &f[len(f)-1].out
	seg := n.Segment.WithStop(last.Segment.Stop)
	raw := string(seg.Value(c.src))
	start := seg.Start
	if begins(n) {
		c.lineStart(n, raw, start)
		if trimmed := strings.TrimLeft(raw, "　"); len(trimmed) < len(raw) {
			start += len(raw) - len(trimmed)
			raw = trimmed
			if len(f) == 1 && c.newParagraph(n, out) {
				c.starts = append(c.starts, start)
			}
		}
	}
	c.leftovers(raw, start)
	c.addresses(raw, start, out)
	switch {
	case last.HardLineBreak():
		*out = append(*out, document.Break{})
	case last.SoftLineBreak():
		*out = append(*out, lineEnd)
	}
}

// begins reports whether n is the first thing on its line.
func begins(n *ast.Text) bool {
	p := n.PreviousSibling()
	if p == nil {
		return n.Parent().Type() == ast.TypeBlock
	}
	t, ok := p.(*ast.Text)
	return ok && (t.SoftLineBreak() || t.HardLineBreak())
}

// newParagraph puts the start of a paragraph in the place of the line end
// before n, if n stands on the top level of a paragraph.
func (c *converter) newParagraph(n *ast.Text, out *[]document.Inline) bool {
	last := len(*out) - 1
	if n.Parent().Kind() != ast.KindParagraph || c.within.note || last < 0 {
		return false
	}
	if (*out)[last] == lineEnd || (*out)[last] == (document.Break{}) {
		(*out)[last] = paragraphStart
		return true
	}
	return false
}

var (
	hashWord   = regexp.MustCompile(`^##+[^#\s]`)
	wideHash   = regexp.MustCompile(`^　*＃`)
	wideBar    = regexp.MustCompile(`^　*｜.*｜`)
	delimiters = regexp.MustCompile(`^\|?\s*:?-+:?\s*\|[-:| \t]*$`)
	bulletWord = regexp.MustCompile(`^(?:[-+]\p{Han}|[-+*]　)`)
	numbering  = regexp.MustCompile(`^(?:[0-9]{1,2}(?:[、．]|\.[　\p{Han}])|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[•●○◆■▪])`)
)

// lineStart reports marks of blocks that are written so that they are none.
func (c *converter) lineStart(n *ast.Text, raw string, start int) {
	switch {
	case n.Parent().Kind() != ast.KindParagraph && n.Parent().Kind() != ast.KindTextBlock:
	case hashWord.MatchString(raw):
		c.errorf(start, "heading-blank", "# 后面没有半角空格，不会成为标题").Hint = "在最后一个 # 后面加一个半角空格"
	case wideHash.MatchString(raw):
		c.errorf(start, "heading-blank", "这是全角的 ＃，不会成为标题").Hint = "改成半角 ##，后面加一个空格"
	case wideBar.MatchString(raw) && !c.afterWideBar(n):
		c.errorf(start, "table-bar", "这是全角的竖线，不会成为表格").Hint = "把 ｜ 改成半角的 |"
	case delimiters.MatchString(raw):
		c.errorf(start, "table-cells", "表格没有认出来：这一行的格数与上面的表头不同").Hint = "让 --- 的个数与表头的格数相同"
	case bulletWord.MatchString(raw):
		c.warnf(start, "list-blank", "%s 后面没有半角空格，不会成为列表", raw[:1]).Hint = "在它后面加一个半角空格"
	case n.PreviousSibling() != nil && numbering.MatchString(raw):
		c.warnf(start, "joined-line", "这一行会接在上一行后面，成为同一段").Hint = "要另起一段就空一行；要列表就写成“1. ”或“- ”"
	}
}

// afterWideBar reports whether the line before n has full-width bars too: one
// finding does for a table.
func (c *converter) afterWideBar(n *ast.Text) bool {
	p, ok := n.PreviousSibling().(*ast.Text)
	return ok && wideBar.Match(p.Segment.Value(c.src))
}

var (
	wideLink   = regexp.MustCompile(`\]（[^）]*(?:\.md|\.html|://)|［[^］]*］[（(]|\][ 　]+\([^)]*(?:\.md|\.html|://)`)
	wideBraces = regexp.MustCompile(`｛[｛{]|\{｛`)
	oneBrace   = regexp.MustCompile(`(?:^|[^{])(\{[^{}#.]*\p{Han}[^{}]{0,80}\})(?:[^}]|$)`)
	escaped    = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]")
)

// leftovers reports marks inside a line that stay visible.
func (c *converter) leftovers(raw string, start int) {
	clear := escaped.ReplaceAllString(raw, "xx") // of the same length
	if i := strings.Index(clear, "**"); i >= 0 {
		c.warnf(start+i, "lone-mark", "** 没有成对，会照原样显示").Hint = `检查另一个 **，两个 ** 的里侧不能有空格；要显示 ** 本身就写成 \*\*`
	}
	if i := strings.Index(clear, "~~"); i >= 0 {
		c.warnf(start+i, "lone-mark", "~~ 没有成对，会照原样显示").Hint = `范围用一个 ~；要删除线就在后面也写 ~~`
	}
	if i := wideLink.FindStringIndex(clear); i != nil {
		c.errorf(start+i[0], "link-bracket", "链接的括号是全角的，或中间有空格，不会成为链接").Hint = "用半角括号，中间不空：[文字](地址)"
	}
	if i := wideBraces.FindStringIndex(clear); i != nil {
		c.errorf(start+i[0], "binding-brace", "绑定用了全角花括号").Hint = "改成半角：{{名称}}"
	}
	if i := oneBrace.FindStringSubmatchIndex(clear); i != nil {
		c.warnf(start+i[2], "lone-mark", "单个花括号不是绑定，会照原样显示").Hint = `要显示指标的数就写成 {` + raw[i[2]:i[3]] + `}；要显示花括号本身就写成 \{`
	}
	if i := strings.Index(clear, "}}"); i >= 0 && clear == raw {
		c.warnf(start+i, "lone-mark", "}} 前面没有 {{，会照原样显示").Hint = "补上 {{，或删去 }}"
	}
}

// addresses makes links of the addresses in raw and text of the rest.
func (c *converter) addresses(raw string, start int, out *[]document.Inline) {
	at := 0
	if !c.within.link {
		for _, m := range bareAddress.FindAllStringIndex(raw, -1) {
			*out = appendShown(*out, unescape([]byte(raw[at:m[0]])))
			href := raw[m[0]:m[1]]
			*out = append(*out, c.linkTo(start+m[0], href, []document.Inline{document.Text(href)})...)
			at = m[1]
		}
	}
	*out = appendShown(*out, unescape([]byte(raw[at:])))
}

func appendShown(out []document.Inline, s string) []document.Inline {
	if s == "" {
		return out
	}
	return append(out, document.Text(s))
}

// unescape resolves backslashes and entities, and drops what nobody sees.
// goldmark leaves both to its renderer.
func unescape(raw []byte) string {
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			i++
			b.WriteByte(raw[i])
		case raw[i] == '&':
			s, n := entity(raw[i:])
			b.WriteString(s)
			i += n - 1
		default:
			b.WriteByte(raw[i])
		}
	}
	return strings.Map(shown, b.String())
}

// shown drops characters that no text may have, as entities can name them.
func shown(r rune) rune {
	if classOf(r) != ordinary || r == '\n' || r == '\r' {
		return -1
	}
	return r
}

var entityName = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// entity returns what the entity at the start of raw stands for and its
// length, or the ampersand alone.
func entity(raw []byte) (string, int) {
	m := entityName.Find(raw)
	if m == nil {
		return "&", 1
	}
	return html.UnescapeString(string(m)), len(m)
}
