package svg

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"nianbao/internal/character"
	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// anchor is the point of a text that its position names.
type anchor uint8

const (
	start anchor = iota
	middle
	end
)

// box is a rectangle of the drawing.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) meets(o box, dx, dy float64) bool {
	return b.x0 < o.x1+dx && o.x0 < b.x1+dx && b.y0 < o.y1+dy && o.y0 < b.y1+dy
}

type point struct{ x, y float64 }

type segment struct{ a, b point }

// label is a text that stands, for placing others and for tests.
type label struct {
	box  box
	text string
}

// canvas collects the elements of one drawing, the boxes of its labels and the
// ink of its lines.
type canvas struct {
	spec   chart.Spec
	width  Width
	w, h   float64
	class  string
	role   string
	out    []byte
	labels []label
	ink    []segment
}

func newCanvas(s chart.Spec, w Width, wide, high float64) *canvas {
	return &canvas{spec: s, width: w, w: wide, h: high, class: w.class(), role: "img", out: make([]byte, 0, 4096)}
}

// mul is a product that is rounded before it is added to anything: without it
// some processors fuse the two and give other last digits.
func mul(a, b float64) float64 { return float64(a * b) }

// lerp returns the point a share t of the way from a to b.
func lerp(a, b, t float64) float64 { return a + mul(b-a, t) }

// raw appends markup.
func (c *canvas) raw(s string) { c.out = append(c.out, s...) }

// num appends a coordinate with at most one decimal.
func (c *canvas) num(v float64) { c.out = appendNum(c.out, v) }

func appendNum(out []byte, v float64) []byte {
	if math.IsNaN(v) {
		v = 0
	}
	n := int64(math.Round(mul(max(-1e6, min(1e6, v)), 10)))
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/10, 10)
	if n%10 != 0 {
		out = append(out, '.', byte('0'+n%10))
	}
	return out
}

// attr appends an attribute that is a coordinate.
func (c *canvas) attr(name string, v float64) {
	c.raw(" ")
	c.raw(name)
	c.raw(`="`)
	c.num(v)
	c.raw(`"`)
}

// open begins an element with its classes.
func (c *canvas) open(element, class string) {
	c.raw("<")
	c.raw(element)
	if class != "" {
		c.raw(` class="`)
		c.raw(class)
		c.raw(`"`)
	}
}

// titled ends an element, with a title where there is one.
func (c *canvas) titled(element, title string) {
	if title == "" {
		c.raw("/>")
		return
	}
	c.raw("><title>")
	c.out = appendEscaped(c.out, title)
	c.raw("</title></")
	c.raw(element)
	c.raw(">")
}

func (c *canvas) line(x1, y1, x2, y2 float64, class string) {
	c.open("line", class)
	c.attr("x1", x1)
	c.attr("y1", y1)
	c.attr("x2", x2)
	c.attr("y2", y2)
	c.raw("/>")
}

// strokes draws straight lines of one class as one element: each begins at a
// point and runs by dx and dy, one of which is zero.
func (c *canvas) strokes(from []point, dx, dy float64, class string) {
	if len(from) == 0 {
		return
	}
	c.open("path", class)
	c.raw(` d="`)
	for _, p := range from {
		c.raw("M")
		c.num(p.x)
		c.raw(" ")
		c.num(p.y)
		if dy == 0 {
			c.raw("h")
			c.num(dx)
		} else {
			c.raw("v")
			c.num(dy)
		}
	}
	c.raw(`"/>`)
}

func (c *canvas) rect(x, y, w, h float64, class, title string) {
	c.open("rect", class)
	c.frame(x, y, w, h)
	c.titled("rect", title)
}

func (c *canvas) frame(x, y, w, h float64) {
	c.attr("x", x)
	c.attr("y", y)
	c.attr("width", max(w, 0))
	c.attr("height", max(h, 0))
}

// points appends the attribute of a polyline or polygon and closes it.
func (c *canvas) points(pts []point) {
	c.raw(` points="`)
	for i, p := range pts {
		if i > 0 {
			c.raw(" ")
		}
		c.num(p.x)
		c.raw(",")
		c.num(p.y)
	}
	c.raw(`"/>`)
}

// polyline draws a line and remembers its ink.
func (c *canvas) polyline(pts []point, class string) {
	c.open("polyline", class)
	c.points(pts)
	for i := 1; i < len(pts); i++ {
		c.soak(pts[i-1], pts[i])
	}
}

func (c *canvas) polygon(pts []point, class string) {
	c.open("polygon", class)
	c.points(pts)
}

// soak remembers that there is ink from a to b.
func (c *canvas) soak(a, b point) { c.ink = append(c.ink, segment{a, b}) }

func (c *canvas) circle(x, y, r float64, class, title string) {
	c.open("circle", class)
	c.attr("cx", x)
	c.attr("cy", y)
	c.attr("r", r)
	c.titled("circle", title)
}

// diamond is the mark at the end of a target.
func (c *canvas) diamond(x, y, r float64) {
	c.open("path", "tgm")
	c.raw(` d="M`)
	c.num(x)
	c.raw(" ")
	c.num(y - r)
	for _, d := range [...][2]float64{{r, r}, {-r, r}, {-r, -r}} {
		c.raw("l")
		c.num(d[0])
		c.raw(" ")
		c.num(d[1])
	}
	c.raw(`z"/>`)
}

// icon draws a symbol of the page's set.
func (c *canvas) icon(i chart.Icon, x, y, size float64, class string) {
	c.raw(`<use href="#i-`)
	c.raw(i.String())
	c.raw(`" class="`)
	c.raw(class)
	c.raw(`"`)
	c.frame(x, y, size, size)
	c.raw("/>")
}

