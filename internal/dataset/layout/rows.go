package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/dataset/figure"
)

// line is a row of the body on its way to a Row.
type line struct {
	Row
	// outer are the texts of the label columns before the last.
	outer []string
	text  string
	// indent is how far the last label is moved to the right, start where #
	// or 其中 before it stands.
	indent, start int
	valued        bool
	// wide says that one cell is merged into the columns of values.
	wide bool
	// filled are outer and text: what rows below leave blank.
	filled []string
	// full says that the last label column is filled besides an outer one.
	full bool
	sums bool
}

// lines reads the labels of the rows that are not blank.
func (b *body) lines() []line {
	var out []line
	var last []string
	for r := b.first; r <= b.last; r++ {
		cells := b.grid.within(r, b.left, b.right)
		if len(cells) == 0 || len(cells) == 1 && pageNumber.MatchString(cells[0].text) {
			continue
		}
		l := b.line(r, cells, last)
		if l.filled != nil {
			last = l.filled
		}
		if l.Kind == Remark || len(l.outer) > 0 || l.text != "" || l.valued {
			out = append(out, l)
		}
	}
	return out
}

func (b *body) line(r int, cells []cell, above []string) line {
	l := line{Row: Row{Index: r, Kind: Item}}
	l.valued, l.sums = b.valued(r)
	if b.isRemark(l, cells) {
		l.Kind = Remark
		b.remark(r, cells)
		return l
	}
	b.labels(&l, above)
	b.rowUnit(&l)
	if u, ok := b.described.RowUnits[r]; ok {
		l.Unit = u
	}
	for _, c := range b.table.Labels {
		if m, ok := b.grid.merge(r, c); ok && m.Right > c && len(b.table.Columns) > 0 && m.Right >= b.table.Columns[0].Index {
			l.wide = true
		}
	}
	if l.text == "" && len(cells) == 1 && !cells[0].numeric() && cells[0].kind == words && b.isData(cells[0].column) {
		// A heading in the middle of the row.
		l.text, l.valued, l.wide = takeApart(cells[0]).text, false, true
		b.roles.set(Place{r, cells[0].column}, Label)
	}
	return l
}

func (b *body) isRemark(l line, cells []cell) bool {
	if kind, ok := b.described.Kinds[l.Index]; ok {
		return kind == Remark
	}
	first := cells[0].text
	return !l.valued && len(cells) == 1 && (noteStart.MatchString(first) || sourceStart.MatchString(first))
}

func (b *body) remark(r int, cells []cell) {
	var texts []string
	for _, c := range cells {
		b.roles.set(Place{r, c.column}, Note)
		texts = append(texts, clean(c))
	}
	b.table.Notes = append(b.table.Notes, strings.Join(texts, " "))
}

func (b *body) isData(c int) bool {
	_, ok := b.data[c]
	return ok
}

// valued reports whether a column of values is filled in row r, and whether
// formulas there sum up a column.
func (b *body) valued(r int) (valued, sums bool) {
	for _, x := range b.grid.within(r, b.left, b.right) {
		if b.isData(x.column) {
			valued = true
			sums = sums || strings.HasPrefix(strings.ToUpper(x.stored.Formula), "SUM(")
		}
	}
	return valued, sums
}

// labels reads the label columns of a row: blank cells before a filled one
// are those of the row above.
func (b *body) labels(l *line, above []string) {
	var texts []string
	seen := Place{-1, -1}
	lastFilled := -1
	for i, c := range b.pathLabels {
		a := b.grid.anchor(l.Index, c)
		x, ok := b.grid.at(a.Row, a.Column)
		texts = append(texts, "")
		if !ok || a == seen {
			continue
		}
		seen = a
		part := b.label(x)
		texts[i] = part.text
		l.Marks = append(l.Marks, part.marks...)
		if part.unit != "" {
			l.Unit = part.unit
		}
		lastFilled = i
		l.full = i > 0
		if part.which {
			l.Kind = OfWhich
		}
		l.start = indent(x.stored.Raw) + x.indent
		l.indent = l.start
		if part.which {
			l.indent += markWidth(x)
		}
	}
	for _, c := range b.table.Labels {
		if _, ok := b.grid.at(l.Index, c); ok {
			b.roles.set(Place{l.Index, c}, Label)
		}
	}
	if lastFilled < 0 {
		b.strayLabel(l)
		return
	}
	for i := range lastFilled {
		if texts[i] == "" && i < len(above) {
			texts[i] = above[i]
		}
	}
	l.text, l.outer, l.filled = texts[lastFilled], texts[:lastFilled:lastFilled], texts[:lastFilled+1]
}

