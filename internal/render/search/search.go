// Package search makes the index by which readers search a site without a
// server: what each page says, as data that one classic script loads on first
// use, also on file://.
//
// # What is found
//
// Titles of pages; headings, titles of tables and figures; labels (the heads
// of rows and columns, names of key figures and cards); and running text.
// A text that several pages have, as the pages of one indicator in several
// editions do, stands once with all its places. What more than [Common] places
// share (heads such as 单位) finds nothing and is left out, and so are figures:
// a number is looked for by what it is of.
//
// # Format
//
//	window.nianbaoSearch = {
//	  "pages":   [[path, title, kind, edition], …],  kind in a reader's words, edition 0 for none
//	  "anchors": [fragment, …],                      the first is "", the page itself
//	  "texts":   [[weight, text, page, anchor, …], …]
//	}
//
// Weight is one of the Weights; behind the text stand one or more pairs of
// indexes, the places that say it.
package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/report"
)

// Common is how many places a text may have before it tells none from another.
const Common = 60

// The weights of a text, by what it is. A page's title weighs more than all.
const (
	Body    = 1
	Label   = 2
	Heading = 4
)

// index is what readers' browsers load.
type index struct {
	Pages   [][4]any `json:"pages"`
	Anchors []string `json:"anchors"`
	Texts   [][]any  `json:"texts"`
}

// Script returns the index of r as a script. Pages that stand alone are not in it.
func Script(r *report.Report) []byte {
	c := collector{anchors: map[string]int{"": 0}, texts: map[key]*text{}}
	c.index.Anchors = []string{""}
	for i := range r.Pages {
		if r.Pages[i].Kind != report.NotFoundPage {
			c.page(&r.Pages[i])
		}
	}
	c.finish()
	data, err := json.Marshal(c.index)
	if err != nil {
		panic(fmt.Sprintf("search: strings and numbers cannot be marshalled: %v", err))
	}
	return slices.Concat([]byte("window.nianbaoSearch="), data, []byte(";\n"))
}

type key struct {
	weight int
	words  string
}

type place struct{ page, anchor int }

type text struct {
	key
	places []place
}

// collector gathers what pages say.
type collector struct {
	index   index
	anchors map[string]int
	texts   map[key]*text
	// at is where what is added next stands, on the page entitled title.
	at    place
	title string
}

func (c *collector) page(p *report.Page) {
	c.at = place{page: len(c.index.Pages)}
	c.title = p.Title
	kind := ""
	if n := len(p.Crumbs); n > 1 && p.Crumbs[n-1].Text != p.Title {
		kind = p.Crumbs[n-1].Text
	}
	c.index.Pages = append(c.index.Pages, [4]any{p.Path, p.Title, kind, p.Edition})
	c.add(Body, document.Plain(p.Lead))
	document.Walk(p.Body, c.block)
}

// mark says that what follows stands at the element called id.
func (c *collector) mark(id string) {
	if id == "" {
		return
	}
	n, ok := c.anchors[id]
	if !ok {
		n = len(c.index.Anchors)
		c.anchors[id] = n
		c.index.Anchors = append(c.index.Anchors, id)
	}
	c.at.anchor = n
}

// block adds what a block itself says; those within it are visited after it.
func (c *collector) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		c.mark(b.ID)
		c.add(Heading, document.Plain(b.Text))
	case document.Section:
		c.mark(b.ID)
		c.add(Heading, document.Plain(b.Title))
		c.add(Body, document.Plain(b.Lead))
	case document.Paragraph:
		c.add(Body, document.Plain(b.Text))
	case document.Table:
		c.mark(b.ID)
		c.table(b)
	case document.Figure:
		c.mark(b.ID)
		c.add(Heading, b.Chart.Finding)
		c.add(Label, b.Chart.Subject)
	case document.Facts:
		for _, f := range b.Items {
			c.add(Body, f.Term+" "+document.Plain(f.Value)+" "+document.Plain(f.Note))
		}
	case document.Keys:
		for _, k := range b.Items {
			c.add(Label, k.Term)
		}
	case document.Cards:
		for _, k := range b.Items {
			c.add(Label, k.Title)
		}
	case document.Notice:
		c.add(Label, b.Title)
	case document.Listing:
		c.add(Label, b.Title)
	case document.List, document.Quote, document.Group:
	case document.Hole:
		panic("search: a directive that nobody resolved")
	default:
		panic(fmt.Sprintf("search: unknown block %T", b))
	}
}

// table adds a table's title, its heads and, of lists that readers filter, the
// words of each row as one text.
func (c *collector) table(t document.Table) {
	c.add(Heading, t.Title)
	for _, r := range t.Head {
		c.cells(r)
	}
	for _, g := range t.Groups {
		c.add(Label, document.Plain(g.Label))
		for _, r := range g.Rows {
			if len(t.Filter) > 0 {
				c.add(Body, words(r))
			} else {
				c.cells(r)
			}
		}
	}
	for _, n := range t.Notes {
		c.add(Body, document.Plain(n))
	}
}

// cells adds the heads among the cells of a row.
func (c *collector) cells(r document.Row) {
	for _, x := range r.Cells {
		if x.Header {
			c.add(Label, document.Plain(x.Text))
		}
	}
}

// words joins the cells of a row that say something besides figures.
func words(r document.Row) string {
	var list []string
	for _, x := range r.Cells {
		for _, s := range []string{document.Plain(x.Text), document.Plain(x.Second)} {
			if says(s) {
				list = append(list, s)
			}
		}
	}
	return strings.Join(list, " ")
}

// says reports whether s has a letter or character, not figures and signs alone.
func says(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x2e80 && r < 0xff00 })
}

func (c *collector) add(weight int, s string) {
	s = strings.Join(strings.Fields(s), " ")
	if !says(s) || s == c.title {
		return
	}
	k := key{weight, s}
	t := c.texts[k]
	if t == nil {
		t = &text{key: k}
		c.texts[k] = t
	}
	if n := len(t.places); n == 0 || t.places[n-1].page != c.at.page {
		t.places = append(t.places, c.at)
	}
}

// finish puts the texts in the order of their places.
func (c *collector) finish() {
	var all []*text
	for _, t := range c.texts {
		if len(t.places) <= Common {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b *text) int {
		return cmp.Or(cmp.Compare(a.places[0].page, b.places[0].page), cmp.Compare(a.places[0].anchor, b.places[0].anchor),
			-cmp.Compare(a.weight, b.weight), cmp.Compare(a.words, b.words))
	})
	for _, t := range all {
		entry := []any{t.weight, t.words}
		for _, p := range t.places {
			entry = append(entry, p.page, p.anchor)
		}
		c.index.Texts = append(c.index.Texts, entry)
	}
}
