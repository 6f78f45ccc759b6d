package phrase

import (
	"fmt"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// Target is what a target asks for, with its unit: ≥1000亿元, 年均增长≥12%,
// 逐年下降, 建成.
func Target(ind plan.Indicator, t plan.Target) Inlines { return target(ind, t, false) }

// BareTarget is Target without the unit, for table cells.
func BareTarget(ind plan.Indicator, t plan.Target) Inlines { return target(ind, t, true) }

func target(ind plan.Indicator, t plan.Target, bare bool) Inlines {
	switch t.Kind {
	case plan.Monotone:
		return Text(Yearly(ind))
	case plan.Milestone:
		return Text("完成")
	case plan.Band:
		return Join(given(t.Value, bare), Text("—"), given(t.High, bare))
	case plan.Level, plan.Keep, plan.AverageGrowth, plan.Multiple, plan.Zero, plan.ShareAbove:
	}
	if !t.Value.Known() {
		return Text("—")
	}
	if t.Kind == plan.Multiple {
		return Join(Text("基期的"), given(t.Value, true), Text("倍"))
	}
	prefix := ""
	if t.Kind == plan.AverageGrowth {
		prefix = "年均"
	}
	return Join(Text(prefix+t.Op.Sign()), given(t.Value, bare))
}

// given is what the plan sets, which is never demonstration beside observations.
func given(v number.Value, bare bool) Inlines {
	return Inlines{document.Number{Value: v, Bare: bare, Given: true}}
}

// Yearly is the wish of a monotone target.
func Yearly(ind plan.Indicator) string {
	if ind.Direction == plan.Down {
		return "逐年下降"
	}
	return "逐年提高"
}

// Required is what each remaining year needs: 2025年增长23.1%, 每年增加2家.
func Required(b *ledger.Book, a assess.Assessment) Inlines {
	left := a.Target.Year - a.Year
	if !a.Required.Known() || left <= 0 {
		return Text("—")
	}
	when := fmt.Sprintf("%d年", a.Target.Year)
	if left > 1 {
		when = "年均"
	}
	v := RequiredStep(a)
	if v.Unit == number.Percent {
		return Join(Text(when+"需"), signedWord(v, "增长", "下降"))
	}
	up, down := "增加", "减少"
	if a.Indicator.Unit.Difference() != a.Indicator.Unit {
		up, down = "提高", "降低"
	}
	return Join(Text(when+"需"), signedWord(v, up, down))
}

// requiredDecimals shows a part of a yearly step where whole units would mislead.
func requiredDecimals(ind plan.Indicator, left int) int {
	if left > 1 && ind.Decimals == 0 {
		return 1
	}
	return ind.Decimals
}

func signedWord(v number.Value, up, down string) Inlines {
	switch ledger.Sign(v) {
	case 1:
		return Join(Text(up), magnitude(v))
	case -1:
		return Join(Text(down), magnitude(v))
	}
	return Text("保持现有水平")
}

// Pace compares progress with time: 快于序时进度6.8个百分点.
func Pace(a assess.Assessment) Inlines {
	d := ledger.Points(a.Covered(), a.Elapsed)
	if !d.Known() {
		return Text("不计算进度")
	}
	switch ledger.Sign(d) {
	case 1:
		return Join(Text("快于序时进度"), magnitude(d))
	case -1:
		return Join(Text("慢于序时进度"), magnitude(d))
	}
	return Text("与序时进度持平")
}

// Lead compares what is done of an item with the time that is gone:
// 超过时间进度4.5个百分点; nil where either is not known.
func Lead(it ledger.Item) Inlines {
	d := ledger.Points(it.Share, it.Elapsed)
	switch {
	case !d.Known():
		return nil
	case ledger.Sign(d) > 0:
		return Join(Text("超过时间进度"), magnitude(d))
	case ledger.Sign(d) < 0:
		return Join(Text("落后时间进度"), magnitude(d))
	}
	return Text("与时间进度持平")
}

// Gap compares the value with what is due, or with the target where each year
// is to meet it: 好于应达水平12亿元, 尚差28.3亿元.
func Gap(a assess.Assessment) Inlines {
	if !a.Gap.Known() {
		return nil
	}
	g := a.Gap
	g.Unit = a.Indicator.Unit.Difference()
	switch ledger.Sign(g) {
	case 1:
		if !a.Due.Known() {
			return Join(Text("好于目标"), magnitude(g))
		}
		return Join(Text("好于应达水平"), magnitude(g))
	case -1:
		return Join(Text("尚差"), magnitude(g))
	}
	return Text("正好达到")
}

// YearsMet says how many years met a yearly target: 3年中2年达标.
func YearsMet(a assess.Assessment) string {
	if a.Years == 0 {
		return ""
	}
	return fmt.Sprintf("%d年中%d年达标", a.Years, a.YearsMet)
}

// RequiredStep is what each remaining year needs as a number: a yearly rate in
// percent or an amount in the unit of differences.
func RequiredStep(a assess.Assessment) number.Value {
	if !a.Required.Known() {
		return a.Required
	}
	if a.Geometric || a.Target.Kind == plan.AverageGrowth {
		return ledger.Percent(a.Required)
	}
	v := a.Required
	v.Unit = a.Indicator.Unit.Difference()
	if v.Decimals < 0 || v.Decimals > 4 {
		v.Decimals = requiredDecimals(a.Indicator, a.Target.Year-a.Year)
	}
	return v
}
