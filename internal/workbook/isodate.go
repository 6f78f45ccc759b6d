package workbook

import (
	"strings"
	"time"
)

// isoDate reads a cell of type d, which Strict workbooks store as text: a date
// with or without a time of day, or a time alone.
func (r *sheetReader) isoDate(c Cell, st stored) Cell {
	text := strings.TrimSuffix(strings.TrimSpace(st.value), "Z")
	for _, layout := range []string{"2006-01-02T15:04:05.999", "2006-01-02T15:04", "2006-01-02"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		c.Raw, c.Date = isoOf(t), true
		c.Text = c.Raw
		if s := r.styles.of(st.style).calendar(); s != nil {
			c.Text = s.showTime(t)
		}
		return c
	}
	c.Raw, c.Text = bounded(text), bounded(text)
	return c
}

// calendar returns the section that shows dates, or nil.
func (f *format) calendar() *section {
	if len(f.sections) > 0 && (f.sections[0].kind == calendar || f.sections[0].kind == clock) {
		return &f.sections[0]
	}
	return nil
}
