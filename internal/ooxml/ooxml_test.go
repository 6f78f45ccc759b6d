package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"time"
)

func TestWriterEscapes(t *testing.T) {
	var w Writer
	w.In("w:p", func() {
		w.Val("w:jc", "left")
		w.Val("c:idx", "1")
		w.Text("w:t", "a<b>&\"\x00\u202e\ufffe", "xml:space", "preserve", "w:none", "")
		w.Empty("w:x", "w:y", `<">`)
	})
	want := `<w:p><w:jc w:val="left"/><c:idx val="1"/><w:t xml:space="preserve">a&lt;b&gt;&amp;&#34;</w:t><w:x w:y="&lt;&#34;&gt;"/></w:p>`
	if got := w.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPack(t *testing.T) {
	parts := append([]Part{
		{Name: "word/document.xml", Type: "t/document", Data: []byte("<a/>"), Relations: []Relation{{Type: "chart", Target: "charts/chart1.xml"}, {Type: "hyperlink", Target: "https://a.cn/?x=1&y=2", External: true}}},
	}, PropertyParts(Properties{Title: "甲<乙>", Created: time.Date(2025, 3, 28, 9, 0, 0, 0, time.FixedZone("", 8*3600))})...)
	data, err := Pack("word/document.xml", parts)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Pack("word/document.xml", parts)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("two runs differ (%v)", err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name)
	}
	want := "[Content_Types].xml _rels/.rels word/document.xml word/_rels/document.xml.rels docProps/core.xml docProps/app.xml"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("parts are %s", got)
	}
	core := string(coreProperties(Properties{Title: "甲<乙>"}))
	if !strings.Contains(core, "甲&lt;乙&gt;") || strings.Contains(core, "created") || strings.Contains(core, "creator") {
		t.Error(core)
	}
}

func TestMisplaced(t *testing.T) {
	orders := map[string]string{"p": "pPr r|q end", "x/p": "r"}
	for part, bad := range map[string]bool{
		"<p><pPr/><r/><q/><r/><end/></p>": false, "<p><r/><pPr/></p>": true, "<p><z/></p>": true, "<x><p><r/></p></x>": false,
		"<x><p><pPr/></p></x>": true, "<p>": true, "<a><r/><pPr/></a>": false, "": false,
	} {
		if err := Misplaced([]byte(part), orders); (err != nil) != bad {
			t.Errorf("%s: %v", part, err)
		}
	}
}

// FuzzText: whatever the text, the part stays well-formed and holds no more
// elements than were written.
func FuzzText(f *testing.F) {
	f.Add("a<b>&\x00]]>\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		var w Writer
		w.In("a", func() { w.Text("b", s, "c", s) })
		d := xml.NewDecoder(bytes.NewReader(w.Part()))
		n := 0
		for {
			token, err := d.Token()
			if token == nil {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := token.(xml.StartElement); ok {
				n++
			}
		}
		if n != 2 {
			t.Errorf("%d elements of %q", n, s)
		}
	})
}
