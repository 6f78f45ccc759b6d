package svg

import (
	"cmp"

	"nianbao/internal/chart"
)

// radar is a drawing of series over axes around a centre.
type radar struct {
	*plot
	x0, y0, r float64
	labels    []radarLabel
	top       float64
}

// radarLabel is what stands at the end of an axis: the name's lines, then the value.
type radarLabel struct {
	lines []string
	value string
	class string
	turn  float64
}

func (l radarLabel) high() float64 {
	return mul(16, float64(len(l.lines)+btoi(l.value != "")))
}

// drawRadar shows the lines of the first panel around a centre. An outline is
// not joined across a missing value; the latest series is filled and written.
func drawRadar(s chart.Spec, w Width) *canvas {
	if !s.HasNumber() {
		return drawEmpty(s, w)
	}
	if w == PanelPhone {
		return drawDumbbell(s, w)
	}
	c := newCanvas(s, w, w.Pixels(), 0)
	d := &radar{plot: &plot{c: c, spec: s, panel: s.Panels[0], layers: coloured(s)[0], scale: s.Scales()[0]}}
	d.measure()
	d.keys()
	d.rings()
	newest, some := d.panel.Newest()
	for _, role := range [...]chart.Role{chart.Context, chart.Observed} {
		d.each(func(l layer) bool { return l.Role == role }, func(l layer) { d.outline(l, some && role == chart.Observed && l.Name == d.plot.layers[newest].Name) })
	}
	d.ends()
	d.ringTexts()
	return c
}

// measure shares the room between the names and the circle.
func (d *radar) measure() {
	c := d.c
	n := len(d.spec.X.Labels)
	room := min(mul(c.w, pick(c.width.narrow(), .21, .25)), 130)
	j, some := d.panel.Newest()
	newest := d.plot.layers[j]
	high := 0.
	for i, name := range d.spec.X.Labels {
		l := radarLabel{turn: float64(i) / float64(n), class: "tk", value: "缺"}
		l.lines = limit(balance(name, normal, room), 2, room)
		if v, ok := newest.At(i); !some {
			l.value = ""
		} else if ok && v.Value.Known() {
			l.value, l.class = clip(digits(v.Value, room), normal, room/1.04), "lb b"+digit(newest.k)
		} else if ok {
			l.value = clip(cmp.Or(v.Value.Digits(), "缺"), normal, room)
		}
		d.labels = append(d.labels, l)
		high = max(high, l.high())
	}
	widest := 0.
	for _, l := range d.labels {
		for _, t := range l.lines {
			widest = max(widest, width(t, normal))
		}
	}
	room = min(room, max(widest, 40))
	d.top = 6 + mul(20, float64(d.keyLines()))
	d.r = min(mul(c.w, .5)-room-14, pick(c.width.narrow(), 96., 140.))
	d.r = max(d.r, 30)
	d.x0, d.y0 = mul(c.w, .5), d.top+high+8+d.r
	c.h = d.y0 + d.r + high + 14
	d.top += 2
	if need := d.top + d.crowd() + 10; need > c.h {
		d.y0 += mul(need-c.h, .5)
		c.h = need
	}
}

// crowd is the height of the names at the fuller side.
func (d *radar) crowd() float64 {
	var sum [2]float64
	for _, l := range d.labels {
		x, _ := chart.OnCircle(l.turn)
		if x > .15 || x < -.15 {
			sum[btoi(x < 0)] += l.high() + 4
		}
	}
	return max(sum[0], sum[1])
}

// on returns the point of axis i at a share of the radius.
func (d *radar) on(i int, share float64) point {
	x, y := chart.OnCircle(float64(i) / float64(len(d.spec.X.Labels)))
	return point{d.x0 + mul(x, mul(d.r, share)), d.y0 + mul(y, mul(d.r, share))}
}

func (d *radar) rings() {
	n := len(d.spec.X.Labels)
	for _, t := range d.scale.Ticks {
		share := d.scale.At(t.At)
		if share <= 0 {
			continue
		}
		var pts []point
		for i := range n {
			pts = append(pts, d.on(i, share))
		}
		d.c.polygon(pts, pick(t.At == d.scale.Max, "ring out", "ring"))
	}
	d.c.open("path", "ring")
	d.c.raw(` d="`)
	for i := range n {
		d.c.raw("M")
		d.c.at(point{d.x0, d.y0})
		d.c.raw("L")
		d.c.at(d.on(i, 1))
	}
	d.c.raw(`"/>`)
}

