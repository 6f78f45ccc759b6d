package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/plan"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// Each archive holds a nianbao.yaml and tables as CSV. Section want is what
// was found, want.editions what the editions then know.
func TestBuild(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		editions, found := build(t, a)
		var text strings.Builder
		if err := diag.WriteText(&text, found.Sorted(), nil); err != nil {
			t.Fatal(err)
		}
		a.Want("want", text.String())
		a.Want("want.editions", describe(editions))
	})
}

// build runs the stages up to plan on the archive's files.
func build(t *testing.T, a *golden.Archive) ([]plan.Edition, diag.List) {
	t.Helper()
	cfg, found := config.Decode(source.NewFile("nianbao.yaml", a.Input("nianbao.yaml")))
	var tables []dataset.Table
	for _, f := range a.Inputs {
		if !strings.HasSuffix(f.Name, ".csv") {
			continue
		}
		book, ds := workbook.Read(source.NewFile(f.Name, f.Data))
		found = append(found, ds...)
		got, ds := dataset.Recognise(book)
		found = append(found, ds...)
		tables = append(tables, got...)
	}
	editions, more := plan.Build(cfg, tables)
	return editions, append(found, more...)
}

func describe(editions []plan.Edition) string {
	var b strings.Builder
	for _, e := range editions {
		fmt.Fprintf(&b, "# %s %v withheld %d\n", e.Title, e.Domains, e.Withheld)
		for _, i := range e.Indicators {
			fmt.Fprintf(&b, "%s %s|%s|%s|%s %s %d位 权重%s %v\n", i.Code, i.Name, i.Domain, i.Chapter, i.Unit, i.Measure, i.Decimals, i.Weight, i.Owners)
			for _, t := range i.Targets {
				fmt.Fprintf(&b, "  %s %s %s%s%s %d 基期%d%s repeats %v\n", t.Clause, t.Kind, t.Op.Sign(), t.Value, high(t), t.Year, t.Base, t.BaseSource, t.Repeats)
			}
		}
		for _, o := range e.Observations {
			fmt.Fprintf(&b, "%s %d %s %s: %s%s %s%s%s\n", o.Indicator, o.Year, o.Period, o.Area, o.Value, o.Stage, o.Value.Status, mark(o.Value.Demo, " 演示"), mark(o.Break, " 口径变更"))
		}
		for _, t := range e.AnnualTargets {
			fmt.Fprintf(&b, "目标 %s %d %s\n", t.Indicator, t.Year, t.Value)
		}
		for _, i := range e.Items {
			fmt.Fprintf(&b, "%s %s %s|%s|%v|%s %s %s %s/%s\n", i.Kind.Slug(), i.Number, i.Name, i.Owner, i.With, i.Park, i.Deadline.Format("2006-01-02"), i.Stage, i.Cumulative, i.Total)
		}
		for _, m := range e.Remedies {
			fmt.Fprintf(&b, "整改 %s %s|%s %s done %v\n", m.Number, m.Subject, m.Owner, m.Deadline.Format("2006-01-02"), m.Done)
		}
		for _, r := range e.Revisions {
			fmt.Fprintf(&b, "修订 %s %d %s→%s %s\n", r.Indicator, r.Year, r.Old, r.New, r.Reason)
		}
		for _, j := range e.Adjustments {
			fmt.Fprintf(&b, "调整 %s %d %s→%s %s\n", j.Indicator, j.Year, j.Old, j.New, j.Document)
		}
	}
	return b.String()
}

func high(t plan.Target) string {
	if !t.High.Known() {
		return ""
	}
	return "—" + t.High.String()
}

func mark(is bool, word string) string {
	if is {
		return word
	}
	return ""
}
