package figure

import (
	"slices"
	"strconv"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// Request is what a template is drawn of.
type Request struct {
	Options
	Indicators []plan.Indicator
	// Year is the one drawn where the axis is not years; 0 is the edition's.
	Year int
	// List names the list that Items are of.
	List  string
	Items []ledger.Item
}

// Draw fills t; ok is false when there is nothing to draw.
func Draw(b *ledger.Book, t template.Template, r Request) (s chart.Spec, p template.Problem, ok bool) {
	if r.Year == 0 {
		r.Year = b.Year()
	}
	f := &filler{book: b, template: t, Request: r}
	f.spans()
	d := template.Data{ID: r.ID, Title: r.Title, Note: r.Note, Words: f.words()}
	switch {
	case t.Form == chart.Schedule:
		d.Tasks, d.Now = tasks(b, r.Items), chart.NewMonth(b.Year(), lastMonth)
	case t.Form == chart.Matrix:
		d.X, d.Groups = verdicts(b, r.Indicators)
	case t.Axis() == template.Years && f.axis.first == 0:
		return s, p, false
	default:
		d.X = f.labels()
		d.Layers = f.layers()
		d.Notes, d.Source = append(f.notes(), f.states(d.X, d.Layers)...), f.source()
		d.WholeName, d.Whole, d.Parts = f.whole()
	}
	return template.Fill(t, d)
}

// lastMonth is the month at whose end a report stands.
const lastMonth = 12

// filler is a template while it is being filled.
type filler struct {
	Request
	book     *ledger.Book
	template template.Template
	// seen are the years that have values, axis those and the years of targets.
	seen, axis axis
}

// point is what a number is of.
type point struct {
	label        string
	ind          plan.Indicator
	area, domain string
	year         int
}

// origin is the point that the request is about.
func (f *filler) origin() point {
	p := point{area: f.Area, year: f.Year}
	if len(f.Indicators) > 0 {
		p.ind = f.Indicators[0]
	}
	return p
}

// run returns the points that p becomes along dim.
func (f *filler) run(dim template.Dimension, p point) []point {
	var out []point
	add := func(change func(*point)) {
		q := p
		change(&q)
		out = append(out, q)
	}
	switch dim {
	case template.None:
		return []point{p}
	case template.Years:
		for _, y := range f.lastYears(p) {
			add(func(q *point) { q.year, q.label = y, strconv.Itoa(y)+"年" })
		}
	case template.Parks:
		for _, park := range f.parks() {
			add(func(q *point) { q.area, q.label = park.Name, park.Name })
		}
	case template.Indicators:
		for _, ind := range f.Indicators {
			add(func(q *point) { q.ind, q.label = ind, Short(ind) })
		}
	case template.Domains:
		for _, d := range f.book.Result.Domains {
			add(func(q *point) { q.domain, q.label = d.Name, d.Name })
		}
	}
	return out
}

// usualYears is how many years stand side by side unless from says otherwise.
const usualYears = 3

// lastYears are the years of series: those asked for, or the last that have values.
func (f *filler) lastYears(p point) []int {
	var years []int
	for _, park := range append([]string{p.area}, parkNames(f.parks())...) {
		for _, y := range f.book.Years(p.ind.Code, park) {
			if y >= f.From && (f.To == 0 || y <= f.To) && !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	if f.From == 0 && len(years) > usualYears {
		return years[len(years)-usualYears:]
	}
	return years
}

// parks are those that have a value of an indicator, or all where none is asked about.
func (f *filler) parks() []plan.Park {
	return slices.DeleteFunc(slices.Clone(f.book.Edition().Parks), func(p plan.Park) bool {
		return len(f.Indicators) > 0 && !slices.ContainsFunc(f.Indicators, func(i plan.Indicator) bool {
			return len(f.book.Years(i.Code, p.Name)) > 0
		})
	})
}

func parkNames(parks []plan.Park) []string {
	var out []string
	for _, p := range parks {
		out = append(out, p.Name)
	}
	return out
}

// spans finds the years of the axis.
func (f *filler) spans() {
	if f.template.Axis() != template.Years {
		return
	}
	for _, l := range f.template.Layers() {
		for _, p := range f.run(l.Series(), f.origin()) {
			o := f.Options
			o.Area = p.area
			if a, ok := span(f.book, o, p.ind.Code); ok && p.ind.Code != "" {
				f.seen = f.seen.with(a)
			}
		}
	}
	f.axis = f.seen
	if f.seen.first == 0 || !f.template.Asks(template.Goal, template.Due, template.Projected, template.ProjectedGap) {
		return
	}
	for _, ind := range f.Indicators {
		if m, ok := f.aimed(ind, f.Area); ok {
			f.axis = around(f.axis, m)
		}
	}
}

// with returns the years of both.
func (a axis) with(b axis) axis {
	if a.first == 0 {
		return b
	}
	return axis{min(a.first, b.first), max(a.last, b.last)}
}

// aimed returns the assessment whose target is drawn: targets are the edition's
// own area's, and an axis that the author ends has none.
func (f *filler) aimed(ind plan.Indicator, area string) (assess.Assessment, bool) {
	m, ok := f.book.Main(ind.Code)
	return m, ok && area == "" && m.Goal.Known() && m.Target.Year > 0 && f.To == 0
}

// labels are the categories of the axis.
func (f *filler) labels() chart.Axis {
	if f.template.Axis() == template.Years {
		return f.axis.chart()
	}
	x := chart.Axis{}
	for _, p := range f.run(f.template.Axis(), f.origin()) {
		x.Labels = append(x.Labels, p.label)
		if m, ok := f.book.Main(p.ind.Code); f.template.Axis() == template.Indicators && f.template.Form == chart.Ranking {
			status := chart.Status{}
			if ok {
				status = chart.Status{Tone: m.Verdict.Tone(), Icon: m.Verdict.Icon()}
			}
			x.Status = append(x.Status, status)
		}
	}
	return x
}

func (f *filler) layers() [][][]template.Series {
	var out [][][]template.Series
	for _, p := range f.template.Panels {
		var layers [][]template.Series
		for _, l := range p.Layers {
			var list []template.Series
			for _, at := range f.run(l.Series(), f.origin()) {
				list = append(list, f.series(l, at))
			}
			layers = append(layers, list)
		}
		out = append(out, layers)
	}
	return out
}

// series is what a layer shows of a point.
func (f *filler) series(l template.Layer, at point) template.Series {
	s := template.Series{}
	if f.template.Axis() == template.Years {
		s = f.overYears(l, at)
	} else {
		for i, p := range f.run(f.template.Axis(), at) {
			if v := f.value(l, p); v.Known() {
				s.Data = append(s.Data, chart.Datum{X: i, Value: v})
				s.Unit = v.Unit
			}
		}
	}
	if at.label != "" && (s.Name == "" || l.Values == template.Actual || l.Values == template.Share) {
		s.Name = at.label
	} else if s.Name == "" {
		s.Name = quantityName(l.Values, at.ind, s.Unit)
	}
	year := at.year
	if l.Before {
		year--
	}
	if l.Values == template.Actual && f.template.Axis() == template.Indicators && at.label == "" {
		s.Name = strconv.Itoa(year) + "年"
	}
	s.Words = map[string]string{template.HoleIndicator: Short(at.ind), template.HoleArea: at.area, template.HoleYear: strconv.Itoa(year), template.HoleUnit: string(s.Unit)}
	return s
}

// quantityName is what a series is called in legend and table.
func quantityName(q template.Quantity, ind plan.Indicator, unit number.Unit) string {
	switch q {
	case template.Actual:
		return Short(ind)
	case template.Growth:
		return "比上年" + growthWord(unit)
	case template.Due:
		return "应达水平"
	case template.Goal, template.AnnualGoal, template.Base, template.Share, template.Pace, template.Realised, template.Covered,
		template.Elapsed, template.Score, template.Projected, template.ProjectedGap, template.Verdict:
	}
	return string(q)
}

// overYears is a series over the axis of years.
func (f *filler) overYears(l template.Layer, at point) template.Series {
	m, aimed := f.aimed(at.ind, at.area)
	switch l.Values {
	case template.Goal, template.Due, template.Projected, template.ProjectedGap:
		if !aimed {
			return template.Series{}
		}
	default:
	}
	switch l.Values {
	case template.Goal:
		s := aim(m, f.axis)
		if l.Mark == chart.Point {
			s.Data = s.Data[len(s.Data)-1:] // the year of the target alone
		}
		return s
	case template.Due:
		return way(m, f.axis)
	case template.Projected:
		return continued(m, f.axis)
	case template.ProjectedGap:
		return interval(m, f.axis)
	default:
	}
	s := template.Series{Data: known(f.axis, func(year int) number.Value {
		at.year = year
		return f.value(l, at)
	})}
	if len(s.Data) > 0 {
		s.Unit = s.Data[len(s.Data)-1].Value.Unit
	}
	return s
}

// known are the values of an axis' years that are known.
func known(a axis, value func(year int) number.Value) []chart.Datum {
	var data []chart.Datum
	for y := a.first; y <= a.last; y++ {
		if v := value(y); v.Known() {
			data = append(data, chart.Datum{X: y - a.first, Value: v})
		}
	}
	return data
}

// value is one number of a layer.
func (f *filler) value(l template.Layer, p point) number.Value {
	b := f.book
	if l.Before {
		p.year--
	}
	switch l.Values {
	case template.Actual:
		return b.Value(p.ind.Code, p.year, p.area)
	case template.Growth:
		return b.Movement(p.ind.Code, p.year, p.area).Rate
	case template.Share:
		return ledger.Percent(ledger.Ratio(b.Value(p.ind.Code, p.year, p.area), b.Value(p.ind.Code, p.year, "")))
	case template.AnnualGoal:
		return annualGoal(b, p)
	default:
	}
	if l.Before {
		b = b.Before
	}
	switch {
	case b == nil || b.Year() != p.year:
		return number.Value{}
	case l.Values == template.Score:
		return score(b, p)
	}
	return judged(b, l.Values, p)
}

// annualGoal is the target that was set for a year, by the last edition that knew one.
func annualGoal(b *ledger.Book, p point) (v number.Value) {
	for ; b != nil && p.area == "" && !v.Known(); b = b.Before {
		v = b.AnnualTarget(p.ind.Code, p.year)
	}
	return v
}

// score is that of a domain or a park, of a hundred.
func score(b *ledger.Book, p point) number.Value {
	for _, d := range b.Result.Domains {
		if d.Name == p.domain {
			v := ledger.Percent(d.Value)
			v.Unit = ""
			return v
		}
	}
	standing, _ := b.Standing(p.area)
	return standing.Score
}

// judged is what an edition's assessment says of an indicator.
func judged(b *ledger.Book, q template.Quantity, p point) number.Value {
	m, ok := b.Main(p.ind.Code)
	if !ok || p.area != "" {
		return number.Value{}
	}
	switch q {
	case template.Goal:
		return m.Goal
	case template.Base:
		return m.Base
	case template.Due:
		return Due(m, p.year)
	case template.Realised:
		return ledger.Percent(m.Realisation)
	case template.Covered:
		return ledger.Percent(m.Covered())
	case template.Elapsed:
		return ledger.Percent(m.Elapsed)
	case template.Pace:
		pace := m.Pace
		pace.Decimals, pace.Unit = 2, ""
		return pace
	default:
	}
	return number.Value{}
}