// outline draws l, closed if it is whole, else in the pieces it has.
func (d *radar) outline(l layer, filled bool) {
	n := len(d.spec.X.Labels)
	at := make([]*point, n)
	known := 0
	for _, e := range l.Data {
		if e.Value.Known() {
			p := d.on(e.X, d.scale.At(e.Value.Dec.Float()))
			at[e.X] = &p
			known++
		}
	}
	if known == n {
		var pts []point
		for _, p := range at {
			pts = append(pts, *p)
		}
		d.c.polygon(pts, d.class(l)+pick(filled, " rad", ""))
	} else {
		d.pieces(at, d.class(l))
	}
	for _, e := range l.Data {
		if p := at[e.X]; p != nil {
			d.c.mark(p.x, p.y, max(1, l.k), e.Value, valueTitle(d.spec, d.panel, l.Name, e))
		}
	}
}

// pieces draws the runs between gaps; the first may go on over the top.
func (d *radar) pieces(at []*point, class string) {
	n := len(at)
	first := 0
	for first < n && at[first] != nil {
		first++
	}
	var run []point
	for k := 1; k <= n; k++ {
		if p := at[(first+k)%n]; p != nil {
			run = append(run, *p)
			continue
		}
		if len(run) > 1 {
			d.c.polyline(run, class)
		}
		run = nil
	}
}

// ends writes the names and values around the circle: those at one side are
// spread, those at the top and the bottom stand in the middle.
func (d *radar) ends() {
	var sides [2]struct {
		at         []int
		want, size []float64
	}
	for i, l := range d.labels {
		x, y := chart.OnCircle(l.turn)
		if x < .15 && x > -.15 {
			top := pick(y < 0, d.y0-d.r-10-l.high()+12, d.y0+d.r+20)
			d.end(l, d.x0, top, middle)
			continue
		}
		s := &sides[btoi(x < 0)]
		s.at = append(s.at, i)
		s.want = append(s.want, d.y0+mul(y, d.r+10))
		s.size = append(s.size, l.high())
	}
	for i, s := range sides {
		for k, y := range spread(s.want, s.size, 4, d.top+4, d.c.h-4) {
			l := d.labels[s.at[k]]
			x, _ := chart.OnCircle(l.turn)
			d.end(l, d.x0+mul(x, d.r)+pick(i == 0, 12., -12.), y-mul(l.high(), .5)+12, pick(i == 0, start, end))
		}
	}
}

// end writes l with its first baseline at y.
func (d *radar) end(l radarLabel, x, y float64, a anchor) {
	for i, t := range l.lines {
		d.c.text(x, y+mul(16, float64(i)), t, "tk2", a, normal)
	}
	d.c.text(x, y+mul(16, float64(len(l.lines))), l.value, l.class, a, normal)
}

// ringTexts names the rings along the first axis, where no label stands.
func (d *radar) ringTexts() {
	for _, t := range d.scale.Ticks {
		p := d.on(0, max(0, d.scale.At(t.At)))
		text := t.Text
		if t.At == d.scale.Max {
			text += string(d.panel.UnitOf())
		}
		b := textBox(p.x+5, p.y+4.5, text, "tk halo", start, normal)
		if d.c.free(b) && b.x1 < d.c.w {
			d.c.text(p.x+5, p.y+4.5, text, "tk halo", start, normal)
		}
	}
}

// radarKeys are the samples of the series, if there are several.
func (d *radar) radarKeys() [][]key {
	var keys []key
	for _, l := range d.plot.layers {
		if _, _, ok := l.Known(); ok && l.series() && l.Name != "" {
			keys = append(keys, newKey(l, l.Name, "tk2", d.c.w))
		}
	}
	if len(keys) < 2 {
		return nil
	}
	return flow(keys, d.c.w)
}

func (d *radar) keyLines() int { return len(d.radarKeys()) }

func (d *radar) keys() {
	for i, row := range d.radarKeys() {
		d.drawKeys(row, 0, 13.5+mul(20, float64(i)))
	}
}
