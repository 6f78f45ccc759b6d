package mapping

import "nianbao/internal/dataset/layout"

// Describe is the map by which b was read, with what detection added: with it
// the workbook is read as b was.
func (b Book) Describe() Map {
	m := b.Map
	m.Sheets = nil
	for _, s := range b.Sheets {
		said, _ := b.Map.sheet(s.Name)
		out := Sheet{Name: s.Name, Pos: said.Pos}
		for i, t := range s.Tables {
			var table Table
			if i < len(said.Tables) {
				table = said.Tables[i]
			}
			table.Description = described(t, table.Description)
			out.Tables = append(out.Tables, table)
		}
		m.Sheets = append(m.Sheets, out)
	}
	return m
}

// maxListed is how many rows of a table are worth a list that detection makes
// anyway.
const maxListed = 100

// described is the description of t, and what was said of it where detection
// does not arrive at that.
func described(t layout.Table, said layout.Description) layout.Description {
	d := t.Description()
	if d.Units == nil {
		d.Units = said.Units
	}
	if len(d.Kinds) > maxListed {
		d.Kinds = nil
	}
	if len(d.RowUnits) > maxListed {
		d.RowUnits = nil
	}
	d.ColumnUnits = merged(d.ColumnUnits, said.ColumnUnits)
	d.RowUnits = merged(d.RowUnits, said.RowUnits)
	d.Kinds = merged(d.Kinds, said.Kinds)
	return d
}

// merged is m with what was said in place of what was detected.
func merged[V any](m, said map[int]V) map[int]V {
	for k, v := range said {
		if m == nil {
			m = map[int]V{}
		}
		m[k] = v
	}
	return m
}
