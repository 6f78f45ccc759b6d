package workbook

import (
	"bytes"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

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
// over the same file: cells as shown by their number formats, and merged cells.
func BenchmarkRead(b *testing.B) {
	data := large(b)
	b.Run("nianbao", func(b *testing.B) {
		measure(b, func() {
			book, found := Read(source.NewFile("a.xlsx", data))
			if book == nil || len(found) > 0 || len(book.Sheets[0].Rows) != benchRows || len(book.Sheets[0].Merges) != benchRows/10 {
				b.Fatal(found)
			}
		})
	})
	b.Run("library", func(b *testing.B) {
		measure(b, func() {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				b.Fatal(err)
			}
			rows, err := f.GetRows("Sheet1")
			if err != nil || len(rows) != benchRows {
				b.Fatal(err)
			}
			merges, err := f.GetMergeCells("Sheet1")
			if err != nil || len(merges) != benchRows/10 {
				b.Fatal(err)
			}
		})
	})
}

// measure reports cells per second and the most memory that was in use, as
// seen every millisecond, above what was in use before.
func measure(b *testing.B, work func()) {
	b.Helper()
	runtime.GC()
	before, peak := inUse(), uint64(0)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(time.Millisecond); ; {
			select {
			case <-stop:
				return
			case <-tick.C:
				peak = max(peak, inUse())
			}
		}
	}()
	for b.Loop() {
		work()
	}
	close(stop)
	<-stopped
	b.ReportMetric(float64(benchRows*benchColumns*b.N)/b.Elapsed().Seconds(), "cells/s")
	b.ReportMetric(float64(max(peak, before)-before)/(1<<20), "MB-peak")
}

// inUse is the heap's memory, with what is not yet given back.
func inUse() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
