package table

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Kinds are the four lists in their order.
func Kinds() []plan.ItemKind {
	return []plan.ItemKind{plan.Reform, plan.Application, plan.Project, plan.Task}
}

// List is one of the four lists in full. Projects show investment and a bullet
// of share done against time.
func List(b *ledger.Book, kind plan.ItemKind, items []ledger.Item, id, title string) document.Table {
	if kind == plan.Project {
		return projects(b, items, id, title)
	}
	columns := []column{small(numbers("序号", 2)), plain(words("名称", 12)), words("牵头单位", 6), small(words("配合单位", 12)), words("完成时限", 6)}
	if kind == plan.Application {
		columns = []column{small(numbers("序号", 2)), plain(words("事项", 12)), words("争取对象", 6), words("牵头单位", 6), numbers("金额\n亿元", 6), words("完成时限", 6)}
	}
	columns = append(columns, plain(words("评价", 6)), words("进展", 12))
	t := ruled(id, title, columns...)
	var rows []document.Row
	for i, it := range items {
		rows = append(rows, listRow(b, kind, it, i+1))
		t.Demo = t.Demo || it.Demo
	}
	add(&t, nil, rows...)
	return t
}

func listRow(b *ledger.Book, kind plan.ItemKind, it ledger.Item, n int) document.Row {
	cells := []document.Cell{text(orderOf(it, n)), two(phrase.Text(it.Name), phrase.Text(it.Content))}
	cells[1].Header = true
	if kind == plan.Application {
		cells = append(cells, text(it.From), cell(phrase.Owner(b, it.Owner)), bare(it.Total))
	} else {
		cells = append(cells, cell(phrase.Owner(b, it.Owner)), cell(phrase.Owners(b, it.With)))
	}
	return attention(it, row(append(cells, text(date(it.Deadline)), itemStatus(it), text(it.Progress))...))
}

// attention marks the row of an item that lags.
func attention(it ledger.Item, r document.Row) document.Row {
	if it.Verdict.Tone() == chart.Lag {
		r.Kind = document.Late
	}
	return r
}

func orderOf(it ledger.Item, n int) string { return cmp.Or(it.Number, fmt.Sprint(n)) }

func itemStatus(it ledger.Item) document.Cell {
	return two(phrase.Inlines{phrase.Status(it.Verdict)}, phrase.Text(it.Image))
}

func projects(b *ledger.Book, items []ledger.Item, id, title string) document.Table {
	year := fmt.Sprintf("%d年\n", b.Year())
	t := ruled(id, title,
		small(numbers("序号", 2)), plain(words("项目名称\n建设内容及规模", 12)), named(words("园区\n责任单位", 6), "园区、责任单位"), words("建设年限", 6),
		numbers("总投资", 4), numbers(year+"计划", 4), numbers(year+"完成", 4), small(numbers("占计划", 4)), numbers("累计\n完成", 4),
		plain(words("累计占总投资\n与时间进度之差", 8)), plain(words("评价\n形象进度", 4)))
	t.Unit = "亿元"
	var rows []document.Row
	for i, it := range items {
		rows = append(rows, projectRow(b, it, i+1))
		t.Demo = t.Demo || it.Demo
	}
	if len(items) > 1 {
		rows = append(rows, projectTotal(items))
	}
	add(&t, nil, rows...)
	note(&t, "进度条：填色为累计完成投资占总投资，竖线为时间进度，右侧为两者之差，个百分点，正数为超过时间进度，负数为落后时间进度。")
	return t
}

func projectRow(b *ledger.Book, it ledger.Item, n int) document.Row {
	name := two(phrase.Text(it.Name), phrase.Text(it.Content))
	name.Header = true
	share := text("—")
	if r := ledger.Percent(ledger.Ratio(it.Done, it.Planned)); r.Known() {
		share = cell(phrase.Num(r))
	}
	return attention(it, row(text(orderOf(it, n)), name, two(phrase.Park(b, it.Park), phrase.Owner(b, it.Owner)), text(building(it)),
		bare(it.Total), bare(it.Planned), bare(it.Done), share, bare(it.Cumulative), itemBullet(it), itemStatus(it)))
}

