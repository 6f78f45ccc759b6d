package layout

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"nianbao/internal/workbook"
)

// The JSON form of what was found; tests outside this repository read it. A
// table is head, values, tail: values are many and written one by one.
type (
	jsonHead struct {
		Range        string       `json:"range"`
		Title        string       `json:"title"`
		Units        []string     `json:"units"`
		HeaderRows   []int        `json:"header_rows"`
		LabelColumns []string     `json:"label_columns"`
		Columns      []jsonColumn `json:"columns"`
		Rows         []jsonRow    `json:"rows"`
	}
	jsonTail struct {
		Notes  []string `json:"notes"`
		Source string   `json:"source"`
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
	j := newJSONWriter(w)
	j.print(`{"file":`)
	j.value(file)
	j.print(`,"sheets":[`)
	for i, s := range sheets {
		j.comma(i)
		j.sheet(s)
	}
	j.print("]}\n")
	return j.out.Flush()
}

// jsonWriter writes JSON piece by piece. What fails is told when it is flushed.
type jsonWriter struct {
	out *bufio.Writer
	// piece is the next one, written by to.
	piece bytes.Buffer
	to    *json.Encoder
}

func newJSONWriter(w io.Writer) *jsonWriter {
	j := &jsonWriter{out: bufio.NewWriter(w)}
	j.to = json.NewEncoder(&j.piece)
	j.to.SetEscapeHTML(false)
	return j
}

func (j *jsonWriter) print(s string) { j.out.WriteString(s) }

// value writes v, which is made of strings and numbers: encoding it cannot fail.
func (j *jsonWriter) value(v any) { j.out.Write(j.encoded(v)) }

// members writes the members of the object v, without braces.
func (j *jsonWriter) members(v any) {
	b := j.encoded(v)
	j.out.Write(b[1 : len(b)-1])
}

func (j *jsonWriter) encoded(v any) []byte {
	j.piece.Reset()
	if err := j.to.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(j.piece.Bytes(), []byte("\n"))
}

// comma parts the i-th element of a list from the one before it.
func (j *jsonWriter) comma(i int) {
	if i > 0 {
		j.print(",")
	}
}

func (j *jsonWriter) sheet(s Sheet) {
	j.print(`{"name":`)
	j.value(s.Name)
	j.print(`,"hidden":`)
	j.value(s.Hidden)
	j.print(`,"tables":[`)
	for i, t := range s.Tables {
		j.comma(i)
		j.table(t)
	}
	unread := []string{}
	for _, p := range s.Unread {
		unread = append(unread, p.String())
	}
	j.print(`],"unread":`)
	j.value(unread)
	j.print("}")
}

func (j *jsonWriter) table(t Table) {
	j.print("{")
	j.members(headJSON(t))
	j.print(`,"values":[`)
	columns, rows := map[int][]string{}, map[int][]string{}
	for _, c := range t.Columns {
		columns[c.Index] = c.Marks
	}
	for _, r := range t.Rows {
		rows[r.Index] = r.Marks
	}
	for i, v := range t.Values {
		j.comma(i)
		j.value(valueJSON(v, rows[v.Row], columns[v.Column]))
	}
	j.print("],")
	j.members(jsonTail{listed(t.Notes), t.Source})
	j.print("}")
}

func headJSON(t Table) jsonHead {
	j := jsonHead{
		Range: workbook.Ref(t.Range.Top, t.Range.Left) + ":" + workbook.Ref(t.Range.Bottom, t.Range.Right),
		Title: t.Title, Units: listed(t.Units), HeaderRows: []int{}, LabelColumns: []string{},
		Columns: []jsonColumn{}, Rows: []jsonRow{},
	}
	if t.HeaderLast >= t.HeaderFirst {
		j.HeaderRows = []int{t.HeaderFirst + 1, t.HeaderLast + 1}
	}
	for _, c := range t.Labels {
		j.LabelColumns = append(j.LabelColumns, workbook.ColumnName(c))
	}
	for _, c := range t.Columns {
		j.Columns = append(j.Columns, jsonColumn{workbook.ColumnName(c.Index), listed(c.Path), c.Unit})
	}
	for _, r := range t.Rows {
		j.Rows = append(j.Rows, jsonRow{r.Index + 1, listed(r.Path), r.Kind})
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
