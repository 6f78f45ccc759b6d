package phrase_test

import (
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/phrase"
)

func value(s string, u number.Unit, decimals int) number.Value {
	return number.Value{Dec: number.MustParse(s), State: number.Present, Unit: u, Decimals: decimals}
}

// Words follow the sign of the published figure: one that rounds to zero has none.
func TestDirections(t *testing.T) {
	ratio := func(s string) number.Value { return value(s, "", -1) }
	for _, c := range []struct {
		progress, elapsed, want string
	}{
		{"0.625", "0.75", "慢于序时进度12.5个百分点"},
		{"0.818", "0.75", "快于序时进度6.8个百分点"},
		{"0.7501", "0.75", "与序时进度持平"},
	} {
		a := assess.Assessment{Progress: ratio(c.progress), Elapsed: ratio(c.elapsed)}
		if got := document.Plain(phrase.Pace(a)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	if got := document.Plain(phrase.Pace(assess.Assessment{})); got != "不计算进度" {
		t.Errorf("got %s", got)
	}
}

func TestTargets(t *testing.T) {
	percent := plan.Indicator{Unit: "%", Direction: plan.Up}
	falling := plan.Indicator{Direction: plan.Down}
	for _, c := range []struct {
		ind  plan.Indicator
		t    plan.Target
		want string
	}{
		{percent, plan.Target{Kind: plan.AverageGrowth, Op: plan.GE, Value: value("12", "%", 0)}, "年均≥12%"},
		{percent, plan.Target{Kind: plan.Keep, Op: plan.LT, Value: value("4.5", "%", 1)}, "＜4.5%"},
		{falling, plan.Target{Kind: plan.Monotone}, "逐年下降"},
		{percent, plan.Target{Kind: plan.Multiple, Value: value("2", "", 0)}, "基期的2倍"},
		{percent, plan.Target{Kind: plan.Milestone}, "完成"},
		{percent, plan.Target{Kind: plan.Band, Value: value("1", "%", 0), High: value("3", "%", 0)}, "1%—3%"},
		{percent, plan.Target{Kind: plan.Level}, "—"},
	} {
		if got := document.Plain(phrase.Target(c.ind, c.t)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestRequired(t *testing.T) {
	level := plan.Target{Kind: plan.Level, Year: 2025}
	firms := plan.Indicator{Unit: "家"}
	rate := plan.Indicator{Unit: "%", Decimals: 1}
	for _, c := range []struct {
		a    assess.Assessment
		want string
	}{
		{assess.Assessment{Indicator: firms, Target: level, Year: 2024, Required: value("5", "家", 0)}, "2025年需增加5家"},
		{assess.Assessment{Indicator: firms, Target: level, Year: 2023, Required: value("2.5", "家", -1)}, "年均需增加2.5家"},
		{assess.Assessment{Indicator: rate, Target: level, Year: 2024, Required: value("-0.4", "%", 1)}, "2025年需降低0.4个百分点"},
		{assess.Assessment{Indicator: firms, Target: level, Year: 2024, Geometric: true, Required: value("0.2306", "", -1)}, "2025年需增长23.1%"},
		{assess.Assessment{Indicator: firms, Target: level, Year: 2025, Required: value("5", "家", 0)}, "—"},
	} {
		if got := document.Plain(phrase.Required(nil, c.a)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for s, want := range map[string]int{"一": 1, "十": 10, "十二": 12, "二十": 20, "九十九": 99, "7": 7, "零": 0, "": 0, "百": 0} {
		if got := phrase.Numeral(s); got != want {
			t.Errorf("%q is %d, want %d", s, got, want)
		}
	}
}
