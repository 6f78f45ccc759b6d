package build_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"nianbao/internal/diag"
)

// Figures of tables that feed indicators are held against each other, and
// against the standard workbooks of their year.
func TestFedFiguresAreReconciled(t *testing.T) {
	for name, c := range map[string]struct {
		change func(tree fstest.MapFS)
		code   string
		at     string
		fed    string
	}{
		"a total that its items do not make up": {func(tree fstest.MapFS) {
			replaceIn(tree, "data/2023/月报.csv", "高新园,70", "高新园,74")
		}, "sum-mismatch", "data/2023/月报.csv!月报!B4", "150"},
		"the same figure keyed too": {func(tree fstest.MapFS) {
			tree["data/2023/监测值.csv"] = &fstest.MapFile{Data: []byte("指标,年份,数值\n工业产值,2023,150\n")}
		}, "", "", "150"},
		"another figure keyed": {func(tree fstest.MapFS) {
			tree["data/2023/监测值.csv"] = &fstest.MapFile{Data: []byte("指标,年份,数值\n工业产值,2023,151\n")}
		}, "two-figures", "data/2023/月报.csv!月报!B4", "151"},
	} {
		tree, _ := fedProject(t)
		c.change(tree)
		r := resultOf(t, tree)
		var hit diag.List
		for _, d := range r.Findings {
			if d.Code == "sum-mismatch" || d.Code == "two-figures" || d.Code == "duplicate-row" {
				hit = append(hit, d)
			}
		}
		hit = hit.Sorted()
		switch {
		case c.code == "" && len(hit) > 0:
			t.Errorf("%s: %v", name, hit)
		case c.code != "" && (len(hit) == 0 || hit[0].Code != c.code || hit[0].Pos.String() != c.at || hit[0].Severity != diag.Warning):
			t.Errorf("%s: %v", name, hit)
		}
		if e := find(openData(t, r)["2023"], "chanzhi"); e == nil || e.at("value") != c.fed {
			t.Errorf("%s: the indicator has %v", name, e)
		}
	}
}

func replaceIn(tree fstest.MapFS, name, old, with string) {
	tree[name] = &fstest.MapFile{Data: bytes.Replace(tree[name].Data, []byte(old), []byte(with), 1)}
}
