package tree_test

import (
	"testing"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/report/tree"
)

func one(s string) []document.Inline { return []document.Inline{document.Text(s)} }

// body holds a text in every place that has one.
func body() []document.Block {
	t := func() []document.Inline { return one("甲") }
	cell := document.Cell{Text: t(), Second: t()}
	return []document.Block{
		document.Heading{Text: t()},
		document.List{Items: [][]document.Block{{document.Quote{Blocks: []document.Block{document.Paragraph{Text: []document.Inline{
			document.Emphasis{Text: t()}, document.Strong{Text: t()}, document.Deleted{Text: t()}, document.Script{Text: t()},
			document.Link{Text: t()}, document.NoteRef{Note: t()}, document.Fraction{Over: t(), Under: t()},
		}}}}}}},
		document.Table{Head: []document.Row{{Cells: []document.Cell{cell}}}, Groups: []document.RowGroup{{Label: t(), Rows: []document.Row{{Cells: []document.Cell{cell}}}}}, Notes: [][]document.Inline{t()}},
		document.Facts{Items: []document.Fact{{Value: t(), Note: t()}}},
		document.Notice{Body: []document.Block{document.Keys{Items: []document.Key{{Value: t(), Note: t()}}}}},
		document.Section{Title: t(), Lead: t(), More: &document.Link{Text: t()}, Aside: []document.Key{{Value: t()}}, Body: []document.Block{
			document.Group{Items: [][]document.Block{{document.Paragraph{Text: t()}}}}}},
	}
}

func TestInlinesReachesEveryTextAndChangesNone(t *testing.T) {
	before := body()
	n := 0
	count := func(x document.Inline) []document.Inline {
		if x == document.Inline(document.Text("甲")) {
			n++
			return one("乙")
		}
		return []document.Inline{x}
	}
	after := tree.Inlines(before, count)
	if n != 24 {
		t.Errorf("reached %d texts, want 24", n)
	}
	n = 0
	tree.Inlines(before, count)
	if n != 24 {
		t.Errorf("the original has %d of its texts left, want 24", n)
	}
	n = 0
	tree.Inlines(after, count)
	if n != 0 {
		t.Errorf("the copy kept %d old texts", n)
	}
}

func TestValuesReachesNumbersAndCharts(t *testing.T) {
	v := number.Value{State: number.Present, Demo: true}
	spec := chart.Spec{Panels: []chart.Panel{{Layers: []chart.Layer{{Data: []chart.Datum{{Value: v}}}}}}}
	for name, b := range map[string]document.Block{
		"number":  document.Paragraph{Text: []document.Inline{document.Strong{Text: []document.Inline{document.Number{Value: v}}}}},
		"figure":  document.Figure{Chart: spec},
		"mini":    document.Table{Groups: []document.RowGroup{{Rows: []document.Row{{Cells: []document.Cell{{Text: []document.Inline{document.Mini{Chart: spec}}}}}}}}},
		"key":     document.Keys{Items: []document.Key{{Mini: &spec}}},
		"section": document.Section{Body: []document.Block{document.Group{Items: [][]document.Block{{document.Figure{Chart: chart.Spec{Done: v}}}}}}},
		"part":    document.Figure{Chart: chart.Spec{Parts: []chart.Part{{Value: v}}}},
	} {
		seen := false
		tree.Values([]document.Block{b}, func(x number.Value) { seen = seen || x.Demo })
		if !seen {
			t.Errorf("%s: its value is not reached", name)
		}
	}
}
