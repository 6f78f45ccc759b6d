// Package report links what was written, observed and judged into pages: it
// resolves every binding and directive, numbers figures and tables, gives
// pages their addresses and builds the generated ones (front page, indicator,
// list, park, department, methods, data) from their Markdown under
// templates/pages, in the same syntax that authors use, within a scope.
//
// # Addresses
//
// See package address. A page of an edition is in the folder of its year; the
// root's index.html is the front page of the latest edition. Authors link to a
// Markdown file beside theirs (03-parks.md#s1) or to a page as it will stand
// (indicators.html, ../methods.html); a link that leads nowhere is an error.
//
// # Bindings
//
// A binding is words separated by blanks. The first names a thing; the others
// stand in any order:
//
//	{{核心区工业总产值}}              value and unit in the edition's year
//	{{核心区工业总产值 2022}}         of another year; 上年 is the year before
//	{{核心区工业总产值 演示园区甲}}   of another area: a park, 全市, 全省
//	{{核心区工业总产值 1—9月}}        of part of a year
//	{{核心区工业总产值 2023 同比}}    growth on the year before: % of an amount or a count,
//	                                 个百分点 of a rate or share
//	{{… 增减}}     the same with its word: 增长19.7%, 下降3.2%, 提高0.6个百分点, 持平
//	{{… 增量}}     difference to the year before, with its word: 增加7家, 减少0.03
//	{{… 修订前}}   what was published before the year's figure was revised
//	{{… 占比}}     the share of the park named beside it
//	{{… 目标}} {{… 目标年}} {{… 年度目标}} {{… 基期}} {{… 基期年}} {{… 应达}}
//	{{… 差}}       to what was due, with its word: 差28.3亿元, 好于应达水平2家
//	{{… 实现程度}} {{… 完成进度}} {{… 序时进度}}
//	{{… 年均}}     mean growth to date
//	{{… 需年均}}   what each remaining year needs, as a number: 23.1%
//	{{… 今后需要}} the same in words: 2025年需增长23.1%
//	{{… 快慢}}     快于序时进度6.8个百分点, 慢于序时进度12.5个百分点, 与序时进度持平
//	{{… 评价}}     the verdict with icon and word
//	{{… 评价词}}   the verdict as a word
//	{{… 判断}}     the sentence that opens the indicator's page
//	{{… 变化}}     好转, 变差, 持平
//	{{… 达标年数}} 3年中2年达标
//	{{… 阶段}}     the state of a milestone: 推进中
//	{{… 名称}} 简称 单位 领域 属性 方向 条款 定义 口径 说明 责任部门 权重
//	{{指标 NAME}} {{园区 NAME}} {{部门 NAME}}  the name as a link to its page
//	{{评价 目标数}} {{评价 指标数}} {{评价 需加快}} {{评价 落后}} {{评价 二 摘要}}
//	               counts by verdict or colour family, and a generated sentence: of all, a
//	               chapter, a domain, 约束性 or 预期性
//	{{重大项目清单 项数}} {{重大项目清单 二 已完成}} {{… 推进中}} {{… 未启动}} {{… 逾期}} {{… 按进度}} {{… 需关注}}
//	{{重大项目清单 总投资}} {{… 年度计划}} {{… 年度完成}} {{… 占年度计划}} {{… 累计完成}} {{… 占总投资}} {{… 摘要}}
//	               of the whole list, a chapter, a park or a department
//	{{产业转型升级 综合}}  a domain's composite; also its counts by verdict
//	{{图 ID}} {{表 ID}}   references; to another page of the edition where the name is unique in it
//	{{本年}} {{上年}} {{版次}} {{方案}} {{方案期}} {{起始年}} {{终期年}} {{报告}} {{发布单位}} {{发布日期}}
//
// Of an indicator with several targets the one that decides answers; a clause
// among the words (一-3) asks for another. In a generated page 本指标, 本园区,
// 本部门, 本清单, 本领域 stand for the page's subject.
//
// A word that nobody knows is an error at its column. A value that is missing
// is a warning, and the text says 无公开数据.
//
// # Directives of authors
//
//	chart       kind: a file of templates/charts (trend, growth, grouped, share, ranking, multiples …);
//	            indicator or indicators, chapter, domain, by, year, from, to, area, edition, title, id, note, source;
//	            of a schedule list, park, department, top; or, of a statistical table, file, sheet, table, rows, columns …
//	table       kind: sheet (a statistical table as it stands: file, sheet, table, rows, columns, range, unit, decimals,
//	            demo; see package excerpt) | series (indicators × years) | parks (one indicator: parks × years;
//	            several: parks × indicators) | remedies (督查整改) | revisions (旧数修订);
//	            indicator or indicators, from, to, title, id, note
//	facts       indicator, or items: a list of term, value and note (text with bindings); title
//	keys        indicators: two to four key figures in a row
//	indicators  chapter, domain or names: 指标完成情况表; title, id
//	list        kind: one of the four lists; chapter, park, department, status, top, title, id
//	notice      kind: 说明 | 注意 | 演示 | 勘误; title, text (with bindings)
//
// Those of templates are in package directive. A section directive after a
// heading of a template sets lead (a line under the title), more and to (a
// link at its right).
//
// # What linking adds
//
// Figures and tables of an author's page are numbered, 图2-1 on the page of
// chapter 二, 图1 elsewhere. What follows a heading of the second level becomes a
// section; on a chapter's page the indicators bound in it stand in its margin.
// A chapter without a keys directive gets two to four key figures, one without
// an indicators directive its 指标完成情况表, and each the notes and sources that
// follow from its data. A page that shows a demonstration value, or words that
// rest on one, is marked ([Page.Demo]); so is each table.
package report

import (
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/config"
	"nianbao/internal/document"
	"nianbao/internal/number"
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
	// Cells are the cells that numbers were read from; those of a sheet that a
	// page shows as it stands are not among them.
	Cells map[number.Origin]Cell
}

// Edition is an edition as navigation sees it.
type Edition struct {
	Year  int
	Title string
	// Date is zero for one that is not released.
	Date time.Time
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
	ComparePage
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
	// Draft says that its edition is not released: noindex, and no time of publication.
	Draft bool
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
