package html

import (
	"html/template"
	"maps"
	"slices"
	"strings"
	"time"

	"nianbao/internal/chart/svg"
	"nianbao/internal/document"
	"nianbao/internal/render/words"
	"nianbao/internal/report"
)

// The layouts that are executed; the others are parts of them.
const (
	pageLayout  = "base.html"
	aloneLayout = "404.html"
)

// frame is what layout/base.html and layout/404.html show. All addresses are
// relative to the page.
type frame struct {
	Words words.Words
	// Title is that of the browser's window, Heading the page's.
	Title, Heading string
	// Name is the report's, Home the front page of the page's edition.
	Name, Home string

	Policy               string
	NoIndex              bool
	Metas, Properties    []meta
	Style, Theme, Script string
	// InlineStyle is the style of the page that stands alone.
	InlineStyle template.CSS
	Symbols     template.HTML

	Editions, Nav []item
	// SearchIndex is the script of the search's index, Root the way to the
	// output's root ("" or "../" …), Year the page's edition, 0 for none.
	SearchIndex, Root string
	Year              int
	// Demo is the banner's text; empty for none.
	Demo   string
	Crumbs []item
	Lead   template.HTML
	Meta   []remark
	// Downloads are files of the page as a whole.
	Downloads     []item
	Contents      []entry
	ContentsTitle string
	RailTitle     string
	Rail, Tabs    []item
	// Plain pages have no rail: their tables take its room.
	Plain bool
	Body  template.HTML
	Notes []footnote
	// Sources is the list of the cells that the page's numbers are from.
	Sources  template.HTML
	Citation string

	Previous, Next item

	FootTitle, Basis, Imprint string
	Foot                      []footColumn
}

// meta is a <meta> element: a name (or property) and its content.
type meta struct{ Name, Content string }

// item is a link of a list. Current is the value of aria-current, or empty.
type item struct {
	Text, Href, Current string
	Count               int
}

// remark is a term of the line under the title.
type remark struct {
	Term, Text string
	Link       *item
}

// footnote is a note of the page.
type footnote struct {
	Index int
	Mark  string
	Text  template.HTML
}

// footColumn is a titled list in the page's foot.
type footColumn struct {
	Title string
	Links []item
}

// frame builds what the layout of a page shows, its body included.
func (s *site) frame(p *report.Page) (layout string, f frame) {
	w := &writer{site: s, path: p.Path, alone: p.Kind == report.NotFoundPage, level: 1, noted: map[int]bool{}}
	f = frame{
		Words: s.words, Heading: p.Title, Title: s.windowTitle(p), Name: s.report.Config.Report.Name,
		Lead: w.part(func() { w.inlines(p.Lead) }),
	}
	if f.Name == "" {
		f.Name = f.Title
	}
	if w.alone {
		f.Body = w.part(func() { w.blocks(p.Body) })
		f.InlineStyle = template.CSS("\n" + s.bundle.notFound)
		f.Policy = alonePolicy(string(f.InlineStyle))
		return aloneLayout, f
	}
	f.Body = w.part(func() { w.body(p.Body) })
	f.Notes = w.footnotes()
	f.Sources = w.part(w.sources)
	f.Symbols = w.symbols()
	s.head(&f, p)
	s.navigation(&f, p)
	s.opening(&f, p)
	s.foot(&f, p)
	return pageLayout, f
}

// part returns what content writes.
func (w *writer) part(content func()) template.HTML {
	w.Reset()
	content()
	return template.HTML(w.String())
}

// symbols are the icons, hatchings and marks that the page refers to.
func (w *writer) symbols() template.HTML {
	switch {
	case w.drawn:
		return template.HTML(svg.Symbols() + svg.Defs())
	case w.shaped:
		return template.HTML(svg.Symbols())
	}
	return ""
}

// footnotes writes the notes met so far; a note may not have notes of its own.
func (w *writer) footnotes() []footnote {
	notes := slices.Clone(w.notes)
	slices.SortStableFunc(notes, func(a, b document.NoteRef) int { return a.Index - b.Index })
	var out []footnote
	for _, n := range notes {
		out = append(out, footnote{n.Index, circled(n.Index), w.part(func() { w.inlines(n.Note) })})
	}
	return out
}

// windowTitle is page, report and edition: what a tab and a search result show.
func (s *site) windowTitle(p *report.Page) string {
	name := s.report.Config.Report.Name
	if e := s.editions[p.Edition]; e != nil && name != "" {
		name += "（" + e.Title + "）"
	}
	return joined("｜", p.Title, name)
}

// link returns an address as page p must write it; "" for a bad one.
func link(p *report.Page, target string) string {
	if target == "" {
		return ""
	}
	to, ok := href(p.Path, target)
	if !ok {
		return ""
	}
	return to
}

// items turns links into those of page p; the one that leads to here is current.
func items(p *report.Page, links []report.NavLink) []item {
	var out []item
	for _, l := range links {
		i := item{Text: l.Text, Href: link(p, l.Href), Count: l.Count}
		if l.Href == p.Path {
			i.Current = "page"
		}
		out = append(out, i)
	}
	return out
}

// sections are the entries of the navigation; the one that the page belongs to
// is current too.
func sections(p *report.Page, links []report.NavLink) []item {
	out := items(p, links)
	for i, l := range links {
		if l.Href != "" && l.Href == p.Section && out[i].Current == "" {
			out[i].Current = "true"
		}
	}
	return out
}

