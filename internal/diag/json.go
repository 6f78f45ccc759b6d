package diag

import (
	"bufio"
	"encoding/json"
	"io"
)

// object is the JSON form; the order of its fields is that of the contract.
type object struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Sheet    string `json:"sheet,omitempty"`
	Cell     string `json:"cell,omitempty"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// WriteJSON prints l as JSON lines, in the order given.
func WriteJSON(w io.Writer, l List) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for _, d := range l {
		err := e.Encode(object{
			Severity: d.Severity.String(), Code: d.Code,
			File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column,
			Sheet: d.Pos.Sheet, Cell: d.Pos.Cell,
			Message: d.Message, Hint: d.Hint,
		})
		if err != nil {
			return err
		}
	}
	return b.Flush()
}
