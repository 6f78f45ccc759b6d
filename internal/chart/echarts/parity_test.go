package echarts_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"nianbao/internal/browser"
	"nianbao/internal/chart"
	"nianbao/internal/chart/echarts"
	"nianbao/internal/chart/sample"
	"nianbao/internal/chart/svg"
	"nianbao/internal/number"
	"nianbao/templates"
)

// model is what the library made of an option.
type model struct {
	ID     string
	Axes   []modelAxis
	Series []modelSeries
}

type modelAxis struct {
	Type   string
	Extent [2]float64
	Labels []modelLabel
	Names  []string
}

type modelLabel struct {
	Text string
	At   float64
}

type modelSeries struct {
	Name, Key string
	Silent    bool
	Data      []modelDatum
}

type modelDatum struct {
	// Value is nil where the library holds no number.
	Value *float64
	Text  string
	// Label is what is written at the mark, if anything.
	Label string
}

// recorder keeps the library's last chart within reach.
const recorder = `Object.defineProperty(window, 'nianbaoECharts', {get() { return this.found }, set(v) {
	this.found = {init: place => window.last = v.init(place)};
}});`

// reader opens the figures one by one, as a reader would, and reads the
// library's model of each: not the option, but what became of it.
const reader = `
const axes = m => ['xAxis', 'yAxis'].flatMap(dim => m.queryComponents({mainType: dim})).map(c => ({
	type: c.axis.type, extent: c.axis.scale.getExtent(),
	labels: c.get(['axisLabel', 'show']) ? c.axis.getViewLabels().map(l => ({text: l.formattedLabel, at: c.axis.toGlobalCoord(c.axis.dataToCoord(l.tick ? l.tick.value : l.tickValue))})) : [],
	names: c.axis.type === 'category' ? c.axis.scale.getOrdinalMeta().categories : []}));
const datum = (s, d, i) => {
	const raw = d.getRawDataItem(i) || {}, base = s.getBaseAxis && s.getBaseAxis();
	const dim = !base ? 'value' : d.mapDimension(base.dim === 'x' ? 'y' : 'x');
	const v = Array.isArray(raw.value) ? NaN : d.get(dim, i), l = d.getItemModel(i).getModel('label');
	return {value: Number.isFinite(v) ? v : null, text: raw.text || '', label: l.get('show') && s.getFormattedLabel(i, 'normal') || ''};
};
const series = m => m.getSeries().map(s => ({name: s.name, key: s.get('key') || '', silent: !!s.get('silent'),
	data: Array.from({length: s.getData().count()}, (_, i) => datum(s, s.getData(), i))}));
window.models = [];
window.addEventListener('unhandledrejection', e => { window.failed = String(e.reason.stack) });
(async () => {
	for (const f of document.querySelectorAll('figure.fig')) {
		window.last = null;
		f.querySelector('button[data-chart]').click();
		for (let i = 0; i < 500 && !window.last; i++) await new Promise(r => setTimeout(r, i && 10));
		const m = window.last.getModel();
		models.push({id: f.id, axes: axes(m), series: series(m)});
		f.querySelector('button[data-do=back]').click();
	}
	window.done = true;
})().catch(e => { window.failed = String(e.stack); window.done = true; });`

// TestParity holds the drawing against what the library makes of our option:
//
//   - the value axes have the same ends, the same ticks with the same texts, and
//     the ticks stand at the same shares of the way from the first to the last;
//     the drawing leaves an axis out where it writes every value of the panel;
//   - the categories are the same, in the same order; the drawing writes the
//     name of each row, as far as the ellipsis, and those below a plot that
//     have room;
//   - the library holds for each datum of the chart the number of the chart,
//     and none where there is none;
//   - what pointing at a mark of the drawing says is what the tooltip says of
//     the same series and category, which adds 演示 where the drawing is hatched;
//   - what is written at a mark of the interactive chart is written in the
//     drawing, as far as its ellipsis, or is the value that pointing at the mark
//     says: each leaves out labels for which its own room is too narrow;
//   - each number that the drawing writes in a label is known to the interactive
//     chart as label, value or name, or is derived as the drawing alone does it;
//     a number of very many digits is compared to the four that the drawing
//     gives it.
func TestParity(t *testing.T) {
	figures := interactive(sample.Kinds(), sample.Generated())
	for i, m := range read(t, figures) {
		t.Run(figures[i].Name, func(t *testing.T) {
			h := held{t, figures[i].Spec.Clean().Shown(), m, parse(t, svg.Draw(figures[i].Spec, svg.Text))}
			h.axes()
			h.categories()
			h.numbers()
			h.tips()
			h.labels()
		})
	}
}

