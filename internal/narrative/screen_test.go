package narrative

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/timing"
)

const head = "---\ntitle: 甲\n---\n"

func parse(body string) (*Page, diag.List) {
	return Parse(source.NewFile("content/2024/01-a.md", []byte(body)))
}

func TestScreen(t *testing.T) {
	for name, test := range map[string]struct{ file, want string }{
		"gbk":       {head + "\xc4\xda\xc8\xdd", "content/2024/01-a.md:4:1: error[encoding]"},
		"utf-16":    {"\xff\xfe-\x00", "content/2024/01-a.md:1:1: error[encoding]"},
		"nul":       {head + "一\x00二\x00", "content/2024/01-a.md:4:2: error[control-character]: 有 2 个"},
		"cr":        {head + "一\r二", "content/2024/01-a.md:4:2: error[control-character]: 有 1 个控制字符，第一个是 U+000D"},
		"c1":        {head + "一\u0085", "content/2024/01-a.md:4:2: error[control-character]"},
		"bidi":      {head + "一\u202e二", "content/2024/01-a.md:4:2: error[control-character]"},
		"invisible": {head + "一\u200b二", "content/2024/01-a.md:4:2: warning[invisible-character]"},
		"large":     {head + strings.Repeat("一\n\n", maxPage/4), "content/2024/01-a.md:1:1: error[page-size]"},
		"long":      {head + strings.Repeat("一\n", maxBlock/4+1), "error[page-size]"},
		"quotes":    {head + "\n" + strings.Repeat("> ", 9) + "一", "content/2024/01-a.md:5:1: error[nesting]"},
		"lists":     {head + "\n" + strings.Repeat("- ", 9) + "一", "content/2024/01-a.md:5:1: error[nesting]"},
		"indent":    {head + "\n" + strings.Repeat(" ", 65) + "一", "content/2024/01-a.md:5:1: error[nesting]"},
		"front":     {"---\ntitle: 甲\nlead: " + strings.Repeat("[", 16<<10) + "\n---\n", "content/2024/01-a.md:3:"},
		"empty":     {"", "content/2024/01-a.md:1:1: error[front-matter]"},
	} {
		_, list := parse(test.file)
		if got := showFindings(list); !strings.Contains(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestInvisibleCharactersAreDropped(t *testing.T) {
	p, _ := parse(head + "一\u200b二&#8203;三&#1;四")
	if got := dump(p); !strings.HasSuffix(got, ": 一二三四\n") {
		t.Errorf("got %s", got)
	}
}

// The same page with the line ends of Windows, and with its mark before it.
func TestLineEnds(t *testing.T) {
	const body = head + "\n## 一 {#yi}\n\n第一行，\n第二行  \n第三行{{产值}}\n\n| 甲 | 乙 |\n|---|---:|\n| 1 | 2 |\n\n```chart\nkind: trend\n```\n"
	want, list := parse(body)
	if len(list) > 0 {
		t.Fatal(showFindings(list))
	}
	for name, text := range map[string]string{
		"crlf": strings.ReplaceAll(body, "\n", "\r\n"),
		"bom":  "\ufeff" + body,
	} {
		got, list := parse(text)
		if dump(got) != dump(want) || len(list) > 0 {
			t.Errorf("%s: got\n%s%s\nwant\n%s", name, dump(got), showFindings(list), dump(want))
		}
	}
}

// Input that is made to be slow is refused, or parsed in a bounded multiple of
// what an ordinary page of the same size takes: the worst is near a hundred.
func TestHostileInputIsQuick(t *testing.T) {
	const line = "工业产值比上年*增长*{{产值}}，\n"
	ordinary := head + "\n" + strings.Repeat(line, (maxBlock-1000)/len(line))
	for name, unit := range map[string]string{
		"stars": "*a ", "mixed": "a**b_c~~", "brackets": "[", "images": "![a](", "ticks": "`a``b```c",
		"links": "[a](b \"", "notes": "[^a]", "labels": "[^", "braces": "{{a", "angles": "<a ", "comments": "<!--",
		"quotes": "> ", "items": "- ", "rows": "|a|b|\n", "entities": "&#x", "titles": "](a", "entity": "&amp",
		"bare": "https://a.cn/", "wide": "　", "nested": "[*a ", "escape": `\`, "notes2": "[^a] [^a]: ",
	} {
		for _, block := range []string{
			strings.Repeat(unit, (maxBlock-1000)/len(unit)),
			strings.Repeat(unit+"\n", (maxBlock-1000)/(len(unit)+1)),
		} {
			page := head + "\n[^a]: 注\n\n" + block + "\n"
			t.Run(name, func(t *testing.T) {
				timing.Within(t, 1000, func() { parse(ordinary) }, func() { parse(page) })
			})
		}
	}
}

// Nesting by indentation stays below the bound on a line but grows a level a line.
func TestIndentedNesting(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(head)
	for i := range 32 {
		b.WriteString(strings.Repeat(" ", 2*i) + "- 一\n\n")
	}
	_, list := parse(b.String())
	if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "nesting" }) {
		t.Error("32 levels pass")
	}
}
