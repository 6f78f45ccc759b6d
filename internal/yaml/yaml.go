// Package yaml reads the YAML of a project as a tree in which everything knows
// its place: the configuration, front matter, the bodies of directives, maps
// of workbooks. What the keys mean is for its callers to say.
//
// # What is read
//
// Mappings with plain keys, sequences and scalars. A scalar is the text that
// stands there: 0510 stays "0510" and yes stays "yes", for only the caller
// knows whether a number or a name is wanted.
//
// # What is refused
//
// Anchors, aliases, merge keys, tags, directives, keys in "?" form and further
// documents, each at its place: nobody writes them by hand, and a few bytes of
// them can stand for gigabytes. So are more than [MaxBytes], [MaxLines],
// [MaxTokens] or [MaxDepth]. What is refused reads as [Invalid], which its callers pass over
// in silence: it has been reported.
//
// # After a syntax error
//
// The entries of a mapping at the left margin are then read one by one, so
// that a slip in one does not hide the findings of the others. The ones that
// could not be read are named by [Document.Broken].
package yaml

import (
	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// The limits of one document: what a person writes is far below them, and the
// parser's time grows with the square of lines and tokens.
const (
	MaxBytes  = 64 << 10
	MaxLines  = 2000
	MaxTokens = 16000
	MaxDepth  = 16
)

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes.
const (
	Null     Kind = iota // nothing stands there
	Scalar               // Text
	Sequence             // Items
	Mapping              // Entries
	Invalid              // something that has been reported
)

// Node is one value of a document.
type Node struct {
	Kind    Kind
	Pos     diag.Pos
	Text    string
	Items   []Node
	Entries []Entry
}

// Entry is one line of a mapping. Keys may repeat: the caller says what that means.
type Entry struct {
	Key   string
	Pos   diag.Pos
	Value Node
}

// Document is what could be read.
type Document struct {
	Root Node
	// Partial reports that some of it could not be read.
	Partial bool
	broken  map[string]bool
}

// Broken reports whether the entry key of the root may be there but could not
// be read, so that its absence is no finding.
func (d Document) Broken(key string) bool {
	return d.Partial && (len(d.broken) == 0 || d.broken[key])
}

// Parse reads the document in the bytes [start, end) of f. Findings are at
// their place in f.
func Parse(f *source.File, start, end int) (Document, diag.List) {
	p := &parser{file: f, start: start, base: f.Pos(start), text: string(f.Data[start:end])}
	return p.document(), p.found
}
