package narrative

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"nianbao/internal/document"
)

func (c *converter) table(n *east.Table) document.Table {
	t := document.Table{Pos: c.pos(n.FirstChild().Pos())}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, document.Column{Numeric: a == east.AlignRight})
	}
	var rows []document.Row
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		c.cellCount(r, len(t.Columns))
		row := c.row(r, t.Columns)
		if _, ok := r.(*east.TableHeader); !ok {
			rows = append(rows, row)
			continue
		}
		t.Head = append(t.Head, row)
		for i, cell := range row.Cells {
			t.Columns[i].Head = plain(cell.Text...)
		}
	}
	t.Groups = []document.RowGroup{{Rows: rows}}
	return t
}

func (c *converter) row(n ast.Node, columns []document.Column) document.Row {
	_, head := n.(*east.TableHeader)
	var row document.Row
	for x := n.FirstChild(); x != nil && len(row.Cells) < len(columns); x = x.NextSibling() {
		first := len(row.Cells) == 0 && !columns[0].Numeric
		row.Cells = append(row.Cells, document.Cell{Text: c.inlines(x), Header: head || first})
	}
	if !head && len(row.Cells) > 0 {
		row.Kind = rowKind(plain(row.Cells[0].Text...))
	}
	return row
}

// rowKind tells totals and parts by the words that statistical tables use.
func rowKind(first string) document.RowKind {
	switch first = strings.TrimSpace(first); {
	case first == "合计", first == "总计":
		return document.Total
	case strings.HasPrefix(first, "其中"), strings.HasPrefix(first, "#"):
		return document.OfWhich
	}
	return document.Item
}

// cellCount reports a row whose cells are not as many as the columns: goldmark
// drops what is over and fills what lacks.
func (c *converter) cellCount(row ast.Node, want int) {
	line, _, _ := bytes.Cut(c.src[row.Pos():], []byte("\n"))
	if got := countCells(line); got != want {
		c.errorf(row.Pos(), "table-cells", "这一行有 %d 格，表头有 %d 格", got, want).
			Hint = `补上或删去 |；文字里的竖线写成 \|`
	}
}

func countCells(line []byte) int {
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	n, last := 1, -1
	for i, b := range line {
		if b == '|' && (i == 0 || line[i-1] != '\\') {
			n, last = n+1, i
		}
	}
	if last >= 0 && last == len(line)-1 {
		n--
	}
	return n
}
