package figure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/number"
	"nianbao/internal/report/excerpt"
)

// FromTable draws an excerpt of a statistical table: kind is trend, grouped,
// ranking or share. Years are the axis whether they are columns or rows. When
// the excerpt cannot be drawn so, why says it in words and hint the remedy.
func FromTable(x excerpt.Excerpt, kind, cited string, o Options) (s chart.Spec, why, hint string) {
	m := newMatrix(x, o)
	if x.Source != "" {
		cited = x.Source
	}
	if len(m.series) == 0 || len(m.labels) == 0 {
		return s, "选出的部分里没有数", "检查 rows、columns 和 range"
	}
	switch kind {
	case "trend", "grouped":
		s, why, hint = m.cartesian(kind, o)
	case "ranking", "share":
		if len(m.series) > 1 {
			return s, fmt.Sprintf("kind: %s 只画一列数，这里选出了%d列", kind, len(m.series)), "用 columns（或 rows）选一列：" + strings.Join(m.names(), "、")
		}
		if kind == "ranking" {
			s = m.ranking(o)
		} else {
			s, why, hint = m.share(o)
		}
	}
	if why != "" {
		return s, why, hint
	}
	s.Source = cited
	s.Notes = append(m.notes(x), s.Notes...)
	s.Subject = m.subject(x, o.Title != "")
	if s.Finding == "" {
		s.Finding = x.Title
	}
	return s, "", ""
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
		s.name = names[i]
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

// data are the figures of a series; what is unknown between two is a gap.
func (s tableSeries) data() []chart.Datum {
	var out []chart.Datum
	for i, v := range s.values {
		if v.Known() {
			out = append(out, chart.Datum{X: i, Value: v})
		}
	}
	return out
}

// cartesian draws lines or bars over years, or bars over names.
func (m *matrix) cartesian(kind string, o Options) (s chart.Spec, why, hint string) {
	if kind == "trend" && !m.years {
		return s, "kind: trend 要有两个以上的年份，选出的部分里没有", "年份作列名或行名；没有年份用 kind: grouped 或 ranking"
	}
	s = o.spec(chart.Cartesian)
	s.X = chart.Axis{Years: m.years, Labels: m.labels}
	panel := chart.Panel{Unit: m.series[0].unit}
	mark := chart.Line
	if kind == "grouped" {
		mark = chart.Bar
	}
	for _, x := range m.series {
		if x.unit != panel.Unit {
			return s, fmt.Sprintf("“%s”和“%s”单位不同，不能画在一起", m.series[0].name, x.name), "用 rows 或 columns 选单位相同的，或分成几幅图"
		}
		panel.Layers = append(panel.Layers, chart.Layer{Mark: mark, Name: x.name, Data: x.data()})
	}
	if len(panel.Layers) > chart.Colours {
		return s, fmt.Sprintf("一幅图最多画%d组数，这里有%d组", chart.Colours, len(panel.Layers)), "用 rows 或 columns 选几组：" + strings.Join(m.names(), "、")
	}
	s.Panels = []chart.Panel{panel}
	return s, "", ""
}

// ranking draws the names by their figures, largest first, without their total.
func (m *matrix) ranking(o Options) chart.Spec {
	var order []int
	for i := range m.labels {
		if i != m.total && m.series[0].values[i].Known() {
			order = append(order, i)
		}
	}
	values := m.series[0].values
	if !m.years {
		slices.SortStableFunc(order, func(a, b int) int { return values[b].Dec.Cmp(values[a].Dec) })
	}
	s := o.spec(chart.Ranking)
	layer := chart.Layer{Mark: chart.Bar, Name: m.series[0].name}
	for i, k := range order {
		s.X.Labels = append(s.X.Labels, m.labels[k])
		layer.Data = append(layer.Data, chart.Datum{X: i, Value: values[k]})
	}
	s.Panels = []chart.Panel{{Unit: m.series[0].unit, Layers: []chart.Layer{layer}}}
	return s
}

// share draws the parts of the total, or of their sum.
func (m *matrix) share(o Options) (s chart.Spec, why, hint string) {
	s = o.spec(chart.Strip)
	for i, v := range m.series[0].values {
		if i == m.total || !v.Known() {
			continue
		}
		if v.Dec.Sign() < 0 {
			return s, "有负数，不能画构成", "用 kind: ranking"
		}
		s.Parts = append(s.Parts, chart.Part{Name: m.labels[i], Value: v})
	}
	if len(s.Parts) < 2 {
		return s, "画构成要有两个以上的部分", "用 rows 选各个部分"
	}
	if len(s.Parts) > chart.Tones {
		// The smallest are drawn as one.
		slices.SortStableFunc(s.Parts, func(a, b chart.Part) int { return b.Value.Dec.Cmp(a.Value.Dec) })
	}
	s.WholeName, s.Whole = "合计", chart.Sum(s.Parts...)
	if m.total >= 0 {
		s.WholeName, s.Whole = m.labels[m.total], m.series[0].values[m.total]
	} else {
		s.Notes = append(s.Notes, "合计为各部分之和")
	}
	return s, "", ""
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
