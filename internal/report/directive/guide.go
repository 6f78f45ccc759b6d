package directive

import (
	"nianbao/internal/chart/template"
	"nianbao/internal/report/table"
)

// Guide explains a directive that authors may use, in Chinese.
type Guide struct {
	Name, About string
	Fields      []Field
	// Example is a body that works.
	Example string
}

// Field is a line of a directive's body. Words are what it may say, where that is fixed.
type Field struct {
	Name, About string
	Words       []Word
}

// Word is one of the words that a key may hold; About is empty where it speaks for itself.
type Word struct{ Word, About string }

// Guides explains the directives of authors; charts are the kinds of charts. A
// test compares it with what the directives ask for.
func Guides(charts template.Set) []Guide {
	return []Guide{chartGuide(charts), tableGuide(), indicatorsGuide(), listGuide(), keysGuide(), factsGuide(), noticeGuide()}
}

func titleKey(otherwise string) Field {
	return Field{Name: "title", About: "标题；不写" + otherwise}
}

func idKey(kind string) Field {
	return Field{Name: "id", About: "名字，小写字母、数字、连字符，正文用 {{" + kind + " 名字}} 引用"}
}

func yearKeys() []Field {
	return []Field{{Name: "from", About: "从哪一年起"}, {Name: "to", About: "到哪一年止"}}
}

func indicatorKeys() []Field {
	return []Field{{Name: "indicator", About: "一个指标"}, {Name: "indicators", About: "几个指标，写成 [甲, 乙]"}}
}

func chartGuide(charts template.Set) Guide {
	var kinds []Word
	for _, t := range charts.Templates() {
		kinds = append(kinds, Word{t.Name, t.About})
	}
	keys := append([]Field{{Name: "kind", About: "哪一种图；不写是 trend。模板在 templates/charts/，可以自己加", Words: kinds}}, indicatorKeys()...)
	keys = append(keys,
		Field{Name: "chapter", About: "代替 indicators：一章的指标，如 二；schedule 只画一章的事项"},
		Field{Name: "domain", About: "代替 indicators：一个领域的指标"},
		Field{Name: "by", About: "按什么分，用于模板里列出几种的：园区、指标或年份"},
		Field{Name: "year", About: "画哪一年，用于横轴不是年份的；不写是本版的年份"})
	keys = append(keys, yearKeys()...)
	keys = append(keys, Field{Name: "edition", About: "用哪一版的数和评价，如 2024；不写是本版"},
		Field{Name: "area", About: "只画一个区域：园区、全市、全省；不写是全区"},
		Field{Name: "list", About: "只用于 schedule：哪个清单", Words: lists()},
		Field{Name: "park", About: "只用于 schedule：只要一个园区的"},
		Field{Name: "department", About: "只用于 schedule：只要一个部门牵头或配合的"},
		Field{Name: "top", About: "只用于 schedule：只要总投资最大的几项"},
		titleKey("由程序拟"), idKey("图"), Field{Name: "note", About: "图下的说明"},
		Field{Name: "source", About: "写“是”：图下列出这个指令和图的模板，用来说明图是怎样做的"})
	keys = append(keys, sheetKeys("画工作簿里统计表的一部分（kind 用 trend、grouped、stacked、ranking、share 等，不写 indicator）：")...)
	return Guide{Name: "chart", About: "图", Fields: keys, Example: "kind: trend\nindicator: 工业总产值\ntitle: 产值三年增长六成\nid: output"}
}

func tableGuide() Guide {
	keys := append([]Field{{Name: "kind", About: "哪一种表；不写是 series", Words: []Word{
		{"series", "指标逐年"},
		{"parks", "一个指标各园区逐年；几个指标是各园区同一年"},
		{"sheet", "照原样显示统计表：多行表头、单位、其中项、注和来源都保留"},
		{"remedies", "督查整改"},
		{"revisions", "旧数修订"},
	}}}, indicatorKeys()...)
	keys = append(keys, yearKeys()...)
	keys = append(keys, sheetKeys("只用于 sheet：")...)
	keys = append(keys, titleKey("用表的题名或由程序拟"), idKey("表"), Field{Name: "note", About: "表下的说明，可以有 {{ }}"})
	return Guide{Name: "table", About: "表", Fields: keys, Example: "kind: series\nindicators: [工业总产值, 失业率]\nfrom: 2021"}
}

