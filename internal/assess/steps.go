package assess

import (
	"fmt"
	"strconv"

	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Step is one line of "评价是怎样算出来的".
type Step struct {
	// Name is the figure's name: 完成进度.
	Name string
	// Formula holds the numbers that went in.
	Formula []document.Inline
	// Result is for readers: shares are percentages.
	Result number.Value
	// Signed says that Result is a difference.
	Signed bool
	Remark []document.Inline
}

// Steps returns the calculation of the verdict, figure by figure; nothing for
// a milestone or where there is no value of the year.
func (a Assessment) Steps() []Step {
	if !a.Judgeable {
		return nil
	}
	s := steps{a: a}
	switch a.Target.Kind {
	case plan.Level, plan.ShareAbove, plan.Multiple, plan.Zero:
		s.goal()
		s.realisation()
		s.way()
	case plan.Keep:
		s.realisation()
		s.margin()
	case plan.AverageGrowth:
		s.mean()
	case plan.Monotone:
		s.monotone()
	case plan.Band:
		s.band()
	}
	s.years()
	s.required()
	s.annual()
	return s.list
}

type steps struct {
	a    Assessment
	list []Step
}

func (s *steps) add(name string, result number.Value, remark string, formula ...[]document.Inline) {
	s.step(Step{Name: name, Result: result}, remark, formula)
}

// addSigned is add for a difference.
func (s *steps) addSigned(name string, result number.Value, remark string, formula ...[]document.Inline) {
	s.step(Step{Name: name, Result: result, Signed: true}, remark, formula)
}

func (s *steps) step(step Step, remark string, formula [][]document.Inline) {
	if !step.Result.Known() {
		return
	}
	if remark != "" {
		step.Remark = []document.Inline{document.Text(remark)}
	}
	for _, f := range formula {
		step.Formula = append(step.Formula, f...)
	}
	s.list = append(s.list, step)
}

func words(format string, args ...any) []document.Inline {
	return []document.Inline{document.Text(fmt.Sprintf(format, args...))}
}

// of is an operand: a negative one in brackets.
func of(v number.Value) []document.Inline {
	n := document.Number{Value: v, Bare: true}
	if v.Known() && v.Dec.Sign() < 0 {
		return []document.Inline{document.Text("("), n, document.Text(")")}
	}
	return []document.Inline{n}
}

// full is a number with its unit: 62.5%.
func full(v number.Value) []document.Inline { return []document.Inline{document.Number{Value: v}} }

func join(parts ...[]document.Inline) []document.Inline {
	var all []document.Inline
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func minus(a, b number.Value) []document.Inline { return join(of(a), words(" − "), of(b)) }

func over(a, b []document.Inline) []document.Inline {
	return []document.Inline{document.Fraction{Over: a, Under: b}}
}

func raised(base, exponent []document.Inline) []document.Inline {
	return append(base, document.Script{Text: exponent})
}

// yearSpan is 2024 − 2021.
func yearSpan(to, from int) []document.Inline { return words("%d − %d", to, from) }

// part is 3/4.
func part(gone, span int) []document.Inline { return words("%d/%d", gone, span) }

func (s *steps) down() bool { return s.a.Indicator.Direction == plan.Down }

// ahead puts the better of two first: x − y upwards, y − x downwards.
func (s *steps) ahead(x, y number.Value) []document.Inline {
	if s.down() {
		return minus(y, x)
	}
	return minus(x, y)
}

func (s *steps) goal() {
	if a := s.a; a.Target.Kind == plan.Multiple {
		s.add("目标水平", a.Goal, "基期"+strconv.Itoa(a.BaseYear)+"年数值的倍数", of(a.Target.Value), words(" × "), of(a.Base))
	}
}

func (s *steps) realisation() {
	a := s.a
	goal := a.Goal
	formula, remark := over(of(a.Current), of(goal)), "本年水平占目标值的多少，不超过100%，不看基期"
	if s.down() {
		formula, remark = over(of(goal), of(a.Current)), "目标值占本年水平的多少（越小越好的指标），不超过100%，不看基期"
	}
	s.add("实现程度", Percent(a.Realisation, 1), remark, formula)
}

// way is what lies between base and goal.
func (s *steps) way() {
	a := s.a
	progress := over(minus(a.Current, a.Base), minus(a.Goal, a.Base))
	if a.Progress.Known() && a.Base.Known() && signed(a.Goal.Dec.Sub(a.Base.Dec), a.Indicator.Direction).Sign() < 0 {
		progress = append(words("−"), progress...)
	}
	s.add("完成进度", Percent(a.Progress, 1), "离基期多远，占全程多少", progress)
	s.add("序时进度", Percent(a.Elapsed, 1), "方案期过了多少", over(yearSpan(min(a.Edition, a.Target.Year), a.BaseYear), yearSpan(a.Target.Year, a.BaseYear)))
	s.due()
	s.addSigned("差", a.Gap, "与应达水平相比，正数为超前", s.ahead(a.Current, a.Due))
	s.pace()
}

func (s *steps) due() {
	a := s.a
	gone, span := min(a.Edition, a.Target.Year)-a.BaseYear, a.Target.Year-a.BaseYear
	if gone >= span {
		s.add("应达水平", a.Due, "目标年应达到目标值", of(a.Goal))
		return
	}
	if a.Geometric {
		quotient := join(words("("), of(a.Goal), words(" ÷ "), of(a.Base), words(")"))
		s.add("应达水平", a.Due, "几何路径：每年增长同样的比率", of(a.Base), words(" × "), raised(quotient, part(gone, span)))
		return
	}
	s.add("应达水平", a.Due, "线性路径：每年变化同样的数量", of(a.Base), words(" + ("), minus(a.Goal, a.Base), words(") × "), part(gone, span))
}

func (s *steps) pace() {
	a := s.a
	if !a.Geometric {
		s.add("节奏", a.Pace, "", full(Percent(a.Progress, 1)), words(" ÷ "), full(Percent(a.Elapsed, 1)))
		s.bands()
		return
	}
	gone, span := a.Edition-a.BaseYear, a.Target.Year-a.BaseYear
	s.add("实际年均增长", Percent(a.ActualGrowth, 1), fmt.Sprintf("%d—%d年", a.BaseYear, a.Edition), s.growth(a.Current, a.Base, gone))
	s.add("应有年均增长", Percent(a.NeededGrowth, 1), fmt.Sprintf("%d—%d年", a.BaseYear, a.Target.Year), s.growth(a.Goal, a.Base, span))
	actual := full(Percent(a.ActualGrowth, 2))
	if s.down() {
		actual = join(words("−("), actual, words(")"))
	}
	s.add("节奏", a.Pace, "", actual, words(" ÷ "), full(magnitude(Percent(a.NeededGrowth, 2))))
	s.bands()
}

func magnitude(v number.Value) number.Value {
	v.Dec = v.Dec.Abs()
	return v
}

// growth is (x ÷ b)^(1/n) − 1.
func (s *steps) growth(x, b number.Value, years int) []document.Inline {
	if years == 1 {
		return join(of(x), words(" ÷ "), of(b), words(" − 1"))
	}
	quotient := join(words("("), of(x), words(" ÷ "), of(b), words(")"))
	return join(raised(quotient, part(1, years)), words(" − 1"))
}

// bands explains the pace's verdict in the last step, the band that holds set strong.
func (s *steps) bands() {
	n := len(s.list)
	if n == 0 || s.list[n-1].Name != "节奏" {
		return
	}
	r := s.a.rules
	holds := r.band(s.a.Pace.Dec)
	var remark []document.Inline
	for i, b := range []struct {
		text    string
		verdict Verdict
	}{
		{"≥" + Threshold(r.Faster), Faster}, {"≥" + Threshold(r.OnTrack), OnTrack}, {"≥" + Threshold(r.NeedsSpeed), NeedsSpeed},
		{"≥0", Lagging}, {"＜0", Backwards},
	} {
		if i > 0 {
			remark = append(remark, document.Text("，"))
		}
		t := document.Text(b.text + " " + b.verdict.String())
		if b.verdict == holds {
			remark = append(remark, document.Strong{Text: []document.Inline{t}})
			continue
		}
		remark = append(remark, t)
	}
	switch s.a.Computed {
	case Ahead:
		remark = append(remark, document.Text("；水平已达到目标，评价为提前实现"))
	case Kept, NotKept:
		remark = append(remark, document.Text("；仅供参考，评价只看当年是否达标"))
	}
	s.list[n-1].Remark = remark
}

func (s *steps) margin() {
	s.addSigned("余量", s.a.Gap, "与目标值相比，正数为优于目标", s.ahead(s.a.Current, s.a.Goal))
}

func (s *steps) mean() {
	a := s.a
	var factors []document.Inline
	years := 0
	for _, o := range a.Series {
		if o.Year <= a.BaseYear || !o.Value.Known() {
			continue
		}
		if years > 0 {
			factors = append(factors, document.Text(" × "))
		}
		factors = join(factors, words("(1 + "), of(o.Value), words("%s)", a.Indicator.Unit))
		years++
	}
	if years > 1 {
		factors = raised(join(words("["), factors, words("]")), part(1, years))
	}
	s.add("年均增长", Percent(a.Mean, 1), fmt.Sprintf("%d—%d年各年增长速度连乘后开方", a.BaseYear+1, a.Edition), factors, words(" − 1"))
	s.addSigned("余量", a.Gap, "年均增长与目标相比，正数为优于目标", s.ahead(Percent(a.Mean, 1), a.Target.Value))
	s.add("节奏", a.Pace, "年均增长是目标的多少倍，仅供参考", full(Percent(a.Mean, 1)), words(" ÷ "), full(a.Target.Value))
}

func (s *steps) monotone() {
	a := s.a
	if a.Previous.Known() {
		v := derive(a.Current.Dec.Sub(a.Previous.Dec), a.Indicator.Unit.Difference(), a.Indicator.Decimals, a.Current, a.Previous)
		remark := "应比上年提高"
		if s.down() {
			remark = "应比上年下降"
		}
		s.addSigned("比上年", v, remark, minus(a.Current, a.Previous))
	}
	if a.Base.Known() {
		s.addSigned("年均变化", a.Mean, fmt.Sprintf("%d—%d年", a.BaseYear, a.Edition), over(minus(a.Current, a.Base), yearSpan(a.Edition, a.BaseYear)))
	}
}

func (s *steps) band() {
	a := s.a
	s.addSigned("距区间", a.Gap, "区间内为0", words("区间 "), of(a.Target.Value), words("—"), of(a.Target.High))
	if a.Met {
		s.add("实现程度", Percent(a.Realisation, 1), "区间内为100%", words("区间内"))
		return
	}
	far := derive(a.farthest(), a.Indicator.Unit, a.Indicator.Decimals)
	s.add("实现程度", Percent(a.Realisation, 1), "区间外，以历年离区间最远的距离为0", words("1 − "), over(of(magnitude(a.Gap)), of(far)))
}

// years counts the years that met a yearly target.
func (s *steps) years() {
	if a := s.a; a.Years > 0 {
		v := number.Value{Dec: number.Int(int64(a.YearsMet)), State: number.Present, Unit: "年"}
		s.add("达标年数", v, fmt.Sprintf("有数值的%d年中", a.Years), words("%d年中的%d年", a.Years, a.YearsMet))
	}
}

func (s *steps) required() {
	a := s.a
	left := a.Target.Year - a.Edition
	switch {
	case left < 1 || a.Met && a.Target.Kind != plan.AverageGrowth:
		return
	case a.Target.Kind == plan.AverageGrowth:
		total := raised(join(words("(1 + "), of(a.Target.Value), words("%s)", a.Indicator.Unit)), words("%d", a.Target.Year-a.BaseYear))
		formula := over(total, words("各年（1+增长速度）的连乘"))
		if left > 1 {
			formula = raised(formula, part(1, left))
		}
		s.add("今后需要", Percent(a.Required, 1), s.from(left, "平均增长"), formula, words(" − 1"))
	case a.Geometric:
		s.add("今后需要", Percent(a.Required, 1), s.from(left, "增长"), s.growth(a.Goal, a.Current, left))
	default:
		s.addSigned("今后需要", a.Required, s.from(left, "变化"), over(minus(a.Goal, a.Current), yearSpan(a.Target.Year, a.Edition)))
	}
}

func (s *steps) from(left int, what string) string {
	if left == 1 {
		return fmt.Sprintf("%d年一年的%s", s.a.Target.Year, what)
	}
	return fmt.Sprintf("%d—%d年每年的%s", s.a.Edition+1, s.a.Target.Year, what)
}

func (s *steps) annual() {
	a := s.a
	formula := over(of(a.Current), of(a.AnnualTarget))
	if s.down() {
		formula = over(of(a.AnnualTarget), of(a.Current))
	}
	s.add("完成年度目标", Percent(a.Annual.Realisation, 1), "与本年的年度目标相比，不超过100%", formula)
}
