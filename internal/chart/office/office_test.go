package office

import (
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/number"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
	"nianbao/templates"
)

func value(s string) number.Value {
	d := number.MustParse(s)
	return number.Value{Dec: d, State: number.Present, Unit: "亿元", Decimals: d.Places()}
}

func layer(m chart.Mark, r chart.Role, values ...string) chart.Layer {
	l := chart.Layer{Mark: m, Role: r, Name: "甲"}
	for i, s := range values {
		if s != "" {
			l.Data = append(l.Data, chart.Datum{X: i, Value: value(s)})
		}
	}
	return l
}

func spec(layers ...chart.Layer) chart.Spec {
	s := chart.Spec{Finding: "题", Panels: []chart.Panel{{Unit: "亿元", Layers: layers}}, X: chart.Axis{Years: true}}
	for i := range 5 {
		s.X.Labels = append(s.X.Labels, strconv.Itoa(2021+i))
	}
	return s
}

func drawn(t *testing.T, s chart.Spec) (string, workbook.Sheet, workbook.Sheet) {
	t.Helper()
	list, err := Draw(s, false)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d charts, %v", len(list), err)
	}
	b, found := workbook.Read(source.NewFile("a.xlsx", list[0].Workbook))
	if b == nil || len(found) > 0 {
		t.Fatal(found)
	}
	return string(list[0].Part), b.Sheets[0], b.Sheets[1]
}

// A missing value is a gap in chart and workbook, a rule reaches over all its
// categories, a path bends between its data.
func TestValues(t *testing.T) {
	path := chart.Layer{Mark: chart.Line, Role: chart.Path, Name: "应达", Geometric: true, Data: []chart.Datum{{X: 0, Value: value("100")}, {X: 2, Value: value("400")}}}
	rule := chart.Layer{Mark: chart.Rule, Role: chart.Target, Name: "目标", Data: []chart.Datum{{X: 0, Value: value("6.40")}, {X: 4, Value: value("6.40")}}}
	part, data, about := drawn(t, spec(layer(chart.Line, chart.Observed, "50.5", "", "66.9"), path, rule))
	if strings.Contains(part, `<c:pt idx="1"><c:v></c:v>`) || !strings.Contains(part, `<c:dispBlanksAs val="gap"/>`) {
		t.Error("a missing value is not a gap")
	}
	if !data.At(2, 1).Empty() || data.At(2, 2).Raw != "200" || data.At(4, 3).Raw != "6.4" || data.At(4, 3).Text != "6.40" {
		t.Errorf("workbook has %+v", data.Rows)
	}
	if !strings.Contains(part, `<c:numFmt formatCode="0.00" sourceLinked="0"/>`) {
		t.Error("the target is not shown with its decimals")
	}
	said := ""
	for _, r := range about.Rows {
		for _, c := range r {
			said += c.Text + " "
		}
	}
	for _, want := range []string{"没有数：2022、2024、2025", "只为画线而计算：2022"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
}

// A rule of one datum comes from the first category, as in the page's drawing;
// a band that was there before the last observed value is not pinched at it.
func TestReach(t *testing.T) {
	rule := chart.Layer{Mark: chart.Rule, Role: chart.Target, Name: "目标", Data: []chart.Datum{{X: 3, Value: value("7")}}}
	band := chart.Layer{Mark: chart.Band, Name: "区间", Data: []chart.Datum{{X: 0, Low: value("1"), High: value("3")}, {X: 4, Low: value("2"), High: value("5")}}}
	_, data, _ := drawn(t, spec(layer(chart.Line, chart.Observed, "5", "6"), rule, band))
	for row, want := range []string{"7", "7", "7", "7", ""} {
		if got := data.At(row+1, 2).Raw; got != want {
			t.Errorf("row %d has the rule at %q, want %q", row, got, want)
		}
	}
	if !data.At(2, 3).Empty() || data.At(1, 3).Raw != "1" {
		t.Errorf("the band is %+v", data.Rows)
	}
}

// A value given without a number of decimals is shown as it was written.
func TestDecimalsAsWritten(t *testing.T) {
	l := layer(chart.Bar, chart.Observed, "6.4")
	l.Data[0].Value.Decimals = -1
	part, _, _ := drawn(t, spec(l))
	if !strings.Contains(part, "<c:v>6.4</c:v>") || !strings.Contains(part, "<c:formatCode>0.0</c:formatCode>") {
		t.Error(part)
	}
}

// What is not final is hollow, a demonstration hatched: bar by bar, or the
// series where all of it is.
func TestLooks(t *testing.T) {
	l := layer(chart.Bar, chart.Observed, "1", "2", "3")
	l.Data[2].Value.Status = number.Preliminary
	l.Data[1].Value.Demo = true
	part, _, _ := drawn(t, spec(l))
	if strings.Count(part, "<c:dPt>") != 2 || strings.Count(part, `<a:pattFill prst="wdUpDiag">`) != 1 {
		t.Error(part)
	}
	for i := range l.Data {
		l.Data[i].Value.Demo, l.Data[i].Value.Status = true, number.Final
	}
	part, _, _ = drawn(t, spec(l))
	if strings.Contains(part, "<c:dPt>") || !strings.Contains(part, "wdUpDiag") {
		t.Error(part)
	}
	second := layer(chart.Bar, chart.Observed, "1")
	second.Name = "乙"
	part, _, _ = drawn(t, spec(layer(chart.Bar, chart.Observed, "1"), second))
	if !strings.Contains(part, `prst="`+fillings[0]+`"`) {
		t.Error("the second series has no pattern")
	}
}

// The ends and ticks of the page's drawing are those of the native chart.
func TestScale(t *testing.T) {
	s := spec(layer(chart.Bar, chart.Observed, "7.5", "8.5", "10.5"))
	part, _, _ := drawn(t, s)
	scale := s.Scales()[0]
	step := strconv.FormatFloat(tidy(scale.Ticks[1].At-scale.Ticks[0].At), 'f', -1, 64)
	if !strings.Contains(part, `<c:min val="0"/>`) || !strings.Contains(part, `<c:majorUnit val="`+step+`"/>`) {
		t.Errorf("step %s: %s", step, part)
	}
}

// The colours are those of the page where it is printed.
func TestColoursAreThePages(t *testing.T) {
	css, err := fs.ReadFile(templates.FS, "assets/css/10-colours.css")
	if err != nil {
		t.Fatal(err)
	}
	light, _, _ := strings.Cut(string(css), "}")
	page := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): #([0-9a-f]{6})`).FindAllStringSubmatch(light, -1) {
		page[m[1]] = strings.ToUpper(m[2])
	}
	for name, colour := range colours {
		if page[name] != colour {
			t.Errorf("%s is %s here, %s in the page", name, colour, page[name])
		}
	}
}

