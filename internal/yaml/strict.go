package yaml

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
)

// Decoder reads sections strictly: what is not known, stands twice or is of
// another form is an error at its place, and every problem is reported once.
type Decoder struct {
	File  *source.File
	Found diag.List
	// Known lists the keys of each section by its name; "" is the document.
	Known map[string][]string
	// Samples says what to write where a required key is missing or empty, by
	// the path of the key: report.name.
	Samples map[string]string
}

// Add adds a finding.
func (d *Decoder) Add(f diag.Diagnostic) { d.Found = append(d.Found, f) }

// Reported reports whether there is a finding at pos already.
func (d *Decoder) Reported(pos diag.Pos) bool {
	return slices.ContainsFunc(d.Found, func(f diag.Diagnostic) bool { return f.Pos == pos })
}

// Document parses the file and reads it as the section "".
func (d *Decoder) Document() Section {
	doc, found := Parse(d.File, 0, len(d.File.Data))
	d.Found = append(d.Found, found...)
	top := d.Section(Entry{Pos: diag.Pos{File: d.File.Path}, Value: doc.Root})
	top.broken = doc.Broken
	return top
}

// Section is a mapping whose keys have been checked.
type Section struct {
	Name   string
	Pos    diag.Pos
	Fields map[string]Entry
	// readable is false when something else stood there, which has been reported.
	readable bool
	broken   func(key string) bool
}

// Has reports whether s has the key.
func (s Section) Has(key string) bool {
	_, ok := s.Fields[key]
	return ok
}

// ValuePos returns the place of the value of key, of its section if it has none.
func (s Section) ValuePos(key string) diag.Pos {
	if e, ok := s.Fields[key]; ok {
		return e.Value.Pos
	}
	return s.Pos
}

func (s Section) path(key string) string { return strings.TrimPrefix(s.Name+"."+key, ".") }

// Section checks that e is a mapping and that it has known keys, each once.
func (d *Decoder) Section(e Entry) Section {
	s := Section{Name: e.Key, Pos: e.Pos, Fields: map[string]Entry{}, broken: func(string) bool { return false }}
	switch e.Value.Kind {
	case Mapping, Null:
		s.readable = true
	case Scalar:
		d.notSection(s, e, Remedy(d.File.Line(e.Value.Pos.Line)))
	case Sequence:
		d.notSection(s, e, "去掉行首的“- ”和方括号")
	case Invalid:
	}
	for _, f := range e.Value.Entries {
		d.field(s, f)
	}
	d.guess(s, e.Value.Entries)
	return s
}

// guess takes an unknown key for the missing one that it is a slip of, so that
// one slip is one finding and what stands there is checked too.
func (d *Decoder) guess(s Section, entries []Entry) {
	for _, f := range entries {
		meant := d.nearest(s, f.Key)
		if _, taken := s.Fields[meant]; meant != "" && !taken && !slices.Contains(d.Known[s.Name], f.Key) {
			f.Key = meant
			s.Fields[meant] = f
		}
	}
}

// nearest returns the key of s that word is a slip of, or "".
func (d *Decoder) nearest(s Section, word string) string {
	return nearest.Of(strings.ToLower(word), d.Known[s.Name])
}

func (d *Decoder) notSection(s Section, e Entry, hint string) {
	what := "这个文件"
	if s.Name != "" {
		what = s.Name + " 下面"
	}
	d.Add(diag.Errorf(e.Value.Pos, "bad-value", "%s要写成若干行“名称: 值”", what).Hintf("%s", hint))
}

func (d *Decoder) field(s Section, f Entry) {
	first, seen := s.Fields[f.Key]
	switch {
	case !slices.Contains(d.Known[s.Name], f.Key):
		d.unknown(s, f)
	case seen:
		d.Add(diag.Errorf(f.Pos, "duplicate", "%s 写了两次", f.Key).Notef(first.Pos, "第一次在这里").Hintf("删去一个"))
	default:
		s.Fields[f.Key] = f
	}
}

