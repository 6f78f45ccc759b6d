// Package ledger is where linking looks things up: every edition's
// indicators, observations, verdicts, parks, departments and list items by the
// names that people use. It computes nothing that is judged; growth, shares
// and differences between two observations are all it adds.
//
// # Names
//
// An indicator answers to its name, its short name, its aliases and its code;
// a park to name and code; a department to name, short name and code. Where
// two things claim one name the first in the edition's order has it: package
// plan reports such clashes.
package ledger

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/chart/template"
	"nianbao/internal/config"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Shelf holds one book an edition, years ascending.
type Shelf struct {
	Config config.Config
	Books  []*Book
	// Data are the files of open data, by edition.
	Data []DataFile
	// Workbooks are all that were read, for tables shown as they stand. The
	// sheets of those that are neither shown nor mapped are not there.
	Workbooks []mapping.Book
	// Reissues are the notes of editions released again, in their order.
	Reissues []Reissue
	// Shown are the files of which pages show a sheet as it stands.
	Shown map[string]bool
	// Charts are the templates of charts.
	Charts template.Set
}

// DataFile is a file of open data that an edition offers.
type DataFile struct {
	Edition int
	// Path is relative to the output's root; its ending names the format.
	Path string
	Size int
}

// Reissue is a note with which an edition was released again.
type Reissue struct {
	Edition int
	// Date is 2025-06-01, or "" where it was not given.
	Date, Note string
}

// ReissuesOf returns the notes of a year's edition, in their order.
func (s *Shelf) ReissuesOf(year int) []Reissue {
	return slices.DeleteFunc(slices.Clone(s.Reissues), func(r Reissue) bool { return r.Edition != year })
}

// Format is the name of f's format: JSON, CSV.
func (f DataFile) Format() string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(f.Path), "."))
}

// Open returns the shelf of the results, which are sorted by year.
func Open(cfg config.Config, results []assess.Result) *Shelf {
	s := &Shelf{Config: cfg}
	sorted := slices.Clone(results)
	slices.SortStableFunc(sorted, func(a, b assess.Result) int { return cmp.Compare(a.Edition.Year, b.Edition.Year) })
	var before *Book
	for _, r := range sorted {
		b := newBook(r)
		b.Before = before
		s.Books = append(s.Books, b)
		before = b
	}
	return s
}

// Book returns the edition of a year, nil when there is none.
func (s *Shelf) Book(year int) *Book {
	for _, b := range s.Books {
		if b.Year() == year {
			return b
		}
	}
	return nil
}

// DataOf returns the files of open data of a year.
func (s *Shelf) DataOf(year int) []DataFile {
	var out []DataFile
	for _, f := range s.Data {
		if f.Edition == year {
			out = append(out, f)
		}
	}
	return out
}

// Latest returns the last edition, nil when there is none.
func (s *Shelf) Latest() *Book {
	if len(s.Books) == 0 {
		return nil
	}
	return s.Books[len(s.Books)-1]
}

// Book is one edition. It is never changed once opened.
type Book struct {
	Result assess.Result
	// Before is the edition before this one; nil for the first.
	Before *Book

	indicators   map[string]*plan.Indicator
	parks        map[string]*plan.Park
	departments  map[string]*plan.Department
	judged       map[string][]assess.Assessment
	observations map[place]*plan.Observation
	others       map[string][]plan.Observation
	annual       map[place]plan.AnnualTarget
	// years are the years with a value by code and area; areas every area's name.
	years map[place][]int
	areas []string
}

// place is where a yearly value stands; area is empty for the edition's own.
type place struct {
	code, area string
	year       int
}

func newBook(r assess.Result) *Book {
	b := &Book{
		Result:       r,
		indicators:   map[string]*plan.Indicator{},
		parks:        map[string]*plan.Park{},
		departments:  map[string]*plan.Department{},
		judged:       map[string][]assess.Assessment{},
		observations: map[place]*plan.Observation{},
		others:       map[string][]plan.Observation{},
		annual:       map[place]plan.AnnualTarget{},
		years:        map[place][]int{},
	}
	b.enterNames()
	for _, a := range r.Assessments {
		b.judged[a.Indicator.Code] = append(b.judged[a.Indicator.Code], a)
	}
	for _, t := range r.Edition.AnnualTargets {
		b.annual[place{code: t.Indicator, year: t.Year}] = t
	}
	b.enterObservations()
	return b
}

