package sample

import (
	"math"
	"slices"
	"strconv"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

const long = "名字很长的园区以及它的管理委员会和下属的若干单位"

// course is a series of values, "" for a missing one, over years or names.
type course struct {
	name   string
	years  chart.Axis
	words  chart.Axis
	values []chart.Datum
	last   int
}

// Generated crosses every kind of chart with awkward data: negative, zero,
// huge, tiny, missing, one point, 40 categories, long names.
func Generated() []Sample {
	var out []Sample
	for _, c := range courses() {
		add := func(kind string, s chart.Spec) { out = append(out, Sample{kind + "-" + c.name, s}) }
		c.plots(add)
		c.bars(add)
		c.rows(add)
		c.parts(add)
		c.tasks(add)
	}
	return out
}

func courses() []course {
	var forty []string
	for i := range 40 {
		forty = append(forty, strconv.FormatFloat(100+40*math.Sin(float64(i*i)), 'f', 1, 64))
	}
	out := []course{
		newCourse("one", "42.5"),
		newCourse("two", "42.5", "43.0"),
		newCourse("all", "", "", ""),
		newCourse("zero", "0", "0", "0", "0"),
		newCourse("equal", "7.3", "7.3", "7.3", "7.3", "7.3"),
		newCourse("negative", "-3.2", "-8.8", "-1.0", "-5.5"),
		newCourse("mixed", "-3.2", "8.8", "", "-5.5", "0", "12.1"),
		newCourse("huge", "1234567890123456789", "2234567890123456789", "9e20"),
		newCourse("vast", "1e60", "-1e60", "3e58"),
		newCourse("tiny", "0.00000012", "0.00000034", "0.00000002"),
		newCourse("far", "1", "1000000", "3", "4"),
		newCourse("narrow", "1000000.1", "1000000.2", "1000000.3"),
		newCourse("gaps", "", "3", "", "4", "", "", "5", ""),
		newCourse("zigzag", "1", "9", "1", "9", "1", "9", "1", "9", "1", "9"),
		newCourse("forty", forty...),
		newCourse("names", "12.5", "60.25", "33", "8.125", "41.7", "27.3"),
	}
	names := &out[len(out)-1]
	for i := range names.words.Labels {
		names.words.Labels[i] = strconv.Itoa(i+1) + "号" + long
	}
	return out
}

func newCourse(name string, values ...string) course {
	c := course{name: name, years: Years(2000, 1999+len(values)), values: Data(0, "亿元", values...), last: len(values) - 1}
	for i := range values {
		c.words.Labels = append(c.words.Labels, long[:3*(2+i%9)]+strconv.Itoa(i))
	}
	return c
}

// references are what a trend is held against.
func (c course) references() []chart.Layer {
	return []chart.Layer{
		{Mark: chart.Rule, Role: chart.Target, Name: strconv.Itoa(2000+c.last) + "年目标", Data: Data(c.last, "亿元", "50")},
		{Mark: chart.Line, Role: chart.Path, Geometric: true, Data: append(Data(0, "亿元", "10"), Data(max(c.last, 1), "亿元", "50")...)},
		{Mark: chart.Line, Role: chart.Projection, Name: "趋势推算", Data: Data(c.last, "亿元", "55")},
		{Mark: chart.Band, Role: chart.Projection, Name: "80%区间", Data: []chart.Datum{{X: c.last, Low: Value("40", "亿元"), High: Value("60", "亿元")}}},
	}
}

// one is a panel of a single series, and more.
func (c course) one(m chart.Mark, more ...chart.Layer) chart.Panel {
	return chart.Panel{Unit: "亿元", Layers: append([]chart.Layer{{Mark: m, Name: "数值", Data: c.values}}, more...)}
}

// many is a panel of five series, whose names grow longer.
func (c course) many(m chart.Mark, stack string) chart.Panel {
	p := chart.Panel{Unit: "亿元"}
	for i := range 5 {
		p.Layers = append(p.Layers, chart.Layer{Mark: m, Stack: stack, Name: long[:3*(2+3*i)], Data: shifted(c.values, int64(i*7))})
	}
	return p
}

func plot(x chart.Axis, panels ...chart.Panel) chart.Spec {
	return chart.Spec{ID: "x", Finding: "题目", X: x, Panels: panels}
}

func (c course) plots(add func(string, chart.Spec)) {
	add("line", plot(c.years, c.one(chart.Line)))
	add("line-words", plot(c.words, c.one(chart.Line)))
	add("trend", plot(c.years, c.one(chart.Line, c.references()...)))
	add("area", plot(c.years, c.one(chart.Area, c.references()[0])))
	add("point", plot(c.words, c.one(chart.Point)))
	lines := c.many(chart.Line, "")
	add("lines", plot(c.years, lines))
	lines.Layers = append(slices.Clone(lines.Layers), c.references()...)
	add("lines-target", plot(c.years, lines))
	add("panels", plot(c.years, c.one(chart.Line), c.one(chart.Bar), c.many(chart.Line, "")))
	for kind, left := range []chart.Mark{chart.Line, chart.Bar} {
		twin := plot(c.years, c.one(left), c.many(chart.Line, ""))
		twin.TwoAxes = true
		add([]string{"twin-lines", "twin"}[kind], twin)
	}
	add("spark", chart.Spec{Form: chart.Spark, X: c.years, Panels: []chart.Panel{c.one(chart.Line, c.references()[0])}})
}

func (c course) bars(add func(string, chart.Spec)) {
	add("bar", plot(c.years, c.one(chart.Bar, c.references()...)))
	add("bar-words", plot(c.words, c.one(chart.Bar, c.references()[0])))
	grouped, stacked := c.many(chart.Bar, ""), c.many(chart.Bar, "s")
	shares := grouped
	shares.Shares = true
	add("grouped", plot(c.years, grouped))
	add("grouped-words", plot(c.words, grouped))
	add("stacked", plot(c.years, stacked))
	add("stacked-words", plot(c.words, stacked))
	add("shares", plot(c.years, shares))
	add("shares-words", plot(c.words, shares))
}

func (c course) rows(add func(string, chart.Spec)) {
	ranking := plot(c.words, c.one(chart.Bar, chart.Layer{Mark: chart.Point, Role: chart.Path, Data: shifted(c.values, 3)}))
	ranking.Form, ranking.X.Status = chart.Ranking, make([]chart.Status, len(c.words.Labels))
	add("ranking", ranking)
	dumbbell := ranking
	dumbbell.Form = chart.Dumbbell
	dumbbell.Panels = []chart.Panel{c.one(chart.Point,
		chart.Layer{Mark: chart.Point, Role: chart.Context, Name: "基期", Data: shifted(c.values, 3)},
		chart.Layer{Mark: chart.Point, Role: chart.Target, Name: "目标", Data: shifted(c.values, -2)})}
	add("dumbbell", dumbbell)
	radar := plot(c.words, c.many(chart.Line, ""))
	radar.Form, radar.X.Labels = chart.Radar, c.words.Labels[:min(12, len(c.words.Labels))]
	add("radar", radar)
	add("matrix", chart.Spec{ID: "x", Form: chart.Matrix, X: c.words, Parts: rowsOf(c.words.Labels)})
}

func (c course) parts(add func(string, chart.Spec)) {
	strip, cells := chart.Spec{ID: "x", Form: chart.Strip}, chart.Spec{ID: "x", Form: chart.Cells}
	for i, d := range c.values {
		strip.Parts = append(strip.Parts, chart.Part{Name: c.words.Labels[i], Value: d.Value})
		cells.Parts = append(cells.Parts, chart.Part{Name: c.words.Labels[i], Tone: chart.Tone(i % 5), Note: "说明一，说明二较长一些，三", Items: make([]chart.Item, 1+i*i%37)})
	}
	donut := strip
	donut.Form = chart.Donut
	add("strip", strip)
	add("cells", cells)
	add("donut", donut)
}

func (c course) tasks(add func(string, chart.Spec)) {
	s := chart.Spec{ID: "x", Form: chart.Schedule, Now: chart.NewMonth(2024, 6)}
	for i, l := range c.words.Labels {
		s.Tasks = append(s.Tasks, chart.Task{Name: l, Begin: chart.NewMonth(2000+i*i%25, 1+i%12), End: chart.NewMonth(2001+i*i%25, 12), Done: c.values[i].Value})
	}
	add("schedule", s)
}

// rowsOf returns groups of rows whose cells have words of every length.
func rowsOf(names []string) []chart.Part {
	var out []chart.Part
	for i, n := range names {
		it := chart.Item{Name: n}
		for j := range names {
			it.States = append(it.States, chart.State{Word: long[:3*((i+j)%7)]})
		}
		if i%3 == 0 {
			out = append(out, chart.Part{Name: n})
		}
		p := &out[len(out)-1]
		p.Items = append(p.Items, it)
	}
	return out
}

// shifted returns data that lie by higher.
func shifted(in []chart.Datum, by int64) []chart.Datum {
	out := slices.Clone(in)
	for i := range out {
		if out[i].Value.Known() {
			out[i].Value.Dec = out[i].Value.Dec.Add(number.Int(by))
		}
	}
	return out
}
