package directive

import (
	"fmt"
	"strings"
	"time"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/table"
)

// reissues tells why the edition was released again, one sentence a time.
func (e *expander) reissues() []document.Block {
	n := document.Notice{Kind: document.Corrected}
	for _, r := range e.Shelf.ReissuesOf(e.Book.Year()) {
		text := r.Note
		if d, err := time.Parse(time.DateOnly, r.Date); err == nil {
			text = fmt.Sprintf("%d年%d月%d日重新发布：%s", d.Year(), d.Month(), d.Day(), text)
		}
		n.Body = append(n.Body, document.Paragraph{Text: phrase.Text(text), Pos: e.pos})
	}
	if len(n.Body) == 0 {
		return nil
	}
	return []document.Block{n}
}

// pair compares the edition with the one before; ok is false where there is none.
func (e *expander) pair() (c assess.Comparison, ok bool) {
	if e.Book.Before == nil {
		return c, false
	}
	return assess.Compare(e.Book.Before.Result, e.Book.Result), true
}

// moved counts and lists the targets whose verdict changed.
func (e *expander) moved() []document.Block {
	c, ok := e.pair()
	if !ok {
		return nil
	}
	counts := map[assess.Move]int{}
	for _, p := range c.Targets {
		counts[p.Move]++
	}
	var parts []string
	for _, m := range []assess.Move{assess.Improved, assess.Worsened, assess.Lost, assess.Stayed, assess.Entered, assess.Left} {
		if counts[m] > 0 {
			parts = append(parts, fmt.Sprintf("%s%d项", m, counts[m]))
		}
	}
	n := len(c.Targets) - counts[assess.Left]
	sentence := phrase.Textf("%s评价%d项目标；与%s相比，%s。", e.Book.Title(), n, e.Book.Before.Title(), strings.Join(parts, "，"))
	return append([]document.Block{document.Paragraph{Text: sentence, Pos: e.pos}}, rowsOrNothing(table.Moved(e.Book, c, "moved", ""))...)
}

func (e *expander) figures() []document.Block {
	if e.Book.Before == nil {
		return nil
	}
	return rowsOrNothing(table.Figures(e.Book, "figures", ""))
}

func (e *expander) movedItems() []document.Block {
	c, ok := e.pair()
	if !ok {
		return nil
	}
	return rowsOrNothing(table.MovedItems(e.Book, c, "moved-items", ""))
}

// newRevisions lists what the edition is the first to revise.
func (e *expander) newRevisions() []document.Block {
	c, ok := e.pair()
	if !ok {
		return nil
	}
	return rowsOrNothing(table.Revisions(e.Book, c.Revisions, "new-revisions", ""))
}
