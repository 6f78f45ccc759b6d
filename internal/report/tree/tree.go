// Package tree rebuilds document trees: what linking learns about a node goes
// into a copy, since a parsed page is shared and never changed.
package tree

import (
	"fmt"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/number"
)

// Blocks returns a copy of blocks with each, the innermost first, replaced by
// what f returns for it.
func Blocks(blocks []document.Block, f func(document.Block) []document.Block) []document.Block {
	var out []document.Block
	for _, b := range blocks {
		out = append(out, f(within(b, f))...)
	}
	return out
}

// within rebuilds what stands inside a block.
func within(b document.Block, f func(document.Block) []document.Block) document.Block {
	switch b := b.(type) {
	case document.List:
		b.Items = each(b.Items, f)
		return b
	case document.Quote:
		b.Blocks = Blocks(b.Blocks, f)
		return b
	case document.Notice:
		b.Body = Blocks(b.Body, f)
		return b
	case document.Section:
		b.Body = Blocks(b.Body, f)
		return b
	case document.Group:
		b.Items = each(b.Items, f)
		return b
	case document.Heading, document.Paragraph, document.Table, document.Figure, document.Facts, document.Keys,
		document.Cards, document.Listing, document.Hole:
		return b
	}
	panic(fmt.Sprintf("tree: unknown block %T", b))
}

func each(items [][]document.Block, f func(document.Block) []document.Block) [][]document.Block {
	out := make([][]document.Block, len(items))
	for i, x := range items {
		out[i] = Blocks(x, f)
	}
	return out
}

// Inlines returns a copy of blocks with each inline, the innermost first,
// replaced by what f returns for it.
func Inlines(blocks []document.Block, f func(document.Inline) []document.Inline) []document.Block {
	return Blocks(blocks, func(b document.Block) []document.Block { return []document.Block{texts(b, f)} })
}

// texts rebuilds the inlines of one block, not those of blocks inside it.
func texts(b document.Block, f func(document.Inline) []document.Inline) document.Block {
	switch b := b.(type) {
	case document.Heading:
		b.Text = Run(b.Text, f)
		return b
	case document.Paragraph:
		b.Text = Run(b.Text, f)
		return b
	case document.Table:
		return table(b, f)
	case document.Figure:
		return b
	case document.Facts:
		b.Items = facts(b.Items, f)
		return b
	case document.Keys:
		b.Items = keys(b.Items, f)
		return b
	case document.Section:
		b.Title, b.Lead, b.Aside = Run(b.Title, f), Run(b.Lead, f), keys(b.Aside, f)
		b.More = more(b.More, f)
		return b
	case document.List, document.Quote, document.Notice, document.Group, document.Cards, document.Listing, document.Hole:
		return b
	}
	panic(fmt.Sprintf("tree: unknown block %T", b))
}

// more rebuilds a section's link, which stays one link or goes.
func more(l *document.Link, f func(document.Inline) []document.Inline) *document.Link {
	if l == nil {
		return nil
	}
	for _, x := range Run([]document.Inline{*l}, f) {
		if link, ok := x.(document.Link); ok {
			return &link
		}
	}
	return nil
}

func table(t document.Table, f func(document.Inline) []document.Inline) document.Table {
	t.Head = rows(t.Head, f)
	groups := make([]document.RowGroup, len(t.Groups))
	for i, g := range t.Groups {
		groups[i] = document.RowGroup{Label: Run(g.Label, f), Rows: rows(g.Rows, f)}
	}
	t.Groups = groups
	notes := make([][]document.Inline, len(t.Notes))
	for i, n := range t.Notes {
		notes[i] = Run(n, f)
	}
	t.Notes = notes
	return t
}

func rows(list []document.Row, f func(document.Inline) []document.Inline) []document.Row {
	out := make([]document.Row, len(list))
	for i, r := range list {
		cells := make([]document.Cell, len(r.Cells))
		for j, c := range r.Cells {
			c.Text, c.Second = Run(c.Text, f), Run(c.Second, f)
			cells[j] = c
		}
		r.Cells = cells
		out[i] = r
	}
	return out
}

func facts(list []document.Fact, f func(document.Inline) []document.Inline) []document.Fact {
	out := make([]document.Fact, len(list))
	for i, x := range list {
		x.Value, x.Note = Run(x.Value, f), Run(x.Note, f)
		out[i] = x
	}
	return out
}

func keys(list []document.Key, f func(document.Inline) []document.Inline) []document.Key {
	if list == nil {
		return nil
	}
	out := make([]document.Key, len(list))
	for i, x := range list {
		x.Value, x.Note = Run(x.Value, f), Run(x.Note, f)
		out[i] = x
	}
	return out
}

// Run returns a copy of a run with each inline, the innermost first, replaced
// by what f returns for it.
func Run(run []document.Inline, f func(document.Inline) []document.Inline) []document.Inline {
	var out []document.Inline
	for _, x := range run {
		out = append(out, f(inside(x, f))...)
	}
	return out
}

func inside(x document.Inline, f func(document.Inline) []document.Inline) document.Inline {
	switch x := x.(type) {
	case document.Emphasis:
		return document.Emphasis{Text: Run(x.Text, f)}
	case document.Strong:
		return document.Strong{Text: Run(x.Text, f)}
	case document.Deleted:
		return document.Deleted{Text: Run(x.Text, f)}
	case document.Script:
		x.Text = Run(x.Text, f)
		return x
	case document.Link:
		x.Text = Run(x.Text, f)
		return x
	case document.NoteRef:
		x.Note = Run(x.Note, f)
		return x
	case document.Fraction:
		return document.Fraction{Over: Run(x.Over, f), Under: Run(x.Under, f)}
	case document.Text, document.Code, document.Break, document.Number, document.Ref, document.Status, document.Tag, document.Mini, document.Formula, document.Binding:
		return x
	}
	panic(fmt.Sprintf("tree: unknown inline %T", x))
}

// Values calls visit for every value that blocks show, in numbers and charts.
func Values(blocks []document.Block, visit func(number.Value)) {
	Blocks(blocks, func(b document.Block) []document.Block {
		if f, ok := b.(document.Figure); ok {
			Chart(f.Chart, visit)
		}
		minis(b, visit)
		texts(b, func(x document.Inline) []document.Inline { inlineValue(x, visit); return nil })
		return nil
	})
}

// RunValues calls visit for every value that a run shows.
func RunValues(run []document.Inline, visit func(number.Value)) {
	Run(run, func(x document.Inline) []document.Inline { inlineValue(x, visit); return nil })
}

func inlineValue(x document.Inline, visit func(number.Value)) {
	switch x := x.(type) {
	case document.Number:
		visit(x.Value)
	case document.Mini:
		Chart(x.Chart, visit)
	}
}

// minis are the small charts beside key figures.
func minis(b document.Block, visit func(number.Value)) {
	var list []document.Key
	switch b := b.(type) {
	case document.Keys:
		list = b.Items
	case document.Section:
		list = b.Aside
	}
	for _, k := range list {
		if k.Mini != nil {
			Chart(*k.Mini, visit)
		}
	}
}

// Chart calls visit for every value of a chart.
func Chart(s chart.Spec, visit func(number.Value)) {
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			for _, d := range l.Data {
				visit(d.Value)
				visit(d.Low)
				visit(d.High)
			}
		}
	}
	for _, p := range s.Parts {
		visit(p.Value)
	}
	for _, t := range s.Tasks {
		visit(t.Done)
	}
	visit(s.Whole)
	visit(s.Done)
	visit(s.Elapsed)
}
