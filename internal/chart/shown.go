package chart

import (
	"slices"

	"nianbao/internal/number"
)

// Rest names the part in which small parts are gathered.
const Rest = "其他"

// PartsAtMost is how many parts a Strip or Donut tells apart; further ones are gathered.
const PartsAtMost = Tones + 1

// Shown returns s with the values as they are drawn: in panels of shares the
// shares, in per cent.
func (s Spec) Shown() Spec {
	if !slices.ContainsFunc(s.Panels, func(p Panel) bool { return p.Shares }) {
		return s
	}
	s.Panels = slices.Clone(s.Panels)
	for i, p := range s.Panels {
		if p.Shares {
			s.Panels[i] = p.shares()
		}
	}
	return s
}

// shares returns p with its bars in per cent of their stacks; other layers,
// which have no share, are left out.
func (p Panel) shares() Panel {
	p.Unit = number.Percent
	var out []Layer
	for _, l := range p.Layers {
		if l.Mark != Bar {
			continue
		}
		data := make([]Datum, 0, len(l.Data))
		for _, d := range l.Data {
			data = append(data, Datum{X: d.X, Value: p.share(l, d)})
		}
		l.Data = data
		out = append(out, l)
	}
	p.Layers = out
	return p
}

// share is what d of l is of its stack; unknown where a part is missing or negative.
func (p Panel) share(l Layer, d Datum) number.Value {
	var parts []Part
	for _, o := range p.Layers {
		if o.Mark != Bar || o.Stack != l.Stack {
			continue
		}
		e, ok := o.At(d.X)
		switch {
		case !ok:
			continue
		case e.Value.Known() && e.Value.Dec.Sign() >= 0:
			parts = append(parts, Part{Value: e.Value})
		case e.Value.State == number.Unknown || e.Value.Known():
			return number.Value{}
		}
	}
	if !d.Value.Known() {
		return d.Value
	}
	return Part{Value: d.Value}.Share(Sum(parts...))
}

// Gathered returns the parts of a Strip or Donut as they are drawn: those below
// s.Least, and those beyond the most that can be told apart, as one part, 其他,
// which comes last. The data table lists them one by one.
func (s Spec) Gathered() []Part {
	small := map[int]bool{}
	if s.Least.Sign() > 0 {
		whole := s.Total()
		for i, p := range s.Parts {
			if sh := p.Share(whole); sh.Known() && sh.Dec.Cmp(s.Least) < 0 {
				small[i] = true
			}
		}
	}
	if len(small) < 2 {
		clear(small)
	}
	room := PartsAtMost - min(len(small), 1)
	if len(s.Parts)-len(small) > room {
		room = PartsAtMost - 1
	}
	var parts, rest []Part
	for i, p := range s.Parts {
		if small[i] || len(parts) == room {
			rest = append(rest, p)
		} else {
			parts = append(parts, p)
		}
	}
	if len(rest) == 0 {
		return parts
	}
	return append(parts, Part{Name: Rest, Value: Sum(rest...)})
}
