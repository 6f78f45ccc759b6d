package template

import "nianbao/internal/chart"

// Dimension is what an axis, series or small charts run over.
type Dimension string

// The dimensions.
const (
	None       Dimension = ""
	Years      Dimension = "年份"
	Parks      Dimension = "园区"
	Indicators Dimension = "指标"
	Domains    Dimension = "领域"
)

// Quantity says which number a layer shows.
type Quantity string

// The quantities.
const (
	Actual       Quantity = "实际"
	Goal         Quantity = "目标"
	AnnualGoal   Quantity = "年度目标"
	Base         Quantity = "基期"
	Due          Quantity = "应达"
	Projected    Quantity = "推算"
	ProjectedGap Quantity = "推算区间"
	Growth       Quantity = "同比"
	Share        Quantity = "占比"
	Pace         Quantity = "节奏"
	Realised     Quantity = "实现程度"
	Covered      Quantity = "完成进度"
	Elapsed      Quantity = "序时进度"
	Score        Quantity = "得分"
	Verdict      Quantity = "评价"
)

// Order is how rows or parts are sorted.
type Order string

// The orders.
const (
	AsListed Order = "原序"
	Falling  Order = "大到小"
	Rising   Order = "小到大"
)

// word is a word that may be written, with what it means.
type word struct{ word, about string }

// quantity is a word of values: with what it may run along.
type quantity struct {
	word  Quantity
	about string
	along []Dimension
}

var quantities = [...]quantity{
	{Actual, "监测值", []Dimension{Years, Parks, Indicators}},
	{Goal, "方案的目标值；沿年份是一条横线", []Dimension{Years, Indicators}},
	{AnnualGoal, "年度目标", []Dimension{Years, Indicators}},
	{Base, "基期的数", []Dimension{Indicators}},
	{Due, "应达水平；沿年份是由基期到目标的路径", []Dimension{Years, Indicators}},
	{Projected, "走势推算，到目标的年份", []Dimension{Years}},
	{ProjectedGap, "走势推算的80%区间，用 mark: band", []Dimension{Years}},
	{Growth, "比上年的增长或变化", []Dimension{Years, Parks, Indicators}},
	{Share, "园区占全区的百分比", []Dimension{Years, Parks}},
	{Pace, "实际与应有之比", []Dimension{Indicators}},
	{Realised, "实现程度，%", []Dimension{Indicators}},
	{Covered, "完成进度，%", []Dimension{Indicators}},
	{Elapsed, "序时进度，%", []Dimension{Indicators}},
	{Score, "领域的综合实现程度，或园区的考核得分", []Dimension{Domains, Parks}},
	{Verdict, "评价，只用于 form: matrix", []Dimension{Years}},
}

var dimensions = [...]word{
	{string(Years), "一年一个"},
	{string(Parks), "一个园区一个"},
	{string(Indicators), "一个指标一个"},
	{string(Domains), "一个领域一个，只用于 values: 得分"},
}

// formWord is a family of charts. along lists what it may run along; one
// without layers is drawn from other things than numbers.
type formWord struct {
	word, about string
	form        chart.Form
	along       []Dimension
	mark        chart.Mark
	layerless   bool
	// single has one layer alone, marked one whose mark may be chosen.
	single, marked bool
}

var forms = [...]formWord{
	{word: "axes", about: "坐标图：柱、线、面、点", form: chart.Cartesian, along: []Dimension{Years, Parks, Indicators, Domains}, mark: chart.Line, marked: true},
	{word: "ranking", about: "横条，一行一个", form: chart.Ranking, along: []Dimension{Parks, Indicators, Domains}, mark: chart.Bar, marked: true},
	{word: "strip", about: "构成，一条分段", form: chart.Strip, along: []Dimension{Parks, Indicators}, mark: chart.Bar, single: true},
	{word: "donut", about: "构成，环形", form: chart.Donut, along: []Dimension{Parks, Indicators}, mark: chart.Bar, single: true},
	{word: "radar", about: "雷达图，三到十二个方向", form: chart.Radar, along: []Dimension{Domains, Parks, Indicators}, mark: chart.Line},
	{word: "dumbbell", about: "一行几个点：起点、现在、目标", form: chart.Dumbbell, along: []Dimension{Indicators, Parks, Domains}, mark: chart.Point},
	{word: "matrix", about: "一行一个指标、一列一年的评价", form: chart.Matrix, along: []Dimension{Years}, mark: chart.Point, single: true},
	{word: "schedule", about: "清单各项的时间安排，不写 layers 和 along", form: chart.Schedule, layerless: true},
}

var marks = [...]struct {
	word
	mark chart.Mark
}{
	{word{"line", "线；缺年断开"}, chart.Line},
	{word{"bar", "柱或横条；stack 相同的叠起来"}, chart.Bar},
	{word{"area", "面，从零起"}, chart.Area},
	{word{"point", "只有点"}, chart.Point},
	{word{"rule", "横线，末端写数"}, chart.Rule},
	{word{"band", "区间带，只用于 推算区间"}, chart.Band},
}

var roles = [...]struct {
	word
	role chart.Role
}{
	{word{"observed", "数据本身，用各组的颜色"}, chart.Observed},
	{word{"context", "作对照的，灰色"}, chart.Context},
	{word{"target", "目标，虚线"}, chart.Target},
	{word{"path", "所需的路径，点线"}, chart.Path},
	{word{"projection", "推算，浅色短虚线"}, chart.Projection},
}

var orders = [...]word{{string(AsListed), "按表里的次序"}, {string(Falling), "由大到小"}, {string(Rising), "由小到大"}}

// yesWord and noWord are how a switch is written.
const (
	yesWord = "是"
	noWord  = "否"
	// beforeWord is the year before the one drawn, thisWord that year.
	beforeWord = "上年"
	thisWord   = "本年"
)

// The holes of texts.
const (
	HoleIndicator = "指标"
	HoleArea      = "区域"
	HoleUnit      = "单位"
	HoleSpan      = "起止年"
	HoleYear      = "年份"
	HoleGoalYear  = "目标年"
	HoleBaseYear  = "基期年"
	HoleNow       = "现状"
	HoleGrowth    = "同比"
	HoleCount     = "数目"
	HoleList      = "清单"
	HoleTop       = "第一"
	HoleTopValue  = "第一的数"
	HoleTopShare  = "第一占比"
	HoleLast      = "末位"
	HoleLastValue = "末位的数"
	HoleCentre    = "圆心"
)

var holes = [...]word{
	{HoleIndicator, "指标的名称，几个用顿号"},
	{HoleArea, "区域的名称，全区为空"},
	{HoleUnit, "单位"},
	{HoleSpan, "有数的年份，如 2021—2024年"},
	{HoleYear, "所画的一年，如 2024"},
	{HoleGoalYear, "目标的年份"},
	{HoleBaseYear, "基期的年份"},
	{HoleNow, "一句话：最近一年的数，离目标多少"},
	{HoleGrowth, "最近一年比上年增长多少，如 增长5.2%"},
	{HoleCount, "行数或部分数"},
	{HoleList, "清单的名称"},
	{HoleTop, "数最大的一行或一部分的名称，并列的用顿号"},
	{HoleTopValue, "它的数"},
	{HoleTopShare, "它占合计的百分比"},
	{HoleLast, "数最小的名称，并列的用顿号"},
	{HoleLastValue, "它的数"},
	{HoleCentre, "雷达图圆心的数，是0时为空"},
}
