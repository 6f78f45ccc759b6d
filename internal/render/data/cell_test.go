package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	input "nianbao/internal/source"
	"nianbao/internal/workbook"
)

func TestFiguresKeepTheirDigits(t *testing.T) {
	third := number.Int(1).Quo(number.Int(3))
	for _, c := range []struct {
		d    number.Decimal
		want string
	}{
		{number.MustParse("812.60"), "812.60"},
		{number.MustParse("-0.05"), "-0.05"},
		{number.MustParse("12345678901234567.89"), "12345678901234567.89"},
		{number.MustParse("1.5E+3"), "1500"},
		{number.Int(0), "0"},
		{third, "0.333333333333"},
		{number.Int(2).Mul(third).Neg(), "-0.666666666667"},
		{number.Int(2000000).Mul(third), "666666.666667"},
		{number.Int(2).Sqrt(), "1.41421356237"},
		{third.Mul(number.MustParse("1E-9")), "0.000000000333333333333"},
		{third.Mul(number.MustParse("1E+15")), "333333333333000"},
	} {
		if got := Figure(number.Value{Dec: c.d, State: number.Present, Decimals: 1}); got != c.want {
			t.Errorf("%v is published as %s, want %s", c.d, got, c.want)
		}
	}
	for _, s := range []number.State{number.Unknown, number.Below, number.NotApplicable} {
		if got := Figure(number.Value{Dec: number.Int(1), State: s}); got != "" {
			t.Errorf("a value of state %d is published as %s", s, got)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "甲": "甲", "一-1": "一-1", "a=b": "a=b", "'": "'",
		"=1+1": "'=1+1", "+86": "'+86", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
		" =1": "' =1", "　=1": "'　=1", "＝1": "'＝1", "－1": "'－1",
	} {
		if got := Cell(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(encodeCSV([]entry{{Value: "-12.5", DueGap: "-3", Name: "-12.5"}}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if row := rows[1]; row[9] != "-12.5" || row[27] != "-3" || row[1] != "'-12.5" {
		t.Errorf("negative numbers or texts are wrong: %q", row)
	}
}

func TestEveryRowHasEveryColumn(t *testing.T) {
	if len(entry{}.row()) != len(columns()) {
		t.Errorf("%d cells under %d heads", len(entry{}.row()), len(columns()))
	}
}

// A workbook has the characters that one can hold, and no others.
func TestWorkbookHoldsWhatCanBePrinted(t *testing.T) {
	data, err := encodeXLSX(2024, []entry{{ID: "x", Name: "甲\x01乙\ufffe\n丙\uffff"}}, Publisher{})
	if err != nil {
		t.Fatal(err)
	}
	book, found := workbook.Read(input.NewFile("indicators.xlsx", data))
	if book == nil {
		t.Fatal(found)
	}
	if got := book.Sheets[0].At(1, 1).Raw; got != "甲乙\n丙" {
		t.Errorf("the name is %q", got)
	}
}

// The trend that is published is the one of the target's year.
func TestProjectionIsThatOfTheTarget(t *testing.T) {
	year := func(y int) assess.Projection {
		return assess.Projection{Year: y, Value: number.Value{State: number.Present, Dec: number.Int(int64(y))}}
	}
	judged := assess.Assessment{Projection: []assess.Projection{year(2024), year(2025), year(2026)}}
	e := target{judged: &judged}.entry(plan.Indicator{}, observed{})
	if e.Projection == nil || e.Projection.Value != "2026" {
		t.Errorf("projected is %v", e.Projection)
	}
}

// Whatever stands in a workbook, both files can be read and say the same.
func FuzzText(f *testing.F) {
	for _, s := range []string{"工业总产值", "=cmd|'/C calc'!A0", "\"<甲>\" & 乙\r\n丙, 丁", "\xff\x00", "\u2028</script>", "-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := []entry{{ID: "x", Name: text(s), Reasons: []string{s}}}
		var file struct {
			Edition    int
			Indicators []struct {
				Name    *string
				Reasons []string
			}
		}
		if err := json.Unmarshal(encodeJSON(2024, list), &file); err != nil {
			t.Fatal(err)
		}
		if utf8.ValidString(s) && (s == "" && file.Indicators[0].Name != nil || s != "" && *file.Indicators[0].Name != s || file.Indicators[0].Reasons[0] != s) {
			t.Errorf("%q comes back as %+v", s, file)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(encodeCSV(list), []byte(bom)))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows: %v", len(rows), err)
		}
		if c := rows[1][1]; c != "" && strings.ContainsAny(c[:1], "=+-@\t\r\n") {
			t.Errorf("%q is a formula", c)
		}
		if _, err := encodeXLSX(2024, list, Publisher{Name: s, Report: s}); err != nil {
			t.Error(err)
		}
	})
}
