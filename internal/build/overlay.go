package build

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

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
		if known[name] || nested && known[folder] && !page || path.Ext(name) == ".go" {
			continue
		}
		d := diag.Warningf(diag.Pos{File: f.Path}, "unused-template", "没有哪个内置模板叫这个名称，这个文件不会用到")
		if home := homes[path.Base(name)]; home != "" && !page {
			found = append(found, d.Hintf("是不是 templates/%s？不用就删去", home))
			continue
		}
		found = append(found, d.Hintf("页面的模板放在 templates/pages/，与内置的同名；样式和图片放在 templates/assets/，版式放在 templates/layout/；不用就删去"))
	}
	return found
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
