package html

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"nianbao/internal/browser"
	"nianbao/internal/chart"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/templates"
)

// builtin is the built-in templates with a stand-in for the interactive
// charts' library, which is there only where npm was.
func builtin(t testing.TB) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{}
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.FS, name)
		tree[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{libraryFile, licencesFile} {
		tree[name] = &fstest.MapFile{Data: []byte("/* stand-in */")}
	}
	return tree
}

const breakout = `</script><!--<script>&"'{a|b}{c}`

// gallery has a chart of every kind that is interactive.
func gallery() []document.Block {
	unknown := chart.Datum{X: 3}
	gap := series("家", "12", "15", "11", "19", "23")
	gap[3] = unknown
	months := chart.Axis{}
	var monthly []chart.Datum
	for i, name := range strings.Split("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 次年一月 次年二月", " ") {
		months.Labels = append(months.Labels, name)
		monthly = append(monthly, chart.Datum{X: i, Value: value("-"+itoa(3+i*7%11), "亿元")})
	}
	names := chart.Axis{Labels: []string{"演示园区甲的一个很长的名称", "乙", breakout}}
	specs := []chart.Spec{
		trend("trend", "核心片产出加快", "核心片产出，亿元", "亿元", "1000", "500.0", "561.3", "668.9", "812.6"),
		growth("growth"),
		{ID: "gap", Finding: "企业数有一年缺", X: years(2021, 2025), Panels: []chart.Panel{{Unit: "家", Layers: []chart.Layer{
			{Name: "甲", Data: gap}, {Name: breakout, Role: chart.Context, Data: series("家", "8", "9", "9", "10", "11")}}}}},
		{ID: "stack", Finding: "构成", X: years(2021, 2023), Panels: []chart.Panel{{Unit: "亿元", Layers: []chart.Layer{
			{Mark: chart.Bar, Name: "一产", Stack: "a", Data: series("亿元", "10", "11", "12")},
			{Mark: chart.Bar, Name: "二产", Stack: "a", Data: series("亿元", "30", "31", "35")},
			{Mark: chart.Line, Name: "计划", Role: chart.Target, Data: series("亿元", "38", "45", "50")}}}}},
		{ID: "many", Finding: "逐月变化", X: months, Panels: []chart.Panel{{Unit: "亿元", Layers: []chart.Layer{
			{Mark: chart.Area, Name: "变化", Data: monthly}}}}},
		{ID: "rank", Form: chart.Ranking, Finding: "排序", X: names, Panels: []chart.Panel{{Unit: number.Percent, Layers: []chart.Layer{
			{Mark: chart.Bar, Name: "进度", Data: series(number.Percent, "62.5", "41.0", "20.3")},
			{Mark: chart.Point, Name: "时间", Role: chart.Target, Data: series(number.Percent, "75.0", "50.0", "30.0")}}}}},
		{ID: "lies", Finding: "名称很长的柱", X: chart.Axis{Labels: []string{"一个长到立不住的名称，要写四行才行，所以横着", "另一个长到立不住的名称，也要写四行才行", "丙"}},
			Panels: []chart.Panel{{Unit: "家", Layers: []chart.Layer{{Mark: chart.Bar, Name: "家数", Data: series("家", "3", "2", "1")}}}}},
	}
	var blocks []document.Block
	for _, s := range specs {
		blocks = append(blocks, document.Figure{ID: "fig-" + s.ID, Chart: s})
	}
	return append(blocks, document.Figure{ID: "fig-small", Chart: growth("small"), Size: document.PanelWide})
}

func galleryFiles(t testing.TB, from fs.FS) ([]output.File, diag.List) {
	t.Helper()
	r := sampleReport()
	r.Pages = append(r.Pages, report.Page{Path: "2024/charts.html", Kind: report.MethodsPage, Title: "图", Body: gallery()})
	files, found, err := Render(r, from)
	if err != nil {
		t.Fatal(err)
	}
	return files, found
}

