package workbook

import (
	"math"
	"strconv"
	"strings"
)

// significant is the number of digits that a spreadsheet keeps and shows.
const significant = 15

// plainDecimal returns the number stored as v in plain notation with at most
// 15 significant digits: 0.30000000000000004 is 0.3, as every spreadsheet shows
// it, and 1.5E-3 is 0.0015. Only what would take over 60 characters stays in
// scientific notation.
func plainDecimal(v string) (string, bool) {
	if isPlain(v) {
		return v, true
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return "", false
	}
	return plainFloat(x), true
}

func plainFloat(x float64) string {
	if x == 0 {
		return "0"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', significant-1, 64), "e")
	e, _ := strconv.Atoi(exponent)
	if e > 40 || e < -40 {
		return strconv.FormatFloat(x, 'e', -1, 64)
	}
	sign := ""
	if mantissa[0] == '-' {
		sign, mantissa = "-", mantissa[1:]
	}
	digits := strings.TrimRight(mantissa[:1]+mantissa[2:], "0")
	return sign + pointed(digits, e+1)
}

// pointed puts the point after the first n of digits, padding with zeros.
func pointed(digits string, n int) string {
	switch {
	case n <= 0:
		return "0." + strings.Repeat("0", -n) + digits
	case n >= len(digits):
		return digits + strings.Repeat("0", n-len(digits))
	}
	return digits[:n] + "." + digits[n:]
}

// isPlain reports whether v is already what plainDecimal would make of it.
func isPlain(v string) bool {
	digits := strings.TrimPrefix(v, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	switch {
	case len(whole)+len(fraction) > significant || !allDigits(whole) || whole[0] == '0' && len(whole) > 1:
		return false
	case point:
		return allDigits(fraction) && fraction[len(fraction)-1] != '0'
	}
	return v != "-0"
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// shift moves the decimal point of the plain decimal v by n places to the right.
func shift(v string, n int) string {
	sign, rest := "", v
	if strings.HasPrefix(v, "-") {
		sign, rest = "-", v[1:]
	}
	whole, fraction, _ := strings.Cut(rest, ".")
	digits := whole + fraction
	at := len(whole) + n
	if at < 0 {
		digits, at = strings.Repeat("0", -at)+digits, 0
	}
	if at > len(digits) {
		digits += strings.Repeat("0", at-len(digits))
	}
	whole, fraction = strings.TrimLeft(digits[:at], "0"), strings.TrimRight(digits[at:], "0")
	if whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + "." + fraction
}

// round returns the plain decimal v, without its sign, with exactly places
// decimals, half away from zero as a spreadsheet rounds.
func round(v string, places int) string {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(v, "-"), ".")
	if len(fraction) <= places {
		fraction += strings.Repeat("0", places-len(fraction))
	} else {
		up := fraction[places] >= '5'
		digits := []byte(whole + fraction[:places])
		for i := len(digits) - 1; up && i >= 0; i-- {
			digits[i]++
			if up = digits[i] > '9'; up {
				digits[i] = '0'
			}
		}
		if up {
			digits = append([]byte{'1'}, digits...)
		}
		whole, fraction = string(digits[:len(digits)-places]), string(digits[len(digits)-places:])
	}
	if places == 0 {
		return whole
	}
	return whole + "." + fraction
}
