package html

import (
	"testing"

	"nianbao/internal/document"
)

func TestCellForms(t *testing.T) {
	for name, c := range map[string]struct {
		cell document.Cell
		want cellForm
	}{
		"a verdict":             {verdict(met, ""), verdictForm},
		"a verdict as the name": {named(met), wordsForm},
		"verdicts":              {document.Cell{Text: []document.Inline{met, lag}}, iconsForm},
		"a name with a verdict": {named(met, document.Text("甲")), namedForm},
		"a verdict in words":    {document.Cell{Text: []document.Inline{met, document.Text("（演示）")}}, wordsForm},
		"a bullet":              {progress("62.5", "-12.5"), bulletForm},
		"a bullet and a number": {document.Cell{Text: []document.Inline{bullet("0.5", "0.7"), num("1", "")}}, barForm},
		"a spark":               {document.Cell{Text: []document.Inline{document.Mini{Chart: *spark("1", "2", "3", "4")}}}, sparkForm},
		"nothing":               {document.Cell{}, wordsForm},
	} {
		if got := form(c.cell); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
