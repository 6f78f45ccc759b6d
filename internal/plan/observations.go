package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// place is what a yearly figure is found by; a row with the same place replaces another.
type place struct {
	code, area, period string
	year               int
}

// entry is an observation with the row it came from.
type entry struct {
	Observation
	row row
}

func (b *builder) readObservations() {
	at := map[place]int{}
	var list []entry
	for _, r := range b.rows(dataset.Observations) {
		reported := len(*b.found)
		o, ok := b.observation(r)
		b.noteRefusal(r, "数值", reported, o.Value.State != number.Unknown || o.Stage != NoStage)
		if !ok {
			continue
		}
		k := place{o.Indicator, o.Area, o.Period, o.Year}
		n, again := at[k]
		switch {
		case !again:
			at[k] = len(list)
			list = append(list, entry{o, r})
		case list[n].row.folder == r.folder && apart(list[n], entry{o, r}):
			list[n] = b.oneOfTwo(list[n], entry{o, r})
		case list[n].row.folder == r.folder:
			d := diag.Errorf(r.at("数值"), "duplicate-row", "%s有两行：%s，%d年，%s，%s", dataset.Observations, b.byCode[k.code].Name, k.year, k.area, k.period)
			b.add(d.Notef(list[n].Pos, "第一行在这里，数值是“%s”", diag.Clip(list[n].row.Get("数值"))).Hintf("只留一行；是另一个区域或期别就在该列写明"))
		default:
			b.checkRevised(list[n], entry{o, r})
			list[n] = entry{o, r}
		}
	}
	for _, o := range list {
		b.e.Observations = append(b.e.Observations, o.Observation)
	}
	sortObservations(b.e.Observations)
}

// apart reports whether a figure stands in a statistical table and, in another
// workbook, once more: nobody keyed it twice.
func apart(x, y entry) bool {
	return (x.row.fed() || y.row.fed()) && x.Pos.File != y.Pos.File && x.Value.Known() && y.Value.Known()
}

// oneOfTwo keeps the standard workbook's figure, else the first, and reports
// where the two are not one number.
func (b *builder) oneOfTwo(x, y entry) entry {
	if x.row.fed() && !y.row.fed() {
		x, y = y, x
	}
	if reconcile.Agree(x.Value.Dec, y.Value.Dec) {
		return x
	}
	off := y.Value.Dec.Sub(x.Value.Dec).Abs()
	d := diag.Warningf(y.Pos, reconcile.TwoFigures, "%s %d年在这里是%s，在 %s 是%s，相差%s%s，用了后一个数",
		b.byCode[y.Indicator].Name, y.Year, y.Value, x.Pos, x.Value, plain(off), y.Value.Unit)
	b.add(d.Notef(x.Pos, "同一个数在这里").Hintf("核对两处，改正错的，或只留一处"))
	return x
}

// fed reports whether r was made of a statistical table.
func (r row) fed() bool { return r.table != nil && r.table.Map != (diag.Pos{}) }

// noteRefusal remembers the indicator of a row in which an error was found
// since reported, or whose figure package dataset could not read.
func (b *builder) noteRefusal(r row, field string, reported int, read bool) {
	code, ok := b.indicators.find(r.Get("指标"))
	if ok && ((*b.found)[reported:].HasErrors() || !read && r.Fields[field].IsNumber && r.Get(field) != "") {
		b.e.refused[code] = true
	}
}

func sortObservations(list []Observation) {
	slices.SortStableFunc(list, func(a, b Observation) int {
		return cmp.Or(strings.Compare(a.Indicator, b.Indicator), strings.Compare(a.Area, b.Area),
			strings.Compare(a.Period, b.Period), cmp.Compare(a.Year, b.Year))
	})
}

