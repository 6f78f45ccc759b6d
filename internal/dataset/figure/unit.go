package figure

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// measures are the words that units are made of, without the multiples
// 十 百 千 万 亿 before them.
var measures = strings.Fields(`
	% ‰ %0 %o ‱ 百分点 千分点 个百分点 个千分点 倍 分 元 角 美元 港元 欧元 日元 人民币元 国际元
	人 人次 人天 人年 人日 户 户次 家 家次 个 件 件次 项 项次 名 位 次 张 所 座 辆 辆次 艘 架 架次 列 台 台套 台次 套 册 本 份 条 处 篇 部 幅 枚 株 棵 根
	头 只 匹 羽 尾 箱 盒 瓶 袋 包 支 双 副 顶 块 片 面 间 栋 幢 口 眼 班 班次 届 场 场次 期 例 例次 起 宗 批 批次 单 笔 类 种 组 对 队 团 级 点 岁 层 门 盘 款 路 线 站 渠道
	年 月 周 天 日 小时 时 分钟 秒 学时 课时 床日 工日
	米 厘米 毫米 微米 公里 千米 海里 里 尺 车公里 人公里 吨公里 换算吨公里 公里/小时 延长米 皮长公里 芯公里
	平方米 平米 平方公里 平方千米 平方厘米 亩 公顷 立方米 方 立方 立方千米 标准立方米 m² m2 ㎡ km² km2 km m³ m3 ㎥ hm² m cm mm
	克 公斤 千克 毫克 微克 吨 斤 担 吨标准煤 吨标煤 标准吨 标准箱 TEU 重量箱 kg g mg t μg/m³ μg/m3 ug/m3 mg/L
	升 毫升 千升 L 瓦 千瓦 兆瓦 瓦时 千瓦时 度 千伏安 伏 kW kWh MW 焦耳 吉焦 百万吉焦 大卡 千卡 马力 分贝 dB ℃ °C 摄氏度 帕 百帕 hPa Bq
	比特 字节 GB TB MB Mbps Gbps 兆 线端口 端口 用户 张床 床 床位 席 座位 车位 泊位 车皮 匹马力 印张 标准台 码洋 元人民币 当量 标台 自然箱 公顷次 亩次 穗 绞 锭 标准集装箱 芯
	person persons people yuan RMB USD unit units set household households ton tons tonne tonnes sq.km sq.m times hectare hectares`)

// codes are units in Latin letters that a pattern tells better than a list.
var codes = regexp.MustCompile(`^(?i)(?:(?:[0-9]+e?[0-9]*|10{2,}|[kmg]|bn|mn|million|billion|thousand|hundred)[ ]*)*(?:(?:million|billion|thousand|hundred)\s*)?(?:RMB|USD|CNY|yuan|persons?|people|households?|tons?|tonnes?|units?|kw\.?h|sq\.? ?km|sq\.? ?m|cu\.? ?m|hectares?|km|kg|sets?|beds?|copies|times|years? old)$`)

// hasLatin reports whether s has a Latin letter.
func hasLatin(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < 0x80 && unicode.IsLetter(r) })
}

// multiples stand before a measure.
const multiples = "十百千万亿兆"

// maxUnit is the longest unit in bytes.
const maxUnit = 60

// Unit reads s as one unit, without brackets and blanks: a measure with
// multiples before it, or several with / or 每 between: 元/人, 万吨标准煤.
func Unit(s string) (string, bool) {
	s = strings.Trim(Fold(s), " ")
	if len(s) > maxUnit || s == "" {
		return s, false
	}
	if hasLatin(s) && codes.MatchString(s) {
		return s, true
	}
	s = strings.ReplaceAll(s, " ", "")
	if slices.Contains(measures, s) {
		return s, true
	}
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "每", "/"), "/") {
		if !measure(part) {
			return s, false
		}
	}
	return s, true
}

// measure reports whether s is a measure, with multiples, a count before or a
// material behind it: 万人, 100平方米, 吨标准煤.
func measure(s string) bool {
	if rest, ok := strings.CutPrefix(s, "1"); ok {
		s = strings.TrimLeft(rest, "0")
	}
	if s == "" {
		return false
	}
	bare := strings.TrimLeft(s, multiples)
	return bare != "" && (slices.Contains(measures, bare) || slices.Contains(measures, s))
}

// translated is a unit with its translation behind it: 亿元 100 million yuan.
var translated = regexp.MustCompile(`^(\S*\p{Han}\S*?)[ (]+[0-9 ]*[A-Za-z][A-Za-z0-9 .,/%-]*\)?$`)

// separators part the units of one line: 人、‰.
var separators = regexp.MustCompile(`\s*[、,，;；]\s*|\s+`)

// Units reads s as one or several units: 人、‰. It reports whether every part
// is a unit.
func Units(s string) ([]string, bool) {
	s = strings.Trim(Fold(s), " ()[]〔〕【】:;,、。.")
	if u, ok := Unit(s); ok {
		return []string{u}, true
	}
	if len(s) > 4*maxUnit {
		return nil, false
	}
	if hasLatin(s) {
		if m := translated.FindStringSubmatch(s); m != nil {
			if u, ok := Unit(m[1]); ok {
				return []string{u}, true
			}
		}
	}
	if !strings.ContainsAny(s, "、,，;； ") {
		return nil, false
	}
	var units []string
	for _, part := range separators.Split(s, 9) {
		u, ok := Unit(part)
		if !ok {
			return nil, false
		}
		units = append(units, u)
	}
	return units, len(units) > 0
}
