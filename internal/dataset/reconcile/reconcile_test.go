package reconcile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/source"
	"nianbao/internal/timing"
	"nianbao/internal/workbook"
)

// subjects finds the tables of a file.
func subjects(t testing.TB, name string, data []byte) []Subject {
	t.Helper()
	b, found := workbook.Read(source.NewFile(name, data))
	if b == nil {
		t.Fatal(found)
	}
	var out []Subject
	for _, s := range b.Sheets {
		for _, table := range layout.Find(s, figure.Usual()).Tables {
			out = append(out, Subject{b.File, s.Name, table})
		}
	}
	return out
}

// What is found in a table: the cells of findings with their codes, and how
// many sums hold within rounding only.
func TestWithin(t *testing.T) {
	for name, c := range map[string]struct {
		sheet   string
		want    []string
		rounded int
	}{
		"exact":                     {"表,,\n单位:人,,\n地区,2022年,2023年\n合计,30,33\n东区,10,11\n西区,20,22\n", nil, 0},
		"within rounding":           {"表,,\n单位:亿元,,\n地区,2022年,2023年\n合计,10.1,33.0\n东区,3.4,11.0\n西区,6.6,22.0\n", nil, 1},
		"beyond rounded items":      {"表,,\n单位:亿元,,\n地区,2022年,2023年\n合计,7.4,9.0\n东区,3,4\n西区,3,5\n", []string{"B4 sum-mismatch"}, 0},
		"zeros that are not stored": {"表,,\n单位:亿元,,\n地区,2022年,2023年\n合计,10,9.5\n东区,3.3,4.2\n西区,6.6,5.3\n", nil, 1},
		"beyond":                    {"表,,\n单位:人,,\n地区,2022年,2023年\n合计,30,34\n东区,10,11\n西区,20,22\n", []string{"C4 sum-mismatch"}, 0},
		"beyond, total at the end":  {"表,,\n单位:人,,\n地区,2022年,2023年\n东区,10,11\n西区,20,22\n合计,30,35\n", []string{"C6 sum-mismatch"}, 0},
		"one column":                {"表,\n单位:万元,\n项目,金额\n甲项,40\n乙项,50\n合计,100\n", []string{"B6 sum-mismatch"}, 0},
		"parts counted inside":      {"表,\n单位:万元,\n项目,金额\n第二产业,90\n工业,70\n建筑业,20\n第三产业,110\n合计,200\n", nil, 0},
		"subtotals":                 {"表,,\n单位:人,,\n项目,2022年,2023年\n甲,1,2\n乙,2,3\n小计,3,5\n丙,4,5\n丁,5,6\n小计,9,11\n总计,12,16\n", nil, 0},
		"column of totals":          {"表,,,\n单位:人,,,\n地区,合计,男,女\n东区,30,10,20\n西区,33,11,22\n北区,36,12,25\n", []string{"B6 sum-mismatch"}, 0},
		"sections apart":            {"表,,\n单位:人,,\n地区,2022年,2023年\n一、城镇,,\n合计,30,33\n东区,10,11\n西区,20,22\n二、乡村,,\n合计,7,9\n东区,3,4\n西区,4,5\n", nil, 0},
		"averages and rates":        {"表,,,\n,,,\n地区,平均工资（元/人）,失业率（%）,指数\n全市,5000,4.0,101\n东区,4800,3.8,100\n西区,5300,4.4,103\n", nil, 0},
		"no relation":               {"表,,\n单位:人,,\n地区,2022年,2023年\n全市,50,60\n东区,10,11\n西区,20,22\n", nil, 0},
		"blank item":                {"表,,\n单位:人,,\n地区,2022年,2023年\n合计,30,34\n东区,10,11\n西区,20,\n", nil, 0},
		"below the unit":            {"表,,\n单位:万吨,,\n地区,2022年,2023年\n合计,30,34\n东区,30,34\n西区,…,…\n", nil, 0},
		"parts are not all":         {"表,,\n单位:人,,\n地区,2022年,2023年\n总人口,30,34\n  #东区,10,11\n  #西区,12,13\n", nil, 0},
		"part exceeds":              {"表,,\n单位:人,,\n地区,2022年,2023年\n总人口,30,34\n  其中：东区,10,43\n", []string{"C5 part-exceeds"}, 0},
		"part of what is negative":  {"表,,\n单位:万元,,\n项目,2022年,2023年\n销售收入,-30,34\n  其中：工业,-20,30\n", nil, 0},
		"once, by chance":           {"表,,\n单位:亿元,,\n项目,2022年,2023年\n甲,10.1,\n  乙,3.4,\n  丙,6.6,\n", nil, 0},
		"loss among profits":        {"表,,\n单位:万元,,\n项目,2022年,2023年\n利润总额,30,34\n  其中：工业,40,43\n", nil, 0},
		"share":                     {"表,,,\n,,,\n地区,产值（亿元）,比重（%）\n合计,200,100.0\n东区,50,25.0\n西区,60,30.0\n北区,90,54.0\n", []string{"C7 share-mismatch"}, 0},
		"share of a rounded whole":  {"表,,,\n,,,\n地区,产值（亿元）,比重（%）\n合计,3,100.0\n东区,1.00,33.3\n西区,1.00,33.3\n北区,0.90,29.0\n", nil, 1},
		"share within rounding":     {"表,,,\n,,,\n地区,产值（亿元）,比重（%）\n合计,3,100.0\n东区,1,33.3\n西区,1,33.3\n北区,1,33.4\n", []string{}, 0},
	} {
		found := subjects(t, "表.csv", []byte(c.sheet))
		if len(found) != 1 {
			t.Errorf("%s: %d tables", name, len(found))
			continue
		}
		r := Within(found[0])
		var got []string
		for _, d := range r.Findings {
			got = append(got, d.Pos.Cell+" "+d.Code)
		}
		if !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 || len(r.Rounded) != c.rounded {
			t.Errorf("%s: found %q and %d rounded, want %q and %d", name, got, len(r.Rounded), c.want, c.rounded)
		}
	}
}

