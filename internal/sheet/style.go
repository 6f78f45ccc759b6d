package sheet

import "github.com/xuri/excelize/v2"

// part is what a cell is in the sheet.
type part uint8

const (
	partText part = iota
	partWord
	partNumber
	partHead
	partNote
	partTitle
)

// look is everything that distinguishes one cell style from another.
type look struct {
	part part
	// format is a number format, "" for none.
	format string
	// demo hatches the cell: a demonstration row.
	demo bool
	// required marks a header that must be filled in.
	required bool
}

// Colours and sizes of the sheets; print safe: text stays dark on light.
const (
	font        = "宋体"
	headFont    = "黑体"
	headFill    = "DCE6F1"
	headInk     = "1F3864"
	lineInk     = "BFBFBF"
	hatchInk    = "D9D9D9"
	noteInk     = "595959"
	hatch       = 14 // lightUp
	solid       = 1
	titleHeight = 27.0
	noteHeight  = 15.0
	headHeight  = 16.5
	rowHeight   = 15.0
)

// style returns the number of l's style, made once.
func (w *writer) style(l look) (int, error) {
	if id, ok := w.styles[l]; ok {
		return id, nil
	}
	id, err := w.file.NewStyle(styleOf(l))
	if err != nil {
		return 0, err
	}
	w.styles[l] = id
	return id, nil
}

func styleOf(l look) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: font, Size: 10.5},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: align(l.part)},
	}
	switch l.part {
	case partTitle:
		s.Font = &excelize.Font{Family: headFont, Size: 15, Bold: true, Color: headInk}
		return s
	case partNote:
		s.Font.Color = noteInk
		return s
	case partHead:
		s.Font = &excelize.Font{Family: headFont, Size: 10.5, Bold: l.required, Color: headInk}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: solid, Color: []string{headFill}}
	case partText, partWord, partNumber:
	}
	s.Border = grid()
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.demo {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: hatch, Color: []string{hatchInk}}
	}
	return s
}

func align(p part) string {
	switch p {
	case partNumber:
		return "right"
	case partWord, partHead:
		return "center"
	case partText, partNote, partTitle:
		return "left"
	}
	return "left"
}

func grid() []excelize.Border {
	var b []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		b = append(b, excelize.Border{Type: side, Color: lineInk, Style: 1})
	}
	return b
}
