package build_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/templates"
)

// small is a project of three indicators and two parks. A test adds files to
// it, or rows to the file of a name.
const small = `-- nianbao.yaml --
report: {name: 甲方案年度报告, publisher: 甲单位}
plan: {title: 《甲方案》, start: 2022, end: 2025, base: 2021, domains: [产业, 民生]}
editions:
  - {year: 2023, date: 2024-03-28 09:00}
  - {year: 2024, date: 2025-03-28 09:00}
-- data/部门.csv --
代码,部门
fa-ju,甲局
-- data/园区.csv --
代码,园区,核心区
dong,东园,是
xi,西园,
-- data/指标体系.csv --
代码,编号,指标,领域,条款,单位,属性,方向,计量,小数位,目标类型,目标运算,目标值,目标年,责任部门
output,1,总产值,产业,一-1,亿元,约束性,正向,总量,1,水平,≥,160,2025,甲局
firms,2,企业数,产业,一-2,家,预期性,正向,计数,0,水平,≥,50,2025,甲局
schools,3,入学率,民生,一-3,%,预期性,正向,占比,1,保持,≥,90,2025,甲局
-- data/2023/监测值.csv --
指标,年份,区域,数值
总产值,2021,,100
总产值,2022,,110
总产值,2023,,120
企业数,2021,,10
企业数,2023,,20
入学率,2023,,91
-- data/2024/监测值.csv --
指标,年份,区域,数值
总产值,2024,,140
总产值,2024,东园,80
总产值,2024,西园,60
企业数,2024,,35
企业数,2024,东园,20
企业数,2024,西园,15
入学率,2024,,89
`

// with returns small with the files of more in place of its own, or after
// them; a file whose text begins with + adds its rows to the one there is.
func with(t *testing.T, more string) *txtar.Archive {
	t.Helper()
	a := txtar.Parse([]byte(small))
	for _, f := range txtar.Parse([]byte(more)).Files {
		n := slices.IndexFunc(a.Files, func(x txtar.File) bool { return x.Name == f.Name })
		rows, adds := bytes.CutPrefix(f.Data, []byte("+\n"))
		switch {
		case adds && n < 0:
			t.Fatalf("there is no %s to add to", f.Name)
		case adds:
			a.Files[n].Data = slices.Concat(a.Files[n].Data, rows)
		case n < 0:
			a.Files = append(a.Files, f)
		default:
			a.Files[n] = f
		}
	}
	return a
}

// built runs the whole program on a project.
func built(t *testing.T, a *txtar.Archive) build.Result {
	t.Helper()
	return resultOf(t, project(t, a))
}

