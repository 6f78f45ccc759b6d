package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/document"
	"nianbao/internal/golden"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// Each archive holds a nianbao.yaml and tables as CSV; want is what the last
// edition is judged, want.steps how, want.parts the composites and lists.
func TestAssess(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		editions := build(t, a)
		r := assess.Assess(editions[len(editions)-1], assess.DefaultRules())
		var verdicts, steps strings.Builder
		for _, x := range r.Assessments {
			verdicts.WriteString(describe(x))
			fmt.Fprintf(&steps, "# %s\n%s", x.Indicator.Code, stepText(x))
		}
		a.Want("want", verdicts.String())
		a.Want("want.steps", steps.String())
		a.Want("want.parts", parts(r))
	})
}

func build(t *testing.T, a *golden.Archive) []plan.Edition {
	t.Helper()
	cfg, found := config.Decode(source.NewFile("nianbao.yaml", a.Input("nianbao.yaml")))
	var tables []dataset.Table
	for _, f := range a.Inputs {
		if strings.HasSuffix(f.Name, ".csv") {
			book, _ := workbook.Read(source.NewFile(f.Name, f.Data))
			got, ds := dataset.Recognise(book)
			tables, found = append(tables, got...), append(found, ds...)
		}
	}
	editions, more := plan.Build(cfg, tables)
	for _, d := range append(found, more...) {
		t.Log(d.Pos, d.Severity.Word(), d.Message)
	}
	if append(found, more...).HasErrors() || len(editions) == 0 {
		t.Fatal("the archive has errors")
	}
	return editions
}

// describe prints what is known of an assessment, a line a subject.
func describe(a assess.Assessment) string {
	var b strings.Builder
	level := "—"
	if a.Judgeable {
		level = map[bool]string{true: "met", false: "not met"}[a.Met]
	}
	fmt.Fprintf(&b, "%s %s %s%s %d: %s, %s", a.Indicator.Code, a.Target.Kind, a.Target.Op.Sign(), a.Goal.Digits(), a.Target.Year, a.Verdict, level)
	if a.Change != assess.NoChange {
		fmt.Fprintf(&b, ", %s", a.Change)
	}
	if a.Years > 0 {
		fmt.Fprintf(&b, ", %d of %d years", a.YearsMet, a.Years)
	}
	fmt.Fprintf(&b, "\n  %d: %s, base %d: %s", a.Year, a.Current, a.BaseYear, a.Base)
	for _, f := range []struct {
		name string
		v    number.Value
	}{
		{"realisation", a.Realisation}, {"progress", a.Progress}, {"elapsed", a.Elapsed}, {"due", a.Due}, {"gap", a.Gap},
		{"actual", a.ActualGrowth}, {"needed", a.NeededGrowth}, {"pace", a.Pace}, {"required", a.Required}, {"mean", a.Mean}, {"z", a.Score},
		{"annual", a.Annual.Realisation}, {"annual gap", a.Annual.Gap},
	} {
		if f.v.Known() {
			f.v.Dec = f.v.Dec.Significant(6)
			f.v.Decimals = -1
			fmt.Fprintf(&b, "; %s %s", f.name, f.v)
		}
	}
	b.WriteString("\n")
	for _, r := range append(a.Reasons, a.Assumptions...) {
		fmt.Fprintf(&b, "  %s\n", r)
	}
	for _, p := range a.Projection {
		band := fmt.Sprintf("[%s, %s]", p.Low, p.High)
		if !p.Low.Known() {
			band = p.NoInterval
		}
		fmt.Fprintf(&b, "  trend %d: %s %s of %d\n", p.Year, p.Value, band, p.Points)
	}
	if a.Former != nil {
		fmt.Fprintf(&b, "  before %s: %s\n", a.Former.Target.Value, a.Former.Verdict)
	}
	return b.String()
}

func stepText(a assess.Assessment) string {
	var b strings.Builder
	for _, s := range a.Steps() {
		result := s.Result.String()
		if s.Signed {
			result = s.Result.SignedDigits() + string(s.Result.Unit)
		}
		fmt.Fprintf(&b, "%s = %s = %s | %s\n", s.Name, flat(s.Formula), result, flat(s.Remark))
	}
	return b.String()
}

func flat(list []document.Inline) string {
	var b strings.Builder
	for _, n := range list {
		switch n := n.(type) {
		case document.Text:
			b.WriteString(string(n))
		case document.Number:
			if n.Bare {
				b.WriteString(n.Value.Digits())
			} else {
				b.WriteString(n.Value.String())
			}
		case document.Script:
			b.WriteString("^{" + flat(n.Text) + "}")
		case document.Strong:
			b.WriteString("*" + flat(n.Text) + "*")
		case document.Fraction:
			b.WriteString("(" + flat(n.Over) + ") / (" + flat(n.Under) + ")")
		default:
			panic(fmt.Sprintf("unexpected %T in a step", n))
		}
	}
	return b.String()
}

func standing(s assess.Standing) string {
	return fmt.Sprintf("%d of %d, before %d", s.Rank, s.Of, s.Before)
}

func parts(r assess.Result) string {
	var b strings.Builder
	for _, c := range append(r.Domains, r.Total) {
		fmt.Fprintf(&b, "%s %s of weight %s %s", c.Name, assess.Percent(c.Value, 1), assess.Percent(c.Coverage, 1), c.Reason)
		for _, v := range assess.Verdicts() {
			if n := c.Counts[v]; n > 0 {
				fmt.Fprintf(&b, " %s%d", v, n)
			}
		}
		b.WriteString("\n")
	}
	for _, p := range r.Parks {
		fmt.Fprintf(&b, "%s: %s of weight %s, %s %s\n", p.Park.Name, p.Score, assess.Percent(p.Coverage, 1), standing(p.Standing), p.Reason)
		for _, f := range p.Figures {
			fmt.Fprintf(&b, "  %s %s, share %s, %s\n", f.Indicator, f.Value, assess.Percent(f.Share, 1), standing(f.Standing))
		}
		for _, x := range p.Parts {
			fmt.Fprintf(&b, "  %s %s: %s against %s, %s, %s %s\n", x.Rule.Indicator, x.Rule.Method.Word(), x.Value, x.Against, x.Score, x.Points, x.Reason)
		}
	}
	for _, i := range r.Items {
		fmt.Fprintf(&b, "%s %s: %s, time %s, done %s, lead %s, of the year's %s %v\n", i.Item.Number, i.Item.Name, i.Verdict,
			assess.Percent(i.Time, 1), assess.Percent(i.Done, 1), i.Lead, assess.Percent(i.PlanShare, 1), i.Reasons)
	}
	return b.String()
}
