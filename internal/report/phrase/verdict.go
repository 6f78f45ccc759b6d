package phrase

import (
	"fmt"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// Verdict is the sentence that opens an indicator's page: what it stands at,
// how far along, what was due, and the verdict.
func Verdict(b *ledger.Book, a assess.Assessment) Inlines {
	if a.Target.Kind == plan.Milestone {
		return milestone(b, a)
	}
	if !a.Current.Known() {
		return Join(Textf("%d年%s", b.Year(), NoData), concluded(a))
	}
	run := Textf("%d年为", a.Year)
	run = Join(run, Strong(document.Number{Value: a.Current}))
	if a.Year != b.Year() {
		run = Join(run, Textf("，%d年%s", b.Year(), NoData))
	}
	run = Join(run, progress(a), due(a))
	return Join(run, concluded(a))
}

// concluded ends a sentence with the verdict, and with what it was computed to
// be where another was put in its place.
func concluded(a assess.Assessment) Inlines {
	run := Join(Text("。评价："), Strong(Status(a.Verdict)))
	if a.Override != nil {
		run = Join(run, Textf("（按算法为%s，已作评价调整）", a.Computed))
	}
	return append(run, document.Text("。"))
}

// milestone tells the state and the year by which it is due; a verdict that is
// the state's own word is said once.
func milestone(b *ledger.Book, a assess.Assessment) Inlines {
	due := ""
	if a.Target.Year > 0 && a.Stage != plan.Completed {
		due = fmt.Sprintf("，应于%d年底前完成", a.Target.Year)
	}
	switch {
	case a.Stage == plan.NoStage:
		return Join(Textf("%d年没有填报进展%s", b.Year(), due), concluded(a))
	case a.Stage != plan.Completed && a.Year != b.Year():
		return Join(Textf("%d年%s，%d年没有填报进展%s", a.Year, a.Stage, b.Year(), due), concluded(a))
	case a.Stage.String() == a.Verdict.String() && a.Override == nil:
		return Join(Textf("%d年", a.Year), Strong(Status(a.Verdict)), Text(due+"。"))
	}
	return Join(Textf("%d年%s%s", a.Year, a.Stage, due), concluded(a))
}

func progress(a assess.Assessment) Inlines {
	switch a.Target.Kind {
	case plan.Keep, plan.Zero, plan.Monotone, plan.Band:
		words := Join(Text("，目标"), Target(a.Indicator, a.Target))
		if y := YearsMet(a); y != "" {
			words = Join(words, Text("，"+y))
		}
		return words
	case plan.AverageGrowth:
		if !a.Mean.Known() {
			return nil
		}
		return Join(Text("，年均"), Num(ledger.Percent(a.Mean)), Text("，目标"), Target(a.Indicator, a.Target))
	case plan.Level, plan.Multiple, plan.ShareAbove, plan.Milestone:
	}
	if !a.Covered().Known() {
		return Join(Text("，目标"), Target(a.Indicator, a.Target))
	}
	return Join(Text("，完成进度"), Num(ledger.Percent(a.Covered())), Text("，"), against(a))
}

// against compares progress with time. On a path of equal growth the level due
// rises late: who is ahead of it may be behind time, and is not called slow.
func against(a assess.Assessment) Inlines {
	if a.Geometric && ledger.Sign(ledger.Points(a.Covered(), a.Elapsed))*ledger.Sign(a.Gap) < 0 {
		return Join(Text("序时进度"), Num(ledger.Percent(a.Elapsed)))
	}
	return Pace(a)
}

func due(a assess.Assessment) Inlines {
	if !a.Due.Known() || !a.Gap.Known() {
		return nil
	}
	word := "；应达"
	if a.Geometric {
		word = "；按每年同样增速应达"
	}
	return Join(Text(word), Num(a.Due), Text("，"), Gap(a))
}

// tones are the colour families in the order in which they are told, with
// the words that follow their count.
var tones = [...]struct {
	tone  int
	words string
}{{1, "项已实现或达标"}, {2, "项按进度推进"}, {3, "项需加快"}, {4, "项落后或未达到"}, {0, "项无法评估或未启动"}}

// Summary counts targets by verdict in one sentence: 31项目标中，11项……。
func Summary(all []assess.Assessment) Inlines {
	if len(all) == 0 {
		return Text("没有量化目标")
	}
	counts, demo := map[int]int{}, false
	for _, a := range all {
		counts[int(a.Verdict.Tone())]++
		demo = demo || Demo(a)
	}
	run := Join(Num(ledger.Count(len(all), "项", false)), Text("目标中，"))
	first := true
	for _, t := range tones {
		if counts[t.tone] == 0 {
			continue
		}
		if !first {
			run = append(run, document.Text("，"))
		}
		first = false
		run = Join(run, Strong(document.Number{Value: ledger.Count(counts[t.tone], "项", demo)}), Text(t.words[len("项"):]))
	}
	return run
}

// Fulfilment counts targets by verdict in one sentence, best first:
// 31项目标中，提前实现2项，快于预期5项……。
func Fulfilment(all []assess.Assessment) Inlines {
	if len(all) == 0 {
		return Text("没有量化目标")
	}
	run := Join(Num(ledger.Count(len(all), "项", false)), Text("目标中"))
	for _, v := range assess.Verdicts() {
		if n, demo := Tally(all, func(a assess.Assessment) bool { return a.Verdict == v }); n > 0 {
			run = Join(run, Text("，"+v.String()), Strong(document.Number{Value: ledger.Count(n, "项", demo)}))
		}
	}
	return run
}

// Tally counts what matches; demo reports whether any of all is demonstration,
// for one value more or less would change the count.
func Tally(all []assess.Assessment, match func(assess.Assessment) bool) (n int, demo bool) {
	for _, a := range all {
		demo = demo || Demo(a)
		if match(a) {
			n++
		}
	}
	return n, demo
}

// Demo reports whether an assessment rests on a demonstration value.
func Demo(a assess.Assessment) bool {
	return a.Current.Demo || a.Base.Demo || a.Previous.Demo || a.AnnualTarget.Demo || a.Indicator.Weight.Demo ||
		a.Override != nil && a.Override.Demo
}

// Elapsed says how much of the plan's time is gone: 方案期第三年，共四年.
func Elapsed(b *ledger.Book) string {
	e := b.Edition()
	n, all := e.Year-e.Start+1, e.End-e.Start+1
	switch {
	case e.Start == 0 || all < 1:
		return ""
	case n < 1:
		return "方案期开始以前"
	case n > all:
		return "方案期结束以后"
	}
	return fmt.Sprintf("方案期第%s年，共%s年", numeral(n), numeral(all))
}

// numeral is a Chinese numeral below a hundred.
func numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return fmt.Sprint(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

// Numeral reads a Chinese or Arabic numeral from 1 to 99; 0 for anything else.
func Numeral(s string) int {
	for n := 1; n < 100; n++ {
		if s == numeral(n) || s == fmt.Sprint(n) {
			return n
		}
	}
	return 0
}

// Level says whether the level is met and how far off it is.
func Level(a assess.Assessment) (word string, note Inlines) {
	switch {
	case a.Target.Kind == plan.Milestone:
		return a.Stage.String(), Text(a.Target.Wording)
	case !a.Current.Known():
		return NoData, nil
	case !a.Judgeable:
		return "不判断", Num(Quiet(a.Current))
	}
	word = "未达到"
	if a.Met {
		word = "达到"
	}
	return word, Join(Num(Quiet(a.Current)), Text("，目标"), Target(a.Indicator, a.Target))
}

// PaceNote compares the actual with the needed speed; of a verdict that was put
// in the place of the computed one it says that too, why and by whom.
func PaceNote(a assess.Assessment) Inlines {
	note := paceNote(a)
	switch {
	case a.Override == nil:
		return note
	case len(note) == 0:
		return Text(a.Overridden())
	}
	return Join(note, Text("；"+a.Overridden()))
}

func paceNote(a assess.Assessment) Inlines {
	switch {
	case a.ActualGrowth.Known() && a.NeededGrowth.Known() && a.Pace.Known():
		return Join(Text("实际年均"), Num(Quiet(ledger.Percent(a.ActualGrowth))), Text("，应有"), Num(Quiet(ledger.Percent(a.NeededGrowth))), Text("，比值"), Num(Quiet(ratio(a.Pace))))
	case a.Pace.Known() && a.Covered().Known():
		return Join(Text("完成进度"), Num(Quiet(ledger.Percent(a.Progress))), Text("，序时进度"), Num(Quiet(ledger.Percent(a.Elapsed))), Text("，比值"), Num(Quiet(ratio(a.Pace))))
	case a.Years > 0:
		return Text(YearsMet(a))
	case len(a.Reasons) > 0 && a.Reasons[0] != a.Overridden():
		return Text(a.Reasons[0])
	}
	return nil
}

func ratio(v number.Value) number.Value {
	v.Unit, v.Decimals = "", 3
	return v
}

// Quiet drops the mark of a preliminary figure where the sentence above bears it.
func Quiet(v number.Value) number.Value {
	v.Status = number.Final
	return v
}

// Adjusted says what a 目标调整 changed and what the verdict would be without
// it; "" where there is none.
func Adjusted(a assess.Assessment) string {
	if a.Adjustment == nil {
		return ""
	}
	return a.Adjusted() + "，按原目标评价为" + a.Former.Verdict.String()
}
