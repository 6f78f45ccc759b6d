package assess

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"nianbao/internal/number"
)

// Evaluate computes a step from the formula and the numbers that it prints; ok
// is false where it has none.
func (s Step) Evaluate() (d number.Decimal, ok bool) {
	if s.is == nil {
		return d, false
	}
	return s.with.eval(s.is), true
}

func (o operand) dec() number.Decimal {
	switch {
	case o.whole && o.value.Unit == number.Percent:
		return o.value.Dec.Quo(number.Int(100))
	case o.whole && o.value.Unit == number.PerMille:
		return o.value.Dec.Quo(number.Int(1000))
	}
	return o.value.Dec
}

func (o operands) eval(e expression) number.Decimal {
	switch e := e.(type) {
	case symbol:
		if x, ok := o.of[e]; ok {
			return x.dec()
		}
		panic("no number for " + string(e))
	case binary:
		a, b := o.eval(e.a), o.eval(e.b)
		switch e.op {
		case "+":
			return a.Add(b)
		case "−":
			return a.Sub(b)
		case "×":
			return a.Mul(b)
		}
		return a.Quo(b)
	case raise:
		return root(power(o.eval(e.base), o.years(e.over)), o.years(e.under))
	case absolute:
		return o.eval(e.of).Abs()
	case toward:
		if o.down {
			return o.eval(e.of).Neg()
		}
		return o.eval(e.of)
	case negative:
		return o.eval(e.of).Neg()
	case every:
		return o.fold(e)
	case square:
		return o.eval(e.of).Sqrt()
	}
	panic("unknown expression")
}

func (o operands) fold(e every) number.Decimal {
	var all number.Decimal
	n := 0
	for _, list := range o.list {
		n = len(list)
	}
	for i := range n {
		at := operands{of: map[symbol]operand{"1": whole(1)}}
		for s, list := range o.list {
			at.of[s] = list[i]
		}
		x := at.eval(e.of)
		switch {
		case i == 0:
			all = x
		case e.sign == "∏":
			all = all.Mul(x)
		default:
			all = all.Add(x)
		}
	}
	return all
}

func plain(s string) operand { return operand{known(s), false} }

// What is printed for the composite and the trend is what the code computes.
func TestPrintedFormulasOfWholesAgreeWithTheCode(t *testing.T) {
	values, weights := []string{"0.679", "0.761", "0.9", "0.35"}, []string{"29", "15", "19", "11"}
	var parts []Weighted
	o := operands{list: map[symbol][]operand{}}
	for i := range values {
		parts = append(parts, Weighted{known(weights[i]), known(values[i])})
		o.list["w_i"], o.list["z_i"] = append(o.list["w_i"], plain(weights[i])), append(o.list["z_i"], plain(values[i]))
	}
	mean, _ := WeightedMean(parts)
	near(t, compositeOf.name, o.eval(compositeOf.is), mean.Dec)

	var run []number.Value
	for _, s := range []string{"100", "112", "121", "135", "150"} {
		run = append(run, known(s))
	}
	w := newWalk(run, false)
	trend := operands{of: map[symbol]operand{"x": plain("150"), "β": plain("12.5"), "h": plain("3"), "k": plain("5"), "1": whole(1),
		"s": {number.Value{Dec: w.variance().Sqrt(), State: number.Present}, false}}}
	near(t, trendValue.name, trend.eval(trendValue.is), w.at(3))
	near(t, trendError.name, trend.eval(trendError.is), w.se(w.variance(), 3))
}

func near(t *testing.T, name string, got, want number.Decimal) {
	t.Helper()
	if got.Sub(want).Abs().Cmp(dec("1E-15")) > 0 {
		t.Errorf("%s: the formula gives %s, the code %s", name, got, want)
	}
}

func TestFormulasAreText(t *testing.T) {
	got := map[string]bool{}
	for _, f := range Formulas() {
		got[f.Symbols.Text] = true
		if !wellFormed(f.Symbols.MathML) {
			t.Errorf("%s: no MathML: %s", f.Name, f.Symbols.MathML)
		}
	}
	for _, want := range []string{
		"z = x ÷ y", "P = (x − b) ÷ (y − b)", "E = (t − t₀) ÷ (T − t₀)", "D = b + (y − b) × n ÷ N", "D = b × (y ÷ b)^(n/N)",
		"G = d × (x − D)", "a = (x ÷ b)^(1/n) − 1", "R = d × a ÷ |r|", "q = P ÷ E", "q = (−P) ÷ E", "u = (y ÷ x)^(1/m) − 1",
		"M = (∏(1 + gᵢ))^(1/n) − 1", "u = ((1 + g)^N ÷ ∏(1 + gᵢ))^(1/m) − 1", "z = 1 − δ ÷ F", "Z = ∑(wᵢ × zᵢ) ÷ ∑wᵢ",
	} {
		if !got[want] {
			t.Errorf("there is no formula %s in %v", want, got)
		}
	}
}

func wellFormed(s string) bool {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); err != nil {
			return err == io.EOF
		}
	}
}
