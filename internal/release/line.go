package release

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/assess"
	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/source"
)

// Published is what an edition says now.
type Published struct {
	Year   int
	Title  string
	Inputs []Input
	Lines  []Line
}

// Line is what was published of one thing.
type Line struct {
	// Key is unique in an edition; its first word is the kind of line.
	Key string `json:"key"`
	// Name is what messages call it: 工业总产值2024年（全区）.
	Name string `json:"name"`
	// Values are by field; what is absent or unknown has none.
	Values map[string]string `json:"values"`

	// pos is the cell that it was read from, fields are in the order in which a
	// change is told; only lines that were not read from a lock have them.
	pos    diag.Pos
	fields []string
}

// The kinds of line, in the order in which they stand in a lock.
const (
	kindEdition    = "edition"
	kindIndicator  = "indicator"
	kindTarget     = "target"
	kindValue      = "value"
	kindAnnual     = "annual"
	kindRevision   = "revision"
	kindAdjustment = "adjustment"
	kindComposite  = "composite"
	kindItem       = "item"
	kindPark       = "park"
	kindRule       = "rule"
	kindDepartment = "department"
)

// field is a field of a line as its table of values tells it.
type field struct{ name, value string }

// Of returns what the edition of r publishes. Open is its open data as JSON
// (package render/data); shown are the files of which pages of the edition show
// a sheet as it stands.
func Of(r assess.Result, open []byte, s *source.Snapshot, shown map[string]bool) Published {
	p := Published{Year: r.Edition.Year, Title: r.Edition.Title, Inputs: inputs(r.Edition.Year, s, shown)}
	p.Lines = append(p.Lines, editionLine(r.Edition))
	for _, i := range r.Edition.Indicators {
		p.Lines = append(p.Lines, indicatorLine(i))
	}
	targets, _ := Targets(open)
	p.Lines = append(p.Lines, targets...)
	p.Lines = append(p.Lines, observed(r.Edition)...)
	p.Lines = append(p.Lines, changed(r.Edition)...)
	for _, c := range append(slices.Clone(r.Domains), r.Total) {
		p.Lines = append(p.Lines, compositeLine(c))
	}
	for _, a := range r.Items {
		p.Lines = append(p.Lines, itemLine(a))
	}
	for _, a := range r.Parks {
		p.Lines = append(p.Lines, parkLine(a))
	}
	for _, x := range r.Edition.ParkRules {
		p.Lines = append(p.Lines, ruleLine(x, nameOf(r.Edition, x.Indicator)))
	}
	for _, d := range r.Edition.Departments {
		p.Lines = append(p.Lines, departmentLine(d))
	}
	slices.SortStableFunc(p.Lines, func(a, b Line) int { return strings.Compare(a.Key, b.Key) })
	number := map[string]int{}
	for i, l := range p.Lines { // hostile or odd input may use a key twice
		number[l.Key]++
		if n := number[l.Key]; n > 1 {
			p.Lines[i].Key += " " + strconv.Itoa(n)
		}
	}
	return p
}

// line makes a line; fields without a value are left out.
func line(kind, name string, pos diag.Pos, about []string, fields ...field) Line {
	l := Line{Key: strings.Join(append([]string{kind}, about...), " "), Name: name, Values: map[string]string{}, pos: pos}
	for _, f := range fields {
		l.fields = append(l.fields, f.name)
		if f.value != "" {
			l.Values[f.name] = f.value
		}
	}
	return l
}

func editionLine(e plan.Edition) Line {
	date := ""
	if !e.Date.IsZero() {
		date = e.Date.Format("2006-01-02 15:04")
	}
	return line(kindEdition, "版次", diag.Pos{}, nil, field{"名称", e.Title}, field{"发布时间", date},
		field{"方案期", fmt.Sprintf("%d—%d", e.Start, e.End)}, field{"基期年", strconv.Itoa(e.Base)}, field{"区域", e.Area})
}

// indicatorLine holds the words of 指标体系, which an edition's pages show, and
// what open data lacks of its targets.
func indicatorLine(i plan.Indicator) Line {
	var wording, high, based, notes []string
	for _, t := range i.Targets {
		wording = append(wording, t.Clause+t.Wording)
		high, based, notes = append(high, figure(t.High)), append(based, t.BaseSource), append(notes, t.Note)
	}
	attribute := "预期性"
	if i.Binding {
		attribute = "约束性"
	}
	return line(kindIndicator, i.Name, i.Pos, []string{i.Code},
		field{"名称", i.Name}, field{"简称", i.Short}, field{"领域", i.Domain}, field{"章", i.Chapter}, field{"属性", attribute},
		field{"方向", strconv.Itoa(int(i.Direction))}, field{"小数位", strconv.Itoa(i.Decimals)}, field{"权重", figure(i.Weight)},
		field{"目标上限", joined(high)}, field{"基期来源", joined(based)},
		field{"原文要点", strings.Join(wording, "；")}, field{"责任部门", strings.Join(i.Owners, "、")},
		field{"定义", i.Definition}, field{"口径", i.Scope}, field{"说明", i.Note}, field{"条款说明", joined(notes)})
}

