package narrative

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// pageSyntax parses a page. It keeps a state while it parses, so each page
// takes its own.
//
// The footnote transformer is left out: it drops unused notes without a word
// and adds links back, which are the renderer's.
func pageSyntax() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(util.Prioritized(flatNotes{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(inlineSyntax()...),
		parser.WithInlineParsers(util.Prioritized(extension.NewFootnoteParser(), 120)),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// lineSyntax parses a string that is no page: everything in it is a paragraph.
func lineSyntax() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(indentedParagraph{parser.NewParagraphParser()}, 1000)),
		parser.WithInlineParsers(inlineSyntax()...),
	)
}

func inlineSyntax() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(bracesParser{}, 110),
		util.Prioritized(strayNoteParser{}, 150),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(&emphasisParser{}, 500),
	}
}

// indentedParagraph takes lines of any indent. Without a parser that does,
// goldmark drops the rest of its input at the first line of four blanks.
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// flatNotes refuses a note that begins within a note: goldmark would cut both
// from the document.
type flatNotes struct{ parser.BlockParser }

func (f flatNotes) Open(parent ast.Node, block text.Reader, pc parser.Context) (ast.Node, parser.State) {
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == east.KindFootnote {
			return nil, parser.NoChildren
		}
	}
	return f.BlockParser.Open(parent, block, pc)
}

// The node kinds that goldmark lacks.
var (
	kindBinding   = ast.NewNodeKind("Binding")
	kindHeadingID = ast.NewNodeKind("HeadingID")
	kindStrayNote = ast.NewNodeKind("StrayNote")
	kindDeleted   = ast.NewNodeKind("Deleted")
)

// mark is an inline node that holds a stretch of the source.
type mark struct {
	ast.BaseInline
	kind ast.NodeKind
	// inner is what stands between the marks; its Stop is below zero where no closing mark was found.
	inner text.Segment
}

func (m *mark) Kind() ast.NodeKind { return m.kind }

func (m *mark) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// unclosed makes a mark that begins a binding and never ends.
func unclosed(start int) text.Segment { return text.NewSegment(start, -1) }

// bracesParser reads {{binding}} and, at the end of a heading, {#id}.
type bracesParser struct{}

func (bracesParser) Trigger() []byte { return []byte{'{'} }

func (bracesParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 {
		return nil
	}
	switch {
	case line[1] == '{':
		return parseBinding(line, segment, block)
	case line[1] == '#' && parent.Kind() == ast.KindHeading:
		return parseHeadingID(line, segment, block)
	}
	return nil
}

func parseBinding(line []byte, segment text.Segment, block text.Reader) ast.Node {
	start := segment.Start - segment.Padding + 2
	for i := 2; i+1 < len(line); i++ {
		switch string(line[i : i+2]) {
		case "}}":
			block.Advance(i + 2)
			return &mark{kind: kindBinding, inner: text.NewSegment(start, start+i-2)}
		case "{{":
			block.Advance(2)
			return &mark{kind: kindBinding, inner: unclosed(start)}
		}
	}
	block.Advance(2)
	return &mark{kind: kindBinding, inner: unclosed(start)}
}

func parseHeadingID(line []byte, segment text.Segment, block text.Reader) ast.Node {
	end := len(util.TrimRightSpace(line))
	if line[end-1] != '}' {
		return nil
	}
	start := segment.Start - segment.Padding
	block.Advance(end)
	return &mark{kind: kindHeadingID, inner: text.NewSegment(start+2, start+end-1)}
}

// strayNoteParser reads [^label] that the footnote parser before it refused
// for want of a note.
type strayNoteParser struct{}

func (strayNoteParser) Trigger() []byte { return []byte{'['} }

func (strayNoteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	for i, b := range line[2:min(len(line), maxLabel)] {
		switch b {
		case ']':
			if i == 0 {
				return nil
			}
			start := segment.Start - segment.Padding + 2
			block.Advance(i + 3)
			return &mark{kind: kindStrayNote, inner: text.NewSegment(start, start+i)}
		case '[', ' ', '\n':
			return nil
		}
	}
	return nil
}

// maxLabel bounds a footnote's label, in bytes.
const maxLabel = 200
