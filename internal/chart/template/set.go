package template

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// Folder is where the files are, below the templates.
const Folder = "charts"

// Default is the kind of a directive that names none.
const Default = "trend"

// Set is the templates of a report by their names' order.
type Set struct{ list []Template }

// kindWord is what a kind may be called: it is written in directives.
var kindWord = regexp.MustCompile(`^[\p{Han}A-Za-z0-9][\p{Han}A-Za-z0-9_-]{0,39}$`)

// Load decodes the templates below the folder of fsys, whose root is templates/.
// One with an error is in the set as far as it could be read, so that what
// names it is no second error; [Set.Sound] tells.
func Load(fsys fs.FS) (Set, diag.List) {
	var s Set
	var found diag.List
	names, _ := fs.Glob(fsys, Folder+"/*.yaml")
	slices.Sort(names)
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			continue
		}
		t, list := Decode(source.NewFile(path.Join("templates", name), data))
		if !kindWord.MatchString(t.Name) {
			list = append(list, diag.Errorf(t.Pos, "bad-value", "“%s”不能作图的名称", t.Name).Hintf("文件名只用汉字、字母、数字和连字符，如 我的图.yaml"))
		}
		found = append(found, list...)
		t.broken = list.HasErrors()
		s.list = append(s.list, t)
	}
	return s, found
}

// Get returns the template of a name.
func (s Set) Get(name string) (Template, bool) {
	for _, t := range s.list {
		if t.Name == name {
			return t, true
		}
	}
	return Template{}, false
}

// Names are the kinds, the default first, the others in order.
func (s Set) Names() []string {
	var out []string
	for _, t := range s.Templates() {
		out = append(out, t.Name)
	}
	return out
}

// Templates are all, in the order of [Set.Names].
func (s Set) Templates() []Template {
	out := slices.Clone(s.list)
	slices.SortFunc(out, func(a, b Template) int {
		if (a.Name == Default) != (b.Name == Default) {
			return map[bool]int{true: -1, false: 1}[a.Name == Default]
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// Sound reports whether t was read without an error.
func (t Template) Sound() bool { return !t.broken }