// navigation fills masthead, rail and the ways to neighbours.
func (s *site) navigation(f *frame, p *report.Page) {
	f.Editions = s.switcher(p)
	e := s.edition(p)
	f.Home = link(p, s.home(e))
	if e != nil {
		f.Nav = sections(p, e.Nav)
	}
	f.Crumbs = items(p, p.Crumbs)
	f.Tabs = items(p, p.Tabs)
	f.RailTitle, f.Rail = p.Rail.Title, items(p, p.Rail.Links)
	f.Plain = p.Kind == report.ListPage
	f.Contents = contents(p.Body)
	if f.Plain || len(f.Contents) < 2 {
		f.Contents = nil
	}
	if len(f.Notes) > 0 && len(f.Contents) > 0 {
		f.Contents = append(f.Contents, entry{Href: "#notes", Text: s.words.Notes})
	}
	f.ContentsTitle = words.Fill(s.words.ContentsOf, itoa(len(f.Contents)))
	f.Previous, f.Next = neighbour(p, p.Previous), neighbour(p, p.Next)
}

func neighbour(p *report.Page, l report.NavLink) item {
	return item{Text: l.Text, Href: link(p, l.Href)}
}

// home is the front page of an edition.
func (s *site) home(e *report.Edition) string {
	if e == nil || e == s.latest {
		return "index.html"
	}
	return frontPage(e.Year)
}

func frontPage(year int) string { return itoa(year) + "/index.html" }

// switcher lists the editions, oldest first, each at the same page where it
// has one.
func (s *site) switcher(p *report.Page) []item {
	var out []item
	for _, year := range slices.Sorted(maps.Keys(s.editions)) {
		target := p.Siblings[year]
		if target == "" {
			target = frontPage(year)
		}
		i := item{Text: itoa(year), Href: link(p, target)}
		if year == p.Edition {
			i.Current = "true"
		}
		out = append(out, i)
	}
	return out
}

// opening fills what stands between crumbs and body.
func (s *site) opening(f *frame, p *report.Page) {
	if p.Demo {
		f.Demo = orElse(s.report.Config.Report.Demo, s.words.DemoBanner)
	}
	add := func(term, text string) {
		if text != "" {
			f.Meta = append(f.Meta, remark{Term: term, Text: text})
		}
	}
	add(s.words.Published, published(p.Published))
	add(s.words.Source, p.Source)
	add(s.words.State, p.State)
	if e := s.editions[p.Edition]; e != nil && e.Archived && s.latest != nil {
		target := orElse(p.Siblings[s.latest.Year], frontPage(s.latest.Year))
		f.Meta = append(f.Meta, remark{s.words.Editions, s.words.Archived,
			&item{Text: words.Fill(s.words.Latest, s.latest.Title), Href: link(p, target)}})
	}
	for _, d := range p.Downloads {
		if to := link(p, d.Href); to != "" && d.Chart == nil {
			f.Downloads = append(f.Downloads, item{Text: d.Name, Href: to})
		}
	}
	f.Citation = s.citation(p)
}

// citation is the page as another document names it.
func (s *site) citation(p *report.Page) string {
	r, title := s.report.Config.Report, p.Title
	if p.Demo || p.Draft {
		title += "（" + p.State + "）"
	}
	if e := s.editions[p.Edition]; e != nil && !p.Published.IsZero() {
		return words.Fill(s.words.Citation, r.Publisher, r.Name, e.Title, title, stamp(p.Published, "2006年1月2日"))
	}
	return words.Fill(s.words.CitationPlain, r.Publisher, r.Name, title)
}

// published is a time of publication, of a day without an hour the day alone.
func published(t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 {
		return stamp(t, "2006-01-02")
	}
	return stamp(t, "2006-01-02 15:04")
}

func stamp(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(layout)
}

// foot fills the page's foot with links that lead somewhere.
func (s *site) foot(f *frame, p *report.Page) {
	c := s.report.Config
	f.FootTitle = c.Report.Name
	e := s.edition(p)
	if e != nil {
		f.FootTitle += " " + e.Title
		f.Imprint = words.Fill(s.words.FootPublished, published(e.Date))
		if e.Date.IsZero() {
			f.Imprint = ""
		}
	}
	if c.Plan.Title != "" {
		f.Basis = words.Fill(s.words.FootBasis, c.Plan.Title)
	}
	column := func(title string, links []item) {
		if len(links) > 0 {
			f.Foot = append(f.Foot, footColumn{title, links})
		}
	}
	column(s.words.FootReport, f.Nav)
	column(s.words.FootEditions, s.editionLinks(p))
	column(s.words.FootNotes, s.commonPages(p))
}

func (s *site) editionLinks(p *report.Page) []item {
	var out []item
	for _, e := range s.report.Editions {
		text := e.Title
		if e.Archived {
			text += "（" + s.words.Archived + "）"
		}
		out = append(out, item{Text: text, Href: link(p, frontPage(e.Year))})
	}
	return out
}

// commonPages are those of no edition: methods, data, about.
func (s *site) commonPages(p *report.Page) []item {
	var out []item
	for _, q := range s.report.Pages {
		if q.Edition == 0 && q.Kind != report.FrontPage && q.Kind != report.NotFoundPage && !strings.Contains(q.Path, "/") {
			out = append(out, item{Text: q.Title, Href: link(p, q.Path)})
		}
	}
	return out
}
