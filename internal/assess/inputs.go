package assess

import (
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Input is a number that a calculation starts from.
type Input struct {
	// Name is what it is: 基期; Letter its sign in the formulas.
	Name   string
	Letter document.Formula
	// Year is 0 for what has none.
	Year  int
	Value number.Value
	// Given says that the plan sets it.
	Given bool
}

// Inputs returns what the steps were computed from, in the order of the
// formulas; nothing where there are no steps.
func (a Assessment) Inputs() []Input {
	if !a.Judgeable || a.Target.Kind == plan.Milestone {
		return nil
	}
	var list []Input
	put := func(name, letter string, year int, v number.Value, given bool) {
		if v.Known() {
			list = append(list, Input{name, symbolOf(letter), year, v, given})
		}
	}
	if a.Target.Kind == plan.AverageGrowth {
		for _, o := range a.Series {
			if o.Year > a.BaseYear {
				put("增长速度", "g_i", o.Year, o.Value, false)
			}
		}
		put("目标", "g", a.Target.Year, a.Target.Value, true)
		return list
	}
	put("本年", "x", a.Edition, a.Current, false)
	switch a.Target.Kind {
	case plan.Level, plan.ShareAbove, plan.Multiple, plan.Zero:
		if a.BaseYear < a.Edition {
			put("基期", "b", a.BaseYear, a.Base, false)
		}
	case plan.Monotone:
		put("上年", "x_1", a.Edition-1, a.Previous, false)
		put("基期", "b", a.BaseYear, a.Base, false)
	}
	a.limits(put)
	put("年度目标", "A", a.Edition, a.AnnualTarget, true)
	return list
}

// limits are what the target sets.
func (a Assessment) limits(put func(name, letter string, year int, v number.Value, given bool)) {
	switch a.Target.Kind {
	case plan.Multiple:
		put("目标倍数", "k", a.Target.Year, a.Target.Value, true)
	case plan.Band:
		put("下限", "q_1", a.Target.Year, a.Target.Value, true)
		put("上限", "q_2", a.Target.Year, a.Target.High, true)
	default:
		put("目标", "y", a.Target.Year, a.Target.Value, true)
	}
}

// symbolOf is a letter by itself.
func symbolOf(s string) document.Formula {
	e := symbol(s)
	return document.Formula{Text: text(e), MathML: "<math>" + letter(e) + "</math>"}
}
