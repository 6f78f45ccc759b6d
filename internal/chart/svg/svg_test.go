package svg

import (
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/golden"
	"nianbao/internal/number"
)

// TestSamples keeps the drawings of every form as they were looked at.
func TestSamples(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			var b strings.Builder
			for _, w := range s.widths {
				b.WriteString(broken(Draw(s.spec, w)) + "\n")
			}
			golden.Equal(t, "testdata/"+s.name+".svg.txt", []byte(b.String()))
		})
	}
}

// broken sets each element on a line of its own, so that a difference can be read.
func broken(svg string) string { return strings.ReplaceAll(svg, "><", ">\n<") }

// TestNoOverlap draws generated data of every awkward kind: no label may stand
// on another or leave the drawing, and the markup must be well-formed XML.
func TestNoOverlap(t *testing.T) {
	for name, s := range generated() {
		for _, w := range []Width{Text, Half, Phone, Panel, PanelPhone, Full, Tablet, Cell} {
			t.Run(name+"/"+w.suffix(), func(t *testing.T) {
				c := draw(s.Clean().Shown(), w)
				if c == nil {
					return
				}
				wellFormed(t, c.finish())
				for i, a := range c.labels {
					if a.box.x0 < -1 || a.box.x1 > c.w+1 || a.box.y0 < -1 || a.box.y1 > c.h+1 {
						t.Errorf("label %q leaves the drawing of %v by %v: %v", a.text, c.w, c.h, a.box)
					}
					for _, b := range c.labels[:i] {
						if a.box.meets(b.box, -.5, -1.5) {
							t.Errorf("labels %q and %q overlap: %v %v", a.text, b.text, a.box, b.box)
						}
					}
				}
			})
		}
	}
}

func wellFormed(t testing.TB, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
	}
}

// courses are series of values; "" is a missing one.
func courses() map[string][]string {
	out := map[string][]string{
		"one":      {"42.5"},
		"two":      {"42.5", "43.0"},
		"all":      {"", "", ""},
		"zero":     {"0", "0", "0", "0"},
		"equal":    {"7.3", "7.3", "7.3", "7.3", "7.3"},
		"negative": {"-3.2", "-8.8", "-1.0", "-5.5"},
		"mixed":    {"-3.2", "8.8", "", "-5.5", "0", "12.1"},
		"huge":     {"1234567890123456789", "2234567890123456789", "9e20"},
		"vast":     {"1e60", "-1e60", "3e58"},
		"tiny":     {"0.00000012", "0.00000034", "0.00000002"},
		"far":      {"1", "1000000", "3", "4"},
		"narrow":   {"1000000.1", "1000000.2", "1000000.3"},
		"gaps":     {"", "3", "", "4", "", "", "5", ""},
		"zigzag":   {"1", "9", "1", "9", "1", "9", "1", "9", "1", "9"},
	}
	var forty []string
	for i := range 40 {
		forty = append(forty, strconv.FormatFloat(100+40*math.Sin(float64(i*i)), 'f', 1, 64))
	}
	out["forty"] = forty
	return out
}

