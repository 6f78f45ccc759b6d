package chart

import (
	"strconv"

	"nianbao/internal/number"
)

// Month is a month of a year, counted from the year 0; zero is none.
type Month int

// NewMonth returns the given month, 1 to 12, of a year from 1 to 9999; zero if there is no such.
func NewMonth(year, month int) Month {
	if year < 1 || year > 9999 || month < 1 || month > 12 {
		return 0
	}
	months := year * 12
	return Month(months + month - 1)
}

// Year returns the year of m.
func (m Month) Year() int { return int(m) / 12 }

// within returns m, or none if no calendar has it.
func (m Month) within() Month {
	if m < NewMonth(1, 1) || m > NewMonth(9999, 12) {
		return 0
	}
	return m
}

// String returns m as 2024年6月, and nothing for none.
func (m Month) String() string {
	if m <= 0 {
		return ""
	}
	return strconv.Itoa(m.Year()) + "年" + strconv.Itoa(int(m)%12+1) + "月"
}

// Due returns the month by whose end t must be done, zero if it is unknown.
func (t Task) Due() Month {
	if t.Deadline > 0 {
		return t.Deadline
	}
	return t.End
}

// Finished reports whether t is done: by its verdict or by its share.
func (t Task) Finished() bool {
	return t.Status.Tone == Met || t.Done.Known() && t.Done.Dec.Cmp(number.Int(1)) >= 0
}

// Late reports whether t is not done at the end of the month in which it must be.
func (t Task) Late(now Month) bool {
	return t.Due() > 0 && now >= t.Due() && t.Done.Known() && !t.Finished()
}

// Span returns the first and the last month of a Schedule's axis: as stated,
// else those that its rows and its date touch; ok is false if there is none.
func (s Spec) Span() (first, last Month, ok bool) {
	for _, t := range s.Tasks {
		for _, m := range [...]Month{t.Begin, t.End, t.Deadline} {
			if m <= 0 {
				continue
			}
			if !ok {
				first, last, ok = m, m, true
			}
			first, last = min(first, m), max(last, m)
		}
	}
	if !ok {
		return 0, 0, false
	}
	if s.Now > 0 {
		first, last = min(first, s.Now), max(last, s.Now)
	}
	if s.From > 0 {
		first = s.From
	}
	if s.To > 0 {
		last = s.To
	}
	return first, max(first, last), true
}
