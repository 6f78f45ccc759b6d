// Package opendata is everything that an edition shows in numbers, as one
// archive for programs: each table and the data of each figure as CSV and JSON,
// the indicators (package data), and a description of all of them.
//
// # The archive
//
//	data/2024/open-data.zip
//	  datapackage.json         a Data Package (Frictionless, version 1)
//	  indicators.csv .json .xlsx
//	  tables/zongti.output.csv and .json   the page, and the table's or figure's own name in it
//
// A name that occurs again gets -2. Every file has in datapackage.json its size,
// SHA-256, title and sources; a CSV file also its fields with type, unit and
// decimals as published. The package has the edition's year as its version, its
// date, its publisher, the workbooks that its numbers rest on with their
// SHA-256, and a licence where the configuration states one.
//
// # A table
//
// A table as a page shows it, made plain: one row of heads, one record a row.
//
//   - A field's name is the heads over its column, outermost first, joined by " / ".
//   - A head or cell that spans rows is repeated in each.
//   - Before the columns, where the table has them: 分组, the label of a run of
//     rows; 上级, the rows that a row belongs to by its indentation; 行类, 合计 or 其中.
//   - The smaller second line of a cell is a field of its own, named by the second
//     line of the head, or as the first with 附.
//   - A column in which at least half of what stands there is numbers is of type
//     number: unrounded, in plain notation (package data), empty where there is none.
//     Its unit is the field's; where rows have different ones and no other field says
//     them, a field whose name ends in 单位 follows, and one that ends in 文字 where
//     words stand between the numbers (推进中, 无公开数据). Any other column is as the page shows it.
//   - Behind the columns, where there is something to say: 数据状态 (正式 初步 预计 修订, 不足最小单位 or
//     不适用 where that is why a number is missing), 数据演示 (是 where a number or word of the row
//     is 演示) and 数据出处, workbook!sheet!cell. Where the
//     columns differ they say it by field: "2024年：初步；2023年：修订" leaves out what is 正式.
//
// The JSON file is an array of records, one a line, with the same fields: numbers
// are numbers with all their digits, what is absent is null.
//
// In CSV, a text that a spreadsheet would take for a formula has an apostrophe
// before it, the names of fields too; they are the same in JSON.
package opendata

import (
	"fmt"
	"path"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"nianbao/internal/archive"
	"nianbao/internal/output"
	"nianbao/internal/render/data"
	"nianbao/internal/report"
)

// Render makes the archive of every edition of r, latest first; indicators are the
// files that package data made of the same editions. Same report, same bytes.
func Render(r *report.Report, indicators []data.File) ([]data.File, error) {
	all := make([]data.File, len(r.Editions))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range r.Editions {
		group.Go(func() error {
			zip, err := archive.Zip(edition(r, e, indicators))
			all[i] = data.File{Edition: e.Year, File: output.File{Path: fmt.Sprintf("data/%d/open-data.zip", e.Year), Data: zip}}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("render open data: %w", err)
	}
	return all, nil
}

// edition returns the files of an archive, the description first.
func edition(r *report.Report, e report.Edition, indicators []data.File) []archive.File {
	var files []archive.File
	var list []resource
	add := func(name string, content []byte, about resource) {
		files = append(files, archive.File{Name: name, Data: content})
		list = append(list, about.of(name, content))
	}
	for _, f := range indicators {
		if f.Edition == e.Year {
			add(path.Base(f.Path), f.Data, indicatorResource(f))
		}
	}
	tables := tablesOf(r, e.Year)
	for _, t := range tables {
		about := tableResource(t)
		add("tables/"+t.name+".csv", t.csv(), about)
		about.Schema, about.Dialect = nil, nil
		add("tables/"+t.name+".json", t.json(), about)
	}
	description := archive.File{Name: "datapackage.json", Data: describe(r, e, list, workbooks(tables))}
	return slices.Insert(files, 0, description)
}
