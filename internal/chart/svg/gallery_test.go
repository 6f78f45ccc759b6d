package svg

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var (
	galleryFile  = flag.String("gallery", "", "write a page with all samples to this file, to be looked at")
	galleryStyle = flag.String("style", "", "the style sheet that the page of -gallery links")
	galleryClass = flag.String("theme", "light", "the class of the page of -gallery: light or dark")
)

// TestGallery draws every sample at every width, each of which shows something,
// and writes them into one page when asked.
func TestGallery(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<!doctype html><html class="` + *galleryClass + `" lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="` + *galleryStyle +
		`"><style>.ch,.ch-n,.ch-m{display:block!important}body{padding:20px}section{display:flex;flex-wrap:wrap;align-items:flex-start;border-top:1px solid #888;padding:10px 0 30px}section>svg{margin:10px 36px 10px 0;outline:1px dotted #f0f3}h2{width:100%}</style><body>` + Symbols() + Defs())
	for _, s := range samples() {
		b.WriteString("<section><h2>" + s.name + "</h2>")
		for _, w := range s.widths {
			drawing := Draw(s.spec, w)
			if drawing == "" {
				t.Errorf("%s is empty", s.name)
			}
			b.WriteString(drawing)
		}
		b.WriteString("</section>")
	}
	if *galleryFile == "" {
		return
	}
	if err := os.WriteFile(*galleryFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
