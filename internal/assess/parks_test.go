package assess

import (
	"testing"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

func figureOf(s string) number.Value {
	return number.Value{Dec: number.MustParse(s), State: number.Present}
}

func parkEdition(d plan.Direction, m plan.Measure, values ...plan.Observation) (plan.Edition, plan.Indicator) {
	i := plan.Indicator{Code: "a", Direction: d, Measure: m}
	for n := range values {
		values[n].Indicator, values[n].Period = "a", plan.FullYear
	}
	return plan.Edition{Year: 2024, Area: "全区", Indicators: []plan.Indicator{i}, Observations: values, Parks: []plan.Park{{Name: "甲"}, {Name: "乙"}}}, i
}

func at(area string, year int, v string) plan.Observation {
	return plan.Observation{Area: area, Year: year, Value: figureOf(v)}
}

func TestPartOfTheBest(t *testing.T) {
	for _, c := range []struct {
		v, best string
		up      bool
		want    string
	}{
		{"5", "10", true, "0.5"}, {"0", "0", true, ""}, {"-1", "-1", true, ""},
		{"10", "5", false, "0.5"}, {"0", "0", false, "1"}, {"4", "0", false, "0"},
	} {
		z, ok := partOf(number.MustParse(c.v), number.MustParse(c.best), c.up)
		if ok != (c.want != "") || ok && z.Cmp(number.MustParse(c.want)) != 0 {
			t.Errorf("%s of %s: %s, %v", c.v, c.best, z, ok)
		}
	}
}

// Less of what is better when less is a change for the better, and nothing is
// compared across a series break.
func TestChangesOfParks(t *testing.T) {
	broke := at("乙", 2024, "8")
	broke.Break = true
	e, i := parkEdition(plan.Down, plan.Count, at("甲", 2023, "10"), at("甲", 2024, "8"), at("乙", 2023, "10"), broke)
	got := changes(e, i, 2024)
	if got[0].Dec.Cmp(number.Int(20)) != 0 || got[1].Known() {
		t.Errorf("%v", got)
	}
}

// Points are parts of the sum of the weights, whatever that is.
func TestPointsAreSharesOfTheWeights(t *testing.T) {
	e, i := parkEdition(plan.Down, plan.Count, at("甲", 2024, "5"), at("乙", 2024, "10"))
	e.ParkRules = []plan.ParkRule{{Indicator: "a", Weight: figureOf("30")}, {Indicator: "a", Weight: figureOf("20"), Method: plan.RealisedScore}}
	e.ParkTargets = []plan.AnnualTarget{{Indicator: "a", Area: "乙", Year: 2024, Value: figureOf("5")}}
	if p := scoreBy(e, i, e.ParkRules[0], 2024); p[0].Points.Dec.Cmp(number.Int(60)) != 0 || p[1].Points.Dec.Cmp(number.Int(30)) != 0 {
		t.Errorf("%v, %v", p[0].Points, p[1].Points)
	}
	if p := scoreBy(e, i, e.ParkRules[1], 2024); p[0].Score.Known() || p[1].Score.Dec.Cmp(number.Int(50)) != 0 {
		t.Errorf("%v, %v", p[0].Score, p[1].Score)
	}
}

func TestCountsHaveShares(t *testing.T) {
	e, i := parkEdition(plan.Up, plan.Count, at("全区", 2024, "20"))
	if s := parkShare(e, i, figureOf("5")); !s.Known() || s.Dec.Cmp(number.MustParse("0.25")) != 0 {
		t.Errorf("%v", s)
	}
	if n, ok := (Standing{Rank: 2, Before: 5}).Risen(); n != 3 || !ok {
		t.Errorf("from 5 to 2 is %d", n)
	}
}

func TestMovesToAndFromWhatCannotBeJudged(t *testing.T) {
	for _, c := range []struct {
		before, now Verdict
		want        Move
	}{{Unjudged, NotBegun, Lost}, {Unjudged, Lagging, Improved}, {OnTrack, Unjudged, Lost}, {OnTrack, NotBegun, Worsened}, {Lagging, Faster, Improved}} {
		if got := moveOf(c.before, c.now); got != c.want {
			t.Errorf("%s to %s: %s", c.before, c.now, got)
		}
	}
	old := plan.Revision{Indicator: "a", Year: 2023}
	if got := newRevisions(plan.Edition{Revisions: []plan.Revision{old}}, plan.Edition{Revisions: []plan.Revision{old, {Indicator: "b"}}}); len(got) != 1 || got[0].Indicator != "b" {
		t.Errorf("%v", got)
	}
}

// An adjustment is of its year's target, an override of its own.
func TestAdjustmentsAndOverridesKeepToTheirTarget(t *testing.T) {
	e := plan.Edition{Adjustments: []plan.Adjustment{{Indicator: "a", Year: 2030, Old: figureOf("5"), New: figureOf("6")}}}
	if _, a := adjust(e, plan.Indicator{Code: "a"}, plan.Target{Year: 2025, Value: figureOf("5")}); a != nil {
		t.Error("a target of another year is adjusted")
	}
	e.Overrides = []plan.Override{{Indicator: "a", Target: 1, Verdict: "符合预期", Demo: true}}
	for n, want := range []Verdict{Lagging, OnTrack} {
		a := Assessment{Indicator: plan.Indicator{Code: "a"}, Verdict: Lagging, Computed: Lagging}
		a.override(e, n)
		if a.Verdict != want || a.Demo() != (n == 1) {
			t.Errorf("target %d: %s, demo %v", n, a.Verdict, a.Demo())
		}
	}
}
