package layout

import (
	"slices"
	"strings"
)

// body reads one table as it is described.
type body struct {
	grid      *grid
	roles     roles
	described Description
	table     *Table
	part
	// first and last are the rows of the body.
	first, last int
	// pathLabels are the label columns that make paths.
	pathLabels []int
	// limit is how many label columns there may be.
	limit int
	// lastUnit is what 〃 in the unit column stands for.
	lastUnit string
	profiles map[int]profile
	// data are the places in the table of the columns of values.
	data map[int]int
}

// newBody returns what reads the table of d, whose header is known.
func newBody(g *grid, d Description) *body {
	m := d.Range
	t := &Table{Range: m, HeaderFirst: d.Header.First, HeaderLast: d.Header.Last, UnitColumn: -1, above: nowhere(), below: nowhere()}
	if len(d.Labels) > 0 {
		t.Labels = d.Labels
	}
	if d.UnitColumn != nil {
		t.UnitColumn = *d.UnitColumn
	}
	if d.Above != nil {
		t.above = *d.Above
	}
	if d.Below != nil {
		t.below = *d.Below
	}
	b := &body{grid: g, described: d, table: t, part: part{left: m.Left, right: m.Right}, first: m.Top, last: m.Bottom}
	if t.HeaderLast >= t.HeaderFirst {
		b.first = t.HeaderLast + 1
	}
	return b
}

func (b *body) read() {
	b.readColumns()
	b.markHeader()
	lines := b.lines()
	b.judge(lines)
	b.paths(lines)
	b.fillValues(lines)
	b.show()
}

// readColumns reads the headers of the columns of values.
func (b *body) readColumns() {
	b.choosePathLabels()
	for c := b.left; c <= b.right; c++ {
		if b.isLabelOrUnit(c) || b.vacant(c) || !b.isValues(c) {
			continue
		}
		b.table.Columns = append(b.table.Columns, Column{Index: c})
	}
	b.data = map[int]int{}
	for i, c := range b.table.Columns {
		b.data[c.Index] = i
	}
	for i, c := range b.table.Columns {
		b.table.Columns[i] = b.path(c.Index)
	}
	b.partUnits()
}

// profile counts what stands in a column of the body; tried are those of the
// numbers that are none, decimals those with a fraction.
type profile struct{ words, numbers, symbols, years, periods, units, tried, decimals int }

func (p profile) filled() int { return p.words + p.numbers + p.symbols + p.years + p.periods }

func (b *body) profile(c int) profile {
	if b.profiles == nil {
		b.count()
	}
	return b.profiles[c]
}

// count profiles all columns in one pass. A merged cell counts once for each
// row that it covers, in its first column.
func (b *body) count() {
	b.profiles = map[int]profile{}
	add := func(x cell, rows int) {
		p := b.profiles[x.column]
		p.add(x, rows)
		b.profiles[x.column] = p
	}
	left := b.left
	for _, c := range append(slices.Clone(b.shared), b.table.Labels...) {
		left = min(left, c)
	}
	if left < b.left {
		left = max(left, b.left-maxSpread)
	}
	for c := left; c <= b.right; c++ {
		m, ok := b.grid.merge(b.first, c)
		if !ok || m.Top == b.first || m.Left != c {
			continue
		}
		if x, ok := b.grid.at(m.Top, c); ok {
			add(x, min(m.Bottom, b.last)-b.first+1)
		}
	}
	for r := b.first; r <= b.last; r++ {
		for _, x := range b.grid.within(r, left, b.right) {
			if b.grid.anchor(r, x.column) == (Place{r, x.column}) {
				add(x, min(b.grid.span(r, x.column).Bottom, b.last)-r+1)
			}
		}
	}
}

