package mapping

import "nianbao/internal/yaml"

// Keys explains every key of a map, each section before what stands in it.
func Keys() []yaml.Key {
	return (&yaml.Decoder{Known: known, Samples: samples}).Keys(meanings)
}

// meanings says what each key is, and behind a bar what stands for an absent one.
var meanings = map[string]string{
	"publish_as":           "工作簿给读者看的名称，写进数的出处|文件名",
	"missing":              "这个工作簿里代替数的符号，加在 nianbao.yaml 的 missing 之上",
	"missing.below":        "不足最小单位一半的，如 [\"0.0\"]",
	"missing.na":           "不适用、不会有数的，如 [×]",
	"missing.unknown":      "没有统计或没有公布的，如 [\"…\"]",
	"sheets":               "工作表，每张以“- ”开头",
	"sheets.name":          "工作表的名称",
	"sheets.tables":        "这张工作表里的表，每张以“- ”开头；一张也不读写 []",
	"tables.range":         "表头和表身所在，如 A3:H25，不含题名和注",
	"tables.title":         "题名",
	"tables.units":         "全表的单位，如 [人, \"‰\"]；没有写 []",
	"tables.header_rows":   "表头的首行和末行，如 [3, 4]；没有写 []",
	"tables.label_columns": "标签列，如 [A]；没有写 []",
	"tables.unit_column":   "写各行单位的列，如 B；没有写 \"\"",
	"tables.column_units":  "各列自己的单位，如 {C: 人, D: \"‰\"}；胜过行和全表的",
	"tables.row_units":     "各行自己的单位，如 {7: 亿元}；胜过全表的",
	"tables.kinds":         "行是什么，如 {7: 合计}：合计、其中、分组（小标题）、注、项目",
	"tables.above":         "题名和单位所在，如 A1:H2；没有写 \"\"",
	"tables.below":         "注和来源所在，如 A26:H27；没有写 \"\"",
	"tables.convert":       "换算单位，如 {万元: 亿元}；只换这里写到的，换了的数注明",
	"tables.feeds":         "表里的哪些数是哪个指标的监测值，每项以“- ”开头",
	"feeds.indicator":      "指标体系中的名称、简称、别名或代码",
	"feeds.row":            "哪一行：标签，几层用 / 隔开，如 全市/工业增加值；或行号|各行",
	"feeds.column":         "哪一列：表头，几层用 / 隔开；或列的字母|各列",
	"feeds.cell":           "只要一个单元格，如 C7；不和 row、column 同时写",
	"feeds.year":           "年份，如 2024；行 或 列，年份写在那里|看行和列哪里有年份",
	"feeds.years":          "只要哪些年：2021-2025、2021- 或 -2025",
	"feeds.area":           "区域的名称；行 或 列，区域写在那里|全区（plan.area）",
	"feeds.areas":          "只要哪些区域，如 [甲区, {表中的叫法: 报告中的名称}]",
	"feeds.period":         "期别，同监测值，如 1—6月|看行和列",
	"feeds.unit":           "数的单位，表里没有写或写得不对时用",
	"feeds.status":         "正式、初步、预计或修订，同监测值",
	"feeds.demo":           "是：数是演示",
	"feeds.public":         "否：不公开",
	"feeds.break":          "从哪一年起口径变了",
	"feeds.source":         "来源|表下写的来源",
	"feeds.url":            "来源的网址",
	"feeds.note":           "备注",
}
