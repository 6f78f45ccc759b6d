package figure

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/number"
)

// words fill the holes of the template's texts.
func (f *filler) words() map[string]string {
	w := map[string]string{template.HoleYear: strconv.Itoa(f.Year), template.HoleArea: f.Area, template.HoleList: f.List}
	if f.template.Form == chart.Matrix {
		years := editionsUpTo(f.book)
		f.seen = axis{years[0].Year(), years[len(years)-1].Year()}
	}
	if f.seen.first > 0 {
		w[template.HoleSpan] = f.seen.String()
	}
	if len(f.Indicators) == 0 {
		return w
	}
	ind := f.Indicators[0]
	w[template.HoleIndicator], w[template.HoleUnit] = f.subject(), string(ind.Unit)
	if len(f.Indicators) > 1 {
		return w
	}
	m, aimed := f.aimed(ind, f.Area)
	aimed = aimed && f.template.Asks(template.Goal)
	if aimed {
		w[template.HoleGoalYear] = strconv.Itoa(m.Target.Year)
		if wayNeeded(m) {
			w[template.HoleBaseYear] = strconv.Itoa(m.BaseYear)
		}
	}
	if f.seen.first > 0 {
		w[template.HoleNow] = finding(f.book, ind, f.Area, f.seen, aimed)
		if move := f.book.Movement(ind.Code, f.seen.last, f.Area); move.Rate.Known() {
			w[template.HoleGrowth] = changeText(move)
		}
	}
	return w
}

// subject names what is drawn.
func (f *filler) subject() string {
	ind := f.Indicators[0]
	facet, t := f.template.Facet, f.template
	switch {
	case len(facet) > 0 && facet[0] == template.Parks && f.Area != "":
		return f.Area
	case len(facet) > 0:
		return Short(ind)
	case len(f.Indicators) > 1:
		var names []string
		for _, i := range f.Indicators {
			names = append(names, Short(i))
		}
		return strings.Join(names, "、")
	case t.Axis() == template.Parks:
		return ind.Name
	case t.Runs(template.Parks):
		return "各园区" + ind.Name
	}
	return display(ind, f.book, f.Area)
}

// notes are those that the data and the references ask for.
func (f *filler) notes() []string {
	if f.template.Axis() != template.Years {
		return nil
	}
	var out []string
	for _, ind := range f.Indicators {
		if f.template.Runs(template.Parks) && f.Area == "" {
			break
		}
		list := remarks(f.book, ind.Code, f.Area, f.seen)
		if len(f.Indicators) > 1 {
			list = prefixed(Short(ind), list)
		}
		out = append(out, list...)
	}
	if len(f.Indicators) != 1 {
		return out
	}
	m, aimed := f.aimed(f.Indicators[0], f.Area)
	if aimed && f.template.Asks(template.Due) && wayNeeded(m) {
		out = append(out, "点线：由"+strconv.Itoa(m.BaseYear)+"年到目标的等速路径")
	}
	if n := len(m.Projection); aimed && n > 0 && f.template.Asks(template.Projected, template.ProjectedGap) {
		out = append(out, projectionNote(m, m.Projection[n-1]))
	}
	return out
}

// states says which of the drawn values are preliminary or estimated, where
// these are not of one area over years: by year along years and where years
// stand side by side, else by the names of what is compared.
func (f *filler) states(x chart.Axis, layers [][][]template.Series) []string {
	if f.template.Axis() == template.Years && (!f.template.Runs(template.Parks) || f.Area != "") {
		return nil
	}
	var out []string
	for _, s := range []struct {
		is   number.Status
		word string
	}{{number.Preliminary, "初步数"}, {number.Estimated, "预计数"}} {
		t := tally{of: map[string][2]int{}}
		for _, d := range slices.Concat(slices.Concat(layers...)...) {
			t.count(f, x, d, s.is)
		}
		out = append(out, t.say(f, s.word)...)
	}
	return out
}

// severalNames is how many names a note spells out; the marks tell more.
const severalNames = 3

// tally counts for each name, in order, its values and those of a status.
type tally struct {
	names []string
	of    map[string][2]int
}

func (t *tally) count(f *filler, x chart.Axis, s template.Series, is number.Status) {
	year, dated := strings.CutSuffix(s.Name, "年")
	dated = dated && chart.IsYear(year)
	for _, d := range s.Data {
		if !d.Value.Known() {
			continue
		}
		name := x.Labels[d.X]
		if dated && f.template.Axis() != template.Years {
			name = year
		}
		n, seen := t.of[name]
		if !seen {
			t.names = append(t.names, name)
		}
		n[0]++
		if chart.Provisional(d.Value) == is {
			n[1]++
		}
		t.of[name] = n
	}
}

func (t *tally) say(f *filler, word string) []string {
	var whole, partly, others []string
	for _, name := range t.names {
		n := t.of[name]
		switch {
		case n[1] == 0:
		case !chart.IsYear(name):
			others = append(others, name)
		case n[1] == n[0]:
			whole = append(whole, name)
		default:
			partly = append(partly, name)
		}
	}
	slices.Sort(whole)
	slices.Sort(partly)
	out := remark(remark(nil, whole, "年为"+word), partly, "年含"+word)
	switch {
	case len(others) > severalNames && len(others) < len(t.names):
		return append(out, "空心的为"+word)
	case len(others) == len(t.names) && len(others) > 0:
		return append(out, strconv.Itoa(f.Year)+"年为"+word)
	case len(others) > 0:
		return append(out, strconv.Itoa(f.Year)+"年"+strings.Join(others, "、")+"为"+word)
	}
	return out
}

func prefixed(name string, notes []string) []string {
	for i, n := range notes {
		notes[i] = name + n
	}
	return notes
}

// source names where the values come from.
func (f *filler) source() string {
	years := f.seen
	if f.template.Axis() != template.Years {
		years = axis{f.Year, f.Year}
		if s := f.lastYears(f.origin()); len(s) > 0 && slices.ContainsFunc(f.template.Layers(), func(l template.Layer) bool { return l.Series() == template.Years }) {
			years = axis{s[0], s[len(s)-1]}
		}
	}
	var codes []string
	for _, i := range f.Indicators {
		codes = append(codes, i.Code)
	}
	if !f.template.Runs(template.Parks) || len(f.template.Facet) > 0 {
		return sources(f.book, f.Area, years, codes...)
	}
	var all []string
	for _, p := range f.parks() {
		if s := sources(f.book, p.Name, years, codes...); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return strings.Join(all, "；")
}

// whole is the total of parts, and what the parts are called.
func (f *filler) whole() (name string, total number.Value, parts string) {
	if f.template.Axis() != template.Parks || len(f.Indicators) == 0 {
		return "", number.Value{}, string(f.template.Axis())
	}
	return f.book.Edition().Area, f.book.Value(f.Indicators[0].Code, f.Year, ""), string(template.Parks)
}
