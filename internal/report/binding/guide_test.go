package binding

import (
	"slices"
	"testing"
)

// What the guide explains is what the resolver knows, no more and no less.
func TestGuideIsComplete(t *testing.T) {
	explained := func(groups ...Group) []string {
		var out []string
		for _, g := range groups {
			for _, w := range g.Words {
				out = append(out, w.Word)
			}
		}
		slices.Sort(out)
		return out
	}
	counted := append(countWords(), "综合", "综合实现程度")
	asked := append(operationWords(), "", "四位年份", "区域", "期别", "条款")
	for _, c := range []struct{ got, want []string }{
		{explained(indicatorGuide(), judgedGuide(), describedGuide()), asked},
		{explained(countGuide()), counted},
		{explained(listGuide()), itemWords()},
		{explained(generalGuide()), generalWords()},
	} {
		slices.Sort(c.want)
		if !slices.Equal(c.got, c.want) {
			t.Errorf("explained\n%q, known\n%q", c.got, c.want)
		}
	}
}
