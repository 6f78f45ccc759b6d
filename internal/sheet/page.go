package sheet

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/dataset"
)

func (w *writer) columns(p placed) error {
	for c, width := range p.widths {
		name, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := w.file.SetColWidth(p.Name, name, name, width); err != nil {
			return err
		}
	}
	return nil
}

// validations gives drop-downs to columns whose words are fixed.
func (w *writer) validations(p placed) error {
	for c, spec := range p.specs {
		if spec.Type != dataset.Choice && spec.Type != dataset.YesNo {
			continue
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(ref(p.header+1, c) + ":" + ref(p.header+len(p.Rows)+spareRows, c))
		if err := dv.SetDropList(spec.Words); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleStop, spec.Name,
			"请从下拉框中选："+strings.Join(spec.Words, "、"))
		if err := w.file.AddDataValidation(p.Name, dv); err != nil {
			return err
		}
	}
	return nil
}

// view freezes the header with the columns up to the first required one that
// names a row, and puts filter arrows on the header.
func (w *writer) view(p placed) error {
	if len(p.Header) == 0 {
		return nil
	}
	frozen := p.frozen()
	pane := "bottomLeft"
	if frozen > 0 {
		pane = "bottomRight"
	}
	err := w.file.SetPanes(p.Name, &excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: p.header,
		TopLeftCell: ref(p.header+1, frozen), ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: ref(p.header+1, frozen), ActiveCell: ref(p.header+1, frozen), Pane: pane}},
	})
	if err != nil {
		return err
	}
	area := ref(p.header, 0) + ":" + ref(p.header+max(1, len(p.Rows)), len(p.Header)-1)
	return w.file.AutoFilter(p.Name, area, nil)
}

// frozen is the number of columns that stay in view: those up to the one that
// names the row, if that leaves most of a screen to the rest.
func (p placed) frozen() int {
	taken := 0.0
	for c, spec := range p.specs {
		taken += p.widths[c]
		if taken > 60 {
			return 0
		}
		switch spec.Name {
		case "指标", "名称", "园区", "部门", "指标或事项":
			return c + 1
		}
	}
	return 0
}

// A4 in the numbering of the file format.
const a4 = 9

// pageWidth is what fits on an A4 page across in type that can still be read:
// a wider table takes several pages side by side.
const pageWidth = 210.0

func (p placed) pagesAcross() int {
	total := 0.0
	for _, w := range p.widths {
		total += w
	}
	return max(1, int(math.Ceil(total/pageWidth)))
}

func (w *writer) print(p placed) error {
	size, orientation, wide, tall, order := a4, "landscape", p.pagesAcross(), 0, "overThenDown"
	if err := w.file.SetPageLayout(p.Name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall, PageOrder: &order,
	}); err != nil {
		return err
	}
	fit := true
	if err := w.file.SetSheetProps(p.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	side, top, foot, middle := 0.5, 0.6, 0.3, true
	if err := w.file.SetPageMargins(p.Name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &foot, Footer: &foot, Horizontally: &middle,
	}); err != nil {
		return err
	}
	if err := w.file.SetHeaderFooter(p.Name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页，共 &N 页&R&A"}); err != nil {
		return err
	}
	return w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: p.Name, RefersTo: p.repeated()})
}

// repeated is the header row, and the columns that name a row where a table
// takes several pages across: printed on each page.
func (p placed) repeated() string {
	name := "'" + strings.ReplaceAll(p.Name, "'", "''") + "'!"
	rows := fmt.Sprintf("%s$%d:$%d", name, p.header, p.header)
	n := p.frozen()
	if n == 0 || p.pagesAcross() == 1 {
		return rows
	}
	last, _ := excelize.ColumnNumberToName(n)
	return name + "$A:$" + last + "," + rows
}
