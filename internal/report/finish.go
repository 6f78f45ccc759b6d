package report

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/nearest"
	"nianbao/internal/number"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/tree"
)

// finish says of each page what it is made of and where it stands.
func (l *linker) finish() {
	siblings := l.siblings()
	l.joinFellows()
	l.each(func(d *draft) diag.List {
		d.Body = demoSections(demoTables(d.Body))
		found := l.published(d)
		d.state()
		d.downloads()
		l.navigate(d)
		d.Siblings = siblings[d.sibling]
		return found
	})
	l.neighbours()
}

// demoTables marks the tables that show a demonstration value.
func demoTables(blocks []document.Block) []document.Block {
	return tree.Blocks(blocks, func(b document.Block) []document.Block {
		if t, ok := b.(document.Table); ok {
			t.Demo = t.Demo || hasDemo([]document.Block{t})
			return []document.Block{t}
		}
		return []document.Block{b}
	})
}

// state walks what the page shows: 含初步数、演示数据.
func (d *draft) state() {
	shown, preliminary, estimated := false, false, false
	visit := func(v number.Value) {
		shown = shown || v.Known() && len(v.Origins) > 0
		preliminary = preliminary || v.Status == number.Preliminary
		estimated = estimated || v.Status == number.Estimated
		d.demo = d.demo || v.Demo
	}
	tree.Values(d.Body, visit)
	tree.RunValues(d.Lead, visit)
	document.Walk(d.Body, func(b document.Block) {
		if t, ok := b.(document.Table); ok {
			d.demo = d.demo || t.Demo
		}
	})
	d.Demo = d.demo
	var parts []string
	if preliminary {
		parts = append(parts, "初步数")
	}
	if estimated {
		parts = append(parts, "预计数")
	}
	if d.Demo {
		parts = append(parts, "演示数据")
	}
	switch {
	case len(parts) > 0:
		d.State = "含" + strings.Join(parts, "、")
	case shown && !d.Draft:
		d.State = "正式数"
	}
	if d.Draft {
		d.State = strings.TrimSuffix(draftWords+"，"+d.State, "，")
	}
}

// draftWords tell an edition that is still being made.
const draftWords = "草稿，尚未发布"

// publishedOn is the time of publication, zero for a draft.
func publishedOn(b *ledger.Book) time.Time {
	if !b.Edition().Released {
		return time.Time{}
	}
	return b.Edition().Date
}

// downloads offers an edition's open data where its indicators are listed.
func (d *draft) downloads() {
	if d.Kind != IndicatorsPage {
		return
	}
	for _, f := range d.scope.Shelf.DataOf(d.Edition) {
		d.Downloads = append(d.Downloads, Download{Name: fmt.Sprintf("%s（%s）", f.Format(), phrase.Size(f.Size)), Href: f.Path})
	}
}

// published sets date and source: an edition's date, and the departments that
// answer for the page.
func (l *linker) published(d *draft) (found diag.List) {
	d.Source = l.in.Config.Report.Publisher
	b := d.scope.Book
	if b == nil {
		return nil
	}
	d.Published = publishedOn(b)
	d.Draft = !b.Edition().Released && (d.Edition != 0 || d.Kind == DataPage)
	switch {
	case d.authored && len(d.source.Meta.Departments) > 0:
		var names string
		names, found = d.departments()
		d.Source = cmp.Or(names, d.Source)
	case d.Kind == IndicatorPage && len(d.scope.Indicator.Owners) > 0:
		var names []string
		for _, o := range d.scope.Indicator.Owners {
			names = append(names, departmentName(d, o))
		}
		d.Source = strings.Join(names, "、")
	case d.Kind == DepartmentPage:
		d.Source = d.scope.Department.Name
	}
	return found
}

func departmentName(d *draft, name string) string {
	if x := d.scope.Book.Department(name); x != nil {
		return x.Name
	}
	return name
}

// departments are the names of those that answer for an author's page.
func (d *draft) departments() (text string, found diag.List) {
	var names []string
	for _, n := range d.source.Meta.Departments {
		x := d.scope.Book.Department(n)
		if x == nil {
			e := diag.Errorf(d.source.Meta.Pos, "unknown-department", "题头里的部门“%s”不在部门表里", n).Hintf("改正名称，或在部门表里加上它")
			if near := nearest.Of(n, d.scope.Book.DepartmentNames()); near != "" {
				e.Hint = "是不是“" + near + "”？"
			}
			found = append(found, e)
			continue
		}
		d.demo = d.demo || x.Demo
		names = append(names, phrase.ShortName(*x))
	}
	return strings.Join(names, "、"), found
}

// siblings are the same pages by edition.
func (l *linker) siblings() map[string]map[int]string {
	out := map[string]map[int]string{}
	for _, d := range l.drafts {
		if d.Edition == 0 {
			continue
		}
		if out[d.sibling] == nil {
			out[d.sibling] = map[int]string{}
		}
		if _, taken := out[d.sibling][d.Edition]; !taken || d.Path == l.editionPath(d.Edition) {
			out[d.sibling][d.Edition] = d.Path
		}
	}
	return out
}

// neighbours joins pages of one kind in reading order.
func (l *linker) neighbours() {
	last := map[PageKind]*draft{}
	for _, d := range l.drafts {
		switch d.Kind {
		case ChapterPage, IndicatorPage, ListPage, ParkPage, DepartmentPage:
		default:
			continue
		}
		if p := last[d.Kind]; p != nil && p.Edition == d.Edition {
			p.Next = NavLink{Text: cmp.Or(d.Title, d.short), Href: d.Path}
			d.Previous = NavLink{Text: cmp.Or(p.Title, p.short), Href: p.Path}
		}
		last[d.Kind] = d
	}
}
