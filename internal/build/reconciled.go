package build

import (
	"path"

	"nianbao/internal/dataset/mapping"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/diag"
	"nianbao/internal/narrative"
	"nianbao/internal/report"
)

// reconciled holds the figures of the statistical tables that pages show, or
// that feed indicators, against each other. What nobody sees is not judged.
func reconciled(pages []*narrative.Page, books []mapping.Book) diag.List {
	subjects := report.TablesShown(pages, books)
	shown := map[string]bool{}
	for _, s := range subjects {
		shown[place(s)] = true
	}
	for _, b := range books {
		for _, s := range feeding(b) {
			if !shown[place(s)] {
				subjects = append(subjects, s)
			}
		}
	}
	var found diag.List
	for _, folder := range folders(subjects) {
		found = append(found, reconcile.Tables(folder)...)
	}
	return found
}

// folders parts tables by the folder that their workbooks stand in: what an
// edition revises differs from the edition before, which package plan judges.
func folders(subjects []reconcile.Subject) [][]reconcile.Subject {
	var out [][]reconcile.Subject
	at := map[string]int{}
	for _, s := range subjects {
		dir := path.Dir(s.File)
		i, ok := at[dir]
		if !ok {
			i, at[dir] = len(out), len(out)
			out = append(out, nil)
		}
		out[i] = append(out[i], s)
	}
	return out
}

func place(s reconcile.Subject) string { return s.File + "!" + s.Sheet + "!" + s.Range.String() }

// feeding are the tables that feed indicators: a sheet that a map describes has
// its tables in the map's order.
func feeding(b mapping.Book) []reconcile.Subject {
	var out []reconcile.Subject
	for _, said := range b.Map.Sheets {
		for _, read := range b.Sheets {
			if read.Name != said.Name {
				continue
			}
			for i, t := range said.Tables {
				if len(t.Feeds) > 0 && i < len(read.Tables) {
					out = append(out, reconcile.Subject{File: b.File, Sheet: read.Name, Table: read.Tables[i]})
				}
			}
		}
	}
	return out
}
