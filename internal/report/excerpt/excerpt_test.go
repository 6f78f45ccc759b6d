package excerpt

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/number"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

func read(t testing.TB, name, text string) mapping.Book {
	t.Helper()
	b, found := workbook.Read(source.NewFile(name, []byte(text)))
	if b == nil {
		t.Fatal(found)
	}
	out, _ := mapping.Read(b, nil, figure.Usual())
	return out
}

const migration = "3-6 迁移人口,,,,\n单位:人,,,,\n地区,迁入,,迁出,\n,合计,省内,合计,省内\n全市,12,7,33,29\n东区,5,3,20,18\n西区,7,4,13,11\n"

// drawn writes names and figures, one row a line.
func drawn(x Excerpt) string {
	var w strings.Builder
	for _, line := range x.Head {
		for _, h := range line {
			fmt.Fprintf(&w, "[%s %d×%d]", h.Text, h.Rows, h.Columns)
		}
		w.WriteString("\n")
	}
	for _, r := range x.Rows {
		w.WriteString(strings.Join(r.Path, "›"))
		for _, c := range r.Cells {
			w.WriteString(" " + c.Value.Digits() + c.Text)
		}
		w.WriteString("\n")
	}
	return w.String()
}

// Rows and columns that are left out take nothing of the others with them.
func TestSelection(t *testing.T) {
	b := read(t, "迁移.csv", migration)
	for name, c := range map[string]struct {
		Options
		want string
	}{
		"all":          {Options{}, "[地区 2×1][迁入 1×2][迁出 1×2]\n[合计 1×1][省内 1×1][合计 1×1][省内 1×1]\n全市 12 7 33 29\n东区 5 3 20 18\n西区 7 4 13 11\n"},
		"a group":      {Options{Columns: []string{"迁出"}}, "[地区 2×1][迁出 1×2]\n[合计 1×1][省内 1×1]\n全市 33 29\n东区 20 18\n西区 13 11\n"},
		"last words":   {Options{Columns: []string{"合计"}, Rows: []string{"西区", "全市"}}, "[地区 2×1][迁入 1×1][迁出 1×1]\n[合计 1×1][合计 1×1]\n全市 12 33\n西区 7 13\n"},
		"a whole path": {Options{Columns: []string{"迁入›省内"}, Rows: []string{"东 区"}}, "[地区 2×1][迁入 1×1]\n[省内 1×1]\n东区 3\n"},
		"a range":      {Options{Range: &workbook.Range{Top: 5, Left: 3, Bottom: 5, Right: 4}}, "[地区 2×1][迁出 1×2]\n[合计 1×1][省内 1×1]\n东区 20 18\n"},
	} {
		x, missing := Take(b, b.Sheets[0], 0, c.Options)
		if got := drawn(x); got != c.want || len(missing.Rows)+len(missing.Columns) > 0 {
			t.Errorf("%s: %v\n%swant\n%s", name, missing, got, c.want)
		}
		if x.Title != "迁移人口" || x.Unit != "人" {
			t.Errorf("%s: %q %q", name, x.Title, x.Unit)
		}
	}
	_, missing := Take(b, b.Sheets[0], 0, Options{Rows: []string{"东区", "南区"}, Columns: []string{"省外"}})
	if !slices.Equal(missing.Rows, []string{"南区"}) || !slices.Equal(missing.Columns, []string{"省外"}) {
		t.Errorf("missing %v", missing)
	}
}

// A figure keeps its cell and the name that the workbook has for readers.
func TestOrigin(t *testing.T) {
	b := read(t, "迁移.csv", migration)
	b.Public = "某市统计年鉴"
	x, _ := Take(b, b.Sheets[0], 0, Options{Rows: []string{"西区"}, Unit: "万人", Demo: true})
	v := x.Rows[0].Cells[0].Value
	if len(v.Origins) != 1 || v.Origins[0].String() != "某市统计年鉴!迁移!B7" || v.Origins[0].SHA256 != b.SHA256 || !v.Demo || !x.Demo {
		t.Errorf("%v from %v", v, v.Origins)
	}
	if x, _ := Take(b, b.Sheets[0], 7, Options{}); len(x.Rows) > 0 {
		t.Error("a table that is not there has rows")
	}
}

// Decimals are uniform by column, or by row where rows have different units;
// nothing is rounded that nobody asked to round.
func TestDecimals(t *testing.T) {
	one := 1
	for name, c := range map[string]struct {
		sheet string
		Options
		want string
	}{
		"by column":       {"表,,\n单位:亿元,,\n地区,甲,乙\n东,1.5,3\n西,2,4\n", Options{}, "东 1.5 3\n西 2.0 4\n"},
		"by row":          {"指标,单位,甲,乙\n人口,万人,1.25,3\n比例,%,50,4.5\n户数,户,12,13\n", Options{}, "人口 1.25 3.00\n比例 50.0 4.5\n户数 12 13\n"},
		"computed rest":   {"表,,\n地区,甲,乙\n东,1.5,3\n西,0.123456789,4\n南,2.25,5\n", Options{}, "东 1.50 3\n西 0.123456789 4\n南 2.25 5\n"},
		"asked for":       {"表,,\n单位:亿元,,\n地区,甲,乙\n东,1.55,3\n西,2,4\n", Options{Decimals: &one}, "东 1.6 3.0\n西 2.0 4.0\n"},
		"asked by column": {"表,,\n单位:亿元,,\n地区,甲,乙\n东,1.55,3\n西,2,4\n", Options{ByColumn: []Decimals{{"乙", 2}}}, "东 1.55 3.00\n西 2.00 4.00\n"},
		"beside a unit":   {"表,,\n指标,甲,乙\n收入（万元）,12345,20000\n占比（%）,66.80,7.5\n", Options{Unit: "亿元", Decimals: &one}, "收入 1.2 2.0\n占比 66.80 7.50\n"},
		"converted":       {"表,,\n指标,甲,乙\n收入（万元）,12345.678,20000.5\n", Options{Unit: "亿元"}, "收入 1.235 2.00\n"},
		"states":          {"表,,\n单位:亿元,,\n地区,甲,乙\n东,…,3\n西,—,约4\n", Options{}, "东 … 3\n西 — 约4\n"},
	} {
		b := read(t, "表.csv", c.sheet)
		x, _ := Take(b, b.Sheets[0], 0, c.Options)
		x.Head = nil
		if got := drawn(x); got != c.want {
			t.Errorf("%s:\n%swant\n%s", name, got, c.want)
		}
	}
}