// generated crosses courses with forms, marks and names.
func generated() map[string]chart.Spec {
	out := map[string]chart.Spec{}
	long := "名字很长的园区以及它的管理委员会和下属的若干单位"
	for name, values := range courses() {
		axis := years(2000, 1999+len(values))
		words := chart.Axis{}
		for i := range values {
			words.Labels = append(words.Labels, long[:3*(2+i%9)]+strconv.Itoa(i))
		}
		obs := data(0, "亿元", values...)
		last := obs[len(obs)-1].X
		ref := []chart.Layer{
			{Mark: chart.Rule, Role: chart.Target, Name: strconv.Itoa(1999+len(values)) + "年目标", Data: data(last, "亿元", "50")},
			{Mark: chart.Line, Role: chart.Path, Geometric: true, Data: append(data(0, "亿元", "10"), data(max(last, 1), "亿元", "50")...)},
			{Mark: chart.Line, Role: chart.Projection, Name: "趋势推算", Data: data(last, "亿元", "55")},
			{Mark: chart.Band, Role: chart.Projection, Name: "80%区间", Data: []chart.Datum{{X: last, Low: val("40", "亿元"), High: val("60", "亿元")}}},
		}
		one := func(m chart.Mark, more ...chart.Layer) []chart.Panel {
			return []chart.Panel{{Unit: "亿元", Layers: append([]chart.Layer{{Mark: m, Name: "数值", Data: obs}}, more...)}}
		}
		many := func(m chart.Mark, stack string) []chart.Panel {
			p := chart.Panel{Unit: "亿元"}
			for i := range 5 {
				p.Layers = append(p.Layers, chart.Layer{Mark: m, Stack: stack, Name: long[:3*(2+3*i)], Data: shifted(obs, int64(i*7))})
			}
			return []chart.Panel{p}
		}
		add := func(kind string, x chart.Axis, p []chart.Panel) {
			out[kind+"-"+name] = chart.Spec{ID: "x", Finding: "题目", X: x, Panels: p}
		}
		add("line", axis, one(chart.Line))
		add("line-words", words, one(chart.Line))
		add("trend", axis, one(chart.Line, ref...))
		add("area", axis, one(chart.Area, ref[0]))
		add("point", words, one(chart.Point))
		add("bar", axis, one(chart.Bar, ref...))
		add("bar-words", words, one(chart.Bar, ref[0]))
		add("lines", axis, many(chart.Line, ""))
		add("lines-target", axis, append(many(chart.Line, "")[:0], chart.Panel{Layers: append(many(chart.Line, "")[0].Layers, ref...)}))
		add("grouped", axis, many(chart.Bar, ""))
		add("grouped-words", words, many(chart.Bar, ""))
		add("stacked", axis, many(chart.Bar, "s"))
		add("stacked-words", words, many(chart.Bar, "s"))
		add("panels", axis, append(append(one(chart.Line), one(chart.Bar)...), many(chart.Line, "")...))
		ranking := chart.Spec{ID: "x", Form: chart.Ranking, X: words, Panels: one(chart.Bar, chart.Layer{Mark: chart.Point, Role: chart.Path, Data: shifted(obs, 3)})}
		ranking.X.Status = make([]chart.Status, len(words.Labels))
		out["ranking-"+name] = ranking
		strip, cells := chart.Spec{ID: "x", Form: chart.Strip}, chart.Spec{ID: "x", Form: chart.Cells}
		for i, d := range obs {
			strip.Parts = append(strip.Parts, chart.Part{Name: words.Labels[i], Value: d.Value})
			cells.Parts = append(cells.Parts, chart.Part{Name: words.Labels[i], Tone: chart.Tone(i % 5), Note: "说明一，说明二较长一些，三", Items: make([]chart.Item, 1+i*i%37)})
		}
		donut := strip
		donut.Form = chart.Donut
		out["strip-"+name], out["cells-"+name], out["donut-"+name] = strip, cells, donut
		radar := chart.Spec{ID: "x", Form: chart.Radar, X: words, Panels: many(chart.Line, "")}
		radar.X.Labels = words.Labels[:min(12, len(words.Labels))]
		out["radar-"+name] = radar
		dumbbell := ranking
		dumbbell.Form = chart.Dumbbell
		dumbbell.Panels = one(chart.Point, chart.Layer{Mark: chart.Point, Role: chart.Context, Name: "基期", Data: shifted(obs, 3)}, chart.Layer{Mark: chart.Point, Role: chart.Target, Name: "目标", Data: shifted(obs, -2)})
		out["dumbbell-"+name] = dumbbell
		shares := many(chart.Bar, "")
		shares[0].Shares = true
		add("shares", axis, shares)
		add("shares-words", words, shares)
		for kind, left := range map[string]chart.Mark{"twin": chart.Bar, "twin-lines": chart.Line} {
			twin := chart.Spec{ID: "x", X: axis, TwoAxes: true, Panels: append(one(left), many(chart.Line, "")...)}
			out[kind+"-"+name] = twin
		}
		out["matrix-"+name] = chart.Spec{ID: "x", Form: chart.Matrix, X: words, Parts: rowsOf(words.Labels, long)}
		schedule := chart.Spec{ID: "x", Form: chart.Schedule, Now: chart.NewMonth(2024, 6)}
		for i, l := range words.Labels {
			schedule.Tasks = append(schedule.Tasks, chart.Task{Name: l, Begin: chart.NewMonth(2000+i*i%25, 1+i%12), End: chart.NewMonth(2001+i*i%25, 12), Done: obs[i].Value})
		}
		out["schedule-"+name] = schedule
		out["spark-"+name] = chart.Spec{Form: chart.Spark, X: axis, Panels: one(chart.Line, ref[0])}
	}
	return out
}