// interactive returns the samples that have an interactive chart, in the form
// that the wide drawing has.
func interactive(sets ...[]sample.Sample) []sample.Sample {
	var out []sample.Sample
	for _, s := range slices.Concat(sets...) {
		if svg.Lies(s.Spec, svg.Text) {
			s.Spec.Form = chart.Ranking
		}
		if _, ok := echarts.Option(s.Spec); ok {
			out = append(out, s)
		}
	}
	return out
}

// read opens the figures in a browser with the real library.
func read(t *testing.T, figures []sample.Sample) []model {
	t.Helper()
	library, err := fs.ReadFile(templates.FS, "echarts/echarts.js")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the library is missing; make generate")
		}
		t.Skip("the library is missing; make generate")
	}
	script, err := fs.ReadFile(templates.FS, "assets/chart.js")
	if err != nil {
		t.Fatal(err)
	}
	b := browser.Open(t)
	dir := t.TempDir()
	for name, data := range map[string][]byte{"echarts.js": library, "chart.js": script, "index.html": page(figures)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.Size(1200)
	b.File(filepath.Join(dir, "index.html"))
	browser.Eval[bool](b, `(() => {`+reader+`return true})()`)
	for deadline := time.Now().Add(2 * time.Minute); !browser.Eval[bool](b, `!!window.done || !!window.failed`); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("only %d of %d charts were opened", browser.Eval[int](b, `models.length`), len(figures))
		}
	}
	if failed := browser.Eval[string](b, `window.failed || ''`); failed != "" {
		t.Fatalf("%s: %s", figures[browser.Eval[int](b, `models.length`)].Name, failed)
	}
	if p := b.Problems(); len(p) > 0 {
		t.Error(p)
	}
	var out []model
	if err := json.Unmarshal([]byte(browser.Eval[string](b, `JSON.stringify(models)`)), &out); err != nil {
		t.Fatal(err)
	}
	if len(out) != len(figures) {
		t.Fatalf("%d models of %d charts", len(out), len(figures))
	}
	return out
}