// budgetClass is how budgets mark what level of classification an item is.
var budgetClass = regexp.MustCompile(`[（(][类款项目][）)]$`)

// label takes a label apart. In a table of money （项） is no unit.
func (b *body) label(x cell) label {
	l := takeApart(x)
	money := len(b.table.Units) > 0 && !slices.ContainsFunc(b.table.Units, func(u string) bool { return !strings.HasSuffix(u, "元") })
	if class := budgetClass.FindString(x.plain()); class != "" && money {
		l.unit = ""
		l.text = strings.TrimSuffix(l.text, class) + class
	}
	return l
}

// strayLabel takes words from a column of codes or numbers where the labels
// themselves are blank: 合计 stands there.
func (b *body) strayLabel(l *line) {
	for _, c := range b.table.Labels {
		if x, ok := b.grid.at(l.Index, c); ok && x.kind == words && !slices.Contains(b.pathLabels, c) && !latin(x.text) {
			l.text = takeApart(x).text
			l.filled = []string{l.text}
			return
		}
	}
}

// markWidth is the width of # or 其中 in front of a label, blanks behind it included.
func markWidth(x cell) int {
	n := len([]rune(whichStart.FindString(x.text)))
	runes := []rune(strings.TrimLeft(x.stored.Raw, " \u00a0\u3000\t"))
	n = min(n, len(runes))
	return shown(string(runes[:n])) + indent(string(runes[n:]))
}

// ditto are the signs for "as above".
func ditto(s string) bool { return s == "〃" || s == "\"" || s == "″" || s == "同上" || s == "''" }

func (b *body) rowUnit(l *line) {
	if b.table.UnitColumn < 0 {
		return
	}
	x, ok := b.grid.spread(l.Index, b.table.UnitColumn)
	if !ok {
		return
	}
	if _, own := b.grid.at(l.Index, b.table.UnitColumn); own {
		b.roles.set(Place{l.Index, b.table.UnitColumn}, RowUnit)
	}
	if ditto(x.text) {
		l.Unit = b.lastUnit
		return
	}
	if x.numeric() {
		return
	}
	l.Unit = strings.Trim(x.text, " ()[]")
	if u, ok := figure.Units(x.text); ok {
		l.Unit = strings.Join(u, "、")
	}
	b.lastUnit = l.Unit
}

// judge gives the rows their kinds.
func (b *body) judge(lines []line) {
	someValued := slices.ContainsFunc(lines, func(l line) bool { return l.valued })
	for i := range lines {
		l := &lines[i]
		switch {
		case l.Kind == Remark:
		case !l.valued && someValued && b.isSection(lines, i):
			l.Kind = Section
		case l.Kind == OfWhich:
		case totalLabel.MatchString(figure.Fold(l.text)), l.text == "" && l.sums:
			l.Kind = Total
		}
		if kind, ok := b.described.Kinds[l.Index]; ok {
			l.Kind = kind
		}
	}
}

