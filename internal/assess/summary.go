package assess

import (
	"slices"
	"strings"

	"nianbao/internal/chart"
)

// Summary counts targets by verdict and by colour family.
type Summary struct {
	Total    int
	Verdicts map[Verdict]int
	Tones    map[chart.Tone]int
}

// Summarise counts a list of assessments.
func Summarise(list []Assessment) Summary {
	s := Summary{Total: len(list), Verdicts: map[Verdict]int{}, Tones: map[chart.Tone]int{}}
	for _, a := range list {
		s.Verdicts[a.Verdict]++
		s.Tones[a.Verdict.Tone()]++
	}
	return s
}

// Summary counts all targets.
func (r Result) Summary() Summary { return Summarise(r.Assessments) }

// Group is a named part of the assessments with its counts.
type Group struct {
	Name        string
	Assessments []Assessment
	Summary     Summary
}

// ByDomain groups by domain, in the edition's order.
func (r Result) ByDomain() []Group {
	return group(r.Assessments, r.Edition.Domains, func(a Assessment) string { return a.Indicator.Domain })
}

// ByChapter groups by chapter of tasks, in the order of the numerals.
// Indicators of no chapter are in none.
func (r Result) ByChapter() []Group {
	var chapters []string
	for _, a := range r.Assessments {
		if c := a.Indicator.Chapter; c != "" && !slices.Contains(chapters, c) {
			chapters = append(chapters, c)
		}
	}
	slices.SortStableFunc(chapters, func(a, b string) int { return numeral(a) - numeral(b) })
	return group(r.Assessments, chapters, func(a Assessment) string { return a.Indicator.Chapter })
}

// ByBinding returns the 约束性 and the 预期性 targets.
func (r Result) ByBinding() []Group {
	return group(r.Assessments, []string{"约束性", "预期性"}, func(a Assessment) string {
		if a.Indicator.Binding {
			return "约束性"
		}
		return "预期性"
	})
}

func group(list []Assessment, names []string, of func(Assessment) string) []Group {
	groups := make([]Group, len(names))
	for n, name := range names {
		groups[n].Name = name
		for _, a := range list {
			if of(a) == name {
				groups[n].Assessments = append(groups[n].Assessments, a)
			}
		}
		groups[n].Summary = Summarise(groups[n].Assessments)
	}
	return groups
}

// numeral reads 一 to 九十九; others come last.
func numeral(s string) int {
	const numerals = "零一二三四五六七八九"
	value := func(s string, otherwise int) int {
		if s == "" {
			return otherwise
		}
		if i := strings.Index(numerals, s); i >= 0 && len([]rune(s)) == 1 {
			return i / len("零")
		}
		return 1000
	}
	if tens, units, ok := strings.Cut(s, "十"); ok {
		return value(tens, 1)*10 + value(units, 0)
	}
	return value(s, 1000)
}
