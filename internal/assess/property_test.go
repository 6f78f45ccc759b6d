package assess_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/dataset"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// sample is one target with what was observed, made at random but repeatably.
type sample struct {
	kind    plan.TargetKind
	measure plan.Measure
	d       plan.Direction
	op      plan.Op
	year    int
	target  number.Decimal
	high    number.Decimal
	values  map[int]number.Decimal
	unit    number.Unit
}

func tenths(r *rand.Rand, low, high int64) number.Decimal {
	return number.Int(low + r.Int64N(high-low)).Quo(number.Int(10))
}

// samples yields targets of every kind, with gaps and values of both signs.
func samples(t *testing.T, n int, try func(t *testing.T, s sample)) {
	t.Helper()
	r := rand.New(rand.NewPCG(2021, 2025))
	for range n {
		s := sample{
			kind: plan.TargetKind(r.IntN(8)), measure: plan.Measure(r.IntN(6)), d: plan.Direction(1 - 2*r.IntN(2)),
			year: 2023 + r.IntN(4), target: tenths(r, -200, 2000), unit: "亿元", values: map[int]number.Decimal{},
		}
		s.op = [2]plan.Op{plan.GE, plan.GT}[r.IntN(2)]
		if s.d == plan.Down {
			s.op = [2]plan.Op{plan.LE, plan.LT}[r.IntN(2)]
		}
		if s.kind == plan.AverageGrowth {
			s.unit, s.target = number.Percent, tenths(r, 1, 300)
		}
		if s.kind == plan.Multiple {
			s.target = tenths(r, 5, 40)
		}
		s.high = s.target.Add(tenths(r, 1, 300))
		for y := 2019; y <= 2024; y++ {
			switch r.IntN(6) {
			case 0:
			case 1:
				s.values[y] = tenths(r, -300, 300)
			default:
				s.values[y] = tenths(r, 1, 2000)
			}
		}
		if _, ok := s.values[2024]; !ok {
			s.values[2024] = tenths(r, 1, 2000)
		}
		try(t, s)
		if t.Failed() {
			t.Fatalf("sample: %+v", s)
		}
	}
}

func value(d number.Decimal, u number.Unit) number.Value {
	return number.Value{Dec: d, State: number.Present, Unit: u, Decimals: 1}
}

func (s sample) edition(year int) plan.Edition {
	target := plan.Target{Kind: s.kind, Op: s.op, Year: s.year, Value: value(s.target, s.unit), High: value(s.high, s.unit), Base: 2021}
	e := plan.Edition{
		Year: year, Start: 2022, End: 2025, Base: 2021, Area: "全区", Domains: []string{"甲"},
		Indicators: []plan.Indicator{{
			Code: "x", Name: "某数", Domain: "甲", Unit: s.unit, Direction: s.d, Measure: s.measure, Decimals: 1,
			Weight: value(number.Int(10), ""), Targets: []plan.Target{target},
		}},
	}
	for y := 2019; y <= year; y++ {
		if d, ok := s.values[y]; ok {
			e.Observations = append(e.Observations, plan.Observation{Indicator: "x", Year: y, Period: plan.FullYear, Area: "全区", Value: value(d, s.unit)})
		}
	}
	return e
}

func (s sample) assess() assess.Assessment {
	return assess.Assess(s.edition(2024), assess.DefaultRules()).Assessments[0]
}

// with returns s with each number changed by f; a multiple stays what it is.
func (s sample) with(f func(number.Decimal) number.Decimal) sample {
	values := map[int]number.Decimal{}
	for y, d := range s.values {
		values[y] = f(d)
	}
	s.values = values
	if s.kind != plan.Multiple {
		s.target, s.high = f(s.target), f(s.high)
	}
	return s
}

func same(t *testing.T, what string, a, b number.Value) {
	t.Helper()
	if a.State != b.State || a.Known() && a.Dec.Significant(25).Cmp(b.Dec.Significant(25)) != 0 {
		t.Errorf("%s: %s %v, then %s %v", what, a.Dec, a.State, b.Dec, b.State)
	}
}

func sameVerdict(t *testing.T, a, b assess.Assessment) {
	t.Helper()
	if a.Verdict != b.Verdict || a.Met != b.Met || a.Judgeable != b.Judgeable || a.Change != b.Change || a.YearsMet != b.YearsMet || a.Years != b.Years {
		t.Errorf("%s met %v %s %d/%d, then %s met %v %s %d/%d", a.Verdict, a.Met, a.Change, a.YearsMet, a.Years, b.Verdict, b.Met, b.Change, b.YearsMet, b.Years)
	}
	same(t, "progress", a.Progress, b.Progress)
	same(t, "elapsed", a.Elapsed, b.Elapsed)
	same(t, "pace", a.Pace, b.Pace)
}

