package template

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/internal/chart"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/number"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// sections lists the keys of each section; "" is the file itself.
var sections = map[string][]string{
	"":       {"about", "form", "along", "facet", "layers", "panels", "two_axes", "sort", "least", "title", "subject", "notes"},
	"panels": {"title", "weight", "shares", "layers"},
	"layers": {"values", "mark", "role", "each", "year", "name", "stack"},
}

// samples says what to write where a required key is missing.
var samples = map[string]string{
	"about":         "加一行 about: 画什么，如 about: 一个指标历年的数和目标",
	"form":          "加一行 form: axes",
	"layers.values": "加上 values: 实际",
}

// The bounds of one file.
const (
	maxPanels = 4
	maxLayers = 8
	maxNotes  = 5
	maxText   = 200
	maxWeight = 9
	maxLeast  = 50
)

type decoder struct {
	*yaml.Decoder
	form formWord
	// along and facet are the file's, which layers are held against.
	along, facet []Dimension
}

// Decode reads a template; its name is that of the file. What is wrong with it
// is reported at its place; the Template has what is right and is fit to be
// filled only if nothing was an error.
func Decode(f *source.File) (Template, diag.List) {
	d := &decoder{Decoder: &yaml.Decoder{File: f, Known: sections, Samples: samples}}
	t := Template{Name: strings.TrimSuffix(path.Base(f.Path), ".yaml"), Text: string(f.Data), Pos: diag.Pos{File: f.Path, Line: 1, Column: 1}}
	top := d.Document()
	t.About = d.bounded(top.ValuePos("about"), "about", d.Need(top, "about"))
	d.form, t.Form = d.formOf(top)
	t.Along = d.dimensions(top, "along", d.form.along)
	t.Facet = d.dimensions(top, "facet", []Dimension{Indicators, Parks})
	d.along, d.facet = t.Along, t.Facet
	t.Panels = d.panels(top)
	t.TwoAxes = d.yes(top, "two_axes")
	t.Sort = Order(d.choice(top, "sort", string(AsListed), wordsOf(orders[:])))
	t.Least = d.least(top)
	t.Title, t.Subject = d.phrase(top, "title"), d.phrase(top, "subject")
	t.Notes = d.notes(top)
	d.agree(top, t)
	return t, d.Found
}

func wordsOf(list []word) []string {
	var out []string
	for _, w := range list {
		out = append(out, w.word)
	}
	return out
}

func (d *decoder) wrong(s yaml.Section, key, message, hint string) {
	d.Add(diag.Errorf(s.ValuePos(key), "bad-value", "%s", message).Hintf("%s", hint))
}

// choice returns the text at key if it is one of some, else otherwise.
func (d *decoder) choice(s yaml.Section, key, otherwise string, of []string) string {
	text := d.Text(s, key)
	switch {
	case text == "":
		return otherwise
	case slices.Contains(of, text):
		return text
	}
	d.wrong(s, key, key+" 没有“"+text+"”这一种", nearest.Hint(text, of))
	return otherwise
}

func (d *decoder) formOf(s yaml.Section) (formWord, chart.Form) {
	text := d.Need(s, "form")
	var all []string
	for _, f := range forms {
		if f.word == text {
			return f, f.form
		}
		all = append(all, f.word)
	}
	if text != "" {
		d.wrong(s, "form", "form 没有“"+text+"”这一种", nearest.Hint(text, all))
	}
	// An unknown form refuses nothing further.
	return formWord{along: []Dimension{Years, Parks, Indicators, Domains}, marked: true, layerless: text != ""}, chart.Cartesian
}

// dimensions reads one dimension or several, of some. Where there are none, that
// the key is there is reported elsewhere.
func (d *decoder) dimensions(s yaml.Section, key string, of []Dimension) []Dimension {
	if len(of) == 0 {
		return nil
	}
	n := s.Fields[key].Value
	items := n.Items
	if n.Kind != yaml.Sequence {
		items = []yaml.Node{n}
	}
	var known []string
	for _, x := range of {
		known = append(known, string(x))
	}
	var out []Dimension
	for _, item := range items {
		text, ok := d.Scalar(item, key, "年份、园区、指标或领域")
		switch dim := Dimension(text); {
		case !ok || text == "":
		case slices.Contains(out, dim):
			d.Add(diag.Errorf(item.Pos, "duplicate", "%s 里“%s”写了两次", key, text).Hintf("删去一个"))
		case slices.Contains(of, dim):
			out = append(out, dim)
		default:
			d.Add(diag.Errorf(item.Pos, "bad-value", "这里的 %s 不能是“%s”", key, text).Hintf("%s", nearest.Hint(text, known)))
		}
	}
	return out
}

