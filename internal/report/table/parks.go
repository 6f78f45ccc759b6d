package table

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Parks shows one indicator by park and year: values, and of the last year the
// change, each park's share and rank, and the whole.
func Parks(b *ledger.Book, ind plan.Indicator, from, to int, id, title string) document.Table {
	first, last := parkYears(b, ind, from, to)
	columns := []column{plain(words("园区", 12))}
	for y := first; y <= last; y++ {
		columns = append(columns, numbers(fmt.Sprintf("%d年", y), 4))
	}
	columns = append(columns, numbers("比上年", 4))
	if adds(ind) {
		columns = append(columns, numbers("占比", 4))
	}
	ranked := from != to // a single year stands in half a page
	if ranked {
		columns = append(columns, numbers("名次\n比上年", 4))
	}
	columns = append(columns, small(plain(words("走势", 4))))
	t := ruled(id, title, columns...)
	t.Unit, t.Wide = string(ind.Unit), last-first > 2
	var rows []document.Row
	for _, p := range b.Edition().Parks {
		if len(b.Years(ind.Code, p.Name)) > 0 {
			rows = append(rows, parkRow(b, ind, phrase.Park(b, p.Name), p.Name, first, last, ranked))
			t.Demo = t.Demo || p.Demo
		}
		cite(&t, b.Sources(ind.Code, p.Name)...)
	}
	if len(b.Years(ind.Code, "")) > 0 {
		whole := parkRow(b, ind, phrase.Text(b.Edition().Area), "", first, last, ranked)
		whole.Kind = document.Total
		rows = append(rows, whole)
	}
	add(&t, nil, rows...)
	note(&t, reconciled(b, []plan.Indicator{ind}, last))
	note(&t, offBefore(b, ind, first, last))
	return t
}

// offBefore names the years before last in which whole and parks differ by more
// than rounding.
func offBefore(b *ledger.Book, ind plan.Indicator, first, last int) string {
	var off []string
	for y := first; y < last; y++ {
		if w, ok := b.Edition().Whole(ind, y); ok && len(w.Missing) == 0 && !w.Equal && !w.Rounding {
			off = append(off, fmt.Sprintf("%d年相差%s", y, magnitude(w.Off)))
		}
	}
	if len(off) == 0 {
		return ""
	}
	return "以前各年" + b.Edition().Area + "数与合计：" + strings.Join(off, "，") + "，原因待核。"
}

// adds tells what is the sum of its parks by its nature.
func adds(ind plan.Indicator) bool { return ind.Measure == plan.Amount || ind.Measure == plan.Count }

func parkRow(b *ledger.Book, ind plan.Indicator, name phrase.Inlines, area string, first, last int, ranked bool) document.Row {
	cells := []document.Cell{head(name)}
	for y := first; y <= last; y++ {
		cells = append(cells, yearCell(b, ind, y, area))
	}
	cells = append(cells, moved(b, ind, last, area))
	if adds(ind) {
		cells = append(cells, shareCell(b, ind, last, area))
	}
	trend := text("")
	if s := figure.Spark(b, ind, area); s != nil {
		trend = cell(phrase.Inlines{document.Mini{Chart: *s}})
	}
	if ranked {
		cells = append(cells, rankCell(b, ind, last, area))
	}
	return row(append(cells, trend)...)
}

// moved is the change on the year before, with its sign: of two firms one is no
// growth of 100%.
func moved(b *ledger.Book, ind plan.Indicator, year int, area string) document.Cell {
	change := b.Movement(ind.Code, year, area)
	switch {
	case ind.Measure == plan.Count && change.Amount.Known():
		return cell(phrase.Inlines{document.Number{Value: change.Amount, Signed: true}})
	case change.Rate.Known():
		return cell(phrase.Inlines{document.Number{Value: change.Rate, Signed: true}})
	}
	return text("—")
}

func shareCell(b *ledger.Book, ind plan.Indicator, year int, area string) document.Cell {
	share := ledger.Percent(ledger.Ratio(b.Value(ind.Code, year, area), b.Value(ind.Code, year, "")))
	if !adds(ind) || !share.Known() {
		return text("—")
	}
	return cell(phrase.Num(share))
}