func TestUnitChangesNothing(t *testing.T) {
	samples(t, 600, func(t *testing.T, s sample) {
		if s.kind == plan.AverageGrowth {
			return // a rate has no other unit
		}
		for _, factor := range []number.Decimal{number.MustParse("10000"), number.MustParse("0.001"), number.Int(1).Quo(number.Int(15))} {
			a, b := s.assess(), s.with(func(d number.Decimal) number.Decimal { return d.Mul(factor) }).assess()
			sameVerdict(t, a, b)
			same(t, "realisation", a.Realisation, b.Realisation)
			if a.Due.Known() {
				a.Due.Dec = a.Due.Dec.Mul(factor)
				same(t, "due", a.Due, b.Due)
			}
		}
	})
}

// A rise turned into a fall by its sign is judged alike wherever the
// arithmetic is linear: growth has no mirror.
func TestMirroredDirectionMirrorsTheVerdict(t *testing.T) {
	linear := []plan.Measure{plan.Rate, plan.Ratio, plan.Count, plan.Share}
	samples(t, 600, func(t *testing.T, s sample) {
		if !slices.Contains(linear, s.measure) || s.kind == plan.AverageGrowth || s.kind == plan.Multiple || s.kind == plan.Zero {
			return
		}
		m := s.with(number.Decimal.Neg)
		m.target, m.high = s.target.Neg(), s.high.Neg()
		if s.kind == plan.Band {
			m.target, m.high = m.high, m.target
		}
		m.d = -s.d
		m.op = map[plan.Op]plan.Op{plan.GE: plan.LE, plan.GT: plan.LT, plan.LE: plan.GE, plan.LT: plan.GT}[s.op]
		a, b := s.assess(), m.assess()
		sameVerdict(t, a, b)
		same(t, "gap", a.Gap, b.Gap)
	})
}

func TestABetterValueIsNeverJudgedWorse(t *testing.T) {
	samples(t, 800, func(t *testing.T, s sample) {
		if s.kind == plan.Band {
			return // there is no better than inside
		}
		better := s
		better.values = map[int]number.Decimal{}
		for y, d := range s.values {
			better.values[y] = d
		}
		step := number.MustParse("3.7")
		if s.d == plan.Down {
			step = step.Neg()
		}
		if s.kind == plan.Zero {
			better.values[2024] = s.values[2024].Quo(number.Int(2))
			if s.values[2024].Sign() < 0 || s.d == plan.Up {
				return // nobody counts up to zero
			}
		} else {
			better.values[2024] = s.values[2024].Add(step)
		}
		a, b := s.assess(), better.assess()
		if a.Geometric != b.Geometric {
			return // a value of another sign changes the arithmetic
		}
		if a.Pace.Known() && b.Pace.Known() && b.Pace.Dec.Cmp(a.Pace.Dec) < 0 {
			t.Errorf("pace %s, with a better value %s", a.Pace.Dec, b.Pace.Dec)
		}
		if a.Judgeable && b.Judgeable && (b.Verdict.WorseThan(a.Verdict) || a.Met && !b.Met) {
			t.Errorf("%s, with a better value %s", a.Verdict, b.Verdict)
		}
		if a.Score.Known() && b.Score.Known() && b.Score.Dec.Cmp(a.Score.Dec) < 0 {
			t.Errorf("z %s, with a better value %s", a.Score.Dec, b.Score.Dec)
		}
	})
}

func TestALaterYearChangesNoEarlierEdition(t *testing.T) {
	samples(t, 200, func(t *testing.T, s sample) {
		for year := 2021; year < 2024; year++ {
			e := s.edition(year)
			a := assess.Assess(e, assess.DefaultRules())
			e.Observations = s.edition(2024).Observations
			b := assess.Assess(e, assess.DefaultRules())
			if !reflect.DeepEqual(a.Assessments, b.Assessments) {
				t.Errorf("%d: %v, with later years %v", year, a.Assessments[0].Verdict, b.Assessments[0].Verdict)
			}
		}
	})
}

