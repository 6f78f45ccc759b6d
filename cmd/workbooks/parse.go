package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/sheet"
)

// parse reads one source as the package comment describes it.
func parse(name, text string) (sheet.Table, error) {
	t := sheet.Table{Name: name}
	above, body, skipped := comments(strings.TrimPrefix(text, "\ufeff"))
	if len(above) > 0 {
		t.Title, t.Notes = above[0], above[1:]
	}
	r := csv.NewReader(strings.NewReader(body))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
		return sheet.Table{}, fmt.Errorf("line %d: %w", bad.Line+skipped, bad.Err)
	}
	if err != nil {
		return sheet.Table{}, err
	}
	if len(rows) == 0 {
		return sheet.Table{}, errors.New("no header row")
	}
	t.Header, t.Rows = rows[0], rows[1:]
	for i, row := range t.Rows {
		if len(row) > len(t.Header) {
			return sheet.Table{}, fmt.Errorf("row %d below the header has %d cells, want at most %d", i+1, len(row), len(t.Header))
		}
	}
	t.Schema, _ = dataset.Match(t.Header, name)
	return t, nil
}

// comments splits off the leading lines that begin with #.
func comments(text string) (above []string, body string, lines int) {
	for strings.HasPrefix(text, "#") {
		line, rest, _ := strings.Cut(text, "\n")
		above = append(above, strings.TrimSpace(strings.TrimLeft(strings.TrimRight(line, "\r"), "#")))
		text = rest
		lines++
	}
	return above, text, lines
}

// order sorts the sheets of a workbook as the standard tables are listed, others last.
func order(tables []sheet.Table) {
	rank := map[dataset.Kind]int{}
	for i, s := range dataset.Kinds() {
		rank[s.Kind] = i + 1
	}
	position := func(t sheet.Table) int {
		if n := rank[t.Schema.Kind]; n > 0 {
			return n
		}
		return len(rank) + 1
	}
	slices.SortStableFunc(tables, func(a, b sheet.Table) int { return position(a) - position(b) })
}