func (p *profile) add(x cell, n int) {
	if x.kind == digits && x.reading.Dec.Places() > 0 {
		p.decimals += n
	}
	switch x.kind {
	case digits:
		p.numbers += n
	case year:
		p.years += n
	case symbol:
		p.symbols += n
	case period:
		p.periods += n
	default:
		if triedNumber(x) {
			p.numbers, p.tried = p.numbers+n, p.tried+n
			return
		}
		p.words += n
		if _, ok := unitOf(x.text); ok {
			p.units += n
		}
	}
}

// triedNumber reports text that somebody meant as a number: 超1500, 228S.
func triedNumber(x cell) bool {
	return x.reading.IsText && strings.ContainsAny(x.text, "0123456789") && !strings.Contains(x.reading.Note, "文字，") && !strings.Contains(x.reading.Note, "范围") && len([]rune(x.text)) < 12
}

func (b *body) headerText(c int) string {
	var parts []string
	for _, s := range b.steps(c) {
		parts = append(parts, tidy(s.text))
	}
	return strings.Join(parts, " ")
}

// chooseColumns fills in the label columns and the unit column that d leaves
// out; shared are label columns left of its range.
func chooseColumns(g *grid, d Description, shared []int) Description {
	if d.Labels != nil && d.UnitColumn != nil {
		return d
	}
	b := newBody(g, d)
	b.shared, b.limit = shared, maxLabels
	b.partColumns()
	if own := b.table.Labels[len(shared):]; d.Labels == nil && len(own) > maxLevels {
		b.limit = 1
		if b.isIndex(own[0]) {
			b.limit = 2
		}
		b.partColumns()
	}
	d.Labels, d.UnitColumn = b.table.Labels, &b.table.UnitColumn
	return d
}

// maxLevels is how many label columns a statistical table has; more columns of
// words are a list, whose first names the rows.
const maxLevels = 4

// partColumns parts label columns and the unit column from columns of values,
// as far as they are not described.
func (b *body) partColumns() {
	labels, unit := b.described.Labels, b.described.UnitColumn
	b.table.Labels, b.table.UnitColumn = slices.Clone(b.shared), -1
	if labels != nil {
		b.table.Labels = slices.Clone(labels)
	}
	if unit != nil {
		b.table.UnitColumn = *unit
	}
	labelling, anyNumbers := labels == nil, b.anyNumbers()
	for c := b.left; c <= b.right; c++ {
		switch p := b.profile(c); {
		case b.vacant(c) || b.isLabelOrUnit(c):
		case unit == nil && b.table.UnitColumn < 0 && len(b.table.Labels) > 0 && isUnitColumn(p, b.headerText(c)):
			b.table.UnitColumn = c
		case labelling && b.isLabel(c, p, b.headerText(c), anyNumbers):
			b.table.Labels = append(b.table.Labels, c)
		default:
			labelling = false
		}
	}
}

// vacant reports whether column c has nothing in the body and no header of its own.
func (b *body) vacant(c int) bool {
	if b.profile(c).filled() > 0 {
		return false
	}
	head := b.headerText(c)
	return head == "" || b.underLabel(c) || noteStart.MatchString(head)
}

func (b *body) isLabelOrUnit(c int) bool {
	return c == b.table.UnitColumn || slices.Contains(b.table.Labels, c)
}

func (b *body) anyNumbers() bool {
	for r := b.first; r <= b.last; r++ {
		for _, c := range b.grid.within(r, b.left+1, b.right) {
			if c.numeric() {
				return true
			}
		}
	}
	return false
}

// underLabel reports whether the header of column c is that of a label column.
func (b *body) underLabel(c int) bool {
	a := b.grid.anchor(b.table.HeaderLast, c)
	return a.Column < c && slices.Contains(b.table.Labels, a.Column)
}

func isUnitColumn(p profile, head string) bool {
	if p.numbers+p.years > p.units {
		return false
	}
	return unitHeader.MatchString(head) || p.units > 0 && 10*p.units >= 6*p.filled() && p.numbers+p.years == 0
}