// What is printed of an assessment never contradicts itself.
func TestFactsAgreeWithTheVerdict(t *testing.T) {
	samples(t, 1000, func(t *testing.T, s sample) {
		a := s.assess()
		way := a.Target.Kind == plan.Level || a.Target.Kind == plan.ShareAbove || a.Target.Kind == plan.Multiple
		switch {
		case a.Verdict == assess.Unjudged && len(a.Reasons) == 0:
			t.Error("cannot be judged, and no reason is given")
		case way && a.Pace.Known() && a.Target.Year <= 2024:
			t.Error("a pace from the target year on")
		case a.Required.Known() && a.Target.Year <= 2024:
			t.Error("something is required after the target year")
		case way && a.Verdict == assess.Ahead != (a.Met && a.Target.Year > 2024 && a.Base.Known()):
			t.Errorf("%s, met %v, target %d", a.Verdict, a.Met, a.Target.Year)
		case !a.Judgeable && a.Verdict != assess.Unjudged:
			t.Errorf("%s without a level", a.Verdict)
		case a.Pace.Known() && way && !a.Met && a.Gap.Known() && a.Pace.Dec.Significant(20).Cmp(number.Int(1)) > 0 && a.Gap.Dec.Sign() < 0:
			t.Errorf("pace %s, but behind by %s", a.Pace.Dec, a.Gap.Dec)
		case a.Realisation.Known() && (a.Realisation.Dec.Sign() < 0 || a.Realisation.Dec.Cmp(number.Int(1)) > 0):
			t.Errorf("realisation %s", a.Realisation.Dec)
		}
		if a.Due.Known() && a.Target.Year >= 2024 {
			same(t, "due", a.Due, a.DueIn(2024))
			same(t, "due in the base year", a.Base, a.DueIn(a.BaseYear))
			same(t, "due in the target's year", a.Goal, a.DueIn(a.Target.Year))
		}
		for _, step := range a.Steps() {
			if !step.Result.Known() || len(step.Formula) == 0 || step.Name == "" {
				t.Errorf("step %q without a result or formula", step.Name)
			}
		}
		for _, p := range a.Projection {
			if p.Low.Known() && (p.Low.Dec.Cmp(p.Value.Dec) > 0 || p.High.Dec.Cmp(p.Value.Dec) < 0) {
				t.Errorf("trend %s outside [%s, %s]", p.Value.Dec, p.Low.Dec, p.High.Dec)
			}
			if p.Low.Known() != p.High.Known() || p.Low.Known() != (p.NoInterval == "") || p.Low.Known() && p.Low.String() == p.High.String() {
				t.Errorf("trend [%s, %s], no interval because %q", p.Low, p.High, p.NoInterval)
			}
		}
	})
}

// printed is the number that readers see.
func printed(v number.Value) number.Decimal { return v.Dec.Round(v.Decimals) }

// Whoever subtracts what is printed gets what is printed.
func TestPrintedSumsAddUp(t *testing.T) {
	samples(t, 1000, func(t *testing.T, s sample) {
		a := s.assess()
		for year := 2019; year <= 2024; year++ {
			due, gap := a.DueIn(year), a.GapIn(year)
			if year == 2024 && a.Target.Year >= 2024 && (due.String() != a.Due.String() || a.Due.Known() && gap.String() != a.Gap.String()) {
				t.Errorf("due %s, gap %s; in 2024 %s, %s", a.Due, a.Gap, due, gap)
			}
			if x, ok := s.values[year]; gap.Known() != (ok && due.Known()) || gap.Known() && x.Sub(printed(due)).Abs().Cmp(printed(gap).Abs()) != 0 {
				t.Errorf("%d: %s − %s = %s", year, x, due, gap)
			}
		}
		if a.Due.Known() && (a.Due.Decimals != a.Gap.Decimals || a.Due.Decimals < 2 || a.Due.Decimals > 3) {
			t.Errorf("%d and %d decimals", a.Due.Decimals, a.Gap.Decimals)
		}
	})
}

