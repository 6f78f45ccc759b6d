package build_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"nianbao/internal/browser"
)

// The results of the search as a reader sees them.
const (
	results = `document.querySelectorAll('#find li a')`
	first   = `(document.querySelector('#find li a b')||{}).textContent`
	address = `(document.querySelector('#find li a')||{href:''}).href.replace(/.*public\//, '')`
)

func TestSearchFindsOfflineByKeyboard(t *testing.T) {
	b := opened(t, 1440, "2024/parks.html")
	want(t, b, `typeof window.nianbaoSearch`, "undefined")
	want(t, b, `document.querySelector('#find').hidden`, true)
	b.Focus(`body a`)
	b.Type("/")
	want(t, b, `document.querySelector('#find').hidden`, false)
	want(t, b, `document.activeElement.name`, "q")
	b.Type("高新技术企业")
	b.Await(`(document.querySelector('#find li mark')||{}).textContent === "高新技术企业"`)
	want(t, b, first, "高新技术企业")
	want(t, b, address, "2024/indicators/gaoxin-qiye.html")
	want(t, b, `/^找到\d+页/.test(document.querySelector('#find output').textContent)`, true)

	b.Type(kb.ArrowDown)
	b.Type(kb.ArrowDown)
	want(t, b, `[...`+results+`].indexOf(document.activeElement)`, 1)
	b.Type(kb.Escape)
	want(t, b, `document.querySelector('#find').hidden`, true)
	want(t, b, `document.activeElement.matches('body a')`, true)
}

func TestSearchRanksAndNarrows(t *testing.T) {
	b := opened(t, 390, "index.html")
	b.Click(`[data-find]`)
	ask := func(words string) {
		t.Helper()
		browser.Eval[bool](b, `(i => { i.value = "`+words+`"; i.dispatchEvent(new Event("input")); return true })(document.querySelector('#find input'))`)
	}
	ask("城镇居民 收入 2022")
	b.Await(address + ` === "2022/indicators/chengzhen-shouru.html"`)
	// Width and case make no difference; the years of one indicator stand together.
	ask("（Ｂ型）")
	b.Await(`/（B型）/.test(` + first + `)`)
	// What no page says as a whole is found by most of its parts.
	ask("高新企业技术数量")
	b.Await(`/接近/.test(document.querySelector('#find output').textContent)`)
	want(t, b, results+`.length > 0`, true)
	ask("完全没有这样东西")
	b.Await(`/没有找到/.test(document.querySelector('#find output').textContent)`)
	want(t, b, results+`.length`, 0)
	// One edition alone, on request.
	ask("工业总产值")
	b.Await(results + `.length > 5`)
	browser.Eval[bool](b, `(s => { s.value = "2023"; s.dispatchEvent(new Event("change")); return true })(document.querySelector('#find select'))`)
	want(t, b, `[...`+results+`].every(a => /public\/(2023\/|[a-z]+\.html)/.test(a.href))`, true)
	want(t, b, `Math.max(0, document.documentElement.scrollWidth - window.innerWidth)`, 0)
}
