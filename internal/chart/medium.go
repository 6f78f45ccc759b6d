package chart

import "fmt"

// Medium is an output that shows charts.
type Medium uint8

// The media.
const (
	Page        Medium = iota // the site, its print, the single file
	Interactive               // the chart that a reader asks for
	Word                      // .docx
	Workbook                  // .xlsx
	Fragment                  // what is pasted into a content management system
)

// Showing is how a medium shows a chart.
type Showing uint8

// The ways to show a chart.
const (
	Native  Showing = iota // drawn by the medium itself, from values
	Picture                // the page's drawing, or an image of it
	Data                   // its data table
	InWords                // its values in words, within the line
)

// showings says, form by form, what each medium shows, in the order of the
// media. What a medium cannot draw is a table of the same values, or words
// where the chart stands within a line; nothing is left out.
func (f Form) showings() [Fragment + 1]Showing {
	switch f {
	case Cartesian, Ranking, Donut, Radar, Dumbbell:
		return [...]Showing{Native, Native, Native, Native, Picture}
	case Strip:
		return [...]Showing{Native, Picture, Native, Native, Picture}
	case Schedule:
		return [...]Showing{Native, Native, Data, Data, Picture}
	case Cells, Matrix:
		return [...]Showing{Native, Picture, Data, Data, Picture}
	case Bullet, Spark:
		return [...]Showing{Native, Picture, InWords, Data, InWords}
	}
	panic(fmt.Sprintf("chart: unknown form %d", f))
}

// In returns how m shows s.
func (s Spec) In(m Medium) Showing {
	how := s.Form.showings()[m]
	if how == Native && (m == Word || m == Workbook) && !s.officeDraws() {
		return Data
	}
	return how
}

// officeDraws reports whether Office can draw what s holds: it has no groups
// of several stacks, and nothing to draw without a number.
func (s Spec) officeDraws() bool {
	s = s.Clean()
	if s.Form == Strip || s.Form == Donut {
		return s.Total().Known()
	}
	for _, p := range s.Panels {
		stacks := map[string]bool{}
		for _, l := range p.Layers {
			if l.Mark == Bar {
				stacks[l.Stack] = true
			}
		}
		if len(stacks) > 1 {
			return false
		}
	}
	return len(s.Panels) > 0 && len(s.X.Labels) > 0
}
