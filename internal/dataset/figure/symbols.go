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

// of returns the state that folded text stands for.
func (y Symbols) of(s string) (number.State, bool) {
	s = strings.ToLower(strings.ReplaceAll(s, " ", ""))
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
