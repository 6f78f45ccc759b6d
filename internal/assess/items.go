package assess

import (
	"fmt"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// ItemAssessment judges one row of the four lists as of the end of the
// edition's year.
type ItemAssessment struct {
	Item plan.Item
	// Time is 时间进度, Done 累计完成占总投资, PlanShare 占年度计划: ratios.
	Time, Done, PlanShare number.Value
	// Lead is Done less Time in percentage points: 超过 or, negative, 落后时间进度.
	Lead number.Value
	// Pace is Done over Time.
	Pace    number.Value
	Verdict Verdict
	Reasons []string
}

// assessItem finds the shares and the verdict: 已完成, else 逾期 once the
// deadline has passed, else by investment against time, else by 状态.
func assessItem(e plan.Edition, r Rules, i plan.Item) ItemAssessment {
	a := ItemAssessment{Item: i, Time: i.TimeShare(e.YearEnd()), Done: quotient(i.Cumulative, i.Total), PlanShare: quotient(i.Done, i.Planned)}
	if i.Kind == plan.Application {
		a.Done = number.Value{}
	}
	if a.Time.Known() && a.Done.Known() {
		lead := a.Done.Dec.Sub(a.Time.Dec).Mul(number.Int(100))
		a.Lead = derive(lead, number.PercentPoint, 1, a.Done)
		if a.Time.Dec.Sign() > 0 {
			a.Pace = ratio(a.Done.Dec.Quo(a.Time.Dec), a.Done)
		}
	}
	a.Verdict = a.verdict(e, r)
	return a
}

func (a *ItemAssessment) verdict(e plan.Edition, r Rules) Verdict {
	switch i := a.Item; {
	case i.Stage == plan.Completed:
		return Done
	case i.Late(e.YearEnd()):
		a.Reasons = append(a.Reasons, fmt.Sprintf("应于%d年%d月%d日前完成", i.Deadline.Year(), i.Deadline.Month(), i.Deadline.Day()))
		return Overdue
	case a.Pace.Known() && i.Stage != plan.NotStarted:
		return r.band(a.Pace.Dec)
	case i.Stage == plan.UnderWay:
		return Going
	case i.Stage == plan.NotStarted:
		return NotBegun
	}
	a.Reasons = append(a.Reasons, "没有填报状态")
	return Unjudged
}

func quotient(part, whole number.Value) number.Value {
	if !part.Known() || !whole.Known() || whole.Dec.Sign() <= 0 {
		return number.Value{}
	}
	return ratio(part.Dec.Quo(whole.Dec), part, whole)
}
