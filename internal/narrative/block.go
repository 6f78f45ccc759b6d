package narrative

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"nianbao/internal/diag"
	"nianbao/internal/document"
)

// converter turns goldmark's tree into ours and reports what has no place there.
type converter struct {
	src []byte
	// pos returns the place of an offset in src.
	pos   func(offset int) diag.Pos
	known words
	// plainOnly refuses what only a page can hold: footnotes.
	plainOnly bool
	list      diag.List

	// notes are the footnotes that the text refers to, noteTexts those converted.
	notes     map[int]*east.Footnote
	noteTexts map[int][]document.Inline
	// ids are the fragments that are taken; sections counts headings by level.
	ids      map[string]diag.Pos
	sections [5]int
	// nested counts the lists and quotes around the block.
	nested int
	// within is where the inlines stand.
	within place
	// starts are the offsets of paragraphs that begin inside one of goldmark's.
	starts []int
}

// place says what inlines are part of.
type place struct{ heading, note, link bool }

func (c *converter) errorf(offset int, code, format string, args ...any) *diag.Diagnostic {
	c.list = append(c.list, diag.Errorf(c.pos(offset), code, format, args...))
	return &c.list[len(c.list)-1]
}

func (c *converter) warnf(offset int, code, format string, args ...any) *diag.Diagnostic {
	c.list = append(c.list, diag.Warningf(c.pos(offset), code, format, args...))
	return &c.list[len(c.list)-1]
}

// page converts a document.
func (c *converter) page(root ast.Node) []document.Block {
	c.collectNotes(root)
	return c.blocks(root)
}

func (c *converter) blocks(parent ast.Node) []document.Block {
	var out []document.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, c.block(n)...)
	}
	return out
}

func (c *converter) block(n ast.Node) []document.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraphs(n)
	case *ast.List:
		return c.bulleted(n)
	case *ast.Blockquote:
		return c.quote(n)
	case *ast.FencedCodeBlock:
		return c.directive(n)
	case *ast.CodeBlock:
		return c.indented(n)
	case *ast.HTMLBlock:
		c.htmlBlock(n)
	case *ast.ThematicBreak:
		c.warnf(n.Pos(), "thematic-break", "没有分隔线，这一行略去").Hint = "用小标题分节"
	case *east.Table:
		return []document.Block{c.table(n)}
	case *east.FootnoteList, *ast.LinkReferenceDefinition:
	default:
		c.errorf(n.Pos(), "markdown", "不支持这种写法（%s）", n.Kind())
	}
	return nil
}

// paragraphs converts one of goldmark's paragraphs, which is several of ours
// where lines inside begin with a full-width blank.
func (c *converter) paragraphs(n ast.Node) []document.Block {
	c.starts = nil
	text := c.inlines(n)
	starts := append([]int{offset(n)}, c.starts...)
	var out []document.Block
	for _, start := range starts {
		var part []document.Inline
		part, text = cutStart(text)
		if len(part) > 0 {
			out = append(out, document.Paragraph{Text: part, Pos: c.pos(start)})
		}
	}
	return out
}

// cutStart cuts text at the first start of a paragraph.
func cutStart(text []document.Inline) (part, rest []document.Inline) {
	for i, x := range text {
		if x == paragraphStart {
			return trim(text[:i:i]), text[i+1:]
		}
	}
	return trim(text), nil
}

// trim drops blanks at the ends of text, and text that has nothing else.
func trim(text []document.Inline) []document.Inline {
	if len(text) > 0 {
		if t, ok := text[0].(document.Text); ok {
			text[0] = document.Text(strings.TrimLeft(string(t), " \t　"))
		}
		if t, ok := text[len(text)-1].(document.Text); ok {
			text[len(text)-1] = document.Text(strings.TrimRight(string(t), " \t　"))
		}
	}
	for len(text) > 0 && text[0] == document.Text("") {
		text = text[1:]
	}
	for len(text) > 0 && text[len(text)-1] == document.Text("") {
		text = text[:len(text)-1]
	}
	return text
}

// offset is where n's text begins.
func offset(n ast.Node) int {
	if lines := n.Lines(); lines.Len() > 0 {
		return lines.At(0).Start
	}
	return n.Pos()
}

