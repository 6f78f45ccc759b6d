package workbook

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/source"
)

// The sheet of the benchmark: rows by columns, with text, styled numbers and merged cells.
const benchRows, benchColumns = 20_000, 20

// large makes the workbook of the benchmark.
func large(b *testing.B) []byte {
	b.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	var styles []int
	for _, n := range []int{2, 4, 10, 14} {
		s, err := f.NewStyle(&excelize.Style{NumFmt: n})
		if err != nil {
			b.Fatal(err)
		}
		styles = append(styles, s)
	}
	for r := range benchRows {
		row := make([]any, benchColumns)
		for c := range row {
			row[c] = excelize.Cell{StyleID: styles[c%len(styles)], Value: float64(r*benchColumns+c) / 7}
		}
		row[0] = "指标名称" + Ref(r, 0)
		if err := w.SetRow(Ref(r, 0), row); err != nil {
			b.Fatal(err)
		}
		if r%10 == 0 {
			if err := w.MergeCell(Ref(r, 1), Ref(r, 2)); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		b.Fatal(err)
	}
	return buf.Bytes()
}

// BenchmarkRead compares this reader with a bare pass of the Excel library
// over the same file: cells as shown, and merged cells.
func BenchmarkRead(b *testing.B) {
	data := large(b)
	b.Run("nianbao", func(b *testing.B) {
		for b.Loop() {
			book, found := Read(source.NewFile("a.xlsx", data))
			if book == nil || len(found) > 0 || len(book.Sheets[0].Rows) != benchRows {
				b.Fatal(found)
			}
		}
		perSecond(b)
	})
	b.Run("library", func(b *testing.B) {
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				b.Fatal(err)
			}
			rows, err := f.GetRows("Sheet1")
			if err != nil || len(rows) != benchRows {
				b.Fatal(err)
			}
			if _, err := f.GetMergeCells("Sheet1"); err != nil {
				b.Fatal(err)
			}
		}
		perSecond(b)
	})
}

func perSecond(b *testing.B) {
	b.ReportMetric(float64(benchRows*benchColumns*b.N)/b.Elapsed().Seconds(), "cells/s")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapSys)/(1<<20), "MB-heap")
}
