package ledger

import (
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

func known(s string) number.Value {
	return number.Value{Dec: number.MustParse(s), State: number.Present, Decimals: 1}
}

func observed(code string, year int, area, period, value string) plan.Observation {
	return plan.Observation{Indicator: code, Year: year, Area: area, Period: period, Value: known(value), Source: code + "公报"}
}

func book(t *testing.T) *Book {
	t.Helper()
	e := plan.Edition{
		Year: 2024, Area: "全区",
		Indicators: []plan.Indicator{
			{Code: "output", Name: "产值", Short: "产", Aliases: []string{"总产值"}, Unit: "亿元", Measure: plan.Amount, Decimals: 1},
			{Code: "rate", Name: "比率", Unit: "%", Measure: plan.Rate, Decimals: 1},
			{Code: "ratio", Name: "收入比", Measure: plan.Ratio, Decimals: 2},
		},
		Parks:       []plan.Park{{Code: "east", Name: "东园"}},
		Departments: []plan.Department{{Code: "d1", Name: "河谷工业局", Short: "工业局"}},
		Observations: []plan.Observation{
			observed("output", 2022, "全区", "", "0"), observed("output", 2023, "全区", "全年", "100"), observed("output", 2024, "", "", "119.7"),
			observed("output", 2024, "东园", "", "40"), observed("output", 2024, "全市", "", "900"), observed("output", 2024, "全区", "1—9月", "80"),
			observed("rate", 2023, "全区", "", "60.0"), observed("rate", 2024, "全区", "", "60.04"),
			observed("ratio", 2023, "全区", "", "2.11"), observed("ratio", 2024, "全区", "", "2.08"),
		},
		Items: []plan.Item{{Kind: plan.Task, Name: "甲", Owner: "河谷工业局", Chapter: "二", Stage: plan.Completed}, {Kind: plan.Project, Name: "乙", Park: "东园", Chapter: "二", Stage: plan.UnderWay}},
	}
	s := Open(config.Config{}, []assess.Result{assess.Assess(e, assess.DefaultRules())})
	return s.Books[0]
}

func TestNames(t *testing.T) {
	b := book(t)
	for _, name := range []string{"产值", "产", "总产值", "output"} {
		if i := b.Indicator(name); i == nil || i.Code != "output" {
			t.Errorf("%s is %v", name, i)
		}
	}
	if b.Indicator("产量") != nil || b.Department("工业局") == nil || b.Park("east") == nil {
		t.Error("names of indicators, departments or parks are confused")
	}
}

func TestValuesStayWhereTheyBelong(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		area string
		year int
		want string
	}{{"", 2024, "119.7亿元"}, {"全区", 2024, "119.7亿元"}, {"东园", 2024, "40.0亿元"}, {"全市", 2024, "900.0亿元"}, {"东园", 2023, ""}, {"西园", 2024, ""}} {
		if got := b.Value("output", c.year, c.area).String(); got != c.want {
			t.Errorf("%s %d is %q, want %q", c.area, c.year, got, c.want)
		}
	}
	if others := b.Others("output"); len(others) != 2 || others[0].Period != "1—9月" || others[1].Area != "全市" {
		t.Errorf("other values: %v", others)
	}
	if years := b.Years("output", ""); len(years) != 3 || years[2] != 2024 {
		t.Errorf("years: %v", years)
	}
}

func TestMovement(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		code                    string
		year                    int
		rate, word, amount, why string
	}{
		{"output", 2024, "19.7%", "增长", "19.7亿元", ""},
		{"output", 2023, "", "持平", "100.0亿元", "上年不大于零，不计算增长率"},
		{"output", 2022, "", "持平", "", "2021年无公开数据"},
		{"rate", 2024, "0.0个百分点", "持平", "0.0个百分点", ""},
		{"ratio", 2024, "−0.03", "降低", "−0.03", ""},
	} {
		m := b.Movement(c.code, c.year, "")
		if m.Rate.String() != c.rate || m.RateWord() != c.word || m.Amount.String() != c.amount || m.Why != c.why {
			t.Errorf("%s %d: %s %s %s %q, want %v", c.code, c.year, m.Rate, m.RateWord(), m.Amount, m.Why, c)
		}
	}
}

func TestMovementStopsAtABreak(t *testing.T) {
	b := book(t)
	o := b.observations[place{"output", "", 2024}]
	broken := *o
	broken.Break = true
	b.observations[place{"output", "", 2024}] = &broken
	if m := b.Movement("output", 2024, ""); m.Rate.Known() || m.Why != "2024年口径变更，与上年不可比" {
		t.Errorf("got %v", m)
	}
}

func TestItems(t *testing.T) {
	b := book(t)
	project := plan.Project
	for _, c := range []struct {
		filter ItemFilter
		want   int
	}{
		{ItemFilter{}, 2}, {ItemFilter{Kind: &project}, 1}, {ItemFilter{Chapter: "二"}, 2}, {ItemFilter{Owner: "工业局"}, 1},
		{ItemFilter{Park: "东园"}, 1}, {ItemFilter{Status: "已完成"}, 1}, {ItemFilter{Status: "推进中"}, 1}, {ItemFilter{Status: "逾期"}, 0},
	} {
		if got := len(b.Items(c.filter)); got != c.want {
			t.Errorf("%+v picks %d, want %d", c.filter, got, c.want)
		}
	}
}

func TestRatioIsNeverFormedFromNothing(t *testing.T) {
	if Ratio(known("1"), known("0")).Known() || Ratio(number.Value{}, known("1")).Known() || Points(known("1"), number.Value{}).Known() {
		t.Error("a ratio was formed from nothing")
	}
	if got := Percent(Ratio(known("1"), known("3"))).String(); got != "33.3%" {
		t.Errorf("a third is %s", got)
	}
}