// A conversion shows in heads, labels and notes, and leaves alone what it
// would make vanish.
func TestConversion(t *testing.T) {
	b := read(t, "表.csv", "表,,\n指标,2022年,2023年\n总产值（万元）,12345,20000\n人均产值（元）,5,6\n")
	x, _ := Take(b, b.Sheets[0], 0, Options{Unit: "亿元"})
	first := x.Rows[0]
	if first.Labels[0].Text != "总产值（亿元）" || first.Cells[0].Value.Digits() != "1.23" || first.Cells[0].Value.Dec.String() != "1.2345" {
		t.Errorf("%q %s", first.Labels[0].Text, first.Cells[0].Value.Digits())
	}
	if v := x.Rows[1].Cells[0].Value; v.Unit != "元" {
		t.Errorf("元 a head became %v", v)
	}
	if len(x.Notes) != 1 || x.Notes[0] != "原表单位为万元，已折算为亿元，小数按四舍五入显示。" {
		t.Errorf("notes %q", x.Notes)
	}
	if Convertible(b.Sheets[0].Tables[0], number.Unit("公顷")) {
		t.Error("money is convertible to area")
	}
}

// The note on rounding stands where a total and all its items are shown.
func TestRoundingNote(t *testing.T) {
	b := read(t, "表.csv", "表,,\n单位:亿元,,\n地区,2022年,2023年\n合计,10.1,33.0\n东区,3.4,11.0\n西区,6.6,22.0\n")
	whole, _ := Take(b, b.Sheets[0], 0, Options{})
	part, _ := Take(b, b.Sheets[0], 0, Options{Rows: []string{"东区", "西区"}})
	some, _ := Take(b, b.Sheets[0], 0, Options{Rows: []string{"合计", "东区"}})
	if !slices.Contains(whole.Notes, reconcile.RoundingNote) || slices.Contains(part.Notes, reconcile.RoundingNote) || slices.Contains(some.Notes, reconcile.RoundingNote) {
		t.Errorf("whole %q, part %q, some %q", whole.Notes, part.Notes, some.Notes)
	}
}

// A column 演示 tells of each row; without it the title tells of all.
func TestDemonstration(t *testing.T) {
	for sheet, want := range map[string][]bool{
		"各区产值（演示）,,\n单位:亿元,,\n地区,产值,演示\n东,1,是\n西,2,\n":            {true, false},
		"各区产值（演示）,,\n单位:亿元,,\n地区,产值,利润\n东,1,4\n西,2,3\n":           {true, true},
		"各区产值,,\n单位:亿元,,\n地区,产值,利润\n东,1,4\n西,2,3\n注：利润为演示数据。,,\n": {true, true},
		"各区产值,,\n单位:亿元,,\n地区,产值,利润\n东,1,4\n西,2,3\n":               {false, false},
	} {
		b := read(t, "表.csv", sheet)
		x, _ := Take(b, b.Sheets[0], 0, Options{})
		var got []bool
		for _, r := range x.Rows {
			got = append(got, r.Cells[0].Value.Demo)
		}
		if !slices.Equal(got, want) || x.Demo != slices.Contains(want, true) {
			t.Errorf("%s: %v, %v", sheet, got, x.Demo)
		}
	}
}

// A sheet of words is one table too.
func TestWords(t *testing.T) {
	b := read(t, "名单.csv", "名单\n姓名,职务\n张三,组长\n李四,成员\n")
	tables := Words(b, b.Sheets[0].Name)
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	x, _ := Take(b, layout.Sheet{Name: b.Sheets[0].Name, Tables: tables}, 0, Options{})
	if got := drawn(x); got != "[姓名 1×1][职务 1×1]\n张三 组长\n李四 成员\n" {
		t.Errorf("%s", got)
	}
	if len(Words(mapping.Book{Book: &workbook.Book{}}, "无")) != 0 {
		t.Error("a sheet that is not there has a table")
	}
}

// What was kept as text where a number is expected is found at the cells that
// are shown; words among words are not.
func TestKept(t *testing.T) {
	b := read(t, "表.csv", "表,,,\n地区,甲,乙,备注\n东,1,约2,含新区\n西,3,无此项,另计\n南,4,5,\n北,6,7,\n中,8,9,\n进展,推进中,已完成,\n")
	for want, o := range map[string]Options{
		"C3 C4": {},
		"C4":    {Rows: []string{"西"}},
		"":      {Columns: []string{"甲", "备注"}},
	} {
		x, _ := Take(b, b.Sheets[0], 0, o)
		var got []string
		for _, d := range x.Kept {
			got = append(got, d.Pos.Cell)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("kept %q, want %q", got, want)
		}
	}
}
