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
	// Width is the usual width in Chinese characters; 0 is by content.
	Width int
}

// Schema is the form of one kind of standard table.
type Schema struct {
	Kind Kind
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
			text("争取对象", "向上对接部门", "对接部门", "上级部门").width(16),
			text("争取事项", "争取内容").width(24),
			numeric("争取资金", "亿元", "拟争取资金", "资金需求"),
		),
		list(Projects, []string{"项目名称", "项目"},
			date("建设起", "开工时间", "开工年月", "建设起始"),
			date("建设止", "竣工时间", "完工时间", "建设截止"),
			numeric("总投资", "亿元", "计划总投资", "项目总投资"),
			numeric("年度计划", "亿元", "年度计划投资", "本年计划", "本年计划投资"),
			numeric("年度完成", "亿元", "年度完成投资", "本年完成", "本年完成投资"),
			numeric("累计完成", "亿元", "累计完成投资", "累计投资"),
			text("形象进度", "工程进度").width(24),
		),
		list(Tasks, []string{"任务名称", "重点任务", "任务"}),
		parks(), departments(), supervision(), revisions(), adjustments(),
	}
}

func indicators() Schema {
	return Schema{Kind: Indicators, Specs: []Spec{
		text("代码", "指标代码", "编码").required().width(18),
		text("编号", "序号").width(6),
		text("指标", "指标名称").required().width(24),
		text("简称", "指标简称").width(14),
		text("别名", "其他名称").width(18),
		text("领域", "类别", "维度").required().width(12),
		text("章", "篇章", "所属章").width(5),
		text("条款", "方案条款", "出处").required().width(10),
		text("原文要点", "要点", "方案要求").width(28),
		text("单位", "计量单位").width(8),
		choice("属性", []string{"约束性", "预期性"}, "指标属性"),
		choice("方向", []string{"正向", "逆向"}, "指标方向").required(),
		choice("计量", []string{"总量", "比率", "比值", "计数", "占比", "指数"}, "计量方式", "计量类型").required(),
		numeric("小数位", "", "小数位数"),
		choice("目标类型", []string{"水平", "保持", "年均增长", "倍增", "逐年变化", "清零", "达标占比", "区间", "里程碑"}, "目标种类").required(),
		choice("目标运算", []string{"≥", ">", "≤", "<", "="}, "运算", "比较"),
		numeric("目标值", "", "目标"),
		numeric("目标上限", "", "上限"),
		year("目标年", "目标年份", "完成年"),
		year("基期年", "基期", "基年"),
		choice("基期来源", []string{"方案", "来源", "本报告设定"}, "基期依据"),
		numeric("权重", ""),
		yesNo("权重演示"),
		text("责任部门", "责任单位", "牵头部门", "牵头单位").width(18),
		text("定义", "指标定义", "指标解释").width(32),
		text("口径", "统计口径", "计算口径").width(24),
		yesNo("公开", "是否公开"),
		text("备注", "说明").width(24),
	}}
}

func annualTargets() Schema {
	return Schema{Kind: AnnualTargets, Names: []string{"年度任务"}, Wide: "目标值", Specs: []Spec{
		text("指标", "指标名称", "指标代码").required().width(24),
		year("年份", "年度", "年").required(),
		numeric("目标值", "", "年度目标", "目标").required(),
		text("单位", "计量单位").width(8),
		yesNo("演示", "是否演示"),
		yesNo("公开", "是否公开"),
		text("备注", "说明").width(28),
	}}
}

func observations() Schema {
	value := numeric("数值", "", "监测值", "实际值", "完成值", "本年实际", "值").required()
	value.Words = stages()
	return Schema{Kind: Observations, Names: []string{"监测数据", "指标值"}, Wide: "数值", Specs: []Spec{
		text("指标", "指标名称", "监测指标", "指标代码").required().width(24),
		year("年份", "年度", "年").required(),
		text("期别", "期间", "时期", "统计期").width(10),
		text("区域", "地区", "口径", "区域口径", "区域/口径", "统计范围").width(12),
		value,
		text("单位", "计量单位").width(8),
		choice("状态", []string{"正式", "初步", "预计", "修订"}, "数据状态"),
		yesNo("口径变更", "口径变化"),
		yesNo("演示", "是否演示"),
		yesNo("公开", "是否公开"),
		text("来源", "数据来源", "资料来源", "来源题名").width(32),
		text("网址", "链接", "来源网址").width(24),
		text("备注", "说明").width(28),
	}}
}

