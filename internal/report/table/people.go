package table

import (
	"cmp"
	"path"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report/address"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Departments lists the departments: indicators, how they stand, items.
func Departments(b *ledger.Book, id, title string) document.Table {
	t := ruled(id, title, plain(words("部门", 12)), numbers("指标", 3), numbers("需加快\n或落后", 3), numbers("清单事项", 3), numbers("逾期", 3), small(words("职责", 12)))
	t.Unit = "项"
	var rows []document.Row
	for _, d := range b.Edition().Departments {
		judged, items := b.Owned(d), b.Items(ledger.ItemFilter{Owner: d.Name})
		behind, demo := 0, d.Demo
		for _, a := range judged {
			demo = demo || phrase.Demo(a)
			if tone := a.Verdict.Tone(); tone == chart.Need || tone == chart.Lag {
				behind++
			}
		}
		overdue := 0
		for _, it := range items {
			demo = demo || it.Demo
			if it.Verdict == assess.Overdue {
				overdue++
			}
		}
		cells := []document.Cell{head(phrase.Link(address.Department(b.Year(), d.Code), d.Name))}
		for _, n := range []int{len(judged), behind, len(items), overdue} {
			cells = append(cells, bare(ledger.Count(n, "", demo)))
		}
		rows = append(rows, row(append(cells, text(d.Duty))...))
		t.Demo = t.Demo || demo
	}
	add(&t, nil, rows...)
	return t
}

// Files lists the workbooks that the editions rest on, with their hashes.
func Files(s *ledger.Shelf, id, title string) document.Table {
	t := ruled(id, title, plain(words("文件", 12)), words("SHA-256", 12))
	var rows []document.Row
	for _, f := range s.Files() {
		rows = append(rows, row(head(phrase.Inlines{document.Code(cmp.Or(f.Public, f.File))}), cell(phrase.Inlines{document.Code(f.SHA256)})))
	}
	add(&t, nil, rows...)
	return t
}

// OpenData offers the editions' files for programs and spreadsheets, the
// latest edition first, a column a format.
func OpenData(s *ledger.Shelf, id, title string) document.Table {
	columns := []column{plain(words("版次", 12))}
	var formats []string
	for _, f := range s.Data {
		if !slices.Contains(formats, f.Format()) {
			formats = append(formats, f.Format())
			columns = append(columns, words(f.Format(), 6))
		}
	}
	t := ruled(id, title, columns...)
	var rows []document.Row
	for _, b := range slices.Backward(s.Books) {
		r := row(head(phrase.Text(b.Title())))
		for _, f := range s.DataOf(b.Year()) {
			r.Cells = append(r.Cells, two(phrase.Link(f.Path, path.Base(f.Path)), phrase.Text(phrase.Size(f.Size))))
		}
		if len(r.Cells) == len(columns) {
			rows = append(rows, r)
		}
	}
	if len(formats) > 0 {
		add(&t, nil, rows...)
	}
	return t
}

// Meanings says what each verdict means and where its threshold is.
func Meanings(r assess.Rules) map[assess.Verdict]string {
	least := func(d number.Decimal) string { return "节奏不低于" + assess.Threshold(d) }
	below := func(d number.Decimal) string { return "、低于" + assess.Threshold(d) }
	return map[assess.Verdict]string{
		assess.Ahead:    "目标年以前已达到目标",
		assess.Achieved: "目标年及以后：达到目标", assess.Missed: "目标年及以后：未达到目标",
		assess.Faster: least(r.Faster), assess.OnTrack: least(r.OnTrack) + below(r.Faster), assess.NeedsSpeed: least(r.NeedsSpeed) + below(r.OnTrack),
		assess.Lagging: "节奏不低于0" + below(r.NeedsSpeed), assess.Backwards: "节奏低于0：与目标方向相反",
		assess.Kept: "按年评价的目标，本年达到", assess.NotKept: "按年评价的目标，本年未达到",
		assess.Done: "里程碑或清单事项已完成", assess.Going: "正在进行，未到时限", assess.NotBegun: "尚未启动，未到时限", assess.Overdue: "过了时限没有完成",
		assess.Unjudged: "缺少数据，或数据不能用来评价",
	}
}

// Rules lists the verdicts with what each means and its threshold.
func Rules(b *ledger.Book, id, title string) document.Table {
	meaning := Meanings(b.Result.Rules)
	t := ruled(id, title, plain(words("用语", 6)), words("含义", 12))
	var rows []document.Row
	for _, v := range assess.Verdicts() {
		rows = append(rows, row(head(phrase.Inlines{phrase.Status(v)}), text(meaning[v])))
	}
	add(&t, nil, rows...)
	return t
}
