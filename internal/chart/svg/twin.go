package svg

import (
	"cmp"

	"nianbao/internal/chart"
)

// drawTwin draws two panels in one plot: the first with its axis at the left,
// the second with its own at the right. Each axis has the colour of its series.
func drawTwin(s chart.Spec, w Width) *canvas {
	c := newCanvas(s, w, w.Pixels(), 0)
	all, scales := coloured(s), s.Scales()
	var both [2]*plot
	for i, p := range s.Panels {
		both[i] = &plot{c: c, spec: s, panel: p, layers: all[i], scale: scales[i], ticks: true, twin: true}
	}
	// Bars stand behind.
	front, behind := both[0], both[1]
	if len(marked(front.layers, chart.Bar)) > 0 {
		front, behind = behind, front
	}
	bars := len(marked(behind.layers, chart.Bar)) > 0
	rows := twinHead(both, c.w)
	x0, x1 := both[0].tickRoom(), c.w-both[1].tickRoom()
	step := 0.
	if bars {
		step = (x1 - x0) / float64(len(s.X.Labels))
	} else {
		x0, x1 = x0+14, x1-14
	}
	top := 36 + mul(20, float64(rows[len(rows)-1].line))
	high := pick(w.narrow(), 190., 232.)
	for _, pl := range both {
		pl.step, pl.frame = step, box{x0, top, x1, top + high}
	}
	c.h = top + high + axisRoom(behind)
	drawTwinHead(c, rows)
	both[0].axis()
	both[1].rightAxis()
	categories([]*plot{behind})
	behind.draw()
	front.draw()
	behind.columnNotes()
	return c
}

// rightAxis writes the ticks of the second axis, which stand on the lines of the first.
func (pl *plot) rightAxis() {
	x := pl.frame.x1 + 8
	if pl.step == 0 {
		x += 14
	}
	for _, t := range pl.scale.Ticks {
		pl.c.text(x, pl.level(t.At)+4.5, t.Text, pl.tickClass(), start, normal)
	}
}

// tickClass gives the ticks of one of two axes the colour of its only series.
func (pl *plot) tickClass() string {
	if l, only := pl.single(); pl.twin && only {
		return "tk t" + digit(l.k)
	}
	return "tk"
}

// columnNotes writes the values of bars where no line is in the way.
func (pl *plot) columnNotes() {
	stacks := pl.stacks()
	if len(stacks) != 1 || pl.crowded(stacks[0]) {
		return
	}
	pl.clear = true
	pl.columnLabels(stacks[0])
}

// twinKeys are what stands above one of two axes: its title with the sample of
// its only series, or its title and the keys of several.
func (pl *plot) twinKeys(side string) []key {
	title := cmp.Or(pl.panel.Title, string(pl.panel.UnitOf()))
	if l, only := pl.single(); only {
		if title == "" || pl.panel.Title == "" && l.Name != "" {
			title = l.Name + pick(title == "", "", "（"+title+"）")
		}
		return []key{newKey(l, side+title, "hd", pl.c.w)}
	}
	text := clip(side+title, normal, pl.c.w/1.04)
	keys := []key{{text: text, class: "hd", wide: boldWidth(text, normal), bare: true}}
	for _, l := range pl.layers {
		if l.series() && l.Name != "" {
			keys = append(keys, newKey(l, l.Name, "tk2", pl.c.w))
		}
	}
	return keys
}

// twinRow is a line of keys above the plot.
type twinRow struct {
	keys  []key
	right bool
	line  int
}

// twinHead sets the keys of both axes on one line if they fit, each over its
// axis; else below each other, named by side.
func twinHead(both [2]*plot, room float64) []twinRow {
	left, right := both[0].twinKeys(""), both[1].twinKeys("")
	if rowWide(left)+rowWide(right)+24 <= room {
		return []twinRow{{keys: left}, {keys: right, right: true}}
	}
	var out []twinRow
	for i, side := range [...]string{"左轴：", "右轴："} {
		for _, row := range flow(both[i].twinKeys(side), room) {
			out = append(out, twinRow{keys: row, line: len(out)})
		}
	}
	return out
}

func drawTwinHead(c *canvas, rows []twinRow) {
	pl := plot{c: c, twin: true}
	for _, r := range rows {
		pl.drawKeys(r.keys, pick(r.right, c.w-rowWide(r.keys), 0), 13+mul(20, float64(r.line)))
	}
}
