package svg

import (
	"strconv"
	"strings"

	"nianbao/internal/chart"
)

// drawCells shows one cell an item: in one bar by group where there is room,
// else one row a group. Each cell has its icon and leads to the item's page;
// the groups' counts stand beneath in words.
func drawCells(s chart.Spec, w Width) *canvas {
	var groups []chart.Part
	total := 0
	for _, p := range s.Parts {
		if len(p.Items) > 0 {
			groups = append(groups, p)
			total += len(p.Items)
		}
	}
	if total == 0 {
		return drawEmpty(s, w)
	}
	c := newCanvas(s, w, w.Pixels(), 0)
	c.role = "group"
	if w.Pixels() < 500 {
		cellRows(c, groups)
	} else {
		cellBar(c, groups, total)
	}
	return c
}

// cellLink opens the link of an item around its cell; the returned function closes it.
func (c *canvas) cellLink(it chart.Item) func() {
	name := it.Name + "：" + it.Word
	if it.Word == "" {
		name = it.Name
	}
	return c.link(it.Href, name)
}

// link opens a link, or a group where href is none of ours, with a title where
// there is one; the returned function closes it.
func (c *canvas) link(href, title string) func() {
	element := "g"
	switch {
	case relative(href):
		element = "a"
		c.raw(`<a href="`)
		c.out = appendEscaped(c.out, href)
		c.raw(`">`)
	case title == "":
		return func() {}
	default:
		c.raw("<g>")
	}
	if title != "" {
		c.raw("<title>")
		c.out = appendEscaped(c.out, title)
		c.raw("</title>")
	}
	return func() { c.raw("</" + element + ">") }
}

