package opendata

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/number"
)

// content is what stands in a cell.
type content struct {
	text string
	// single is the number that is all that stands there; nil for words.
	single *document.Number
	// numbers are all that occur in it.
	numbers []document.Number
	// demo says that it is marked 演示 in a word.
	demo bool
}

// value is the number of the cell as the page means it.
func (c content) value() number.Value {
	if c.single == nil {
		return number.Value{}
	}
	v := c.single.Value
	if c.single.Absolute && v.Known() {
		v.Dec = v.Dec.Abs()
	}
	return v
}

// absent reports whether the cell says only that there is nothing.
func (c content) absent() bool { return c.text == "" || c.text == "—" }

const demoWord = "演示"

func contentOf(run []document.Inline) content {
	c := content{text: document.Plain(run)}
	other := c.collect(run)
	if len(c.numbers) == 1 && !other {
		c.single = &c.numbers[0]
	}
	return c
}

// collect finds the numbers in a run; other says that there are words too.
func (c *content) collect(run []document.Inline) (other bool) {
	for _, x := range run {
		switch x := x.(type) {
		case document.Number:
			c.numbers = append(c.numbers, x)
		case document.Emphasis:
			other = c.collect(x.Text) || other
		case document.Strong:
			other = c.collect(x.Text) || other
		case document.Link:
			other = c.collect(x.Text) || other
		case document.Deleted:
			c.collect(x.Text)
			other = true
		case document.Script:
			c.collect(x.Text)
			other = true
		case document.Fraction:
			c.collect(x.Over)
			c.collect(x.Under)
			other = true
		case document.Tag:
			c.demo = c.demo || x == demoWord
		case document.Text, document.Code, document.Ref, document.Status, document.Formula:
			other = true
		case document.Break, document.Mini, document.NoteRef, document.Binding:
		default:
			panic(fmt.Sprintf("opendata: unknown inline %T", x))
		}
	}
	return other
}

// state says how final the numbers of a cell are, or why there is none.
func (c content) state() string {
	var words []string
	for _, n := range c.numbers {
		if w := stateOf(n.Value); w != "" && !n.Given && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return strings.Join(words, "、")
}

const final = "正式"

// stateOf is "" for a number that no cell stands behind: nobody reported it.
func stateOf(v number.Value) string {
	switch {
	case v.State == number.Below:
		return "不足最小单位"
	case v.State == number.NotApplicable:
		return "不适用"
	case v.Known() && (len(v.Origins) > 0 || v.Status != number.Final):
		return v.Status.String()
	}
	return ""
}

// demonstration is 是 for a cell that shows demonstration.
func (c content) demonstration() string {
	if c.demo || slices.ContainsFunc(c.numbers, func(n document.Number) bool { return n.Value.Demo }) {
		return "是"
	}
	return ""
}

// source lists the cells that the numbers of a cell rest on.
func (c content) source() string {
	var words []string
	for _, n := range c.numbers {
		for _, o := range n.Value.Origins {
			if w := o.String(); !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	return strings.Join(words, "、")
}

// remarks are the columns that say what a reader must know of the numbers; none
// that says nothing.
func remarks(columns []column, rows int) []wordColumn {
	states := wordColumn{"数据状态", perRow(columns, rows, content.state, final)}
	demos := wordColumn{"数据演示", perRow(columns, rows, content.demonstration, "")}
	for i, s := range demos.words {
		if s != "" {
			demos.words[i] = "是"
		}
	}
	sources := wordColumn{"数据出处", perRow(columns, rows, content.source, "")}
	return slices.DeleteFunc([]wordColumn{states, demos, sources}, func(c wordColumn) bool { return !c.any() })
}

// perRow says of each row what its cells say: the word alone where they agree,
// else by column, leaving out what is usual.
func perRow(columns []column, rows int, of func(content) string, usual string) []string {
	out := make([]string, rows)
	for i := range rows {
		var words, said []string
		for _, c := range columns {
			w := of(c.cells[i])
			if w == "" {
				continue
			}
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
			if w != usual {
				said = append(said, c.name+"："+w)
			}
		}
		out[i] = strings.Join(said, "；")
		if len(words) == 1 {
			out[i] = words[0]
		}
	}
	return out
}

// origins are the cells that all columns rest on, without repeats.
func origins(columns []column) []number.Origin {
	var out []number.Origin
	seen := map[number.Origin]bool{}
	for _, c := range columns {
		for _, x := range c.cells {
			for _, n := range x.numbers {
				for _, o := range n.Value.Origins {
					if !seen[o] {
						seen[o] = true
						out = append(out, o)
					}
				}
			}
		}
	}
	return out
}
