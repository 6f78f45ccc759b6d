package chart

import (
	"strconv"
	"strings"
)

// Colours is how many series colours there are; the last is kept for context.
const Colours = 6

// Tones is how many years or parts a ramp tells apart.
const Tones = 5

// Colours numbers the series of s by panel and layer, 0 for a role that has a
// look of its own: bars first, context in the last colour. A name that returns
// in another panel keeps its colour.
func (s Spec) Colours() [][]int {
	out := make([][]int, len(s.Panels))
	for i, p := range s.Panels {
		out[i] = make([]int, len(p.Layers))
	}
	names, next := map[string]int{}, 0
	for _, bars := range [...]bool{true, false} {
		for i, p := range s.Panels {
			for j, l := range p.Layers {
				if (l.Mark == Bar) != bars {
					continue
				}
				switch l.Role {
				case Context:
					out[i][j] = Colours
				case Observed:
					k := names[l.Name]
					if k == 0 || l.Name == "" {
						k = next%(Colours-1) + 1
						names[l.Name] = k
						next++
					}
					out[i][j] = k
				case Target, Path, Projection:
				}
			}
		}
	}
	return out
}

// Fills names the colours of the bars of s by panel and layer, "" for what is
// none or is not observed: s1 for one alone, or r1 where the line of another
// panel is in front of it; r1 to r3 or m5 to m1 for years from light to dark;
// else a1 to a6, which text can stand on.
func (s Spec) Fills() [][]string {
	out := make([][]string, len(s.Panels))
	for i, numbers := range s.Colours() {
		layers := s.Panels[i].Layers
		out[i] = make([]string, len(layers))
		var bars []int
		years := true
		for j, l := range layers {
			if l.Mark == Bar && (l.Role == Observed || l.Role == Context) {
				bars = append(bars, j)
				years = years && l.Stack == "" && IsYear(strings.TrimSuffix(l.Name, "年"))
			}
		}
		for at, j := range bars {
			out[i][j] = fill(layers[j].Role, numbers[j], len(bars), at, years)
		}
		if s.TwoAxes && len(bars) == 1 {
			out[i][bars[0]] = "r1"
		}
	}
	return out
}

// fill is the colour of the bars of one of n layers, the one at, whose number is k.
func fill(role Role, k, n, at int, years bool) string {
	switch {
	case role == Context:
		return "a" + strconv.Itoa(Colours)
	case n == 1:
		return "s" + strconv.Itoa(max(k, 1))
	case years && n <= 3:
		return "r" + strconv.Itoa(3-n+at+1)
	case years && n <= Tones:
		return "m" + strconv.Itoa(n-at)
	}
	return "a" + strconv.Itoa(max(k, 1))
}

// Fill names the colour of p as the part at of a whole: one hue from dark to
// light, m1 to m5, then grey, as is what is gathered.
func (p Part) Fill(at int) string {
	if at < Tones && p.Name != Rest {
		return "m" + strconv.Itoa(at+1)
	}
	return "a" + strconv.Itoa(Colours)
}
