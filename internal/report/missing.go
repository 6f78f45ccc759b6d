package report

import (
	"fmt"
	"path"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/narrative"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/ledger"
)

// missingChapters reports the chapters that have indicators and no page,
// in an edition that has pages of other chapters: their targets would appear
// in no chapter. A second page of a chapter, which would show them again, is
// reported too.
func (l *linker) missingChapters(b *ledger.Book, pages []*narrative.Page) {
	written := map[string]bool{"": true}
	first := map[string]string{}
	for _, p := range pages {
		c := p.Meta.Chapter
		if c != "" && written[c] {
			l.add(diag.Warningf(diag.Pos{File: p.File, Line: 1}, "duplicate-chapter", "第%s章已有一页（%s）", c, path.Base(first[c])).
				Hintf("并成一页，或改这一页开头的 chapter:；不属于哪一章就删去那一行"))
			continue
		}
		written[c], first[c] = true, p.File
	}
	if len(written) == 1 {
		return
	}
	var reported []string
	for _, ind := range b.Edition().Indicators {
		if written[ind.Chapter] || slices.Contains(reported, ind.Chapter) {
			continue
		}
		reported = append(reported, ind.Chapter)
		l.add(diag.Warningf(diag.Pos{File: fmt.Sprintf("content/%d", b.Year())}, "missing-chapter",
			"第%s章有%d项目标，没有正文", ind.Chapter, len(directive.OfChapter(b, ind.Chapter))).
			Hintf("写一页，开头写上 chapter: %s；或在指标体系的“章”列改成已有的章", ind.Chapter))
	}
}