// A finding names both cells, both values and the difference.
func TestFindingSaysAll(t *testing.T) {
	s := subjects(t, "data/表.csv", []byte("表,,\n单位:人,,\n地区,2022年,2023年\n合计,30,34\n东区,10,11\n西区,20,22\n"))
	d := Within(s[0]).Findings[0]
	want := "“合计”是34人，2个分项（C5至C6）之和是33人，相差1人"
	if d.Message != want || d.Pos.String() != "data/表.csv!表!C4" || d.Hint == "" || len(d.Notes) != 1 {
		t.Errorf("%v %s %v", d.Pos, d.Message, d.Notes)
	}
}

// One figure in two tables is one number, unless its year, unit or subject differs.
func TestAcross(t *testing.T) {
	sheet := func(title, unit, year, value string) []Subject {
		return subjects(t, title+".csv", []byte(title+",\n单位:"+unit+",\n地区,"+year+"\n东区,"+value+"\n西区,7\n"))
	}
	for name, c := range map[string]struct {
		other []Subject
		want  int
	}{
		"same":                 {sheet("3-2 各区产值", "亿元", "2023年", "12.5"), 0},
		"another number":       {sheet("表4 各区产值", "亿元", "2023年", "12.6"), 1},
		"rounded":              {sheet("各区产值", "亿元", "2023年", "13"), 0},
		"another year":         {sheet("各区产值", "亿元", "2022年", "12.6"), 0},
		"another unit":         {sheet("各区产值", "万元", "2023年", "12.6"), 0},
		"another subject":      {sheet("各区利润", "亿元", "2023年", "12.6"), 0},
		"year in the title":    {subjects(t, "b.csv", []byte("各区产值（2023年）,\n单位:亿元,\n地区,数值\n东区,12.6\n西区,7\n")), 0},
		"two rows of one name": {subjects(t, "b.csv", []byte("各区产值,\n单位:亿元,\n地区,2023年\n东区,1\n东区,2\n")), 0},
		"year of the period":   {sheet("各区产值", "亿元", "2023年1—9月", "9.9"), 0},
	} {
		all := append(sheet("各区产值", "亿元", "2023年", "12.5"), c.other...)
		found := Across(all)
		if len(found) != c.want {
			t.Errorf("%s: %v", name, found)
		}
		for _, d := range found {
			if want := "“东区 2023年”在这里是12.6亿元，在 各区产值.csv!各区产值!B4 是12.5亿元，相差0.1亿元"; d.Message != want {
				t.Errorf("%s: %s", name, d.Message)
			}
		}
	}
}

// Everything that is found in the workbooks handed over beside the repository
// was looked at: each total below is really not what its items add up to.
func TestRealWorkbooks(t *testing.T) {
	want := []string{
		"huizhou-population.xlsx!2009!B15", // 3243580 for 3234580: two digits changed places
		"huizhou-population.xlsx!2010!B20", // 13168 for 23168
		"huizhou-population.xlsx!2012!B4",  // 467004 for 4674004: a digit is missing
		"huizhou-population.xlsx!2012!B16", // 57072, its items 57083
	}
	names, _ := filepath.Glob("../../../../shared/data/workbooks/*.xlsx")
	if len(names) == 0 {
		t.Log("the workbooks are not there")
		return
	}
	var got []string
	rounded := map[string]bool{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := workbook.Read(source.NewFile(filepath.Base(name), data)); b == nil {
			continue
		}
		all := subjects(t, filepath.Base(name), data)
		for _, d := range Tables(all) {
			got = append(got, d.Pos.String())
		}
		for _, s := range all {
			if len(Within(s).Rounded) > 0 {
				rounded[s.File] = true
			}
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !rounded["huizhou-population.xlsx"] || !rounded["shanghai-2012-C1106.xlsx"] || rounded["shantou-migration.xlsx"] {
		t.Errorf("sums that hold within rounding: %v", rounded)
	}
}

// A table of totals costs no more than one of items, by some measure.
func TestManyTotals(t *testing.T) {
	table := func(label string) []Subject {
		var b strings.Builder
		b.WriteString("表,,\n单位:人,,\n地区,2022年,2023年\n")
		for range 1000 {
			b.WriteString(label + ",1,2\n东区,1,2\n西区,1,2\n")
		}
		return subjects(t, "表.csv", []byte(b.String()))
	}
	timing.Within(t, 40, func() { Tables(table("甲区")) }, func() { Tables(table("合计")) })
}
