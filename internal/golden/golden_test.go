package golden

import (
	"strings"
	"testing"
)

func TestArchive(t *testing.T) {
	Archives(t, "testdata/*.txtar", func(t *testing.T, a *Archive) {
		if len(a.Inputs) != 2 {
			t.Errorf("%d inputs, want 2", len(a.Inputs))
		}
		a.Want("want.upper", strings.ToUpper(string(a.Input("in"))))
		a.Want("want.second", string(a.Input("second")))
		a.Want("want.nothing", "")
	})
}

func TestEqual(t *testing.T) {
	Equal(t, "testdata/equal.golden", []byte("一\n"))
}

// A difference and a missing section must fail, or every golden test passes.
func TestDifferenceFails(t *testing.T) {
	if *update {
		return
	}
	for name, check := range map[string]func(testing.TB){
		"equal":   func(t testing.TB) { Equal(t, "testdata/equal.golden", []byte("二\n")) },
		"want":    func(t testing.TB) { archive(t).Want("want", "二\n") },
		"missing": func(t testing.TB) { archive(t).Want("want.other", "二\n") },
	} {
		r := &recorder{TB: t}
		check(r)
		if !r.failed {
			t.Errorf("%s: a difference passes", name)
		}
	}
}

func archive(t testing.TB) *Archive { return &Archive{t: t, asked: map[string]bool{}} }

type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Errorf(string, ...any) { r.failed = true }