// rankCell is a park's place by an indicator in the edition's year, and below
// it how many places it gained.
func rankCell(b *ledger.Book, ind plan.Indicator, year int, park string) document.Cell {
	a, _ := b.Standing(park)
	f, ok := a.Figure(ind.Code)
	if !ok || year != b.Year() {
		return text("")
	}
	return standingCell(f.Standing)
}

func standingCell(s assess.Standing) document.Cell {
	if s.Rank == 0 {
		return text("—")
	}
	return two(phrase.Textf("%d", s.Rank), phrase.Text(phrase.Risen(s)))
}

// reconciled says how the whole of each indicator that adds up compares with
// the sum of its parks.
func reconciled(b *ledger.Book, inds []plan.Indicator, year int) string {
	var equal int
	var out, open []string
	rounding := false
	for _, ind := range inds {
		w, ok := b.Edition().Whole(ind, year)
		name := ""
		if len(inds) > 1 {
			name = figure.Short(ind)
		}
		switch {
		case !ok:
		case len(w.Missing) > 0:
			open = append(open, fmt.Sprintf("%s缺%s的数", name, strings.Join(w.Missing, "、")))
		case w.Equal:
			equal++
		case w.Rounding:
			rounding = true
			out = append(out, fmt.Sprintf("%s相差%s", name, magnitude(w.Off)))
		default:
			out = append(out, fmt.Sprintf("%s%s数与合计相差%s，原因待核", name, b.Edition().Area, magnitude(w.Off)))
		}
	}
	return reconciliation(b.Edition().Area, len(inds), equal, out, open, rounding)
}

func magnitude(v number.Value) string {
	v.Dec = v.Dec.Abs()
	v.Decimals = max(v.Decimals, min(v.Dec.Places(), 4))
	return v.String()
}

func reconciliation(area string, all, equal int, off, open []string, rounding bool) string {
	var parts []string
	switch {
	case equal > 0 && all == 1:
		parts = append(parts, "一致")
	case equal > 0:
		parts = append(parts, fmt.Sprintf("%d项一致", equal))
	}
	parts = append(parts, off...)
	if len(open) > 0 {
		parts = append(parts, strings.Join(open, "，")+"，不能核对")
	}
	if len(parts) == 0 {
		return ""
	}
	s := "各园区合计与" + area + "数核对：" + strings.Join(parts, "；") + "。"
	if rounding {
		s += reconcile.RoundingNote
	}
	return s
}

// parkYears is the run of years in which any park has a value.
func parkYears(b *ledger.Book, ind plan.Indicator, from, to int) (first, last int) {
	var series [][]int
	for _, p := range b.Edition().Parks {
		series = append(series, b.Years(ind.Code, p.Name))
	}
	return run(b, series, from, to)
}

// ParkIndicators shows every indicator that a park has a value of: this year
// and the year before, change, share of the whole, rank.
func ParkIndicators(b *ledger.Book, p plan.Park, id, title string) document.Table {
	year := b.Year()
	t := ruled(id, title, plain(words("指标", 8)), words("单位", 4), numbers(fmt.Sprintf("%d年", year-1), 3), numbers(fmt.Sprintf("%d年", year), 3),
		numbers("比上年", 3), numbers("占全区", 3), numbers("名次\n比上年", 3))
	t.Demo = p.Demo
	var rows []document.Row
	for _, ind := range b.Edition().Indicators {
		if len(b.Years(ind.Code, p.Name)) == 0 {
			continue
		}
		now := b.Value(ind.Code, year, p.Name)
		value := bare(now)
		if now.State == number.Unknown {
			value = text(phrase.NoData)
		}
		rows = append(rows, row(head(phrase.Indicator(b, ind)), text(string(ind.Unit)), bare(b.Value(ind.Code, year-1, p.Name)), value,
			moved(b, ind, year, p.Name), shareCell(b, ind, year, p.Name), rankCell(b, ind, year, p.Name)))
		cite(&t, b.Sources(ind.Code, p.Name)...)
	}
	add(&t, nil, rows...)
	note(&t, fmt.Sprintf("名次是在%d个园区中的名次，好的在前，相同的并列。", len(b.Edition().Parks)))
	return t
}

