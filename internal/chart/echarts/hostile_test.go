package echarts_test

import (
	"fmt"
	"slices"
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/chart/sample"
)

// TestHostileTextInTheBrowser lets the library and the site's script draw every
// interactive kind with hostile names: each comes out as the text it is.
func TestHostileTextInTheBrowser(t *testing.T) {
	for i, h := range []string{`</script><img src=x onerror=alert(1)>&amp;"'`, "{a|b}{value}\n{c}", "var(--s1)", "__proto__"} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			var kinds []sample.Sample
			for _, s := range sample.Kinds() {
				s.Spec = sample.WithText(s.Spec, h)
				s.Spec.ID = ""
				kinds = append(kinds, s)
			}
			figures := interactive(kinds)
			for j, m := range read(t, figures) {
				shownAsText(t, figures[j], m, h)
			}
		})
	}
}

func shownAsText(t *testing.T, s sample.Sample, m model, h string) {
	t.Helper()
	for _, a := range m.Axes {
		for _, name := range a.Names {
			if name != h && !chart.IsYear(name) {
				t.Errorf("%s: a category became %q", s.Name, name)
			}
		}
	}
	names := []string{}
	for _, one := range m.Series {
		names = append(names, one.Name)
	}
	if s.Spec.Form != chart.Schedule && !slices.Contains(names, h) {
		t.Errorf("%s: the series are called %q", s.Name, names)
	}
}
