package assess

import "testing"

// A band begins at its threshold: a pace that has just reached it is in it.
func TestBandsBeginAtTheirThreshold(t *testing.T) {
	r := DefaultRules()
	for _, c := range []struct {
		pace string
		want Verdict
	}{
		{"-0.0001", Backwards}, {"0", Lagging}, {"0.0001", Lagging},
		{"0.5999", Lagging}, {"0.60", NeedsSpeed}, {"0.6001", NeedsSpeed},
		{"0.9499", NeedsSpeed}, {"0.95", OnTrack}, {"0.9501", OnTrack},
		{"1.0499", OnTrack}, {"1.05", Faster}, {"1.0501", Faster},
	} {
		if got := r.band(dec(c.pace)); got != c.want {
			t.Errorf("pace %s: %s, want %s", c.pace, got, c.want)
		}
	}
}

// What quotients and roots leave of a threshold, missing it by a hair, is the
// threshold.
func TestBandsIgnoreTheLastDigits(t *testing.T) {
	r, hair := DefaultRules(), dec("1E-35")
	for threshold, want := range map[string]Verdict{"0.60": NeedsSpeed, "0.95": OnTrack, "1.05": Faster} {
		if got := r.band(dec(threshold).Sub(hair)); got != want {
			t.Errorf("%s less a hair: %s, want %s", threshold, got, want)
		}
	}
	if got := r.band(hair.Neg()); got != Backwards {
		t.Errorf("0 less a hair: %s", got)
	}
}
