package svg

import (
	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// slice is a part of a strip with its share.
type slice struct {
	chart.Part
	share number.Value
	tone  string
}

// partsOf returns the parts to draw, light the smaller they stand, grey what is gathered.
func partsOf(s chart.Spec) []slice {
	whole := s.Total()
	var out []slice
	for i, p := range s.Gathered() {
		tone := p.Fill(i)
		if tone[0] == 'a' {
			tone = "rest"
		}
		out = append(out, slice{p, p.Share(whole), tone})
	}
	return out
}

// sumOf adds up what can be drawn of parts.
func sumOf(parts []slice) float64 {
	sum := 0.
	for _, p := range parts {
		sum += positive(p.Value)
	}
	return sum
}

// drawStrip shows the parts of a whole as one bar: names beneath where they
// fit side by side, else as a list.
func drawStrip(s chart.Spec, w Width) *canvas {
	parts := partsOf(s)
	sum := sumOf(parts)
	if sum == 0 {
		return drawEmpty(s, w)
	}
	c := newCanvas(s, w, w.Pixels(), 0)
	var want, size []float64
	x, need := 0., 0.
	high := 40.
	if w.narrow() {
		high = 30
	}
	for i, p := range parts {
		wide := mul(c.w, positive(p.Value)/sum)
		gap := 1.5
		if i == len(parts)-1 {
			gap = 0
		}
		c.bar(box{x, 0, x + max(wide-gap, 0), high}, p.tone, 1, p.Value, p.Name+" "+p.Value.String())
		z := max(width(p.Name, normal), boldWidth(p.share.String(), 18), width(valueText(p), normal))
		want, size = append(want, x+mul(wide, .5)), append(size, z)
		x, need = x+wide, need+z+14
	}
	if need-14 > c.w || w.narrow() {
		stripList(c, parts, high)
		return c
	}
	stripLabels(c, parts, want, size)
	return c
}

// valueText is a part's value with its unit.
func valueText(p slice) string {
	if p.Value.State == number.Unknown {
		return "缺"
	}
	if !p.Value.Known() {
		return p.Value.Digits()
	}
	return digits(p.Value, 110) + string(p.Value.Unit)
}

func positive(v number.Value) float64 {
	if !v.Known() {
		return 0
	}
	return max(0, v.Dec.Float())
}

func stripLabels(c *canvas, parts []slice, want, size []float64) {
	c.h = 116
	for i, x := range spread(want, size, 14, 0, c.w) {
		c.elbow(want[i], 41, x, 52)
		c.text(x, 67, parts[i].Name, "tk2", middle, normal)
		c.text(x, 88, parts[i].share.String(), "lb b", middle, 18)
		c.text(x, 107, valueText(parts[i]), "tk", middle, normal)
	}
}

func stripList(c *canvas, parts []slice, high float64) {
	room := 0.
	for _, p := range parts {
		room = max(room, boldWidth(p.share.String(), normal))
	}
	for i, p := range parts {
		y := high + 30 + mul(30, float64(i))
		c.bar(box{0, y - 10, 12, y + 2}, p.tone, 1, p.Value, "")
		value := clip(valueText(p), normal, mul(c.w, .45))
		c.text(c.w, y, p.share.String(), "lb b", end, normal)
		c.text(c.w-room-14, y, value, "lb", end, normal)
		c.text(20, y, clip(p.Name, normal, c.w-room-14-width(value, normal)-32), "tk2", start, normal)
		if i > 0 {
			c.line(0, y-20, c.w, y-20, "grid")
		}
	}
	c.h = high + 14 + mul(30, float64(len(parts)))
}
