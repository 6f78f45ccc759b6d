package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func text(t *testing.T, l List, lines map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	err := WriteText(&b, l, func(file string, n int) string { return lines[fmt.Sprintf("%s:%d", file, n)] })
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPosString(t *testing.T) {
	for want, p := range map[string]Pos{
		"":                        {},
		"a.md":                    {File: "a.md"},
		"a.md:3":                  {File: "a.md", Line: 3},
		"a.md:3:4":                {File: "a.md", Line: 3, Column: 4},
		"data/监测值.xlsx!表 1!C2:C4": {File: "data/监测值.xlsx", Sheet: "表 1", Cell: "C2:C4"},
		"a.xlsx!表":                {File: "a.xlsx", Sheet: "表"},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v prints %q, want %q", p, got, want)
		}
	}
}

func TestPosCompare(t *testing.T) {
	sorted := []Pos{
		{},
		{File: "a.md"},
		{File: "a.md", Line: 2},
		{File: "a.md", Line: 2, Column: 9},
		{File: "a.md", Line: 10, Column: 1},
		{File: "b.xlsx"},
		{File: "b.xlsx", Sheet: "一"},
		{File: "b.xlsx", Sheet: "一", Cell: "B9"},
		{File: "b.xlsx", Sheet: "一", Cell: "B9:B12"},
		{File: "b.xlsx", Sheet: "一", Cell: "Z9"},
		{File: "b.xlsx", Sheet: "一", Cell: "AA9"},
		{File: "b.xlsx", Sheet: "一", Cell: "A10"},
	}
	for i, p := range sorted {
		for j, q := range sorted {
			if got, want := p.Compare(q), cmpInt(i, j); got != want {
				t.Errorf("%v against %v: %d, want %d", p, q, got, want)
			}
		}
	}
}

func cmpInt(i, j int) int {
	switch {
	case i < j:
		return -1
	case i > j:
		return 1
	}
	return 0
}

