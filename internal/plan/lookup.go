package plan

import "slices"

// index finds things of one edition by name and place.
type index struct {
	names      *register
	indicators map[string]int
	// spans are the runs of observations of one indicator, area and period.
	observations []Observation
	spans        map[place][2]int
	annual       map[place]int
}

func newIndex(e *Edition) *index {
	x := &index{names: newRegister(), indicators: map[string]int{}, spans: map[place][2]int{}, annual: map[place]int{}}
	for pass := range 4 {
		for n, i := range e.Indicators {
			x.indicators[i.Code] = n
			x.names.enter(i.Code, [][]string{{i.Name}, {i.Code}, {i.Short}, i.Aliases}[pass]...)
		}
	}
	for n, t := range e.AnnualTargets {
		x.annual[place{code: t.Indicator, year: t.Year}] = n
	}
	x.observations = e.Observations
	for n, o := range x.observations {
		k := place{code: o.Indicator, area: o.Area, period: o.Period}
		s, ok := x.spans[k]
		if !ok {
			s[0] = n
		}
		s[1] = n + 1
		x.spans[k] = s
	}
	return x
}

func (x *index) series(k place) []Observation {
	s := x.spans[place{code: k.code, area: k.area, period: k.period}]
	return x.observations[s[0]:s[1]:s[1]]
}

func (x *index) value(k place) (Observation, bool) {
	for _, o := range x.series(k) {
		if o.Year == k.year {
			return o, true
		}
	}
	return Observation{}, false
}

// Indicator returns the indicator that answers to name: its name, code, short
// name or an alias. Width, blanks and quotation marks make no difference.
func (e Edition) Indicator(name string) (Indicator, bool) {
	x := e.lookup()
	code, ok := x.names.find(name)
	if !ok {
		return Indicator{}, false
	}
	return e.Indicators[x.indicators[code]], true
}

// lookup returns the index; an edition made by hand, whose observations may be
// in any order, gets one of its own each time.
func (e Edition) lookup() *index {
	if e.index != nil {
		return e.index
	}
	e.Observations = slices.Clone(e.Observations)
	sortObservations(e.Observations)
	return newIndex(&e)
}

// Series returns the observations of an indicator in an area and period, by
// year. An empty area is the edition's, an empty period the full year.
func (e Edition) Series(code, area, period string) []Observation {
	if area == "" {
		area = e.Area
	}
	if period == "" {
		period = FullYear
	}
	return e.lookup().series(place{code: code, area: area, period: period})
}

// AnnualTarget returns the indicator's target of one year.
func (e Edition) AnnualTarget(code string, year int) (AnnualTarget, bool) {
	n, ok := e.lookup().annual[place{code: code, year: year}]
	if !ok {
		return AnnualTarget{}, false
	}
	return e.AnnualTargets[n], true
}
