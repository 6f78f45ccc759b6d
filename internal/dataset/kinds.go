package dataset

import (
	"slices"
	"strings"
)

// Type says what a column's cells hold and how they are read.
type Type uint8

// The types of a column.
const (
	// Text is kept as typed, outer blanks removed.
	Text Type = iota
	// Number is a decimal, a missing-value symbol, or one of the column's words.
	Number
	// Year is a calendar year: 2024, 2024年. Its field's text is the four digits where it is one, else as typed.
	Year
	// Date is a year, month or day. A cell that the workbook keeps as a date
	// becomes ISO text of the precision that it shows: 2024, 2024-03 or
	// 2024-03-01. What is typed as text stays as typed.
	Date
	// Choice is one of the column's words, kept as typed: package plan knows what each means.
	Choice
	// YesNo is 是 or 否, kept as typed.
	YesNo
)

// Spec is one column of a standard table.
type Spec struct {
	// Name is the field's name, Synonyms further headers that mean it.
	Name     string
	Synonyms []string
	// Required says that the kind is not recognised without the column.
	Required bool
	Type     Type
	// Words are what a Choice may say, and what a Number column may say instead of a number.
	Words []string
	// Unit is the unit of a Number column where the kind fixes one: 亿元.
	Unit string
	// Bare says what a Number column without any unit holds: 0到100的数. The
	// row's 单位 is not its own.
	Bare string
	// Width is the usual width in Chinese characters; 0 is by content.
	Width int
	// About says in Chinese what to fill in.
	About string
}

// Schema is the form of one kind of standard table.
type Schema struct {
	Kind Kind
	// About says in Chinese what the table holds.
	About string
	// Names are further words for the kind in the name of a sheet or file.
	Names []string
	Specs []Spec
	// Wide names the Number column that year columns may stand for, together
	// with 年份; "" where there is no wide form.
	Wide string
}

// Spec returns the column of the given field name.
func (s Schema) Spec(name string) (Spec, bool) {
	for _, sp := range s.Specs {
		if sp.Name == name {
			return sp, true
		}
	}
	return Spec{}, false
}

// Required returns the names of the required columns.
func (s Schema) Required() []string {
	var names []string
	for _, sp := range s.Specs {
		if sp.Required {
			names = append(names, sp.Name)
		}
	}
	return names
}

// SchemaOf returns the schema of kind.
func SchemaOf(kind Kind) (Schema, bool) {
	for _, s := range Kinds() {
		if s.Kind == kind {
			return s, true
		}
	}
	return Schema{}, false
}

// Kinds returns the schemas of all standard tables in the order of the plan's
// own list. The slices are the caller's to keep.
func Kinds() []Schema {
	return []Schema{
		indicators(), annualTargets(), observations(),
		list(Reforms, []string{"改革事项", "改革名称", "改革任务"}),
		list(Applications, []string{"事项名称"},
			text("争取对象", "向上对接部门", "对接部门", "上级部门").width(16).
				about("向谁争取"),
			text("争取事项", "争取内容").width(24).
				about("争取什么；内容空着时用它"),
			numeric("争取资金", "亿元", "拟争取资金", "资金需求").
				about("要争取的资金"),
		),
		list(Projects, []string{"项目名称", "项目"},
			date("建设起", "开工时间", "开工年月", "建设起始").
				about("2023-03、2023年3月"),
			date("建设止", "竣工时间", "完工时间", "建设截止").
				about("同上；完成时限空着时用它"),
			numeric("总投资", "亿元", "计划总投资", "项目总投资").
				about("表头写明别的单位（如万元）会换算"),
			numeric("年度计划", "亿元", "年度计划投资", "本年计划", "本年计划投资").
				about("本年计划投资"),
			numeric("年度完成", "亿元", "年度完成投资", "本年完成", "本年完成投资").
				about("本年完成投资"),
			numeric("累计完成", "亿元", "累计完成投资", "累计投资").
				about("开工以来完成的投资，包括本年"),
			text("形象进度", "工程进度").width(24).
				about("一句话，如 主体完工"),
		),
		list(Tasks, []string{"任务名称", "重点任务", "任务"}),
		parks(), parkScores(), departments(), supervision(), revisions(), adjustments(), overrides(),
	}
}

