package directive

import (
	"fmt"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/plan"
	"nianbao/internal/report/figure"
	"nianbao/internal/report/ledger"
)

// radar shows the composites of the domains, where there are enough.
func (e *expander) radar() []document.Block {
	spec, ok := e.ownChart("radar", figure.Request{Options: figure.Options{ID: "radar"}})
	return e.ownFigure(spec, ok, document.TextWide)
}

// course shows what each edition said of the indicators that lag or need speed
// now; nothing without an edition before.
func (e *expander) course() []document.Block {
	if e.Book.Before == nil {
		return nil
	}
	var inds []plan.Indicator
	already := 0
	for _, ind := range e.Book.Edition().Indicators {
		if !behind(e.Book, ind.Code) {
			continue
		}
		inds = append(inds, ind)
		if behind(e.Book.Before, ind.Code) {
			already++
		}
	}
	if len(inds) == 0 {
		return nil
	}
	title := fmt.Sprintf("落后和需加快的%d项，有%d项在%d年版已经如此", len(inds), already, e.Book.Before.Year())
	spec, ok := e.ownChart("matrix", figure.Request{Options: figure.Options{ID: "course", Title: title}, Indicators: inds})
	return e.ownFigure(spec, ok, document.TextWide)
}

// behind reports whether an edition found that an indicator lags or needs speed.
func behind(b *ledger.Book, code string) bool {
	m, ok := b.Main(code)
	return ok && (m.Verdict.Tone() == chart.Lag || m.Verdict.Tone() == chart.Need)
}

// schedule is that of 本清单, if it is one of projects.
func (e *expander) schedule() []document.Block {
	if e.List == nil || *e.List != plan.Project {
		return nil
	}
	spec, ok := e.ownChart("schedule", figure.Request{
		Options: figure.Options{ID: "schedule"}, List: e.List.String(), Items: e.Book.Items(ledger.ItemFilter{Kind: e.List}),
	})
	return e.ownFigure(spec, ok, document.FullWide)
}

func (e *expander) ownFigure(spec chart.Spec, ok bool, size document.Size) []document.Block {
	if !ok {
		return nil
	}
	return []document.Block{document.Figure{ID: spec.ID, Number: FigureNumber, Chart: spec, Size: size, Pos: e.pos}}
}
