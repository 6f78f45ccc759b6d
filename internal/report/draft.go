package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/narrative"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// lay drafts every page of the report, in reading order within an edition.
func (l *linker) lay() {
	l.strangers()
	if b := l.shelf.Latest(); b != nil {
		l.generate("index", draft{Page: Page{Path: address.Front, Kind: FrontPage, Edition: b.Year()}, key: "front", sibling: "front"}, binding.Scope{Book: b})
	}
	for _, b := range slices.Backward(l.shelf.Books) {
		l.layEdition(b)
	}
	l.layCommon()
}

// strangers reports narrative pages of years that have no edition.
func (l *linker) strangers() {
	for _, p := range l.in.Pages {
		if p.Edition == 0 || l.shelf.Book(p.Edition) != nil {
			continue
		}
		l.add(diag.Errorf(p.Meta.Pos, "no-edition", "nianbao.yaml 没有列出%d年版，这一页不会出现在报告里", p.Edition).
			Hintf("在 editions 里加上 - year: %d，或把文件移到已有的年份", p.Edition))
	}
}

// layEdition drafts the pages of one edition.
func (l *linker) layEdition(b *ledger.Book) {
	y := b.Year()
	page := func(path string, kind PageKind) draft {
		return draft{Page: Page{Path: path, Kind: kind, Edition: y}}
	}
	scope := binding.Scope{Book: b}
	front := page(address.Edition(y), FrontPage)
	front.sibling = "front"
	l.generate("index", front, scope)
	if chapters := l.narratives(y); len(chapters) > 0 {
		l.missingChapters(b, chapters)
		l.generate("chapters", page(address.Chapters(y), ChaptersPage), scope)
		for _, p := range chapters {
			l.author(p, page(address.Chapter(y, p.Slug), ChapterPage), scope)
		}
	}
	l.layIndicators(b, page)
	l.layLists(b, page)
	l.layParks(b, page)
	l.layDepartments(b, page)
	if b.Before != nil {
		l.generate("compare", page(address.Compare(y), ComparePage), scope)
	}
}

func (l *linker) layIndicators(b *ledger.Book, page func(string, PageKind) draft) {
	inds := b.Edition().Indicators
	if len(inds) == 0 {
		return
	}
	l.generate("indicators", page(address.Indicators(b.Year()), IndicatorsPage), binding.Scope{Book: b})
	for i := range inds {
		d := page(address.Indicator(b.Year(), inds[i].Code), IndicatorPage)
		d.key, d.sibling, d.short = "i-"+inds[i].Code, "indicator "+inds[i].Code, inds[i].Short
		l.generate("indicator", d, binding.Scope{Book: b, Indicator: &inds[i], Domain: inds[i].Domain})
	}
}

func (l *linker) layLists(b *ledger.Book, page func(string, PageKind) draft) {
	if len(b.Result.Items) == 0 {
		return
	}
	for _, k := range [...]plan.ItemKind{plan.Reform, plan.Application, plan.Project, plan.Task} {
		d := page(address.List(b.Year(), k), ListPage)
		d.key, d.sibling, d.short = "list-"+k.Slug(), "list "+k.Slug(), k.String()
		l.generate("list", d, binding.Scope{Book: b, List: &k})
	}
}

func (l *linker) layParks(b *ledger.Book, page func(string, PageKind) draft) {
	parks := b.Edition().Parks
	if len(parks) == 0 {
		return
	}
	l.generate("parks", page(address.Parks(b.Year()), ParksPage), binding.Scope{Book: b})
	for i := range parks {
		d := page(address.Park(b.Year(), parks[i].Code), ParkPage)
		d.key, d.sibling, d.demo = "park-"+parks[i].Code, "park "+parks[i].Code, parks[i].Demo
		l.generate("park", d, binding.Scope{Book: b, Park: &parks[i]})
	}
}

