package build

import (
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/mapping"
)

// described returns the workbooks, those that pages show with their tables.
func (p parsed) described(shown map[string]bool) []mapping.Book {
	var books []mapping.Book
	for _, b := range p.books {
		d := mapping.Book{Book: b, Public: b.File}
		if shown[b.File] {
			d.Sheets = []layout.Sheet{}
			for _, s := range b.Sheets {
				d.Sheets = append(d.Sheets, layout.Find(s, figure.Usual()))
			}
		}
		books = append(books, d)
	}
	return books
}
