package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// editionPath is an edition's front page as navigation knows it.
func (l *linker) editionPath(year int) string { return address.Edition(year) }

// editions are the editions as navigation sees them, latest first.
func (l *linker) editions() []Edition {
	var out []Edition
	for i, b := range slices.Backward(l.shelf.Books) {
		e := Edition{Year: b.Year(), Title: b.Title(), Date: publishedOn(b), Archived: i < len(l.shelf.Books)-1}
		e.Nav = l.nav(b)
		for _, d := range l.drafts {
			if d.Kind == ChapterPage && d.Edition == b.Year() {
				e.Chapters = append(e.Chapters, chapterLink(d))
			}
		}
		out = append(out, e)
	}
	return out
}

func chapterLink(d *draft) NavLink {
	text := cardTitle(d.source)
	if d.chapter != "" {
		text = d.chapter + "　" + text
	}
	return NavLink{Text: text, Href: d.Path}
}

// nav is the navigation of an edition: only pages that there are.
func (l *linker) nav(b *ledger.Book) []NavLink {
	y := b.Year()
	var out []NavLink
	for _, x := range []NavLink{
		{Text: "首页", Href: l.editionPath(y)}, {Text: "目标与指标", Href: address.Indicators(y)}, {Text: "分章报告", Href: address.Chapters(y)},
		{Text: "四个清单", Href: l.firstList(b)}, {Text: "园区", Href: address.Parks(y)}, {Text: "责任单位", Href: address.Departments(y)},
		{Text: "与上版比较", Href: address.Compare(y)},
		{Text: "数据与下载", Href: address.Data}, {Text: "方法与说明", Href: address.Methods},
	} {
		if l.paths[x.Href] != nil {
			out = append(out, x)
		}
	}
	return out
}

// firstList is the list that navigation leads to: projects, where there are any.
func (l *linker) firstList(b *ledger.Book) string {
	for _, k := range [...]plan.ItemKind{plan.Project, plan.Task, plan.Reform, plan.Application} {
		if len(b.Items(ledger.ItemFilter{Kind: &k})) > 0 {
			return address.List(b.Year(), k)
		}
	}
	return ""
}

// navigate sets a page's place: crumbs, section, tabs and rail.
func (l *linker) navigate(d *draft) {
	b := d.scope.Book
	if b == nil {
		return
	}
	y := b.Year()
	edition := NavLink{Text: b.Title(), Href: l.editionPath(y)}
	switch d.Kind {
	case FrontPage:
		d.Section = l.editionPath(y)
		d.Crumbs = []NavLink{{Text: b.Title()}, {Text: phrase.Elapsed(b)}}
		d.Rail = l.otherEditions(d)
	case ChaptersPage:
		d.place(edition, address.Chapters(y), NavLink{})
	case ChapterPage:
		d.place(edition, address.Chapters(y), NavLink{Text: "分章报告", Href: address.Chapters(y)})
		d.Rail = l.rail("分章", d, chapterLink)
	case IndicatorsPage:
		d.place(edition, address.Indicators(y), NavLink{})
	case IndicatorPage:
		d.place(edition, address.Indicators(y), NavLink{Text: "目标与指标", Href: address.Indicators(y)})
		d.Crumbs = append(d.Crumbs, NavLink{Text: d.scope.Indicator.Domain})
		d.Rail = l.rail("同领域指标", d, func(x *draft) NavLink { return NavLink{Text: figure.Short(*x.scope.Indicator), Href: x.Path} })
	case ListPage:
		d.place(edition, l.firstList(b), NavLink{Text: "四个清单", Href: l.firstList(b)})
		d.Tabs = l.tabs(b)
	case ParksPage:
		d.place(edition, address.Parks(y), NavLink{})
	case ParkPage:
		d.place(edition, address.Parks(y), NavLink{Text: "园区", Href: address.Parks(y)})
		d.Rail = l.rail("园区", d, titled)
	case ComparePage:
		d.place(edition, address.Compare(y), NavLink{})
	case DepartmentsPage:
		d.place(edition, address.Departments(y), NavLink{})
	case DepartmentPage:
		d.place(edition, address.Departments(y), NavLink{Text: "责任单位", Href: address.Departments(y)})
		d.Rail = l.rail("责任单位", d, titled)
	case MethodsPage, DataPage, AboutPage:
		d.Section = d.Path
		d.Crumbs = []NavLink{{Text: "首页", Href: address.Front}}
	case NotFoundPage:
	}
}

