package html

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"nianbao/internal/lint"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// parsed returns the pages of files as trees.
func parsed(t testing.TB, files []output.File) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for _, f := range files {
		if filepath.Ext(f.Path) != ".html" {
			continue
		}
		n, err := html.Parse(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		pages[f.Path] = n
	}
	return pages
}

func elements(n *html.Node, match func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && match(d) {
			found = append(found, d)
		}
	}
	return found
}

func isNamed(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		for _, name := range names {
			if n.Data == name {
				return true
			}
		}
		return false
	}
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestSiteHasNoBrokenLinks(t *testing.T) {
	for _, d := range lint.Links(sample(t)) {
		t.Errorf("%v: %s", d.Pos, d.Message)
	}
}

func TestPagesAreWellBuilt(t *testing.T) {
	for path, page := range parsed(t, sample(t)) {
		t.Run(path, func(t *testing.T) {
			if n := len(elements(page, isNamed("h1"))); n != 1 {
				t.Errorf("%d h1, want 1", n)
			}
			if n := len(elements(page, isNamed("main"))); n != 1 {
				t.Errorf("%d main, want 1", n)
			}
			root := elements(page, isNamed("html"))[0]
			if lang, _ := attribute(root, "lang"); lang != "zh-CN" {
				t.Errorf("lang is %q", lang)
			}
			checkHeadings(t, page)
			checkTables(t, page)
			checkDrawings(t, page)
			checkInline(t, path, page)
		})
	}
}

func checkHeadings(t *testing.T, page *html.Node) {
	main := elements(page, isNamed("main"))[0]
	level := 0
	for _, h := range elements(main, isNamed("h1", "h2", "h3", "h4")) {
		next := int(h.Data[1] - '0')
		if next > level+1 {
			t.Errorf("heading %q of level %d follows level %d", content(h), next, level)
		}
		level = next
	}
}

func checkTables(t *testing.T, page *html.Node) {
	for _, th := range elements(page, isNamed("th")) {
		if scope, _ := attribute(th, "scope"); scope == "" {
			t.Errorf("header %q without scope", content(th))
		}
	}
}

func checkDrawings(t *testing.T, page *html.Node) {
	for _, svg := range elements(page, isNamed("svg")) {
		hidden, _ := attribute(svg, "aria-hidden")
		label, _ := attribute(svg, "aria-label")
		labelled, _ := attribute(svg, "aria-labelledby")
		if hidden != "true" && label == "" && labelled == "" && len(elements(svg, isNamed("title"))) == 0 {
			t.Errorf("drawing without a name: %v", svg.Attr)
		}
	}
	for _, fig := range elements(page, isNamed("figure")) {
		if len(elements(fig, isNamed("table"))) == 0 {
			t.Errorf("figure without its data: %q", content(fig))
		}
	}
}

// checkInline looks for what the Content-Security-Policy would block.
func checkInline(t *testing.T, path string, page *html.Node) {
	for _, e := range elements(page, func(*html.Node) bool { return true }) {
		for _, a := range e.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s> has an attribute %s", e.Data, a.Key)
			}
		}
		src, _ := attribute(e, "src")
		if kind, _ := attribute(e, "type"); e.Data == "script" && src == "" && kind != "application/json" {
			t.Error("inline script")
		}
		if e.Data == "style" && path != "404.html" {
			t.Error("inline style")
		}
	}
}

func TestSameReportGivesSameBytes(t *testing.T) {
	before := runtime.GOMAXPROCS(1)
	one := sample(t)
	runtime.GOMAXPROCS(4)
	four := sample(t)
	runtime.GOMAXPROCS(before)
	if len(one) != len(four) {
		t.Fatalf("%d files, then %d", len(one), len(four))
	}
	for i := range one {
		if one[i].Path != four[i].Path || !bytes.Equal(one[i].Data, four[i].Data) {
			t.Errorf("%s differs", one[i].Path)
		}
	}
}

