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