// enterNames lets official names win over short names, and those over aliases and codes.
func (b *Book) enterNames() {
	e := &b.Result.Edition
	for pass := range 4 {
		for i := range e.Indicators {
			ind := &e.Indicators[i]
			enter(b.indicators, ind, [][]string{{ind.Name}, {ind.Short}, ind.Aliases, {ind.Code}}[pass])
		}
		for i := range e.Departments {
			d := &e.Departments[i]
			enter(b.departments, d, [][]string{{d.Name}, {d.Short}, {d.Code}, nil}[pass])
		}
		for i := range e.Parks {
			p := &e.Parks[i]
			enter(b.parks, p, [][]string{{p.Name}, {p.Code}, nil, nil}[pass])
		}
	}
}

func enter[T any](names map[string]*T, thing *T, words []string) {
	for _, w := range words {
		if _, taken := names[w]; w != "" && !taken {
			names[w] = thing
		}
	}
}

func (b *Book) enterObservations() {
	e := &b.Result.Edition
	areas := map[string]bool{e.Area: true}
	for _, p := range e.Parks {
		areas[p.Name] = true
	}
	for i := range e.Observations {
		o := &e.Observations[i]
		areas[o.Area] = true
		area, own := b.area(o.Area)
		if !own || o.Period != "" && o.Period != plan.FullYear {
			b.others[o.Indicator] = append(b.others[o.Indicator], *o)
			continue
		}
		b.observations[place{o.Indicator, area, o.Year}] = o
		if series := (place{code: o.Indicator, area: area}); b.shows(*o) && !slices.Contains(b.years[series], o.Year) {
			b.years[series] = append(b.years[series], o.Year)
		}
	}
	for _, years := range b.years {
		slices.Sort(years)
	}
	delete(areas, "")
	b.areas = names(areas)
}

// shows reports whether an observation holds something up to the edition's year.
func (b *Book) shows(o plan.Observation) bool {
	return o.Year <= b.Year() && (o.Value.State != number.Unknown || o.Stage != plan.NoStage)
}

// area returns the key of an area and whether it is the edition's own or one of its parks.
func (b *Book) area(name string) (string, bool) {
	if name == "" || name == b.Result.Edition.Area {
		return "", true
	}
	if p, ok := b.parks[name]; ok {
		return p.Name, true
	}
	return name, false
}

// Year returns the year that the edition reports on.
func (b *Book) Year() int { return b.Result.Edition.Year }

// Edition returns the edition itself.
func (b *Book) Edition() *plan.Edition { return &b.Result.Edition }

// Title returns the edition's name: 2024年版.
func (b *Book) Title() string {
	return cmp.Or(b.Result.Edition.Title, itoa(b.Year())+"年版")
}

// Indicator returns the indicator called name, nil when there is none. Width,
// blanks and quotation marks make no difference.
func (b *Book) Indicator(name string) *plan.Indicator {
	if i := b.indicators[name]; i != nil {
		return i
	}
	i, ok := b.Result.Edition.Indicator(name)
	if !ok {
		return nil
	}
	return b.indicators[i.Code]
}

// Park returns the park called name, nil when there is none.
func (b *Book) Park(name string) *plan.Park { return b.parks[name] }

// Standing returns how a park stands among the parks, by its full name.
func (b *Book) Standing(park string) (assess.ParkAssessment, bool) {
	for _, a := range b.Result.Parks {
		if a.Park.Name == park {
			return a, true
		}
	}
	return assess.ParkAssessment{}, false
}

// Department returns the department called name, nil when there is none.
func (b *Book) Department(name string) *plan.Department { return b.departments[name] }

