package docx

import (
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/ooxml"
	"nianbao/internal/render/words"
)

// tableWriter writes one table.
type tableWriter struct {
	*writer
	document.Table
	setting
	head [][]document.Placed
	body [][][]document.Placed
	n    int
	// kind is that of the row at hand.
	kind document.RowKind
}

// table writes a statistical table: title, unit, cells, notes.
func (w *writer) table(t document.Table) {
	tw := w.lay(t)
	if !w.inTable {
		w.turn(tw.lies)
	}
	mixed, seen := w.mixed, w.seen
	w.mixed, w.seen = t.Mixed(), 0
	tw.write()
	w.mixed, w.seen = mixed, seen
}

// lay places the cells of a table and settles how it stands on the page.
func (w *writer) lay(t document.Table) *tableWriter {
	tw := &tableWriter{writer: w, Table: t, head: document.Place(t.Head)}
	tw.n = max(len(t.Columns), document.Width(tw.head), 1)
	for _, g := range t.Groups {
		rows := document.Place(g.Rows)
		tw.body = append(tw.body, rows)
		tw.n = max(tw.n, document.Width(rows))
	}
	document.Pad(tw.head, tw.n)
	for _, rows := range tw.body {
		document.Pad(rows, tw.n)
	}
	all := append([][][]document.Placed{tw.head}, tw.body...)
	tw.setting = measure(t, all, tw.n).settle(w.inTable)
	return tw
}

// fewWords is how long a paragraph may be that goes with the wide table below it.
const fewWords = 160

// wide reports whether blocks begin with a table that lies across. Headings go
// with it, and a short paragraph between the two.
func (w *writer) wide(list []document.Block) bool {
	if len(list) == 0 || w.inTable {
		return false
	}
	switch b := list[0].(type) {
	case document.Table:
		return w.lay(b).lies
	case document.Heading:
		return w.wide(after(list[1:]))
	case document.Section:
		return w.wide(after(b.Body))
	case document.Paragraph:
		return w.across && w.wide(list[1:])
	}
	return false
}

// after returns blocks without a short paragraph at their start.
func after(list []document.Block) []document.Block {
	if len(list) > 1 {
		if p, ok := list[0].(document.Paragraph); ok && ems(document.Plain(p.Text)) <= fewWords {
			return list[1:]
		}
	}
	return list
}

func (t *tableWriter) write() {
	t.caption()
	was := t.inTable
	t.inTable = true
	t.b.In("w:tbl", func() {
		t.properties()
		for i := range t.head {
			t.row(i, t.head, true)
		}
		for i, g := range t.Groups {
			t.label(g.Label)
			for j, row := range t.body[i] {
				t.kind = g.Rows[j].Kind
				for _, p := range row {
					t.beside |= document.Observed(p.Text)
				}
				t.row(j, t.body[i], false)
				t.beside = 0
			}
		}
		if len(t.head) == 0 && len(t.Groups) == 0 {
			t.row(0, [][]document.Placed{{{Columns: t.n, Rows: 1}}}, false)
		}
	})
	t.inTable = was
	t.tableNotes()
}

// caption writes number and title above the table, and the unit at the right.
func (t *tableWriter) caption() {
	address := t.own(t.ID)
	right := t.Remark
	if t.Unit != "" {
		right = words.Fill(t.say.TableUnit, t.Unit)
	}
	switch {
	case t.Lead && t.Title != "" && t.Number == "":
		title := []document.Inline{document.Text(t.Title)}
		if t.Demo {
			title = append(title, document.Tag(t.say.Demo))
		}
		t.writer.heading(2, title, address)
	case t.Title == "" && t.Number == "":
		if marks := t.anchors(address); marks != nil {
			t.paragraph("Small", para{keepNext: true, bookmarks: marks}, nil)
		}
	default:
		t.paragraph("Caption", para{keepNext: true, bookmarks: t.titleMark(address)}, func() {
			if t.Number != "" {
				t.numbering(t.Number, address)
				t.run("　", look{})
			}
			t.run(t.Title, look{})
			if t.Demo {
				t.run("（"+t.say.Demo+"）", look{})
			}
		})
	}
	if right != "" {
		t.paragraph("TableUnit", para{keepNext: true}, func() { t.run(right, look{}) })
	}
}

// titleMark bookmarks the title of a table without a number.
func (t *tableWriter) titleMark(address string) []string {
	if t.Number != "" {
		return nil
	}
	return t.anchors(address)
}