// unknown reports a key that is not known where it stands.
func (d *Decoder) unknown(s Section, f Entry) {
	finding := diag.Errorf(f.Pos, "unknown-key", "不认识“%s”", f.Key)
	if key, _, wide := strings.Cut(f.Key, "："); wide {
		d.Add(finding.Hintf("冒号用了全角：写成“%s: ”，用半角的“:”，后面空一格", key))
		return
	}
	if near := d.nearest(s, f.Key); near != "" {
		d.Add(finding.Hintf("是不是“%s”？", near))
		return
	}
	for _, other := range slices.Sorted(maps.Keys(d.Known)) {
		if slices.Contains(d.Known[other], f.Key) {
			d.Add(finding.Hintf("“%s”要写在%s", f.Key, placeOf(other)))
			return
		}
	}
	d.Add(finding.Hintf("这里可以写 %s", strings.Join(d.Known[s.Name], "、")))
}

func placeOf(name string) string {
	if name == "" {
		return "最外层，行首不缩进"
	}
	return " " + name + ": 下面"
}

// Sub returns the section at key of s; a required one that is missing is reported.
func (d *Decoder) Sub(s Section, key string) Section {
	e, ok := s.Fields[key]
	if !ok {
		missing := Section{Name: key, Pos: s.Pos, broken: func(string) bool { return true }}
		if _, required := d.Samples[key]; required {
			d.Missing(s, key)
		}
		return missing
	}
	return d.Section(e)
}

// Missing reports that s has no key, unless it may be in what could not be read.
func (d *Decoder) Missing(s Section, key string) {
	if !s.readable || s.broken(key) {
		return
	}
	d.Add(diag.Errorf(s.Pos, "missing-key", "没有 %s", s.path(key)).Hintf("%s", d.Samples[s.path(key)]))
}

// Text returns the scalar at key without blanks around it, or "".
func (d *Decoder) Text(s Section, key string) string {
	e, ok := s.Fields[key]
	if !ok {
		return ""
	}
	text, _ := d.Scalar(e.Value, key, "文字")
	return text
}

// Need is Text for a key that must be there and say something.
func (d *Decoder) Need(s Section, key string) string {
	e, ok := s.Fields[key]
	if !ok {
		d.Missing(s, key)
		return ""
	}
	text, ok := d.Scalar(e.Value, key, "文字")
	if ok && text == "" {
		d.Add(diag.Errorf(e.Value.Pos, "empty-value", "%s 是空的", s.path(key)).Hintf("%s", d.Samples[s.path(key)]))
	}
	return text
}

// Scalar returns the text of n; anything but a scalar or nothing is reported
// once. key and wanted name it in the finding.
func (d *Decoder) Scalar(n Node, key, wanted string) (string, bool) {
	switch n.Kind {
	case Null:
		return "", true
	case Scalar:
		text := strings.Join(strings.FieldsFunc(n.Text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
		if !strings.ContainsFunc(text, unicode.IsControl) {
			return strings.TrimSpace(text), true
		}
		if !d.Reported(n.Pos) {
			d.Add(diag.Errorf(n.Pos, "bad-value", "%s 里有看不见的控制字符", key).Hintf("删去后重新键入"))
		}
	case Sequence, Mapping:
		if !d.Reported(n.Pos) {
			d.Add(diag.Errorf(n.Pos, "bad-value", "%s 要的是%s，这里是列表或小节", key, wanted).Hintf("写成“%s: %s”一行；有特殊符号就用双引号括起来", key, wanted))
		}
	case Invalid:
	}
	return "", false
}

// Items returns the items of the sequence at key, or none.
func (d *Decoder) Items(s Section, key string) []Node {
	n := s.Fields[key].Value
	switch n.Kind {
	case Sequence:
		return n.Items
	case Scalar, Mapping:
		d.Add(diag.Errorf(n.Pos, "bad-value", "%s 要写成列表", key).Hintf("每项一行，以“- ”开头，比 %s 缩进两格", key))
	case Null, Invalid:
	}
	return nil
}

// List returns the texts of the list at key, none of them empty or in first,
// which holds those that have been read. what names them in findings.
func (d *Decoder) List(s Section, key, what string, first map[string]diag.Pos) []string {
	var out []string
	for _, n := range d.Items(s, key) {
		name, ok := d.Scalar(n, key, what)
		switch at, seen := first[name]; {
		case !ok:
		case name == "":
			d.Add(diag.Errorf(n.Pos, "empty-value", "%s是空的", what).Hintf("写上%s，或删去这一项", what))
		case seen:
			d.Add(diag.Errorf(n.Pos, "duplicate", "%s“%s”重复", what, name).Notef(at, "第一次在这里").Hintf("删去一个"))
		default:
			first[name] = n.Pos
			out = append(out, name)
		}
	}
	return out
}