// ParksByIndicator shows several indicators of one year, a row a park.
func ParksByIndicator(b *ledger.Book, inds []plan.Indicator, year int, id, title string) document.Table {
	columns := []column{plain(words("园区", 12))}
	for _, ind := range inds {
		h := figure.Short(ind)
		if ind.Unit != "" {
			h += "\n" + string(ind.Unit)
		}
		columns = append(columns, numbers(h, 4))
	}
	t := ruled(id, title, columns...)
	t.Wide, t.Remark = len(inds) > 5, fmt.Sprintf("%d年", year)
	var rows []document.Row
	for _, p := range b.Edition().Parks {
		cells := []document.Cell{head(phrase.Park(b, p.Name))}
		for _, ind := range inds {
			cells = append(cells, yearCell(b, ind, year, p.Name))
			cite(&t, b.Sources(ind.Code, p.Name, year)...)
		}
		rows = append(rows, row(cells...))
		t.Demo = t.Demo || p.Demo
	}
	whole := []document.Cell{head(phrase.Text(b.Edition().Area))}
	for _, ind := range inds {
		whole = append(whole, yearCell(b, ind, year, ""))
	}
	if len(rows) > 0 {
		rows = append(rows, document.Row{Kind: document.Total, Cells: whole})
	}
	add(&t, nil, rows...)
	note(&t, reconciled(b, inds, year))
	return t
}

// ParkRanking ranks the parks by their score, with the points of each part.
func ParkRanking(b *ledger.Book, id, title string) document.Table {
	columns := []column{small(numbers("名次", 3)), plain(words("园区", 12)), numbers("得分", 3), words("名次\n比上年", 6)}
	rules := b.Edition().ParkRules
	for _, r := range rules {
		columns = append(columns, small(numbers(ruleName(b, r)+"\n"+r.Weight.Digits(), 4)))
	}
	t := ruled(id, title, columns...)
	t.Unit, t.Wide, t.Remark = "分", len(rules) > 4, fmt.Sprintf("%d年，满分100", b.Year())
	list := slices.Clone(b.Result.Parks)
	slices.SortStableFunc(list, func(x, y assess.ParkAssessment) int { return behind(x.Rank) - behind(y.Rank) })
	var rows []document.Row
	for _, a := range list {
		if len(a.Parts) == 0 {
			continue
		}
		cells := []document.Cell{text(orDash(a.Rank)), head(phrase.Park(b, a.Park.Name)), scoreCell(a), text(phrase.Risen(a.Standing))}
		for _, p := range a.Parts {
			cells = append(cells, pointsCell(p))
		}
		rows = append(rows, row(cells...))
		t.Demo = t.Demo || a.Park.Demo || slices.ContainsFunc(a.Parts, func(p assess.ScorePart) bool { return p.Rule.Weight.Demo })
	}
	add(&t, nil, rows...)
	note(&t, "表头是各项指标、计分和权重，表中是折合的分数，因四舍五入，合计与得分可能有尾差。"+howScored(b, rules))
	return t
}

// ruleName is what an indicator is called in the head of the ranking.
func ruleName(b *ledger.Book, r plan.ParkRule) string {
	if ind := b.Indicator(r.Indicator); ind != nil {
		return figure.Short(*ind) + "\n" + r.Method.Word()
	}
	return r.Indicator
}

// behind puts what has no place behind all that have.
func behind(rank int) int {
	if rank == 0 {
		return 1 << 20
	}
	return rank
}

func orDash(rank int) string {
	if rank == 0 {
		return "—"
	}
	return fmt.Sprint(rank)
}

func scoreCell(a assess.ParkAssessment) document.Cell {
	if a.Score.Known() {
		return cell(phrase.Strong(document.Number{Value: a.Score, Bare: true}))
	}
	return two(phrase.Text("不给出"), phrase.Text(a.Reason))
}

