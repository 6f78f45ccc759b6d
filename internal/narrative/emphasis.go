package narrative

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxDelimiters bounds the runs of * _ ~~ in a block: matching them takes
// quadratic time, and no paragraph that somebody wrote has as many.
const maxDelimiters = 400

// emphasisParser reads *emphasis*, **strong** and ~~struck out~~.
//
// It differs from CommonMark in three rules. A character of Chinese text beside
// a mark counts like a blank where CommonMark asks about punctuation, so that
// **产值（全区）**达到 and 达到**“十强”**水平 work. Only two tildes strike out,
// and an asterisk between two digits multiplies: 100*200*300.
type emphasisParser struct {
	block ast.Node
	count int
}

func (*emphasisParser) Trigger() []byte { return []byte{'*', '_', '~'} }

func (p *emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if p.block != parent {
		p.block, p.count = parent, 0
	}
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := len(line) - len(bytes.TrimLeft(line, string(line[0])))
	if line[0] == '~' && (n != 2 || before == '~') || p.count == maxDelimiters {
		return nil
	}
	p.count++
	after := ' '
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	if line[0] == '*' && n == 1 && isDigit(before) && isDigit(after) {
		return nil
	}
	canOpen, canClose := flanks(rune(line[0]), before, after)
	d := parser.NewDelimiter(canOpen, canClose, n, line[0], processor(line[0]))
	d.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

func processor(mark byte) parser.DelimiterProcessor {
	if mark == '~' {
		return tildes{}
	}
	return asterisks{}
}

// flanks says whether a run of mark between two characters can open or close.
func flanks(mark, before, after rune) (canOpen, canClose bool) {
	left := !util.IsSpaceRune(after) &&
		(!isForeignPunct(after) || util.IsSpaceRune(before) || isPunct(before) || isChinese(before))
	right := !util.IsSpaceRune(before) &&
		(!isForeignPunct(before) || util.IsSpaceRune(after) || isPunct(after) || isChinese(after))
	if mark == '_' {
		return left && (!right || isPunct(before)), right && (!left || isPunct(after))
	}
	return left, right
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func isForeignPunct(r rune) bool { return isPunct(r) && !isChinese(r) }

// asterisks says what runs of * and _ match and make.
type asterisks struct{}

func (asterisks) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (asterisks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (asterisks) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// tildes says what runs of ~~ match and make.
type tildes struct{}

func (tildes) IsDelimiter(b byte) bool { return b == '~' }

func (tildes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (tildes) OnMatch(int) ast.Node { return &mark{kind: kindDeleted} }
