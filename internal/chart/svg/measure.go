package svg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// normal is the size of all text but a few large figures.
const normal = 13

// advances are the widths of ASCII characters from blank to ~ in thousandths
// of the size, a little over those of the usual Chinese sans-serif fonts.
var advances = [...]uint16{
	250, 350, 560, 575, 575, 930, 720, 300, 360, 360, 490, 575, 300, 370, 300, 395, // blank to /
	575, 575, 575, 575, 575, 575, 575, 575, 575, 575, 300, 300, 575, 575, 575, 500, // 0 to ?
	980, 640, 670, 650, 700, 610, 580, 705, 745, 330, 560, 670, 570, 840, 740, 760, // @ to O
	655, 760, 665, 615, 620, 740, 610, 900, 610, 570, 620, 360, 400, 360, 575, 575, // P to _
	600, 580, 635, 530, 635, 570, 350, 585, 630, 310, 310, 590, 310, 950, 630, 620, // ` to o
	635, 635, 420, 490, 400, 630, 560, 840, 550, 560, 510, 370, 300, 370, 575, // p to ~
}

// advance returns the width of r in thousandths of the size.
func advance(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return int(advances[r-' '])
	case r >= 0x1F000 && r <= 0x1FAFF:
		return 1400
	case r == '−':
		return 575
	case r >= 0x2E80, r >= 0x2010 && r <= 0x2069, r >= 0x2100 && r <= 0x2BFF, r == '·', r == '×', r == '±':
		return 1000
	case r >= 0x2070 && r <= 0x209F, r == '²', r == '³', r == '°', r == '¹':
		return 440
	case unicode.Is(unicode.Mn, r):
		return 0
	}
	return 1000
}

// width returns the width of s in pixels at size.
func width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += advance(r)
	}
	return float64(mul(float64(sum), size) / 1000)
}

func runeWidth(r rune, size float64) float64 {
	return float64(mul(float64(advance(r)), size) / 1000)
}

// boldWidth is width for semi-bold text, whose figures are wider.
func boldWidth(s string, size float64) float64 { return mul(width(s, size), 1.035) }

// clip returns s, or as much of it as fits into max pixels with an ellipsis.
func clip(s string, size, room float64) string {
	if width(s, size) <= room {
		return s
	}
	left := room - size
	var b strings.Builder
	for _, r := range s {
		left -= runeWidth(r, size)
		if left < 0 {
			break
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return ""
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// closing marks never begin a line; opening marks never end one.
const (
	closing = "，。、；：？！”’）》〉】」％%）"
	opening = "“‘（《〈【「（"
)

// wrap breaks s into lines of at most room pixels, at blanks where there are
// any, between any two Chinese characters otherwise.
func wrap(s string, size, room float64) []string {
	var lines []string
	line, used, brk := 0, 0., -1 // start of the line, its width, where it may end
	for i, r := range s {
		w := runeWidth(r, size)
		if i > line && breaks(s, i, r) {
			brk = i
		}
		if used+w > room && i > line {
			if brk <= line {
				brk = i
			}
			lines = append(lines, strings.TrimSpace(s[line:brk]))
			used = width(s[brk:i], size)
			line, brk = brk, -1
		}
		used += w
	}
	return append(lines, strings.TrimSpace(s[line:]))
}

// balance is wrap with lines of about equal length, as many as wrap needs.
func balance(s string, size, room float64) []string {
	lines := wrap(s, size, room)
	if len(lines) < 2 {
		return lines
	}
	for even := width(s, size) / float64(len(lines)); even < room; even += 2 {
		if b := wrap(s, size, even); len(b) <= len(lines) && fits(b, size, room) {
			return b
		}
	}
	return lines
}

func fits(lines []string, size, room float64) bool {
	for _, l := range lines {
		if width(l, size) > room {
			return false
		}
	}
	return true
}

// breaks reports whether a line may end before the rune r at i.
func breaks(s string, i int, r rune) bool {
	if strings.ContainsRune(closing, r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	if strings.ContainsRune(opening, before) {
		return false
	}
	return before == ' ' || r >= 0x2E80 || before >= 0x2E80
}
