package document

import (
	"math/bits"

	"nianbao/internal/number"
)

// Marks is what a reader must know of a number beside its value: a set.
type Marks uint8

// The marks.
const (
	MarkPreliminary Marks = 1 << iota
	MarkEstimated
	MarkRevised
	MarkDemo
	MarkBelow
	MarkNotApplicable
)

// Count returns how many marks are in m.
func (m Marks) Count() int { return bits.OnesCount8(uint8(m)) }

// MarksOf returns the marks of a known value.
func MarksOf(v number.Value) (m Marks) {
	switch v.Status {
	case number.Preliminary:
		m = MarkPreliminary
	case number.Estimated:
		m = MarkEstimated
	case number.Revised:
		m = MarkRevised
	case number.Final:
	}
	if v.Demo {
		m |= MarkDemo
	}
	return m
}

// Marked returns the marks to set behind n. beside are those of the observed
// numbers in its row or list, which a number computed from them need not
// repeat; in a sentence only observed numbers are marked. Demonstration is
// marked number by number only where it is mixed with real values.
func (n Number) Marked(beside Marks, mixed, sentence bool) Marks {
	if !n.Value.Known() {
		return 0
	}
	m := MarksOf(n.Value)
	if !mixed {
		m &^= MarkDemo
	}
	if len(n.Value.Origins) > 1 {
		m &^= beside
		if sentence {
			return 0
		}
	}
	return m
}

// Observed returns the marks of the numbers in a run that were read, not
// computed; a demonstration is marked wherever it stands.
func Observed(run []Inline) (m Marks) {
	for _, in := range run {
		switch in := in.(type) {
		case Number:
			if in.Value.Known() && len(in.Value.Origins) <= 1 {
				m |= MarksOf(in.Value) &^ MarkDemo
			}
		case Strong:
			m |= Observed(in.Text)
		}
	}
	return m
}

// Mixed reports whether a table has real values beside demonstration ones.
func (t Table) Mixed() bool {
	real, demo := false, false
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			for _, c := range r.Cells {
				for _, in := range c.Text {
					if n, ok := in.(Number); ok && !n.Given && n.Value.Known() && len(n.Value.Origins) > 0 {
						real, demo = real || !n.Value.Demo, demo || n.Value.Demo
					}
				}
			}
		}
	}
	return real && demo
}