func (d *draft) place(edition NavLink, section string, parent NavLink) {
	d.Section = section
	d.Crumbs = []NavLink{edition}
	if parent.Text != "" {
		d.Crumbs = append(d.Crumbs, parent)
	}
}

func titled(d *draft) NavLink { return NavLink{Text: cmp.Or(d.short, d.Title), Href: d.Path} }

// maxRail bounds a rail: in a report of thousands of pages a list of all of
// them on each would cost the square of their number.
const maxRail = 40

// rail lists d's fellows: the pages of its edition, kind and domain, those
// nearest to it where there are many.
func (l *linker) rail(title string, d *draft, link func(*draft) NavLink) Rail {
	fellows := l.fellows[fellowship(d)]
	if len(fellows) < 2 {
		return Rail{}
	}
	if len(fellows) > maxRail {
		first := min(max(slices.Index(fellows, d)-maxRail/2, 0), len(fellows)-maxRail)
		fellows = fellows[first : first+maxRail]
	}
	r := Rail{Title: title}
	for _, x := range fellows {
		r.Links = append(r.Links, link(x))
	}
	return r
}

// fellow is what pages have in common that a rail lists together.
type fellow struct {
	edition int
	kind    PageKind
	domain  string
}

func fellowship(d *draft) fellow {
	f := fellow{d.Edition, d.Kind, ""}
	if d.Kind == IndicatorPage {
		f.domain = d.scope.Indicator.Domain
	}
	return f
}

func (l *linker) joinFellows() {
	for _, d := range l.drafts {
		l.fellows[fellowship(d)] = append(l.fellows[fellowship(d)], d)
	}
}

// otherEditions lists the editions beside d's.
func (l *linker) otherEditions(d *draft) Rail {
	r := Rail{Title: "历年"}
	latest := l.shelf.Latest()
	for _, b := range slices.Backward(l.shelf.Books) {
		if b.Year() == d.Edition {
			continue
		}
		text := b.Title()
		if b != latest {
			text += "（已归档）"
		}
		r.Links = append(r.Links, NavLink{Text: text, Href: l.editionPath(b.Year())})
	}
	if len(r.Links) == 0 {
		return Rail{}
	}
	return r
}

func (l *linker) tabs(b *ledger.Book) []NavLink {
	var out []NavLink
	for _, k := range [...]plan.ItemKind{plan.Reform, plan.Application, plan.Project, plan.Task} {
		if path := address.List(b.Year(), k); l.paths[path] != nil {
			out = append(out, NavLink{Text: k.String(), Href: path, Count: len(b.Items(ledger.ItemFilter{Kind: &k}))})
		}
	}
	return out
}

// chapterCards are an edition's narrative pages with what each holds.
func (l *linker) chapterCards(b *ledger.Book) []document.Card {
	var out []document.Card
	for _, p := range l.narratives(b.Year()) {
		c := document.Card{Label: p.Meta.Chapter, Title: cardTitle(p), Href: address.Chapter(b.Year(), p.Slug)}
		if p.Meta.Chapter != "" {
			task, project := plan.Task, plan.Project
			notes := []string{
				counted(len(directive.OfChapter(b, p.Meta.Chapter)), "项目标"),
				counted(len(b.Items(ledger.ItemFilter{Kind: &task, Chapter: p.Meta.Chapter})), "项任务"),
				counted(len(b.Items(ledger.ItemFilter{Kind: &project, Chapter: p.Meta.Chapter})), "个项目"),
			}
			c.Note = strings.Join(slices.DeleteFunc(notes, func(s string) bool { return s == "" }), "，")
		}
		out = append(out, c)
	}
	return out
}

// editionCards are the editions, latest first.
func (l *linker) editionCards() []document.Card {
	var out []document.Card
	for _, b := range slices.Backward(l.shelf.Books) {
		d := publishedOn(b)
		c := document.Card{Label: fmt.Sprint(b.Year()), Title: b.Title(), Href: l.editionPath(b.Year())}
		if !d.IsZero() {
			c.Note = fmt.Sprintf("%d年%d月%d日发布", d.Year(), d.Month(), d.Day())
		}
		if !b.Edition().Released {
			c.Note = draftWords
		}
		out = append(out, c)
	}
	return out
}
