// Package sample holds charts to test renderers with: each kind as it was
// designed, and generated ones with every awkward kind of data. Test only.
package sample

import (
	"strconv"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// Sample is a chart with a name that no other sample has.
type Sample struct {
	Name string
	Spec chart.Spec
}

// Kinds returns a sample of each kind of chart, some with demonstration values.
func Kinds() []Sample {
	return []Sample{
		{"trend", Trend()}, {"trend-demo", Demo(Trend())}, {"falling", Falling()}, {"gap", Gap()}, {"lines", Lines()},
		{"growth", Growth()}, {"growth-demo", Demo(Growth())}, {"grouped", Grouped()}, {"grouped-demo", Demo(Grouped())},
		{"bars", Bars()}, {"stacked", Stacked()}, {"signed", Signed()}, {"ranking", Ranking()}, {"progress", Demo(Progress())},
		{"strip", Strip()}, {"cells", Cells()}, {"long", Long(20)}, {"spark", Spark()}, {"bullet", Bullet()},
		{"bullet-demo", Demo(Bullet())}, {"shares", Shares()}, {"shares-rows", Demo(SharesRows())}, {"twin", Twin()},
		{"donut", Donut()}, {"donut-demo", Demo(Donut())}, {"radar", Radar()}, {"radar-many", RadarMany()},
		{"dumbbell", Dumbbell()}, {"matrix", Matrix()}, {"schedule", Schedule(12)}, {"schedule-many", Demo(Schedule(40))},
		{"custom", Custom()}, {"empty", chart.Spec{ID: "empty", Finding: "还没有数据"}},
	}
}

// Value returns s in unit with the decimals it is written with; "" is unknown.
func Value(s string, unit number.Unit) number.Value {
	if s == "" {
		return number.Value{}
	}
	return number.Value{Dec: number.MustParse(s), State: number.Present, Unit: unit, Decimals: -1}
}

// Data returns values for the categories from x on.
func Data(x int, unit number.Unit, values ...string) []chart.Datum {
	var out []chart.Datum
	for i, v := range values {
		out = append(out, chart.Datum{X: x + i, Value: Value(v, unit)})
	}
	return out
}

// Years returns an axis of years, both ends included.
func Years(from, to int) chart.Axis {
	a := chart.Axis{Years: true}
	for y := from; y <= to; y++ {
		a.Labels = append(a.Labels, strconv.Itoa(y))
	}
	return a
}

// Demo makes every value of s but its targets a demonstration, in place.
func Demo(s chart.Spec) chart.Spec {
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			for i := range l.Data {
				l.Data[i].Value.Demo = l.Data[i].Value.Known() && l.Role != chart.Target
			}
		}
	}
	for i := range s.Parts {
		s.Parts[i].Value.Demo = true
	}
	for i := range s.Tasks {
		s.Tasks[i].Done.Demo = true
	}
	s.Done.Demo = true
	return s
}

func preliminary(v number.Value) number.Value { v.Status = number.Preliminary; return v }
