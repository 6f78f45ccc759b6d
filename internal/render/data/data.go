// Package data renders an edition's indicators as open data: a JSON file for
// programs, and beside it a CSV file and a workbook of the same columns for
// spreadsheets.
//
// # Files
//
// data/<edition>/indicators.json:
//
//	{"edition":2024,"indicators":[
//	{"id":"output","name":"工业总产值",…},
//	…
//	]}
//
// data/<edition>/indicators.csv: UTF-8 with a byte order mark, lines that end in
// CR LF, a head of Chinese names.
//
// data/<edition>/indicators.xlsx: the same rows in sheet 指标, numbers as numbers,
// and sheet 说明, which says what the columns hold.
//
// # Entries
//
// There is one entry per indicator, target, area and period, in the edition's
// order, the edition's own area and full year before others. That first one
// carries the verdict. Values of another area (全市, a park) or period (1—9月)
// are for reference: what was judged is null, and a reason says so. A clause
// that repeats another target has its entry and is not judged twice.
//
// # Fields
//
//	id name domain clause unit   the indicator (代码 指标 领域 条款 单位)
//	measure                      amount rate ratio count share index
//	year period area             of value: the edition's year, or an earlier one where the latest value is older
//	value                        as reported; null for a milestone, whose verdict tells its stage
//	state                        正式 初步 预计 修订; 不足最小单位 or 不适用 where that is why value is null
//	demo                         true where the value or anything that the entry's figures rest on is 演示
//	source                       file, sheet, cell and sha256 of the cell that value was read from
//	base_year base               what progress is measured from
//	target_kind                  level keep average_growth multiple monotone zero share_above band milestone
//	target_op                    ge gt le lt eq; null for bands and milestones
//	target_year target           as the plan says: the times of the base for a multiple, the lower bound of a band
//	annual_target                the year's own
//	realisation progress elapsed 实现程度 完成进度 序时进度, as ratios
//	due due_gap                  应达水平, and how far value is ahead of it
//	pace_method pace             geometric or linear: the path of due, pace and required; null for an average growth
//	required                     what each year left needs: a rate as a ratio where the path is geometric or the
//	                             target an average growth, else an amount in unit
//	level                        met or not_met, by target_op
//	verdict                      the words of package assess: 快于预期
//	change                       better worse flat, against the year before
//	projection                   value, low and high in target_year, the past trend continued
//	reasons                      for readers: what edges, assumptions and the lack of data did
//
// # Numbers
//
// Years are JSON numbers. All other numbers are decimal strings in plain
// notation ("-12.5"), unrounded; where the digits do not end, 12 significant
// ones. Shares are ratios (0.8126). What is absent is null, in CSV empty.
//
// # Safety of the CSV
//
// A text that a spreadsheet would take for a formula (it begins with = + - @, in
// full width too, a tab or a line end) has an apostrophe put before it. Numbers are left
// alone: a negative one stays a number.
package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"nianbao/internal/assess"
	"nianbao/internal/output"
)

// File is one file of open data.
type File struct {
	// Edition is the year that it belongs to.
	Edition int
	output.File
}

// IsJSON tells the file for programs from those for spreadsheets.
func (f File) IsJSON() bool { return strings.HasSuffix(f.Path, ".json") }

// Publisher is who publishes the data, and in which report.
type Publisher struct{ Name, Report string }

// Render makes the files of every edition, in the order of results and then of
// their paths. Same results, same bytes.
func Render(results []assess.Result, by Publisher) ([]File, error) {
	all := make([][]File, len(results))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, r := range results {
		group.Go(func() (err error) {
			all[i], err = edition(r, by)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("render open data: %w", err)
	}
	return slices.Concat(all...), nil
}

// edition makes the files of one edition.
func edition(r assess.Result, by Publisher) ([]File, error) {
	year, list := r.Edition.Year, entries(r)
	book, err := encodeXLSX(year, list, by)
	if err != nil {
		return nil, err
	}
	var files []File
	for _, f := range []struct {
		name string
		data []byte
	}{{"indicators.csv", encodeCSV(list)}, {"indicators.json", encodeJSON(year, list)}, {"indicators.xlsx", book}} {
		files = append(files, File{year, output.File{Path: fmt.Sprintf("data/%d/%s", year, f.name), Data: f.data}})
	}
	return files, nil
}

// encodeJSON writes one entry a line, so that two editions of a file can be
// compared by line.
func encodeJSON(year int, list []entry) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"edition\":%d,\"indicators\":[", year)
	for i, e := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(JSON(e))
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

// JSON is JSON without the escapes that only HTML needs: ≥5% & <8% stays readable.
func JSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // nothing that is published here can fail
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
