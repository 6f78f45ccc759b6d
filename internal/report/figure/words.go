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
