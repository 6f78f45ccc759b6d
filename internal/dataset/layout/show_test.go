package layout

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/dataset/figure"
)

// drawShown writes header and labels: text, then rows×columns where a cell
// covers more than one place.
func drawShown(t Table) string {
	var b strings.Builder
	draw := func(cells []HeaderCell) {
		for i, c := range cells {
			if i > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(c.Text)
			if c.Rows*c.Columns > 1 {
				fmt.Fprintf(&b, "[%d×%d]", c.Rows, c.Columns)
			}
		}
	}
	for _, row := range t.Header {
		draw(row)
		b.WriteString("\n")
	}
	for _, r := range t.Rows {
		fmt.Fprintf(&b, "%d: ", r.Depth)
		draw(r.Labels)
		b.WriteString("\n")
	}
	return b.String()
}

// Header and labels are kept as they stand, merged or not.
func TestHeaderAndLabelsAsTheyStand(t *testing.T) {
	for sheet, want := range map[string]string{
		`地 区|迁  入（人）|<|迁出①|
^|合计|省内|合计|省内
全  市|10|4|6|3
  其中：东区|4|2|3|1
    甲镇|2|1|1|1`: `地区[2×1] | 迁入（人）[1×2] | 迁出①[1×2]
合计 | 省内 | 合计 | 省内
0: 全市
1: 其中：东区
1: 甲镇
`,
		`类别|指标|2023年|2024年
工业|产值|1|2
^|利润|3|4
农业|产值|5|6`: `类别 | 指标 | 2023年 | 2024年
0: 工业[2×1] | 产值
0: 利润
0: 农业 | 产值
`,
	} {
		got := Find(sheetOf(sheet), figure.Usual())
		if len(got.Tables) != 1 || drawShown(got.Tables[0]) != want {
			t.Errorf("%s\n%s", sheet, drawShown(got.Tables[0]))
		}
	}
}
