package config

import "nianbao/internal/yaml"

// known lists the keys of each section, in the order of the package comment;
// "" is the file itself.
var known = map[string][]string{
	"":         {"report", "plan", "editions", "rules", "missing", "site", "output"},
	"report":   {"name", "short", "publisher", "demo", "licence"},
	"plan":     {"title", "number", "issued", "start", "end", "base", "area", "domains"},
	"editions": {"year", "title", "date", "status"},
	"rules":    {"faster", "on_track", "needs_speed", "coverage", "interval_from"},
	"missing":  {"below", "na", "unknown"},
	"site":     {"url", "name", "domain", "id", "column", "color"},
}

// samples says what to write where a key is missing.
var samples = map[string]string{
	"report":           "加上 report: 一节，下面缩进写 name: 和 publisher:",
	"plan":             "加上 plan: 一节，下面缩进写 title:、start: 和 end:",
	"editions":         "写成 editions: 下一行 “  - year: 2024”，再下一行 “    date: 2025-03-28 09:00”",
	"report.name":      "加一行 name: 报告的名称",
	"report.publisher": "加一行 publisher: 编制报告的单位",
	"plan.title":       "加一行 title: 《方案的名称》",
	"plan.start":       "加一行 start: 2022（方案的首年）",
	"plan.end":         "加一行 end: 2025（方案的末年）",
	"editions.year":    "加一行 year: 2024（所报告的年份）",
	"editions.date":    "加一行 date: 2025-03-28 09:00（发布时间）",
}

type decoder struct{ *yaml.Decoder }
