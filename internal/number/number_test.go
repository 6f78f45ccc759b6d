package number

import (
	"math"
	"strings"
	"testing"
)

func dec(t *testing.T, s string) Decimal {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-0": "0", "-0.00": "0.00", "+5": "5", "007": "7", "12.50": "12.50", "-12.50": "-12.50", ".5": "0.5", "5.": "5",
		"1.5E+3": "1500", "1e3": "1000", "1E-3": "0.001", "1.4210854715202004E-14": "0.000000000000014210854715202004",
		"0e60": "0", strings.Repeat("9", 60): strings.Repeat("9", 60), "1e60": "1" + strings.Repeat("0", 60),
		"0.1": "0.1", "3.0": "3.0", "812.60": "812.60", "0.00e1": "0.0",
	} {
		if got := dec(t, in).String(); got != want {
			t.Errorf("Parse(%q) = %s, want %s", in, got, want)
		}
	}
	for _, in := range []string{
		"", " ", "1 ", " 1", "+", "-", ".", "e5", "1e", "1e+", "--1", "1,000", "1_000", "0x10", "1/2", "NaN", "sNaN1", "Inf", "-Infinity", "１２", "−1", "1.2.3", "12%", "约3百",
		"1e61", "1e-61", "1e1000", "1e-999", "1e99999999999999999999", strings.Repeat("9", 61), strings.Repeat("0", 201), "1\n", "0." + strings.Repeat("0", 59) + "12",
	} {
		if d, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %s", in, d)
		}
	}
}

func TestMustParse(t *testing.T) {
	if !panics(func() { MustParse("x") }) || MustParse("1").Cmp(Int(1)) != 0 {
		t.Error("MustParse")
	}
}

func panics(f func()) (yes bool) {
	defer func() { yes = recover() != nil }()
	f()
	return false
}

// 四舍五入: half away from zero, on either side.
func TestRound(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		want   string
	}{
		{"0.5", 0, "1"}, {"-0.5", 0, "-1"}, {"1.5", 0, "2"}, {"2.5", 0, "3"}, {"-2.5", 0, "-3"}, {"0.49", 0, "0"}, {"-0.49", 0, "0"}, {"-0.04", 1, "0.0"},
		{"2.675", 2, "2.68"}, {"1.005", 2, "1.01"}, {"-1.005", 2, "-1.01"}, {"0.045", 2, "0.05"}, {"0.0449999", 2, "0.04"},
		{"3", 1, "3.0"}, {"3.0", 0, "3"}, {"99.95", 1, "100.0"}, {"999.5", 0, "1000"}, {"0", 2, "0.00"}, {"12.3", 5, "12.30000"},
		{"1e60", 2, "1" + strings.Repeat("0", 60) + ".00"}, {"1e-60", 3, "0.000"}, {"-1e-60", 3, "0.000"}, {"9e-1", 0, "1"},
		{"1250", -2, "1300"}, {"1249", -2, "1200"}, {"49", -2, "0"},
	} {
		if got := dec(t, c.in).Round(c.places).String(); got != c.want {
			t.Errorf("Round(%s, %d) = %s, want %s", c.in, c.places, got, c.want)
		}
	}
}

func TestSignificant(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"0.95259017921", 10, "0.9525901792"}, {"123456", 3, "123000"}, {"1.500", 12, "1.5"}, {"0", 12, "0"}, {"-0.00", 3, "0"}, {"0.25", 1, "0.3"}, {"-0.25", 1, "-0.3"},
		{"999.96", 4, "1000"}, {"1200", 12, "1200"}, {"5", 0, "5"},
	} {
		if got := dec(t, c.in).Significant(c.n).String(); got != c.want {
			t.Errorf("Significant(%s, %d) = %s, want %s", c.in, c.n, got, c.want)
		}
	}
}

