package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/dataset"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// examples are a long table, a list with dates and money, and a table of no kind.
func examples(t *testing.T) []Table {
	t.Helper()
	schema := func(k dataset.Kind) dataset.Schema {
		s, ok := dataset.SchemaOf(k)
		if !ok {
			t.Fatal(k)
		}
		return s
	}
	return []Table{
		{
			Name: "监测值", Title: "2024年监测值", Notes: []string{"单位随指标", "未收集到的留空"}, Schema: schema(dataset.Observations),
			Header: []string{"指标", "年份", "数值", "单位", "状态", "演示", "填报人"},
			Rows: [][]string{
				{"工业总产值", "2024", "812.60", "亿元", "正式", "是", "张三"},
				{"研发强度", "2024", "2.5", "%", "", "", ""},
				{"挂牌", "2024", "推进中", "", "", "是"},
				{"甲指标", "2024", "…", "", "", "", "001"},
				{"乙指标", "2024", "-0.05"},
			},
		},
		{
			Name: "重大项目清单", Schema: schema(dataset.Projects),
			Header: []string{"编号", "名称", "牵头单位", "建设起", "完成时限", "总投资", "状态"},
			Rows:   [][]string{{"001", "甲项目\n二期", "某局", "2023-01", "2025-12-31", "12.50", "推进中"}, {"2", "乙项目", "某局", "2023", "长期", "", ""}},
		},
		{Name: "其他", Title: "表", Header: []string{"地区", "人数"}, Rows: [][]string{{"甲", "1234"}, {"乙", "5.0"}}},
	}
}

func written(t *testing.T) []byte {
	t.Helper()
	data, err := Write(Properties{Title: "监测值", Author: "某单位 & 某科"}, examples(t))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func partOfFile(t *testing.T, data []byte, name string) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What is written is read back as the same tables, with the decimals, dates and words it had.
func TestRoundTrip(t *testing.T) {
	b, found := workbook.Read(source.NewFile("data/2024/a.xlsx", written(t)))
	if b == nil || len(found) > 0 {
		t.Fatal(found)
	}
	tables, found := dataset.Recognise(b)
	if len(found) > 0 || len(tables) != 2 {
		t.Fatalf("%d tables, %v", len(tables), found)
	}
	for _, want := range examples(t)[:2] {
		i := slices.IndexFunc(tables, func(got dataset.Table) bool { return got.Kind == want.Schema.Kind })
		if i < 0 {
			t.Fatalf("no %s", want.Name)
		}
		for r, row := range want.Rows {
			compareRow(t, want, row, tables[i].Records[r])
		}
	}
	if v := tables[0].Records[0].Fields["数值"].Number; v.Decimals != 2 || v.Dec.Text(v.Decimals) != "812.60" || v.Unit != "亿元" {
		t.Errorf("812.60 comes back as %+v", v)
	}
	if other := b.Sheets[2]; !other.At(2, 1).Numeric || other.At(3, 1).Text != "5.0" {
		t.Errorf("plain numbers are %+v, %+v", other.At(2, 1), other.At(3, 1))
	}
}

func compareRow(t *testing.T, want Table, row []string, got dataset.Record) {
	t.Helper()
	for c, text := range row {
		name := want.Header[c]
		if _, known := want.Schema.Spec(name); !known {
			if text != "" && (len(got.Extra) != 1 || got.Extra[0].Text != text) {
				t.Errorf("%s: %s is %v, want %q", want.Name, name, got.Extra, text)
			}
			continue
		}
		if got.Get(name) != text {
			t.Errorf("%s: %s is %q, want %q", want.Name, name, got.Get(name), text)
		}
	}
}

// The same tables give the same bytes, and no part holds a clock time or a path.
func TestSameBytes(t *testing.T) {
	first := written(t)
	for range 10 {
		if !bytes.Equal(first, written(t)) {
			t.Fatal("two runs differ")
		}
	}
	core := partOfFile(t, first, "docProps/core.xml")
	if !strings.Contains(core, "<dc:creator>某单位 &amp; 某科</dc:creator>") || strings.Contains(core, "dcterms") {
		t.Error(core)
	}
	r, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range r.File {
		names = append(names, rank(f.Name))
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
	}
	if !slices.IsSorted(names) {
		t.Errorf("parts are not sorted: %v", names)
	}
}

// What a compiler needs in Excel: frozen header, filter, drop-downs with room for more
// rows, print set-up, demonstration rows hatched.
func TestFeatures(t *testing.T) {
	data := written(t)
	sheet := partOfFile(t, data, "xl/worksheets/sheet1.xml")
	for _, want := range []string{
		`<dimension ref="A1:G9">`,
		`state="frozen" topLeftCell="B5" xSplit="1" ySplit="4"`,
		`<autoFilter ref="$A$4:$G$9">`,
		`sqref="E5:E209" type="list"><formula1>"正式,初步,预计,修订"`,
		`sqref="F5:F209" type="list"><formula1>"是,否"`,
		`<mergeCell ref="A1:G1">`, `<mergeCell ref="A3:G3">`,
		`orientation="landscape"`, `fitToWidth="1"`, `fitToHeight="0"`, `paperSize="9"`,
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %s", want)
		}
	}
	if strings.Contains(sheet, "filterMode") {
		t.Error("the sheet says that it is filtered")
	}
	if book := partOfFile(t, data, "xl/workbook.xml"); !strings.Contains(book, "$4:$4") {
		t.Error("the header is not repeated in print")
	}
	styles := partOfFile(t, data, "xl/styles.xml")
	if !strings.Contains(styles, `patternType="lightUp"`) || !strings.Contains(styles, `formatCode="0.00"`) && !strings.Contains(styles, `numFmtId="2"`) {
		t.Error(styles)
	}
	if !strings.Contains(partOfFile(t, data, "xl/sharedStrings.xml"), "总投资（亿元）") {
		t.Error("a unit is not in its header")
	}
}

