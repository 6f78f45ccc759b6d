package mapping

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"nianbao/internal/dataset/feed"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// Each archive has a workbook a.csv, and maps of it with what is found wrong
// with them and what is read by them.
func TestMaps(t *testing.T) {
	golden.Archives(t, "testdata/maps/*.txtar", func(t *testing.T, a *golden.Archive) {
		book, _ := workbook.Read(source.NewFile("data/a.csv", a.Input("a.csv")))
		for _, in := range a.Inputs {
			name, isMap := strings.CutSuffix(in.Name, ".map.yaml")
			if !isMap {
				continue
			}
			f := source.NewFile("data/a.map.yaml", in.Data)
			m, found := Decode(f)
			b, more := Read(book, m, figure.Usual())
			var w strings.Builder
			for _, s := range b.Sheets {
				for _, x := range s.Tables {
					fmt.Fprintf(&w, "%s %q %v header %d-%d labels %v", x.Range, x.Title, x.Units, x.HeaderFirst+1, x.HeaderLast+1, x.Labels)
					for _, v := range x.Values {
						fmt.Fprintf(&w, " %s=%s%s", v.Place, v.Text, v.Unit)
					}
					fmt.Fprintf(&w, " %q\n", x.Notes)
					more = append(more, b.Kept(s.Name, x)...)
				}
				fmt.Fprintf(&w, "unread %v\n", s.Unread)
			}
			if err := diag.WriteText(&w, append(found, more...).Sorted(), func(_ string, n int) string { return f.Line(n) }); err != nil {
				t.Fatal(err)
			}
			a.Want("want."+name, w.String())
		}
	})
}

// placeless is a value without places in a file, printed.
func placeless(v any) string {
	x := reflect.New(reflect.TypeOf(v)).Elem()
	x.Set(reflect.ValueOf(v))
	var b strings.Builder
	write(&b, x)
	return b.String()
}

func write(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			b.WriteString("nil")
			return
		}
		write(b, v.Elem())
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[diag.Pos]() {
			return
		}
		b.WriteString("{")
		for i := range v.NumField() {
			fmt.Fprintf(b, "%s:", v.Type().Field(i).Name)
			write(b, v.Field(i))
			b.WriteString(" ")
		}
		b.WriteString("}")
	case reflect.Slice:
		fmt.Fprintf(b, "%v[", v.IsNil() && v.Type().Elem().Kind() != reflect.Struct)
		for i := range v.Len() {
			write(b, v.Index(i))
			b.WriteString(" ")
		}
		b.WriteString("]")
	default:
		fmt.Fprintf(b, "%#v", v.Interface())
	}
}

// again encodes m and decodes it.
func again(t *testing.T, m Map) *Map {
	t.Helper()
	text := Encode(m)
	got, found := Decode(source.NewFile("a.map.yaml", text))
	if found.HasErrors() {
		t.Errorf("%v\n%s", found, text)
	}
	if want := placeless(m); placeless(*got) != want {
		t.Errorf("got  %s\nwant %s\n%s", placeless(*got), want, text)
	}
	return got
}

// Maps of every shape are decoded as they were encoded.
func TestEncodedMapsAreDecoded(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		again(t, inventedMap(r))
	}
}

func inventedMap(r *rand.Rand) Map {
	var m Map
	words := []string{"统计年鉴（节选）", "3-6", "a: b", `"引号" \ '`, "# 不是注释", "true", "2024", "〇", "—", "{甲}", "- 乙", "*", "全市、各区：合计", "null", "…", "100%"}
	word := func() string { return words[r.IntN(len(words))] }
	maybe := func() bool { return r.IntN(2) == 0 }
	if maybe() {
		m.PublishAs = word()
	}
	if maybe() {
		m.Symbols = &figure.Symbols{Below: []string{words[8]}, NotApplicable: []string{words[11], words[14]}}
	}
	for i := range r.IntN(3) {
		s := Sheet{Name: fmt.Sprint(word(), i, strings.Repeat(" ", r.IntN(2)))}
		for j := range r.IntN(3) {
			s.Tables = append(s.Tables, inventedTable(r, 30*j, word, maybe))
		}
		m.Sheets = append(m.Sheets, s)
	}
	return m
}

