package table

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// History is an indicator's series year by year: value, change, what was due,
// annual target, state, source and the cell that it was read from.
func History(b *ledger.Book, ind plan.Indicator, id string) document.Table {
	m, _ := b.Main(ind.Code)
	due := m.Due.Known()
	columns := []column{plain(words("年份", 12)), numbers(figure.Short(ind), 6), numbers("比上年"+rateHead(ind), 6)}
	if due {
		columns = append(columns, small(numbers("应达水平", 6)), small(numbers("差", 6)))
	}
	columns = append(columns, small(numbers("年度目标", 6)), words("状态", 6), words("来源", 12), words("来源单元格", 12))
	t := ruled(id, "历年数据", columns...)
	t.Lead, t.Wide, t.Unit = true, true, string(ind.Unit)
	var rows []document.Row
	first, last := historyYears(b, ind, m)
	for y := first; y <= last; y++ {
		rows = append(rows, historyRow(b, ind, m, y, due))
		t.Demo = t.Demo || demoStage(b, ind, y, "")
	}
	add(&t, nil, rows...)
	note(&t, "—：不适用。")
	for _, n := range observationNotes(b, ind) {
		note(&t, n)
	}
	return t
}

func rateHead(ind plan.Indicator) string {
	switch {
	case ind.Measure == plan.Amount || ind.Measure == plan.Count:
		return "增长\n%"
	case ind.Unit.Difference() != ind.Unit:
		return "\n" + string(ind.Unit.Difference())
	}
	return "之差"
}

// historyYears runs from the first value or the base to the target's year.
func historyYears(b *ledger.Book, ind plan.Indicator, m assess.Assessment) (first, last int) {
	first, last = b.Year(), b.Year()
	if years := b.Years(ind.Code, ""); len(years) > 0 {
		first = min(first, years[0])
	}
	if m.Base.Known() && m.BaseYear > 0 {
		first = min(first, m.BaseYear)
	}
	if m.Target.Year > last && m.Target.Year <= last+30 {
		last = m.Target.Year
	}
	return max(first, last-60), last
}

func historyRow(b *ledger.Book, ind plan.Indicator, m assess.Assessment, year int, due bool) document.Row {
	o, ok := b.At(ind.Code, year, "")
	value, state, source, place := historyValue(b, ind, o, ok), "", "", phrase.Inlines(nil)
	if ok {
		state, source, place = phrase.State(o.Value), o.Source, provenance(o)
	}
	if !ok && year > b.Year() {
		value = aim(ind, m, year)
		state = "目标"
		if year != m.Target.Year {
			state = "—"
		}
	}
	cells := []document.Cell{head(phrase.Textf("%d", year)), value, cell(phrase.Signed(b.Movement(ind.Code, year, "").Rate))}
	if due {
		level := figure.Due(m, year)
		cells = append(cells, bare(level), dueGap(b, ind, m, year, level))
	}
	from := cell(phrase.Text(source))
	if ok && o.URL != "" {
		from = cell(Source(o))
	}
	cells = append(cells, bare(b.AnnualTarget(ind.Code, year)), text(state), from, cell(place))
	r := row(cells...)
	if year == b.Year() {
		r.Kind = document.Current
	}
	return r
}

func historyValue(b *ledger.Book, ind plan.Indicator, o plan.Observation, ok bool) document.Cell {
	switch {
	case ok && o.Stage != plan.NoStage:
		return text(o.Stage.String())
	case ok && o.Value.State != number.Unknown:
		return bare(b.Value(ind.Code, o.Year, ""))
	}
	return text(phrase.NoData)
}

func aim(ind plan.Indicator, m assess.Assessment, year int) document.Cell {
	if year != m.Target.Year {
		return text("—")
	}
	return cell(phrase.Join(phrase.Text("目标 "), phrase.BareTarget(ind, m.Target)))
}

// dueGap is the signed difference to what was due: positive is ahead.
func dueGap(b *ledger.Book, ind plan.Indicator, m assess.Assessment, year int, d number.Value) document.Cell {
	if !b.Value(ind.Code, year, "").Known() || !d.Known() || year == m.BaseYear {
		return text("—")
	}
	return cell(phrase.Signed(m.GapIn(year)))
}

// provenance names the cells of a value.
func provenance(o plan.Observation) phrase.Inlines {
	var out phrase.Inlines
	for i, origin := range o.Value.Origins {
		if i > 0 {
			out = append(out, document.Break{})
		}
		out = append(out, document.Code(origin.String()))
	}
	if len(out) == 0 && o.Pos.Cell != "" {
		return phrase.Inlines{document.Code(o.Pos.String())}
	}
	return out
}

// Source names an observation's source: a link where its address is secure, the address
// as text where it is not.
func Source(o plan.Observation) phrase.Inlines {
	name := ledger.SourceName(o)
	switch {
	case strings.HasPrefix(o.URL, "https://"):
		return phrase.Inlines{document.Link{Href: o.URL, External: true, Text: phrase.Text(name)}}
	case o.URL != "":
		return phrase.Text(name + "（" + o.URL + "）")
	}
	return phrase.Text(name)
}

// observationNotes are the remarks of a series, each once with its years.
func observationNotes(b *ledger.Book, ind plan.Indicator) []string {
	var out, order []string
	years := map[string][]string{}
	for _, y := range b.Years(ind.Code, "") {
		o, _ := b.At(ind.Code, y, "")
		if o.Break {
			out = append(out, fmt.Sprintf("%d年起口径变更，与以前不可比。", y))
		}
		remarks := o.Remarks()
		if remarks == "" {
			continue
		}
		if years[remarks] == nil {
			order = append(order, remarks)
		}
		years[remarks] = append(years[remarks], fmt.Sprint(y))
	}
	for _, n := range order {
		out = append(out, strings.Join(years[n], "、")+"年："+n)
	}
	return out
}

