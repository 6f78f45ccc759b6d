package svg

import (
	"nianbao/internal/chart"
)

// ending is a label at the right end of a line.
type ending struct {
	y     float64
	lines []string
	class string
	// layer is what it names; the narrow form sets it as a key above the plot.
	layer layer
}

// findEnds decides whether the right margin of the plot holds names.
func (pl *plot) findEnds(among bool) {
	pl.ends = !pl.c.width.narrow() && !among && len(pl.named()) > 0
}

// named returns the layers that are named at their end: target, projection, and lines that are several.
func (pl *plot) named() []layer {
	var out []layer
	_, only := pl.single()
	for _, l := range pl.layers {
		if _, _, ok := l.Known(); !ok {
			continue
		}
		switch {
		case l.Role == chart.Target, l.Role == chart.Projection && l.Mark != chart.Band, l.Mark == chart.Rule:
			out = append(out, l)
		case l.series() && l.Mark != chart.Bar && !only && l.Name != "":
			out = append(out, l)
		}
	}
	return out
}

// endText returns the first line of an end label: name and last value.
func (pl *plot) endText(l layer) string {
	_, last, _ := l.Known()
	name := l.Name
	if name == "" && l.Role == chart.Target {
		name = "目标"
	}
	if name == "" && l.Role == chart.Projection {
		name = "趋势推算"
	}
	v := digits(last.Value, 160)
	if name == "" {
		return v
	}
	return name + " " + v
}

// interval returns the second line of a projection: name and bounds of its band.
func (pl *plot) interval() string {
	for _, l := range pl.layers {
		if l.Mark != chart.Band || l.Role != chart.Projection {
			continue
		}
		d := l.Data[len(l.Data)-1]
		if d.Low.Known() && d.High.Known() {
			return l.Name + " " + digits(d.Low, 100) + "—" + digits(d.High, 100)
		}
	}
	return ""
}

// roleClass is the class of l's name by its role, that of data given by the caller.
func (l layer) roleClass(data string) string {
	switch l.Role {
	case chart.Target:
		return "tg"
	case chart.Projection:
		return "pj"
	case chart.Path:
		return "du"
	case chart.Observed, chart.Context:
	}
	return data
}

func (l layer) endClass() string { return "lb " + l.roleClass("b"+digit(l.k)) }

func (pl *plot) endings() []ending {
	if !pl.ends {
		return nil
	}
	room := mul(pl.c.w, .34)
	var out []ending
	for _, l := range pl.named() {
		e := ending{class: l.endClass(), layer: l}
		e.lines = limit(wrap(pl.endText(l), normal, room/1.035), 3, room)
		if l.Role == chart.Projection {
			if t := pl.interval(); t != "" {
				e.lines = append(e.lines, limit(wrap(t, normal, room), 2, room)...)
			}
		}
		_, last, _ := l.Known()
		e.y = pl.y(last.Value)
		out = append(out, e)
	}
	return out
}

// limit keeps at most n lines, each within room.
func limit(lines []string, n int, room float64) []string {
	if len(lines) > n {
		lines = append(lines[:n-1:n-1], lines[n-1]+"…")
	}
	for i := range lines {
		lines[i] = clip(lines[i], normal, room)
	}
	return lines
}

// endRoom is the right margin that the end labels need.
func (pl *plot) endRoom() float64 {
	wide := 0.
	for _, e := range pl.endings() {
		for _, t := range e.lines {
			wide = max(wide, boldWidth(t, normal))
		}
	}
	if wide == 0 {
		return 0
	}
	return wide + 15
}

// endLabels writes the end labels near their lines, pooled to keep apart. Those
// for which the plot is too low are left out, the last named first.
func (pl *plot) endLabels() {
	list := pl.endings()
	lo, hi := pl.frame.y0-18, pl.frame.y1
	for len(list) > 0 && total(list) > hi-lo {
		list = list[:len(list)-1]
	}
	var want, size []float64
	for _, e := range list {
		want = append(want, e.y+mul(8, float64(len(e.lines)-1)))
		size = append(size, mul(16, float64(len(e.lines))))
	}
	for i, y := range spread(want, size, 2, lo, hi) {
		for k, t := range list[i].lines {
			class := list[i].class
			if k > 0 && list[i].layer.Role == chart.Projection {
				class = "tk"
			}
			pl.c.text(pl.frame.x1+14, y-mul(size[i], .5)+12.5+mul(16, float64(k)), t, class, start, normal)
		}
	}
}

