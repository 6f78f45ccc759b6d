// Package report links what was written, observed and judged into pages: it
// resolves every binding and directive, numbers figures and tables, gives
// pages their addresses and builds the generated ones (front page, indicator,
// list, park, department, methods, data) from their Markdown under
// templates/pages, in the same syntax that authors use, within a scope.
//
// # Bindings
//
// A binding is words separated by blanks, in any order after the first:
//
//	{{核心区工业总产值}}              value and unit in the edition's year
//	{{核心区工业总产值 2022}}         of another year
//	{{核心区工业总产值 演示园区甲}}   of another area: a park, 全市, 全省
//	{{核心区工业总产值 2023 同比}}    growth on the year before: % of an amount or a count,
//	                                 个百分点 of a rate or share
//	{{… 增减}}     the same with its word: 增长19.7%, 下降3.2%, 提高0.6个百分点, 持平
//	{{… 增量}}     difference to the year before, with its word: 增加7家, 减少0.03
//	{{… 目标}} {{… 年度目标}} {{… 基期}} {{… 应达}} {{… 差}}
//	{{… 实现程度}} {{… 完成进度}} {{… 序时进度}} {{… 需年均}} {{… 年均}} {{… 占比}}
//	{{… 快慢}}     快于序时进度6.8个百分点, 慢于序时进度12.5个百分点, 与序时进度持平
//	{{… 评价}}     the verdict with icon and word
//	{{… 评价词}}   the verdict as a word
//	{{… 阶段}}     the state of a milestone: 推进中
//	{{指标 NAME}}  the name as a link to the indicator's page
//	{{评价 目标数}} {{评价 需加快}} {{评价 二 摘要}}  counts by verdict, of all or a chapter;
//	               a generated sentence
//	{{重大项目清单 项数}} {{重大项目清单 二 已完成}} {{… 推进中}} {{… 未启动}} {{… 逾期}}
//	{{重大项目清单 总投资}} {{… 年度计划}} {{… 年度完成}} {{… 占年度计划}} {{… 累计完成}}
//	{{图 ID}} {{表 ID}}   references
//
// In a generated page 本指标, 本园区, 本部门, 本清单, 本领域 stand for the page's subject.
//
// # Directives of authors
//
//	chart       kind: trend | growth | grouped | share | ranking | multiples
//	            indicator or indicators, by: 园区, year, from, to, area, title, id, note
//	table       kind: series (indicators × years) | parks (parks × years); indicators, from, to, title, id, note
//	facts       indicator, or items: a list of term and value (text with bindings)
//	keys        indicators: two to four key figures in a row
//	indicators  chapter, domain or names: 指标完成情况表
//	list        kind: one of the four lists; chapter, park, department, status, top
//	notice      kind: 说明 | 注意 | 演示 | 勘误; title, text (with bindings)
package report

import (
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/config"
	"nianbao/internal/document"
)

// Report is everything that renderers need; they read nothing else. It is
// never changed once linked.
type Report struct {
	Config config.Config
	// Editions are those that pages exist for, latest first.
	Editions []Edition
	// Pages are all pages, in reading order within an edition; pages of no
	// edition (methods, data, about, 404) come last.
	Pages []Page
}

// Edition is an edition as navigation sees it.
type Edition struct {
	Year  int
	Title string
	Date  time.Time
	// Archived says that a later edition exists.
	Archived bool
	Nav      []NavLink
	// Chapters are the links of the chapter rail.
	Chapters []NavLink
}

// NavLink is an entry of a navigation list.
type NavLink struct {
	Text, Href string
	// Count, where above zero, is shown small: 18.
	Count int
}

// PageKind is the kind of a page.
type PageKind uint8

// The kinds of page.
const (
	FrontPage PageKind = iota
	ChapterPage
	IndicatorPage
	IndicatorsPage
	ListPage
	ParkPage
	ParksPage
	DepartmentPage
	DepartmentsPage
	MethodsPage
	DataPage
	AboutPage
	ChaptersPage
	NotFoundPage
)

// Page is one page of the site.
type Page struct {
	// Path is its address relative to the output's root: 2024/indicators/x.html.
	Path string
	Kind PageKind
	// Edition is its year, 0 for none.
	Edition int
	Title   string
	// Lead is the sentence that says what the reader learns here.
	Lead []document.Inline
	// Published, Source and State are 发布时间, 来源 and 数据状态.
	Published time.Time
	Source    string
	State     string
	// Demo says that the page shows demonstration values: banner and noindex.
	Demo bool
	// Crumbs lead from the edition to the page's parent.
	Crumbs []NavLink
	// Section is the Href of the navigation entry that the page belongs to.
	Section string
	// Tabs are siblings shown above the body (the four lists); Rail a titled list of siblings.
	Tabs []NavLink
	Rail Rail
	// Previous and Next are neighbours in reading order; zero for none.
	Previous, Next NavLink
	// Siblings are the same page in other editions, by year.
	Siblings map[int]string
	Body     []document.Block
	// Downloads are files made for this page.
	Downloads []Download
}

// Rail is a titled list of links beside the page's contents.
type Rail struct {
	Title string
	Links []NavLink
}

// Download is a file that belongs to a page.
type Download struct {
	Name, Href string
	Chart      *chart.Spec
}
