// Package config decodes nianbao.yaml: what a report is called, which plan it
// reports on, its editions, and what is made of it. Decoding is strict: an
// unknown key is an error at its line with the nearest known key, and every
// problem is reported in one go.
//
// # Format
//
// Keys marked * must be there.
//
//	report:                               # *
//	  name: 行动方案年度报告              # * title in head and documents
//	  short: 年度报告                     # default: name
//	  publisher: 工作领导小组办公室       # * 来源 and citation
//	  demo: 观测值、权重……为演示          # text of the banner on pages with demonstration values
//	  licence: CC-BY-4.0                  # of the open data: an identifier, or the address of the conditions
//	plan:                                 # *
//	  title: 《……行动方案（2022—2025年）》 # *
//	  number: ""                          # document number, if any
//	  issued: 2023-02-27
//	  start: 2022                         # *
//	  end: 2025                           # *
//	  base: 2021                          # default base year (本报告设定 where the plan gives none); default: start − 1
//	  area: 全区                          # the area whose values are judged; default: 全区
//	  domains: [产业转型升级, …]          # in order
//	editions:                             # * at least one
//	  - year: 2024                        # * within the plan
//	    title: 2024年版                   # default: year and 年版
//	    date: 2025-03-28 09:00            # * 发布时间, UTC+8
//	    status: draft                     # draft | released; default: draft
//	rules:                                # thresholds of the method; defaults as here
//	  faster: 1.05                        # least pace of 快于预期, at most 100
//	  on_track: 0.95                      # of 符合预期
//	  needs_speed: 0.60                   # of 需加快; 0 < needs_speed < on_track < faster
//	  coverage: 0.75                      # least share of weight for a composite, above 0, at most 1
//	  interval_from: 4                    # least yearly values for a projection with an interval, 3 to 30
//	missing:                              # signs in statistical tables, beside the usual ones or in place of what they usually mean
//	  below: [0.0]                        # less than half of the smallest unit, as …
//	  na: [×]                             # no number can stand there, as —
//	  unknown: ["…", 未统计]              # not collected or not published, as a blank
//	site:
//	  url: ""                             # absolute address; only sitemap and Open Graph use it
//	  name: ""                            # SiteName of the hosting government site
//	  domain: ""                          # SiteDomain
//	  id: ""                              # SiteIDCode: ten digits, or bm and eight
//	  column: ""                          # ColumnName
//	  color: ""                           # main colour, #RRGGBB; 4.5:1 against white
//	output: public                        # a directory of the project; default: public
package config

import (
	"time"

	"nianbao/internal/diag"
)

// Config is a decoded nianbao.yaml with defaults filled in.
type Config struct {
	Report Report
	Plan   Plan
	// Editions are in the order of their years, each year once.
	Editions []Edition
	Rules    Rules
	Missing  Missing
	Site     Site
	// Output is the directory that build writes, relative to the project.
	Output string
}

// Report names the report.
type Report struct {
	Name, Short, Publisher, Demo string
	// Licence is that of the open data: an identifier or an address; empty for none stated.
	Licence string
}

// Plan is the plan that is reported on.
type Plan struct {
	Title, Number string
	// Issued is zero when it is not stated.
	Issued time.Time
	// Start and End are the plan's first and last year; Base the default base year.
	Start, End, Base int
	Area             string
	Domains          []string
}

// Edition is one yearly report.
type Edition struct {
	Year  int
	Title string
	// Date is the time of publication in UTC+8.
	Date     time.Time
	Released bool
	Pos      diag.Pos
}

// Site is what the hosting site must say of itself. Empty values are not
// emitted. URL ends in a slash.
type Site struct {
	URL, Name, Domain, ID, Column, Color string
}
