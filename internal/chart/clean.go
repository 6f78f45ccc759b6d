package chart

import (
	"cmp"
	"slices"
)

// Most is how many categories, layers, parts or items of one list a chart
// takes. More cannot be read; the rest is left out of picture and table alike.
const Most = 400

// Clean returns s without what cannot be shown: data beside the axis, second
// data for one category, layers and panels without data. Data are in the order
// of the axis. It never fails: a Spec with nothing to show becomes empty.
func (s Spec) Clean() Spec {
	s.X.Labels = atMost(s.X.Labels)
	if len(s.X.Status) != len(s.X.Labels) {
		s.X.Status = nil
	}
	var panels []Panel
	for _, p := range atMost(s.Panels) {
		p.Layers = cleanLayers(p.Layers, len(s.X.Labels))
		p.Weight = min(max(p.Weight, 1), 100)
		if p.Shares {
			p.Layers = oneStack(p.Layers)
		}
		if len(p.Layers) > 0 {
			panels = append(panels, p)
		}
	}
	s.Panels = panels
	s.Parts = slices.Clone(atMost(s.Parts))
	for i := range s.Parts {
		s.Parts[i].Items = atMost(s.Parts[i].Items)
	}
	s.Tasks = cleanTasks(atMost(s.Tasks))
	s.Now, s.From, s.To = s.Now.within(), s.From.within(), s.To.within()
	// Bars cannot stand behind those of another panel.
	s.TwoAxes = s.TwoAxes && s.Form == Cartesian && len(s.Panels) == 2 && !(s.Panels[0].HasBars() && s.Panels[1].HasBars())
	if n := len(s.X.Labels); s.Form == Radar && (n < 3 || n > 12) {
		s.Form = Dumbbell
	}
	return s
}

// oneStack makes bars that stand alone parts of one stack.
func oneStack(layers []Layer) []Layer {
	out := slices.Clone(layers)
	for i := range out {
		if out[i].Mark == Bar && out[i].Stack == "" {
			out[i].Stack = "shares"
		}
	}
	return out
}

// cleanTasks sets begin and end in order.
func cleanTasks(tasks []Task) []Task {
	out := slices.Clone(tasks)
	for i, t := range out {
		t.Begin, t.End, t.Deadline = t.Begin.within(), t.End.within(), t.Deadline.within()
		if t.Begin > t.End && t.End > 0 {
			t.Begin, t.End = t.End, t.Begin
		}
		out[i] = t
	}
	return out
}

func atMost[T any](list []T) []T { return list[:min(len(list), Most)] }

func cleanLayers(layers []Layer, n int) []Layer {
	var out []Layer
	for _, l := range atMost(layers) {
		l.Data = cleanData(l.Data, n)
		if len(l.Data) > 0 {
			out = append(out, l)
		}
	}
	return out
}

func cleanData(data []Datum, n int) []Datum {
	if orderly(data, n) {
		return data
	}
	var out []Datum
	for _, d := range data {
		if d.X >= 0 && d.X < n {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b Datum) int { return cmp.Compare(a.X, b.X) })
	return slices.CompactFunc(out, func(a, b Datum) bool { return a.X == b.X })
}

// orderly reports whether data can be used as they are, which is the rule and saves the copy.
func orderly(data []Datum, n int) bool {
	before := -1
	for _, d := range data {
		if d.X <= before || d.X >= n {
			return false
		}
		before = d.X
	}
	return true
}

// At returns the datum of l at category x.
func (l Layer) At(x int) (Datum, bool) {
	i, ok := slices.BinarySearchFunc(l.Data, x, func(d Datum, x int) int { return cmp.Compare(d.X, x) })
	if !ok {
		return Datum{}, false
	}
	return l.Data[i], true
}

// Known returns the first and the last datum of l that hold a number.
func (l Layer) Known() (first, last Datum, ok bool) {
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		if !ok {
			first = d
		}
		last, ok = d, true
	}
	return first, last, ok
}

// Demo reports whether any value of s is a demonstration value.
func (s Spec) Demo() bool {
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			if slices.ContainsFunc(l.Data, func(d Datum) bool { return d.Value.Demo || d.Low.Demo || d.High.Demo }) {
				return true
			}
		}
	}
	return s.Whole.Demo || s.Done.Demo || slices.ContainsFunc(s.Tasks, func(t Task) bool { return t.Done.Demo }) || slices.ContainsFunc(s.Parts, func(p Part) bool { return p.Value.Demo })
}
