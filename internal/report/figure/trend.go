package figure

import (
	"fmt"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// Trend shows one series with its target and the way needed from the base.
// ok is false when there is no value to draw.
func Trend(b *ledger.Book, ind plan.Indicator, o Options) (s chart.Spec, ok bool) {
	seen, ok := span(b, o, ind.Code)
	if !ok {
		return s, false
	}
	s = o.spec(chart.Cartesian)
	a, targeted := seen, false
	m, judged := b.Main(ind.Code)
	if targeted = judged && o.Area == "" && m.Goal.Known() && m.Target.Year > 0 && o.To == 0; targeted {
		a = around(seen, m)
	}
	s.X = a.chart()
	panel := chart.Panel{Unit: ind.Unit, Layers: []chart.Layer{{
		Mark: chart.Line, Role: chart.Observed, Name: Short(ind), Data: series(b, ind.Code, o.Area, a),
	}}}
	s.Subject = display(ind, b, o.Area) + "，" + unitWords(ind.Unit) + seen.String()
	if targeted {
		panel.Layers = append(panel.Layers, aims(m, a)...)
		s.Subject += fmt.Sprintf("与%d年目标", m.Target.Year)
	}
	s.Notes = append(s.Notes, remarks(b, ind.Code, o.Area, seen)...)
	if targeted && wayNeeded(m) {
		s.Notes = append(s.Notes, fmt.Sprintf("点线：由%d年到目标的等速路径", m.BaseYear))
	}
	if n := len(o.Projection); targeted && n > 0 {
		panel.Layers = append(panel.Layers, continued(m, o.Projection, a)...)
		s.Notes = append(s.Notes, projectionNote(m, o.Projection[n-1]))
	}
	s.Panels = []chart.Panel{panel}
	s.Source = sources(b, o.Area, seen, ind.Code)
	if s.Finding == "" {
		s.Finding = finding(b, ind, o, seen)
	}
	return s, true
}

// around widens an axis to the base and the target's year.
func around(a axis, m assess.Assessment) axis {
	if m.Base.Known() && m.BaseYear > 0 {
		a.first = min(a.first, m.BaseYear)
	}
	a.last = max(a.last, m.Target.Year)
	return a
}

// aims are the target line and, where one is defined, the path from the base.
func aims(m assess.Assessment, a axis) []chart.Layer {
	first := a.first
	if m.BaseYear > 0 && a.holds(m.BaseYear) {
		first = m.BaseYear
	}
	target := chart.Layer{Mark: chart.Rule, Role: chart.Target, Name: fmt.Sprintf("%d年目标", m.Target.Year)}
	target.Data = []chart.Datum{{X: first - a.first, Value: m.Goal}, {X: m.Target.Year - a.first, Value: m.Goal}}
	if m.Target.Kind == plan.Keep || m.Target.Kind == plan.AverageGrowth {
		target.Name = "目标"
	}
	if !wayNeeded(m) {
		return []chart.Layer{target}
	}
	return []chart.Layer{target, way(m, a)}
}

// wayNeeded reports whether an even path from base to target is defined.
func wayNeeded(m assess.Assessment) bool {
	switch m.Target.Kind {
	case plan.Level, plan.Multiple, plan.ShareAbove, plan.Zero:
		return m.Base.Known() && m.Goal.Known() && m.BaseYear > 0 && m.BaseYear < m.Target.Year && m.Progress.Known()
	case plan.Keep, plan.AverageGrowth, plan.Monotone, plan.Band, plan.Milestone:
	}
	return false
}

func way(m assess.Assessment, a axis) chart.Layer {
	return chart.Layer{Mark: chart.Line, Role: chart.Path, Name: "等速路径", Geometric: m.Geometric, Data: []chart.Datum{
		{X: m.BaseYear - a.first, Value: m.Base}, {X: m.Target.Year - a.first, Value: m.Goal},
	}}
}

// Due returns 应达水平 of a year on the even path from base to target;
// unknown where no path is defined.
func Due(m assess.Assessment, year int) number.Value {
	if !wayNeeded(m) {
		return number.Value{}
	}
	return m.DueIn(year)
}

// finding says what a series shows.
func finding(b *ledger.Book, ind plan.Indicator, o Options, a axis) string {
	name := display(ind, b, o.Area)
	v := b.Value(ind.Code, a.last, o.Area)
	if !v.Known() {
		return name
	}
	text := fmt.Sprintf("%s%d年为%s", name, a.last, v)
	m, ok := b.Main(ind.Code)
	if !ok || o.Area != "" || o.To > 0 || !m.Goal.Known() || !m.Judgeable || m.Target.Kind != plan.Level {
		return text
	}
	if m.Met {
		return text + fmt.Sprintf("，已达到%d年目标", m.Target.Year)
	}
	gap := number.Derive(m.Goal.Dec.Sub(v.Dec).Abs(), ind.Unit.Difference(), v.Decimals, v)
	return text + fmt.Sprintf("，距%d年目标%s", m.Target.Year, gap)
}

// continued draws the past trend to the target's year, with its interval where
// there is one.
func continued(m assess.Assessment, list []assess.Projection, a axis) []chart.Layer {
	line := chart.Layer{Mark: chart.Line, Role: chart.Projection, Name: "走势推算", Data: []chart.Datum{{X: m.Edition - a.first, Value: m.Current}}}
	band := chart.Layer{Mark: chart.Band, Role: chart.Projection, Name: "80%区间"}
	for _, p := range list {
		if !a.holds(p.Year) {
			continue
		}
		line.Data = append(line.Data, chart.Datum{X: p.Year - a.first, Value: p.Value})
		if p.Low.Known() && p.High.Known() {
			band.Data = append(band.Data, chart.Datum{X: p.Year - a.first, Low: p.Low, High: p.High})
		}
	}
	if len(band.Data) == 0 {
		return []chart.Layer{line}
	}
	return []chart.Layer{band, line}
}

func projectionNote(m assess.Assessment, p assess.Projection) string {
	from := m.Edition - p.Points + 1
	if p.Low.Known() {
		return fmt.Sprintf("短虚线和浅色带：%d—%d年走势延续的推算及80%%区间，不是预测", from, m.Edition)
	}
	return fmt.Sprintf("短虚线：按%d—%d年的速度推算，不是预测", from, m.Edition)
}

// Growth shows level (bars) and growth (line) in two panels over one time axis.
func Growth(b *ledger.Book, ind plan.Indicator, o Options) (s chart.Spec, ok bool) {
	a, ok := span(b, o, ind.Code)
	if !ok {
		return s, false
	}
	s = o.spec(chart.Cartesian)
	s.X = a.chart()
	rates, unit := growthRates(b, ind, o.Area, a)
	if len(rates) > 0 {
		s.Panels = append(s.Panels, chart.Panel{Title: "比上年" + growthWord(unit), Unit: unit, Weight: 2, Layers: []chart.Layer{
			{Mark: chart.Line, Role: chart.Observed, Name: "比上年" + growthWord(unit), Data: rates},
		}})
	}
	s.Panels = append(s.Panels, chart.Panel{Title: Short(ind), Unit: ind.Unit, Weight: 3, Layers: []chart.Layer{
		{Mark: chart.Bar, Role: chart.Observed, Name: Short(ind), Data: series(b, ind.Code, o.Area, a)},
	}})
	s.Subject = display(ind, b, o.Area) + "及比上年变化，" + a.String()
	s.Notes = append(s.Notes, remarks(b, ind.Code, o.Area, a)...)
	s.Source = sources(b, o.Area, a, ind.Code)
	if s.Finding == "" {
		s.Finding = finding(b, ind, Options{Area: o.Area, To: a.last}, a)
		if m := b.Movement(ind.Code, a.last, o.Area); m.Rate.Known() {
			s.Finding += "，比上年" + changeText(m)
		}
	}
	return s, true
}

func growthWord(u number.Unit) string {
	if u == number.Percent {
		return "增长"
	}
	return "变化"
}

func changeText(m ledger.Movement) string {
	if ledger.Sign(m.Rate) == 0 {
		return "持平"
	}
	v := m.Rate
	v.Dec = v.Dec.Abs()
	return m.RateWord() + v.String()
}

func growthRates(b *ledger.Book, ind plan.Indicator, area string, a axis) ([]chart.Datum, number.Unit) {
	var data []chart.Datum
	var unit number.Unit
	for y := a.first; y <= a.last; y++ {
		if m := b.Movement(ind.Code, y, area); m.Rate.Known() {
			data = append(data, chart.Datum{X: y - a.first, Value: m.Rate})
			unit = m.Rate.Unit
		}
	}
	return data, unit
}
