package table

import (
	"strings"

	"nianbao/internal/dataset/layout"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report/excerpt"
	"nianbao/internal/report/phrase"
)

// Sheet shows an excerpt of a statistical table as it stands: its header with
// all its rows, its labels with their indentation, sections as labels of groups.
// An empty title takes the table's. cited stands where the table names no source.
func Sheet(x excerpt.Excerpt, id, title, cited string) document.Table {
	t := document.Table{ID: id, Title: title, Unit: x.Unit, Demo: x.Demo, Wide: wide(x)}
	if title == "" {
		t.Title = x.Title
	}
	names := headNames(x)
	for i, c := range x.Columns {
		t.Columns = append(t.Columns, document.Column{Numeric: c.Numeric, Span: sheetSpan(c), Head: names[i]})
	}
	for _, line := range x.Head {
		t.Head = append(t.Head, document.Row{Cells: headCells(line)})
	}
	ends := -1 // the row behind the last label over several rows
	for i, r := range x.Rows {
		if r.Kind == layout.Section {
			t.Groups = append(t.Groups, document.RowGroup{Label: phrase.Text(last(r.Path))})
			continue
		}
		if len(t.Groups) == 0 || i > 0 && x.Rows[i-1].Kind != layout.Section && (spans(r) || i == ends) {
			t.Groups = append(t.Groups, document.RowGroup{})
		}
		if spans(r) {
			ends = i + r.Labels[0].Rows
		}
		g := &t.Groups[len(t.Groups)-1]
		g.Rows = append(g.Rows, sheetRow(x, r))
	}
	for _, n := range x.Notes {
		note(&t, n)
	}
	if x.Source != "" {
		cited = x.Source
	}
	cite(&t, cited)
	return t
}

// spans reports a label over several rows, which heads a group of rows.
func spans(r excerpt.Row) bool { return len(r.Labels) > 0 && r.Labels[0].Rows > 1 }

// widest is how many columns of figures become blocks on a phone.
const widest = 4

// wide says that a table scrolls on a phone: a block a row would lose what
// stands in the heads, or be too long.
func wide(x excerpt.Excerpt) bool {
	figures := 0
	for _, c := range x.Columns {
		if c.Numeric {
			figures++
		}
	}
	return figures > widest || len(x.Head) > 1
}

func sheetSpan(c excerpt.Column) int {
	switch {
	case c.Numeric:
		return 4
	case c.Unit:
		return 4
	}
	return 12
}

// headNames are what a phone calls the columns: the whole path where heads
// have several rows.
func headNames(x excerpt.Excerpt) []string {
	names := make([]string, len(x.Columns))
	for i, c := range x.Columns {
		names[i] = strings.Join(c.Path, "·")
	}
	if len(x.Head) == 1 {
		at := 0
		for _, h := range x.Head[0] {
			if h.Columns == 1 && at < len(names) {
				names[at] = h.Text
			}
			at += h.Columns
		}
	}
	return names
}

func headCells(line []excerpt.Head) []document.Cell {
	var cells []document.Cell
	for _, h := range line {
		cells = append(cells, document.Cell{Text: withMarks(phrase.Text(h.Text), h.Marks), RowSpan: h.Rows, ColSpan: h.Columns, Header: true})
	}
	return cells
}

// withMarks sets the marks of notes behind a run, raised.
func withMarks(run phrase.Inlines, marks []string) phrase.Inlines {
	if len(marks) == 0 {
		return run
	}
	return append(run, document.Script{Text: phrase.Text(strings.Join(marks, " "))})
}

// sheetRow sets labels, unit and figures in the order of the columns.
func sheetRow(x excerpt.Excerpt, r excerpt.Row) document.Row {
	out := document.Row{Kind: rowKind(r.Kind)}
	labels, cells, covered := r.Labels, r.Cells, 0
	for _, c := range x.Columns {
		switch {
		case c.Label && covered > 0:
			covered--
		case c.Label && len(labels) > 0 && labels[0].Column == c.Index:
			l := labels[0]
			labels, covered = labels[1:], l.Columns-1
			out.Cells = append(out.Cells, labelCell(l))
		case c.Label:
		case c.Unit:
			out.Cells = append(out.Cells, text(r.Unit))
		default:
			out.Cells = append(out.Cells, figureCell(cells[0]))
			cells = cells[1:]
		}
	}
	if i := nameCell(out.Cells, last(r.Path)); i >= 0 {
		out.Cells[i].Indent = r.Depth
	}
	return out
}

// nameCell is the label with the row's own name, which its indentation moves;
// a translation beside it stays.
func nameCell(cells []document.Cell, name string) int {
	at := -1
	for i, c := range cells {
		if !c.Header {
			continue
		}
		at = i
		if text, ok := c.Text[0].(document.Text); ok && strings.Contains(string(text), name) {
			return i
		}
	}
	return at
}

func labelCell(l excerpt.Head) document.Cell {
	return document.Cell{Text: withMarks(phrase.Text(l.Text), l.Marks), RowSpan: l.Rows, ColSpan: l.Columns, Header: l.Text != ""}
}

// figureCell is a figure as the table has it: … and — stand for what they do
// there, and what is unknown stays blank.
func figureCell(c excerpt.Cell) document.Cell {
	switch {
	case c.Text != "":
		return cell(withMarks(phrase.Text(c.Text), c.Marks))
	case c.Value.State == number.Unknown:
		return document.Cell{}
	}
	return cell(withMarks(phrase.Bare(c.Value), c.Marks))
}

func rowKind(k layout.Kind) document.RowKind {
	switch k {
	case layout.Total:
		return document.Total
	case layout.OfWhich:
		return document.OfWhich
	case layout.Item, layout.Section, layout.Remark:
	}
	return document.Item
}

func last(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1]
}
