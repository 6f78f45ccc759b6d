// Package timing bounds what input made to be slow may cost by what ordinary
// input of the same size costs at the same moment. A bound in seconds says
// nothing on a machine that does other work; a multiple holds on any. Test only.
package timing

import (
	"testing"
	"time"
)

// attempts is how often work that took too long may try again: another
// process may have held the processor meanwhile.
const attempts = 5

// Within fails t unless hostile takes at most times as long as ordinary.
func Within(t testing.TB, times int, ordinary, hostile func()) {
	t.Helper()
	within(t, times, timed(ordinary), timed(hostile))
}

func timed(work func()) func() time.Duration {
	return func() time.Duration {
		began := time.Now()
		work()
		return time.Since(began)
	}
}

func within(t testing.TB, times int, ordinary, hostile func() time.Duration) {
	t.Helper()
	var unit, took time.Duration
	for range attempts {
		unit, took = ordinary(), hostile()
		if took <= unit*time.Duration(times) {
			return
		}
	}
	t.Errorf("took %v, ordinary input %v: more than %d times as long", took, unit, times)
}
