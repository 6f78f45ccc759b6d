// Package assess judges a plan. It holds the formulas and nothing else: an
// edition of package plan goes in, figures and verdicts come out, computed
// in decimals, so that every processor prints the same digits. An edition is
// judged by what it knows: later years change nothing.
//
// # Values
//
// Base (t0, b), current (t, x), target (T, y), direction d = +1 (正向) or −1
// (逆向). Only yearly values of the edition's own area are judged; those of
// parts of a year, of several years or of other areas are named in a reason.
//
//	实现程度 realisation   x/y, 逆向 y/x, between 0 and 1; the base plays no part
//	完成进度 progress      (x−b)/(y−b)
//	序时进度 elapsed       (t−t0)/(T−t0), at most 1
//	应达水平 due           linear b+(y−b)·elapsed, geometric b·(y/b)^elapsed
//	差 gap                 d·(x−due): positive is ahead
//	节奏 pace              linear q = d·(x−b)/|y−b| ÷ elapsed; geometric R = d·CAGRa/|CAGRr|,
//	                       CAGRa = (x/b)^(1/(t−t0))−1, CAGRr = (y/b)^(1/(T−t0))−1
//	今后需要 required      while t < T: (y/x)^(1/(T−t))−1, or (y−x)/(T−t) a year
//
// [Formulas] are these as readers see them; each step of a calculation is one
// of them with its numbers, and a test computes what is printed.
//
// q is progress ÷ elapsed, and −progress ÷ elapsed where the base is past the
// target already. Published programs take the needed growth without its sign
// for the same reason: going on towards such a target is getting worse, and the
// pace decides the verdict. Progress itself stays the plain quotient, which is
// what anybody who computes it again will find; pages show it as a share of the
// way only where there is a way to go ([Assessment.Covered]).
//
// The path is geometric for 总量 and 指数 and for every 倍增 when b, x and y are
// above zero, else linear: rates, ratios, counts and shares move by amounts.
//
// Nothing is rounded before it is printed. 应达水平 and 差 are printed with one
// decimal more than the indicator, with two where a half rounded on both sides
// would break the sum, so that the value printed less the level due printed is
// the gap printed. A value with more digits than are printed cannot promise
// that; then they have as many decimals as it. A margin to a limit, or to the
// year's own target, has the decimals of that.
//
// # Verdicts
//
// Three facts, never blended: the level (Met, by the plan's own ≥ > ≤ <), the
// verdict, and the latest change against the year before.
//
// Level, share_above and multiple (水平, 达标占比, 倍增) before T: 提前实现 when
// the level is met, else by pace on unrounded values: ≥1.05 快于预期, ≥0.95
// 符合预期, ≥0.60 需加快, ≥0 滞后, below 0 倒退. From T on 已达成 or 未达成, and no
// pace. The goal of a multiple is the multiple times the base year's value.
//
// Keep (保持): 达标 or 未达标 for the year, with the margin and k of n years since
// the plan's start; before T and after it alike.
//
// Average growth (年均增长): the mean of the yearly rates since the base,
// (∏(1+gᵢ))^(1/n)−1, against g; k of n counts the single years. The rest must
// bring ((1+g)^N/∏(1+gᵢ))^(1/(N−n))−1. Pace, mean over g, is information only.
//
// Monotone (逐年变化): 达标 when the year moved the right way, strictly; k of n,
// the mean yearly change.
//
// Zero (清零): 达标 at 0. From a base above 0 progress, due and the linear pace
// are information; the verdict stays the year's.
//
// Band (区间 q1—q2): 达标 or 未达标 for the year before T, 已达成 or 未达成 from T
// on. Realisation is 1 inside, else 1 − distance/max(q1−m, M−q2), where m and M
// are the least and greatest of the values seen so far.
//
// Milestone (里程碑): 已完成, once reported, lasts; 推进中 and 未启动 hold for the
// year that they are reported for; from T on what is not completed is 逾期.
//
// # Edges
//
//   - no value of the year: 无法评估; an older one is shown with its year and
//     judged by nothing; 小于最小计量单位 and 不适用 likewise
//   - one value, or t = t0: 无法评估 before T, the level is still shown
//   - no value of the base year: that of the nearest later year before t, then
//     of the nearest earlier one; a reason says so. An index in 倍 is 1 in its
//     base year
//   - y = b: the level alone
//   - a series break (口径变更) after the base: no progress, due or pace; a
//     multiple cannot be judged at all
//   - average growth with a missing year, or a fall of 100 %: 无法评估
//   - a target that is not above zero has no realisation
//   - several targets on one indicator: each is judged, the worst decides
//     ([Verdict.WorseThan]); a clause that repeats another is not judged twice
//   - 目标调整: the new target is judged, and the former one beside it
//   - 评价调整: the verdict is the one of the row; the computed one, the reason
//     and the name are kept beside it, and no figure changes
//
// Preliminary, estimated and demonstration inputs are judged, and every figure
// derived from them carries the mark.
//
// # Composite
//
// 综合实现程度 is Σwz/Σw over the indicators that have a z: realisation of levels,
// keeps and bands, min(1, mean/g) of average growths, min(1, progress) of
// multiples and shares, none below 0; an indicator counts once, by its worst z. Milestones,
// monotone and zero targets have none and count against the coverage, which is
// stated; below 75 % of the weight it is stated instead of a figure. This and the
// bands of paces are the defaults of [Rules].
//
// # Trend
//
// [Assessment.Projection] continues the yearly values since the last gap or
// break: a random walk with drift, on logarithms for 总量 and 指数. From four
// points on an 80 % band of Student's t with n−2 degrees of freedom; fewer
// give a point (按当前速度推算), and so do values that changed by the same every
// year, whose band is no wider than what is printed. It is the past continued,
// not a forecast.
//
// # Parks
//
// Parks are ranked by every indicator, the best first and equals alike. Where
// 园区考核 has rules a park's score is Σws/Σw of its parts, 0 to 100 points each:
//
//	比最好    value over the best park's, best over value where less is better
//	增速      change on the year before over the greatest; no less than 0
//	名次      (n−rank+1)/n of n parks
//	完成目标  realisation of the park's own annual target
//
// The year before is scored by the same rules for the change of rank. A part
// without a value counts against the coverage, as in the composite.
//
// # Lists
//
// The four lists are judged as of 31 December: 已完成, else 逾期 once the
// deadline has come, else by the share of the investment done over the share
// of the months of building gone, with the same thresholds, else by 状态.
package assess

