package layout

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/number"
)

// fillValues reads the cells of the columns of values in all rows that can
// have values.
func (b *body) fillValues(lines []line) {
	wordy := map[int]bool{}
	for _, c := range b.table.Columns {
		p := b.profile(c.Index)
		wordy[c.Index] = p.words+p.periods > p.numbers+p.years+p.symbols
	}
	b.columnUnits(wordy)
	b.table.Values = make([]Value, 0, b.valueCount())
	for _, row := range b.table.Rows {
		if row.Kind == Section || row.Kind == Remark {
			continue
		}
		for _, c := range b.columnsOf(row.Index) {
			if b.grid.anchor(row.Index, c.Index) == (Place{row.Index, c.Index}) {
				b.table.Values = append(b.table.Values, b.value(row, c, wordy[c.Index]))
			}
		}
	}
	b.cellUnits()
}

// cellUnits gives the columns without a unit the one that all their numbers
// say themselves, as percent cells do.
func (b *body) cellUnits() {
	said := map[int]string{}
	for _, v := range b.table.Values {
		if !v.Numeric() {
			continue
		}
		if u, ok := said[v.Column]; ok && u != v.Reading.Unit {
			said[v.Column] = ""
		} else if !ok {
			said[v.Column] = v.Reading.Unit
		}
	}
	for i := range b.table.Columns {
		if c := &b.table.Columns[i]; c.Unit == "" {
			c.Unit = said[c.Index]
		}
	}
}

// valueCount is about how many cells are values.
func (b *body) valueCount() int {
	n := 0
	for _, row := range b.table.Rows {
		switch {
		case row.Kind == Section || row.Kind == Remark:
		case b.dense():
			n += len(b.table.Columns)
		default:
			n += len(b.grid.within(row.Index, b.left, b.right))
		}
	}
	return n
}

// maxValues is how many cells of a table are values even where they are blank;
// of a larger one only what is filled is.
const maxValues = 1_000_000

// dense reports whether blank cells are values too.
func (b *body) dense() bool { return len(b.table.Columns)*len(b.table.Rows) <= maxValues }

// columnsOf returns the columns that have a value in row r.
func (b *body) columnsOf(r int) []Column {
	if b.dense() {
		return b.table.Columns
	}
	var out []Column
	for _, x := range b.grid.within(r, b.left, b.right) {
		if i, ok := b.data[x.column]; ok {
			out = append(out, b.table.Columns[i])
		}
	}
	return out
}

func (b *body) value(row Row, c Column, wordy bool) Value {
	v := Value{Place: Place{row.Index, c.Index}}
	x, ok := b.grid.at(row.Index, c.Index)
	if !ok {
		v.Unit = b.unit(row, c)
		return v
	}
	b.roles.set(v.Place, Datum)
	v.Reading, v.Text = x.reading, x.stored.Raw
	if x.kind == period {
		v.Reading = figure.Reading{IsText: true, Note: "时间，不是数"}
	}
	if v.IsText && wordy {
		v.Note, v.Hint = "", ""
	}
	if v.IsText {
		return v
	}
	v.Unit = v.Reading.Unit
	if v.Unit == "" {
		v.Unit = b.unit(row, c)
	} else if base := b.unit(row, c); isMultiple(v.Unit) && base != "" && strings.TrimLeft(base, "十百千万亿") == base {
		v.Unit += base
	}
	return v
}

func isMultiple(s string) bool {
	return s == "万" || s == "亿" || s == "千" || s == "百万" || s == "千万"
}

// unit is what column, row and table say of a value.
func (b *body) unit(row Row, c Column) string {
	switch {
	case c.own && strings.Contains(c.Unit, "、"):
		return chooseUnit(strings.Split(c.Unit, "、"), row.Path, false)
	case c.own:
		return c.Unit
	case strings.Contains(row.Unit, "、"):
		return chooseUnit(strings.Split(row.Unit, "、"), c.Path, false)
	case row.Unit != "":
		return row.Unit
	case c.Unit != "" && !(isRate(row.Path) && !isRatio(c.Unit)):
		return c.Unit
	case len(b.table.Units) > 0 && !isRate(c.Path) && !(len(b.table.Units) > 1 && isIndex(c.Path)):
		return chooseUnit(b.table.Units, row.Path, false)
	}
	return ""
}

// columnUnits gives the columns without a unit in their header that of the table.
func (b *body) columnUnits(wordy map[int]bool) {
	for i := range b.table.Columns {
		c := &b.table.Columns[i]
		if c.own || wordy[c.Index] || len(b.table.Units) == 0 || b.rowsChoose() {
			continue
		}
		c.Unit = chooseUnit(b.table.Units, c.Path, b.profile(c.Index).decimals > 0)
	}
}

