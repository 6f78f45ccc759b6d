package rollover

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/dataset"
	"nianbao/internal/source"
)

const settings = `report: {name: 年报, publisher: 演示单位}
plan:
  title: 《方案》
  start: 2022
  end: 2030
editions:
  - year: 2024
    date: 2025-03-28 09:00
    status: released`

func project(config string, files ...string) *source.Snapshot {
	list := []*source.File{source.NewFile("nianbao.yaml", []byte(config))}
	for i := 0; i < len(files); i += 2 {
		list = append(list, source.NewFile(files[i], []byte(files[i+1])))
	}
	return source.NewSnapshot(list...)
}

func made(t *testing.T, s *source.Snapshot) Result {
	t.Helper()
	r, found, err := Make(s, 2025)
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	return r
}

// table is the only table of the file at name.
func tableAt(t *testing.T, r Result, name string) dataset.Table {
	t.Helper()
	for _, f := range r.Files {
		if f.Path == name {
			if list := recognised(source.NewFile(name, f.Data)); len(list) == 1 {
				return list[0]
			}
			t.Fatalf("%s is no standard table", name)
		}
	}
	t.Fatalf("no %s in %v", name, r.Files)
	return dataset.Table{}
}

// A wide table of all years goes on with the new year alone.
func TestWideTableHasTheNewYear(t *testing.T) {
	r := made(t, project(settings, "data/2024/监测值.csv", "指标,区域,2023年,2024年\n产值,全区,1,2\n产值,东园,1,\n失业率,全区,,3\n"))
	got := tableAt(t, r, "data/2025/监测值.xlsx")
	var heads []string
	for _, c := range got.Columns {
		heads = append(heads, c.Header)
	}
	if strings.Join(heads, " ") != "指标 区域 2025年" {
		t.Errorf("the columns are %v", heads)
	}
}

// A project that keeps its values in data gets a form of its own.
func TestIndicatorsMakeTheFirstForm(t *testing.T) {
	r := made(t, project(settings, "data/指标体系.csv", "代码,指标,领域,条款,单位,方向,计量,目标类型\na,产值,甲,一,亿元,正向,总量,水平\na,产值,甲,二,亿元,正向,总量,水平\n"))
	got := tableAt(t, r, "data/2025/监测值.xlsx")
	if len(got.Records) != 1 || got.Records[0].Get("指标") != "产值" || got.Records[0].Get("年份") != "2025" || got.Records[0].Get("数值") != "" {
		t.Errorf("the records are %v", got.Records)
	}
}

// The configuration keeps its line ends, and gets one where the last is missing.
func TestConfigurationKeepsItsForm(t *testing.T) {
	for _, text := range []string{settings, settings + "\n", strings.ReplaceAll(settings, "\n", "\r\n"), strings.Replace(settings, "  - ", "- ", 1) + "\n\n# 尾\nsite: {}\n"} {
		if strings.Contains(text, "\n- ") {
			text = strings.ReplaceAll(text, "    date", "  date")
			text = strings.ReplaceAll(text, "    status", "  status")
		}
		got := string(made(t, project(text)).Config.Data)
		if n := strings.Count(got, "\r\n"); n != 0 && n != strings.Count(got, "\n") {
			t.Errorf("mixed line ends: %q", got)
		}
		var kept []string
		for _, l := range strings.SplitAfter(got, "\n") {
			if !strings.Contains(l, "2025年版") && !strings.Contains(l, "- year: 2025") && !strings.Contains(l, "date: 2026-03-28") && !strings.Contains(l, "draft") {
				kept = append(kept, l)
			}
		}
		if strings.TrimRight(strings.Join(kept, ""), "\r\n") != strings.TrimRight(text, "\r\n") {
			t.Errorf("other lines changed:\n%s\nwas\n%s", got, text)
		}
	}
}

