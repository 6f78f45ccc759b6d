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
	// Domains has one composite per domain, in order; Total is over all.
	Domains []Composite
	Total   Composite
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
	Target    plan.Target
	// Year is the year of Current: the edition's, or an earlier one when the
	// latest value is older (it is shown as that and not judged).
	Year int
	// Current is the value reported; Previous that of the year before; Base that of BaseYear.
	Current, Previous, Base number.Value
	BaseYear                int
	Stage                   plan.Stage
	AnnualTarget            number.Value
	// Realisation (实现程度), Progress (完成进度), Elapsed (序时进度): ratios, unrounded.
	Realisation, Progress, Elapsed number.Value
	// Due is 应达水平, Gap 差 (positive: ahead), both in the indicator's unit.
	Due, Gap number.Value
	// Geometric says by which path Due and Pace were found; false is linear.
	Geometric bool
	// ActualGrowth and NeededGrowth are the yearly rates that a geometric pace compares, as ratios.
	ActualGrowth, NeededGrowth number.Value
	// Pace is R or q.
	Pace number.Value
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
}

// Composite is 综合实现程度 of a domain or of all.
type Composite struct {
	Name string
	// Value is a ratio; unknown below 75 % coverage.
	Value number.Value
	// Coverage is the share of weight that counts.
	Coverage number.Value
	// Counts by verdict.
	Counts map[Verdict]int
}

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
