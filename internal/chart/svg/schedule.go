package svg

import (
	"strconv"

	"nianbao/internal/chart"
)

// schedule is a drawing of tasks over months.
type schedule struct {
	c           *canvas
	s           chart.Spec
	first, last chart.Month
	x0, x1      float64
	top, high   float64
	icons       bool
}

// drawSchedule shows a bar a task from its first to its last month, filled as
// far as it is done, a line at the report's date, and what is late.
func drawSchedule(s chart.Spec, w Width) *canvas {
	first, last, ok := s.Span()
	if !ok {
		return drawEmpty(s, w)
	}
	d := &schedule{c: newCanvas(s, w, w.Pixels(), 0), s: s, first: first, last: last, top: 42}
	names, shares := 0., boldWidth("完成", normal)
	for _, t := range s.Tasks {
		names = max(names, width(t.Name, normal))
		shares = max(shares, boldWidth(done(t), normal))
		d.icons = d.icons || t.Word != "" || t.Status != chart.Status{}
	}
	d.high = pick(w.narrow(), 44., 28.)
	if !w.narrow() {
		d.x0 = min(names, mul(d.c.w, .36)) + pick(d.icons, 20., 0.) + 14
	}
	d.x1 = d.c.w - shares - 14
	d.c.h = d.top + mul(d.high, float64(len(s.Tasks))) + 6
	d.axis()
	for i, t := range s.Tasks {
		d.bar(t, d.mid(i))
	}
	d.now()
	for i, t := range s.Tasks {
		d.row(t, i)
	}
	return d.c
}

// done is the share done as the chart writes it.
func done(t chart.Task) string {
	if !t.Done.Known() {
		return ""
	}
	p := chart.Percent(t.Done)
	p.Decimals = 0
	return clip(p.String(), normal, 48)
}

// at returns where month m begins.
func (d *schedule) at(m chart.Month) float64 {
	m = max(d.first, min(m, d.last+1))
	return lerp(d.x0, d.x1, float64(m-d.first)/float64(d.last+1-d.first))
}

// axis names years, or quarters where the span is short.
func (d *schedule) axis() {
	step := chart.Month(12)
	if d.last-d.first < 24 {
		step = 3
	}
	var grid, small []point
	for m := d.first; m <= d.last+1; m++ {
		if m%12 == 0 || m == d.first || m == d.last+1 {
			grid = append(grid, point{d.at(m), d.top - 4})
		} else if m%3 == 0 && d.last-d.first < 120 {
			small = append(small, point{d.at(m), d.top - 4})
		}
	}
	d.c.strokes(grid, 0, d.c.h-d.top, "grid")
	d.c.strokes(small, 0, 4, "axis")
	if d.s.Now > 0 {
		d.date()
	}
	for m := d.first - d.first%step; m <= d.last; m += step {
		a, b := max(m, d.first), min(m+step, d.last+1)
		t := strconv.Itoa(m.Year())
		if step == 3 {
			t = a.String()
			if m%12 != 0 && m > d.first {
				t = strconv.Itoa(int(m)%12+1) + "月"
			}
		}
		x := lerp(d.at(a), d.at(b), .5)
		if box := textBox(x, d.top-10, t, "tk", middle, normal); d.c.free(box) && box.x0 >= 0 && box.x1 < d.c.w && mul(width(t, normal), .9) < d.at(b)-d.at(a)+30 {
			d.c.text(x, d.top-10, t, "tk", middle, normal)
		}
	}
	d.c.text(d.c.w, d.top-10, "完成", "tk", end, normal)
}

// date names the report's date above its line.
func (d *schedule) date() {
	t := d.s.Now.String() + "底"
	x := d.at(d.s.Now + 1)
	half := mul(boldWidth(t, normal), .5)
	x = max(half, min(x, d.c.w-half))
	d.c.text(x, 13, t, "lb b", middle, normal)
}

func (d *schedule) now() {
	if d.s.Now > 0 {
		x := d.at(d.s.Now + 1)
		d.c.line(x, 18, x, d.c.h-4, "now")
	}
}

// mid is where the bar of row i lies.
func (d *schedule) mid(i int) float64 {
	return d.top + mul(d.high, float64(i)+.5) + pick(d.c.width.narrow(), 8., 0.)
}

// row writes the name of t and how much is done.
func (d *schedule) row(t chart.Task, i int) {
	y := d.top + mul(d.high, float64(i))
	if i > 0 {
		d.c.line(0, y, d.c.w, y, "hair")
	}
	narrow, mid := d.c.width.narrow(), d.mid(i)
	base, room, x := pick(narrow, y+16, mid+4.5), pick(narrow, d.x1, d.x0-14), 0.
	if d.icons {
		d.c.icon(t.Status.Icon, 0, base-11.5, 14, "ic s-"+t.Status.Tone.String())
		x, room = 20, room-20
	}
	closed := d.c.link(t.Href, "")
	d.c.text(x, base, clip(t.Name, normal, room), pick(narrow, "tk2 halo", "tk2"), start, normal)
	closed()
	d.c.text(d.c.w, mid+4.5, done(t), "lb", end, normal)
}

// bar draws plan, share done, deadline and delay of t.
func (d *schedule) bar(t chart.Task, mid float64) {
	begin, finish := t.Begin, t.End
	switch {
	case begin == 0 && finish == 0:
		d.c.text(d.x0+4, mid+4.5, "没有起止时间", "tk", start, normal)
	case begin > 0 && finish > 0:
		a, b := d.at(begin), d.at(finish+1)
		d.c.rect(a, mid-6, b-a, 12, "plan", d.title(t))
		if done := share(positive(t.Done)); done > 0 {
			d.c.bar(box{a, mid - 6, a + mul(b-a, done), mid + 6}, "f1", 1, t.Done, "")
		}
	default:
		x := d.at(begin)
		if finish > 0 {
			x = d.at(finish + 1)
		}
		d.c.diamond(x, mid, 5)
	}
	if t.Deadline > 0 && t.Deadline != t.End {
		x := d.at(t.Deadline + 1)
		d.c.line(x, mid-8, x, mid+8, "tick")
	}
	if t.Late(d.s.Now) {
		d.late(t, mid)
	}
}

// late draws the time since the deadline, and says how long it is.
func (d *schedule) late(t chart.Task, mid float64) {
	a, b := d.at(t.Due()+1), d.at(d.s.Now+1)
	d.c.line(a, mid, b, mid, "lackl")
	text := "到期"
	if n := int(d.s.Now - t.Due()); n > 0 {
		text = "逾期" + strconv.Itoa(n) + "个月"
	}
	if box := textBox(b+6, mid+4.5, text, "lb neg", start, normal); box.x1 < d.x1+10 && d.c.free(box) {
		d.c.text(b+6, mid+4.5, text, "lb neg", start, normal)
	}
}

func (d *schedule) title(t chart.Task) string {
	s := t.Name + " " + t.Begin.String() + "—" + t.End.String()
	if t.Done.Known() {
		s += "，完成" + chart.Percent(t.Done).String()
	}
	if t.Word != "" {
		s += "，" + t.Word
	}
	return s
}
