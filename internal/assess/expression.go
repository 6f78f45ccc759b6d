package assess

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/number"
)

// expression is the right side of a formula. From one tree come the text and
// the MathML that the methods show and the line of numbers that an indicator's
// page shows, so that none of them can say something else.
type expression interface{ expression() }

type (
	// symbol is a letter, with what is lowered after it behind a "_": t_0.
	symbol string
	// binary joins two parts by + − × ÷ or, stacked, by /.
	binary struct {
		op   string
		a, b expression
	}
	// raise raises to over/under, which are numbers of years or "1".
	raise struct {
		base        expression
		over, under symbol
	}
	// absolute is |of|.
	absolute struct{ of expression }
	// toward is of for a rising indicator and −of for a falling one: d·(…).
	toward struct{ of expression }
	// negative is −of.
	negative struct{ of expression }
	// every repeats of for each of several things, joined by ∏ or ∑.
	every struct {
		sign string
		of   expression
	}
	// square is the square root.
	square struct{ of expression }
)

func (symbol) expression()   {}
func (binary) expression()   {}
func (raise) expression()    {}
func (absolute) expression() {}
func (toward) expression()   {}
func (negative) expression() {}
func (every) expression()    {}
func (square) expression()   {}

func sum(a, b expression) expression        { return binary{"+", a, b} }
func difference(a, b expression) expression { return binary{"−", a, b} }
func multiplied(a, b expression) expression { return binary{"×", a, b} }
func divided(a, b expression) expression    { return binary{"÷", a, b} }
func stacked(a, b expression) expression    { return binary{"/", a, b} }

// The strengths with which parts hold together; a weaker one within a stronger
// one stands in brackets.
const (
	sums = iota
	products
	powers
	atoms
)

func strength(e expression) int {
	switch e := e.(type) {
	case binary:
		if e.op == "+" || e.op == "−" {
			return sums
		}
		return products
	case negative:
		return sums
	case toward:
		return products
	case raise, every:
		return powers
	}
	return atoms
}

// operand is a number in a formula; one that is whole bears its unit: 62.5%.
type operand struct {
	value number.Value
	whole bool
}

func (o operand) inlines() []document.Inline {
	if o.whole {
		return full(o.value)
	}
	return of(o.value)
}

// operands are what stands for symbols in a line of numbers.
type operands struct {
	of map[symbol]operand
	// list are the numbers of a symbol that every repeats.
	list map[symbol][]operand
	// down says that the indicator is to fall.
	down bool
}

// years is an exponent.
func (o operands) years(s symbol) int {
	n, _ := strconv.Atoi(o.of[s].value.Dec.String())
	return n
}

// fill writes e with numbers.
func (o operands) fill(e expression) []document.Inline {
	switch e := e.(type) {
	case symbol:
		return o.of[e].inlines()
	case binary:
		if e.op == "/" {
			return over(o.fill(e.a), o.fill(e.b))
		}
		left, right := strength(e), strength(e)
		if e.op == "−" || e.op == "÷" {
			right++ // 2 − (3 − 1)
		}
		return join(o.within(e.a, left), words(" %s ", e.op), o.within(e.b, right))
	case raise:
		return o.power(e)
	case absolute:
		return o.absolute(e)
	case toward:
		return o.toward(e)
	case negative:
		return join(words("−"), o.within(e.of, atoms))
	case every:
		return o.every(e)
	case square:
		return join(words("√("), o.fill(e.of), words(")"))
	}
	panic("assess: unknown expression")
}

// within is fill, in brackets where e holds less than least.
func (o operands) within(e expression, least int) []document.Inline {
	p, raised := e.(raise)
	switch b, isBinary := e.(binary); {
	case isBinary && b.op == "/" && least < atoms:
		return o.fill(e)
	case raised && o.years(p.over) == o.years(p.under):
		return o.within(p.base, least)
	}
	if strength(e) < least {
		return join(words("("), o.fill(e), words(")"))
	}
	return o.fill(e)
}

// power leaves out an exponent of one.
func (o operands) power(e raise) []document.Inline {
	n, of := o.years(e.over), o.years(e.under)
	switch {
	case n == of:
		return o.fill(e.base)
	case of == 1:
		return raised(o.within(e.base, atoms), words("%d", n))
	}
	return raised(o.within(e.base, atoms), part(n, of))
}

// absolute leaves out the strokes around what is not negative.
func (o operands) absolute(e absolute) []document.Inline {
	if s, ok := e.of.(symbol); ok && o.of[s].value.Dec.Sign() >= 0 {
		return o.fill(s)
	}
	return join(words("|"), o.fill(e.of), words("|"))
}

// toward puts the better of two first where the indicator is to fall.
func (o operands) toward(e toward) []document.Inline {
	b, ok := e.of.(binary)
	switch {
	case !o.down:
		return o.fill(e.of)
	case ok && b.op == "−":
		return o.fill(difference(b.b, b.a))
	}
	return join(words("−("), o.fill(e.of), words(")"))
}