// resultOf is the run of a project, sound or not.
func resultOf(t *testing.T, project fs.FS) build.Result {
	t.Helper()
	r, err := build.Run(t.Context(), project, templates.FS, build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sound is built for a project that has no errors.
func sound(t *testing.T, a *txtar.Archive) build.Result {
	t.Helper()
	r := built(t, a)
	if r.Findings.HasErrors() {
		t.Fatal(r.Findings)
	}
	return r
}

var tag = regexp.MustCompile(`<[^>]*>`)

// page returns what a page of an output says, without its tags.
func page(t *testing.T, r build.Result, path string) string {
	t.Helper()
	for _, f := range r.Files {
		if f.Path == path {
			return tag.ReplaceAllString(string(f.Data), "")
		}
	}
	t.Fatalf("there is no %s", path)
	return ""
}

func TestThresholdsAreConfiguration(t *testing.T) {
	usual := sound(t, with(t, ""))
	rules := strings.Replace(small, "editions:", "rules: {faster: 1.02, on_track: 0.8, needs_speed: 0.505, coverage: 0.6, interval_from: 3}\neditions:", 1)
	changed := sound(t, txtar.Parse([]byte(rules)))
	// 总产值 has 2021 100, 2024 140 and 2025 160: R = .9549…; 企业数 q = 25/40 ÷ 3/4 = .8333…
	for _, c := range []struct{ id, before, after string }{{"output", "符合预期", "符合预期"}, {"firms", "需加快", "符合预期"}} {
		if got := find(openData(t, usual)["2024"], c.id).at("verdict"); got != c.before {
			t.Errorf("%s is %s, want %s", c.id, got, c.before)
		}
		if got := find(openData(t, changed)["2024"], c.id).at("verdict"); got != c.after {
			t.Errorf("with other thresholds %s is %s, want %s", c.id, got, c.after)
		}
	}
	for r, words := range map[*build.Result][]string{
		&usual:   {"节奏不低于1.05", "节奏不低于0.95、低于1.05", "节奏不低于0、低于0.60", "不足75%时", "连续4年"},
		&changed: {"节奏不低于1.02", "节奏不低于0.80、低于1.02", "节奏不低于0、低于0.505", "不足60%时", "连续3年"},
	} {
		methods := page(t, *r, "methods.html")
		for _, w := range words {
			if !strings.Contains(methods, w) {
				t.Errorf("the page of methods does not say %s", w)
			}
		}
	}
	if steps := page(t, changed, "2024/indicators/firms.html"); !strings.Contains(steps, "≥0.505 需加快") {
		t.Error("the steps do not name the thresholds used")
	}
	if p := find(openData(t, changed)["2023"], "output").at("projection.low"); p == "null" {
		t.Error("three years were to be enough for an interval")
	}
	if p := find(openData(t, usual)["2023"], "output").at("projection.low"); p != "null" {
		t.Error("three years are not enough for an interval")
	}
}

func TestThresholdsOutOfOrderAreRefused(t *testing.T) {
	r := built(t, txtar.Parse([]byte(strings.Replace(small, "editions:", "rules:\n  on_track: 1.2\neditions:", 1))))
	for _, d := range r.Findings {
		if fmt.Sprint(d.Pos) == "nianbao.yaml:4:13" && d.Code == "bad-value" {
			return
		}
	}
	t.Errorf("findings %v", r.Findings)
}

// finding wants one of a code at a cell.
func finding(t *testing.T, r build.Result, severity diag.Severity, code, at string) {
	t.Helper()
	for _, d := range r.Findings {
		if d.Code == code && d.Pos.String() == at && d.Severity == severity && d.Message != "" && d.Hint != "" {
			return
		}
	}
	t.Errorf("no %s at %s in %v", code, at, r.Findings)
}

const overrides = `-- data/2024/评价调整.csv --
指标,条款,目标年,评价,原因,签发人,日期
`

func TestAnOverriddenVerdictShowsBoth(t *testing.T) {
	usual := find(openData(t, sound(t, with(t, "")))["2024"], "firms")
	r := sound(t, with(t, overrides+"企业数,,,滞后,年末三家未投产。,张主任,2025-02-10\n"))
	e := find(openData(t, r)["2024"], "firms")
	const both = "按算法评价为需加快，调整为滞后：年末三家未投产（签发：张主任，2025年2月10日）"
	if e.at("verdict") != "滞后" || !strings.Contains(e.at("reasons"), both) {
		t.Errorf("verdict %s, reasons %s", e.at("verdict"), e.at("reasons"))
	}
	for _, f := range strings.Fields("progress pace due due_gap required realisation level change") {
		if e.at(f) != usual.at(f) {
			t.Errorf("%s is %s, without the override %s", f, e.at(f), usual.at(f))
		}
	}
	for path, words := range map[string][]string{
		"2024/indicators/firms.html": {"按算法为需加快，已作评价调整", both},
		"2024/indicators.html":       {"按算法为需加快", "企业数" + both, "年末三家未投产。", "张主任"},
	} {
		for _, w := range words {
			if !strings.Contains(page(t, r, path), w) {
				t.Errorf("%s does not say %s", path, w)
			}
		}
	}
	if earlier := find(openData(t, r)["2023"], "firms").at("reasons"); strings.Contains(earlier, "调整") {
		t.Errorf("the edition before says %s", earlier)
	}
}

func TestAnOverrideNeedsAReasonANameAndAWordOfItsTarget(t *testing.T) {
	r := built(t, with(t, overrides+`总产值,,,快于预期,,张主任,
企业数,,,快于预期,年末三家未投产,,
入学率,,,快于预期,重复统计,张主任,
总产值,一-9,,快于预期,重复统计,张主任,
总产值,,2030,快于预期,重复统计,张主任,
企业数,,,滞后,重复统计,张主任,
企业数,一-2,,需加快,重复统计,李主任,
`))
	const at = "data/2024/评价调整.xlsx!评价调整!"
	for cell, code := range map[string]string{
		"E2": "missing-field", "F3": "missing-field", "D4": "bad-verdict", "B5": "bad-target", "C6": "bad-target", "A8": "duplicate-row",
	} {
		finding(t, r, diag.Error, code, at+cell)
	}
}

func TestAnOverrideOfOneTargetAmongSeveral(t *testing.T) {
	const second = "-- data/指标体系.csv --\n+\nfirms,2,企业数,产业,一-4,家,预期性,正向,计数,0,水平,≥,34,2024,甲局\n"
	r := built(t, with(t, second+overrides+"企业数,,,滞后,重复统计,张主任,\n"))
	finding(t, r, diag.Error, "bad-target", "data/2024/评价调整.xlsx!评价调整!A2")
	for _, row := range []string{"企业数,一-4,,未达成,重复统计,张主任,\n", "企业数,,2024,未达成,重复统计,张主任,\n"} {
		data := openData(t, sound(t, with(t, second+overrides+row)))["2024"]
		if got := find(data, "firms/一-4").at("verdict"); got != "未达成" {
			t.Errorf("一-4 is %s", got)
		}
		if got := find(data, "firms/一-2").at("verdict"); got != "需加快" {
			t.Errorf("一-2 is %s", got)
		}
	}
}

// What is wrong in a plan's data is a finding at the cell to mend.
func TestFindingsStandAtTheirCells(t *testing.T) {
	const remedies = "编号,指标或事项,问题,措施,责任单位,发现日期,整改期限,状态,办结日期,结果\n"
	for _, c := range []struct {
		name, more string
		severity   diag.Severity
		code, at   string
	}{
		{"weights do not sum to 100", `-- data/指标体系.csv --
代码,指标,领域,条款,单位,方向,计量,目标类型,目标值,目标年,权重
output,总产值,产业,一-1,亿元,正向,总量,水平,160,2025,40
firms,企业数,产业,一-2,家,正向,计数,水平,50,2025,30
schools,入学率,民生,一-3,%,正向,占比,保持,90,2025,
`, diag.Warning, "weight-sum", "data/指标体系.xlsx!指标体系!K1"},
		{"two rows for one place and year", "-- data/2024/监测值.csv --\n+\n企业数,2024,西园,16\n",
			diag.Error, "duplicate-row", "data/2024/监测值.xlsx!监测值!D9"},
		{"parks do not add up", "-- data/2024/监测值.csv --\n+\n企业数,2023,东园,15\n企业数,2023,西园,9\n",
			diag.Warning, "park-sum", "data/2023/监测值.xlsx!监测值!D6"},
		{"an old figure changes without a reason", "-- data/2024/监测值.csv --\n+\n总产值,2023,,121\n",
			diag.Error, "unexplained-revision", "data/2024/监测值.xlsx!监测值!D9"},
		{"an overdue project without status", `-- data/2024/重大项目清单.csv --
编号,名称,牵头单位,建设起,建设止,总投资,状态
1,一号项目,甲局,2022-01,2024-06,10,
`, diag.Error, "overdue-without-status", "data/2024/重大项目清单.xlsx!重大项目清单!G2"},
		{"an open item of supervision disappears",
			"-- data/2023/督查整改.csv --\n" + remedies + "D1,企业数,增长慢,逐户走访,甲局,2023-05,2024-06,未办结,,\n" +
				"-- data/2024/督查整改.csv --\n" + remedies + "D2,总产值,增长慢,逐户走访,甲局,2024-05,2025-06,未办结,,\n",
			diag.Warning, "remedy-lost", "data/2023/督查整改.xlsx!督查整改!A2"},
		{"weights of the parks do not sum to 100", "-- data/园区考核.csv --\n指标,权重,计分\n总产值,40,增速\n企业数,50,名次\n",
			diag.Warning, "weight-sum", "data/园区考核.xlsx!园区考核!B1"},
		{"one indicator is scored twice in one way", "-- data/园区考核.csv --\n指标,权重,计分\n总产值,40,增速\n总产值,60,增速\n",
			diag.Error, "duplicate-row", "data/园区考核.xlsx!园区考核!A3"},
		{"an unknown way to score", "-- data/园区考核.csv --\n指标,权重,计分\n总产值,100,增长率\n",
			diag.Error, "bad-word", "data/园区考核.xlsx!园区考核!C2"},
		{"a weight that is none", "-- data/园区考核.csv --\n指标,权重,计分\n总产值,0,增速\n",
			diag.Error, "bad-number", "data/园区考核.xlsx!园区考核!B2"},
		{"a park's target twice", "-- data/2024/年度目标.csv --\n指标,年份,区域,目标值\n企业数,2024,,40\n企业数,2024,东园,22\n企业数,2024,东园,23\n",
			diag.Error, "duplicate-row", "data/2024/年度目标.xlsx!年度目标!D4"},
		{"a wider area's target", "-- data/2024/年度目标.csv --\n指标,年份,区域,目标值\n企业数,2024,全市,40\n",
			diag.Warning, "idle-target", "data/2024/年度目标.xlsx!年度目标!C2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			finding(t, built(t, with(t, c.more)), c.severity, c.code, c.at)
		})
	}
}

// Sums within the rounding of their parts are told of and not found fault with.
func TestPartsThatAddUpButForRounding(t *testing.T) {
	r := sound(t, with(t, "-- data/2024/监测值.csv --\n+\n总产值,2023,东园,70.06\n总产值,2023,西园,50.0\n"))
	for _, d := range r.Findings {
		if d.Code == "park-sum" {
			t.Error(d)
		}
	}
}

func TestParksAreRankedAndScored(t *testing.T) {
	r := sound(t, with(t, `-- data/园区考核.csv --
指标,权重,计分
总产值,60,增速
企业数,40,完成目标
-- data/2023/监测值.csv --
+
总产值,2023,东园,75
总产值,2023,西园,45.04
企业数,2023,东园,9
企业数,2023,西园,11
-- data/2024/年度目标.csv --
指标,年份,区域,目标值
企业数,2024,,40
企业数,2024,东园,25
企业数,2024,西园,15
`))
	// 东园 grew by 5/75 and 西园 by 14.96/45.04, .2007 of that; 20 of 25 firms are .8.
	for path, words := range map[string][]string{
		"2024/parks.html":      {"园区考核得分", "44.04", "100.00", "各园区合计与全区数核对：2项一致"},
		"2024/parks/xi.html":   {"考核得分100.00分，在2个园区中列第1位", "+33.2%", "42.9%", "降1位"},
		"2024/parks/dong.html": {"考核得分44.04分，在2个园区中列第2位", "目标25家", "80.00", "32.00", "升1位"},
		"2023/parks.html":      {"总产值相差", "因四舍五入的原因"},
	} {
		text := page(t, r, path)
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %s", path, w)
			}
		}
	}
	if got := find(openData(t, r)["2024"], "firms").at("annual_target"); got != "40" {
		t.Errorf("the annual target of the whole is %s", got)
	}
}

