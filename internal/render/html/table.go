package html

import (
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/render/words"
)

// tableWriter writes one table: what it learnt of the whole before it writes a cell.
type tableWriter struct {
	*writer
	document.Table
	// width is the number of columns; heads their names for the blocks of a phone.
	width int
	head  [][]document.Placed
	body  [][][]document.Placed
	heads []string
	// stacked tables become a block a row on a phone; the others scroll there.
	stacked bool
	filters map[int]bool
	// hang is the number of marks that hang to the right of a column's numbers.
	hang []int
	// heading says which heads speak for which cells; nil where scope says it.
	heading *association
}

// table writes a statistical table.
func (w *writer) table(t document.Table) {
	before, mixed, seen := w.set, w.mixed, w.seen
	w.set, w.mixed, w.seen = display, t.Mixed(), 0
	newTable(w, t).write()
	w.set, w.mixed, w.seen = before, mixed, seen
}

func newTable(w *writer, t document.Table) *tableWriter {
	tw := &tableWriter{writer: w, Table: t, head: document.Place(t.Head), width: len(t.Columns), filters: map[int]bool{}}
	tw.width = max(tw.width, document.Width(tw.head))
	for _, g := range t.Groups {
		rows := document.Place(g.Rows)
		tw.body = append(tw.body, rows)
		tw.width = max(tw.width, document.Width(rows))
	}
	tw.stacked = !t.Wide
	document.Pad(tw.head, tw.width)
	for _, rows := range tw.body {
		document.Pad(rows, tw.width)
		tw.stacked = tw.stacked && !spansRows(rows)
	}
	tw.heads = tw.columnHeads()
	tw.hang = tw.hanging()
	tw.heading = tw.associate()
	for _, c := range t.Filter {
		tw.filters[c] = true
	}
	return tw
}

// spansRows says that a block a row would lose cells.
func spansRows(rows [][]document.Placed) bool {
	for _, r := range rows {
		for _, p := range r {
			if p.Rows > 1 {
				return true
			}
		}
	}
	return false
}

// columnHeads names each column by what it was given, else by its lowest head.
func (t *tableWriter) columnHeads() []string {
	heads := make([]string, t.width)
	for _, row := range t.head {
		for _, p := range row {
			for j := range p.Columns {
				if text := document.Plain(p.Text); text != "" {
					heads[p.Column+j] = text
				}
			}
		}
	}
	for i, c := range t.Columns {
		if c.Head != "" {
			heads[i] = c.Head
		}
	}
	return heads
}

func (t *tableWriter) column(i int) document.Column {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return document.Column{}
}

func (t *tableWriter) write() {
	if t.Lead {
		t.tag("section", "class", "sec bare", "id", t.ID)
	}
	id := ""
	if !t.Lead {
		id = t.ID
	}
	if len(t.Filter) > 0 && t.ID != "" {
		t.filterForm()
	}
	t.frame(id)
	t.tag("table", "class", t.class(), "id", t.tableID())
	t.caption()
	t.columnGroups()
	t.thead()
	for i := range t.body {
		t.tbody(t.Groups[i], t.body[i])
	}
	t.WriteString("</table></div>\n")
	t.tableNotes()
	if t.Lead {
		t.WriteString("</section>\n")
	}
}

// frame opens the frame in which the table scrolls where it is too wide. The
// hint that it does is shown by the script, in the caption if there is one.
func (t *tableWriter) frame(id string) {
	hint := ""
	if t.captionText() == "" {
		hint = t.site.words.Swipe
	}
	if t.stacked {
		t.tag("div", "class", "tw", "id", id, "data-hint", hint)
		return
	}
	t.tag("div", "class", joined(" ", "tw pin", t.broad()), "id", id, "tabindex", "0", "role", "region", "aria-label",
		words.Fill(t.site.words.Scrolls, orElse(t.Title, t.site.words.DataTable)), "data-hint", hint)
}

func (t *tableWriter) captionText() string { return joined("　", t.Number, t.Title) }

// tableID is the id by which a filter finds its table.
func (t *tableWriter) tableID() string {
	if len(t.Filter) == 0 || t.ID == "" {
		return ""
	}
	return t.ID + "-table"
}