func TestWriteText(t *testing.T) {
	at := Pos{File: "content/2024/02.md", Line: 12, Column: 6}
	l := List{
		Errorf(at, "unknown-name", "没有叫“%s”的指标", "工业产值").
			Notef(Pos{File: "data/指标体系.xlsx", Sheet: "指标", Cell: "A7"}, "最近的名字在这里").
			Notef(Pos{}, "没有位置的说明").
			Hintf("是不是“工业总产值”？"),
		Warningf(Pos{File: "data/a.xlsx", Sheet: "表", Cell: "E14", Line: 12}, "bad-number", "不是数"),
		Suggestf(Pos{}, "whole", "整个报告"),
		Errorf(Pos{File: "content/2024/02.md", Line: 99, Column: 1}, "gone", "这一行没有内容"),
		Errorf(Pos{File: "content/2024/02.md", Line: 12}, "no-column", "只知道行"),
	}
	got := text(t, l, map[string]string{"content/2024/02.md:12": "核心区{{工业产值}}达到", "data/a.xlsx:12": "never shown"})
	want := `content/2024/02.md:12:6: 错误[unknown-name]: 没有叫“工业产值”的指标
	核心区{{工业产值}}达到
	        ^
	data/指标体系.xlsx!指标!A7: 最近的名字在这里
	没有位置的说明
	建议: 是不是“工业总产值”？
data/a.xlsx!表!E14: 警告[bad-number]: 不是数
建议[whole]: 整个报告
content/2024/02.md:99:1: 错误[gone]: 这一行没有内容
content/2024/02.md:12: 错误[no-column]: 只知道行
	核心区{{工业产值}}达到
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var b bytes.Buffer
	if err := WriteText(&b, l, nil); err != nil || strings.Contains(b.String(), "^") {
		t.Errorf("without lines: %v\n%s", err, b.String())
	}
}

// caret returns the display column that the caret of got stands at, and what
// stands above it.
func caret(t *testing.T, got string) (int, string) {
	t.Helper()
	lines := strings.Split(got, "\n")
	if len(lines) < 3 || !strings.HasSuffix(lines[2], "^") {
		t.Fatalf("no caret:\n%s", got)
	}
	at := len(lines[2]) - 2
	shown := []rune(lines[1][1:])
	for i := len(shown); i >= 0; i-- { // from the end: accents stand with their letter
		if columns(shown[:i]) == at {
			return at, string(shown[i:])
		}
	}
	t.Fatalf("the caret is inside a character:\n%s", got)
	return at, ""
}

func TestCaret(t *testing.T) {
	long := strings.Repeat("很长的一行。", 60)
	for _, c := range []struct {
		line   string
		column int
		above  string
	}{
		{"abc", 1, "abc"},
		{"abc", 3, "c"},
		{"abc", 4, ""},
		{"abc", 99, ""},
		{"\tx: 1", 2, "x: 1"},
		{"全角：x", 4, "x"},
		{"“引号”x", 5, "x"},
		{"e\u0301x", 3, "x"}, // a combining accent takes no column
		{"😀x", 2, "x"},
		{"\u202ex", 2, "x"},
		{long + "错" + long, 361, "错很长"},
		{long + "错", 361, "错"},
		{"错" + long, 1, "错很长"},
	} {
		l := List{Errorf(Pos{File: "f", Line: 1, Column: c.column}, "x", "y")}
		got := text(t, l, map[string]string{"f:1": c.line})
		_, above := caret(t, got)
		if !strings.HasPrefix(above, c.above) || c.above == "" && above != "" {
			t.Errorf("column %d of %.20q: the caret is under %q\n%s", c.column, c.line, above, got)
		}
		for line := range strings.Lines(got) {
			if columns([]rune(strings.TrimPrefix(line, "\t"))) > 76 {
				t.Errorf("a line of %d columns: %s", columns([]rune(line)), line)
			}
		}
	}
}

// Nothing from an input reaches the terminal as a command.
func TestTextIsHarmless(t *testing.T) {
	evil := "a\x1b[2Jb\rc\u0085d\u202Ee\nf\x7f"
	d := Errorf(Pos{File: evil, Line: 1, Column: 3}, "x", "%s", evil).Notef(Pos{File: evil, Sheet: evil, Cell: evil}, "%s", evil).Hintf("%s", evil)
	got := text(t, List{d}, map[string]string{evil + ":1": evil})
	for _, r := range got {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%q has %q", got, r)
		}
	}
	if n := strings.Count(got, "\n"); n != 5 {
		t.Errorf("%d lines:\n%s", n, got)
	}
}

func TestWriteJSON(t *testing.T) {
	l := List{
		Errorf(Pos{File: "data/a.xlsx", Sheet: "表", Cell: "C2:C9"}, "bad-number", "不是<数> [× 8]").Hintf("留空"),
		Warningf(Pos{File: "a.md", Line: 3, Column: 4}, "w", "a\nb\xff"),
		Suggestf(Pos{}, "s", "m").Notef(Pos{File: "b"}, "notes are for people"),
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, l); err != nil {
		t.Fatal(err)
	}
	want := `{"severity":"error","code":"bad-number","file":"data/a.xlsx","sheet":"表","cell":"C2:C9","message":"不是<数> [× 8]","hint":"留空"}
{"severity":"warning","code":"w","file":"a.md","line":3,"column":4,"message":"a\nb\ufffd"}
{"severity":"suggestion","code":"s","message":"m"}
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

type brokenWriter struct{}

var errPipe = errors.New("broken pipe")

func (brokenWriter) Write([]byte) (int, error) { return 0, errPipe }

func TestWriteErrors(t *testing.T) {
	l := List{Errorf(Pos{}, "x", "y")}
	if err := WriteText(brokenWriter{}, l, nil); !errors.Is(err, errPipe) {
		t.Error(err)
	}
	if err := WriteJSON(brokenWriter{}, l); !errors.Is(err, errPipe) {
		t.Error(err)
	}
}

func cell(ref, format string, args ...any) Diagnostic {
	return Errorf(Pos{File: "a.xlsx", Sheet: "表", Cell: ref}, "bad", format, args...)
}

func summary(l List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Pos.Cell+" "+d.Message)
	}
	return out
}

func TestOrderedDropsDuplicates(t *testing.T) {
	a, b := cell("A2", "x"), cell("A1", "x")
	noted := a.Notef(Pos{File: "n"}, "note")
	warning := a
	warning.Severity = Warning
	in := List{a, noted, b, warning, a, noted}
	got := in.Ordered()
	if len(got) != 4 || got[0].Pos.Cell != "A1" || got[3].Severity != Warning {
		t.Errorf("%v", got)
	}
	if in[0].Pos.Cell != "A2" || len(in) != 6 {
		t.Errorf("the argument is now %v", in)
	}
}

