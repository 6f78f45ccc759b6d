package dataset

import (
	"regexp"
	"strings"

	"golang.org/x/text/width"

	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// reading is a cell read as a number.
type reading struct {
	state    number.State
	dec      number.Decimal
	decimals int
	// unit is what the cell itself says, "" when it does not.
	unit number.Unit
	// fault says what stands there instead of a number; remark what was read
	// though it is unusual. hint is the remedy of either.
	fault, remark, hint string
}

const blankHint = "改成数字；不知道就留空"

func fault(text, hint string) reading { return reading{fault: text, hint: hint} }

// parseNumber reads a cell. around is the unit that the row or the column
// gives: text behind the number may repeat it.
func parseNumber(c workbook.Cell, around number.Unit) reading {
	switch {
	case c.Date:
		return fault("日期“"+diag.Clip(c.Text)+"”，不是数", "把单元格格式设为“常规”，重新填数")
	case c.Numeric:
		return storedNumber(c)
	}
	return typedNumber(c.Raw, around)
}

// storedNumber reads a number that the workbook stores as one. A percent cell
// is the number that it shows.
func storedNumber(c workbook.Cell) reading {
	dec, err := number.Parse(c.Raw)
	if err != nil {
		return fault("“"+diag.Clip(c.Text)+"”，超出可处理的范围", "检查单位和小数点")
	}
	r := reading{state: number.Present, dec: dec}
	if c.Percent {
		r.dec, r.unit = plainProduct(dec.Mul(number.Int(100))), number.Percent
	}
	r.decimals = shownDecimals(c.Text, r.dec)
	return r
}

// plainProduct drops the zeros that multiplying leaves.
func plainProduct(d number.Decimal) number.Decimal {
	s := d.String()
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	p, err := number.Parse(s)
	if err != nil {
		return d
	}
	return p
}

var lastFigure = regexp.MustCompile(`([0-9][0-9,]*)?(\.([0-9]+))?`)

// shownDecimals counts the decimals that the cell shows; what shows another
// number than d (in thousands, say) has those that d is written with.
func shownDecimals(text string, d number.Decimal) int {
	figure := strings.ReplaceAll(lastFigure.FindString(strings.TrimLeft(text, "-+¥$€（( ")), ",", "")
	_, fraction, _ := strings.Cut(figure, ".")
	if strings.HasPrefix(figure, ".") {
		figure = "0" + figure
	}
	if figure != "" && d.Abs().Round(len(fraction)).String() == figure {
		return len(fraction)
	}
	return d.Places()
}

// typed is a number as text: sign, digits, fraction, and what stands behind.
var typed = regexp.MustCompile(`^([+-]?)([0-9][0-9, ]*)(\.[0-9][0-9 ]*)?(.*)$`)

// spanned is what stands behind the first number of a range: ~68%, %—68%.
var spanned = regexp.MustCompile(`^[^0-9]{0,12}[-~—–至][0-9]`)

// groups are digits in threes.
var groups = regexp.MustCompile(`^[0-9]{1,3}([, ][0-9]{3})+$`)

// typedNumber reads a number that was typed as text.
func typedNumber(raw string, around number.Unit) reading {
	s := strings.Join(strings.Fields(visible(width.Fold.String(raw))), " ")
	if state, ok := symbol(s); ok {
		return reading{state: state}
	}
	m := typed.FindStringSubmatch(minusSign(s))
	if m == nil {
		return oddBeginning(raw, s)
	}
	sign, whole, fraction, rest := m[1], strings.TrimSpace(m[2]), m[3], strings.TrimSpace(m[4])
	unit, ok := behind(rest, around)
	if !ok {
		return oddText(raw, rest)
	}
	r := reading{state: number.Present, unit: unit}
	if strings.ContainsAny(whole+fraction, ", ") {
		joined := strings.NewReplacer(",", "", " ", "")
		if strings.Contains(whole, ",") && !groups.MatchString(whole) || strings.Contains(fraction, ",") {
			return fault("“"+diag.Clip(raw)+"”，逗号的位置不对", "千位分隔写成 1,234 或不写；小数点用 .")
		}
		odd := !groups.MatchString(whole) && strings.Contains(whole, " ") || strings.Contains(strings.TrimSpace(fraction), " ")
		whole, fraction = joined.Replace(whole), joined.Replace(fraction)
		if odd {
			r.remark, r.hint = "数字中间有空格，按 "+sign+whole+fraction+" 读", "删去空格；是两个数就分开填"
		}
	}
	dec, err := number.Parse(strings.TrimPrefix(sign, "+") + whole + fraction)
	if err != nil {
		return fault("“"+diag.Clip(raw)+"”，超出可处理的范围", "检查单位和小数点")
	}
	r.dec, r.decimals = dec, dec.Places()
	return r
}

// visible drops marks that cannot be seen.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u200c', '\u200d', '\ufeff', '\u00ad', '\u2060':
			return -1
		}
		return r
	}, s)
}

