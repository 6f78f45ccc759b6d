package workbook

import "testing"

func TestIndentOfStyles(t *testing.T) {
	st, err := parseStyles(`<styleSheet><cellStyleXfs><xf><alignment indent="9"/></xf></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/>` +
		`<xf numFmtId="0"><alignment horizontal="left" indent="2"/></xf><xf numFmtId="2"/></cellXfs></styleSheet>`)
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]int{"0": 0, "1": 2, "2": 0, "": 0, "9": 0, "-1": 0} {
		if got := st.indentOf(s); got != want {
			t.Errorf("style %q is moved by %d, want %d", s, got, want)
		}
	}
}