// isSection judges a row without values: a heading of the rows below, or an
// item that has none.
func (b *body) isSection(lines []line, i int) bool {
	l := lines[i]
	switch {
	case l.text == "" || i+1 == len(lines) || l.Unit != "" && !b.headsUnit(lines, i):
		return false
	case l.Unit != "":
		return true
	case l.wide || numberLabel.MatchString(figure.Fold(l.text)):
		return true
	case isPeriod(figure.Fold(l.text)) && (within(lines[i+1].text, l.text) || strings.Contains(l.text, "五") && isYear(figure.Fold(lines[i+1].text))):
		return true
	case l.full || isPeriod(figure.Fold(l.text)) || l.text[0] >= '0' && l.text[0] <= '9':
		return false
	case len(b.pathLabels) > 1 && !l.full && !lines[i+1].full:
		return lines[i+1].indent > l.indent
	case blankRun(lines, i) > 2:
		return false
	}
	next := lines[i+1]
	if next.indent > l.indent {
		return true
	}
	return next.valued && !l.alike(lines, i)
}

// headsUnit reports whether row i without values gives a unit in brackets to the
// rows below it: they are numbered or moved to its right, or none has its own.
func (b *body) headsUnit(lines []line, i int) bool {
	if b.table.UnitColumn >= 0 || !lines[i+1].valued || lines[i+1].Unit != "" {
		return false
	}
	return lines[i+1].indent > lines[i].indent || numberLabel.MatchString(figure.Fold(lines[i].text)) ||
		!slices.ContainsFunc(lines, func(l line) bool { return l.valued && l.Unit != "" })
}

// blankRun counts the rows without values around row i that are alike in indentation.
func blankRun(lines []line, i int) int {
	n := 1
	for j := i - 1; j >= 0 && n < 3 && !lines[j].valued && lines[j].indent == lines[i].indent; j-- {
		n++
	}
	for j := i + 1; j < len(lines) && n < 3 && !lines[j].valued && lines[j].indent == lines[i].indent; j++ {
		n++
	}
	return n
}

// alike reports whether the rows around row i end with the same character, as
// the names of districts do.
func (l line) alike(lines []line, i int) bool {
	end, _ := utf8.DecodeLastRuneInString(l.text)
	n := 0
	for j := max(0, i-3); j <= min(len(lines)-1, i+3); j++ {
		if r, _ := utf8.DecodeLastRuneInString(lines[j].text); j != i && r == end && lines[j].valued {
			n++
		}
	}
	return n >= 2
}

// paths puts the rows below those that they belong to.
func (b *body) paths(lines []line) {
	var stack []line
	var flat []line
	for i, l := range lines {
		if l.Kind == Remark {
			b.table.Rows = append(b.table.Rows, l.Row)
			continue
		}
		if len(stack) > 0 && !slices.Equal(stack[len(stack)-1].outer, l.outer) {
			stack = nil
		}
		for len(stack) > 0 && (len(stack) > maxNesting || !stack[len(stack)-1].above(l)) {
			stack = stack[:len(stack)-1]
		}
		if l.Kind == Section && i+1 < len(lines) && len(lines[i+1].outer) > 0 && lines[i+1].outer[0] == l.text {
			// The label columns themselves put the next rows below this one.
			stack, flat = nil, nil
			l.Path = []string{l.text}
			b.table.Rows = append(b.table.Rows, l.Row)
			continue
		}
		if l.Kind == Section && (i+1 == len(lines) || lines[i+1].indent <= l.indent) {
			stack, flat = nil, flatAbove(flat, l, true)
			l.Path = path(flat, nil, l)
			flat = append(flat, l)
			b.table.Rows = append(b.table.Rows, l.Row)
			continue
		}
		if l.Kind == Section && len(stack) == 0 || overall(lines, i) {
			flat = nil
		}
		flat = flatAbove(flat, l, false)
		l.Path, l.Depth = path(flat, stack, l), len(stack)
		if l.Unit == "" {
			l.Unit = unitFrom(flat, stack, l)
		}
		if l.text != "" {
			stack = append(stack, l)
		}
		b.table.Rows = append(b.table.Rows, l.Row)
	}
}

// flatAbove returns the sections without indentation that l belongs to: by
// numbering, or the last one. A section ends those without numbers.
func flatAbove(flat []line, l line, section bool) []line {
	level := numberLevel(l.text)
	for len(flat) > 0 {
		upper := numberLevel(flat[len(flat)-1].text)
		if upper > 0 && level > upper || !section && (upper == 0 || level == 0) {
			break
		}
		flat = flat[:len(flat)-1]
	}
	return flat
}

