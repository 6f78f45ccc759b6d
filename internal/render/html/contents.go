package html

import (
	"nianbao/internal/document"
)

// entry is a line of the page's contents.
type entry struct {
	Href, Text string
	// Sub marks a line below another.
	Sub bool
}

// contents lists the parts of a page that have a title and an id.
func contents(blocks []document.Block) []entry {
	var out []entry
	add := func(id, text string, sub bool) {
		if id == "" || text == "" {
			return
		}
		if target, ok := href("", "#"+id); ok {
			out = append(out, entry{target, text, sub})
		}
	}
	document.Walk(blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Section:
			add(b.ID, document.Plain(b.Title), false)
		case document.Heading:
			if b.Level <= 3 {
				add(b.ID, document.Plain(b.Text), b.Level == 3)
			}
		case document.Table:
			if b.Lead {
				add(b.ID, b.Title, false)
			}
		}
	})
	return out
}
