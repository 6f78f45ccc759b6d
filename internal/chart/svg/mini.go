package svg

import (
	"nianbao/internal/chart"
)

// room returns the size of a sparkline or bullet.
func (w Width) room(f chart.Form) (float64, float64) {
	switch {
	case w == Margin && f == chart.Spark:
		return 96, 36
	case w == Margin:
		return 96, 18
	case w == SmallCell && f == chart.Spark:
		return 84, 26
	case w == SmallCell:
		return 76, 18
	case f == chart.Spark:
		return 120, 26
	}
	return 120, 18
}

// drawBullet shows the share done as a bar on the scale 0 to 100 %, the time
// gone as a tick, and what the bar lacks to it as a thin line.
func drawBullet(s chart.Spec, w Width) *canvas {
	if !s.Done.Known() {
		return nil
	}
	wide, high := w.room(chart.Bullet)
	c := newCanvas(s, w, wide, high)
	c.class = "mb"
	mid := mul(high, .5)
	done := mul(wide, share(s.Done.Dec.Float()))
	c.rect(0, mid-4, wide, 8, "track", "")
	if done > 0 {
		c.bar(box{0, mid - 4, done, mid + 4}, "f1", 1, s.Done, "")
	}
	if s.Elapsed.Known() {
		at := mul(wide, share(s.Elapsed.Dec.Float()))
		if s.Done.Dec.Cmp(s.Elapsed.Dec) < 0 {
			c.line(done, mid, at, mid, "lackl")
		}
		at = max(1, min(wide-1, at))
		c.line(at, 1, at, high-1, "tick")
	}
	return c
}

func share(f float64) float64 { return max(0, min(1, f)) }

// drawSpark shows the lines of the first panel without axes, a target dashed.
func drawSpark(s chart.Spec, w Width) *canvas {
	if len(s.Panels) == 0 {
		return nil
	}
	p := s.Panels[0]
	lo, hi, ok := p.Extent()
	if !ok {
		return nil
	}
	wide, high := w.room(chart.Spark)
	c := newCanvas(s, w, wide, high)
	c.class = "sp"
	pl := plot{c: c, spec: s, panel: p, frame: box{5, 6, wide - 5, high - 6}, scale: flat(lo, hi), layers: coloured(s)[0]}
	for _, l := range pl.layers {
		if l.Role == chart.Target {
			if _, last, ok := l.Known(); ok {
				c.line(0, pl.y(last.Value), wide, pl.y(last.Value), "tgt")
			}
		}
	}
	for _, l := range pl.layers {
		if l.series() && l.Mark != chart.Band {
			pl.sparkLine(l)
		}
	}
	return c
}

// flat is an axis without ticks over lo to hi.
func flat(lo, hi float64) chart.Scale {
	if !(hi > lo) {
		return chart.Scale{Min: lo - 1, Max: lo + 1}
	}
	return chart.Scale{Min: lo, Max: hi}
}

func (pl *plot) sparkLine(l layer) {
	_, last, ok := l.Known()
	if !ok {
		return
	}
	pl.runs(l, pl.class(l)+" sw15")
	x, y := pl.x(last.X), pl.y(last.Value)
	k := digit(l.k)
	if hollow(last.Value) {
		pl.c.circle(x, y, 3, "fg k"+k+" sw15", "")
		return
	}
	pl.c.circle(x, y, 3, "f"+k, "")
}
