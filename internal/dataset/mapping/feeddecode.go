package mapping

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/number"
	"nianbao/internal/yaml"
)

// feedDecoder reads one feed.
type feedDecoder struct {
	found *diag.List
	feed  Feed
}

// feedKeys are the keys of a feed in the order in which they are explained.
var feedKeys = []string{
	"indicator", "row", "column", "cell", "year", "years", "area", "areas", "period", "unit", "status", "demo", "public", "break", "source", "url", "note",
}

// decodeFeeds reads what stands under feeds.
func decodeFeeds(n yaml.Node, found *diag.List) []Feed {
	var feeds []Feed
	for _, item := range listed(n, "feeds", "每项以“- indicator: 指标名称”开头", found) {
		d := feedDecoder{found: found, feed: Feed{Pos: item.Pos}}
		if item.Kind != yaml.Mapping {
			d.add(item.Pos, "bad-value", "feeds 的每一项要写成若干行“名称: 值”", "写成 - indicator: 指标名称")
			continue
		}
		if d.entries(item.Entries) {
			feeds = append(feeds, d.feed)
		}
	}
	return feeds
}

// listed returns the items of a list; anything else is reported.
func listed(n yaml.Node, key, hint string, found *diag.List) []yaml.Node {
	switch n.Kind {
	case yaml.Sequence:
		return slices.DeleteFunc(slices.Clone(n.Items), func(x yaml.Node) bool { return x.Kind == yaml.Invalid })
	case yaml.Null, yaml.Scalar, yaml.Mapping:
		*found = append(*found, diag.Errorf(n.Pos, "bad-value", "%s 要写成列表", key).Hintf("%s", hint))
	case yaml.Invalid:
	}
	return nil
}

func (d *feedDecoder) add(at diag.Pos, code, message, hint string) {
	*d.found = append(*d.found, diag.Errorf(at, code, "%s", message).Hintf("%s", hint))
}

// entries reads the entries of a feed; it reports whether it can be used.
func (d *feedDecoder) entries(entries []yaml.Entry) bool {
	before := len(*d.found)
	seen := map[string]diag.Pos{}
	for _, e := range entries {
		first, again := seen[e.Key]
		switch {
		case !slices.Contains(feedKeys, e.Key):
			d.add(e.Pos, "unknown-key", "不认识“"+clip(e.Key)+"”", nearest.Hint(e.Key, feedKeys))
		case again:
			*d.found = append(*d.found, diag.Errorf(e.Pos, "duplicate", "%s 写了两次", e.Key).Notef(first, "第一次在这里").Hintf("删去一个"))
		default:
			seen[e.Key] = e.Pos
			d.entry(e)
		}
	}
	d.check(seen)
	return !(*d.found)[before:].HasErrors()
}

func (d *feedDecoder) entry(e yaml.Entry) {
	switch e.Key {
	case "areas":
		d.areas(e.Value)
		return
	case "years":
		d.bounds(d.word(e))
		return
	}
	*d.field(e.Key) = d.word(e)
}

// field is where the text of a key goes.
func (d *feedDecoder) field(key string) *Word {
	f := &d.feed
	return map[string]*Word{
		"indicator": &f.Indicator, "row": &f.Row, "column": &f.Column, "cell": &f.Cell, "year": &f.Year, "area": &f.Area,
		"period": &f.Period, "unit": &f.Unit, "status": &f.Status, "demo": &f.Demo, "public": &f.Public, "break": &f.Break,
		"source": &f.Source, "url": &f.URL, "note": &f.Note,
	}[key]
}

// word is the text of an entry; anything else is reported.
func (d *feedDecoder) word(e yaml.Entry) Word {
	w := Word{Pos: e.Value.Pos}
	switch e.Value.Kind {
	case yaml.Scalar:
		w.Text = strings.TrimSpace(e.Value.Text)
	case yaml.Sequence, yaml.Mapping:
		d.add(e.Value.Pos, "bad-value", e.Key+" 要的是一段文字，这里是列表或小节", "写成“"+e.Key+": 文字”一行；几行几列就写几项 indicator")
	case yaml.Null, yaml.Invalid:
	}
	if strings.ContainsFunc(w.Text, unicode.IsControl) {
		d.add(w.Pos, "bad-value", e.Key+" 里有看不见的控制字符", "删去后重新键入")
		w.Text = ""
	}
	return w
}

// areas reads names as they stand and {表中的叫法: 报告中的名称}, in a list or not.
func (d *feedDecoder) areas(n yaml.Node) {
	switch n.Kind {
	case yaml.Sequence:
		for _, x := range n.Items {
			d.areas(x)
		}
	case yaml.Mapping:
		for _, e := range n.Entries {
			name := d.word(e)
			if name.Text == "" {
				name.Text = e.Key
			}
			d.area(AreaName{strings.TrimSpace(e.Key), name.Text, e.Pos})
		}
	case yaml.Scalar:
		w := d.word(yaml.Entry{Key: "areas", Value: n})
		d.area(AreaName{w.Text, w.Text, w.Pos})
	case yaml.Null, yaml.Invalid:
	}
}

func (d *feedDecoder) area(a AreaName) {
	if a.Label == "" {
		d.add(a.Pos, "empty-value", "区域的名称是空的", "写上表中的名称，或删去这一项")
		return
	}
	for _, b := range d.feed.Areas {
		if fold(a.Label) == fold(b.Label) || fold(a.Name) == fold(b.Name) {
			*d.found = append(*d.found, diag.Errorf(a.Pos, "duplicate", "区域“%s”重复", clip(a.Name)).Notef(b.Pos, "第一次在这里").Hintf("删去一个"))
			return
		}
	}
	d.feed.Areas = append(d.feed.Areas, a)
}

