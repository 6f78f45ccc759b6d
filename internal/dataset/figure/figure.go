// Package figure reads single cells of statistical tables: a number as
// somebody stored or typed it becomes a value with a unit, or stays text with
// the reason why. It is never silently wrong: what had to be guessed is noted.
//
// # Values
//
// A stored number is itself; a percent cell is the number that it shows, in %.
// Typed numbers may have full-width digits and points, blanks and
// non-breaking blanks inside, commas between thousands, a sign, a currency
// sign before and a unit behind:
//
//	621 89        62189, noted: blanks stand inside
//	56 263        56263
//	10．89         10.89
//	1.54个千分点    1.54 in 个千分点
//	下降3.2%       -3.2 in %, noted: the direction is a word
//	1234①        1234 with the mark ①
//	1234（初步）    1234, noted: 初步
//
// # Text
//
// A range (63%~68%), an about-number (超1500, 140多, ≥90), a comma that parts
// no thousands (1,24), a second number, a date and any other word are text.
//
// # Symbols
//
// What stands for a missing number is configurable, see [Symbols]. A blank is
// always unknown.
package figure

import (
	"strings"

	"golang.org/x/text/width"

	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// Reading is a cell read as a number.
type Reading struct {
	// State is what the cell says; IsText overrides it.
	State number.State
	// IsText says that words stand where a number is asked for.
	IsText bool
	// Dec holds if State is Present and IsText is not set.
	Dec number.Decimal
	// Unit is what the cell itself says, "" when it does not.
	Unit string
	// Marks are the footnote marks glued to the cell.
	Marks []string
	// Note says what was guessed, or why the cell is text; "" when there is nothing to say.
	Note string
	// Hint is the remedy for Note.
	Hint string
}

// Numeric reports whether the cell holds a decimal.
func (r Reading) Numeric() bool { return !r.IsText && r.State == number.Present }

// Read reads a cell.
func Read(c workbook.Cell, symbols Symbols) Reading {
	switch {
	case c.Date:
		return text("日期，不是数", "把单元格格式设为“常规”，重新填数")
	case c.Numeric:
		return stored(c)
	}
	return Typed(c.Raw, symbols)
}

func text(note, hint string) Reading { return Reading{IsText: true, Note: note, Hint: hint} }

// stored reads a number that the file stores as one.
func stored(c workbook.Cell) Reading {
	d, err := number.Parse(c.Raw)
	if err != nil {
		return text("超出可处理的范围", "检查单位和小数点")
	}
	if !c.Percent {
		return Reading{State: number.Present, Dec: d}
	}
	return Reading{State: number.Present, Dec: trimmed(d.Mul(number.Int(100))), Unit: string(number.Percent)}
}

// trimmed drops the zeros that multiplying leaves behind the point.
func trimmed(d number.Decimal) number.Decimal {
	s := d.String()
	if !strings.Contains(s, ".") {
		return d
	}
	t, err := number.Parse(strings.TrimRight(strings.TrimRight(s, "0"), "."))
	if err != nil {
		return d
	}
	return t
}

// Fold makes s comparable: full-width forms become ASCII, every kind of blank
// a plain one and runs of them single, marks that cannot be seen are dropped.
func Fold(s string) string {
	s = Plain(s)
	if !strings.ContainsFunc(s, formed) {
		return s
	}
	return width.Fold.String(s)
}

// formed reports whether r is a full-width or half-width form of another
// character: those stand in two places.
func formed(r rune) bool { return r == '\u3000' || r >= '\uff00' && r <= '\uffef' }

// Plain makes every kind of blank a plain one and runs of them single, and
// drops marks that cannot be seen: Fold without another form for any character.
func Plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(visible, s)), " ")
}

// visible maps marks that cannot be seen to nothing.
func visible(r rune) rune {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\ufeff', '\u00ad', '\u2060':
		return -1
	}
	return r
}
