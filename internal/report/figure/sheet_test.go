package figure

import (
	"strings"
	"testing"

	"nianbao/internal/chart/template"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/report/excerpt"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
	"nianbao/templates"
)

func part(t *testing.T, sheet string, o excerpt.Options) excerpt.Excerpt {
	t.Helper()
	b, found := workbook.Read(source.NewFile("表.csv", []byte(sheet)))
	if b == nil {
		t.Fatal(found)
	}
	book, _ := mapping.Read(b, nil, figure.Usual())
	x, _ := excerpt.Take(book, book.Sheets[0], 0, o)
	return x
}

func kind(t *testing.T, name string) template.Template {
	t.Helper()
	set, found := template.Load(templates.FS)
	x, ok := set.Get(name)
	if !ok {
		t.Fatal(name, found)
	}
	return x
}

const byYear = "3-2 各区产值,,,\n单位:亿元,,,\n地区,2024年,2022年,2021年\n合计,36,33,30\n东区,12,11,10\n西区,24,22,\n"

// A table is drawn the same whether its years are columns or rows; years that
// it leaves out and blanks are gaps.
func TestFromTable(t *testing.T) {
	o := excerpt.Options{Rows: []string{"东区", "西区"}}
	s, p := FromTable(part(t, byYear, o), kind(t, "trend"), "表.csv!表", Options{Title: "西区快于东区"})
	if p.Why != "" || strings.Join(s.X.Labels, " ") != "2021 2022 2023 2024" || !s.X.Years || len(s.Panels[0].Layers) != 2 {
		t.Fatalf("%s %v", p.Why, s.X)
	}
	west := s.Panels[0].Layers[1]
	if west.Name != "西区" || len(west.Data) != 2 || west.Data[0].X+west.Data[1].X != 4 || west.Data[0].Value.Origins[0].String() == "" {
		t.Errorf("%+v", west)
	}
	if s.Subject != "各区产值，东区、西区，亿元，2021—2024年" || s.Source != "表.csv!表" || strings.Join(s.Notes, "；") != "2023年表中没有数" {
		t.Errorf("%q %q %q", s.Subject, s.Source, s.Notes)
	}
	turned := part(t, "各区产值,,\n单位:亿元,,\n年份,东区,西区\n2021年,10,\n2022年,11,22\n2024年,12,24\n", excerpt.Options{})
	again, p := FromTable(turned, kind(t, "trend"), "表.csv!表", Options{})
	if p.Why != "" || len(again.Panels[0].Layers) != 2 || again.Panels[0].Layers[1].Name != "西区" || len(again.X.Labels) != 4 {
		t.Errorf("%s %+v", p.Why, again.Panels)
	}
}

// A ranking leaves the total out; a share is of the total.
func TestFromTableParts(t *testing.T) {
	o := excerpt.Options{Columns: []string{"2024"}}
	rank, p := FromTable(part(t, byYear, o), kind(t, "ranking"), "", Options{})
	if p.Why != "" || strings.Join(rank.X.Labels, " ") != "西区 东区" {
		t.Errorf("%s %q", p.Why, rank.X.Labels)
	}
	share, p := FromTable(part(t, byYear, o), kind(t, "share"), "", Options{})
	if p.Why != "" || len(share.Parts) != 2 || share.Whole.Dec.String() != "36" || share.WholeName != "合计" {
		t.Errorf("%s %+v", p.Why, share)
	}
	across, p := FromTable(part(t, "表,,,\n单位:人,,,\n指标,全市,东区,西区\n人口,30,10,20\n", excerpt.Options{}), kind(t, "ranking"), "", Options{})
	if p.Why != "" || strings.Join(across.X.Labels, " ") != "西区 东区" {
		t.Errorf("%s %q", p.Why, across.X.Labels)
	}
}

// What cannot be drawn is said.
func TestFromTableRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		sheet, kind string
		excerpt.Options
		want string
	}{
		"no years":      {"表,,\n单位:人,,\n地区,男,女\n东区,1,2\n西区,3,4\n", "trend", excerpt.Options{}, "年份"},
		"several":       {byYear, "ranking", excerpt.Options{}, "只画一列数"},
		"units differ":  {"表,,\n地区,产值（亿元）,人口（万人）\n东区,1,2\n西区,3,4\n", "grouped", excerpt.Options{}, "单位不同"},
		"negative part": {"表,\n单位:亿元,\n地区,利润\n东区,-1\n西区,3\n", "share", excerpt.Options{}, "负数"},
		"one part":      {byYear, "share", excerpt.Options{Columns: []string{"2024"}, Rows: []string{"东区"}}, "两个以上"},
	} {
		_, p := FromTable(part(t, c.sheet, c.Options), kind(t, c.kind), "", Options{})
		if !strings.Contains(p.Why, c.want) || p.Hint == "" {
			t.Errorf("%s: %q %q", name, p.Why, p.Hint)
		}
	}
}
