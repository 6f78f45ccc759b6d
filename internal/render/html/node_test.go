package html

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/golden"
	"nianbao/internal/number"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// newWriter returns a writer for a page deep in the sample site.
func newWriter(t testing.TB) *writer {
	t.Helper()
	s, found := newSite(sampleReport(), builtin(t))
	if len(found) > 0 {
		t.Fatal(found)
	}
	return &writer{site: s, path: "2024/indicators/output.html", level: 1, noted: map[int]bool{}}
}

// drawing matches what internal/chart/svg answers for.
var drawing = regexp.MustCompile(`(<svg class="(?:ch|sp|mb)[^"]*").*?</svg>`)

// payload matches what internal/chart/echarts answers for.
var payload = regexp.MustCompile(`(<script type="application/json"[^>]*>).*?</script>`)

func TestNodes(t *testing.T) {
	var b bytes.Buffer
	show := func(name string, f func(w *writer)) {
		w := newWriter(t)
		f(w)
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, strings.TrimSpace(payload.ReplaceAllString(drawing.ReplaceAllString(w.String(), "$1>…</svg>"), "$1…</script>")))
	}
	for _, in := range inlineSamples() {
		show(fmt.Sprintf("%T", in), func(w *writer) { w.inline(in) })
	}
	for _, n := range numberSamples() {
		show("number, running: "+n.name, func(w *writer) { w.inline(n.Number) })
		show("number, display: "+n.name, func(w *writer) { w.within(display, func() { w.inline(n.Number) }) })
	}
	for _, block := range blockSamples() {
		show(fmt.Sprintf("%T", block), func(w *writer) { w.body([]document.Block{block}) })
	}
	golden.Equal(t, "testdata/nodes.golden", b.Bytes())
}

func inlineSamples() []document.Inline {
	return append(everything()[1].(document.Paragraph).Text, document.Text("2022—2024年投资增长13.5%，CO2和3D不拆"))
}

type namedNumber struct {
	name string
	document.Number
}

func numberSamples() []namedNumber {
	real := value("812.6", "亿元")
	real.Demo = false
	derived := number.Derive(number.MustParse("62.5"), number.Percent, 1, preliminary(value("1", "")), number.Value{Origins: []number.Origin{{File: "b.xlsx", Sheet: "乙", Cell: "A1"}}})
	return []namedNumber{
		{"real, linked", document.Number{Value: real, Href: "2024/indicators/output.html#series"}},
		{"real, elsewhere", document.Number{Value: real, Href: "methods.html"}},
		{"demonstration, preliminary", document.Number{Value: preliminary(value("812.6", "亿元"))}},
		{"computed from preliminary", document.Number{Value: derived}},
		{"points", document.Number{Value: value("-12.5", number.PercentPoint), Signed: true}},
		{"fallen", document.Number{Value: value("-3.2", number.Percent), Absolute: true}},
		{"bare", document.Number{Value: value("5", "家"), Bare: true}},
		{"below", document.Number{Value: number.Value{State: number.Below, Unit: "家"}}},
		{"not applicable", document.Number{Value: number.Value{State: number.NotApplicable}}},
		{"unknown", document.Number{}},
		{"bad link", document.Number{Value: real, Href: "javascript:alert(1)"}},
	}
}

func blockSamples() []document.Block {
	blocks := append(everything(), frontBody()...)
	blocks = append(blocks, chapterBody()...)
	return append(blocks, append(indicatorBody(), listTable(),
		document.Notice{Title: "读法", Body: []document.Block{document.Paragraph{Text: text("说明一句。")}}},
		document.Notice{Kind: document.Caution, Body: []document.Block{document.Paragraph{Text: text("注意一句。")}}},
		document.Table{}, document.Facts{}, document.Keys{}, document.Section{}, document.Group{}, document.Cards{}, document.List{},
		document.Listing{Title: "模板", Text: "a: <b>\n  c"},
	)...)
}

// unresolved are the nodes that package report replaces before rendering.
var unresolved = map[string]bool{"Hole": true, "Binding": true}

