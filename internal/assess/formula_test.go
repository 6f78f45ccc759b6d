package assess_test

import (
	"testing"

	"nianbao/internal/number"
)

// Every line of numbers on an indicator's page, computed by the formula that
// stands beside it, gives the figure that the code found.
func TestPrintedFormulasGiveThePrintedFigures(t *testing.T) {
	seen := map[string]int{}
	samples(t, 1500, func(t *testing.T, s sample) {
		for _, step := range s.assess().Steps() {
			got, ok := step.Evaluate()
			if !ok {
				continue
			}
			seen[step.Name+" "+step.Symbols.Text]++
			// A share may be printed as a percentage, and stays between 0 and 1.
			want, hundred := step.Result.Dec, number.Int(100)
			if close(got, want) || close(got.Mul(hundred), want) || capped(got, want.Quo(hundred)) {
				continue
			}
			t.Errorf("%s: %s with its numbers is %s, the figure %s", step.Name, step.Symbols.Text, got, want)
		}
	})
	if len(seen) < 22 {
		t.Errorf("only %d formulas were tried: %v", len(seen), seen)
	}
}

func close(a, b number.Decimal) bool {
	scale := b.Abs().Add(number.Int(1))
	return a.Sub(b).Abs().Quo(scale).Cmp(number.MustParse("1E-15")) < 0
}

func capped(got, want number.Decimal) bool {
	one := number.Int(1)
	return got.Cmp(one) > 0 && want.Cmp(one) == 0 || got.Sign() < 0 && want.Sign() == 0
}