func TestInteractiveFiguresCarryTheirData(t *testing.T) {
	files, found := galleryFiles(t, builtin(t))
	if len(found) > 0 {
		t.Fatal(found)
	}
	have := map[string]bool{}
	for _, f := range files {
		if have[f.Path] {
			t.Errorf("%s is there twice", f.Path)
		}
		have[f.Path] = true
	}
	if !have["assets/echarts-LICENSES.txt"] {
		t.Error("the library is shipped without its licences")
	}
	figures := elements(parsed(t, files)["2024/charts.html"], isNamed("figure"))
	if len(figures) != len(gallery())-1 {
		t.Fatalf("%d figures", len(figures))
	}
	for _, f := range figures {
		id, _ := attribute(f, "id")
		scripts, buttons := elements(f, isNamed("script")), elements(f, isNamed("button"))
		if len(scripts) == 0 || len(buttons) != 4 {
			t.Errorf("%s: %d payloads, %d buttons", id, len(scripts), len(buttons))
			continue
		}
		for _, s := range scripts {
			if !json.Valid([]byte(content(s))) {
				t.Errorf("%s: the payload is not JSON", id)
			}
		}
		if id == "fig-lies" && len(scripts) == 1 {
			t.Error("bars that lie on narrow pages only have no data of their own")
		}
		if to, _ := attribute(buttons[0], "data-chart"); !have[path.Join("2024", to)] {
			t.Errorf("%s: the library %q is not among the files", id, to)
		}
	}
}

func TestHostileTextStaysInThePayload(t *testing.T) {
	files, _ := galleryFiles(t, builtin(t))
	for _, f := range elements(parsed(t, files)["2024/charts.html"], isNamed("figure")) {
		if id, _ := attribute(f, "id"); id != "fig-gap" {
			continue
		}
		var o struct{ Series []struct{ Name string } }
		if err := json.Unmarshal([]byte(content(elements(f, isNamed("script"))[0])), &o); err != nil {
			t.Fatal(err)
		}
		if o.Series[1].Name != breakout {
			t.Errorf("the name became %q", o.Series[1].Name)
		}
		return
	}
	t.Error("there is no such figure")
}

func TestWithoutTheLibraryChartsAreStatic(t *testing.T) {
	tree := builtin(t)
	delete(tree, libraryFile)
	files, found := galleryFiles(t, tree)
	if len(found) != 1 || found[0].Code != "no-interactive-charts" || found[0].Severity != diag.Warning || found[0].Pos.File != "templates/"+libraryFile {
		t.Errorf("found %v, want one warning", found)
	}
	for _, f := range files {
		if strings.Contains(string(f.Data), "data-chart") || strings.Contains(f.Path, "echarts") {
			t.Errorf("%s speaks of interactive charts", f.Path)
		}
	}
}

// opened writes the gallery to disk and opens it in a browser with the real library.
func opened(t *testing.T, width int64) *browser.Browser {
	t.Helper()
	if _, err := fs.Stat(templates.FS, libraryFile); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the library is missing; make generate")
		}
		t.Skip("the library is missing; make generate")
	}
	b := browser.Open(t)
	files, found := galleryFiles(t, templates.FS)
	if len(found) > 0 {
		t.Fatal(found)
	}
	dir := filepath.Join(t.TempDir(), "图 表")
	if *siteDir != "" {
		dir = *siteDir
	}
	write(t, dir, files)
	b.Size(width)
	b.File(filepath.Join(dir, "2024", "charts.html"))
	return b
}

