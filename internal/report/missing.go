package report

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/narrative"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/ledger"
)

// missingChapters reports the chapters that have indicators and no page,
// in an edition that has pages of other chapters: their targets would appear
// in no chapter.
func (l *linker) missingChapters(b *ledger.Book, pages []*narrative.Page) {
	written := map[string]bool{"": true}
	for _, p := range pages {
		written[p.Meta.Chapter] = true
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
