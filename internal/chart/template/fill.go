package template

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// Series is what one layer shows of one thing.
type Series struct {
	// Name is used where the layer has none; Words fill the holes of its name.
	Name  string
	Words map[string]string
	Unit  number.Unit
	// Geometric is [chart.Layer.Geometric].
	Geometric bool
	Data      []chart.Datum
}

// Data is what a template is filled with.
type Data struct {
	ID string
	// Title and Note are the author's; they come before the template's.
	Title, Note string
	X           chart.Axis
	// Layers are the series of each panel's layers.
	Layers [][][]Series
	// Words fill the holes of texts. Those that the order decides are added.
	Words map[string]string
	// Notes come from the data, Source names them.
	Notes  []string
	Source string
	// WholeName and Whole are the total of parts, which are called Parts where it is their sum.
	WholeName, Parts string
	Whole            number.Value
	// Groups are the rows of a matrix.
	Groups []chart.Part
	Tasks  []chart.Task
	Now    chart.Month
}

// Problem is why a template cannot be filled, in words, with the remedy; the
// zero Problem is none.
type Problem struct{ Why, Hint string }

// Fill puts data into t. Layers and panels without data are left out; ok is
// false when nothing is left to draw.
func Fill(t Template, d Data) (s chart.Spec, p Problem, ok bool) {
	s = chart.Spec{ID: d.ID, Form: t.Form, X: d.X, Source: d.Source, TwoAxes: t.TwoAxes, Least: t.Least}
	switch t.Form {
	case chart.Matrix:
		s.Parts = d.Groups
		ok = len(s.Parts) > 0
	case chart.Schedule:
		s.Tasks, s.Now = d.Tasks, d.Now
		ok = len(s.Tasks) > 0
	default:
		s.Panels = panels(t, d)
		ok = len(s.Panels) > 0
	}
	if !ok {
		return s, p, false
	}
	if p = sameUnits(s); p.Why != "" {
		return s, p, true
	}
	words := map[string]string{}
	maps.Copy(words, d.Words)
	p = arrange(&s, t, d, words)
	s.TwoAxes = s.TwoAxes && len(s.Panels) == 2
	s.Finding = cmp.Or(d.Title, t.Title.Fill(words))
	s.Subject = t.Subject.Fill(words)
	s.Notes = append(notes(t, d, words), s.Notes...)
	return s, p, true
}

