package mapping

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/config"
	"nianbao/internal/dataset/feed"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
	"nianbao/internal/yaml"
)

// known lists the keys of each section; "" is the file itself.
var known = map[string][]string{
	"":        {"publish_as", "missing", "sheets"},
	"missing": {"below", "na", "unknown"},
	"sheets":  {"name", "tables"},
	"tables": {
		"range", "title", "units", "header_rows", "label_columns", "unit_column", "column_units", "row_units", "kinds",
		"above", "below", feed.ConvertKey, feed.Key,
	},
	feed.Key: feed.Keys(),
}

// samples says what to write where a key is missing.
var samples = map[string]string{
	"sheets.name":     "加一行 name: 工作表的名称",
	"feeds.indicator": feed.SampleIndicator,
	"tables.range":    "加一行 range: A3:H25（表头和表身，不含题名和注）",
}

type decoder struct{ *yaml.Decoder }

// Decode reads a map. What is wrong with it is reported at its place; the Map
// has what is right.
func Decode(f *source.File) (*Map, diag.List) {
	d := decoder{&yaml.Decoder{File: f, Known: known, Samples: samples}}
	top := d.Document()
	m := &Map{PublishAs: d.Text(top, "publish_as"), Pos: diag.Pos{File: f.Path}}
	if top.Has("missing") {
		m.Symbols = d.symbols(d.Sub(top, "missing"))
	}
	for _, n := range d.Items(top, "sheets") {
		s := d.sheet(n)
		if first, ok := m.sheet(s.Name); ok && s.Name != "" {
			d.Add(diag.Errorf(s.Pos, "duplicate", "工作表“%s”写了两次", s.Name).Notef(first.Pos, "第一次在这里").Hintf("把两处的表合到一处"))
			continue
		}
		if s.Name != "" {
			m.Sheets = append(m.Sheets, s)
		}
	}
	return m, d.Found
}

func (d decoder) symbols(s yaml.Section) *figure.Symbols {
	signs := figure.Symbols(config.Signs(d.Decoder, s))
	return &signs
}

func (d decoder) sheet(n yaml.Node) Sheet {
	s := d.Section(yaml.Entry{Key: "sheets", Pos: n.Pos, Value: n})
	out := Sheet{Name: d.Need(s, "name"), Pos: s.ValuePos("name")}
	if e := s.Fields["name"]; out.Name != "" && e.Value.Kind == yaml.Scalar {
		// A sheet may be called with blanks around its name, but has no line break in it.
		out.Name = legible(e.Value.Text)
	}
	for _, item := range d.Items(s, "tables") {
		if t, ok := d.table(item); ok && d.apart(t, out.Tables) {
			out.Tables = append(out.Tables, t)
		}
	}
	return out
}

// apart reports whether t overlaps none of the others.
func (d decoder) apart(t Table, others []Table) bool {
	for _, o := range others {
		a, b := t.Range, o.Range
		if a.Top <= b.Bottom && b.Top <= a.Bottom && a.Left <= b.Right && b.Left <= a.Right {
			d.Add(diag.Errorf(t.Pos, "overlap", "范围 %s 和 %s 重叠", a, b).Notef(o.Pos, "另一张表在这里").Hintf("改一个范围：一个单元格只能属于一张表"))
			return false
		}
	}
	return true
}

// table reads one table; ok is false without a range.
func (d decoder) table(n yaml.Node) (t Table, ok bool) {
	s := d.Section(yaml.Entry{Key: "tables", Pos: n.Pos, Value: n})
	t.Pos = s.ValuePos("range")
	text := d.Need(s, "range")
	if t.Range, ok = workbook.ParseRange(figure.Fold(text)); !ok {
		if text != "" {
			d.Add(diag.Errorf(t.Pos, "bad-range", "range 是“%s”，不是范围", text).Hintf("写成 A3:H25：左上角和右下角"))
		}
		return t, false
	}
	t.Title = d.Text(s, "title")
	t.Units = d.units(s)
	t.Header = d.headerRows(s, t.Range)
	t.Labels = d.labelColumns(s, t.Range)
	t.UnitColumn = d.unitColumn(s, t)
	t.ColumnUnits = d.columnUnits(s, t.Range)
	t.RowUnits = rowMap(d, s, t.Range, "row_units", d.unit)
	t.Kinds = rowMap(d, s, t.Range, "kinds", d.kind)
	t.Above, t.Below = d.above(s, t), d.below(s, t)
	t.Convert, t.Feeds = feed.DecodeConvert(d.Decoder, s), feed.Decode(d.Decoder, s)
	return t, true
}