func TestPagesKeepThePlaceAcrossEditions(t *testing.T) {
	pages := parsed(t, sample(t))
	switcher := func(path string) map[string]string {
		links := map[string]string{}
		for _, nav := range elements(pages[path], func(n *html.Node) bool { class, _ := attribute(n, "class"); return class == "eds" }) {
			for _, a := range elements(nav, isNamed("a")) {
				links[content(a)], _ = attribute(a, "href")
			}
		}
		return links
	}
	if got := switcher("2024/indicators/output.html")["2023"]; got != "../../2023/index.html" {
		t.Errorf("from an indicator without a sibling: %q", got)
	}
	if got := switcher("2023/index.html")["2024"]; got != "../index.html" {
		t.Errorf("from a page with a sibling: %q", got)
	}
	if !strings.Contains(content(pages["2023/index.html"]), "已归档") {
		t.Error("the older edition does not say that it is archived")
	}
}

func TestDemonstrationPagesSayIt(t *testing.T) {
	for path, page := range parsed(t, sample(t)) {
		demo := strings.HasPrefix(path, "2024/") || path == "index.html"
		robots := elements(page, func(n *html.Node) bool { v, _ := attribute(n, "name"); return v == "robots" })
		banner := elements(page, func(n *html.Node) bool { v, _ := attribute(n, "class"); return v == "demo" })
		if path != "404.html" && (len(robots) > 0 != demo || len(banner) > 0 != demo) {
			t.Errorf("%s: demonstration %v, robots %d, banner %d", path, demo, len(robots), len(banner))
		}
	}
}

func TestMetaTagsOnlyWhenSet(t *testing.T) {
	page := parsed(t, sample(t))["2024/indicators/output.html"]
	got := map[string]string{}
	for _, m := range elements(page, isNamed("meta")) {
		name, _ := attribute(m, "name")
		got[name], _ = attribute(m, "content")
		if name != "" && got[name] == "" {
			t.Errorf("empty %s", name)
		}
	}
	for name, want := range map[string]string{
		"SiteName": "演示网站", "SiteIDCode": "1234567890", "ArticleTitle": "核心片产出",
		"PubDate": "2025-03-28 09:00", "ContentSource": "演示单位一、二、三", "SiteDomain": "", "ColumnName": "",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

func TestAddressOnlyWhenConfigured(t *testing.T) {
	r := sampleReport()
	r.Config.Site.URL = "https://www.example.org/report"
	files, found, err := Render(r, builtin(t))
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	for _, d := range lint.Links(files) {
		t.Errorf("%v: %s", d.Pos, d.Message)
	}
	last := files[len(files)-1]
	if last.Path != "sitemap.xml" || !bytes.Contains(last.Data, []byte("<loc>https://www.example.org/report/methods.html</loc>")) {
		t.Errorf("%s: %s", last.Path, last.Data)
	}
	if bytes.Contains(last.Data, []byte("output.html")) {
		t.Error("a page with demonstration values is in the site map")
	}
	for _, f := range files {
		if f.Path == "404.html" && !bytes.Contains(f.Data, []byte(`href="https://www.example.org/report/index.html"`)) {
			t.Errorf("404.html does not lead home: %s", f.Data)
		}
	}
}

// The page may be served for any address, so nothing in it is relative.
func TestNotFoundPageStandsAlone(t *testing.T) {
	page := parsed(t, sample(t))["404.html"]
	for _, e := range elements(page, isNamed("a", "link", "script", "img")) {
		t.Errorf("<%s>", e.Data)
	}
	style := content(elements(page, isNamed("style"))[0])
	for _, m := range elements(page, isNamed("meta")) {
		if v, _ := attribute(m, "http-equiv"); v == "Content-Security-Policy" {
			if got, _ := attribute(m, "content"); got != alonePolicy(style) {
				t.Errorf("policy %q does not allow the style, whose policy is %q", got, alonePolicy(style))
			}
		}
	}
}

func TestFrameOfNothingRenders(t *testing.T) {
	files, found, err := Render(&report.Report{Pages: []report.Page{{Path: "a.html"}, {Path: "404.html", Kind: report.NotFoundPage}}}, builtin(t))
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	for _, f := range files {
		if bytes.Contains(f.Data, []byte("ZgotmplZ")) || bytes.Contains(f.Data, []byte("<no value>")) {
			t.Errorf("%s: %s", f.Path, f.Data)
		}
	}
}

// override returns the built-in templates with one file replaced.
func override(t *testing.T, name, data string) fstest.MapFS {
	t.Helper()
	tree := builtin(t)
	if data == "" {
		delete(tree, name)
		return tree
	}
	tree[name] = &fstest.MapFile{Data: []byte(data)}
	return tree
}

func TestBrokenTemplatesAreLocated(t *testing.T) {
	words, err := os.ReadFile("../../../templates/i18n/zh-CN.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, data, place, message string }{
		{"layout/foot.html", "\n{{if}}", "templates/layout/foot.html:2", "missing value"},
		{"layout/foot.html", "\n\n{{.Fot}}", "templates/layout/foot.html:3", "Fot"},
		{"layout/base.html", "", "templates/layout/base.html", "缺少"},
		{"assets/site.js", "", "templates/assets/site.js", "缺少"},
		{"i18n/zh-CN.yaml", "", "templates/i18n/zh-CN.yaml", "缺少"},
		{"i18n/zh-CN.yaml", "lang: zh-CN\nskpi: 跳到正文\n", "templates/i18n/zh-CN.yaml:2:1", "skpi"},
		{"i18n/zh-CN.yaml", strings.Replace(string(words), "skip: 跳到正文\n", "", 1), "templates/i18n/zh-CN.yaml", "skip"},
		{"i18n/zh-CN.yaml", strings.Replace(string(words), "[大, 更大, 特大]", "[大]", 1), "templates/i18n/zh-CN.yaml:8:1", "sizes"},
	} {
		_, found, err := Render(sampleReport(), override(t, c.name, c.data))
		if err != nil || len(found) == 0 {
			t.Errorf("%s: err %v, findings %v", c.name, err, found)
			continue
		}
		if got := found[0].Pos.String(); !strings.HasPrefix(got, c.place) || !strings.Contains(found[0].Message, c.message) {
			t.Errorf("%s: got %s: %s", c.place, got, found[0].Message)
		}
	}
}

// tool returns a program from npm, which CI must have.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("../../../node_modules", name))
	if err == nil {
		_, err = os.Stat(path)
	}
	require(t, err)
	return path
}

// require skips a test without what it needs, except in CI.
func require(t *testing.T, err error) {
	t.Helper()
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skipf("not run: %v (make deps installs it)", err)
	}
}

