package config

import "nianbao/internal/yaml"

// Keys explains every key of nianbao.yaml, each section before what stands
// under it, in the order of the package comment.
func Keys() []yaml.Key {
	return (&yaml.Decoder{Known: known, Samples: samples}).Keys(meanings)
}

// meanings says what each key is, and behind a bar what stands for an absent one.
var meanings = map[string]string{
	"report":              "报告",
	"report.name":         "报告的名称",
	"report.short":        "短名称，放在页头|同 name",
	"report.publisher":    "编制报告的单位，写进“来源”和引用格式",
	"report.demo":         "有演示数据的页面顶上的话|本页有演示数据，不是实际情况",
	"report.licence":      "开放数据的使用许可：代号，如 CC-BY-4.0，或使用条件的网址",
	"plan":                "方案",
	"plan.title":          "方案的名称，带书名号",
	"plan.number":         "文号",
	"plan.issued":         "印发日期，如 2023-02-27",
	"plan.start":          "方案首年，如 2022",
	"plan.end":            "方案末年，如 2025",
	"plan.base":           "基期年：指标体系没有写基期年的目标从这一年算起|首年的上一年",
	"plan.area":           "评价哪个区域：监测值的“区域”空白就是它|全区",
	"plan.domains":        "领域，按次序写成 [产业, 民生]；指标体系的“领域”只能填这里有的|指标体系里有的领域",
	"editions":            "版次，每年一版；每版以“- ”开头",
	"editions.year":       "报告哪一年，在方案期内",
	"editions.title":      "这一版的名称|年份加“年版”",
	"editions.date":       "发布时间，北京时间，如 2025-03-28 09:00",
	"editions.status":     "draft 是草稿：各页标明草稿，没有发布时间，搜索引擎不收录；released 是已发布|draft",
	"rules":               "评价的界限，各项都可以不写；改了在方法页上看得到",
	"rules.faster":        "节奏到多少是快于预期|1.05",
	"rules.on_track":      "节奏到多少是符合预期|0.95",
	"rules.needs_speed":   "节奏到多少是需加快，不到的是滞后|0.60",
	"rules.coverage":      "有数可算的权重至少占多少才给综合实现程度，0.75 就是75%|0.75",
	"rules.interval_from": "至少几年的数才给走势推算的区间|4",
	"missing":             "统计表中代替数的符号。常见的（…、—、-、/、空格、暂缺）不用写；另有含义的写在这里",
	"missing.below":       "不足最小单位一半的符号，如 [\"0.0\"]",
	"missing.na":          "不适用、不会有数的符号，如 [×]",
	"missing.unknown":     "没有统计或没有公布的符号，如 [\"…\", 未统计]",
	"site":                "所在的政府网站，各项都可以不写",
	"site.url":            "网址，如 https://www.example.gov.cn/report/；写了才有 sitemap.xml",
	"site.name":           "网站名称",
	"site.domain":         "网站域名",
	"site.id":             "网站标识码：十位数字，或 bm 加八位数字",
	"site.column":         "栏目名称",
	"site.color":          "主色，加引号，如 \"#1F4E79\"；与白色的对比度要达到4.5",
	"output":              "网站写到哪个目录，在项目里面|public",
}
