package figure

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// describe writes a reading as "value unit [marks] {note}".
func describe(r Reading) string {
	var out string
	switch {
	case r.IsText:
		out = "text"
	case r.State == number.Present:
		out = r.Dec.String()
	case r.State == number.Below:
		out = "below"
	case r.State == number.NotApplicable:
		out = "na"
	default:
		out = "unknown"
	}
	if r.Unit != "" {
		out += " " + r.Unit
	}
	if r.Marks != nil {
		out += " " + fmt.Sprint(r.Marks)
	}
	if r.Note != "" {
		out += " {" + r.Note + "}"
	}
	return out
}

func TestTyped(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"12918", "12918"},
		{"    621 89", "62189 {数字中间有空格，已合并}"},
		{"8.1 8", "8.18 {数字中间有空格，已合并}"},
		{"  11 158", "11158"},
		{"1 234 567.5", "1234567.5"},
		{"1\u00a0234", "1234"},
		{"１２３．４５", "123.45"},
		{"    10．89", "10.89"},
		{"1,234,567.89", "1234567.89"},
		{"１，２３４", "1234"},
		{"1,24", "text {逗号的位置不对}"},
		{"228S", "text {数字后面有别的文字}"},
		{"-0.05", "-0.05"},
		{"－3.2", "-3.2"},
		{"—3.2", "-3.2"},
		{"+5", "5"},
		{".5", "0.5"},
		{"0.00", "0.00"},
		{"1.5E-3", "0.0015"},
		{"12.5％", "12.5 %"},
		{"1.54个千分点", "1.54 个千分点"},
		{"3.2百分点", "3.2 百分点"},
		{"812.6 亿元", "812.6 亿元"},
		{"120万", "120 万 {单位只写了“万”}"},
		{"15（件/万人）", "15 件/万人"},
		{"¥1,200", "1200 元"},
		{"增加1.2", "1.2 {文字“增加”按方向读}"},
		{"减少3.5个百分点", "-3.5 个百分点 {文字“减少”按方向读}"},
		{"同比下降 3.2%", "-3.2 % {文字“同比下降”按方向读}"},
		{"下降-3.2", "text {用文字写了方向，又带正负号}"},
		{"63%~68%", "text {是一段范围，不是一个数}"},
		{"5～10万元", "text {是一段范围，不是一个数}"},
		{"100-200", "text {是一段范围，不是一个数}"},
		{"超1500", "text {不是确切的数}"},
		{"140多", "text {不是确切的数}"},
		{"30余万", "text {不是确切的数}"},
		{"≥90", "text {不是确切的数}"},
		{"1:2.5", "text {是比，不是一个数}"},
		{"(123)", "text {数字写在括号里}"},
		{"1.2.3", "text {有两个小数点}"},
		{"1234①", "1234 [①]"},
		{"①1234", "1234 [①]"},
		{"56.7*", "56.7 [*]"},
		{"56.7[1]", "56.7 [[1]]"},
		{"1234（初步）", "1234 {初步}"},
		{"…", "below"},
		{"......", "below"},
		{" - ", "na"},
		{"——", "na"},
		{"null", "unknown"},
		{" \u3000", "unknown"},
		{"持平", "text {文字，不是数}"},
		{"3月", "3 月"},
		{"\u200b42", "42"},
	} {
		if got := describe(Typed(c.raw, Usual())); got != c.want {
			t.Errorf("%q = %s, want %s", c.raw, got, c.want)
		}
	}
}

func TestStored(t *testing.T) {
	for _, c := range []struct {
		cell workbook.Cell
		want string
	}{
		{workbook.Cell{Raw: "56263", Text: "56 263", Numeric: true}, "56263"},
		{workbook.Cell{Raw: "0.125", Text: "12.5%", Numeric: true, Percent: true}, "12.5 %"},
		{workbook.Cell{Raw: "2024-03-01", Text: "2024年3月", Date: true}, "text {日期，不是数}"},
		{workbook.Cell{}, "unknown"},
	} {
		if got := describe(Read(c.cell, Usual())); got != c.want {
			t.Errorf("%+v = %s, want %s", c.cell, got, c.want)
		}
	}
}

// A report may say that "—" stands for unknown.
func TestSymbolsAreConfigurable(t *testing.T) {
	y := Usual()
	y.NotApplicable, y.Unknown = nil, []string{"—", "×"}
	for raw, want := range map[string]string{"—": "unknown", "×": "unknown", "-": "text {文字，不是数}"} {
		if got := describe(Typed(raw, y)); got != want {
			t.Errorf("%q = %s, want %s", raw, got, want)
		}
	}
}

// What is added stands for one thing only.
func TestFurtherSymbols(t *testing.T) {
	y := Usual().With(Symbols{Below: []string{"0.0"}, NotApplicable: []string{"暂 缺"}, Unknown: []string{"—", " × ", ""}})
	for raw, want := range map[string]string{"0.0": "below", "0.00": "0.00", "…": "below", "暂缺": "na", "—": "unknown", "×": "unknown", "-": "na", "": "unknown"} {
		if got := describe(Typed(raw, y)); got != want {
			t.Errorf("%q = %s, want %s", raw, got, want)
		}
	}
}

func TestUnits(t *testing.T) {
	for s, want := range map[string]string{
		"人、‰": "人|‰", "亿元 100 million yuan": "亿元", "万人(10 000 persons)": "万人", "(万人)": "万人", "亿元": "亿元", "人/平方公里": "人/平方公里", "元／人": "元/人", "万吨标准煤": "万吨标准煤",
		"1e8 RMB": "1e8 RMB", "G USD": "G USD", "person,‰": "person|‰", "100 million yuan": "100 million yuan", "件、起、%": "件|起|%",
		"户籍统计": "-", "第一针": "-", "2022年": "-", "100平方米": "100平方米", "上年=100": "-", "含外资": "-", "": "-",
	} {
		got := "-"
		if u, ok := Units(s); ok {
			got = strings.Join(u, "|")
		}
		if got != want {
			t.Errorf("Units(%q) = %s, want %s", s, got, want)
		}
	}
}

func FuzzTyped(f *testing.F) {
	for _, s := range []string{"621 89", "下降3.2%", "1234①", "(1)", "—", "1.2.3", "¥", "[1]", "同比"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := Typed(s, Usual())
		if r.IsText && r.Note == "" {
			t.Errorf("%q is text without a reason", s)
		}
		if r.Numeric() {
			if _, err := number.Parse(r.Dec.String()); err != nil {
				t.Errorf("%q: %v", s, err)
			}
		}
	})
}

// TestFoldEveryForm holds the forms that Fold looks for against those that
// there are.
func TestFoldEveryForm(t *testing.T) {
	for r := rune('!'); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		if s := string(r); !formed(r) && width.Fold.String(s) != s {
			t.Errorf("%U folds to %q", r, width.Fold.String(s))
		}
	}
	if got := Fold("１．５％　（ｋｇ）"); got != "1.5% (kg)" {
		t.Errorf("folded to %q", got)
	}
}