// rowsOf returns groups of rows whose cells have words of every length.
func rowsOf(names []string, long string) []chart.Part {
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

// hostile are texts that must come out as text, whatever they pretend to be.
var hostile = []string{
	`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='x`, `javascript:alert(1)`, `&amp;&lt;&#x41;`,
	"\u202Eevil\u2066", "مرحبا بالعالم", "👨‍👩‍👧‍👦👍🏽", "\x00\x01\x1b[31m", "\xff\xfe", "]]>", "<!--", "\ufffe\uffff", strings.Repeat("很长的文字", 40), strings.Repeat("W", 200), "a\nb\tc",
}

// TestHostileText puts each hostile text into every slot of every form.
func TestHostileText(t *testing.T) {
	for _, h := range hostile {
		for _, s := range samples() {
			x := withText(s.spec, h)
			for _, w := range s.widths {
				svg := Draw(x, w)
				wellFormed(t, svg)
				for _, bad := range []string{"<script", "<img", "onerror=a", "href=\"javascript", "\u202e", "\x00"} {
					if strings.Contains(svg, bad) && !strings.Contains(svg, "&lt;img") {
						t.Errorf("%s with %q holds %q", s.name, h, bad)
					}
				}
				c := draw(x.Clean().Shown(), w)
				for _, l := range c.labels {
					if l.box.x0 < -1 || l.box.x1 > c.w+1 {
						t.Errorf("%s with %q: label %q leaves the drawing: %v of %v", s.name, h, l.text, l.box, c.w)
					}
				}
			}
		}
	}
}

// withText replaces every text of s by h.
func withText(s chart.Spec, h string) chart.Spec {
	s.Finding, s.Subject, s.WholeName, s.ID = h, h, h, h
	s.X.Labels = slices.Repeat([]string{h}, len(s.X.Labels))
	s.Panels = slices.Clone(s.Panels)
	for i, p := range s.Panels {
		p.Title, p.Unit, p.Layers = h, number.Unit(h), slices.Clone(p.Layers)
		for j := range p.Layers {
			p.Layers[j].Name = h
		}
		s.Panels[i] = p
	}
	s.Tasks = slices.Clone(s.Tasks)
	for i := range s.Tasks {
		s.Tasks[i].Name, s.Tasks[i].Word, s.Tasks[i].Href = h, h, h
	}
	s.Parts = slices.Clone(s.Parts)
	for i, p := range s.Parts {
		p.Name, p.Note, p.Items = h, h, slices.Clone(p.Items)
		for j := range p.Items {
			p.Items[j].Name, p.Items[j].Word, p.Items[j].Href = h, h, h
			p.Items[j].States = slices.Clone(p.Items[j].States)
			for k := range p.Items[j].States {
				p.Items[j].States[k].Word = h
			}
		}
		s.Parts[i] = p
	}
	return s
}

// TestMarks checks that state and demonstration are told by the marks.
func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name string
		spec chart.Spec
		want []string
		not  []string
	}{
		{"final", fallingSpec(), []string{`href="#pt1"`}, []string{"#pt1h", "#pt1d"}},
		{"preliminary", trendSpec(), []string{`href="#pt1h"`, "2024年 812.6亿元（初步）"}, []string{"#pt1d"}},
		{"demo", demo(fallingSpec()), []string{`href="#pt1d"`}, []string{`href="#pt1"`}},
		{"both", demo(trendSpec()), []string{`href="#pt1hd"`, `href="#pt1d"`}, nil},
		{"bars", demo(barsSpec()), []string{`fill="url(#hw)"`}, nil},
		{"hollow bars", demo(growthSpec()), []string{`fill="url(#hb1)"`, `class="fg k1 sw15"`}, nil},
		{"missing", gapSpec(), []string{">缺<", `class="brk"`}, nil},
	} {
		got := Draw(c.spec, Text)
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: want %s in %s", c.name, w, got)
			}
		}
		for _, w := range c.not {
			if strings.Contains(got, w) {
				t.Errorf("%s: unwanted %s in %s", c.name, w, got)
			}
		}
	}
}

// TestMissingIsNotJoined checks that no line passes a year without a value.
func TestMissingIsNotJoined(t *testing.T) {
	got := Draw(gapSpec(), Text)
	lines := regexp.MustCompile(`class="ln k1" points="([^"]*)"`).FindAllStringSubmatch(got, -1)
	if len(lines) != 1 || len(strings.Fields(lines[0][1])) != 4 {
		t.Errorf("lines %v, want one with the four values after the gap", lines)
	}
}

