package document

import (
	"fmt"
	"strings"

	"nianbao/internal/number"
)

// Plain returns a run as text, without marks, tags and small charts: for
// contents, labels, descriptions and looking things up. A line break joins
// its lines, as Chinese needs no blank there.
func Plain(run []Inline) string {
	var b strings.Builder
	for _, x := range run {
		b.WriteString(plain(x))
	}
	return b.String()
}

func plain(x Inline) string {
	switch x := x.(type) {
	case Text:
		return string(x)
	case Code:
		return string(x)
	case Emphasis:
		return Plain(x.Text)
	case Strong:
		return Plain(x.Text)
	case Deleted:
		return Plain(x.Text)
	case Script:
		return Plain(x.Text)
	case Link:
		return Plain(x.Text)
	case Fraction:
		return Plain(x.Over) + "/" + Plain(x.Under)
	case Number:
		digits, unit := x.Words()
		return digits + string(unit)
	case Ref:
		return x.Text
	case Status:
		return x.Word
	case Formula:
		return x.Text
	case Break, Tag, Mini, NoteRef, Binding:
		return ""
	}
	panic(fmt.Sprintf("document: unknown inline %T", x))
}

// Words returns what n says: its digits and the unit to show behind them.
func (n Number) Words() (digits string, unit number.Unit) {
	v := n.Value
	if n.Absolute && v.Known() {
		v.Dec = v.Dec.Abs()
	}
	digits = v.Digits()
	if n.Signed {
		digits = v.SignedDigits()
	}
	if n.Bare || !v.Known() {
		return digits, ""
	}
	return digits, v.Unit
}
