package workbook

import (
	"strings"
	"unicode/utf8"
)

// format is a number format, parsed: what package excelize and the
// spreadsheet call a "number format code", such as 0.00%;[Red]-0.00%.
type format struct {
	sections []section
	// general says that numbers are shown as they are.
	general bool
}

// section is one of the parts that ";" separates.
type section struct {
	pieces []piece
	// limit is an explicit condition such as [>=100].
	limit condition
	kind  sectionKind
	// percent counts %, thousands says that a comma groups, scale counts trailing commas.
	percent, scale int
	thousands      bool
	// whole is the least number of digits before the point, least and most of those behind it.
	whole, least, most int
	// mask is the whole part as the format has it, when words stand between its digits: ### ### ##0.
	mask []maskSign
	// twelve says that hours run to 12.
	twelve bool
}

type sectionKind uint8

const (
	words sectionKind = iota // no placeholder: the literals alone
	numeral
	calendar
	clock   // a time of day without a date
	elapsed // [h]:mm
	strange // fractions, exponents, Chinese numerals: shown as stored
	asIs    // General
)

type condition struct {
	op    string
	limit float64
}

type pieceKind uint8

const (
	literal pieceKind = iota
	digits            // where the number stands
	datePart
)

// maskSign is a place for a digit (must: a zero if there is none) or a literal between digits.
type maskSign struct {
	digit, must bool
	literal     string
}

// piece is a literal, the place of the number, or a part of a date such as "yyyy".
type piece struct {
	kind pieceKind
	text string
}

// parseFormat never fails: a code that is beyond it shows numbers as stored.
func parseFormat(code string) format {
	if isGeneral(code) {
		return format{general: true}
	}
	var f format
	for _, part := range splitSections(code) {
		f.sections = append(f.sections, parseSection(part))
	}
	return f
}

func isGeneral(code string) bool {
	return code == "" || strings.EqualFold(code, "General") || code == "G/通用格式" || code == "@"
}

// splitSections cuts code at the semicolons that are neither quoted, escaped nor in brackets.
func splitSections(code string) []string {
	var parts []string
	begin, quoted, bracket := 0, false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case c == ';' && !bracket:
			parts = append(parts, code[begin:i])
			begin = i + 1
		}
	}
	return append(parts, code[begin:])
}

// sectionParser reads one section from left to right.
type sectionParser struct {
	section
	rest string
	// behind says that the decimal point was read.
	behind bool
	// placed says that the number has its place; ended that a literal followed it.
	placed, ended bool
	// masked says that words stand between the digits.
	masked     bool
	date, time bool
}

func parseSection(code string) section {
	p := sectionParser{rest: code}
	for p.rest != "" && p.kind != strange && p.kind != asIs {
		p.step()
	}
	if p.kind == words {
		p.classify()
	}
	if !p.masked {
		p.mask = nil
	}
	return p.section
}

func (p *sectionParser) classify() {
	switch {
	case p.date && !p.placed:
		p.kind = calendar
	case p.time && !p.placed:
		p.kind = clock
	case p.date || p.time:
		p.kind = strange
	case p.placed:
		p.kind = numeral
	}
}

// step reads one element of the section.
func (p *sectionParser) step() {
	c := p.rest[0]
	switch {
	case c == '"':
		text, rest, _ := strings.Cut(p.rest[1:], `"`)
		p.add(text)
		p.rest = rest
	case c == '\\' || c == '!':
		p.add(p.take(1)[1:])
	case c == '_':
		p.take(1)
		p.add(" ")
	case c == '*':
		p.take(1)
	case c == '[':
		p.bracket()
	case strings.IndexByte("0#?.,%", c) >= 0:
		p.placeholder(c)
	case c == '/' && p.placed, (c == 'E' || c == 'e') && p.placed:
		p.kind = strange
	case hasPrefixFold(p.rest, "General") || strings.HasPrefix(p.rest, "G/通用格式"):
		p.kind = asIs
	case p.dateElement():
	default:
		_, size := utf8.DecodeRuneInString(p.rest)
		p.add(p.rest[:size])
		p.rest = p.rest[size:]
	}
}