// What cannot be written whole is taken back.
func TestWriteTakesBack(t *testing.T) {
	dir := t.TempDir()
	r := Result{Config: File{"nianbao.yaml", []byte("new")}, Files: []File{{"data/2025/a.xlsx", []byte("a")}, {"content/2025/b.md", []byte("b")}}}
	for name, data := range map[string]string{"nianbao.yaml": "old", "content/2025/b.md": "mine"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Write(dir); err == nil {
		t.Fatal("a file was overwritten")
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 || entries[0].Name() != "content" {
		t.Errorf("left behind: %v", entries)
	}
	for name, want := range map[string]string{"nianbao.yaml": "old", "content/2025/b.md": "mine"} {
		if got, _ := os.ReadFile(filepath.Join(dir, name)); string(got) != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if err := os.Remove(filepath.Join(dir, "content/2025/b.md")); err != nil {
		t.Fatal(err)
	}
	if err := r.Write(dir); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "nianbao.yaml")); string(got) != "new" {
		t.Errorf("the configuration is %q", got)
	}
}

// A skeleton is its own skeleton: nothing in it belongs to one year.
func FuzzSkeleton(f *testing.F) {
	for _, s := range []string{"---\ntitle: 2024年\nlead: |\n  甲\n  乙\n---\n# 甲\n\n文\n\n```chart\nkind: trend\ntitle: 甲\n```\n", "```keys\nindicators: [甲]", "````list\nkind: 甲\n````\n```", "---\n", "```\n```\n## 2024\r\n", "```facts\nitems:\n  - {term: 甲}\n```"} {
		f.Add(s)
	}
	m := &maker{from: 2024, year: 2025}
	f.Fuzz(func(t *testing.T, text string) {
		once := m.skeleton(text)
		if again := m.skeleton(once); again != once {
			t.Errorf("%q becomes %q, then %q", text, once, again)
		}
	})
}

// A park's own target is a row of its own; last year's overrides are not this year's.
func TestParksKeepTheirTargetsAndOverridesAreLeft(t *testing.T) {
	r := made(t, project(settings,
		"data/2024/年度目标.csv", "指标,年份,区域,目标值\n产值,2024,,100\n产值,2024,东园,60\n产值,2024,西园,40\n",
		"data/2024/评价调整.csv", "指标,评价,原因,签发人\n产值,滞后,重复统计,某主任\n"))
	got := tableAt(t, r, "data/2025/年度目标.xlsx")
	var areas []string
	for _, x := range got.Records {
		areas = append(areas, x.Get("区域")+x.Get("年份")+x.Get("目标值"))
	}
	if want := "2025 东园2025 西园2025"; strings.Join(areas, " ") != want {
		t.Errorf("targets of %v, want %s", areas, want)
	}
	if rows := tableAt(t, r, "data/2025/评价调整.xlsx").Records; len(rows) > 0 {
		t.Errorf("overrides carried over: %v", rows)
	}
}

// What is done is not carried over: items by their status, problems by their
// status or the date on which they were closed.
func TestOnlyOpenItemsAreCarriedOver(t *testing.T) {
	r := made(t, project(settings,
		"data/2024/重点任务清单.csv", "编号,名称,责任单位,状态,进展\n1,甲,一局,推进中,过半\n2,乙,一局,已完成,完\n3,丙,一局,,\n",
		"data/2024/督查整改.csv", "编号,指标或事项,问题,措施,责任单位,发现日期,整改期限,状态,办结日期,结果\nD1,甲,慢,访,一局,2024-05,2025-06,未办结,,\nD2,乙,慢,访,一局,2024-05,2024-06,未办结,2024-06,已改\nD3,丙,慢,访,一局,2024-05,2024-06,已办结,,\n"))
	for name, want := range map[string]string{"重点任务清单": "1甲 3丙", "督查整改": "D1"} {
		var got []string
		for _, x := range tableAt(t, r, "data/2025/"+name+".xlsx").Records {
			got = append(got, x.Get("编号")+x.Get("名称"))
			if x.Get("进展") != "" {
				t.Errorf("%s keeps what was reported: %v", name, x)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s has %v, want %s", name, got, want)
		}
	}
}

// Two files of one name become two workbooks.
func TestNoFormReplacesAnother(t *testing.T) {
	r := made(t, project(settings,
		"data/2024/监测值.csv", "指标,年份,数值\n产值,2024,1\n",
		"data/2024/监测值.tsv", "指标\t年份\t数值\n人口\t2024\t1\n"))
	first, second := tableAt(t, r, "data/2025/监测值.xlsx"), tableAt(t, r, "data/2025/监测值-2.xlsx")
	if first.Records[0].Get("指标") != "产值" || second.Records[0].Get("指标") != "人口" {
		t.Errorf("%v, %v", first.Records, second.Records)
	}
}

// A row that came for each year, in whatever unit, is one row of the form.
func TestARowIsCarriedOverOnce(t *testing.T) {
	r := made(t, project(settings, "data/2024/监测值.csv", "指标,年份,单位,数值\n产值,2023,万元,10000\n产值,2024,亿元,2\n"))
	if got := tableAt(t, r, "data/2025/监测值.xlsx").Records; len(got) != 1 || got[0].Get("年份") != "2025" {
		t.Errorf("the records are %v", got)
	}
}