func (t *tableWriter) class() string {
	class := "tbl"
	switch {
	case t.stacked:
		class = "tbl stk vm"
	case slices.ContainsFunc(t.body, spansRows):
		class = "tbl rg"
	}
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			if r.Kind == document.Late {
				return class + " t-late"
			}
		}
	}
	return class
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (t *tableWriter) caption() {
	title := t.captionText()
	if title == "" {
		return
	}
	t.WriteString("<caption>")
	t.tag("span", "class", "cap", "data-hint", t.site.words.Swipe)
	t.element("b", "", title)
	if t.Demo {
		t.element("span", "tag", t.site.words.Demo)
	}
	right := t.Remark
	if t.Unit != "" {
		right = words.Fill(t.site.words.TableUnit, t.Unit)
	}
	t.element("span", "un", right)
	t.WriteString("</span></caption>\n")
}

func (t *tableWriter) thead() {
	if len(t.head) == 0 {
		return
	}
	t.WriteString("<thead>")
	for _, row := range t.head {
		t.WriteString("<tr>")
		for i, p := range row {
			t.headCell(p, i == 0)
		}
		t.WriteString("</tr>")
	}
	t.WriteString("</thead>\n")
}

func (t *tableWriter) headCell(p document.Placed, first bool) {
	col := t.column(p.Column)
	var class []string
	if col.Numeric {
		class = append(class, "n")
	}
	if col.Small {
		class = append(class, "p0")
	}
	class = t.hangClass(class, p)
	empty := len(p.Text) == 0 && len(p.Second) == 0
	if p.Columns > 1 && !empty {
		class = []string{"span"}
	}
	class = append(class, within(p, first)...)
	if empty {
		// An empty head heads nothing: a plain cell, which screen readers pass over.
		t.tag("td", "class", strings.Join(class, " "), "colspan", spanned(p.Columns), "rowspan", spanned(p.Rows))
		t.end("td")
		return
	}
	scope := "col"
	if p.Columns > 1 {
		scope = "colgroup"
	}
	t.tag("th", "class", strings.Join(class, " "), "id", t.heading.overColumns(p), "scope", scope, "colspan", spanned(p.Columns), "rowspan", spanned(p.Rows))
	t.inlines(p.Text)
	t.small(p.Second)
	t.end("th")
}

// within is the class of the first cell of its row where one from a row above
// stands at its left.
func within(p document.Placed, first bool) []string {
	if first && p.Column > 0 {
		return []string{"in"}
	}
	return nil
}

func spanned(n int) string {
	if n <= 1 {
		return ""
	}
	return itoa(n)
}

func (t *tableWriter) tbody(g document.RowGroup, rows [][]document.Placed) {
	if len(rows) == 0 && len(g.Label) == 0 {
		return
	}
	t.WriteString("<tbody>")
	id := t.heading.begin(len(g.Label) > 0)
	if len(g.Label) > 0 {
		t.WriteString(`<tr class="g">`)
		t.tag("th", "class", "p12", "id", id, "scope", "rowgroup", "colspan", spanned(t.width))
		t.inlines(g.Label)
		t.WriteString("</th></tr>\n")
	}
	for i, row := range rows {
		t.row(g.Rows[i].Kind, row)
	}
	t.WriteString("</tbody>\n")
}

func (t *tableWriter) row(kind document.RowKind, row []document.Placed) {
	class := [...]string{"", "sum", "ow", "now", "late"}[min(kind, document.Late)]
	t.tag("tr", "class", class)
	verdicts := 0
	for _, p := range row {
		if form(p.Cell) == verdictForm {
			verdicts++
		}
	}
	for _, p := range row {
		t.beside |= document.Observed(p.Text)
	}
	t.heading.beginRow(row)
	for _, p := range row {
		t.cell(p, verdicts == 1, row)
	}
	t.heading.endRow()
	t.beside = 0
	t.WriteString("</tr>\n")
}

