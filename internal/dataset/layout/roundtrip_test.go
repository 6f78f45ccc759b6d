package layout

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/workbook"
)

// A table is made up, drawn as offices draw tables, and must be read as it
// was made up. The numbers of the subtests are seeds.
func TestDrawnTablesAreRead(t *testing.T) {
	for seed := range uint64(600) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			d := &drawing{Rand: rand.New(rand.NewPCG(seed, 7))}
			first := d.invent()
			d.draw(first, d.IntN(3), d.IntN(2))
			wanted := []invention{first}
			switch d.IntN(4) {
			case 0:
				second := d.invent()
				d.draw(second, len(d.sheet.Rows)+1+d.IntN(3), 0)
				wanted = append(wanted, second)
			case 1:
				second := d.invent()
				d.draw(second, d.IntN(2), d.width()+1+d.IntN(2))
				wanted = append(wanted, second)
			}
			got := Find(d.sheet, figure.Usual())
			d.check(t, wanted, got)
			checkDescribed(t, d.sheet, got)
			if t.Failed() {
				t.Log("\n" + d.String() + dump(got))
			}
		})
	}
}

// invention is a table before it is drawn.
type invention struct {
	title, period, note, source string
	units                       []string
	columns                     [][]string
	columnUnits                 []string
	rows                        []inventedRow
	// How it is drawn.
	merged, unitColumn, unitRow, textNumbers, wideTitle, spaced bool
	depth                                                       int
	// extra is a label column that is no part of the paths: "", index or translation.
	extra string
	// groups says that the outer labels stand in a column of their own.
	groups, mergedGroups bool
}

type inventedRow struct {
	kind   Kind
	path   []string
	prefix string
	unit   string
	values []string
}

type drawing struct {
	*rand.Rand
	sheet workbook.Sheet
}

func (d *drawing) yes() bool { return d.IntN(2) == 0 }

func (d *drawing) invent() invention {
	v := invention{
		title: fmt.Sprintf("表%d-%d 各区主要指标", 1+d.IntN(9), 1+d.IntN(20)), merged: d.yes(), textNumbers: d.yes(),
		wideTitle: d.yes(), spaced: d.yes(), depth: 1 + d.IntN(2),
	}
	if d.yes() {
		v.period = "(2024年)"
	}
	if d.yes() {
		v.note = "注：本表数据为初步数。"
	}
	if d.yes() {
		v.source = "某某局"
	}
	v.extra = []string{"", "", "", "index", "translation"}[d.IntN(5)]
	v.groups, v.mergedGroups = d.IntN(4) == 0, d.yes()
	v.inventColumns(d)
	switch d.IntN(4) {
	case 0:
		v.units = []string{"亿元"}
	case 1:
		v.unitColumn = true
	case 2:
		v.unitRow = v.depth == 1
		for i := range v.columns {
			v.columnUnits[i] = []string{"万人", "亩", "%", "亿元"}[d.IntN(4)]
		}
	}
	v.inventRows(d)
	return v
}

func (v *invention) inventColumns(d *drawing) {
	top := [][]string{{"2022年", "2023年", "2024年"}, {"2024", "2023", "2022"}, {"产值", "收入", "支出"}, {"合计", "城镇", "乡村"}}[d.IntN(4)]
	for _, name := range top[:2+d.IntN(2)] {
		if v.depth == 1 {
			v.columns = append(v.columns, []string{name})
			continue
		}
		for _, sub := range []string{"上半年", "下半年"} {
			v.columns = append(v.columns, []string{name, sub})
		}
	}
	v.columnUnits = make([]string, len(v.columns))
}

func (v *invention) inventRows(d *drawing) {
	names := []string{"东区", "西区", "南山县", "北河县", "开发区", "新城"}
	if v.groups {
		if v.extra == "index" {
			v.extra = ""
		}
		for _, g := range []string{"2022年", "2023年"} {
			for _, n := range names[:2+d.IntN(2)] {
				v.add(d, Item, []string{g, n}, "")
			}
		}
		v.spaced = false
		return
	}
	if v.extra != "translation" && d.IntN(5) == 0 {
		for y := range 3 + d.IntN(4) {
			v.add(d, Item, []string{fmt.Sprint(2015+y) + []string{"", "年"}[d.IntN(2)]}, "")
		}
		return
	}
	if d.yes() {
		v.add(d, Total, []string{"合计"}, "")
		for _, n := range names[:2+d.IntN(4)] {
			v.add(d, Item, []string{"合计", n}, "  ")
		}
		return
	}
	for _, s := range []string{"一、农业情况", "二、工业情况"} {
		v.rows = append(v.rows, inventedRow{kind: Section, path: []string{s}})
		for _, n := range names[:2+d.IntN(3)] {
			v.add(d, Item, []string{s, n}, "  ")
			if d.IntN(3) == 0 {
				v.add(d, OfWhich, []string{s, n, "城关镇"}, []string{"    #", "    其中：", "  　#"}[d.IntN(3)])
			}
		}
	}
}

