package office

import (
	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// kind is a family of charts as Office has them.
type kind uint8

const (
	areaKind kind = iota
	barKind
	lineKind
	radarKind
	ringKind
)

// point is what a series has at one category.
type point struct {
	// text is the number in plain notation, "" for none.
	text string
	// computed says that the drawing needs the value and no cell holds it.
	computed        bool
	hollow, hatched bool
	// colour is that of a part of a ring, which has one of its own.
	colour string
}

// series is one column of the workbook and one series of the chart.
type series struct {
	name   string
	layer  chart.Layer
	kind   kind
	colour look
	// k numbers its colour; second says that it goes by the axes at the right.
	k      int
	second bool
	points []point
	// places is the number of decimals of its values.
	places int
	// base is the invisible lower part of a band.
	base bool
	band bool
}

// placesOf is the number of decimals that a value is shown with.
func placesOf(v number.Value) int {
	switch {
	case !v.Known():
		return 0
	case v.Decimals < 0:
		return min(v.Dec.Places(), mostPlaces)
	}
	return min(v.Decimals, mostPlaces)
}

// mostPlaces bounds the decimals of a number format.
const mostPlaces = 6

func pointOf(v number.Value) point {
	if !v.Known() {
		return point{}
	}
	return point{text: v.Published().String(), hatched: v.Demo, hollow: chart.Provisional(v) != number.Final}
}

// seriesOf makes the series of one layer: one, or two for a band.
func seriesOf(s chart.Spec, p chart.Panel, l chart.Layer, k int) []series {
	out := series{name: nameOf(p, l), layer: l, k: k, kind: kindOf(s, l)}
	for _, d := range l.Data {
		for _, v := range [...]number.Value{d.Value, d.Low, d.High} {
			out.places = max(out.places, placesOf(v))
		}
	}
	n := len(s.X.Labels)
	switch l.Mark {
	case chart.Band:
		return bandSeries(out, p, n)
	case chart.Rule:
		out.points = level(l, n)
	case chart.Line, chart.Bar, chart.Area, chart.Point:
		out.points = make([]point, n)
		for _, d := range l.Data {
			out.points[d.X] = pointOf(d.Value)
		}
		if l.Role == chart.Path {
			bends(out.points, l.Geometric, out.places)
		}
	}
	return []series{out}
}

func nameOf(p chart.Panel, l chart.Layer) string {
	switch {
	case l.Name != "":
		return l.Name
	case l.Role == chart.Target:
		return "目标"
	case l.Role == chart.Path:
		return "应达"
	case p.Title != "":
		return p.Title
	}
	return "数值"
}

func kindOf(s chart.Spec, l chart.Layer) kind {
	switch {
	case s.Form == chart.Radar:
		return radarKind
	case s.Form == chart.Dumbbell:
		return lineKind
	case s.Form == chart.Ranking:
		return barKind
	}
	switch l.Mark {
	case chart.Bar:
		return barKind
	case chart.Area, chart.Band:
		return areaKind
	case chart.Line, chart.Point, chart.Rule:
	}
	return lineKind
}

// level sets a rule's value over all categories that it reaches.
func level(l chart.Layer, n int) []point {
	out := make([]point, n)
	from, to, v, ok := l.Reach(n)
	first, last, _ := l.Known()
	for x := from; ok && x <= to; x++ {
		out[x] = point{text: pointOf(v).text, computed: x != first.X && x != last.X}
	}
	return out
}

// bends fills a path between its data: by equal amounts, or by an equal rate.
func bends(points []point, geometric bool, places int) {
	from := -1
	for x := range points {
		if points[x].text == "" {
			continue
		}
		if from >= 0 && x-from > 1 {
			between(points, from, x, geometric, places)
		}
		from = x
	}
}

func between(points []point, from, to int, geometric bool, places int) {
	a, b := number.MustParse(points[from].text), number.MustParse(points[to].text)
	for x := from + 1; x < to; x++ {
		t := number.Int(int64(x - from)).Quo(number.Int(int64(to - from)))
		v := a.Add(b.Sub(a).Mul(t))
		if geometric && a.Sign() > 0 && b.Sign() > 0 {
			v = a.Mul(b.Quo(a).Pow(t))
		}
		points[x] = point{text: v.Round(places + 1).String(), computed: true}
	}
}

// bandSeries sets a band as an invisible base and its width upon it.
func bandSeries(s series, p chart.Panel, n int) []series {
	low, wide := s, s
	low.name, low.base = s.name+"下限", true
	wide.name, wide.band = s.name, true
	low.points, wide.points = make([]point, n), make([]point, n)
	for _, d := range s.layer.Data {
		if d.Low.Known() && d.High.Known() {
			low.points[d.X] = pointOf(d.Low)
			wide.points[d.X] = pointOf(number.Value{Dec: d.High.Dec.Sub(d.Low.Dec), State: number.Present, Decimals: d.High.Decimals})
		}
	}
	if d, ok := p.Start(s.layer); ok {
		low.points[d.X], wide.points[d.X] = point{text: pointOf(d.Value).text, computed: true}, point{text: "0", computed: true}
	}
	return []series{low, wide}
}
