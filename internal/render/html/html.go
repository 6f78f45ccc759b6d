// Package html renders a report as a site of static pages.
//
// # What it makes
//
// One file a page, plus the style sheet and two small scripts that pages
// share (named after a hash of their content, so that a new version is never
// mixed with an old one in a cache), and sitemap.xml when the site's address is
// configured.
//
// # How
//
// A page's frame (head, masthead, contents, foot) comes from html/template,
// over typed data ([frame]); its body is written here, by an exhaustive switch
// over the nodes of package document. Text is escaped at the one place where it
// is written ([writer.text], [writer.attr]); a link is written only after
// [href] has made it relative to its page and refused every scheme but
// those that a reader follows.
//
// # Contracts
//
//   - No absolute path, no query, no inline style and no inline script (404.html
//     has one style element, allowed by its hash; the data of interactive charts
//     stand in script elements that are not run): pages work on file://, in any
//     sub-directory and under the Content-Security-Policy that they carry.
//   - The interactive charts' library is loaded when a reader asks for a chart,
//     and only then. Without it figures are the drawings that they are anyway.
//   - Everything is complete without JavaScript; what needs it is hidden until
//     it runs.
//   - A number becomes text only through number.Value; it keeps its unit, its
//     mark (初 预 修 演) and, as a title, its cell. A list at the page's end names
//     the cells of all its numbers, folded, and printed only when it is open.
//   - Same report and templates, same bytes: pages are rendered in parallel,
//     the order of files is that of the report.
package html

import (
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"nianbao/internal/diag"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// Render makes the files of the site. templates holds layout/, assets/ and
// i18n/ as package templates has them, a project's own laid over the built-in
// ones; what is wrong with them is a finding at the template's place.
func Render(r *report.Report, templates fs.FS) ([]output.File, diag.List, error) {
	s, found := newSite(r, templates)
	if found.HasErrors() {
		return nil, found, nil
	}
	pages := make([]output.File, len(r.Pages))
	broken := make([]diag.List, len(r.Pages))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range r.Pages {
		group.Go(func() error {
			pages[i], broken[i] = s.page(&r.Pages[i])
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, found, err
	}
	found = append(found, slices.Concat(broken...)...)
	return slices.Concat(pages, s.bundle.files(), s.sitemap()), found, nil
}

// page renders one page.
func (s *site) page(p *report.Page) (output.File, diag.List) {
	var b strings.Builder
	layout, data := s.frame(p)
	if err := s.layouts.ExecuteTemplate(&b, layout, data); err != nil {
		return output.File{Path: p.Path}, diag.List{templateError(err)}
	}
	return output.File{Path: p.Path, Data: []byte(clean(b.String()))}, nil
}
