package assess

import (
	"cmp"
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
	// Symbols is the formula of the method; empty where there is nothing to compute.
	Symbols document.Formula
	// Formula holds the numbers that went in.
	Formula []document.Inline
	// Result is for readers: shares are percentages.
	Result number.Value
	// Signed says that Result is a difference.
	Signed bool
	Remark []document.Inline

	is   expression
	with operands
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

// add computes f with the assessment's numbers; without a remark, the
// formula's own words explain it.
func (s *steps) add(f formula, result number.Value, remark string) {
	s.step(s.stepOf(f, result), cmp.Or(remark, f.about))
}

// addSigned is add for a difference.
func (s *steps) addSigned(f formula, result number.Value, remark string) {
	step := s.stepOf(f, result)
	step.Signed = true
	s.step(step, cmp.Or(remark, f.about))
}

func (s *steps) stepOf(f formula, result number.Value) Step {
	o := s.operands()
	return Step{Name: f.name, Symbols: f.symbols(), Formula: o.fill(f.is), Result: result, is: f.is, with: o}
}

// state adds a figure that needs no calculation.
func (s *steps) state(name string, result number.Value, remark string, what ...[]document.Inline) {
	s.step(Step{Name: name, Result: result, Formula: join(what...)}, remark)
}

func (s *steps) step(step Step, remark string) {
	if !step.Result.Known() {
		return
	}
	step.Remark = words("%s", remark)
	s.list = append(s.list, step)
}

// operands are the assessment's numbers by the letters of the formulas.
func (s *steps) operands() operands {
	a := s.a
	now := a.Edition
	if a.Target.Kind != plan.Monotone {
		now = min(now, a.Target.Year)
	}
	o := operands{
		of: map[symbol]operand{
			"x": {a.Current, false}, "x_1": {a.Previous, false}, "b": {a.Base, false}, "y": {a.Goal, false}, "A": {a.AnnualTarget, false},
			"D": {a.Due, false}, "P": {Percent(a.Progress, 1), true}, "E": {Percent(a.Elapsed, 1), true},
			"a": {Percent(a.ActualGrowth, 2), true}, "r": {Percent(a.NeededGrowth, 2), true},
			"k": {a.Target.Value, false}, "g": {a.Target.Value, true}, "M": {Percent(a.Mean, 1), true},
			"δ": {magnitude(a.Gap), false}, "F": {derive(a.farthest(), a.Indicator.Unit, a.Indicator.Decimals), false},
			"t": whole(now), "t_0": whole(a.BaseYear), "T": whole(a.Target.Year),
			"n": whole(now - a.BaseYear), "N": whole(a.Target.Year - a.BaseYear), "m": whole(a.Target.Year - a.Edition), "1": whole(1),
		},
		list: map[symbol][]operand{}, down: s.down(),
	}
	if a.Target.Kind == plan.AverageGrowth {
		s.rates(&o)
	}
	return o
}

// rates are the factors of a mean growth. Years count from the first of them.
func (s *steps) rates(o *operands) {
	a := s.a
	var rates []operand
	for _, x := range a.Series {
		if x.Year > a.BaseYear && x.Value.Known() {
			rates = append(rates, operand{x.Value, true})
		}
	}
	o.list["g_i"] = rates
	o.of["n"], o.of["N"] = whole(len(rates)), whole(len(rates)+a.Target.Year-a.Edition)
}

func whole(n int) operand {
	return operand{number.Value{Dec: number.Int(int64(n)), State: number.Present}, false}
}

func (s *steps) down() bool { return s.a.Indicator.Direction == plan.Down }

func (s *steps) goal() {
	if a := s.a; a.Target.Kind == plan.Multiple {
		s.add(goalOf, a.Goal, "基期"+strconv.Itoa(a.BaseYear)+"年数值的倍数")
	}
}

func (s *steps) realisation() {
	s.ratio(realisationUp, realisationDown, Percent(s.a.Realisation, 1))
}

// way is what lies between base and goal.
func (s *steps) way() {
	a := s.a
	s.add(progressOf, Percent(a.Progress, 1), "")
	s.add(elapsedOf, Percent(a.Elapsed, 1), "")
	s.due()
	s.addSigned(gapOf, a.Gap, "")
	s.pace()
}

func (s *steps) due() {
	a := s.a
	switch {
	case a.Edition >= a.Target.Year:
		s.state("应达水平", a.Due, "目标年应达到目标值", of(a.Goal))
	case a.Geometric:
		s.add(dueGeometric, a.Due, dueGeometric.full())
	default:
		s.add(dueLinear, a.Due, dueLinear.full())
	}
}

func (s *steps) pace() {
	a := s.a
	switch {
	case a.Geometric:
		s.add(actualGrowth, Percent(a.ActualGrowth, 1), fmt.Sprintf("%d—%d年", a.BaseYear, a.Edition))
		s.add(neededGrowth, Percent(a.NeededGrowth, 1), fmt.Sprintf("%d—%d年", a.BaseYear, a.Target.Year))
		s.add(paceGeometric, a.Pace, "")
	case a.BasePast():
		s.add(pacePast, a.Pace, "")
	default:
		s.add(paceLinear, a.Pace, "")
	}
	s.bands()
}

func magnitude(v number.Value) number.Value {
	v.Dec = v.Dec.Abs()
	return v
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

func (s *steps) margin() { s.addSigned(marginOf, s.a.Gap, "") }

func (s *steps) mean() {
	a := s.a
	s.add(meanOf, Percent(a.Mean, 1), fmt.Sprintf("%d—%d年各年增长速度连乘后开方", a.BaseYear+1, a.Edition))
	s.addSigned(meanMargin, a.Gap, "")
	s.add(meanPace, a.Pace, "")
}

func (s *steps) monotone() {
	a := s.a
	if a.Previous.Known() {
		v := derive(a.Current.Dec.Sub(a.Previous.Dec), a.Indicator.Unit.Difference(), a.Indicator.Decimals, a.Current, a.Previous)
		remark := "应比上年提高"
		if s.down() {
			remark = "应比上年下降"
		}
		s.addSigned(sinceLast, v, remark)
	}
	if a.Base.Known() {
		s.addSigned(meanStep, a.Mean, fmt.Sprintf("%d—%d年", a.BaseYear, a.Edition))
	}
}

func (s *steps) band() {
	a := s.a
	s.state("距区间", magnitude(a.Gap), "区间内为0", words("区间 "), of(a.Target.Value), words("—"), of(a.Target.High))
	if a.Met {
		s.state("实现程度", Percent(a.Realisation, 1), "区间内为100%", words("区间内"))
		return
	}
	s.add(realisationBand, Percent(a.Realisation, 1), "")
}

// years counts the years that met a yearly target.
func (s *steps) years() {
	if a := s.a; a.Years > 0 {
		v := number.Value{Dec: number.Int(int64(a.YearsMet)), State: number.Present, Unit: "年"}
		s.state("达标年数", v, fmt.Sprintf("有数值的%d年中", a.Years), words("%d年中的%d年", a.Years, a.YearsMet))
	}
}

func (s *steps) required() {
	a := s.a
	left := a.Target.Year - a.Edition
	switch {
	case left < 1 || a.Met && a.Target.Kind != plan.AverageGrowth:
		return
	case a.Target.Kind == plan.AverageGrowth:
		s.add(requiredMean, Percent(a.Required, 1), s.from(left, "平均增长"))
	case a.Geometric:
		s.add(requiredRate, Percent(a.Required, 1), s.from(left, "增长"))
	default:
		s.addSigned(requiredStep, a.Required, s.from(left, "变化"))
	}
}

func (s *steps) from(left int, what string) string {
	if left == 1 {
		return fmt.Sprintf("%d年一年的%s", s.a.Target.Year, what)
	}
	return fmt.Sprintf("%d—%d年每年的%s", s.a.Edition+1, s.a.Target.Year, what)
}

func (s *steps) annual() { s.ratio(annualUp, annualDown, Percent(s.a.Annual.Realisation, 1)) }

// ratio is of the level and a target, by the indicator's direction.
func (s *steps) ratio(up, down formula, result number.Value) {
	switch {
	case !s.down():
		s.add(up, result, "")
	case s.a.Current.Dec.Sign() > 0:
		s.add(down, result, "")
	default:
		s.state(down.name, result, "本年水平不大于0，已优于目标值", of(s.a.Current))
	}
}
