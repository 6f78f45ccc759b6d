package narrative

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"nianbao/internal/diag"
	"nianbao/internal/document"
)

// collectNotes finds the footnotes that the text refers to and reports those
// that it does not.
func (c *converter) collectNotes(root ast.Node) {
	c.notes = map[int]*east.Footnote{}
	c.noteTexts = map[int][]document.Inline{}
	first := map[string]diag.Pos{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		note, ok := n.(*east.Footnote)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		label := string(note.Ref)
		pos := c.pos(note.Pos())
		if before, taken := first[label]; taken {
			c.list = append(c.list, diag.Errorf(pos, "footnote", "脚注 [^%s] 写了两次", label).
				Notef(before, "第一次在这里").Hintf("换一个名称"))
			return ast.WalkSkipChildren, nil
		}
		first[label] = pos
		if note.Index < 0 {
			c.list = append(c.list, diag.Warningf(pos, "footnote", "脚注 [^%s] 没有用到", label).
				Hintf("在正文里加上 [^%s]，或删去这条脚注", label))
		}
		c.notes[note.Index] = note
		return ast.WalkSkipChildren, nil
	})
}

// noteRef converts a reference to a footnote, with the note's text.
func (c *converter) noteRef(n *east.FootnoteLink) []document.Inline {
	switch {
	case c.within.note:
		c.errorf(n.Pos(), "footnote", "脚注里不能再有脚注").Hint = "把内容并进这条脚注"
		return nil
	case c.within.heading:
		c.errorf(n.Pos(), "footnote", "标题里不能有脚注").Hint = "把脚注移到标题下的第一段"
		return nil
	}
	return []document.Inline{document.NoteRef{Index: n.Index, Note: c.note(n.Index)}}
}

// note converts the note of an index, once: many references share its text.
func (c *converter) note(index int) []document.Inline {
	if text, done := c.noteTexts[index]; done {
		return text
	}
	outer := c.within
	c.within = place{note: true}
	var text []document.Inline
	for x := c.notes[index].FirstChild(); x != nil; x = x.NextSibling() {
		if !ast.IsParagraph(x) && x.Kind() != ast.KindTextBlock {
			c.errorf(x.Pos(), "footnote", "脚注里只能写文字").Hint = "把列表、表格移到正文"
			continue
		}
		if len(text) > 0 {
			text = append(text, document.Break{})
		}
		text = append(text, c.inlines(x)...)
	}
	c.within = outer
	c.noteTexts[index] = text
	return text
}
