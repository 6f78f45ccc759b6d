package report_test

import (
	"fmt"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/report"
	"nianbao/internal/report/tree"
)

// dump prints a page's tree, a line a node.
func dump(p *report.Page) string {
	d := &dumper{}
	d.line("title: %s", p.Title)
	d.line("lead: %s", d.run(p.Lead))
	d.line("source: %s; state: %s; demo: %v; section: %s", p.Source, p.State, p.Demo, p.Section)
	for _, c := range p.Crumbs {
		d.line("crumb: %s %s", c.Text, c.Href)
	}
	for _, c := range p.Rail.Links {
		d.line("rail: %s %s", c.Text, c.Href)
	}
	d.line("previous: %s; next: %s; siblings: %v", p.Previous.Href, p.Next.Href, p.Siblings)
	d.blocks(p.Body)
	return d.String()
}

type dumper struct {
	strings.Builder
	depth int
}

func (d *dumper) line(format string, args ...any) {
	d.WriteString(strings.TrimRight(strings.Repeat("  ", d.depth)+fmt.Sprintf(format, args...), " ") + "\n")
}

func (d *dumper) in(inner func()) {
	d.depth++
	inner()
	d.depth--
}

func (d *dumper) blocks(list []document.Block) {
	for _, b := range list {
		d.block(b)
	}
}

func (d *dumper) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		d.line("h%d #%s %s", b.Level, b.ID, d.run(b.Text))
	case document.Paragraph:
		d.line("p %s", d.run(b.Text))
	case document.List:
		d.line("list")
		for _, x := range b.Items {
			d.in(func() { d.blocks(x) })
		}
	case document.Quote:
		d.line("quote")
		d.in(func() { d.blocks(b.Blocks) })
	case document.Table:
		d.table(b)
	case document.Figure:
		d.line("figure #%s %s %q href %s%s", b.ID, b.Number, b.Chart.ID, b.Href, statusOf(b.Status))
		d.in(func() { d.chart(b.Chart) })
	case document.Facts:
		d.line("facts %s plain %v", b.Title, b.Plain)
		for _, x := range b.Items {
			d.in(func() { d.line("%s: %s (%s)", x.Term, d.run(x.Value), d.run(x.Note)) })
		}
	case document.Keys:
		d.line("keys verdict %v", b.Verdict)
		d.in(func() { d.keys(b.Items) })
	case document.Notice:
		d.line("notice %d %s", b.Kind, b.Title)
		d.in(func() { d.blocks(b.Body) })
	case document.Section:
		d.line("section #%s %s demo %v lead %s", b.ID, d.run(b.Title), b.Demo, d.run(b.Lead))
		if b.More != nil {
			d.line("  more %s %s", d.run(b.More.Text), b.More.Href)
		}
		d.in(func() { d.blocks(b.Body) })
		if len(b.Aside) > 0 {
			d.line("  aside")
			d.in(func() { d.keys(b.Aside) })
		}
	case document.Group:
		d.line("group %d", b.Form)
		for _, x := range b.Items {
			d.in(func() { d.line("-"); d.blocks(x) })
		}
	case document.Listing:
		d.line("listing %s %d", b.Title, len(b.Text))
	case document.Cards:
		d.line("cards")
		for _, x := range b.Items {
			d.in(func() { d.line("%s %s (%s) %s", x.Label, x.Title, x.Note, x.Href) })
		}
	case document.Hole:
		d.line("HOLE %s", b.Name)
	default:
		panic(fmt.Sprintf("unknown %T", b))
	}
}

func statusOf(s *document.Status) string {
	if s == nil {
		return ""
	}
	return " " + s.Word
}

func (d *dumper) keys(list []document.Key) {
	for _, k := range list {
		mini := ""
		if k.Mini != nil {
			mini = " mini"
		}
		d.line("%s: %s%s (%s)%s %s", k.Term, d.run(k.Value), statusOf(k.Status), d.run(k.Note), mini, k.Href)
	}
}

func (d *dumper) table(t document.Table) {
	d.line("table #%s %s %s; unit %s; remark %s; demo %v; lead %v; filter %v", t.ID, t.Number, t.Title, t.Unit, t.Remark, t.Demo, t.Lead, t.Filter)
	d.in(func() {
		for _, r := range t.Head {
			d.row("head", r)
		}
		for _, g := range t.Groups {
			if len(g.Label) > 0 {
				d.line("= %s", d.run(g.Label))
			}
			for _, r := range g.Rows {
				d.row(fmt.Sprint(r.Kind), r)
			}
		}
		for _, n := range t.Notes {
			d.line("note %s", d.run(n))
		}
		for _, s := range t.Sources {
			d.line("source %s", s)
		}
	})
}

