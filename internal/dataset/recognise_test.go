package dataset

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/number"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

func TestRecognise(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		var w strings.Builder
		var found diag.List
		for _, in := range a.Inputs {
			b, l := workbook.Read(source.NewFile(in.Name, in.Data))
			if b == nil {
				t.Fatal(l)
			}
			tables, more := Recognise(b)
			found = append(found, append(l, more...)...)
			for _, table := range tables {
				w.WriteString(dump(table))
			}
		}
		a.Want("want", w.String()+findings(t, found))
	})
}

// dump writes a table for people to check.
func dump(t Table) string {
	var w strings.Builder
	fmt.Fprintf(&w, "# %s at %s\n", t.Kind, t.Pos)
	for _, c := range t.Columns {
		fmt.Fprintf(&w, "%s is %q  ", c.Pos.Cell, c.Field)
	}
	w.WriteByte('\n')
	for _, r := range t.Records {
		fmt.Fprintf(&w, "%s:", r.Pos.Cell)
		for _, name := range fieldOrder(t, r) {
			fmt.Fprintf(&w, " %s=%s", name, dumpField(r.Fields[name]))
		}
		for _, e := range r.Extra {
			fmt.Fprintf(&w, " +%s=%q", e.Header, e.Text)
		}
		w.WriteByte('\n')
	}
	return w.String()
}

func fieldOrder(t Table, r Record) []string {
	var names []string
	schema, _ := SchemaOf(t.Kind)
	for _, spec := range schema.Specs {
		if _, ok := r.Fields[spec.Name]; ok {
			names = append(names, spec.Name)
		}
	}
	return names
}

func dumpField(f Field) string {
	if !f.IsNumber {
		return fmt.Sprintf("%q", f.Text)
	}
	v := f.Number
	switch v.State {
	case number.Present:
		return fmt.Sprintf("%s/%d%s", v.Dec, v.Decimals, v.Unit)
	case number.Below:
		return "below"
	case number.NotApplicable:
		return "na"
	case number.Unknown:
	}
	return fmt.Sprintf("unknown(%q)", f.Text)
}

