package report

import (
	"fmt"
	"path"
	"slices"

	"nianbao/internal/document"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/tree"
)

// WithData returns r with the files of open data offered that were made of r
// itself, at most one an edition: in a column of the table of open data, and
// where an edition's indicators are listed. r stays as it is.
func WithData(r *Report, files []ledger.DataFile) *Report {
	with := *r
	with.Pages = slices.Clone(r.Pages)
	for i := range with.Pages {
		p := &with.Pages[i]
		switch p.Kind {
		case DataPage:
			p.Body = tree.Blocks(p.Body, func(b document.Block) []document.Block {
				if t, ok := b.(document.Table); ok && t.ID == directive.OpenData {
					b = withFiles(t, r.Editions, files)
				}
				return []document.Block{b}
			})
		case IndicatorsPage:
			if f, ok := fileOf(files, p.Edition); ok {
				name := fmt.Sprintf("全部表格 %s（%s）", f.Format(), phrase.Size(f.Size))
				p.Downloads = append(slices.Clip(p.Downloads), Download{Name: name, Href: f.Path})
			}
		}
	}
	return &with
}

func fileOf(files []ledger.DataFile, year int) (ledger.DataFile, bool) {
	i := slices.IndexFunc(files, func(f ledger.DataFile) bool { return f.Edition == year })
	if i < 0 {
		return ledger.DataFile{}, false
	}
	return files[i], true
}

// withFiles adds a column of files to a table that has a row an edition.
func withFiles(t document.Table, editions []Edition, files []ledger.DataFile) document.Table {
	const head = "全部表格"
	if len(files) == 0 || len(t.Head) != 1 {
		return t
	}
	t.Columns = append(slices.Clip(t.Columns), document.Column{Span: 6, Head: head})
	t.Head = []document.Row{withCell(t.Head[0], document.Cell{Text: phrase.Text(head), Header: true})}
	t.Groups = slices.Clone(t.Groups)
	for i, g := range t.Groups {
		t.Groups[i].Rows = slices.Clone(g.Rows)
		for j, row := range g.Rows {
			t.Groups[i].Rows[j] = withCell(row, fileCell(row, editions, files))
		}
	}
	return t
}

func withCell(r document.Row, c document.Cell) document.Row {
	r.Cells = append(slices.Clip(r.Cells), c)
	return r
}

// fileCell links to the file of the edition that a row is named after.
func fileCell(row document.Row, editions []Edition, files []ledger.DataFile) document.Cell {
	for _, e := range editions {
		if f, ok := fileOf(files, e.Year); ok && len(row.Cells) > 0 && document.Plain(row.Cells[0].Text) == e.Title {
			return document.Cell{Text: phrase.Link(f.Path, path.Base(f.Path)), Second: phrase.Text(phrase.Size(f.Size))}
		}
	}
	return document.Cell{}
}
