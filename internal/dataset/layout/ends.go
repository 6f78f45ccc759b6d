package layout

import "strings"

// notesEnd returns the last row of the notes below the body, last without any.
func notesEnd(rows []row, last int) int {
	end, blanks := last, 0
	for r := last + 1; r < len(rows); r++ {
		switch {
		case rows[r].class == noteRow || rows[r].class == sourceRow, rows[r].class == unitRow && r == end+1 && !titleLike(rows, r) && closes(rows, r):
			end, blanks = r, 0
		case rows[r].class == blank:
			if blanks++; blanks > 2 {
				return end
			}
		case rows[r].class == single && continuesNotes(rows, r, end, last):
			end, blanks = r, 0
		default:
			return end
		}
	}
	return end
}

// closes reports whether nothing but notes follows row r before a blank row.
func closes(rows []row, r int) bool {
	for r++; r < len(rows) && rows[r].class != blank; r++ {
		if rows[r].class != noteRow && rows[r].class != sourceRow {
			return false
		}
	}
	return true
}

// continuesNotes reports whether a row with one text goes on with the notes
// above it, or is a long remark right below the body.
func continuesNotes(rows []row, r, end, last int) bool {
	if r != end+1 || titleLike(rows, r) || pageNumber.MatchString(rows[r].cells[0].text) {
		return false
	}
	long := len([]rune(rows[r].cells[0].text)) > 24 || strings.ContainsAny(rows[r].cells[0].text, "。；")
	return end > last || long
}

// titleLike reports whether a header follows row r at once or after captions.
func titleLike(rows []row, r int) bool {
	for i := r + 1; i < len(rows) && i <= r+4; i++ {
		switch rows[i].class {
		case unitRow, years, texts, numbering:
			return true
		case noteRow, sourceRow, data:
			return false
		}
	}
	return false
}

// emptyFrames finds the tables between from and to in which no number stands:
// forms still to be filled, and lists of words.
func emptyFrames(rows []row, from, to int) []frame {
	var out []frame
	for r := from; r < to; {
		if rows[r].class == blank {
			r++
			continue
		}
		end := r
		for end+1 < to && rows[end+1].class != blank {
			end++
		}
		if fr, ok := emptyFrame(rows, r, end); ok {
			out = append(out, fr)
		}
		r = end + 1
	}
	return out
}

// emptyFrame judges one run of rows that are not blank.
func emptyFrame(rows []row, first, last int) (frame, bool) {
	h := first
	for h <= last && len(rows[h].cells) < 2 || h <= last && (rows[h].class == unitRow || rows[h].class == noteRow || rows[h].class == sourceRow) {
		h++
	}
	end := last
	for end > h && (rows[end].class == noteRow || rows[end].class == sourceRow) {
		end--
	}
	if h >= end {
		return frame{}, false
	}
	labels, full := 0, 0
	for r := h + 1; r <= end; r++ {
		if len(rows[r].cells) > 1 {
			full++
		} else if rows[r].class == single {
			labels++
		}
	}
	n := len(rows[h].cells)
	ok := rows[h].class == years && labels+full >= 1 || n >= 3 && full >= 2 || n >= 2 && labels+full >= 3
	return frame{headerFirst: h, headerLast: h, bodyFirst: h + 1, bodyLast: end, notesLast: last}, ok
}

// bodyEnd returns the last row of the body that begins at fr.bodyFirst and has
// the data row d.
func bodyEnd(rows []row, fr frame, d int) int {
	last := d
	seen := tally{first: firstValue(rows[d].cells, fr.left), numbers: map[int]int{}, dated: map[int]int{}}
	seen.add(rows[d].cells, fr.left)
	for r := d + 1; r < len(rows); r++ {
		switch {
		case len(rows[r].cells) > 0 && rows[r].cells[0].column < fr.left && rows[r-1].class == blank:
			return last
		case rows[r].class == data && !repeats(rows, fr, r):
			if r-last > 6 && blanksOnly(rows, last+1, r) {
				return last
			}
			last = r
			seen.add(rows[r].cells, fr.left)
		case rows[r].class == blank:
			if r-last > 6 {
				return last
			}
		case opensTable(rows, fr, r, seen):
			return last
		case !leadsToData(rows, fr, r, seen):
			return trailing(rows, fr, r, last, seen)
		}
	}
	return last
}

// tally is what the body above a row has in its columns.
type tally struct {
	// first is the first column with a number.
	first int
	// numbers counts the numbers of a column, less its words.
	numbers map[int]int
	// dated counts the years and other periods of a column, less the rest.
	dated map[int]int
}

func (t *tally) add(cells []cell, left int) {
	t.first = min(t.first, firstValue(cells, left))
	for _, c := range cells {
		if c.kind == year || c.kind == period {
			t.dated[c.column]++
		} else {
			t.dated[c.column]--
		}
		if c.numeric() {
			t.numbers[c.column]++
		} else {
			t.numbers[c.column]--
		}
	}
}

