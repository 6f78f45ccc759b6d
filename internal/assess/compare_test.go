package assess_test

import (
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

func pairEdition(year int, value int64, items ...plan.Item) assess.Result {
	e := plan.Edition{Year: year, Start: 2022, End: 2025, Base: 2021, Area: "全区", Items: items}
	known := func(n int64) number.Value { return number.Value{Dec: number.Int(n), State: number.Present} }
	e.Indicators = []plan.Indicator{{Code: "a", Name: "甲", Direction: plan.Up, Targets: []plan.Target{
		{Clause: "一-1", Year: 2025, Base: 2021, Value: known(200)},
		{Clause: "一-1", Year: 2025, Base: 2021, Value: known(900)},
	}}}
	for y, v := range map[int]int64{2021: 100, year: value} {
		e.Observations = append(e.Observations, plan.Observation{Indicator: "a", Year: y, Period: plan.FullYear, Area: e.Area, Value: known(v)})
	}
	return assess.Assess(e, assess.DefaultRules())
}

func TestCompareJoinsWhatIsTheSame(t *testing.T) {
	task := func(n, name string, s plan.Stage) plan.Item {
		return plan.Item{Kind: plan.Task, Number: n, Name: name, Stage: s}
	}
	before := pairEdition(2023, 150, task("1", "甲", plan.UnderWay), task("2", "乙", plan.Completed), task("3", "丙", plan.UnderWay))
	now := pairEdition(2024, 210, task("1", "甲（改名）", plan.Completed), task("3", "丙", plan.UnderWay), task("4", "丁", plan.NotStarted))
	c := assess.Compare(before, now)
	if len(c.Targets) != 2 || c.Targets[0].Move != assess.Improved || c.Targets[0].Now.Target.Value.Dec.Cmp(number.Int(200)) != 0 || c.Targets[1].Before == nil {
		t.Errorf("two targets of one clause are joined as %+v", c.Targets)
	}
	want := []assess.Move{assess.Improved, assess.Stayed, assess.Entered, assess.Left}
	for i, p := range c.Items {
		if p.Move != want[i] {
			t.Errorf("item %d moved %s, want %s", i, p.Move, want[i])
		}
	}
	if len(c.Items) != len(want) {
		t.Errorf("%d items", len(c.Items))
	}
}

// Compared the other way round, what improved worsened and what entered left.
func TestCompareMirrors(t *testing.T) {
	a, b := pairEdition(2023, 150), pairEdition(2024, 90)
	opposite := map[assess.Move]assess.Move{assess.Improved: assess.Worsened, assess.Worsened: assess.Improved, assess.Entered: assess.Left, assess.Left: assess.Entered, assess.Stayed: assess.Stayed}
	there, back := assess.Compare(a, b).Targets, assess.Compare(b, a).Targets
	for i := range there {
		if opposite[there[i].Move] != back[i].Move {
			t.Errorf("there %s, back %s", there[i].Move, back[i].Move)
		}
	}
}

func TestMovesAreAllTold(t *testing.T) {
	seen := map[assess.Move]bool{}
	for _, m := range assess.Moves() {
		seen[m] = true
		if m.String() == "" {
			t.Errorf("move %d has no word", m)
		}
	}
	if len(seen) != int(assess.Left)+1 {
		t.Errorf("%d of %d moves are told", len(seen), assess.Left+1)
	}
}