// minusSign makes the dashes that people type before a number a minus.
func minusSign(s string) string {
	for _, dash := range []string{"−", "–", "—", "﹣"} {
		if rest, ok := strings.CutPrefix(s, dash); ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			return "-" + rest
		}
	}
	return s
}

// symbol reads the signs that stand for a missing number (conventions of
// national and provincial yearbooks).
func symbol(s string) (number.State, bool) {
	switch s {
	case "":
		return number.Unknown, true
	case "…", "……", "...", "......", "‥", "⋯", "⋯⋯":
		return number.Below, true
	case "—", "——", "-", "--", "–", "―", "−", "/":
		return number.NotApplicable, true
	}
	return number.Unknown, false
}

// behind reads what stands behind a number as a unit: the one around it, or one that is known.
func behind(rest string, around number.Unit) (number.Unit, bool) {
	if rest == "" {
		return "", true
	}
	u, known := parseUnit(rest)
	return u, known || u == around
}

// oddBeginning says what is wrong with text that does not begin with a number.
func oddBeginning(raw, s string) reading {
	shown := "“" + diag.Clip(raw) + "”"
	for _, w := range []string{"超", "约", "近", "逾", "大于", "小于", "不足", ">", "<", "≥", "≤"} {
		if strings.HasPrefix(s, w) {
			return fault(shown+"，不是确切的数", "改成确切的数；不知道就留空，概数写到备注")
		}
	}
	for _, w := range []string{"增长", "增加", "上升", "下降", "减少", "降低"} {
		if strings.HasPrefix(s, w) {
			return fault(shown+"，用文字写了方向", "只填数字，下降写成负数")
		}
	}
	return fault(shown+"，不是数", blankHint)
}

// oddText says what is wrong with a number that has words behind it.
func oddText(raw, rest string) reading {
	shown := "“" + diag.Clip(raw) + "”"
	switch {
	case spanned.MatchString(rest):
		return fault(shown+"，是一段范围，不是一个数", "填一个数；是区间目标就用目标值和目标上限两列")
	case strings.HasPrefix(rest, "多"), strings.HasPrefix(rest, "余"), strings.HasPrefix(rest, "左右"), strings.HasPrefix(rest, "以上"), strings.HasPrefix(rest, "以内"), strings.HasPrefix(rest, "以下"):
		return fault(shown+"，不是确切的数", "改成确切的数；不知道就留空，概数写到备注")
	case strings.HasPrefix(rest, "(") && statusIn(rest) != "":
		figure := strings.TrimSpace(strings.TrimSuffix(width.Fold.String(raw), rest))
		return fault(shown+"，数字后面有“"+statusIn(rest)+"”", "这里只填 "+diag.Clip(figure)+"，“"+statusIn(rest)+"”填在状态列")
	case strings.HasPrefix(rest, "."):
		return fault(shown+"，有两个小数点", blankHint)
	case strings.HasPrefix(rest, "。"), strings.HasPrefix(rest, "·"):
		return fault(shown+"，小数点不对", "小数点用 .")
	case rest == "万" || rest == "亿" || rest == "千" || rest == "百" || rest == "十":
		return fault(shown+"，带着“"+rest+"”", "换算后只填数字，单位写在单位列或表头")
	}
	return fault(shown+"，不是数", blankHint)
}

// statusIn returns the word of column 状态 that s holds.
func statusIn(s string) string {
	for _, w := range []string{"初步", "预计", "修订", "正式", "快报", "年报"} {
		if strings.Contains(s, w) {
			return w
		}
	}
	return ""
}

// value is r as a value without origin.
func (r reading) value() number.Value {
	return number.Value{State: r.state, Dec: r.dec, Decimals: r.decimals, Unit: r.unit}
}
