package assess_test

import (
	"testing"
	"time"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Investment is judged only of what is being built: what has not begun, or is
// completed or late, is that, whatever was spent.
func TestTheStageComesBeforeTheInvestment(t *testing.T) {
	month := func(y int, m time.Month) time.Time { return time.Date(y, m, 1, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		stage    plan.Stage
		spent    int64
		deadline time.Time
		want     assess.Verdict
	}{
		{plan.NotStarted, 0, month(2025, 12), assess.NotBegun},
		{plan.NotStarted, 5, month(2025, 12), assess.NotBegun},
		{plan.UnderWay, 0, month(2025, 12), assess.Lagging},
		{plan.UnderWay, 5, month(2025, 12), assess.OnTrack},
		{plan.NoStage, 5, month(2025, 12), assess.OnTrack},
		{plan.Completed, 5, month(2024, 6), assess.Done},
		{plan.UnderWay, 9, month(2024, 6), assess.Overdue},
	} {
		e := plan.Edition{Year: 2024, Items: []plan.Item{{
			Kind: plan.Project, Name: "某项目", Stage: c.stage, Begin: month(2024, 1), End: month(2025, 12), Deadline: c.deadline,
			Total: value(number.Int(10), "亿元"), Cumulative: value(number.Int(c.spent), "亿元"),
		}}}
		i := assess.Assess(e, assess.DefaultRules()).Items[0]
		if i.Verdict != c.want || !i.Pace.Known() {
			t.Errorf("%s with %d of 10 spent: %s, pace %s; want %s", c.stage, c.spent, i.Verdict, i.Pace, c.want)
		}
	}
}
