package plan

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
)

// unjudged is the verdict that every kind of target may have.
const unjudged = "无法评估"

// Verdicts returns the words that a verdict on the target may be in an edition
// of the given year, best first.
func (t Target) Verdicts(year int) []string {
	reached := t.Year > 0 && year >= t.Year
	var words []string
	switch t.Kind {
	case Level, Multiple, ShareAbove:
		words = []string{"提前实现", "快于预期", "符合预期", "需加快", "滞后", "倒退"}
		if reached {
			words = []string{"已达成", "未达成"}
		}
	case Band:
		words = []string{"达标", "未达标"}
		if reached {
			words = []string{"已达成", "未达成"}
		}
	case Keep, AverageGrowth, Monotone, Zero:
		words = []string{"达标", "未达标"}
	case Milestone:
		words = []string{"已完成", "推进中", "未启动", "逾期"}
	}
	return append(words, unjudged)
}

func (b *builder) readOverrides() {
	first := map[place]row{}
	for _, r := range b.rows(dataset.Overrides) {
		o, ok := b.override(r)
		if !ok {
			continue
		}
		k := place{code: o.Indicator, year: o.Target}
		if was, again := first[k]; again {
			d := diag.Errorf(r.at("指标"), "duplicate-row", "“%s”的同一个目标有两行评价调整", b.byCode[o.Indicator].Name)
			b.add(d.Notef(was.at("指标"), "第一行在这里").Hintf("只留一行；是另一个目标就写条款或目标年"))
			continue
		}
		first[k] = r
		b.e.Overrides = append(b.e.Overrides, o)
	}
}

// override reads one row. A row without a reason or a name overrides nothing.
func (b *builder) override(r row) (o Override, ok bool) {
	ind, ok := b.subject(r)
	if !ok {
		return o, false
	}
	o = Override{Indicator: ind.Code, Date: r.date("日期", false), Demo: r.yes("演示"), Note: r.Get("备注"), Pos: r.at("评价")}
	var reasoned, signed, said bool
	o.Reason, reasoned = r.required("原因")
	o.By, signed = r.required("签发人")
	o.Verdict, said = r.required("评价")
	o.Target, ok = b.aim(r, *ind)
	return o, ok && reasoned && signed && said && b.fits(r, *ind, o)
}

// aim finds the target that 条款 and 目标年 single out. A clause that repeats
// another's target means that.
func (b *builder) aim(r row, ind Indicator) (int, bool) {
	clause := fold(r.Get("条款"))
	year, dated := r.year("目标年")
	if !dated && r.Get("目标年") != "" {
		return 0, false
	}
	var fit []int
	for n, t := range ind.Targets {
		if clause != "" && fold(t.Clause) != clause || dated && t.Year != year {
			continue
		}
		if n = ind.judged(n); !slices.Contains(fit, n) {
			fit = append(fit, n)
		}
	}
	if len(fit) == 1 {
		return fit[0], true
	}
	field, what := "指标", fmt.Sprintf("“%s”有%d个目标，没有写是哪一个", ind.Name, len(fit))
	switch {
	case len(fit) > 1 && clause != "":
		what = fmt.Sprintf("“%s”在%s有%d个目标，没有写是哪一个", ind.Name, diag.Clip(r.Get("条款")), len(fit))
	case len(fit) == 0 && clause != "":
		field, what = "条款", fmt.Sprintf("“%s”没有条款是“%s”的目标", ind.Name, diag.Clip(r.Get("条款")))
	case len(fit) == 0:
		field, what = "目标年", fmt.Sprintf("“%s”没有%d年的目标", ind.Name, year)
	}
	d := diag.Errorf(r.at(field), "bad-target", "%s", what)
	r.add(d.Notef(ind.Pos, "指标在这里").Hintf("它的目标：%s；写条款，或再写目标年", ind.choices()))
	return 0, false
}

// judged returns the place of the target that is judged for the one at n:
// itself, or the one that it repeats.
func (i Indicator) judged(n int) int {
	t := i.Targets[n]
	if !t.Repeats {
		return n
	}
	return max(0, slices.IndexFunc(i.Targets, func(p Target) bool {
		return !p.Repeats && p.Kind == t.Kind && p.Op == t.Op && p.Year == t.Year && sameNumber(p.Value, t.Value) && sameNumber(p.High, t.High)
	}))
}

// choices names the targets of an indicator.
func (i Indicator) choices() string {
	var list []string
	for _, t := range i.Targets {
		if !t.Repeats {
			list = append(list, fmt.Sprintf("%s（%d年）", t.Clause, t.Year))
		}
	}
	return strings.Join(list, "、")
}

// fits wants the verdict to be a word of the target's kind, and reports another.
func (b *builder) fits(r row, ind Indicator, o Override) bool {
	words := ind.Targets[o.Target].Verdicts(b.e.Year)
	if slices.Contains(words, o.Verdict) {
		return true
	}
	hint := "可填：" + strings.Join(words, "、")
	if n := nearest.Of(diag.Clip(o.Verdict), words); n != "" {
		hint = "是不是“" + n + "”？" + hint
	}
	d := diag.Errorf(r.at("评价"), "bad-verdict", "%d年对“%s”不能评价为“%s”", b.e.Year, ind.Name, diag.Clip(o.Verdict))
	r.add(d.Notef(ind.Targets[o.Target].Pos, "目标在这里").Hintf("%s", hint))
	return false
}
