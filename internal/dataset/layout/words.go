package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/dataset/figure"
)

var (
	yearNumber = regexp.MustCompile(`^(?:19[4-9][0-9]|20[0-6][0-9])$`)
	periods    = regexp.MustCompile(`^(?:` + strings.Join([]string{
		`(?:19|20)[0-9]{2} ?年 ?(?:末|底|度|初|数|实际|预计|预测|\([^)]{1,8}\))?`,
		`(?:19|20)[0-9]{2} ?(?:[EFPefpRr]|\([EFPefpRr]\))`,
		`(?:19|20)[0-9]{2} ?年? ?[-—–~至] ?(?:(?:19|20)?[0-9]{2}) ?年?(?:年均|平均|累计)?`,
		`(?:(?:19|20)[0-9]{2} ?年?)? ?[0-9]{1,2}(?: ?[-—–~至] ?[0-9]{1,2})? ?月(?:份|末|底)?`,
		`(?:(?:19|20)[0-9]{2} ?年?)? ?(?:第?[一二三四1-4]季度|上半年|下半年|全年|前三季度)`,
		`(?:19|20)[0-9]{2}[-/][0-9]{1,2}(?:[-/][0-9]{1,2})?`,
		`["“]?(?:[一二三四五六七八九]|十[一二三四五六]?)五["”]?(?:时期|期间|末|规划|计划)?`,
	}, "|") + `)$`)
	noteStart    = regexp.MustCompile(`^(?:[(\[【]?(?:注|备注|附注|说明|备 注|注释|注明)[\])】]?(?:[:：.、]|[0-9①-⑳])|注[)） ]|Notes?\s*[:：.]|a\)|[*※] ?[^0-9 ]|[①-⑳]|[(（]?注[0-9一二三]*[)）]?[:： ]|本表|本资料|以上数据|自[0-9]{4}年起|数据库[:：]|时间[:：])`)
	sourceStart  = regexp.MustCompile(`^[(]?(?:资料|数据)?\s?(?:来源|出处|提供单位|提供部门)\s?[:：]\s?|^[(]?(?:资料|数据)来源\s|^(?i)(?:data )?sources?\s?[:：]\s?`)
	unitStart    = regexp.MustCompile(`(?:^|[\s(\[【])(?:计量|数据|金额|货币|本表)?单\s?位\s?[:：]\s?(.+)$|^(?i)units?\s?[:：]\s?(.+)$`)
	metaLine     = regexp.MustCompile(`^(?:数据库|时间|表\s?号|制表机关|制定机关|文\s?号|有效期至?|(?:填报|编制|编报|制表|报送|统计|预算)(?:单位|机关|部门|日期|时间|人)|(?:部门|单位)名称|部门|综合机关名称|报告期|地区|指标|审核人|联系电话|打印日期)[:：]`)
	formNumber   = regexp.MustCompile(`^\p{Han}{0,6}(?:公开|财决|决算|预算)表? ?[0-9]{1,3}(?:-[0-9]{1,2})? ?表?$`)
	pageNumber   = regexp.MustCompile(`^(?:[·•・] ?[0-9]{1,4} ?[·•・]|[-—–] ?[0-9]{1,4} ?[-—–]|第 ?[0-9]{1,4} ?页(?:[,，、/ ]*共 ?[0-9]{1,4} ?页)?)$`)
	totalLabel   = regexp.MustCompile(`^(?:.{0,8}(?:合计|总计|小计|共计|总和)|计|总值|全部|全(?:国|省|市|区|县|州|盟|旗|镇|乡|部|域|系统|社会|行业)(?:\(.*\)|总计|合计)?|(?i)(?:grand |sub-?)?total)(?: [A-Za-z ]+)?$`)
	whichStart   = regexp.MustCompile(`^(?:[#＃]+|其\s?中\s?[:：,，、]?|(?i)of which\s?[:：,]?|[\p{Han}]{2,8}中\s?[:：]\s?)`)
	indexHeader  = regexp.MustCompile(`^(?:序号|行次|编号|行号|项目编号|No\.?|(?i)code|(?:(?:功能分类|经济分类)?科目|项目|单位|行政?区划)?(?:代码|编码))$`)
	unitHeader   = regexp.MustCompile(`^(?:计量|数据)?单位(?:名)?(?: ?Units?)?$|^(?i)units?$`)
	yearHeader   = regexp.MustCompile(`^(?:年\s?份|年\s?度|年|时间|时期|日期|月份|月度|季度)(?: ?[A-Za-z]+)?$|^(?i)(?:year|date|time|month)s?$`)
	cornerLabel  = regexp.MustCompile(`^(?:指\s?标|项\s?目|地\s?区|区\s?县|区\s?域|单位|年份|年度|行业|名称|指标名称|类别|分组|产品名称|城市)(?: ?[A-Za-z]+)?$`)
	rateLabel    = regexp.MustCompile(`(?:率|增速|增幅|比重|占比|比例|指数|系数|程度|水平|构成)$|(?:增长|增减|±|\+-|比上年|同比|环比|占.{1,12}比重)`)
	followed     = regexp.MustCompile(`^(?:续\s?表|续前表|[(]续[)]|续[0-9一二三四五六七八九]*$|\(?(?i)continued)`)
	tableNumber  = regexp.MustCompile(`^(?:续?表 ?[0-9一二三四五六七八九十]|[0-9]{1,2} ?[-—–] ?[0-9]{1,3} ?\p{Han}{4,})`)
	onlyFollowed = regexp.MustCompile(`^\S{0,6}$`)
	bracketUnit  = regexp.MustCompile(`[(\[〔【]\s?([^()\[\]〔〕【】]{1,40})\s?[)\]〕】]`)
	otherNoun    = regexp.MustCompile(`(?:中心|[室所院店队])[(][站室点队部组团班][)]`)
	// seriesID heads a row of numbers that are none.
	seriesID = regexp.MustCompile(`^(?:指标 ?(?i:ID)|指标编码|(?i:series id))$`)
	// columnNumbers heads a row that numbers the columns.
	columnNumbers = regexp.MustCompile(`^(?:栏次|栏目|列次|项次)$`)
	// office is the name of who reports, which stands behind 单位： too.
	office = regexp.MustCompile(`(?:[局委厅院校所会]|中心|政府|公司|办公室|[省市县区州][本级]*)$`)
	// saysRate is what says enough without the % behind it, unlike ±% and 为上年%.
	saysRate    = regexp.MustCompile(`(?:增长|增减|增速|增幅|变化|同比|环比|率|比重|占比|比例|构成|结构|程度)$`)
	attribute   = regexp.MustCompile(`^(?:频率|频度|单位|指标 ?(?i:ID)|指标编码|来源|数据来源|时间区间|更新时间|更新日期|起始时间|开始日期|结束日期|国家|状态|(?i:frequency|units?|sources?|series id|region|country|status|first obs\.? date|last obs\.? date|last update(?: time)?|start date|end date))$`)
	numberLabel = regexp.MustCompile(`^(?:[一二三四五六七八九十]+[、.．]|[(][一二三四五六七八九十]+[)]|[0-9]+[、.．][^0-9])`)
)

