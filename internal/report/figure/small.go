package figure

import (
	"strconv"

	"nianbao/internal/assess"
	"nianbao/internal/chart"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/address"
	"nianbao/internal/report/ledger"
)

// Spark is the line of a series for a table cell or margin; nil when fewer
// than two years are known.
func Spark(b *ledger.Book, ind plan.Indicator, area string) *chart.Spec {
	a, ok := span(b, Options{Area: area}, ind.Code)
	if !ok {
		return nil
	}
	data := known(a, func(year int) number.Value { return b.Value(ind.Code, year, area) })
	if len(data) < 2 {
		return nil
	}
	s := &chart.Spec{Form: chart.Spark, Finding: display(ind, b, area) + a.String(), X: a.chart()}
	panel := chart.Panel{Unit: ind.Unit, Layers: []chart.Layer{{Name: Short(ind), Data: data}}}
	if m, ok := b.Main(ind.Code); ok && area == "" && m.Goal.Known() && m.Target.Kind != plan.AverageGrowth {
		panel.Layers = append(panel.Layers, chart.Layer{Mark: chart.Rule, Role: chart.Target, Name: "目标", Data: []chart.Datum{
			{X: 0, Value: m.Goal}, {X: a.last - a.first, Value: m.Goal},
		}})
	}
	s.Panels = []chart.Panel{panel}
	return s
}

// Line is a spark of values of consecutive years; nil when fewer than two are known.
func Line(name string, first int, values []number.Value) *chart.Spec {
	s := &chart.Spec{Form: chart.Spark, Finding: name, X: chart.Axis{Years: true}}
	layer := chart.Layer{Name: name}
	for i, v := range values {
		s.X.Labels = append(s.X.Labels, strconv.Itoa(first+i))
		if v.Known() {
			layer.Data = append(layer.Data, chart.Datum{X: i, Value: v})
		}
	}
	if len(layer.Data) < 2 {
		return nil
	}
	s.Panels = []chart.Panel{{Layers: []chart.Layer{layer}}}
	return s
}

// Bullet shows a share done against the share of time gone; ok is false
// without a share done.
func Bullet(name string, done, elapsed number.Value) (chart.Spec, bool) {
	return chart.Spec{Form: chart.Bullet, Finding: name, Done: done, Elapsed: elapsed}, done.Known()
}

// group is a colour family of verdicts as readers see it.
type group struct {
	tone chart.Tone
	name string
}

// groups are in the order of the bar.
var groups = [...]group{
	{chart.Met, "已实现或达标"}, {chart.On, "按进度推进"}, {chart.Need, "需加快"}, {chart.Lag, "落后"}, {chart.None, "无法评估"},
}

// GroupName returns the words for a colour family of verdicts.
func GroupName(t chart.Tone) string {
	for _, g := range groups {
		if g.tone == t {
			return g.name
		}
	}
	return ""
}

// Cells shows one cell a target, grouped by verdict.
func Cells(b *ledger.Book, all []assess.Assessment, id string) chart.Spec {
	s := chart.Spec{ID: id, Form: chart.Cells, Finding: strconv.Itoa(len(all)) + "项目标的评价，一格为一项"}
	s.Subject = strconv.Itoa(b.Year()) + "年"
	for _, g := range groups {
		if p := cellGroup(b, all, g); len(p.Items) > 0 {
			s.Parts = append(s.Parts, p)
		}
	}
	return s
}

func cellGroup(b *ledger.Book, all []assess.Assessment, g group) chart.Part {
	p := chart.Part{Name: g.name, Tone: g.tone}
	counts, demo := map[assess.Verdict]int{}, false
	for _, v := range assess.Verdicts() {
		for _, a := range all {
			if a.Verdict != v || v.Tone() != g.tone {
				continue
			}
			counts[v]++
			demo = demo || a.Current.Demo || a.Base.Demo
			p.Items = append(p.Items, chart.Item{
				Name: Short(a.Indicator), Word: v.String(), Icon: v.Icon(), Href: address.Indicator(b.Year(), a.Indicator.Code),
			})
		}
	}
	p.Value = ledger.Count(len(p.Items), "项", demo)
	p.Note = countWords(counts)
	return p
}

// countWords lists counts by verdict: 快于预期3，符合预期3.
func countWords(counts map[assess.Verdict]int) string {
	text := ""
	for _, v := range assess.Verdicts() {
		if counts[v] == 0 {
			continue
		}
		if text != "" {
			text += "，"
		}
		text += v.String() + strconv.Itoa(counts[v])
	}
	return text
}
