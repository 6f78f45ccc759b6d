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

// Defs returns a hidden <svg> with the hatchings and the marks of points that
// drawings refer to: once at the start of a page.
//
//	hw        hatching over a filled surface: a demonstration
//	hg hp1…6  the same inside filled and hollow marks
//	hb1…6     the same inside hollow bars
//	pt1…6     marks of points, with h hollow (not final), with d hatched
func Defs() string {
	var b strings.Builder
	b.WriteString(`<svg class="defs" aria-hidden="true"><defs>`)
	b.WriteString(pattern("hw", 6, "--hatch", "1.3") + pattern("hg", 3, "--ground", "1.2"))
	for k := 1; k <= series; k++ {
		n := strconv.Itoa(k)
		b.WriteString(pattern("hp"+n, 3, "--s"+n, "1.6") + pattern("hb"+n, 6, "--s"+n, "1.3"))
		filled, open := `<circle class="f`+n+`" r="4.5"/>`, `<circle class="fg k`+n+`" r="4.5"/>`
		for _, m := range [...][2]string{
			{"", filled},
			{"d", filled + `<circle fill="url(#hg)" r="4.5"/>`},
			{"h", open},
			{"hd", open + `<circle fill="url(#hp` + n + `)" r="3.5"/>`},
		} {
			b.WriteString(`<g id="pt` + n + m[0] + `">` + m[1] + `</g>`)
		}
	}
	b.WriteString(`</defs></svg>`)
	return b.String()
}

func pattern(id string, size int, colour, weight string) string {
	n := strconv.Itoa(size)
	return `<pattern id="` + id + `" width="` + n + `" height="` + n + `" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V` + n +
		`" stroke="var(` + colour + `)" stroke-width="` + weight + `"/></pattern>`
}