// take cuts off the byte at the front and n characters behind it.
func (p *sectionParser) take(n int) string {
	end := 1
	for ; n > 0 && end < len(p.rest); n-- {
		_, size := utf8.DecodeRuneInString(p.rest[end:])
		end += size
	}
	text := p.rest[:end]
	p.rest = p.rest[end:]
	return text
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func (p *sectionParser) add(text string) {
	if text == "" {
		return
	}
	p.ended = p.placed
	p.pieces = append(p.pieces, piece{literal, text})
}

// placeholder reads one of the signs that place the number.
func (p *sectionParser) placeholder(c byte) {
	p.rest = p.rest[1:]
	switch {
	case c == '%':
		p.percent++
		p.add("%")
		return
	case p.date || p.time:
		// 00 behind seconds are their fraction; between parts of a date these are literals.
		if c == '.' || c == ',' {
			p.pieces = append(p.pieces, piece{literal, string(c)})
		} else if c == '0' {
			p.pieces = append(p.pieces, piece{datePart, "0"})
		}
		return
	case p.ended && c != ',' && !p.between(c):
		p.kind = strange
		return
	}
	if !p.placed && c != ',' {
		p.placed = true
		p.pieces = append(p.pieces, piece{kind: digits})
	}
	p.count(c)
}

// between moves the literals behind the digits read so far in among them; it
// reports false for those behind the point, which no spreadsheet writes.
func (p *sectionParser) between(c byte) bool {
	if p.behind || c == '.' {
		return false
	}
	last := len(p.pieces) - 1
	for ; p.pieces[last].kind == literal; last-- {
	}
	for _, l := range p.pieces[last+1:] {
		p.mask = append(p.mask, maskSign{literal: l.text})
	}
	p.pieces, p.ended, p.masked = p.pieces[:last+1], false, true
	return true
}

func (p *sectionParser) count(c byte) {
	if c != ',' && c != '.' && !p.behind {
		p.mask = append(p.mask, maskSign{digit: true, must: c == '0'})
	}
	switch {
	case c == ',':
		if strings.HasPrefix(strings.TrimLeft(p.rest, ","), "0") || strings.HasPrefix(strings.TrimLeft(p.rest, ","), "#") {
			p.thousands = true
		} else if p.placed && !p.ended {
			p.scale++
		}
	case c == '.':
		p.behind = true
	case p.behind:
		p.most++
		if c == '0' {
			p.least = p.most
		}
	case c == '0':
		p.whole++
	}
}

// bracket reads a colour, a condition, a currency or an elapsed time.
func (p *sectionParser) bracket() {
	text, rest, _ := strings.Cut(p.rest[1:], "]")
	p.rest = rest
	switch {
	case strings.HasPrefix(text, "$"):
		currency, _, _ := strings.Cut(text[1:], "-")
		p.add(currency)
	case strings.HasPrefix(strings.ToUpper(text), "DBNUM"):
		p.kind = strange
	case text != "" && strings.Trim(strings.ToLower(text), "hms") == "":
		p.kind = elapsed
		p.pieces = append(p.pieces, piece{datePart, "[" + strings.ToLower(text) + "]"})
	default:
		p.limit = parseCondition(text)
	}
}

func parseCondition(text string) condition {
	for _, op := range []string{">=", "<=", "<>", ">", "<", "="} {
		if number, ok := strings.CutPrefix(text, op); ok {
			if plain, ok := plainDecimal(number); ok {
				return condition{op, float(plain)}
			}
		}
	}
	return condition{}
}

// dateElement reads a run of date letters or a word for the half of the day.
func (p *sectionParser) dateElement() bool {
	for _, word := range []string{"AM/PM", "A/P", "上午/下午"} {
		if hasPrefixFold(p.rest, word) {
			p.part(word)
			p.twelve, p.time = true, true
			return true
		}
	}
	c := p.rest[0] | 0x20
	if strings.IndexByte("ymdhseab", c) < 0 {
		return false
	}
	n := 1
	for n < len(p.rest) && p.rest[n]|0x20 == c {
		n++
	}
	switch c {
	case 'h', 's':
		p.time = true
	case 'm':
		// Minutes or months: decided when the neighbours are known.
	default:
		p.date = true
	}
	p.part(p.rest[:n])
	p.settleMinutes()
	return true
}

func (p *sectionParser) part(text string) {
	p.pieces = append(p.pieces, piece{datePart, strings.ToLower(text)})
	p.rest = p.rest[len(text):]
}

// settleMinutes decides whether the last run of m is minutes: it is when hours
// stand before it or seconds behind it, else it is a month. Minutes are kept as n.
func (p *sectionParser) settleMinutes() {
	last, before := -1, -1
	for i, pc := range p.pieces {
		if pc.kind == datePart && pc.text != "0" {
			last, before = i, last
		}
	}
	text := p.pieces[last].text
	switch {
	case text[0] == 'm' && before >= 0 && (p.pieces[before].text[0] == 'h' || p.pieces[before].text[0] == '['):
		p.pieces[last].text = strings.Repeat("n", len(text))
	case text[0] == 'm' && !strings.ContainsAny(p.rest, "sS:"):
		p.date = true
	case text[0] == 's' && before >= 0 && p.pieces[before].text[0] == 'm':
		p.pieces[before].text = strings.Repeat("n", len(p.pieces[before].text))
	case before >= 0 && p.pieces[before].text[0] == 'm':
		p.date = true
	}
}
