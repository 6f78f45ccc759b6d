// Package figure puts an edition's values into charts. [Draw] fills a template
// (templates/charts/*.yaml, package template) with the numbers that it asks for,
// a finding in words, notes on preliminary and missing values, and the sources;
// [FromTable] fills one from a statistical table.
//
// What is computed and not only drawn is here in Go: the path needed, the past
// trend, sentences that sum a series up. So are the small charts of table cells:
//
//	Spark      a line for a table cell or margin
//	Bullet     share done against share of time
//	Cells      one cell a target, grouped by verdict
package figure

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// Options are what an author may say about a chart; zero values are defaults.
type Options struct {
	// ID names the chart within an edition.
	ID string
	// Title replaces the finding; Note is added to the notes.
	Title, Note string
	// From and To bound the years.
	From, To int
	// Area is a park or another area; empty is the edition's own.
	Area string
}

// axis is a run of years as categories.
type axis struct{ first, last int }

func (a axis) labels() []string {
	labels := make([]string, 0, a.last-a.first+1)
	for y := a.first; y <= a.last; y++ {
		labels = append(labels, strconv.Itoa(y))
	}
	return labels
}

func (a axis) holds(year int) bool { return a.first <= year && year <= a.last }

func (a axis) chart() chart.Axis { return chart.Axis{Years: true, Labels: a.labels()} }

// String returns 2019—2024年.
func (a axis) String() string {
	if a.first == a.last {
		return fmt.Sprintf("%d年", a.first)
	}
	return fmt.Sprintf("%d—%d年", a.first, a.last)
}

// span returns the years of a series within the options' bounds, ok false when
// it has no number to draw: the states of a milestone are none.
func span(b *ledger.Book, o Options, codes ...string) (axis, bool) {
	a := axis{}
	for _, code := range codes {
		for _, y := range b.Years(code, o.Area) {
			if o.From > y || o.To > 0 && y > o.To || !b.Value(code, y, o.Area).Known() {
				continue
			}
			if a.first == 0 || y < a.first {
				a.first = y
			}
			a.last = max(a.last, y)
		}
	}
	return a, a.first > 0
}

// remarks are the notes that the data themselves ask for.
func remarks(b *ledger.Book, code, area string, a axis) []string {
	var preliminary, estimated, broken, missing []string
	years := b.Years(code, area)
	for y := a.first; y <= a.last && len(years) > 0; y++ {
		o, ok := b.At(code, y, area)
		year := strconv.Itoa(y)
		switch {
		case o.Stage != plan.NoStage:
			continue
		case !ok || !o.Value.Known():
			if y < years[len(years)-1] && y > years[0] {
				missing = append(missing, year)
			}
			continue
		case o.Value.Status == number.Preliminary:
			preliminary = append(preliminary, year)
		case o.Value.Status == number.Estimated:
			estimated = append(estimated, year)
		}
		if o.Break {
			broken = append(broken, year)
		}
	}
	var out []string
	out = remark(out, preliminary, "年为初步数")
	out = remark(out, estimated, "年为预计数")
	out = remark(out, broken, "年起口径变更，与以前不可比")
	return remark(out, missing, "年无公开数据")
}

func remark(list, years []string, what string) []string {
	if len(years) == 0 {
		return list
	}
	return append(list, strings.Join(years, "、")+what)
}

// sources names the sources of codes in an area over an axis; at most three are spelt out.
func sources(b *ledger.Book, area string, a axis, codes ...string) string {
	var all []string
	seen := map[string]bool{}
	for _, c := range codes {
		for y := a.first; y <= a.last; y++ {
			for _, s := range b.Sources(c, area, y) {
				if !seen[s] {
					seen[s] = true
					all = append(all, s)
				}
			}
		}
	}
	if len(all) > 3 {
		return strings.Join(all[:3], "；") + fmt.Sprintf("等%d个来源", len(all))
	}
	return strings.Join(all, "；")
}

// display is the name of an indicator in an area.
func display(ind plan.Indicator, b *ledger.Book, area string) string {
	if area == "" || area == b.Edition().Area {
		return ind.Name
	}
	return area + ind.Name
}

// Short returns an indicator's name for tight places.
func Short(ind plan.Indicator) string {
	if ind.Short != "" {
		return ind.Short
	}
	return ind.Name
}