// list returns the texts of a list, or of one text; said is false where the
// key is absent, blank or could not be read.
func (d decoder) list(s yaml.Section, key string) (items []yaml.Node, said bool) {
	n := s.Fields[key].Value
	switch n.Kind {
	case yaml.Scalar:
		items = []yaml.Node{n}
	case yaml.Sequence:
		items = n.Items
	case yaml.Mapping:
		d.Items(s, key)
		return nil, false
	case yaml.Null, yaml.Invalid:
		return nil, false
	}
	for _, item := range items {
		if text, ok := d.Scalar(item, key, "文字"); !ok {
			return nil, false
		} else if text == "" {
			d.Add(diag.Errorf(item.Pos, "empty-value", "%s 里有空的一项", key).Hintf("删去它；一项也没有写成 []"))
			return nil, false
		}
	}
	return items, true
}

func (d decoder) units(s yaml.Section) []string {
	items, said := d.list(s, "units")
	if !said {
		return nil
	}
	out := []string{}
	for _, n := range items {
		out = append(out, strings.Split(d.unit(n), "、")...)
	}
	return out
}

// unit reads one or several units. One that is not known is taken as it is
// written: there are more units than any list has.
func (d decoder) unit(n yaml.Node) string {
	text, ok := d.Scalar(n, "单位", "文字")
	if !ok || text == "" {
		return ""
	}
	if u, ok := figure.Units(text); ok {
		return strings.Join(u, "、")
	}
	d.Add(diag.Warningf(n.Pos, "unknown-unit", "不认识单位“%s”，照写的用", text).Hintf("检查有没有错字，如 亿元、万人、%%、个百分点；没有错字可以不管"))
	return text
}

func (d decoder) headerRows(s yaml.Section, m workbook.Range) *layout.Lines {
	items, said := d.list(s, "header_rows")
	switch {
	case !said:
		return nil
	case len(items) == 0:
		return &layout.Lines{First: m.Top, Last: m.Top - 1}
	case len(items) > 2:
		d.Add(diag.Errorf(items[2].Pos, "bad-value", "header_rows 只写首行和末行").Hintf("写成 [3, 5]；只有一行写成 [3]；没有表头写成 []"))
		return nil
	}
	first, ok := d.row(items[0], "header_rows", m)
	last, ok2 := d.row(items[len(items)-1], "header_rows", m)
	switch {
	case !ok || !ok2:
		return nil
	case last < first:
		d.Add(diag.Errorf(items[1].Pos, "bad-value", "header_rows 的末行在首行之上").Hintf("先写首行，再写末行"))
		return nil
	}
	return &layout.Lines{First: first, Last: last}
}

// row reads the number of a row within m.
func (d decoder) row(n yaml.Node, key string, m workbook.Range) (int, bool) {
	k, err := strconv.Atoi(strings.TrimSpace(n.Text))
	switch {
	case n.Kind != yaml.Scalar:
		return 0, false
	case err != nil || k < 1:
		d.Add(diag.Errorf(n.Pos, "bad-ref", "%s 里的“%s”不是行号", key, n.Text).Hintf("写工作表左边的行号，如 %d", m.Top+1))
		return 0, false
	case k-1 < m.Top || k-1 > m.Bottom:
		d.Add(diag.Errorf(n.Pos, "bad-ref", "%s 里的第%d行不在范围 %s 里", key, k, m).Hintf("改行号，或改 range"))
		return 0, false
	}
	return k - 1, true
}

// column reads the letters of a column from left to the right edge of m.
func (d decoder) column(n yaml.Node, key string, m workbook.Range, left int) (int, bool) {
	c, ok := workbook.ParseColumn(strings.TrimSpace(n.Text))
	switch {
	case n.Kind != yaml.Scalar:
		return 0, false
	case !ok:
		d.Add(diag.Errorf(n.Pos, "bad-ref", "%s 里的“%s”不是列", key, n.Text).Hintf("写工作表上边的字母，如 %s", workbook.ColumnName(m.Left)))
		return 0, false
	case c < left || c > m.Right:
		d.Add(diag.Errorf(n.Pos, "bad-ref", "%s 里的 %s 列不在范围 %s 里", key, workbook.ColumnName(c), m).Hintf("改列，或改 range"))
		return 0, false
	}
	return c, true
}

