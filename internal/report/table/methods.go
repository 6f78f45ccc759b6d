package table

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/document"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Formulas shows every formula of the method.
func Formulas(id, title string) document.Table {
	t := ruled(id, title, plain(words("名称", 4)), plain(words("公式", 8)), plain(words("适用", 4)), plain(words("含义", 8)))
	var rows []document.Row
	for _, f := range assess.Formulas() {
		rows = append(rows, row(head(phrase.Text(f.Name)), cell(phrase.Inlines{f.Symbols}), text(f.When), text(f.About)))
	}
	add(&t, nil, rows...)
	return t
}

// Signs says what the letters of the formulas stand for.
func Signs(id, title string) document.Table {
	t := ruled(id, title, plain(words("字母", 3)), plain(words("含义", 9)))
	var rows []document.Row
	for _, s := range assess.Signs() {
		rows = append(rows, row(head(phrase.Inlines{s.Letter}), text(s.About)))
	}
	add(&t, nil, rows...)
	return t
}

// TargetKinds says how each kind of target is judged.
func TargetKinds(id, title string) document.Table {
	t := ruled(id, title, plain(words("目标", 3)), plain(words("算法", 9)))
	var rows []document.Row
	for _, k := range assess.Kinds() {
		rows = append(rows, row(head(phrase.Text(k.Kind.Word())), text(k.Rule)))
	}
	add(&t, nil, rows...)
	return t
}

// Marks says what stands beside a number, or where none can stand.
func Marks(id, title string) document.Table {
	t := ruled(id, title, plain(words("标记", 3)), plain(words("含义", 9)))
	raised := func(s number.Status) phrase.Inlines {
		mark := string([]rune(s.String())[:1])
		return phrase.Inlines{document.Text("12.3"), document.Script{Text: phrase.Text(mark)}}
	}
	add(&t, nil,
		row(head(raised(number.Preliminary)), text("初步数：尚未最终核定，图中为空心；照常评价，由它算出的数和评价也带这个标记")),
		row(head(raised(number.Estimated)), text("预计数：年度结束以前的估计；与初步数同样处理")),
		row(head(raised(number.Revised)), text("修订数：与以前各版所载不同，指标页写明原数、新数和原因")),
		row(head(phrase.Inlines{document.Tag("演示")}), text("演示数：为说明版式和算法而虚构的数，图中带斜线，表题带标记，页首有提示；不反映实际情况")),
		row(head(phrase.Text("…")), text("有数，但不足最小单位")),
		row(head(phrase.Text("—")), text("不适用，这里不会有数")),
		row(head(phrase.Text("空格")), text("没有数")),
		row(head(phrase.Text(phrase.NoData)), text("没有公开的数，也没有演示数；不用其他地区、其他期别的数代替，也不沿用旧数")),
	)
	return t
}

// Inputs are the numbers that a verdict was computed from, with their cells.
func Inputs(a assess.Assessment, id, title string) document.Table {
	t := ruled(id, title, plain(words("用到的数", 3)), plain(words("字母", 1)), words("年份", 3), numbers("数值", 5), words("来源单元格", 12))
	var rows []document.Row
	for _, in := range a.Inputs() {
		year := ""
		if in.Year > 0 {
			year = fmt.Sprint(in.Year)
		}
		v := document.Number{Value: in.Value, Given: in.Given}
		rows = append(rows, row(head(phrase.Text(in.Name)), cell(phrase.Inlines{in.Letter}), text(year), cell(phrase.Inlines{v}), cell(origins(in.Value))))
	}
	add(&t, nil, rows...)
	return t
}

// origins names the cells of a value.
func origins(v number.Value) phrase.Inlines {
	var out phrase.Inlines
	for i, o := range v.Origins {
		if i > 0 {
			out = append(out, document.Break{})
		}
		out = append(out, document.Code(o.String()))
	}
	return out
}

// use is where one source is used.
type use struct {
	o      plan.Observation
	values map[string]bool
	years  []int
	codes  []string
}

// Sources lists where the observations of all editions come from: how many
// values, in which editions, for which indicators. Values of demonstration
// stand last.
func Sources(s *ledger.Shelf, id, title string) document.Table {
	t := ruled(id, title, plain(words("来源", 12)), numbers("数值（个）", 4), words("版次", 4), words("用于", 12))
	uses := map[string]*use{}
	for _, b := range s.Books {
		for _, o := range b.Edition().Observations {
			name := ledger.SourceName(o)
			if name == "" {
				continue
			}
			u := uses[name+"\n"+o.URL]
			if u == nil {
				u = &use{o: o, values: map[string]bool{}}
				uses[name+"\n"+o.URL] = u
			}
			u.add(b.Year(), o)
		}
	}
	keys := make([]string, 0, len(uses))
	for k := range uses {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y string) int {
		return cmp.Or(demoLast(uses[x].o, uses[y].o), cmp.Compare(x, y))
	})
	var rows []document.Row
	for _, k := range keys {
		u := uses[k]
		count := ledger.Count(len(u.values), "", false)
		rows = append(rows, row(head(Source(u.o)), bare(count), text(yearRuns(u.years)), cell(u.indicators(s.Latest()))))
	}
	add(&t, nil, rows...)
	return t
}

func demoLast(x, y plan.Observation) int {
	switch {
	case x.Value.Demo == y.Value.Demo:
		return 0
	case x.Value.Demo:
		return 1
	}
	return -1
}

func (u *use) add(edition int, o plan.Observation) {
	u.values[fmt.Sprint(o.Indicator, "\n", o.Year, "\n", o.Period, "\n", o.Area)] = true
	if !slices.Contains(u.years, edition) {
		u.years = append(u.years, edition)
	}
	if !slices.Contains(u.codes, o.Indicator) {
		u.codes = append(u.codes, o.Indicator)
	}
}

// manyUses is how many indicators a source may name; more are counted.
const manyUses = 6

// indicators leads to the pages of those that use it.
func (u *use) indicators(b *ledger.Book) phrase.Inlines {
	var out phrase.Inlines
	n := 0
	for _, code := range u.codes {
		ind := b.Indicator(code)
		if ind == nil {
			continue
		}
		if n++; n > manyUses {
			continue
		}
		if n > 1 {
			out = append(out, document.Text("、"))
		}
		out = append(out, phrase.Indicator(b, *ind)...)
	}
	if n > manyUses {
		out = append(out, document.Text(fmt.Sprintf("等%d项指标", n)))
	}
	return out
}

// yearRuns writes years that follow one another as 2022—2025.
func yearRuns(years []int) string {
	out := ""
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		if out != "" {
			out += "、"
		}
		out += fmt.Sprint(years[i])
		if j > i {
			out += fmt.Sprintf("—%d", years[j])
		}
		i = j + 1
	}
	return out
}