// observation reads one row; ok is false when it says nothing that the edition may know.
func (b *builder) observation(r row) (o Observation, ok bool) {
	ind, ok := b.subject(r)
	if !ok {
		return o, false
	}
	year, ok := r.year("年份")
	if !ok {
		if r.Get("年份") == "" {
			r.required("年份")
		}
		return o, false
	}
	if year > b.e.Year {
		b.checkFuture(r, year)
		return o, false
	}
	area, ok := b.area(r)
	if !ok {
		return o, false
	}
	o = Observation{
		Indicator: ind.Code, Year: year, Period: period(r.Get("期别")), Area: area,
		Break: r.yes("口径变更"), Source: r.Get("来源"), URL: address(r), Note: r.Get("备注"),
		Converted: r.Get(dataset.Converted), Pos: r.at("数值"),
	}
	return o, b.reading(r, *ind, &o)
}

// subject resolves 指标; ok is false for unknown names, which are reported, and for what is not public.
func (b *builder) subject(r row) (*Indicator, bool) {
	if !r.public() {
		b.withhold()
		return nil, false
	}
	w, ok := r.required("指标")
	if !ok {
		return nil, false
	}
	if code, ok := b.indicators.find(w); ok {
		return b.byCode[code], true
	}
	if b.indicators.hidden[fold(w)] {
		b.withhold()
		return nil, false
	}
	if len(b.e.Indicators) == 0 {
		return nil, false
	}
	near, _ := b.indicators.find(b.indicators.suggest(w))
	b.e.refused[near] = true
	d := diag.Errorf(r.at("指标"), "unknown-indicator", "指标体系中没有“%s”", diag.Clip(w))
	r.add(d.Hintf("%s", b.indicators.hint(w, "写指标体系中的名称、简称、别名或代码；新指标先在指标体系中加一行")))
	return nil, false
}

// checkFuture reports a value later than the year of its own folder's edition,
// or than the last edition.
func (b *builder) checkFuture(r row, year int) {
	last := 0
	for _, e := range b.cfg.Editions {
		last = max(last, e.Year)
	}
	if r.folder != b.e.Year && (r.folder != 0 || b.e.Year != last) {
		return
	}
	d := diag.Warningf(r.at("年份"), "future-value", "%d年版读到%d年的数值，不采用", b.e.Year, year)
	r.add(d.Hintf("检查年份；确是以后的数，放到 data/%d/ 下", year))
}

// period returns the usual spelling: blank and 年度 are 全年, 1-9月 is 1—9月.
func period(s string) string {
	switch s {
	case "", "年度", "全年度", "1-12月", "1—12月", "12月":
		return FullYear
	}
	if strings.HasSuffix(s, "月") {
		s = strings.NewReplacer("-", "—", "–", "—", "－", "—", "~", "—", "～", "—", "至", "—", "——", "—").Replace(s)
	}
	return s
}

// reading reads 数值: a stage for a milestone, else a number in the indicator's unit.
func (b *builder) reading(r row, ind Indicator, o *Observation) bool {
	f := r.Fields["数值"]
	milestone, numeric := ind.asksFor()
	if milestone && !f.IsNumber && f.Text != "" {
		stage, ok := choose(r, "数值", stageWords())
		o.Stage = stage
		o.Value = number.Value{Status: status(r), Demo: r.yes("演示"), Origins: f.Number.Origins}
		if f.Pos.Cell != "" && len(o.Value.Origins) == 0 {
			o.Value.Origins = []number.Origin{r.origin(f.Pos.Cell)}
		}
		return ok
	}
	if !numeric && f.IsNumber && f.Number.Known() {
		d := diag.Errorf(r.at("数值"), "bad-stage", "“%s”是里程碑，数值是“%s”", ind.Name, diag.Clip(f.Text))
		r.add(d.Hintf("填未启动、推进中或已完成"))
		return false
	}
	if isStage(f.Text) && !milestone {
		d := diag.Errorf(r.at("数值"), "bad-number", "“%s”没有里程碑目标，数值是“%s”，不是数", ind.Name, diag.Clip(f.Text))
		r.add(d.Hintf("改成数字；是里程碑就把目标类型改为“里程碑”"))
		return false
	}
	v, ok := b.measured(r, "数值", ind)
	v.Status = status(r)
	v.Demo = r.yes("演示")
	o.Value = v
	return ok
}

func isStage(s string) bool {
	return slices.ContainsFunc(stageWords(), func(w word[Stage]) bool { return w.text == s })
}

