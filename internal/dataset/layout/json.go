package layout

import (
	"encoding/json"
	"io"
	"strings"

	"nianbao/internal/workbook"
)

// The JSON form of what was found; tests outside this repository read it.
type (
	jsonFile struct {
		File   string      `json:"file"`
		Sheets []jsonSheet `json:"sheets"`
	}
	jsonSheet struct {
		Name   string      `json:"name"`
		Hidden bool        `json:"hidden"`
		Tables []jsonTable `json:"tables"`
		Unread []string    `json:"unread"`
	}
	jsonTable struct {
		Range        string       `json:"range"`
		Title        string       `json:"title"`
		Units        []string     `json:"units"`
		HeaderRows   []int        `json:"header_rows"`
		LabelColumns []string     `json:"label_columns"`
		Columns      []jsonColumn `json:"columns"`
		Rows         []jsonRow    `json:"rows"`
		Values       []jsonValue  `json:"values"`
		Notes        []string     `json:"notes"`
		Source       string       `json:"source"`
	}
	jsonColumn struct {
		Ref  string   `json:"ref"`
		Path []string `json:"path"`
		Unit string   `json:"unit"`
	}
	jsonRow struct {
		Ref  int      `json:"ref"`
		Path []string `json:"path"`
		Kind Kind     `json:"kind"`
	}
	jsonValue struct {
		Cell   string  `json:"cell"`
		Column string  `json:"column"`
		Row    int     `json:"row"`
		State  string  `json:"state"`
		Value  *string `json:"value"`
		Text   string  `json:"text"`
		Unit   string  `json:"unit"`
		Note   string  `json:"note"`
	}
)

// WriteJSON writes what was found in a file as one object. Rows count from 1,
// header_rows is empty without a header, value is null where no number stands,
// and note has the footnote marks of cell, row and column and what had to be
// guessed.
func WriteJSON(w io.Writer, file string, sheets []Sheet) error {
	out := jsonFile{File: file, Sheets: []jsonSheet{}}
	for _, s := range sheets {
		j := jsonSheet{Name: s.Name, Hidden: s.Hidden, Tables: []jsonTable{}, Unread: []string{}}
		for _, t := range s.Tables {
			j.Tables = append(j.Tables, tableJSON(t))
		}
		for _, p := range s.Unread {
			j.Unread = append(j.Unread, p.String())
		}
		out.Sheets = append(out.Sheets, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func tableJSON(t Table) jsonTable {
	j := jsonTable{
		Range: workbook.Ref(t.Range.Top, t.Range.Left) + ":" + workbook.Ref(t.Range.Bottom, t.Range.Right),
		Title: t.Title, Units: listed(t.Units), HeaderRows: []int{}, LabelColumns: []string{},
		Columns: []jsonColumn{}, Rows: []jsonRow{}, Values: []jsonValue{}, Notes: listed(t.Notes), Source: t.Source,
	}
	if t.HeaderLast >= t.HeaderFirst {
		j.HeaderRows = []int{t.HeaderFirst + 1, t.HeaderLast + 1}
	}
	for _, c := range t.Labels {
		j.LabelColumns = append(j.LabelColumns, workbook.ColumnName(c))
	}
	columnMarks, rowMarks := map[int][]string{}, map[int][]string{}
	for _, c := range t.Columns {
		j.Columns = append(j.Columns, jsonColumn{workbook.ColumnName(c.Index), listed(c.Path), c.Unit})
		columnMarks[c.Index] = c.Marks
	}
	for _, r := range t.Rows {
		j.Rows = append(j.Rows, jsonRow{r.Index + 1, listed(r.Path), r.Kind})
		rowMarks[r.Index] = r.Marks
	}
	for _, v := range t.Values {
		j.Values = append(j.Values, valueJSON(v, rowMarks[v.Row], columnMarks[v.Column]))
	}
	return j
}

func valueJSON(v Value, rowMarks, columnMarks []string) jsonValue {
	j := jsonValue{
		Cell: v.String(), Column: workbook.ColumnName(v.Column), Row: v.Row + 1,
		State: v.State(), Text: v.Text, Unit: v.Unit,
	}
	if v.Numeric() {
		s := v.Dec.String()
		j.Value = &s
	}
	var notes []string
	if m := strings.Join(v.Marks, "") + strings.Join(rowMarks, "") + strings.Join(columnMarks, ""); m != "" {
		notes = append(notes, m)
	}
	if v.Note != "" {
		notes = append(notes, v.Note)
	}
	j.Note = strings.Join(notes, "；")
	return j
}

// listed is s, as a list even when empty.
func listed(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
