// Package number holds decimals, units and values, and is the one place that
// turns a number into text.
//
// Published figures are computed in decimal arithmetic, never in binary
// floating point, so that every processor prints the same digits. Rounding is
// 四舍五入: half away from zero.
//
// # Text
//
//   - no thousands separators (official prose has none), minus is U+2212
//   - a unit follows its number without a blank: 812.6亿元, 12.5个百分点
//   - … less than half the smallest unit, — not applicable, blank unknown
package number

import (
	"fmt"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// Decimal is an immutable decimal number. The zero Decimal is 0.
type Decimal struct{ d *apd.Decimal }

// precision of quotients, powers and roots: well over the 12 significant
// digits that leave the program.
const precision = 40

func arithmetic() *apd.Context {
	c := apd.BaseContext.WithPrecision(precision)
	c.Rounding = apd.RoundHalfUp
	return c
}

func (a Decimal) apd() *apd.Decimal {
	if a.d == nil {
		return new(apd.Decimal)
	}
	return a.d
}

// Parse reads a plain decimal such as "-12.50" or "1.5E+3" and keeps its
// trailing zeros. Infinities and NaN are refused.
func Parse(s string) (Decimal, error) {
	d, _, err := apd.NewFromString(s)
	if err != nil || d.Form != apd.Finite || d.Exponent < -60 || d.Exponent > 60 || d.NumDigits() > 60 {
		return Decimal{}, fmt.Errorf("parse decimal %q", s)
	}
	return Decimal{d}, nil
}

// Int returns n as a Decimal.
func Int(n int64) Decimal { return Decimal{apd.New(n, 0)} }

// MustParse is Parse for literals in code and tests; it panics on a bad one.
func MustParse(s string) Decimal {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Add returns a + b.
func (a Decimal) Add(b Decimal) Decimal { return a.op(b, (*apd.Context).Add) }

// Sub returns a − b.
func (a Decimal) Sub(b Decimal) Decimal { return a.op(b, (*apd.Context).Sub) }

// Mul returns a × b.
func (a Decimal) Mul(b Decimal) Decimal { return a.op(b, (*apd.Context).Mul) }

// Quo returns a ÷ b, which must not be zero.
func (a Decimal) Quo(b Decimal) Decimal { return a.op(b, (*apd.Context).Quo) }

// Pow returns a to the power b; a must be positive unless b is an integer.
func (a Decimal) Pow(b Decimal) Decimal { return a.op(b, (*apd.Context).Pow) }

func (a Decimal) op(b Decimal, f func(*apd.Context, *apd.Decimal, *apd.Decimal, *apd.Decimal) (apd.Condition, error)) Decimal {
	r := new(apd.Decimal)
	if _, err := f(arithmetic(), r, a.apd(), b.apd()); err != nil || r.Form != apd.Finite {
		panic(fmt.Sprintf("number: undefined operation on %s and %s", a, b))
	}
	return Decimal{r}
}

// Ln returns the natural logarithm of a, which must be positive.
func (a Decimal) Ln() Decimal { return a.unary((*apd.Context).Ln) }

// Exp returns e to the power a.
func (a Decimal) Exp() Decimal { return a.unary((*apd.Context).Exp) }

// Sqrt returns the square root of a, which must not be negative.
func (a Decimal) Sqrt() Decimal { return a.unary((*apd.Context).Sqrt) }

func (a Decimal) unary(f func(*apd.Context, *apd.Decimal, *apd.Decimal) (apd.Condition, error)) Decimal {
	r := new(apd.Decimal)
	if _, err := f(arithmetic(), r, a.apd()); err != nil || r.Form != apd.Finite {
		panic(fmt.Sprintf("number: undefined operation on %s", a))
	}
	return Decimal{r}
}

// Neg returns −a.
func (a Decimal) Neg() Decimal { return Decimal{new(apd.Decimal).Neg(a.apd())} }

// Abs returns |a|.
func (a Decimal) Abs() Decimal { return Decimal{new(apd.Decimal).Abs(a.apd())} }

// Cmp returns −1, 0 or 1 as a is less than, equal to or greater than b.
func (a Decimal) Cmp(b Decimal) int { return a.apd().Cmp(b.apd()) }

// Sign returns −1, 0 or 1.
func (a Decimal) Sign() int { return a.apd().Sign() }

// Round returns a with exactly places decimals, half away from zero.
func (a Decimal) Round(places int) Decimal {
	c := arithmetic()
	c.Precision = precision * 4
	r := new(apd.Decimal)
	if _, err := c.Quantize(r, a.apd(), int32(-places)); err != nil {
		panic(fmt.Sprintf("number: cannot round %s to %d places", a, places))
	}
	if r.IsZero() {
		r.Negative = false
	}
	return Decimal{r}
}

// Significant returns a rounded to n significant digits, without trailing zeros.
func (a Decimal) Significant(n int) Decimal {
	c := arithmetic()
	c.Precision = uint32(n)
	r := new(apd.Decimal)
	if _, err := c.Round(r, a.apd()); err != nil {
		panic(fmt.Sprintf("number: cannot round %s to %d digits", a, n))
	}
	r.Reduce(r)
	return Decimal{r}
}

// Places returns the number of decimals that a is written with.
func (a Decimal) Places() int { return int(max(0, -a.apd().Exponent)) }

// String returns a in plain notation with ASCII digits and "-": the form of data files.
func (a Decimal) String() string { return a.apd().Text('f') }

// Float returns the nearest float64, for drawing only.
func (a Decimal) Float() float64 {
	f, err := a.apd().Float64()
	if err != nil {
		return 0
	}
	return f
}

// Text returns a with places decimals (negative: as written) and U+2212 for minus: the form for readers.
func (a Decimal) Text(places int) string {
	if places >= 0 {
		a = a.Round(places)
	}
	return strings.Replace(a.String(), "-", "−", 1)
}
