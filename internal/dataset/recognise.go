package dataset

import (
	"maps"
	"path"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// searched is the number of rows in which a header is looked for.
const searched = 20

// widestHeader bounds the columns of a standard table.
const widestHeader = 500

// Recognise returns the standard tables of b in the order of its sheets. A
// sheet that is none yields nothing; when it is nearly one, a finding says
// what is missing. Hidden sheets are not read, and reported if they hold a
// table. A workbook that yields nothing at all never goes without a finding.
func Recognise(b *workbook.Book) ([]Table, diag.List) {
	var tables []Table
	var found diag.List
	all := forms()
	for _, s := range b.Sheets {
		r := reader{book: b, sheet: s, forms: all}
		if h, ok := r.findHeader(); ok {
			if s.Hidden {
				r.add(diag.Warningf(diag.Pos{File: b.File, Sheet: s.Name}, "hidden-sheet", "工作表是隐藏的，其中的%s没有读", h.schema.Kind).
					Hintf("取消隐藏；不要的数据就删去这张工作表"))
			} else {
				t := r.table(h)
				tables = append(tables, t)
				r.found = append(r.found, noRows(t)...)
			}
		}
		found = append(found, r.found...)
	}
	if len(tables) == 0 && len(found) == 0 {
		found = unread(b)
	}
	return tables, found
}

// reader reads one sheet.
type reader struct {
	book  *workbook.Book
	sheet workbook.Sheet
	forms []form
	found diag.List
}

func (r *reader) add(d diag.Diagnostic) { r.found = append(r.found, d) }

func (r *reader) pos(row, column int) diag.Pos { return r.book.Pos(r.sheet.Name, row, column) }

// header is a header row that was found.
type header struct {
	fit
	row []heading
	// top and bottom are its first and last 0-based row.
	top, bottom int
}

// findHeader looks for the first row that is complete for a kind; failing
// that, for the one that misses least, which is reported and, where its
// columns are only misspelt, used.
func (r *reader) findHeader() (header, bool) {
	var near []header
	places := [3]string{fold(r.sheet.Name), "", fold(path.Base(r.book.File))}
	for top := range min(searched, len(r.sheet.Rows)) {
		var full []header
		for _, h := range r.headersAt(top) {
			for _, f := range fitAll(h.row, r.forms, places) {
				h.fit = f
				if h.complete() {
					full = append(full, h)
				} else if len(h.at) > 0 {
					near = append(near, h)
				}
			}
		}
		if best, equal := bestHeaders(full); best != nil {
			if equal != nil {
				r.ambiguous(*best, *equal)
				return header{}, false
			}
			return *best, true
		}
		places[1] += lineText(r.sheet.Rows[top])
	}
	if r.sheet.Hidden {
		return header{}, false
	}
	return r.nearMiss(near)
}

// headersAt returns the header that row top may be: by itself, and together
// with the row below where merged cells group columns: 投资（亿元） over 总投资 and 累计完成.
func (r *reader) headersAt(top int) []header {
	cells := r.sheet.Rows[top]
	cells = cells[:min(len(cells), widestHeader)]
	if filled(cells) < 2 {
		return nil
	}
	one := header{row: rowHeadings(cells), top: top, bottom: top}
	grouped := slices.ContainsFunc(r.sheet.Merges, func(m workbook.Range) bool { return m.Top == top && m.Right > m.Left && m.Bottom == top })
	if !grouped || top+1 >= len(r.sheet.Rows) {
		return []header{one}
	}
	below := r.sheet.Rows[top+1]
	row := rowHeadings(below[:min(len(below), widestHeader)])
	for c, h := range one.row {
		if c >= len(row) {
			row = append(row, h)
		} else if row[c].whole == "" {
			row[c] = h
		}
	}
	return []header{one, {row: row, top: top, bottom: top + 1}}
}

func filled(cells []workbook.Cell) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c.Text) != "" {
			n++
		}
	}
	return n
}

func lineText(cells []workbook.Cell) string {
	text := ""
	for _, c := range cells[:min(len(cells), widestHeader)] {
		if len(text) < 1000 {
			text += c.Text
		}
	}
	return fold(text)
}

func (r *reader) ambiguous(a, b header) {
	r.add(diag.Errorf(r.pos(a.top, 0), "ambiguous-table", "分不清这张表是%s还是%s", a.schema.Kind, b.schema.Kind).
		Hintf("把工作表命名为“%s”或“%s”", a.schema.Kind, b.schema.Kind))
}