func (v *invention) add(d *drawing, kind Kind, path []string, prefix string) {
	r := inventedRow{kind: kind, path: path, prefix: prefix}
	if v.unitColumn {
		r.unit = []string{"万人", "亿元", "‰"}[d.IntN(3)]
	}
	for range v.columns {
		r.values = append(r.values, d.number())
	}
	if kind != Item {
		r.values[0] = "12.5"
	}
	if !slices.ContainsFunc(r.values, func(s string) bool { return s != "" }) {
		r.values[0] = "8"
	}
	v.rows = append(v.rows, r)
}

func (d *drawing) number() string {
	switch d.IntN(12) {
	case 0:
		return ""
	case 1:
		return "…"
	case 2:
		return "-"
	case 3:
		return "0"
	case 4, 5:
		return fmt.Sprint(1000 + d.IntN(900_000))
	}
	return fmt.Sprintf("%d.%d", d.IntN(900), 1+d.IntN(9))
}

func (d *drawing) width() int {
	w := 0
	for _, r := range d.sheet.Rows {
		w = max(w, len(r))
	}
	return w
}

// put writes a cell.
func (d *drawing) put(r, c int, x workbook.Cell) {
	for len(d.sheet.Rows) <= r {
		d.sheet.Rows = append(d.sheet.Rows, nil)
	}
	for len(d.sheet.Rows[r]) <= c {
		d.sheet.Rows[r] = append(d.sheet.Rows[r], workbook.Cell{})
	}
	d.sheet.Rows[r][c] = x
}

func (d *drawing) text(r, c int, s string) { d.put(r, c, workbook.Cell{Raw: s, Text: s}) }

func (d *drawing) merge(top, left, bottom, right int) {
	if top != bottom || left != right {
		d.sheet.Merges = append(d.sheet.Merges, workbook.Range{Top: top, Left: left, Bottom: bottom, Right: right})
	}
}

func (v invention) labels() int {
	n := 1
	if v.extra != "" {
		n++
	}
	if v.groups {
		n++
	}
	return n
}

// draw draws v at a place.
func (d *drawing) draw(v invention, r, left int) {
	first := left + v.labels()
	if v.unitColumn {
		first++
	}
	last := first + len(v.columns) - 1
	d.text(r, left, v.title)
	if v.wideTitle {
		d.merge(r, left, r, last)
	}
	r++
	if v.period != "" {
		d.text(r, left, v.period)
		r++
	}
	if v.units != nil {
		d.text(r, []int{left, last}[d.IntN(2)], []string{"单位：亿元", "　　　单位:亿元  ", "（单位：亿元）", "计量单位：亿元"}[d.IntN(4)])
		r++
	}
	if d.IntN(4) == 0 {
		r++
	}
	r = d.header(v, r, left, first)
	for i := range v.rows {
		d.row(v, i, r, left, first)
		if r++; i%3 == 2 && v.spaced && i+1 < len(v.rows) && len(v.rows[i+1].values) > 0 {
			r++
		}
	}
	if v.note != "" {
		d.text(r, left, v.note)
		r++
	}
	if v.source != "" {
		d.text(r, left, "资料来源："+v.source)
	}
}

func (d *drawing) header(v invention, r, left, first int) int {
	bottom := r + v.depth - 1
	if v.unitRow {
		bottom++
	}
	corner := r
	if v.merged {
		for c := left; c < first; c++ {
			d.merge(r, c, bottom, c)
		}
	} else if d.yes() {
		corner = r + v.depth - 1
	}
	c := left
	if v.extra == "index" {
		d.text(corner, c, "序号")
		c++
	}
	if v.groups {
		d.text(corner, c, "年份")
		c++
	}
	d.text(corner, c, []string{"指 标", "地  区", "项目"}[d.IntN(3)])
	if v.extra == "translation" {
		d.text(corner, c+1, "Item")
	}
	if v.unitColumn {
		d.text(corner, first-1, "单 位")
	}
	for i, path := range v.columns {
		unit := ""
		if u := v.columnUnits[i]; u != "" && !v.unitRow {
			unit = []string{"（" + u + "）", "\n(" + u + ")", " [" + u + "]"}[d.IntN(3)]
		}
		for level, name := range path {
			if level > 0 || i == 0 || v.columns[i-1][0] != name {
				if level < len(path)-1 {
					d.label(r+level, first+i, name, "")
					if v.merged {
						d.merge(r+level, first+i, r+level, first+i+1)
					}
					continue
				}
				d.label(r+level, first+i, name, unit)
			}
		}
		if v.unitRow {
			d.text(bottom, first+i, []string{v.columnUnits[i], "（" + v.columnUnits[i] + "）"}[d.IntN(2)])
		}
	}
	return bottom + 1
}

