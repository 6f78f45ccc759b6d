package docx

import (
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/chart/office"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/ooxml"
	"nianbao/internal/render/words"
)

// The sizes of charts, in millimetres.
const (
	chartWidth   = 154
	chartHeight  = 78
	panelWidth   = 74
	panelHeight  = 48
	rowHeight    = 7
	stripHeight  = 36
	tallestChart = 200
)

// emu is a millimetre in the unit of drawings.
const emu = 36000

// figure writes a chart with number and title below; what Office cannot draw
// is its data.
func (w *writer) figure(f document.Figure) {
	w.shape(f, chartWidth, heightOf(f.Chart))
	w.paragraph("FigureTitle", para{bookmarks: w.figureMark(f)}, func() {
		if f.Number != "" {
			w.numbering(f.Number, w.own(f.ID))
			w.run("　", look{})
		}
		w.link(document.Link{Href: f.Href, Text: []document.Inline{document.Text(f.Chart.Finding)}})
		if f.Chart.Demo() {
			w.run("（"+w.say.Demo+"）", look{})
		}
	})
	w.figureNotes(f)
}

// figureMark bookmarks the title of a figure without a number.
func (w *writer) figureMark(f document.Figure) []string {
	if f.Number != "" {
		return nil
	}
	return w.anchors(w.own(f.ID))
}

// heightOf is the height of a chart: rows need theirs, the others are alike.
func heightOf(s chart.Spec) int {
	switch s.Form {
	case chart.Ranking:
		return min(max(len(s.X.Labels)*rowHeight+15, 40), tallestChart)
	case chart.Strip:
		return stripHeight
	case chart.Cartesian, chart.Donut, chart.Radar, chart.Dumbbell, chart.Bullet, chart.Cells, chart.Spark, chart.Matrix, chart.Schedule:
	}
	return chartHeight
}

// shape shows a chart as package chart declares it for this medium.
func (w *writer) shape(f document.Figure, width, height int) {
	switch how := f.Chart.In(chart.Word); how {
	case chart.Native:
		w.native(f, width, height)
	case chart.Data:
		w.table(dataOf(f.Chart))
	case chart.InWords:
		w.paragraph("FigureNote", para{}, func() { w.run(miniWords(f.Chart), look{}) })
	default:
		w.add(diag.Errorf(f.Pos, "unshown-chart", "图“%s”没有说明在 Word 里怎样显示", f.Chart.Finding).Hintf("这是程序的错，请告诉维护人员"))
	}
}

// dataOf is the data of a chart as a table without a title. Cells stand by
// group and verdict, for a line each would fill pages.
func dataOf(s chart.Spec) document.Table {
	if s.Form == chart.Cells {
		return verdicts(s.Clean())
	}
	t := document.DataTable(s)
	t.Title, t.Demo = "", false
	return t
}