// joined is one field of several targets, "" where none has anything.
func joined(list []string) string {
	return strings.TrimRight(strings.Join(list, "；"), "；")
}

// observed are the values and the annual targets that an edition shows.
func observed(e plan.Edition) []Line {
	var out []Line
	for _, o := range e.Observations {
		if o.Value.State != number.Unknown || o.Stage != plan.NoStage {
			out = append(out, valueLine(o, nameOf(e, o.Indicator)))
		}
	}
	for _, t := range slices.Concat(e.AnnualTargets, e.ParkTargets) {
		area := t.Area
		if area == e.Area {
			area = ""
		}
		out = append(out, annualLine(t, area, nameOf(e, t.Indicator)))
	}
	return out
}

func nameOf(e plan.Edition, code string) string {
	for _, i := range e.Indicators {
		if i.Code == code {
			return i.Name
		}
	}
	return ""
}

func valueLine(o plan.Observation, indicator string) Line {
	period := o.Period
	if period == plan.FullYear {
		period = ""
	}
	name := fmt.Sprintf("%s%d年%s（%s）", indicator, o.Year, period, o.Area)
	return line(kindValue, name, o.Pos, []string{o.Indicator, strconv.Itoa(o.Year), o.Area, o.Period},
		field{"数值", cmp.Or(o.Stage.String(), figure(o.Value))}, field{"状态", o.Value.Status.String()}, field{"演示", yes(o.Value.Demo)},
		field{"口径变更", yes(o.Break)}, field{"来源", o.Source}, field{"网址", o.URL}, field{"备注", o.Remarks()})
}

// annualLine is a target of the year; area is "" for the edition's own.
func annualLine(t plan.AnnualTarget, area, indicator string) Line {
	about := []string{t.Indicator, strconv.Itoa(t.Year)}
	if area != "" {
		about = append(about, area)
	}
	return line(kindAnnual, fmt.Sprintf("%s%s%d年年度目标", area, indicator, t.Year), t.Pos, about,
		field{"目标值", figure(t.Value)}, field{"演示", yes(t.Value.Demo)})
}

// changed are the rows of 修订说明 and 目标调整, which pages show with their reasons.
func changed(e plan.Edition) []Line {
	var out []Line
	for _, r := range e.Revisions {
		out = append(out, revisionLine(r, nameOf(e, r.Indicator)))
	}
	for _, a := range e.Adjustments {
		out = append(out, adjustmentLine(a, nameOf(e, a.Indicator)))
	}
	return out
}

func revisionLine(r plan.Revision, indicator string) Line {
	return line(kindRevision, fmt.Sprintf("%s%d年（%s）的修订", indicator, r.Year, r.Area), r.Pos, []string{r.Indicator, strconv.Itoa(r.Year), r.Area},
		field{"原值", cmp.Or(r.OldStage.String(), figure(r.Old))}, field{"新值", cmp.Or(r.NewStage.String(), figure(r.New))},
		field{"原因", r.Reason}, field{"演示", yes(r.New.Demo)})
}

func adjustmentLine(a plan.Adjustment, indicator string) Line {
	return line(kindAdjustment, fmt.Sprintf("%s%d年目标的调整", indicator, a.Year), a.Pos, []string{a.Indicator, strconv.Itoa(a.Year)},
		field{"原目标", figure(a.Old)}, field{"新目标", figure(a.New)}, field{"文件", a.Document}, field{"日期", day(a.Date)}, field{"演示", yes(a.New.Demo)})
}

func compositeLine(c assess.Composite) Line {
	return line(kindComposite, cmp.Or(c.Name, "全部目标")+"综合", diag.Pos{}, []string{c.Name},
		field{"综合实现程度", figure(c.Value)}, field{"可计入权重", figure(c.Coverage)})
}

func itemLine(a assess.ItemAssessment) Line {
	i := a.Item
	return line(kindItem, i.Kind.String()+"“"+i.Name+"”", i.Pos, []string{i.Kind.Slug(), i.Number},
		field{"名称", i.Name}, field{"评价", a.Verdict.String()}, field{"完成时限", day(i.Deadline)}, field{"演示", yes(i.Demo)},
		field{"总投资", figure(i.Total)}, field{"时间进度", figure(a.Time)}, field{"占总投资", figure(a.Done)}, field{"占年度计划", figure(a.PlanShare)})
}

// parkLine is a park and its score; the values that it comes from have lines of their own.
func parkLine(a assess.ParkAssessment) Line {
	rank := ""
	if a.Rank > 0 {
		rank = strconv.Itoa(a.Rank)
	}
	var parts []string
	for _, p := range a.Parts {
		parts = append(parts, figure(p.Points))
	}
	return line(kindPark, a.Park.Name, a.Park.Pos, []string{a.Park.Code}, field{"考核得分", figure(a.Score)}, field{"名次", rank},
		field{"各项得分", joined(parts)}, field{"名称", a.Park.Name}, field{"核心区", yes(a.Park.Core)}, field{"演示", yes(a.Park.Demo)}, field{"简介", a.Park.About})
}

