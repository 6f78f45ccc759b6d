package assess

import (
	"testing"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// A place is what it is because of all values that were ranked: it has their
// cells and their marks.
func TestAPlaceComesFromAllThatWereRanked(t *testing.T) {
	value := func(n int64, cell string) number.Value {
		return number.Value{Dec: number.Int(n), State: number.Present, Origins: []number.Origin{{File: "a.xlsx", Sheet: "表", Cell: cell}}}
	}
	values := []number.Value{value(8, "B2"), value(9, "B3"), {}}
	values[1].Demo = true
	parts := make([]ScorePart, len(values))
	byRank(parts, values, true, 2024)
	if p := parts[0]; p.Value.String() != "2" || p.Against.String() != "2" || p.Score.String() != "50.00分" || len(p.Score.Origins) != 2 || !p.Score.Demo || len(p.Value.Origins) != 2 {
		t.Errorf("the second is %+v", p)
	}
	if parts[2].Reason == "" || parts[2].Score.Known() {
		t.Errorf("a park without a value is %+v", parts[2])
	}
}

// On a path of equal growth what is due rises late: progress is held against
// that, so that who is ahead of the level due is ahead of the share due too.
func TestTheShareDueAgreesWithThePace(t *testing.T) {
	e := plan.Edition{Year: 2024, Start: 2022, End: 2027, Base: 2022, Area: "全区", Indicators: []plan.Indicator{{
		Code: "a", Name: "甲", Measure: plan.Amount, Direction: plan.Up,
		Targets: []plan.Target{{Kind: plan.Level, Value: number.Value{Dec: number.Int(1000), State: number.Present}, Year: 2027, Base: 2022}},
	}}}
	for year, v := range map[int]int64{2022: 500, 2024: 660} {
		e.Observations = append(e.Observations, plan.Observation{Indicator: "a", Year: year, Period: plan.FullYear, Area: "全区", Value: number.Value{Dec: number.Int(v), State: number.Present}})
	}
	a := Assess(e, DefaultRules()).Assessments[0]
	if a.Progress.Dec.Cmp(a.Elapsed.Dec) >= 0 || a.Pace.Dec.Cmp(number.Int(1)) < 0 || a.Covered().Dec.Cmp(a.DueShare().Dec) < 0 {
		t.Errorf("progress %s, elapsed %s, due share %s, pace %s", a.Progress.Dec, a.Elapsed.Dec, a.DueShare().Dec, a.Pace.Dec)
	}
}
