package feed

import (
	"regexp"
	"slices"
	"strconv"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
)

// years returns how the time of a cell is found.
func (t *turner) years(rows, columns *side) (func(*cell) bool, bool) {
	year := t.feed.Year
	if fixed, err := strconv.Atoi(year.Text); err == nil {
		return func(c *cell) bool {
			c.time, c.timeAt = c.row.time, year.Pos
			c.time.year = fixed
			return c.join(c.column.time)
		}, true
	}
	byRows := func(c *cell) bool {
		c.time, c.timeAt = c.row.time, t.pos(c.row.place)
		return c.join(c.column.time)
	}
	byColumns := func(c *cell) bool {
		c.time, c.timeAt = c.column.time, t.pos(c.column.place)
		return c.join(c.row.time)
	}
	inRows, inColumns := rows.tellYears(), columns.tellYears()
	switch {
	case inRows && (year.Text == byRow || year.Text == "" && !inColumns):
		t.unreadYears(rows, columns)
		return byRows, true
	case inColumns && (year.Text == byColumn || year.Text == "" && !inRows):
		t.unreadYears(columns, rows)
		return byColumns, true
	}
	t.noYears(inRows && inColumns)
	return nil, false
}

// unreadYears reports labels among years that seem to be years and cannot be
// read, where the feed has figures; once, whoever else asks for them.
func (t *turner) unreadYears(s, other *side) {
	for _, l := range s.lines {
		text, ok := l.misread()
		at := t.pos(l.place)
		if !ok || t.unread[at] || !t.hasFigures(l, other) {
			continue
		}
		t.unread[at] = true
		d := diag.Warningf(at, "feed-year", "“%s”像是年份，没有认出，“%s”没有用这一%s的数", diag.Clip(text), diag.Clip(t.feed.Indicator.Text), s.name)
		t.add(d.Notef(t.feed.Pos, "这里要用它").Hintf("写四位数字，如 2024年；不是年份可以不管"))
	}
}

func (t *turner) hasFigures(l line, other *side) bool {
	return slices.ContainsFunc(other.lines, func(o line) bool {
		v, ok := t.values[layout.Place{Row: l.index, Column: o.index}]
		if !ok {
			v = t.values[layout.Place{Row: o.index, Column: l.index}]
		}
		return v.Numeric()
	})
}

func (s *side) tellYears() bool {
	return slices.ContainsFunc(s.lines, func(l line) bool { return l.time.year != 0 })
}

func (t *turner) noYears(both bool) {
	at := t.feed.Year.Pos
	if t.feed.Year.Text == "" {
		at = t.feed.Pos
	}
	switch {
	case both:
		t.add(diag.Errorf(at, "feed-year", "“%s”的行和列里都有年份", diag.Clip(t.feed.Indicator.Text)).
			Hintf("写 year: 行 或 year: 列"))
	case t.feed.Year.Text != "":
		t.add(diag.Errorf(at, "feed-year", "“%s”的%s里没有年份", diag.Clip(t.feed.Indicator.Text), t.feed.Year.Text).
			Hintf("%s；%s", t.yearHint(), t.look()))
	default:
		t.add(diag.Errorf(at, "feed-year", "“%s”是哪一年的数，行和列里都没有", diag.Clip(t.feed.Indicator.Text)).
			Hintf("%s", t.yearHint()))
	}
}

var yearInTitle = regexp.MustCompile(`(?:19|20)[0-9]{2}`)

// yearHint offers the year that the title or the sheet names, if it is one.
func (t *turner) yearHint() string {
	for _, text := range []string{t.in.Table.Title, t.in.Sheet} {
		if years := yearInTitle.FindAllString(text, 2); len(years) == 1 {
			return "“" + diag.Clip(text) + "”是" + years[0] + "年的就加 year: " + years[0]
		}
	}
	return "加上年份，如 year: 2024"
}

// join adds what the other side says of the time; the year is settled.
func (c *cell) join(other stamp) bool {
	if c.time.several || other.several || c.time.year == 0 {
		return false
	}
	year := c.time.year
	c.time.put("", other.period, other.status)
	c.time.year = year
	return !c.time.several
}

// within reports whether the feed asks for a time.
func (t *turner) within(s stamp) bool {
	if t.feed.First != 0 && s.year < t.feed.First || t.feed.Last != 0 && s.year > t.feed.Last {
		return false
	}
	if t.feed.Period.Text == "" || s.period == "" {
		return true
	}
	var asked stamp
	asked.put("", period(t.feed.Period.Text), "")
	return asked.period == s.period
}
