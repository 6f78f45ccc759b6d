// Package sample makes projects of any size for benchmarks and tests: invented
// indicators with ten years of values each, all marked 演示, and a chapter.
package sample

import (
	"fmt"
	"strconv"

	"nianbao/internal/dataset"
	"nianbao/internal/sheet"
)

// The years of a sample: the plan's first and last, and its first value.
const (
	firstValue = 2016
	firstYear  = 2021
	lastYear   = 2025
)

// File is one file of a project.
type File struct {
	// Path is slash-separated and relative to the project.
	Path string
	Data []byte
}

// Project returns the files of a project with n indicators, in which each
// number is a function of its indicator and year alone.
func Project(n int) ([]File, error) {
	indicators, err := book(dataset.Indicators, indicatorHeader, indicatorRows(n))
	if err != nil {
		return nil, err
	}
	values, err := book(dataset.Observations, []string{"指标", "年份", "数值", "状态", "演示", "来源"}, valueRows(n))
	if err != nil {
		return nil, err
	}
	departments, err := book(dataset.Departments, []string{"代码", "部门", "演示"}, [][]string{{"d1", "演示单位一", "是"}, {"d2", "演示单位二", "是"}})
	if err != nil {
		return nil, err
	}
	return []File{
		{"nianbao.yaml", []byte(settings)},
		{"content/2025/02-chapter.md", []byte(chapter)},
		{"data/指标体系.xlsx", indicators},
		{"data/部门.xlsx", departments},
		{"data/2025/监测值.xlsx", values},
	}, nil
}

func book(kind dataset.Kind, header []string, rows [][]string) ([]byte, error) {
	schema, _ := dataset.SchemaOf(kind)
	return sheet.Write(sheet.Properties{Title: string(kind), Author: "nianbao"}, []sheet.Table{
		{Name: string(kind), Schema: schema, Header: header, Rows: rows},
	})
}

const settings = `report:
  name: 样例行动方案年度报告
  short: 样例报告
  publisher: 演示单位一
  demo: 全部数据为演示
plan:
  title: 《样例行动方案（2021—2025年）》
  start: 2021
  end: 2025
  base: 2020
  area: 全区
  domains: [甲领域, 乙领域, 丙领域, 丁领域]
editions:
  - year: 2025
    date: 2026-03-28 09:00
`

const chapter = `---
title: 二、样例一章
short: 样例一章
chapter: 二
lead: 样例指标1为{{样例指标1}}，{{样例指标1 快慢}}。
---

## （一）样例一节

样例指标1为{{样例指标1}}，比上年{{样例指标1 增减}}。

` + "```chart\nkind: trend\nid: first\nindicator: 样例指标1\ntitle: 样例指标1逐年增长\n```\n"

var indicatorHeader = []string{
	"代码", "编号", "指标", "领域", "章", "条款", "单位", "属性", "方向", "计量", "小数位",
	"目标类型", "目标运算", "目标值", "目标年", "基期年", "责任部门",
}

func indicatorRows(n int) [][]string {
	domains := [...]string{"甲领域", "乙领域", "丙领域", "丁领域"}
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{
			fmt.Sprintf("i%d", i+1), strconv.Itoa(i + 1), name(i), domains[i%len(domains)], "二", "二", "亿元", "预期性", "正向", "总量", "1",
			"水平", "≥", decimal(value(i, lastYear) + int64(i%7-3)*40), strconv.Itoa(lastYear), strconv.Itoa(firstYear - 1), "演示单位" + [...]string{"一", "二"}[i%2],
		}
	}
	return rows
}

func valueRows(n int) [][]string {
	var rows [][]string
	for i := range n {
		for year := firstValue; year <= lastYear; year++ {
			rows = append(rows, []string{name(i), strconv.Itoa(year), decimal(value(i, year)), "正式", "是", "演示数据"})
		}
	}
	return rows
}

func name(i int) string { return "样例指标" + strconv.Itoa(i+1) }

// value is in tenths: it grows, unevenly, from a start that differs by indicator.
func value(i, year int) int64 {
	age := int64(year - firstValue)
	return 1000 + int64(i%97)*30 + age*(60+int64(i%13)*5) + (age*age*7+int64(i)*11)%53
}

func decimal(tenths int64) string { return fmt.Sprintf("%d.%d", tenths/10, tenths%10) }