func (o operands) every(e every) []document.Inline {
	var all []document.Inline
	n := 0
	for _, runs := range o.list {
		n = max(n, len(runs))
	}
	op := map[string]string{"∏": " × ", "∑": " + "}[e.sign]
	for i := range n {
		one := operands{of: map[symbol]operand{"1": whole(1)}, down: o.down}
		for s, runs := range o.list {
			one.of[s] = runs[i]
		}
		if i > 0 {
			all = append(all, document.Text(op))
		}
		all = join(all, one.within(e.of, powers))
	}
	return all
}

func words(format string, args ...any) []document.Inline {
	return []document.Inline{document.Text(fmt.Sprintf(format, args...))}
}

// of is a number, a negative one in brackets.
func of(v number.Value) []document.Inline {
	n := document.Number{Value: v, Bare: true}
	if v.Known() && v.Dec.Sign() < 0 {
		return []document.Inline{document.Text("("), n, document.Text(")")}
	}
	return []document.Inline{n}
}

// full is a number with its unit: 62.5%.
func full(v number.Value) []document.Inline { return []document.Inline{document.Number{Value: v}} }

func join(parts ...[]document.Inline) []document.Inline {
	var all []document.Inline
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func over(a, b []document.Inline) []document.Inline {
	return []document.Inline{document.Fraction{Over: a, Under: b}}
}

func raised(base, exponent []document.Inline) []document.Inline {
	return append(base, document.Script{Text: exponent})
}

// part is 3/4.
func part(gone, span int) []document.Inline { return words("%d/%d", gone, span) }

// text writes e in one line of symbols.
func text(e expression) string {
	switch e := e.(type) {
	case symbol:
		letter, low, _ := strings.Cut(string(e), "_")
		return letter + indices.Replace(low)
	case binary:
		right := strength(e)
		if e.op == "−" || e.op == "÷" || e.op == "/" {
			right++
		}
		return textWithin(e.a, strength(e)) + " " + strings.Replace(e.op, "/", "÷", 1) + " " + textWithin(e.b, right)
	case raise:
		exponent := text(e.over)
		if e.under != "1" {
			exponent = "(" + exponent + "/" + text(e.under) + ")"
		}
		return textWithin(e.base, atoms) + "^" + exponent
	case absolute:
		return "|" + text(e.of) + "|"
	case toward:
		return "d × " + textWithin(e.of, powers)
	case negative:
		return "−" + textWithin(e.of, powers)
	case every:
		return e.sign + textWithin(e.of, powers)
	case square:
		return "√(" + text(e.of) + ")"
	}
	panic("assess: unknown expression")
}

func textWithin(e expression, least int) string {
	if strength(e) < least {
		return "(" + text(e) + ")"
	}
	return text(e)
}

// indices are the characters that Unicode has for an index.
var indices = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "i", "ᵢ", "h", "ₕ")

// mathML writes e as presentation MathML.
func mathML(e expression) string {
	switch e := e.(type) {
	case symbol:
		return letter(e)
	case binary:
		if e.op == "/" {
			return "<mfrac>" + row(mathML(e.a)) + row(mathML(e.b)) + "</mfrac>"
		}
		right := strength(e)
		if e.op == "−" || e.op == "÷" {
			right++
		}
		return mathWithin(e.a, strength(e)) + operator(e.op) + mathWithin(e.b, right)
	case raise:
		exponent := letter(e.over)
		if e.under != "1" {
			exponent += operator("/") + letter(e.under)
		}
		return "<msup>" + row(mathWithin(e.base, atoms)) + row(exponent) + "</msup>"
	case absolute:
		return operator("|") + mathML(e.of) + operator("|")
	case toward:
		return letter("d") + operator("×") + mathWithin(e.of, powers)
	case negative:
		return operator("−") + mathWithin(e.of, powers)
	case every:
		return operator(e.sign) + mathWithin(e.of, powers)
	case square:
		return "<msqrt>" + mathML(e.of) + "</msqrt>"
	}
	panic("assess: unknown expression")
}

func mathWithin(e expression, least int) string {
	b, ok := e.(binary)
	if strength(e) < least && !(ok && b.op == "/" && least < atoms) {
		return operator("(") + mathML(e) + operator(")")
	}
	return mathML(e)
}

func letter(s symbol) string {
	name, low, ok := strings.Cut(string(s), "_")
	tag := "mi"
	if name == "1" {
		tag = "mn"
	}
	out := "<" + tag + ">" + name + "</" + tag + ">"
	if !ok {
		return out
	}
	return "<msub>" + out + "<mi>" + low + "</mi></msub>"
}

func operator(s string) string { return "<mo>" + s + "</mo>" }

func row(s string) string { return "<mrow>" + s + "</mrow>" }