// Bars have the page's colours: years side by side a ramp without patterns, a
// part gathered from small ones grey.
func TestBarsHaveThePagesColours(t *testing.T) {
	s := spec(layer(chart.Bar, chart.Observed, "1"), layer(chart.Bar, chart.Observed, "2"))
	s.Panels[0].Layers[0].Name, s.Panels[0].Layers[1].Name = "2021年", "2022年"
	part, _, _ := drawn(t, s)
	if !strings.Contains(part, colours["r2"]) || !strings.Contains(part, colours["r3"]) || strings.Contains(part, fillings[0]) {
		t.Errorf("years are no ramp: %s", part)
	}
	s = chart.Spec{Form: chart.Donut, Least: number.Int(5), Parts: []chart.Part{{Name: "甲", Value: value("90")}, {Name: "乙", Value: value("1")}, {Name: "丙", Value: value("2")}}}
	if part, _, _ := drawn(t, s); !strings.Contains(part, colours["a6"]) || strings.Contains(part, colours["m2"]) {
		t.Errorf("what is gathered is not grey: %s", part)
	}
}

// What Office has not is not drawn, and says so.
func TestNotDrawn(t *testing.T) {
	piles := spec(layer(chart.Bar, chart.Observed, "1"), layer(chart.Bar, chart.Observed, "2"))
	piles.Panels[0].Layers[1].Stack = "乙"
	for name, s := range map[string]chart.Spec{"two piles": piles, "cells": {Form: chart.Cells}, "nothing": {}, "no whole": {Form: chart.Donut}} {
		list, err := Draw(s, false)
		if err != nil || len(list) != 0 || s.In(chart.Word) == chart.Native {
			t.Errorf("%s: %d charts, %v, %d", name, len(list), err, s.In(chart.Word))
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	s := spec(layer(chart.Line, chart.Observed, "50.5", "60.1", "66.9"), layer(chart.Bar, chart.Observed, "1", "2", "3"))
	for b.Loop() {
		if _, err := Draw(s, false); err != nil {
			b.Fatal(err)
		}
	}
}
