package fields

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

func parse(body string) (*Form, *diag.List) {
	return Parse([]byte(body), diag.Pos{File: "a.md", Line: 4, Column: 1}, diag.Pos{File: "a.md", Line: 5, Column: 1})
}

func TestFieldsKnowTheirPlaces(t *testing.T) {
	f, list := parse("kind: trend\nindicators: [甲, \"乙\"]\nfrom: 2021\n")
	if got := f.Text("kind"); got.Text != "trend" || got.Pos.String() != "a.md:5:7" {
		t.Errorf("kind is %+v", got)
	}
	words := f.Texts("indicators")
	if len(words) != 2 || words[1].Text != "乙" || words[1].Pos.String() != "a.md:6:18" {
		t.Errorf("indicators are %+v", words)
	}
	if got := f.Int("from"); got != 2021 {
		t.Errorf("from is %d", got)
	}
	f.Close()
	if len(*list) != 0 {
		t.Errorf("findings: %v", *list)
	}
}

func TestFindings(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"kind: trend\ntitl: 甲\n", "a.md:6:1 没有“titl”这一项 是不是“title”？"},
		{"kind: trnd\n", "a.md:5:7 “kind”没有“trnd”这一种 是不是“trend”？"},
		{"kind：trend\n", "a.md:5:1 “kind”后面是全角冒号 改成半角冒号加一个空格：kind: "},
		{"title: {a: 1}\n", "a.md:5:9 “title”应当是一段文字 "},
		{"from: 去年\n", "a.md:5:7 “from”应当是一个整数，这里是“去年” "},
		{"title: 甲\ntitle: 乙\n", "a.md:6:1"},
		{"- 甲\n", "a.md:5:1 参数不是“键: 值”的形式"},
		{"title: *a\n", "a.md:5:"},
	} {
		f, list := parse(c.body)
		f.Choice("kind", "trend", "growth")
		f.Text("title")
		f.Int("from")
		f.Close()
		got := ""
		for _, d := range *list {
			got += fmt.Sprintf("%s %s %s\n", d.Pos, d.Message, d.Hint)
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.body, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("kind: trend\nitems:\n  - term: 甲\n    value: \"{{乙}}\"\n")
	f.Add("a: [[[[[[1]]]]]]")
	f.Add("a: |\n  甲\n  乙\n")
	f.Fuzz(func(t *testing.T, body string) {
		form, list := parse(body)
		form.Text("a")
		form.Texts("items")
		form.Forms("items")
		form.Columns("items")
		form.Close()
		for _, d := range *list {
			if d.Pos.Line < 4 {
				t.Errorf("finding before the body: %v", d)
			}
		}
	})
}