// notes are the author's, the data's and the template's, in this order.
func notes(t Template, d Data, words map[string]string) []string {
	var out []string
	if d.Note != "" {
		out = append(out, d.Note)
	}
	out = append(out, d.Notes...)
	for _, n := range t.Notes {
		if text := n.Fill(words); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// panels are those that have something to show.
func panels(t Template, d Data) []chart.Panel {
	var out []chart.Panel
	for i, p := range t.Panels {
		panel := chart.Panel{Weight: p.Weight, Shares: p.Shares}
		observed := false
		for j, l := range p.Layers {
			for _, x := range d.Layers[i][j] {
				if len(x.Data) == 0 {
					continue
				}
				observed = observed || l.Role == chart.Observed
				panel.Layers = append(panel.Layers, layer(l, x, d.X))
				if panel.Unit == "" {
					panel.Unit = x.Unit
				}
			}
		}
		if !observed {
			continue
		}
		if len(t.Panels) > 1 {
			panel.Title = cmp.Or(p.Title.Fill(panelWords(d.Words, panel)), withUnit(panel.Layers[0].Name, panel.Unit))
		}
		out = append(out, panel)
	}
	return out
}

// withUnit is a name with its unit in brackets, if there is one.
func withUnit(name string, unit number.Unit) string {
	if unit == "" {
		return name
	}
	return name + "（" + string(unit) + "）"
}

func panelWords(words map[string]string, p chart.Panel) map[string]string {
	out := map[string]string{}
	maps.Copy(out, words)
	out[HoleUnit] = string(p.Unit)
	return out
}

func layer(l Layer, x Series, axis chart.Axis) chart.Layer {
	out := chart.Layer{Mark: l.Mark, Role: l.Role, Name: cmp.Or(l.Name.Fill(x.Words), x.Name), Stack: l.Stack, Geometric: x.Geometric, Data: x.Data}
	if only := x.Data[0]; l.Mark == chart.Rule && len(x.Data) == 1 && only.X > 0 {
		out.Data = []chart.Datum{{X: 0, Value: only.Value}, only}
	} else if l.Mark == chart.Rule && len(x.Data) == 1 && len(axis.Labels) > 1 {
		out.Data = []chart.Datum{only, {X: len(axis.Labels) - 1, Value: only.Value}}
	}
	return out
}

// sameUnits says what of s cannot be set on one axis.
func sameUnits(s chart.Spec) Problem {
	for _, p := range s.Panels {
		var first *chart.Datum
		var name string
		for _, l := range p.Layers {
			for _, d := range l.Data {
				switch {
				case !d.Value.Known():
				case first == nil:
					first, name = &d, l.Name
				case d.Value.Unit != first.Value.Unit:
					a, b := name, l.Name
					if !s.X.Years && d.X != first.X {
						a, b = s.X.Labels[first.X], s.X.Labels[d.X]
					}
					return Problem{fmt.Sprintf("“%s”和“%s”单位不同，不能画在一起", a, b), "选单位相同的，分成几幅图，或用 kind: multiples"}
				}
			}
		}
		if n := series(p); n > chart.Colours {
			return Problem{fmt.Sprintf("一幅图最多画%d组数，这里有%d组", chart.Colours, n), "少选几组，或分成几幅图"}
		}
	}
	return Problem{}
}

// series counts the layers of p that take a colour of their own.
func series(p chart.Panel) int {
	n := 0
	for _, l := range p.Layers {
		if l.Role == chart.Observed {
			n++
		}
	}
	return n
}

// arrange sorts rows and makes parts of them, and tells words which are the
// first and the last.
func arrange(s *chart.Spec, t Template, d Data, words map[string]string) Problem {
	switch t.Form {
	case chart.Radar:
		extremes(s.X.Labels, leading(s.Panels[0]).Data, words)
		if len(leading(s.Panels[0]).Data) < leastDirections {
			return Problem{"雷达图要有三个以上有数的方向", "用 form: dumbbell 或 ranking"}
		}
		if scale := s.Scales()[0]; scale.Min > 0 {
			words[HoleCentre] = scale.Ticks[0].Text
		}
	case chart.Ranking, chart.Dumbbell:
		sortRows(s, t.Sort)
		extremes(s.X.Labels, leading(s.Panels[0]).Data, words)
	case chart.Strip, chart.Donut:
		sortRows(s, t.Sort)
		return parts(s, d, words)
	case chart.Matrix:
		n := 0
		for _, g := range s.Parts {
			n += len(g.Items)
		}
		words[HoleCount] = strconv.Itoa(n)
	case chart.Schedule:
		words[HoleCount] = strconv.Itoa(len(s.Tasks))
	case chart.Cartesian, chart.Bullet, chart.Cells, chart.Spark:
		if !s.X.Years {
			sortRows(s, t.Sort)
			extremes(s.X.Labels, leading(s.Panels[0]).Data, words)
		}
	}
	return Problem{}
}

// leastDirections is how many directions make a radar.
const leastDirections = 3

// sortRows drops the categories that have nothing to show and sorts the others
// by the first observed layer. Years keep their order.
func sortRows(s *chart.Spec, o Order) {
	if s.X.Years {
		return
	}
	lead := leading(s.Panels[0])
	var order []int
	for x := range s.X.Labels {
		if shown(*s, lead, x) {
			order = append(order, x)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, _ := lead.At(a)
		y, _ := lead.At(b)
		switch {
		case o == AsListed || !x.Value.Known() || !y.Value.Known():
			return 0
		case o == Rising:
			return x.Value.Dec.Cmp(y.Value.Dec)
		}
		return y.Value.Dec.Cmp(x.Value.Dec)
	})
	s.X = pick(s.X, order)
	for i, p := range s.Panels {
		for j, l := range p.Layers {
			s.Panels[i].Layers[j].Data = pickData(l, order)
		}
	}
}

// leading is the first layer of p that is observed.
func leading(p chart.Panel) chart.Layer {
	for _, l := range p.Layers {
		if l.Role == chart.Observed {
			return l
		}
	}
	return p.Layers[0]
}

// shown reports whether category x has a row: in a dumbbell and a plot with
// any value, else with one of the leading layer.
func shown(s chart.Spec, lead chart.Layer, x int) bool {
	if d, ok := lead.At(x); ok && d.Value.Known() {
		return true
	}
	if s.Form != chart.Dumbbell && s.Form != chart.Cartesian {
		return false
	}
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			if d, ok := l.At(x); ok && d.Value.Known() {
				return true
			}
		}
	}
	return false
}

