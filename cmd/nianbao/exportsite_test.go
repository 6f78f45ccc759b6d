package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/output"
	"nianbao/templates"
)

// The site as one file opens from its start page, and what was unpacked is the
// site that a build writes.
func TestSiteAsOneFile(t *testing.T) {
	p := newProject(t)
	r, err := build.Run(t.Context(), os.DirFS(p.dir), templates.FS, build.Options{})
	if err != nil || r.Findings.HasErrors() {
		t.Fatalf("%v %v", err, r.Findings)
	}
	x := exported{built: r}
	data, found, err := exportSite(x)
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", err, found)
	}
	if again, _, _ := exportSite(x); !slices.Equal(data, again) {
		t.Error("two files of one site differ")
	}
	if got := x.name(); got != "甲区行动方案年度报告" {
		t.Errorf("the file is called %s", got)
	}
	dir := unzip(t, data)
	start := read(t, filepath.Join(dir, startPage))
	targets := regexp.MustCompile(`(?:url=|href=")([^">]+)`).FindAllStringSubmatch(start, -1)
	if len(targets) != 2 {
		t.Fatalf("the start page has %d links:\n%s", len(targets), start)
	}
	for _, m := range targets {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("the start page leads nowhere: %v", err)
		}
	}
	if v, wrong, err := output.Verify(filepath.Join(dir, "public")); err != nil || len(wrong) > 0 || len(v.Manifest.Files) != len(r.Files) {
		t.Errorf("what was unpacked is not the site: %v %v", err, wrong)
	}
}

func TestStartPageEscapesItsName(t *testing.T) {
	if page := startOf(`<script>"&`); strings.Contains(string(page), "<script>") {
		t.Errorf("the page has markup of its name:\n%s", page)
	}
}

// unzip writes the files of an archive into a new directory.
func unzip(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(string(data)), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "优盘 一")
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	return dir
}
