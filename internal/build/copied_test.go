package build_test

import (
	"strings"
	"testing"

	"nianbao/internal/browser"
)

// copying selects the data table of a figure and returns what the clipboard
// would get as plain text: what a spreadsheet splits into rows and columns.
const copying = `(figure => {
	figure.querySelector('details.data').open = true;
	const table = figure.querySelector('details.data table'), selection = getSelection();
	selection.selectAllChildren(table);
	const text = selection.toString();
	const plain = t => t.replace(/[^\S\t\n]/g, '');
	return {text: plain(text), rows: [...table.rows].map(r => [...r.cells].map(c => c.innerText.replace(/\s/g, '')))};
})`

// TestCopiedDataTablesKeepRowsAndColumns copies the data of every figure of the
// gallery as a reader does.
func TestCopiedDataTablesKeepRowsAndColumns(t *testing.T) {
	b := opened(t, 1440, "gallery.html")
	ids := browser.Eval[[]string](b, `[...document.querySelectorAll('figure.fig')].map(f => f.id)`)
	if len(ids) < 16 {
		t.Fatalf("%d figures, want those of every kind", len(ids))
	}
	for _, id := range ids {
		got := browser.Eval[struct {
			Text string
			Rows [][]string
		}](b, copying+`(document.getElementById('`+id+`'))`)
		copied := 0
		for _, row := range got.Rows {
			line := strings.Join(row, "\t")
			if !strings.Contains(got.Text, line) {
				t.Errorf("%s: the row %q is not copied as one: %.300q", id, line, got.Text)
				break
			}
			copied++
		}
		if copied < 2 {
			t.Errorf("%s: %d rows are copied", id, copied)
		}
	}
}
