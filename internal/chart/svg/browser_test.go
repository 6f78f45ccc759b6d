package svg

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/browser"
	"nianbao/internal/chart/sample"
	"nianbao/templates"
)

// overlaps names the texts of the page's drawings that meet or leave their
// picture. The box of a text is as wide as the browser sets it and as high as
// its ink, at least as a Chinese character (0.88 above the line, 0.12 below):
// the font's own box has more room above and below, which the lines of one
// label share. Half a pixel is a matter of rounding.
const overlaps = `(() => {
	const pen = document.createElement('canvas').getContext('2d'), slack = .5, found = [];
	const boxOf = t => {
		const b = t.getBBox(), s = getComputedStyle(t), y = t.y.baseVal[0].value, em = parseFloat(s.fontSize);
		pen.font = [s.fontStyle, s.fontWeight, s.fontSize, s.fontFamily].join(' ');
		const ink = pen.measureText(t.textContent);
		return {text: t.textContent, x0: b.x, x1: b.x + b.width, y0: y - Math.max(ink.actualBoundingBoxAscent, .88 * em), y1: y + Math.max(ink.actualBoundingBoxDescent, .12 * em)};
	};
	for (const svg of document.querySelectorAll('section > svg')) {
		const room = svg.viewBox.baseVal, name = svg.parentNode.id + ' at ' + room.width;
		const all = [...svg.querySelectorAll('text')].map(boxOf);
		all.forEach((a, i) => {
			if (a.x0 < -slack || a.y0 < -slack || a.x1 > room.width + slack || a.y1 > room.height + slack)
				found.push(name + ': ' + a.text + ' leaves the picture: ' + [a.x0, a.y0, a.x1, a.y1].map(Math.round));
			all.slice(0, i).forEach(b => {
				if (a.x0 < b.x1 - slack && b.x0 < a.x1 - slack && a.y0 < b.y1 - slack && b.y0 < a.y1 - slack)
					found.push(name + ': ' + b.text + ' and ' + a.text + ' overlap by ' + [Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0), Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)].map(n => n.toFixed(1)));
			});
		});
	}
	return found;
})()`

// otherSizes names the sizes that drawings ask for and the style sheet does not give.
const otherSizes = `[...new Set([...document.querySelectorAll('section > svg text')].filter(t =>
	(t.getAttribute('font-size') || '13') + 'px' !== getComputedStyle(t).fontSize).map(t => t.getAttribute('font-size') + ' is ' + getComputedStyle(t).fontSize))].join()`

// TestNoOverlapInTheBrowser measures what a reader sees: the samples and the
// generated data, drawn for the text column, the full page and a phone, in the
// site's style sheet, on the screen and in print.
func TestNoOverlapInTheBrowser(t *testing.T) {
	b := browser.Open(t)
	name := filepath.Join(t.TempDir(), "drawings.html")
	if err := os.WriteFile(name, []byte(drawings(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Size(1200)
	b.File(name)
	if n := browser.Eval[int](b, `document.querySelectorAll('section > svg text').length`); n < 10000 {
		t.Errorf("%d texts are measured, want many more", n)
	}
	if other := browser.Eval[string](b, otherSizes); other != "" {
		t.Errorf("texts are measured at another size than the style sheet sets: %s", other)
	}
	for _, print := range []bool{false, true} {
		b.Print(print)
		for _, f := range browser.Eval[[]string](b, overlaps) {
			t.Errorf("print %v: %s", print, f)
		}
	}
	const onto = `[...document.querySelectorAll('#trend text')].slice(1, 3).forEach(t => ['x', 'y'].forEach(a => t.setAttribute(a, '50'))), `
	if browser.Eval[int](b, onto+overlaps+`.length`) == 0 {
		t.Error("two texts in one place are not found")
	}
	if p := b.Problems(); len(p) > 0 {
		t.Error(p)
	}
}

// drawings is one page with every sample at its widths and all generated data
// at three, dressed as the site's pages are.
func drawings(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<!doctype html><html class="light" lang="zh-CN"><meta charset="utf-8"><style>` + styleSheet(t) +
		`section>svg.ch,section>svg.ch-n,section>svg.ch-m{display:block!important;max-width:none}</style><body>` + Symbols() + Defs())
	for _, s := range samples() {
		b.WriteString(`<section id="` + s.name + `">`)
		for _, w := range s.widths {
			b.WriteString(Draw(s.spec, w))
		}
		b.WriteString("</section>")
	}
	for _, s := range sample.Generated() {
		b.WriteString(`<section id="` + s.Name + `">` + Draw(s.Spec, Text) + Draw(s.Spec, Phone) + Draw(s.Spec, Full) + "</section>")
	}
	return b.String()
}

// styleSheet is that of the site.
func styleSheet(t *testing.T) string {
	t.Helper()
	names, err := fs.Glob(templates.FS, "assets/css/*.css")
	if err != nil || len(names) == 0 {
		t.Fatal("no style sheets", err)
	}
	var b strings.Builder
	for _, n := range names {
		data, err := fs.ReadFile(templates.FS, n)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}