// The order that findings came in, which parallel stages do not fix, does not show.
func TestSortedIsDeterministic(t *testing.T) {
	l := List{cell("B2", "1"), cell("B2", "2").Hintf("h"), cell("B2", "2"), cell("B3", "x“1”"), cell("B4", "x“2”"), cell("B5", "x“3”"), cell("B6", "x“4”")}
	want := fmt.Sprint(l.Sorted())
	for range 20 {
		l = append(l[3:], l[:3]...)
		slices.Reverse(l)
		if got := fmt.Sprint(l.Sorted()); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func TestSortedCollapses(t *testing.T) {
	rows := func(from, to int, f func(i int) Diagnostic) (l List) {
		for i := from; i <= to; i++ {
			l = append(l, f(i))
		}
		return l
	}
	same := func(i int) Diagnostic { return cell(fmt.Sprintf("C%d", i), "不是数") }
	for name, c := range map[string]struct {
		in   List
		want []string
	}{
		"three stay":    {rows(2, 4, same), []string{"C2 不是数", "C3 不是数", "C4 不是数"}},
		"four collapse": {rows(2, 5, same), []string{"C2:C5 不是数 [× 4]"}},
		"the report's": {rows(2, 401, func(i int) Diagnostic { return cell(fmt.Sprintf("C%d", i), "数值是“约%d”，不是数", i) }),
			[]string{"C2:C401 数值是“约2”，不是数（以C2为例） [× 400]"}},
		"figures and cells vary": {rows(9, 12, func(i int) Diagnostic { return cell(fmt.Sprintf("C%d", i), "值 %d.5 超过 B%d", i, i) }),
			[]string{"C9:C12 值 9.5 超过 B9（以C9为例） [× 4]"}},
		"hints vary": {rows(1, 4, func(i int) Diagnostic { return same(i).Hintf("写“%d”", i) }),
			[]string{"C1:C4 不是数（以C1为例） [× 4]"}},
		"words differ":        {rows(1, 4, func(i int) Diagnostic { return cell(fmt.Sprintf("C%d", i), "不是%c", "甲乙丙丁"[(i-1)*3]) }), nil},
		"columns differ":      {append(rows(1, 3, same), rows(1, 3, func(i int) Diagnostic { return cell(fmt.Sprintf("D%d", i), "不是数") })...), nil},
		"ranges":              {List{cell("C2:C3", "x"), cell("C4:C9", "x"), cell("C12", "x"), cell("C10:C11", "x")}, []string{"C2:C12 x [× 4]"}},
		"wide ranges stay":    {List{cell("C2:D2", "x"), cell("C3:D3", "x"), cell("C4:D4", "x"), cell("C5:D5", "x")}, nil},
		"one cell":            {List{cell("C2", "值“a”"), cell("C2", "值“b”"), cell("C2", "值“c”"), cell("C2", "值“d”")}, []string{"C2 值“a”（以C2为例） [× 4]"}},
		"others stay between": {append(rows(2, 5, same), cell("A4", "z"), cell("C3", "z")), []string{"C2:C5 不是数 [× 4]", "C3 z", "A4 z"}},
		"whole columns":       {List{cell("C:C", "1"), cell("C:C", "2"), cell("C:C", "3"), cell("C:C", "4")}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			want := c.want
			if want == nil {
				want = summary(c.in.Ordered())
			}
			if got := summary(c.in.Sorted()); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestCollapseKeepsCommonNotes(t *testing.T) {
	common := Pos{File: "common"}
	var l List
	for i := range 4 {
		l = append(l, cell(fmt.Sprintf("C%d", i+1), "x").Notef(common, "n").Notef(Pos{File: fmt.Sprint(i)}, "own"))
	}
	got := l.Sorted()
	if len(got) != 1 || len(got[0].Notes) != 1 || got[0].Notes[0].Pos != common || len(l[0].Notes) != 2 {
		t.Errorf("%+v", got)
	}
}

// Text files are never collapsed: each line is mended by itself.
func TestTextFilesAreNotCollapsed(t *testing.T) {
	var l List
	for i := range 9 {
		l = append(l, Errorf(Pos{File: "a.md", Line: i + 1, Column: 1}, "x", "y"))
	}
	if got := l.Sorted(); len(got) != 9 {
		t.Errorf("%v", got)
	}
}

func TestCounts(t *testing.T) {
	l := List{Warningf(Pos{}, "a", "b"), Suggestf(Pos{}, "a", "b"), Warningf(Pos{}, "a", "b")}
	if l.HasErrors() || l.Count(Warning) != 2 || l.Count(Suggestion) != 1 || List(nil).Sorted() != nil {
		t.Error(l)
	}
	if !append(l, Errorf(Pos{}, "a", "b")).HasErrors() {
		t.Error("an error is not seen")
	}
}

// Notef and Hintf return a copy: findings are shared between stages.
func TestDiagnosticsAreValues(t *testing.T) {
	d := Errorf(Pos{}, "a", "b").Notef(Pos{}, "1")
	x, y := d.Notef(Pos{}, "x"), d.Notef(Pos{}, "y")
	if x.Notes[1].Message != "x" || y.Notes[1].Message != "y" || len(d.Notes) != 1 || d.Hintf("h").Hint == d.Hint {
		t.Error(d, x, y)
	}
}

func FuzzWriteText(f *testing.F) {
	f.Add("content/a.md", "x\x1b[0m“1”", "行：内容", 3, 2)
	f.Add("", "", strings.Repeat("宽", 200), 100, 1)
	f.Fuzz(func(t *testing.T, file, message, line string, column, number int) {
		l := List{Errorf(Pos{File: file, Line: number, Column: column}, "c", "%s", message), cell(file, "%s", message)}
		var b bytes.Buffer
		if err := WriteText(&b, append(l, l...).Sorted(), func(string, int) string { return line }); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(b.String(), "\x1b\r\x00") {
			t.Errorf("%q", b.String())
		}
		b.Reset()
		if err := WriteJSON(&b, l); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if !json.Valid([]byte(line)) {
				t.Errorf("not JSON: %q", line)
			}
		}
	})
}

func TestClipKeepsMessagesShort(t *testing.T) {
	if got := Clip(strings.Repeat("长", 1000)); len([]rune(got)) != 41 {
		t.Errorf("%d characters", len([]rune(got)))
	}
}
