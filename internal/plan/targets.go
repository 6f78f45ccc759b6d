package plan

import (
	"cmp"
	"slices"
	"strconv"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
)

func (b *builder) readAnnualTargets() {
	at := map[place]int{}
	seen := map[place]row{}
	var list []AnnualTarget
	for _, r := range b.rows(dataset.AnnualTargets) {
		reported := len(*b.found)
		t, ok := b.annualTarget(r)
		b.noteRefusal(r, "目标值", reported, ok)
		if !ok || r.folder == 0 && t.Year > b.e.Year { // nobody knows when a row that all editions share was set
			continue
		}
		k := place{code: t.Indicator, area: t.Area, year: t.Year}
		first, again := seen[k]
		if again && first.folder == r.folder {
			d := diag.Errorf(r.at("目标值"), "duplicate-row", "年度目标有两行：%s，%d年，%s", b.byCode[k.code].Name, k.year, k.area)
			b.add(d.Notef(first.at("目标值"), "第一行在这里").Hintf("只留一行"))
			continue
		}
		if again {
			b.retargeted = append(b.retargeted, retarget{list[at[k]], t, r.folder})
		}
		seen[k] = r
		list = put(list, at, k, t)
	}
	slices.SortStableFunc(list, func(a, c AnnualTarget) int {
		return cmp.Or(cmp.Compare(a.Indicator, c.Indicator), cmp.Compare(a.Year, c.Year))
	})
	for _, t := range list {
		if t.Area == b.e.Area {
			b.e.AnnualTargets = append(b.e.AnnualTargets, t)
		} else {
			b.e.ParkTargets = append(b.e.ParkTargets, t)
		}
	}
}

func (b *builder) annualTarget(r row) (t AnnualTarget, ok bool) {
	ind, ok := b.subject(r)
	if !ok {
		return t, false
	}
	t = AnnualTarget{Indicator: ind.Code, Note: r.Get("备注"), Pos: r.at("目标值")}
	if t.Year, ok = r.year("年份"); !ok {
		if r.Get("年份") == "" {
			r.required("年份")
		}
		return t, false
	}
	if t.Area, ok = b.area(r); !ok {
		return t, false
	}
	if reference(t.Area) {
		d := diag.Warningf(r.at("区域"), "idle-target", "%s的年度目标用不上", t.Area)
		b.add(d.Hintf("%s的目标把区域空着；园区的目标写园区名", b.e.Area))
		return t, false
	}
	if t.Value, ok = b.measured(r, "目标值", *ind); !ok || !t.Value.Known() {
		return t, false
	}
	t.Value.Demo = r.yes("演示")
	t.Value.Decimals = -1
	return t, true
}

func (b *builder) readRevisions() {
	for _, r := range b.rows(dataset.Revisions) {
		ind, ok := b.subject(r)
		if !ok {
			continue
		}
		v := Revision{Indicator: ind.Code, Pos: r.at("新值")}
		if v.Year, ok = r.year("年份"); !ok {
			continue
		}
		if v.Area, ok = b.area(r); !ok {
			continue
		}
		v.Reason, _ = r.required("原因")
		v.Old, v.OldStage = b.before(r, "原值", *ind)
		v.New, v.NewStage = b.before(r, "新值", *ind)
		v.Old.Demo, v.New.Demo = r.yes("演示"), r.yes("演示")
		b.e.Revisions = append(b.e.Revisions, v)
	}
}

func (b *builder) readAdjustments() {
	for _, r := range b.rows(dataset.Adjustments) {
		ind, ok := b.subject(r)
		if !ok {
			continue
		}
		a := Adjustment{Indicator: ind.Code, Date: r.date("日期", false), Pos: r.at("新目标")}
		if a.Year, ok = r.year("目标年"); !ok {
			continue
		}
		a.Document, _ = r.required("文件")
		a.Old, _ = b.measured(r, "原目标", *ind)
		a.New, ok = b.measured(r, "新目标", *ind)
		if !ok || !a.New.Known() {
			r.required("新目标")
			continue
		}
		a.Old.Decimals, a.New.Decimals = -1, -1
		a.Old.Demo, a.New.Demo = r.yes("演示"), r.yes("演示")
		b.checkAdjusted(r, *ind, a)
		b.e.Adjustments = append(b.e.Adjustments, a)
	}
	slices.SortStableFunc(b.e.Adjustments, func(a, c Adjustment) int {
		return cmp.Or(cmp.Compare(a.Indicator, c.Indicator), cmp.Compare(a.Year, c.Year), a.Date.Compare(c.Date))
	})
}

// checkAdjusted wants 原目标 to be a target of the indicator, or what an
// earlier adjustment made of it.
func (b *builder) checkAdjusted(r row, ind Indicator, a Adjustment) {
	var have []string
	for _, t := range ind.Targets {
		if t.Year == a.Year && sameNumber(t.Value, a.Old) {
			return
		}
		have = append(have, strconv.Itoa(t.Year)+"年"+t.Value.String())
	}
	for _, p := range b.e.Adjustments {
		if p.Indicator == a.Indicator && p.Year == a.Year && sameNumber(p.New, a.Old) {
			return
		}
	}
	if slices.ContainsFunc(b.retargeted, func(t retarget) bool { return t.adjustedBy(a) }) {
		return
	}
	d := diag.Errorf(r.at("原目标"), "bad-target", "“%s”没有%d年目标%s", ind.Name, a.Year, a.Old)
	b.add(d.Notef(ind.Pos, "指标体系中的目标：%v", have).Hintf("指标体系保留方案原来的目标值，调整只写在目标调整中"))
}