// building is 建设年限: 2023.01—2025.12.
func building(it ledger.Item) string {
	month := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format("2006.01")
	}
	if it.Begin.IsZero() && it.End.IsZero() {
		return ""
	}
	return month(it.Begin) + "—" + month(it.End)
}

// itemBullet is the share done against time, or the deadline of an item without one.
func itemBullet(it ledger.Item) document.Cell {
	bullet, ok := figure.Bullet(it.Name, it.Share, it.Elapsed)
	if !ok {
		return text("—")
	}
	return two(phrase.Inlines{document.Mini{Chart: bullet}}, bulletWords(it.Share, it.Elapsed))
}

func projectTotal(items []ledger.Item) document.Row {
	t := Totals(items)
	share := phrase.Text("—")
	if r := ledger.Percent(ledger.Ratio(t.Done, t.Planned)); r.Known() {
		share = phrase.Num(r)
	}
	cumulative := phrase.Text("")
	if r := ledger.Percent(ledger.Ratio(t.Cumulative, t.Total)); r.Known() {
		cumulative = phrase.Num(r)
	}
	r := row(text(""), head(phrase.Textf("合计（%d项）", len(items))), text(""), text(""),
		bare(t.Total), bare(t.Planned), bare(t.Done), cell(share), bare(t.Cumulative), cell(cumulative), text(""))
	r.Kind = document.Total
	return r
}

// Sums are the investments of several items, 亿元.
type Sums struct{ Total, Planned, Done, Cumulative number.Value }

// Totals adds the investments of items.
func Totals(items []ledger.Item) Sums {
	sum := func(pick func(ledger.Item) number.Value) number.Value {
		var values []number.Value
		decimals := 2
		for _, it := range items {
			v := pick(it)
			values = append(values, v)
			if v.Known() && v.Decimals < 0 {
				decimals = max(decimals, min(v.Dec.Places(), 4))
			}
		}
		return ledger.Sum("亿元", decimals, values...)
	}
	return Sums{
		Total:      sum(func(i ledger.Item) number.Value { return i.Total }),
		Planned:    sum(func(i ledger.Item) number.Value { return i.Planned }),
		Done:       sum(func(i ledger.Item) number.Value { return i.Done }),
		Cumulative: sum(func(i ledger.Item) number.Value { return i.Cumulative }),
	}
}

// needAttention returns the items that lag, worst first.
func needAttention(items []ledger.Item) []ledger.Item {
	var out []ledger.Item
	for _, it := range items {
		if t := it.Verdict.Tone(); t == chart.Lag || t == chart.Need {
			out = append(out, it)
		}
	}
	slices.SortStableFunc(out, func(x, y ledger.Item) int {
		a, b := ledger.Points(x.Share, x.Elapsed), ledger.Points(y.Share, y.Elapsed)
		if c := ledger.Worse(x.Verdict, y.Verdict); c != 0 || !a.Known() || !b.Known() {
			return c
		}
		return a.Dec.Cmp(b.Dec)
	})
	return out
}