// A node kind that is added to the document must be added to the renderer.
func TestEveryNodeIsRendered(t *testing.T) {
	shown := map[string]bool{}
	note := func(v any) { shown[reflect.TypeOf(v).Name()] = true }
	for _, in := range inlineSamples() {
		note(in)
	}
	document.Walk(blockSamples(), func(b document.Block) { note(b) })
	for _, kind := range nodeKinds(t) {
		if !shown[kind] && !unresolved[kind] {
			t.Errorf("no sample of document.%s", kind)
		}
	}
}

// nodeKinds are the types of package document that are a Block or an Inline.
func nodeKinds(t *testing.T) []string {
	t.Helper()
	var kinds []string
	packages, err := parser.ParseDir(token.NewFileSet(), "../../document", func(i fs.FileInfo) bool { return !strings.HasSuffix(i.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range packages["document"].Files {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if ok && f.Recv != nil && (f.Name.Name == "block" || f.Name.Name == "inline") {
				kinds = append(kinds, f.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	if len(kinds) < 25 {
		t.Fatalf("found only %v", kinds)
	}
	return kinds
}

func TestUnresolvedNodesPanic(t *testing.T) {
	for name, f := range map[string]func(w *writer){
		"hole":    func(w *writer) { w.block(document.Hole{}) },
		"binding": func(w *writer) { w.inline(document.Binding{}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was rendered", name)
				}
			}()
			f(newWriter(t))
		}()
	}
}

// hostile are texts that must stay texts.
var hostile = []string{
	`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `javascript:alert(1)`,
	`&lt;u&gt;&amp;<u>`, "\u202e倒写\u2066", "a\x00b\x07\ufffe\xff", `{{.Title}}`, `--></style><!--`, strings.Repeat("长", 300), "🀄️",
}

func TestHostileText(t *testing.T) {
	plainPages := parsed(t, sample(t))
	for _, s := range hostile {
		r := rewrite(reflect.ValueOf(*sampleReport()), s).Interface().(report.Report)
		files, found, err := Render(&r, builtin(t))
		if err != nil || len(found) > 0 {
			t.Fatalf("%q: %v %v", s, err, found)
		}
		checkHostile(t, s, files)
		for path, page := range parsed(t, files) {
			for _, tag := range []string{"script", "img", "style", "u"} {
				got, want := len(elements(page, isNamed(tag))), len(elements(plainPages[path], isNamed(tag)))
				if got > want {
					t.Errorf("%q made %d <%s> of %d in %s", s, got, tag, want, path)
				}
			}
		}
	}
}

func checkHostile(t *testing.T, s string, files []output.File) {
	for path, page := range parsed(t, files) {
		checkInline(t, path, page)
		for _, e := range elements(page, isNamed("a", "use")) {
			to, _ := attribute(e, "href")
			if strings.Contains(strings.ToLower(to), "script:") || strings.HasPrefix(to, "/") {
				t.Errorf("%q: %s leads to %q", s, path, to)
			}
		}
	}
	for _, f := range files {
		if bytes.ContainsAny(f.Data, "\x00\x07\u202e\u2066\ufffe") || !bytes.Equal(bytes.ToValidUTF8(f.Data, nil), f.Data) {
			t.Errorf("%q: %s holds characters that HTML forbids", s, f.Path)
		}
	}
}

// rewrite returns a copy of v with every text replaced, addresses included,
// but not what the report makes itself: the paths of pages and the ids.
func rewrite(v reflect.Value, s string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		out.SetString(s)
	case reflect.Struct:
		switch v.Interface().(type) {
		case time.Time, number.Decimal, diag.Pos, chart.Axis:
			return v
		}
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name == "Path" || name == "ID" {
				out.Field(i).Set(v.Field(i))
				continue
			}
			out.Field(i).Set(rewrite(v.Field(i), s))
		}
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(rewrite(v.Index(i), s))
		}
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return v
		}
		inner := rewrite(v.Elem(), s)
		if v.Kind() == reflect.Pointer {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(inner)
			return out
		}
		out.Set(inner)
	default:
		return v
	}
	return out
}
