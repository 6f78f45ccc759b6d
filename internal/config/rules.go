package config

import (
	"strconv"

	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/yaml"
)

// Rules are the thresholds of the method by which a plan is judged. What a
// file leaves out is as in [DefaultRules].
type Rules struct {
	// Faster, OnTrack and NeedsSpeed are the least paces of 快于预期, 符合预期 and
	// 需加快; below NeedsSpeed is 滞后, below zero 倒退.
	Faster, OnTrack, NeedsSpeed number.Decimal
	// Coverage is the least share of weight for which a composite is given.
	Coverage number.Decimal
	// IntervalFrom is the least number of yearly points for a projection with an interval.
	IntervalFrom int
}

// DefaultRules returns the thresholds of the method as published.
func DefaultRules() Rules {
	return Rules{
		Faster:       number.MustParse("1.05"),
		OnTrack:      number.MustParse("0.95"),
		NeedsSpeed:   number.MustParse("0.60"),
		Coverage:     number.MustParse("0.75"),
		IntervalFrom: 4,
	}
}

// The bounds of the thresholds.
const (
	greatestPace                    = 100
	leastInterval, greatestInterval = 3, 30
)

func (d *decoder) rules(s yaml.Section) Rules {
	r := DefaultRules()
	d.threshold(s, "faster", greatestPace, &r.Faster)
	d.threshold(s, "on_track", greatestPace, &r.OnTrack)
	d.threshold(s, "needs_speed", greatestPace, &r.NeedsSpeed)
	d.threshold(s, "coverage", 1, &r.Coverage)
	d.points(s, &r.IntervalFrom)
	if d.ascending(s, "needs_speed", r.NeedsSpeed, "on_track", r.OnTrack) && d.ascending(s, "on_track", r.OnTrack, "faster", r.Faster) {
		return r
	}
	usual := DefaultRules()
	r.Faster, r.OnTrack, r.NeedsSpeed = usual.Faster, usual.OnTrack, usual.NeedsSpeed
	return r
}

// threshold reads a number above 0 and at most most into v, which keeps its
// default where there is none.
func (d *decoder) threshold(s yaml.Section, key string, most int64, v *number.Decimal) {
	word := d.Text(s, key)
	if word == "" {
		return
	}
	n, err := number.Parse(word)
	if err == nil && n.Sign() > 0 && n.Cmp(number.Int(most)) <= 0 && n.Places() <= 4 {
		*v = n
		return
	}
	d.Add(diag.Errorf(s.ValuePos(key), "bad-value", "%s 是“%s”，要的是大于0、不超过%d的数", key, word, most).
		Hintf("写成小数，最多四位，如 %s；不写就用 %s", v.Text(2), v.Text(2)))
}

func (d *decoder) points(s yaml.Section, v *int) {
	word := d.Text(s, "interval_from")
	if word == "" {
		return
	}
	n, err := strconv.Atoi(word)
	if err == nil && n >= leastInterval && n <= greatestInterval {
		*v = n
		return
	}
	d.Add(diag.Errorf(s.ValuePos("interval_from"), "bad-value", "interval_from 是“%s”，要的是%d到%d的整数", word, leastInterval, greatestInterval).
		Hintf("写整数，如 %d；不写就用 %d", *v, *v))
}

// ascending wants low to be below high, and reports it at the one that is written.
func (d *decoder) ascending(s yaml.Section, lowKey string, low number.Decimal, highKey string, high number.Decimal) bool {
	if low.Cmp(high) < 0 {
		return true
	}
	at := highKey
	if !s.Has(highKey) {
		at = lowKey
	}
	d.Add(diag.Errorf(s.ValuePos(at), "bad-value", "%s（%s）不小于 %s（%s）", lowKey, low.Text(-1), highKey, high.Text(-1)).
		Hintf("三个界限从小到大是 needs_speed、on_track、faster"))
	return false
}
