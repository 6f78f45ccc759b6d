package workbook

import (
	"testing"

	"nianbao/internal/source"
)

// A quote that is never closed, or only by that of a later line, takes no line
// with it, and is reported.
func TestOpenQuotes(t *testing.T) {
	for text, want := range map[string]int{
		"项目,甲\n\"东,1\n西,2\n":            1,
		"项目,甲\n\"东,1\n\"西,2\n":          2,
		"项目,甲\n\"东,\n区\",1\n西,2\n":      0,
		"项目,甲\n\"东\"\"区\"\"\",1\n西,2\n": 0,
	} {
		b, found := Read(source.NewFile("a.csv", []byte(text)))
		if len(found) != want || len(b.Sheets[0].Rows) != 3 {
			t.Errorf("%q: %v, %d rows", text, found, len(b.Sheets[0].Rows))
		}
	}
}
