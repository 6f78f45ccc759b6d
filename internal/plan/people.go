package plan

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
)

func (b *builder) readParks() {
	at := map[string]int{}
	for _, run := range byFolder(b.rows(dataset.Parks)) {
		own := map[string]row{}
		for _, r := range run {
			p := Park{Core: r.yes("核心区"), Demo: r.yes("演示"), About: r.Get("简介"), Pos: r.at("代码")}
			code, ok := r.code()
			if p.Name, _ = r.required("园区"); !ok || p.Name == "" || b.kept(b.parks, r, code, p.Name) || twice(own, code, r) {
				continue
			}
			p.Code = code
			b.e.Parks = put(b.e.Parks, at, code, p)
		}
	}
	for _, p := range b.e.Parks {
		b.clash(b.parks.enter(p.Name, p.Name, p.Code), p.Pos, "园区")
	}
}

func (b *builder) readDepartments() {
	at := map[string]int{}
	for _, run := range byFolder(b.rows(dataset.Departments)) {
		own := map[string]row{}
		for _, r := range run {
			d := Department{Short: r.Get("简称"), Demo: r.yes("演示"), Duty: r.Get("职责"), Pos: r.at("代码")}
			code, ok := r.code()
			if d.Name, _ = r.required("部门"); !ok || d.Name == "" || b.kept(b.departments, r, code, d.Name, d.Short) || twice(own, code, r) {
				continue
			}
			d.Code = code
			b.e.Departments = put(b.e.Departments, at, code, d)
		}
	}
	for _, d := range b.e.Departments {
		b.clash(b.departments.enter(d.Name, d.Name, d.Code, d.Short), d.Pos, "部门")
	}
}

// kept hides and counts a row that is not public.
func (b *builder) kept(g *register, r row, words ...string) bool {
	if r.public() {
		return false
	}
	b.withhold()
	b.hide(g, words)
	return true
}

// twice reports a second row of a code in one folder.
func twice(own map[string]row, code string, r row) bool {
	first, dup := own[code]
	if !dup {
		own[code] = r
		return false
	}
	d := diag.Errorf(r.at("代码"), "duplicate-code", "代码“%s”用了两次", code)
	r.add(d.Notef(first.at("代码"), "第一次在这里").Hintf("换一个代码，或删去一行"))
	return true
}

func (b *builder) clash(taken []string, pos diag.Pos, what string) {
	for _, w := range taken {
		b.add(diag.Errorf(pos, "duplicate-name", "“%s”是两个%s的名称", diag.Clip(w), what).Hintf("换一个名称、简称或代码"))
	}
}

// owners reads departments separated by 、 and returns their full names.
func (b *builder) owners(r row, field string) []string {
	var names []string
	for _, w := range split(r.Get(field)) {
		names = append(names, b.department(r, field, w))
	}
	return names
}

// department resolves one name. Without any 部门 table every name is taken as it is.
func (b *builder) department(r row, field, w string) string {
	if w == "" || len(b.e.Departments) == 0 {
		return w
	}
	if name, ok := b.departments.find(w); ok {
		return name
	}
	if !b.departments.hidden[fold(w)] {
		d := diag.Errorf(r.at(field), "unknown-department", "部门表中没有“%s”", diag.Clip(w))
		r.add(d.Hintf("%s", b.departments.hint(w, "先在 部门 表中加一行；多个部门用、分开")))
	}
	return w
}

// park resolves 园区 of a list.
func (b *builder) park(r row) string {
	w := r.Get("园区")
	if w == "" || len(b.e.Parks) == 0 || fold(w) == fold(b.e.Area) {
		return w
	}
	if name, ok := b.parks.find(w); ok {
		return name
	}
	if !b.parks.hidden[fold(w)] {
		d := diag.Errorf(r.at("园区"), "unknown-park", "园区表中没有“%s”", diag.Clip(w))
		r.add(d.Hintf("%s", b.parks.hint(w, "先在 园区 表中加一行；不属于任何园区就留空")))
	}
	return w
}

// reference reports whether w names an area above the plan's own, whose
// values are shown beside and never judged.
func reference(w string) bool {
	return slices.Contains([]string{"全国", "全省", "全自治区", "全市", "全州", "全盟", "全地区"}, w)
}

// area resolves 区域: the edition's own, a park, or a wider one. A value of any
// other would be in the report nowhere, and its row is refused.
func (b *builder) area(r row) (string, bool) {
	w := r.Get("区域")
	if w == "" || fold(w) == fold(b.e.Area) {
		return b.e.Area, true
	}
	if name, ok := b.parks.find(w); ok {
		return name, true
	}
	if reference(fold(w)) {
		return fold(w), true
	}
	if b.parks.hidden[fold(w)] {
		return strings.TrimSpace(w), true
	}
	d := diag.Errorf(r.at("区域"), "unknown-area", "区域“%s”不是%s，也不是园区表中的园区", diag.Clip(w), b.e.Area)
	otherwise := fmt.Sprintf("%s的数把区域空着；另一个园区先在 园区 表中加一行；只作参考的写全国、全省或全市", b.e.Area)
	if n := b.parks.suggest(w); n != "" {
		otherwise = "是不是“" + n + "”？不是就" + otherwise
	}
	r.add(d.Hintf("%s", otherwise))
	return "", false
}
