// Package document is the report's own tree: a small, closed set of node
// types. Authors' Markdown, generated pages and every table and figure become
// this tree; each output, the number lint and the search index walk it with an
// exhaustive switch. A new output implements these kinds and nothing else.
//
// # Blocks
//
// [Heading] [Paragraph] [List] [Quote] [Table] [Figure] [Facts] [Keys]
// [Notice] [Section] [Group] [Cards] [Listing] [Hole]
//
// # Inlines
//
// [Text] [Emphasis] [Strong] [Deleted] [Code] [Script] [Break] [Number] [Link] [Ref] [Status] [Tag]
// [Mini] [NoteRef] [Fraction] [Formula] [Binding]
//
// [Hole] and [Binding] are what an author wrote and nobody has resolved yet.
// Package report replaces every one of them; a renderer that meets one has
// found a bug in report and panics.
package document

import (
	"nianbao/internal/chart"
	"nianbao/internal/diag"
)

// Block is a node that stands on its own lines.
type Block interface{ block() }

// Inline is a node within a line.
type Inline interface{ inline() }

// Heading is a title inside a page. Level 1 is the page's own and never
// occurs in a body; bodies have 2 to 4.
type Heading struct {
	Level int
	// ID is the fragment, unique in the page.
	ID   string
	Text []Inline
	Pos  diag.Pos
}

// Paragraph is running text.
type Paragraph struct {
	Text []Inline
	Pos  diag.Pos
}

// List is a bulleted or numbered list.
type List struct {
	Ordered bool
	Start   int
	Items   [][]Block
}

// Quote is quoted matter.
type Quote struct{ Blocks []Block }

// Listing is text as somebody types it into a file: lines and blanks stand.
type Listing struct{ Title, Text string }

// Figure is a chart with its number and its data table.
type Figure struct {
	ID string
	// Number is "图2-1"; empty for an unnumbered figure (a panel among multiples).
	Number string
	Chart  chart.Spec
	// Size says how wide the page may draw it.
	Size Size
	// Status, where set, stands under a small figure's title.
	Status *Status
	// Href leads from the title to a page.
	Href string
	Pos  diag.Pos
}

// Size is the room that a figure gets.
type Size uint8

// The sizes: a text column, half of the page, a panel among several, the page's full width.
const (
	TextWide Size = iota
	HalfWide
	PanelWide
	FullWide
)

// Facts is a list of terms with their values.
type Facts struct {
	Title string
	Items []Fact
	// Plain sets terms and values as text (definitions) instead of figures.
	Plain bool
}

// Fact is one term with its value and a small remark.
type Fact struct {
	Term  string
	Value []Inline
	Note  []Inline
}

// Keys is a row of two to four key figures, or of the three facts of a verdict.
type Keys struct {
	Items []Key
	// Verdict marks the three facts level, pace, change.
	Verdict bool
}

// Key is one key figure.
type Key struct {
	Term   string
	Value  []Inline
	Status *Status
	Note   []Inline
	// Mini is a sparkline beside it; may be nil.
	Mini *chart.Spec
	Href string
}

// Notice is a remark set apart.
type Notice struct {
	Kind  NoticeKind
	Title string
	Body  []Block
}

// NoticeKind says what a notice is about.
type NoticeKind uint8

// The kinds of notice.
const (
	Remark    NoticeKind = iota // 说明
	Caution                     // 注意
	Demo                        // 演示
	Corrected                   // 勘误
)

// Section is a titled part of a page, with margin notes.
type Section struct {
	ID    string
	Title []Inline
	Demo  bool
	// Lead is a line under the title; More a link at its right.
	Lead []Inline
	More *Link
	Body []Block
	// Aside are margin notes: the indicators bound in this section.
	Aside []Key
	Pos   diag.Pos
}

// Group sets blocks in a form.
type Group struct {
	Form GroupForm
	// Items are set side by side where there is room.
	Items [][]Block
}

// GroupForm is how a Group is set.
type GroupForm uint8

// The forms of a group.
const (
	Two       GroupForm = iota // a wide and a narrow column
	Halves                     // two equal columns
	Multiples                  // small figures, four in a row
)

// Cards is a list of entries that lead to pages: chapters, parks.
type Cards struct{ Items []Card }

// Card is one entry.
type Card struct {
	// Label is set before the title: 二.
	Label string
	Title string
	Note  string
	Href  string
}

// Hole is a directive as its author wrote it.
type Hole struct {
	// Name is the directive's word: chart, table, facts, indicators, list, notice …
	Name string
	// Body is its YAML; Pos the place of its first line, BodyPos of the body's.
	Body    []byte
	Pos     diag.Pos
	BodyPos diag.Pos
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Quote) block()     {}
func (Listing) block()   {}
func (Table) block()     {}
func (Figure) block()    {}
func (Facts) block()     {}
func (Keys) block()      {}
func (Notice) block()    {}
func (Section) block()   {}
func (Group) block()     {}
func (Cards) block()     {}
func (Hole) block()      {}
