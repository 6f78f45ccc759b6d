package office

import (
	"strings"

	"nianbao/internal/number"
	"nianbao/internal/sheet"
	"nianbao/internal/workbook"
)

// dataSheet is the sheet that the chart refers to.
const dataSheet = "数据"

// reference is the range of a series' values, or of its head where row is 0.
func (p *plot) reference(column, fromRow, toRow int) string {
	absolute := func(r int) string { return "$" + workbook.ColumnName(column) + "$" + itoa(r+1) }
	ref := "'" + dataSheet + "'!" + absolute(fromRow)
	if toRow > fromRow {
		ref += ":" + absolute(toRow)
	}
	return ref
}

// workbook holds the values, and what a reader must know of them.
func (p *plot) workbook() ([]byte, error) {
	data := sheet.Table{Name: dataSheet, Header: []string{"类别"}}
	for _, s := range p.series {
		data.Header = append(data.Header, s.name)
	}
	for x, label := range p.spec.X.Labels {
		row := []string{label}
		for _, s := range p.series {
			row = append(row, s.points[x].text)
		}
		data.Rows = append(data.Rows, row)
	}
	return sheet.Write(sheet.Properties{Title: p.spec.Finding}, []sheet.Table{data, p.about()})
}

// about is the sheet of what cannot stand among the values.
func (p *plot) about() sheet.Table {
	t := sheet.Table{Name: "说明", Header: []string{"项目", "内容"}}
	add := func(name, text string) {
		if strings.TrimSpace(text) != "" {
			t.Rows = append(t.Rows, []string{name, text})
		}
	}
	add("图题", p.spec.Finding)
	add("内容", p.spec.Subject)
	add("单位", string(p.unit()))
	for _, n := range p.spec.Notes {
		add("注", n)
	}
	add("来源", p.spec.Source)
	for _, s := range p.series {
		states := p.states(s)
		if s.band {
			states = strings.TrimSuffix("上限减下限，画在下限之上；"+states, "；")
		}
		add(s.name, states)
	}
	return t
}

// unit is that of the first panel, or of the whole.
func (p *plot) unit() number.Unit {
	if len(p.panels) > 0 {
		return p.panels[0].UnitOf()
	}
	return p.spec.Total().Unit
}

// states tells which values of a series are not plain observed ones.
func (p *plot) states(s series) string {
	var hollow, hatched, computed, missing []string
	for x, v := range s.points {
		label := p.spec.X.Labels[x]
		switch {
		case v.text == "":
			missing = append(missing, label)
		case v.computed:
			computed = append(computed, label)
		}
		if v.hollow {
			hollow = append(hollow, label)
		}
		if v.hatched {
			hatched = append(hatched, label)
		}
	}
	var out []string
	for _, part := range []struct {
		words  string
		labels []string
	}{{"演示数据", hatched}, {"初步或预计数（空心）", hollow}, {"没有数", missing}, {"只为画线而计算", computed}} {
		if len(part.labels) > 0 {
			out = append(out, part.words+"："+strings.Join(part.labels, "、"))
		}
	}
	return strings.Join(out, "；")
}
