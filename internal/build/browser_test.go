package build_test

import (
	"path/filepath"
	"testing"

	"nianbao/internal/browser"
	"nianbao/internal/build"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// onDisk writes the report's files below a folder with Chinese characters and
// blanks in its name, where every page must work.
func onDisk(t *testing.T, r build.Result) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "年度 报告", "public")
	if _, found, err := output.Write(dir, r.Files, nil, output.Options{Tool: "test"}); err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	return dir
}

// oneOfEachKind returns the first page of every kind in an edition, and those of none.
func oneOfEachKind(r build.Result, edition int) []report.Page {
	var pages []report.Page
	seen := map[report.PageKind]bool{}
	for _, p := range r.Report.Pages {
		if (p.Edition == edition || p.Edition == 0) && !seen[p.Kind] {
			seen[p.Kind] = true
			pages = append(pages, p)
		}
	}
	return pages
}

func TestPagesOpenFromDisk(t *testing.T) {
	b := browser.Open(t)
	r := run(t)
	dir := onDisk(t, r)
	for _, width := range []int64{360, 1440} {
		b.Size(width)
		for _, p := range oneOfEachKind(r, 2024) {
			b.File(filepath.Join(dir, filepath.FromSlash(p.Path)))
			overflow := browser.Eval[int](b, `document.documentElement.scrollWidth - window.innerWidth`)
			if overflow > 0 {
				t.Errorf("%s scrolls sideways by %d px at %d px", p.Path, overflow, width)
			}
			for _, problem := range b.Problems() {
				t.Errorf("%s: %s", p.Path, problem)
			}
		}
	}
}

func TestFrontPageHasStyleAndCharts(t *testing.T) {
	b := browser.Open(t)
	b.Size(1440)
	b.File(filepath.Join(onDisk(t, run(t)), "index.html"))
	heading := browser.Eval[string](b, `getComputedStyle(document.querySelector('h1')).fontSize`)
	if heading != "31px" {
		t.Errorf("the title is set at %s, want 31px: the style sheet was not applied", heading)
	}
	charts := browser.Eval[int](b, `[...document.querySelectorAll('svg.ch')].filter(s => s.getBoundingClientRect().height > 20).length`)
	if charts < 8 {
		t.Errorf("%d charts are visible on the front page, want 8 or more", charts)
	}
	unpainted := browser.Eval[int](b, `[...document.querySelectorAll('svg.ch .ln')].filter(l => getComputedStyle(l).stroke === 'none').length`)
	if unpainted > 0 {
		t.Errorf("%d lines of charts have no colour", unpainted)
	}
}
