// Package svg draws a [chart.Spec] as one inline SVG element: what the page
// and the print show, without a script.
//
// # Output
//
// A drawing is made for a [Width] and never shrunk far: a page holds a wide and
// a narrow one and its style sheet shows one of them (classes ch-w, ch-n; one at
// full width also ch-l and ch-m). Sizes are in rem, so drawings grow with the
// reader's text size. Text stays text. Colours, lines and fonts come from
// classes alone, so that dark, high-contrast and print styles apply; the
// classes are those of the site's style sheet:
//
//	ch ch-w ch-n ch-l ch-m sp mb           the drawing itself
//	tk tk2 hd lb tg pj du big b b1…b6 t1…t6 neg inv halo am ae w-*   text
//	grid hair axis zero ln k1…k6 due proj brk lead tgt tick lackl sw15 ku-*   lines
//	f1…f6 a1…a6 m1…m5 fr1…fr3 fg tgm pjm duem band ar2…ar6 rest seg q pat track u-*   surfaces
//	ring rad dumb plan cell c-*   radar, dumbbell, schedule, matrix
//	ic s-* on-*   icons, by <use> of the symbols i-*
//
// Icons, hatching and the marks of points are defined once a page: [Symbols]
// and [Defs] go to the start of its body.
//
// # Geometry
//
// Text is measured by a table of advance widths, a little more than the widest
// usual font needs. Labels never overlap and never leave the drawing: those at
// the end of a line are pooled to keep apart, those at points take the free
// place with the least ink under it and are left out where there is none.
// Coordinates have one decimal. Products are rounded before they are added
// (function mul), so that every processor gives the same bytes.
//
// # Marks
//
// A missing year breaks the line and is marked 缺 on the axis. Preliminary and
// estimated values are hollow, demonstration values hatched, both hollow and
// hatched.
package svg

import (
	"strings"

	"nianbao/internal/chart"
)

// Width is the room a drawing is made for.
type Width uint8

// The widths. Figures take the first six; Cell, SmallCell and Margin are for
// sparklines and bullets in table cells and margin notes.
const (
	Text       Width = iota // the text column, 684
	Half                    // half of the page, 526
	Phone                   // 328
	Panel                   // one of several small figures, 250
	PanelPhone              // the same on a phone, 170
	Full                    // the page's full width, 1100
	Tablet                  // 780: what is Full between phone and full width, and in print
	Cell                    // 120
	SmallCell               // 84, a bullet 76
	Margin                  // 96, higher
)

// Pixels returns the width of a drawing in CSS pixels at the normal text size.
func (w Width) Pixels() float64 {
	return [...]float64{684, 526, 328, 250, 170, 1100, 780, 120, 84, 96}[min(w, Margin)]
}

// narrow reports whether names stand above their rows and keys above the plot.
func (w Width) narrow() bool { return w == Phone || w == PanelPhone }

// suffix keeps the ids of two drawings of one chart apart.
func (w Width) suffix() string {
	return [...]string{"t", "h", "p", "a", "b", "f", "m", "c", "s", "n"}[min(w, Margin)]
}

// class returns the classes by which a style sheet shows one of several drawings.
func (w Width) class() string {
	switch {
	case w.narrow():
		return "ch ch-n"
	case w == Tablet:
		return "ch ch-m"
	case w == Full:
		return "ch ch-w ch-l"
	}
	return "ch ch-w"
}

// Draw returns s for width w as one <svg> element; a Matrix or Schedule of many
// rows as several, so that a printed page can end between them. It is never
// empty, except for a Bullet without its share and a Spark without a value: a
// table cell then stays blank.
func Draw(s chart.Spec, w Width) string {
	s = s.Clean().Shown()
	pages := paged(s)
	if len(pages) == 1 {
		return drawPage(s, w)
	}
	var b strings.Builder
	for _, p := range pages {
		b.WriteString(drawPage(p, w))
	}
	return b.String()
}

func drawPage(s chart.Spec, w Width) string {
	c := draw(s, w)
	if c == nil {
		return ""
	}
	return c.finish()
}

func draw(s chart.Spec, w Width) *canvas {
	if w >= Cell && s.Form != chart.Spark && s.Form != chart.Bullet {
		w = PanelPhone
	}
	switch s.Form {
	case chart.Ranking:
		return drawRows(s, w)
	case chart.Strip:
		return drawStrip(s, w)
	case chart.Bullet:
		return drawBullet(s, w)
	case chart.Cells:
		return drawCells(s, w)
	case chart.Spark:
		return drawSpark(s, w)
	case chart.Donut:
		return drawDonut(s, w)
	case chart.Radar:
		return drawRadar(s, w)
	case chart.Dumbbell:
		return drawDumbbell(s, w)
	case chart.Matrix:
		return drawMatrix(s, w)
	case chart.Schedule:
		return drawSchedule(s, w)
	case chart.Cartesian:
		return drawCartesian(s, w)
	}
	return drawEmpty(s, w)
}

func drawCartesian(s chart.Spec, w Width) *canvas {
	switch {
	case !s.HasNumber():
		return drawEmpty(s, w)
	case w == Panel || w == PanelPhone:
		return drawPanel(s, w)
	case s.TwoAxes:
		return drawTwin(s, w)
	case mustLie(s, w):
		return drawRows(s, w)
	}
	return drawPlots(s, w)
}

// drawEmpty says that there is nothing, in a drawing low enough not to shout.
func drawEmpty(s chart.Spec, w Width) *canvas {
	c := newCanvas(s, w, w.Pixels(), 48)
	c.line(0, 24, c.w, 24, "grid")
	c.text(mul(c.w, .5), 28.5, clip("没有可以显示的数据", normal, c.w-8), "tk halo", middle, normal)
	return c
}
