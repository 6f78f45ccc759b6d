package narrative

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"nianbao/internal/document"
	"nianbao/internal/nearest"
)

// words is the set of directives that may be written; nil for any.
type words []string

// authorWords are those of authors, as package report documents them.
var authorWords = words{"chart", "table", "facts", "keys", "indicators", "list", "notice"}

var anyWord words

// wordMeanings are what authors might look for, in Chinese.
const wordMeanings = "chart 图、table 表、facts 要点、keys 关键数字、indicators 指标完成情况、list 清单、notice 提示"

var directiveWord = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func (w words) has(name string) bool {
	if w == nil {
		return directiveWord.MatchString(name)
	}
	for _, x := range w {
		if x == name {
			return true
		}
	}
	return false
}

func (c *converter) directive(n *ast.FencedCodeBlock) []document.Block {
	start := n.Pos()
	info := ""
	if n.Info != nil {
		info = string(n.Info.Segment.Value(c.src))
	}
	name, rest, _ := strings.Cut(info, " ")
	switch {
	case name == "":
		c.errorf(start, "directive-name", "``` 后面没有指令名").Hint = "可用的指令：" + wordMeanings
		return nil
	case !c.known.has(name):
		c.unknownWord(start, name)
		return nil
	}
	if rest = strings.TrimSpace(rest); rest != "" {
		c.errorf(n.Info.Segment.Start, "directive-name", "指令名后面多了“%s”", rest).Hint = "参数写在下面的各行里，每行一个“键: 值”"
	}
	if c.nested > 0 {
		c.errorf(start, "directive-nested", "指令不能放在列表或引用里").Hint = "让 ``` 顶格，前后各空一行"
	}
	if !c.fenceCloses(n) {
		c.errorf(start, "directive-open", "指令 %s 没有结束，后面的正文都成了它的参数", name).Hint = "在参数之后另起一行写 ```"
	}
	return []document.Block{c.hole(n, name)}
}

func (c *converter) unknownWord(start int, name string) {
	d := c.errorf(start, "directive-name", "没有指令“%s”，也不支持代码块", name)
	if c.known == nil {
		d.Hint = "指令名只用小写字母、数字和连字符"
		return
	}
	d.Hint = "可用的指令：" + wordMeanings
	if near := nearest.Of(strings.ToLower(name), c.known); near != "" {
		d.Hint = "是不是“" + near + "”？"
	}
}

func (c *converter) hole(n *ast.FencedCodeBlock, name string) document.Hole {
	h := document.Hole{Name: name, Pos: c.pos(n.Pos())}
	lines := n.Lines()
	body := c.lineAfter(n.Pos())
	if lines.Len() > 0 {
		body = lines.At(0).Start
	}
	h.BodyPos = c.pos(body)
	h.Body = bytes.ReplaceAll(lines.Value(c.src), []byte("\r\n"), []byte("\n"))
	return h
}

// lineAfter is where the line after that of start begins.
func (c *converter) lineAfter(start int) int {
	start = min(start, len(c.src))
	if i := bytes.IndexByte(c.src[start:], '\n'); i >= 0 {
		return start + i + 1
	}
	return len(c.src)
}

// fenceCloses reports whether the line after n's last is its closing fence:
// goldmark takes the end of the file for one.
func (c *converter) fenceCloses(n *ast.FencedCodeBlock) bool {
	next := c.lineAfter(n.Pos())
	if lines := n.Lines(); lines.Len() > 0 {
		next = c.lineAfter(max(lines.At(lines.Len()-1).Stop-1, 0))
	}
	line, _, _ := bytes.Cut(c.src[next:], []byte("\n"))
	line = bytes.TrimLeft(line, " \t>")
	return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
}
