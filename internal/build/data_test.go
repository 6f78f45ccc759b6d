package build_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"nianbao/internal/build"
	"nianbao/internal/dataset"
	"nianbao/internal/number"
	"nianbao/internal/output"
	"nianbao/internal/sheet"
)

// What an entry of the open data holds, in order.
const fieldNames = "id name domain clause unit measure year period area value state demo source base_year base " +
	"target_kind target_op target_year target annual_target realisation progress elapsed due due_gap pace_method pace required " +
	"level verdict change projection reasons"

// entry is an entry as a program without our types reads it.
type entry map[string]any

// at returns a field as text, "null" for null; projection.low is a field of a field.
func (e entry) at(name string) string {
	outer, inner, nested := strings.Cut(name, ".")
	v, ok := e[outer]
	if !ok {
		return "absent"
	}
	if nested && v != nil {
		v = v.(map[string]any)[inner]
	}
	if v == nil {
		return "null"
	}
	return fmt.Sprint(v)
}

// openData reads the JSON files of an output by edition.
func openData(t *testing.T, r build.Result) map[string][]entry {
	t.Helper()
	all := map[string][]entry{}
	for _, f := range r.Files {
		if ok, _ := path.Match("data/*/indicators.json", f.Path); !ok {
			continue
		}
		var file struct {
			Edition    json.Number
			Indicators []entry
		}
		d := json.NewDecoder(bytes.NewReader(f.Data))
		d.UseNumber()
		if err := d.Decode(&file); err != nil {
			t.Fatal(f.Path, err)
		}
		if year := path.Base(path.Dir(f.Path)); file.Edition.String() != year {
			t.Errorf("%s is of edition %s", f.Path, file.Edition)
		}
		all[file.Edition.String()] = file.Indicators
	}
	return all
}

func TestWorkedExamples(t *testing.T) {
	for _, name := range []string{"worked", "edges"} {
		archive := archived(t, name)
		compare(t, openData(t, sound(t, archive)), string(archive.Files[len(archive.Files)-1].Data))
	}
}