func inventedTable(r *rand.Rand, top int, word func() string, maybe func() bool) Table {
	units := []string{"人", "‰", "%", "亿元", "元/人", "个百分点", "万吨标准煤"}
	unit := func() string { return units[r.IntN(len(units))] }
	var t Table
	t.Range = workbook.Range{Top: top + 3, Left: 1, Bottom: top + 20, Right: 1 + r.IntN(40)}
	if maybe() {
		t.Title, t.Units = word(), []string{}
	}
	if maybe() {
		t.Units = []string{unit(), unit()}
	}
	if maybe() {
		t.Header = &layout.Lines{First: top + 3, Last: top + 2 + r.IntN(4)}
	}
	if maybe() {
		t.Labels = []int{0, 1}[:r.IntN(3)]
	}
	if maybe() {
		u := -1
		t.UnitColumn = &u
	}
	if maybe() {
		t.ColumnUnits = map[int]string{1: unit(), t.Range.Right: ""}
		t.RowUnits = map[int]string{top + 9: unit() + "、" + unit()}
	}
	if maybe() {
		t.Kinds = map[int]layout.Kind{top + 5: layout.Total, top + 6: layout.OfWhich, top + 7: layout.Section, top + 8: layout.Remark, top + 9: layout.Item}
	}
	if maybe() {
		t.Above, t.Below = &workbook.Range{Top: top, Bottom: top + 2, Right: 4}, &workbook.Range{Bottom: -1, Right: -1}
	}
	if maybe() {
		t.Convert = []feed.Conversion{{From: "万元", To: "亿元"}, {From: "人", To: "万人"}}
	}
	for range r.IntN(3) {
		t.Feeds = append(t.Feeds, inventedFeed(r, word))
	}
	return t
}

func inventedFeed(r *rand.Rand, word func() string) feed.Feed {
	f := feed.Feed{Indicator: feed.Word{Text: word()}}
	switch r.IntN(3) {
	case 0:
		f.Row, f.Year, f.First = feed.Word{Text: word()}, feed.Word{Text: "列"}, 2020+r.IntN(3)
	case 1:
		f.Cell, f.Year, f.Last = feed.Word{Text: "C7"}, feed.Word{Text: "2024"}, 2023+r.IntN(3)
	case 2:
		f.Area, f.Areas, f.First, f.Last = feed.Word{Text: "行"}, []feed.AreaName{{Label: "甲区", Name: "甲"}, {Label: "b: c", Name: "乙"}}, 2021, 2025
	}
	f.Source, f.Note = feed.Word{Text: word()}, feed.Word{Text: word()}
	return f
}

// With the map that detection arrived at, encoded and decoded, a workbook is
// read as without it.
func TestDetectedMapsReadTheSame(t *testing.T) {
	names, _ := filepath.Glob("../../../../shared/data/workbooks/*")
	local, _ := filepath.Glob("testdata/*/*.txtar")
	if len(local) == 0 {
		t.Fatal("no workbooks")
	}
	for _, name := range append(names, local...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		book, _ := workbook.Read(source.NewFile(filepath.Base(name), data))
		if book == nil {
			continue
		}
		sameByMap(t, book)
	}
}

func sameByMap(t *testing.T, book *workbook.Book) {
	t.Helper()
	want, _ := Read(book, nil, figure.Usual())
	m := again(t, want.Describe())
	got, found := Read(book, m, figure.Usual())
	if found.HasErrors() || !reflect.DeepEqual(got.Sheets, want.Sheets) {
		t.Errorf("%s is read differently by its map: %v\n%s", book.File, found, Encode(*m))
	}
	again(t, got.Describe())
}

func TestHiddenSheetsDoNotFeed(t *testing.T) {
	b, _ := Read(&workbook.Book{File: "data/甲.xlsx", Sheets: []workbook.Sheet{{Name: "表", Hidden: true, Rows: [][]workbook.Cell{
		{{Raw: "指标", Text: "指标"}, {Raw: "2023年", Text: "2023年"}}, {{Raw: "甲", Text: "甲"}, {Raw: "1", Text: "1", Numeric: true}},
	}}}}, nil, figure.Usual())
	b.Map.Sheets = []Sheet{{Name: "表", Tables: []Table{{Feeds: []feed.Feed{{Indicator: feed.Word{Text: "甲"}}}}}}}
	tables, found := b.Observations()
	if len(b.Sheets[0].Tables) != 1 || len(tables) > 0 || len(found) != 1 || found[0].Code != "hidden-sheet" {
		t.Errorf("%d tables: %v, %v", len(b.Sheets[0].Tables), tables, found)
	}
}

func FuzzDecode(f *testing.F) {
	for _, in := range golden.Inputs(f, "testdata/maps/*.txtar") {
		f.Add(string(in.Data))
	}
	book, _ := workbook.Read(source.NewFile("a.csv", []byte("表,,\n,,单位：人\n指标,2023,2024\n全市,3,4\n甲,1,约2\n注：x\n")))
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("a.map.yaml", []byte(text))
		started := time.Now()
		m, found := Decode(file)
		got, more := Read(book, m, figure.Usual())
		if d := time.Since(started); d > 5*time.Second {
			t.Errorf("took %v", d)
		}
		for _, d := range append(found, more...) {
			if d.Message == "" || d.Hint == "" || d.Pos.File != "a.map.yaml" || d.Pos.Line > file.Lines() {
				t.Errorf("%+v", d)
			}
		}
		if found.HasErrors() || !utf8.ValidString(text) {
			return
		}
		again(t, *m)
		once := got.Describe()
		twice, _ := Read(book, &once, figure.Usual())
		if !reflect.DeepEqual(got.Sheets, twice.Sheets) {
			t.Errorf("read differently by what was read\n%s", Encode(once))
		}
	})
}