// Elsewhere lists values of other areas and of part of a year: for reference,
// never judged.
func Elsewhere(b *ledger.Book, ind plan.Indicator, id string) document.Table {
	t := ruled(id, "参考：其他区域或期别的公开数", plain(words("区域", 4)), words("年份", 4), words("期别", 4), numbers("数值", 6), words("状态", 6), words("来源", 12), small(words("说明", 12)))
	t.Unit = string(ind.Unit)
	var rows []document.Row
	for _, o := range b.Others(ind.Code) {
		area, period := o.Area, o.Period
		if area == "" {
			area = b.Edition().Area
		}
		if period == "" {
			period = plan.FullYear
		}
		v := o.Value
		value := phrase.Bare(v)
		if v.Known() && v.Unit != "" && v.Unit != ind.Unit {
			value = phrase.Num(v)
		}
		rows = append(rows, row(head(phrase.Text(area)), text(fmt.Sprint(o.Year)), text(period), cell(value), text(phrase.State(v)), cell(Source(o)), text(o.Remarks())))
	}
	add(&t, nil, rows...)
	note(&t, "不是本区全年数，不作评价。")
	return t
}

// Vintages shows what each edition said of an indicator, and every revision
// with its reason. Editions after b's are left out.
func Vintages(shelf *ledger.Shelf, b *ledger.Book, ind plan.Indicator, id string) document.Table {
	var books []*ledger.Book
	for _, x := range shelf.Books {
		if x.Year() <= b.Year() && x.Indicator(ind.Code) != nil {
			books = append(books, x)
		}
	}
	years := b.Years(ind.Code, "")
	if len(years) > 5 {
		years = years[len(years)-5:]
	}
	columns := []column{plain(words("版次\n发布", 12))}
	for _, y := range years {
		columns = append(columns, numbers(fmt.Sprintf("%d年", y), 3))
	}
	columns = append(columns, words("当年评价", 6), words("改了什么，为什么", 12))
	t := ruled(id, "历版所载与修订", columns...)
	t.Lead, t.Wide, t.Unit = true, true, string(ind.Unit)
	var rows []document.Row
	for _, x := range books {
		rows = append(rows, vintage(x, b, ind, years))
		t.Demo = t.Demo || slices.ContainsFunc(years, func(y int) bool { return demoStage(x, ind, y, "") })
	}
	add(&t, nil, rows...)
	if !phrase.StatesOnly(ind) {
		note(&t, "粗体为该版修订的数。")
	}
	note(&t, "已发布的版次原样保留，不回改。")
	return t
}

func vintage(x, latest *ledger.Book, ind plan.Indicator, years []int) document.Row {
	name := phrase.Link(address.Indicator(x.Year(), ind.Code), x.Title())
	if x == latest {
		name = phrase.Strong(document.Text(x.Title()))
	}
	cells := []document.Cell{{Text: name, Second: phrase.Text(released(x)), Header: true}}
	for _, y := range years {
		cells = append(cells, vintageValue(x, ind, y))
	}
	verdict := text("—")
	if m, ok := x.Main(ind.Code); ok {
		verdict = verdictCell(m)
	}
	return row(append(cells, verdict, cell(revisions(x, ind)))...)
}

// released is the day on which an edition was published.
func released(b *ledger.Book) string {
	if !b.Edition().Released {
		return "草稿"
	}
	return date(b.Edition().Date)
}

func vintageValue(x *ledger.Book, ind plan.Indicator, year int) document.Cell {
	o, ok := x.At(ind.Code, year, "")
	if year > x.Year() || !ok {
		return text("—")
	}
	if o.Stage != plan.NoStage {
		return text(o.Stage.String())
	}
	v := x.Value(ind.Code, year, "")
	c := bare(v)
	if x.Before != nil && year <= x.Before.Year() {
		if was := x.Before.Value(ind.Code, year, ""); was.Known() && v.Known() && was.Dec.Cmp(v.Dec) != 0 {
			c = cell(phrase.Strong(document.Number{Value: v, Bare: true}))
		}
	}
	return c
}

// revisions are the reasons given for what the edition changed.
func revisions(x *ledger.Book, ind plan.Indicator) phrase.Inlines {
	if x.Before == nil || x.Before.Indicator(ind.Code) == nil {
		return phrase.Text("首次发布")
	}
	var out phrase.Inlines
	for _, r := range x.Edition().Revisions {
		if r.Indicator != ind.Code || !ownArea(x, r) || revised(x.Before, r) {
			continue
		}
		if len(out) > 0 {
			out = append(out, document.Break{})
		}
		out = append(out, phrase.Join(phrase.Textf("%d年由", r.Year), revisedFrom(r), phrase.Text("改为"), revisedTo(r), phrase.Text("："+r.Reason))...)
	}
	if out == nil {
		return phrase.Text("—")
	}
	return out
}

// ownArea reports whether a revision is of the edition's own area.
func ownArea(b *ledger.Book, r plan.Revision) bool { return r.Area == "" || r.Area == b.Edition().Area }

// revised reports whether an earlier edition already told of a revision.
func revised(b *ledger.Book, r plan.Revision) bool {
	return slices.ContainsFunc(b.Edition().Revisions, r.Same)
}
