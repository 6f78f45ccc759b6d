package build_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"nianbao/internal/browser"
)

// opened starts a browser of the given width with a page of the repository's report.
func opened(t *testing.T, width int64, path string) *browser.Browser {
	t.Helper()
	b := browser.Open(t)
	b.Size(width)
	b.File(filepath.Join(onDisk(t, run(t)), filepath.FromSlash(path)))
	t.Cleanup(func() {
		for _, problem := range b.Problems() {
			t.Error(problem)
		}
	})
	return b
}

// want fails the test where an expression is not what a reader should find.
func want[T comparable](t *testing.T, b *browser.Browser, expression string, wanted T) {
	t.Helper()
	if got := browser.Eval[T](b, expression); got != wanted {
		t.Errorf("%s is %v, want %v", expression, got, wanted)
	}
}

func TestThemesArePressedAndRemembered(t *testing.T) {
	b := opened(t, 1440, "index.html")
	const ground = `getComputedStyle(document.body).backgroundColor`
	want(t, b, ground, "rgb(255, 255, 255)")
	b.Click(`.mast-a>.tools [data-theme=dark]`)
	want(t, b, ground, "rgb(18, 24, 31)")
	want(t, b, `document.querySelector('[data-theme=dark]').getAttribute('aria-pressed')`, "true")
	b.Focus(`.mast-a>.tools [data-theme=hc]`)
	b.Type(kb.Enter)
	want(t, b, ground, "rgb(0, 0, 0)")
	want(t, b, `document.querySelector('[data-theme=dark]').getAttribute('aria-pressed')`, "false")
	b.Click(`.nav a:nth-child(2)`)
	b.Await(`!!document.querySelector('.nav a:nth-child(2)[aria-current]')`)
	want(t, b, ground, "rgb(0, 0, 0)")
	b.Click(`.mast-a>.tools [data-theme=hc]`)
	want(t, b, ground, "rgb(255, 255, 255)")
}

func TestTextSizesScaleThePage(t *testing.T) {
	b := opened(t, 1440, "methods.html")
	const size = `getComputedStyle(document.querySelector('.text p, .text li')).fontSize`
	want(t, b, size, "18px")
	for i, wanted := range []string{"18px", "22.5px", "27px"} {
		b.Focus(`.mast-a>.tools [data-size="` + string(rune('0'+i)) + `"]`)
		b.Type(" ")
		want(t, b, size, wanted)
		want(t, b, `document.querySelectorAll('.mast-a>.tools [data-size][aria-pressed=true]').length`, 1)
		want(t, b, `Math.max(0, document.documentElement.scrollWidth - window.innerWidth)`, 0)
	}
}

// shown is the rows of the list that readers see.
const shown = `[...document.querySelectorAll('#all-table tbody tr:not(.g):not(.sum)')].filter(r => !r.hidden)`

func TestListIsFilteredAndSortedByKeyboard(t *testing.T) {
	b := opened(t, 1440, "2024/lists/projects.html")
	want(t, b, `document.querySelector('form.filt').hidden`, false)
	want(t, b, `document.querySelector('form.filt [role=status] output').textContent`, "显示18项，共18项")

	b.Focus(`form.filt select[data-column]`)
	b.Type(kb.ArrowDown)
	chosen := browser.Eval[string](b, `document.querySelector('form.filt select[data-column]').value`)
	rows := browser.Eval[int](b, shown+`.length`)
	if chosen == "" || rows == 0 || rows == 18 {
		t.Fatalf("the choice %q leaves %d rows", chosen, rows)
	}
	if !browser.Eval[bool](b, shown+`.every(r => r.textContent.includes(document.querySelector('form.filt select[data-column]').value))`) {
		t.Errorf("rows that do not say %s are shown", chosen)
	}
	want(t, b, `document.querySelector('#all-table tr.sum').hidden`, true)
	if said := browser.Eval[string](b, `document.querySelector('form.filt output').textContent`); said == "显示18项，共18项" {
		t.Errorf("the live region still says %s", said)
	}

	b.Type(kb.ArrowUp)
	b.Focus(`form.filt select[data-sort]`)
	b.Type(kb.ArrowDown)
	values := browser.Eval[[]float64](b, `(c => `+shown+`.map(r => parseFloat(r.cells[c].textContent)))(Number(document.querySelector('form.filt select[data-sort]').value))`)
	if len(values) != 18 || !slices.IsSortedFunc(values, func(a, b float64) int { return int(100*b - 100*a) }) {
		t.Errorf("not 18 rows in descending order: %v", values)
	}

	b.Focus(`form.filt input`)
	b.Type("没有这样的项目")
	want(t, b, `document.querySelector('form.filt output').textContent`, "显示0项，共18项")
}

func TestWideTableTellsThatItScrolls(t *testing.T) {
	b := opened(t, 390, "2024/indicators/hexinqu-chanzhi.html")
	const table = `document.querySelector('#series .tw')`
	b.Await(table + `.classList.contains('over')`)
	if hint := browser.Eval[string](b, `getComputedStyle(`+table+`.querySelector('.cap'), '::after').content`); !strings.Contains(hint, "滑动") {
		t.Errorf("the hint is %s", hint)
	}
	want(t, b, table+`.tabIndex`, 0)
	b.Focus(`#series .tw`)
	b.Type(kb.ArrowRight)
	b.Await(table + `.scrollLeft > 0`)

	b.Size(1440)
	b.Await(`!` + table + `.classList.contains('over')`)
	want(t, b, `getComputedStyle(`+table+`.querySelector('.cap'), '::after').content`, "none")
}

func TestMenuOfNarrowWindowWorksByKeyboard(t *testing.T) {
	b := opened(t, 390, "index.html")
	b.Focus(`.mnav summary`)
	b.Type(kb.Enter)
	want(t, b, `document.querySelector('.mnav').open`, true)
	b.Type(kb.Tab)
	want(t, b, `document.querySelector('.mnav .pan').contains(document.activeElement)`, true)
	b.Click(`.pan-t [data-size="1"]`)
	want(t, b, `document.documentElement.className.includes('fs2')`, true)
	b.Focus(`.mnav summary`)
	b.Type(kb.Escape)
	want(t, b, `document.querySelector('.mnav').open`, false)
}
