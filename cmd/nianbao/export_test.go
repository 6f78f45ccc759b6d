package main

import (
	"os"
	"path/filepath"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/report"
	"nianbao/templates"
)

// BenchmarkExport measures the forms of export over the repository's own
// report: its latest edition, and the first chapter of that.
func BenchmarkExport(b *testing.B) {
	root, err := filepath.Abs("../..")
	if err != nil {
		b.Fatal(err)
	}
	r, err := build.Run(b.Context(), os.DirFS(root), templates.FS, build.Options{})
	if err != nil || r.Findings.HasErrors() {
		b.Fatalf("%v %v", err, r.Findings)
	}
	edition := exported{report: r.Report, templates: r.Templates, year: r.Report.Editions[0].Year}
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
