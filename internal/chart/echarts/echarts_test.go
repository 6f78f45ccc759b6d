package echarts

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/internal/chart"
	"nianbao/internal/chart/sample"
	"nianbao/internal/number"
)

func known(s string) number.Value {
	return number.Value{Dec: number.MustParse(s), State: number.Present, Unit: "亿元", Decimals: 1}
}

func trend() chart.Spec {
	preliminary := known("812.64")
	preliminary.Status, preliminary.Demo = number.Preliminary, true
	return chart.Spec{
		ID: "output", X: chart.Axis{Years: true, Labels: []string{"2022", "2023", "2024", "2025"}},
		Panels: []chart.Panel{{Unit: "亿元", Layers: []chart.Layer{
			{Name: "产值", Data: []chart.Datum{{X: 0, Value: known("500")}, {X: 2, Value: preliminary}}},
			{Name: "目标", Mark: chart.Rule, Role: chart.Target, Data: []chart.Datum{{X: 0, Value: known("1000")}, {X: 3, Value: known("1000")}}},
			{Mark: chart.Band, Role: chart.Projection, Data: []chart.Datum{{X: 3, Low: known("830"), High: known("1024")}}},
		}}},
	}
}

// decode reads the payload back as a browser would.
func decode(t *testing.T, s chart.Spec) map[string]any {
	t.Helper()
	payload, ok := Option(s)
	if !ok {
		t.Fatal("the form has no interactive chart")
	}
	var o map[string]any
	if err := json.Unmarshal(payload, &o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOptionKeepsValuesGapsAndMarks(t *testing.T) {
	series := decode(t, trend())["series"].([]any)
	if len(series) != 4 {
		t.Fatalf("%d series, want the line, the target and a band of two", len(series))
	}
	data := series[0].(map[string]any)["data"].([]any)
	if got := data[1].(map[string]any)["value"]; got != nil {
		t.Errorf("a missing year is %v, want null", got)
	}
	last := data[2].(map[string]any)
	if last["value"] != 812.6 || last["text"] != "812.6亿元（初步，演示）" || last["symbol"] != hatchedRim {
		t.Errorf("the preliminary year is %v", last)
	}
	if got := data[1].(map[string]any)["text"]; got != "缺" {
		t.Errorf("a missing year says %v", got)
	}
	if rest := series[3].(map[string]any)["data"].([]any)[3].(map[string]any)["value"]; rest != 194.0 {
		t.Errorf("the band is %v high, want 194", rest)
	}
}

func TestOptionIsSafeInAScriptElement(t *testing.T) {
	s := trend()
	s.X.Labels[0] = `</script><!--&'"`
	s.Panels[0].Layers[0].Name = "</ScRiPt>"
	payload, _ := Option(s)
	if bytes.ContainsAny(payload, "<>&") {
		t.Errorf("payload holds markup: %s", payload)
	}
	if label := decode(t, s)["xAxis"].([]any)[0].(map[string]any)["data"].([]any)[0]; label != s.X.Labels[0] {
		t.Errorf("label became %q", label)
	}
}

// Every text slot of every form stays data: none ends the script element, none
// takes the chart away. (A page leaves out what turns the direction of text.)
func TestHostileTextStaysData(t *testing.T) {
	for _, h := range sample.Hostile() {
		for _, s := range sample.Kinds() {
			payload, ok := Option(sample.WithText(s.Spec, h))
			if _, drawn := Option(s.Spec); ok != drawn {
				t.Errorf("%s with %q has an interactive chart: %v", s.Name, h, ok)
			}
			if !ok {
				continue
			}
			if !json.Valid(payload) || !utf8.Valid(payload) || bytes.ContainsAny(payload, "<>&\u2028\x00") {
				t.Errorf("%s with %q: %.300s", s.Name, h, payload)
			}
		}
	}
}

func TestOptionIsDataAlone(t *testing.T) {
	payload, _ := Option(trend())
	if strings.Contains(string(payload), "function") {
		t.Error("payload holds a function")
	}
	again, _ := Option(trend())
	if !bytes.Equal(payload, again) {
		t.Error("two payloads of one spec differ")
	}
}

func TestOptionOfOtherForms(t *testing.T) {
	for _, form := range []chart.Form{chart.Strip, chart.Bullet, chart.Cells, chart.Spark, chart.Donut, chart.Radar, chart.Matrix, chart.Schedule} {
		if _, ok := Option(chart.Spec{Form: form}); ok {
			t.Errorf("form %d has an interactive chart", form)
		}
	}
}

func TestOddDataDoNotPanic(t *testing.T) {
	Option(chart.Spec{})
	s := trend()
	s.Form = chart.Ranking
	s.Panels[0].Layers[0].Data = append(s.Panels[0].Layers[0].Data, chart.Datum{X: 99, Value: known("1")}, chart.Datum{X: -1})
	if _, ok := Option(s); !ok {
		t.Error("a ranking has no interactive chart")
	}
}

// The interactive chart must not tell another story than the drawing.
func TestOptionHasTheDrawingsScaleAndColours(t *testing.T) {
	s := trend()
	o := decode(t, s)
	y := o["yAxis"].([]any)[0].(map[string]any)
	scale := s.Panels[0].Scale()
	if y["min"] != scale.Min || y["max"] != scale.Max {
		t.Errorf("the axis runs from %v to %v, the drawing's from %v to %v", y["min"], y["max"], scale.Min, scale.Max)
	}
	texts, ticks := y["texts"].([]any), y["axisLabel"].(map[string]any)["customValues"].([]any)
	if len(texts) != len(scale.Ticks) || len(ticks) != len(scale.Ticks) {
		t.Fatalf("%d ticks with %d texts, the drawing has %d", len(ticks), len(texts), len(scale.Ticks))
	}
	for i, want := range scale.Ticks {
		if ticks[i] != want.At || texts[i] != want.Text {
			t.Errorf("tick %v %q, the drawing has %v %q", ticks[i], texts[i], want.At, want.Text)
		}
	}
	series := o["series"].([]any)
	for i, want := range []string{"var(--s1)", "var(--ink)", "var(--band)", "var(--band)"} {
		if got := series[i].(map[string]any)["color"]; got != want {
			t.Errorf("series %d is %v, want %s", i, got, want)
		}
	}
}

func TestBarsOfYearsTakeTheRamp(t *testing.T) {
	s := chart.Spec{X: chart.Axis{Labels: []string{"甲", "乙"}}, Panels: []chart.Panel{{}}}
	for _, name := range []string{"2022年", "2023年", "2024年"} {
		s.Panels[0].Layers = append(s.Panels[0].Layers, chart.Layer{Mark: chart.Bar, Name: name, Data: []chart.Datum{{Value: known("3")}}})
	}
	for i, one := range decode(t, s)["series"].([]any) {
		if got, want := one.(map[string]any)["color"], []string{"var(--r1)", "var(--r2)", "var(--r3)"}[i]; got != want {
			t.Errorf("%v is %v, want %s", one.(map[string]any)["name"], got, want)
		}
	}
}

func TestDemonstrationBarsAreHatchedAndProvisionalOnesHollow(t *testing.T) {
	v := known("5")
	v.Demo, v.Status = true, number.Estimated
	s := chart.Spec{X: chart.Axis{Labels: []string{"甲"}}, Panels: []chart.Panel{{Layers: []chart.Layer{{Mark: chart.Bar, Data: []chart.Datum{{Value: v}}}}}}}
	bar := decode(t, s)["series"].([]any)[0].(map[string]any)["data"].([]any)[0].(map[string]any)["itemStyle"].(map[string]any)
	if bar["decal"] == nil || bar["color"] != "var(--ground)" || bar["borderColor"] != "var(--s1)" {
		t.Errorf("the bar's style is %v", bar)
	}
}

func TestGeometricPathBends(t *testing.T) {
	s := trend()
	s.Panels[0].Layers = append(s.Panels[0].Layers, chart.Layer{Role: chart.Path, Geometric: true, Data: []chart.Datum{{X: 0, Value: known("100")}, {X: 2, Value: known("400")}}})
	series := decode(t, s)["series"].([]any)
	path := series[len(series)-1].(map[string]any)["data"].([]any)
	if got := path[1].(map[string]any)["value"]; got != 200.0 {
		t.Errorf("half way from 100 to 400 the path is at %v, want 200", got)
	}
}

func TestManyCategoriesCanBeZoomed(t *testing.T) {
	s := trend()
	if decode(t, s)["dataZoom"] != nil {
		t.Error("four categories can be zoomed")
	}
	for len(s.X.Labels) < many {
		s.X.Labels = append(s.X.Labels, "x")
	}
	if decode(t, s)["dataZoom"] == nil {
		t.Error("twelve categories cannot be zoomed")
	}
}

func TestTwoAxesHaveTheDrawingsTicks(t *testing.T) {
	s := trend()
	s.TwoAxes = true
	s.Panels = append(s.Panels, chart.Panel{Unit: "%", Layers: []chart.Layer{{Name: "增速", Data: []chart.Datum{{X: 0, Value: known("7.6")}, {X: 2, Value: known("-4")}}}}})
	o := decode(t, s)
	axes := o["yAxis"].([]any)
	if len(axes) != 2 || len(o["grid"].([]any)) != 1 || len(o["xAxis"].([]any)) != 1 {
		t.Fatalf("%d value axes over %v grids", len(axes), o["grid"])
	}
	for i, want := range s.Scales() {
		a := axes[i].(map[string]any)
		if a["min"] != want.Min || a["max"] != want.Max || len(a["texts"].([]any)) != len(want.Ticks) {
			t.Errorf("axis %d runs from %v to %v, the drawing's from %v to %v", i, a["min"], a["max"], want.Min, want.Max)
		}
	}
	if axes[1].(map[string]any)["position"] != "right" {
		t.Error("the second axis is not at the right")
	}
	series := o["series"].([]any)
	if last := series[len(series)-1].(map[string]any); last["yAxisIndex"] != 1.0 {
		t.Errorf("the growth hangs on axis %v", last["yAxisIndex"])
	}
}

func TestSharesAreDrawnAsShares(t *testing.T) {
	s := chart.Spec{X: chart.Axis{Labels: []string{"甲"}}, Panels: []chart.Panel{{Shares: true, Layers: []chart.Layer{
		{Mark: chart.Bar, Name: "一", Data: []chart.Datum{{Value: known("1")}}}, {Mark: chart.Bar, Name: "二", Data: []chart.Datum{{Value: known("3")}}},
	}}}}
	second := decode(t, s)["series"].([]any)[1].(map[string]any)["data"].([]any)[0].(map[string]any)
	if second["value"] != 75.0 || second["text"] != "75.0%" || second["write"] != "75.0" {
		t.Errorf("%v", second)
	}
}

func TestSeriesAreToldApartWithoutColour(t *testing.T) {
	s := chart.Spec{X: chart.Axis{Labels: []string{"甲"}}, Panels: []chart.Panel{{}}}
	for _, name := range []string{"一", "二", "三", "四", "五"} {
		s.Panels[0].Layers = append(s.Panels[0].Layers, chart.Layer{Mark: chart.Bar, Name: name, Data: []chart.Datum{{Value: known("3")}}})
	}
	seen := map[string]bool{}
	for _, one := range decode(t, s)["series"].([]any) {
		style := one.(map[string]any)["data"].([]any)[0].(map[string]any)["itemStyle"].(map[string]any)
		text, _ := json.Marshal(style["decal"])
		if seen[string(text)] {
			t.Errorf("two series are filled alike: %s", text)
		}
		seen[string(text)] = true
	}
}

func TestDonutGathersAsTheDrawing(t *testing.T) {
	s := chart.Spec{Form: chart.Donut, Least: number.Int(10)}
	for _, v := range []string{"60", "30", "4", "3", "3"} {
		s.Parts = append(s.Parts, chart.Part{Name: "部分" + v, Value: known(v)})
	}
	data := decode(t, s)["series"].([]any)[0].(map[string]any)["data"].([]any)
	if last := data[len(data)-1].(map[string]any); len(data) != 3 || last["name"] != chart.Rest || last["text"] != "10.0亿元，占10.0%" {
		t.Errorf("%v", data)
	}
}

func TestRadarIsNotJoinedAcrossAMissingValue(t *testing.T) {
	s := chart.Spec{Form: chart.Radar, X: chart.Axis{Labels: []string{"甲", "乙", "丙", "丁"}}, Panels: []chart.Panel{{Layers: []chart.Layer{
		{Name: "今年", Data: []chart.Datum{{X: 0, Value: known("80")}, {X: 1, Value: known("90")}, {X: 3, Value: known("100")}}},
	}}}}
	series := decode(t, s)["series"].([]any)
	data := series[len(series)-1].(map[string]any)["data"].([]any)
	if gap := data[2].(map[string]any); len(data) != 5 || gap["text"] != "缺" || gap["value"].([]any)[0] != nil {
		t.Errorf("%v", data)
	}
}

func TestDumbbellRowsAreJoinedOneByOne(t *testing.T) {
	at := func(v string) []chart.Datum { return []chart.Datum{{X: 0, Value: known(v)}, {X: 1, Value: known(v)}} }
	s := chart.Spec{Form: chart.Dumbbell, X: chart.Axis{Labels: []string{"甲", "乙"}}, Panels: []chart.Panel{{Layers: []chart.Layer{
		{Mark: chart.Point, Role: chart.Context, Name: "基期", Data: at("3")}, {Mark: chart.Point, Name: "现在", Data: at("5")}, {Mark: chart.Point, Role: chart.Target, Name: "目标", Data: at("4")},
	}}}}
	o := decode(t, s)
	if o["lying"] != true || o["yAxis"].([]any)[0].(map[string]any)["type"] != "category" {
		t.Errorf("rows do not lie: %v", o["yAxis"])
	}
	series := o["series"].([]any)
	if way := series[0].(map[string]any)["data"].([]any); len(way) != 6 {
		t.Errorf("the way of two rows has %d points, want two and a break each", len(way))
	}
	for i, want := range []string{"left", "right", "top"} {
		label := series[2+i].(map[string]any)["data"].([]any)[0].(map[string]any)["label"].(map[string]any)
		if label["position"] != want {
			t.Errorf("the value of mark %d stands %v, want %s", i, label["position"], want)
		}
	}
}

func TestScheduleCountsMonths(t *testing.T) {
	v := known("0.25")
	s := chart.Spec{Form: chart.Schedule, Now: chart.NewMonth(2024, 12), Tasks: []chart.Task{
		{Name: "甲", Begin: chart.NewMonth(2023, 1), End: chart.NewMonth(2024, 8), Done: v, Word: "逾期"}, {Name: "乙", Begin: chart.NewMonth(2024, 1), End: chart.NewMonth(2025, 12)},
	}}
	series := decode(t, s)["series"].([]any)
	for i, want := range []float64{0, 5, 15, 4} {
		if got := series[i].(map[string]any)["data"].([]any)[0].(map[string]any)["value"]; got != want {
			t.Errorf("part %d of the first row is %v months long, want %v", i, got, want)
		}
	}
	if text := series[1].(map[string]any)["data"].([]any)[0].(map[string]any)["text"]; text != "2023年1月—2024年8月，完成25.0%，逾期" {
		t.Errorf("the first row says %v", text)
	}
}

func TestBarsOfTasksKeepTheirLength(t *testing.T) {
	for share, want := range map[string][2]float64{"1.5": {4, 0}, "-0.5": {0, 4}} {
		series := decode(t, chart.Spec{Form: chart.Schedule, Tasks: []chart.Task{
			{Name: "甲", Begin: chart.NewMonth(2024, 1), End: chart.NewMonth(2024, 4), Done: known(share)},
		}})["series"].([]any)
		for i, months := range want {
			if got := series[1+i].(map[string]any)["data"].([]any)[0].(map[string]any)["value"]; got != months {
				t.Errorf("with %s done part %d is %v months long, want %v", share, i, got, months)
			}
		}
	}
}

func TestNegativePartsAreNoPartsOfARing(t *testing.T) {
	s := chart.Spec{Form: chart.Donut, Parts: []chart.Part{{Name: "甲", Value: known("9")}, {Name: "乙", Value: known("-1")}}}
	if data := decode(t, s)["series"].([]any)[0].(map[string]any)["data"].([]any); len(data) != 1 {
		t.Errorf("%v", data)
	}
}

func BenchmarkOption(b *testing.B) {
	s := trend()
	b.ReportAllocs()
	for b.Loop() {
		Option(s)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "options/s")
}

// A form is declared native for readers who ask exactly if it has a payload.
func TestDeclaredFormsArePayloads(t *testing.T) {
	paid := map[chart.Form]bool{}
	for _, s := range sample.Kinds() {
		if _, ok := Option(s.Spec); ok {
			paid[s.Spec.Form] = true
		}
	}
	for f := chart.Cartesian; f <= chart.Schedule; f++ {
		if how := (chart.Spec{Form: f}).In(chart.Interactive); (how == chart.Native) != paid[f] {
			t.Errorf("form %d is declared %d, payload %v", f, how, paid[f])
		}
	}
}
