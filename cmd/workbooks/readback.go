package main

import (
	"fmt"
	"io"

	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// readBack reads a workbook as a build would and prints what is found; it
// reports whether there was no error.
func readBack(name string, data []byte, stderr io.Writer) (bool, error) {
	b, found := workbook.Read(source.NewFile(name, data))
	if b != nil {
		tables, more := dataset.Recognise(b)
		// A table of no standard kind is there to be shown as it stands.
		found = append(found, more.Without(dataset.Unread)...)
		if len(tables) > 0 && len(tables) < len(b.Sheets) {
			fmt.Fprintf(stderr, "%s: %d sheets, %d of them standard tables\n", name, len(b.Sheets), len(tables))
		}
	}
	nothing := func(string, int) string { return "" }
	if err := diag.WriteText(stderr, found.Sorted(), nothing); err != nil {
		return false, err
	}
	return !found.HasErrors(), nil
}
