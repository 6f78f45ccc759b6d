// Package fields reads the YAML body of a directive into fields that know
// their places, and reports strictly what it does not know.
//
// A body is a mapping of words to texts, lists of texts, or lists of mappings;
// package yaml says what is read. A [Form] is asked for its fields one by one;
// [Form.Close] then reports every field that nobody asked for, with the
// nearest that somebody did.
package fields

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// Text is a text with the place of its first character.
type Text struct {
	Text string
	Pos  diag.Pos
}

// Form is the fields of a directive.
type Form struct {
	// Pos is the place of the directive.
	Pos    diag.Pos
	fields []field
	asked  []string
	list   *diag.List
}

type field struct {
	key   Text
	value value
}

// value is a text, a list or a mapping.
type value struct {
	text  Text
	items []value
	form  *Form
	kind  kind
}

type kind uint8

const (
	isText kind = iota
	isList
	isForm
)

// Parse reads a body whose first character is at pos; directive is the place
// of the directive itself.
func Parse(body []byte, directive, pos diag.Pos) (*Form, *diag.List) {
	list := &diag.List{}
	f := &Form{Pos: directive, list: list}
	r := reader{pos: pos, body: strings.Split(string(body), "\n"), list: list}
	doc, found := yaml.Parse(source.NewFile(pos.File, body), 0, len(body))
	for _, d := range found {
		d.Pos = r.shift(d.Pos)
		*list = append(*list, d)
	}
	switch root := r.value(doc.Root); {
	case root.kind == isForm:
		f.fields = root.form.fields
	case doc.Root.Kind == yaml.Scalar && strings.Contains(doc.Root.Text, "："):
		key, _, _ := strings.Cut(doc.Root.Text, "：")
		*list = append(*list, diag.Errorf(r.shift(doc.Root.Pos), "directive-form", "“%s”后面是全角冒号", key).
			Hintf("改成半角冒号加一个空格：%s: ", key))
	case doc.Root.Kind != yaml.Null && doc.Root.Kind != yaml.Invalid:
		*list = append(*list, diag.Errorf(r.shift(doc.Root.Pos), "directive-form", "参数不是“键: 值”的形式").
			Hintf("每行写一项，如 title: 标题；列表写成 [甲, 乙]"))
	}
	return f, list
}

// reader turns the nodes of a body into values with places in its file.
type reader struct {
	pos  diag.Pos
	body []string
	list *diag.List
}

// shift turns a place in the body into one in the file.
func (r reader) shift(p diag.Pos) diag.Pos {
	p.File = r.pos.File
	p.Line += r.pos.Line - 1
	p.Column += r.pos.Column - 1
	return p
}

func (r reader) value(n yaml.Node) value {
	switch n.Kind {
	case yaml.Mapping:
		return r.form(n)
	case yaml.Sequence:
		v := value{kind: isList, text: Text{Pos: r.shift(n.Pos)}}
		for _, x := range n.Items {
			v.items = append(v.items, r.value(x))
		}
		return v
	case yaml.Scalar:
		return value{text: Text{Text: strings.TrimSpace(n.Text), Pos: r.shift(r.first(n.Pos))}}
	case yaml.Null, yaml.Invalid:
	}
	return value{text: Text{Pos: r.shift(n.Pos)}}
}

// first is the place of a scalar's first character: behind its quotation mark,
// or on the line after the bar of a block.
func (r reader) first(p diag.Pos) diag.Pos {
	if p.Line < 1 || p.Line > len(r.body) {
		return p
	}
	line := []rune(r.body[p.Line-1])
	if p.Column < 1 || p.Column > len(line) {
		return p
	}
	switch line[p.Column-1] {
	case '"', '\'':
		p.Column++
	case '|', '>':
		p.Line++
	}
	return p
}

func (r reader) form(n yaml.Node) value {
	f := &Form{Pos: r.shift(n.Pos), list: r.list}
	for _, e := range n.Entries {
		key := Text{Text: e.Key, Pos: r.shift(e.Pos)}
		if f.Has(key.Text) {
			*r.list = append(*r.list, diag.Errorf(key.Pos, "directive-form", "“%s”写了两次", key.Text).Hintf("留下一处"))
			continue
		}
		f.fields = append(f.fields, field{key, r.value(e.Value)})
	}
	return value{kind: isForm, form: f}
}

// find returns a field and notes that it was asked for.
func (f *Form) find(key string) (value, bool) {
	f.asked = append(f.asked, key)
	for _, x := range f.fields {
		if x.key.Text == key {
			return x.value, true
		}
	}
	return value{}, false
}

// Has reports whether a field is given, without asking for it.
func (f *Form) Has(key string) bool {
	return slices.ContainsFunc(f.fields, func(x field) bool { return x.key.Text == key })
}

// Text returns a text field; its Text is empty when the field is not given.
func (f *Form) Text(key string) Text {
	v, ok := f.find(key)
	if ok && v.kind != isText {
		f.Report(v.place(f.Pos), "“"+key+"”应当是一段文字", "")
		return Text{}
	}
	return v.text
}

