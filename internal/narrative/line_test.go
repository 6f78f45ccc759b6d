package narrative

import (
	"testing"

	"nianbao/internal/diag"
)

func TestInline(t *testing.T) {
	pos := diag.Pos{File: "content/2024/01-a.md", Line: 7, Column: 8}
	for _, test := range []struct{ in, want, findings string }{
		{"", "", ""},
		{"达到{{产值}}，**快于**", "达到⟨产值 @7:12⟩，strong[快于]", ""},
		{"第一段\n接着\n\n第二段{{产值}}", "第一段接着⏎第二段⟨产值 @10:13⟩", ""},
		{"# 不是标题", "# 不是标题", ""},
		{"- 不是列表", "- 不是列表", ""},
		{"1. 不是列表", "1. 不是列表", ""},
		{"    不是代码", "不是代码", ""},
		{"甲\n\n    乙", "甲⏎乙", ""},
		{"[^1]", "", "content/2024/01-a.md:7:8: error[footnote]: 这里不能有脚注\n\t建议: 把说明写进正文，或放进圆括号\n"},
		{"{{产值", "{{产值", "content/2024/01-a.md:7:8: error[binding-open]: {{ 没有结束\n\t建议: 在同一行里写上 }}；要显示 {{ 本身就写成 \\{{\n"},
		{"一\x00二\x1b三", "一 二 三", ""},
		{"<b>粗</b>", "粗", "content/2024/01-a.md:7:8: error[raw-html]: 不支持 HTML 标签 <b>（只可以用 <br>、<sub>、<sup>）\n\t建议: 加粗写成 **文字**\n"},
	} {
		got, list := Inline(test.in, pos)
		if show(got) != test.want || showFindings(list) != test.findings {
			t.Errorf("%q: got %q\n%s", test.in, show(got), showFindings(list))
		}
	}
}

// A string from a cell has no line: its findings are the cell's.
func TestInlineOfCell(t *testing.T) {
	pos := diag.Pos{File: "data/a.xlsx", Sheet: "指标", Cell: "B2"}
	_, list := Inline("甲{{", pos)
	if len(list) != 1 || list[0].Pos != pos {
		t.Errorf("got %s", showFindings(list))
	}
}