// unitFrom is the unit that l has from what it belongs to: a section, or
// what it is a part of.
func unitFrom(flat, stack []line, l line) string {
	n := len(flat) + len(stack)
	for i := n - 1; i >= 0; i-- {
		var p line
		if i < len(flat) {
			p = flat[i]
		} else {
			p = stack[i-len(flat)]
		}
		switch {
		case p.Kind != Section && (l.Kind != OfWhich || i+1 < n):
			return ""
		case p.Unit == "":
		case strings.Contains(p.Unit, "、"), isRate(l.Path) && !isRatio(p.Unit):
			return ""
		default:
			return p.Unit
		}
	}
	return ""
}

// maxNesting is how many rows a row can belong to.
const maxNesting = 20

// overall reports whether row i sums up all sections: a total at the end, the
// only one of its name, below several sections.
func overall(lines []line, i int) bool {
	if lines[i].Kind != Total || strings.HasSuffix(lines[i].text, "小计") {
		return false
	}
	sections := 0
	for j, l := range lines {
		switch {
		case j == i:
		case j > i && l.Kind != Remark, l.Kind == Total && l.text == lines[i].text:
			return false
		case l.Kind == Section && l.indent >= lines[i].indent:
			sections++
		}
	}
	return sections >= 2
}

// above reports whether row l belongs to p, which stands above it: l is moved
// further to the right, or says that it is a part of p.
func (p line) above(l line) bool {
	if l.Kind == OfWhich {
		return p.indent < l.start || p.indent == l.start && p.Kind != OfWhich
	}
	if p.Kind == OfWhich && p.indent-p.start >= 4 {
		// What goes on with 其中： is put below its first character, more or less.
		return p.indent+2 < l.indent
	}
	return p.indent < l.indent || p.indent == l.indent && (within(l.text, p.text) || numbersAbove(p.text, l.text))
}

// levels of numbering, outermost first.
var numberings = []*regexp.Regexp{
	regexp.MustCompile(`^[一二三四五六七八九十]+[、.]`),
	regexp.MustCompile(`^[(][一二三四五六七八九十]+[)]`),
	regexp.MustCompile(`^[0-9]{1,2}[、.][^0-9]`),
	regexp.MustCompile(`^[(][0-9]{1,2}[)]`),
}

// numberLevel is the level of numbering that a label begins with, from 1; 0 without.
func numberLevel(label string) int {
	if r, _ := utf8.DecodeRuneInString(label); !strings.ContainsRune("(（0123456789０１２３４５６７８９一二三四五六七八九十", r) {
		return 0
	}
	label = figure.Fold(label)
	return 1 + slices.IndexFunc(numberings, func(x *regexp.Regexp) bool { return x.MatchString(label) })
}

// numbersAbove reports whether upper is numbered on a higher level than lower.
func numbersAbove(upper, lower string) bool {
	u, l := numberLevel(upper), numberLevel(lower)
	return u > 0 && l > u
}

// within reports whether part names a month or quarter and whole a year.
func within(part, whole string) bool {
	part, whole = figure.Fold(part), figure.Fold(whole)
	return isPeriod(part) && strings.ContainsAny(part, "月季") && !strings.Contains(part, "年") &&
		(isYear(whole) || isPeriod(whole) && strings.Contains(whole, "年") && !strings.ContainsAny(whole, "月季"))
}

// path is where row l stands: section, label columns, rows above by indentation.
func path(flat, stack []line, l line) []string {
	out := []string{}
	for _, s := range flat {
		out = append(out, s.text)
	}
	for _, o := range l.outer {
		if o != "" {
			out = append(out, o)
		}
	}
	for _, s := range stack {
		if s.text != "" {
			out = append(out, s.text)
		}
	}
	if l.text != "" {
		out = append(out, l.text)
	}
	return out
}