// Halves round away from zero on both sides of a difference, so that one more
// decimal is not always enough.
func TestDecimalsOfTheLevelDue(t *testing.T) {
	for _, c := range []struct{ base, now, goal, due, gap string }{
		{"10", "10.4", "11", "10.75亿元", "−0.35亿元"},
		{"10", "10.4", "10.3", "10.225亿元", "0.175亿元"},  // 10.23 and 0.18 would be 10.41
		{"10", "10.2", "10.3", "10.23亿元", "−0.03亿元"},   // 10.225 and −0.025 agree
		{"10", "10.4", "10.1", "10.075亿元", "0.325亿元"},  // 10.08 and 0.33 would be 10.41
		{"10", "10.333", "11", "10.8亿元", "−0.4亿元"},     // printed 10.3: nothing adds up
		{"10", "10.347", "10.8", "10.6亿元", "−0.3亿元"},   // printed 10.3: 10.60 and −0.25 do not add up
		{"10", "10.301", "10.8", "10.60亿元", "−0.30亿元"}, // printed 10.3
	} {
		s := sample{kind: plan.Level, measure: plan.Rate, d: plan.Up, year: 2025, target: number.MustParse(c.goal), unit: "亿元",
			values: map[int]number.Decimal{2021: number.MustParse(c.base), 2024: number.MustParse(c.now)}}
		if a := s.assess(); a.Due.String() != c.due || a.Gap.String() != c.gap {
			t.Errorf("from %s to %s, now %s: due %s, gap %s; want %s, %s", c.base, c.goal, c.now, a.Due, a.Gap, c.due, c.gap)
		}
	}
}

// A margin is printed by the decimals of the limit that it is measured from.
func TestMarginsHaveTheDecimalsOfTheirLimit(t *testing.T) {
	s := sample{kind: plan.Keep, measure: plan.Rate, d: plan.Up, year: 2025, target: number.MustParse("4.25"), unit: number.Percent,
		values: map[int]number.Decimal{2024: number.MustParse("4.5")}}
	e := s.edition(2024)
	e.AnnualTargets = []plan.AnnualTarget{{Indicator: "x", Year: 2024, Value: value(number.MustParse("4.625"), number.Percent)}}
	if a := assess.Assess(e, assess.DefaultRules()).Assessments[0]; a.Gap.String() != "0.25个百分点" || a.Annual.Gap.String() != "−0.125个百分点" {
		t.Errorf("margin %s, of the year's target %s", a.Gap, a.Annual.Gap)
	}
}

func TestMarksReachTheVerdict(t *testing.T) {
	s := sample{kind: plan.Level, measure: plan.Amount, d: plan.Up, year: 2025, target: number.Int(100), unit: "亿元",
		values: map[int]number.Decimal{2021: number.Int(50), 2024: number.Int(80)}}
	e := s.edition(2024)
	e.Observations[0].Value.Demo = true
	e.Observations[1].Value.Status = number.Preliminary
	a := assess.Assess(e, assess.DefaultRules()).Assessments[0]
	if !a.Demo() || a.Status() != number.Preliminary || !a.Pace.Demo || a.Pace.Status != number.Preliminary {
		t.Errorf("demo %v, status %s, of the pace %v %s", a.Demo(), a.Status(), a.Pace.Demo, a.Pace.Status)
	}
	e.Observations[0].Value.Demo = false
	if a := assess.Assess(e, assess.DefaultRules()).Assessments[0]; a.Demo() {
		t.Error("demonstration without a demonstration value")
	}
}

// A verdict on the change from the year before is no more final than that year.
func TestMarksOfTheYearBeforeReachTheVerdictOnAChange(t *testing.T) {
	for kind, want := range map[plan.TargetKind]number.Status{plan.Monotone: number.Preliminary, plan.Keep: number.Final} {
		s := sample{kind: kind, measure: plan.Share, d: plan.Up, year: 2025, target: number.Int(50), unit: number.Percent,
			values: map[int]number.Decimal{2021: number.Int(50), 2023: number.Int(60), 2024: number.Int(61)}}
		e := s.edition(2024)
		e.Observations[1].Value.Status, e.Observations[1].Value.Demo = number.Preliminary, true
		a := assess.Assess(e, assess.DefaultRules()).Assessments[0]
		if a.Verdict != assess.Kept || a.Status() != want || a.Demo() != (want != number.Final) {
			t.Errorf("%s: %s, status %s, demo %v; want status %s", kind, a.Verdict, a.Status(), a.Demo(), want)
		}
	}
}

func TestVerdictsHaveDistinctWordsAndIcons(t *testing.T) {
	words := map[string]bool{}
	for _, v := range assess.Verdicts() {
		words[v.String()] = true
		if v.Tone().String() == "" || v.Icon().String() == "" {
			t.Errorf("%s has no tone or icon", v)
		}
	}
	if len(words) != 15 || len(assess.Verdicts()) != 15 {
		t.Errorf("%d words of %d verdicts, want 15", len(words), len(assess.Verdicts()))
	}
}

