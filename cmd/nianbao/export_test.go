package main

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/document"
	"nianbao/internal/report"
	"nianbao/templates"
)

// own builds the repository's own report.
func own(t testing.TB) build.Result {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	r, err := build.Run(t.Context(), os.DirFS(root), templates.FS, build.Options{})
	if err != nil || r.Findings.HasErrors() {
		t.Fatalf("%v %v", err, r.Findings)
	}
	return r
}

// Every number of a chapter is in its document, with its unit and as often.
func TestWordHoldsEveryNumber(t *testing.T) {
	r := own(t)
	for i, p := range r.Report.Pages {
		if p.Kind != report.ChapterPage || p.Edition != r.Report.Editions[0].Year {
			continue
		}
		data, found, err := exportWord(exported{built: r, page: &r.Report.Pages[i], year: p.Edition})
		if err != nil || len(found) > 0 {
			t.Fatalf("%s: %v %v", p.Path, err, found)
		}
		checkNumbers(t, p, words(t, data))
	}
}

// A page of each kind becomes a document.
func TestEveryKindOfPageIsExported(t *testing.T) {
	r := own(t)
	seen := map[report.PageKind]bool{}
	for i, p := range r.Report.Pages {
		if seen[p.Kind] {
			continue
		}
		seen[p.Kind] = true
		x := exported{built: r, page: &r.Report.Pages[i], year: p.Edition}
		data, found, err := exportWord(x)
		if err != nil || len(found) > 0 {
			t.Fatalf("%s: %v %v", p.Path, err, found)
		}
		if text := words(t, data); !strings.Contains(text, p.Title) {
			t.Errorf("%s is without its title", p.Path)
		}
		if name := x.name(); name == "" || strings.ContainsAny(name, `/\:*?"<>|`) || strings.Contains(name, "（0年版）") {
			t.Errorf("%s would be called %q", p.Path, name)
		}
	}
	if len(seen) < 10 {
		t.Errorf("%d kinds of page", len(seen))
	}
}

// words is the text of a Word document, runs in turn.
func words(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(string(data)), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	xml, err := fs.ReadFile(z, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, m := range regexp.MustCompile(`<w:t [^>]*>([^<]*)</w:t>`).FindAllStringSubmatch(string(xml), -1) {
		b.WriteString(m[1] + "\n")
	}
	return b.String()
}

func checkNumbers(t *testing.T, p report.Page, text string) {
	t.Helper()
	wanted := map[string]int{}
	see := func(run []document.Inline) {
		for _, n := range numbersOf(run) {
			if digits, unit := n.Words(); digits != "" {
				wanted["\n"+digits+string(unit)+"\n"]++
			}
		}
	}
	see(p.Lead)
	document.Walk(p.Body, func(b document.Block) { runsOf(b, see) })
	text = "\n" + strings.ReplaceAll(text, "\n", "\n\n") + "\n"
	for n, times := range wanted {
		if got := strings.Count(text, n); got < times {
			t.Errorf("%s: %q stands %d times, want %d", p.Path, strings.TrimSpace(n), got, times)
		}
	}
	if len(wanted) == 0 {
		t.Errorf("%s has no numbers", p.Path)
	}
}

// runsOf visits the runs of a block's own.
func runsOf(b document.Block, see func([]document.Inline)) {
	switch b := b.(type) {
	case document.Paragraph:
		see(b.Text)
	case document.Section:
		see(b.Lead)
		for _, k := range b.Aside {
			see(slices.Concat(k.Value, k.Note))
		}
	case document.Keys:
		for _, k := range b.Items {
			see(slices.Concat(k.Value, k.Note))
		}
	case document.Facts:
		for _, f := range b.Items {
			see(slices.Concat(f.Value, f.Note))
		}
	case document.Table:
		for _, g := range b.Groups {
			for _, r := range g.Rows {
				for _, c := range r.Cells {
					see(slices.Concat(c.Text, c.Second))
				}
			}
		}
	}
}

func numbersOf(run []document.Inline) []document.Number {
	var out []document.Number
	for _, in := range run {
		switch x := in.(type) {
		case document.Number:
			out = append(out, x)
		case document.Strong:
			out = append(out, numbersOf(x.Text)...)
		case document.Link:
			out = append(out, numbersOf(x.Text)...)
		}
	}
	return out
}

// BenchmarkExport measures the forms of export over the repository's own
// report: its latest edition, and the first chapter of that.
func BenchmarkExport(b *testing.B) {
	r := own(b)
	edition := exported{built: r, year: r.Report.Editions[0].Year}
	chapter := edition
	for i, p := range r.Report.Pages {
		if p.Kind == report.ChapterPage && p.Edition == edition.year && chapter.page == nil {
			chapter.page = &r.Report.Pages[i]
		}
	}
	for _, f := range exportFormats() {
		b.Run(f.name+"/edition", func(b *testing.B) { benchmarkFormat(b, f, edition) })
		b.Run(f.name+"/chapter", func(b *testing.B) { benchmarkFormat(b, f, chapter) })
	}
}

func benchmarkFormat(b *testing.B, f exportFormat, x exported) {
	size := 0
	for b.Loop() {
		data, found, err := f.make(x)
		if err != nil || found.HasErrors() {
			b.Fatal(err, found)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size)/1e3, "kB")
}