func TestValue(t *testing.T) {
	for _, test := range []struct {
		text   string
		as     dataset.Type
		number bool
		format string
	}{
		{"12.50", dataset.Number, true, "0.00"}, {"-3", dataset.Number, true, "0"}, {"0.5", dataset.Number, true, "0.0"},
		{"007", dataset.Number, false, ""}, {"1e5", dataset.Number, false, ""}, {"1,234", dataset.Number, false, ""}, {".5", dataset.Number, false, ""},
		{"1.", dataset.Number, false, ""}, {"-", dataset.Number, false, ""}, {"12345678901234567", dataset.Number, false, ""},
		{"2024", dataset.Year, true, "0"}, {"2024年", dataset.Year, false, ""}, {"2024", dataset.Text, false, ""},
		{"2024-02", dataset.Date, true, "yyyy-mm"}, {"2024-02-29", dataset.Date, true, "yyyy-mm-dd"}, {"2023-02-29", dataset.Date, false, ""}, {"长期", dataset.Date, false, ""},
	} {
		v, l := value(test.text, test.as)
		if _, isText := v.(string); isText == test.number || l.format != test.format {
			t.Errorf("%q is %v with format %q, want %q", test.text, v, l.format, test.format)
		}
	}
}

// A long table on a wide page stays readable: several pages across, the name of the row on each.
func TestWidePages(t *testing.T) {
	s, _ := dataset.SchemaOf(dataset.Projects)
	var header, row []string
	for _, spec := range s.Specs {
		header, row = append(header, spec.Name), append(row, strings.Repeat("字", 30))
	}
	data, err := Write(Properties{}, []Table{{Name: "重大项目清单", Schema: s, Header: header, Rows: [][]string{row}}})
	if err != nil {
		t.Fatal(err)
	}
	if sheet := partOfFile(t, data, "xl/worksheets/sheet1.xml"); strings.Contains(sheet, `fitToWidth="1"`) {
		t.Error("all columns are pressed on one page")
	}
	if book := partOfFile(t, data, "xl/workbook.xml"); !strings.Contains(book, "$A:$B,") {
		t.Errorf("the names are not repeated: %s", book)
	}
}

// A table without rows is a form to fill in.
func TestEmptyTable(t *testing.T) {
	s, _ := dataset.SchemaOf(dataset.Parks)
	data, err := Write(Properties{}, []Table{{Name: "园区", Schema: s, Header: s.Required()}})
	if err != nil {
		t.Fatal(err)
	}
	b, found := workbook.Read(source.NewFile("园区.xlsx", data))
	if b == nil || len(found) > 0 {
		t.Fatal(found)
	}
	tables, found := dataset.Recognise(b)
	if len(tables) != 1 || len(tables[0].Records) != 0 || found.HasErrors() {
		t.Errorf("%v %v", tables, found)
	}
}
