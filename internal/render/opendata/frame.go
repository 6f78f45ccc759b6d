package opendata

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/render/data"
)

// frame is a table with one row of heads.
type frame struct {
	fields []field
	rows   [][]string
	// origins are the cells that its numbers rest on.
	origins []number.Origin
}

// field is a column of a frame.
type field struct {
	name    string
	numeric bool
	unit    string
	// decimals are those published, -1 where they differ.
	decimals int
}

// column is a column of the table with its cells, from which fields are made.
type column struct {
	name  string
	cells []content
}

// frameOf makes a table plain.
func frameOf(t document.Table) frame {
	g := newGrid(t)
	b := builder{unit: t.Unit}
	for _, c := range g.before() {
		b.words(c.name, c.words)
	}
	columns := g.columns()
	for _, c := range columns {
		b.column(c)
	}
	for _, c := range remarks(columns, len(g.rows)) {
		b.words(c.name, c.words)
	}
	return frame{b.fields, b.records(len(g.rows)), origins(columns)}
}

// wordColumn is a column of words that a frame has beside those of its table.
type wordColumn struct {
	name  string
	words []string
}

// any reports whether the column says anything.
func (c wordColumn) any() bool {
	return slices.ContainsFunc(c.words, func(s string) bool { return s != "" })
}

// builder collects the fields of a frame with their cells, by column.
type builder struct {
	unit   string
	fields []field
	cells  [][]string
	seen   map[string]bool
}

func (b *builder) add(f field, cells []string) {
	if b.seen == nil {
		b.seen = map[string]bool{}
	}
	f.name = unique(b.seen, data.Cell(f.name))
	b.fields = append(b.fields, f)
	b.cells = append(b.cells, cells)
}

func (b *builder) words(name string, words []string) {
	b.add(field{name: name, decimals: -1}, words)
}

// column adds a column of the table as numbers, with their units and the words
// between them where there are any, or as words.
func (b *builder) column(c column) {
	if !numeric(c.cells) {
		b.words(c.name, wordsOf(c.cells, func(content) bool { return true }))
		return
	}
	f, figures, units := b.numbers(c)
	b.add(f, figures)
	if len(units) > 0 && !b.says(units) {
		b.words(c.name+"单位", units)
	}
	between := wordColumn{c.name + "文字", wordsOf(c.cells, func(x content) bool { return x.single == nil && !x.absent() })}
	if between.any() {
		b.words(between.name, between.words)
	}
}

// wordsOf are the texts of the cells that are wanted.
func wordsOf(cells []content, wanted func(content) bool) []string {
	words := make([]string, len(cells))
	for i, x := range cells {
		if wanted(x) {
			words[i] = x.text
		}
	}
	return words
}

// says reports whether a column before has these words, each in its row.
func (b *builder) says(words []string) bool {
	return slices.ContainsFunc(b.cells, func(cells []string) bool {
		for i, w := range words {
			if w != "" && cells[i] != w {
				return false
			}
		}
		return true
	})
}

// numbers returns a column of numbers, with the unit of each where they differ.
func (b *builder) numbers(c column) (f field, figures, units []string) {
	f = field{name: c.name, numeric: true, unit: b.unit, decimals: -1}
	first, differ := true, false
	for _, x := range c.cells {
		v := x.value()
		figures, units = append(figures, data.Figure(v)), append(units, "")
		if !v.Known() {
			continue
		}
		units[len(units)-1] = string(v.Unit)
		switch {
		case first:
			f.decimals, first = v.Decimals, false
			if v.Unit != "" {
				f.unit = string(v.Unit)
			}
		default:
			differ = differ || string(v.Unit) != f.unit && v.Unit != ""
			if v.Decimals != f.decimals {
				f.decimals = -1
			}
		}
	}
	if !differ {
		return f, figures, nil
	}
	f.unit = ""
	return f, figures, units
}

// numeric reports whether a column is one of numbers: at least half of what
// stands in it.
func numeric(cells []content) bool {
	numbers, others := 0, 0
	for _, x := range cells {
		switch {
		case x.single != nil:
			numbers++
		case !x.absent():
			others++
		}
	}
	return numbers > 0 && numbers >= others
}

// records turns columns into rows; one without a word is none.
func (b *builder) records(n int) [][]string {
	var rows [][]string
	for i := range n {
		var row []string
		for _, c := range b.cells {
			row = append(row, c[i])
		}
		if slices.ContainsFunc(row, func(s string) bool { return s != "" }) {
			rows = append(rows, row)
		}
	}
	return rows
}

// csv is f for spreadsheets.
func (f frame) csv() []byte {
	heads := make([]string, len(f.fields))
	for i, x := range f.fields {
		heads[i] = x.name
	}
	rows := [][]string{heads}
	for _, r := range f.rows {
		row := slices.Clone(r)
		for i, x := range f.fields {
			if !x.numeric {
				row[i] = data.Cell(row[i])
			}
		}
		rows = append(rows, row)
	}
	return data.CSV(rows)
}

// json is f for programs, one record a line.
func (f frame) json() []byte {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, row := range f.rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n{")
		for j, x := range f.fields {
			if j > 0 {
				b.WriteByte(',')
			}
			b.Write(data.JSON(x.name))
			b.WriteByte(':')
			b.Write(x.json(row[j]))
		}
		b.WriteByte('}')
	}
	b.WriteString("\n]\n")
	return b.Bytes()
}

func (f field) json(cell string) []byte {
	switch {
	case cell == "":
		return []byte("null")
	case f.numeric:
		return []byte(cell)
	}
	return data.JSON(cell)
}

// columnName is the name of the n-th column where nobody gives it one.
func columnName(n int) string { return "列" + strconv.Itoa(n+1) }

func headPath(names []string) string { return strings.Join(names, " / ") }
