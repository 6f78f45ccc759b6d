package workbook

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// shown is how a number format shows a number.
type shown struct {
	text string
	// iso is the date in ISO form where the format shows one.
	iso     string
	percent bool
}

// show renders the plain decimal raw as the format does. A date is counted
// from the year that the workbook counts from.
func (f format) show(raw string, from1904 bool) shown {
	if f.general {
		return shown{text: general(raw)}
	}
	s, bare := f.choose(raw)
	if s == nil {
		return shown{text: general(raw)}
	}
	if bare {
		raw = strings.TrimPrefix(raw, "-")
	}
	switch s.kind {
	case words:
		return shown{text: s.literals()}
	case numeral:
		return shown{text: s.number(raw), percent: s.percent == 1}
	case calendar, clock:
		return s.moment(raw, from1904)
	case elapsed:
		return shown{text: s.elapsed(raw)}
	case strange, asIs:
		return shown{text: general(raw), percent: s.percent == 1}
	}
	return shown{text: general(raw)}
}

// choose returns the section for a number, and whether the section itself
// says that it is negative, so that the sign is left out.
func (f format) choose(raw string) (*section, bool) {
	x := float(raw)
	explicit := false
	for i := range f.sections {
		s := &f.sections[i]
		if s.limit.op == "" {
			continue
		}
		explicit = true
		if s.limit.holds(x) {
			return s, false
		}
	}
	n := min(len(f.sections), 3)
	switch {
	case n == 0:
		return nil, false
	case explicit:
		return f.otherwise(), false
	case n >= 2 && x < 0:
		return &f.sections[1], true
	case n == 3 && x == 0:
		return &f.sections[2], false
	}
	return &f.sections[0], false
}

// otherwise is the section that no condition was put on.
func (f format) otherwise() *section {
	for i := range f.sections {
		if f.sections[i].limit.op == "" {
			return &f.sections[i]
		}
	}
	return nil
}

func (c condition) holds(x float64) bool {
	switch c.op {
	case ">=":
		return x >= c.limit
	case "<=":
		return x <= c.limit
	case "<>":
		return x != c.limit
	case ">":
		return x > c.limit
	case "<":
		return x < c.limit
	case "=":
		return x == c.limit
	}
	return false
}

func float(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return x
}

// general is a number without a format: eleven characters are shown, so the
// decimals that do not fit are rounded away. Whole numbers stay whole: an
// identifier in scientific notation serves nobody.
func general(raw string) string {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(raw, "-"), ".")
	if !point || strings.ContainsAny(raw, "eE") || len(whole)+1+len(fraction) <= 11 {
		return raw
	}
	text := round(raw, max(0, 10-len(whole)))
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return sign(raw, text) + text
}

// sign is the minus of raw, unless rounding left nothing of the number.
func sign(raw, rounded string) string {
	if strings.HasPrefix(raw, "-") && strings.Trim(rounded, "0.,") != "" {
		return "-"
	}
	return ""
}

func (s *section) literals() string {
	var b strings.Builder
	for _, p := range s.pieces {
		b.WriteString(p.text)
	}
	return strings.TrimSpace(b.String())
}

func (s *section) number(raw string) string {
	if strings.ContainsAny(raw, "eE") {
		return raw
	}
	v := raw
	if by := 2*s.percent - 3*s.scale; by != 0 {
		v = shift(v, by)
	}
	v = round(v, s.most)
	minus := sign(raw, v)
	v = s.pad(v)
	if len(s.pieces) == 1 {
		return minus + v
	}
	var b strings.Builder
	b.WriteString(minus)
	for _, p := range s.pieces {
		if p.kind == digits {
			b.WriteString(v)
		} else {
			b.WriteString(p.text)
		}
	}
	return strings.TrimSpace(b.String())
}

