package echarts

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/chart"
)

// rowNames is an axis of names without lines, the first above.
func rowNames(names []string) axis {
	gap := true
	return axis{
		Type: "category", Data: names, BoundaryGap: &gap, Inverse: true, Label: axisLabel{Show: true, Color: "var(--ink)"},
		Line: opts.AxisLine{Show: opts.Bool(false)}, SplitLine: opts.SplitLine{Show: opts.Bool(false)},
	}
}

// schedule is the option of a Schedule: on an axis of months a bar of what is
// done and one of the rest, behind each other the time before, which is not
// drawn; a line at the report's date.
func schedule(s chart.Spec) (option, bool) {
	first, last, ok := s.Span()
	if !ok {
		return option{}, false
	}
	o := frame(s)
	o.DataZoom, o.Lying, o.Grid = nil, true, []grid{{1}}
	o.XAxis = []axis{months(first, last)}
	before := part("before", "transparent", "")
	done, rest, late := part("已完成", "var(--s1)", "bar"), part("未完成", "var(--hair)", "bar"), part("逾期", "var(--lag)", "bar")
	before.Silent = true
	var names []string
	for _, t := range s.Tasks {
		names = append(names, t.Name)
		b, d, r, l := stretch(s, t, first)
		before.Data = append(before.Data, datum{Value: b})
		d.Text = taskText(t)
		done.Data, rest.Data, late.Data = append(done.Data, d), append(rest.Data, r), append(late.Data, l)
	}
	o.YAxis = []axis{rowNames(names)}
	o.Series = []series{before, done, rest, late}
	if s.Now > 0 {
		o.Series = append(o.Series, date(s, first, len(names)))
	}
	return o, true
}

func part(name, colour, key string) series {
	one := series{SingleSeries: charts.SingleSeries{Name: name, Type: "bar", Color: colour}, Key: key, Z: 3}
	one.Stack, one.BarMaxWidth = "task", "12"
	return one
}

// stretch is where t begins, what of it is done, what is left, and how long it
// is late, in months.
func stretch(s chart.Spec, t chart.Task, first chart.Month) (before json.Number, done, rest, late datum) {
	done.Value, rest.Value, late.Value = json.Number("0"), json.Number("0"), json.Number("0")
	if t.Begin == 0 || t.End == 0 {
		return "0", done, rest, late
	}
	share := 0.
	if t.Done.Known() {
		share = max(0, min(1, t.Done.Dec.Float()))
	}
	long := float64(t.End + 1 - t.Begin)
	done.Value, rest.Value = rounded(float64(long*share)), rounded(float64(long*(1-share)))
	if t.Done.Demo {
		done.Style = &style{Decal: demonstration("var(--hatch)")}
	}
	if n := s.Now - t.End; n > 0 && t.Late(s.Now) {
		late.Value, late.Text = rounded(float64(n)), t.Due().String()+"到期"
	}
	return rounded(float64(t.Begin - first)), done, rest, late
}

// taskText is what the tooltip says of t.
func taskText(t chart.Task) string {
	parts := []string{t.Begin.String() + "—" + t.End.String()}
	if t.Done.Known() {
		parts = append(parts, "完成"+Text(chart.Percent(t.Done)))
	}
	if t.Word != "" {
		parts = append(parts, t.Word)
	}
	return strings.Join(parts, "，")
}

// months is an axis that counts months from first and names years.
func months(first, last chart.Month) axis {
	lo, hi := 0., float64(last+1-first)
	a := axis{
		Type: "value", Min: &lo, Max: &hi, Label: axisLabel{Show: true, Color: "var(--mute)"},
		Line: opts.AxisLine{Show: opts.Bool(false)}, SplitLine: opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "var(--grid)"}},
	}
	step := chart.Month(12)
	for (last-first)/step > 9 {
		step *= 2
	}
	for m := first + (step-first%step)%step; m <= last+1; m += step {
		a.Label.Values = append(a.Label.Values, float64(m-first))
		a.Texts = append(a.Texts, strconv.Itoa(m.Year()))
	}
	if len(a.Texts) == 0 {
		a.Label.Values, a.Texts = []float64{0}, []string{first.String()}
	}
	a.Tick.Values = a.Label.Values
	return a
}

// date is the line of the report's date, over all rows.
func date(s chart.Spec, first chart.Month, rows int) series {
	one := series{SingleSeries: charts.SingleSeries{Name: s.Now.String() + "底", Type: "line", Symbol: "none", Color: "var(--ink)"}, Key: "line", Silent: true, Z: 5, Stroke: &line{Width: 1.5, Opacity: 1}}
	x := rounded(float64(s.Now + 1 - first))
	for y := range rows {
		one.Data = append(one.Data, datum{Value: []any{x, y}})
	}
	return one
}
