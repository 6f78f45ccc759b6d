package mapping

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nianbao/internal/dataset/feed"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/workbook"
)

// encodeHead is what stands above a map.
const encodeHead = `# 表格的读法，放在工作簿旁边，文件名是“工作簿的名称.map.yaml”。
# 没有写到的工作表由程序识别；除 name 和 range 外各项都可以删去，删去的由程序识别。
# 说明见 nianbao explain map.yaml；改后用 nianbao inspect 查看读成了什么。
`

// remarks explain keys where they stand first.
var remarks = map[string]string{
	"range":         "表头和表身",
	"units":         "全表的单位，没有写 []",
	"header_rows":   "表头的首行和末行，没有写 []",
	"label_columns": "标签列",
	"unit_column":   `单位列，没有写 ""`,
	"column_units":  "各列自己的单位",
	"row_units":     "各行自己的单位",
	"kinds":         "行是什么：合计、其中、分组、注、项目",
	"above":         "题名和单位所在",
	"below":         "注和来源所在",
}

// Encode writes m as it is decoded; the same map gives the same bytes. Keys of
// which nothing is said are left out, control characters too.
func Encode(m Map) []byte {
	e := &encoder{}
	e.WriteString(encodeHead)
	if m.PublishAs != "" {
		fmt.Fprintf(e, "publish_as: %s\n", quoted(m.PublishAs))
	}
	e.missing(m.Symbols)
	if len(m.Sheets) == 0 {
		return []byte(e.String())
	}
	e.WriteString("sheets:\n")
	for _, s := range m.Sheets {
		fmt.Fprintf(e, "  - name: %s\n", quoted(s.Name))
		if len(s.Tables) == 0 {
			e.WriteString("    tables: []\n")
			continue
		}
		e.WriteString("    tables:\n")
		for _, t := range s.Tables {
			e.table(t)
		}
	}
	return []byte(e.String())
}

type encoder struct {
	strings.Builder
	remarked map[string]bool
}

func (e *encoder) missing(y *figure.Symbols) {
	if y == nil {
		return
	}
	fmt.Fprintf(e, "missing: {below: %s, na: %s, unknown: %s}\n", list(y.Below), list(y.NotApplicable), list(y.Unknown))
}

func (e *encoder) table(t Table) {
	fmt.Fprintf(e, "      - range: %s%s\n", t.Range, e.remark("range"))
	if t.Title != "" {
		e.line("title", quoted(t.Title))
	}
	if t.Units != nil {
		e.line("units", list(t.Units))
	}
	if h := t.Header; h != nil {
		e.line("header_rows", rows(*h))
	}
	if t.Labels != nil {
		var names []string
		for _, c := range t.Labels {
			names = append(names, workbook.ColumnName(c))
		}
		e.line("label_columns", list(names))
	}
	if u := t.UnitColumn; u != nil && *u < 0 {
		e.line("unit_column", `""`)
	} else if u != nil {
		e.line("unit_column", workbook.ColumnName(*u))
	}
	e.line("column_units", flow(t.ColumnUnits, workbook.ColumnName, quoted))
	e.line("row_units", flow(t.RowUnits, rowName, quoted))
	e.line("kinds", flow(t.Kinds, rowName, kindWord))
	e.around("above", t.Above)
	e.around("below", t.Below)
	e.conversions(t.Convert)
	e.feeds(t.Feeds)
}

// line writes a key of a table, nothing where there is no value.
func (e *encoder) line(key, value string) {
	if value != "" {
		fmt.Fprintf(e, "        %s: %s%s\n", key, value, e.remark(key))
	}
}

// remark explains a key the first time that it stands.
func (e *encoder) remark(key string) string {
	if remarks[key] == "" || e.remarked[key] {
		return ""
	}
	if e.remarked == nil {
		e.remarked = map[string]bool{}
	}
	e.remarked[key] = true
	return "  # " + remarks[key]
}

func (e *encoder) around(key string, m *workbook.Range) {
	switch {
	case m == nil:
	case m.Bottom < m.Top:
		e.line(key, `""`)
	default:
		e.line(key, m.String())
	}
}

func (e *encoder) conversions(list []feed.Conversion) {
	var parts []string
	for _, c := range list {
		parts = append(parts, quoted(c.From)+": "+quoted(c.To))
	}
	if len(parts) > 0 {
		e.line(feed.ConvertKey, "{"+strings.Join(parts, ", ")+"}")
	}
}

func (e *encoder) feeds(feeds []feed.Feed) {
	if len(feeds) == 0 {
		return
	}
	fmt.Fprintf(e, "        %s:\n", feed.Key)
	for _, f := range feeds {
		begin := "          - "
		for _, said := range f.Entries(quoted) {
			fmt.Fprintf(e, "%s%s: %s\n", begin, said.Key, said.Value)
			begin = "            "
		}
	}
}

func rowName(r int) string { return strconv.Itoa(r + 1) }

func kindWord(k layout.Kind) string {
	for _, w := range kindWords {
		if w.kind == k {
			return w.words[0]
		}
	}
	return kindWords[0].words[0]
}

func rows(h layout.Lines) string {
	if h.Last < h.First {
		return "[]"
	}
	if h.Last == h.First {
		return "[" + rowName(h.First) + "]"
	}
	return "[" + rowName(h.First) + ", " + rowName(h.Last) + "]"
}

func list(words []string) string {
	var parts []string
	for _, w := range words {
		parts = append(parts, quoted(w))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// flow is a mapping in one line, "" for none.
func flow[V any](m map[int]V, name func(int) string, value func(V) string) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, name(k)+": "+value(m[k]))
	}
	if parts == nil {
		return ""
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// quoted is a text as a scalar: in quotation marks unless it is plain letters,
// digits and such signs as mean nothing.
func quoted(s string) string {
	s = legible(s)
	if s != "" && strings.IndexFunc(s, special) < 0 && !strings.EqualFold(s, "null") {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// legible is s without line breaks and other control characters.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// special reports a character that may mean something in YAML.
func special(r rune) bool {
	return !(unicode.Is(unicode.Han, r) || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune("（）《》、，。：；“”", r))
}
