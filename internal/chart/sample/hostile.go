package sample

import (
	"slices"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// Hostile returns texts that must come out as text, whatever they pretend to be.
func Hostile() []string {
	return []string{
		`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='x`, `javascript:alert(1)`, `&amp;&lt;&#x41;`,
		"\u202Eevil\u2066", "مرحبا بالعالم", "👨‍👩‍👧‍👦👍🏽", "\x00\x01\x1b[31m", "\xff\xfe", "]]>", "<!--", "\ufffe\uffff", "{a|b}{c}", "var(--s1)", "__proto__",
		strings.Repeat("很长的文字", 40), strings.Repeat("W", 200), "a\nb\tc",
	}
}

// WithText returns s with every text replaced by h.
func WithText(s chart.Spec, h string) chart.Spec {
	s.Finding, s.Subject, s.WholeName, s.ID, s.Source = h, h, h, h, h
	s.Notes = slices.Repeat([]string{h}, len(s.Notes))
	s.X.Labels = slices.Repeat([]string{h}, len(s.X.Labels))
	s.Panels = slices.Clone(s.Panels)
	for i, p := range s.Panels {
		p.Title, p.Unit, p.Layers = h, number.Unit(h), slices.Clone(p.Layers)
		for j := range p.Layers {
			p.Layers[j].Name = h
		}
		s.Panels[i] = p
	}
	s.Tasks = slices.Clone(s.Tasks)
	for i := range s.Tasks {
		s.Tasks[i].Name, s.Tasks[i].Word, s.Tasks[i].Href = h, h, h
	}
	s.Parts = slices.Clone(s.Parts)
	for i := range s.Parts {
		s.Parts[i] = partWithText(s.Parts[i], h)
	}
	return s
}

func partWithText(p chart.Part, h string) chart.Part {
	p.Name, p.Note, p.Value.Unit, p.Items = h, h, number.Unit(h), slices.Clone(p.Items)
	for i := range p.Items {
		p.Items[i].Name, p.Items[i].Word, p.Items[i].Href = h, h, h
		p.Items[i].States = slices.Clone(p.Items[i].States)
		for j := range p.Items[i].States {
			p.Items[i].States[j].Word = h
		}
	}
	return p
}