func (t *tableWriter) properties() {
	b := t.b
	total := 0
	for _, w := range t.widths {
		total += w
	}
	b.In("w:tblPr", func() {
		b.Val("w:tblStyle", "Statistics")
		b.Empty("w:tblW", "w:w", itoa(total), "w:type", "dxa")
		b.Val("w:jc", "center")
		b.Empty("w:tblLayout", "w:type", "fixed")
		b.Empty("w:tblLook", "w:val", "0020", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
		if title := joined("　", t.Number, t.Title); title != "" {
			b.Val("w:tblCaption", title)
		}
	})
	b.In("w:tblGrid", func() {
		for _, w := range t.widths {
			b.Empty("w:gridCol", "w:w", itoa(w))
		}
	})
}

// label writes the row that names the rows below it.
func (t *tableWriter) label(text []document.Inline) {
	if len(text) == 0 {
		return
	}
	c := document.Placed{Cell: document.Cell{Text: text, Header: true}, Columns: t.n, Rows: 1}
	t.kind = document.Item
	t.rowOf(false, func() { t.cell(c, false, false, headShade) })
}

// rowOf writes a row that does not part at the end of a page; a head repeats.
func (t *tableWriter) rowOf(head bool, cells func()) {
	b := t.b
	b.In("w:tr", func() {
		b.In("w:trPr", func() {
			b.Empty("w:cantSplit")
			if head {
				b.Empty("w:tblHeader")
			}
		})
		cells()
	})
}

// row writes the cells of a row, those that reach into it from above among them.
func (t *tableWriter) row(i int, rows [][]document.Placed, head bool) {
	row := rows[i]
	t.rowOf(head, func() {
		column := 0
		for _, p := range row {
			column = t.continued(rows, i, column, p.Column, head)
			t.cell(p, head, head && i+p.Rows == len(rows), "")
			column = p.Column + p.Columns
		}
		t.continued(rows, i, column, t.n, head)
	})
}

// continued writes the places of row i between two columns, which cells from
// rows above cover.
func (t *tableWriter) continued(rows [][]document.Placed, i, column, to int, head bool) int {
	for column < to {
		n, last := 1, 0
		if p, at, ok := covering(rows[:i], column); ok {
			n, last = max(1, min(p.Columns, to-column)), at+p.Rows
		}
		shade := ""
		if head {
			shade = headShade
		}
		t.openCell(column, n, "continue", head && last == len(rows), shade)
		t.paragraph("TableText", para{}, nil)
		t.b.Close("w:tc")
		column += n
	}
	return column
}

// covering finds the cell that begins at a column in the lowest of the rows
// above, and its row.
func covering(above [][]document.Placed, column int) (document.Placed, int, bool) {
	for i := len(above) - 1; i >= 0; i-- {
		for _, p := range above[i] {
			if p.Column == column && i+p.Rows > len(above) {
				return p, i, true
			}
		}
	}
	return document.Placed{}, 0, false
}

// The shades of heads and of what needs attention.
const (
	headShade = "F1F3F5"
	lateShade = "FBE7E5"
)

// openCell opens a cell over n columns; rule is the line below a head.
func (t *tableWriter) openCell(column, n int, merge string, rule bool, shade string) {
	b, width := t.b, 0
	for i := column; i < min(column+n, len(t.widths)); i++ {
		width += t.widths[i]
	}
	b.Open("w:tc")
	b.In("w:tcPr", func() {
		b.Empty("w:tcW", "w:w", itoa(width), "w:type", "dxa")
		if n > 1 {
			b.Val("w:gridSpan", itoa(n))
		}
		if merge != "" {
			b.Val("w:vMerge", merge)
		}
		if rule {
			b.In("w:tcBorders", func() { b.Empty("w:bottom", "w:val", "single", "w:sz", "6", "w:space", "0", "w:color", "000000") })
		}
		if shade != "" {
			b.Empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", shade)
		}
		b.Val("w:vAlign", "center")
	})
}

func (t *tableWriter) cell(p document.Placed, head, rule bool, shade string) {
	merge := ""
	if p.Rows > 1 {
		merge = "restart"
	}
	numeric := p.Column < len(t.Columns) && t.Columns[p.Column].Numeric
	align, style, l := "left", "TableText", look{}
	switch {
	case head:
		align, style, shade = "center", "TableHead", headShade
	case numeric && !p.Header && p.Columns == 1:
		align = "right"
	}
	switch t.kind {
	case document.Total, document.Current:
		l.strong = !head
	case document.Late:
		shade = orElse(shade, lateShade)
	case document.Item, document.OfWhich:
	}
	t.openCell(p.Column, p.Columns, merge, rule, shade)
	t.content(p.Cell, style, para{align: align, indent: p.Indent * t.points * 10}, l)
	t.b.Close("w:tc")
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// content writes the paragraphs of a cell: its text, and a smaller line.
func (t *tableWriter) content(c document.Cell, style string, p para, l look) {
	before := t.size
	t.size = sized(t.points)
	t.sentence = isSentence(c.Text)
	text := spoken(c)
	if len(text) > 0 || len(c.Second) == 0 {
		t.paragraph(style, p, func() { t.styled(text, l) })
	}
	if len(c.Second) > 0 {
		t.sentence = true
		t.paragraph(style, p, func() { t.styled(c.Second, look{size: max(t.points-3, 15), colour: "46525F"}) })
	}
	t.sentence = false
	t.size = before
}

// spoken is the text of a cell with a bullet in words: what the line below it
// does not say.
func spoken(c document.Cell) []document.Inline {
	if len(c.Text) == 0 || len(c.Second) == 0 {
		return c.Text
	}
	m, ok := c.Text[0].(document.Mini)
	if !ok || m.Chart.Form != chart.Bullet {
		return c.Text
	}
	words := bulletWords(m.Chart, document.Plain(c.Second)+document.Plain(c.Text[1:]))
	if words == "" {
		return c.Text[1:]
	}
	return append([]document.Inline{document.Text(words)}, c.Text[1:]...)
}

// sized is the size of a run where it differs from its style's.
func sized(size int) int {
	if size == tableSizes[0] {
		return 0
	}
	return size
}

// isSentence tells words with numbers among them from a number with a sign.
func isSentence(list []document.Inline) bool {
	for _, in := range list {
		if s, ok := in.(document.Text); ok && ems(string(s)) > 2 {
			return true
		}
	}
	return false
}

// tableNotes writes notes, what the marks mean, and sources; an empty line
// where there are none, for two tables without one between them become one.
func (t *tableWriter) tableNotes() {
	var legend []string
	for _, s := range t.say.Signs() {
		if t.seen&s.Mark != 0 && !explained(t.Notes, s.Sign) {
			legend = append(legend, s.Sign+"："+s.Note)
		}
	}
	if len(legend) > 0 {
		t.paragraph("TableNote", para{}, func() { t.run(strings.Join(legend, "。")+"。", look{}) })
	}
	t.sentence = true
	for _, n := range t.Notes {
		t.paragraph("TableNote", para{}, func() { t.inlines(n) })
	}
	t.sentence = false
	if len(t.Sources) > 0 {
		t.paragraph("TableNote", para{}, func() { t.run(words.Fill(t.say.TableSource, strings.Join(t.Sources, "；")), look{}) })
	}
	t.paragraph("Small", para{}, nil)
}

func explained(notes [][]document.Inline, sign string) bool {
	for _, n := range notes {
		if strings.Contains(document.Plain(n), sign+"：") {
			return true
		}
	}
	return false
}

// turn begins a section of the wanted direction, if the one at hand has another.
func (w *writer) turn(across bool) {
	if w.across == across {
		return
	}
	before := w.across
	w.paragraph("Small", para{section: func() { writeSection(w.b, before, w.demo != "") }}, nil)
	w.across = across
}

// writeSection writes the properties of the section that ends here.
func writeSection(b *ooxml.Writer, across, headed bool) {
	b.In("w:sectPr", func() {
		if headed {
			b.Empty("w:headerReference", "w:type", "even", "r:id", idOf(headerPart))
			b.Empty("w:headerReference", "w:type", "default", "r:id", idOf(headerPart))
		}
		b.Empty("w:footerReference", "w:type", "even", "r:id", idOf(evenPart))
		b.Empty("w:footerReference", "w:type", "default", "r:id", idOf(oddPart))
		b.In("w:footnotePr", func() {
			b.Val("w:numFmt", "decimalEnclosedCircleChinese")
			b.Val("w:numRestart", "eachPage")
		})
		if across {
			b.Empty("w:pgSz", "w:w", "16838", "w:h", "11906", "w:orient", "landscape")
			b.Empty("w:pgMar", "w:top", "1587", "w:right", "2098", "w:bottom", "1474", "w:left", "1984", "w:header", "850", "w:footer", "900", "w:gutter", "0")
		} else {
			b.Empty("w:pgSz", "w:w", "11906", "w:h", "16838")
			b.Empty("w:pgMar", "w:top", "2098", "w:right", "1474", "w:bottom", "1984", "w:left", "1587", "w:header", "1134", "w:footer", "1429", "w:gutter", "0")
		}
		b.Empty("w:cols", "w:space", "425")
		b.Empty("w:docGrid", "w:type", "lines", "w:linePitch", "579")
	})
}