// Attention shows the items that lag: why, what is done about it, by when.
func Attention(b *ledger.Book, kind plan.ItemKind, items []ledger.Item, id string) document.Table {
	late := needAttention(items)
	columns := []column{plain(words("名称", 12))}
	if kind == plan.Project {
		columns = append(columns, plain(words("累计占总投资\n与时间进度之差", 6)))
	}
	columns = append(columns, plain(words("评价", 6)), words("原因", 12), words("整改措施", 12), words("完成时限", 12))
	t := ruled(id, fmt.Sprintf("需要关注的%d项", len(late)), columns...)
	t.Lead, t.Remark = true, "慢于时间进度，或逾期"
	var rows []document.Row
	for _, it := range late {
		name := two(phrase.Text(it.Name), phrase.Join(phrase.Text(it.Park), separator(it.Park, it.Owner), phrase.Owner(b, it.Owner)))
		name.Header = true
		cells := []document.Cell{name}
		if kind == plan.Project {
			cells = append(cells, itemBullet(it))
		}
		cells = append(cells, cell(phrase.Inlines{phrase.Status(it.Verdict)}), two(phrase.Text(it.Problem), phrase.Lead(it)), text(it.Measure), text(date(itemEnd(it))))
		rows = append(rows, document.Row{Kind: document.Late, Cells: cells})
		t.Demo = t.Demo || it.Demo
	}
	add(&t, nil, rows...)
	return t
}

func separator(a, b string) phrase.Inlines {
	if a == "" || b == "" {
		return nil
	}
	return phrase.Text("，")
}

func itemEnd(it ledger.Item) time.Time {
	if !it.Deadline.IsZero() {
		return it.Deadline
	}
	return it.End
}

// states are how items stand: done, as fast as time, slower, overdue.
type states struct{ all, done, going, slow, overdue int }

func statesOf(items []ledger.Item) (s states, demo bool) {
	for _, it := range items {
		s.all++
		demo = demo || it.Demo
		switch {
		case it.Verdict == assess.Overdue:
			s.overdue++
		case it.Verdict.Tone() == chart.Met:
			s.done++
		case it.Verdict.Tone() == chart.Need || it.Verdict.Tone() == chart.Lag:
			s.slow++
		default:
			s.going++
		}
	}
	return s, demo
}

// countColumns are the heads of what [states] counts.
func countColumns(first string) []column {
	return []column{plain(words(first, 12)), numbers("总数", 3), numbers("已完成", 3), numbers("按进度", 3), numbers("较慢", 3), numbers("逾期", 3)}
}

func countRow(name phrase.Inlines, items []ledger.Item) document.Row {
	s, demo := statesOf(items)
	cells := []document.Cell{head(name)}
	for _, n := range []int{s.all, s.done, s.going, s.slow, s.overdue} {
		cells = append(cells, bare(ledger.Count(n, "", demo)))
	}
	return row(cells...)
}

// Counts shows the four lists: how many, done, on the way, slow, overdue.
func Counts(b *ledger.Book, id, title string) document.Table {
	t := ruled(id, title, countColumns("清单")...)
	t.Unit = "项"
	var rows []document.Row
	for _, k := range Kinds() {
		if items := b.Items(ledger.ItemFilter{Kind: &k}); len(items) > 0 {
			rows = append(rows, countRow(phrase.Link(address.List(b.Year(), k), k.String()), items))
		}
	}
	add(&t, nil, rows...)
	return t
}

// CountsByOwner shows the items of a list by the department that leads them, in
// the order of the departments, others last; of one department it shows nothing.
func CountsByOwner(b *ledger.Book, items []ledger.Item, id, title string) document.Table {
	t := ruled(id, title, countColumns("牵头单位")...)
	t.Unit = "项"
	var order []string
	for _, d := range b.Edition().Departments {
		order = append(order, d.Name)
	}
	by := map[string][]ledger.Item{}
	for _, it := range items {
		if !slices.Contains(order, it.Owner) {
			order = append(order, it.Owner)
		}
		by[it.Owner] = append(by[it.Owner], it)
		t.Demo = t.Demo || it.Demo
	}
	var rows []document.Row
	for _, name := range order {
		if len(by[name]) > 0 {
			rows = append(rows, countRow(phrase.Owner(b, name), by[name]))
		}
	}
	if len(rows) < 2 {
		return t
	}
	total := countRow(phrase.Text("合计"), items)
	total.Kind = document.Total
	add(&t, nil, append(rows, total)...)
	return t
}