// mark draws the symbol of a point of series k: hollow if it is not final, hatched if it is a demonstration.
func (c *canvas) mark(x, y float64, k int, v number.Value, title string) {
	c.raw(`<use href="#`)
	c.raw(markID(k, v))
	c.raw(`"`)
	c.attr("x", x)
	c.attr("y", y)
	c.titled("use", title)
}

func markID(k int, v number.Value) string {
	id := "pt" + strconv.Itoa(k)
	if hollow(v) {
		id += "h"
	}
	if v.Demo {
		id += "d"
	}
	return id
}

func hollow(v number.Value) bool { return chart.Provisional(v) != number.Final }

// bar draws a surface of tone (f1, a2, fr3 …): hollow in the colour of series
// k if it is not final, hatched if it is a demonstration.
func (c *canvas) bar(b box, tone string, k int, v number.Value, title string) {
	w, h := b.x1-b.x0, b.y1-b.y0
	hatch := "hw"
	if hollow(v) && w > 4 && h > 4 {
		n := strconv.Itoa(k)
		c.rect(b.x0+.75, b.y0+.75, w-1.5, h-1.5, "fg k"+n+" sw15", title)
		b, hatch = box{b.x0 + 1.5, b.y0 + 1.5, b.x1 - 1.5, b.y1 - 1.5}, "hb"+n
	} else {
		c.fill(b, tone, title)
	}
	if v.Demo && w > 1 && h > 1 {
		c.raw(`<rect fill="url(#` + hatch + `)"`)
		c.frame(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0)
		c.raw("/>")
	}
}

// fill draws a surface of tone; the tones of several series are fillings.
func (c *canvas) fill(b box, tone, title string) {
	if len(tone) != 2 || tone[0] != 'a' || tone[1] == '1' {
		c.rect(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0, tone, title)
		return
	}
	c.raw(`<rect class="q" fill="url(#q` + tone[1:] + `)"`)
	c.frame(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0)
	c.titled("rect", title)
}

// textBox returns the room that a text takes.
func textBox(x, y float64, s, class string, a anchor, size float64) box {
	w := width(s, size)
	if bold(class) {
		w = boldWidth(s, size)
	}
	switch a {
	case middle:
		x -= mul(w, .5)
	case end:
		x -= w
	}
	return box{x, y - mul(size, .88), x + w, y + mul(size, .2)}
}

// bold reports whether the style sheet sets class in semi-bold.
func bold(class string) bool {
	return strings.Contains(class, " b") || strings.Contains(class, "tg") || strings.Contains(class, "hd") || strings.HasPrefix(class, "b")
}

// text writes s with its baseline at y and remembers its box.
func (c *canvas) text(x, y float64, s, class string, a anchor, size float64) {
	if s == "" {
		return
	}
	c.raw(`<text class="`)
	c.raw(class)
	c.raw([...]string{"", " am", " ae"}[a])
	c.raw(`"`)
	c.attr("x", x)
	c.attr("y", y)
	if size != normal {
		c.attr("font-size", size)
	}
	c.raw(">")
	c.out = appendEscaped(c.out, s)
	c.raw("</text>")
	c.labels = append(c.labels, label{textBox(x, y, s, class, a, size), s})
}

// finish wraps the elements into the <svg> element.
func (c *canvas) finish() string {
	id := plainID(c.spec.ID)
	out := make([]byte, 0, len(c.out)+1024)
	out = append(out, `<svg class="`+c.class+`" viewBox="0 0 `...)
	out = appendNum(out, c.w)
	out = append(out, ' ')
	out = appendNum(out, c.h)
	out = append(out, `" width="`...)
	out = strconv.AppendFloat(out, c.w/16, 'f', -1, 64)
	out = append(out, `rem" role="`+c.role+`"`...)
	out = c.appendName(out, id)
	out = append(out, c.out...)
	return string(append(out, "</svg>"...))
}

// appendName closes the start tag and gives the drawing its name and
// description: elements with ids where the chart has one, else an attribute.
func (c *canvas) appendName(out []byte, id string) []byte {
	if id == "" || c.small() {
		out = append(out, ` aria-label="`...)
		out = appendEscaped(out, c.name())
		return append(out, `">`...)
	}
	id += "-" + c.width.suffix()
	out = append(out, ` aria-labelledby="`+id+`-t" aria-describedby="`+id+`-d"><title id="`+id+`-t">`...)
	out = appendEscaped(out, c.name())
	out = append(out, `</title><desc id="`+id+`-d">`...)
	out = appendEscaped(out, c.spec.Describe())
	return append(out, `</desc>`...)
}

func (c *canvas) small() bool { return c.spec.Form == chart.Spark || c.spec.Form == chart.Bullet }

func (c *canvas) name() string {
	if c.spec.Finding != "" && !c.small() {
		return c.spec.Finding
	}
	return c.spec.Describe()
}

// plainID returns what is letter, digit, - or _ in s.
func plainID(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, s)
}

// appendEscaped appends s as character data or attribute value. What XML
// cannot hold and what would turn the direction of the text is dropped.
func appendEscaped(out []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			out = append(out, "&amp;"...)
		case r == '<':
			out = append(out, "&lt;"...)
		case r == '>':
			out = append(out, "&gt;"...)
		case r == '"':
			out = append(out, "&quot;"...)
		case r == '\t' || r == '\n' || r == '\r':
			out = append(out, ' ')
		case unicode.IsControl(r), r&0xFFFE == 0xFFFE, character.Turns(r):
		default:
			out = appendRune(out, r)
		}
	}
	return out
}

func appendRune(out []byte, r rune) []byte { return append(out, string(r)...) }