// verdicts sets the items of cells as a row a verdict.
func verdicts(s chart.Spec) document.Table {
	words := func(text string) []document.Inline { return []document.Inline{document.Text(text)} }
	var head []document.Cell
	for _, name := range [...]string{"归类", "评价", "项数", "名称"} {
		head = append(head, document.Cell{Text: words(name), Header: true})
	}
	t := document.Table{Columns: []document.Column{{}, {}, {Numeric: true}, {}}, Head: []document.Row{{Cells: head}}}
	for _, part := range s.Parts {
		var order []string
		names := map[string][]string{}
		for _, it := range part.Items {
			if names[it.Word] == nil {
				order = append(order, it.Word)
			}
			names[it.Word] = append(names[it.Word], it.Name)
		}
		var group document.RowGroup
		for i, word := range order {
			var cells []document.Cell
			if i == 0 {
				cells = append(cells, document.Cell{Text: words(part.Name), Header: true, RowSpan: len(order)})
			}
			cells = append(cells, document.Cell{Text: words(word)}, document.Cell{Text: words(itoa(len(names[word])))},
				document.Cell{Text: words(strings.Join(names[word], "、"))})
			group.Rows = append(group.Rows, document.Row{Cells: cells})
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}

// native writes the charts of a figure, one a panel.
func (w *writer) native(f document.Figure, width, height int) {
	charts, err := office.Draw(f.Chart, width < chartWidth)
	if err != nil {
		w.add(diag.Errorf(f.Pos, "unshown-chart", "图“%s”写不成 Word 图表：%v", f.Chart.Finding, err).Hintf("这是程序的错，请告诉维护人员"))
		return
	}
	total := 0
	for _, c := range charts {
		total += c.Weight
	}
	if len(charts) > 1 {
		height = height * 5 / 4
	}
	for _, c := range charts {
		if c.Title != "" {
			w.paragraph("FigureNote", para{keepNext: true}, func() { w.run(c.Title, look{}) })
		}
		id := w.embed(c)
		h := max(height*c.Weight/max(total, 1), panelHeight)
		style := "Chart"
		if w.inTable {
			style = "PanelChart" // tied to the next, rows would stay on one page
		}
		w.paragraph(style, para{}, func() { w.drawing(id, f.Chart, width, h) })
	}
}

// embed adds the parts of a chart and returns the name of the relation to it.
func (w *writer) embed(c office.Chart) string {
	w.charts++
	n := itoa(w.charts)
	book := "embeddings/Microsoft_Excel_Sheet" + n + ".xlsx"
	w.parts = append(w.parts,
		ooxml.Part{
			Name: "word/charts/chart" + n + ".xml", Type: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
			Data: c.Part, Relations: []ooxml.Relation{{Type: "package", Target: "../" + book}},
		},
		ooxml.Part{Name: "word/" + book, Data: c.Workbook})
	return w.relate("chart", "charts/chart"+n+".xml", false)
}

const mainNS = "http://schemas.openxmlformats.org/drawingml/2006/"

// drawing writes a chart in the line, with its description for readers who do
// not see it.
func (w *writer) drawing(id string, s chart.Spec, width, height int) {
	b := w.b
	w.drawings++
	b.In("w:r", func() {
		b.In("w:drawing", func() {
			b.In("wp:inline", func() {
				b.Empty("wp:extent", "cx", itoa(width*emu), "cy", itoa(height*emu))
				b.Empty("wp:effectExtent", "l", "0", "t", "0", "r", "0", "b", "0")
				b.Empty("wp:docPr", "id", itoa(w.drawings), "name", "图表 "+itoa(w.drawings), "descr", s.Describe())
				b.Empty("wp:cNvGraphicFramePr")
				b.In("a:graphic", func() {
					b.In("a:graphicData", func() { b.Empty("c:chart", "xmlns:c", mainNS+"chart", "r:id", id) }, "uri", mainNS+"chart")
				}, "xmlns:a", mainNS+"main")
			}, "distT", "0", "distB", "0", "distL", "0", "distR", "0")
		})
	})
}

// figureNotes writes subject, verdict, notes and source below a figure.
func (w *writer) figureNotes(f document.Figure) {
	if f.Chart.Subject != "" || f.Status != nil {
		w.paragraph("FigureNote", para{align: "center", keepNext: len(f.Chart.Notes) > 0 || f.Chart.Source != ""}, func() {
			w.run(f.Chart.Subject, look{})
			if f.Status != nil {
				w.run("　", look{})
				w.status(*f.Status, look{})
			}
		})
	}
	notes := strings.Join(f.Chart.Notes, "。")
	if notes != "" && !strings.HasSuffix(notes, "。") {
		notes += "。"
	}
	if f.Chart.Source != "" {
		notes += words.Fill(w.say.FigureSource, f.Chart.Source)
	}
	if notes != "" {
		w.paragraph("FigureNote", para{}, func() { w.run(notes, look{}) })
	}
}

// multiples sets small figures two in a row, in a table without rules.
func (w *writer) multiples(g document.Group) {
	var cells [][]document.Block
	for _, item := range g.Items {
		for _, b := range item {
			if _, ok := b.(document.Figure); !ok {
				w.block(b)
				continue
			}
			cells = append(cells, []document.Block{b})
		}
	}
	if len(cells) == 0 {
		return
	}
	b, was := w.b, w.inTable
	w.inTable = true
	half := uprightWidth / 2
	b.In("w:tbl", func() {
		b.In("w:tblPr", func() {
			b.Val("w:tblStyle", "Plain")
			b.Empty("w:tblW", "w:w", itoa(2*half), "w:type", "dxa")
			b.Empty("w:tblLayout", "w:type", "fixed")
		})
		b.In("w:tblGrid", func() {
			for range 2 {
				b.Empty("w:gridCol", "w:w", itoa(half))
			}
		})
		for i := 0; i < len(cells); i += 2 {
			b.In("w:tr", func() {
				b.In("w:trPr", func() { b.Empty("w:cantSplit") })
				w.panelCell(cells[i], half)
				if i+1 < len(cells) {
					w.panelCell(cells[i+1], half)
				} else {
					w.panelCell(nil, half)
				}
			})
		}
	})
	w.inTable = was
	w.paragraph("Small", para{}, nil)
}

func (w *writer) panelCell(blocks []document.Block, width int) {
	b := w.b
	b.In("w:tc", func() {
		b.In("w:tcPr", func() { b.Empty("w:tcW", "w:w", itoa(width), "w:type", "dxa") })
		for _, x := range blocks {
			if f, ok := x.(document.Figure); ok {
				w.panel(f)
			}
		}
		w.paragraph("Small", para{}, nil)
	})
}

// panel writes a small figure: title, verdict, chart.
func (w *writer) panel(f document.Figure) {
	w.paragraph("PanelTitle", para{bookmarks: w.anchors(w.own(f.ID))}, func() {
		w.link(document.Link{Href: f.Href, Text: []document.Inline{document.Text(f.Chart.Finding)}})
		if f.Chart.Subject != "" {
			w.run("　"+f.Chart.Subject, look{})
		}
		if f.Status != nil {
			w.run("　", look{})
			w.status(*f.Status, look{})
		}
	})
	w.shape(f, panelWidth, panelHeight)
	if len(f.Chart.Notes) > 0 || f.Chart.Source != "" {
		f.Chart.Subject, f.Status = "", nil
		w.figureNotes(f)
	}
}
