package chart

import (
	"math"
	"strings"
	"testing"
)

func ticksText(s Scale) string {
	var out []string
	for _, t := range s.Ticks {
		out = append(out, t.Text)
	}
	return strings.Join(out, " ")
}

func TestScaleTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   string
		max    float64
	}{
		{0, 1, "0 0.25 0.50 0.75 1.00", 1},
		{0, 1024.4, "0 250 500 750 1000", 1024.4},
		{0, 812.6, "0 200 400 600 800", 812.6},
		{0, 60, "0 20 40 60", 60},
		{0, 970, "0 250 500 750 1000", 1000},
		{1.9, 2.4, "1.9 2.0 2.1 2.2 2.3 2.4", 2.4},
		{-5, 12, "−5 0 5 10", 12},
		{-9, -1, "−10 −8 −6 −4 −2", -1},
		{0, 0, "0 0.25 0.50 0.75 1.00", 1},
		{0, 25000000, "0 500万 1000万 1500万 2000万 2500万", 25000000},
		{0, 812e8, "0 200亿 400亿 600亿 800亿", 812e8},
		{0, 3e-7, "0 1×10⁻⁷ 2×10⁻⁷ 3×10⁻⁷", 3e-7},
		{0, 3e60, "0 1×10⁶⁰ 2×10⁶⁰ 3×10⁶⁰", 3e60},
		{math.NaN(), 1, "0 0.25 0.50 0.75 1.00", 1},
		{0, math.Inf(1), "0 0.25 0.50 0.75 1.00", 1},
	} {
		got := NewScale(c.lo, c.hi)
		if s := ticksText(got); s != c.want {
			t.Errorf("NewScale(%v, %v): ticks %s, want %s", c.lo, c.hi, s, c.want)
		}
		if got.Max != c.max {
			t.Errorf("NewScale(%v, %v) ends at %v, want %v", c.lo, c.hi, got.Max, c.max)
		}
	}
}

// TestScaleHolds checks over many spans what every axis promises.
func TestScaleHolds(t *testing.T) {
	for i := range 4000 {
		f := float64(i)
		size := math.Pow(10, float64(i%13)-6)
		lo, hi := float64(math.Sin(f)*size), float64(math.Cos(f*f)*size)
		if lo > hi {
			lo, hi = hi, lo
		}
		checkScale(t, lo, hi)
		checkScale(t, 0, math.Abs(hi))
		checkScale(t, lo, lo)
	}
}

func checkScale(t *testing.T, lo, hi float64) {
	t.Helper()
	s := NewScale(lo, hi)
	if s.Min > lo || s.Max < hi {
		t.Fatalf("NewScale(%v, %v) is %v to %v", lo, hi, s.Min, s.Max)
	}
	if n := len(s.Ticks); n < 4 || n > 6 {
		t.Errorf("NewScale(%v, %v) has %d ticks: %s", lo, hi, n, ticksText(s))
	}
	seen := map[string]bool{}
	for i, k := range s.Ticks {
		if seen[k.Text] {
			t.Errorf("NewScale(%v, %v): tick %s twice", lo, hi, k.Text)
		}
		seen[k.Text] = true
		if i > 0 && k.At <= s.Ticks[i-1].At {
			t.Errorf("NewScale(%v, %v): ticks do not rise", lo, hi)
		}
	}
}

// TestPanelScale checks when an axis begins at zero.
func TestPanelScale(t *testing.T) {
	for _, c := range []struct {
		name   string
		mark   Mark
		values []string
		zero   bool
	}{
		{"bars always", Bar, []string{"98", "99"}, true},
		{"areas always", Area, []string{"98", "99"}, true},
		{"a line far from zero", Line, []string{"70", "74"}, false},
		{"a line that doubles", Line, []string{"40", "90"}, true},
		{"both signs", Line, []string{"-1", "90"}, true},
		{"negative far from zero", Line, []string{"-70", "-74"}, false},
		{"negative that doubles", Line, []string{"-40", "-90"}, true},
	} {
		p := Panel{Layers: []Layer{{Mark: c.mark, Data: data(0, "%", c.values...)}}}
		s := p.Scale()
		if zero := s.Min <= 0 && s.Max >= 0; zero != c.zero {
			t.Errorf("%s: the axis is %v to %v", c.name, s.Min, s.Max)
		}
	}
}

func TestStacksAddUp(t *testing.T) {
	p := Panel{Layers: []Layer{
		{Mark: Bar, Stack: "a", Data: data(0, "家", "3", "-2")},
		{Mark: Bar, Stack: "a", Data: data(0, "家", "4", "5")},
		{Mark: Bar, Stack: "b", Data: data(0, "家", "6", "")},
	}}
	if lo, hi, ok := p.Extent(); lo != -2 || hi != 7 || !ok {
		t.Errorf("extent %v to %v, want -2 to 7", lo, hi)
	}
}