// isLabel reports whether column c goes on with the labels.
func (b *body) isLabel(c int, p profile, head string, anyNumbers bool) bool {
	own := len(b.table.Labels) - len(b.shared)
	switch {
	case own == 0:
		return true
	case own >= b.limit:
		return false
	case own == 1 && p.filled() > p.numbers+p.symbols && b.isIndex(b.table.Labels[len(b.shared)]):
		return true
	case indexHeader.MatchString(head), yearHeader.MatchString(head) && p.years+p.periods > 0 && p.numbers+p.words == 0:
		return true
	case p.filled() == 0, isYear(head), isPeriod(head):
		return false
	case !anyNumbers:
		return own == 1 && b.isIndex(b.table.Labels[len(b.table.Labels)-1])
	}
	return p.words+p.periods > p.numbers+p.symbols+p.years
}

// isValues reports whether column c is one of values: headed, or with several numbers.
func (b *body) isValues(c int) bool {
	if b.headerText(c) != "" {
		return true
	}
	p := b.profile(c)
	n := p.numbers - p.tried + p.years + p.symbols
	return n >= 2 || n > 0 && b.last-b.first < 3
}

// isIndex reports whether label column c only numbers the rows.
func (b *body) isIndex(c int) bool {
	if indexHeader.MatchString(b.headerText(c)) {
		return true
	}
	p, n := b.profile(c), 0
	if p.words+p.periods+p.years > 0 || p.numbers < 2 || b.headerText(c) != "" {
		return false
	}
	for r := b.first; r <= b.last; r++ {
		if x, ok := b.grid.at(r, c); ok {
			if k, isOrdinal := ordinal(x.text); !isOrdinal || k != n+1 {
				return false
			}
			n++
		}
	}
	return true
}

// choosePathLabels leaves out columns that number or translate the rows.
func (b *body) choosePathLabels() {
	han := false
	for _, c := range b.table.Labels {
		if len(b.table.Labels) > 1 && (b.isIndex(c) || b.isCode(c)) || han && b.isTranslation(c) {
			continue
		}
		han = han || b.anyHan(c)
		b.pathLabels = append(b.pathLabels, c)
	}
}

// isCode reports whether label column c has numbers only, before one of words.
func (b *body) isCode(c int) bool {
	p := b.profile(c)
	if p.numbers <= 3*p.words || p.periods+p.years > 0 {
		return false
	}
	return slices.ContainsFunc(b.table.Labels, func(l int) bool { return l > c && b.profile(l).words > 0 })
}

func (b *body) anyHan(c int) bool {
	for r := b.first; r <= b.last; r++ {
		if x, ok := b.grid.spread(r, c); ok && hasHan(x.text) {
			return true
		}
	}
	return false
}

func (b *body) isTranslation(c int) bool {
	foreign, other := 0, 0
	for r := b.first; r <= b.last; r++ {
		if x, ok := b.grid.spread(r, c); ok {
			if latin(x.text) {
				foreign++
			} else {
				other++
			}
		}
	}
	return foreign > 3*other
}

func (b *body) labelsAndUnit() []int {
	if b.table.UnitColumn < 0 {
		return b.table.Labels
	}
	return append(slices.Clone(b.table.Labels), b.table.UnitColumn)
}

func (b *body) markHeader() {
	for r := b.table.HeaderFirst; r <= b.table.HeaderLast; r++ {
		for _, c := range b.grid.within(r, b.left, b.right) {
			b.roles.set(Place{r, c.column}, Header)
			if noteStart.MatchString(c.text) && !b.isData(c.column) {
				b.remark(r, []cell{c})
			}
			if !slices.Contains(b.table.Labels, c.column) || len(b.table.Units) > 0 || b.described.Units != nil {
				continue
			}
			if _, units, ok := unitLine(c.text); ok {
				b.table.Units = units
			}
		}
		for _, c := range b.grid.within(r, b.right+1, b.grid.width) {
			if !noteStart.MatchString(c.text) {
				break
			}
			b.remark(r, []cell{c})
		}
	}
}
