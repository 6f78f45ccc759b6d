package narrative

import (
	"bytes"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/golden"
	"nianbao/internal/source"
)

// Each archive holds pages, their trees (want) and the findings (want.diag).
func TestParse(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		var trees []string
		var findings diag.List
		for _, in := range a.Inputs {
			parse := Parse
			if strings.HasPrefix(in.Name, "templates/") {
				parse = ParseTemplate
			}
			p, list := parse(source.NewFile(in.Name, in.Data))
			trees = append(trees, dump(p))
			findings = append(findings, list...)
		}
		a.Want("want", strings.Join(trees, "\n"))
		a.Want("want.diag", showFindings(findings))
	})
}

func showFindings(list diag.List) string {
	var b bytes.Buffer
	for _, d := range list {
		b.WriteString(d.Pos.String() + ": " + d.Severity.String() + "[" + d.Code + "]: " + d.Message + "\n")
		for _, n := range d.Notes {
			b.WriteString("\t" + n.Pos.String() + ": " + n.Message + "\n")
		}
		if d.Hint != "" {
			b.WriteString("\t建议: " + d.Hint + "\n")
		}
	}
	return b.String()
}
