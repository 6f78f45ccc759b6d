package config

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// known lists the keys of each section, in the order of the package comment;
// "" is the file itself.
var known = map[string][]string{
	"":         {"report", "plan", "editions", "rules", "missing", "site", "output"},
	"report":   {"name", "short", "publisher", "demo"},
	"plan":     {"title", "number", "issued", "start", "end", "base", "area", "domains"},
	"editions": {"year", "title", "date", "status"},
	"rules":    {"faster", "on_track", "needs_speed", "coverage", "interval_from"},
	"missing":  {"below", "na", "unknown"},
	"site":     {"url", "name", "domain", "id", "column", "color"},
}

// samples says what to write where a key is missing.
var samples = map[string]string{
	"report":           "加上 report: 一节，下面缩进写 name: 和 publisher:",
	"plan":             "加上 plan: 一节，下面缩进写 title:、start: 和 end:",
	"editions":         "写成 editions: 下一行 “  - year: 2024”，再下一行 “    date: 2025-03-28 09:00”",
	"report.name":      "加一行 name: 报告的名称",
	"report.publisher": "加一行 publisher: 编制报告的单位",
	"plan.title":       "加一行 title: 《方案的名称》",
	"plan.start":       "加一行 start: 2022（方案的首年）",
	"plan.end":         "加一行 end: 2025（方案的末年）",
	"editions.year":    "加一行 year: 2024（所报告的年份）",
	"editions.date":    "加一行 date: 2025-03-28 09:00（发布时间）",
}

type decoder struct {
	file  *source.File
	found diag.List
}

func (d *decoder) add(f diag.Diagnostic) { d.found = append(d.found, f) }

// reported reports whether there is an error at pos already.
func (d *decoder) reported(pos diag.Pos) bool {
	return slices.ContainsFunc(d.found, func(f diag.Diagnostic) bool { return f.Pos == pos })
}

// section is a mapping whose keys have been checked.
type section struct {
	name string
	pos  diag.Pos
	// readable is false when something else stood there, which has been reported.
	readable bool
	fields   map[string]yaml.Entry
	broken   func(key string) bool
}

func (s section) has(key string) bool {
	_, ok := s.fields[key]
	return ok
}

// valuePos returns the place of the value of key, of its section if it has none.
func (s section) valuePos(key string) diag.Pos {
	if e, ok := s.fields[key]; ok {
		return e.Value.Pos
	}
	return s.pos
}

func (s section) path(key string) string { return strings.TrimPrefix(s.name+"."+key, ".") }

// section checks that e is a mapping and that it has known keys, each once.
func (d *decoder) section(e yaml.Entry) section {
	s := section{name: e.Key, pos: e.Pos, fields: map[string]yaml.Entry{}, broken: func(string) bool { return false }}
	switch e.Value.Kind {
	case yaml.Mapping, yaml.Null:
		s.readable = true
	case yaml.Scalar:
		d.notSection(s, e, yaml.Remedy(d.file.Line(e.Value.Pos.Line)))
	case yaml.Sequence:
		d.notSection(s, e, "去掉行首的“- ”和方括号")
	case yaml.Invalid:
	}
	for _, f := range e.Value.Entries {
		d.field(s, f)
	}
	s.guess(e.Value.Entries)
	return s
}

// guess takes an unknown key for the missing one that it is a slip of, so that
// one slip is one finding and what stands there is checked too.
func (s section) guess(entries []yaml.Entry) {
	for _, f := range entries {
		meant := s.nearest(f.Key)
		if _, taken := s.fields[meant]; meant != "" && !taken && !slices.Contains(known[s.name], f.Key) {
			f.Key = meant
			s.fields[meant] = f
		}
	}
}

// nearest returns the key of s that word is a slip of, or "".
func (s section) nearest(word string) string { return nearest.Of(strings.ToLower(word), known[s.name]) }

func (d *decoder) notSection(s section, e yaml.Entry, hint string) {
	what := "这个文件"
	if s.name != "" {
		what = s.name + " 下面"
	}
	d.add(diag.Errorf(e.Value.Pos, "bad-value", "%s要写成若干行“名称: 值”", what).Hintf("%s", hint))
}

