package figure

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// Grouped shows several indicators of one unit as bars side by side, by year.
func Grouped(b *ledger.Book, inds []plan.Indicator, o Options) (s chart.Spec, ok bool) {
	codes := make([]string, len(inds))
	short := make([]string, len(inds))
	for i, ind := range inds {
		codes[i], short[i] = ind.Code, Short(ind)
	}
	a, ok := span(b, o, codes...)
	if !ok {
		return s, false
	}
	s = o.spec(chart.Cartesian)
	s.X = a.chart()
	panel := chart.Panel{Unit: inds[0].Unit}
	for i, ind := range inds {
		panel.Layers = append(panel.Layers, chart.Layer{Mark: chart.Bar, Name: short[i], Data: series(b, ind.Code, o.Area, a)})
		s.Notes = append(s.Notes, prefixed(Short(ind), remarks(b, ind.Code, o.Area, a))...)
	}
	s.Panels = []chart.Panel{panel}
	s.Subject = strings.Join(short, "、") + "，" + unitWords(inds[0].Unit) + a.String()
	s.Source = sources(b, o.Area, a, codes...)
	if s.Finding == "" {
		s.Finding = strings.Join(short, "、")
	}
	return s, true
}

func prefixed(name string, notes []string) []string {
	for i, n := range notes {
		notes[i] = name + n
	}
	return notes
}

// ByPark shows one indicator's parks as bars side by side, by year.
func ByPark(b *ledger.Book, ind plan.Indicator, o Options) (s chart.Spec, ok bool) {
	a, parks := axis{}, parksWith(b, ind.Code)
	for _, p := range parks {
		at := o
		at.Area = p.Name
		if x, has := span(b, at, ind.Code); has {
			if a.first == 0 || x.first < a.first {
				a.first = x.first
			}
			a.last = max(a.last, x.last)
		}
	}
	if a.first == 0 {
		return s, false
	}
	s = o.spec(chart.Cartesian)
	s.X = a.chart()
	panel := chart.Panel{Unit: ind.Unit}
	for _, p := range parks {
		panel.Layers = append(panel.Layers, chart.Layer{Mark: chart.Bar, Name: p.Name, Data: series(b, ind.Code, p.Name, a)})
	}
	s.Panels = []chart.Panel{panel}
	s.Subject = "各园区" + ind.Name + "，" + unitWords(ind.Unit) + a.String()
	s.Source = parkSources(b, ind.Code, parks, a)
	if s.Finding == "" {
		s.Finding = "各园区" + ind.Name
	}
	return s, true
}

func parksWith(b *ledger.Book, code string) []plan.Park {
	return slices.DeleteFunc(slices.Clone(b.Edition().Parks), func(p plan.Park) bool {
		return len(b.Years(code, p.Name)) == 0
	})
}

func parkSources(b *ledger.Book, code string, parks []plan.Park, a axis) string {
	var all []string
	for _, p := range parks {
		if s := sources(b, p.Name, a, code); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return strings.Join(all, "；")
}

// Share shows the parks' parts of the whole in one year.
func Share(b *ledger.Book, ind plan.Indicator, year int, o Options) (s chart.Spec, ok bool) {
	s = o.spec(chart.Strip)
	var values []number.Value
	parks := parksWith(b, ind.Code)
	for _, p := range parks {
		if v := b.Value(ind.Code, year, p.Name); v.Known() {
			s.Parts = append(s.Parts, chart.Part{Name: p.Name, Value: v})
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return s, false
	}
	s.WholeName, s.Whole = b.Edition().Area, b.Value(ind.Code, year, "")
	if !s.Whole.Known() {
		s.WholeName = "合计"
		s.Whole = ledger.Sum(ind.Unit, ind.Decimals, values...)
		s.Notes = append(s.Notes, "合计为各园区之和")
	}
	s.Subject = fmt.Sprintf("%s，%s%d年", ind.Name, unitWords(ind.Unit), year)
	s.Source = parkSources(b, ind.Code, parks, axis{year, year})
	if s.Finding == "" {
		s.Finding = shareFinding(s)
	}
	return s, true
}

func shareFinding(s chart.Spec) string {
	top := slices.MaxFunc(s.Parts, func(x, y chart.Part) int { return x.Value.Dec.Cmp(y.Value.Dec) })
	share := ledger.Percent(ledger.Ratio(top.Value, s.Whole))
	if !share.Known() {
		return "各园区构成"
	}
	return fmt.Sprintf("%s占%s", top.Name, share)
}

// RankParks shows parks by value in one year, largest first.
func RankParks(b *ledger.Book, ind plan.Indicator, year int, o Options) (s chart.Spec, ok bool) {
	type row struct {
		name  string
		value number.Value
	}
	var rows []row
	parks := parksWith(b, ind.Code)
	for _, p := range parks {
		if v := b.Value(ind.Code, year, p.Name); v.Known() {
			rows = append(rows, row{p.Name, v})
		}
	}
	if len(rows) == 0 {
		return s, false
	}
	slices.SortStableFunc(rows, func(x, y row) int { return y.value.Dec.Cmp(x.value.Dec) })
	s = o.spec(chart.Ranking)
	layer := chart.Layer{Mark: chart.Bar, Name: Short(ind)}
	for i, r := range rows {
		s.X.Labels = append(s.X.Labels, r.name)
		layer.Data = append(layer.Data, chart.Datum{X: i, Value: r.value})
	}
	s.Panels = []chart.Panel{{Unit: ind.Unit, Layers: []chart.Layer{layer}}}
	s.Subject = fmt.Sprintf("各园区%s，%s%d年", ind.Name, unitWords(ind.Unit), year)
	s.Source = parkSources(b, ind.Code, parks, axis{year, year})
	if s.Finding == "" {
		s.Finding = fmt.Sprintf("%s居首，为%s", rows[0].name, rows[0].value)
	}
	return s, true
}

// RankPace shows indicators by pace, fastest first; those without a pace are left out.
func RankPace(b *ledger.Book, inds []plan.Indicator, o Options) (s chart.Spec, ok bool) {
	type row struct {
		name   string
		pace   number.Value
		status chart.Status
	}
	var rows []row
	for _, ind := range inds {
		if m, has := b.Main(ind.Code); has && m.Pace.Known() {
			p := m.Pace
			p.Decimals, p.Unit = 2, ""
			rows = append(rows, row{Short(ind), p, chart.Status{Tone: m.Verdict.Tone(), Icon: m.Verdict.Icon()}})
		}
	}
	if len(rows) == 0 {
		return s, false
	}
	slices.SortStableFunc(rows, func(x, y row) int { return y.pace.Dec.Cmp(x.pace.Dec) })
	s = o.spec(chart.Ranking)
	layer := chart.Layer{Mark: chart.Bar, Name: "节奏"}
	for i, r := range rows {
		s.X.Labels = append(s.X.Labels, r.name)
		s.X.Status = append(s.X.Status, r.status)
		layer.Data = append(layer.Data, chart.Datum{X: i, Value: r.pace})
	}
	s.Panels = []chart.Panel{{Layers: []chart.Layer{layer}}}
	s.Subject = fmt.Sprintf("各目标的节奏（实际与应有之比，1为正好按期），%d年", b.Year())
	if s.Finding == "" {
		s.Finding = fmt.Sprintf("%s最快，%s最慢", rows[0].name, rows[len(rows)-1].name)
	}
	return s, true
}
