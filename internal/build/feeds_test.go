package build_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/sheet"
	"nianbao/internal/source"
)

// fedProject is a project whose statistical tables feed indicators, as text,
// and what is wanted of it.
func fedProject(t *testing.T) (fstest.MapFS, []byte) {
	t.Helper()
	archive := archived(t, "feeds")
	tree := fstest.MapFS{}
	last := len(archive.Files) - 1
	for _, f := range archive.Files[:last] {
		tree[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return tree, archive.Files[last].Data
}

func TestStatisticalTablesFeedIndicators(t *testing.T) {
	tree, wants := fedProject(t)
	r := resultOf(t, tree)
	for _, d := range r.Findings {
		t.Log(d.Pos, d.Severity.Word(), d.Code, d.Message)
	}
	compare(t, openData(t, r), string(wants))
	sum := sha256.Sum256(tree["data/2024/年鉴.csv"].Data)
	if e := find(openData(t, r)["2024"], "shuishou"); e != nil && e.at("source.sha256") != hex.EncodeToString(sum[:]) {
		t.Errorf("the hash of the workbook is %s", e.at("source.sha256"))
	}
	page := ""
	for _, f := range r.Files {
		if f.Path == "2024/indicators/shuishou.html" {
			page = string(f.Data)
		}
	}
	for _, words := range []string{"原表单位为万元，已折算为亿元", "甲县统计局"} {
		if !strings.Contains(page, words) {
			t.Errorf("the page of the indicator does not say %s", words)
		}
	}
}

// A changed cell changes the value that was read from it, and no other.
func TestChangedCellChangesValue(t *testing.T) {
	tree, wants := fedProject(t)
	f := tree["data/2024/年鉴.csv"]
	f.Data = bytes.Replace(f.Data, []byte("12345"), []byte("12346"), 1)
	r := resultOf(t, tree)
	compare(t, openData(t, r), strings.Replace(string(wants), "1.2345", "1.2346", 1))
}

// What goes wrong with maps and what they feed, by the code of its finding.
func TestMapsThatDoNotFit(t *testing.T) {
	for name, c := range map[string]struct {
		file, old, text string
		want            []string
	}{
		"nothing wrong":    {},
		"other unit":       {"data/2024/年鉴.map.yaml", "convert: {万元: 亿元}", "title: 甲", []string{"unit-mismatch"}},
		"no indicator":     {"data/2024/年鉴.map.yaml", "indicator: 税收", "indicator: 税收额", []string{"unknown-indicator"}},
		"no row":           {"data/2024/年鉴.map.yaml", "row: 税收收入", "row: 税务收入", []string{"feed-row"}},
		"text":             {"data/2024/年鉴.csv", "12345", "约1.2万", []string{"bad-number"}},
		"no area":          {"data/2023/月报.map.yaml", "[甲园区, {高新园: 乙园区}]", "[甲园区, 高新园]", []string{"unknown-area"}},
		"twice":            {"data/2023/月报.map.yaml", "          - {indicator: 产值增速", "          - {indicator: 产值增速, cell: C4, year: 2023}\n          - {indicator: 产值增速", []string{"duplicate-row"}},
		"bad status":       {"data/2024/年鉴.map.yaml", "status: 初步", "status: 初核", []string{"bad-word"}},
		"status of tables": {"data/2024/年鉴.map.yaml", "status: 初步", "status: 快报", []string{"bad-word"}},
		"bad demo":         {"data/2024/年鉴.map.yaml", "demo: 是", "demo: 对", []string{"bad-word"}},
		"bad period":       {"data/2024/年鉴.map.yaml", "demo: 是", "period: 明年", []string{"bad-word"}},
		"bad year":         {"data/2024/年鉴.csv", "2023年", "2O23年", []string{"feed-year"}},
		"number a sign":    {"data/2024/年鉴.map.yaml", "sheets:", "missing: {unknown: [\"5\"]}\nsheets:", []string{"bad-value"}},
		"sign a number":    {"nianbao.yaml", "[\"×\"]", "[\"×\", \"1,000\"]", []string{"bad-value"}},
		"wide colon":       {"data/2024/年鉴.map.yaml", "A3:D7", "A3：D7", nil},
		"alone":            {"data/2024/年签.map.yaml", "", "sheets: []\n", []string{"map-without-workbook"}},
		"of two":           {"data/2024/年鉴.tsv", "", "甲\t乙\n丙\t1\n", []string{"map-of-several"}},
		"no unit":          {"data/2024/年鉴.csv", "单位：亿元", "甲县", []string{"unknown-unit"}},
		"no map":           {"data/2024/统计.csv", "", "指标名,2024年\n某,1\n", []string{"unread-workbook"}},
		"unused map":       {"data/2024/年鉴.map.yaml", "feeds:", "kinds: {}\n      - range: F20:G30\n        feeds:", []string{"range-off-sheet"}},
	} {
		tree, _ := fedProject(t)
		if c.file != "" {
			f := tree[c.file]
			if f == nil {
				f = &fstest.MapFile{}
				tree[c.file] = f
			}
			if !strings.Contains(string(f.Data), c.old) {
				t.Fatalf("%s: %s does not have %s", name, c.file, c.old)
			}
			f.Data = []byte(strings.Replace(string(f.Data), c.old, c.text, 1))
		}
		files := map[string]string{}
		for path, f := range tree {
			files[path] = string(f.Data)
		}
		got := strings.Join(codes(t, files), " ")
		if want := strings.Join(c.want, " "); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// One workbook has a standard table and, on a sheet that a map describes, one
// that looks like a standard table and is none.
func TestWorkbookWithBoth(t *testing.T) {
	schema, _ := dataset.SchemaOf(dataset.Observations)
	book, err := sheet.Write(sheet.Properties{Title: "甲"}, []sheet.Table{
		{Name: "监测值", Schema: schema, Header: []string{"指标", "年份", "数值"}, Rows: [][]string{{"税收", "2024", "1.5"}}},
		{Name: "监测值（统计）", Schema: schema, Header: []string{"指标", "2023", "2024"}, Rows: [][]string{{"工业产值", "1500000", "1600000"}, {"税收", "9", "9"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := fedProject(t)
	for _, name := range []string{"data/2024/年鉴.csv", "data/2024/年鉴.map.yaml", "data/2023/月报.csv", "data/2023/月报.map.yaml"} {
		delete(tree, name)
	}
	tree["data/2024/甲.xlsx"] = &fstest.MapFile{Data: book}
	tree["data/2024/甲.map.yaml"] = &fstest.MapFile{Data: []byte("sheets:\n  - name: 监测值（统计）\n    tables:\n      - range: A1:C3\n        units: [万元]\n" +
		"        convert: {万元: 亿元}\n        feeds:\n          - {indicator: 工业产值, row: 工业产值}\n")}
	r := resultOf(t, tree)
	for _, d := range r.Findings {
		t.Log(d.Pos, d.Severity.Word(), d.Code, d.Message)
	}
	compare(t, openData(t, r), "chanzhi 2024: value=160 source.sheet=监测值（统计） source.cell=C2\nshuishou 2024: value=1.5 source.sheet=监测值 source.cell=C2\n")
	if len(openData(t, r)["2024"]) != 4 {
		t.Errorf("%d entries, want one for each indicator: %v", len(openData(t, r)["2024"]), openData(t, r)["2024"])
	}
	if !slices.ContainsFunc(r.Snapshot.Files, func(f *source.File) bool { return f.Path == "data/2024/甲.map.yaml" }) {
		t.Error("the map is no input")
	}
}

// A map alone names the workbook that may be meant.
func TestMapAloneNamesNearestWorkbook(t *testing.T) {
	for _, d := range unpaired(t, "data/2024/另表.map.yaml", "data/2024/另表一.csv") {
		if strings.Contains(d.Hint, "data/2024/另表一.map.yaml") {
			return
		}
	}
	t.Error("not named")
}

// unpaired builds the project with files more and returns what is said of maps
// without workbooks.
func unpaired(t *testing.T, names ...string) diag.List {
	t.Helper()
	tree, _ := fedProject(t)
	for _, n := range names {
		tree[n] = &fstest.MapFile{Data: []byte("sheets: []\n")}
	}
	r := resultOf(t, tree)
	return slices.DeleteFunc(r.Findings, func(d diag.Diagnostic) bool { return d.Code != "map-without-workbook" })
}

// A map alone does not name a workbook that has one of its own.
func TestMapAloneNamesNoWorkbookWithMap(t *testing.T) {
	found := unpaired(t, "data/2024/年签.map.yaml")
	if len(found) != 1 || strings.Contains(found[0].Hint, "年鉴.map.yaml？") {
		t.Errorf("%v", found)
	}
}

// A wrong unit is found once for a feed, in the map, with the number of cells.
func TestWrongUnitIsFoundOnceForFeed(t *testing.T) {
	tree, _ := fedProject(t)
	f := tree["data/2024/年鉴.map.yaml"]
	f.Data = bytes.Replace(f.Data, []byte("convert: {万元: 亿元}"), []byte("title: 甲"), 1)
	r := resultOf(t, tree)
	n := 0
	for _, d := range r.Findings.Sorted() {
		if d.Code == "unit-mismatch" {
			n++
			if d.Pos.Line != 9 || !strings.HasSuffix(d.Message, "[× 3]") {
				t.Errorf("%v %s %v", d.Pos, d.Message, d.Notes)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d findings, want 1", n)
	}
}