func TestWhatLagsIsSupervised(t *testing.T) {
	const head = "编号,指标或事项,问题,措施,责任单位,发现日期,整改期限,状态,办结日期,结果\n"
	r := sound(t, with(t, "-- data/2023/督查整改.csv --\n"+head+"D1,入学率,偏低,入户动员,甲局,2023-05,2024-12,未办结,,\n"+
		"-- data/2024/督查整改.csv --\n"+head+"D1,入学率,偏低,入户动员,甲局,2023-05,2024-12,未办结,,\nD2,企业数,增长慢,逐户走访,甲局,2024-03,2024-09,已办结,2024-08,新增3家\n"+
		`-- data/2024/重大项目清单.csv --
编号,名称,牵头单位,建设起,建设止,总投资,年度计划,年度完成,累计完成,状态
1,一号项目,甲局,2024-01,2025-12,10,4,1,1,推进中
2,二号项目,甲局,2023-01,2024-06,10,4,3,9,推进中
3,三号项目,乙局,2023-01,2025-12,9,4,4,8,推进中
-- data/部门.csv --
代码,部门
fa-ju,甲局
yi-ju,乙局
`))
	for path, words := range map[string][]string{
		"2024/departments.html": {"目标1项", "差1.0个百分点", "D1", "清单事项2项", "落后时间进度40.0个百分点", "应于2024-06-30完成，落后时间进度10.0个百分点", "未列入",
			"共2项（2023年版转入1项），已办结1项，未办结1项，其中逾期0项。", "2024-08", "新增3家"},
		"2024/lists/projects.html":     {"各单位事项数", "落后时间进度40.0个百分点"},
		"2024/departments/fa-ju.html":  {"清单事项2项", "D1"},
		"2024/indicators/schools.html": {"未达标"},
	} {
		text := page(t, r, path)
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %s", path, w)
			}
		}
	}
	if text := page(t, r, "2024/departments/yi-ju.html"); strings.Contains(text, "落后和逾期的事项") {
		t.Error("a department without anything that lags is told of it")
	}
}

