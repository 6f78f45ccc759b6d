package docx

import (
	"fmt"
	"net/url"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/report"
)

// target is what a reference may lead to.
type target struct {
	bookmark string
	// numbered says that the bookmark holds a number, 图2-1, which a field repeats.
	numbered bool
}

// collect notes a page and everything in it that has an address.
func (w *writer) collect(p *report.Page) {
	w.note(p.Path, "", false)
	document.Walk(p.Body, func(b document.Block) {
		switch b := b.(type) {
		case document.Heading:
			w.note(p.Path, b.ID, false)
		case document.Section:
			w.note(p.Path, b.ID, false)
		case document.Figure:
			w.note(p.Path, b.ID, b.Number != "")
		case document.Table:
			w.note(p.Path, b.ID, b.Number != "")
		case document.Paragraph, document.List, document.Quote, document.Facts, document.Keys, document.Notice, document.Group, document.Cards, document.Listing, document.Hole:
		}
	})
}

func (w *writer) note(path, id string, numbered bool) {
	if id != "" {
		path += "#" + id
	}
	if w.targets[path] == nil {
		w.targets[path] = &target{bookmark: fmt.Sprintf("_Ref%06d", len(w.targets)+1), numbered: numbered}
	}
}

// anchorOf is the bookmark of an address, "" for one that is not in the document.
func (w *writer) anchorOf(address string) string {
	if t := w.targets[address]; t != nil {
		return t.bookmark
	}
	return ""
}

// anchors is anchorOf for a paragraph.
func (w *writer) anchors(address string) []string {
	if a := w.anchorOf(address); a != "" {
		return []string{a}
	}
	return nil
}

// own is the address of something on the page at hand.
func (w *writer) own(id string) string {
	if id == "" {
		return ""
	}
	return w.at.Path + "#" + id
}

// find returns what an address of the report leads to, nil for nothing here.
func (w *writer) find(href string) *target {
	if strings.HasPrefix(href, "#") {
		href = w.at.Path + href
	}
	if t := w.targets[href]; t != nil {
		return t
	}
	path, _, _ := strings.Cut(href, "#")
	return w.targets[path]
}

// outside returns an address that a document may lead to.
func outside(href string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto") {
		return "", false
	}
	return u.String(), true
}

// link writes a link: to a place in the document, to an absolute address, to
// the published site where its address is known; else its text.
func (w *writer) link(l document.Link) {
	if l.External {
		to, ok := outside(l.Href)
		if ok && !w.apart {
			w.hyperlink(l.Text, "r:id", w.relate("hyperlink", to, true))
			return
		}
		w.inlines(l.Text)
		if ok && document.Plain(l.Text) != l.Href {
			w.run("（"+to+"）", look{})
		}
		return
	}
	if t := w.find(l.Href); t != nil {
		w.hyperlink(l.Text, "w:anchor", t.bookmark)
		return
	}
	w.inlines(l.Text)
}

func (w *writer) hyperlink(text []document.Inline, attributes ...string) {
	w.b.In("w:hyperlink", func() { w.inlines(text) }, append(attributes, "w:history", "1")...)
}

// ref writes a reference as a field that repeats the number of its target.
func (w *writer) ref(r document.Ref) {
	t := w.find(r.Href)
	switch {
	case t == nil:
		w.run(r.Text, look{})
	case t.numbered:
		w.field("REF "+t.bookmark+` \h`, func() { w.run(r.Text, look{}) })
	default:
		w.b.In("w:hyperlink", func() { w.run(r.Text, look{}) }, "w:anchor", t.bookmark, "w:history", "1")
	}
}

// numbering writes 图2-1 with its last figure as a field that counts. One that
// does not follow on the last of its kind restarts the count.
func (w *writer) numbering(number, address string) {
	digits := len(number)
	for digits > 0 && number[digits-1] >= '0' && number[digits-1] <= '9' {
		digits--
	}
	n := 0
	for _, c := range number[digits:] {
		n = min(n*10+int(c-'0'), 1<<20)
	}
	write := func() {
		w.run(number[:digits], look{})
		if n == 0 {
			return
		}
		kind := sequence(number[:digits])
		code := "SEQ " + kind + ` \* ARABIC`
		if n != w.numbers[kind]+1 {
			code += ` \r ` + itoa(n)
		}
		w.numbers[kind] = n
		w.field(code, func() { w.run(itoa(n), look{}) })
	}
	if a := w.anchorOf(address); a != "" {
		w.bookmark(a, write)
		return
	}
	write()
}

// sequence names the count of what begins with prefix: a field's name has
// letters, figures and underscores alone.
func sequence(prefix string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '－' || r == ' ' {
			return '_'
		}
		return r
	}, prefix)
}