// panels reads panels, or layers as the only one.
func (d *decoder) panels(top yaml.Section) []Panel {
	if !top.Has("panels") {
		layers := d.layers(top)
		if layers == nil {
			return nil
		}
		return []Panel{{Layers: layers}}
	}
	if top.Has("layers") {
		d.wrong(top, "layers", "layers 和 panels 只写一个", "几个图上下排列用 panels，每个有自己的 layers")
	}
	var out []Panel
	for _, n := range d.few(top, "panels", maxPanels, "个", "分成几幅图") {
		s := d.Section(yaml.Entry{Key: "panels", Pos: n.Pos, Value: n})
		out = append(out, Panel{Title: d.phrase(s, "title"), Weight: d.number(s, "weight", 1, maxWeight), Shares: d.yes(s, "shares"), Layers: d.layers(s)})
	}
	return out
}

// few returns the items at key, at most so many; hint says where others belong.
func (d *decoder) few(s yaml.Section, key string, most int, measure, hint string) []yaml.Node {
	list := d.Items(s, key)
	if len(list) <= most {
		return list
	}
	d.Add(diag.Errorf(list[most].Pos, "bad-value", "%s 最多%d%s", key, most, measure).Hintf("%s", hint))
	return list[:most]
}

func (d *decoder) layers(s yaml.Section) []Layer {
	var out []Layer
	for _, n := range d.few(s, "layers", maxLayers, "个", "分成几幅图，或用 panels") {
		out = append(out, d.layer(yaml.Entry{Key: "layers", Pos: n.Pos, Value: n}))
	}
	return out
}

func (d *decoder) layer(e yaml.Entry) Layer {
	s := d.Section(e)
	var known []string
	for _, q := range quantities {
		known = append(known, string(q.word))
	}
	l := Layer{Mark: d.form.mark, Name: d.phrase(s, "name"), Stack: d.bounded(s.ValuePos("stack"), "stack", d.Text(s, "stack"))}
	d.Need(s, "values")
	l.Values = Quantity(d.choice(s, "values", "", known))
	l.Each = d.dimensions(s, "each", []Dimension{Indicators, Parks, Years})
	l.Before = d.choice(s, "year", thisWord, []string{thisWord, beforeWord}) == beforeWord
	d.look(s, &l)
	d.suits(s, l)
	return l
}

// look reads mark and role.
func (d *decoder) look(s yaml.Section, l *Layer) {
	var markWords, roleWords []string
	for _, m := range marks {
		markWords = append(markWords, m.word.word)
	}
	for _, r := range roles {
		roleWords = append(roleWords, r.word.word)
	}
	if s.Has("mark") && !d.form.marked && d.form.word != "" {
		d.wrong(s, "mark", "form: "+d.form.word+" 不用写 mark", "删去 mark")
		return
	}
	mark, role := d.choice(s, "mark", "", markWords), d.choice(s, "role", roleWords[0], roleWords)
	if i := slices.Index(markWords, mark); i >= 0 {
		l.Mark = marks[i].mark
	}
	l.Role = roles[slices.Index(roleWords, role)].role
	if mark != "" && (l.Mark == chart.Band) != (l.Values == ProjectedGap) && l.Values != "" {
		d.wrong(s, "mark", "mark: band 只和 values: "+string(ProjectedGap)+" 同用", "改 mark 或 values")
	}
}

