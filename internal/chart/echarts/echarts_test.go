package echarts

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"nianbao/internal/chart"
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
	if last["value"] != 812.6 || last["text"] != "812.6亿元（初步，演示）" || last["symbol"] != "emptyCircle" {
		t.Errorf("the preliminary year is %v", last)
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
	for _, form := range []chart.Form{chart.Strip, chart.Bullet, chart.Cells, chart.Spark} {
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