func findings(t testing.TB, found diag.List) string {
	t.Helper()
	var buf bytes.Buffer
	if err := diag.WriteText(&buf, found.Ordered(), func(string, int) string { return "" }); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// stored is a cell that holds a number, shown as text.
func stored(raw, text string) workbook.Cell {
	return workbook.Cell{Raw: raw, Text: text, Numeric: true}
}

func typedCell(s string) workbook.Cell { return workbook.Cell{Raw: s, Text: s} }

func row(cells ...string) []workbook.Cell {
	var out []workbook.Cell
	for _, c := range cells {
		out = append(out, typedCell(c))
	}
	return out
}

func recognise(t *testing.T, s workbook.Sheet) ([]Table, string) {
	t.Helper()
	tables, found := Recognise(&workbook.Book{File: "data/2024/a.xlsx", SHA256: "feed", Sheets: []workbook.Sheet{s}})
	return tables, findings(t, found)
}

// What a workbook stores as numbers: the decimal in full, the decimals as shown.
func TestStoredNumbers(t *testing.T) {
	percent := stored("0.125", "12.5%")
	percent.Percent = true
	for _, test := range []struct {
		cell     workbook.Cell
		dec      string
		decimals int
		unit     number.Unit
	}{
		{stored("812.6", "812.60"), "812.6", 2, ""},
		{stored("812.64", "812.6"), "812.64", 1, ""},
		{stored("1234567", "1,234,567"), "1234567", 0, ""},
		{stored("-1234.5", "-1,234.50"), "-1234.5", 2, ""},
		{stored("-2", "(2)"), "-2", 0, ""},
		{stored("1234567", "1.2"), "1234567", 0, ""},
		{stored("3", "¥3.00"), "3", 2, ""},
		{stored("0.5", ".5"), "0.5", 1, ""},
		{stored("0", "—"), "0", 0, ""},
		{stored("56263", "56 263"), "56263", 0, ""},
		{percent, "12.5", 1, number.Percent},
	} {
		got := parseNumber(test.cell, "")
		if got.fault != "" || got.dec.String() != test.dec || got.decimals != test.decimals || got.unit != test.unit {
			t.Errorf("%+v: %s with %d decimals %q (%s), want %s with %d %q", test.cell, got.dec, got.decimals, got.unit, got.fault, test.dec, test.decimals, test.unit)
		}
	}
	date := workbook.Cell{Raw: "2024-03-01", Text: "3月1日", Date: true}
	if got := parseNumber(date, ""); !strings.Contains(got.fault, "3月1日") || got.hint == "" {
		t.Errorf("a date is read as %+v", got)
	}
}

// A value knows the cell that it stands in.
func TestOrigins(t *testing.T) {
	tables, said := recognise(t, workbook.Sheet{Name: "监测值", Rows: [][]workbook.Cell{
		row("指标", "年份", "数值"), {typedCell("甲"), stored("2024", "2024"), stored("1", "1")},
	}})
	if said != "" || len(tables) != 1 {
		t.Fatal(said)
	}
	want := number.Origin{File: "data/2024/a.xlsx", Sheet: "监测值", Cell: "C2", SHA256: "feed"}
	if f := tables[0].Records[0].Fields["数值"]; !slices.Equal(f.Number.Origins, []number.Origin{want}) || f.Pos.Cell != "C2" {
		t.Errorf("origin %v at %v, want %v", f.Number.Origins, f.Pos, want)
	}
	if o := tables[0].Origin; o.Sheet != "监测值" || o.SHA256 != "feed" || o.Cell != "" {
		t.Errorf("table from %+v", o)
	}
}

// Text of a merged cell is that of all its rows; a number in one is nobody's.
func TestMergedCells(t *testing.T) {
	tables, said := recognise(t, workbook.Sheet{
		Name: "监测值",
		Rows: [][]workbook.Cell{
			row("指标", "年份", "数值", "备注"),
			row("甲", "2023", "1", "注"),
			row("", "2024", "2"),
			row("乙", "2023", "3"),
			row("", "2024"),
			row("丙", "2024", "5"),
		},
		Merges: []workbook.Range{{Top: 1, Left: 0, Bottom: 2, Right: 0}, {Top: 3, Left: 0, Bottom: 4, Right: 0}, {Top: 3, Left: 2, Bottom: 4, Right: 2}, {Top: 0, Left: 3, Bottom: 0, Right: 4}},
	})
	var got []string
	for _, r := range tables[0].Records {
		got = append(got, r.Get("指标")+r.Get("年份")+"="+r.Get("数值"))
	}
	if want := []string{"甲2023=1", "甲2024=2", "乙2023=3", "乙2024=", "丙2024=5"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !strings.Contains(said, "监测值!C4:C5: 错误[merged-number]") {
		t.Error(said)
	}
}

// Columns grouped under a merged heading are found in the row below.
func TestGroupedHeader(t *testing.T) {
	tables, said := recognise(t, workbook.Sheet{
		Name: "重大项目清单",
		Rows: [][]workbook.Cell{
			row("重大项目清单"),
			row("编号", "名称", "牵头单位", "投资", "", ""),
			row("", "", "", "总投资（亿元）", "年度计划（亿元）", "累计完成（亿元）"),
			row("1", "甲", "某局", "3", "1", "2"),
		},
		Merges: []workbook.Range{{Top: 0, Left: 0, Bottom: 0, Right: 5}, {Top: 1, Left: 0, Bottom: 2, Right: 0}, {Top: 1, Left: 3, Bottom: 1, Right: 5}},
	})
	if said != "" || len(tables) != 1 || len(tables[0].Records) != 1 {
		t.Fatal(said, tables)
	}
	if v := tables[0].Records[0].Fields["累计完成"].Number; v.Dec.String() != "2" || v.Unit != "亿元" {
		t.Errorf("got %+v", v)
	}
}

// A date is as precise as its cell shows it; a month typed as a decimal is doubtful.
func TestDates(t *testing.T) {
	tables, said := recognise(t, workbook.Sheet{Name: "重点任务清单", Rows: [][]workbook.Cell{
		row("编号", "名称", "牵头单位", "完成时限"),
		{typedCell("1"), typedCell("甲"), typedCell("某局"), {Raw: "2024-03-01", Text: "2024年3月", Date: true}},
		{typedCell("2"), typedCell("乙"), typedCell("某局"), {Raw: "2024-03-01", Text: "2024/3/1", Date: true}},
		{typedCell("3"), typedCell("丙"), typedCell("某局"), {Raw: "2024-03-01 08:00:00", Text: "3月1日", Date: true}},
		{typedCell("4"), typedCell("丁"), typedCell("某局"), {Raw: "2024-01-01", Text: "2024年", Date: true}},
		{typedCell("5"), typedCell("戊"), typedCell("某局"), stored("2024.1", "2024.1")},
		{typedCell("6"), typedCell("己"), typedCell("某局"), typedCell("长期")},
	}})
	var got []string
	for _, r := range tables[0].Records {
		got = append(got, r.Get("完成时限"))
	}
	if want := []string{"2024-03", "2024-03-01", "2024-03-01", "2024", "2024.1", "长期"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !strings.Contains(said, "D6: 警告[ambiguous-date]") || strings.Count(said, "重点任务清单!") != 1 {
		t.Error(said)
	}
}

// Text that the spreadsheet turned into a date is pointed out.
func TestTextTurnedIntoDate(t *testing.T) {
	_, said := recognise(t, workbook.Sheet{Name: "园区", Rows: [][]workbook.Cell{
		row("代码", "园区"), {{Raw: "2024-01-01", Text: "1月1日", Date: true}, typedCell("甲")},
	}})
	if !strings.Contains(said, "A2: 警告[unexpected-date]") {
		t.Error(said)
	}
}

// A hidden sheet is not read, and said to be hidden only when it holds a table.
func TestHiddenSheets(t *testing.T) {
	s := workbook.Sheet{Name: "园区", Hidden: true, Rows: [][]workbook.Cell{row("代码", "园区"), row("a", "甲")}}
	if tables, said := recognise(t, s); len(tables) != 0 || !strings.Contains(said, "hidden-sheet") {
		t.Error(tables, said)
	}
	s.Rows = [][]workbook.Cell{row("是"), row("否")}
	if tables, said := recognise(t, s); len(tables) != 0 || said != "" {
		t.Error(tables, said)
	}
}

// No two columns of a kind answer to one header, and every kind is found by its own names.
func TestKinds(t *testing.T) {
	seen := map[Kind]bool{}
	for _, s := range Kinds() {
		headers := map[string]string{}
		var names []string
		for _, spec := range s.Specs {
			names = append(names, spec.Name)
			for _, h := range spec.headers() {
				if other, taken := headers[fold(h)]; taken {
					t.Errorf("%s: %q means %s and %s", s.Kind, h, other, spec.Name)
				}
				headers[fold(h)] = spec.Name
			}
			if (spec.Type == Choice || spec.Type == YesNo) && len(spec.Words) == 0 {
				t.Errorf("%s: %s has no words", s.Kind, spec.Name)
			}
			if spec.About == "" || s.About == "" {
				t.Errorf("%s: nobody is told what to write in %s", s.Kind, spec.Name)
			}
		}
		if got, ok := Match(names, "x"); seen[s.Kind] || !ok && s.Kind != Reforms && s.Kind != Tasks || ok && got.Kind != s.Kind {
			t.Errorf("%s is found as %q", s.Kind, got.Kind)
		}
		if got, ok := Match(names, string(s.Kind)); !ok || got.Kind != s.Kind {
			t.Errorf("%s with its name is found as %q", s.Kind, got.Kind)
		}
		seen[s.Kind] = true
	}
	if len(seen) != 14 {
		t.Errorf("%d kinds", len(seen))
	}
}

// Whatever a sheet holds, findings have a place and a remedy, and values a decimal.
func FuzzRecognise(f *testing.F) {
	f.Add("监测值", "指标,年份,数值\n甲,2024,1亿元\n")
	f.Add("年度目标", "指标,2023,2024\n甲,…,12%\n合计,1\n")
	f.Add("a", "编号,名称,牵头单位,总投资(万元)\n1,a,b,１，２３４\n")
	f.Add("指标体系", "代码,指标,领域,条款,方向\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		b, _ := workbook.Read(source.NewFile("data/"+strings.ReplaceAll(name, "/", "")+".csv", []byte(text)))
		if b == nil {
			return
		}
		tables, found := Recognise(b)
		for _, d := range found {
			if d.Pos.File == "" || d.Hint == "" {
				t.Errorf("finding %+v", d)
			}
		}
		for _, table := range tables {
			for _, r := range table.Records {
				for name, field := range r.Fields {
					if v := field.Number; field.IsNumber && v.Known() && v.Decimals < 0 || field.Pos.Cell == "" {
						t.Errorf("%s is %+v", name, field)
					}
				}
			}
		}
	})
}
