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
//
// # Range
//
// Whatever [Parse] takes can be added, multiplied, divided and raised to the
// powers that yearly rates need, over centuries, without overflow. What is
// undefined (a quotient by zero, the root or logarithm of a negative number)
// is for the caller to exclude: it panics.
package number

import (
	"fmt"
	"regexp"
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

// plain is the form of a decimal in a data file.
var plain = regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$`)

// The limits of what Parse takes: they let through what a spreadsheet can
// hold, and keep every figure that is computed from it far from overflow.
const (
	maxText     = 200
	maxDigits   = 60
	maxExponent = 60
)

// Parse reads a plain decimal such as "-12.50" or "1.5E+3" and keeps its
// trailing zeros. There is one zero: "-0.0" is 0.0.
func Parse(s string) (Decimal, error) {
	if len(s) > maxText || !plain.MatchString(s) {
		return Decimal{}, fmt.Errorf("parse decimal %.40q", s)
	}
	d, _, err := apd.NewFromString(s)
	if err != nil || d.Exponent < -maxExponent || d.Exponent > maxExponent || d.NumDigits() > maxDigits {
		return Decimal{}, fmt.Errorf("parse decimal %.40q: out of range", s)
	}
	return decimal(d), nil
}

// decimal returns d, which is finite and nobody else's, with one zero.
func decimal(d *apd.Decimal) Decimal {
	if d.IsZero() {
		d.Negative = false
		d.Exponent = min(d.Exponent, 0) // or it would print as 000
	}
	return Decimal{d}
}

// reduced returns a without trailing zeros: those of a quotient or a root say
// nothing about how it was written.
func (a Decimal) reduced() Decimal {
	r := new(apd.Decimal)
	r.Reduce(a.apd())
	return decimal(r)
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
func (a Decimal) Quo(b Decimal) Decimal { return a.op(b, (*apd.Context).Quo).reduced() }

// Pow returns a to the power b; a must be positive unless b is an integer.
func (a Decimal) Pow(b Decimal) Decimal { return a.op(b, (*apd.Context).Pow).reduced() }

func (a Decimal) op(b Decimal, f func(*apd.Context, *apd.Decimal, *apd.Decimal, *apd.Decimal) (apd.Condition, error)) Decimal {
	r := new(apd.Decimal)
	if _, err := f(arithmetic(), r, a.apd(), b.apd()); err != nil || r.Form != apd.Finite {
		panic(fmt.Sprintf("number: undefined operation on %v and %v", a.d, b.d))
	}
	return decimal(r)
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
		panic(fmt.Sprintf("number: undefined operation on %v", a.d))
	}
	return decimal(r).reduced()
}

// Neg returns −a.
func (a Decimal) Neg() Decimal { return decimal(new(apd.Decimal).Neg(a.apd())) }

// Abs returns |a|.
func (a Decimal) Abs() Decimal { return Decimal{new(apd.Decimal).Abs(a.apd())} }

// Cmp returns −1, 0 or 1 as a is less than, equal to or greater than b.
func (a Decimal) Cmp(b Decimal) int { return a.apd().Cmp(b.apd()) }

// Sign returns −1, 0 or 1.
func (a Decimal) Sign() int { return a.apd().Sign() }

// Round returns a with exactly places decimals, half away from zero.
func (a Decimal) Round(places int) Decimal {
	c := arithmetic()
	// As many digits as the result has before and after the point, and one for
	// a carry: Quantize refuses to give fewer.
	c.Precision = uint32(max(1, a.apd().NumDigits()+int64(a.apd().Exponent)+int64(places)+1))
	r := new(apd.Decimal)
	if _, err := c.Quantize(r, a.apd(), int32(-places)); err != nil {
		panic(fmt.Sprintf("number: cannot round %v to %d places", a.d, places))
	}
	return decimal(r)
}

// Significant returns a rounded to n ≥ 1 significant digits, half away from
// zero, without trailing zeros.
func (a Decimal) Significant(n int) Decimal {
	c := arithmetic()
	c.Precision = uint32(max(1, n))
	r := new(apd.Decimal)
	if _, err := c.Round(r, a.apd()); err != nil {
		panic(fmt.Sprintf("number: cannot round %v to %d digits", a.d, n))
	}
	return decimal(r).reduced()
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
