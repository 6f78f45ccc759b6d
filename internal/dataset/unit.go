package dataset

import (
	"slices"
	"strings"

	"nianbao/internal/number"
)

// units are the words that count as a unit behind a number, without the
// multiples 十 百 千 万 亿 before them.
var units = []string{
	"%", "‰", "个百分点", "百分点", "个千分点", "千分点", "倍", "分", "元", "美元", "人", "人次", "户", "家", "个", "件", "项", "名", "位",
	"次", "张", "所", "座", "辆", "台", "套", "册", "条", "处", "篇", "岁", "年", "月", "天", "小时", "分钟", "米", "公里", "千米", "平方米",
	"平方公里", "平方千米", "立方米", "亩", "公顷", "克", "公斤", "千克", "毫克", "微克", "吨", "吨标准煤", "升", "瓦", "千瓦", "千瓦时", "度", "床", "张床",
}

// parseUnit reads s, folded, as a unit: a known word, with a multiple before
// it, or several with / between: 件/万人. It returns s even when it is none.
func parseUnit(s string) (number.Unit, bool) {
	if s == "" || len(s) > 60 {
		return number.Unit(s), false
	}
	for part := range strings.SplitSeq(s, "/") {
		if !slices.Contains(units, strings.TrimLeft(part, "十百千万亿")) && !slices.Contains(units, part) {
			return number.Unit(s), false
		}
	}
	return number.Unit(s).Canonical(), true
}
