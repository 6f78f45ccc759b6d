package html

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/report"
)

// policy is the Content-Security-Policy of every page: the site's own files
// and nothing else. There is no inline style or script to allow. Not every
// browser takes 'self' to mean a file beside a page that was opened from disk,
// hence file:, which means nothing to a page from a server.
const policy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"

// alonePolicy allows one style element, by its hash.
func alonePolicy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// head fills what stands in the page's head.
func (s *site) head(f *frame, p *report.Page) {
	f.Policy, f.NoIndex = policy, p.Demo || p.Draft
	f.Style, f.Theme, f.Script = link(p, s.bundle.style.Path), link(p, s.bundle.theme.Path), link(p, s.bundle.script.Path)
	f.SearchIndex, f.Root, f.Year = link(p, s.bundle.index.Path), strings.Repeat("../", strings.Count(p.Path, "/")), p.Edition
	f.Metas = s.metas(p)
	if s.url != "" {
		f.Properties = kept([]meta{
			{"og:type", "article"}, {"og:title", p.Title}, {"og:site_name", s.report.Config.Report.Name},
			{"og:url", s.absolute(relative("", p.Path))}, {"og:description", document.Plain(p.Lead)},
		})
	}
}

// metas are the description and, by kind of page, what 《政府网站发展指引》
// asks of a site's pages. What is not configured is left out, never invented.
func (s *site) metas(p *report.Page) []meta {
	c := s.report.Config
	list := []meta{
		{"description", document.Plain(p.Lead)},
		{"SiteName", c.Site.Name}, {"SiteDomain", c.Site.Domain}, {"SiteIDCode", c.Site.ID},
	}
	if p.Kind != report.FrontPage && c.Site.Column != "" {
		list = append(list, meta{"ColumnName", c.Site.Column}, meta{"ColumnDescription", c.Report.Name},
			meta{"ColumnKeywords", orElse(c.Report.Short, c.Report.Name)}, meta{"ColumnType", "数据发布"})
	}
	if isContent(p.Kind) {
		list = append(list, meta{"ArticleTitle", p.Title}, meta{"PubDate", stamp(p.Published, "2006-01-02 15:04")},
			meta{"ContentSource", p.Source})
	}
	return kept(list)
}

// isContent tells a page that says something itself from one that leads to others.
func isContent(k report.PageKind) bool {
	switch k {
	case report.FrontPage, report.ChaptersPage, report.IndicatorsPage, report.ParksPage, report.DepartmentsPage, report.NotFoundPage:
		return false
	}
	return true
}

// kept leaves out what is empty.
func kept(list []meta) []meta {
	return slices.DeleteFunc(list, func(m meta) bool { return strings.TrimSpace(m.Content) == "" })
}