// stages are the words of a milestone and of an item of the four lists.
func stages() []string { return []string{"未启动", "推进中", "已完成"} }

// list is one of the four lists: the columns common to all, with the kind's
// own before 进展.
func list(kind Kind, names []string, own ...Spec) Schema {
	specs := []Spec{
		text("编号", "序号").required().width(6),
		text("名称", names...).required().width(24),
		text("内容", "主要内容", "建设内容", "建设内容及规模", "具体举措", "工作内容").width(32),
		text("章", "篇章", "所属章").width(5),
		text("牵头单位", "责任单位", "牵头部门", "责任部门").required().width(16),
		text("配合单位", "配合部门").width(16),
		text("园区", "所在园区").width(12),
		date("完成时限", "完成时间", "时限", "截止日期"),
		choice("状态", stages(), "进展状态", "推进状态"),
	}
	specs = append(specs, own...)
	specs = append(specs,
		text("进展", "进展情况", "工作进展").width(28),
		text("问题", "存在问题", "主要问题").width(24),
		text("措施", "下一步措施", "下步措施").width(24),
		yesNo("演示", "是否演示"),
		yesNo("公开", "是否公开"),
		text("备注", "说明").width(24),
	)
	short := strings.TrimSuffix(string(kind), "清单")
	return Schema{Kind: kind, Names: []string{short}, Specs: specs}
}

func parks() Schema {
	return Schema{Kind: Parks, Specs: []Spec{
		text("代码", "园区代码").required().width(16),
		text("园区", "园区名称").required().width(18),
		yesNo("核心区", "是否核心区"),
		yesNo("演示", "是否演示"),
		yesNo("公开", "是否公开"),
		text("简介", "园区简介", "说明").width(40),
		text("备注").width(24),
	}}
}

func departments() Schema {
	return Schema{Kind: Departments, Specs: []Spec{
		text("代码", "部门代码").required().width(16),
		text("部门", "部门名称", "单位名称").required().width(24),
		text("简称", "部门简称").width(14),
		yesNo("演示", "是否演示"),
		yesNo("公开", "是否公开"),
		text("职责", "主要职责", "职能").width(40),
		text("备注", "说明").width(24),
	}}
}

func supervision() Schema {
	return Schema{Kind: Supervision, Names: []string{"督查", "整改"}, Specs: []Spec{
		text("编号", "序号").required().width(6),
		text("指标或事项", "指标", "事项", "指标/事项", "督查事项").required().width(24),
		text("问题", "存在问题", "发现问题").required().width(28),
		text("措施", "整改措施").width(28),
		text("责任单位", "责任部门", "整改单位").required().width(16),
		date("发现日期", "发现时间", "交办日期"),
		date("整改期限", "整改时限", "完成时限").required(),
		choice("状态", []string{"未办结", "已办结"}, "整改状态", "办理状态"),
		date("办结日期", "办结时间", "完成日期"),
		text("结果", "整改结果", "办理结果").width(28),
		yesNo("演示", "是否演示"),
		yesNo("公开", "是否公开"),
		text("备注", "说明").width(24),
	}}
}

func revisions() Schema {
	return Schema{Kind: Revisions, Names: []string{"修订"}, Specs: []Spec{
		text("指标", "指标名称", "指标代码").required().width(24),
		year("年份", "年度", "年").required(),
		text("区域", "地区", "口径", "区域/口径").width(12),
		numeric("原值", "", "修订前", "原数值").required(),
		numeric("新值", "", "修订后", "新数值").required(),
		text("原因", "修订原因", "说明").required().width(36),
		yesNo("演示", "是否演示"),
		text("备注").width(24),
	}}
}

func adjustments() Schema {
	return Schema{Kind: Adjustments, Specs: []Spec{
		text("指标", "指标名称", "指标代码").required().width(24),
		year("目标年", "目标年份", "年份").required(),
		numeric("原目标", "", "原目标值", "调整前").required(),
		numeric("新目标", "", "新目标值", "调整后").required(),
		text("文件", "依据文件", "调整依据", "依据").required().width(36),
		date("日期", "印发日期", "调整日期"),
		yesNo("演示", "是否演示"),
		text("备注", "说明").width(24),
	}}
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

func (s Spec) required() Spec { s.Required = true; return s }

func (s Spec) width(n int) Spec { s.Width = n; return s }

// headers returns every header that means the column, its own name first.
func (s Spec) headers() []string { return slices.Concat([]string{s.Name}, s.Synonyms) }
