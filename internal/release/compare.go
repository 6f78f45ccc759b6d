package release

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
)

// Change is one thing of which something else was published before.
type Change struct {
	// Line is the thing as it is now, or as it was where it is gone.
	Line Line
	// Added and Gone say that it was not there before, or is no more; then
	// Fields is empty.
	Added, Gone bool
	Fields      []FieldChange
}

// FieldChange is one field; Old or New is "" where it is absent.
type FieldChange struct{ Name, Old, New string }

// Compare returns what differs between two lists of lines, in the order of the
// new one, then what is gone in the order of the old one.
func Compare(old, now []Line) []Change { return compare(old, now, nil) }

// compare compares the known fields, each after its kind; nil is all of them.
func compare(old, now []Line, known []string) []Change {
	before := map[string]Line{}
	for _, l := range old {
		before[l.Key] = l
	}
	kinds := map[string]bool{}
	for _, f := range known {
		kind, _, _ := strings.Cut(f, " ")
		kinds[kind] = true
	}
	var out []Change
	for _, l := range now {
		was, there := before[l.Key]
		delete(before, l.Key)
		switch {
		case known != nil && !kinds[l.kind()]:
		case !there:
			out = append(out, Change{Line: l, Added: true})
		default:
			if list := differing(was, l, known); len(list) > 0 {
				out = append(out, Change{Line: l, Fields: list})
			}
		}
	}
	for _, l := range old {
		if _, gone := before[l.Key]; gone {
			out = append(out, Change{Line: l, Gone: true})
		}
	}
	return out
}

func differing(was, now Line, known []string) []FieldChange {
	var out []FieldChange
	for _, f := range now.fields {
		if known != nil && !slices.Contains(known, now.kind()+" "+f) {
			continue
		}
		if a, b := was.Values[f], now.Values[f]; a != b {
			out = append(out, FieldChange{f, a, b})
		}
	}
	return out
}

// maxFields bounds how many fields of one line a message tells.
const maxFields = 4

// String says what changed: 工业总产值2024年（全区）数值由812.6改为820.
func (c Change) String() string {
	switch {
	case c.Added:
		return c.Line.Name + "原来没有" + c.Line.headline()
	case c.Gone:
		return c.Line.Name + "没有了" + c.Line.headline()
	}
	var parts []string
	for _, f := range c.Fields[:min(len(c.Fields), maxFields)] {
		parts = append(parts, fmt.Sprintf("%s由%s改为%s", f.Name, shown(f.Old), shown(f.New)))
	}
	text := c.Line.Name + " " + strings.Join(parts, "，")
	if len(c.Fields) > maxFields {
		text += fmt.Sprintf("，等%d处", len(c.Fields))
	}
	return text
}

// headline is the value that a line is about, in brackets.
func (l Line) headline() string {
	for _, f := range []string{"数值", "评价", "目标值"} {
		if v := l.Values[f]; v != "" {
			return "（" + f + v + "）"
		}
	}
	return ""
}

func shown(v string) string {
	if v == "" {
		return "（空）"
	}
	return diag.Clip(v)
}

// Edition is what a check knows of an edition beside what it publishes.
type Edition struct {
	Published
	Released bool
	// Pos is the edition's place in the configuration.
	Pos diag.Pos
	// Sound says that its tables were read without an error, so that its figures
	// can be compared.
	Sound bool
}

// Check holds what an edition publishes against its lock. An edition without
// one and without the status of a release has nothing to answer for.
func (e Edition) Check(l Lock) diag.List {
	if !e.Released {
		return diag.List{diag.Errorf(e.Pos, "released-changed", "%s已经发布并锁定，status 却不是 released", e.Title).
			Notef(diag.Pos{File: Path(e.Year)}, "锁定文件在这里").Hintf("改回 released；从未发布过就删去 %s", Path(e.Year))}
	}
	found := e.files(l)
	if e.Sound {
		found = append(found, e.lines(l)...)
	}
	return found
}

// Remedy says how a change of a released edition is made good.
func Remedy(year int) string {
	return fmt.Sprintf("改错了就改回；确需更正，运行 nianbao release %d --note 更正了什么、为什么", year)
}

// files reports the edition's own files that were changed, added or removed.
func (e Edition) files(l Lock) (found diag.List) {
	report := func(file, what string) {
		d := diag.Errorf(diag.Pos{File: file}, "released-changed", "%s已经发布并锁定，这个文件%s", e.Title, what)
		found = append(found, d.Notef(diag.Pos{File: Path(e.Year)}, "锁定文件在这里").Hintf("%s", Remedy(e.Year)))
	}
	now := map[string]Input{}
	for _, i := range e.Inputs {
		now[i.Path] = i
	}
	for _, was := range l.Inputs {
		i, there := now[was.Path]
		delete(now, was.Path)
		switch {
		case !was.Whole:
		case !there:
			report(was.Path, "不见了")
		case i.SHA256 != was.SHA256:
			report(was.Path, "改动过")
		}
	}
	for _, i := range e.Inputs {
		if _, added := now[i.Path]; added && i.Whole {
			report(i.Path, "是后来加的")
		}
	}
	return found
}

// lines reports what the edition says otherwise than when it was locked.
func (e Edition) lines(l Lock) (found diag.List) {
	touched := map[string]bool{}
	now := map[string]string{}
	for _, i := range e.Inputs {
		now[i.Path] = i.SHA256
	}
	for _, was := range l.Inputs {
		touched[was.Path] = now[was.Path] != was.SHA256
	}
	for _, c := range compare(l.Lines, e.Lines, l.Fields) {
		pos := c.Line.pos
		if pos.File == "" {
			pos = diag.Pos{File: Path(e.Year)}
		}
		d := diag.Errorf(pos, "released-changed", "%s已经发布并锁定：%s", e.Title, c)
		found = append(found, d.Notef(diag.Pos{File: Path(e.Year)}, "%s", e.cause(l, touched)).Hintf("%s", Remedy(e.Year)))
	}
	return found
}

// cause says what may have changed a figure: files, or the method.
func (e Edition) cause(l Lock, touched map[string]bool) string {
	var files []string
	known := map[string]bool{}
	for _, i := range l.Inputs {
		known[i.Path] = true
		if touched[i.Path] {
			files = append(files, i.Path)
		}
	}
	for _, i := range e.Inputs {
		if !known[i.Path] {
			files = append(files, i.Path)
		}
	}
	switch {
	case len(files) > maxFields:
		return fmt.Sprintf("锁定以后改动过的文件：%s 等%d个", strings.Join(files[:maxFields], "、"), len(files))
	case len(files) > 0:
		return "锁定以后改动过的文件：" + strings.Join(files, "、")
	case l.Method != method:
		return fmt.Sprintf("文件都没有改；计算方法由第%s版改为第%s版", l.Method, method)
	}
	return "文件都没有改；可能改了 nianbao.yaml，或换了程序（锁定时是 " + l.Releases[len(l.Releases)-1].Tool + "）"
}