// contradicted reports whether words stand where numbers stood: a header of
// another table. Behind a blank row one such column is enough.
func (t *tally) contradicted(cells []cell, apart bool) bool {
	n, others := 0, 0
	for _, c := range cells {
		switch {
		case c.column < t.first:
		case !c.numeric() && t.numbers[c.column] > 0 && !triedNumber(c):
			n++
		default:
			others++
		}
	}
	return n >= others && (n >= 2 || n == 1 && apart)
}

func blanksOnly(rows []row, from, to int) bool {
	for r := from; r < to; r++ {
		if rows[r].class != blank {
			return false
		}
	}
	return true
}

// firstValue returns the column of the first number right of the first column.
func firstValue(cells []cell, left int) int {
	for _, c := range cells {
		if c.numeric() && c.column > left {
			return c.column
		}
	}
	return 1 << 20
}

// repeats reports whether row r has the words of a header row.
func repeats(rows []row, fr frame, r int) bool {
	for h := fr.headerFirst; h <= fr.headerLast; h++ {
		if len(rows[h].cells) >= 2 && sameWords(rows[h].cells, rows[r].cells) {
			return true
		}
	}
	return false
}

func sameWords(a, b []cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].column != b[i].column || a[i].text != b[i].text {
			return false
		}
	}
	return true
}

// opensTable reports whether row r, below data, is a caption or header of another table.
func opensTable(rows []row, fr frame, r int, seen tally) bool {
	cells := rows[r].cells
	switch rows[r].class {
	case unitRow, numbering:
		return true
	case years:
		return seen.yearsHeader(cells, fr.left) || repeats(rows, fr, r)
	case texts:
		if repeats(rows, fr, r) || rows[r-1].class == blank && cornerLabel.MatchString(tidy(cells[0].text)) {
			return true
		}
		if endsInWords(rows, r, seen) {
			return false
		}
		return seen.contradicted(cells, rows[r-1].class == blank)
	case single:
		return followed.MatchString(cells[0].text) || tableNumber.MatchString(cells[0].text)
	}
	return false
}

// yearsHeader reports whether a row of years in a body is a header: several,
// and one after the other, or beside an empty corner.
func (t *tally) yearsHeader(cells []cell, left int) bool {
	n := 0
	for _, c := range cells {
		if c.column > left && t.dated[c.column] <= 0 && (c.kind == year || c.kind == period) {
			n++
		}
	}
	return n >= 2 || n == 1 && cells[0].column > left
}

// leadsToData reports whether more data of the same table follows row r, a
// section, a note inside or a row without numbers.
func leadsToData(rows []row, fr frame, r int, seen tally) bool {
	blanks := 0
	closing := rows[r].class == noteRow || rows[r].class == sourceRow
	for i := r + 1; i < min(len(rows), r+maxAhead); i++ {
		switch {
		case len(rows[i].cells) > 0 && rows[i].cells[0].column < fr.left && blanks > 0:
			return false
		case rows[i].class == data && !repeats(rows, fr, i):
			return true
		case rows[i].class == blank:
			if blanks++; blanks > 1 || closing {
				return false
			}
		case opensTable(rows, fr, i, seen) || rows[i].class == noteRow || rows[i].class == sourceRow:
			return false
		}
	}
	return false
}

// trailing returns the last of the rows from r on that are labels without
// numbers at the end of the body.
func trailing(rows []row, fr frame, r, last int, seen tally) int {
	if r != last+1 {
		return last
	}
	end := last
	for ; r < len(rows); r++ {
		if rows[r].class != single && rows[r].class != texts || pageNumber.MatchString(rows[r].cells[0].text) || !labelsOnly(rows[r].cells, seen.first) && !endsInWords(rows, r, seen) || opensTable(rows, fr, r, seen) {
			break
		}
		end = r
	}
	if r < len(rows) && (rows[r].class == unitRow || rows[r].class == years || rows[r].class == texts) {
		// What stands right above a header is its title.
		for end > last && rows[end].class == single {
			end--
		}
	}
	return end
}

// endsInWords reports whether row r, right below data, ends the table with a
// label and words where numbers stood: 保密, 约300.
func endsInWords(rows []row, r int, seen tally) bool {
	if r+1 < len(rows) && rows[r+1].class != blank && rows[r+1].class != noteRow && rows[r+1].class != sourceRow || rows[r-1].class != data {
		return false
	}
	cells := rows[r].cells
	if len(cells) < 2 || cells[0].column >= seen.first || cornerLabel.MatchString(tidy(cells[0].text)) {
		return false
	}
	for _, c := range cells[1:] {
		if seen.numbers[c.column] <= 0 || len([]rune(c.text)) > 12 {
			return false
		}
	}
	return true
}

// labelsOnly reports whether cells are short words left of the first number.
func labelsOnly(cells []cell, first int) bool {
	for _, c := range cells {
		if c.column >= first || len([]rune(c.text)) > 24 || strings.ContainsAny(c.text, "。；;") {
			return false
		}
	}
	return true
}
