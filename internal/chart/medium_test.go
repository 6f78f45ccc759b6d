package chart

import "testing"

// Every form says how every medium shows it; the page draws all of them.
func TestEveryFormIsShown(t *testing.T) {
	for f := Cartesian; f <= Schedule; f++ {
		if f.showings()[Page] != Native {
			t.Errorf("form %d is not drawn on the page", f)
		}
		if f.showings()[Fragment] == Native {
			t.Errorf("form %d cannot be drawn in a fragment without SVG", f)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a form that nobody declared is shown")
		}
	}()
	Spec{Form: Schedule + 1}.In(Word)
}

func TestOfficeDrawsWhatItHas(t *testing.T) {
	for want, s := range map[Showing]Spec{
		Native:  sharesOf(bars("", "1"), bars("", "2")),
		Data:    sharesOf(bars("", "1"), bars("乙", "2")),
		InWords: {Form: Spark},
	} {
		if got := s.In(Word); got != want {
			t.Errorf("shown as %d, want %d", got, want)
		}
	}
	if got := (Spec{}).In(Word); got != Data {
		t.Errorf("nothing is shown as %d", got)
	}
}
