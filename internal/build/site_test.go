package build_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/output"
	"nianbao/internal/sample"
	"nianbao/templates"
)

// root is the repository: a project like any other.
const root = "../.."

// run builds the repository's own report and fails t on a finding that is an error.
func run(t *testing.T) build.Result {
	t.Helper()
	r := resultOf(t, os.DirFS(root))
	for _, d := range r.Findings {
		t.Logf("%s: %s: %s", d.Pos, d.Severity, d.Message)
	}
	if r.Findings.HasErrors() {
		t.Fatal("the report has errors")
	}
	return r
}

func TestOwnReportHasNoFindings(t *testing.T) {
	for _, d := range run(t).Findings {
		// Without npm the library of the interactive charts is missing, and that is said once.
		if d.Code != "no-interactive-charts" && d.Code != "site-unset" {
			t.Errorf("%s: %s: %s", d.Pos, d.Severity, d.Message)
		}
	}
}

func TestTwoBuildsAreEqual(t *testing.T) {
	first := digest(run(t).Files)
	processors := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(processors)
	if second := digest(run(t).Files); first != second {
		t.Error("two builds of one input differ")
	}
}

func digest(files []output.File) string {
	h := sha256.New()
	for _, f := range files {
		h.Write([]byte(f.Path))
		h.Write([]byte{0})
		h.Write(f.Data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func TestNothingOfTheMachineIsInTheOutput(t *testing.T) {
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range run(t).Files {
		for _, leak := range []string{here, host} {
			if len(leak) > 3 && bytes.Contains(f.Data, []byte(leak)) {
				t.Errorf("%s holds %q", f.Path, leak)
			}
		}
	}
}

// A demonstration value shows as such wherever it appears.
func TestPagesWithDemonstrationValuesSayso(t *testing.T) {
	r := run(t)
	pages := map[string][]byte{}
	for _, f := range r.Files {
		pages[f.Path] = f.Data
	}
	marked := 0
	for _, p := range r.Report.Pages {
		text := string(pages[p.Path])
		if !p.Demo {
			continue
		}
		marked++
		if !strings.Contains(text, `class="demo"`) || !strings.Contains(text, "noindex") {
			t.Errorf("%s shows demonstration values without banner or noindex", p.Path)
		}
	}
	if marked == 0 {
		t.Error("no page of the report is marked as demonstration")
	}
}

func TestProjectTemplateReplacesBuiltIn(t *testing.T) {
	project := sampleFS(t, 2)
	about := []byte("---\ntitle: 我们的方法\n---\n\n## 自定义一节\n\n自己的说明。\n")
	project["templates/pages/methods.md"] = &fstest.MapFile{Data: about}
	r, err := build.Run(t.Context(), project, templates.FS, build.Options{})
	if err != nil || r.Findings.HasErrors() {
		t.Fatal(err, r.Findings)
	}
	for _, f := range r.Files {
		if f.Path == "methods.html" {
			if !bytes.Contains(f.Data, []byte("自己的说明。")) {
				t.Error("the project's own page was not used")
			}
			return
		}
	}
	t.Error("there is no methods.html")
}

func sampleFS(t *testing.T, n int) fstest.MapFS {
	t.Helper()
	files, err := sample.Project(n)
	if err != nil {
		t.Fatal(err)
	}
	tree := fstest.MapFS{}
	for _, f := range files {
		tree[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return tree
}

func TestChapterWithoutPageIsNamed(t *testing.T) {
	project := sampleFS(t, 3)
	delete(project, "content/2025/02-chapter.md")
	project["content/2025/03-other.md"] = &fstest.MapFile{Data: []byte("---\ntitle: 三、另一章\nchapter: 三\n---\n\n一段话。\n")}
	r := resultOf(t, project)
	for _, d := range r.Findings {
		if d.Code == "missing-chapter" && d.Pos.File == "content/2025" && strings.Contains(d.Message, "第二章有3项目标") {
			return
		}
	}
	t.Errorf("findings %v do not name the chapter without a page", r.Findings)
}