func (d *decoder) field(s section, f yaml.Entry) {
	first, seen := s.fields[f.Key]
	switch {
	case !slices.Contains(known[s.name], f.Key):
		d.unknown(s, f)
	case seen:
		d.add(diag.Errorf(f.Pos, "duplicate", "%s 写了两次", f.Key).Notef(first.Pos, "第一次在这里").Hintf("删去一个"))
	default:
		s.fields[f.Key] = f
	}
}

// unknown reports a key that is not known where it stands.
func (d *decoder) unknown(s section, f yaml.Entry) {
	finding := diag.Errorf(f.Pos, "unknown-key", "不认识“%s”", f.Key)
	if near := s.nearest(f.Key); near != "" {
		d.add(finding.Hintf("是不是“%s”？", near))
		return
	}
	for _, other := range slices.Sorted(maps.Keys(known)) {
		if slices.Contains(known[other], f.Key) {
			d.add(finding.Hintf("“%s”要写在%s", f.Key, placeOf(other)))
			return
		}
	}
	d.add(finding.Hintf("这里可以写 %s", strings.Join(known[s.name], "、")))
}

func placeOf(name string) string {
	if name == "" {
		return "最外层，行首不缩进"
	}
	return " " + name + ": 下面"
}

// sub returns the section at key of s; a required one that is missing is reported.
func (d *decoder) sub(s section, key string) section {
	e, ok := s.fields[key]
	if !ok {
		missing := section{name: key, pos: s.pos, broken: func(string) bool { return true }}
		if _, required := samples[key]; required {
			d.missing(s, key)
		}
		return missing
	}
	return d.section(e)
}

// missing reports that s has no key, unless it may be in what could not be read.
func (d *decoder) missing(s section, key string) {
	if !s.readable || s.broken(key) {
		return
	}
	d.add(diag.Errorf(s.pos, "missing-key", "没有 %s", s.path(key)).Hintf("%s", samples[s.path(key)]))
}

// text returns the scalar at key without blanks around it, or "".
func (d *decoder) text(s section, key string) string {
	e, ok := s.fields[key]
	if !ok {
		return ""
	}
	text, _ := d.scalar(e.Value, key, "文字")
	return text
}

// need is text for a key that must be there and say something.
func (d *decoder) need(s section, key string) string {
	e, ok := s.fields[key]
	if !ok {
		d.missing(s, key)
		return ""
	}
	text, ok := d.scalar(e.Value, key, "文字")
	if ok && text == "" {
		d.add(diag.Errorf(e.Value.Pos, "empty-value", "%s 是空的", s.path(key)).Hintf("%s", samples[s.path(key)]))
	}
	return text
}

func (d *decoder) needYear(s section, key string) int {
	if d.need(s, key) == "" {
		return 0
	}
	return d.year(s, key)
}

func (d *decoder) needTime(s section, key string) time.Time {
	if d.need(s, key) == "" {
		return time.Time{}
	}
	return d.time(s, key)
}

// scalar returns the text of n; anything but a scalar or nothing is reported once.
func (d *decoder) scalar(n yaml.Node, key, wanted string) (string, bool) {
	switch n.Kind {
	case yaml.Null:
		return "", true
	case yaml.Scalar:
		text := strings.Join(strings.FieldsFunc(n.Text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
		if !strings.ContainsFunc(text, unicode.IsControl) {
			return strings.TrimSpace(text), true
		}
		if !d.reported(n.Pos) {
			d.add(diag.Errorf(n.Pos, "bad-value", "%s 里有看不见的控制字符", key).Hintf("删去后重新键入"))
		}
	case yaml.Sequence, yaml.Mapping:
		if !d.reported(n.Pos) {
			d.add(diag.Errorf(n.Pos, "bad-value", "%s 要的是%s，这里是列表或小节", key, wanted).Hintf("写成“%s: %s”一行；有特殊符号就用双引号括起来", key, wanted))
		}
	case yaml.Invalid:
	}
	return "", false
}

// items returns the items of the sequence at key, or none.
func (d *decoder) items(s section, key string) []yaml.Node {
	n := s.fields[key].Value
	switch n.Kind {
	case yaml.Sequence:
		return n.Items
	case yaml.Scalar, yaml.Mapping:
		d.add(diag.Errorf(n.Pos, "bad-value", "%s 要写成列表", key).Hintf("每项一行，以“- ”开头，比 %s 缩进两格", key))
	case yaml.Null, yaml.Invalid:
	}
	return nil
}