func (l *linker) layDepartments(b *ledger.Book, page func(string, PageKind) draft) {
	departments := b.Edition().Departments
	if len(departments) == 0 {
		return
	}
	l.generate("departments", page(address.Departments(b.Year()), DepartmentsPage), binding.Scope{Book: b})
	for i := range departments {
		d := page(address.Department(b.Year(), departments[i].Code), DepartmentPage)
		d.key, d.sibling, d.demo = "dept-"+departments[i].Code, "department "+departments[i].Code, departments[i].Demo
		d.short = phrase.ShortName(departments[i])
		l.generate("department", d, binding.Scope{Book: b, Department: &departments[i]})
	}
}

// layCommon drafts the pages of no edition. An author's page replaces the
// generated one of the same name.
func (l *linker) layCommon() {
	scope := binding.Scope{Book: l.shelf.Latest()}
	written := map[string]bool{}
	for _, p := range l.narratives(0) {
		written[p.Slug] = true
		kind := AboutPage
		switch p.Slug {
		case "methods":
			kind = MethodsPage
		case "data":
			kind = DataPage
		}
		l.author(p, draft{Page: Page{Path: p.Slug + ".html", Kind: kind}}, scope)
	}
	for _, g := range []struct {
		name, path string
		kind       PageKind
	}{{"methods", address.Methods, MethodsPage}, {"data", address.Data, DataPage}, {"about", address.About, AboutPage}, {"notfound", address.NotFound, NotFoundPage}} {
		if !written[g.name] {
			l.generate(g.name, draft{Page: Page{Path: g.path, Kind: g.kind}}, scope)
		}
	}
}

// narratives returns the authors' pages of an edition in their order.
func (l *linker) narratives(year int) []*narrative.Page {
	var out []*narrative.Page
	for _, p := range l.in.Pages {
		if p.Edition == year {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *narrative.Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.File, b.File))
	})
	return out
}

// generate drafts a page from its template.
func (l *linker) generate(name string, d draft, s binding.Scope) {
	t := l.templates[name]
	if t == nil {
		missing := diag.Errorf(diag.Pos{File: "templates/pages/" + name + ".md"}, "no-template", "缺少页面模板 %s.md", name).
			Hintf("恢复 templates/pages/%s.md；不需要改动就删去自己的 templates/pages", name)
		if !slices.ContainsFunc(l.found, func(x diag.Diagnostic) bool { return x.Pos == missing.Pos && x.Code == missing.Code }) {
			l.add(missing)
		}
		return
	}
	s.Generated = true
	d.source = t
	d.key = cmp.Or(d.key, name)
	d.sibling = cmp.Or(d.sibling, name)
	l.enter(d, s)
}

// author drafts a narrative page.
func (l *linker) author(p *narrative.Page, d draft, s binding.Scope) {
	d.source, d.authored = p, true
	d.chapter, d.short = p.Meta.Chapter, p.Meta.Short
	d.sibling = "chapter " + cmp.Or(p.Meta.Chapter, p.Slug)
	d.key = "c-" + p.Slug
	l.enter(d, s)
}

func (l *linker) enter(d draft, s binding.Scope) {
	if other := l.paths[d.Path]; other != nil {
		l.add(clash(d, *other))
		return
	}
	s.Shelf = l.shelf
	d.scope = s
	p := &d
	l.paths[d.Path] = p
	l.drafts = append(l.drafts, p)
}

// clash reports two pages of one address at the file that its author can rename.
func clash(d, other draft) diag.Diagnostic {
	if !d.authored {
		d, other = other, d
	}
	what := other.source.File
	if !other.authored {
		what = "自动生成的页面"
	}
	return diag.Errorf(diag.Pos{File: d.source.File, Line: 1, Column: 1}, "page-clash", "这一页的地址 %s 是%s的", d.Path, what).Hintf("把文件改个名字")
}

// cardTitle is a chapter's title without its numeral.
func cardTitle(p *narrative.Page) string {
	title := cmp.Or(p.Meta.Short, p.Meta.Title)
	if p.Meta.Chapter != "" {
		title = strings.TrimPrefix(title, p.Meta.Chapter+"、")
	}
	return title
}

// counted is a note such as 9项目标, "" for none.
func counted(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d%s", n, what)
}
