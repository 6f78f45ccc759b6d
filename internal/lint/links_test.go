package lint

import (
	"testing"

	"nianbao/internal/output"
)

func TestLinks(t *testing.T) {
	files := []output.File{
		{Path: "index.html", Data: []byte(`<h2 id="a">x</h2><a href="2024/x.html#b">ok</a><a href="https://example.cn/">ok</a>`)},
		{Path: "2024/x.html", Data: []byte(`<link href="../s.css"><p id="b"></p><a href="../index.html#a">ok</a><a href="#b">ok</a>
			<svg><use href="#b"/></svg><img src="data:image/png;base64,AA==">`)},
		{Path: "s.css"},
	}
	if found := Links(files); len(found) > 0 {
		t.Errorf("found %v in a sound site", found)
	}
	for _, c := range []struct{ name, html, code string }{
		{"missing file", `<a href="none.html">`, "dead-link"},
		{"missing fragment", `<a href="2024/x.html#nowhere">`, "dead-fragment"},
		{"missing fragment in page", `<a href="#nowhere">`, "dead-fragment"},
		{"absolute path", `<a href="/index.html">`, "absolute-path"},
		{"script from elsewhere", `<script src="https://cdn.example/x.js"></script>`, "foreign-resource"},
		{"style from elsewhere", `<link rel="stylesheet" href="//cdn.example/x.css">`, "foreign-resource"},
		{"plain http", `<a href="http://example.cn/">`, "foreign-resource"},
		{"script address", `<a href="javascript:alert(1)">`, "foreign-resource"},
		{"picture set", `<img srcset="a.png 1x, b.png 2x">`, "dead-link"},
		{"climbs out", `<a href="../../etc/passwd">`, "dead-link"},
		{"two ids", `<p id="c"></p><p id="c"></p>`, "duplicate-id"},
		{"unparsable", `<a href="%zz">`, "bad-link"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := Links(append(files, output.File{Path: "bad.html", Data: []byte(c.html)}))
			if len(found) == 0 || found[0].Code != c.code {
				t.Errorf("found %v, want %s", found, c.code)
			}
			for _, d := range found {
				if d.Pos.File != "bad.html" {
					t.Errorf("found %v in a sound page", d)
				}
			}
		})
	}
}