// cell writes a body cell; judged says that its row has one verdict, which a
// phone shows beside the row's name.
func (t *tableWriter) cell(p document.Placed, judged bool, row []document.Placed) {
	col := t.column(p.Column)
	f := form(p.Cell)
	if f == verdictForm && !judged {
		f = wordsForm
	}
	name, scope, id, heads := "td", "", "", ""
	if p.Header {
		name, scope, id = "th", "row", t.heading.ofRow(p)
		if p.Rows > 1 {
			scope = "rowgroup"
		}
	} else if len(p.Text) > 0 || len(p.Second) > 0 {
		heads = t.heading.of(p)
	}
	label := ""
	if t.stacked && !p.Header && f.labelled() && !col.Small {
		label = t.heads[p.Column]
	}
	value := ""
	if t.filters[p.Column] {
		value = orElse(document.Plain(p.Text), "—")
	}
	t.tag(name, "class", t.cellClass(p, col, f, judged, row), "id", id, "headers", heads, "scope", scope, "colspan", spanned(p.Columns), "rowspan", spanned(p.Rows),
		"data-h", label, "data-v", value)
	t.naming(t.called(p, row), func() { t.content(p.Cell, f) })
	if p.Header && t.stacked {
		t.element("small", "ph", t.repeated(row))
	}
	t.end(name)
}

func (t *tableWriter) cellClass(p document.Placed, col document.Column, f cellForm, judged bool, row []document.Placed) string {
	var class []string
	if col.Numeric && !p.Header {
		class = t.hangClass(append(class, "n"), p)
	}
	if !col.Numeric && f == wordsForm && isShort(p.Text) {
		class = append(class, "nw")
	}
	if c := f.class(); c != "" {
		class = append(class, c)
	}
	if p.Header {
		class = indented(class, p.Cell)
	}
	class = append(class, within(p, p.Column == row[0].Column)...)
	if t.stacked {
		class = append(class, phoneSpan(p, col, f, judged, p.Header && t.repeated(row) != ""))
	} else if col.Small {
		class = append(class, "p0")
	}
	return strings.Join(class, " ")
}

// phoneSpan is the width of a cell on a phone, of 12; said says that it repeats
// what other cells of its row say.
func phoneSpan(p document.Placed, col document.Column, f cellForm, judged, said bool) string {
	switch {
	case col.Small:
		return "p0"
	case len(p.Text) == 0 && len(p.Second) == 0:
		return "x"
	case p.Header && judged:
		return "p8"
	case p.Header && said:
		return "p12"
	case f == verdictForm:
		return "p4"
	case col.Span > 0:
		return "p" + itoa(fitted(col.Span))
	case p.Header:
		return "p12"
	case f == bulletForm || f == barForm || f == sparkForm:
		return "p6 o1"
	case col.Numeric:
		return "p3"
	}
	return "p12 o2 il"
}

// fitted is the nearest width, not narrower, that the style sheet knows.
func fitted(span int) int {
	for _, n := range [...]int{3, 4, 6, 8} {
		if span <= n {
			return n
		}
	}
	return 12
}

// repeated is what a row's name says of the cells that its narrow form leaves out.
func (t *tableWriter) repeated(row []document.Placed) string {
	var said []string
	for _, p := range row {
		col := t.column(p.Column)
		if text := joined("，", document.Plain(p.Text), document.Plain(p.Second)); col.Small && !col.Numeric && !p.Header && text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "，")
}

// tableNotes writes notes, what the marks mean, and sources.
func (t *tableWriter) tableNotes() {
	say := &t.site.words
	var legend []string
	for _, s := range say.Signs() {
		if t.seen&s.Mark != 0 && !explained(t.Notes, s.Sign) {
			legend = append(legend, s.Sign+"："+s.Note)
		}
	}
	if len(t.Notes) == 0 && len(legend) == 0 && len(t.Sources) == 0 {
		return
	}
	t.WriteString(`<p class="tnote">`)
	t.text(sentences(legend))
	for _, n := range t.Notes {
		t.inlines(n)
		if !strings.HasSuffix(document.Plain(n), "。") {
			t.text("。")
		}
	}
	if len(t.Sources) > 0 {
		t.text(sentences([]string{words.Fill(say.TableSource, strings.Join(t.Sources, "；"))}))
	}
	t.WriteString("</p>\n")
}

func explained(notes [][]document.Inline, sign string) bool {
	for _, n := range notes {
		if strings.Contains(document.Plain(n), sign+"：") {
			return true
		}
	}
	return false
}
