package directive

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/table"
)

func (e *expander) formulas() []document.Block {
	return []document.Block{table.Formulas("formulas", ""), table.Signs("signs", "字母的含义")}
}

func (e *expander) kinds() []document.Block {
	return []document.Block{table.TargetKinds("kinds-table", "")}
}

func (e *expander) marks() []document.Block {
	return []document.Block{table.Marks("marks", "")}
}

// example is a kind of target with the path that its calculation takes.
type example struct {
	title string
	match func(assess.Assessment) bool
}

// exampleKinds are the kinds of targets; a level is calculated by either path.
func exampleKinds() []example {
	var list []example
	for _, k := range assess.Kinds() {
		ofKind := func(a assess.Assessment) bool { return a.Target.Kind == k.Kind }
		if k.Kind != plan.Level {
			list = append(list, example{k.Kind.Word(), ofKind})
			continue
		}
		for _, path := range []struct {
			name      string
			geometric bool
		}{{"几何路径", true}, {"线性路径", false}} {
			list = append(list, example{k.Kind.Word() + "，" + path.name, func(a assess.Assessment) bool {
				return ofKind(a) && a.Geometric == path.geometric && a.Covered().Known()
			}})
		}
	}
	return list
}

// worked is a target of an edition.
type worked struct {
	book *ledger.Book
	a    assess.Assessment
	// steps is how many steps its calculation has.
	steps int
}

// examples calculates one target of each kind that the plan has: that whose
// calculation has most steps, in the latest edition that has it so, then the
// weightiest, then the first.
func (e *expander) examples() []document.Block {
	var out []document.Block
	for i, x := range exampleKinds() {
		if best, ok := e.best(x); ok {
			out = append(out, e.example(fmt.Sprintf("example-%d", i+1), x.title, best)...)
		}
	}
	return out
}

func (e *expander) best(x example) (best worked, ok bool) {
	var all []worked
	for _, b := range slices.Backward(e.Shelf.Books) {
		for _, a := range b.Result.Assessments {
			if x.match(a) && a.Judgeable {
				all = append(all, worked{b, a, len(a.Steps())})
			}
		}
	}
	if len(all) == 0 {
		return worked{}, false
	}
	return slices.MinFunc(all, func(x, y worked) int {
		return cmp.Or(y.steps-x.steps, y.book.Year()-x.book.Year(), heavier(x.a.Indicator, y.a.Indicator))
	}), true
}

func (e *expander) example(id, title string, w worked) []document.Block {
	href := address.Indicator(w.book.Year(), w.a.Indicator.Code) + "#calculation"
	lead := phrase.Join(phrase.Link(href, w.a.Indicator.Name), phrase.Textf("，方案%s，%s。", w.a.Target.Clause, w.book.Title()), phrase.Verdict(w.book, w.a))
	out := []document.Block{
		document.Heading{Level: 3, ID: id, Text: phrase.Text(title), Pos: e.pos},
		document.Paragraph{Text: lead, Pos: e.pos},
	}
	return append(out, rowsOrNothing(table.Steps(w.a, id+"-steps", ""))...)
}
