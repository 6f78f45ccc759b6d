package output

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/diag"
)

// change is what has to happen to an output directory.
type change struct {
	// writes holds the files to put in place, in order, and moves the same for
	// the journal.
	writes []File
	moves  []move
	// removes holds what goes away, with its hash.
	removes      []Entry
	edited, kept []string
}

func (c change) empty() bool { return len(c.writes)+len(c.removes) == 0 }

// compare finds what has to happen so that p holds files, and what stands in
// the way.
func (p place) compare(files []File, manifest Manifest) (change, diag.List, error) {
	old, err := p.readManifest()
	if errors.Is(err, errNotOurs) {
		return change{}, diag.List{foreignManifest(p.dir)}, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return change{}, nil, err
	}
	now, err := p.scan()
	if err != nil {
		return change{}, nil, err
	}
	c := comparison{place: p, old: old, now: now, wanted: manifest}
	if err := c.findRemovals(); err != nil {
		return change{}, nil, err
	}
	if err := c.findWrites(files, manifest); err != nil {
		return change{}, nil, err
	}
	c.obstacles()
	c.keep()
	return c.change, c.found, nil
}

// foreignManifest says that nothing can be said about who made what is in dir.
func foreignManifest(dir string) diag.Diagnostic {
	return diag.Errorf(diag.Pos{File: path.Join(filepath.ToSlash(dir), ManifestPath)}, "foreign-manifest",
		"这个文件不是构建写的，或者被改过，所以不知道目录里哪些文件是构建产生的").
		Hintf("换一个输出目录；确定里面没有别的东西，就删去整个目录再构建")
}

type comparison struct {
	place
	old, wanted Manifest
	now         tree
	change
	found diag.List
}

// findRemovals finds the files of ours that are no longer wanted. One that was
// changed by hand has become somebody's work.
func (c *comparison) findRemovals() error {
	for _, e := range c.old.Files {
		size, there := c.now.files[e.Path]
		if _, wanted := c.wanted.File(e.Path); wanted || !there || size != e.Size {
			continue
		}
		sum, err := c.hash(e.Path)
		if err != nil {
			return err
		}
		if sum == e.SHA256 {
			c.removes = append(c.removes, e)
		}
	}
	return nil
}

// findWrites finds the files that differ from those on disk, the manifest last.
func (c *comparison) findWrites(files []File, manifest Manifest) error {
	sorted := slices.Clone(files)
	slices.SortFunc(sorted, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	for _, f := range sorted {
		want, _ := manifest.File(f.Path)
		old, ours := c.old.File(f.Path)
		if err := c.decide(f, want.SHA256, old.SHA256, ours); err != nil {
			return err
		}
	}
	f := File{Path: ManifestPath, Data: manifest.Encode()}
	return c.decide(f, hash(f.Data), "", c.old.Version != 0)
}

// decide decides about one file that has to have the hash want; old is the
// hash of what the last build put there, if it did.
func (c *comparison) decide(f File, want, old string, ours bool) error {
	size, there := c.now.files[f.Path]
	if !there {
		c.put(f, want, "")
		return nil
	}
	if size < 0 {
		c.obstacle(f, f.Path, "那里有一个链接或设备")
		return nil
	}
	sum, err := c.hash(f.Path)
	if err != nil {
		return err
	}
	switch {
	case sum == want:
		return nil
	case !ours:
		c.obstacle(f, f.Path, "那里有一个不是构建产生的文件")
		return nil
	case old != "" && sum != old:
		c.edited = append(c.edited, f.Path)
	}
	c.put(f, want, sum)
	return nil
}

// put notes that f, with the hash want, replaces what has the hash had.
func (c *comparison) put(f File, want, had string) {
	c.writes = append(c.writes, f)
	c.moves = append(c.moves, move{f.Path, want, had})
}

func (c *comparison) obstacle(f File, at, why string) {
	place := diag.Pos{File: path.Join(filepath.ToSlash(c.dir), at)}
	d := diag.Errorf(place, "output-in-the-way", "不能写 %s：%s", f.Path, why)
	if f.Pos != (diag.Pos{}) {
		d = d.Notef(f.Pos, "由这里产生")
	}
	c.found = append(c.found, d.Hintf("把它移到别处，或换一个输出目录"))
}

// obstacles reports what stays and is where a directory has to be, or is a
// directory where a file has to be, or differs from a new file in case only.
func (c *comparison) obstacles() {
	stays, folded := c.staying()
	for _, f := range c.writes {
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			if stays[dir] {
				c.obstacle(f, dir, "它的目录是一个不是构建产生的文件")
			}
		}
		if other := folded[fold(f.Path)]; other != "" && other != f.Path {
			c.obstacle(f, other, "那里有一个只有大小写不同的文件")
		}
	}
	for _, dir := range c.stayingDirs(stays) {
		if i := slices.IndexFunc(c.writes, func(f File) bool { return f.Path == dir }); i >= 0 {
			c.obstacle(c.writes[i], dir, "那里有一个目录")
		}
	}
}

// staying returns the files that are neither removed nor ours to write.
func (c *comparison) staying() (stays map[string]bool, folded map[string]string) {
	stays, folded = map[string]bool{}, map[string]string{}
	for p := range c.now.files {
		if _, wanted := c.wanted.File(p); !wanted && p != ManifestPath {
			stays[p] = true
		}
	}
	for _, e := range c.removes {
		delete(stays, e.Path)
	}
	for _, p := range slices.Sorted(maps.Keys(stays)) {
		folded[fold(p)] = p
	}
	return stays, folded
}

// stayingDirs returns the directories that removing files does not empty.
func (c *comparison) stayingDirs(stays map[string]bool) []string {
	emptied := map[string]bool{}
	for _, e := range c.removes {
		for dir := path.Dir(e.Path); dir != "."; dir = path.Dir(dir) {
			emptied[dir] = true
		}
	}
	for p := range stays {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			delete(emptied, dir)
		}
	}
	for _, dir := range c.now.dirs {
		if emptied[dir] {
			continue
		}
		for up := path.Dir(dir); up != "."; up = path.Dir(up) {
			delete(emptied, up)
		}
	}
	return slices.DeleteFunc(slices.Clone(c.now.dirs), func(dir string) bool { return emptied[dir] })
}

func (c *comparison) keep() {
	stays, _ := c.staying()
	c.kept = slices.Sorted(maps.Keys(stays))
}
