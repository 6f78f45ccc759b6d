package html

import (
	"cmp"
	"encoding/xml"
	"errors"
	"html/template"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/output"
	"nianbao/internal/render/search"
	"nianbao/internal/render/words"
	"nianbao/internal/report"
)

// site is what the pages of a report share. It is not changed while they are
// rendered.
type site struct {
	report  *report.Report
	words   words.Words
	layouts *template.Template
	bundle  bundle
	// editions by year; latest is the first of them, nil for none.
	editions map[int]*report.Edition
	latest   *report.Edition
	// url is the site's absolute address, ending in "/"; empty when not configured.
	url string
	// workbooks is the address of the list of all workbooks; empty for none.
	workbooks string
}

func newSite(r *report.Report, templates fs.FS) (*site, diag.List) {
	s := &site{report: r, editions: map[int]*report.Edition{}, workbooks: workbooksAt(r.Pages)}
	var found, more diag.List
	s.words, found = words.Read(templates)
	s.bundle, more = readBundle(templates)
	s.bundle.index = hashed("assets/search.js", []byte(clean(string(search.Script(r)))))
	found = append(found, more...)
	s.layouts, more = readLayouts(templates)
	found = append(found, more...)
	for i := range r.Editions {
		s.editions[r.Editions[i].Year] = &r.Editions[i]
	}
	if len(r.Editions) > 0 {
		s.latest = &r.Editions[0]
	}
	if u := r.Config.Site.URL; u != "" {
		s.url = strings.TrimSuffix(u, "/") + "/"
	}
	return s, found
}

// absolute returns the absolute address of a page, given relative to the
// output's root.
func (s *site) absolute(path string) string { return s.url + path }

// edition returns the edition that a page's navigation is about: its own, else
// the latest.
func (s *site) edition(p *report.Page) *report.Edition {
	if e := s.editions[p.Edition]; e != nil {
		return e
	}
	return s.latest
}

func readLayouts(templates fs.FS) (*template.Template, diag.List) {
	t, err := template.New("").Option("missingkey=error").ParseFS(templates, "layout/*.html")
	if err != nil {
		return nil, diag.List{templateError(err)}
	}
	for _, name := range []string{pageLayout, aloneLayout} {
		if t.Lookup(name) == nil {
			return nil, diag.List{missingTemplate("layout/" + name)}
		}
	}
	return t, nil
}

// place of an error as html/template words it: "template: base.html:12:5: …".
var templatePlace = regexp.MustCompile(`template: ([^:\s]+):(\d+)(?::(\d+))?: (.*)`)

// templateError locates what is wrong with a layout.
func templateError(err error) diag.Diagnostic {
	pos, message := diag.Pos{File: templateName("layout")}, err.Error()
	var escape *template.Error
	if errors.As(err, &escape) && escape.Name != "" {
		pos = diag.Pos{File: templateName("layout/" + escape.Name), Line: escape.Line}
		message = escape.Description
	} else if m := templatePlace.FindStringSubmatch(message); m != nil {
		pos.File = templateName("layout/" + m[1])
		pos.Line, _ = strconv.Atoi(m[2])
		message = m[4]
	}
	return diag.Errorf(pos, "bad-template", "模板有错：%s", message).Hintf("对照程序内置的同名模板修改，或删去自己的一份")
}

// sitemap lists the pages by their absolute addresses; without the site's
// address there is none. Pages with demonstration values stay out.
func (s *site) sitemap() []output.File {
	if s.url == "" {
		return nil
	}
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	pages := slices.Clone(s.report.Pages)
	slices.SortStableFunc(pages, func(p, q report.Page) int { return cmp.Compare(p.Path, q.Path) })
	for _, p := range pages {
		if p.Kind == report.NotFoundPage || p.Demo || p.Draft {
			continue
		}
		b.WriteString("<url><loc>")
		_ = xml.EscapeText(&b, []byte(s.absolute(relative("", p.Path))))
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return []output.File{{Path: "sitemap.xml", Data: []byte(clean(b.String()))}}
}