// IndicatorNames returns every word that names an indicator.
func (b *Book) IndicatorNames() []string { return names(b.indicators) }

// DepartmentNames returns every word that names a department.
func (b *Book) DepartmentNames() []string { return names(b.departments) }

func names[T any](m map[string]T) []string {
	words := make([]string, 0, len(m))
	for w := range m {
		words = append(words, w)
	}
	slices.Sort(words)
	return words
}

// Areas returns the names of every area that has a value: the edition's own,
// its parks, and others such as 全市.
func (b *Book) Areas() []string { return slices.Clone(b.areas) }

// Judged returns the assessments of an indicator, in the edition's order.
func (b *Book) Judged(code string) []assess.Assessment { return b.judged[code] }

// Of returns the assessments of the indicators that match, in the edition's order.
func (b *Book) Of(match func(plan.Indicator) bool) []assess.Assessment {
	var out []assess.Assessment
	for _, a := range b.Result.Assessments {
		if match(a.Indicator) {
			out = append(out, a)
		}
	}
	return out
}

// Main returns the assessment that decides an indicator: of several targets
// the worst, among equals the first.
func (b *Book) Main(code string) (assess.Assessment, bool) {
	all := b.judged[code]
	if len(all) == 0 {
		return assess.Assessment{}, false
	}
	return slices.MinFunc(all, func(x, y assess.Assessment) int { return Worse(x.Verdict, y.Verdict) }), true
}

// Worse compares two verdicts: negative when a is worse than b.
func Worse(a, b assess.Verdict) int {
	switch {
	case a.WorseThan(b):
		return -1
	case b.WorseThan(a):
		return 1
	}
	return 0
}

// At returns the yearly observation of the edition's own area ("") or a park.
func (b *Book) At(code string, year int, area string) (plan.Observation, bool) {
	key, own := b.area(area)
	if !own {
		return b.elsewhere(code, year, area)
	}
	o, ok := b.observations[place{code, key, year}]
	if !ok {
		return plan.Observation{}, false
	}
	return *o, true
}

func (b *Book) elsewhere(code string, year int, area string) (plan.Observation, bool) {
	for _, o := range b.others[code] {
		if o.Area == area && o.Year == year && (o.Period == "" || o.Period == plan.FullYear) {
			return o, true
		}
	}
	return plan.Observation{}, false
}

// Value returns the yearly value of an area, unknown when there is none.
func (b *Book) Value(code string, year int, area string) number.Value {
	o, ok := b.At(code, year, area)
	if !ok {
		return number.Value{}
	}
	return b.dress(code, o.Value)
}

// dress gives a value the indicator's unit where the row named none.
func (b *Book) dress(code string, v number.Value) number.Value {
	ind := b.indicators[code]
	if ind == nil {
		return v
	}
	if v.Unit == "" {
		v.Unit = ind.Unit
	}
	return v
}

// Years returns the years of an area's series with a value, ascending, up to
// the edition's year.
func (b *Book) Years(code, area string) []int {
	key, _ := b.area(area)
	return slices.Clone(b.years[place{code: code, area: key}])
}

// Others returns the values of other areas and of part of a year, by year and
// area: shown for reference, never judged.
func (b *Book) Others(code string) []plan.Observation {
	out := slices.DeleteFunc(slices.Clone(b.others[code]), func(o plan.Observation) bool { return o.Year > b.Year() })
	slices.SortStableFunc(out, func(x, y plan.Observation) int {
		return cmp.Or(cmp.Compare(x.Area, y.Area), cmp.Compare(x.Year, y.Year), cmp.Compare(x.Period, y.Period))
	})
	return out
}

// AnnualTarget returns the target set for a year, unknown when there is none.
func (b *Book) AnnualTarget(code string, year int) number.Value {
	return b.dress(code, b.annual[place{code: code, year: year}].Value)
}

// HasParks reports whether any park has a value of the indicator.
func (b *Book) HasParks(code string) bool {
	for _, p := range b.Result.Edition.Parks {
		if len(b.Years(code, p.Name)) > 0 {
			return true
		}
	}
	return false
}
