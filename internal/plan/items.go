package plan

import (
	"time"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

func (b *builder) readItems() {
	kinds := []dataset.Kind{Reform: dataset.Reforms, Application: dataset.Applications, Project: dataset.Projects, Task: dataset.Tasks}
	for k, name := range kinds {
		seen := map[string]row{}
		for _, r := range b.rows(name) {
			if !r.public() {
				b.withhold()
				continue
			}
			i, ok := b.item(r, ItemKind(k))
			if !ok || b.numberTwice(seen, r, i.Number) {
				continue
			}
			b.checkItem(r, i)
			b.e.Items = append(b.e.Items, i)
		}
	}
}

func (b *builder) numberTwice(seen map[string]row, r row, n string) bool {
	first, dup := seen[n]
	if n == "" || !dup {
		seen[n] = r
		return false
	}
	d := diag.Errorf(r.at("编号"), "duplicate-row", "编号“%s”用了两次", diag.Clip(n))
	b.add(d.Notef(first.at("编号"), "第一次在这里").Hintf("换一个编号，或删去一行"))
	return true
}

// item reads the columns common to all lists, then those of its kind.
func (b *builder) item(r row, k ItemKind) (i Item, ok bool) {
	i = Item{
		Kind: k, Content: r.Get("内容"), Chapter: numeral(r.Get("章")), Park: b.park(r),
		With: b.owners(r, "配合单位"), Deadline: r.date("完成时限", true),
		Progress: r.Get("进展"), Problem: r.Get("问题"), Measure: r.Get("措施"),
		Demo: r.yes("演示"), Note: r.Get("备注"), Pos: r.at("编号"),
	}
	i.Number, _ = r.required("编号")
	if i.Name, ok = r.required("名称"); !ok {
		return i, false
	}
	if owner, ok := r.required("牵头单位"); ok {
		i.Owner = b.department(r, "牵头单位", owner)
	}
	i.Stage, _ = choose(r, "状态", stageWords())
	switch k {
	case Application:
		i.From = r.Get("争取对象")
		if i.Content == "" {
			i.Content = r.Get("争取事项")
		}
		i.Total = money(r, "争取资金", i.Demo)
	case Project:
		i.Begin, i.End = r.date("建设起", false), r.date("建设止", true)
		i.Total, i.Planned = money(r, "总投资", i.Demo), money(r, "年度计划", i.Demo)
		i.Done, i.Cumulative = money(r, "年度完成", i.Demo), money(r, "累计完成", i.Demo)
		i.Image = r.Get("形象进度")
		if i.Deadline.IsZero() {
			i.Deadline = i.End
		}
	}
	return i, true
}

// money reads an investment in 亿元, which the column may give in another unit of money.
func money(r row, field string, demo bool) number.Value {
	v := r.number(field)
	if v.Known() && v.Dec.Sign() < 0 {
		r.add(diag.Errorf(r.at(field), "bad-number", "%s是负数", field).Hintf("改成不小于0的数"))
		return number.Value{}
	}
	if v.Known() && v.Unit != "" && v.Unit != "亿元" {
		d, ok := number.Convert(v.Dec, v.Unit, "亿元")
		if !ok {
			r.add(diag.Errorf(r.at(field), "unit-mismatch", "%s的单位是“%s”，不能换算成亿元", field, diag.Clip(string(v.Unit))).Hintf("表头写 %s（亿元）", field))
			return number.Value{}
		}
		v.Dec = d
	}
	v.Unit, v.Decimals, v.Demo = "亿元", 2, demo
	return v
}

// checkItem reports what in one row contradicts itself, and what is overdue without a word.
func (b *builder) checkItem(r row, i Item) {
	end := b.e.YearEnd()
	if i.Stage == NoStage && r.Get("状态") == "" {
		d := diag.Warningf(r.at("状态"), "missing-status", "“%s”没有状态", diag.Clip(i.Name))
		if i.Late(end) {
			d = diag.Errorf(r.at("状态"), "overdue-without-status", "“%s”已到完成时限（%s），没有状态", diag.Clip(i.Name), i.Deadline.Format("2006-01-02"))
		}
		b.add(d.Hintf("填未启动、推进中或已完成"))
	}
	if !i.Begin.IsZero() && !i.End.IsZero() && i.End.Before(i.Begin) {
		b.add(diag.Errorf(r.at("建设止"), "bad-date", "建设止早于建设起").Hintf("检查两个年月"))
	}
	if more(i.Done, i.Cumulative) {
		b.add(diag.Warningf(r.at("累计完成"), "bad-sum", "累计完成%s小于年度完成%s", i.Cumulative, i.Done).Hintf("累计完成包括本年"))
	}
	if more(i.Cumulative, i.Total) {
		b.add(diag.Warningf(r.at("累计完成"), "bad-sum", "累计完成%s大于总投资%s", i.Cumulative, i.Total).Hintf("检查单位；总投资有调整就改总投资"))
	}
}

func more(a, b number.Value) bool { return a.Known() && b.Known() && a.Dec.Cmp(b.Dec) > 0 }

// YearEnd is the last moment of the edition's year: lists are judged as of then.
func (e Edition) YearEnd() time.Time {
	return time.Date(e.Year, 12, 31, 23, 59, 59, 0, beijing())
}

// Late reports whether the deadline has passed at t and the item is not completed.
func (i Item) Late(t time.Time) bool {
	return i.Stage != Completed && !i.Deadline.IsZero() && !i.Deadline.After(t)
}

// TimeShare is the share of the months of building, from Begin to End, that
// have passed at t, as a ratio between 0 and 1: the month of t counts if t is
// in its last day. Unknown where Begin or End is.
func (i Item) TimeShare(t time.Time) number.Value {
	if i.Begin.IsZero() || i.End.IsZero() || i.End.Before(i.Begin) {
		return number.Value{}
	}
	t = t.In(beijing())
	gone := months(t) - months(i.Begin)
	if t.AddDate(0, 0, 1).Month() != t.Month() {
		gone++
	}
	all := months(i.End) - months(i.Begin) + 1
	gone = min(max(gone, 0), all)
	return number.Value{Dec: number.Int(int64(gone)).Quo(number.Int(int64(all))), State: number.Present, Decimals: 3}
}

func months(t time.Time) int { return t.Year()*12 + int(t.Month()) }

func (b *builder) readRemedies() {
	seen := map[string]row{}
	for _, r := range b.rows(dataset.Supervision) {
		if !r.public() {
			b.withhold()
			continue
		}
		m := Remedy{
			Measure: r.Get("措施"), Opened: r.date("发现日期", false), Deadline: r.date("整改期限", true), Closed: r.date("办结日期", false),
			Result: r.Get("结果"), Demo: r.yes("演示"), Pos: r.at("编号"),
		}
		m.Number, _ = r.required("编号")
		m.Subject, _ = r.required("指标或事项")
		m.Problem, _ = r.required("问题")
		if owner, ok := r.required("责任单位"); ok {
			m.Owner = b.department(r, "责任单位", owner)
		}
		m.Done, _ = choose(r, "状态", closingWords())
		m.Done = m.Done || !m.Closed.IsZero()
		if b.numberTwice(seen, r, m.Number) {
			continue
		}
		if m.Done && m.Result == "" {
			b.add(diag.Warningf(r.at("结果"), "missing-field", "已办结，没有写结果").Hintf("写办结的结果"))
		}
		b.e.Remedies = append(b.e.Remedies, m)
	}
}
