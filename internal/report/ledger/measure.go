package ledger

import (
	"strconv"

	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Movement is what happened between two years of one series.
type Movement struct {
	// Rate is 同比: a percentage of an amount or a count, percentage points of a
	// rate or share, a plain difference of a ratio or an index. Unknown when it
	// cannot be said; Why then says why.
	Rate number.Value
	// Amount is the plain difference, in the unit of differences.
	Amount number.Value
	Why    string
	// measure picks the words.
	measure plan.Measure
}

// Movement compares a year with the year before it.
func (b *Book) Movement(code string, year int, area string) Movement {
	ind := b.indicators[code]
	if ind == nil {
		return Movement{Why: "没有这个指标"}
	}
	m := Movement{measure: ind.Measure}
	now, ok := b.At(code, year, area)
	before, had := b.At(code, year-1, area)
	switch {
	case !ok || !now.Value.Known():
		m.Why = itoa(year) + "年无公开数据"
	case !had || !before.Value.Known():
		m.Why = itoa(year-1) + "年无公开数据"
	case now.Break:
		m.Why = itoa(year) + "年口径变更，与上年不可比"
	default:
		m.compare(*ind, b.dress(code, now.Value), b.dress(code, before.Value))
	}
	return m
}

func (m *Movement) compare(ind plan.Indicator, now, before number.Value) {
	difference := now.Dec.Sub(before.Dec)
	m.Amount = number.Derive(difference, now.Unit.Difference(), ind.Decimals, now, before)
	m.Rate = m.Amount
	if !relative(ind.Measure) {
		return
	}
	if before.Dec.Sign() <= 0 {
		m.Rate, m.Why = number.Value{}, "上年不大于零，不计算增长率"
		return
	}
	m.Rate = number.Derive(difference.Quo(before.Dec).Mul(number.Int(100)), number.Percent, 1, now, before)
}

// relative reports whether growth is a percentage of the level.
func relative(m plan.Measure) bool { return m == plan.Amount || m == plan.Count }

// RateWord returns the verb of Rate: 增长 or 下降, 提高 or 降低; 持平 where the
// rounded figure is zero.
func (m Movement) RateWord() string {
	if relative(m.measure) {
		return verb(m.Rate, "增长", "下降")
	}
	return verb(m.Rate, "提高", "降低")
}

// AmountWord returns the verb of Amount: 增加 or 减少, of percentages 提高 or 降低.
func (m Movement) AmountWord() string {
	if m.Amount.Unit == number.PercentPoint || m.Amount.Unit == number.PerMillePoint {
		return verb(m.Amount, "提高", "降低")
	}
	return verb(m.Amount, "增加", "减少")
}

func verb(v number.Value, up, down string) string {
	switch Sign(v) {
	case 1:
		return up
	case -1:
		return down
	}
	return "持平"
}

// Sign returns the sign of v as published: a difference that rounds to zero is none.
func Sign(v number.Value) int {
	if !v.Known() {
		return 0
	}
	return v.Published().Sign()
}

// Percent turns a ratio into a percentage with one decimal.
func Percent(ratio number.Value) number.Value { return scaled(ratio, number.Percent, 1) }

// Points turns the difference of two ratios into percentage points with one decimal.
func Points(a, b number.Value) number.Value {
	if !a.Known() || !b.Known() {
		return number.Value{}
	}
	return scaled(number.Derive(a.Dec.Sub(b.Dec), "", -1, a, b), number.PercentPoint, 1)
}

func scaled(ratio number.Value, unit number.Unit, decimals int) number.Value {
	if !ratio.Known() {
		return ratio
	}
	ratio.Dec = ratio.Dec.Mul(number.Int(100))
	ratio.Unit, ratio.Decimals = unit, decimals
	return ratio
}

// Ratio returns part ÷ whole as a ratio, unknown when it cannot be formed.
func Ratio(part, whole number.Value) number.Value {
	if !part.Known() || !whole.Known() || whole.Dec.Sign() == 0 {
		return number.Value{}
	}
	return number.Derive(part.Dec.Quo(whole.Dec), "", -1, part, whole)
}

// Sum adds what is known of values; unknown when none is.
func Sum(unit number.Unit, decimals int, values ...number.Value) number.Value {
	total, known := number.Int(0), []number.Value{}
	for _, v := range values {
		if v.Known() {
			total, known = total.Add(v.Dec), append(known, v)
		}
	}
	if len(known) == 0 {
		return number.Value{}
	}
	return number.Derive(total, unit, decimals, known...)
}

// Count returns n as a number of unit; demo marks what was counted as demonstration.
func Count(n int, unit number.Unit, demo bool) number.Value {
	return number.Value{Dec: number.Int(int64(n)), State: number.Present, Unit: unit, Demo: demo}
}

func itoa(n int) string { return strconv.Itoa(n) }
