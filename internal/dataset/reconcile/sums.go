package reconcile

import (
	"fmt"
	"slices"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// totals holds every line that may be a total against its items.
func (c *checker) totals(g *grid) {
	for i, l := range g.lines {
		if l.kind == layout.Section || l.kind == layout.Remark || l.rate || len(l.path) == 0 {
			continue
		}
		if c.budget < 0 {
			return
		}
		var best verdict
		for _, items := range g.candidates(i) {
			c.budget -= len(items)
			if len(items) < 2 {
				continue
			}
			v := c.add(g, l, items)
			if best.items == nil || largest(v, best) > 0 {
				best = v
			}
		}
		c.judge(g, best)
	}
}

// candidates are the lines that line i may be the sum of, most natural first.
func (g *grid) candidates(i int) [][]line {
	if children := g.children(i); len(children) > 0 {
		plain := slices.DeleteFunc(slices.Clone(children), func(l line) bool { return l.kind == layout.OfWhich })
		return distinct(plain, firstRun(plain), lastRun(plain), children)
	}
	if g.lines[i].kind != layout.Total {
		return nil
	}
	before, after := g.siblings(i)
	up, down := untilTotal(before), untilTotal(after)
	slices.Reverse(up)
	all := append(slices.Clone(before), after...)
	subtotals := slices.DeleteFunc(slices.Clone(all), func(l line) bool { return l.kind != layout.Total })
	items := slices.DeleteFunc(slices.Clone(all), func(l line) bool { return l.kind == layout.Total })
	if len(before) > 0 && len(up) > 1 && !leads(after, up) {
		return distinct(up, down, subtotals, items)
	}
	return distinct(down, up, subtotals, items)
}

// leads reports whether more lines stand after a total than before it.
func leads(after, up []line) bool { return len(untilTotal(after)) > len(up) }

// distinct drops what comes again.
func distinct(lists ...[]line) [][]line {
	var out [][]line
	same := func(a, b line) bool { return a.index == b.index }
	for _, l := range lists {
		if !slices.ContainsFunc(out, func(o []line) bool { return slices.EqualFunc(o, l, same) }) {
			out = append(out, l)
		}
	}
	return out
}

// children are the lines directly below line i.
func (g *grid) children(i int) []line {
	var out []line
	p := g.lines[i].path
	for _, l := range g.lines[i+1:] {
		if l.kind == layout.Remark {
			continue
		}
		if !below(l.path, p) {
			break
		}
		if len(l.path) == len(p)+1 {
			out = append(out, l)
		}
	}
	return out
}

// firstRun and lastRun are the children of a line that is divided twice: by
// sex, then by place.
func firstRun(children []line) []line {
	if len(children) < 4 {
		return nil
	}
	return children[:len(children)/2]
}

func lastRun(children []line) []line {
	if len(children) < 4 {
		return nil
	}
	return children[len(children)/2:]
}

// siblings are the lines with the parent of line i, nearest first, no # among them.
func (g *grid) siblings(i int) (before, after []line) {
	p := parent(g.lines[i].path)
	fits := func(l line) bool {
		return l.kind != layout.Remark && l.kind != layout.OfWhich && len(l.path) == len(p)+1 && !l.rate
	}
	within := func(l line) bool {
		return l.kind == layout.Remark || len(l.path) > len(p) && slices.Equal(l.path[:len(p)], p)
	}
	for j := i - 1; j >= 0 && within(g.lines[j]) && g.lines[j].kind != layout.Section; j-- {
		if fits(g.lines[j]) {
			before = append(before, g.lines[j])
		}
	}
	for j := i + 1; j < len(g.lines) && within(g.lines[j]) && g.lines[j].kind != layout.Section; j++ {
		if fits(g.lines[j]) {
			after = append(after, g.lines[j])
		}
	}
	return before, after
}

func untilTotal(lines []line) []line {
	for i, l := range lines {
		if l.kind == layout.Total {
			return slices.Clone(lines[:i])
		}
	}
	return slices.Clone(lines)
}

// verdict is how a total and its items meet, cell by cell.
type verdict struct {
	total            line
	items            []line
	exact, near, off []meeting
	// alone says that no # is among the items.
	alone bool
}

// meeting is a total and the sum of its items in one cell.
type meeting struct {
	Sum
	value    layout.Value
	sum, gap number.Decimal
	values   []number.Decimal
}

// add adds items up wherever that means something.
func (c *checker) add(g *grid, total line, items []line) verdict {
	v := verdict{total: total, items: items}
	v.alone = !slices.ContainsFunc(items, func(l line) bool { return l.kind == layout.OfWhich })
	for _, x := range g.across {
		if c.budget -= len(items); c.budget < 0 {
			return v
		}
		if x.rate || x.kind == layout.Section || x.kind == layout.Remark {
			continue
		}
		t, ok := g.at(total, x)
		if !ok || !t.Numeric() || !additive(t.Unit) {
			continue
		}
		m, tolerance, ok := g.meet(total, items, x, t)
		switch {
		case !ok || t.Dec.Sign() == 0 && m.sum.Sign() == 0:
		case m.gap.Sign() == 0:
			v.exact = append(v.exact, m)
		case m.gap.Abs().Cmp(tolerance) <= 0:
			v.near = append(v.near, m)
		default:
			v.off = append(v.off, m)
		}
	}
	return v
}

// meet adds the items up in one cell; ok is false where one of them has no
// number in the total's unit.
func (g *grid) meet(total line, items []line, x line, t layout.Value) (m meeting, tolerance number.Decimal, ok bool) {
	m = meeting{Sum: Sum{Total: t.Place}, value: t}
	places := 0
	for _, l := range items {
		v, known := g.at(l, x)
		if !known && (l.rate || g.otherUnit(l, x, t.Unit)) {
			continue
		}
		if known && v.Unit != t.Unit && (l.rate || v.Unit != "") {
			continue
		}
		if !known || v.Unit != t.Unit || l.rate {
			return m, tolerance, false
		}
		m.Items = append(m.Items, v.Place)
		m.values = append(m.values, amount(v))
		m.sum = m.sum.Add(amount(v))
		places = max(places, amount(v).Places())
	}
	if len(m.Items) < 2 {
		return m, tolerance, false
	}
	m.gap = t.Dec.Sub(m.sum)
	own := max(t.Dec.Places(), min(places, g.places(total, t.Unit)))
	if places == 0 && own == 0 && counted(t.Unit) {
		return m, tolerance, true
	}
	tolerance = half(places).Mul(number.Int(int64(len(m.Items)))).Add(half(own))
	return m, tolerance, true
}

// otherUnit reports whether a cell without a number would be in another unit.
func (g *grid) otherUnit(l, x line, unit string) bool {
	v, there := g.cells[g.place(l, x)]
	return there && v.Unit != "" && v.Unit != unit
}

// judge records what holds within rounding and reports what does not hold.
// Cells whose unit nobody knows speak for themselves alone.
func (c *checker) judge(g *grid, v verdict) {
	known, unknown := v.where(true), v.where(false)
	for _, v := range []verdict{known, unknown} {
		if !v.stands(g) {
			continue
		}
		for _, m := range v.near {
			c.Rounded = append(c.Rounded, m.Sum)
		}
		for _, m := range v.off {
			if v.alone {
				c.Findings = append(c.Findings, c.mismatch(v, m))
			}
		}
	}
}

// where keeps the cells whose unit is known, or those where it is not.
func (v verdict) where(known bool) verdict {
	other := func(m meeting) bool { return (m.value.Unit != "") != known }
	v.exact = slices.DeleteFunc(slices.Clone(v.exact), other)
	v.near = slices.DeleteFunc(slices.Clone(v.near), other)
	v.off = slices.DeleteFunc(slices.Clone(v.off), other)
	return v
}

// stands reports whether lines that meet like this are a total and its items.
// Where less is known more must hold: a line that is not called a total, or
// figures without a unit, may add up by chance.
func (v verdict) stands(g *grid) bool {
	holds := len(v.exact) + len(v.near)
	switch {
	case holds == 0:
		return v.unambiguous(g)
	case v.total.kind == layout.Total && (v.exact == nil || v.exact[0].value.Unit != "") && (v.near == nil || v.near[0].value.Unit != ""):
		return holds >= len(v.off)
	}
	return holds >= 2 && holds >= 3*len(v.off)
}

// unambiguous reports whether a total that holds nowhere can be nothing else:
// it is called 合计, has one cell, and no other way of adding up explains it.
func (v verdict) unambiguous(g *grid) bool {
	if !v.total.plain || !v.alone || len(v.off) != 1 || v.off[0].value.Unit == "" {
		return false
	}
	m := v.off[0]
	return !explained(m.values, m.gap)
}

// explained reports whether leaving out a run of items makes the sum right:
// they are parts of others, which nothing but their words says.
func explained(values []number.Decimal, gap number.Decimal) bool {
	over := gap.Neg()
	for i := range values {
		sum := number.Decimal{}
		for _, v := range values[i:] {
			sum = sum.Add(v)
			if sum.Sub(over).Abs().Cmp(number.Int(1)) < 0 {
				return true
			}
		}
		if i > maxRun {
			break
		}
	}
	return false
}

// maxRun bounds how many runs are tried.
const maxRun = 60

func (c *checker) mismatch(v verdict, m meeting) diag.Diagnostic {
	unit := m.value.Unit
	from, to := m.Items[0], m.Items[len(m.Items)-1]
	items := from.String() + "至" + to.String()
	d := diag.Warningf(c.subject.pos(m.Total), SumMismatch, "“%s”是%s%s，%d个分项（%s）之和是%s%s，相差%s%s",
		v.total.name(), plain(m.value.Dec), unit, len(m.Items), items, plain(m.sum), unit, plain(m.gap.Abs()), unit)
	d = d.Notef(c.subject.pos(from), "分项从这里起")
	return d.Hintf("核对合计和各分项；项目不全或口径不同就在表下加注，不要改数凑合计")
}

func plain(d number.Decimal) string { return d.Text(-1) }

// parts wants no # or 其中 to exceed its whole.
func (c *checker) parts(g *grid) {
	for i, l := range g.lines {
		if l.kind == layout.OfWhich {
			continue
		}
		var parts []line
		for _, o := range g.lines[i+1:] {
			if o.kind != layout.OfWhich || c.budget <= 0 {
				break
			}
			if slices.Equal(whole(o.path), parent(l.path)) || slices.Equal(whole(o.path), l.path) {
				parts = append(parts, o)
			}
		}
		for _, p := range parts {
			c.part(g, l, p)
		}
	}
}

// whole is the path of what a part belongs to: 其中 and what follows are cut.
func whole(path []string) []string {
	if i := slices.IndexFunc(path, isWhich); i >= 0 {
		return path[:i]
	}
	return parent(path)
}

// part holds one part against its whole, if most of its cells speak for it.
func (c *checker) part(g *grid, w, p line) {
	if w.rate || p.rate {
		return
	}
	holds, negative := 0, false
	var over []diag.Diagnostic
	for _, x := range g.across {
		c.budget--
		a, ok := g.at(w, x)
		b, known := g.at(p, x)
		if !ok || !known || a.Unit != b.Unit || a.Unit == "" || !additive(a.Unit) || x.rate {
			continue
		}
		negative = negative || amount(a).Sign() < 0 || amount(b).Sign() < 0
		if amount(b).Sub(amount(a)).Cmp(half(a.Dec.Places()).Add(half(b.Dec.Places()))) <= 0 {
			holds++
			continue
		}
		over = append(over, diag.Warningf(c.subject.pos(b.Place), PartExceeds, "“%s”是%s%s，大于它所属的“%s”（%s，%s%s），多%s%s",
			p.name(), plain(b.Dec), b.Unit, w.name(), a.Place, plain(amount(a)), a.Unit, plain(b.Dec.Sub(amount(a))), b.Unit).
			Notef(c.subject.pos(a.Place), "“%s”在这里", w.name()).
			Hintf("核对这两处；不是它的一部分就去掉“#”或“其中”"))
	}
	if negative || balance.MatchString(w.name()+p.name()) || holds < len(over) && holds+len(over) > 1 {
		return
	}
	c.Findings = append(c.Findings, over...)
}

// describe names a cell with its value.
func describe(v layout.Value) string { return fmt.Sprintf("%s%s", plain(amount(v)), v.Unit) }