import (
	"nianbao/internal/chart"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Result is one edition's assessment, computed from that edition alone.
type Result struct {
	Edition plan.Edition
	// Elapsed is the share of the plan's time gone at the end of the edition's
	// year, from the plan's base year.
	Elapsed number.Value
	// Assessments has one entry per indicator and judged target, in the edition's order.
	Assessments []Assessment
	// Items judges the four lists, in the edition's order.
	Items []ItemAssessment
	// Parks has one entry a park, in the edition's order.
	Parks []ParkAssessment
	// Domains has one composite per domain, in order; Total is over all.
	Domains []Composite
	Total   Composite
	Rules   Rules
}

// Verdict is the published judgement.
type Verdict uint8

// The verdicts (methods.md).
const (
	Unjudged   Verdict = iota // 无法评估
	Ahead                     // 提前实现
	Faster                    // 快于预期
	OnTrack                   // 符合预期
	NeedsSpeed                // 需加快
	Lagging                   // 滞后
	Backwards                 // 倒退
	Achieved                  // 已达成: from the target year on
	Missed                    // 未达成: from the target year on
	Kept                      // 达标: keep, average growth, monotone, zero
	NotKept                   // 未达标
	Done                      // 已完成: milestones
	Going                     // 推进中
	NotBegun                  // 未启动
	Overdue                   // 逾期
)

// Change is the direction of the latest change against the year before.
type Change uint8

// The changes.
const (
	NoChange Change = iota // unknown: there is no value for one of the years
	Better
	Worse
	Flat
)

// Assessment is everything published about one target of one indicator. A
// zero number.Value (unknown) stands where a figure is undefined.
type Assessment struct {
	Indicator plan.Indicator
	// Target is what is judged: the plan's, or what a 目标调整 made of it.
	Target plan.Target
	// Goal is the target's value in the indicator's unit: for a multiple, the
	// multiple times the base. Unknown for monotone, milestone and band.
	Goal number.Value
	// Edition is the year reported on.
	Edition int
	// Series are the yearly values of the edition's area up to Edition.
	Series []plan.Observation
	// Year is the year of Current: the edition's, or an earlier one when the
	// latest value is older (it is shown as that and not judged).
	Year int
	// Current is the value reported; Previous that of the year before; Base that of BaseYear.
	Current, Previous, Base number.Value
	BaseYear                int
	Stage                   plan.Stage
	// AnnualTarget is the year's own target; Annual judges it.
	AnnualTarget number.Value
	Annual       Annual
	// Realisation (实现程度), Progress (完成进度), Elapsed (序时进度): ratios, unrounded.
	Realisation, Progress, Elapsed number.Value
	// Due is 应达水平, Gap 差 (positive: ahead), both in the indicator's unit and
	// with more decimals than it. Where there is no way to go there is no Due, and
	// Gap is the margin of a keep, the mean's distance from an average growth,
	// minus the distance from a band.
	Due, Gap number.Value
	// Geometric says by which path Due and Pace were found; false is linear.
	Geometric bool
	// ActualGrowth and NeededGrowth are the yearly rates that a geometric pace compares, as ratios.
	ActualGrowth, NeededGrowth number.Value
	// Pace is R or q.
	Pace number.Value
	// Score is z, the part of the composite; unknown for kinds that only count against coverage.
	Score number.Value
	// Required is what each remaining year needs: a yearly rate (ratio) if
	// Geometric or average growth, else an amount in the indicator's unit.
	Required number.Value
	// Mean is the mean growth to date (average growth targets), a ratio; or the mean yearly change (monotone).
	Mean number.Value
	// Met is the level by Target.Op, valid if Judgeable.
	Met, Judgeable bool
	// Verdict is what is published: Computed, unless Override puts another in its place.
	Verdict, Computed Verdict
	Override          *plan.Override
	Change            Change
	// YearsMet of Years count the years that met a yearly target.
	YearsMet, Years int
	// Reasons say in words, for readers, what an edge or the lack of data did.
	Reasons []string
	// Assumptions are what this report set because the plan is silent: a base year.
	Assumptions []string
	// Adjustment is the 目标调整 that Target comes from, and Former the assessment
	// against the target before it; nil where there is none.
	Adjustment *plan.Adjustment
	Former     *Assessment
	// Projection continues the series for each year after Edition up to the
	// target's: the past trend, no forecast. It is empty where there is no way to a
	// goal (keep, average growth, monotone, band, milestone), where the year's own
	// value is missing, or where it is the only one since a gap or a series break.
	Projection []Projection

	rules Rules
}

// Annual is the same facts against the year's own target.
type Annual struct {
	// Judgeable says that there is such a target and a value of the year.
	Judgeable, Met bool
	// Realisation is a ratio, Gap in the indicator's unit, positive: ahead.
	Realisation, Gap number.Value
}

// Composite is 综合实现程度 of a domain or of all.
type Composite struct {
	Name string
	// Value is a ratio; unknown below the least coverage.
	Value number.Value
	// Coverage is the share of weight that counts.
	Coverage number.Value
	// Reason says why Value is unknown.
	Reason string
	// Counts of targets by verdict.
	Counts map[Verdict]int
}

// String returns the verdict's word: 快于预期.
func (v Verdict) String() string {
	return [...]string{
		"无法评估", "提前实现", "快于预期", "符合预期", "需加快", "滞后", "倒退", "已达成", "未达成",
		"达标", "未达标", "已完成", "推进中", "未启动", "逾期",
	}[v]
}

// Icon returns the shape of v (visual/NOTES.md).
func (v Verdict) Icon() chart.Icon {
	switch v {
	case Ahead, Achieved, Kept, Done:
		return chart.IconMet
	case Faster:
		return chart.IconFast
	case OnTrack:
		return chart.IconOn
	case Going:
		return chart.IconRun
	case NeedsSpeed:
		return chart.IconNeed
	case Lagging:
		return chart.IconLag
	case Backwards:
		return chart.IconBack
	case Missed, NotKept, Overdue:
		return chart.IconMiss
	case NotBegun:
		return chart.IconTodo
	case Unjudged:
		return chart.IconNone
	}
	panic("assess: unknown verdict")
}

// Verdicts returns all verdicts from best to worst, then those that judge nothing.
func Verdicts() []Verdict {
	return []Verdict{Ahead, Achieved, Done, Kept, Faster, OnTrack, Going, NeedsSpeed, Lagging, NotKept, Missed, Overdue, Backwards, NotBegun, Unjudged}
}

// String returns the change's word: 好转, 变差, 持平, or "" where it is unknown.
func (c Change) String() string { return [...]string{"", "好转", "变差", "持平"}[c] }

// Tone returns the colour family of v.
func (v Verdict) Tone() chart.Tone {
	switch v {
	case Ahead, Achieved, Kept, Done:
		return chart.Met
	case Faster, OnTrack, Going:
		return chart.On
	case NeedsSpeed:
		return chart.Need
	case Lagging, Backwards, Missed, NotKept, Overdue:
		return chart.Lag
	case Unjudged, NotBegun:
		return chart.None
	}
	panic("assess: unknown verdict")
}
