package figure

import (
	"fmt"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/chart/template"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// around widens an axis to the base and the target's year.
func around(a axis, m assess.Assessment) axis {
	if m.Base.Known() && m.BaseYear > 0 {
		a.first = min(a.first, m.BaseYear)
	}
	a.last = max(a.last, m.Target.Year)
	return a
}

// aim is the target as a line.
func aim(m assess.Assessment, a axis) template.Series {
	first := a.first
	if m.BaseYear > 0 && a.holds(m.BaseYear) {
		first = m.BaseYear
	}
	target := template.Series{Name: fmt.Sprintf("%d年目标", m.Target.Year), Unit: m.Indicator.Unit}
	target.Data = []chart.Datum{{X: first - a.first, Value: m.Goal}, {X: m.Target.Year - a.first, Value: m.Goal}}
	if m.Target.Kind == plan.Keep || m.Target.Kind == plan.AverageGrowth {
		target.Name = "目标"
	}
	return target
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

// way is the even path, where one is defined.
func way(m assess.Assessment, a axis) template.Series {
	if !wayNeeded(m) {
		return template.Series{}
	}
	return template.Series{Name: "等速路径", Unit: m.Indicator.Unit, Geometric: m.Geometric, Data: []chart.Datum{
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

// finding says what a series shows; aimed adds how far its target is.
func finding(b *ledger.Book, ind plan.Indicator, area string, a axis, aimed bool) string {
	name := display(ind, b, area)
	v := b.Value(ind.Code, a.last, area)
	if !v.Known() {
		return name
	}
	text := fmt.Sprintf("%s%d年为%s", name, a.last, v)
	m, ok := b.Main(ind.Code)
	if !ok || !aimed || !m.Goal.Known() || !m.Judgeable || m.Target.Kind != plan.Level {
		return text
	}
	if m.Met {
		return text + fmt.Sprintf("，已达到%d年目标", m.Target.Year)
	}
	gap := number.Derive(m.Goal.Dec.Sub(v.Dec).Abs(), ind.Unit.Difference(), v.Decimals, v)
	return text + fmt.Sprintf("，距%d年目标%s", m.Target.Year, gap)
}

// continued is the past trend to the target's year.
func continued(m assess.Assessment, a axis) template.Series {
	line := template.Series{Name: "走势推算", Unit: m.Indicator.Unit}
	for _, p := range m.Projection {
		if a.holds(p.Year) {
			line.Data = append(line.Data, chart.Datum{X: p.Year - a.first, Value: p.Value})
		}
	}
	if len(line.Data) > 0 {
		line.Data = append([]chart.Datum{{X: m.Edition - a.first, Value: m.Current}}, line.Data...)
	}
	return line
}

// interval is the band around the past trend, where there is one.
func interval(m assess.Assessment, a axis) template.Series {
	band := template.Series{Name: "80%区间", Unit: m.Indicator.Unit}
	for _, p := range m.Projection {
		if a.holds(p.Year) && p.Low.Known() && p.High.Known() {
			band.Data = append(band.Data, chart.Datum{X: p.Year - a.first, Low: p.Low, High: p.High})
		}
	}
	return band
}

func projectionNote(m assess.Assessment, p assess.Projection) string {
	from := m.Edition - p.Points + 1
	if p.Low.Known() {
		return fmt.Sprintf("短虚线和浅色带：%d—%d年走势延续的推算及80%%区间，不是预测", from, m.Edition)
	}
	return fmt.Sprintf("短虚线：按%d—%d年的速度推算，不是预测", from, m.Edition)
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
