package svg

import (
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// stack is a set of bars that stand on each other.
type stack struct {
	name   string
	layers []layer
}

// stacks returns the bars of the plot, those with equal Stack together, in order.
func (pl *plot) stacks() []stack { return stacksOf(pl.layers) }

func stacksOf(layers []layer) []stack {
	var out []stack
	at := map[string]int{}
	for _, l := range marked(layers, chart.Bar) {
		if i, ok := at[l.Stack]; ok && l.Stack != "" {
			out[i].layers = append(out[i].layers, l)
			continue
		}
		at[l.Stack] = len(out)
		out = append(out, stack{l.Stack, []layer{l}})
	}
	return out
}

// bars draws the bars, side by side by stack, and their values.
func (pl *plot) bars() {
	stacks := pl.stacks()
	if len(stacks) == 0 {
		return
	}
	wide := min(pick(len(stacks) == 1, 56., 30.), mul(pl.step, .65)/float64(len(stacks)))
	for i, st := range stacks {
		off := pl.offset(i, len(stacks), wide)
		for x := range pl.spec.X.Labels {
			pl.column(st, x, pl.x(x)+off, wide-pick(len(stacks) > 1, 1., 0.))
		}
	}
	pl.c.line(pl.frame.x0, pl.base(), pl.frame.x1, pl.base(), "zero")
	if pl.panel.Shares || pl.twin {
		return
	}
	if len(stacks) > 1 {
		pl.groupLabels(stacks, wide)
		return
	}
	pl.columnLabels(stacks[0])
}

// groupLabels writes the values over bars that stand side by side: over all of
// them, or where these do not fit over those of the latest year, or over none.
// Values over some bars of a group would single these out.
func (pl *plot) groupLabels(stacks []stack, wide float64) {
	var all []topLabel
	last := 0
	for x := range pl.spec.X.Labels {
		group := pl.groupOf(stacks, x, wide)
		if len(group) > 0 {
			last = len(all)
		}
		all = append(all, group...)
	}
	fits := pl.roomFor(all, stacks, wide)
	switch {
	case fits:
	case pl.spec.X.Years:
		all = all[last:]
		fits = pl.roomFor(all, stacks, wide)
	case years(stacks):
		all = pl.latestOf(stacks, wide)
		fits = pl.roomFor(all, nil, wide)
	}
	if !fits {
		return
	}
	for _, l := range all {
		pl.c.text(l.at.x, l.at.y, l.text, l.class, middle, normal)
	}
}

// years reports whether each of stacks is a year.
func years(stacks []stack) bool {
	for _, st := range stacks {
		if len(st.layers) > 1 || !chart.IsYear(strings.TrimSuffix(st.layers[0].Name, "年")) {
			return false
		}
	}
	return true
}

// latestOf returns the values over the last bars of all groups.
func (pl *plot) latestOf(stacks []stack, wide float64) []topLabel {
	var out []topLabel
	i := len(stacks) - 1
	for x := range pl.spec.X.Labels {
		if l, ok := pl.labelOf(stacks[i], x, pl.offset(i, len(stacks), wide)+mul(.5, wide), false); ok {
			out = append(out, l)
		}
	}
	return out
}

// groupOf returns the values over the bars at category x.
func (pl *plot) groupOf(stacks []stack, x int, wide float64) []topLabel {
	var out []topLabel
	for i, st := range stacks {
		if l, ok := pl.labelOf(st, x, pl.offset(i, len(stacks), wide)+mul(.5, wide), false); ok {
			out = append(out, l)
		}
	}
	return out
}

// offset is where bar i of n begins, from the middle of its category.
func (pl *plot) offset(i, n int, wide float64) float64 {
	return mul(float64(i)-mul(float64(n), .5), wide)
}

// roomFor reports whether labels stand clear of each other, of all others and of the bars.
func (pl *plot) roomFor(labels []topLabel, stacks []stack, wide float64) bool {
	for i, l := range labels {
		if l.x0 < 0 || l.x1 > pl.c.w || l.y0 < 0 || !pl.c.free(l.box) {
			return false
		}
		for _, o := range labels[:i] {
			if l.meets(o.box, 3, 1) {
				return false
			}
		}
		for x := range pl.spec.X.Labels {
			for k, st := range stacks {
				up, down := st.ends(x)
				left := pl.x(x) + pl.offset(k, len(stacks), wide)
				if l.meets(box{left, pl.level(up), left + wide, pl.level(down)}, 0, 0) {
					return false
				}
			}
		}
	}
	return true
}

// column draws the bars of st at category x, and their values inside if they stand on each other.
func (pl *plot) column(st stack, x int, left, wide float64) {
	up, down := 0., 0.
	for _, l := range st.layers {
		d, ok := l.At(x)
		if !ok || !d.Value.Known() {
			continue
		}
		v := d.Value.Dec.Float()
		from := &up
		if v < 0 {
			from = &down
		}
		a, b := pl.level(*from), pl.level(*from+v)
		*from += v
		f := box{left, min(a, b), left + wide, max(a, b)}
		pl.c.bar(f, l.tone, l.k, d.Value, pl.title(l, d))
		if len(st.layers) > 1 {
			pl.inside(f, d.Value)
		}
		pl.soakBar(f)
	}
}

// soakBar keeps labels of lines off the edges of a bar.
func (pl *plot) soakBar(f box) {
	pl.c.soak(point{f.x0, f.y0}, point{f.x1, f.y0})
	pl.c.soak(point{f.x0, f.y0}, point{f.x0, f.y1})
	pl.c.soak(point{f.x1, f.y0}, point{f.x1, f.y1})
}

func (pl *plot) inside(f box, v number.Value) {
	t := v.Digits()
	if f.y1-f.y0 < 17 || width(t, normal)+4 > f.x1-f.x0 {
		return
	}
	pl.c.text(lerp(f.x0, f.x1, .5), lerp(f.y0, f.y1, .5)+4.5, t, pick(hollow(v), "lb halo", "inv"), middle, normal)
}

// columnLabels writes the values over the bars of st: the last first, then the
// first, then backwards, as far as there is room. Where bars stand closer than
// their values are wide, only the last and the greatest are written.
func (pl *plot) columnLabels(st stack) {
	n := len(pl.spec.X.Labels)
	last := n - 1
	for ; last > 0; last-- {
		if _, ok := st.sum(last); ok {
			break
		}
	}
	if pl.crowded(st) {
		pl.columnLabel(st, last, true)
		pl.columnLabel(st, st.greatest(n), false)
		return
	}
	pl.columnLabel(st, last, true)
	pl.columnLabel(st, 0, false)
	for x := last - 1; x > 0; x-- {
		pl.columnLabel(st, x, false)
	}
}

func (pl *plot) crowded(st stack) bool {
	for x := range pl.spec.X.Labels {
		if v, ok := st.sum(x); ok && width(digits(v, 100), normal) > pl.gap() {
			return true
		}
	}
	return false
}

// greatest returns the category below n at which st is highest.
func (st stack) greatest(n int) int {
	best, at := 0., 0
	for x := range n {
		if up, _ := st.ends(x); up > best {
			best, at = up, x
		}
	}
	return at
}

// sum returns the total of st at category x.
func (st stack) sum(x int) (number.Value, bool) {
	var parts []chart.Part
	for _, l := range st.layers {
		if d, ok := l.At(x); ok && d.Value.Known() {
			parts = append(parts, chart.Part{Value: d.Value})
		}
	}
	if len(parts) == 1 {
		return parts[0].Value, true
	}
	return chart.Sum(parts...), len(parts) > 0
}

// ends returns how far st reaches above and below zero at category x.
func (st stack) ends(x int) (up, down float64) {
	for _, l := range st.layers {
		if d, ok := l.At(x); ok && d.Value.Known() {
			v := d.Value.Dec.Float()
			up, down = up+max(v, 0), down+min(v, 0)
		}
	}
	return up, down
}

// topLabel is a value over a bar, in the box that it takes.
type topLabel struct {
	box
	at          point
	text, class string
}

// labelOf returns the value over the bar of st at category x, off from its middle.
func (pl *plot) labelOf(st stack, x int, off float64, latest bool) (topLabel, bool) {
	v, ok := st.sum(x)
	if !ok {
		return topLabel{}, false
	}
	up, down := st.ends(x)
	y := pl.level(up) - 6
	if up == 0 && down < 0 {
		y = pl.level(down) + 15
	}
	class := "lb"
	if latest && pl.spec.X.Years && len(pl.stacks()) == 1 {
		class = "lb b"
		if len(st.layers) == 1 {
			class += digit(st.layers[0].k)
		}
	}
	if pl.twin && len(st.layers) == 1 {
		class = "lb t" + digit(st.layers[0].k)
	}
	t, at := digits(v, 100), point{pl.x(x) + off, y}
	return topLabel{textBox(at.x, y, t, class, middle, normal), at, t, class}, true
}

func (pl *plot) columnLabel(st stack, x int, latest bool) {
	l, ok := pl.labelOf(st, x, 0, latest)
	if !ok || l.x0 < 0 || l.x1 > pl.c.w || l.y0 < 0 || !pl.c.free(l.box) || pl.clear && pl.c.cost(l.box, placing{hi: pl.c.w}) > 0 {
		return
	}
	pl.c.text(l.at.x, l.at.y, l.text, l.class, middle, normal)
}
