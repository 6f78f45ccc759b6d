package assess

import (
	"slices"

	"nianbao/internal/plan"
)

// Move is where something went from one edition to the next.
type Move uint8

// The moves.
const (
	Stayed   Move = iota // the verdict is the same
	Improved             // better, or judged at last
	Worsened             // worse
	Lost                 // can no longer be judged
	Entered              // only the later edition has it
	Left                 // only the earlier edition has it
)

// Moves are all moves in the order in which a comparison tells them.
func Moves() []Move { return []Move{Worsened, Lost, Improved, Entered, Left, Stayed} }

// String returns the move's word: 变好, 变差, …
func (m Move) String() string {
	return [...]string{"不变", "变好", "变差", "转为无法评估", "新列入", "不再列入"}[m]
}

// moveOf compares two verdicts.
func moveOf(before, now Verdict) Move {
	switch {
	case before == now:
		return Stayed
	case now == Unjudged || now == NotBegun && before == Unjudged:
		return Lost
	case before == Unjudged || before.WorseThan(now):
		return Improved
	}
	return Worsened
}

// Pair is one thing in two editions; Before or Now is nil where that edition
// does not have it.
type Pair[T any] struct {
	Before, Now *T
	Move        Move
}

// TargetPair is one target, ItemPair one row of the four lists, in two editions.
type (
	TargetPair = Pair[Assessment]
	ItemPair   = Pair[ItemAssessment]
)

// Comparison is what changed from one edition to a later one.
type Comparison struct {
	// Targets and Items are in the later edition's order, then those that left in
	// the earlier one's.
	Targets []TargetPair
	Items   []ItemPair
	// Revisions are those that the later edition is the first to tell.
	Revisions []plan.Revision
}

// Compare compares two editions. A target is the same where indicator, clause
// and kind are, an item where its list and number are, or, without a number,
// its name.
func Compare(before, now Result) Comparison {
	return Comparison{
		Targets:   pair(before.Assessments, now.Assessments, targetKey, func(a *Assessment) Verdict { return a.Verdict }),
		Items:     pair(before.Items, now.Items, itemKey, func(a *ItemAssessment) Verdict { return a.Verdict }),
		Revisions: newRevisions(before.Edition, now.Edition),
	}
}

// key is what makes two things of two editions the same.
type key struct {
	kind     int
	id, part string
	// nth tells apart things of one edition that share the rest.
	nth int
}

func targetKey(a Assessment) key {
	return key{kind: int(a.Target.Kind), id: a.Indicator.Code, part: a.Target.Clause}
}

func itemKey(a ItemAssessment) key {
	if a.Item.Number != "" {
		return key{kind: int(a.Item.Kind), id: a.Item.Number}
	}
	return key{kind: int(a.Item.Kind), part: a.Item.Name}
}

// pair joins what has one key in both lists: in now's order, then what before
// alone has.
func pair[T any](before, now []T, of func(T) key, verdict func(*T) Verdict) []Pair[T] {
	old := map[key]*T{}
	keys := numbered(before, of)
	for i := range before {
		old[keys[i]] = &before[i]
	}
	var out []Pair[T]
	for i, k := range numbered(now, of) {
		p := Pair[T]{old[k], &now[i], Entered}
		if p.Before != nil {
			p.Move = moveOf(verdict(p.Before), verdict(p.Now))
		}
		out = append(out, p)
		delete(old, k)
	}
	for i, k := range keys {
		if old[k] != nil {
			out = append(out, Pair[T]{&before[i], nil, Left})
		}
	}
	return out
}

func numbered[T any](list []T, of func(T) key) []key {
	seen := map[key]int{}
	keys := make([]key, len(list))
	for i, x := range list {
		k := of(x)
		seen[k]++
		keys[i] = k
		keys[i].nth = seen[k]
	}
	return keys
}

// newRevisions are those of now that before does not tell.
func newRevisions(before, now plan.Edition) []plan.Revision {
	return slices.DeleteFunc(slices.Clone(now.Revisions), func(r plan.Revision) bool {
		return slices.ContainsFunc(before.Revisions, r.Same)
	})
}
