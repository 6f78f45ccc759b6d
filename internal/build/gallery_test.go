package build_test

import (
	"io/fs"
	"os"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"nianbao/internal/browser"
	"nianbao/templates"
)

// interactiveKinds are the figures of the gallery that can be made interactive.
const interactiveKinds = `[...document.querySelectorAll('figure.fig')].filter(f => f.querySelector('button[data-chart]'))`

// TestGalleryIsInteractiveByKeyboard makes every kind of chart interactive from
// the disk, under the pages' own Content-Security-Policy, walks through its
// data, goes back by keyboard, and prints. Not one message may come of it.
func TestGalleryIsInteractiveByKeyboard(t *testing.T) {
	if _, err := fs.Stat(templates.FS, "echarts/echarts.js"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the library is missing; make generate")
		}
		t.Skip("the library is missing; make generate")
	}
	b := opened(t, 1440, "gallery.html")
	want(t, b, `!!document.querySelector('meta[http-equiv=Content-Security-Policy]')`, true)
	ids := browser.Eval[[]string](b, interactiveKinds+`.map(f => f.id)`)
	if len(ids) < 14 {
		t.Fatalf("%d interactive figures, want those of most kinds", len(ids))
	}
	for i, id := range ids {
		figure := `document.getElementById('` + id + `')`
		b.Focus("#" + id + " button[data-chart]")
		b.Type(kb.Enter)
		b.Await(`!!` + figure + `.querySelector('canvas')`)
		want(t, b, figure+`.querySelector('.live-c') === document.activeElement`, true)
		b.Type(kb.ArrowRight)
		want(t, b, figure+`.querySelector('[role=status]').textContent !== ''`, true)
		if problems := b.Problems(); len(problems) > 0 {
			t.Errorf("%s: %v", id, problems)
		}
		if i%2 == 0 {
			b.Type(kb.Escape)
			want(t, b, figure+`.querySelector('button[data-chart]') === document.activeElement && !`+figure+`.querySelector('canvas')`, true)
		}
	}
	want(t, b, `document.querySelectorAll('figure canvas').length`, len(ids)/2)
	if len(b.PDF()) == 0 {
		t.Error("nothing is printed")
	}
	want(t, b, `document.querySelectorAll('canvas, .live').length`, 0)
}