func archived(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func TestPublishedComposite(t *testing.T) {
	shown := func(f output.File) bool {
		return strings.HasSuffix(f.Path, ".html") && strings.Contains(string(f.Data), ">74.6<")
	}
	if !slices.ContainsFunc(sound(t, archived(t, "composite")).Files, shown) {
		t.Error("no page shows the composite 74.6 %")
	}
}

// compare holds open data against lines of the form "entry edition: field=want …".
func compare(t *testing.T, data map[string][]entry, expect string) {
	t.Helper()
	for line := range strings.Lines(expect) {
		subject, wants, _ := strings.Cut(strings.TrimSpace(line), ": ")
		name, edition, _ := strings.Cut(subject, " ")
		e := find(data[edition], name)
		if e == nil {
			t.Errorf("%s: no entry", subject)
			continue
		}
		for _, w := range strings.Fields(wants) {
			field, want, _ := strings.Cut(w, "=")
			if got := e.at(field); !agrees(got, want) {
				t.Errorf("%s: %s is %s, want %s %v", subject, field, got, want, e["reasons"])
			}
		}
	}
}

// project makes a project of an archive, its tables as workbooks.
func project(t *testing.T, a *txtar.Archive) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{}
	for _, f := range a.Files {
		name, isTable := strings.CutSuffix(f.Name, ".csv")
		if !isTable {
			tree[f.Name] = &fstest.MapFile{Data: f.Data}
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		if err != nil {
			t.Fatal(f.Name, err)
		}
		kind := strings.TrimSuffix(path.Base(name), "二")
		schema, ok := dataset.SchemaOf(dataset.Kind(kind))
		if !ok {
			t.Fatalf("there is no table %s", kind)
		}
		book, err := sheet.Write(sheet.Properties{Title: kind}, []sheet.Table{{Name: kind, Schema: schema, Header: rows[0], Rows: rows[1:]}})
		if err != nil {
			t.Fatal(err)
		}
		tree[name+".xlsx"] = &fstest.MapFile{Data: book}
	}
	return tree
}

// find returns the entry that id, id/条款 or id@区域,期别 names.
func find(list []entry, name string) entry {
	name, place, elsewhere := strings.Cut(name, "@")
	id, clause, _ := strings.Cut(name, "/")
	if !elsewhere {
		place = "全区,全年"
	}
	for _, e := range list {
		if e["id"] == id && (clause == "" || e["clause"] == clause) && fmt.Sprintf("%s,%s", e["area"], e["period"]) == place {
			return e
		}
	}
	return nil
}

// agrees compares numbers as far as want is written.
func agrees(got, want string) bool {
	x, err := number.Parse(got)
	y, wrong := number.Parse(want)
	if err != nil || wrong != nil {
		return got == want
	}
	return x.Round(y.Places()).Cmp(y) == 0
}

func TestOpenDataKeepsItsContract(t *testing.T) {
	r := run(t)
	data := openData(t, r)
	for year, list := range data {
		if len(list) == 0 {
			t.Errorf("edition %s has no open data", year)
		}
		for _, e := range list {
			checkEntry(t, year, e)
		}
	}
	for _, f := range r.Files {
		switch folder := path.Dir(f.Path); {
		case !strings.HasPrefix(f.Path, "data/"):
		case path.Ext(f.Path) == ".csv":
			checkTable(t, f.Path, f.Data, len(data[path.Base(folder)]))
		default:
			for line := range strings.Lines(string(f.Data)) {
				if strings.HasPrefix(line, `{"id"`) {
					checkOrder(t, f.Path, line)
				}
			}
		}
	}
}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func checkEntry(t *testing.T, year string, e entry) {
	t.Helper()
	of := func(field string, words ...string) {
		if !slices.Contains(words, e.at(field)) {
			t.Errorf("%s %s: %s is %s", year, e["id"], field, e.at(field))
		}
	}
	of("measure", "amount", "rate", "ratio", "count", "share", "index")
	of("target_kind", "level", "keep", "average_growth", "multiple", "monotone", "zero", "share_above", "band", "milestone")
	of("target_op", "ge", "gt", "le", "lt", "eq", "null")
	of("pace_method", "geometric", "linear", "null")
	of("level", "met", "not_met", "null")
	of("change", "better", "worse", "flat", "null")
	of("state", "正式", "初步", "预计", "修订", "不足最小单位", "不适用", "null")
	of("demo", "true", "false")
	of("verdict", "快于预期", "符合预期", "需加快", "滞后", "倒退", "提前实现", "无法评估", "已达成", "未达成", "达标", "未达标",
		"已完成", "推进中", "未启动", "逾期", "null")
	for _, f := range strings.Fields("value base target annual_target realisation progress elapsed due due_gap pace required projection.value projection.low projection.high") {
		if s := e.at(f); s != "null" && !decimal.MatchString(s) {
			t.Errorf("%s %s: %s is %s, no decimal", year, e["id"], f, s)
		}
	}
	if other := e["area"] != "全区" || e["period"] != "全年"; other {
		for _, f := range strings.Fields("base_year base annual_target realisation progress elapsed due due_gap pace_method pace required level verdict change projection") {
			of(f, "null")
		}
	}
}

// aKey is a key of a JSON object; inside a string its quotes would be escaped.
var aKey = regexp.MustCompile(`"([a-z0-9_]+)":`)

// checkOrder compares the keys of an entry as they stand.
func checkOrder(t *testing.T, file, line string) {
	t.Helper()
	var got []string
	for _, k := range aKey.FindAllStringSubmatch(line, -1) {
		got = append(got, k[1])
	}
	want := fieldNames
	for _, f := range []struct{ name, inner string }{{"source", "file sheet cell sha256"}, {"projection", "value low high"}} {
		if !strings.Contains(line, `"`+f.name+`":null`) {
			want = strings.Replace(want, f.name, f.name+" "+f.inner, 1)
		}
	}
	if keys := strings.Join(got, " "); keys != want {
		t.Errorf("%s: keys are\n%s, want\n%s", file, keys, want)
	}
}

func checkTable(t *testing.T, file string, data []byte, entries int) {
	t.Helper()
	text, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	if !marked || bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n")) {
		t.Errorf("%s has no byte order mark or a line that does not end in CR LF", file)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(file, err)
	}
	if len(rows) != entries+1 {
		t.Errorf("%s has %d rows for %d entries", file, len(rows)-1, entries)
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if strings.HasPrefix(cell, "-") && !decimal.MatchString(cell) || strings.ContainsAny(cell[:min(1, len(cell))], "=+@\t") {
				t.Errorf("%s: %s of %s is a formula: %q", file, rows[0][i], row[0], cell)
			}
		}
	}
}

// The open data and the pages say the same.
func TestOpenDataIsWhatPagesShow(t *testing.T) {
	r := run(t)
	pages := map[string]string{}
	for _, f := range r.Files {
		pages[f.Path] = string(f.Data)
	}
	compared := 0
	for year, list := range openData(t, r) {
		judged := map[any]int{}
		for _, e := range list {
			if e["verdict"] != nil {
				judged[e["id"]]++
			}
		}
		for _, e := range list {
			if e["verdict"] == nil || judged[e["id"]] > 1 {
				continue
			}
			compared++
			page := pages[fmt.Sprintf("%s/indicators/%s.html", year, e["id"])]
			if !strings.Contains(page, e.at("verdict")) {
				t.Errorf("%s %s: the page does not say %s", year, e["id"], e["verdict"])
			}
			for _, f := range []struct {
				name   string
				places []int
				times  int64
			}{{"value", []int{0, 1, 2, 3}, 1}, {"progress", []int{1}, 100}, {"pace", []int{2, 3}, 1}} {
				if s := e.at(f.name); s != "null" && !shows(page, s, f.times, f.places) {
					t.Errorf("%s %s: the page does not show the %s %s", year, e["id"], f.name, s)
				}
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}

// shows reports whether page has s, times over, rounded to one of places.
func shows(page, s string, times int64, places []int) bool {
	d := number.MustParse(s).Mul(number.Int(times))
	return slices.ContainsFunc(places, func(p int) bool {
		return strings.Contains(page, ">"+d.Text(p)) || strings.Contains(page, d.Text(p)+"<") || strings.Contains(page, d.Text(p)+"%")
	})
}
