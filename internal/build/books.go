package build

import (
	"path"
	"strings"

	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// described returns the workbooks, with their tables those that pages show or
// that a map speaks of, and the tables of standard kinds that they hold or feed.
func (p parsed) described(shown map[string]bool, signs config.Missing) ([]mapping.Book, []dataset.Table, diag.List) {
	symbols := figure.Usual().With(figure.Symbols(signs))
	var books []mapping.Book
	var tables []dataset.Table
	var found diag.List
	for _, b := range p.books {
		book := mapping.Book{Book: b, Public: b.File}
		said := p.maps[mapKey(b.File)]
		var fed []dataset.Table
		if said != nil || shown[b.File] {
			var wrong, unfit diag.List
			book, wrong = mapping.Read(b, said, symbols)
			fed, unfit = book.Observations()
			found = append(append(found, wrong...), unfit...)
		}
		books = append(books, book)
		standard, wrong := recognised(b, said, shown[b.File] || feeds(said))
		found = append(found, wrong...)
		tables = append(append(tables, standard...), fed...)
	}
	return books, tables, found
}

// recognised returns the standard tables on the sheets that no map describes;
// used says that something else of the workbook is.
func recognised(b *workbook.Book, said *mapping.Map, used bool) ([]dataset.Table, diag.List) {
	rest := withoutDescribed(b, said)
	if len(rest.Sheets) > 0 || len(b.Sheets) == 0 {
		tables, found := dataset.Recognise(rest)
		if used {
			found = found.Without(dataset.Unread)
		}
		return tables, found
	}
	if used {
		return nil, nil
	}
	return nil, diag.List{diag.Warningf(said.Pos, dataset.Unread, "说明了 %s 怎么读，却没有用到它的数", path.Base(b.File)).
		Hintf("在表下面加 feeds，或在正文中用 table 展示它；不用就移出 data/")}
}

// withoutDescribed returns b without the sheets that a map describes, which
// hold no standard tables.
func withoutDescribed(b *workbook.Book, said *mapping.Map) *workbook.Book {
	if said == nil || len(said.Sheets) == 0 {
		return b
	}
	described := map[string]bool{}
	for _, s := range said.Sheets {
		described[s.Name] = true
	}
	rest := *b
	rest.Sheets = nil
	for _, s := range b.Sheets {
		if !described[s.Name] {
			rest.Sheets = append(rest.Sheets, s)
		}
	}
	return &rest
}

// feeds reports whether a map makes observations of anything.
func feeds(m *mapping.Map) bool {
	if m == nil {
		return false
	}
	for _, s := range m.Sheets {
		for _, t := range s.Tables {
			if len(t.Feeds) > 0 {
				return true
			}
		}
	}
	return false
}

func isMap(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".map.yaml") }

// mapKey is the path of a map, or of that of a workbook, in the form in which
// they are compared.
func mapKey(name string) string {
	if !isMap(name) {
		name = mapping.PathOf(name)
	}
	return strings.ToLower(name)
}

// unpaired reports the maps that stand beside no workbook, or beside several.
func unpaired(snapshot *source.Snapshot) diag.List {
	beside, mapped := map[string][]string{}, map[string]bool{}
	var names []string
	files := snapshot.Match("data/**/*")
	for _, f := range files {
		if isMap(f.Path) {
			mapped[mapKey(f.Path)] = true
		} else {
			beside[mapKey(f.Path)] = append(beside[mapKey(f.Path)], f.Path)
			names = append(names, f.Path)
		}
	}
	var found diag.List
	for _, f := range files {
		books := beside[mapKey(f.Path)]
		switch {
		case !isMap(f.Path) || len(books) == 1:
		case len(books) == 0:
			found = append(found, withoutBook(f.Path, names, mapped))
		default:
			d := diag.Errorf(diag.Pos{File: f.Path}, "map-of-several", "说明的是哪个工作簿不清楚：%s 和 %s", path.Base(books[0]), path.Base(books[1]))
			found = append(found, d.Hintf("只留一个工作簿，或给其中一个改名"))
		}
	}
	return found
}

// withoutBook reports a map without a workbook, with the workbook that may be
// meant, which is none that has a map.
func withoutBook(name string, books []string, mapped map[string]bool) diag.Diagnostic {
	stem := name[:len(name)-len(".map.yaml")]
	d := diag.Errorf(diag.Pos{File: name}, "map-without-workbook", "旁边没有工作簿 %s.xlsx，这个说明没有用", path.Base(stem))
	var maps []string
	for _, b := range books {
		if !mapped[mapKey(b)] {
			maps = append(maps, mapping.PathOf(b))
		}
	}
	if near := nearest.Of(name, maps); near != "" {
		return d.Hintf("是不是 %s？是就改成这个名称", near)
	}
	return d.Hintf("和工作簿放在同一个文件夹，名称相同：年鉴.xlsx 和 年鉴.map.yaml；不用就删去")
}