func total(list []ending) float64 {
	sum := 0.
	for _, e := range list {
		sum += mul(16, float64(len(e.lines))) + 2
	}
	return sum
}

// key is an entry of the legend above a plot.
type key struct {
	layer layer
	text  string
	class string
	wide  float64
	// bare has no sample.
	bare bool
}

// swatch is the room for the sample before a key's text.
const swatch = 22

// keys returns the legend: bars that are several; on narrow drawings also what wide ones name at the end.
func (pl *plot) keys() []key {
	var out []key
	if bars := marked(pl.layers, chart.Bar); len(bars) > 1 || len(bars) == 1 && len(marked(pl.layers, chart.Line)) > 0 {
		for _, l := range bars {
			out = append(out, newKey(l, l.Name, "tk", pl.c.w))
		}
	}
	for _, l := range pl.layers {
		if l.Mark == chart.Band && l.Role != chart.Projection && l.Name != "" {
			out = append(out, newKey(l, l.Name, "tk", pl.c.w))
		}
	}
	if !pl.ends {
		for _, l := range pl.named() {
			out = append(out, newKey(l, pl.endText(l), l.roleClass("tk2"), pl.c.w))
		}
	}
	return out
}

func newKey(l layer, text, class string, room float64) key {
	text = clip(text, normal, (room-swatch)/1.04)
	return key{layer: l, text: text, class: class, wide: swatch + boldWidth(text, normal)}
}

// keyRows breaks the keys into rows; the first shares its line with the head's text.
func (pl *plot) keyRows() [][]key {
	keys := pl.keys()
	if len(keys) == 0 {
		return nil
	}
	title, class := pl.headText()
	used := textBox(0, 0, title, class, start, normal).x1 + 14
	sum := used - 14
	for _, k := range keys {
		sum += k.wide + 14
	}
	if sum <= pl.c.w {
		return [][]key{keys}
	}
	// The line of the head stays empty of them.
	return append([][]key{nil}, flow(keys, pl.c.w)...)
}

// flow breaks keys, of which there are some, into rows.
func flow(keys []key, room float64) [][]key {
	var rows [][]key
	var row []key
	used := 0.
	for _, k := range keys {
		if used+k.wide > room && len(row) > 0 {
			rows, row, used = append(rows, row), nil, 0
		}
		row, used = append(row, k), used+k.wide+14
	}
	return append(rows, row)
}

// rowWide is the room that a row of the legend takes.
func rowWide(row []key) float64 {
	sum := -14.
	for _, k := range row {
		sum += k.wide + 14
	}
	return sum
}

// drawKeys writes a row of the legend from x on.
func (pl *plot) drawKeys(row []key, x, y float64) {
	for _, k := range row {
		at := x
		if !k.bare {
			pl.sample(k.layer, x, y-4.5)
			at += swatch - 5
		}
		pl.c.text(at, y, k.text, k.class, start, normal)
		x += k.wide + 14
	}
}

// sample draws what stands for l in the legend, in 14 pixels around y.
func (pl *plot) sample(l layer, x, y float64) {
	switch {
	case l.Mark == chart.Bar:
		pl.c.bar(box{x, y - 6, x + 12, y + 6}, l.tone, l.k, demoOf(l), "")
	case l.Mark == chart.Band:
		pl.c.rect(x, y-5, 13, 10, pl.surface(l), "")
	case l.Mark == chart.Point && l.series():
		pl.c.mark(x+6.5, y, max(1, l.k), demoOf(l), "")
	case l.Role == chart.Target:
		pl.c.diamond(x+7, y, 4.5)
	case l.Role == chart.Projection:
		pl.c.circle(x+7, y, 3.5, "pjm", "")
	default:
		pl.c.line(x, y, x+13, y, pl.ruleClassOr(l))
		if _, only := pl.single(); l.series() && l.Mark != chart.Rule && (!only || pl.twin) {
			pl.c.mark(x+6.5, y, l.k, demoOf(l), "")
		}
	}
}

func (pl *plot) ruleClassOr(l layer) string {
	if l.Mark == chart.Rule {
		return pl.ruleClass(l)
	}
	return pl.class(l)
}
