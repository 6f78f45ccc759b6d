package reconcile

import (
	"slices"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// shares holds each line of shares in % against the level before it: a share
// of the level's own total, or of another line.
func (c *checker) shares(g *grid) {
	for i, l := range g.lines {
		if l.kind == layout.Section || !slices.ContainsFunc(l.path, shareName.MatchString) {
			continue
		}
		level, ok := g.levelBefore(i)
		if !ok {
			continue
		}
		var best shareVerdict
		for _, w := range g.wholes(level) {
			if v := c.holdShare(g, l, level, w); v.holds > best.holds {
				best = v
			}
		}
		if best.holds >= 2 && best.holds >= 2*len(best.off) {
			c.Findings = append(c.Findings, best.off...)
		}
	}
}

// levelBefore is the nearest line before line i that may be a level.
func (g *grid) levelBefore(i int) (line, bool) {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		l := g.lines[j]
		if !l.rate && l.kind != layout.Section && l.kind != layout.Remark {
			return l, true
		}
	}
	return line{}, false
}

// wholeLine is what a level is a share of: another line in the same cell across,
// or the same line in the cell of a total.
type wholeLine struct {
	line   line
	across *line
}

func (g *grid) wholes(level line) []wholeLine {
	var out []wholeLine
	for i := range g.across {
		if g.across[i].kind == layout.Total && len(out) < maxWholes {
			out = append(out, wholeLine{level, &g.across[i]})
		}
	}
	for _, l := range g.lines {
		if len(out) >= 2*maxWholes {
			break
		}
		if l.index != level.index && !l.rate {
			out = append(out, wholeLine{l, nil})
		}
	}
	return out
}

// maxWholes bounds how many lines are tried as the whole of a share.
const maxWholes = 8

type shareVerdict struct {
	holds int
	off   []diag.Diagnostic
}

func (c *checker) holdShare(g *grid, share, level line, w wholeLine) shareVerdict {
	var v shareVerdict
	for _, x := range g.across {
		if c.budget--; c.budget < 0 {
			return shareVerdict{}
		}
		at := x
		if w.across != nil {
			at = *w.across
		}
		s, ok1 := g.at(share, x)
		part, ok2 := g.at(level, x)
		whole, ok3 := g.at(w.line, at)
		if !ok1 || !ok2 || !ok3 || s.Unit != string(number.Percent) || !s.Numeric() || !part.Numeric() || !whole.Numeric() ||
			part.Unit != whole.Unit || part.Unit == "" || !additive(part.Unit) || whole.Dec.Sign() <= 0 || part.Dec.Sign() == 0 || part.Place == whole.Place {
			continue
		}
		computed := part.Dec.Mul(number.Int(100)).Quo(whole.Dec)
		off := s.Dec.Sub(computed)
		if off.Abs().Cmp(shareTolerance(s, part, whole)) <= 0 {
			v.holds++
			continue
		}
		v.off = append(v.off, diag.Warningf(c.subject.pos(s.Place), ShareMismatch, "“%s”是%s%%，由%s（%s）和%s（%s）算出的是%s%%，相差%s个百分点",
			share.name(), plain(s.Dec), part.Place, describe(part), whole.Place, describe(whole),
			plain(computed.Round(max(2, s.Dec.Places()))), plain(off.Abs().Round(max(2, s.Dec.Places())))).
			Notef(c.subject.pos(part.Place), "绝对数在这里").
			Hintf("核对这几处；比重按别的口径算就在表下加注"))
	}
	return v
}

// shareTolerance is what rounding of share, part and whole may add up to.
func shareTolerance(s, part, whole layout.Value) number.Decimal {
	ofPart := half(part.Dec.Places()).Add(half(whole.Dec.Places()).Mul(part.Dec.Abs()).Quo(whole.Dec))
	return half(s.Dec.Places()).Add(ofPart.Mul(number.Int(100)).Quo(whole.Dec))
}
