package assess

import (
	"testing"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

func dec(s string) number.Decimal { return number.MustParse(s) }

// geometricPace is the pace of values that are given as text.
func geometricPace(base, now, target string, gone, span int, d plan.Direction) number.Decimal {
	return compare(growth(dec(base), dec(now), gone), growth(dec(base), dec(target), span), d)
}

// The published results that methods.md quotes, by the function whatever the measure.
func TestGeometricPaceAgreesWithPublishedResults(t *testing.T) {
	for _, c := range []struct {
		t0, t, T      int
		b, x, y, want string
		d             plan.Direction
	}{
		{2015, 2023, 2030, "14.5", "10.2", "7.25", "0.9525901792", plan.Down},
		{2005, 2020, 2030, "63", "74", "85", "0.8949392974", plan.Up},
		{2019, 2024, 2026, "42", "40", "60", "-0.1857629507", plan.Up},
		{2015, 2023, 2026, "68.5534591195", "46.7336683417", "55", "-2.3587220378", plan.Up},
		{2015, 2023, 2030, "103", "29", "0.1", "0.3956861571", plan.Down},
	} {
		if got := geometricPace(c.b, c.x, c.y, c.t-c.t0, c.T-c.t0, c.d).Round(10).String(); got != c.want {
			t.Errorf("%s → %s; %s: pace %s, want %s", c.b, c.x, c.y, got, c.want)
		}
	}
}

func TestLinearPaceAgreesWithPublishedResults(t *testing.T) {
	for _, c := range []struct {
		b, x, y, want string
		gone, span    int
		d             plan.Direction
	}{
		{"17.39764", "16.82766", "15", "1.1886", 3, 15, plan.Down},
		{"103", "29", "0", "1.3471", 8, 15, plan.Down},
		{"68.5", "46.7", "55", "-2.2204", 8, 11, plan.Up},
	} {
		q, ok := LinearPace(dec(c.b), dec(c.x), dec(c.y), c.gone, c.span, c.d)
		if got := q.Round(4).String(); !ok || got != c.want {
			t.Errorf("%s → %s; %s: pace %s, want %s", c.b, c.x, c.y, got, c.want)
		}
	}
}

func TestMeanGrowthCompounds(t *testing.T) {
	g, ok := MeanGrowth([]number.Decimal{dec("0.022"), dec("0.081")})
	if got := g.Mul(number.Int(100)).Round(1).String(); !ok || got != "5.1" {
		t.Errorf("mean of 2.2 %% and 8.1 %%: %s, want 5.1", got)
	}
	if _, ok := MeanGrowth([]number.Decimal{dec("0.1"), dec("-1")}); ok {
		t.Error("a fall of 100 % has a mean")
	}
	if _, ok := MeanGrowth(nil); ok {
		t.Error("no years have a mean")
	}
}

func TestDoublingNeedsTheGrowthThatMethodsState(t *testing.T) {
	for years, want := range map[int]string{5: "14.87", 4: "18.92"} {
		if got := growth(one(), dec("2"), years).Mul(number.Int(100)).Round(2).String(); got != want {
			t.Errorf("doubling over %d years: %s %%, want %s %%", years, got, want)
		}
	}
}

// The 2008 index of six dimensions, published as 74.6.
func TestWeightedMeanAgreesWithPublishedIndex(t *testing.T) {
	values := []string{"67.9", "76.1", "79.9", "91.1", "67.3", "74.0"}
	weights := []string{"29", "15", "19", "11", "14", "12"}
	var parts []Weighted
	for i := range values {
		parts = append(parts, Weighted{known(weights[i]), known(values[i])})
	}
	mean, coverage := WeightedMean(parts)
	if got := mean.Dec.Round(2).String(); got != "74.61" {
		t.Errorf("composite %s, want 74.61", got)
	}
	if coverage.Dec.Cmp(one()) != 0 {
		t.Errorf("coverage %s, want 1", coverage.Dec)
	}
}

func known(s string) number.Value {
	return number.Value{Dec: dec(s), State: number.Present, Decimals: -1}
}

func TestWalkAgreesWithMethods(t *testing.T) {
	var run []number.Value
	for _, s := range []string{"100", "112", "121", "135", "150"} {
		run = append(run, known(s))
	}
	w := newWalk(run, false)
	for h, want := range map[int][2]string{1: {"162.5", "2.95804"}, 2: {"175.0", "4.58258"}} {
		if x, se := w.at(h).Round(1).String(), w.se(w.variance(), h).Round(5).String(); x != want[0] || se != want[1] {
			t.Errorf("%d years on: %s ± %s, want %s ± %s", h, x, se, want[0], want[1])
		}
	}
	low, high := w.interval(w.at(1), w.variance(), 1)
	if low.Round(3).String() != "157.655" || high.Round(3).String() != "167.345" { // 1.63774 · 2.95804
		t.Errorf("interval %s to %s", low.Round(3), high.Round(3))
	}
}

func TestRootUndoesPower(t *testing.T) {
	for _, s := range []string{"1", "1.1", "2", "0.5", "0.000123", "98765.4321", "1E-18", "1E+18", "1.0000000001"} {
		for _, n := range []int{1, 2, 3, 4, 7, 15, 50} {
			if got := settle(root(power(dec(s), n), n)).Significant(28); got.Cmp(dec(s).Significant(28)) != 0 {
				t.Errorf("root %d of %s^%d is %s", n, s, n, got)
			}
		}
	}
}

func TestLogarithmAndExponentialAgreeWithTheGeneralOnes(t *testing.T) {
	for _, s := range []string{"1", "1.1", "0.9", "2", "0.01", "1000", "1E+12", "1E-12", "1.2345678"} {
		if got, want := logarithm(dec(s)).Round(22), dec(s).Ln().Round(22); got.Cmp(want) != 0 {
			t.Errorf("ln %s is %s, want %s", s, got, want)
		}
	}
	for _, s := range []string{"0", "0.1", "-0.1", "1", "5", "-7.5", "30"} {
		if got, want := exponential(dec(s)).Significant(20), dec(s).Exp().Significant(20); got.Cmp(want) != 0 {
			t.Errorf("exp %s is %s, want %s", s, got, want)
		}
	}
}

// For an even number of degrees of freedom the distribution is algebraic, so
// that the table can be checked without trusting it.
func TestStudentTableHasTheStatedProbability(t *testing.T) {
	for n := 2; n <= maxFreedom; n += 2 {
		q := student80(n)
		r := one().Add(q.Mul(q).Quo(number.Int(int64(n))))
		square := one().Quo(r)
		term, sum := one(), one()
		for k := 1; 2*k <= n-2; k++ {
			term = term.Mul(number.Int(int64(2*k - 1))).Quo(number.Int(int64(2 * k))).Mul(square)
			sum = sum.Add(term)
		}
		p := q.Quo(number.Int(int64(n)).Sqrt()).Quo(r.Sqrt()).Mul(sum)
		if p.Round(18).Cmp(dec("0.8")) != 0 {
			t.Errorf("%d degrees of freedom: probability %s, want 0.8", n, p.Round(18))
		}
	}
	for n := 2; n <= maxFreedom; n++ {
		if student80(n).Cmp(student80(n-1)) >= 0 {
			t.Errorf("t does not fall at %d degrees of freedom", n)
		}
	}
}

func BenchmarkPace(b *testing.B) {
	for b.Loop() {
		geometricPace("500", "812.6", "1000", 3, 4, plan.Up)
	}
}

func BenchmarkInterval(b *testing.B) {
	var run []number.Value
	for _, s := range []string{"431.2", "446.8", "500", "561.3", "668.9", "812.6"} {
		run = append(run, known(s))
	}
	for b.Loop() {
		w := newWalk(run, true)
		w.interval(w.at(1), w.variance(), 1)
	}
}