// rowsChoose reports whether the rows carry the units, or what several units
// of the table tell apart.
func (b *body) rowsChoose() bool {
	withUnit, rates := 0, 0
	for _, r := range b.table.Rows {
		if r.Unit != "" {
			withUnit++
		}
		if isRate(r.Path) {
			rates++
		}
	}
	return 2*withUnit > len(b.table.Rows) || len(b.table.Units) > 1 && (withUnit > 0 || rates > 0)
}

// isRatio reports whether u counts nothing: %, ‰, an index.
func isRatio(u string) bool {
	switch u {
	case "倍", "%o", "%0":
		return true
	}
	return number.Unit(u).Ratio() || strings.Contains(u, "=100")
}

// isRate reports whether the words of a path name a rate or share. Its last
// word decides; a group that says so decides where the last word says nothing.
func isRate(path []string) bool {
	for i := len(path) - 1; i >= 0; i-- {
		word, _, _ := strings.Cut(path[i], " ")
		if changeInAmount.MatchString(word) {
			return false
		}
		if rateLabel.MatchString(word) {
			return true
		}
		if i == len(path)-1 && levels.MatchString(word) {
			return false
		}
	}
	return false
}

// isIndex reports whether the last word of a path says what is 100: 性别比（女=100）.
func isIndex(path []string) bool {
	return len(path) > 0 && strings.Contains(figure.Fold(path[len(path)-1]), "=100")
}

// changeInAmount are the words of differences: 增减额, 比上年增加数.
var changeInAmount = regexp.MustCompile(`(?:增减|增长|增加|减少|比上年|同比).{0,4}(?:额|量|值|绝对数|人数|户数|增减数|增加数)$|增减数$|比(?:年初|月初|上年末|上月末|上季末)(?:增减|增加|新增)$`)

// levels are words of counts and amounts, whatever group they stand in.
var levels = regexp.MustCompile(`(?:人数|户数|个数|数量|总量|总额|绝对数|绝对量|产值|增加值|面积|收入|支出)$`)

// chooseUnit picks the unit of a table for a path, "" when the words do not tell.
// decimals says that the numbers have decimals, so that they count nothing whole.
func chooseUnit(units []string, path []string, decimals bool) string {
	var ratios, plain []string
	for _, u := range units {
		switch {
		case isRatio(u):
			ratios = append(ratios, u)
		case !(decimals && len(units) > 1 && whole(u)):
			plain = append(plain, u)
		}
	}
	rate := isRate(path)
	switch {
	case len(units) > 1 && isIndex(path):
		return ""
	case rate && len(ratios) == 1:
		return ratios[0]
	case rate:
		return ""
	case len(plain) == 1:
		return plain[0]
	case len(plain) == 0 && len(ratios) == 1:
		return ratios[0]
	}
	return byWords(plain, path)
}

// whole reports whether u counts whole things.
func whole(u string) bool {
	return slices.Contains([]string{"人", "户", "个", "家", "件", "所", "人次", "起", "对", "辆", "台", "person"}, u)
}

// subjects say which words go with which unit.
var subjects = []struct{ unit, label *regexp.Regexp }{
	{regexp.MustCompile(`^[十百千万亿]*张$`), regexp.MustCompile(`床位|床`)},
	{regexp.MustCompile(`^[十百千万亿]*册$`), regexp.MustCompile(`藏书|图书|册`)},
	{regexp.MustCompile(`户$`), regexp.MustCompile(`户`)},
	{regexp.MustCompile(`^[十百千万亿]*人(?:次)?$`), regexp.MustCompile(`人|口|员|劳动力|学生|教师|职工|男|女`)},
	{regexp.MustCompile(`元$`), regexp.MustCompile(`额|产值|收入|支出|投资|增加值|价|金|工资|存款|贷款|税|费|资产|利润|成本|总值`)},
	{regexp.MustCompile(`公顷|亩|平方`), regexp.MustCompile(`面积|土地|耕地`)},
	{regexp.MustCompile(`^[十百千万亿]*吨`), regexp.MustCompile(`产量|总量|消费量|吨|货运量|吞吐量`)},
	{regexp.MustCompile(`^[十百千万亿]*(?:个|家|所|座)$`), regexp.MustCompile(`个数|单位|企业|机构|学校|医院|家|所`)},
}

// byWords returns the unit whose words stand last in a label, where its noun is.
func byWords(units []string, path []string) string {
	for i := len(path) - 1; i >= 0; i-- {
		best, at, tied := "", 0, false
		for _, u := range units {
			switch end := lastSubject(u, path[i]); {
			case end > at:
				best, at, tied = u, end, false
			case end == at && end > 0:
				tied = true
			}
		}
		if best != "" && !tied {
			return best
		}
	}
	return ""
}

// lastSubject returns where the last word ends in label that goes with unit u, 0 without one.
func lastSubject(u, label string) int {
	end := 0
	for _, s := range subjects {
		if !s.unit.MatchString(u) {
			continue
		}
		for _, m := range s.label.FindAllStringIndex(label, -1) {
			end = max(end, m[1])
		}
	}
	return end
}
