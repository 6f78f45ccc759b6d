package timing

import (
	"testing"
	"time"
)

// recorder is a test that notes whether it failed.
type recorder struct {
	testing.TB
	failed bool
}

func (*recorder) Helper()                 {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

func TestWithin(t *testing.T) {
	for name, c := range map[string]struct {
		hostile []time.Duration // one an attempt; the last lasts
		failed  bool
	}{
		"quick":           {[]time.Duration{20}, false},
		"always too slow": {[]time.Duration{21}, true},
		"slow at first":   {[]time.Duration{500, 21, 20}, false},
		"slow too often":  {[]time.Duration{21, 21, 21, 21, 21, 20}, true},
	} {
		r, n := recorder{TB: t}, 0
		within(&r, 10, func() time.Duration { return 2 }, func() time.Duration {
			n++
			return c.hostile[min(n, len(c.hostile))-1]
		})
		if r.failed != c.failed {
			t.Errorf("%s: failed %v, want %v", name, r.failed, c.failed)
		}
	}
}

func TestWithinRunsBoth(t *testing.T) {
	var order string
	Within(t, 1_000_000_000, func() { order += "o"; time.Sleep(time.Microsecond) }, func() { order += "h" })
	if order != "oh" {
		t.Errorf("ran %s", order)
	}
}
