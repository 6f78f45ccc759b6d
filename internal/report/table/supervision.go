package table

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Supervised lists what lags, computed from the edition: the targets and the
// items of the four lists, by how much, who answers for each, and the
// remedies that deal with it. With an owner, a department's full name, it lists
// what that answers for.
func Supervised(b *ledger.Book, owner, id, title string) document.Table {
	t := ruled(id, title, plain(words("指标或事项", 12)), plain(words("评价", 4)), words("落后多少", 12), words("责任单位", 6), words("督查整改", 6))
	remedies := remediesBySubject(b)
	var targets, items []document.Row
	for _, a := range withTone(ownedBy(b, owner), chart.Lag) {
		demo := phrase.Demo(a) || a.Current.Demo
		targets = append(targets, row(head(phrase.Indicator(b, a.Indicator)), verdictCell(a), cell(behindTarget(b, a)),
			cell(phrase.Owners(b, a.Indicator.Owners)), text(remedies.of(ofIndicator(a.Indicator)))))
		t.Demo = t.Demo || demo
	}
	for _, it := range needAttention(b.Items(ledger.ItemFilter{Owner: owner})) {
		if it.Verdict.Tone() != chart.Lag {
			continue
		}
		name := two(phrase.Text(it.Name), phrase.Text(it.Kind.String()))
		name.Header = true
		items = append(items, row(name, cell(phrase.Inlines{phrase.Status(it.Verdict)}), cell(behindItem(it)),
			cell(phrase.Owner(b, it.Owner)), text(remedies.of(ofItem(it)))))
		t.Demo = t.Demo || it.Demo
	}
	add(&t, phrase.Textf("目标%d项", len(targets)), targets...)
	add(&t, phrase.Textf("清单事项%d项", len(items)), items...)
	note(&t, "由程序按评价列出。督查整改一列是本年督查整改的编号。")
	return t
}

// ownedBy returns the assessments that a department answers for; all for "".
func ownedBy(b *ledger.Book, owner string) []assess.Assessment {
	if d := b.Department(owner); owner != "" && d != nil {
		return b.Owned(*d)
	}
	return b.Result.Assessments
}

// behindTarget says by how much a target is missed or its way is behind.
func behindTarget(b *ledger.Book, a assess.Assessment) phrase.Inlines {
	switch {
	case a.Target.Kind == plan.Milestone:
		return phrase.Text(strings.Join(a.Reasons, "；"))
	case a.Target.Kind == plan.Zero && a.Current.Known():
		return phrase.Join(phrase.Text("应为0，尚有"), phrase.Num(a.Current))
	case a.Covered().Known() && a.Edition < a.Target.Year:
		return phrase.Join(phrase.Pace(a), separated(phrase.Gap(a)))
	case a.Gap.Known():
		return phrase.Join(phrase.Text("目标"), phrase.Target(a.Indicator, a.Target), separated(phrase.Gap(a)))
	case a.Years > 0:
		return phrase.Join(phrase.Text(phrase.YearsMet(a)+"，比上年"), phrase.Increment(b.Movement(a.Indicator.Code, a.Edition, "")))
	}
	return phrase.Text("—")
}

func separated(run phrase.Inlines) phrase.Inlines {
	if len(run) == 0 {
		return nil
	}
	return phrase.Join(phrase.Text("，"), run)
}

// behindItem says by how much an item of the lists is behind its time.
func behindItem(it ledger.Item) phrase.Inlines {
	var run phrase.Inlines
	if it.Verdict == assess.Overdue {
		run = phrase.Textf("应于%s完成", date(itemEnd(it)))
	}
	lead := phrase.Lead(it)
	switch {
	case len(run) == 0 && len(lead) == 0:
		return phrase.Text(it.Problem)
	case len(run) == 0 || len(lead) == 0:
		return append(run, lead...)
	}
	return phrase.Join(run, separated(lead))
}

// Remedies is the register of supervision: when opened, problem, measure, who by
// when, closed when with which result; what is carried over from the edition
// before says so.
func Remedies(b *ledger.Book, list []plan.Remedy, id, title string) document.Table {
	t := ruled(id, title, named(words("编号\n发现", 12), "编号"), named(words("指标或事项\n问题", 12), "事项和问题"), words("整改措施", 12),
		named(words("责任单位\n整改期限", 6), "责任单位和期限"), named(words("状态\n办结", 6), "状态"), words("结果", 12))
	var rows []document.Row
	carried := 0
	for _, r := range list {
		subject := phrase.Text(r.Subject)
		if ind := b.Indicator(r.Subject); ind != nil {
			subject = phrase.Indicator(b, *ind)
		}
		number := two(phrase.Text(r.Number), phrase.Text(month(r.Opened)))
		number.Header = true
		if carriedOver(b, r) {
			carried++
		}
		rows = append(rows, row(number, two(subject, phrase.Text(r.Problem)), text(r.Measure),
			two(phrase.Owner(b, r.Owner), phrase.Text(date(r.Deadline))), two(phrase.Inlines{remedyStatus(b, r)}, phrase.Text(month(r.Closed))), text(r.Result)))
		t.Demo = t.Demo || r.Demo
	}
	add(&t, nil, rows...)
	if len(rows) > 0 {
		note(&t, fmt.Sprintf("共%d项%s，已办结%d项，未办结%d项，其中逾期%d项。", len(list), carriedWords(b, carried),
			count(list, b, assess.Done), count(list, b, assess.Going)+count(list, b, assess.Overdue), count(list, b, assess.Overdue)))
	}
	return t
}

func month(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01")
}

// carriedOver reports whether the edition before had the remedy, not yet closed.
func carriedOver(b *ledger.Book, r plan.Remedy) bool {
	return b.Before != nil && slices.ContainsFunc(b.Before.Edition().Remedies, func(x plan.Remedy) bool { return x.Number == r.Number && !x.Done })
}

func carriedWords(b *ledger.Book, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（%s转入%d项）", b.Before.Title(), n)
}

func count(list []plan.Remedy, b *ledger.Book, v assess.Verdict) int {
	n := 0
	for _, r := range list {
		if remedyVerdict(b, r) == v {
			n++
		}
	}
	return n
}

// remedyStatus is a remedy's state in the words of such registers.
func remedyStatus(b *ledger.Book, r plan.Remedy) document.Status {
	v := remedyVerdict(b, r)
	s := phrase.Status(v)
	s.Word = map[assess.Verdict]string{assess.Done: "已办结", assess.Going: "未办结", assess.Overdue: "逾期未办结"}[v]
	return s
}

// remedyVerdict reads a remedy's state at the end of the edition's year.
func remedyVerdict(b *ledger.Book, r plan.Remedy) assess.Verdict {
	switch {
	case r.Done:
		return assess.Done
	case !r.Deadline.IsZero() && r.Deadline.Before(time.Date(b.Year(), 12, 31, 0, 0, 0, 0, r.Deadline.Location())):
		return assess.Overdue
	}
	return assess.Going
}