var span = regexp.MustCompile(`^([0-9]{4})? ?年? ?([-—–~至])? ?([0-9]{4})? ?年?$`)

// bounds reads 2021-2025, 2021-, -2025 or 2021.
func (d *feedDecoder) bounds(w Word) {
	m := span.FindStringSubmatch(figure.Fold(w.Text))
	if w.Text == "" || m == nil || m[1]+m[3] == "" || m[2] == "" && m[3] != "" {
		d.add(w.Pos, "bad-year", "years 是“"+clip(w.Text)+"”，不是一段年份", "写成 2021-2025、2021- 或 -2025")
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
	aYear   = regexp.MustCompile(`^((?:19|20)[0-9]{2}) ?年?$`)
	aCell   = regexp.MustCompile(`^[A-Za-z]{1,3}[1-9][0-9]{0,6}$`)
	aPlace  = "写 行 或 列（表里有），或写一个"
	oneCell = "留下 cell，或改用 row 和 column"
)

// check looks at what the keys say together; seen are those that are there.
func (d *feedDecoder) check(seen map[string]diag.Pos) {
	f := &d.feed
	if at, ok := seen["indicator"]; !ok {
		d.add(f.Pos, "missing-key", "没有 indicator", "加一行 indicator: 指标体系中的名称、简称、别名或代码")
	} else if f.Indicator.Text == "" && !d.reported(f.Indicator.Pos) {
		d.add(at, "empty-value", "indicator 是空的", "写上指标体系中的名称、简称、别名或代码")
	}
	d.year(&f.Year, true)
	d.year(&f.Break, false)
	if f.Cell.Text != "" && !aCell.MatchString(f.Cell.Text) {
		d.add(f.Cell.Pos, "bad-value", "cell 是“"+clip(f.Cell.Text)+"”，不是一个单元格", "写成 C7")
	}
	if f.Cell.Text != "" && f.Row.Text+f.Column.Text != "" {
		d.add(f.Cell.Pos, "bad-value", "cell 和 row、column 不能同时写", oneCell)
	}
	if at, ok := seen["areas"]; ok && f.Area.Text != byRow && f.Area.Text != byColumn {
		d.add(at, "missing-key", "写了 areas，没有写区域在行里还是列里", "加一行 area: 行 或 area: 列")
	}
}

// year checks a year, or where years are.
func (d *feedDecoder) year(w *Word, side bool) {
	if w.Text == "" || side && (w.Text == byRow || w.Text == byColumn) {
		return
	}
	m := aYear.FindStringSubmatch(figure.Fold(w.Text))
	if m == nil {
		hint := "写四位年份，如 2024"
		if side {
			hint = aPlace + "四位年份，如 2024"
		}
		d.add(w.Pos, "bad-year", "“"+clip(w.Text)+"”不是年份", hint)
		return
	}
	w.Text = m[1]
}

// reported reports whether there is a finding at a place already.
func (d *feedDecoder) reported(at diag.Pos) bool {
	return slices.ContainsFunc(*d.found, func(x diag.Diagnostic) bool { return x.Pos == at })
}

// decodeConvert reads what stands under convert.
func decodeConvert(n yaml.Node, found *diag.List) []Conversion {
	d := feedDecoder{found: found}
	switch n.Kind {
	case yaml.Mapping:
	case yaml.Null, yaml.Scalar, yaml.Sequence:
		d.add(n.Pos, "bad-value", "convert 要写成“原单位: 新单位”", "写成 convert: {万元: 亿元}")
		return nil
	case yaml.Invalid:
		return nil
	}
	var list []Conversion
	for _, e := range n.Entries {
		to := d.word(e)
		c := Conversion{From: unitName(e.Key), To: unitName(to.Text), Pos: e.Pos}
		switch again := slices.IndexFunc(list, func(o Conversion) bool { return o.From == c.From }); {
		case d.reported(to.Pos):
		case again >= 0:
			*found = append(*found, diag.Errorf(e.Pos, "duplicate", "“%s”写了两次", clip(c.From)).Notef(list[again].Pos, "第一次在这里").Hintf("删去一个"))
		case d.possible(c, to.Pos):
			list = append(list, c)
		}
	}
	return list
}

// unitName is a unit as tables have it.
func unitName(s string) string {
	u, _ := figure.Unit(s)
	return u
}

// possible reports a conversion between units of different things.
func (d *feedDecoder) possible(c Conversion, at diag.Pos) bool {
	if _, ok := number.Convert(number.Int(1), number.Unit(c.From), number.Unit(c.To)); ok && c.From != c.To && c.To != "" {
		return true
	}
	message := "“" + clip(c.From) + "”不能换算成“" + clip(c.To) + "”"
	if c.From == c.To {
		message = "“" + clip(c.From) + "”就是“" + clip(c.To) + "”"
	}
	hint := "单位写表中的；不用换算就删去这一行"
	if others := number.Unit(c.From).Others(); len(others) > 0 {
		words := make([]string, len(others))
		for i, u := range others {
			words[i] = string(u)
		}
		hint = "可以换算成" + strings.Join(words, "、")
	}
	d.add(at, "bad-conversion", message, hint)
	return false
}
