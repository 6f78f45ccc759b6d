package output

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
)

// Manifest is what manifest.json says.
type Manifest struct {
	Version int     `json:"version"`
	Tool    string  `json:"tool"`
	Inputs  []Entry `json:"inputs"`
	Files   []Entry `json:"files"`
}

// Entry is one file, of the input or of the output.
type Entry struct {
	// Path is relative to the project (inputs) or to the output directory (files).
	Path string `json:"path"`
	Size int64  `json:"size"`
	// SHA256 is lower-case hexadecimal.
	SHA256 string `json:"sha256"`
}

// Input is a file that a build read.
type Input = Entry

const manifestVersion = 1

// NewManifest returns the manifest of files made from inputs by tool.
func NewManifest(tool string, inputs []Input, files []File) Manifest {
	m := Manifest{Version: manifestVersion, Tool: tool, Inputs: slices.Clone(inputs), Files: []Entry{}}
	if m.Inputs == nil {
		m.Inputs = []Entry{}
	}
	for _, f := range files {
		m.Files = append(m.Files, Entry{f.Path, int64(len(f.Data)), hash(f.Data)})
	}
	byPath := func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) }
	slices.SortFunc(m.Inputs, byPath)
	slices.SortFunc(m.Files, byPath)
	return m
}

// Encode returns the bytes of manifest.json.
func (m Manifest) Encode() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(m); err != nil {
		panic("output: " + err.Error()) // strings and numbers always encode
	}
	return b.Bytes()
}

// File returns the entry of the output file at path.
func (m Manifest) File(path string) (Entry, bool) {
	i, ok := slices.BinarySearchFunc(m.Files, path, func(e Entry, p string) int { return cmp.Compare(e.Path, p) })
	if !ok {
		return Entry{}, false
	}
	return m.Files[i], true
}

// errNotOurs is the error of a manifest.json that this program did not write,
// or that was changed since: it cannot be trusted to say what is ours.
var errNotOurs = errors.New("not a manifest of nianbao")

// DecodeManifest reads the bytes of a manifest.json and checks everything that
// is relied on, so that a foreign or hostile one is never acted upon.
func DecodeManifest(data []byte) (Manifest, error) {
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("%w: %w", errNotOurs, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return Manifest{}, fmt.Errorf("%w: text after the object", errNotOurs)
	}
	if m.Version != manifestVersion {
		return Manifest{}, fmt.Errorf("%w: version %d", errNotOurs, m.Version)
	}
	for i, e := range m.Files {
		if i > 0 && m.Files[i-1].Path >= e.Path {
			return Manifest{}, fmt.Errorf("%w: %q is not in order", errNotOurs, e.Path)
		}
		if pathProblem(e.Path) != "" || e.Size < 0 || !hashes.MatchString(e.SHA256) {
			return Manifest{}, fmt.Errorf("%w: entry %q", errNotOurs, e.Path)
		}
	}
	return m, nil
}

var hashes = regexp.MustCompile(`^[0-9a-f]{64}$`)

// maxManifest is far above what a million files need.
const maxManifest = 256 << 20

// readManifest returns the manifest in k; the error is fs.ErrNotExist without
// one and errNotOurs with one that cannot be trusted.
func (k disk) readManifest() (Manifest, error) {
	info, err := k.root.Lstat(ManifestPath)
	if err != nil {
		return Manifest{}, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxManifest {
		return Manifest{}, errNotOurs
	}
	data, err := k.root.ReadFile(ManifestPath)
	if err != nil {
		return Manifest{}, err
	}
	return DecodeManifest(data)
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// tree is what is in an output directory, without what belongs to this package
// during a build.
type tree struct {
	// files has the size of each regular file, −1 of links, devices and the like.
	files map[string]int64
	dirs  []string
}

func (t tree) paths() []string { return slices.Sorted(maps.Keys(t.files)) }

// scan lists the directory.
func (k disk) scan() (tree, error) {
	t := tree{files: map[string]int64{}}
	err := fs.WalkDir(k.root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		return t.add(name, e)
	})
	return t, err
}

func (t *tree) add(name string, e fs.DirEntry) error {
	switch {
	case name == stagingName && e.IsDir():
		return fs.SkipDir
	case name == lockName && e.Type().IsRegular():
		return nil
	case e.IsDir():
		t.dirs = append(t.dirs, name)
		return nil
	case !e.Type().IsRegular():
		t.files[name] = -1
		return nil
	}
	info, err := e.Info()
	if err != nil {
		return err
	}
	t.files[name] = info.Size()
	return nil
}
