package data

import "nianbao/internal/dataset"

// column is a column of the tables for spreadsheets.
type column struct {
	name string
	of   dataset.Type
	// width is in Chinese characters, for workbooks; 0 is by content.
	width int
	// about says in a reader's words what stands in it.
	about string
}

// columns are those of CSV and XLSX, in order.
func columns() []column {
	const word, figure, year = dataset.Text, dataset.Number, dataset.Year
	return []column{
		{"代码", word, 10, "指标的代码，各版不变"},
		{"指标", word, 16, "指标名称"},
		{"领域", word, 8, "所属领域"},
		{"条款", word, 8, "提出目标的条款；一个指标有几个目标的，每个一行"},
		{"单位", word, 5, "数值、基期值、应达水平等的单位"},
		{"计量", word, 4, "总量、比率、比值、计数、占比、指数"},
		{"年份", year, 4, "数值的年份：本版年份，或最近有数的一年"},
		{"期别", word, 5, "全年，或一年中的一段"},
		{"区域", word, 6, "数值的区域；只有本区全年的数有评价"},
		{"数值", figure, 8, "监测值，不作四舍五入；里程碑没有数值"},
		{"状态", word, 5, "正式、初步、预计、修订；不足最小单位或不适用的没有数值"},
		{"演示", word, 3, "“是”：数值或这一行用到的数里有演示数据"},
		{"来源文件", word, 14, "读出数值的工作簿"},
		{"来源工作表", word, 8, "读出数值的工作表"},
		{"来源单元格", word, 5, "读出数值的单元格"},
		{"来源文件SHA-256", word, 19, "工作簿的校验值：文件改动一个字，它就不同"},
		{"基期年", year, 4, "进度从哪一年算起"},
		{"基期值", figure, 8, "基期年的数值"},
		{"目标类型", word, 6, "水平、保持、年均增长、倍增、逐年变化、清零、达标占比、区间、里程碑"},
		{"目标运算", word, 4, "≥ > ≤ < =；区间和里程碑没有"},
		{"目标年", year, 4, "要在哪一年达到"},
		{"目标值", figure, 8, "目标的数；倍增的是基期的倍数，区间的是下限，上限在“说明”里"},
		{"年度目标", figure, 8, "本年的目标"},
		{"实现程度", figure, 8, "比值，0.8就是80%"},
		{"完成进度", figure, 8, "比值：从基期到目标走完了多少"},
		{"序时进度", figure, 8, "比值：时间过去了多少"},
		{"应达水平", figure, 8, "按所需速度今年应达到的数"},
		{"与应达水平之差", figure, 8, "正数是好于应达水平"},
		{"节奏算法", word, 4, "几何或线性；年均增长的没有"},
		{"节奏", figure, 8, "比值：实际速度与所需速度之比"},
		{"今后需要", figure, 8, "今后每年需要的增长：几何的和年均增长的是比值，其余的用本指标的单位"},
		{"水平", word, 5, "达到或未达到目标"},
		{"评价", word, 6, "快于预期、符合预期、需加快、滞后、倒退等"},
		{"变化", word, 4, "比上年好转、变差或持平"},
		{"推算值", figure, 8, "照以往趋势到目标年的数"},
		{"推算下限", figure, 8, "推算的下限"},
		{"推算上限", figure, 8, "推算的上限"},
		{"说明", word, 30, "边界情形、假设和缺少的数据"},
	}
}

func heads(list []column) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.name)
	}
	return out
}

// Field is a column of the CSV file, for a description of it.
type Field struct {
	Name string
	// Type is one of Table Schema's: string, number, year.
	Type  string
	About string
}

// Fields are the columns of the CSV file, in order.
func Fields() []Field {
	var out []Field
	for _, c := range columns() {
		f := Field{Name: c.name, Type: "string", About: c.about}
		switch c.of {
		case dataset.Number:
			f.Type = "number"
		case dataset.Year:
			f.Type = "year"
		}
		out = append(out, f)
	}
	return out
}