// agree checks what several keys say together.
func (d *decoder) agree(top yaml.Section, t Template) {
	switch {
	case d.Found.HasErrors():
		return
	case d.form.layerless:
		for _, key := range [...]string{"layers", "panels", "along", "facet"} {
			if top.Has(key) {
				d.wrong(top, key, "form: "+d.form.word+" 不用写 "+key, "删去 "+key)
			}
		}
		return
	case len(t.Along) == 0:
		d.Add(diag.Errorf(t.Pos, "missing-key", "没有 along").Hintf("加一行 along: %s", d.form.along[0]))
		return
	case len(t.Layers()) == 0:
		d.Add(diag.Errorf(t.Pos, "missing-key", "没有 layers").Hintf("加上 layers: 和一行 - {values: 实际}"))
		return
	case len(t.Panels) > 1 && t.Form != chart.Cartesian:
		d.wrong(top, "panels", "form: "+d.form.word+" 只有一个图", "把 panels 改成 layers")
	case d.form.single && len(t.Layers()) > 1:
		d.wrong(top, "layers", "form: "+d.form.word+" 只能有一个 layers 项", "留下一项")
	case t.TwoAxes && len(t.Panels) != 2:
		d.wrong(top, "two_axes", "two_axes 要有两个 panels", "左轴一个，右轴一个")
	case t.Form == chart.Matrix && !t.Asks(Verdict):
		d.wrong(top, "layers", "form: matrix 只画评价", "写成 values: "+string(Verdict))
	}
}

// suits checks a layer against what the chart runs along.
func (d *decoder) suits(s yaml.Section, l Layer) {
	if l.Values == "" {
		return
	}
	fitting := quantitiesOf(l.Values)
	for _, dim := range d.along {
		switch {
		case !slices.Contains(fitting, dim):
			d.wrong(s, "values", "along: "+string(dim)+" 没有“"+string(l.Values)+"”这种数", nearest.Hint("", quantitiesAlong(dim)))
			return
		case slices.Contains(l.Each, dim):
			d.wrong(s, "each", "each 和 along 都是“"+string(dim)+"”", "改一个")
			return
		}
	}
	switch {
	case l.Values == Verdict && d.form.form != chart.Matrix:
		d.wrong(s, "values", "“评价”只用于 form: matrix", "改 values")
	case l.Values == Share && !slices.Contains(slices.Concat(d.along, d.facet, l.Each), Parks):
		d.wrong(s, "values", "“占比”要沿园区，或 each: 园区", "加 each: 园区")
	case l.Before && slices.Contains(slices.Concat(d.along, l.Each), Years):
		d.wrong(s, "year", "沿年份的图不能写 year", "删去 year")
	}
}

// quantitiesOf returns what a quantity may run along.
func quantitiesOf(q Quantity) []Dimension {
	for _, x := range quantities {
		if x.word == q {
			return x.along
		}
	}
	return nil
}

func quantitiesAlong(dim Dimension) []string {
	var out []string
	for _, q := range quantities {
		if slices.Contains(q.along, dim) {
			out = append(out, string(q.word))
		}
	}
	return out
}

func (d *decoder) yes(s yaml.Section, key string) bool {
	return d.choice(s, key, noWord, []string{yesWord, noWord}) == yesWord
}

// number reads a whole number between bounds, 0 where there is none.
func (d *decoder) number(s yaml.Section, key string, least, most int) int {
	text := d.Text(s, key)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		d.wrong(s, key, key+" 应当是"+strconv.Itoa(least)+"到"+strconv.Itoa(most)+"的整数，这里是“"+text+"”", "如 "+key+": "+strconv.Itoa(least))
		return 0
	}
	return n
}

func (d *decoder) least(s yaml.Section) number.Decimal {
	return number.Int(int64(d.number(s, "least", 1, maxLeast)))
}

// bounded reports a text that is too long.
func (d *decoder) bounded(pos diag.Pos, key, text string) string {
	if utf8.RuneCountInString(text) <= maxText {
		return text
	}
	d.Add(diag.Errorf(pos, "bad-value", "%s 太长", key).Hintf("最多%d个字", maxText))
	return ""
}

func (d *decoder) phrase(s yaml.Section, key string) Phrase {
	return d.parse(s.Fields[key].Value, key)
}

func (d *decoder) parse(n yaml.Node, key string) Phrase {
	text, _ := d.Scalar(n, key, "文字")
	p, why, hint := parsePhrase(d.bounded(n.Pos, key, text))
	if why != "" {
		d.Add(diag.Errorf(n.Pos, "bad-value", "%s 里%s", key, why).Hintf("%s", hint))
	}
	return p
}

func (d *decoder) notes(s yaml.Section) []Phrase {
	var out []Phrase
	for _, n := range d.few(s, "notes", maxNotes, "条", "合并几条") {
		out = append(out, d.parse(n, "notes"))
	}
	return out
}
