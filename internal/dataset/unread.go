package dataset

import (
	"path"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/workbook"
)

// Unread is the code of the finding that nothing in a workbook was read. It
// does not hold for a workbook that a page shows as it stands.
const Unread = "unread-workbook"

// unfound reports a sheet that is named after a kind and has no header of it.
func (r *reader) unfound() {
	if s, ok := SchemaOf(Kind(fold(r.sheet.Name))); ok && len(r.sheet.Rows) > 0 {
		r.add(noHeader(diag.Pos{File: r.book.File, Sheet: r.sheet.Name}, s))
	}
}

// unread reports a workbook of which no sheet was read and nothing was said
// yet: an error where its name or that of a sheet is a standard one, for then
// the report would go without what it holds.
func unread(b *workbook.Book) diag.List {
	sheets := slices.DeleteFunc(slices.Clone(b.Sheets), func(s workbook.Sheet) bool { return s.Hidden })
	if len(sheets) == 0 && len(b.Sheets) > 0 {
		return nil
	}
	pos := diag.Pos{File: b.File}
	stem := strings.TrimSuffix(path.Base(b.File), path.Ext(b.File))
	if i := slices.IndexFunc(sheets, holdsAnything); i >= 0 {
		pos.Sheet = sheets[i].Name
	}
	schema, named := kindIn(fold(stem))
	for _, s := range sheets {
		if !named {
			schema, named = kindIn(fold(s.Name))
		}
	}
	switch {
	case named && pos.Sheet == "":
		return diag.List{diag.Errorf(pos, "missing-header", "工作簿是空的，没有%s", schema.Kind).
			Hintf("填上表头（%s）和数据；不用就删去这个文件", columnsOf(schema))}
	case named:
		return diag.List{noHeader(pos, schema)}
	case pos.Sheet == "":
		return diag.List{diag.Warningf(pos, Unread, "工作簿是空的").Hintf("填上数据；不用就删去这个文件")}
	}
	return diag.List{diag.Warningf(pos, Unread, "没有认出任何标准表，这个工作簿没有读").
		Hintf("统计表：在正文里写 table 的 kind: sheet 展示它，或在旁边的 map.yaml 里写 feeds 用它的数；要作为%s这样的标准表，就把表头改成标准的列名；与报告无关就移出 data/", Observations)}
}

func noHeader(pos diag.Pos, s Schema) diag.Diagnostic {
	return diag.Errorf(pos, "missing-header", "前 %d 行里找不到%s的表头（需要 %s）", searched, s.Kind, columnsOf(s)).
		Hintf("在数据上面加一行表头，写上这些列名；与%s无关就给工作表和文件换个名称", s.Kind)
}

// columnsOf lists the columns that the header of s must have.
func columnsOf(s Schema) string { return strings.Join(s.Required(), "、") }

func holdsAnything(s workbook.Sheet) bool {
	return slices.ContainsFunc(s.Rows, func(row []workbook.Cell) bool { return filled(row) > 0 })
}

// kindIn returns the kind whose own name is the longest in name: 2024年监测值（终稿）
// is 监测值. Two characters are the whole name or none of it: 部门预算 is no 部门.
func kindIn(name string) (Schema, bool) {
	var found Schema
	for _, s := range Kinds() {
		k := string(s.Kind)
		if strings.Contains(name, k) && len(k) > len(found.Kind) && (len([]rune(k)) > 2 || name == k) {
			found = s
		}
	}
	return found, found.Kind != ""
}

// noRows reports a table without records, which is usual for the tables that
// tell of what happens now and then, and for no other.
func noRows(t Table) diag.List {
	if len(t.Records) > 0 {
		return nil
	}
	d := diag.Warningf(t.Pos, "empty-table", "%s只有表头，没有数据", t.Kind).Hintf("填上数据；不用就删去这张工作表")
	switch t.Kind {
	case Reforms, Applications, Projects, Tasks, Supervision, Revisions, Adjustments, Overrides:
		d.Severity = diag.Suggestion
	}
	return diag.List{d}
}
