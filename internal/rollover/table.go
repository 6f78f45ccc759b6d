package rollover

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/dataset"
	"nianbao/internal/plan"
	"nianbao/internal/sheet"
)

// tables are the forms of a workbook's tables.
func (m *maker) tables(list []dataset.Table) []sheet.Table {
	var out []sheet.Table
	for _, t := range list {
		if rows := m.rowsOf(t.Kind); rows != nil {
			out = append(out, m.table(t, rows))
		}
	}
	return out
}

// rows makes the rows of a form from last year's records.
type rows func(records []dataset.Record) []row

// row is a record of the form by field.
type row map[string]string

// rowsOf says how a kind of table is carried over; nil is not at all.
func (m *maker) rowsOf(k dataset.Kind) rows {
	switch k {
	case dataset.Observations:
		return m.blank("指标", "区域", "期别", "单位", "公开")
	case dataset.AnnualTargets:
		return m.blank("指标", "区域", "单位")
	case dataset.Reforms, dataset.Applications, dataset.Projects, dataset.Tasks:
		return open(itemOpen, "进展", "问题", "措施", "年度计划", "年度完成", "累计完成", "形象进度", "备注")
	case dataset.Supervision:
		return open(remedyOpen, "备注")
	case dataset.Revisions, dataset.Adjustments, dataset.Overrides:
		return func([]dataset.Record) []row { return nil }
	case dataset.Indicators, dataset.Parks, dataset.ParkScores, dataset.Departments:
	}
	return nil
}

// blank keeps the named fields of each different row, with the new year.
func (m *maker) blank(fields ...string) rows {
	return func(records []dataset.Record) []row {
		var out []row
		seen := map[string]bool{}
		for _, r := range records {
			kept, key := row{"年份": strconv.Itoa(m.year)}, ""
			for _, f := range fields {
				kept[f] = r.Get(f)
				if f != "单位" {
					key += r.Get(f) + "\n"
				}
			}
			if seen[key] {
				continue
			}
			seen[key] = true
			out = append(out, kept)
		}
		return out
	}
}

// open keeps the records that are, without the fields that told of last year.
func open(is func(dataset.Record) bool, without ...string) rows {
	return func(records []dataset.Record) []row {
		var out []row
		for _, r := range records {
			if !is(r) {
				continue
			}
			kept := row{}
			for name, f := range r.Fields {
				if !slices.Contains(without, name) {
					kept[name] = textOf(f)
				}
			}
			for _, e := range r.Extra {
				kept[e.Header] = e.Text
			}
			out = append(out, kept)
		}
		return out
	}
}

func itemOpen(r dataset.Record) bool { return plan.StageOf(r.Get("状态")) != plan.Completed }

func remedyOpen(r dataset.Record) bool {
	return r.Get("办结日期") == "" && !plan.Closed(r.Get("状态"))
}

// textOf is a field as a form holds it: a number without the blanks and units
// that were typed around it.
func textOf(f dataset.Field) string {
	if f.IsNumber && f.Number.Known() {
		return f.Number.Dec.String()
	}
	return f.Text
}

var yearColumn = regexp.MustCompile(`^(19|20)[0-9]{2}年?$`)

// table is the form of one table: its columns in their order, a wide table's
// years as the new one alone.
func (m *maker) table(t dataset.Table, make rows) sheet.Table {
	schema, _ := dataset.SchemaOf(t.Kind)
	out := sheet.Table{Name: t.Origin.Sheet, Schema: schema}
	if out.Name == "" || len([]rune(out.Name)) > 31 {
		out.Name = string(t.Kind)
	}
	out.Name = m.dated(out.Name)
	var fields []string
	wide := schema.Wide != "" && !slices.ContainsFunc(t.Columns, func(c dataset.Column) bool { return c.Field == schema.Wide && !yearColumn.MatchString(c.Header) })
	for _, c := range t.Columns {
		if !yearColumn.MatchString(c.Header) {
			fields, out.Header = append(fields, c.Field), append(out.Header, c.Header)
		}
	}
	for _, r := range t.Records {
		for _, e := range r.Extra {
			if !slices.Contains(out.Header, e.Header) && e.Header != "" {
				fields, out.Header = append(fields, e.Header), append(out.Header, e.Header)
			}
		}
	}
	if wide {
		fields, out.Header = append(fields, schema.Wide), append(out.Header, fmt.Sprintf("%d年", m.year))
	}
	for _, r := range make(t.Records) {
		cells := []string{}
		for _, f := range fields {
			cells = append(cells, strings.TrimSpace(r[f]))
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}
