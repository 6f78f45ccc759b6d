package mapping

import (
	"slices"

	"nianbao/internal/dataset"
	"nianbao/internal/dataset/feed"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
)

// Observations returns what the feeds of b's map make of its tables, one table
// of [dataset.Observations] for each that feeds, with the findings of
// [feed.Turn].
func (b Book) Observations() ([]dataset.Table, diag.List) {
	var tables []dataset.Table
	var found diag.List
	for _, said := range b.Map.Sheets {
		n := slices.IndexFunc(b.Sheets, func(s layout.Sheet) bool { return s.Name == said.Name })
		if n < 0 {
			continue
		}
		out, more := b.fed(said, &b.Sheets[n])
		tables, found = append(tables, out...), append(found, more...)
	}
	return tables, found
}

// fed returns what is made of one sheet.
func (b Book) fed(said Sheet, read *layout.Sheet) ([]dataset.Table, diag.List) {
	var tables []dataset.Table
	var found diag.List
	for i, t := range said.Tables {
		if len(t.Feeds) == 0 || i >= len(read.Tables) {
			continue
		}
		if read.Hidden {
			return nil, diag.List{feed.Hidden(said.Pos, said.Name)}
		}
		out, more := feed.Turn(feed.Table{
			Book: b.Book, Public: b.Public, Sheet: said.Name, Table: &read.Tables[i], Convert: t.Convert, Feeds: t.Feeds, Map: t.Pos,
		})
		if len(out.Records) > 0 {
			tables = append(tables, out)
		}
		found = append(found, more...)
	}
	return tables, found
}

// Kept reports the cells of tables of a sheet that were kept as text where a
// number is expected, as [feed.Kept] finds them.
func (b Book) Kept(sheet string, tables ...layout.Table) diag.List {
	var found diag.List
	for _, t := range tables {
		found = append(found, feed.Kept(b.Book, sheet, t)...)
	}
	return found
}
