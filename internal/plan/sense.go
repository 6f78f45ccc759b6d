package plan

import (
	"net/url"
	"slices"

	"nianbao/internal/diag"
)

// checkSense looks for targets that do not fit the plan or their own base, and
// for bases that nothing can be a multiple of: see the package comment.
func (b *builder) checkSense() {
	for _, i := range b.e.Indicators {
		for _, t := range i.Targets {
			if t.Note != "" || t.Repeats {
				continue
			}
			b.checkTargetYear(i, t)
			b.checkOperator(i, t)
			base, ok := b.e.index.value(place{i.Code, b.e.Area, FullYear, t.Base})
			if !ok || !base.Value.Known() || base.Note != "" {
				continue
			}
			b.checkTurned(i, t, base)
			b.checkBase(i, t, base)
		}
	}
}

func (b *builder) checkTargetYear(i Indicator, t Target) {
	if t.Year > b.e.End || t.Year < b.e.Start {
		d := diag.Warningf(t.yearPos, "target-year", "“%s”的目标年%d年不在计划期%d—%d年内", i.Name, t.Year, b.e.Start, b.e.End)
		b.once(d.Hintf("改目标年；%s", confirmed))
	}
}

func (b *builder) checkOperator(i Indicator, t Target) {
	against := i.Direction == Up && (t.Op == LE || t.Op == LT) || i.Direction == Down && (t.Op == GE || t.Op == GT)
	if against && t.Kind == Level {
		d := diag.Warningf(t.Pos, "target-direction", "“%s”的方向和目标运算相反", i.Name)
		b.once(d.Hintf("越大越好填正向和≥，越小越好填逆向和≤；%s", confirmed))
	}
}

// checkTurned reports a level that the base year has met already: the
// direction may be the wrong way round.
func (b *builder) checkTurned(i Indicator, t Target, base Observation) {
	if t.Kind != Level || t.Year <= base.Year {
		return
	}
	c := base.Value.Dec.Cmp(t.Value.Dec)
	up := i.Direction == Up && (t.Op == GE && c >= 0 || t.Op == GT && c > 0)
	down := i.Direction == Down && (t.Op == LE && c <= 0 || t.Op == LT && c < 0)
	if up || down {
		d := diag.Warningf(t.Pos, "target-met-at-base", "“%s”基期%d年是%s，已经达到%d年的目标值%s", i.Name, base.Year, base.Value, t.Year, t.Value)
		b.once(d.Notef(base.Pos, "基期的数在这里").Hintf("核对目标值，方向（正向、逆向）是不是写反了；只要求保持就把目标类型改为“保持”；%s", confirmed))
	}
}

// checkBase reports a base that growth cannot be counted from.
func (b *builder) checkBase(i Indicator, t Target, base Observation) {
	sign := base.Value.Dec.Sign()
	needed := t.Kind == Multiple || t.Kind == Level && i.Measure == Amount && i.Direction == Up
	if !needed || sign > 0 {
		return
	}
	what := "是0"
	if sign < 0 {
		what = "是负数"
	}
	d := diag.Warningf(base.Pos, "odd-base", "“%s”基期%d年的数%s（%s），算不出增长", i.Name, base.Year, what, base.Value)
	b.once(d.Notef(t.Pos, "目标在这里").Hintf("核对这个数，或换一个基期年；%s", confirmed))
}

// address reads 网址. Publishers' own pages may still be http; what is no
// address at all would be a dead link.
func address(r row) string {
	s := r.Get("网址")
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err == nil && slices.Contains([]string{"http", "https"}, u.Scheme) && u.Host != "" {
		return s
	}
	r.add(diag.Warningf(r.at("网址"), "bad-address", "网址是“%s”，不是完整的网址，不作链接", diag.Clip(s)).
		Hintf("写全，如 https://www.example.gov.cn/…；没有网址就留空"))
	return ""
}
