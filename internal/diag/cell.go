package diag

import (
	"cmp"
	"strings"
)

// compareCells orders references by row, then column, so that B9 comes before A10.
func compareCells(a, b string) int {
	ca, ra := splitCell(a)
	cb, rb := splitCell(b)
	return cmp.Or(
		cmp.Compare(len(ra), len(rb)), cmp.Compare(ra, rb),
		cmp.Compare(len(ca), len(cb)), cmp.Compare(ca, cb),
		cmp.Compare(a, b),
	)
}

func splitCell(ref string) (column, row string) {
	ref, _, _ = strings.Cut(ref, ":")
	i := strings.IndexAny(ref, "0123456789")
	if i < 0 {
		return ref, ""
	}
	return ref[:i], ref[i:]
}