// nearMiss reports the header that comes nearest to a kind.
func (r *reader) nearMiss(near []header) (header, bool) {
	best := -1
	for i, h := range near {
		if h.almost() && (best < 0 || h.nearer(near[best])) {
			best = i
		}
	}
	if best < 0 {
		r.unfound()
		return header{}, false
	}
	h := near[best]
	if len(h.missing) == 0 {
		r.add(diag.Suggestf(r.pos(h.top, 0), "nearly-a-table", "像是按年份分列的%s或%s，没有作为数据读", Observations, AnnualTargets).
			Hintf("是就把工作表命名为“%s”或“%s”", Observations, AnnualTargets))
		return header{}, false
	}
	return h, r.mend(&h)
}

// almost reports whether h lacks so little of its kind that something is
// wrong with it, rather than that it is another table. Misspelt columns count
// as found where the kind is named, or where one is all that is wrong.
func (h header) almost() bool {
	want := len(h.schema.Required())
	have := want - len(h.missing)
	switch {
	case h.hint >= 2:
		return (have+h.slips())*2 >= want
	case h.hint == 1:
		have += h.slips()
		return have*2 >= want && have >= 2
	case have == want:
		return true
	}
	return want >= 3 && have == want-1 && (have >= 3 || h.telling() >= 2)
}

// slips counts the missing columns that are there under a misspelt name.
func (h header) slips() int {
	n := 0
	for _, name := range h.missing {
		if spec, _ := h.schema.Spec(name); h.misspelt(spec) >= 0 {
			n++
		}
	}
	return n
}

// severity is that of what h lacks: an error where the kind is named or all
// but one of many columns are there; less where only a line above the header
// speaks of the kind, or little speaks for it.
func (h header) severity() diag.Severity {
	switch have := len(h.schema.Required()) - len(h.missing); {
	case h.hint == 2 && len(h.missing) > 1:
		return diag.Warning
	case h.hint == 0 && have < 3:
		return diag.Suggestion
	}
	return diag.Error
}

func (h header) nearer(o header) bool {
	if a, b := len(h.missing), len(o.missing); h.hint != o.hint || a == b {
		return h.better(o.fit)
	}
	return len(h.missing) < len(o.missing)
}

// mend takes misspelt headings for the missing columns and reports each, and
// the columns that are not there at all; it reports whether all are found.
func (r *reader) mend(h *header) bool {
	whole := true
	h.at = maps.Clone(h.at)
	for _, name := range h.missing {
		spec, _ := h.schema.Spec(name)
		if c := h.misspelt(spec); c >= 0 {
			h.at[name] = c
			r.add(diag.Errorf(r.pos(h.bottom, c), "unknown-column", "表头“%s”不认识，按“%s”读", diag.Clip(h.row[c].text), name).
				Hintf("改成“%s”", name))
			continue
		}
		whole = false
		d := diag.Errorf(r.pos(h.bottom, 0), "missing-column", "%s缺少“%s”列", h.schema.Kind, name)
		if d.Severity = h.severity(); d.Severity == diag.Suggestion {
			d.Message = "像是" + strings.Replace(d.Message, "缺少", "，缺少", 1) + "，没有读"
		}
		hint := "在表头行（第 %d 行）加一列“%s”"
		if len(spec.Synonyms) > 0 {
			hint += "（也可叫" + strings.Join(spec.Synonyms, "、") + "）"
		}
		r.add(d.Hintf(hint, h.bottom+1, name))
	}
	return whole
}

// misspelt returns the column whose heading is a slip away from spec, -1 if there is none.
func (h header) misspelt(spec Spec) int {
	for c, g := range h.row {
		if g.name != "" && len(g.name) < 60 && !h.taken(c) && nearest.Of(g.name, spec.headers()) != "" {
			return c
		}
	}
	return -1
}

func (f fit) taken(column int) bool {
	for _, c := range f.at {
		if c == column {
			return true
		}
	}
	return f.wide() && slices.Contains(f.years, column)
}

// table reads the records below a header.
func (r *reader) table(h header) Table {
	t := Table{
		Kind:   h.schema.Kind,
		Origin: number.Origin{File: r.book.File, Sheet: r.sheet.Name, SHA256: r.book.SHA256},
		Pos:    r.pos(h.bottom, 0),
	}
	b := newBody(r, h)
	for c, g := range h.row {
		if field := b.field[c]; field != nil {
			t.Columns = append(t.Columns, Column{Field: field.Name, Header: g.text, Pos: r.pos(h.bottom, c)})
		}
	}
	for row := h.bottom + 1; row < len(r.sheet.Rows); row++ {
		t.Records = append(t.Records, b.records(row)...)
	}
	return t
}
