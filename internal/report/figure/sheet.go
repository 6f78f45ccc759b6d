package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/number"
	"nianbao/internal/report/excerpt"
)

// FromTable fills t from an excerpt of a statistical table. Years are the axis
// whether they are columns or rows. When the excerpt cannot be drawn so, the
// problem says why.
func FromTable(x excerpt.Excerpt, t template.Template, cited string, o Options) (chart.Spec, template.Problem) {
	m := newMatrix(x, o)
	if x.Source != "" {
		cited = x.Source
	}
	if p := m.unfit(t); p.Why != "" {
		return chart.Spec{}, p
	}
	if m.years {
		t.Sort = template.AsListed
	}
	d := m.data(t)
	d.ID, d.Title, d.Note, d.Source, d.Notes = o.ID, cmp.Or(o.Title, x.Title), o.Note, cited, m.notes(x)
	s, p, ok := template.Fill(t, d)
	if !ok {
		p = template.Problem{Why: "选出的部分里没有数", Hint: "检查 rows、columns 和 range"}
	}
	s.Subject = m.subject(x, o.Title != "")
	return s, p
}

// unfit says why t cannot be filled from m.
func (m *matrix) unfit(t template.Template) template.Problem {
	line := slices.ContainsFunc(t.Layers(), func(l template.Layer) bool { return l.Values == template.Actual && l.Mark != chart.Bar })
	switch {
	case !t.OfTables():
		return template.Problem{Why: "kind: " + t.Name + " 不能画统计表", Hint: "用 trend、grouped、stacked、ranking、share 等"}
	case len(m.series) == 0 || len(m.labels) == 0:
		return template.Problem{Why: "选出的部分里没有数", Hint: "检查 rows、columns 和 range"}
	case one(t) && len(m.series) > 1:
		return template.Problem{
			Why:  fmt.Sprintf("kind: %s 只画一列数，这里选出了%d列", t.Name, len(m.series)),
			Hint: "用 columns（或 rows）选一列：" + strings.Join(m.names(), "、"),
		}
	case t.Form == chart.Cartesian && t.Axis() == template.Years && line && !m.years:
		return template.Problem{
			Why:  "kind: " + t.Name + " 要有两个以上的年份，选出的部分里没有",
			Hint: "年份作列名或行名；没有年份用 kind: grouped 或 ranking",
		}
	}
	return template.Problem{}
}

// one reports whether t draws one column of figures.
func one(t template.Template) bool {
	return t.Form == chart.Ranking || t.Form == chart.Strip || t.Form == chart.Donut
}

// data are the figures of m for the layers of t that show observed values.
func (m *matrix) data(t template.Template) template.Data {
	d := template.Data{X: chart.Axis{Years: m.years && t.Form == chart.Cartesian, Labels: m.labels}}
	skip := -1
	if t.Form != chart.Cartesian {
		skip = m.total
	}
	if m.total >= 0 && skip >= 0 {
		d.WholeName, d.Whole = m.labels[m.total], m.series[0].values[m.total]
	}
	for _, p := range t.Panels {
		var layers [][]template.Series
		for _, l := range p.Layers {
			var list []template.Series
			for _, s := range m.series {
				if l.Values == template.Actual && !l.Before && !(s.total && (l.Stack != "" || p.Shares)) {
					list = append(list, template.Series{Name: s.name, Unit: s.unit, Data: s.data(skip), Words: map[string]string{template.HoleIndicator: s.name}})
				}
			}
			layers = append(layers, list)
		}
		d.Layers = append(d.Layers, layers)
	}
	return d
}

// matrix is the figures of an excerpt as series over labels.
type matrix struct {
	labels []string
	// years says that the labels are the years from first to last.
	years       bool
	first, last int
	series      []tableSeries
	// total is the line of labels that is the sum of the others, -1 for none.
	total int
}

type tableSeries struct {
	name   string
	unit   number.Unit
	values []number.Value // one a label
	// total says that it is the sum of the others.
	total bool
}

// entry is a row or a column on its way into a matrix.
type entry struct {
	path  []string
	year  int
	total bool
	part  bool
}

// newMatrix reads an excerpt so that years, if there are, are the labels; else
// the rows are.
func newMatrix(x excerpt.Excerpt, o Options) matrix {
	rows, columns, values := figures(x)
	at := func(i, j int) number.Value { return values[i][j] }
	labels, series := rows, columns
	if dated(columns) >= 2 || dated(rows) < 2 && len(columns) > 1 && len(rows) == 1 {
		labels, series = columns, rows
		at = func(i, j int) number.Value { return values[j][i] }
	}
	m := matrix{total: -1}
	if dated(labels) >= 2 {
		m.overYears(labels, series, at, o)
		return m
	}
	for j := range series {
		m.series = append(m.series, tableSeries{})
		for i := range labels {
			m.series[j].values = append(m.series[j].values, at(i, j))
		}
	}
	m.labels = entryNames(labels)
	m.total = slices.IndexFunc(labels, func(e entry) bool { return e.total })
	m.keep(labels)
	m.name(series)
	return m
}