// A remedy is matched with what it deals with by name, number or a name within
// its words, and with nothing where it could be about two.
func TestRemediesAreMatchedWithTheirItems(t *testing.T) {
	r := sound(t, with(t, `-- data/2024/督查整改.csv --
编号,指标或事项,问题,措施,责任单位,发现日期,整改期限,状态,办结日期,结果
D1,城东水厂项目进度,慢,催办,甲局,2024-03,2024-12,未办结,,
D2,X-02,慢,催办,甲局,2024-03,2024-12,未办结,,
D3,道路改造,慢,催办,甲局,2024-03,2024-12,未办结,,
D4,老旧小区改造,慢,催办,甲局,2024-03,2024-12,未办结,,
D5,城东水厂二期,慢,催办,甲局,2024-03,2024-12,已办结,2024-09,已催办
-- data/2024/重大项目清单.csv --
编号,名称,牵头单位,建设起,建设止,总投资,累计完成,状态
X-01,城东水厂,甲局,2023-01,2024-06,10,1,推进中
X-02,一号泵站,甲局,2023-01,2024-06,10,1,推进中
X-03,城南道路改造,甲局,2023-01,2024-06,10,1,推进中
X-04,城北道路改造,甲局,2023-01,2024-06,10,1,推进中
X-05,老旧小区改造工程,甲局,2023-01,2024-06,10,1,推进中
X-06,城东水厂二期,甲局,2023-01,2024-06,10,1,推进中
-- data/部门.csv --
代码,部门
fa-ju,甲局
yi-ju,乙局
`))
	text, _, _ := strings.Cut(page(t, r, "2024/departments/fa-ju.html"), "整改事项")
	_, text, _ = strings.Cut(text, "落后多少")
	for name, want := range map[string]string{
		"城东水厂重大": "D1", "一号泵站": "D2", "城南道路改造": "未列入", "城北道路改造": "未列入", "老旧小区改造工程": "D4", "城东水厂二期": "D5（已办结）",
	} {
		_, row, ok := strings.Cut(text, name)
		if end := regexp.MustCompile(`D\d(（已办结）)?|未列入`).FindString(row); !ok || end != want {
			t.Errorf("%s is dealt with by %s, want %s", name, end, want)
		}
	}
}

const adjusted = "-- data/2024/目标调整.csv --\n指标,目标年,原目标,新目标,文件,日期\n"

// A target changed in mid-plan shows both, and what the verdict would have been.
func TestAnAdjustedTargetShowsBoth(t *testing.T) {
	r := sound(t, with(t, adjusted+"企业数,2025,50,36,会议纪要〔2024〕8号,2024-08-01\n"))
	const both = "由50家调整为36家（会议纪要〔2024〕8号），按原目标评价为需加快"
	for path, words := range map[string][]string{
		"2024/indicators/firms.html": {both, "调整为≥36家"},
		"2024/indicators.html":       {"企业数的目标" + both},
		"2024/compare.html":          {"企业数的目标" + both},
	} {
		for _, w := range words {
			if !strings.Contains(page(t, r, path), w) {
				t.Errorf("%s does not say %s", path, w)
			}
		}
	}
	if strings.Contains(page(t, r, "2023/indicators/firms.html"), "调整为") {
		t.Error("the edition before knows of the adjustment")
	}
}
