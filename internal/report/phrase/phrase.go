// Package phrase puts values and verdicts into the words of such reports, as
// inline nodes: 快于序时进度6.8个百分点, ≥1000亿元, 增长19.7%. A direction is
// always a word that follows the sign of the published figure, so that
// 增长−3.2% cannot be written.
package phrase

import (
	"fmt"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/ledger"
)

// NoData stands where there is neither a published nor a demonstration value.
const NoData = "无公开数据"

// Inlines is a run of inline nodes.
type Inlines = []document.Inline

// Text returns literal text as a run.
func Text(s string) Inlines {
	if s == "" {
		return nil
	}
	return Inlines{document.Text(s)}
}

// Textf is Text with a format.
func Textf(format string, args ...any) Inlines { return Text(fmt.Sprintf(format, args...)) }

// Join appends runs.
func Join(runs ...Inlines) Inlines {
	var out Inlines
	for _, r := range runs {
		out = append(out, r...)
	}
	return out
}

// Strong sets a run in strong type.
func Strong(run ...document.Inline) Inlines { return Inlines{document.Strong{Text: run}} }

// Num is a number with its unit.
func Num(v number.Value) Inlines { return Inlines{document.Number{Value: v}} }

// Bare is a number whose unit stands elsewhere; — where there is none.
func Bare(v number.Value) Inlines {
	if v.State == number.Unknown {
		return Text("—")
	}
	return Inlines{document.Number{Value: v, Bare: true}}
}

// Signed is a difference without its unit; — where there is none.
func Signed(v number.Value) Inlines {
	if v.State == number.Unknown {
		return Text("—")
	}
	return Inlines{document.Number{Value: v, Signed: true, Bare: true}}
}

// magnitude is a number without its sign: a word before it says the direction.
func magnitude(v number.Value) Inlines {
	return Inlines{document.Number{Value: v, Absolute: true}}
}

// Link is a link within the report.
func Link(href, text string) Inlines { return Inlines{document.Link{Href: href, Text: Text(text)}} }

// Size is the size of a file in words: 56 KB.
func Size(bytes int) string {
	switch kb := (bytes + 1023) / 1024; {
	case kb < 1024:
		return fmt.Sprintf("%d KB", kb)
	default:
		return fmt.Sprintf("%d.%d MB", kb/1024, kb%1024*10/1024)
	}
}

// Status is a verdict as icon and word.
func Status(v assess.Verdict) document.Status {
	return document.Status{Tone: v.Tone(), Icon: v.Icon(), Word: v.String()}
}

// Judged is a verdict that leads to its calculation.
func Judged(a assess.Assessment) Inlines {
	href := address.Indicator(a.Edition, a.Indicator.Code) + "#calculation"
	return Inlines{document.Link{Href: href, Text: Inlines{Status(a.Verdict)}}}
}

// Attribute is 约束性 or 预期性.
func Attribute(ind plan.Indicator) string {
	if ind.Binding {
		return "约束性"
	}
	return "预期性"
}

// Indicator is an indicator's name as a link to its page.
func Indicator(b *ledger.Book, ind plan.Indicator) Inlines {
	return Link(address.Indicator(b.Year(), ind.Code), ind.Name)
}

// Owner is a department's name, a link where the department has a page.
func Owner(b *ledger.Book, name string) Inlines {
	d := b.Department(name)
	if d == nil {
		return Text(name)
	}
	return Link(address.Department(b.Year(), d.Code), ShortName(*d))
}

// ShortName is a department's name in tables.
func ShortName(d plan.Department) string {
	if d.Short != "" {
		return d.Short
	}
	return d.Name
}

// Owners are several departments, joined by 、.
func Owners(b *ledger.Book, list []string) Inlines {
	var out Inlines
	for i, n := range list {
		if i > 0 {
			out = append(out, document.Text("、"))
		}
		out = append(out, Owner(b, n)...)
	}
	return out
}

// Park is a park's name, a link where it has a page.
func Park(b *ledger.Book, name string) Inlines {
	if p := b.Park(name); p != nil {
		return Link(address.Park(b.Year(), p.Code), p.Name)
	}
	return Text(name)
}

// Risen says how a park's place changed: 升1位, 降2位, 不变; "" where a year has none.
func Risen(s assess.Standing) string {
	places, ok := s.Risen()
	switch {
	case !ok:
		return ""
	case places > 0:
		return fmt.Sprintf("升%d位", places)
	case places < 0:
		return fmt.Sprintf("降%d位", -places)
	}
	return "不变"
}

// Score is the sentence on a park's score: 考核得分86.40分，在5个园区中列第1位，比上年升1位.
// It is nil where parks are not scored.
func Score(a assess.ParkAssessment) Inlines {
	switch {
	case len(a.Parts) == 0:
		return nil
	case !a.Score.Known():
		return Text("考核不给出得分：" + a.Reason + "。")
	}
	run := Join(Text("考核得分"), Num(a.Score), Textf("，在%d个园区中列第%d位", a.Of, a.Rank))
	if risen := Risen(a.Standing); risen != "" {
		run = Join(run, Text("，名次比上年"+risen))
	}
	return append(run, document.Text("。"))
}

// Stage is the state of a milestone; one of demonstration bears the mark.
func Stage(s plan.Stage, demo bool) Inlines {
	if s == plan.NoStage {
		return Text(NoData)
	}
	if demo {
		return Inlines{document.Text(s.String() + " "), document.Tag("演示")}
	}
	return Text(s.String())
}

// StageChange names the state of the year before; "" where none was reported.
func StageChange(b *ledger.Book, ind plan.Indicator) Inlines {
	o, ok := b.At(ind.Code, b.Year()-1, "")
	if !ok || o.Stage == plan.NoStage {
		return Textf("%d年没有填报进展", b.Year()-1)
	}
	return Textf("%d年%s", b.Year()-1, o.Stage)
}

// StatesOnly tells an indicator whose targets are all milestones: it has
// states and no figures, and so neither unit nor direction.
func StatesOnly(ind plan.Indicator) bool {
	return len(ind.Targets) > 0 && !slices.ContainsFunc(ind.Targets, func(t plan.Target) bool { return t.Kind != plan.Milestone })
}

// State says how final a figure is, 演示 included.
func State(v number.Value) string {
	switch {
	case v.Demo && v.Status == number.Final:
		return "演示" // nothing that is made up is final
	case v.Demo:
		return "演示，" + v.Status.String()
	}
	return v.Status.String()
}

// Change is what Movement says in words: 增长19.7%, 下降3.2%, 提高0.6个百分点, 持平.
func Change(m ledger.Movement) Inlines { return moved(m.RateWord(), m.Rate) }

// Increment is the plain difference in words: 增加7家, 减少0.03.
func Increment(m ledger.Movement) Inlines { return moved(m.AmountWord(), m.Amount) }

func moved(word string, v number.Value) Inlines {
	if !v.Known() {
		return Text(NoData)
	}
	if ledger.Sign(v) == 0 {
		return Text("持平")
	}
	return append(Text(word), magnitude(v)...)
}
