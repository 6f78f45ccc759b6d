package feed

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/yaml"
)

// Key is the key of a table's feeds in a map.
const Key = "feeds"

// keys are what [Keys] lists.
var keys = []string{
	"indicator", "row", "column", "cell", "year", "years", "area", "areas", "period", "unit", "status", "demo", "public", "break", "source", "url", "note",
}

// Keys lists the keys of a feed in the order in which they are explained.
func Keys() []string { return slices.Clone(keys) }

// SampleIndicator says what to write where a feed has no indicator.
const SampleIndicator = "加一行 indicator: 指标体系中的名称、简称、别名或代码"

// decoder reads one feed.
type decoder struct {
	*yaml.Decoder
	feed Feed
}

// Decode reads the feeds of a table.
func Decode(d *yaml.Decoder, table yaml.Section) []Feed {
	var feeds []Feed
	for _, item := range d.Items(table, Key) {
		before := len(d.Found)
		f := decoder{d, Feed{Pos: item.Pos}}
		if s := d.Section(yaml.Entry{Key: Key, Pos: item.Pos, Value: item}); item.Kind != yaml.Invalid {
			f.section(s)
		}
		if !d.Found[before:].HasErrors() && item.Kind == yaml.Mapping {
			feeds = append(feeds, f.feed)
		}
	}
	return feeds
}

func (d *decoder) add(at diag.Pos, code, message, hint string) {
	d.Add(diag.Errorf(at, code, "%s", message).Hintf("%s", hint))
}

func (d *decoder) section(s yaml.Section) {
	f := &d.feed
	for _, w := range f.words() {
		*w.word = Word{d.Text(s, w.key), s.ValuePos(w.key)}
	}
	f.Indicator = Word{d.Need(s, "indicator"), s.ValuePos("indicator")}
	if before, after, wide := strings.Cut(f.Indicator.Text, "，"); wide && strings.Contains(after, ":") {
		d.add(f.Indicator.Pos, "bad-value", "“"+diag.Clip(before)+"”后面的逗号用了全角，后面的几项没有分开", "各项之间用半角的逗号“,”，后面空一格")
	}
	if s.Has("years") {
		d.bounds(Word{d.Text(s, "years"), s.ValuePos("years")})
	}
	if s.Has("areas") {
		d.areas(s.Fields["areas"].Value)
	}
	d.check(s)
}

// keyedWord is a text of a feed with its key.
type keyedWord struct {
	key  string
	word *Word
}

// words are the texts of f that may be left out.
func (f *Feed) words() []keyedWord {
	return []keyedWord{
		{"row", &f.Row}, {"column", &f.Column}, {"cell", &f.Cell}, {"year", &f.Year}, {"area", &f.Area}, {"period", &f.Period}, {"unit", &f.Unit},
		{"status", &f.Status}, {"demo", &f.Demo}, {"public", &f.Public}, {"break", &f.Break}, {"source", &f.Source}, {"url", &f.URL}, {"note", &f.Note},
	}
}

// areas reads names as they stand and {表中的叫法: 报告中的名称}, in a list or not.
func (d *decoder) areas(n yaml.Node) {
	switch n.Kind {
	case yaml.Sequence:
		for _, x := range n.Items {
			d.areas(x)
		}
	case yaml.Mapping:
		for _, e := range n.Entries {
			name, ok := d.Scalar(e.Value, "areas", "名称")
			if ok && name == "" {
				name = e.Key
			}
			d.area(AreaName{strings.TrimSpace(e.Key), name, e.Pos})
		}
	case yaml.Scalar:
		if name, ok := d.Scalar(n, "areas", "名称"); ok {
			d.area(AreaName{name, name, n.Pos})
		}
	case yaml.Null, yaml.Invalid:
	}
}

func (d *decoder) area(a AreaName) {
	if a.Label == "" {
		d.add(a.Pos, "empty-value", "区域的名称是空的", "写上表中的名称，或删去这一项")
		return
	}
	for _, b := range d.feed.Areas {
		if fold(a.Label) == fold(b.Label) || fold(a.Name) == fold(b.Name) {
			d.Add(diag.Errorf(a.Pos, "duplicate", "区域“%s”重复", diag.Clip(a.Name)).Notef(b.Pos, "第一次在这里").Hintf("删去一个"))
			return
		}
	}
	d.feed.Areas = append(d.feed.Areas, a)
}

