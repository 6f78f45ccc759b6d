package narrative

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"nianbao/internal/document"
)

var htmlTag = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)

// htmlInstead says what to write instead of a tag.
var htmlInstead = map[string]string{
	"a":      "链接写成 [文字](地址)",
	"b":      "加粗写成 **文字**",
	"center": "删去标签；对齐由版式完成",
	"del":    "删除线写成 ~~文字~~",
	"div":    "删去标签；版式由程序完成",
	"em":     "强调写成 *文字*",
	"font":   "删去标签；字体由版式决定",
	"h1":     "页面标题写在题头的 title: 里",
	"h2":     "标题写成 ## 标题",
	"h3":     "标题写成 ### 标题",
	"h4":     "标题写成 #### 标题",
	"i":      "强调写成 *文字*",
	"iframe": "写成链接：[文字](https://…)",
	"img":    "数据用 ```chart 画图",
	"li":     "列表每项以 - 开头",
	"ol":     "列表每项以 1. 开头",
	"p":      "删去标签；用空行分段",
	"span":   "删去标签；版式由程序完成",
	"strong": "加粗写成 **文字**",
	"table":  "表格用 | 分格，或用 ```table",
	"u":      "删去标签；要突出就写成 **文字**",
	"ul":     "列表每项以 - 开头",
}

func (c *converter) refuseHTML(start int, name string) {
	hint := htmlInstead[strings.ToLower(name)]
	if hint == "" {
		hint = "删去标签；若 < 是正文，写成 &lt;"
	}
	c.errorf(start, "raw-html", "不支持 HTML 标签 <%s>（只可以用 <br>、<sub>、<sup>）", name).Hint = hint
}

// refuseMarkup reports what begins like HTML and is no tag: <?php, <![CDATA[.
func (c *converter) refuseMarkup(start int) {
	c.errorf(start, "raw-html", "不支持 HTML").Hint = "删去；若 < 是正文，写成 &lt;"
}

// htmlBlock reports a block of HTML, except a comment, which is dropped.
func (c *converter) htmlBlock(n *ast.HTMLBlock) {
	start := n.Pos()
	all := string(n.Lines().Value(c.src))
	if n.HasClosure() {
		all += string(n.ClosureLine.Value(c.src))
	}
	if m := htmlTag.FindStringSubmatch(strings.TrimLeft(all, " \t")); m != nil {
		if kept(m[2]) {
			c.errorf(start, "raw-html", "<%s> 不能独占一段", m[2]).Hint = "把它写进段落里，或删去"
			return
		}
		c.refuseHTML(start, m[2])
		return
	}
	_, rest, closed := strings.Cut(all, "-->")
	switch {
	case !strings.HasPrefix(strings.TrimLeft(all, " \t"), "<!--"):
		c.refuseMarkup(start)
	case !closed:
		c.errorf(start, "raw-html", "注释 <!-- 没有结束，后面的正文都不会显示").Hint = "在注释之后写 -->"
	case strings.TrimSpace(rest) != "":
		c.errorf(start, "raw-html", "注释后面的文字不会显示").Hint = "在 --> 之后另起一行"
	}
}

func kept(name string) bool {
	switch strings.ToLower(name) {
	case "br", "sub", "sup":
		return true
	}
	return false
}

// frame is a <sub> or <sup> that is open, or, at the bottom, the whole text.
type frame struct {
	name  string
	start int
	out   []document.Inline
}

// frames are the open tags of a text, innermost last.
type frames []frame

func (f frames) add(in ...document.Inline) {
	top := &f[len(f)-1]
	top.out = append(top.out, in...)
}

// tag takes a tag in running text.
func (c *converter) tag(n *ast.RawHTML, f frames) frames {
	start := n.Segments.At(0).Start
	raw := segments(n.Segments, c.src)
	m := htmlTag.FindStringSubmatch(raw)
	if m == nil {
		if !strings.HasPrefix(raw, "<!--") {
			c.refuseMarkup(start)
		}
		return f
	}
	closing, name := m[1] != "", strings.ToLower(m[2])
	switch {
	case name == "br":
		f.add(document.Break{})
	case !kept(name):
		if !closing {
			c.refuseHTML(start, m[2])
		}
	case !closing:
		return append(f, frame{name: name, start: start})
	case f[len(f)-1].name == name:
		top := f[len(f)-1]
		f = f[:len(f)-1]
		f.add(document.Script{Sub: name == "sub", Text: top.out})
	default:
		c.errorf(start, "raw-html", "</%s> 前面没有 <%s>", name, name).Hint = "成对写：<" + name + ">2</" + name + ">"
	}
	return f
}

// close reports tags that are still open and returns the whole text.
func (c *converter) close(f frames) []document.Inline {
	for len(f) > 1 {
		top := f[len(f)-1]
		c.errorf(top.start, "raw-html", "<%s> 没有结束", top.name).Hint = "成对写：<" + top.name + ">2</" + top.name + ">"
		f = f[:len(f)-1]
		f.add(top.out...)
	}
	return f[0].out
}

func segments(s *text.Segments, src []byte) string {
	var b bytes.Buffer
	for _, seg := range s.Sliced(0, s.Len()) {
		b.Write(seg.Value(src))
	}
	return b.String()
}
