package workbook

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// What each number format shows; the expectations are those of a spreadsheet.
func TestShow(t *testing.T) {
	for _, test := range []struct{ code, raw, want string }{
		{"", "12.5", "12.5"},
		{"General", "0.333333333333333", "0.333333333"},
		{"General", "-1234.56789012", "-1234.56789"},
		{"General", "123456789012", "123456789012"},
		{"G/通用格式", "3", "3"},
		{"0", "2.5", "3"}, {"0", "-2.5", "-3"}, {"0", "-0.4", "0"},
		{"0.0", "9.95", "10.0"}, {"0.00", "1", "1.00"}, {"000", "7", "007"},
		{"0.0#", "1.5", "1.5"}, {"0.0#", "1.25", "1.25"}, {"#.##", "0.5", ".5"}, {"#", "0", ""},
		{"#,##0", "1234567", "1,234,567"}, {"#,##0", "999", "999"}, {"#,##0.00", "-1234.5", "-1,234.50"},
		{"0,", "1234567", "1235"}, {"0.0,,", "1234567", "1.2"},
		{"0%", "0.125", "13%"}, {"0.0%", "-0.0251", "-2.5%"},
		{`0.00"亿元"`, "3", "3.00亿元"}, {`"约"0`, "3", "约3"}, {`0\ `, "3", "3"}, {"0_ ", "3", "3"}, {"* 0", "3", "3"},
		{`0.00;[Red]-0.00`, "-1.5", "-1.50"}, {`0_);\(0\)`, "-2", "(2)"}, {`0;-0;"—"`, "0", "—"}, {"0;;", "-5", ""},
		{`[<1]"不足1";0`, "0.5", "不足1"}, {`[<1]"不足1";0`, "2", "2"}, {`[>=10000]0.0,"千";0`, "12345", "12.3千"},
		{"[$¥-804]#,##0.00", "5", "¥5.00"}, {"[红色]0", "5", "5"},
		{"###\\ ###\\ ##0", "56263", "56 263"}, {"###\\ ###\\ ##0", "11", "11"}, {"000-0000", "12", "000-0012"},
		{"# ?/?", "0.5", "0.5"}, {"0.00E+00", "12345", "12345"}, {"[DBNum1]General", "5", "5"},
		{"@", "5", "5"},
		{"yyyy-mm-dd", "45352", "2024-03-01"}, {`yyyy"年"m"月"d"日"`, "45352", "2024年3月1日"}, {"yyyy/m", "45352", "2024/3"},
		{"yy-m-d", "45352", "24-3-1"}, {"mmm-yy", "45352", "Mar-24"}, {"aaaa", "45352", "星期五"}, {"e年m月", "45352", "2024年3月"},
		{"yyyy-mm-dd hh:mm:ss", "45352.75", "2024-03-01 18:00:00"}, {"h:mm AM/PM", "0.75", "6:00 PM"}, {"上午/下午h时mm分", "0.25", "上午6时00分"},
		{"mm:ss", "0.001", "01:26"}, {"[h]:mm", "1.5", "36:00"}, {"d-mmm", "1", "1-Jan"},
		{"yyyy-mm-dd", "60", "1900-02-28"}, {"yyyy-mm-dd", "61", "1900-03-01"}, {"yyyy-mm-dd", "-1", "-1"}, {"yyyy", "99999999", "99999999"},
		{`"`, "5", ""}, {"[", "5", ""}, {"\\", "5", ""}, {";;;", "5", ""}, {"0.0.0", "5", "5.00"}, {"_", "5", ""},
	} {
		f := parseFormat(test.code)
		if got := f.show(test.raw, false).text; got != test.want {
			t.Errorf("%q shows %s as %q, want %q", test.code, test.raw, got, test.want)
		}
	}
}

func TestPlainDecimal(t *testing.T) {
	for v, want := range map[string]string{
		"0.30000000000000004": "0.3", "812.59999999999991": "812.6", "1.5E-3": "0.0015", "-1.5e3": "-1500", "12.50": "12.5",
		"007": "7", "-0": "0", "0": "0", "1E+20": "100000000000000000000", "123456789012345678": "123456789012346000",
		"1E+300": "1e+300", " 5 ": "5", "0.1": "0.1", "-12": "-12", "0.000": "0", ".5": "0.5", "5.": "5",
	} {
		if got, ok := plainDecimal(v); got != want || !ok {
			t.Errorf("%q is %q, want %q", v, got, want)
		}
	}
	for _, v := range []string{"", "-", "abc", "NaN", "Inf", "1,5", "0x10", "1e999"} {
		if got, ok := plainDecimal(v); ok {
			t.Errorf("%q is read as %q", v, got)
		}
	}
}

