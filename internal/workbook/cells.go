package workbook

import "strconv"

// sheetReader reads one sheet part in one pass.
type sheetReader struct {
	scanner
	*parts
	sheet Sheet
	// row and column are where the next cell without a reference stands.
	row, column int
	// shared are the formulas that further cells refer to by number.
	shared map[string]sharedFormula
	// pending are the cells whose formula has no stored result.
	pending []pendingCell
}

type place struct{ row, column int }

func (r *sheetReader) read() error {
	root := ""
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		if t == endOfPart && root != "worksheet" {
			return errXML
		}
		if t == endOfPart {
			return nil
		}
		if t != startTag {
			continue
		}
		if root == "" {
			root = r.name
		}
		switch r.name {
		case "row":
			err = r.startRow()
		case "c":
			err = r.cell()
		case "mergeCell":
			err = r.merge()
		}
		if err != nil {
			return err
		}
	}
}

func (r *sheetReader) startRow() error {
	if n, err := strconv.Atoi(r.get("r")); err == nil {
		r.row = n - 1
	} else {
		r.row = len(r.sheet.Rows)
	}
	if r.row < 0 || r.row >= maxRows {
		return errTooLarge
	}
	r.column = 0
	return nil
}

func (r *sheetReader) merge() error {
	rng, ok := ParseRange(r.get("ref"))
	if ok && (rng.Top != rng.Bottom || rng.Left != rng.Right) {
		r.sheet.Merges = append(r.sheet.Merges, rng)
	}
	if len(r.sheet.Merges) > maxMerges {
		return errTooLarge
	}
	return nil
}

// stored is a cell as the file has it.
type stored struct {
	kind, style, value, inline, formula string
	hasValue                            bool
}

// waits reports whether a formula's result is not stored. Programs write an
// empty value where they have none; only of text is it the result.
func (st stored) waits() bool {
	return !st.hasValue || st.value == "" && st.inline == "" && st.kind != "str"
}

func (r *sheetReader) cell() error {
	if row, column, ok := parseRef(r.get("r")); ok {
		r.row, r.column = row, column
	}
	at := place{r.row, r.column}
	r.column++
	st := stored{kind: r.get("t"), style: r.get("s")}
	if err := r.body(&st, at); err != nil {
		return err
	}
	c := r.value(st)
	if c == (Cell{}) {
		return nil
	}
	if !c.Numeric && len(r.styles.indents) > 0 {
		c.Indent = r.styles.indentOf(st.style)
	}
	if c.Formula != "" && st.waits() {
		r.pending = append(r.pending, pendingCell{at, r.styles.of(st.style)})
	}
	return r.put(at, c)
}

// body reads the children of a cell.
func (r *sheetReader) body(st *stored, at place) error {
	for {
		t, err := r.next()
		switch {
		case err != nil:
			return err
		case t == endOfPart:
			return errXML
		case t == endTag:
			return nil
		case t == charData:
			continue
		}
		switch r.name {
		case "v":
			st.hasValue = true
			st.value, err = r.inner()
		case "is":
			st.hasValue = true
			st.inline, err = r.rich()
		case "f":
			st.formula, err = r.formula(at)
		default:
			err = r.skip()
		}
		if err != nil {
			return err
		}
	}
}

// put stores c, growing the sheet to hold it.
func (r *sheetReader) put(at place, c Cell) error {
	if r.shown -= len(c.Text); at.column >= maxColumns || r.shown < 0 {
		return errTooLarge
	}
	if below := at.row + 1 - len(r.sheet.Rows); below > 0 {
		// A row costs something even where nothing stands in it.
		if r.slots -= below; r.slots < 0 {
			return errTooLarge
		}
		r.sheet.Rows = append(r.sheet.Rows, make([][]Cell, below)...)
	}
	row := r.sheet.Rows[at.row]
	if grow := at.column + 1 - len(row); grow > 0 {
		if r.slots -= grow; r.slots < 0 {
			return errTooLarge
		}
		if row == nil {
			row = make([]Cell, 0, max(at.column+1, r.usual(at.row)))
		}
		for len(row) <= at.column {
			row = append(row, Cell{})
		}
	}
	row[at.column] = c
	r.sheet.Rows[at.row] = row
	return nil
}

// usual is the width of the row above: the likely width of this one.
func (r *sheetReader) usual(row int) int {
	if row == 0 {
		return 0
	}
	return len(r.sheet.Rows[row-1])
}

// value turns what is stored into a cell. A reference to a string that the
// file does not have leaves the cell empty.
func (r *sheetReader) value(st stored) Cell {
	c := Cell{Formula: st.formula}
	switch st.kind {
	case "s":
		if i, err := strconv.Atoi(st.value); err == nil && i >= 0 && i < len(r.strings) {
			c.Raw = r.strings[i]
		}
	case "inlineStr":
		c.Raw = st.inline
	case "str":
		c.Raw = cleaned(st.value)
	case "b":
		c.Raw = map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(st.value)]
		if st.value == "" {
			c.Raw = ""
		}
	case "e":
		c.Raw = st.value
	case "d":
		return r.isoDate(c, st)
	default:
		return r.numeric(c, st)
	}
	c.Text = c.Raw
	return c
}

func (r *sheetReader) numeric(c Cell, st stored) Cell {
	raw, ok := plainDecimal(st.value)
	if !ok {
		c.Raw, c.Text = bounded(st.value), bounded(st.value)
		return c
	}
	return shownAs(c, raw, r.styles.of(st.style), r.from1904)
}

// shownAs fills c with the number raw as the format shows it.
func shownAs(c Cell, raw string, f *format, from1904 bool) Cell {
	c.Raw, c.Numeric = raw, true
	if f.general {
		c.Text = general(raw)
		return c
	}
	s := f.show(raw, from1904)
	c.Text, c.Percent = s.text, s.percent
	if s.iso != "" {
		c.Raw, c.Date, c.Numeric = s.iso, true, false
	}
	return c
}
