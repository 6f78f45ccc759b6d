package data

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"nianbao/internal/dataset"
)

// bom is the UTF-8 byte order mark: without it, Excel takes a CSV file for GB18030.
const bom = "\ufeff"

func encodeCSV(list []entry) []byte {
	all := columns()
	rows := [][]string{heads(all)}
	for _, e := range list {
		row := e.row()
		for i, c := range all {
			if c.of == dataset.Text {
				row[i] = Cell(row[i])
			}
		}
		rows = append(rows, row)
	}
	return CSV(rows)
}

// CSV writes rows as spreadsheets take them: UTF-8 with a byte order mark, lines
// that end in CR LF. What is text must have passed [Cell].
func CSV(rows [][]string) []byte {
	var b bytes.Buffer
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// row has the cells of e in the order of columns.
func (e entry) row() []string {
	s, p := e.Source, e.Projection
	if s == nil {
		s = &source{}
	}
	if p == nil {
		p = &projected{}
	}
	demo := ""
	if e.Demo {
		demo = "是"
	}
	return []string{
		string(e.ID), string(e.Name), string(e.Domain), string(e.Clause), string(e.Unit), e.Measure.chinese,
		e.Year.cell(), string(e.Period), string(e.Area), string(e.Value), string(e.State), demo,
		string(s.File), string(s.Sheet), string(s.Cell), string(s.SHA256), e.BaseYear.cell(), string(e.Base),
		e.TargetKind.chinese, e.TargetOp.chinese, e.TargetYear.cell(), string(e.Target), string(e.AnnualTarget),
		string(e.Realisation), string(e.Progress), string(e.Elapsed), string(e.Due), string(e.DueGap),
		e.PaceMethod.chinese, string(e.Pace), string(e.Required), e.Level.chinese, string(e.Verdict), e.Change.chinese,
		string(p.Value), string(p.Low), string(p.High), strings.Join(e.Reasons, "；"),
	}
}

// Cell is a text as a cell of a CSV file that no spreadsheet takes for a
// formula. Blanks before it would not stop all of them.
func Cell(text string) string {
	if s := strings.TrimLeft(text, " \u00a0\u3000"); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + text
	}
	return text
}

func (y year) cell() string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(int(y))
}
