package build_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/diag"
)

const (
	yearbookMap = "data/2024/年鉴.map.yaml"
	monthlyMap  = "data/2023/月报.map.yaml"
)

// withCode runs a project and returns what is found of a code.
func withCode(t *testing.T, tree fstest.MapFS, code string) diag.List {
	t.Helper()
	r := resultOf(t, tree)
	var out diag.List
	for _, d := range r.Findings.Sorted() {
		if d.Code == code {
			out = append(out, d)
		}
	}
	return out
}

// What a map says wrongly is found in the line of the map, not at a cell that
// does not hold it, and the hint names what is wrong.
func TestMistakesAreFoundInMap(t *testing.T) {
	for name, c := range map[string]struct {
		file, old, text, code string
		line                  int
		hint                  string
	}{
		"indicator":  {yearbookMap, "indicator: 税收", "indicator: 税收额", "unknown-indicator", 9, "税收"},
		"area":       {monthlyMap, "row: 合计, year", "row: 合计, area: 丙园区, year", "unknown-area", 7, "园区"},
		"wide comma": {yearbookMap, "税收, row", "税收，row", "bad-value", 9, "半角的逗号"},
		"wide colon": {yearbookMap, "row: 税收收入", "row：税收收入", "unknown-key", 9, "row: "},
	} {
		tree, _ := fedProject(t)
		f := tree[c.file]
		if !strings.Contains(string(f.Data), c.old) {
			t.Fatalf("%s: %s does not have %s", name, c.file, c.old)
		}
		f.Data = []byte(strings.Replace(string(f.Data), c.old, c.text, 1))
		found := withCode(t, tree, c.code)
		if len(found) == 0 {
			t.Errorf("%s: no %s", name, c.code)
		}
		for _, d := range found {
			if d.Pos.File != c.file || d.Pos.Line != c.line || d.Pos.Cell != "" || !strings.Contains(d.Hint, c.hint) {
				t.Errorf("%s: %v %s, hint %q", name, d.Pos, d.Message, d.Hint)
			}
		}
	}
}

// A page asks for a workbook that is not there: another is suggested when its
// name is like, not because it is in the same folder. One that was refused is
// not called missing.
func TestMissingWorkbook(t *testing.T) {
	for file, c := range map[string]struct {
		data  string
		found int
		hint  string
	}{
		"data/2024/年监.csv":  {"", 1, "是不是“data/2024/年鉴.csv”？"},
		"data/2024/人口.xlsx": {"", 1, "检查文件名"},
		"data/2024/坏.xlsx":  {"PK\x03\x04 not a workbook", 0, ""},
		"data/2024/加密.xlsx": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, ""},
	} {
		tree, _ := fedProject(t)
		tree["content/2024/01-zongti.md"] = &fstest.MapFile{Data: []byte("---\ntitle: 总体情况\nchapter: 一\n---\n\n```table\nkind: sheet\nfile: " + file + "\n```\n")}
		if c.data != "" {
			tree[file] = &fstest.MapFile{Data: []byte(c.data)}
		}
		found := withCode(t, tree, "missing-workbook")
		if len(found) != c.found || c.found > 0 && !strings.Contains(found[0].Hint, c.hint) {
			t.Errorf("%s: %d findings: %v", file, len(found), found)
		}
	}
}
