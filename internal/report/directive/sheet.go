package directive

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/chart/template"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/nearest"
	"nianbao/internal/number"
	"nianbao/internal/report/excerpt"
	"nianbao/internal/report/fields"
	drawn "nianbao/internal/report/figure"
	"nianbao/internal/report/table"
	"nianbao/internal/workbook"
)

// sheetTable shows a table of a workbook as it stands.
func (e *expander) sheetTable(id, title string) (document.Table, bool) {
	x, where, ok := e.excerpt()
	if !ok {
		return document.Table{}, false
	}
	return table.Sheet(x, id, title, where), true
}

// sheetChart draws a part of a statistical table by t; ok is false where its
// kind was wrong, which has been reported.
func (e *expander) sheetChart(t template.Template, ok bool) []document.Block {
	o := e.chartOptions()
	x, where, found := e.excerpt()
	if !ok || !found || !t.Sound() {
		return nil
	}
	spec, p := drawn.FromTable(x, t, where, o)
	if p.Why != "" {
		e.Report(e.pos, p.Why, p.Hint)
		return nil
	}
	return []document.Block{document.Figure{ID: o.ID, Number: FigureNumber, Chart: spec, Pos: e.pos}}
}

// excerpt takes what file, sheet, table, rows and columns name. It also returns
// where the table stands, in the words of readers.
func (e *expander) excerpt() (x excerpt.Excerpt, where string, ok bool) {
	o, sound := e.sheetOptions()
	want := e.Text("table")
	b, s, ok := e.sheet()
	if !ok || !sound {
		return x, "", false
	}
	i, ok := e.tableOf(b, &s, want)
	if !ok {
		return x, "", false
	}
	if unit := e.Text("unit"); o.Unit != "" && !excerpt.Convertible(s.Tables[i], o.Unit) {
		e.Report(unit.Pos, "表里没有能折算成“"+unit.Text+"”的数", "写同一类的单位，如原表是万元就写亿元；表里是："+strings.Join(unitsOf(s.Tables[i]), "、"))
		return x, "", false
	}
	x, missing := excerpt.Take(b, s, i, o)
	*e.list = append(*e.list, x.Kept...)
	e.unknown("rows", missing.Rows, rowNames(s.Tables[i]))
	e.unknown("columns", missing.Columns, columnNames(s.Tables[i]))
	if x.Title == "" {
		x.Title = s.Name
	}
	return x, cmp.Or(b.Public, b.File) + "!" + s.Name, len(missing.Rows)+len(missing.Columns) == 0
}

// sheet finds the workbook and the sheet; sheet may be left out when the
// workbook has one that is not hidden.
func (e *expander) sheet() (mapping.Book, layout.Sheet, bool) {
	file, sheet := e.Text("file"), e.Text("sheet")
	var files []string
	for _, b := range e.Shelf.Workbooks {
		files = append(files, b.File)
		if b.File != file.Text {
			continue
		}
		s, names, ok := visible(b, sheet.Text)
		switch {
		case ok:
		case sheet.Text == "":
			e.Report(cmp.Or(file.Pos, e.pos), "工作簿“"+file.Text+"”有几个工作表", "加一行 sheet: 工作表名，有："+strings.Join(names, "、"))
		default:
			e.Report(sheet.Pos, "工作簿“"+file.Text+"”里没有工作表“"+sheet.Text+"”", fields.Suggest(sheet.Text, names))
		}
		return b, s, ok
	}
	if file.Text == "" {
		e.Report(e.pos, "没有写是哪个工作簿", "加一行 file: data/… .xlsx")
	} else {
		d := diag.Errorf(file.Pos, NoWorkbook, "没有工作簿“%s”", file.Text)
		*e.list = append(*e.list, d.Hintf("%s", likeness(file.Text, files)))
	}
	return mapping.Book{}, layout.Sheet{}, false
}

// NoWorkbook is the code of the finding that a workbook is not there, or was
// refused.
const NoWorkbook = "missing-workbook"

