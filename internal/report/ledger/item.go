package ledger

import (
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Item is one row of a list with its standing.
type Item struct {
	plan.Item
	Verdict assess.Verdict
	// Share is what is done of the whole and Elapsed what is gone of the time,
	// as ratios; unknown where an item has no investment or no dates.
	Share, Elapsed number.Value
}

// ItemFilter picks items; zero fields pick all.
type ItemFilter struct {
	Kind                 *plan.ItemKind
	Chapter, Park, Owner string
	// Status is a state or verdict in words: 已完成, 推进中, 未启动, 逾期, 滞后.
	Status string
}

// Items returns the edition's items that a filter picks, in their order.
func (b *Book) Items(f ItemFilter) []Item {
	var out []Item
	for _, a := range b.Result.Items {
		if b.picks(f, a) {
			out = append(out, Item{Item: a.Item, Verdict: a.Verdict, Share: a.Done, Elapsed: a.Time})
		}
	}
	return out
}

func (b *Book) picks(f ItemFilter, a assess.ItemAssessment) bool {
	it := a.Item
	switch {
	case f.Kind != nil && it.Kind != *f.Kind, f.Chapter != "" && it.Chapter != f.Chapter, f.Park != "" && it.Park != f.Park:
		return false
	case f.Owner != "" && !b.owns(f.Owner, it):
		return false
	}
	return f.Status == "" || f.Status == a.Verdict.String() || f.Status == it.Stage.String() && a.Verdict != assess.Overdue
}

func (b *Book) owns(owner string, it plan.Item) bool {
	return b.same(owner, it.Owner) || slices.ContainsFunc(it.With, func(w string) bool { return b.same(owner, w) })
}

// same reports whether two words name one department.
func (b *Book) same(x, y string) bool {
	if x == y {
		return true
	}
	d := b.departments[x]
	return d != nil && d == b.departments[y]
}

// Owned returns the assessments of the indicators that a department answers for.
func (b *Book) Owned(d plan.Department) []assess.Assessment {
	return b.Of(func(i plan.Indicator) bool {
		return slices.ContainsFunc(i.Owners, func(o string) bool { return b.same(d.Name, o) })
	})
}

// Remedies returns the remedies that a department answers for; all for "".
func (b *Book) Remedies(owner string) []plan.Remedy {
	return slices.DeleteFunc(slices.Clone(b.Result.Edition.Remedies), func(r plan.Remedy) bool {
		return owner != "" && !b.same(owner, r.Owner)
	})
}
