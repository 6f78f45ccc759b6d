package svg

import (
	"strconv"

	"nianbao/internal/chart"
)

// sheet is how many rows stand in one drawing.
const sheet = 26

// paged returns s in parts of about equal length, each with the same columns or months.
func paged(s chart.Spec) []chart.Spec {
	switch s.Form {
	case chart.Schedule:
		return schedulePages(s)
	case chart.Matrix:
		return matrixPages(s)
	case chart.Cartesian, chart.Ranking, chart.Strip, chart.Bullet, chart.Cells, chart.Spark, chart.Donut, chart.Radar, chart.Dumbbell:
	}
	return []chart.Spec{s}
}

// page returns s as its n-th part of several.
func page(s chart.Spec, n int) chart.Spec {
	if n > 0 {
		s.Finding += "（续）"
		if s.ID != "" {
			s.ID += "-" + strconv.Itoa(n+1)
		}
	}
	return s
}

func schedulePages(s chart.Spec) []chart.Spec {
	n := (len(s.Tasks) + sheet - 1) / sheet
	if n < 2 {
		return []chart.Spec{s}
	}
	s.From, s.To, _ = s.Span()
	var out []chart.Spec
	for i := range n {
		p := page(s, i)
		p.Tasks = s.Tasks[i*len(s.Tasks)/n : (i+1)*len(s.Tasks)/n]
		out = append(out, p)
	}
	return out
}

// matrixPages ends a part after a group where it can; a long group goes on
// under its name.
func matrixPages(s chart.Spec) []chart.Spec {
	rows := 0
	for _, p := range s.Parts {
		rows += len(p.Items)
	}
	n := (rows + sheet - 1) / sheet
	if n < 2 {
		return []chart.Spec{s}
	}
	each := (rows + n - 1) / n
	var out []chart.Spec
	var parts []chart.Part
	room := each
	flush := func() {
		p := page(s, len(out))
		p.Parts, parts, room = parts, nil, each
		out = append(out, p)
	}
	for _, g := range s.Parts {
		for items := g.Items; len(items) > 0; {
			if room == 0 {
				flush()
			}
			g.Items = items[:min(room, len(items))]
			parts, room = append(parts, g), room-len(g.Items)
			items = items[len(g.Items):]
		}
	}
	flush()
	return out
}
