package reconcile

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/number"
)

var (
	total      = regexp.MustCompile(`^(?:.{0,8}(?:合计|总计|小计|共计|总和)|计|全部|全(?:国|省|市|区|县|州|盟|旗|镇|乡|部|系统|社会|行业)(?:\(.*\)|总计|合计)?|(?i)(?:grand |sub-?)?total)(?: [A-Za-z ]+)?$`)
	outright   = regexp.MustCompile(`^(?:合计|总计|小计|共计|总和|(?i)total)(?: [A-Za-z ]+)?$`)
	rateEnd    = regexp.MustCompile(`(?:率|增速|增幅|增长|比重|占比|比例|指数|系数|程度|水平|构成|密度|年龄|寿命|位次|排名|名次|价格|均价|单价|单产|强度|周期|面积比|中位数|倍数|[±%‰])$|同比|环比|比上年|比上月|比20[0-9]{2}年`)
	rateWithin = regexp.MustCompile(`[率/%‰每]|密度|指数|增速|增幅|比重|占比|构成|价格|平均|人均|户均|地均|亩均|单位面积|最高|最低|序号|编号|代码|行次`)
	shareName  = regexp.MustCompile(`(?:比重|占比|构成|所占比例|份额)`)
	balance    = regexp.MustCompile(`利润|净|差|增量|增减|变动|变化|盈|亏|余额`)
	which      = regexp.MustCompile(`^(?:其 ?中|#|(?i)of which)`)
)

// rated reports whether a path names what cannot be added up.
func rated(path []string) bool {
	if len(path) == 0 {
		return false
	}
	end, _, _ := strings.Cut(last(path), " ")
	return rateEnd.MatchString(end) || slices.ContainsFunc(path, rateWithin.MatchString)
}

func isWhich(s string) bool { return which.MatchString(s) }

func plainTotal(path []string) bool { return outright.MatchString(last(path)) }

// states are units of what a thing is, not of how much of it there is.
var states = []string{"岁", "年", "月", "天", "日", "小时", "时", "分钟", "℃", "°C", "摄氏度", "分", "分贝", "dB", "级", "度", "点", "倍", "届", "期", "位", "名", "%o", "%0"}

// additive reports whether figures in unit u add up; an unknown unit may.
func additive(u string) bool {
	return !number.Unit(u).Ratio() && !strings.ContainsAny(u, "/每=、") && !slices.Contains(states, u)
}

// counts are units of whole things, which nobody rounds.
var counts = []string{"人", "户", "个", "家", "件", "所", "起", "项", "名", "辆", "台", "对", "次", "人次", "宗", "座", "条", "艘", "架"}

func counted(u string) bool { return slices.Contains(counts, u) }
