package narrative

import (
	"fmt"
	"strings"

	"nianbao/internal/document"
)

// dump writes a page's tree in a form that reads beside its Markdown.
func dump(p *Page) string {
	var d dumper
	d.line(0, "page %d/%02d-%s", p.Edition, p.Order, p.Slug)
	d.line(0, "title @%d:%d: %s", p.Meta.Pos.Line, p.Meta.Pos.Column, show(p.Meta.TitleText))
	for _, x := range [][2]string{{"short", p.Meta.Short}, {"lead", show(p.Meta.Lead)}, {"chapter", p.Meta.Chapter},
		{"departments", strings.Join(p.Meta.Departments, "|")}} {
		if x[1] != "" {
			d.line(0, "%s: %s", x[0], x[1])
		}
	}
	d.blocks(0, p.Body)
	return d.String()
}

type dumper struct{ strings.Builder }

func (d *dumper) line(depth int, format string, args ...any) {
	fmt.Fprintf(d, strings.Repeat("  ", depth)+format+"\n", args...)
}

func (d *dumper) blocks(depth int, blocks []document.Block) {
	for _, b := range blocks {
		d.block(depth, b)
	}
}

func (d *dumper) block(depth int, b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		d.line(depth, "h%d #%s @%d:%d: %s", b.Level, b.ID, b.Pos.Line, b.Pos.Column, show(b.Text))
	case document.Paragraph:
		d.line(depth, "p @%d:%d: %s", b.Pos.Line, b.Pos.Column, show(b.Text))
	case document.List:
		d.line(depth, "list ordered=%t start=%d", b.Ordered, b.Start)
		for _, item := range b.Items {
			d.line(depth+1, "item")
			d.blocks(depth+2, item)
		}
	case document.Quote:
		d.line(depth, "quote")
		d.blocks(depth+1, b.Blocks)
	case document.Hole:
		d.line(depth, "hole %s @%d:%d body @%d:%d %q", b.Name, b.Pos.Line, b.Pos.Column, b.BodyPos.Line, b.BodyPos.Column, b.Body)
	case document.Table:
		d.table(depth, b)
	default:
		d.line(depth, "%T", b)
	}
}

func (d *dumper) table(depth int, t document.Table) {
	d.line(depth, "table @%d:%d", t.Pos.Line, t.Pos.Column)
	for _, c := range t.Columns {
		d.line(depth+1, "column numeric=%t %s", c.Numeric, c.Head)
	}
	for _, r := range t.Head {
		d.row(depth+1, "head", r)
	}
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			d.row(depth+1, [...]string{"row", "total", "part"}[r.Kind], r)
		}
	}
}

func (d *dumper) row(depth int, word string, r document.Row) {
	var cells []string
	for _, c := range r.Cells {
		mark := ""
		if c.Header {
			mark = "!"
		}
		cells = append(cells, mark+show(c.Text))
	}
	d.line(depth, "%s: %s", word, strings.Join(cells, " ¦ "))
}

// show writes inlines on one line: strong[…], ⟨binding @line:column⟩, ⏎.
func show(in []document.Inline) string {
	var b strings.Builder
	for _, x := range in {
		b.WriteString(showOne(x))
	}
	return b.String()
}

func showOne(x document.Inline) string {
	switch x := x.(type) {
	case document.Text:
		return strings.ReplaceAll(string(x), "\u00a0", "⍽")
	case document.Emphasis:
		return "em[" + show(x.Text) + "]"
	case document.Strong:
		return "strong[" + show(x.Text) + "]"
	case document.Deleted:
		return "del[" + show(x.Text) + "]"
	case document.Code:
		return "code[" + string(x) + "]"
	case document.Script:
		return map[bool]string{true: "sub[", false: "sup["}[x.Sub] + show(x.Text) + "]"
	case document.Break:
		return "⏎"
	case document.Link:
		mark := ""
		if x.External {
			mark = "external "
		}
		return fmt.Sprintf("link[%s→%s%s @%d:%d]", show(x.Text), mark, x.Href, x.Pos.Line, x.Pos.Column)
	case document.NoteRef:
		return fmt.Sprintf("note%d[%s]", x.Index, show(x.Note))
	case document.Binding:
		return fmt.Sprintf("⟨%s @%d:%d⟩", x.Text, x.Pos.Line, x.Pos.Column)
	}
	return fmt.Sprintf("%T", x)
}
