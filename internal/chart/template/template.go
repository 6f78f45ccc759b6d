// Package template holds charts with holes: a file templates/charts/<kind>.yaml
// says what is drawn and where the numbers come from, a directive says of what.
// [Decode] reads such a file, [Fill] puts the numbers in.
//
// # The file
//
//	about: 一个指标历年的数和目标
//	form: axes
//	along: 年份
//	layers:
//	  - {mark: line, values: 实际}
//	  - {mark: rule, role: target, values: 目标}
//	title: "{现状}"
//	subject: "{指标}[，{单位}]，{起止年}[与{目标年}年目标]"
//
// form is the family of the chart; along is what its axis, rows or parts are:
// years, parks, indicators or domains. A layer says how a number is drawn (mark,
// role, stack) and which number it is (values). With each it stands for as many
// series as there are indicators, parks or years. Where along, each or facet
// lists several, the first is meant unless the directive's by: names another.
// facet makes a row of small charts. panels in the place of layers sets several
// plots above each other, or with two_axes in one.
//
// # Texts
//
// {word} in title, subject, notes and names is a hole; what stands in [ ] is
// left out when a hole in it stays empty.
//
// Everything that may be written is in the tables of words.go, from which the
// decoder, the explanation for authors and the JSON Schema for editors are made.
package template

import (
	"slices"

	"nianbao/internal/chart"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Template is a chart with holes. It is never changed once decoded.
type Template struct {
	// Name is the word of the directive's kind:, About what it draws.
	Name, About string
	// Text is the file as it was written, Pos its first line.
	Text string
	Pos  diag.Pos
	Form chart.Form
	// Along and Facet list the choices, the usual one first.
	Along, Facet []Dimension
	Panels       []Panel
	TwoAxes      bool
	Sort         Order
	// Least gathers parts below so many per cent.
	Least          number.Decimal
	Title, Subject Phrase
	Notes          []Phrase
	broken         bool
}

// Panel is one plot.
type Panel struct {
	// Title is where there are several; empty is the name of the first series.
	Title  Phrase
	Weight int
	Shares bool
	Layers []Layer
}

// Layer is one kind of number, drawn in one way.
type Layer struct {
	Mark   chart.Mark
	Role   chart.Role
	Values Quantity
	// Each makes a series of each; choices, the usual one first.
	Each []Dimension
	// Before takes the year before the one that is drawn.
	Before bool
	// Name is empty for the usual one.
	Name  Phrase
	Stack string
}

// By returns t with dim chosen wherever it is among the choices; ok is false
// where it is nowhere.
func (t Template) By(dim Dimension) (chosen Template, ok bool) {
	pick := func(list []Dimension) []Dimension {
		if !slices.Contains(list, dim) {
			return list
		}
		ok = true
		return []Dimension{dim}
	}
	t.Along, t.Facet = pick(t.Along), pick(t.Facet)
	t.Panels = slices.Clone(t.Panels)
	for i := range t.Panels {
		t.Panels[i].Layers = slices.Clone(t.Panels[i].Layers)
		for j := range t.Panels[i].Layers {
			l := &t.Panels[i].Layers[j]
			l.Each = pick(l.Each)
		}
	}
	return t, ok
}

// Choices are the dimensions that [Template.By] can choose, in the order of
// their first mention.
func (t Template) Choices() []Dimension {
	out := append(slices.Clone(t.Along), t.Facet...)
	for _, l := range t.Layers() {
		out = append(out, l.Each...)
	}
	var once []Dimension
	for _, d := range out {
		if !slices.Contains(once, d) {
			once = append(once, d)
		}
	}
	return once
}

// Layers are those of all panels.
func (t Template) Layers() []Layer {
	var out []Layer
	for _, p := range t.Panels {
		out = append(out, p.Layers...)
	}
	return out
}

// Runs reports whether t as it is chosen runs over dim: along its axis, as
// series or as small charts.
func (t Template) Runs(dim Dimension) bool {
	return first(t.Along) == dim || first(t.Facet) == dim ||
		slices.ContainsFunc(t.Layers(), func(l Layer) bool { return first(l.Each) == dim })
}

// AsksIndicators reports whether t is about indicators, not about scores alone.
func (t Template) AsksIndicators() bool {
	return slices.ContainsFunc(t.Layers(), func(l Layer) bool { return l.Values != Score })
}

// Asks reports whether t has a layer of q.
func (t Template) Asks(q ...Quantity) bool {
	return slices.ContainsFunc(t.Layers(), func(l Layer) bool { return slices.Contains(q, l.Values) })
}

// OfTables reports whether t can be filled from a statistical table, which has
// observed values alone: every panel must show them.
func (t Template) OfTables() bool {
	switch {
	case t.Form == chart.Matrix || t.Form == chart.Schedule || len(t.Facet) > 0 || t.Runs(Domains):
		return false
	}
	return !slices.ContainsFunc(t.Panels, func(p Panel) bool {
		return !slices.ContainsFunc(p.Layers, func(l Layer) bool { return l.Values == Actual })
	})
}

// Axis is what t runs along, as it is chosen.
func (t Template) Axis() Dimension { return first(t.Along) }

// Series is what l makes a series of each of, as it is chosen; None for one alone.
func (l Layer) Series() Dimension { return first(l.Each) }

func first(list []Dimension) Dimension {
	if len(list) == 0 {
		return None
	}
	return list[0]
}