// Texts returns a list of texts; a single text is a list of one.
func (f *Form) Texts(key string) []Text {
	v, ok := f.find(key)
	switch {
	case !ok:
		return nil
	case v.kind == isText && v.text.Text == "":
		return nil
	case v.kind == isText:
		return []Text{v.text}
	case v.kind == isForm:
		f.Report(v.form.Pos, "“"+key+"”应当是一列文字", "写成 "+key+": [甲, 乙]")
		return nil
	}
	var out []Text
	for _, x := range v.items {
		if x.kind != isText {
			f.Report(x.place(f.Pos), "“"+key+"”应当是一列文字", "写成 "+key+": [甲, 乙]")
			continue
		}
		out = append(out, x.text)
	}
	return out
}

// Forms returns a list of mappings.
func (f *Form) Forms(key string) []*Form {
	v, ok := f.find(key)
	if !ok {
		return nil
	}
	if v.kind == isForm {
		return []*Form{v.form}
	}
	var out []*Form
	for _, x := range v.items {
		if x.kind != isForm {
			f.Report(x.place(f.Pos), "“"+key+"”的每一项应当是“键: 值”", "")
			continue
		}
		out = append(out, x.form)
	}
	return out
}

// Columns returns a list of lists of entries: a word, or a word with its own form.
func (f *Form) Columns(key string) [][]Entry {
	v, ok := f.find(key)
	if !ok {
		return nil
	}
	var out [][]Entry
	for _, column := range v.items {
		if column.kind != isList {
			column = value{kind: isList, items: []value{column}}
		}
		var entries []Entry
		for _, x := range column.items {
			entries = append(entries, f.entries(x)...)
		}
		out = append(out, entries)
	}
	return out
}

// Entry is a word with the fields that it may have.
type Entry struct {
	Word Text
	Form *Form
}

func (f *Form) entries(x value) []Entry {
	if x.kind == isText {
		return []Entry{{x.text, &Form{Pos: x.text.Pos, list: f.list}}}
	}
	if x.kind == isList {
		f.Report(x.place(f.Pos), "这里多了一层列表", "")
		return nil
	}
	var out []Entry
	for _, y := range x.form.fields {
		inner := y.value.form
		if inner == nil {
			inner = &Form{list: f.list}
		}
		inner.Pos = y.key.Pos
		out = append(out, Entry{y.key, inner})
	}
	return out
}

// Int returns a whole number, 0 when the field is not given.
func (f *Form) Int(key string) int {
	t := f.Text(key)
	if t.Text == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(t.Text, "年"))
	if err != nil || n < 0 || n > 9999 {
		f.Report(t.Pos, "“"+key+"”应当是一个整数，这里是“"+t.Text+"”", "")
		return 0
	}
	return n
}

// Choice returns a field that must be one of some words; ok is false, and
// the error reported, when it is not. An absent field is the first word.
func (f *Form) Choice(key string, of ...string) (string, bool) {
	t := f.Text(key)
	if t.Text == "" {
		return of[0], true
	}
	if slices.Contains(of, t.Text) {
		return t.Text, true
	}
	f.Report(t.Pos, "“"+key+"”没有“"+t.Text+"”这一种", Suggest(t.Text, of))
	return "", false
}

// Suggest is a hint for an unknown word: the nearest, else all. An empty word
// among them, which stands for an absent field, is not named.
func Suggest(word string, of []string) string {
	return nearest.Hint(word, of)
}

// Report adds an error at a place.
func (f *Form) Report(pos diag.Pos, message, hint string) {
	d := diag.Errorf(pos, "directive-field", "%s", message)
	d.Hint = hint
	*f.list = append(*f.list, d)
}

// Warn adds a warning at a place.
func (f *Form) Warn(pos diag.Pos, code, message, hint string) {
	d := diag.Warningf(pos, code, "%s", message)
	d.Hint = hint
	*f.list = append(*f.list, d)
}

// Close reports the fields that nobody asked for.
func (f *Form) Close() {
	for _, x := range f.fields {
		if !slices.Contains(f.asked, x.key.Text) {
			known := slices.Clone(f.asked)
			slices.Sort(known)
			f.Report(x.key.Pos, "没有“"+x.key.Text+"”这一项", Suggest(x.key.Text, slices.Compact(known)))
		}
	}
}

// place is where a value stands.
func (v value) place(otherwise diag.Pos) diag.Pos {
	switch {
	case v.form != nil:
		return v.form.Pos
	case v.text.Pos != diag.Pos{}:
		return v.text.Pos
	}
	return otherwise
}

// Pair is a text with the word that it belongs to; a text alone has none.
type Pair struct{ Key, Value Text }

// Pairs returns a field that is one text, or texts by words: 2, or {产值: 2, 增速: 1}.
func (f *Form) Pairs(key string) []Pair {
	v, ok := f.find(key)
	switch {
	case !ok || v.kind == isText && v.text.Text == "":
		return nil
	case v.kind == isText:
		return []Pair{{Value: v.text}}
	case v.kind == isList:
		f.Report(v.place(f.Pos), "“"+key+"”应当是一个值，或几项“名称: 值”", "写成 "+key+": 值，或 "+key+": {名称: 值}")
		return nil
	}
	var out []Pair
	for _, x := range v.form.fields {
		if x.value.kind != isText {
			f.Report(x.value.place(f.Pos), "“"+x.key.Text+"”应当是一个值", "")
			continue
		}
		out = append(out, Pair{x.key, x.value.text})
	}
	return out
}
