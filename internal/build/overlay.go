package build

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"nianbao/internal/chart/template"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/report"
	"nianbao/internal/source"
)

// chartTemplates is where the charts stand.
const chartTemplates = "templates/" + template.Folder + "/"

// pageTemplates is where the generated pages' Markdown stands.
const pageTemplates = "templates/pages/"

// overlayFS is the templates of a run, in memory: the built-in files, each replaced by
// the project's file of the same name.
type overlayFS struct {
	fs.FS
	files map[string]*source.File
}

// overlay reads the built-in templates, whose root is the folder templates
// itself, and lays the project's over them.
func overlay(snapshot *source.Snapshot, builtin fs.FS) *overlayFS {
	files := map[string]*source.File{}
	_ = fs.WalkDir(builtin, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if data, err := fs.ReadFile(builtin, name); err == nil {
			files[path.Join("templates", name)] = source.NewFile(path.Join("templates", name), data)
		}
		return nil
	})
	for _, f := range snapshot.Match("templates/**/*") {
		files[f.Path] = f
	}
	// The standard library has one tree in memory, meant for tests and as good here.
	tree := fstest.MapFS{}
	for name, f := range files {
		tree[strings.TrimPrefix(name, "templates/")] = &fstest.MapFile{Data: f.Data}
	}
	return &overlayFS{tree, files}
}

// stray reports the project's templates that nothing will use: those outside
// the folders of the built-in ones, and pages that are not generated.
func stray(snapshot *source.Snapshot, builtin fs.FS) diag.List {
	known, homes := builtins(builtin)
	var found diag.List
	for _, f := range snapshot.Match("templates/**/*") {
		name := strings.TrimPrefix(f.Path, "templates/")
		folder, _, nested := strings.Cut(name, "/")
		page := strings.HasPrefix(f.Path, pageTemplates)
		chart := strings.HasPrefix(f.Path, chartTemplates)
		if known[name] || nested && known[folder] && !page && !chart || path.Ext(name) == ".go" {
			continue
		}
		if chart {
			found = append(found, strayChart(f.Path)...)
			continue
		}
		d := diag.Warningf(diag.Pos{File: f.Path}, "unused-template", "没有哪个内置模板叫这个名称，这个文件不会用到")
		if home := homes[path.Base(name)]; home != "" && !page {
			found = append(found, d.Hintf("是不是 templates/%s？不用就删去", home))
			continue
		}
		found = append(found, d.Hintf("页面的模板放在 templates/pages/，与内置的同名；图放在 templates/charts/；样式和图片放在 templates/assets/，版式放在 templates/layout/；不用就删去"))
	}
	return found
}

// strayChart reports a file among the charts that is none.
func strayChart(file string) diag.List {
	if path.Ext(file) == ".yaml" && path.Dir(file)+"/" == chartTemplates {
		return nil
	}
	return diag.List{diag.Warningf(diag.Pos{File: file}, "unused-template", "图的模板是 templates/charts/ 下的 .yaml 文件，这个文件不会用到").
		Hintf("改名为 .yaml，直接放在 templates/charts/；不用就删去")}
}

// unused reports the project's charts that no directive draws and none of the
// built-in ones is replaced by.
func unused(snapshot *source.Snapshot, builtin fs.FS, in parsed) diag.List {
	known, _ := builtins(builtin)
	kinds := report.KindsDrawn(append(slices.Clone(in.pages), in.templates...))
	var found diag.List
	for _, f := range snapshot.Match(chartTemplates + "*.yaml") {
		name := strings.TrimPrefix(f.Path, "templates/")
		kind := strings.TrimSuffix(path.Base(name), ".yaml")
		if known[name] || kinds[kind] {
			continue
		}
		d := diag.Warningf(diag.Pos{File: f.Path}, "unused-template", "没有哪个 chart 指令用 kind: %s，这个文件不会用到", kind)
		if near := nearest.Of(kind, builtinKinds(known)); near != "" {
			found = append(found, d.Hintf("要替换内置的图，文件名是不是 %s.yaml？", near))
			continue
		}
		found = append(found, d.Hintf("在正文的 chart 指令里写 kind: %s；不用就删去", kind))
	}
	return found
}

func builtinKinds(known map[string]bool) []string {
	var out []string
	for name := range known {
		if path.Dir(name) == template.Folder && path.Ext(name) == ".yaml" {
			out = append(out, strings.TrimSuffix(path.Base(name), ".yaml"))
		}
	}
	return out
}

// builtins returns the paths of the built-in files and of their top folders,
// and where the file of a base name is.
func builtins(fsys fs.FS) (known map[string]bool, homes map[string]string) {
	known, homes = map[string]bool{}, map[string]string{}
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if !d.IsDir() {
			homes[path.Base(name)] = name
		}
		known[name] = !d.IsDir() || !strings.Contains(name, "/")
		return nil
	})
	return known, homes
}

// pages returns the generated pages' templates by name.
func (o *overlayFS) pages() []*source.File {
	var found []*source.File
	for name, f := range o.files {
		if strings.HasPrefix(name, pageTemplates) && strings.HasSuffix(name, ".md") {
			found = append(found, f)
		}
	}
	slices.SortFunc(found, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	return found
}
