package dataset

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/workbook"
)

// readField reads a cell that is not empty as its column asks; ok is false
// when only blanks stand in it.
func (b *body) readField(row, column int, c workbook.Cell, unit number.Unit) (f Field, ok bool) {
	spec := b.field[column]
	f = Field{Text: strings.TrimSpace(c.Text), Pos: b.pos(row, column)}
	if f.Text == "" && !c.Numeric && !c.Date {
		return f, false
	}
	if isFault(c) {
		b.add(diag.Errorf(f.Pos, "formula-error", "公式出错，结果是 %s", f.Text).Hintf("改正公式；或直接填数，不知道就留空"))
		if spec.Type != Number {
			return f, false
		}
		f.IsNumber, f.Number = true, number.Value{Origins: b.origins(row, column)}
		return f, true
	}
	switch spec.Type {
	case Number:
		b.readNumber(&f, row, column, c, unit)
	case Year:
		f.Text = yearText(c, f.Text)
	case Date:
		b.readDate(&f, row, column, c)
	case Text:
		if c.Date {
			b.add(diag.Warningf(f.Pos, "unexpected-date", "“%s”是文字列，单元格里却是日期，按“%s”读", spec.Name, diag.Clip(f.Text)).
				Hintf("输入 1-1 这样的文字时，表格软件会改成日期：先把单元格格式设为“文本”再输入"))
		}
	case Choice, YesNo:
	}
	return f, true
}

// isFault reports whether the cell holds the error value of a formula.
func isFault(c workbook.Cell) bool {
	return slices.Contains([]string{"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}, strings.ToUpper(strings.TrimSpace(c.Raw)))
}

func (b *body) origins(row, column int) []number.Origin {
	return []number.Origin{{File: b.book.File, Sheet: b.sheet.Name, Cell: workbook.Ref(row, column), SHA256: b.book.SHA256}}
}

// readNumber reads a cell of a Number column. Its unit is the cell's own, the
// row's, the header's or the kind's, the first that is given.
func (b *body) readNumber(f *Field, row, column int, c workbook.Cell, rowUnit number.Unit) {
	spec := b.field[column]
	f.Number.Origins = b.origins(row, column)
	if word := fold(c.Raw); !c.Numeric && !c.Date && (slices.Contains(spec.Words, word) || len(spec.Words) > 0 && wordsOnly(word)) {
		f.Text = word
		return
	}
	around := rowUnit
	switch {
	case spec.Bare != "":
		around = ""
	case around == "":
		around = b.unit[column]
	}
	f.IsNumber = true
	got := fitting(spec, diag.Clip(f.Text), parseNumber(c, around), around)
	if got.fault != "" {
		b.add(diag.Errorf(f.Pos, "bad-number", "%s是%s", spec.Name, got.fault).Hintf("%s", got.hint))
		return
	}
	if got.remark != "" {
		b.add(diag.Warningf(f.Pos, "odd-number", "%s是“%s”，%s", spec.Name, diag.Clip(f.Text), got.remark).Hintf("%s", got.hint))
	}
	f.Number.State, f.Number.Dec, f.Number.Decimals = got.state, got.dec, got.decimals
	f.Number.Unit = around
	if got.unit != "" {
		f.Number.Unit = got.unit
	}
}

// fitting is got as spec takes it: with the unit that is wanted, and with the
// remedy that the column offers.
func fitting(spec *Spec, shown string, got reading, around number.Unit) reading {
	switch {
	case got.fault != "" && len(spec.Words) > 0 && tellsOfStage(shown):
		got.hint += "；里程碑填" + strings.Join(spec.Words, "、")
	case got.fault != "" || got.unit == "":
	case spec.Bare != "":
		return fault("“"+shown+"”，带着单位", "填"+spec.Bare+"，不带“"+string(got.unit)+"”")
	case around != "" && got.unit != around:
		return fault("“"+shown+"”，单位是"+string(got.unit)+"，这里要的是"+string(around),
			"换算成"+string(around)+"，只填数字；或改正单位")
	}
	return got
}

// wordsOnly reports whether s is words without a figure, which in a column
// that may hold words is for package plan to judge: it knows what is asked.
func wordsOnly(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !strings.ContainsAny(s, "0123456789")
}

// tellsOfStage reports whether s speaks of how far something has come: 已完成80%.
func tellsOfStage(s string) bool {
	return slices.ContainsFunc([]string{"完成", "完工", "启动", "推进", "开工", "竣工", "在建", "建成"}, func(w string) bool { return strings.Contains(s, w) })
}
