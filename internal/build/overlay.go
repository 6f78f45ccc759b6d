package build

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"

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
