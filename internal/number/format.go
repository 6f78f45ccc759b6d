package number

import "strings"

// Digits returns v for readers without its unit: the rounded number, "…", "—"
// or, when unknown, "".
func (v Value) Digits() string {
	switch v.State {
	case Present:
		return v.Dec.Text(v.Decimals)
	case Below:
		return "…"
	case NotApplicable:
		return "—"
	case Unknown:
		return ""
	}
	panic("number: unknown state")
}

// SignedDigits is Digits with "+" before a positive number: a difference.
func (v Value) SignedDigits() string {
	s := v.Digits()
	if v.Known() && v.Dec.Sign() > 0 && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// String returns v for readers with its unit: 812.6亿元.
func (v Value) String() string {
	if !v.Known() {
		return v.Digits()
	}
	return v.Digits() + string(v.Unit)
}
