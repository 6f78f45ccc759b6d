package directive

import (
	"fmt"
	"time"

	"nianbao/internal/document"
	"nianbao/internal/report/phrase"
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
