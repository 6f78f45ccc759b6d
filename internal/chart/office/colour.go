package office

import (
	"strconv"

	"nianbao/internal/chart"
	"nianbao/internal/ooxml"
)

// colours are those of the printed page (templates/assets/css), by name.
var colours = map[string]string{
	"s1": "0B4F8A", "s2": "B8520A", "s3": "00796B", "s4": "7A4B9A", "s5": "8A6100", "s6": "5B6673",
	"r1": "A9C6E0", "r2": "5C93C4", "r3": "0B4F8A",
	"m1": "0B4F8A", "m2": "2A679E", "m3": "437CAF", "m4": "5A90BF", "m5": "6699C7",
	"a1": "5C93C4", "a2": "D97B35", "a3": "3F9D90", "a4": "A07CBA", "a5": "B58D25", "a6": "8592A0",
	"ink": "1B2430", "mute": "5B6673", "axis": "8A949F", "grid": "E6EAEE", "main": "0B4F8A", "lag": "B3261E",
}

// fillings tell bars apart without colour, from the second series on: patterns
// that do not slant, for slanting means demonstration.
var fillings = [...]string{"narHorz", "narVert", "smGrid", "dkHorz", "lgGrid"}

// filling is the pattern of bars in one of the colours a2 to a6, "" for others.
func filling(colour string) string {
	if n := int(colour[1] - '0'); colour[0] == 'a' && n > 1 {
		return fillings[n-2]
	}
	return ""
}

// look is how a surface is filled.
type look struct {
	// colour is a name in colours; pattern, where not empty, lies on it in white.
	colour, pattern string
	// edge, where not empty, is the colour of what is hollow, whose own may be light.
	edge string
	// hollow says that a value is not final, hatched that it is a demonstration.
	hollow, hatched bool
}

// fill writes the fill of a surface: solid, patterned, hatched or hollow.
func (l look) fill(w *ooxml.Writer) {
	colour := colours[l.outline()]
	switch {
	case l.hatched && l.hollow:
		pattern(w, "ltUpDiag", colour, "FFFFFF")
	case l.hatched:
		pattern(w, "wdUpDiag", "FFFFFF", colour)
	case l.hollow:
		solid(w, "FFFFFF")
	case l.pattern != "":
		pattern(w, l.pattern, "FFFFFF", colour)
	default:
		solid(w, colour)
	}
}

// outline names the colour around a surface.
func (l look) outline() string {
	if l.hollow && l.edge != "" {
		return l.edge
	}
	return l.colour
}

func solid(w *ooxml.Writer, colour string) {
	w.In("a:solidFill", func() { w.Val("a:srgbClr", colour) })
}

func pattern(w *ooxml.Writer, name, front, back string) {
	w.In("a:pattFill", func() {
		w.In("a:fgClr", func() { w.Val("a:srgbClr", front) })
		w.In("a:bgClr", func() { w.Val("a:srgbClr", back) })
	}, "prst", name)
}

// stroke writes a line of a width in points; "" is no line.
func stroke(w *ooxml.Writer, colour string, width float64, dash string) {
	if colour == "" {
		w.In("a:ln", func() { w.Empty("a:noFill") })
		return
	}
	w.In("a:ln", func() {
		solid(w, colours[colour])
		if dash != "" {
			w.Val("a:prstDash", dash)
		}
		w.Empty("a:round")
	}, "w", strconv.Itoa(int(width*12700)), "cap", "rnd")
}

// symbols are the marks of series, the last for context.
var symbols = [...]string{"circle", "square", "triangle", "diamond", "x", "circle"}

func symbolOf(k int) string {
	return symbols[(max(k, 1)-1)%len(symbols)]
}

// lineColour names the colour of a layer drawn as a line.
func lineColour(l chart.Layer, k int) string {
	switch l.Role {
	case chart.Target:
		return "lag"
	case chart.Path:
		return "mute"
	case chart.Context:
		return "s6"
	case chart.Observed, chart.Projection:
	}
	return "s" + strconv.Itoa(max(k, 1))
}
