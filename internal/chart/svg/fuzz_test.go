package svg

import (
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/number"
)

// FuzzDraw checks that any texts and numbers make well-formed markup whose labels stay inside.
func FuzzDraw(f *testing.F) {
	f.Add("431.2", "", "核心区", 3, uint8(0), uint8(0), uint8(0))
	f.Add("-1e60", "1e-60", "<&>", -5, uint8(2), uint8(4), uint8(2))
	for form := range uint8(11) {
		f.Add("1e18", "-3", "很长的名字", 40, form, form, form)
		f.Add("", "0.3", "</svg>", 7, form, uint8(1), uint8(2))
	}
	f.Fuzz(func(t *testing.T, a, b, text string, n int, form, mark, wide uint8) {
		s := chart.Spec{ID: text, Form: chart.Form(form % 11), Finding: text, X: chart.Axis{Years: mark%3 == 0}}
		first, second := fuzzValue(a, text), fuzzValue(b, text)
		l := chart.Layer{Mark: chart.Mark(mark % 6), Role: chart.Role(mark % 5), Name: text}
		for i := range 1 + (n%45+45)%45 {
			s.X.Labels = append(s.X.Labels, text+a)
			v := first
			if i%3 == 1 {
				v = second
			}
			l.Data = append(l.Data, chart.Datum{X: i, Value: v, Low: first, High: second})
			s.Parts = append(s.Parts, chart.Part{Name: text, Note: b, Value: v, Tone: chart.Tone(i), Items: make([]chart.Item, i)})
			if i > 0 {
				s.Parts[i].Items[0] = chart.Item{Name: a, Href: b, States: []chart.State{{Word: text}, {Word: a}}}
			}
			s.Tasks = append(s.Tasks, chart.Task{Name: text, Href: a, Begin: chart.Month(n * i), End: chart.Month(24300 + n), Done: v, Word: b})
		}
		s.Done, s.Elapsed = first, second
		s.Least, s.Now, s.TwoAxes = first.Dec, chart.Month(24300+n), mark%2 == 0
		s.Panels = []chart.Panel{{Title: text, Unit: number.Unit(text), Layers: []chart.Layer{l, {Mark: chart.Bar, Name: b, Data: l.Data}, {Name: a, Data: l.Data}}, Shares: mark%7 == 1}}
		if mark%5 == 2 {
			s.Panels = append(s.Panels, chart.Panel{Title: a, Layers: []chart.Layer{{Name: a, Data: l.Data}}})
		}
		w := Width(wide % 10)
		wellFormed(t, Draw(s, w))
		if c := draw(s.Clean().Shown(), w); c != nil {
			for _, l := range c.labels {
				if l.box.x0 < -1.5 || l.box.x1 > c.w+1.5 {
					t.Errorf("label %q leaves the drawing of %v: %v", l.text, c.w, l.box)
				}
			}
		}
	})
}

func fuzzValue(s, unit string) number.Value {
	d, err := number.Parse(s)
	if err != nil {
		return number.Value{State: number.State(len(s) % 4)}
	}
	return number.Value{Dec: d, State: number.Present, Unit: number.Unit(unit), Decimals: len(s)%5 - 1, Demo: len(unit)%2 == 0, Status: number.Status(len(s) % 4)}
}
