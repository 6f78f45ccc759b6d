package html

import (
	"slices"
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/chart/svg"
	"nianbao/internal/document"
	"nianbao/internal/render/words"
)

// figure writes a chart: finding, then number and subject, drawings for wide
// and narrow pages, notes and source, and the data as a folded table.
func (w *writer) figure(f document.Figure) {
	if f.Chart.Form == chart.Cells {
		w.verdictBar(f)
		return
	}
	if f.Size == document.PanelWide {
		w.panel(f)
		w.dataTables(w.site.words.DataTable, []chart.Spec{f.Chart})
		return
	}
	class := "fig"
	if f.Size == document.FullWide {
		class = "fig full"
	}
	w.tag("figure", "class", class, "id", f.ID)
	w.WriteString("<figcaption><p class=\"fig-t\">")
	w.linked(f.Href, f.Chart.Finding)
	w.demoTag(f.Chart)
	w.WriteString("</p>")
	w.element("p", "fig-s", joined("　", f.Number, f.Chart.Subject))
	w.figureStatus(f)
	w.WriteString("</figcaption>")
	w.drawings(f.Chart, figureWidths(f.Size)...)
	w.figureNotes(f.Chart, w.interactive(f))
	w.dataTables(w.site.words.DataTable, []chart.Spec{f.Chart})
	w.WriteString("</figure>\n")
}

// figureWidths are the drawings that a page holds of one figure.
func figureWidths(s document.Size) []svg.Width {
	switch s {
	case document.HalfWide:
		return []svg.Width{svg.Half, svg.Phone}
	case document.PanelWide:
		return []svg.Width{svg.Panel, svg.PanelPhone}
	case document.FullWide:
		return []svg.Width{svg.Full, svg.Phone, svg.Tablet}
	case document.TextWide:
	}
	return []svg.Width{svg.Text, svg.Phone}
}

func (w *writer) drawings(s chart.Spec, widths ...svg.Width) {
	s = w.linkedSpec(s)
	w.drawn = true
	for _, width := range widths {
		w.WriteString(svg.Draw(s, width))
	}
}

// linkedSpec returns s with the addresses of its cells as this page must write them.
func (w *writer) linkedSpec(s chart.Spec) chart.Spec {
	s.Tasks = slices.Clone(s.Tasks)
	for i := range s.Tasks {
		s.Tasks[i].Href = w.inner(s.Tasks[i].Href)
	}
	s.Parts = slices.Clone(s.Parts)
	for i := range s.Parts {
		items := slices.Clone(s.Parts[i].Items)
		for j := range items {
			items[j].Href = w.inner(items[j].Href)
		}
		s.Parts[i].Items = items
	}
	return s
}

// inner is the address of a page as this page must write it, empty if there is none.
func (w *writer) inner(href string) string {
	if href == "" {
		return ""
	}
	target, ok := w.href(href)
	if !ok {
		return ""
	}
	return target
}

func (w *writer) demoTag(s chart.Spec) {
	if s.Demo() {
		w.WriteByte(' ')
		w.element("span", "tag", w.site.words.Demo)
	}
}

func (w *writer) figureStatus(f document.Figure) {
	if f.Status == nil {
		return
	}
	w.WriteString(`<p class="row-v">`)
	w.status(*f.Status)
	w.WriteString("</p>")
}

// figureNotes writes what stands below a figure, with the buttons of a live one.
func (w *writer) figureNotes(s chart.Spec, live bool) {
	notes := slices.Clone(s.Notes)
	if s.Source != "" {
		notes = append(notes, words.Fill(w.site.words.FigureSource, s.Source))
	}
	if len(notes) == 0 && !live {
		return
	}
	w.WriteString(`<div class="fig-n"><p>`)
	w.words(sentences(notes))
	w.WriteString("</p>")
	if live {
		w.chartButtons()
	}
	w.WriteString("</div>")
}

// sentences joins notes, each with its full stop.
func sentences(notes []string) string {
	var b strings.Builder
	for _, n := range notes {
		n = strings.TrimSpace(n)
		b.WriteString(n)
		if n != "" && !strings.HasSuffix(n, "。") {
			b.WriteString("。")
		}
	}
	return b.String()
}

// verdictBar writes the bar of one cell a target; each cell is a link.
func (w *writer) verdictBar(f document.Figure) {
	w.tag("figure", "class", "fig b0", "id", f.ID)
	w.WriteString(`<figcaption class="bar-s">`)
	w.linked(f.Href, f.Chart.Finding)
	w.demoTag(f.Chart)
	w.WriteString("</figcaption>")
	w.drawings(f.Chart, figureWidths(document.FullWide)...)
	w.figureNotes(f.Chart, false)
	w.dataTables(w.site.words.DataTable, []chart.Spec{f.Chart})
	w.WriteString("</figure>\n")
}

// panel writes one of several small figures.
func (w *writer) panel(f document.Figure) {
	w.tag("div", "class", "pa", "id", f.ID)
	end := w.openHeading(3, "mh", "")
	w.linked(f.Href, f.Chart.Finding)
	w.element("span", "u", f.Chart.Subject)
	w.WriteString(end)
	if f.Status != nil {
		w.WriteString(`<div class="row-v">`)
		w.status(*f.Status)
		w.WriteString("</div>")
	}
	w.drawings(f.Chart, figureWidths(document.PanelWide)...)
	w.WriteString("</div>")
}

// mini writes a small chart inside a line or cell.
func (w *writer) mini(s chart.Spec) {
	width := svg.Cell
	if w.margin {
		width = svg.Margin
	}
	w.drawn = true
	w.WriteString(svg.Draw(s, width))
}

// dataTables writes the data of charts as folded tables: what a screen reader
// reads, and what a reader copies into a spreadsheet.
func (w *writer) dataTables(title string, specs []chart.Spec) {
	if len(specs) == 0 {
		return
	}
	w.WriteString(`<details class="data"><summary>`)
	w.text(title)
	w.WriteString("</summary>\n")
	for _, s := range specs {
		w.table(document.DataTable(s))
	}
	w.WriteString("</details>")
}

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}
