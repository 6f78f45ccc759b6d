package character

import "testing"

func TestWhatIsKeptOut(t *testing.T) {
	for r, want := range map[rune][2]bool{
		'汉': {false, false}, '\t': {false, false}, '\n': {false, false}, ' ': {false, false}, '~': {false, false}, 0xa0: {false, false},
		'\r': {false, true}, 0: {false, true}, 0x1f: {false, true}, 0x7f: {false, true}, 0x9f: {false, true},
		0x200e: {false, false}, 0x2029: {false, false}, 0x202a: {true, true}, 0x202e: {true, true}, 0x202f: {false, false},
		0x2065: {false, false}, 0x2066: {true, true}, 0x2069: {true, true}, 0x206a: {false, false},
		0xfffd: {false, true}, 0xfffe: {false, true}, 0x1ffff: {false, true}, 0x1f600: {false, false},
	} {
		if got := [2]bool{Turns(r), Unfit(r)}; got != want {
			t.Errorf("%U turns, is unfit: %v, want %v", r, got, want)
		}
	}
}