// relative reports whether href stays within the site: a scheme or another
// host never comes from our own pages.
func relative(href string) bool {
	if href == "" || strings.HasPrefix(href, "/") || strings.HasPrefix(href, `\`) {
		return false
	}
	i := strings.IndexAny(href, ":/?#")
	return i < 0 || href[i] != ':'
}

func (c *canvas) cell(it chart.Item, t chart.Tone, b box, icon float64) {
	done := c.cellLink(it)
	c.rect(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0, "u-"+t.String(), "")
	c.icon(it.Icon, lerp(b.x0, b.x1, .5)-mul(icon, .5), lerp(b.y0, b.y1, .5)-mul(icon, .5), icon, "ic on-"+t.String())
	done()
}

const groupGap = 6

// cellBar is the wide form. Many items fold into several rows of cells.
func cellBar(c *canvas, groups []chart.Part, total int) {
	rows, size := foldCells(groups, c.w)
	high := 38.
	if rows > 1 {
		high = 24
	}
	x, bottom := 0., mul(high, float64(rows))-mul(2, float64(btoi(rows > 1)))
	var spans []segment
	for _, g := range groups {
		columns := folded(g, rows)
		for i, it := range g.Items {
			cx, cy := x+mul(size, float64(i/rows)), mul(high, float64(i%rows))
			c.cell(it, g.Tone, box{cx, cy, cx + size - 1.5, cy + high - mul(2, float64(btoi(rows > 1)))}, min(16, mul(size, .62)))
		}
		right := x + mul(size, float64(columns))
		spans = append(spans, segment{point{x, bottom}, point{right - 1.5, bottom}})
		x = right + groupGap
	}
	groupLabels(c, groups, spans, bottom)
}

// foldCells returns the least number of rows for which cells are wide enough for their icons, and the width of a cell.
func foldCells(groups []chart.Part, wide float64) (int, float64) {
	for rows := 1; ; rows++ {
		columns := 0
		for _, g := range groups {
			columns += folded(g, rows)
		}
		size := (wide - mul(groupGap, float64(len(groups)-1))) / float64(columns)
		if size >= 16 || columns == len(groups) {
			return rows, min(size, 64)
		}
	}
}

// folded is how many cells g needs one way if there are n the other.
func folded(g chart.Part, n int) int { return (len(g.Items) + n - 1) / n }

// groupLabel is the text under one group: count, word, lines of the note.
type groupLabel struct {
	count, word string
	notes       []string
	// stacked sets the word under the count, where the group is too narrow for both.
	stacked bool
	wide    float64
}

func newGroupLabel(g chart.Part, room float64) groupLabel {
	l := groupLabel{count: strconv.Itoa(len(g.Items)), word: g.Name, notes: commaLines(g.Note, max(room-8, 60))}
	pair := boldWidth(l.count, 31) + 6 + boldWidth(l.word, 15)
	l.stacked = pair > room+12
	l.wide = pair
	if l.stacked {
		l.wide = max(boldWidth(l.count, 31), boldWidth(l.word, 15))
	}
	for _, n := range l.notes {
		l.wide = max(l.wide, width(n, normal))
	}
	return l
}

// commaLines breaks s at commas into lines of at most room pixels.
func commaLines(s string, room float64) []string {
	var out []string
	for _, part := range strings.Split(s, "，") {
		if part == "" {
			continue
		}
		if n := len(out); n > 0 && width(out[n-1]+"，"+part, normal) <= room {
			out[n-1] += "，" + part
			continue
		}
		out = append(out, clip(part, normal, 200))
	}
	return out
}

func groupLabels(c *canvas, groups []chart.Part, spans []segment, bottom float64) {
	var labels []groupLabel
	var want, size []float64
	lines, sum := 0, 0.
	for i, g := range groups {
		l := newGroupLabel(g, spans[i].b.x-spans[i].a.x)
		labels = append(labels, l)
		want, size = append(want, spans[i].a.x+mul(l.wide, .5)), append(size, l.wide)
		lines = max(lines, len(l.notes)+btoi(l.stacked))
		sum += l.wide + 12
	}
	if sum-12 > c.w {
		groupList(c, groups, spans, bottom)
		return
	}
	c.h = bottom + 50 + mul(17, float64(lines))
	for i, x := range spread(want, size, 12, 0, c.w) {
		groupText(c, labels[i], groups[i].Tone, spans[i], x-mul(size[i], .5), bottom)
	}
}

func groupText(c *canvas, l groupLabel, t chart.Tone, at segment, x, bottom float64) {
	c.line(at.a.x, bottom+5, at.b.x, bottom+5, "ku-"+t.String())
	if x < at.a.x-20 || x > at.b.x {
		c.elbow(lerp(at.a.x, at.b.x, .5), bottom+5, x+8, bottom+16)
	}
	c.text(x, bottom+42, l.count, "big", start, 31)
	wx, wy, ny := x+boldWidth(l.count, 31)+6, bottom+41, bottom+62
	if l.stacked {
		wx, wy, ny = x, bottom+61, bottom+79
	}
	c.text(wx, wy, l.word, "b w-"+t.String(), start, 15)
	for i, n := range l.notes {
		c.text(x, ny+mul(17, float64(i)), n, "tk", start, normal)
	}
}

// elbow is the line that leads from a part to its label where that had to move.
func (c *canvas) elbow(x, y, tx, ty float64) {
	c.open("path", "lead")
	c.raw(` d="M`)
	c.num(x)
	c.raw(" ")
	c.num(y)
	c.raw("v5L")
	c.num(tx)
	c.raw(" ")
	c.num(ty)
	c.raw(`"/>`)
}

// groupList names the groups one below the other, where they cannot stand side by side.
func groupList(c *canvas, groups []chart.Part, spans []segment, bottom float64) {
	for i, g := range groups {
		t := g.Tone.String()
		c.line(spans[i].a.x, bottom+5, spans[i].b.x, bottom+5, "ku-"+t)
		y := bottom + 34 + mul(26, float64(i))
		c.rect(0, y-11, 12, 12, "u-"+t, "")
		c.text(56, y, strconv.Itoa(len(g.Items)), "big", end, 18)
		word := clip(g.Name, 15, mul(c.w, .4))
		c.text(64, y, word, "b w-"+t, start, 15)
		x := 64 + boldWidth(word, 15) + 14
		c.text(x, y, clip(g.Note, normal, c.w-x), "tk", start, normal)
	}
	c.h = bottom + 34 + mul(26, float64(len(groups)))
}

// cellRows is the narrow form: a row a group, its cells folded where they are many.
func cellRows(c *canvas, groups []chart.Part) {
	left, most, room := 0., 0, min(110, mul(c.w, .36))
	for _, g := range groups {
		left = max(left, 52+boldWidth(clip(g.Name, 14, room), 14))
		most = max(most, len(g.Items))
	}
	columns := max(1, min(most, int((c.w-left)/15)))
	size := min(20, (c.w-left)/float64(columns))
	y := 0.
	for j, g := range groups {
		rows := folded(g, columns)
		high := 44 + mul(26, float64(rows-1))
		if j > 0 {
			c.line(0, y, c.w, y, "hair")
		}
		c.text(26, y+29, strconv.Itoa(len(g.Items)), "big", end, countSize(len(g.Items)))
		c.text(34, y+28, clip(g.Name, 14, room), "lb w-"+g.Tone.String()+" b", start, 14)
		for k, it := range g.Items {
			cx, cy := left+mul(size, float64(k%columns)), y+11+mul(26, float64(k/columns))
			c.cell(it, g.Tone, box{cx, cy, cx + size - 1.5, cy + 22}, min(12, size-4))
		}
		y += high
	}
	c.h = y
}

// countSize keeps counts of three digits in their column.
func countSize(n int) float64 {
	if n > 99 {
		return 14
	}
	return 22
}
