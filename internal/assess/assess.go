// Package assess judges a plan: formulas only. Every rule, threshold and edge
// is that of methods.md, which this comment will state in full.
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
	// Due is 应达水平, Gap 差 (positive: ahead), both in the indicator's unit. Where
	// there is no way to go there is no Due, and Gap is the margin of a keep, the
	// mean's distance from an average growth, minus the distance from a band.
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
	Verdict        Verdict
	Change         Change
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
	// Value is a ratio; unknown below 75 % coverage.
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
