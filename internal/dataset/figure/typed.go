package figure

import (
	"regexp"
	"strings"

	"nianbao/internal/number"
)

// maxTyped is how much text a cell with a number can have.
const maxTyped = 200

// shape is a number with what stands around it: sign, digits, fraction, rest.
var shape = regexp.MustCompile(`^([+-]?) ?((?:[0-9](?:[0-9, ]*[0-9])?)?)((?: ?\. ?[0-9](?:[0-9 ]*[0-9])?)?)((?:[eE][+-]?[0-9]{1,2})?)(.*)$`)

// thousands are digits in groups of three.
var thousands = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+$|^[0-9]{1,3}( [0-9]{3})+$`)

// Typed reads a number that was typed as text.
func Typed(raw string, symbols Symbols) Reading {
	if len(raw) > maxTyped {
		return text("文字，不是数", "")
	}
	s, marks := cutMarks(Fold(raw))
	if state, ok := symbols.of(s); ok {
		return Reading{State: state, Marks: marks}
	}
	r := directed(s)
	r.Marks = marks
	return r
}

// directed reads a number with or without a word of direction before it.
func directed(s string) Reading {
	word, down, rest := direction(s)
	if word == "" {
		return plain(s)
	}
	r := plain(rest)
	switch {
	case !r.Numeric():
		return about(s)
	case strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "+"):
		return text("用文字写了方向，又带正负号", "只填数字，下降写成负数")
	case down:
		r.Dec = r.Dec.Neg()
	}
	r.Note = joined("文字“"+word+"”按方向读", r.Note)
	r.Hint = "只填数字，下降写成负数"
	return r
}

// direction cuts off a word of direction: 同比增长3.2%.
func direction(s string) (word string, down bool, rest string) {
	head := ""
	for _, h := range []string{"同比", "环比", "比上年", "较上年", "比上年同期", "较上年同期"} {
		if strings.HasPrefix(s, h) && len(h) > len(head) {
			head = h
		}
	}
	s = strings.TrimSpace(s[len(head):])
	for _, w := range []string{"增长", "增加", "上升", "提高", "增", "升", "上涨", "涨", "↑"} {
		if rest, ok := strings.CutPrefix(s, w); ok && digitAt(rest) {
			return head + w, false, strings.TrimSpace(rest)
		}
	}
	for _, w := range []string{"下降", "减少", "降低", "回落", "负增长", "减", "降", "下跌", "跌", "↓"} {
		if rest, ok := strings.CutPrefix(s, w); ok && digitAt(rest) {
			return head + w, true, strings.TrimSpace(rest)
		}
	}
	return "", false, s
}

func digitAt(s string) bool {
	s = strings.TrimLeft(s, " 了:")
	return s != "" && strings.ContainsRune("0123456789.+-", rune(s[0]))
}

// plain reads sign, digits, unit.
func plain(s string) Reading {
	currency, s := cutCurrency(strings.TrimLeft(s, " 了:"))
	m := shape.FindStringSubmatch(minus(s))
	if m == nil || m[2] == "" && m[3] == "" {
		return about(s)
	}
	sign, whole, fraction, exponent, rest := m[1], m[2], strings.ReplaceAll(m[3], " ", ""), m[4], strings.TrimSpace(m[5])
	r, ok := behind(rest)
	if !ok {
		return notNumber(rest)
	}
	if currency != "" && r.Unit == "" {
		r.Unit = currency
	}
	if strings.Contains(whole, ",") && !thousands.MatchString(whole) {
		return text("逗号的位置不对", "千位分隔写成 1,234 或不写；小数点用 .")
	}
	if blanksInside(whole, m[3]) {
		r.Note, r.Hint = joined("数字中间有空格，已合并", r.Note), "删去空格；是两个数就分开填"
	}
	digits := strings.NewReplacer(",", "", " ", "").Replace(whole)
	d, err := number.Parse(strings.TrimPrefix(sign, "+") + digits + fraction + exponent)
	if err != nil {
		return text("超出可处理的范围", "检查单位和小数点")
	}
	r.State, r.Dec = number.Present, d
	return r
}

// blanksInside reports blanks that are not between thousands.
func blanksInside(whole, fraction string) bool {
	return strings.Contains(strings.TrimSpace(fraction), " ") || strings.Contains(whole, " ") && !thousands.MatchString(whole)
}

// minus makes the dashes that people type before a number a minus.
func minus(s string) string {
	for _, dash := range []string{"−", "–", "—", "﹣", "‐", "‑"} {
		if rest, ok := strings.CutPrefix(s, dash); ok && digitAt(rest) {
			return "-" + strings.TrimSpace(rest)
		}
	}
	return s
}

func cutCurrency(s string) (unit, rest string) {
	for _, c := range [][2]string{{"US$", "美元"}, {"HK$", "港元"}, {"¥", "元"}, {"￥", "元"}, {"$", "美元"}, {"€", "欧元"}} {
		if rest, ok := strings.CutPrefix(s, c[0]); ok && digitAt(rest) {
			return c[1], strings.TrimSpace(rest)
		}
	}
	return "", s
}

// remark is a bracketed remark behind a number: (初步), (含外资).
var remark = regexp.MustCompile(`^(.*?) ?[(\[〔【]([^()\[\]0-9]{1,30})[)\]〕】]$`)

// behind reads what stands behind the digits: a unit, a remark in brackets.
func behind(rest string) (Reading, bool) {
	var r Reading
	if m := remark.FindStringSubmatch(rest); m != nil {
		if u, ok := Unit(m[2]); ok && m[1] == "" {
			return Reading{Unit: u}, true
		}
		r.Note, rest = m[2], m[1]
	}
	if rest == "" {
		return r, true
	}
	u, ok := Unit(rest)
	if !ok && multiple(rest) {
		u, ok = rest, true
		r.Note = joined("单位只写了“"+rest+"”", r.Note)
	}
	r.Unit = u
	return r, ok
}

func multiple(s string) bool {
	return s == "万" || s == "亿" || s == "千" || s == "百万" || s == "千万"
}

// spanned is what stands behind the first number of a range: ~68%, %—68%.
var spanned = regexp.MustCompile(`^[^0-9]{0,12}(?:[-~—–～至到])\s*[0-9.]`)

func notNumber(rest string) Reading {
	switch {
	case spanned.MatchString(rest):
		return text("是一段范围，不是一个数", "填一个数；上下限分两列填")
	case anyPrefix(rest, "多", "余", "左右", "以上", "以下", "以内", "来", "上下", "+", "个多", "万多", "万余", "亿多", "亿余"):
		return text("不是确切的数", "改成确切的数；不知道就留空，概数写到备注")
	case anyPrefix(rest, "."):
		return text("有两个小数点", "改成数字；不知道就留空")
	case anyPrefix(rest, "。", "·", "、", "'", "‘"):
		return text("小数点不对", "小数点用 .")
	case anyPrefix(rest, ":", "/"):
		return text("是比，不是一个数", "分成两列填")
	}
	return text("数字后面有别的文字", "改成数字；不知道就留空")
}

// about says why text does not begin with a number.
func about(s string) Reading {
	if anyPrefix(s, "超", "约", "近", "逾", "大于", "小于", "不足", "不低于", "不少于", "不超过", "高于", "低于", ">", "<", "≥", "≤", "≈", "将近", "大约", "达到", "突破") {
		return text("不是确切的数", "改成确切的数；不知道就留空，概数写到备注")
	}
	if anyPrefix(s, "(") && strings.ContainsAny(s, "0123456789") {
		return text("数字写在括号里", "负数用负号；是备注就写到备注列")
	}
	return text("文字，不是数", "改成数字；不知道就留空")
}

func anyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "；" + b
}