// sheetKeys choose a part of a statistical table that stands in a workbook.
func sheetKeys(when string) []Field {
	return []Field{
		{Name: "file", About: when + "哪个工作簿，如 data/2024/用地.xlsx"},
		{Name: "sheet", About: "哪个工作表；只有一个时可以不写"},
		{Name: "table", About: "工作表里有几张表时，写第几张或题名"},
		{Name: "rows", About: "只要这些行，按行名写，如 [合计, 东区]；写上级名称就是它下面的各行；年份可以写 2019-2024"},
		{Name: "columns", About: "只要这些列，按列名写，写法同 rows"},
		{Name: "range", About: "只要这个范围，如 A3:F20；表头和行名总是保留"},
		{Name: "unit", About: "把同类的数折算成这个单位，如 亿元；表下自动注明"},
		{Name: "decimals", About: "小数位数，如 1；分列写 {产值: 2, 增速: 1}；和 unit 一起写时只管这个单位的数；不写就按表里最多的位数统一"},
		{Name: "demo", About: "写“是”：整张表是演示数据；表里有“演示”列或注明演示的不用写"},
	}
}

func indicatorsGuide() Guide {
	return Guide{Name: "indicators", About: "指标完成情况表；下面三项写一项，都不写是全部指标", Fields: []Field{
		{Name: "chapter", About: "一章的指标，如 二"},
		{Name: "domain", About: "一个领域的指标"},
		{Name: "names", About: "几个指标，写成 [甲, 乙]"},
		titleKey("是“指标完成情况表”"), idKey("表"),
	}, Example: "chapter: 二"}
}

// lists are the names of the four lists.
func lists() []Word {
	var out []Word
	for _, k := range table.Kinds() {
		out = append(out, Word{k.String(), ""})
	}
	return out
}

func listGuide() Guide {
	return Guide{Name: "list", About: "四个清单中的一个，或它的一部分", Fields: []Field{
		{Name: "kind", About: "哪个清单", Words: lists()},
		{Name: "chapter", About: "只要一章的，如 二"},
		{Name: "park", About: "只要一个园区的"},
		{Name: "department", About: "只要一个部门牵头或配合的"},
		{Name: "status", About: "只要一种状态或评价的，如 已完成、逾期"},
		{Name: "top", About: "只要总投资最大的几项"},
		titleKey("由程序拟"), idKey("表"),
	}, Example: "kind: 重大项目清单\nchapter: 二\ntop: 5"}
}

func keysGuide() Guide {
	return Guide{Name: "keys", About: "一排关键数字，两到四个", Fields: indicatorKeys(), Example: "indicators: [工业总产值, 失业率]"}
}

func factsGuide() Guide {
	return Guide{Name: "facts", About: "要点：一个指标的，或自己列的", Fields: []Field{
		{Name: "indicator", About: "一个指标的目标、基期、进度等"},
		{Name: "items", About: "自己列：每行一项 - {term: 名称, value: 内容, note: 说明}，内容和说明可以有 {{ }}"},
		{Name: "plain", About: "写“是”：内容按文字排，不按大号数字排；只用于 items"},
		titleKey("没有标题"),
	}, Example: "items:\n  - {term: 工业总产值, value: \"{{工业总产值}}\", note: 全区}"}
}

func noticeGuide() Guide {
	return Guide{Name: "notice", About: "单独成块的提示", Fields: []Field{
		{Name: "kind", About: "哪一种；不写是说明", Words: []Word{{"说明", ""}, {"注意", ""}, {"演示", ""}, {"勘误", ""}}},
		titleKey("没有标题"),
		{Name: "text", About: "内容，可以有 {{ }}"},
	}, Example: "kind: 注意\ntext: 工业总产值是初步数。"}
}
