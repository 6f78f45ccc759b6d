package mapping

import (
	"slices"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/workbook"
)

// Read reads the tables of b: those of the sheets that m names as it says, all
// others as detection finds them. symbols are those of the project. m may be
// nil. Findings are at the places of m.
func Read(b *workbook.Book, m *Map, symbols figure.Symbols) (Book, diag.List) {
	out := Book{Book: b, Public: b.File, Sheets: []layout.Sheet{}}
	if m == nil {
		m = &Map{}
	}
	out.Map = *m
	out.Map.Sheets = nil
	if m.PublishAs != "" {
		out.Public = m.PublishAs
	}
	if m.Symbols != nil {
		symbols = symbols.With(*m.Symbols)
	}
	found := unknownSheets(b, m)
	for _, s := range b.Sheets {
		said, ok := m.sheet(s.Name)
		if !ok {
			out.Sheets = append(out.Sheets, layout.Find(s, symbols))
			continue
		}
		kept, more := onSheet(s, said)
		read := layout.Read(s, symbols, descriptions(kept))
		found = append(append(found, more...), withoutValues(s, kept, read, symbols)...)
		out.Sheets, out.Map.Sheets = append(out.Sheets, read), append(out.Map.Sheets, kept)
	}
	return out, found
}

// sheet returns what m says of a sheet.
func (m *Map) sheet(name string) (Sheet, bool) {
	for _, s := range m.Sheets {
		if s.Name == name {
			return s, true
		}
	}
	return Sheet{}, false
}

func descriptions(s Sheet) []layout.Description {
	var out []layout.Description
	for _, t := range s.Tables {
		out = append(out, t.Description)
	}
	return out
}

func unknownSheets(b *workbook.Book, m *Map) diag.List {
	var found diag.List
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
	}
	for _, s := range m.Sheets {
		if !slices.Contains(names, s.Name) {
			found = append(found, diag.Errorf(s.Pos, "unknown-sheet", "%s 里没有工作表“%s”", b.File, s.Name).
				Hintf("%s", nearest.Hint(s.Name, names)))
		}
	}
	return found
}

// onSheet leaves out the tables that lie off the sheet.
func onSheet(s workbook.Sheet, said Sheet) (Sheet, diag.List) {
	var found diag.List
	kept := said
	kept.Tables = nil
	used := s.Used()
	last := layout.Place{Row: used.Bottom, Column: used.Right}
	for _, t := range said.Tables {
		switch m := t.Range; {
		case m.Top > last.Row || m.Left > last.Column:
			found = append(found, diag.Errorf(t.Pos, "range-off-sheet", "范围 %s 里什么也没有，工作表“%s”到 %s 为止", m, s.Name, last).
				Hintf("改范围，或删去这张表"))
			continue
		case m.Bottom > last.Row || m.Right > last.Column:
			found = append(found, diag.Warningf(t.Pos, "range-off-sheet", "范围 %s 超出工作表“%s”，它到 %s 为止", m, s.Name, last).
				Hintf("改范围；是不是行或列少了？"))
		}
		kept.Tables = append(kept.Tables, t)
	}
	return kept, found
}

// withoutValues reports the tables in which no number stands, except those
// that detection finds too: forms to be filled, lists of words.
func withoutValues(stored workbook.Sheet, said Sheet, read layout.Sheet, symbols figure.Symbols) diag.List {
	var empty []layout.Table
	var at []diag.Pos
	for i, t := range read.Tables {
		if !anyNumber(t) {
			empty, at = append(empty, t), append(at, said.Tables[i].Pos)
		}
	}
	if empty == nil {
		return nil
	}
	var found diag.List
	detected := layout.Find(stored, symbols)
	for i, t := range empty {
		if slices.ContainsFunc(detected.Tables, func(d layout.Table) bool { return d.Range == t.Range }) {
			continue
		}
		found = append(found, diag.Warningf(at[i], "no-values", "范围 %s 里没有读到数", t.Range).
			Hintf("检查范围、header_rows 和 label_columns；用 nianbao inspect 查看读成了什么"))
	}
	return found
}

func anyNumber(t layout.Table) bool {
	for _, v := range t.Values {
		if v.Numeric() {
			return true
		}
	}
	return false
}
