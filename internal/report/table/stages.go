package table

import (
	"fmt"

	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Stages is a milestone's states year by year, with sources and the cells that
// they were read from; it ends with the year by which it is due.
func Stages(b *ledger.Book, ind plan.Indicator, id string) document.Table {
	t := ruled(id, "历年进展", plain(words("年份", 3)), plain(words("进展", 8)), words("来源", 6), words("来源单元格", 12))
	t.Lead = true
	var rows []document.Row
	years := b.Years(ind.Code, "")
	if len(years) == 0 {
		return t
	}
	for y := years[0]; y <= b.Year(); y++ {
		rows = append(rows, stageRow(b, ind, y))
		t.Demo = t.Demo || demoStage(b, ind, y, "")
	}
	if m, ok := b.Main(ind.Code); ok && m.Target.Year > b.Year() {
		rows = append(rows, row(head(phrase.Textf("%d", m.Target.Year)), text("应完成"), text(""), text("")))
	}
	add(&t, nil, rows...)
	for _, n := range observationNotes(b, ind) {
		note(&t, n)
	}
	return t
}

func stageRow(b *ledger.Book, ind plan.Indicator, year int) document.Row {
	o, ok := b.At(ind.Code, year, "")
	r := row(head(phrase.Textf("%d", year)), text(phrase.NoData), text(""), text(""))
	if ok && o.Stage != plan.NoStage {
		r = row(r.Cells[0], text(o.Stage.String()), cell(Source(o)), cell(provenance(o)))
	}
	if year == b.Year() {
		r.Kind = document.Current
	}
	return r
}

// demoStage reports whether a state of demonstration stands at a year: a table
// of words shows no number that could say so.
func demoStage(b *ledger.Book, ind plan.Indicator, year int, area string) bool {
	o, ok := b.At(ind.Code, year, area)
	return ok && o.Stage != plan.NoStage && o.Value.Demo
}

// stageText is a state, with its year where that is not the edition's.
func stageText(b *ledger.Book, stage plan.Stage, year int) document.Cell {
	c := text(stage.String())
	if year != b.Year() {
		c.Second = phrase.Text(fmt.Sprintf("（%d年）", year))
	}
	return c
}