func isYear(s string) bool { return yearNumber.MatchString(s) }

func isPeriod(s string) bool {
	return len(s) <= 40 && strings.ContainsAny(s, "0123456789五季半全") && periods.MatchString(s)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func hasHan(s string) bool { return strings.ContainsFunc(s, isHan) }

// latin reports text in Latin letters only, as translations are.
func latin(s string) bool {
	return !hasHan(s) && strings.ContainsFunc(s, func(r rune) bool { return r < 0x250 && unicode.IsLetter(r) })
}

// tidy takes blanks for letter-spacing out of folded text: 地 区 is 地区,
// 规模以上 工业 stays.
func tidy(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	parts := strings.Split(s, " ")
	var out strings.Builder
	out.WriteString(parts[0])
	for i, next := range parts[1:] {
		if !joins([]rune(parts[i]), []rune(next)) {
			out.WriteByte(' ')
		}
		out.WriteString(next)
	}
	return out.String()
}

// joins reports whether the blank between a and b only spaces letters: a
// single Chinese character stands on one side of it, or punctuation.
func joins(a, b []rune) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	last, first := a[len(a)-1], b[0]
	switch {
	case strings.ContainsRune("(（、，：:“", last), strings.ContainsRune(")）、，：:”(（", first):
		return true
	case unicode.IsDigit(last) && strings.ContainsRune("年月季", first):
		return true
	case !isHan(last) || !isHan(first):
		return false
	}
	return runLength(a, len(a)-1, -1) == 1 || runLength(b, 0, 1) == 1
}

