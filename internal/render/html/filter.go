package html

import (
	"slices"

	"nianbao/internal/document"
	"nianbao/internal/render/words"
)

// filterForm writes the controls of a list, hidden until the script shows
// them: a word, one choice a filtered column, the order.
func (t *tableWriter) filterForm() {
	say := &t.site.words
	t.tag("form", "class", "filt", "hidden", "hidden", "data-for", t.tableID(), "data-shown", say.Shown, "aria-label", say.FilterLabel)
	t.WriteString(`<label class="w">`)
	t.text(say.FilterText)
	t.tag("input", "type", "search", "placeholder", say.FilterHint, "autocomplete", "off")
	t.WriteString("</label>\n")
	for _, column := range t.Filter {
		if column >= 0 && column < t.width {
			t.choice(column)
		}
	}
	t.order()
	t.WriteString("<p role=\"status\"><output></output></p></form>\n")
}

// choice writes one column's values, in the order of the rows.
func (t *tableWriter) choice(column int) {
	t.WriteString("<label>")
	t.text(t.filterLabel(column))
	t.tag("select", "data-column", itoa(column))
	t.WriteString(`<option value="">`)
	t.text(t.site.words.FilterAll)
	t.WriteString("</option>")
	for _, v := range t.values(column) {
		t.tag("option", "value", v)
		t.text(v)
		t.WriteString("</option>")
	}
	t.WriteString("</select></label>\n")
}

// filterLabel names a column by the first line of its head: the second is
// about the smaller line of its cells.
func (t *tableWriter) filterLabel(column int) string {
	for _, row := range t.head {
		for _, p := range row {
			if p.Column != column {
				continue
			}
			for i, in := range p.Text {
				if _, ok := in.(document.Break); ok {
					return document.Plain(p.Text[:i])
				}
			}
		}
	}
	return t.heads[column]
}

func (t *tableWriter) values(column int) []string {
	var out []string
	for i, rows := range t.body {
		for j, row := range rows {
			if t.Groups[i].Rows[j].Kind == document.Total {
				continue
			}
			for _, p := range row {
				if p.Column == column {
					out = append(out, orElse(document.Plain(p.Text), "—"))
				}
			}
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(v string) bool {
		again := seen[v]
		seen[v] = true
		return again
	})
}

// order writes the choice of a numeric column to sort by.
func (t *tableWriter) order() {
	var numeric []int
	for i := range t.width {
		if c := t.column(i); c.Numeric && !c.Small && t.heads[i] != "" {
			numeric = append(numeric, i)
		}
	}
	if len(numeric) == 0 {
		return
	}
	say := &t.site.words
	t.WriteString("<label>")
	t.text(say.Sort)
	t.WriteString(`<select data-sort="1"><option value="">`)
	t.text(say.SortOriginal)
	t.WriteString("</option>")
	for _, i := range numeric {
		t.tag("option", "value", itoa(i))
		t.text(words.Fill(say.SortDown, t.heads[i]))
		t.WriteString("</option>")
	}
	t.WriteString("</select></label>\n")
}
