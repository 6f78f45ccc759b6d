package document

import (
	"nianbao/internal/chart"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// Text is literal text.
type Text string

// Emphasis is *emphasised* text.
type Emphasis struct{ Text []Inline }

// Strong is **strong** text.
type Strong struct{ Text []Inline }

// Deleted is ~~struck out~~ text: what a correction takes back.
type Deleted struct{ Text []Inline }

// Code is literal text in a code style: names of cells and files.
type Code string

// Script is raised or lowered text.
type Script struct {
	Sub  bool
	Text []Inline
}

// Break is a line break inside a paragraph or cell.
type Break struct{}

// Number is a number bound to data.
type Number struct {
	Value number.Value
	// Signed shows "+" before a positive number: a difference.
	Signed bool
	// Bare leaves the unit out: the head of the column or a word says it.
	Bare bool
	// Absolute shows the magnitude: a word before it says the direction (下降3.2%).
	Absolute bool
	// Given marks what the plan sets, a target or a limit: a table of demonstration
	// values is not mixed because it shows targets.
	Given bool
	// Label says which figure it is where the words around it do not: 2024年同比.
	Label string
	// Href leads to where the number comes from; relative to the output's root, empty for none.
	Href string
}

// Link is a link to a page of the report (Href relative to the output's root)
// or, with External, to an absolute address.
type Link struct {
	Href     string
	External bool
	Text     []Inline
	// Pos is where an author wrote it; zero for links that the report makes.
	Pos diag.Pos
}

// Ref is a resolved reference to a numbered figure or table: 图2-1.
type Ref struct {
	Href string
	Text string
}

// Status is a verdict: icon, word and colour, always together.
type Status struct {
	Tone chart.Tone
	Icon chart.Icon
	Word string
}

// Tag is a mark such as 演示.
type Tag string

// Mini is a small chart inside a cell or line: Spark or Bullet.
type Mini struct{ Chart chart.Spec }

// NoteRef is the mark of a footnote, ① and on; Note is its text.
type NoteRef struct {
	Index int
	Note  []Inline
}

// Fraction is a numerator over a denominator: calculations.
type Fraction struct{ Over, Under []Inline }

// Formula is a formula in symbols: MathML for the page and the same in plain text.
type Formula struct {
	Text   string
	MathML string
}

// Binding is the inside of double braces as its author wrote it.
type Binding struct {
	Text string
	Pos  diag.Pos
}

func (Text) inline()     {}
func (Emphasis) inline() {}
func (Strong) inline()   {}
func (Deleted) inline()  {}
func (Code) inline()     {}
func (Script) inline()   {}
func (Break) inline()    {}
func (Number) inline()   {}
func (Link) inline()     {}
func (Ref) inline()      {}
func (Status) inline()   {}
func (Tag) inline()      {}
func (Mini) inline()     {}
func (NoteRef) inline()  {}
func (Fraction) inline() {}
func (Formula) inline()  {}
func (Binding) inline()  {}
