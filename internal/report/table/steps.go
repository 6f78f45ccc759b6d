package table

import (
	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report/phrase"
	"nianbao/internal/report/tree"
)

// Steps shows how a verdict was computed, figure by figure; no rows for what
// was not computed.
func Steps(a assess.Assessment, id, title string) document.Table {
	t := ruled(id, title, plain(words("步骤", 8)), plain(words("公式", 12)), plain(words("代入数据", 12)), plain(numbers("结果", 4)), plain(words("说明", 12)))
	var rows []document.Row
	for _, s := range a.Steps() {
		result := document.Number{Value: s.Result, Signed: s.Signed}
		rows = append(rows, row(head(phrase.Text(s.Name)), symbols(s), cell(operands(s.Formula)), cell(phrase.Strong(result)), cell(s.Remark)))
	}
	add(&t, nil, rows...)
	return t
}

func symbols(s assess.Step) document.Cell {
	if s.Symbols.Text == "" {
		return text("")
	}
	return cell(phrase.Inlines{s.Symbols})
}

// operands sets the numbers of a formula without marks, which would stand
// between the signs; the result bears them.
func operands(formula phrase.Inlines) phrase.Inlines {
	return tree.Run(formula, func(x document.Inline) []document.Inline {
		if n, ok := x.(document.Number); ok {
			n.Value.Status, n.Given = number.Final, true
			return phrase.Inlines{n}
		}
		return phrase.Inlines{x}
	})
}
