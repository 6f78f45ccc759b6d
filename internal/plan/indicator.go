// Package plan is the domain: what an action plan asks for and what was
// observed. It builds one [Edition] a year from the tables of package
// dataset: an edition is what was known when that year's report was made.
//
// # Which files an edition reads
//
// data/*.xlsx belongs to every edition; data/<year>/*.xlsx to the editions
// from that year on. 监测值, 年度目标, 修订说明 and 目标调整 add up over the years,
// a later file's row replacing an earlier one's for the same key. 指标体系,
// 园区 and 部门 likewise, by code. The four lists, 督查整改 and 评价调整 are as of
// one date: an edition takes them from its own folder only.
//
// Within one folder a key may occur once: a second row is an error. A later
// folder that changes a known figure, a milestone's stage or an annual target
// needs a row in 修订说明 with the old value, the new one and the reason; for an
// annual target one in 目标调整 does too. Values later than an edition's year are not in
// it; rows with 公开 否 are in none, and are counted.
//
// # Names
//
// Indicators answer to 指标, 代码, 简称 and 别名, parks to 园区 and 代码, departments
// to 部门, 代码 and 简称; width, case, blanks and quotation marks make no
// difference. What is resolved is kept under one name: the code of an
// indicator, the full name of a park or department. Without a 部门 or 园区 table
// their names are taken as they are. 区域 is the plan's area, a park of the table,
// or one of the wider areas that serve as a reference (全国 全省 全自治区 全市 全州
// 全盟 全地区); another is an error, for its value would be shown nowhere.
//
// # Units and words
//
// A value in another unit than its indicator's is converted where the units
// are multiples of one another (万元 and 亿元, 亩 and 公顷, % and ‰), and the
// conversion is pointed out; else it is an error. A figure of a statistical
// table must be in its indicator's unit, or its map ask for the conversion; one
// without a unit is pointed out. Words such as 状态 are taken
// with the usual other words for them; another word is an error that lists
// what can be filled in.
//
// # Slips in the unit
//
// A number is pointed out, as a warning, where it looks typed in another unit:
// an amount, ratio or index that is a hundredfold or a hundredth of the year
// before (a count, a thousandfold), or a series that is so, as a whole, of the
// target; a percentage below 1 that is a fortieth of its neighbours or has more
// decimals than the indicator; one above 100 where no other year and no target
// is; a count that is not whole. An annual target is held against the nearest
// year. Growth of that size happens: a row with a 备注 is taken as confirmed.
//
// Likewise, unless a 备注 confirms it: a target outside the plan's years, a
// level that the base year has met already or whose operator runs against the
// direction, and a base of zero or less where growth is to be counted from it.
//
// # Overrides
//
// A row of 评价调整 puts another verdict in the place of the one that is
// computed, for one target in one edition. It needs a reason and a name, and a
// word of the target's kind ([Target.Verdicts]); where an indicator has several
// targets, 条款 or 目标年 say which.
//
// # Standard columns
//
// The columns of each standard table, and the words that each field may hold,
// are documented at the type that a row becomes.
package plan

import (
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Measure picks the arithmetic of an indicator (methods.md).
type Measure uint8

// The measures, by the words of column 计量: 总量 比率 比值 计数 占比 指数.
const (
	Amount Measure = iota
	Rate
	Ratio
	Count
	Share
	Index
)

// String returns the name in open data: amount, rate, ratio, count, share, index.
func (m Measure) String() string {
	return [...]string{"amount", "rate", "ratio", "count", "share", "index"}[m]
}

// TargetKind picks the rule by which a target is judged (methods.md).
type TargetKind uint8

// The kinds of target, by the words of column 目标类型:
// 水平 保持 年均增长 倍增 逐年变化 清零 达标占比 区间 里程碑.
const (
	Level TargetKind = iota
	Keep
	AverageGrowth
	Multiple
	Monotone
	Zero
	ShareAbove
	Band
	Milestone
)

// String returns the name in open data: level, keep, average_growth, multiple,
// monotone, zero, share_above, band, milestone.
func (k TargetKind) String() string {
	return [...]string{"level", "keep", "average_growth", "multiple", "monotone", "zero", "share_above", "band", "milestone"}[k]
}

// Op keeps the plan's strictness: "2以内" is ≤, "低于4.5%" is <, "超50%" is >,
// "达到" and "力争…实现" are ≥.
type Op uint8

// The operators, by the signs or words of column 目标运算: ≥ > ≤ < =.
const (
	GE Op = iota
	GT
	LE
	LT
	EQ
)

// String returns the name in open data: ge, gt, le, lt, eq.
func (o Op) String() string { return [...]string{"ge", "gt", "le", "lt", "eq"}[o] }

// Sign returns the sign for readers: ≥ > ≤ < and "" for equality.
func (o Op) Sign() string { return [...]string{"≥", "＞", "≤", "＜", ""}[o] }

// Direction is +1 where more is better (正向), −1 where less is (逆向).
type Direction int8

// The directions.
const (
	Up   Direction = 1
	Down Direction = -1
)

// Indicator is one indicator of the plan with its targets: one or more rows of
// 指标体系 with the same 代码. The columns: 代码 编号 指标 简称 别名 领域 章 条款 原文要点 单位
// 属性 方向 计量 小数位 目标类型 目标运算 目标值 目标上限 目标年 基期年 基期来源 权重 权重演示 责任部门 定义 口径 公开 备注.
// Required: 代码 指标 领域 条款 方向 计量 目标类型.
type Indicator struct {
	// Code is the ASCII slug: hexinqu-chanzhi. Unique.
	Code string
	// Number orders indicators for readers (编号); Order is the sheet's order.
	Number string
	Order  int
	Name   string
	Short  string
	// Aliases are further names that bindings and workbooks may use (别名, separated by 、).
	Aliases []string
	Domain  string
	// Chapter is the numeral of the chapter of tasks that it is reported in: 二.
	Chapter string
	Unit    number.Unit
	// Binding says 约束性 rather than 预期性.
	Binding   bool
	Direction Direction
	Measure   Measure
	Decimals  int
	Weight    number.Value
	// Owners are full names of departments.
	Owners     []string
	Definition string
	Scope      string
	Note       string
	Targets    []Target
	Pos        diag.Pos
}

// Target is one thing that the plan asks of an indicator.
type Target struct {
	// Clause is the place in the plan: 一-1, 二（三）.
	Clause string
	// Wording paraphrases the clause (原文要点).
	Wording string
	Kind    TargetKind
	Op      Op
	// Year is the year to reach it by; Value what to reach. A Band has High too.
	// Monotone and Milestone targets have no Value (State Unknown).
	Year        int
	Value, High number.Value
	// Multiple: Value is the multiple of the base year's observed value (2 for
	// 倍增): levels and an index of any base alike. An index in 倍 whose base
	// year has no row is 1 there. AverageGrowth: Value is the yearly growth, and
	// the observations are yearly growth rates, both in the indicator's unit (%).
	// Zero: Value is 0.
	// Base is the base year, 0 where the kind needs none (Keep, Band,
	// Milestone); BaseSource says who set it: 方案, 来源 or 本报告设定.
	Base       int
	BaseSource string
	// Note tells where two clauses speak of one target in different words.
	Note string
	// Repeats marks a further clause that states the same target again: kept and shown, not judged twice.
	Repeats bool
	Pos     diag.Pos

	yearPos diag.Pos
}