func page(figures []sample.Sample) []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><html class="light" lang="zh-CN"><meta charset="utf-8"><body>`)
	for i, s := range figures {
		option, _ := echarts.Option(s.Spec)
		fmt.Fprintf(&b, `<figure class="fig" id="f%d"><p class="fig-t"></p>%s<script type="application/json">%s</script><button data-chart="echarts.js"></button><button data-do="back"></button></figure>`,
			i, svg.Draw(s.Spec, svg.Text), option)
	}
	b.WriteString(`<script>` + recorder + `</script><script src="chart.js"></script>`)
	return []byte(b.String())
}

// drawing is the texts of an SVG and what pointing at its marks says.
type drawing struct {
	texts  []text
	titles []string
}

type text struct {
	class, text string
	x, y        float64
}

func parse(t *testing.T, markup string) drawing {
	t.Helper()
	var out drawing
	d := xml.NewDecoder(strings.NewReader("<g>" + markup + "</g>"))
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "text" && e.Name.Local != "title" {
			continue
		}
		var n struct {
			Class string  `xml:"class,attr"`
			ID    string  `xml:"id,attr"`
			X     float64 `xml:"x,attr"`
			Y     float64 `xml:"y,attr"`
			Text  string  `xml:",chardata"`
		}
		if err := d.DecodeElement(&n, &e); err != nil {
			t.Fatal(err)
		}
		if e.Name.Local == "text" {
			out.texts = append(out.texts, text{n.Class, n.Text, n.X, n.Y})
		} else if n.ID == "" {
			out.titles = append(out.titles, n.Text)
		}
	}
}

// held is a drawing against a model of one chart.
type held struct {
	t       *testing.T
	spec    chart.Spec
	model   model
	drawing drawing
}

// plotted reports whether the chart has an axis of categories and one of values.
func (h held) plotted() bool {
	return h.spec.Form == chart.Cartesian || h.spec.Form == chart.Ranking || h.spec.Form == chart.Dumbbell
}

// axes takes the value axes in turn: in a twin or in several panels one a panel.
func (h held) axes() {
	if !h.plotted() {
		return
	}
	scales, n := h.spec.Scales(), 0
	for _, a := range h.model.Axes {
		if a.Type != "value" {
			continue
		}
		s, p := scales[n], h.spec.Panels[n]
		n++
		if !near(a.Extent[0], s.Min) || !near(a.Extent[1], s.Max) {
			h.t.Errorf("the axis runs from %v to %v, the chart's from %v to %v", a.Extent[0], a.Extent[1], s.Min, s.Max)
		}
		if len(a.Labels) > 0 {
			h.ticks(a.Labels, s, p)
		}
	}
	if n == 0 {
		h.t.Error("there is no value axis")
	}
}

// ticks holds the ticks of an axis against those of the chart and of the drawing.
func (h held) ticks(labels []modelLabel, s chart.Scale, p chart.Panel) {
	var got, want []string
	for _, l := range labels {
		got = append(got, l.Text)
	}
	for _, k := range s.Ticks {
		want = append(want, k.Text)
	}
	if !slices.Equal(got, want) {
		h.t.Errorf("the ticks are %q, the chart's %q", got, want)
		return
	}
	for _, column := range h.columns() {
		if h.along(column, labels) {
			return
		}
	}
	drawn := numbersIn(h.texts(func(string) bool { return true })...)
	said := numbersIn(h.drawing.titles...)
	for _, l := range p.Layers {
		for _, d := range l.Data {
			if l.Role != chart.Observed || !d.Value.Known() {
				continue
			}
			v := numbersIn(d.Value.Digits())[0]
			if !v.among(drawn) && !(l.Stack != "" && v.among(said)) {
				h.t.Errorf("the drawing has neither the ticks %q nor the value %s of %s", want, v.text, l.Name)
				return
			}
		}
	}
}

// columns are the small texts of the drawing that stand on one line.
func (h held) columns() [][]modelLabel {
	lines := map[string][]modelLabel{}
	for _, t := range h.drawing.texts {
		if !strings.HasPrefix(t.class, "tk") {
			continue
		}
		across, along := fmt.Sprint("x", t.x), fmt.Sprint("y", t.y)
		lines[across] = append(lines[across], modelLabel{t.text, t.y})
		lines[along] = append(lines[along], modelLabel{t.text, t.x})
	}
	return slices.Collect(maps.Values(lines))
}

// along reports whether the texts hold the ticks, at the same shares of the
// way; the last one may have the unit.
func (h held) along(texts, ticks []modelLabel) bool {
	for from := range len(texts) - len(ticks) + 1 {
		same := true
		first, last := texts[from], texts[from+len(ticks)-1]
		for i, k := range ticks {
			l := texts[from+i]
			there := (l.At - first.At) / (last.At - first.At)
			here := (k.At - ticks[0].At) / (ticks[len(ticks)-1].At - ticks[0].At)
			unit := i == len(ticks)-1 && strings.HasPrefix(l.Text, k.Text)
			same = same && (l.Text == k.Text || unit) && math.Abs(there-here) < .01
		}
		if same {
			return true
		}
	}
	return false
}

// texts returns those of the drawing whose class is wanted.
func (h held) texts(wanted func(class string) bool) []string {
	var out []string
	for _, t := range h.drawing.texts {
		if wanted(t.class) {
			out = append(out, t.text)
		}
	}
	return out
}

func (h held) categories() {
	if !h.plotted() {
		return
	}
	var written strings.Builder
	for _, t := range h.drawing.texts {
		written.WriteString(t.text)
	}
	for _, a := range h.model.Axes {
		if a.Type != "category" {
			continue
		}
		if !slices.Equal(a.Names, h.spec.X.Labels) {
			h.t.Errorf("the categories are %q, the chart's %q", a.Names, h.spec.X.Labels)
		}
	}
	if h.spec.X.Years {
		return
	}
	n := 0
	for _, l := range h.spec.X.Labels {
		if strings.Contains(written.String(), l) || h.cut(l) {
			n++
		} else if h.spec.Form != chart.Cartesian {
			h.t.Errorf("the drawing does not write %q", l)
		}
	}
	if n == 0 {
		h.t.Errorf("the drawing writes none of %q", h.spec.X.Labels)
	}
}

// numbers holds the library's numbers against the chart's.
func (h held) numbers() {
	if !h.plotted() {
		return
	}
	n := 0
	var live []modelSeries
	for _, s := range h.model.Series {
		if s.Key != "" && s.Key != "band" {
			live = append(live, s)
		}
	}
	for _, p := range h.spec.Panels {
		for _, l := range p.Layers {
			if l.Mark == chart.Band {
				continue
			}
			if n < len(live) {
				h.layer(l, live[n])
			}
			n++
		}
	}
	if n != len(live) {
		h.t.Errorf("the library has %d series, the chart %d layers", len(live), n)
	}
}

func (h held) layer(l chart.Layer, s modelSeries) {
	for x, d := range s.Data {
		want, ok := l.At(x)
		switch {
		case ok && want.Value.Known():
			dec := want.Value.Dec
			if want.Value.Decimals >= 0 {
				dec = dec.Round(want.Value.Decimals)
			}
			if d.Value == nil || !near(*d.Value, dec.Float()) {
				h.t.Errorf("%s at %s is %v, the chart's %v", s.Name, h.spec.X.Labels[x], d.Value, dec)
			}
		case l.Role != chart.Path && l.Mark != chart.Rule && d.Value != nil:
			h.t.Errorf("%s at %s is %v, the chart has nothing", s.Name, h.spec.X.Labels[x], *d.Value)
		}
	}
}

// hatched takes out what the drawing says by hatching alone.
var hatched = strings.NewReplacer("，演示）", "）", "（演示）", "")

// tips holds what the drawing says on pointing against the tooltip.
func (h held) tips() {
	if h.spec.Form == chart.Donut || h.spec.Form == chart.Schedule {
		return
	}
	said := map[string]bool{}
	for _, s := range h.model.Series {
		for i, d := range s.Data {
			if d.Text == "" || d.Text == "缺" {
				continue
			}
			name := h.spec.X.Labels[i%len(h.spec.X.Labels)]
			if h.spec.X.Years {
				name += "年"
			}
			told := hatched.Replace(d.Text)
			said[name+" "+told], said[name+" "+s.Name+" "+told] = true, true
		}
	}
	for _, title := range h.drawing.titles {
		if !said[title] {
			h.t.Errorf("the drawing says %q, the tooltip does not", title)
		}
	}
}

// labels holds what is written at the marks of either against the other.
func (h held) labels() {
	drawn := numbersIn(h.texts(func(string) bool { return true })...)
	known := h.derived()
	for _, s := range h.model.Series {
		known = append(known, numbersIn(s.Name)...)
		for _, d := range s.Data {
			written, said := numbersIn(d.Label), numbersIn(d.Text)
			known = append(append(known, written...), said...)
			for _, n := range written {
				if !n.among(drawn) && !n.among(said) && !h.cut(n.text) {
					h.t.Errorf("%s writes %q, which is not in the drawing", s.Name, d.Label)
				}
			}
		}
	}
	if h.spec.Form == chart.Schedule {
		return
	}
	for _, l := range h.texts(func(class string) bool { return strings.HasPrefix(class, "lb") || strings.HasPrefix(class, "inv") }) {
		for _, n := range numbersIn(l) {
			if !n.among(known) {
				h.t.Errorf("the drawing writes %q, which the library does not know", l)
			}
		}
	}
}

// cut reports whether the drawing writes s as far as an ellipsis.
func (h held) cut(s string) bool {
	return slices.ContainsFunc(h.drawing.texts, func(t text) bool {
		begin, cut := strings.CutSuffix(t.text, "…")
		return cut && begin != "" && strings.HasPrefix(s, begin)
	})
}

// derived are what only the drawing writes: the sums of stacks, in a ranking the
// differences of the bar from each mark, in a ring the shares of parts below
// zero, which it names and cannot show.
func (h held) derived() []figure {
	var out []figure
	if h.spec.Form == chart.Donut {
		for _, p := range h.spec.Gathered() {
			out = append(out, numbersIn(p.Share(h.spec.Total()).String())...)
		}
	}
	for _, p := range h.spec.Panels {
		for x := range h.spec.X.Labels {
			stacks := map[string]number.Decimal{}
			var bar *number.Decimal
			for _, l := range p.Layers {
				d, ok := l.At(x)
				switch {
				case !ok || !d.Value.Known():
				case l.Mark == chart.Bar:
					stacks[l.Stack] = stacks[l.Stack].Add(d.Value.Dec)
					bar = &d.Value.Dec
				case bar != nil && h.spec.Form == chart.Ranking:
					out = append(out, figure{value: bar.Sub(d.Value.Dec).Float()})
				}
			}
			for _, sum := range stacks {
				out = append(out, figure{value: sum.Float()})
			}
		}
	}
	return out
}

// figure is a number as it is written; rough says that its digits are limited
// because a power of ten follows.
type figure struct {
	text  string
	value float64
	rough bool
}

var numeral = regexp.MustCompile(`(−?[0-9]+(?:\.[0-9]+)?)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?`)

// raised turns raised figures into plain ones.
var raised = strings.NewReplacer("⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

func numbersIn(texts ...string) []figure {
	var out []figure
	for _, t := range texts {
		for _, m := range numeral.FindAllStringSubmatch(t, -1) {
			digits := strings.Replace(m[1], "−", "-", 1)
			if m[2] != "" {
				digits += "e" + raised.Replace(m[2])
			}
			v, _ := strconv.ParseFloat(digits, 64)
			out = append(out, figure{m[0], v, m[2] != ""})
		}
	}
	return out
}

// among reports whether f is one of the given, to the digits that both have.
// A sign may be a word or the direction of a mark.
func (f figure) among(all []figure) bool {
	return slices.ContainsFunc(all, func(o figure) bool {
		a, b := math.Abs(f.value), math.Abs(o.value)
		return near(a, b) || (f.rough || o.rough) && math.Abs(a-b) <= 1e-3*max(a, b)
	})
}

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b), math.SmallestNonzeroFloat64)
}