// pad brings the digits on both sides of the point to the lengths asked for.
func (s *section) pad(v string) string {
	whole, fraction, _ := strings.Cut(v, ".")
	for len(fraction) > s.least && fraction[len(fraction)-1] == '0' {
		fraction = fraction[:len(fraction)-1]
	}
	if whole == "0" && s.whole == 0 {
		whole = ""
	}
	if len(whole) < s.whole {
		whole = strings.Repeat("0", s.whole-len(whole)) + whole
	}
	switch {
	case s.mask != nil:
		whole = s.masked(whole)
	case s.thousands:
		whole = grouped(whole)
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// masked lays the digits of whole into the mask from the right; literals to
// the left of the last digit are left out.
func (s *section) masked(whole string) string {
	out := ""
	for i := len(s.mask) - 1; i >= 0; i-- {
		m := s.mask[i]
		switch last := len(whole) - 1; {
		case m.digit && last >= 0:
			out, whole = whole[last:]+out, whole[:last]
		case m.digit && m.must:
			out = "0" + out
		case !m.digit && last >= 0:
			out = m.literal + out
		}
	}
	return whole + out
}

func grouped(s string) string {
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// The days that a spreadsheet's calendar can show: 1900-01-01 to 9999-12-31.
const lastSerial = 2958466

// timeOf returns the moment that a serial number means.
func timeOf(serial float64, from1904 bool) (time.Time, bool) {
	if from1904 {
		serial += 1462
	}
	if serial < 0 || serial >= lastSerial {
		return time.Time{}, false
	}
	days := math.Floor(serial)
	seconds := math.Round(float64(serial-days) * 86400)
	if days < 60 {
		// Serial 60 is a 29 February 1900 that never was; before it the count is one off.
		days++
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return start.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second), true
}

// isoOf is t as a date, with the time of day where there is one.
func isoOf(t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02 15:04:05")
}

func (s *section) moment(raw string, from1904 bool) shown {
	t, ok := timeOf(float(raw), from1904)
	if !ok {
		return shown{text: general(raw)}
	}
	out := shown{text: s.showTime(t)}
	if s.kind == calendar {
		out.iso = isoOf(t)
	}
	return out
}

func (s *section) showTime(t time.Time) string {
	var b strings.Builder
	for _, p := range s.pieces {
		if p.kind == datePart {
			b.WriteString(s.timePart(p.text, t))
		} else {
			b.WriteString(p.text)
		}
	}
	return strings.TrimSpace(b.String())
}

func (s *section) timePart(p string, t time.Time) string {
	switch p[0] {
	case 'y', 'e':
		if len(p) == 2 {
			return fmt.Sprintf("%02d", t.Year()%100)
		}
		return strconv.Itoa(t.Year())
	case 'b':
		return strconv.Itoa(t.Year() + 543)
	case 'm':
		return monthPart(len(p), t)
	case 'd':
		return dayPart(len(p), t)
	case 'h':
		h := t.Hour()
		if s.twelve {
			h = (h+11)%12 + 1
		}
		return padded(h, len(p))
	case 'n':
		return padded(t.Minute(), len(p))
	case 's':
		return padded(t.Second(), len(p))
	case '0':
		return "0"
	}
	return halfPart(p, t)
}

func monthPart(n int, t time.Time) string {
	switch n {
	case 3:
		return t.Format("Jan")
	case 4:
		return t.Format("January")
	case 5:
		return t.Format("Jan")[:1]
	}
	return padded(int(t.Month()), n)
}

func dayPart(n int, t time.Time) string {
	switch n {
	case 3:
		return t.Format("Mon")
	case 4:
		return t.Format("Monday")
	}
	return padded(t.Day(), n)
}

// halfPart is the weekday in Chinese or the half of the day.
func halfPart(p string, t time.Time) string {
	day := string([]rune("日一二三四五六")[t.Weekday()])
	switch p {
	case "aaa":
		return day
	case "aaaa":
		return "星期" + day
	case "am/pm":
		return t.Format("PM")
	case "a/p":
		return t.Format("PM")[:1]
	case "上午/下午":
		if t.Hour() < 12 {
			return "上午"
		}
		return "下午"
	}
	return ""
}

func padded(v, n int) string {
	if n >= 2 {
		return fmt.Sprintf("%02d", v)
	}
	return strconv.Itoa(v)
}

func (s *section) elapsed(raw string) string {
	seconds := int64(math.Round(float(raw) * 86400))
	var b strings.Builder
	for _, p := range s.pieces {
		switch {
		case p.kind == literal:
			b.WriteString(p.text)
		case p.text[0] == '[':
			unit := map[byte]int64{'h': 3600, 'm': 60, 's': 1}[p.text[1]]
			fmt.Fprintf(&b, "%0*d", len(p.text)-2, seconds/unit)
			seconds %= unit
		case p.text[0] == 'n':
			b.WriteString(padded(int(seconds/60%60), len(p.text)))
		case p.text[0] == 's':
			b.WriteString(padded(int(seconds%60), len(p.text)))
		}
	}
	return b.String()
}
