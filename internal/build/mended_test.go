package build_test

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

const (
	smallConfig     = "report: {name: 甲报告, publisher: 甲单位}\nplan: {title: 甲方案, start: 2021, end: 2025, area: 全县, domains: [产业]}\neditions:\n  - {year: 2024, date: 2025-03-28}\n"
	smallIndicators = "代码,指标,领域,条款,单位,方向,计量,目标类型,目标值\nchanzhi,工业产值,产业,一-1,亿元,正向,总量,水平,200\nxiaoshou,销售额,产业,一-1,亿元,正向,总量,水平,200\n"
	smallValues     = "指标,年份,数值\n工业产值,2023,150\n工业产值,2024,160\n销售额,2023,150\n销售额,2024,160\n"
	smallPage       = "---\ntitle: 总体情况\nchapter: 一\n---\n\n工业产值{{工业产值}}，销售额{{销售额}}，{{工业产值 增减}}。\n\n```chart\nindicator: 工业产值\n```\n"
)

// What follows from a finding is not found again; what does not is.
func TestOneCauseIsOneFinding(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		want       []string
	}{
		"nothing wrong":     {"data/2024/监测值.csv", smallValues, nil},
		"bad number":        {"data/2024/监测值.csv", "指标,年份,数值\n工业产值,2024,约160\n销售额,2024,160\n", []string{"bad-number"}},
		"bad unit":          {"data/2024/监测值.csv", "指标,年份,数值,单位\n工业产值,2024,160,公顷\n销售额,2024,160,\n", []string{"unit-mismatch"}},
		"bad year":          {"data/2024/监测值.csv", "指标,年份,数值\n工业产值,24年,160\n销售额,2024,160\n", []string{"bad-year"}},
		"bad area":          {"data/2024/监测值.csv", "指标,年份,数值,区域\n工业产值,2024,160,乙县\n销售额,2024,160,\n", []string{"unknown-area"}},
		"bad name":          {"data/2024/监测值.csv", "指标,年份,数值\n工业产植,2024,160\n销售额,2024,160\n", []string{"unknown-indicator"}},
		"another is absent": {"data/2024/监测值.csv", "指标,年份,数值\n工业产值,2024,约160\n", []string{"no-data", "bad-number"}},
		"blank":             {"data/2024/监测值.csv", "指标,年份,数值\n工业产值,2023,150\n工业产值,2024,\n销售额,2024,160\n", []string{"no-data", "no-data"}},
		"no header":         {"data/2024/监测值.csv", "工业产值,2024,160\n", []string{"missing-header"}},
		"no indicators":     {"data/指标体系.csv", "", []string{"empty-file"}},
		"empty indicators":  {"data/指标体系.csv", "代码,指标,领域,条款,单位,方向,计量,目标类型,目标值\n", []string{"no-indicators", "empty-table"}},
		"other indicators":  {"data/指标体系.csv", "甲,乙\n1,2\n", []string{"missing-header"}},
	} {
		files := map[string]string{
			"nianbao.yaml": smallConfig, "data/指标体系.csv": smallIndicators,
			"data/2024/监测值.csv": smallValues, "content/2024/01-zongti.md": smallPage,
		}
		files[c.file] = c.text
		if got := codes(t, files); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := codes(t, map[string]string{"nianbao.yaml": smallConfig, "data/2024/监测值.csv": smallValues, "content/2024/01-zongti.md": smallPage}); !slices.Equal(got, []string{"no-indicators"}) {
		t.Errorf("without indicators: %q", got)
	}
}

// codes runs a project and returns the codes found, but for what every small
// project is told.
func codes(t *testing.T, files map[string]string) []string {
	t.Helper()
	tree := fstest.MapFS{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		tree[name] = &fstest.MapFile{Data: []byte(files[name])}
	}
	r := resultOf(t, tree)
	var got []string
	for _, d := range r.Findings.Sorted() {
		if d.Code != "no-interactive-charts" && d.Code != "site-unset" {
			got = append(got, d.Code)
		}
	}
	return got
}
