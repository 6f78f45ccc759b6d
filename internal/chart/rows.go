package chart

import (
	"cmp"
	"strconv"
	"strings"

	"nianbao/internal/number"
)

// matrixTable has a row an item and a column a category, verdicts in words.
func (s Spec) matrixTable() Table {
	t := Table{Corner: "名称"}
	grouped := s.grouped()
	if grouped {
		t.Columns = append(t.Columns, Column{Path: []string{"分组"}})
	}
	for _, l := range s.X.Labels {
		t.Columns = append(t.Columns, Column{Path: []string{l}})
	}
	for _, p := range s.Parts {
		for _, it := range p.Items {
			r := Row{Head: it.Name}
			if grouped {
				r.Cells = append(r.Cells, Cell{Text: p.Name})
			}
			for x := range s.X.Labels {
				r.Cells = append(r.Cells, Cell{Text: cmp.Or(it.State(x).Word, "—")})
			}
			if len(r.Cells) > 0 {
				r.Cells[0].Href = it.Href
			}
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

// grouped reports whether the rows of a Matrix stand under names.
func (s Spec) grouped() bool {
	for _, p := range s.Parts {
		if p.Name != "" {
			return true
		}
	}
	return false
}

// State returns the cell of it at category x, empty if it has none.
func (it Item) State(x int) State {
	if x >= len(it.States) {
		return State{}
	}
	return it.States[x]
}

func (s Spec) scheduleTable() Table {
	t := Table{Corner: "名称"}
	for _, head := range [...]string{"开始", "完成", "期限", "完成比例", "评价"} {
		t.Columns = append(t.Columns, Column{Path: []string{head}})
	}
	t.Columns[3].Unit = number.Percent
	for _, k := range s.Tasks {
		t.Rows = append(t.Rows, Row{k.Name, []Cell{
			{Text: cmp.Or(k.Begin.String(), "—"), Href: k.Href}, {Text: cmp.Or(k.End.String(), "—")}, {Text: cmp.Or(k.Due().String(), "—")},
			{Value: Percent(k.Done)}, {Text: cmp.Or(k.Word, "—")},
		}})
	}
	return t
}

// describeMatrix counts the verdicts of the last category that has any.
func (s Spec) describeMatrix(w *sentences) {
	rows := 0
	for _, p := range s.Parts {
		rows += len(p.Items)
	}
	if rows == 0 || len(s.X.Labels) == 0 {
		w.add(noData)
		return
	}
	w.add("共" + strconv.Itoa(rows) + "行，" + strconv.Itoa(len(s.X.Labels)) + "列，从" + s.label(0) + "到" + s.label(len(s.X.Labels)-1))
	for x := len(s.X.Labels) - 1; x >= 0; x-- {
		if t := s.countStates(x); t != "" {
			w.add(s.label(x) + "：" + t)
			return
		}
	}
}

// countStates returns how often each verdict is in column x, in order of appearance.
func (s Spec) countStates(x int) string {
	var words []string
	count := map[string]int{}
	for _, p := range s.Parts {
		for _, it := range p.Items {
			word := it.State(x).Word
			if word == "" {
				continue
			}
			if count[word] == 0 {
				words = append(words, word)
			}
			count[word]++
		}
	}
	for i, word := range words {
		words[i] = word + strconv.Itoa(count[word]) + "项"
	}
	return strings.Join(words, "，")
}

// describeSchedule tells span, how many are done, and which are late.
func (s Spec) describeSchedule(w *sentences) {
	first, last, ok := s.Span()
	if !ok {
		w.add(noData)
		return
	}
	w.add("共" + strconv.Itoa(len(s.Tasks)) + "项，从" + first.String() + "到" + last.String())
	done, late := 0, []string{}
	for _, t := range s.Tasks {
		if t.Finished() {
			done++
		}
		if t.Late(s.Now) {
			late = append(late, t.Name)
		}
	}
	if s.Now > 0 {
		w.add("到" + s.Now.String() + "底，完成" + strconv.Itoa(done) + "项")
	}
	if n := len(late); n > named {
		w.add("逾期" + strconv.Itoa(n) + "项：" + strings.Join(late[:named], "、") + "等")
	} else if n > 0 {
		w.add("逾期" + strconv.Itoa(n) + "项：" + strings.Join(late, "、"))
	}
}