// figures are the rows and numeric columns of an excerpt with what stands
// where they meet.
func figures(x excerpt.Excerpt) (rows, columns []entry, values [][]number.Value) {
	var numeric []int
	i := 0
	for _, c := range x.Columns {
		if c.Label || c.Unit {
			continue
		}
		if c.Numeric {
			columns = append(columns, newEntry(c.Path, reconcile.ColumnKind(c.Path)))
			numeric = append(numeric, i)
		}
		i++
	}
	for _, r := range x.Rows {
		if r.Kind == layout.Section {
			continue
		}
		rows = append(rows, newEntry(r.Path, r.Kind))
		line := make([]number.Value, len(numeric))
		for j, c := range numeric {
			line[j] = r.Cells[c].Value
		}
		values = append(values, line)
	}
	return rows, columns, values
}

func newEntry(path []string, kind layout.Kind) entry {
	year, _ := strconv.Atoi(excerpt.Year(path))
	return entry{path: path, year: year, total: kind == layout.Total, part: kind == layout.OfWhich}
}

func dated(list []entry) int {
	n := 0
	for _, e := range list {
		if e.year > 0 {
			n++
		}
	}
	return n
}

// entryNames are the last words of paths, or the whole where these come twice.
func entryNames(list []entry) []string {
	count := map[string]int{}
	end := func(e entry) string {
		if len(e.path) == 0 {
			return "数值"
		}
		return e.path[len(e.path)-1]
	}
	for _, e := range list {
		count[end(e)]++
	}
	var out []string
	for _, e := range list {
		if count[end(e)] > 1 {
			out = append(out, strings.Join(e.path, " "))
			continue
		}
		out = append(out, end(e))
	}
	return out
}

// overYears sets values by their years; a year that nothing stands for is a gap.
func (m *matrix) overYears(labels, series []entry, at func(i, j int) number.Value, o Options) {
	m.years = true
	for _, e := range labels {
		if e.year == 0 || e.year < o.From || o.To > 0 && e.year > o.To {
			continue
		}
		if m.first == 0 || e.year < m.first {
			m.first = e.year
		}
		m.last = max(m.last, e.year)
	}
	if m.first == 0 {
		return
	}
	m.labels = axis{m.first, m.last}.labels()
	for j := range series {
		s := tableSeries{values: make([]number.Value, len(m.labels))}
		for i, e := range labels {
			if e.year >= m.first && e.year <= m.last {
				s.values[e.year-m.first] = at(i, j)
			}
		}
		m.series = append(m.series, s)
	}
	m.name(series)
}

// name names the series and drops those without figures.
func (m *matrix) name(series []entry) {
	names := entryNames(series)
	var kept []tableSeries
	for i, s := range m.series {
		s.name, s.total = names[i], series[i].total
		for _, v := range s.values {
			if v.Known() && s.unit == "" {
				s.unit = v.Unit
			}
		}
		if slices.ContainsFunc(s.values, number.Value.Known) {
			kept = append(kept, s)
		}
	}
	m.series = kept
}

// keep drops the labels at which no series has a figure.
func (m *matrix) keep(labels []entry) {
	var names []string
	kept := make([]tableSeries, len(m.series))
	total := -1
	for i := range labels {
		if !slices.ContainsFunc(m.series, func(s tableSeries) bool { return s.values[i].Known() }) {
			continue
		}
		if i == m.total {
			total = len(names)
		}
		names = append(names, m.labels[i])
		for j := range m.series {
			kept[j].values = append(kept[j].values, m.series[j].values[i])
		}
	}
	m.labels, m.series, m.total = names, kept, total
}

func (m *matrix) names() []string {
	var out []string
	for _, s := range m.series {
		out = append(out, s.name)
	}
	return out
}

// data are the figures of a series but that at skip; what is unknown between
// two is a gap.
func (s tableSeries) data(skip int) []chart.Datum {
	var out []chart.Datum
	for i, v := range s.values {
		if v.Known() && i != skip {
			out = append(out, chart.Datum{X: i, Value: v})
		}
	}
	return out
}

// maxNamed is how many series the subject names.
const maxNamed = 3

// subject is what is drawn, in which unit, when; named says that the title is
// the author's, so that the table's stands here.
func (m *matrix) subject(x excerpt.Excerpt, named bool) string {
	var parts []string
	if named {
		parts = append(parts, x.Title)
	}
	if names := strings.Join(m.names(), "、"); len(m.series) <= maxNamed && !slices.Contains(parts, names) {
		parts = append(parts, names)
	}
	if u := m.series[0].unit; u != "" {
		parts = append(parts, string(u))
	}
	if m.years {
		parts = append(parts, axis{m.first, m.last}.String())
	}
	return strings.Join(parts, "，")
}

// notes are those of the table, and the years without a figure.
func (m *matrix) notes(x excerpt.Excerpt) []string {
	var out, missing []string
	for _, n := range x.Notes {
		out = append(out, strings.TrimSuffix(n, "。"))
	}
	if !m.years {
		return out
	}
	for i, y := range m.labels {
		if !slices.ContainsFunc(m.series, func(s tableSeries) bool { return s.values[i].Known() }) {
			missing = append(missing, y)
		}
	}
	return remark(out, missing, "年表中没有数")
}
