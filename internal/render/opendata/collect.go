package opendata

import (
	"strconv"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/report"
)

// table is one table of an edition, made plain.
type table struct {
	// name is that of its files, without the ending.
	name string
	// title has the number before it: 表2-1　分园产值; page is the address of the page.
	title, page string
	demo        bool
	notes       []string
	sources     []string
	frame
}

// tablesOf returns all tables of an edition, in the order of its pages.
func tablesOf(r *report.Report, year int) []table {
	var out []table
	seen := map[string]bool{}
	for _, p := range r.Pages {
		if p.Edition != year {
			continue
		}
		base := strings.TrimSuffix(strings.TrimPrefix(p.Path, strconv.Itoa(year)+"/"), ".html")
		document.Walk(p.Body, func(b document.Block) {
			t, ok := tableOf(b)
			if !ok {
				return
			}
			t.page, t.name = p.Path, unique(seen, plainName(base+"."+t.name))
			out = append(out, t)
		})
	}
	return out
}

// tableOf returns what a block shows as a table, named by its own id.
func tableOf(b document.Block) (table, bool) {
	switch b := b.(type) {
	case document.Table:
		t := table{name: b.ID, title: joined(b.Number, b.Title), demo: b.Demo, sources: b.Sources, frame: frameOf(b)}
		for _, n := range b.Notes {
			t.notes = append(t.notes, document.Plain(n))
		}
		return t, true
	case document.Figure:
		d := document.DataTable(b.Chart)
		t := table{name: b.ID, title: joined(b.Number, d.Title), demo: d.Demo, frame: frameOf(d)}
		t.notes = append(append(t.notes, b.Chart.Notes...), b.Chart.Describe())
		if b.Chart.Source != "" {
			t.sources = []string{b.Chart.Source}
		}
		return t, true
	}
	return table{}, false
}

func joined(number, title string) string { return strings.Trim(number+"　"+title, "　") }

// plainName is a name that every system and every program takes: small letters,
// digits, dots and hyphens.
func plainName(s string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '.' || r == '-' || r == '_':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case r == '/':
			return '.'
		}
		return '-'
	}, s)
	return strings.Trim(name, ".-")
}

// unique is name, or with a number the next of it that is free.
func unique(seen map[string]bool, name string) string {
	if name == "" {
		name = "x"
	}
	free := name
	for n := 2; seen[free]; n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	seen[free] = true
	return free
}
