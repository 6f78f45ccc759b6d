package nianbao

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers lists the packages, lowest first. A package may import only packages
// in rows above its own in this table; packages in one row do not import each
// other. Adding a package means choosing its row in the same commit.
var layers = [][]string{
	{"internal/archive", "internal/character"},
	{"internal/diag", "internal/nearest", "internal/version", "internal/golden", "internal/browser", "internal/timing", "internal/ooxml", "internal/libreoffice", "templates"},
	{"internal/number", "internal/source", "internal/output"},
	{"internal/yaml"},
	{"internal/config", "internal/workbook", "internal/chart"},
	{"internal/chart/svg", "internal/chart/echarts", "internal/chart/template", "internal/chart/sample", "internal/document", "internal/dataset", "internal/dataset/figure"},
	{"internal/dataset/layout"},
	{"internal/dataset/feed"},
	{"internal/dataset/mapping", "internal/dataset/reconcile"},
	{"internal/narrative", "internal/plan", "internal/sheet"},
	{"internal/assess", "internal/render/words", "internal/chart/office"},
	{"internal/report/address", "internal/report/excerpt", "internal/report/fields", "internal/report/ledger", "internal/report/tree"},
	{"internal/report/figure", "internal/report/phrase"},
	{"internal/report/table"},
	{"internal/report/binding"},
	{"internal/report/directive"},
	{"internal/report"},
	{"internal/render/search"},
	{"internal/render/html", "internal/render/data", "internal/render/docx"},
	{"internal/render/opendata"},
	{"internal/lint", "internal/release"},
	{"internal/build", "internal/rollover", "internal/sample"},
	{"cmd/nianbao", "cmd/workbooks", "cmd/bundle", "cmd/sample"},
}

// owners says which packages alone may import a dependency, and so where it
// can be replaced.
var owners = map[string][]string{
	"github.com/xuri/excelize/v2":         {"internal/workbook", "internal/sheet"},
	"github.com/go-echarts/go-echarts/v2": {"internal/chart/echarts"},
	"github.com/yuin/goldmark":            {"internal/narrative"},
	"github.com/chromedp/chromedp":        {"internal/browser"},
	"github.com/cockroachdb/apd/v3":       {"internal/number"},
	"github.com/spf13/cobra":              {"cmd/nianbao"},
	"github.com/schollz/progressbar/v3":   {"cmd/nianbao"},
	"github.com/evanw/esbuild":            {"cmd/bundle"},
	"github.com/goccy/go-yaml":            {"internal/yaml"},
}

type goPackage struct {
	comments int
	imports  []string
}

func TestImportsGoOneWay(t *testing.T) {
	row := map[string]int{}
	for i, names := range layers {
		for _, n := range names {
			row[n] = i
		}
	}
	packages := goPackages(t)
	for name := range row {
		if packages[name] == nil {
			t.Errorf("%s is in layers and does not exist", name)
		}
	}
	for name, p := range packages {
		at, placed := row[name]
		if !placed {
			t.Errorf("%s is not in layers; say where it belongs", name)
			continue
		}
		for _, path := range p.imports {
			if local, ok := strings.CutPrefix(path, "nianbao/"); ok && row[local] >= at {
				t.Errorf("%s imports %s, which is not below it", name, local)
			}
		}
	}
}

func TestDependenciesHaveOwners(t *testing.T) {
	for name, p := range goPackages(t) {
		for _, path := range p.imports {
			for dep, allowed := range owners {
				if (path == dep || strings.HasPrefix(path, dep+"/")) && !slices.Contains(allowed, name) {
					t.Errorf("%s imports %s, which belongs to %v alone", name, path, allowed)
				}
			}
		}
	}
}

func TestEveryPackageHasOneComment(t *testing.T) {
	for name, p := range goPackages(t) {
		if p.comments != 1 {
			t.Errorf("%s has %d package comments, want 1", name, p.comments)
		}
	}
}

func TestModuleHasNoReplace(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(mod), "\nreplace ") {
		t.Error("go.mod has a replace directive: what is built here would not be what others get")
	}
}

// goPackages parses every package of the module by its directory, without tests.
func goPackages(t *testing.T) map[string]*goPackage {
	t.Helper()
	packages := map[string]*goPackage{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); path != "." && (n[0] == '.' || n[0] == '_' || n == "testdata" || n == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		if dir == "." || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		return addFile(packages, dir, path)
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(packages) == 0 {
		t.Fatal("found no packages")
	}
	return packages
}

func addFile(packages map[string]*goPackage, dir, path string) error {
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return err
	}
	p := packages[dir]
	if p == nil {
		p = &goPackage{}
		packages[dir] = p
	}
	if f.Doc != nil {
		p.comments++
	}
	for _, imp := range f.Imports {
		name, err := strconv.Unquote(imp.Path.Value)
		if err != nil {
			return err
		}
		p.imports = append(p.imports, name)
	}
	return nil
}