// unbroken takes out line breaks between Chinese characters: a header cell
// breaks where it is narrow, not where a word ends.
func unbroken(raw string) string {
	if !strings.ContainsAny(raw, "\n\r") {
		return raw
	}
	lines := strings.FieldsFunc(raw, func(r rune) bool { return r == '\n' || r == '\r' })
	var out strings.Builder
	before := ""
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		end, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(before))
		begin, _ := utf8.DecodeRuneInString(strings.TrimSpace(l))
		if before != "" && isHan(end) && isHan(begin) {
			before, l = strings.TrimRight(before, " \u3000"), strings.TrimLeft(l, " \u3000")
		} else if before != "" {
			before += " "
		}
		out.WriteString(before)
		before = l
	}
	out.WriteString(before)
	return out.String()
}

func runLength(x []rune, at, step int) int {
	n := 0
	for i := at; i >= 0 && i < len(x) && isHan(x[i]); i += step {
		n++
	}
	return n
}

// label is the text of a header or label cell taken apart.
type label struct {
	text  string
	unit  string
	marks []string
	which bool
}

// takeApart cleans the text of a cell: marks and a unit in brackets come off.
func takeApart(x cell) label {
	var l label
	s := x.text
	s, l.marks = figure.CutMarks(s)
	if m := whichStart.FindString(s); m != "" {
		l.which = true
		if rest := strings.TrimSpace(s[len(m):]); rest != "" {
			s = rest
		}
	}
	for _, m := range bracketUnit.FindAllStringSubmatch(s, 4) {
		u, ok := figure.Units(m[1])
		if !ok || strings.Contains(otherNoun.FindString(s), m[0]) {
			continue
		}
		if l.unit == "" || hasHan(u[0]) && !hasHan(l.unit) {
			l.unit = strings.Join(u, "、")
		}
		s = strings.Replace(s, m[0], " ", 1)
	}
	s, marks := figure.CutMarks(strings.Join(strings.Fields(s), " "))
	l.marks = append(l.marks, marks...)
	for _, u := range []string{"%", "‰"} {
		if rest, ok := strings.CutSuffix(s, u); ok && l.unit == "" && (hasHan(rest) || strings.Trim(rest, "±+- ") == "" && rest != "") {
			l.unit = u
			if saysRate.MatchString(strings.TrimRight(rest, " ")) {
				s = rest
			}
		}
	}
	l.text = tidy(strings.Trim(s, " "))
	l.text = unfolded(strings.TrimRight(l.text, ":"), x.plain())
	return l
}

// unfolded writes s, a part of folded text with or without its blanks, in
// the forms that plain has: （2012） stays as somebody typed it.
func unfolded(s, plain string) string {
	if s == plain {
		return s
	}
	from := []rune(plain)
	var b strings.Builder
	for _, r := range s {
		if r == ' ' {
			b.WriteRune(r)
			continue
		}
		i := 0
		for i < len(from) && from[i] != r && foldRune(from[i]) != r {
			i++
		}
		if i == len(from) {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(from[i])
		from = from[i+1:]
	}
	return b.String()
}

func foldRune(r rune) rune {
	if r >= 0xff01 && r <= 0xff5e {
		return r - 0xfee0
	}
	return r
}

// clean is the text of a cell that is no label: a title, a note. Only between
// single characters are its blanks letter-spacing.
func clean(x cell) string {
	parts := strings.Split(x.plain(), " ")
	var out strings.Builder
	out.WriteString(parts[0])
	for i, next := range parts[1:] {
		a, b := []rune(parts[i]), []rune(next)
		if len(a) != 1 || len(b) != 1 || !isHan(a[0]) || !isHan(b[0]) {
			out.WriteByte(' ')
		}
		out.WriteString(next)
	}
	return out.String()
}

// indent is how far the text of a raw label is moved to the right, in half
// widths.
func indent(raw string) int {
	n := 0
	for _, r := range raw {
		switch r {
		case ' ', '\u00a0', '\u2002', '\u2009', '\u202f':
			n++
		case '\u3000', '\u2003':
			n += 2
		case '\t':
			n += 4
		case '\u200b', '\ufeff', '\n', '\r':
		default:
			return n
		}
	}
	return n
}

// shown is the width of s in half widths.
func shown(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0x2e7f {
			n++
		}
	}
	return n
}
