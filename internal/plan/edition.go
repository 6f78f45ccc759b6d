package plan

import (
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Edition is what was known when one year's report was made. It is never
// changed once built.
type Edition struct {
	Year  int
	Title string
	// Date is the time of publication, UTC+8.
	Date     time.Time
	Released bool
	// Start and End are the plan's years; Base is its default base year.
	Start, End, Base int
	// Area is the area whose values are judged.
	Area    string
	Domains []string
	// Indicators are in the order of their domains, then of 编号, then of the sheets.
	Indicators []Indicator
	// Observations are sorted by indicator, area, period and year. None is
	// later than Year.
	Observations []Observation
	// AnnualTargets may be of later years too, where a folder up to Year has them;
	// those of a table that all editions share are not.
	AnnualTargets []AnnualTarget
	Parks         []Park
	// ParkTargets are the parks' own annual targets, by park, indicator and year;
	// ParkRules how parks are scored.
	ParkTargets []AnnualTarget
	ParkRules   []ParkRule
	Departments []Department
	Items       []Item
	Remedies    []Remedy
	Revisions   []Revision
	Adjustments []Adjustment
	Overrides   []Override
	// Withheld counts the rows left out because 公开 says 否.
	Withheld int

	// refused are the codes of the indicators of which a figure was refused.
	refused map[string]bool
	// index serves the lookups of an edition that Build made.
	index *index
}

// Refused reports whether a figure of the indicator was refused at its cell,
// so that the lack of one is no news.
func (e Edition) Refused(code string) bool { return e.refused[code] }

// FullYear is the default period of an observation.
const FullYear = "全年"

// Observation is one row of 监测值. The columns: 指标 年份 期别 区域 数值 单位 状态 口径变更 演示 公开 来源 网址 备注;
// wide form: one column a year (2021, 2021年 …) instead of 年份 and 数值.
// Required: 指标 and either 年份 with 数值 or year columns.
type Observation struct {
	// Indicator is a code of the edition.
	Indicator string
	Year      int
	// Period is 全年 or as given: 1—9月, 上半年, 近三年年均.
	Period string
	// Area is the edition's area, a park's name, or another: 全市.
	Area  string
	Value number.Value
	// Stage is set instead of Value for milestones: 未启动 推进中 已完成.
	Stage Stage
	// Break marks a series break at this year (口径变更 是): no pace is computed across it.
	Break bool
	// Source names title and publisher; URL the publisher's own page, where known.
	Source, URL string
	Note        string
	// Converted says in words for readers that the figure of a statistical
	// table has been converted.
	Converted string
	Pos       diag.Pos
}

// Remarks are what readers are told beside the value.
func (o Observation) Remarks() string {
	if o.Note == "" || o.Converted == "" {
		return o.Note + o.Converted
	}
	return o.Note + "；" + o.Converted
}

// Stage is the state of a milestone.
type Stage uint8

// The stages.
const (
	NoStage    Stage = iota
	NotStarted       // 未启动
	UnderWay         // 推进中
	Completed        // 已完成
)

// AnnualTarget is one row of 年度目标. The columns: 指标 年份 区域 目标值 演示 备注; or one column a year.
type AnnualTarget struct {
	Indicator string
	Year      int
	// Area is the edition's own, or a park's name.
	Area  string
	Value number.Value
	Note  string
	Pos   diag.Pos
}

// Park is one row of 园区. The columns: 代码 园区 核心区 演示 简介.
type Park struct {
	Code, Name string
	Core       bool
	Demo       bool
	About      string
	Pos        diag.Pos
}

// ScoreMethod says how a park's value becomes points, 0 to 100.
type ScoreMethod uint8

// The methods, by the words of column 计分.
const (
	BestScore     ScoreMethod = iota // 比最好: the value against the best park's
	GrowthScore                      // 增速: the change on the year before against the greatest
	RankScore                        // 名次: the first has 100, the last 100 ÷ the number of parks
	RealisedScore                    // 完成目标: the value against the park's own annual target
)

// ParkRule is one row of 园区考核: an indicator by which parks are scored. The
// columns: 指标 权重 计分 演示 备注. The set of the latest folder that has one holds.
type ParkRule struct {
	Indicator string
	Weight    number.Value
	Method    ScoreMethod
	Note      string
	Pos       diag.Pos
}

// Department is one row of 部门. The columns: 代码 部门 简称 演示 职责.
type Department struct {
	Code, Name, Short string
	Demo              bool
	Duty              string
	Pos               diag.Pos
}

// ItemKind is one of the four lists.
type ItemKind uint8

// The four lists (方案 十（二）).
const (
	Reform      ItemKind = iota // 重大改革清单
	Application                 // 向上争取清单
	Project                     // 重大项目清单
	Task                        // 重点任务清单
)

// String returns the list's name.
func (k ItemKind) String() string {
	return [...]string{"重大改革清单", "向上争取清单", "重大项目清单", "重点任务清单"}[k]
}

// Slug returns the list's ASCII name: reforms, applications, projects, tasks.
func (k ItemKind) Slug() string {
	return [...]string{"reforms", "applications", "projects", "tasks"}[k]
}

// Item is one row of one of the four lists. The columns common to all: 编号 名称 内容 章 牵头单位 配合单位 园区
// 完成时限 状态 进展 问题 措施 演示 公开 备注. Applications also: 争取对象 争取事项 争取资金(亿元).
// Projects also: 建设起 建设止 (2023-01, 2023年1月) 总投资 年度计划 年度完成 累计完成 (亿元) 形象进度.
type Item struct {
	Kind ItemKind
	// Number is the row's 编号, unique in its list.
	Number, Name, Content string
	// Chapter is the numeral of a chapter of tasks: 二.
	Chapter string
	// Owner (牵头单位) and With (配合单位, separated by 、) are full names of
	// departments, Park that of a park, where the edition knows them.
	Owner string
	With  []string
	Park  string
	// Deadline is the last day of the month or day given; zero when there is none.
	Deadline time.Time
	Stage    Stage
	// Progress, Problem and Measure are words.
	Progress, Problem, Measure string
	// From is who is asked (applications).
	From string
	// Begin and End are the first and last month of building (projects).
	Begin, End time.Time
	// Total, Planned, Done and Cumulative are investments (projects); Total is the sum asked for (applications).
	Total, Planned, Done, Cumulative number.Value
	// Image is 形象进度.
	Image string
	Demo  bool
	Note  string
	Pos   diag.Pos
}

// Remedy is one row of 督查整改. The columns: 编号 指标或事项 问题 措施 责任单位 发现日期 整改期限 状态 办结日期 结果 演示.
type Remedy struct {
	Number, Subject, Problem, Measure, Owner string
	Opened, Deadline, Closed                 time.Time
	Done                                     bool
	Result                                   string
	Demo                                     bool
	Pos                                      diag.Pos
}

// Revision is one row of 修订说明. The columns: 指标 年份 区域 原值 新值 原因 演示.
type Revision struct {
	Indicator string
	Year      int
	Area      string
	// Old and New are what was published and what is, of a milestone OldStage and
	// NewStage.
	Old, New           number.Value
	OldStage, NewStage Stage
	Reason             string
	Pos                diag.Pos
}

// Adjustment is one row of 目标调整. The columns: 指标 目标年 原目标 新目标 文件 日期 演示.
type Adjustment struct {
	Indicator string
	Year      int
	Old, New  number.Value
	Document  string
	Date      time.Time
	Pos       diag.Pos
}

// Override is one row of 评价调整: the verdict that is published instead of the
// one that was computed. The columns: 指标 条款 目标年 评价 原因 签发人 日期 演示 备注.
// Required: 指标 评价 原因 签发人.
type Override struct {
	// Indicator is a code of the edition, Target the place of the target among
	// the indicator's own.
	Indicator string
	Target    int
	// Verdict is one of [Target.Verdicts].
	Verdict string
	// Reason and By are never empty; Date is zero when it is not stated.
	Reason, By string
	Date       time.Time
	Demo       bool
	Note       string
	Pos        diag.Pos
}
