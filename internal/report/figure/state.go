package figure

import (
	"slices"
	"strconv"
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/ledger"
)

// editionsUpTo are the books up to b, the first edition's first.
func editionsUpTo(b *ledger.Book) []*ledger.Book {
	var out []*ledger.Book
	for ; b != nil; b = b.Before {
		out = append(out, b)
	}
	slices.Reverse(out)
	return out
}

// verdicts are the rows of a matrix: indicators by domain, with the verdict that
// each edition gave. Without inds all that are judged are there.
func verdicts(b *ledger.Book, inds []plan.Indicator) (chart.Axis, []chart.Part) {
	books := editionsUpTo(b)
	x := chart.Axis{Years: true}
	for _, e := range books {
		x.Labels = append(x.Labels, strconv.Itoa(e.Year()))
	}
	if len(inds) == 0 {
		inds = b.Edition().Indicators
	}
	var groups []chart.Part
	for _, ind := range inds {
		item, demo, ok := verdictRow(b, books, ind)
		if !ok {
			continue
		}
		i := slices.IndexFunc(groups, func(p chart.Part) bool { return p.Name == ind.Domain })
		if i < 0 {
			i = len(groups)
			groups = append(groups, chart.Part{Name: ind.Domain})
		}
		g := &groups[i]
		g.Items = append(g.Items, item)
		g.Value = ledger.Count(len(g.Items), "项", demo || g.Value.Demo)
	}
	return x, groups
}

func verdictRow(b *ledger.Book, books []*ledger.Book, ind plan.Indicator) (item chart.Item, demo, ok bool) {
	item = chart.Item{Name: Short(ind), Href: address.Indicator(b.Year(), ind.Code)}
	for _, e := range books {
		m, judged := e.Main(ind.Code)
		if !judged {
			item.States = append(item.States, chart.State{})
			continue
		}
		ok, demo = true, demo || m.Demo()
		item.Word, item.Icon = m.Verdict.String(), m.Verdict.Icon()
		item.States = append(item.States, chart.State{Status: chart.Status{Tone: m.Verdict.Tone(), Icon: m.Verdict.Icon()}, Word: item.Word})
	}
	return item, demo, ok
}

// tasks are the rows of a schedule; those without any date are left out.
func tasks(b *ledger.Book, items []ledger.Item) []chart.Task {
	var out []chart.Task
	for _, it := range items {
		t := chart.Task{
			Name: it.Name, Href: address.List(b.Year(), it.Kind), Begin: monthOf(it.Begin), End: monthOf(it.End), Deadline: monthOf(it.Deadline),
			Done: it.Share, Word: it.Verdict.String(), Status: chart.Status{Tone: it.Verdict.Tone(), Icon: it.Verdict.Icon()},
		}
		if t.End == 0 {
			t.End = t.Deadline
		}
		if t.End != 0 {
			out = append(out, t)
		}
	}
	return out
}

func monthOf(t time.Time) chart.Month {
	if t.IsZero() {
		return 0
	}
	return chart.NewMonth(t.Year(), int(t.Month()))
}
