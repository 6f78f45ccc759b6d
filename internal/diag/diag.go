// Package diag holds findings: what an author of a report must, should or
// could change, tied to the place where the change is made.
//
// A finding is data. A wrong cell is a [Diagnostic], never a Go error; a full
// disk is a Go error, never a Diagnostic. Stages return a [List] beside their
// result and go on as far as they can, so that one run reports everything.
//
// # Places
//
// A [Pos] is in the coordinates of its input and prints in one form
// everywhere: content/2024/02-gongye.md:12:3 for text,
// data/2024/监测值.xlsx!监测值!C14 for a workbook (a range as C2:C401).
//
// # Text form
//
//	data/2024/监测值.xlsx!监测值!E14: 错误[bad-number]: 数值是“约3百”，不是数
//		data/指标体系.xlsx!指标!A7: 指标在这里定义
//		建议: 改成数字；不知道就留空
//
// Messages are Chinese, without a final stop. The hint says what to type
// instead. For text inputs the offending line follows, with a caret.
//
// # JSON form
//
// One object a line with the keys severity, code, file, line, column, sheet,
// cell, message, hint; keys that do not apply are absent.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Pos is one place in an input. The zero Pos is the report as a whole.
type Pos struct {
	// File is slash-separated and relative to the project directory.
	File string
	// Line and Column are 1-based; Column counts runes. Zero when File is a workbook.
	Line, Column int
	// Sheet and Cell place a finding in a workbook. Cell is a reference ("C14") or a range ("C2:C9").
	Sheet, Cell string
}

// String formats p as described in the package comment.
func (p Pos) String() string {
	switch {
	case p.Sheet != "" && p.Cell != "":
		return p.File + "!" + p.Sheet + "!" + p.Cell
	case p.Sheet != "":
		return p.File + "!" + p.Sheet
	case p.Line > 0 && p.Column > 0:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	case p.Line > 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return p.File
}

// Compare orders places by file, sheet, line, column, cell.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Sheet, q.Sheet),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Column, q.Column),
		compareCells(p.Cell, q.Cell),
	)
}

// Severity ranks findings. Only Error stops a build from writing.
type Severity uint8

// The severities, gravest first.
const (
	Error Severity = iota
	Warning
	Suggestion
)

// String returns the JSON name of s.
func (s Severity) String() string {
	return [...]string{"error", "warning", "suggestion"}[s]
}

// Word returns the Chinese name of s.
func (s Severity) Word() string {
	return [...]string{"错误", "警告", "建议"}[s]
}

// Note points at a further place that explains a finding.
type Note struct {
	Pos     Pos
	Message string
}

// Diagnostic is one finding.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	// Code is a stable kebab-case name, for filters and documentation.
	Code string
	// Message says what was found and what was wanted.
	Message string
	Notes   []Note
	// Hint says how to mend it; may be empty.
	Hint string
}

// Errorf returns an error at pos.
func Errorf(pos Pos, code, format string, args ...any) Diagnostic {
	return Diagnostic{Pos: pos, Severity: Error, Code: code, Message: fmt.Sprintf(format, args...)}
}

// Warningf returns a warning at pos.
func Warningf(pos Pos, code, format string, args ...any) Diagnostic {
	return Diagnostic{Pos: pos, Severity: Warning, Code: code, Message: fmt.Sprintf(format, args...)}
}

// Suggestf returns a suggestion at pos.
func Suggestf(pos Pos, code, format string, args ...any) Diagnostic {
	return Diagnostic{Pos: pos, Severity: Suggestion, Code: code, Message: fmt.Sprintf(format, args...)}
}

// Hintf returns d with a remedy.
func (d Diagnostic) Hintf(format string, args ...any) Diagnostic {
	d.Hint = fmt.Sprintf(format, args...)
	return d
}

// Notef returns d with one more related place.
func (d Diagnostic) Notef(pos Pos, format string, args ...any) Diagnostic {
	d.Notes = append(slices.Clip(d.Notes), Note{pos, fmt.Sprintf(format, args...)})
	return d
}

// longest is how many characters of what somebody wrote a message shows.
const longest = 40

// Clip shortens text for a message: what somebody wrote may be of any length.
func Clip(s string) string {
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}

// List is the findings of a stage, in any order.
type List []Diagnostic

// HasErrors reports whether any finding is an error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Without returns the findings of l that have another code.
func (l List) Without(code string) List {
	var kept List
	for _, d := range l {
		if d.Code != code {
			kept = append(kept, d)
		}
	}
	return kept
}

// Count returns the number of findings of severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}
