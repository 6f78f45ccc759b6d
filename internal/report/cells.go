package report

import (
	"fmt"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// Cell is what a cell of a workbook holds, in a reader's words.
type Cell struct {
	// Subject is the indicator or the item that it is of, Name which of its
	// figures it is: 2024年, 2025年目标, 总投资.
	Subject, Name string
	// Value is as it was read.
	Value number.Value
}

// cells are the cells that the editions read numbers from. One that several
// read is the same in all of them.
func cells(results []assess.Result) map[number.Origin]Cell {
	c := cellBook{}
	for _, r := range results {
		c.edition(r.Edition)
	}
	return c
}

type cellBook map[number.Origin]Cell

// put names the cells of a value that was read.
func (c cellBook) put(subject, name string, v number.Value) {
	for _, o := range v.Origins {
		if _, taken := c[o]; !taken {
			c[o] = Cell{subject, name, v}
		}
	}
}

func (c cellBook) edition(e plan.Edition) {
	names := map[string]string{}
	for _, ind := range e.Indicators {
		names[ind.Code] = ind.Name
		c.put(ind.Name, "权重", ind.Weight)
		for _, t := range ind.Targets {
			c.put(ind.Name, fmt.Sprintf("%d年目标（%s）", t.Year, t.Clause), t.Value)
			c.put(ind.Name, fmt.Sprintf("%d年目标上限（%s）", t.Year, t.Clause), t.High)
		}
	}
	for _, o := range e.Observations {
		c.put(names[o.Indicator], observationName(e, o), o.Value)
	}
	for _, t := range e.AnnualTargets {
		c.put(names[t.Indicator], fmt.Sprintf("%d年年度目标", t.Year), t.Value)
	}
	for _, t := range e.ParkTargets {
		c.put(names[t.Indicator], fmt.Sprintf("%s %d年年度目标", t.Area, t.Year), t.Value)
	}
	for _, r := range e.ParkRules {
		c.put(names[r.Indicator], "园区考核权重", r.Weight)
	}
	for _, r := range e.Revisions {
		c.put(names[r.Indicator], fmt.Sprintf("%d年修订前", r.Year), r.Old)
		c.put(names[r.Indicator], fmt.Sprintf("%d年修订后", r.Year), r.New)
	}
	for _, a := range e.Adjustments {
		c.put(names[a.Indicator], fmt.Sprintf("%d年原目标", a.Year), a.Old)
		c.put(names[a.Indicator], fmt.Sprintf("%d年新目标", a.Year), a.New)
	}
	for _, i := range e.Items {
		c.item(i)
	}
}

// observationName is the year, with the area and the period where they are not
// those that are judged.
func observationName(e plan.Edition, o plan.Observation) string {
	name := fmt.Sprintf("%d年", o.Year)
	if o.Period != plan.FullYear {
		name += o.Period
	}
	if o.Area != "" && o.Area != e.Area {
		name = o.Area + " " + name
	}
	return name
}

func (c cellBook) item(i plan.Item) {
	total := "总投资"
	if i.Kind == plan.Application {
		total = "争取资金"
	}
	c.put(i.Name, total, i.Total)
	c.put(i.Name, "年度计划", i.Planned)
	c.put(i.Name, "年度完成", i.Done)
	c.put(i.Name, "累计完成", i.Cumulative)
}