// labelColumns reads columns that may stand left of the range: tables side by
// side share them.
func (d decoder) labelColumns(s yaml.Section, m workbook.Range) []int {
	items, said := d.list(s, "label_columns")
	if !said {
		return nil
	}
	out := []int{}
	for _, n := range items {
		c, ok := d.column(n, "label_columns", m, 0)
		if !ok {
			return nil
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

func (d decoder) unitColumn(s yaml.Section, t Table) *int {
	e := s.Fields["unit_column"]
	text, ok := d.Scalar(e.Value, "unit_column", "列的字母")
	switch {
	case !ok || e.Value.Kind != yaml.Scalar:
		return nil
	case text == "":
		none := -1
		return &none
	}
	c, ok := d.column(e.Value, "unit_column", t.Range, t.Range.Left)
	if ok && slices.Contains(t.Labels, c) {
		d.Add(diag.Errorf(e.Value.Pos, "bad-ref", "%s 列既是 unit_column 又在 label_columns 里", text).Hintf("留下一处"))
		ok = false
	}
	if !ok {
		return nil
	}
	return &c
}

func (d decoder) columnUnits(s yaml.Section, m workbook.Range) map[int]string {
	return entries(d, s, "column_units", d.unit, func(n yaml.Node) (int, bool) { return d.column(n, "column_units", m, m.Left) })
}

// rowMap reads what is said of single rows.
func rowMap[V any](d decoder, s yaml.Section, m workbook.Range, key string, value func(yaml.Node) V) map[int]V {
	return entries(d, s, key, value, func(n yaml.Node) (int, bool) { return d.row(n, key, m) })
}

// entries reads a mapping of rows or columns.
func entries[V any](d decoder, s yaml.Section, key string, value func(yaml.Node) V, place func(yaml.Node) (int, bool)) map[int]V {
	e := s.Fields[key]
	if e.Value.Kind == yaml.Scalar || e.Value.Kind == yaml.Sequence {
		d.Add(diag.Errorf(e.Value.Pos, "bad-value", "%s 要写成若干个“名称: 值”", key).Hintf("写成 %s", forms[key]))
	}
	var out map[int]V
	for _, x := range e.Value.Entries {
		at, ok := place(yaml.Node{Kind: yaml.Scalar, Pos: x.Pos, Text: x.Key})
		if !ok {
			continue
		}
		if _, seen := out[at]; seen {
			d.Add(diag.Errorf(x.Pos, "duplicate", "%s 里 %s 写了两次", key, x.Key).Hintf("删去一个"))
			continue
		}
		if out == nil {
			out = map[int]V{}
		}
		out[at] = value(x.Value)
	}
	return out
}

// forms are the mappings in a line.
var forms = map[string]string{
	"column_units": "column_units: {C: 人, D: \"‰\"}",
	"row_units":    "row_units: {7: 亿元}",
	"kinds":        "kinds: {7: 合计}",
}

// kindWords are what kinds of rows are called, the first as it is written.
var kindWords = []struct {
	kind  layout.Kind
	words []string
}{
	{layout.Item, []string{"项目", "item"}},
	{layout.Total, []string{"合计", "total", "总计", "小计", "共计"}},
	{layout.OfWhich, []string{"其中", "of_which"}},
	{layout.Section, []string{"分组", "section", "小标题"}},
	{layout.Remark, []string{"注", "note"}},
}

func (d decoder) kind(n yaml.Node) layout.Kind {
	text, ok := d.Scalar(n, "kinds", "合计、其中、分组、注或项目")
	var all []string
	for _, k := range kindWords {
		if slices.Contains(k.words, text) {
			return k.kind
		}
		all = append(all, k.words[0])
	}
	if ok {
		d.Add(diag.Errorf(n.Pos, "bad-value", "kinds 里没有“%s”这一种", text).Hintf("%s", nearest.Hint(text, all)))
	}
	return layout.Item
}

func (d decoder) above(s yaml.Section, t Table) *workbook.Range {
	m := d.around(s, "above")
	end := t.Range.Top
	if t.Header != nil && t.Header.First <= t.Header.Last {
		end = t.Header.First
	}
	if m != nil && m.Bottom >= end {
		d.Add(diag.Errorf(s.ValuePos("above"), "bad-range", "above 是 %s，不在第%d行之上", m, end+1).Hintf("写题名和单位所在的范围，在表头之上；没有就写 \"\""))
		return nil
	}
	return m
}

func (d decoder) below(s yaml.Section, t Table) *workbook.Range {
	m := d.around(s, "below")
	if m != nil && m.Bottom >= m.Top && m.Top <= t.Range.Bottom {
		d.Add(diag.Errorf(s.ValuePos("below"), "bad-range", "below 是 %s，不在第%d行之下", m, t.Range.Bottom+1).Hintf("写注和来源所在的范围，在表身之下；没有就写 \"\""))
		return nil
	}
	return m
}

// around reads a range outside the table, empty for none.
func (d decoder) around(s yaml.Section, key string) *workbook.Range {
	n := s.Fields[key].Value
	text, ok := d.Scalar(n, key, "范围")
	switch {
	case !ok || n.Kind != yaml.Scalar:
		return nil
	case text == "":
		return &workbook.Range{Bottom: -1, Right: -1}
	}
	m, ok := workbook.ParseRange(figure.Fold(text))
	if !ok {
		d.Add(diag.Errorf(n.Pos, "bad-range", "%s 是“%s”，不是范围", key, text).Hintf("写成 A1:H2；没有就写 \"\""))
		return nil
	}
	return &m
}