// asksFor says which kinds of reading the indicator's targets need.
func (i Indicator) asksFor() (milestone, numeric bool) {
	for _, t := range i.Targets {
		milestone = milestone || t.Kind == Milestone
		numeric = numeric || t.Kind != Milestone
	}
	return milestone, numeric || !milestone
}

func status(r row) number.Status {
	s, _ := choose(r, "状态", statusWords())
	return s
}

// measured reads a number and brings it into the indicator's unit and decimals.
func (b *builder) measured(r row, field string, ind Indicator) (number.Value, bool) {
	v := r.number(field)
	from := number.Unit(r.Get("单位"))
	if from == "" {
		from = v.Unit
	}
	if r.table.Map.File != "" && v.Known() && from != ind.Unit {
		return r.fromTable(v, from, ind)
	}
	if v.Known() && from != "" && from != ind.Unit {
		d, ok := number.Convert(v.Dec, from, ind.Unit)
		if !ok {
			r.add(mismatch(r.unitAt(field), from, ind))
			return number.Value{}, false
		}
		s := diag.Suggestf(r.unitAt(field), "unit-converted", "单位是“%s”，“%s”的单位是“%s”，已换算", diag.Clip(string(from)), ind.Name, ind.Unit)
		r.add(s.Hintf("%s %s = %s %s；直接填以“%s”计的数更好核对", v.Dec.Text(-1), from, plain(d), ind.Unit, ind.Unit))
		v.Dec = d
	}
	v.Unit, v.Decimals = ind.Unit, ind.Decimals
	return v, true
}

// fromTable takes a figure of a statistical table, which is converted only
// where its map asks for it, and whose unit nobody may have written. What is
// wrong is wrong for all of a feed, and so found there.
func (r row) fromTable(v number.Value, from number.Unit, ind Indicator) (number.Value, bool) {
	if from == "" {
		d := diag.Warningf(r.at("指标"), "unknown-unit", "“%s”在表中的单位不明，当作“%s”", ind.Name, ind.Unit)
		r.add(d.Notef(r.Pos, "数在这里").Hintf("核对后加一行 unit: %s，或写表中的单位", ind.Unit))
		v.Unit, v.Decimals = ind.Unit, ind.Decimals
		return v, true
	}
	d := mismatch(r.at("指标"), from, ind)
	if _, ok := number.Convert(v.Dec, from, ind.Unit); ok {
		d.Message = fmt.Sprintf("单位是“%s”，“%s”的单位是“%s”", diag.Clip(string(from)), ind.Name, ind.Unit)
		d.Hint = fmt.Sprintf("要换算就在 %s 的这张表里加一行 convert: {%s: %s}", r.table.Map.File, from, ind.Unit)
	}
	r.add(d.Notef(r.at("数值"), "数在这里"))
	return number.Value{}, false
}

// unitAt is where the unit of a field's number is: column 单位 if it is filled,
// else the number's own cell or its header, which the cell is nearer to.
func (r row) unitAt(field string) diag.Pos {
	if r.Get("单位") != "" {
		return r.at("单位")
	}
	return r.at(field)
}

func mismatch(at diag.Pos, from number.Unit, ind Indicator) diag.Diagnostic {
	if ind.Unit == "" {
		d := diag.Errorf(at, "unit-mismatch", "单位是“%s”，“%s”在指标体系中没有单位", diag.Clip(string(from)), ind.Name)
		return d.Notef(ind.Pos, "指标在这里").Hintf("在指标体系中填单位，或去掉这里的单位")
	}
	d := diag.Errorf(at, "unit-mismatch", "单位是“%s”，“%s”的单位是“%s”，不能换算", diag.Clip(string(from)), ind.Name, ind.Unit)
	return d.Notef(ind.Pos, "指标在这里").Hintf("把数值改成以“%s”计，或改指标体系中的单位", ind.Unit)
}

func plain(d number.Decimal) string { return d.Significant(12).Text(-1) }

// origin is the cell as an origin, for what is read as a word.
func (r row) origin(cell string) number.Origin {
	o := r.table.Origin
	o.Cell = cell
	return o
}