func pick(x chart.Axis, order []int) chart.Axis {
	out := chart.Axis{Years: x.Years}
	for _, k := range order {
		out.Labels = append(out.Labels, x.Labels[k])
		if len(x.Status) > 0 {
			out.Status = append(out.Status, x.Status[k])
		}
	}
	return out
}

func pickData(l chart.Layer, order []int) []chart.Datum {
	var out []chart.Datum
	for i, k := range order {
		if d, ok := l.At(k); ok {
			d.X = i
			out = append(out, d)
		}
	}
	return out
}

// extremes puts the largest and the smallest into words.
func extremes(labels []string, data []chart.Datum, words map[string]string) {
	words[HoleCount] = strconv.Itoa(len(data))
	if len(data) == 0 {
		return
	}
	byValue := func(a, b chart.Datum) int { return a.Value.Dec.Cmp(b.Value.Dec) }
	top, last := slices.MaxFunc(data, byValue), slices.MinFunc(data, byValue)
	words[HoleTop], words[HoleTopValue] = alike(labels, data, top), top.Value.String()
	if top.Value.Dec.Cmp(last.Value.Dec) != 0 {
		words[HoleLast], words[HoleLastValue] = alike(labels, data, last), last.Value.String()
	}
}

// alike names all that show the same number as d: a reader cannot tell which is ahead.
func alike(labels []string, data []chart.Datum, d chart.Datum) string {
	var names []string
	for _, o := range data {
		if o.Value.Digits() == d.Value.Digits() {
			names = append(names, labels[o.X])
		}
	}
	if n := len(names); n > 3 {
		return strings.Join(names[:2], "、") + "等" + strconv.Itoa(n) + "个"
	}
	return strings.Join(names, "、")
}

// parts turns the one layer of s into parts of a whole.
func parts(s *chart.Spec, d Data, words map[string]string) Problem {
	data := s.Panels[0].Layers[0].Data
	for _, x := range data {
		if x.Value.Dec.Sign() < 0 {
			return Problem{"有负数，不能画构成", "用 kind: ranking"}
		}
		s.Parts = append(s.Parts, chart.Part{Name: s.X.Labels[x.X], Value: x.Value})
	}
	if len(s.Parts) > chart.PartsAtMost {
		// The smallest are drawn as one.
		slices.SortStableFunc(s.Parts, func(a, b chart.Part) int { return b.Value.Dec.Cmp(a.Value.Dec) })
	}
	if len(s.Parts) < 2 {
		return Problem{"画构成要有两个以上的部分", "补上其他部分的数；用 rows 的多选几行"}
	}
	extremes(s.X.Labels, data, words)
	s.WholeName, s.Whole = d.WholeName, d.Whole
	if !s.Whole.Known() {
		s.WholeName, s.Whole = "合计", chart.Sum(s.Parts...)
		s.Notes = append(s.Notes, "合计为各"+cmp.Or(d.Parts, "部分")+"之和")
	}
	top := slices.MaxFunc(s.Parts, func(a, b chart.Part) int { return a.Value.Dec.Cmp(b.Value.Dec) })
	words[HoleTop] = top.Name // one only, for the share is of one
	if share := top.Share(s.Whole); share.Known() {
		share.Decimals = 1
		words[HoleTopShare] = share.String()
	}
	s.X, s.Panels = chart.Axis{}, nil
	return Problem{}
}
