package report

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/phrase"
)

// number gives every figure and table its number and fragment, and notes what
// 图 and 表 may refer to.
func (l *linker) number() {
	editions := map[int]map[string][]document.Ref{}
	for _, d := range l.drafts {
		n := &numberer{l: l, d: d, prefix: numberPrefix(d), ids: frameIDs(), refs: map[string]document.Ref{}}
		d.Body = n.blocks(d.Body)
		n.lost()
		d.scope.Refs = n.refs
		if !d.authored {
			continue
		}
		if editions[d.Edition] == nil {
			editions[d.Edition] = map[string][]document.Ref{}
		}
		for name, ref := range n.refs {
			editions[d.Edition][name] = append(editions[d.Edition][name], ref)
		}
	}
	// A name that only one other page of the edition has may be used from anywhere in it.
	for _, d := range l.drafts {
		if !d.authored {
			continue
		}
		for name, refs := range editions[d.Edition] {
			if _, own := d.scope.Refs[name]; !own && len(refs) == 1 {
				d.scope.Refs[name] = refs[0]
			}
		}
	}
}

// lost names what could not be made, which has been reported: a sentence that
// refers to it is right.
func (n *numberer) lost() {
	for _, name := range n.d.lost {
		if _, ok := n.refs[name]; !ok {
			kind, _, _ := strings.Cut(name, " ")
			n.refs[name] = document.Ref{Href: n.d.Path, Text: kind}
		}
	}
}

// numberPrefix is "2-" on the page of chapter 二, "" elsewhere.
func numberPrefix(d *draft) string {
	if n := phrase.Numeral(d.chapter); n > 0 {
		return fmt.Sprintf("%d-", n)
	}
	return ""
}

// numberer numbers one page.
type numberer struct {
	l               *linker
	d               *draft
	prefix          string
	figures, tables int
	ids             map[string]bool
	refs            map[string]document.Ref
}

// frameIDs are the ids that a page's frame uses.
func frameIDs() map[string]bool {
	return map[string]bool{"main": true, "cite": true, "notes": true, "rail-more": true, "rail-page": true}
}

// blocks walks in reading order: a parent before what is inside it, which
// numbers must follow.
func (n *numberer) blocks(list []document.Block) []document.Block {
	out := make([]document.Block, 0, len(list))
	for i, b := range list {
		switch b := b.(type) {
		case document.Section:
			b.ID = n.claim(b.ID, "s", b.Pos)
			b.Body = n.blocks(b.Body)
			out = append(out, b)
		case document.Group:
			items := make([][]document.Block, len(b.Items))
			for j, x := range b.Items {
				items[j] = n.blocks(x)
			}
			b.Items = items
			out = append(out, b)
		case document.Notice:
			b.Body = n.blocks(b.Body)
			out = append(out, b)
		case document.Heading:
			b.ID = n.claim(b.ID, "s", b.Pos)
			out = append(out, b)
		case document.Figure:
			out = append(out, n.figure(b))
		case document.Table:
			out = append(out, n.table(b))
		case document.Paragraph:
			out = append(out, n.caption(b, list[i+1:]))
		default:
			out = append(out, b)
		}
	}
	return out
}

// claim returns id, or one that begins with otherwise, unique in the page.
func (n *numberer) claim(id, otherwise string, pos diag.Pos) string {
	if id != "" && !n.ids[id] {
		n.ids[id] = true
		return id
	}
	if id != "" && pos.File != "" && n.d.authored {
		n.l.add(diag.Errorf(pos, "duplicate-id", "本页已有名为“%s”的部分", id).Hintf("换一个名字"))
	}
	for i := 1; ; i++ {
		if x := fmt.Sprintf("%s-%d", otherwise, i); !n.ids[x] {
			n.ids[x] = true
			return x
		}
	}
}

func (n *numberer) figure(f document.Figure) document.Figure {
	name := f.ID
	f.ID = n.claim(prefixed("fig-", name), "fig", f.Pos)
	f.Chart.ID = n.d.key + "-" + strings.TrimPrefix(f.ID, "fig-")
	if name == "" {
		f.Chart.ID = n.d.key + "-" + f.ID
	}
	if f.Number == directive.FigureNumber {
		if f.Size != document.PanelWide {
			n.figures++
			f.Number = fmt.Sprintf("图%s%d", n.prefix, n.figures)
		} else {
			f.Number = "" // its caption has it
		}
		if name != "" {
			n.refs["图 "+name] = document.Ref{Href: n.d.Path + "#" + f.ID, Text: n.number()}
		}
	}
	return f
}

// number is the number last given to a figure.
func (n *numberer) number() string { return fmt.Sprintf("图%s%d", n.prefix, n.figures) }

func prefixed(prefix, id string) string {
	if id == "" {
		return ""
	}
	return prefix + id
}

func (n *numberer) table(t document.Table) document.Table {
	name, named := strings.CutPrefix(t.ID, "tab-")
	t.ID = n.claim(t.ID, "tab", t.Pos)
	if t.Number == directive.TableNumber {
		n.tables++
		t.Number = fmt.Sprintf("表%s%d", n.prefix, n.tables)
		if named {
			n.refs["表 "+name] = document.Ref{Href: n.d.Path + "#" + t.ID, Text: t.Number}
		}
	}
	return t
}

// caption numbers the title above several panels, which stand in the next block.
func (n *numberer) caption(p document.Paragraph, rest []document.Block) document.Paragraph {
	if len(rest) == 0 || len(p.Text) == 0 {
		return p
	}
	g, ok := rest[0].(document.Group)
	strong, bold := p.Text[0].(document.Strong)
	if !ok || !bold || g.Form != document.Multiples {
		return p
	}
	title, found := strings.CutPrefix(document.Plain(strong.Text), directive.FigureNumber+"　")
	if !found {
		return p
	}
	n.figures++
	p.Text = append(phrase.Strong(document.Text(n.number()+"　"+title)), p.Text[1:]...)
	return p
}