func pointsCell(p assess.ScorePart) document.Cell {
	if !p.Points.Known() {
		return text("—")
	}
	return bare(p.Points)
}

// howScored explains the methods that the rules use.
func howScored(b *ledger.Book, rules []plan.ParkRule) string {
	var out []string
	for _, m := range []plan.ScoreMethod{plan.BestScore, plan.GrowthScore, plan.RankScore, plan.RealisedScore} {
		if slices.ContainsFunc(rules, func(r plan.ParkRule) bool { return r.Method == m }) {
			out = append(out, m.Word()+"："+scoreMeaning(m))
		}
	}
	return strings.Join(out, "；") + "。缺数的项不计，按其余权重折算；有数可算的权重不足" + b.Result.Rules.LeastCoverage().String() + "的不给出得分。"
}

func scoreMeaning(m plan.ScoreMethod) string {
	switch m {
	case plan.BestScore:
		return "本园区的数与最好的园区之比"
	case plan.GrowthScore:
		return "比上年的变化与变化最好的园区之比，负数不得分"
	case plan.RankScore:
		return "第一名满分，以后依次递减"
	case plan.RealisedScore:
		return "本园区的数与本园区年度目标之比，最高满分"
	}
	panic("table: unknown method of scoring")
}

// ParkScore shows the parts of a park's score.
func ParkScore(b *ledger.Book, p plan.Park, id, title string) document.Table {
	a, _ := b.Standing(p.Name)
	t := ruled(id, title, plain(words("指标", 8)), words("计分", 4), numbers("本园区", 4), numbers("对照", 4), numbers("得分\n满分100", 4), numbers("权重", 4), numbers("折合", 4))
	var rows []document.Row
	for _, part := range a.Parts {
		rows = append(rows, partRow(b, part))
		t.Demo = t.Demo || p.Demo || part.Rule.Weight.Demo
	}
	if len(rows) > 0 {
		total := row(head(phrase.Text("考核得分")), text(""), text(""), text(""), text(""), text(""), scoreCell(a))
		total.Kind = document.Total
		rows = append(rows, total)
	}
	add(&t, nil, rows...)
	note(&t, howScored(b, b.Edition().ParkRules))
	return t
}

func partRow(b *ledger.Book, p assess.ScorePart) document.Row {
	name := phrase.Text(p.Rule.Indicator)
	if ind := b.Indicator(p.Rule.Indicator); ind != nil {
		name = phrase.Indicator(b, *ind)
	}
	label := two(name, phrase.Text(p.Rule.Note))
	label.Header = true
	score := text("—")
	if p.Score.Known() {
		score = bare(p.Score)
	}
	return row(label, two(phrase.Text(p.Rule.Method.Word()), phrase.Text(p.Reason)), scored(p, p.Value), heldAgainst(p), score, bare(p.Rule.Weight), pointsCell(p))
}

func scored(p assess.ScorePart, v number.Value) document.Cell {
	switch {
	case !v.Known():
		return text("—")
	case p.Rule.Method == plan.RankScore:
		return text("第" + v.Digits() + "名")
	case p.Rule.Method == plan.GrowthScore:
		return cell(phrase.Inlines{document.Number{Value: v, Signed: true}})
	}
	return cell(phrase.Num(v))
}

// heldAgainst is what a park's value was scored by: 最好12家, 共5个, 目标3家.
func heldAgainst(p assess.ScorePart) document.Cell {
	if !p.Against.Known() {
		return text("—")
	}
	switch p.Rule.Method {
	case plan.RankScore:
		return text("共" + p.Against.Digits() + "个园区")
	case plan.RealisedScore:
		return cell(phrase.Join(phrase.Text("目标"), phrase.Num(p.Against)))
	case plan.GrowthScore:
		return cell(phrase.Join(phrase.Text("最好"), phrase.Inlines{document.Number{Value: p.Against, Signed: true}}))
	case plan.BestScore:
	}
	return cell(phrase.Join(phrase.Text("最好"), phrase.Num(p.Against)))
}