// Plain notation says the same number to 15 digits, and shifting and rounding keep to it.
func FuzzPlainDecimal(f *testing.F) {
	for _, x := range []float64{0, 0.1 + 0.2, 1e22, -1e-22, 812.6, math.MaxFloat64, 45352.75} {
		f.Add(x, 2)
	}
	f.Fuzz(func(t *testing.T, x float64, places int) {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return
		}
		plain, ok := plainDecimal(strconv.FormatFloat(x, 'g', -1, 64))
		back, err := strconv.ParseFloat(plain, 64)
		if !ok || err != nil || math.Abs(back-x) > math.Abs(x)*1e-14 {
			t.Fatalf("%v is %q (%v)", x, plain, err)
		}
		if strings.Contains(plain, "e") {
			return
		}
		if again, _ := plainDecimal(plain); again != plain {
			t.Errorf("%q is not plain: %q", plain, again)
		}
		n := (places%20 + 20) % 20
		if got := shift(shift(plain, n), -n); got != plain {
			t.Errorf("%q shifted by %d and back is %q", plain, n, got)
		}
		_, fraction, _ := strings.Cut(round(plain, n), ".")
		if len(fraction) != n {
			t.Errorf("%q rounded to %d places is %q", plain, n, round(plain, n))
		}
	})
}

func FuzzFormat(f *testing.F) {
	for _, code := range []string{"0.00%", `#,##0.0;[Red](#,##0.0);"-"`, `yyyy"年"m"月"`, "[h]:mm:ss.000", "###\\ ##0,,", `[>1]"a";0`, "@;;;", "上午/下午h"} {
		f.Add(code, "1234.5")
	}
	f.Fuzz(func(t *testing.T, code, number string) {
		raw, ok := plainDecimal(number)
		if !ok || len(code) > 200 {
			return
		}
		format := parseFormat(code)
		s := format.show(raw, len(code)%2 == 0)
		if s.iso != "" && len(s.iso) != 10 && len(s.iso) != 19 {
			t.Errorf("%q shows %s as the date %q", code, raw, s.iso)
		}
	})
}

func TestReferences(t *testing.T) {
	for _, test := range []struct {
		ref         string
		row, column int
		ok          bool
	}{
		{"A1", 0, 0, true}, {"xfd1048576", 1048575, 16383, true}, {"AA10", 9, 26, true},
		{"XFE1", 0, 0, false}, {"A0", 0, 0, false}, {"A1048577", 0, 0, false}, {"A", 0, 0, false}, {"1", 0, 0, false}, {"", 0, 0, false}, {"A1B", 0, 0, false},
	} {
		row, column, ok := parseRef(test.ref)
		if ok != test.ok || ok && (row != test.row || column != test.column) {
			t.Errorf("%q is %d, %d, %v", test.ref, row, column, ok)
		}
		if ok && !strings.EqualFold(Ref(row, column), test.ref) {
			t.Errorf("%q comes back as %q", test.ref, Ref(row, column))
		}
	}
	for formula, want := range map[string]string{
		`A1+$A1+A$1+$A$1`: `C3+$A3+C$1+$A$1`, `SUM(A1:B2)*LOG10(A1)`: `SUM(C3:D4)*LOG10(C3)`,
		`"A1"&'A1'!A1&表!B2`: `"A1"&'A1'!C3&表!D4`, `IF(TRUE,A1_x,1E5)`: `IF(TRUE,A1_x,1E5)`,
	} {
		if got := moved(formula, 2, 2); got != want {
			t.Errorf("%s moved is %s, want %s", formula, got, want)
		}
	}
}

func TestRangesAreReadAsWritten(t *testing.T) {
	for ref, want := range map[string]string{"A3:H25": "A3:H25", "b2": "B2", "$C$2:$A$1": "A1:C2", "A": "", "3": "", "A0": "", "A1:": "", "A1:B2:C3": "", "ZZZZ1": ""} {
		m, ok := ParseRange(ref)
		if ok != (want != "") || ok && m.String() != want {
			t.Errorf("%s is %v %v, want %q", ref, m, ok, want)
		}
	}
	for name, want := range map[string]int{"A": 0, "aa": 26, "XFD": 16383, "": -1, "A1": -1, "1": -1, "甲": -1, "XFE": -1} {
		c, ok := ParseColumn(name)
		if ok != (want >= 0) || ok && c != want {
			t.Errorf("%s is %d %v, want %d", name, c, ok, want)
		}
	}
}