// TestIDs checks that two drawings of one chart have different ids, and that a chart without an id has none.
func TestIDs(t *testing.T) {
	ids := regexp.MustCompile(` id="([^"]*)"`)
	seen := map[string]bool{}
	for _, w := range []Width{Text, Phone} {
		for _, m := range ids.FindAllStringSubmatch(Draw(trendSpec(), w), -1) {
			if seen[m[1]] {
				t.Errorf("id %s twice", m[1])
			}
			seen[m[1]] = true
		}
	}
	if len(seen) != 4 {
		t.Errorf("%d ids, want 4", len(seen))
	}
	s := trendSpec()
	s.ID = "图 1"
	if got := Draw(s, Text); !strings.Contains(got, `id="1-t-t"`) {
		t.Errorf("an id keeps what is plain: %.200s", got)
	}
	s.ID = ""
	if got := Draw(s, Text); ids.MatchString(got) || !strings.Contains(got, "aria-label=") {
		t.Errorf("without an id: %.200s", got)
	}
}

// TestReferences checks that drawings refer only to what the page defines, once each.
func TestReferences(t *testing.T) {
	page := Symbols() + Defs()
	wellFormed(t, "<p>"+page+"</p>")
	defined := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if defined[m[1]] {
			t.Errorf("%s is defined twice", m[1])
		}
		defined[m[1]] = true
	}
	for _, s := range samples() {
		for _, w := range s.widths {
			for _, m := range regexp.MustCompile(`(?:href="|url\()#([^")]*)`).FindAllStringSubmatch(Draw(s.spec, w), -1) {
				if !defined[m[1]] {
					t.Errorf("%s refers to %s, which no page defines", s.name, m[1])
				}
			}
		}
	}
}

// TestNoLooks checks that drawings leave colours and fonts to the style sheet.
func TestNoLooks(t *testing.T) {
	for _, s := range samples() {
		for _, w := range s.widths {
			if m := regexp.MustCompile(`style=|fill="[^u]|stroke=|#[0-9a-f]{6}|font-family`).FindString(Draw(s.spec, w)); m != "" {
				t.Errorf("%s has %s", s.name, m)
			}
		}
	}
}

// TestSize holds the median drawing at 4 kB.
func TestSize(t *testing.T) {
	var sizes []int
	for _, s := range samples() {
		for _, w := range s.widths {
			sizes = append(sizes, len(Draw(s.spec, w)))
		}
	}
	slices.Sort(sizes)
	if m := sizes[len(sizes)/2]; m > 4096 {
		t.Errorf("median size %d bytes, want at most 4096", m)
	}
	ten := longSpec(10)
	if n := len(Draw(ten, Text)); n > 5000 {
		t.Errorf("a trend of ten years takes %d bytes", n)
	}
}

// TestSpread checks that pooled labels keep their order, their distance and their bounds.
func TestSpread(t *testing.T) {
	for _, c := range []struct {
		want, size []float64
		lo, hi     float64
		out        []float64
	}{
		{nil, nil, 0, 10, nil},
		{[]float64{5, 50}, []float64{10, 10}, 0, 100, []float64{5, 50}},
		{[]float64{50, 50}, []float64{10, 10}, 0, 100, []float64{44, 56}},
		{[]float64{1, 2, 3}, []float64{10, 10, 10}, 0, 100, []float64{5, 17, 29}},
		{[]float64{99, 98}, []float64{10, 10}, 0, 100, []float64{95, 83}},
	} {
		if got := spread(c.want, c.size, 2, c.lo, c.hi); !slices.Equal(got, c.out) && len(got)+len(c.out) > 0 {
			t.Errorf("spread(%v) = %v, want %v", c.want, got, c.out)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		room float64
		want []string
	}{
		{"核心区", 60, []string{"核心区"}},
		{"示例园区甲", 40, []string{"示例园", "区甲"}},
		{"甲、乙、丙", 30, []string{"甲、", "乙、", "丙"}},
		{"“甲乙”丙", 40, []string{"“甲", "乙”丙"}},
		{"long word here", 60, []string{"long", "word", "here"}},
		{"", 60, []string{""}},
	} {
		if got := wrap(c.in, normal, c.room); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %v) = %q, want %q", c.in, c.room, got, c.want)
		}
	}
}

func BenchmarkTrend(b *testing.B) {
	s := longSpec(10)
	b.ReportAllocs()
	for b.Loop() {
		Draw(s, Text)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "charts/s")
	b.ReportMetric(float64(len(Draw(s, Text))), "bytes/chart")
}

func BenchmarkSamples(b *testing.B) {
	all := samples()
	for b.Loop() {
		for _, s := range all {
			Draw(s.spec, s.widths[0])
		}
	}
	b.ReportMetric(float64(b.N*len(all))/b.Elapsed().Seconds(), "charts/s")
}
