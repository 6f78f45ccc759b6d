package yaml

import "strings"

// Key is a key as an author sees it.
type Key struct {
	// Path is the key with the section that it stands in: report.name.
	Path string
	// Name is the key alone, Depth how many sections it stands in.
	Name     string
	Depth    int
	Required bool
	// Otherwise says what is taken where the key is absent, "" for nothing.
	Otherwise string
	// About says in Chinese what to write.
	About string
}

// Keys explains the keys of a [Decoder], each section before what stands in
// it. meanings says by path what a key is and, behind a bar, what stands for
// an absent one.
func (d *Decoder) Keys(meanings map[string]string) []Key { return d.keys(meanings, "", 0) }

func (d *Decoder) keys(meanings map[string]string, section string, depth int) []Key {
	var out []Key
	for _, name := range d.Known[section] {
		path := Section{Name: section}.path(name)
		_, required := d.Samples[path]
		about, otherwise, _ := strings.Cut(meanings[path], "|")
		out = append(out, Key{Path: path, Name: name, Depth: depth, Required: required, About: about, Otherwise: otherwise})
		if depth < MaxDepth {
			out = append(out, d.keys(meanings, name, depth+1)...)
		}
	}
	return out
}