// label writes a header text, bare years as numbers.
func (d *drawing) label(r, c int, name, unit string) {
	if isYear(name) && unit == "" && d.yes() {
		d.put(r, c, workbook.Cell{Raw: name, Text: name, Numeric: true})
		return
	}
	d.text(r, c, name+unit)
}

func (d *drawing) row(v invention, i, r, left, first int) {
	row, c := v.rows[i], left
	name := row.path[len(row.path)-1]
	if v.extra == "index" {
		if len(row.values) > 0 {
			d.put(r, c, workbook.Cell{Raw: fmt.Sprint(i + 1), Text: fmt.Sprint(i + 1), Numeric: d.yes()})
		}
		c++
	}
	if v.groups {
		if i == 0 || v.rows[i-1].path[0] != row.path[0] {
			d.text(r, c, row.path[0])
			n := i
			for n+1 < len(v.rows) && v.rows[n+1].path[0] == row.path[0] {
				n++
			}
			if v.mergedGroups {
				d.merge(r, c, r+n-i, c)
			}
		}
		c++
	}
	if v.extra == "translation" && len(row.values) > 0 {
		d.text(r, c+1, row.prefix[:len(row.prefix)-len(strings.TrimLeft(row.prefix, " "))]+[]string{"Place", "Total", "New Town"}[d.IntN(3)])
	}
	if runes := []rune(name); len(runes) == 2 && d.yes() {
		name = string(runes[0]) + "  " + string(runes[1])
	}
	if isYear(name) && d.yes() {
		d.put(r, c, workbook.Cell{Raw: name, Text: name, Numeric: true})
	} else {
		d.text(r, c, row.prefix+name)
	}
	if row.unit != "" {
		d.text(r, first-1, []string{row.unit, "(" + row.unit + ")"}[d.IntN(2)])
	}
	for i, s := range row.values {
		switch {
		case s == "":
		case v.textNumbers || s == "…" || s == "-":
			d.text(r, first+i, []string{s, "  " + s, s + " "}[d.IntN(3)])
		default:
			d.put(r, first+i, workbook.Cell{Raw: s, Text: s, Numeric: true})
		}
	}
}

func (d *drawing) check(t *testing.T, wanted []invention, got Sheet) {
	if len(got.Tables) != len(wanted) {
		t.Errorf("%d tables, want %d", len(got.Tables), len(wanted))
		return
	}
	if len(got.Unread) > 0 {
		t.Errorf("unread %v", got.Unread)
	}
	for i, v := range wanted {
		checkTable(t, v, got.Tables[i])
	}
}

func checkTable(t *testing.T, v invention, got Table) {
	if got.Title != v.title+v.period || !slices.Equal(got.Units, v.units) {
		t.Errorf("title %q, units %q, want %q %q", got.Title, got.Units, v.title+v.period, v.units)
	}
	if v.source != got.Source || v.note != strings.Join(got.Notes, "") {
		t.Errorf("source %q, notes %q, want %q %q", got.Source, got.Notes, v.source, v.note)
	}
	if len(got.Columns) != len(v.columns) || len(got.Rows) != len(v.rows) {
		t.Errorf("%d columns, %d rows, want %d, %d", len(got.Columns), len(got.Rows), len(v.columns), len(v.rows))
		return
	}
	for i, c := range got.Columns {
		if !slices.Equal(c.Path, v.columns[i]) || c.own && c.Unit != v.columnUnits[i] {
			t.Errorf("column %v %s, want %v %s", c.Path, c.Unit, v.columns[i], v.columnUnits[i])
		}
	}
	n := 0
	for i, r := range got.Rows {
		w := v.rows[i]
		if r.Kind != w.kind || !slices.Equal(r.Path, w.path) || r.Unit != w.unit {
			t.Errorf("row %s %v %s, want %s %v %s", r.Kind, r.Path, r.Unit, w.kind, w.path, w.unit)
		}
		for j, s := range w.values {
			if n < len(got.Values) {
				checkValue(t, got.Values[n], s, v, w, j)
			}
			n++
		}
	}
	if n != len(got.Values) {
		t.Errorf("%d values, want %d", len(got.Values), n)
	}
}

func checkValue(t *testing.T, x Value, s string, v invention, r inventedRow, column int) {
	unit := r.unit + v.columnUnits[column] + strings.Join(v.units, "")
	states := map[string]string{"": "unknown", "…": "below", "-": "na", "0": "zero"}
	state, ok := states[s]
	if !ok {
		state = "value"
	}
	if x.State() != state || state == "value" && x.Dec.String() != s || x.Unit != unit {
		t.Errorf("%s is %s %s %s, want %s %s %s", x.Place, x.State(), x.Dec, x.Unit, state, s, unit)
	}
}

// String draws the sheet for people.
func (d *drawing) String() string {
	var w strings.Builder
	for r, row := range d.sheet.Rows {
		fmt.Fprintf(&w, "%3d ", r+1)
		for _, c := range row {
			fmt.Fprintf(&w, "|%q", c.Raw)
		}
		fmt.Fprintln(&w)
	}
	return w.String()
}