// likeness suggests the workbook whose name is like that of file: folders that
// are alike make no likeness.
func likeness(file string, files []string) string {
	called := map[string][]string{}
	var names []string
	for _, f := range files {
		names = append(names, path.Base(f))
		called[path.Base(f)] = append(called[path.Base(f)], f)
	}
	if near := nearest.Of(path.Base(strings.ReplaceAll(file, `\`, "/")), names); near != "" {
		return "是不是“" + cmp.Or(nearest.Of(file, called[near]), called[near][0]) + "”？"
	}
	return "检查文件名和它所在的文件夹，写成 data/2024/年鉴.xlsx 这样"
}

// visible is the sheet of a name that is not hidden, the only one for an empty
// name; names are those that there are.
func visible(b mapping.Book, name string) (found layout.Sheet, names []string, ok bool) {
	for _, s := range b.Sheets {
		if s.Hidden {
			continue
		}
		names = append(names, s.Name)
		if s.Name == name || name == "" {
			found, ok = s, true
		}
	}
	return found, names, ok && (name != "" || len(names) == 1)
}

// tableOf finds the table of a sheet by its number or title; one alone needs
// neither. A sheet in which no table was found is shown as words.
func (e *expander) tableOf(b mapping.Book, s *layout.Sheet, want fields.Text) (int, bool) {
	if len(s.Tables) == 0 {
		s.Tables = excerpt.Words(b, s.Name)
	}
	if len(s.Tables) == 0 {
		e.Report(cmp.Or(want.Pos, e.pos), "工作表“"+s.Name+"”是空的", "检查 file 和 sheet")
		return 0, false
	}
	if i := numbered(*s, want.Text); i >= 0 {
		return i, true
	}
	var titles, list []string
	for i, t := range s.Tables {
		titles = append(titles, t.Title)
		list = append(list, fmt.Sprintf("%d（%s，%s）", i+1, cmp.Or(t.Title, "没有题名"), t.Range))
	}
	hint := "写 table: 序号或题名，有：" + strings.Join(list, "、")
	if near := nearest.Of(want.Text, titles); near != "" && want.Text != "" {
		hint = "是不是“" + near + "”？" + hint
	}
	if want.Text == "" {
		e.Report(e.pos, fmt.Sprintf("工作表“%s”里有%d张表", s.Name, len(s.Tables)), hint)
	} else {
		e.Report(want.Pos, "工作表“"+s.Name+"”里没有表“"+want.Text+"”", hint)
	}
	return 0, false
}

// numbered is the table of a number or title, the only one for an empty word,
// -1 for none.
func numbered(s layout.Sheet, word string) int {
	if word == "" && len(s.Tables) == 1 {
		return 0
	}
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(s.Tables) {
		return n - 1
	}
	return slices.IndexFunc(s.Tables, func(t layout.Table) bool {
		return word != "" && (t.Title == word || excerpt.Plain(t.Title) == word)
	})
}

// TableShown returns the statistical table that a directive shows or draws; ok
// is false where it shows none, or one that cannot be told.
func TableShown(h document.Hole, books []mapping.Book) (s reconcile.Subject, ok bool) {
	if h.Name != "table" && h.Name != "chart" {
		return s, false
	}
	form, _ := fields.Parse(h.Body, h.Pos, h.BodyPos)
	for _, b := range books {
		if b.File != form.Text("file").Text {
			continue
		}
		sheet, _, ok := visible(b, form.Text("sheet").Text)
		if i := numbered(sheet, form.Text("table").Text); ok && i >= 0 {
			return reconcile.Subject{File: b.File, Sheet: sheet.Name, Table: sheet.Tables[i]}, true
		}
	}
	return s, false
}

// sheetOptions reads what part of a table is wanted and how.
func (e *expander) sheetOptions() (o excerpt.Options, ok bool) {
	ok = true
	for _, t := range e.Texts("rows") {
		o.Rows = append(o.Rows, t.Text)
	}
	for _, t := range e.Texts("columns") {
		o.Columns = append(o.Columns, t.Text)
	}
	if t := e.Text("range"); t.Text != "" {
		r, fine := workbook.ParseRange(t.Text)
		if !fine {
			e.Report(t.Pos, "“"+t.Text+"”不是单元格范围", "如 range: A3:F20")
		}
		o.Range, ok = &r, ok && fine
	}
	if t := e.Text("unit"); t.Text != "" {
		u, fine := figure.Unit(t.Text)
		if !fine {
			e.Report(t.Pos, "“"+t.Text+"”不是单位", "如 unit: 亿元")
		}
		o.Unit, ok = number.Unit(u), ok && fine
	}
	demo, fine := e.Choice("demo", "", "是", "否")
	o.Demo = demo == "是"
	return o, e.decimals(&o) && ok && fine
}

// decimals reads one number for all columns, or - {列: 位数} by column.
func (e *expander) decimals(o *excerpt.Options) bool {
	sound := true
	for _, t := range e.Pairs("decimals") {
		n, err := strconv.Atoi(t.Value.Text)
		if err != nil || n < 0 || n > maxDecimals {
			e.Report(t.Value.Pos, "“"+t.Value.Text+"”不是小数位数", "写0到6，如 decimals: 1，或 decimals: {产值: 2, 增速: 1}")
			sound = false
			continue
		}
		if t.Key.Text == "" {
			o.Decimals = &n
		} else {
			o.ByColumn = append(o.ByColumn, excerpt.Decimals{Column: t.Key.Text, Places: n})
		}
	}
	return sound
}

// maxDecimals is the most that a table may be asked to show.
const maxDecimals = 6

// unknown reports the names in a field that no row or column has.
func (e *expander) unknown(field string, names, have []string) {
	for _, n := range names {
		for _, t := range e.Texts(field) {
			if t.Text == n {
				e.Report(t.Pos, "表里没有“"+n+"”", fields.Suggest(n, have))
				break
			}
		}
	}
}

func rowNames(t layout.Table) []string {
	var out []string
	for _, r := range t.Rows {
		out = appendNew(out, r.Path)
	}
	return out
}

func columnNames(t layout.Table) []string {
	var out []string
	for _, c := range t.Columns {
		out = appendNew(out, c.Path)
	}
	return out
}

// appendNew appends the words of a path that are not there yet.
func appendNew(list, path []string) []string {
	for _, p := range path {
		if !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

func unitsOf(t layout.Table) []string {
	var out []string
	for _, v := range t.Values {
		if v.Unit != "" && !slices.Contains(out, v.Unit) {
			out = append(out, v.Unit)
		}
	}
	if len(out) == 0 {
		return []string{"没有单位"}
	}
	return out
}