func TestNuCheckerAcceptsThePages(t *testing.T) {
	jar := tool(t, "vnu-jar/build/dist/vnu.jar")
	java, err := exec.LookPath("java")
	require(t, err)
	dir := t.TempDir()
	files := sample(t)
	write(t, dir, files)
	args := []string{"-jar", jar, "--errors-only"}
	for _, f := range files {
		if filepath.Ext(f.Path) == ".html" {
			args = append(args, filepath.Join(dir, f.Path))
		}
	}
	if out, err := exec.Command(java, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, bytes.ReplaceAll(out, []byte(dir), nil))
	}
}

func BenchmarkRender(b *testing.B) {
	from := builtin(b)
	r := sampleReport()
	pages := 0
	for b.Loop() {
		files, _, err := Render(r, from)
		if err != nil {
			b.Fatal(err)
		}
		pages += len(r.Pages)
		_ = files
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

// A section of the navigation may be a page that is itself one of the tabs.
func TestOneTabIsCurrent(t *testing.T) {
	p := report.Page{Path: "2024/lists/tasks.html", Section: "2024/lists/projects.html"}
	links := []report.NavLink{{Href: "2024/lists/projects.html"}, {Href: "2024/lists/tasks.html"}}
	if got := items(&p, links); got[0].Current != "" || got[1].Current != "page" {
		t.Errorf("tabs %v", got)
	}
	if got := sections(&p, links); got[0].Current != "true" || got[1].Current != "page" {
		t.Errorf("navigation %v", got)
	}
}
