package svg

import (
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/chart/sample"
	"nianbao/internal/golden"
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
	for _, g := range sample.Generated() {
		s := g.Spec
		for _, w := range []Width{Text, Half, Phone, Panel, PanelPhone, Full, Tablet, Cell} {
			t.Run(g.Name+"/"+w.suffix(), func(t *testing.T) {
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

// TestHostileText puts each hostile text into every slot of every form.
func TestHostileText(t *testing.T) {
	for _, h := range sample.Hostile() {
		for _, s := range samples() {
			x := sample.WithText(s.spec, h)
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

// TestMarks checks that state and demonstration are told by the marks.
func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name string
		spec chart.Spec
		want []string
		not  []string
	}{
		{"final", sample.Falling(), []string{`href="#pt1"`}, []string{"#pt1h", "#pt1d"}},
		{"preliminary", sample.Trend(), []string{`href="#pt1h"`, "2024年 812.6亿元（初步）"}, []string{"#pt1d"}},
		{"demo", sample.Demo(sample.Falling()), []string{`href="#pt1d"`}, []string{`href="#pt1"`}},
		{"both", sample.Demo(sample.Trend()), []string{`href="#pt1hd"`, `href="#pt1d"`}, nil},
		{"bars", sample.Demo(sample.Bars()), []string{`fill="url(#hw)"`}, nil},
		{"hollow bars", sample.Demo(sample.Growth()), []string{`fill="url(#hb1)"`, `class="fg k1 sw15"`}, nil},
		{"missing", sample.Gap(), []string{">缺<", `class="brk"`}, nil},
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
	got := Draw(sample.Gap(), Text)
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
		for _, m := range ids.FindAllStringSubmatch(Draw(sample.Trend(), w), -1) {
			if seen[m[1]] {
				t.Errorf("id %s twice", m[1])
			}
			seen[m[1]] = true
		}
	}
	if len(seen) != 4 {
		t.Errorf("%d ids, want 4", len(seen))
	}
	s := sample.Trend()
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
	ten := sample.Long(10)
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
	s := sample.Long(10)
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

// The samples of bars side by side under a line of two axes are in the bars' own colours.
func TestTwinKeysHaveTheBarsColours(t *testing.T) {
	s := sample.Twin()
	bars := &s.Panels[1]
	if bars.Layers[0].Mark != chart.Bar {
		bars = &s.Panels[0]
	}
	second := bars.Layers[0]
	second.Name = "另一种"
	bars.Layers = append(slices.Clone(bars.Layers), second)
	// Of the second kind the last bar is hollow, and one stands in the key.
	if got := Draw(s, Text); strings.Contains(got, "fr1") || strings.Count(got, "#q2") != len(second.Data) {
		t.Errorf("%s", got)
	}
}