func ruleLine(r plan.ParkRule, indicator string) Line {
	return line(kindRule, "园区考核的"+indicator, r.Pos, []string{r.Indicator, strconv.Itoa(int(r.Method))},
		field{"权重", figure(r.Weight)}, field{"演示", yes(r.Weight.Demo)}, field{"备注", r.Note})
}

func departmentLine(d plan.Department) Line {
	return line(kindDepartment, d.Name, d.Pos, []string{d.Code},
		field{"名称", d.Name}, field{"简称", d.Short}, field{"演示", yes(d.Demo)}, field{"职责", d.Duty})
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func yes(b bool) string {
	if b {
		return "是"
	}
	return ""
}

// figure is a value in the digits of open data.
func figure(v number.Value) string {
	const digits = 12
	switch {
	case v.Known() && v.Dec.Significant(2*digits).Cmp(v.Dec) != 0:
		return v.Dec.Significant(digits).String()
	case v.Known():
		return v.Dec.String()
	}
	return v.Digits()
}

// columns are the fields of open data that are compared, with their names for
// readers, in the order in which a change is told.
var columns = []struct{ key, name string }{
	{"value", "数值"}, {"verdict", "评价"}, {"level", "水平"}, {"change", "变化"}, {"year", "年份"}, {"state", "状态"}, {"demo", "演示"},
	{"unit", "单位"}, {"measure", "计量"}, {"target_kind", "目标类型"}, {"target_op", "目标运算"}, {"target_year", "目标年"}, {"target", "目标值"},
	{"annual_target", "年度目标"}, {"base_year", "基期年"}, {"base", "基期值"}, {"realisation", "实现程度"}, {"progress", "完成进度"},
	{"elapsed", "序时进度"}, {"due", "应达水平"}, {"due_gap", "与应达水平之差"}, {"pace_method", "节奏算法"}, {"pace", "节奏"},
	{"required", "今后需要"}, {"projection", "推算"},
}

// fields lists every field that lines may hold, each after its kind. They are
// those of all kinds: of what an edition has none yet, one more is a change.
func fields() []string {
	var out []string
	for _, l := range []Line{
		editionLine(plan.Edition{}), indicatorLine(plan.Indicator{}), targetLine(nil), valueLine(plan.Observation{}, ""),
		annualLine(plan.AnnualTarget{}, "", ""), revisionLine(plan.Revision{}, ""), adjustmentLine(plan.Adjustment{}, ""),
		compositeLine(assess.Composite{}), itemLine(assess.ItemAssessment{}), parkLine(assess.ParkAssessment{}),
		ruleLine(plan.ParkRule{}, ""), departmentLine(plan.Department{}),
	} {
		for _, f := range l.fields {
			out = append(out, l.kind()+" "+f)
		}
	}
	slices.Sort(out)
	return out
}

// kind is the first word of a line's key.
func (l Line) kind() string {
	kind, _, _ := strings.Cut(l.Key, " ")
	return kind
}

// Targets reads open data as JSON: a line for each entry.
func Targets(open []byte) ([]Line, error) {
	var file struct {
		Indicators []map[string]json.RawMessage `json:"indicators"`
	}
	if err := json.Unmarshal(open, &file); err != nil {
		return nil, err
	}
	var out []Line
	for _, e := range file.Indicators {
		out = append(out, targetLine(e))
	}
	return out, nil
}

func targetLine(e map[string]json.RawMessage) Line {
	word := func(key string) string { return plain(e[key]) }
	var list []field
	for _, c := range columns {
		list = append(list, field{c.name, word(c.key)})
	}
	name := word("name") + "（" + word("clause") + "）"
	if period := word("period"); period != plan.FullYear {
		name += period
	}
	about := []string{word("id"), word("clause"), word("target_kind"), word("area"), word("period")}
	return line(kindTarget, name, placeOf(e["source"]), about, list...)
}

// plain is a JSON value as a line holds it.
func plain(raw json.RawMessage) string {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return yes(v)
	case float64:
		return strings.TrimSpace(string(raw))
	case map[string]any:
		var p struct{ Value, Low, High string }
		_ = json.Unmarshal(raw, &p) // null stays empty
		return strings.TrimSuffix(fmt.Sprintf("%s（%s—%s）", p.Value, p.Low, p.High), "（—）")
	}
	return ""
}

func placeOf(raw json.RawMessage) diag.Pos {
	var s struct{ File, Sheet, Cell string }
	_ = json.Unmarshal(raw, &s) // null is no place
	return diag.Pos{File: s.File, Sheet: s.Sheet, Cell: s.Cell}
}
