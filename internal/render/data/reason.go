package data

import (
	"fmt"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/plan"
)

// facts are what a judgement says beyond the fields, in words.
func facts(a assess.Assessment) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	switch t := a.Target; {
	case t.Kind == plan.Band:
		say("目标区间为%s—%s", t.Value, t.High)
	case t.Kind == plan.Multiple && a.Goal.Known():
		say("目标是基期值的%s倍，即%s", t.Value.Digits(), a.Goal)
	case t.Kind == plan.AverageGrowth && a.Mean.Known():
		say("至今年均增长%s", assess.Percent(a.Mean, a.Indicator.Decimals))
	case t.Kind == plan.Monotone && a.Mean.Known():
		say("至今年均变化%s%s", a.Mean.SignedDigits(), a.Mean.Unit)
	}
	if a.Years > 0 {
		say("%d年中%d年达标", a.Years, a.YearsMet)
	}
	if a.Former != nil {
		say("按调整前的目标，评价为%s", a.Former.Verdict)
	}
	return out
}

// demoParts names what else in an entry is demonstration.
func demoParts(a assess.Assessment, trend *assess.Projection) []string {
	var out []string
	if a.AnnualTarget.Demo {
		out = append(out, "年度目标")
	}
	earlier := a.Base.Demo || a.Previous.Demo && a.Change != assess.NoChange || a.Pace.Demo || a.Mean.Demo || a.Required.Demo || trend != nil && trend.Value.Demo
	if earlier && !a.Current.Demo {
		out = append(out, "往年的数")
	}
	if a.Override != nil && a.Override.Demo {
		out = append(out, "评价调整")
	}
	return out
}

func joined(list []string) string { return strings.Join(list, "、") }