func (d *dumper) row(kind string, r document.Row) {
	var cells []string
	for _, c := range r.Cells {
		s := d.run(c.Text)
		if len(c.Second) > 0 {
			s += "／" + d.run(c.Second)
		}
		cells = append(cells, s)
	}
	d.line("%s | %s", kind, strings.Join(cells, " | "))
}

func (d *dumper) chart(s chart.Spec) {
	d.line("%s; %s; %s; notes %v", s.Finding, s.Subject, s.Source, s.Notes)
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			var data []string
			for _, x := range l.Data {
				v := x.Value.Digits()
				if x.Low.Known() {
					v += x.Low.Digits() + "~" + x.High.Digits()
				}
				data = append(data, fmt.Sprintf("%s %s", s.X.Labels[x.X], v))
			}
			d.line("mark %d role %d %s: %s", l.Mark, l.Role, l.Name, strings.Join(data, ", "))
		}
	}
	for _, p := range s.Parts {
		d.line("part %s %s (%s)", p.Name, p.Value, p.Note)
	}
}

// run prints inlines: numbers with their marks, links with their addresses.
func (d *dumper) run(run []document.Inline) string {
	var b strings.Builder
	for _, x := range run {
		switch x := x.(type) {
		case document.Number:
			b.WriteString(document.Plain([]document.Inline{x}))
			if x.Value.Demo {
				b.WriteString("˙")
			}
			b.WriteString(address(x.Href))
		case document.Strong:
			b.WriteString("*" + d.run(x.Text) + "*")
		case document.Link:
			b.WriteString(d.run(x.Text) + address(x.Href))
		case document.Ref:
			b.WriteString(x.Text + address(x.Href))
		case document.Status:
			b.WriteString("<" + x.Word + ">")
		case document.Tag:
			b.WriteString("[" + string(x) + "]")
		case document.Mini:
			b.WriteString("~")
		case document.NoteRef:
			b.WriteString("[^" + d.run(x.Note) + "]")
		case document.Script:
			b.WriteString("^" + d.run(x.Text))
		case document.Fraction:
			b.WriteString("(" + d.run(x.Over) + ")/(" + d.run(x.Under) + ")")
		case document.Break:
			b.WriteString("⏎")
		case document.Binding:
			b.WriteString("{{" + x.Text + "}}")
		default:
			b.WriteString(document.Plain([]document.Inline{x}))
		}
	}
	return b.String()
}

func address(href string) string {
	if href == "" {
		return ""
	}
	return "→" + href
}

// collected is what a page is made of, for checks that hold of all pages.
type collected struct{ ids, charts, hrefs, unresolved []string }

func collect(p *report.Page) collected {
	var c collected
	link := func(href string) {
		if href != "" {
			c.hrefs = append(c.hrefs, href)
		}
	}
	for _, n := range append(append(append([]report.NavLink{p.Previous, p.Next}, p.Crumbs...), p.Tabs...), p.Rail.Links...) {
		link(n.Href)
	}
	for _, s := range p.Siblings {
		link(s)
	}
	document.Walk(p.Body, func(b document.Block) { c.block(b, link) })
	visit := func(x document.Inline) []document.Inline {
		switch x := x.(type) {
		case document.Binding:
			c.unresolved = append(c.unresolved, "{{"+x.Text+"}}")
		case document.Number:
			link(x.Href)
		case document.Ref:
			link(x.Href)
		case document.Link:
			if !x.External {
				link(x.Href)
			}
		}
		return nil
	}
	tree.Run(p.Lead, visit)
	tree.Inlines(p.Body, visit)
	return c
}

func (c *collected) block(b document.Block, link func(string)) {
	switch b := b.(type) {
	case document.Hole:
		c.unresolved = append(c.unresolved, b.Name)
	case document.Heading:
		c.ids = append(c.ids, b.ID)
	case document.Section:
		c.ids = append(c.ids, b.ID)
		for _, k := range b.Aside {
			link(k.Href)
		}
		if b.More != nil {
			link(b.More.Href)
		}
	case document.Table:
		c.ids = append(c.ids, b.ID)
	case document.Keys:
		for _, k := range b.Items {
			link(k.Href)
		}
	case document.Cards:
		for _, x := range b.Items {
			link(x.Href)
		}
	case document.Figure:
		c.ids, c.charts = append(c.ids, b.ID), append(c.charts, b.Chart.ID)
		link(b.Href)
		for _, p := range b.Chart.Parts {
			for _, i := range p.Items {
				link(i.Href)
			}
		}
	}
}
