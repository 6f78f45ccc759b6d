package figure

import (
	"slices"
	"strings"

	"nianbao/internal/number"
)

// Symbols are the signs that stand for a missing number, in folded form and
// lower case.
type Symbols struct {
	// Below stands for less than half of the smallest unit.
	Below []string
	// NotApplicable stands where no number can.
	NotApplicable []string
	// Unknown stands for not collected or not published.
	Unknown []string
}

// Usual returns the symbols of national and provincial yearbooks and those
// that database exports add.
func Usual() Symbols {
	return Symbols{
		Below:         []string{"…", "……", "...", "......", "‥", "⋯", "⋯⋯", "。。。"},
		NotApplicable: []string{"—", "——", "-", "--", "---", "–", "―", "−", "/", "\\", "─", "──", "ー"},
		Unknown:       []string{"null", "nan", "n/a", "na", "#n/a", "none", "nil", "缺", "暂缺", "缺失", "不详", "…*"},
	}
}

// With returns y with further signs. A sign that stands for something else in
// y stands for that no longer.
func (y Symbols) With(further Symbols) Symbols {
	more := [3][]string{keys(further.Below), keys(further.NotApplicable), keys(further.Unknown)}
	for i, list := range []*[]string{&y.Below, &y.NotApplicable, &y.Unknown} {
		others := slices.DeleteFunc(slices.Clone(*list), func(s string) bool {
			return slices.Contains(slices.Concat(more[:]...), s)
		})
		*list = append(others, more[i]...)
	}
	return y
}

// keys are signs in the form in which cells are compared with them.
func keys(signs []string) []string {
	var out []string
	for _, s := range signs {
		if k := key(Fold(s)); k != "" {
			out = append(out, k)
		}
	}
	return out
}

func key(folded string) string { return strings.ToLower(strings.ReplaceAll(folded, " ", "")) }

// of returns the state that folded text stands for.
func (y Symbols) of(s string) (number.State, bool) {
	s = key(s)
	switch {
	case s == "":
		return number.Unknown, true
	case slices.Contains(y.Below, s):
		return number.Below, true
	case slices.Contains(y.NotApplicable, s):
		return number.NotApplicable, true
	case slices.Contains(y.Unknown, s):
		return number.Unknown, true
	}
	return number.Unknown, false
}
