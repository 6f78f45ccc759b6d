package layout

import (
	"reflect"
	"testing"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// Of a real table the range is enough to say, and label columns left of it.
func TestRangesAreEnough(t *testing.T) {
	handedOver(t, func(name string, s workbook.Sheet) {
		got := Find(s, figure.Usual())
		var described []Description
		for _, tab := range got.Tables {
			d := Description{Range: tab.Range}
			if len(tab.Labels) > 0 && tab.Labels[0] < tab.Range.Left {
				d.Labels = tab.Labels
			}
			described = append(described, d)
		}
		if again := Read(s, figure.Usual(), described); !reflect.DeepEqual(got, again) {
			t.Errorf("%s, sheet %s: found\n%sread\n%s", name, s.Name, dump(got), dump(again))
		}
	})
}

// What a description says is so, what it leaves out is detected.
func TestWhatIsSaidIsSo(t *testing.T) {
	s := sheetOf(`表1 人口|||
||单位：人|
区|类|2023年|2024年
甲|全部|3|4
乙||5|6
注：略。`)
	none, unit := -1, 1
	for name, c := range map[string]struct {
		d    Description
		want string
	}{
		"a part of the rows": {Description{Range: workbook.Range{Top: 2, Bottom: 3, Right: 3}}, `table A3:D4 header 3-3
  title 表1 人口
  units 人
  labels A B
  C 2023年 (人)
  D 2024年 (人)
  4 total 甲 > 全部: 3 人 | 4 人
unread [A5 C5 D5 A6]
`},
		"no header, no labels, no captions": {Description{
			Range: workbook.Range{Top: 3, Left: 2, Bottom: 4, Right: 3}, Header: &Lines{3, 2}, Labels: []int{}, UnitColumn: &none, Units: []string{},
			Above: &workbook.Range{Bottom: -1, Right: -1}, Below: &workbook.Range{Bottom: -1, Right: -1},
		}, `table C4:D5 header 4-3
  labels
  C 
  D 
  4 item : 3 | 4
  5 item : 5 | 6
unread [A1 C2 A3 B3 C3 D3 A4 B4 A5 A6]
`},
		"units, kinds": {Description{
			Range: workbook.Range{Top: 2, Bottom: 4, Right: 3}, Title: "户数", Units: []string{"户"}, UnitColumn: &unit,
			ColumnUnits: map[int]string{2: "%"}, RowUnits: map[int]string{4: "万户"}, Kinds: map[int]Kind{4: OfWhich, 3: Item},
		}, `table A3:D5 header 3-3
  title 户数
  units 户
  labels A, units B
  C 2023年 (%)
  D 2024年
  4 item 甲 (全部): 3 % | 4 全部
  5 of_which 甲 > 乙 (万户): 5 % | 6 万户
  note 注：略。
`},
		"header from above its range, a unit column that names rows": {Description{
			Range: workbook.Range{Top: 2, Bottom: 4, Right: 3}, Header: &Lines{0, 2}, Labels: []int{0, 1}, UnitColumn: &unit,
		}, `table A3:D5 header 3-3
  title 表1 人口
  units 人
  labels A B
  C 2023年 (人)
  D 2024年 (人)
  4 total 甲 > 全部: 3 人 | 4 人
  5 item 乙: 5 人 | 6 人
  note 注：略。
`},
		"off the sheet": {Description{Range: workbook.Range{Top: 20, Bottom: 30, Right: 3}}, "unread [A1 C2 A3 B3 C3 D3 A4 B4 C4 D4 A5 C5 D5 A6]\n"},
	} {
		if got := dump(Read(s, figure.Usual(), []Description{c.d})); got != c.want {
			t.Errorf("%s:\n%swant\n%s", name, got, c.want)
		}
	}
}

// What stands between two tables belongs to the upper one if it is its note.
func TestNotesAreNoCaptions(t *testing.T) {
	s := sheetOf("表1 人口\n区|2023年|2024年\n甲|3|4\n注：略。\n区|2023年|2024年\n乙|5|6")
	got := Read(s, figure.Usual(), []Description{
		{Range: workbook.Range{Top: 1, Bottom: 2, Right: 2}}, {Range: workbook.Range{Top: 4, Bottom: 5, Right: 2}},
	})
	if a, b := got.Tables[0], got.Tables[1]; len(a.Notes) != 1 || len(b.Notes) != 0 || *b.Description().Above != nowhere() {
		t.Errorf("read\n%s", dump(got))
	}
}

// What a column of units says is not said again row by row.
func TestUnitsOfAColumnStandThere(t *testing.T) {
	got := Find(sheetOf("指标|单位|2023年|2024年\n人口|万人|3|4\n产值|亿元|5|6"), figure.Usual())
	if d := got.Tables[0].Description(); *d.UnitColumn != 1 || d.RowUnits != nil {
		t.Errorf("units in column %d and %v", *d.UnitColumn, d.RowUnits)
	}
}

// FuzzRead reads drawn sheets by any description. What was read is read again
// by what it says of itself.
func FuzzRead(f *testing.F) {
	f.Add("甲|2023|2024\n乙|1|2\n", 0, 0, 1, 2, 0, 0, 0, -1)
	f.Add("表\n单位：人\n甲|单位|2023|2024\n^|万人|1|2\n  丙|<|3|#\n注：略\n", 2, 0, 4, 3, -1, 2, 1, 1)
	f.Add("1|2|3\n4|<|6\n", -4, 1, 90, 90, 1, 0, 9, 2)
	f.Fuzz(func(t *testing.T, text string, top, left, bottom, right, first, last, label, unit int) {
		if len(text) > 20_000 {
			return
		}
		s := sheetOf(text)
		d := Description{Range: workbook.Range{Top: top, Left: left, Bottom: bottom, Right: right}}
		if first >= 0 {
			d.Header = &Lines{first, last}
		}
		if label >= 0 {
			d.Labels = []int{label, 0}
		}
		if unit >= -1 {
			d.UnitColumn = &unit
		}
		got := Read(s, figure.Usual(), []Description{d})
		checkSheet(t, s, got)
		checkDescribed(t, s, got)
	})
}