var span = regexp.MustCompile(`^([0-9]{4})? ?年? ?([-—–~至])? ?([0-9]{4})? ?年?$`)

// bounds reads 2021-2025, 2021-, -2025 or 2021.
func (d *decoder) bounds(w Word) {
	m := span.FindStringSubmatch(figure.Fold(w.Text))
	if d.Reported(w.Pos) {
		return
	}
	if w.Text == "" || m == nil || m[1]+m[3] == "" || m[2] == "" && m[3] != "" {
		d.add(w.Pos, "bad-year", "years 是“"+diag.Clip(w.Text)+"”，不是一段年份", "写成 2021-2025、2021- 或 -2025")
		return
	}
	d.feed.First, _ = strconv.Atoi(m[1])
	d.feed.Last, _ = strconv.Atoi(m[3])
	if m[2] == "" {
		d.feed.Last = d.feed.First
	}
	if d.feed.Last != 0 && d.feed.Last < d.feed.First {
		d.add(w.Pos, "bad-year", "years 的末年早于首年", "写成 2021-2025")
	}
}

var (
	aYear = regexp.MustCompile(`^((?:19|20)[0-9]{2}) ?年?$`)
	aCell = regexp.MustCompile(`^[A-Za-z]{1,3}[1-9][0-9]{0,6}$`)
)

// check looks at what the keys say together.
func (d *decoder) check(s yaml.Section) {
	f := &d.feed
	d.year(&f.Year, true)
	d.year(&f.Break, false)
	d.word("status", "状态", f.Status)
	d.word("demo", "演示", f.Demo)
	d.word("public", "公开", f.Public)
	if p := f.Period; p.Text != "" && !isPeriod(p.Text) && !d.Reported(p.Pos) {
		d.add(p.Pos, "bad-word", "period 是“"+diag.Clip(p.Text)+"”，不是期别", choices(p.Text, []string{"全年", "1—6月", "上半年", "下半年", "前三季度", "一季度"}))
	}
	if f.Cell.Text != "" && !aCell.MatchString(f.Cell.Text) {
		d.add(f.Cell.Pos, "bad-value", "cell 是“"+diag.Clip(f.Cell.Text)+"”，不是一个单元格", "写成 C7")
	}
	if f.Cell.Text != "" && f.Row.Text+f.Column.Text != "" {
		d.add(f.Cell.Pos, "bad-value", "cell 和 row、column 不能同时写", "留下 cell，或改用 row 和 column")
	}
	if s.Has("areas") && f.Area.Text != byRow && f.Area.Text != byColumn {
		d.add(s.Fields["areas"].Pos, "missing-key", "写了 areas，没有写区域在行里还是列里", "加一行 area: 行 或 area: 列")
	}
}

// word checks a word that a column of 监测值 may hold. A map is written for
// this program: it takes the words themselves, not what tables have for them.
func (d *decoder) word(key, column string, w Word) {
	if w.Text == "" || d.Reported(w.Pos) {
		return
	}
	schema, _ := dataset.SchemaOf(dataset.Observations)
	spec, _ := schema.Spec(column)
	if slices.Contains(spec.Words, w.Text) {
		return
	}
	d.add(w.Pos, "bad-word", key+" 是“"+diag.Clip(w.Text)+"”，不在可填的词中", choices(cmp.Or(statusWord(w.Text), w.Text), spec.Words))
}

// choices lists words, the one that is meant first.
func choices(meant string, words []string) string {
	near := nearest.Of(meant, words)
	if near == "" {
		return "可填：" + strings.Join(words, "、")
	}
	rest := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == near })
	return "可填：" + strings.Join(append([]string{near}, rest...), "、")
}

// year checks a year, or where years are.
func (d *decoder) year(w *Word, side bool) {
	if w.Text == "" || side && (w.Text == byRow || w.Text == byColumn) {
		return
	}
	m := aYear.FindStringSubmatch(figure.Fold(w.Text))
	if m == nil {
		hint := "写四位年份，如 2024"
		if side {
			hint += "；表的行或列里有年份就写 行 或 列"
		}
		d.add(w.Pos, "bad-year", "“"+diag.Clip(w.Text)+"”不是年份", hint)
		return
	}
	w.Text = m[1]
}
