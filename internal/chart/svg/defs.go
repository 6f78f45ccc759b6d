package svg

import (
	"strconv"
	"strings"

	"nianbao/internal/chart"
)

// symbols are the icons of verdicts (shapes differ, so that black-and-white
// print can be read) and two of the page's own.
var symbols = [...][2]string{
	{"none", `<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6"/>`},
	{"todo", `<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2.6"/>`},
	{"met", `<circle cx="8" cy="8" r="7.5" fill="currentColor"/><path d="M4.4 8.3l2.5 2.5 4.8-5.2" fill="none" stroke="var(--ko)" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>`},
	{"fast", `<circle cx="8" cy="8" r="7.5" fill="currentColor"/><path d="M4.6 4.9L7.7 8l-3.1 3.1M8.3 4.9L11.4 8l-3.1 3.1" fill="none" stroke="var(--ko)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`},
	{"on", `<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><circle cx="8" cy="8" r="3.2" fill="currentColor"/>`},
	{"run", `<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8 1.4a6.6 6.6 0 0 0 0 13.2z" fill="currentColor"/>`},
	{"need", `<path d="M8 1.2L15.4 14.4H.6z" fill="currentColor" stroke="currentColor" stroke-linejoin="round"/>`},
	{"lag", `<rect x="1.4" y="1.4" width="13.2" height="13.2" fill="currentColor"/>`},
	{"miss", `<rect x="1.4" y="1.4" width="13.2" height="13.2" fill="currentColor"/><path d="M5 5l6 6M11 5l-6 6" stroke="var(--ko)" stroke-width="1.9" stroke-linecap="round"/>`},
	{"back", `<path d="M8 14.8L.6 1.6h14.8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round"/>`},
	{"up", `<path d="M8 14V3M3.5 7L8 2.5 12.5 7" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>`},
	{"find", `<circle cx="7" cy="7" r="4.8" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M10.7 10.7L14.5 14.5" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/>`},
}

// Symbols returns a hidden <svg> with the icons as symbols i-none, i-met …
// (the names of chart.Icon), i-up and i-find: once at the start of a page.
func Symbols() string {
	var b strings.Builder
	b.WriteString(`<svg class="defs" aria-hidden="true">`)
	for _, s := range symbols {
		b.WriteString(`<symbol id="i-` + s[0] + `" viewBox="0 0 16 16">` + s[1] + `</symbol>`)
	}
	b.WriteString(`</svg>`)
	return b.String()
}

// series is the number of colours for series.
const series = chart.Colours

// Defs returns a hidden <svg> with the hatchings, fillings and marks of points
// that drawings refer to: once at the start of a page.
//
//	hw        hatching over a filled surface: a demonstration
//	hg hp1…6  the same inside filled and hollow marks
//	hb1…6     the same inside hollow bars
//	q2…6      fillings of bars, in the colours a2 to a6, told apart without colour
//	pt1…6     marks of points, each series with its shape; with h hollow (not final), with d hatched
func Defs() string {
	var b strings.Builder
	b.WriteString(`<svg class="defs" aria-hidden="true"><defs>`)
	b.WriteString(pattern("hw", 6, "--hatch", "1.3") + pattern("hg", 3, "--ground", "1.2"))
	for k := 1; k <= series; k++ {
		n := strconv.Itoa(k)
		b.WriteString(pattern("hp"+n, 3, "--s"+n, "1.6") + pattern("hb"+n, 6, "--s"+n, "1.3") + filling(k))
		filled, open := shape(k, `class="f`+n+`"`, 1), shape(k, `class="fg k`+n+`"`, 1)
		for _, m := range [...][2]string{
			{"", filled},
			{"d", filled + shape(k, `fill="url(#hg)"`, 1)},
			{"h", open},
			{"hd", open + shape(k, `fill="url(#hp`+n+`)"`, .78)},
		} {
			b.WriteString(`<g id="pt` + n + m[0] + `">` + m[1] + `</g>`)
		}
	}
	b.WriteString(`</defs></svg>`)
	return b.String()
}

// shape is the mark of series k: disc, square, triangle up and down, cross; a
// smaller disc for context.
func shape(k int, look string, scale float64) string {
	n := func(v float64) string { return string(appendNum(nil, mul(v, scale))) }
	switch k {
	case 2:
		return `<rect ` + look + ` x="` + n(-4) + `" y="` + n(-4) + `" width="` + n(8) + `" height="` + n(8) + `"/>`
	case 3:
		return `<path ` + look + ` d="M0 ` + n(-5) + `L` + n(5.2) + ` ` + n(4) + `H` + n(-5.2) + `z"/>`
	case 4:
		return `<path ` + look + ` d="M0 ` + n(5) + `L` + n(5.2) + ` ` + n(-4) + `H` + n(-5.2) + `z"/>`
	case 5:
		a, b := n(1.7), n(4.8)
		return `<path ` + look + ` d="M-` + a + `-` + b + `H` + a + `V-` + a + `H` + b + `V` + a + `H` + a + `V` + b + `H-` + a + `V` + a + `H-` + b + `V-` + a + `H-` + a + `z"/>`
	case series:
		return `<circle ` + look + ` r="` + n(3.8) + `"/>`
	}
	return `<circle ` + look + ` r="` + n(4.5) + `"/>`
}

// fillings are the marks on the bars of the series from the second on: dots,
// lines, uprights, a net, and rough dots for context. None slants: that is hatching.
var fillings = [...][2]string{
	{"6", `<circle cx="1.5" cy="1.5" r="1.1"/><circle cx="4.5" cy="4.5" r="1.1"/>`},
	{"5", `<path d="M0 0h5v1.4H0z"/>`},
	{"5", `<path d="M0 0h1.4v5H0z"/>`},
	{"6", `<path d="M0 0h6v1.2H1.2V6H0z"/>`},
	{"8", `<circle cx="2" cy="2" r="1.7"/>`},
}

// filling defines how the bars of series k are filled; the first is plain.
func filling(k int) string {
	if k < 2 {
		return ""
	}
	n, f := strconv.Itoa(k), fillings[k-2]
	return `<pattern id="q` + n + `" width="` + f[0] + `" height="` + f[0] + `" patternUnits="userSpaceOnUse"><rect class="a` + n +
		`" width="` + f[0] + `" height="` + f[0] + `"/><g class="pat">` + f[1] + `</g></pattern>`
}

func pattern(id string, size int, colour, weight string) string {
	n := strconv.Itoa(size)
	return `<pattern id="` + id + `" width="` + n + `" height="` + n + `" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V` + n +
		`" stroke="var(` + colour + `)" stroke-width="` + weight + `"/></pattern>`
}
