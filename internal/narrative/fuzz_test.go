package narrative

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/golden"
	"nianbao/internal/source"
)

// Whatever the bytes are, parsing ends, does not panic, and every place lies
// within the file.
func FuzzParse(f *testing.F) {
	for _, in := range golden.Inputs(f, "testdata/*.txtar") {
		f.Add(in.Data)
	}
	f.Add([]byte("甲[^0]\n\n[^0]:[^b]:乙\n"))    // goldmark cut both notes from the document
	f.Add([]byte(">\t#"))                      // goldmark's place is beyond the file
	f.Add([]byte(" ---\ntitle: 甲0\n }}\n---")) // YAML's places were outside the file
	f.Fuzz(func(t *testing.T, data []byte) {
		defer time.AfterFunc(10*time.Second, func() { panic("no end: " + strconv.Quote(string(data))) }).Stop()
		file := source.NewFile("content/2024/01-a.md", data)
		for _, read := range []func(*source.File) (*Page, diag.List){Parse, ParseTemplate} {
			p, list := read(file)
			c := places{t: t, file: file}
			c.at(p.Meta.Pos)
			for _, d := range list {
				c.at(d.Pos)
				for _, n := range d.Notes {
					c.at(n.Pos)
				}
			}
			c.blocks(p.Body)
			dump(p)
		}
	})
}

func FuzzInline(f *testing.F) {
	f.Add("达到{{产值}}，**快于**[甲](b.md)<br>H<sub>2</sub>O")
	f.Fuzz(func(t *testing.T, s string) {
		defer time.AfterFunc(10*time.Second, func() { panic("no end: " + strconv.Quote(s)) }).Stop()
		out, list := Inline(s, diag.Pos{File: "a", Line: 1, Column: 1})
		c := places{t: t, file: source.NewFile("a", []byte(s))}
		c.inlines(out)
		for _, d := range list {
			c.at(d.Pos)
		}
	})
}

// places checks the places of a tree, and that no mark of the parser is left in it.
type places struct {
	t    *testing.T
	file *source.File
}

func (c places) at(p diag.Pos) {
	if p.Line == 0 && p.Column == 0 {
		return // the file as a whole
	}
	lines := strings.Split(string(c.file.Data), "\n")
	if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len([]rune(lines[p.Line-1]))+2 {
		c.t.Errorf("%v is outside the file", p)
	}
}

func (c places) blocks(blocks []document.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			c.at(b.Pos)
			c.inlines(b.Text)
		case document.Paragraph:
			c.at(b.Pos)
			c.inlines(b.Text)
			if len(b.Text) == 0 {
				c.t.Errorf("%v: empty paragraph", b.Pos)
			}
		case document.List:
			for _, item := range b.Items {
				c.blocks(item)
			}
		case document.Quote:
			c.blocks(b.Blocks)
		case document.Table:
			c.at(b.Pos)
			for _, r := range append(b.Head, b.Groups[0].Rows...) {
				if len(r.Cells) != len(b.Columns) {
					c.t.Errorf("%v: %d cells, %d columns", b.Pos, len(r.Cells), len(b.Columns))
				}
				for _, cell := range r.Cells {
					c.inlines(cell.Text)
				}
			}
		case document.Hole:
			c.at(b.Pos)
			c.at(b.BodyPos)
		default:
			c.t.Errorf("%T in a page", b)
		}
	}
}

func (c places) inlines(in []document.Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case document.Text:
			if x == "" || strings.ContainsFunc(string(x), func(r rune) bool { return r < ' ' && r != '\t' }) {
				c.t.Errorf("text %q", x)
			}
		case document.Emphasis:
			c.inlines(x.Text)
		case document.Strong:
			c.inlines(x.Text)
		case document.Deleted:
			c.inlines(x.Text)
		case document.Script:
			c.inlines(x.Text)
		case document.NoteRef:
			c.inlines(x.Note)
		case document.Link:
			c.at(x.Pos)
			c.inlines(x.Text)
			if external, problem, _ := judge(x.Href); problem != "" || external != x.External {
				c.t.Errorf("link to %q: %s", x.Href, problem)
			}
		case document.Binding:
			c.at(x.Pos)
			if strings.TrimSpace(x.Text) == "" || strings.ContainsAny(x.Text, "\n") {
				c.t.Errorf("binding %q", x.Text)
			}
		}
	}
}