func (c *converter) heading(n *ast.Heading) []document.Block {
	start, underlined := c.headingStart(n)
	level := n.Level
	switch {
	case underlined:
		c.errorf(start, "heading-underline", "这一行因为下面的 === 或 --- 成了标题").
			Hint = "标题写成“## 标题”；不要标题就在两行之间空一行"
	case level == 1:
		c.errorf(start, "heading-level", "正文里不用一级标题").Hint = "页面标题写在题头的 title: 里；小标题从 ## 开始"
	case level > 4:
		c.errorf(start, "heading-level", "标题最多四级（####）").Hint = "改成 ####，或改成加粗的一段"
	}
	if c.nested > 0 {
		c.errorf(start, "heading-nested", "标题不能放在列表或引用里").Hint = "删去行首的缩进或标记，让 ## 顶格"
	}
	level = min(max(level, 2), 4)
	if level > 2 && c.sections[level-1] == 0 {
		c.warnf(start, "heading-level", "标题跳了级：这里是 %d 级，前面没有 %d 级", level, level-1).
			Hint = fmt.Sprintf("改成 %s", strings.Repeat("#", level-1))
	}
	h := document.Heading{Level: level, Pos: c.pos(start), ID: c.sectionID(level)}
	c.within.heading = true
	h.Text = c.inlines(n)
	c.within.heading = false
	if id := c.explicitID(n); id != "" {
		h.ID = id
	}
	c.takeID(h.ID, start)
	if len(h.Text) == 0 {
		c.errorf(start, "heading-empty", "标题没有文字").Hint = "写上标题，或删去这一行"
	}
	return []document.Block{h}
}

// headingStart returns where n begins, and whether the line below made it a
// heading. After a tab goldmark's own place is beside the mark.
func (c *converter) headingStart(n *ast.Heading) (start int, underlined bool) {
	if n.Lines().Len() == 0 {
		return n.Pos(), false
	}
	text := n.Lines().At(0).Start
	line := c.src[:text]
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	mark := bytes.TrimRight(line, " \t")
	hashes := len(mark) - len(bytes.TrimRight(mark, "#"))
	if hashes == 0 {
		return text, true
	}
	return text - len(line) + len(mark) - hashes, false
}

// sectionID counts a heading of level and returns its fragment: s2-1.
func (c *converter) sectionID(level int) string {
	c.sections[level]++
	clear(c.sections[level+1:])
	id := fmt.Sprintf("s%d", c.sections[2])
	for _, n := range c.sections[3 : level+1] {
		id += fmt.Sprintf("-%d", n)
	}
	return id
}

var headingID = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func (c *converter) explicitID(n *ast.Heading) string {
	for x := n.FirstChild(); x != nil; x = x.NextSibling() {
		m, ok := x.(*mark)
		if !ok || m.kind != kindHeadingID {
			continue
		}
		id := string(m.inner.Value(c.src))
		if headingID.MatchString(id) {
			return id
		}
		c.errorf(m.inner.Start, "heading-id", "标题的锚点“%s”不合格", id).
			Hint = "以小写字母开头，只用小写字母、数字和连字符：{#chanzhi}"
	}
	return ""
}

func (c *converter) takeID(id string, start int) {
	if first, taken := c.ids[id]; taken {
		c.list = append(c.list, diag.Errorf(c.pos(start), "heading-id", "标题的锚点“%s”重复", id).
			Notef(first, "第一次在这里").Hintf("换一个 {#名称}"))
		return
	}
	c.ids[id] = c.pos(start)
}

func (c *converter) bulleted(n *ast.List) []document.Block {
	if c.tooDeep(n) {
		return nil
	}
	l := document.List{Ordered: n.IsOrdered(), Start: n.Start}
	c.nested++
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.Items = append(l.Items, c.blocks(item))
	}
	c.nested--
	return []document.Block{l}
}

func (c *converter) quote(n *ast.Blockquote) []document.Block {
	if c.tooDeep(n) {
		return nil
	}
	c.nested++
	q := document.Quote{Blocks: c.blocks(n)}
	c.nested--
	if len(q.Blocks) == 0 {
		return nil
	}
	return []document.Block{q}
}

func (c *converter) tooDeep(n ast.Node) bool {
	if c.nested < maxNested {
		return false
	}
	c.errorf(n.Pos(), "nesting", "引用或列表套得太深").Hint = fmt.Sprintf("最多 %d 层；改用小标题分层", maxNested)
	return true
}

// indented converts the lines of an indented code block as the paragraph that
// their author meant.
func (c *converter) indented(n *ast.CodeBlock) []document.Block {
	c.errorf(n.Pos(), "indented-code", "行首有四个以上空格，会成为代码").
		Hint = "删去行首的空格；首行缩进由版式完成"
	words := strings.Fields(string(n.Lines().Value(c.src)))
	if len(words) == 0 {
		return nil
	}
	text := document.Text(strings.Join(words, " "))
	return []document.Block{document.Paragraph{Text: []document.Inline{text}, Pos: c.pos(offset(n))}}
}