// wait waits until an expression of the page is true.
func wait(t *testing.T, b *browser.Browser, expression string) {
	t.Helper()
	for range 200 {
		if browser.Eval[bool](b, expression) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("never true: %s; %v", expression, b.Problems())
}

const pressAll = `document.querySelectorAll('button[data-chart]').forEach(b => b.click()), true`

func TestInteractiveChartTakesThePlaceOfTheDrawing(t *testing.T) {
	for _, width := range []int64{390, 1440} {
		b := opened(t, width)
		if browser.Eval[bool](b, `typeof nianbaoECharts !== 'undefined' || !!document.querySelector('canvas')`) {
			t.Error("the library is loaded before a reader asks for it")
		}
		sizes := `JSON.stringify([...document.querySelectorAll('figure.fig')].map(f => {
			const e = f.querySelector('.live-c') || [...f.querySelectorAll('svg.ch')].filter(s => s.getBoundingClientRect().width)[0];
			const r = e.getBoundingClientRect(); return [Math.round(r.width), Math.round(r.height)] }))`
		drawn := browser.Eval[string](b, sizes)
		browser.Eval[bool](b, pressAll)
		wait(t, b, `document.querySelectorAll('figure canvas').length === document.querySelectorAll('figure.fig').length`)
		if live := browser.Eval[string](b, sizes); live != drawn {
			t.Errorf("drawings are %s, interactive charts %s", drawn, live)
		}
		if over := browser.Eval[int](b, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
			t.Errorf("at %d px the page scrolls sideways by %d px", width, over)
		}
		small := browser.Eval[string](b, `[...document.querySelectorAll('.fa button, .live-k button')].map(e => [e.textContent, e.getBoundingClientRect()])
			.filter(([, r]) => r.width && (r.height < 44 || r.width < 44)).map(([name, r]) => name + ' ' + r.width + 'x' + r.height).join()`)
		if small != "" {
			t.Errorf("buttons smaller than a finger: %s", small)
		}
		browser.Eval[bool](b, `document.documentElement.classList.add('hc'), true`)
		browser.Eval[bool](b, `window.dispatchEvent(new Event('beforeprint')), true`)
		if left := browser.Eval[int](b, `document.querySelectorAll('canvas, .live').length`); left > 0 {
			t.Errorf("%d interactive charts would be printed", left)
		}
		if back := browser.Eval[string](b, sizes); back != drawn {
			t.Errorf("after going back the drawings are %s, before %s", back, drawn)
		}
		for _, p := range b.Problems() {
			t.Error(p)
		}
	}
}

// pixel is whether the canvas of the first figure has the colour of a variable.
const pixel = `(() => {
	const from = document.querySelector('figure canvas'), c = document.createElement('canvas');
	c.width = from.width; c.height = from.height;
	const pen = c.getContext('2d', {willReadFrequently: true});
	pen.drawImage(from, 0, 0);
	const d = pen.getImageData(0, 0, c.width, c.height).data;
	const probe = document.createElement('i'); document.body.appendChild(probe); probe.style.color = 'var(--s1)';
	const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map(Number); probe.remove();
	for (let i = 0; i < d.length; i += 4) if (d[i] === r && d[i+1] === g && d[i+2] === b) return true;
	return false })()`

func TestInteractiveChartFollowsKeysAndTheme(t *testing.T) {
	b := opened(t, 1440)
	browser.Eval[bool](b, `document.querySelector('#fig-gap button[data-chart]').click(), true`)
	wait(t, b, `!!document.querySelector('figure canvas')`)
	wait(t, b, pixel)
	browser.Eval[bool](b, `document.querySelector('button[data-theme=dark]').click(), true`)
	wait(t, b, pixel)
	key := func(name string) {
		browser.Eval[bool](b, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '`+name+`', bubbles: true, cancelable: true}))`)
	}
	for range 4 {
		key("ArrowRight")
	}
	said := browser.Eval[string](b, `document.querySelector('#fig-gap [role=status]').textContent`)
	if want := "2024年，甲 缺，" + breakout + " 10家（演示）"; said != want {
		t.Errorf("the keys say %q, want %q", said, want)
	}
	browser.Eval[bool](b, `document.querySelector('#fig-gap .live-k button').click(), true`)
	if pressed := browser.Eval[string](b, `document.querySelector('#fig-gap .live-k button').getAttribute('aria-pressed')`); pressed != "false" {
		t.Errorf("a series that is hidden has aria-pressed %q", pressed)
	}
	browser.Eval[bool](b, `document.querySelector('#fig-gap .live-c').focus(), true`)
	key("Escape")
	if at := browser.Eval[bool](b, `!document.querySelector('canvas') && document.activeElement === document.querySelector('#fig-gap button[data-chart]')`); !at {
		t.Error("Escape does not lead back to the drawing and its button")
	}
	for _, p := range b.Problems() {
		t.Error(p)
	}
}

func TestInteractiveChartIsSavedAsPicture(t *testing.T) {
	b := opened(t, 1440)
	browser.Eval[bool](b, `document.querySelector('#fig-growth button[data-chart]').click(), true`)
	wait(t, b, `!!document.querySelector('figure canvas')`)
	// The link is not followed, so that nothing is written outside of the test.
	browser.Eval[bool](b, `HTMLAnchorElement.prototype.click = function () { window.saved = this }, document.querySelector('#fig-growth button[data-do=save]').click(), true`)
	if name := browser.Eval[string](b, `saved.download`); name != "fig-growth.png" {
		t.Errorf("the picture is called %q", name)
	}
	browser.Eval[bool](b, `window.picture = new Image(), picture.src = saved.href, true`)
	wait(t, b, `picture.complete && picture.naturalWidth > 1000`)
	if *siteDir != "" {
		data := browser.Eval[string](b, `saved.href`)
		if err := os.WriteFile(filepath.Join(*siteDir, "saved.txt"), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range b.Problems() {
		t.Error(p)
	}
}