func indicators() Schema {
	return Schema{Kind: Indicators, About: "方案的全部指标和目标，一行一个目标。放在 data/，各年共用", Specs: []Spec{
		text("代码", "指标代码", "编码").required().width(18).
			about("英文代号，做网址用：小写字母、数字、连字符，如 gongye-chanzhi；同一指标的几个目标各写一行，代码相同"),
		text("编号", "序号").width(6).
			about("表中的次序，如 1、1.2"),
		text("指标", "指标名称").required().width(24).
			about("全称，正文和其他表用它来指这个指标"),
		text("简称", "指标简称").width(14).
			about("图和窄表中用的短名称；也可用来指这个指标"),
		text("别名", "其他名称").width(18).
			about("其他叫法，几个用、分开；也可用来指这个指标"),
		text("领域", "类别", "维度").required().width(12).
			about("nianbao.yaml 的 plan.domains 列出的一项；没有列出 domains 时随意"),
		text("章", "篇章", "所属章").width(5).
			about("在方案哪一章报告，填中文数字“二”；指标归入 chapter 相同的正文。空白时取条款开头的章号（“一”除外）"),
		text("条款", "方案条款", "出处").required().width(10).
			about("方案里的出处，如 一-3、二（一）"),
		text("原文要点", "要点", "方案要求").width(28).
			about("方案怎么说，转述一句"),
		text("单位", "计量单位").width(8).
			about("亿元、%、家、人……；监测值可用能换算的单位，程序换算后提醒"),
		choice("属性", []string{"约束性", "预期性"}, "指标属性").
			about("空白为预期性"),
		choice("方向", []string{"正向", "逆向"}, "指标方向").required().
			about("正向：越大越好；逆向：越小越好"),
		choice("计量", []string{"总量", "比率", "比值", "计数", "占比", "指数"}, "计量方式", "计量类型").required().
			about("决定怎样和上年比：总量、计数算增长百分之几，比率、占比算高低几个百分点，比值、指数算差"),
		numeric("小数位", "", "小数位数").bare("0到9的整数").
			about("显示几位小数，0到9；空白时计数0位，比率、占比1位，其余2位"),
		choice("目标类型", []string{"水平", "保持", "年均增长", "倍增", "逐年变化", "清零", "达标占比", "区间", "里程碑"}, "目标种类").required().
			about("水平：到目标年达到；保持：年年达到；年均增长：监测值填增速；倍增：基期的几倍；逐年变化：逐年提高或下降；清零；达标占比；区间：目标值到目标上限之间；里程碑：一件事做成没有"),
		choice("目标运算", []string{"≥", ">", "≤", "<", "="}, "运算", "比较").
			about("“以内”是≤，“低于”是<，“达到”是≥，“超过”是>；空白时正向≥、逆向≤、清零="),
		numeric("目标值", "", "目标").
			about("只填数，70.23%填70.23；倍增填倍数；逐年变化、清零、里程碑空着"),
		numeric("目标上限", "", "上限").
			about("只有区间目标填"),
		year("目标年", "目标年份", "完成年").
			about("四位年份；空白为方案末年"),
		year("基期年", "基期", "基年").
			about("从哪一年算起；空白用 nianbao.yaml 的 plan.base。保持、区间、里程碑不用基期"),
		choice("基期来源", []string{"方案", "来源", "本报告设定"}, "基期依据").
			about("基期是谁定的；基期年空白时为本报告设定"),
		numeric("权重", "").bare("0到100的数").
			about("0到100，各指标合计100；不算综合实现程度就都空着"),
		yesNo("权重演示").
			about("是：权重是虚构的"),
		text("责任部门", "责任单位", "牵头部门", "牵头单位").width(18).
			about("部门表里的名称、简称或代码，几个用、分开"),
		text("定义", "指标定义", "指标解释").width(32).
			about("指标的含义，指标页上显示"),
		text("口径", "统计口径", "计算口径").width(24).
			about("统计范围，指标页上显示"),
		yesNo("公开", "是否公开").
			about("否：这一行不进网站；空白为公开"),
		text("备注", "说明").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func annualTargets() Schema {
	return Schema{Kind: AnnualTargets, About: "每年要达到多少，一行一个指标一年。放在 data/<年份>/，以后各版照样读；直接放在 data/ 下的，各版只读到本版那一年", Names: []string{"年度任务"}, Wide: "目标值", Specs: []Spec{
		text("指标", "指标名称", "指标代码").required().width(24).
			about("指标体系里的名称、简称、别名或代码"),
		year("年份", "年度", "年").required().
			about("四位年份；也可以不要“年份”和“目标值”两列，每年一列（2024、2025）"),
		text("区域", "园区", "地区").width(12).
			about("空白为全区；写园区名的是这个园区自己的目标，用于园区考核"),
		numeric("目标值", "", "年度目标", "目标").required().
			about("这一年要达到的数；70.23%填70.23"),
		text("单位", "计量单位").width(8).
			about("数的单位；空白同指标体系"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		yesNo("公开", "是否公开").
			about("否：这一行不进网站；空白为公开"),
		text("备注", "说明").width(28).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func observations() Schema {
	value := numeric("数值", "", "监测值", "实际值", "完成值", "本年实际", "值").required().
		about("只填数，70.23%填70.23，不填0.7023（单元格设为百分比、显示70.23%也可以）；里程碑填未启动、推进中或已完成；不知道就空着")
	value.Words = Stages()
	return Schema{Kind: Observations, About: "实际达到多少，一行一个指标一年，基期年的数也填在这里。放在 data/<年份>/，只填这一版编报时新知道的数，以前各年文件夹里的照样读", Names: []string{"监测数据", "指标值"}, Wide: "数值", Specs: []Spec{
		text("指标", "指标名称", "监测指标", "指标代码").required().width(24).
			about("指标体系里的名称、简称、别名或代码"),
		year("年份", "年度", "年").required().
			about("四位年份，基期年和历年的数都填在这里；也可以不要“年份”和“数值”两列，每年一列（2021、2022）"),
		text("期别", "期间", "时期", "统计期").width(10).
			about("空白为全年；其他如 1—9月、上半年，只作参考，不用于评价"),
		text("区域", "地区", "口径", "区域口径", "区域/口径", "统计范围").width(12).
			about("空白为全区（nianbao.yaml 的 plan.area）；也可以是园区名、全市、全省……，这些只作参考，不用于评价"),
		value,
		text("单位", "计量单位").width(8).
			about("数的单位；空白同指标体系"),
		choice("状态", []string{"正式", "初步", "预计", "修订"}, "数据状态").
			about("数据的状态，不是工作进展；空白为正式"),
		yesNo("口径变更", "口径变化").
			about("是：这一年换了口径，不和以前的数比快慢"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		yesNo("公开", "是否公开").
			about("否：这一行不进网站；空白为公开"),
		text("来源", "数据来源", "资料来源", "来源题名").width(32).
			about("题名和发布者"),
		text("网址", "链接", "来源网址").width(24).
			about("发布者自己的网页"),
		text("备注", "说明").width(28).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

// Stages are the words of a milestone and of an item of the four lists.
func Stages() []string { return []string{"未启动", "推进中", "已完成"} }

// list is one of the four lists: the columns common to all, with the kind's
// own before 进展.
func list(kind Kind, names []string, own ...Spec) Schema {
	specs := []Spec{
		text("编号", "序号").required().width(6).
			about("本清单内不重复；以后各年用同一个"),
		text("名称", names...).required().width(24).
			about("事项的名称"),
		text("内容", "主要内容", "建设内容", "建设内容及规模", "具体举措", "工作内容").width(32).
			about("做什么"),
		text("章", "篇章", "所属章").width(5).
			about("属方案哪一章，填中文数字“二”"),
		text("牵头单位", "责任单位", "牵头部门", "责任部门").required().width(16).
			about("部门表里的名称、简称或代码"),
		text("配合单位", "配合部门").width(16).
			about("同上，几个用、分开"),
		text("园区", "所在园区").width(12).
			about("园区表里的名称或代码；不属于哪个园区就空着"),
		date("完成时限", "完成时间", "时限", "截止日期").
			about("2024-06、2024年6月、2024-06-30；没有时限写“长期”。只写到月，按当月最后一天"),
		choice("状态", Stages(), "进展状态", "推进状态").
			about("这一年年末的状态；到了时限没有完成，评价为逾期"),
	}
	specs = append(specs, own...)
	specs = append(specs,
		text("进展", "进展情况", "工作进展").width(28).
			about("一两句话"),
		text("问题", "存在问题", "主要问题").width(24).
			about("一两句话"),
		text("措施", "下一步措施", "下步措施").width(24).
			about("下一步怎么办"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		yesNo("公开", "是否公开").
			about("否：这一行不进网站；空白为公开"),
		text("备注", "说明").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	)
	short := strings.TrimSuffix(string(kind), "清单")
	return Schema{Kind: kind, About: "填这一年年末的状态，一行一件。放在 data/<年份>/，只有这一版读", Names: []string{short}, Specs: specs}
}

func parks() Schema {
	return Schema{Kind: Parks, About: "一区多园的各个园区。放在 data/，各年共用；没有园区可以不要这个文件", Specs: []Spec{
		text("代码", "园区代码").required().width(16).
			about("英文代号，做网址用：小写字母、数字、连字符，如 gongye-chanzhi"),
		text("园区", "园区名称").required().width(18).
			about("全称；监测值的区域、清单的园区用它"),
		yesNo("核心区", "是否核心区").
			about("是：核心区"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		yesNo("公开", "是否公开").
			about("否：这一行不进网站；空白为公开"),
		text("简介", "园区简介", "说明").width(40).
			about("园区页开头的话"),
		text("备注").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func parkScores() Schema {
	return Schema{Kind: ParkScores, About: "园区考核看哪些指标，各占多少，一行一项。放在 data/，各年共用；某年起改了办法的，整套放在那一年 data/<年份>/；不考核可以不要", Names: []string{"考核办法"}, Specs: []Spec{
		text("指标", "指标名称", "考核指标").required().width(24).
			about("指标体系里的名称、简称、别名或代码；监测值要有各园区的数"),
		numeric("权重", "", "分值").required().bare("0到100的数").
			about("0到100，各项合计100"),
		choice("计分", []string{"比最好", "增速", "名次", "完成目标"}, "计分办法", "计分方法").required().
			about("比最好：与最好的园区之比；增速：比上年增长与增长最快的园区之比；名次：第一名满分，依次递减；完成目标：与本园区年度目标之比（年度目标表写区域）。各项满分100，不到0按0"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		text("备注", "说明").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func departments() Schema {
	return Schema{Kind: Departments, About: "责任部门。放在 data/，各年共用；没有这个文件时，别处写的部门名称照原样用", Specs: []Spec{
		text("代码", "部门代码").required().width(16).
			about("英文代号，做网址用：小写字母、数字、连字符，如 gongye-chanzhi"),
		text("部门", "部门名称", "单位名称").required().width(24).
			about("全称"),
		text("简称", "部门简称").width(14).
			about("窄表中用的短名称"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		yesNo("公开", "是否公开").
			about("否：这一行不进网站；空白为公开"),
		text("职责", "主要职责", "职能").width(40).
			about("部门页开头的话"),
		text("备注", "说明").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func supervision() Schema {
	return Schema{Kind: Supervision, About: "督查发现的问题和整改，填这一年年末的状态。放在 data/<年份>/，只有这一版读", Names: []string{"督查", "整改"}, Specs: []Spec{
		text("编号", "序号").required().width(6).
			about("本表内不重复；没有办结的，下一年用同一个编号再列"),
		text("指标或事项", "指标", "事项", "指标/事项", "督查事项").required().width(24).
			about("指标的名称，或清单事项的名称、编号；写全了，报告里才和落后的指标、逾期的事项对得上"),
		text("问题", "存在问题", "发现问题").required().width(28).
			about("发现什么问题"),
		text("措施", "整改措施").width(28).
			about("怎么整改"),
		text("责任单位", "责任部门", "整改单位").required().width(16).
			about("部门表里的名称、简称或代码"),
		date("发现日期", "发现时间", "交办日期").
			about("2024-06、2024年6月、2024-06-30"),
		date("整改期限", "整改时限", "完成时限").required().
			about("同上"),
		choice("状态", []string{"未办结", "已办结"}, "整改状态", "办理状态").
			about("空白为未办结；写了办结日期的算已办结"),
		date("办结日期", "办结时间", "完成日期").
			about("同上"),
		text("结果", "整改结果", "办理结果").width(28).
			about("办结的要写"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		yesNo("公开", "是否公开").
			about("否：这一行不进网站；空白为公开"),
		text("备注", "说明").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func revisions() Schema {
	was := numeric("原值", "", "修订前", "原数值").required().
		about("以前一版的数，要与那时的监测值（或年度目标）相同")
	is := numeric("新值", "", "修订后", "新数值").required().
		about("现在的数，要与现在的监测值（或年度目标）相同")
	was.Words, is.Words = Stages(), Stages()
	return Schema{Kind: Revisions, About: "改动了哪些已发布的数，为什么。放在改数的那一年 data/<年份>/；不改旧数可以不要", Names: []string{"修订"}, Specs: []Spec{
		text("指标", "指标名称", "指标代码").required().width(24).
			about("指标体系里的名称、简称、别名或代码"),
		year("年份", "年度", "年").required().
			about("改的是哪一年的数"),
		text("区域", "地区", "口径", "区域/口径").width(12).
			about("空白为全区"),
		was, is,
		text("原因", "修订原因", "说明").required().width(36).
			about("为什么改，报告中列出"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		text("备注").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func adjustments() Schema {
	return Schema{Kind: Adjustments, About: "方案的目标中途作了哪些调整。放在调整那一年 data/<年份>/；没有调整可以不要", Specs: []Spec{
		text("指标", "指标名称", "指标代码").required().width(24).
			about("指标体系里的名称、简称、别名或代码"),
		year("目标年", "目标年份", "年份").required().
			about("改的是哪一年的目标"),
		numeric("原目标", "", "原目标值", "调整前").required().
			about("要与指标体系的目标值相同；指标体系不要改"),
		numeric("新目标", "", "新目标值", "调整后").required().
			about("现在的目标"),
		text("文件", "依据文件", "调整依据", "依据").required().width(36).
			about("依据哪份文件"),
		date("日期", "印发日期", "调整日期").
			about("文件的日期"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		text("备注", "说明").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

func overrides() Schema {
	return Schema{Kind: Overrides, About: "程序算出的评价不采用、另作评价的，一行一个目标。放在 data/<年份>/，只有这一版读；没有可以不要", Specs: []Spec{
		text("指标", "指标名称", "指标代码").required().width(24).
			about("指标体系里的名称、简称、别名或代码"),
		text("条款", "方案条款", "出处").width(10).
			about("指标有几个目标时，写是哪一条的目标"),
		year("目标年", "目标年份").
			about("同上，或者写是哪一年的目标"),
		choice("评价", verdicts(), "调整后评价", "调整为").required().
			about("采用的评价；只能用这类目标的用语，见 nianbao explain 评价"),
		text("原因", "调整原因", "理由").required().width(36).
			about("为什么不采用算出的评价，报告中列出"),
		text("签发人", "审定人", "批准人").required().width(10).
			about("谁决定的，写姓名或职务，报告中列出"),
		date("日期", "签发日期", "调整日期").
			about("决定的日期，2024-06-30"),
		yesNo("演示", "是否演示").
			about("是：这一行是虚构的，凡用到它的页面都标“演示”；真实数据空着"),
		text("备注", "说明").width(24).
			about("其他要说明的话；可能显示在报告中，不参与计算"),
	}}
}

// verdicts are the words of a verdict, as package assess prints them.
func verdicts() []string {
	return []string{"提前实现", "快于预期", "符合预期", "需加快", "滞后", "倒退", "已达成", "未达成", "达标", "未达标", "已完成", "推进中", "未启动", "逾期", "无法评估"}
}

func text(name string, synonyms ...string) Spec {
	return Spec{Name: name, Synonyms: synonyms}
}

func numeric(name, unit string, synonyms ...string) Spec {
	return Spec{Name: name, Synonyms: synonyms, Type: Number, Unit: unit, Width: 11}
}

func year(name string, synonyms ...string) Spec {
	return Spec{Name: name, Synonyms: synonyms, Type: Year, Width: 7}
}

func date(name string, synonyms ...string) Spec {
	return Spec{Name: name, Synonyms: synonyms, Type: Date, Width: 11}
}

func choice(name string, words []string, synonyms ...string) Spec {
	return Spec{Name: name, Synonyms: synonyms, Type: Choice, Words: words, Width: 9}
}

func yesNo(name string, synonyms ...string) Spec {
	return Spec{Name: name, Synonyms: synonyms, Type: YesNo, Words: []string{"是", "否"}, Width: 6}
}

func (s Spec) about(text string) Spec { s.About = text; return s }

func (s Spec) required() Spec { s.Required = true; return s }

func (s Spec) bare(holds string) Spec { s.Bare = holds; return s }

func (s Spec) width(n int) Spec { s.Width = n; return s }

// headers returns every header that means the column, its own name first.
func (s Spec) headers() []string { return slices.Concat([]string{s.Name}, s.Synonyms) }
