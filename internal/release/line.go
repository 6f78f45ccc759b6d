package release

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
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
	kindEdition   = "edition"
	kindIndicator = "indicator"
	kindTarget    = "target"
	kindValue     = "value"
	kindAnnual    = "annual"
	kindComposite = "composite"
	kindItem      = "item"
	kindPark      = "park"
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
	for _, c := range append(slices.Clone(r.Domains), r.Total) {
		p.Lines = append(p.Lines, line(kindComposite, cmp.Or(c.Name, "全部目标")+"综合", diag.Pos{}, []string{c.Name},
			field{"综合实现程度", figure(c.Value)}, field{"可计入权重", figure(c.Coverage)}))
	}
	for _, a := range r.Items {
		p.Lines = append(p.Lines, itemLine(a))
	}
	for _, a := range r.Parks {
		if len(a.Parts) > 0 {
			p.Lines = append(p.Lines, parkLine(a))
		}
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

// indicatorLine holds the words of 指标体系, which an edition's pages show.
func indicatorLine(i plan.Indicator) Line {
	var wording []string
	for _, t := range i.Targets {
		wording = append(wording, t.Clause+t.Wording)
	}
	attribute := "预期性"
	if i.Binding {
		attribute = "约束性"
	}
	return line(kindIndicator, i.Name, i.Pos, []string{i.Code},
		field{"名称", i.Name}, field{"简称", i.Short}, field{"领域", i.Domain}, field{"章", i.Chapter}, field{"属性", attribute},
		field{"方向", strconv.Itoa(int(i.Direction))}, field{"小数位", strconv.Itoa(i.Decimals)}, field{"权重", figure(i.Weight)},
		field{"原文要点", strings.Join(wording, "；")}, field{"责任部门", strings.Join(i.Owners, "、")},
		field{"定义", i.Definition}, field{"口径", i.Scope})
}

// observed are the values and the annual targets that an edition shows.
func observed(e plan.Edition) []Line {
	names := map[string]string{}
	for _, i := range e.Indicators {
		names[i.Code] = i.Name
	}
	var out []Line
	for _, o := range e.Observations {
		if o.Value.State == number.Unknown && o.Stage == plan.NoStage {
			continue
		}
		period := o.Period
		if period == plan.FullYear {
			period = ""
		}
		name := fmt.Sprintf("%s%d年%s（%s）", names[o.Indicator], o.Year, period, o.Area)
		out = append(out, line(kindValue, name, o.Pos, []string{o.Indicator, strconv.Itoa(o.Year), o.Area, o.Period},
			field{"数值", cmp.Or(o.Stage.String(), figure(o.Value))}, field{"状态", o.Value.Status.String()}, field{"演示", yes(o.Value.Demo)},
			field{"口径变更", yes(o.Break)}, field{"来源", o.Source}, field{"网址", o.URL}))
	}
	for _, t := range slices.Concat(e.AnnualTargets, e.ParkTargets) {
		if t.Year > e.Year { // a later year's own target may still be set
			continue
		}
		name, key := fmt.Sprintf("%s%d年年度目标", names[t.Indicator], t.Year), []string{t.Indicator, strconv.Itoa(t.Year)}
		if t.Area != "" && t.Area != e.Area {
			name, key = t.Area+name, append(key, t.Area)
		}
		out = append(out, line(kindAnnual, name, t.Pos, key, field{"目标值", figure(t.Value)}, field{"演示", yes(t.Value.Demo)}))
	}
	return out
}

func itemLine(a assess.ItemAssessment) Line {
	i := a.Item
	return line(kindItem, i.Kind.String()+"“"+i.Name+"”", i.Pos, []string{i.Kind.Slug(), i.Number},
		field{"名称", i.Name}, field{"评价", a.Verdict.String()}, field{"完成时限", day(i.Deadline)}, field{"演示", yes(i.Demo)},
		field{"总投资", figure(i.Total)}, field{"时间进度", figure(a.Time)}, field{"占总投资", figure(a.Done)}, field{"占年度计划", figure(a.PlanShare)})
}

// parkLine is the score of a park; the values that it comes from have lines of their own.
func parkLine(a assess.ParkAssessment) Line {
	rank := ""
	if a.Rank > 0 {
		rank = strconv.Itoa(a.Rank)
	}
	return line(kindPark, a.Park.Name+"考核", a.Park.Pos, []string{a.Park.Code}, field{"考核得分", figure(a.Score)}, field{"名次", rank})
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

// fields lists every field that p's lines may hold, each after its kind.
func (p Published) fields() []string {
	seen := map[string]bool{}
	for _, l := range p.Lines {
		for _, f := range l.fields {
			seen[l.kind()+" "+f] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
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
		out = append(out, line(kindTarget, name, placeOf(e["source"]), about, list...))
	}
	return out, nil
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