func TestSeveralTargetsAreDecidedByTheWorst(t *testing.T) {
	s := sample{kind: plan.Level, measure: plan.Count, d: plan.Up, year: 2025, target: number.Int(100), unit: "家",
		values: map[int]number.Decimal{2021: number.Int(50), 2024: number.Int(60)}}
	e := s.edition(2024)
	easy, again := e.Indicators[0].Targets[0], e.Indicators[0].Targets[0]
	easy.Value = value(number.Int(55), "家")
	again.Repeats = true
	e.Indicators[0].Targets = append([]plan.Target{easy}, e.Indicators[0].Targets[0], again)
	r := assess.Assess(e, assess.DefaultRules())
	if got := fmt.Sprint(r.Assessments[0].Verdict, r.Assessments[1].Verdict, len(r.Assessments)); got != "提前实现 滞后 2" {
		t.Errorf("assessments: %s", got)
	}
	if a, b := r.Assessments[0].Verdict, r.Assessments[1].Verdict; !b.WorseThan(a) || a.WorseThan(b) || !a.WorseThan(assess.Unjudged) {
		t.Errorf("%s is no worse than %s", b, a)
	}
	if r.Total.Value.Dec.Cmp(r.Assessments[1].Realisation.Dec) != 0 {
		t.Errorf("composite %s, want the worst target's %s", r.Total.Value.Dec, r.Assessments[1].Realisation.Dec)
	}
}

func BenchmarkAssess(b *testing.B) {
	s := sample{kind: plan.Level, measure: plan.Amount, d: plan.Up, year: 2025, target: number.Int(1000), unit: "亿元", values: map[int]number.Decimal{}}
	for y, v := range []string{"431.2", "446.8", "500", "561.3", "668.9", "812.6"} {
		s.values[2019+y] = number.MustParse(v)
	}
	e := s.edition(2024)
	for b.Loop() {
		assess.Assess(e, assess.DefaultRules())
	}
}

// The bounds of what package plan lets in, over the longest spans, stay
// defined and printable.
func TestExtremesStayDefined(t *testing.T) {
	extremes := []string{"0", "1E-18", "-1E-18", "1E+18", "-1E+18", "1", "-100", "99.999999999999999999"}
	for kind := plan.Level; kind <= plan.Milestone; kind++ {
		for n := range 128 {
			pick := func(shift int) number.Decimal { return number.MustParse(extremes[(n>>shift)*5&7]) }
			s := sample{kind: kind, measure: plan.Measure(n % 6), d: plan.Direction(1 - 2*(n%2)), op: plan.Op(n % 5), year: 2025 + 175*(n%2),
				target: pick(0), high: pick(3), unit: [2]number.Unit{"%", "倍"}[n%2], values: map[int]number.Decimal{}}
			for y := 2019; y <= 2024; y++ {
				s.values[y] = pick((y - 2019) % 3 * 3)
			}
			r := assess.Assess(s.edition(2024), assess.DefaultRules())
			a := r.Assessments[0]
			_ = fmt.Sprint(a.Due, a.Gap, a.Pace, a.Required, a.Mean, assess.Percent(a.Progress, 1), a.Steps(), r.Total.Value)
			for i, p := range a.Projection {
				if i%50 == 0 {
					_ = fmt.Sprint(p.Value, p.Low, p.High)
				}
			}
		}
	}
}

// A row of 评价调整 may say what is computed, and nothing else.
func TestComputedVerdictsAreAmongThoseOfTheTarget(t *testing.T) {
	samples(t, 400, func(t *testing.T, s sample) {
		for year := 2021; year <= 2024; year++ {
			a := assess.Assess(s.edition(year), assess.DefaultRules()).Assessments[0]
			if !slices.Contains(a.Target.Verdicts(year), a.Verdict.String()) || a.Computed != a.Verdict {
				t.Errorf("%d: %s, of %v", year, a.Verdict, a.Target.Verdicts(year))
			}
		}
	})
	schema, _ := dataset.SchemaOf(dataset.Overrides)
	column, _ := schema.Spec("评价")
	for _, v := range assess.Verdicts() {
		if !slices.Contains(column.Words, v.String()) {
			t.Errorf("%s cannot be filled in", v)
		}
	}
	if len(column.Words) != len(assess.Verdicts()) {
		t.Errorf("%v has words that are no verdict", column.Words)
	}
}
