package yaml

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/source"
	"nianbao/internal/timing"
)

// dump prints n with the place of everything.
func dump(b *strings.Builder, n Node, indent string) {
	place := fmt.Sprintf("%d:%d", n.Pos.Line, n.Pos.Column)
	switch n.Kind {
	case Null:
		fmt.Fprintf(b, "null %s\n", place)
	case Scalar:
		fmt.Fprintf(b, "%q %s\n", n.Text, place)
	case Invalid:
		fmt.Fprintf(b, "invalid %s\n", place)
	case Sequence:
		fmt.Fprintf(b, "sequence %s\n", place)
		for _, item := range n.Items {
			b.WriteString(indent + "- ")
			dump(b, item, indent+"  ")
		}
	case Mapping:
		fmt.Fprintf(b, "mapping %s\n", place)
		for _, e := range n.Entries {
			fmt.Fprintf(b, "%s%s %d:%d: ", indent, e.Key, e.Pos.Line, e.Pos.Column)
			dump(b, e.Value, indent+"  ")
		}
	}
}

func tree(doc Document) string {
	var b strings.Builder
	dump(&b, doc.Root, "  ")
	return b.String()
}

func findings(t *testing.T, f *source.File, found diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, found.Ordered(), func(_ string, n int) string { return f.Line(n) }); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Each archive has input sections, and for each name.yaml a want.name with the
// tree and the findings.
func TestParse(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		for _, in := range a.Inputs {
			f := source.NewFile(in.Name, in.Data)
			doc, found := Parse(f, 0, len(f.Data))
			a.Want("want."+strings.TrimSuffix(in.Name, ".yaml"), tree(doc)+findings(t, f, found))
		}
	})
}

// A part of a file, such as front matter, has the places of the file.
func TestParsePart(t *testing.T) {
	f := source.NewFile("a.md", []byte("---\n标题: x\n坏: &a\n---\n正文: y\n行内 {甲: 1, 乙: [}"))
	start := strings.Index(string(f.Data), "标")
	end := strings.Index(string(f.Data), "---\n正")
	doc, found := Parse(f, start, end)
	if got, want := tree(doc), "mapping 2:1\n  标题 2:1: \"x\" 2:5\n"; got != want || !doc.Broken("坏") || doc.Broken("标题") {
		t.Errorf("tree:\n%s", got)
	}
	if len(found) != 1 || found[0].Pos.String() != "a.md:3:4" {
		t.Errorf("findings %v", found)
	}
	start = strings.Index(string(f.Data), "{")
	_, found = Parse(f, start, len(f.Data))
	if len(found) == 0 || found[0].Pos.Line != 6 || found[0].Pos.Column < 4 {
		t.Errorf("in the middle of a line: %v", found)
	}
}

// What would cost gigabytes or hours is refused, or costs no more than a few
// times what an ordinary document near the limits does.
func TestBombs(t *testing.T) {
	r := strings.Repeat
	ordinary := source.NewFile("a.yaml", []byte(r("- {year: 2024}\n", MaxLines-1)))
	billion := "a: &a [x,x]\n"
	for c := 'b'; c < 'z'; c++ {
		billion += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c]\n", c, c, c-1, c-1, c-1, c-1)
	}
	for name, text := range map[string]string{
		"aliases": billion, "brackets": r("[", MaxBytes), "braces": r("{", MaxBytes), "pairs": r("[{a: ", 9000), "dashes": r("- ", 30000),
		"questions": r("? ", 30000), "anchors": r("&a ", 20000), "tags": r("!a ", 20000), "few tags": "a: " + r("!a ", 8) + "x", "colons": r(": ", 30000),
		"lines": r("\n", MaxLines+1), "bytes": r(" ", MaxBytes+1), "literal": "a: |\n " + r("\n", MaxLines-2), "keys": r("a: \n", MaxLines-1), "quotes": r("\"", MaxBytes), "single": r("'", MaxBytes),
		"one line": "[" + r("a,", 30000) + "]", "sections": "[\n" + r("a: b: c\n", MaxLines/2), "documents": r("---\n", MaxLines-1), "deep": deep(), "merge": "a: &a {b: 1}\n<<: *a\n",
		"indicators": r("- - - - - - - - \n", MaxLines-1),
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("a.yaml", []byte(text))
			var doc Document
			timing.Within(t, 300, func() { Parse(ordinary, 0, len(ordinary.Data)) }, func() { doc, _ = Parse(f, 0, len(f.Data)) })
			checkPlaces(t, f, doc.Root)
		})
	}
}

// deep is a block mapping as deep as the limits allow.
func deep() string {
	var b strings.Builder
	for i := 0; b.Len()+i+4 < MaxBytes; i++ {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func checkPlaces(t *testing.T, f *source.File, n Node) {
	t.Helper()
	checkPlace(t, f, n.Pos)
	for _, item := range n.Items {
		checkPlaces(t, f, item)
	}
	for _, e := range n.Entries {
		checkPlace(t, f, e.Pos)
		checkPlaces(t, f, e.Value)
	}
}

func checkPlace(t *testing.T, f *source.File, p diag.Pos) {
	t.Helper()
	if p.Line < 1 || p.Line > f.Lines() || p.Column < 1 || p.Column > utf8.RuneCountInString(f.Line(p.Line))+2 { // + 2: after a carriage return
		t.Errorf("%v is not in a file of %d lines", p, f.Lines())
	}
}

func TestRemedy(t *testing.T) {
	for line, want := range map[string]string{
		"\tname: x":     "行首用空格缩进，不用制表符",
		"  name：x":      "冒号用半角的“:”，后面空一格",
		"  name:x":      "冒号后面空一格",
		"name: a: b":    "值里有特殊符号，用双引号括起来",
		"name: 'x":      "引号和括号要成对；值里有特殊符号就用双引号括起来",
		"name: {x":      "引号和括号要成对；值里有特殊符号就用双引号括起来",
		"  just a word": "每行写成“名称: 值”，同一层左边对齐，引号和括号成对",
		"":              "每行写成“名称: 值”，同一层左边对齐，引号和括号成对",
	} {
		if got := Remedy(line); got != want {
			t.Errorf("Remedy(%q) = %q", line, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"a: 1\nb: [x, {y: z}]\n", "a: &x 1\nb: *x\n", "- a\n- b: c\n", "a: |\n  x\n\n  y\nb: >-\n z\n", "a: \"\\u4e2d\\n\"\n", "? a\n: b\n", "a:\n\tb\n",
		"--- a\n...\n%YAML 1.2\n", "<<: x\n", "a: !!binary x\n", "名称：x\nreport:\n  a: [\n", "\uFEFFa: 1\r\nb: 2\r\n", "'", "a: .inf\nb: 0x1F\nc: ~\n",
	} {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, text string, start int) {
		file := source.NewFile("a.yaml", []byte(text))
		start = min(max(start, 0), len(file.Data))
		doc, found := Parse(file, start, len(file.Data))
		checkPlaces(t, file, doc.Root)
		for _, d := range found {
			checkPlace(t, file, d.Pos)
			if d.Message == "" || d.Hint == "" {
				t.Errorf("%v has no message or no remedy", d)
			}
		}
		if doc.Partial && !found.HasErrors() {
			t.Errorf("partial, and nothing is said")
		}
	})
}
