package report_test

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/chart/template"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/narrative"
	"nianbao/internal/plan"
	"nianbao/internal/report"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
	"nianbao/templates"
)

// Each archive is a project: nianbao.yaml, tables as CSV, pages. Section want
// is what was found, want.pages every page in a line, want.<path> a page's
// tree for each line of section show.
// chartTemplates are the built-in ones.
func chartTemplates() template.Set {
	set, _ := template.Load(templates.FS)
	return set
}

func TestLink(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		r, found := link(t, a)
		again, _ := link(t, a)
		var text strings.Builder
		if err := diag.WriteText(&text, found.Sorted(), nil); err != nil {
			t.Fatal(err)
		}
		a.Want("want", text.String())
		a.Want("want.pages", pageLines(r))
		for _, name := range strings.Fields(string(a.Input("show"))) {
			i := slices.IndexFunc(r.Pages, func(p report.Page) bool { return p.Path == name })
			if i < 0 {
				t.Errorf("no page %s", name)
				continue
			}
			a.Want("want."+name, dump(&r.Pages[i]))
		}
		if !found.HasErrors() {
			checkWhole(t, r)
		}
		for i := range r.Pages {
			if dump(&r.Pages[i]) != dump(&again.Pages[i]) {
				t.Errorf("%s differs between two runs", r.Pages[i].Path)
			}
		}
	})
}

func link(t testing.TB, a *golden.Archive) (*report.Report, diag.List) {
	t.Helper()
	in := report.Input{Templates: templatePages(t), Charts: chartTemplates()}
	var found diag.List
	in.Config, found = config.Decode(source.NewFile("nianbao.yaml", a.Input("nianbao.yaml")))
	var tables []dataset.Table
	for _, f := range a.Inputs {
		file := source.NewFile(f.Name, f.Data)
		switch path.Ext(f.Name) {
		case ".csv":
			book, ds := workbook.Read(file)
			in.Workbooks = append(in.Workbooks, mapping.Book{Book: book, Public: book.File})
			found = append(found, ds...)
			got, ds := dataset.Recognise(book)
			found, tables = append(found, ds...), append(tables, got...)
		case ".md":
			p, ds := narrative.Parse(file)
			found, in.Pages = append(found, ds...), append(in.Pages, p)
		}
	}
	editions, ds := plan.Build(in.Config, tables)
	found = append(found, ds...)
	for _, e := range editions {
		in.Results = append(in.Results, assess.Assess(e, assess.DefaultRules()))
	}
	r, ds := report.Link(in)
	return r, append(found, ds...)
}

// templatePages reads the built-in templates, which must be sound.
func templatePages(t testing.TB) []*narrative.Page {
	t.Helper()
	const dir = "../../templates/pages/"
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []*narrative.Page
	for _, e := range entries {
		data, err := os.ReadFile(dir + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		p, found := narrative.ParseTemplate(source.NewFile("templates/pages/"+e.Name(), data))
		if len(found) > 0 {
			t.Errorf("%s: %v", e.Name(), found)
		}
		out = append(out, p)
	}
	return out
}

func pageLines(r *report.Report) string {
	var b strings.Builder
	for _, p := range r.Pages {
		demo := ""
		if p.Demo {
			demo = " demo"
		}
		fmt.Fprintf(&b, "%s %q %s%s\n", p.Path, p.Title, p.State, demo)
	}
	return b.String()
}

// checkWhole holds what is true of every report: nothing unresolved, every
// address leads somewhere, identifiers are unique.
func checkWhole(t *testing.T, r *report.Report) {
	t.Helper()
	ids := map[string]map[string]bool{}
	charts := map[string]string{}
	for i := range r.Pages {
		p := &r.Pages[i]
		c := collect(p)
		if ids[p.Path] != nil {
			t.Errorf("two pages at %s", p.Path)
		}
		ids[p.Path] = map[string]bool{"": true}
		for _, id := range c.ids {
			if ids[p.Path][id] {
				t.Errorf("%s: two parts called %q", p.Path, id)
			}
			ids[p.Path][id] = true
		}
		for _, id := range c.charts {
			key := fmt.Sprint(p.Edition, " ", id)
			if other, taken := charts[key]; taken && p.Path != "index.html" && other != "index.html" {
				t.Errorf("%s and %s have a chart called %q", other, p.Path, id)
			}
			charts[key] = p.Path
		}
		for _, what := range c.unresolved {
			t.Errorf("%s: unresolved %s", p.Path, what)
		}
	}
	for i := range r.Pages {
		for _, href := range collect(&r.Pages[i]).hrefs {
			file, fragment, _ := strings.Cut(href, "#")
			if ids[file] == nil || !ids[file][fragment] {
				t.Errorf("%s leads to %s, which is not there", r.Pages[i].Path, href)
			}
		}
	}
	for _, e := range r.Editions {
		for _, n := range append(slices.Clone(e.Nav), e.Chapters...) {
			if ids[n.Href] == nil {
				t.Errorf("navigation of %d leads to %s", e.Year, n.Href)
			}
		}
	}
}

// A report without anything still links its common pages.
func TestLinkNothing(t *testing.T) {
	r, found := report.Link(report.Input{Templates: templatePages(t), Charts: chartTemplates()})
	if len(found) > 0 {
		t.Errorf("found %v", found)
	}
	if len(r.Pages) != 4 {
		t.Errorf("got %s", pageLines(r))
	}
}

// Without templates each missing one is reported once.
func TestLinkWithoutTemplates(t *testing.T) {
	_, found := report.Link(report.Input{})
	if len(found) != 4 || found[0].Code != "no-template" || found[0].Hint == "" {
		t.Errorf("found %v", found)
	}
}