func TestArithmetic(t *testing.T) {
	a, b := MustParse("0.1"), MustParse("0.2")
	for name, c := range map[string]struct {
		got  Decimal
		want string
	}{
		"sum":                {a.Add(b), "0.3"},
		"difference":         {a.Sub(b), "-0.1"},
		"difference, zero":   {a.Sub(a), "0.0"},
		"product":            {a.Mul(b), "0.02"},
		"product, zero":      {a.Neg().Mul(Int(0)), "0.0"},
		"quotient":           {Int(1).Quo(Int(3)).Round(20), "0.33333333333333333333"},
		"quotient, exact":    {Int(1).Quo(Int(8)), "0.125"},
		"quotient, whole":    {MustParse("1200.00").Quo(Int(2)), "600"},
		"quotient, negative": {Int(0).Quo(Int(-8)), "0"},
		"minus":              {a.Neg(), "-0.1"},
		"minus zero":         {Int(0).Neg(), "0"},
		"absolute":           {MustParse("-1.50").Abs(), "1.50"},
		"power":              {MustParse("1.08").Pow(Int(5)).Round(12), "1.469328076800"},
		"root":               {Int(2).Pow(Int(1).Quo(Int(5))).Sub(Int(1)).Round(6), "0.148698"}, // 倍增 in five years
		"power of negative":  {Int(-2).Pow(Int(3)), "-8"},
		"zeroth power":       {MustParse("1.5").Pow(Int(0)), "1"},
		"square root":        {Int(2).Sqrt().Round(10), "1.4142135624"},
		"logarithm":          {Int(2).Ln().Round(10), "0.6931471806"},
		"exponential":        {Int(1).Exp().Round(10), "2.7182818285"},
		"zero Decimal":       {Decimal{}.Add(Decimal{}), "0"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if a.String() != "0.1" || b.String() != "0.2" {
		t.Errorf("operands are now %s and %s", a, b)
	}
}

func TestUndefinedPanics(t *testing.T) {
	for name, f := range map[string]func(){
		"quotient by zero": func() { Int(1).Quo(Int(0)) },
		"zero by zero":     func() { Int(0).Quo(Int(0)) },
		"root":             func() { Int(-1).Sqrt() },
		"logarithm":        func() { Int(0).Ln() },
		"power":            func() { Int(-2).Pow(MustParse("0.5")) },
		"zero to minus":    func() { Int(0).Pow(Int(-1)) },
	} {
		if !panics(f) {
			t.Errorf("%s: no panic", name)
		}
	}
}

func TestCompare(t *testing.T) {
	if MustParse("1.0").Cmp(MustParse("1.00")) != 0 || MustParse("-2").Cmp(Int(1)) != -1 || Int(2).Cmp(Decimal{}) != 1 {
		t.Error("Cmp")
	}
	if MustParse("-0.1").Sign() != -1 || MustParse("-0").Sign() != 0 || Int(3).Sign() != 1 {
		t.Error("Sign")
	}
}

func TestPlacesAndFloat(t *testing.T) {
	for in, want := range map[string]int{"12.50": 2, "12": 0, "1e3": 0, "0.001": 3} {
		if got := dec(t, in).Places(); got != want {
			t.Errorf("Places(%s) = %d", in, got)
		}
	}
	if got := MustParse("0.1").Float(); got != 0.1 {
		t.Error(got)
	}
	huge := MustParse("1e60")
	for range 5 {
		huge = huge.Mul(huge)
	}
	if got := huge.Float(); math.IsInf(got, 0) || math.IsNaN(got) {
		t.Errorf("Float of what no float can hold: %v", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		want   string
	}{
		{"812.6", 1, "812.6"}, {"812.6", 2, "812.60"}, {"812.6", -1, "812.6"}, {"-3.14", 1, "−3.1"}, {"-3.10", -1, "−3.10"}, {"-0.04", 1, "0.0"}, {"-0.0", -1, "0.0"},
		{"1234567.891", 0, "1234568"}, {"1e6", -1, "1000000"},
	} {
		if got := dec(t, c.in).Text(c.places); got != c.want {
			t.Errorf("Text(%s, %d) = %s, want %s", c.in, c.places, got, c.want)
		}
	}
}

func present(s string, unit Unit, decimals int) Value {
	return Value{Dec: MustParse(s), State: Present, Unit: unit, Decimals: decimals}
}

func TestValueText(t *testing.T) {
	for _, c := range []struct {
		v                      Value
		digits, signed, string string
	}{
		{Value{}, "", "", ""},
		{Value{State: Below, Unit: "吨", Decimals: 2}, "…", "…", "…"},
		{Value{State: NotApplicable, Unit: "吨"}, "—", "—", "—"},
		{present("0", "件", 0), "0", "0", "0件"},
		{present("812.64", "亿元", 1), "812.6", "+812.6", "812.6亿元"},
		{present("62.45", Percent, 1), "62.5", "+62.5", "62.5%"},
		{present("-62.45", Percent, 1), "−62.5", "−62.5", "−62.5%"},
		{present("100", Percent, 1), "100.0", "+100.0", "100.0%"},
		{present("5.5", PerMille, -1), "5.5", "+5.5", "5.5‰"},
		{present("12.5", PercentPoint, 1), "12.5", "+12.5", "12.5个百分点"},
		{present("-0.04", PercentPoint, 1), "0.0", "0.0", "0.0个百分点"},
		{present("0.04", PercentPoint, 1), "0.0", "0.0", "0.0个百分点"},
		{present("12345678", "元", 0), "12345678", "+12345678", "12345678元"},
	} {
		if c.v.Digits() != c.digits || c.v.SignedDigits() != c.signed || c.v.String() != c.string {
			t.Errorf("%+v: %q %q %q, want %q %q %q", c.v, c.v.Digits(), c.v.SignedDigits(), c.v.String(), c.digits, c.signed, c.string)
		}
	}
}

func TestDifferenceOfUnits(t *testing.T) {
	for u, want := range map[Unit]Unit{Percent: PercentPoint, PerMille: PerMillePoint, "亿元": "亿元", PercentPoint: PercentPoint, "": ""} {
		if got := u.Difference(); got != want {
			t.Errorf("%q: %q, want %q", u, got, want)
		}
	}
}

func TestRatios(t *testing.T) {
	for u, want := range map[Unit]bool{Percent: true, PerMille: true, PercentPoint: true, "百分点": true, "千分点": true, "倍": false, "元": false, "": false} {
		if got := u.Ratio(); got != want {
			t.Errorf("%s: %v, want %v", u, got, want)
		}
	}
}

func TestDerive(t *testing.T) {
	a := Value{Status: Revised, Origins: []Origin{{"a.xlsx", "表", "B2", "x"}, {"a.xlsx", "表", "B3", "x"}}}
	b := Value{Status: Preliminary, Demo: true, Origins: []Origin{{"b.xlsx", "表", "C1", "y"}, {"a.xlsx", "表", "B2", "x"}}}
	v := Derive(Int(5), "家", 0, a, b)
	if !v.Known() || v.String() != "5家" || !v.Demo || v.Status != Preliminary || len(v.Origins) != 3 || v.Origins[2].String() != "b.xlsx!表!C1" {
		t.Errorf("%+v", v)
	}
	for _, c := range []struct {
		in   []Status
		want Status
	}{
		{nil, Final}, {[]Status{Final}, Final}, {[]Status{Revised}, Final}, {[]Status{Revised, Preliminary}, Preliminary}, {[]Status{Preliminary, Revised}, Preliminary},
		{[]Status{Estimated, Preliminary}, Estimated}, {[]Status{Preliminary, Estimated, Final}, Estimated},
	} {
		var inputs []Value
		for _, s := range c.in {
			inputs = append(inputs, Value{Status: s})
		}
		if got := Derive(Int(1), "", 0, inputs...).Status; got != c.want {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
	if (Value{}).Known() || Final.String()+Preliminary.String()+Estimated.String()+Revised.String() != "正式初步预计修订" {
		t.Error("names")
	}
}

// What a spreadsheet can hold never makes the arithmetic of yearly rates fail.
func TestExtremes(t *testing.T) {
	big, small := MustParse("9e60"), MustParse("1e-60")
	ratio := big.Quo(small)
	product := Int(1)
	for range 100 {
		product = product.Mul(ratio)
	}
	for name, d := range map[string]Decimal{
		"rate":      ratio.Pow(Int(1).Quo(Int(3))),
		"inverse":   small.Quo(big).Pow(MustParse("0.2")),
		"compound":  ratio.Pow(Int(100)),
		"product":   product,
		"mean":      product.Pow(Int(1).Quo(Int(100))),
		"vanishing": Int(1).Quo(product),
		"logarithm": ratio.Ln().Exp(),
		"root":      ratio.Sqrt(),
		"sum":       big.Add(small),
	} {
		for _, places := range []int{-1, 0, 2, 12} {
			if s := d.Text(places); s == "" || strings.ContainsAny(s, "EeN") {
				t.Errorf("%s with %d places: %q", name, places, s)
			}
		}
		if s := d.Significant(12).String(); s == "" {
			t.Errorf("%s: %q", name, s)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"0", "-0.00", "12.50", "1.5E+3", "9e60", "1e-60", ".5", "NaN", "1e", "１", "-99.95"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, s string, places int) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		back, err := Parse(d.String())
		if err != nil && len(d.String()) <= maxDigits || err == nil && (back.Cmp(d) != 0 || back.String() != d.String()) {
			t.Errorf("%q prints %s, which reads as %s (%v)", s, d, back, err)
		}
		places = min(max(places, 0), 80)
		r := d.Round(places)
		half := MustParse("0.5").Mul(Int(10).Pow(Int(int64(-places))))
		if r.Places() != places || r.Sub(d).Abs().Cmp(half) > 0 {
			t.Errorf("%s rounds to %s at %d places", d, r, places)
		}
		if r.Neg().Cmp(d.Neg().Round(places)) != 0 {
			t.Errorf("%s does not round like its negative", d)
		}
		if text := d.Text(places); strings.ContainsAny(text, "-Ee") || strings.Trim(text, "−0.") == "" && strings.Contains(text, "−") {
			t.Errorf("%s is printed %s", d, text)
		}
		each(d)
	})
}

// each does with d whatever formulas do with data.
func each(d Decimal) {
	d.Add(d).Mul(d).Sub(d.Abs()).Neg().Significant(12)
	d.Abs().Sqrt()
	if d.Sign() != 0 {
		Int(1).Quo(d).Round(12)
		d.Abs().Ln()
		d.Abs().Pow(Int(1).Quo(Int(7)))
		d.Pow(Int(30)).Round(2)
	}
	d.Float()
}
