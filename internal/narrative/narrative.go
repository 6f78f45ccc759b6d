// Package narrative reads the report's Markdown into document trees. This
// comment is the specification of what authors may write.
//
// # Files
//
// content/<year>/NN-name.md is a page of that year's edition, ordered by NN;
// name is its slug in addresses: lower-case letters, digits, hyphens.
// content/name.md belongs to no edition. templates/pages/name.md is the
// template of a generated page. Files are UTF-8, of 512 KiB at most.
//
// A file begins with front matter, YAML between lines of ---:
//
//	---
//	title: 二、推进新型工业化          # required; may hold bindings
//	short: 新型工业化                  # in navigation; title by default
//	lead: 工业总产值达到{{核心区工业总产值}}。
//	chapter: 二                        # the plan's chapter that the page reports on
//	departments: [kjj, 演示部门乙]     # who answers for it, by code or name
//	---
//
// Any other key is an error.
//
// # Blocks
//
// Blank lines part paragraphs; so does a line that begins with a full-width
// blank, as pasted from Word (the blank itself is dropped: the layout
// indents). Within a paragraph a line end between two Chinese characters, or
// between one and a binding, is nothing, elsewhere a blank. Two blanks or a
// backslash at the end of a line break it.
//
// Headings are ## to ####, without leaving out a level; # is the page's title
// and comes from the front matter. A heading's fragment is s2, s2-1, s2-1-1 by
// position, or what {#name} at its end says: a lower-case letter, then
// letters, digits, hyphens.
//
// Lists (- or 1.) and quotes (>) nest eight deep. Tables are those of GFM, a
// header, a line of dashes, rows of as many cells; columns aligned right
// (---:) are numeric; a row that begins with 合计 or 总计 is a total, with 其中
// a part; the first cell of a row is its header unless its column is numeric.
//
// # Text
//
// *emphasis*, **strong**, ~~struck out~~ (two tildes only: 63%~68% and
// 5~10万元 are ranges), `code`, [text](address), <https://…> and bare
// https://… addresses. Marks work beside Chinese punctuation:
// **工业总产值（核心区）**达到 is strong. An asterisk between two digits is one:
// 100*200*300. Quotation marks, dashes and dots stay as they are written.
//
// Addresses are relative to the file (03-yuanqu.md#s2, ../about.md), fragments
// of the page (#s2), https: or mailto:. Package report finds what relative
// ones lead to.
//
// Footnotes are [^name] in the text and [^name]: … on a line of its own. A
// note holds text only, and stands neither in a heading nor in a note.
//
// HTML is refused except <br>, <sub>, <sup>; comments are dropped. Images,
// rules and code blocks are refused, each with what to write instead. A
// backslash makes the mark after it literal: \{{, \*, \|. Entities (&nbsp;)
// are the characters that they name.
//
// # Directives
//
// A fenced block whose info string is a directive's word has a YAML body,
// which package report decodes:
//
//	```chart
//	kind: trend
//	indicator: 核心区工业总产值
//	```
//
// The words are chart, table, facts, keys, indicators, list and notice; in
// templates any word of ASCII letters. A directive stands on the page, in no
// list or quote.
//
// # Bindings
//
// Double braces bind a number to the data, in the words an official would
// use: {{核心区工业总产值}}, {{核心区工业总产值 2022 同比}}, {{… 完成进度}},
// {{图 output}}. They may stand wherever text does: in headings, cells,
// emphasis, link texts, notes, the title and the lead; in code they are
// literal. One is on one line. Its text is kept as a [document.Binding], whose
// place is that of its first word; package report resolves it.
package narrative

import (
	"github.com/yuin/goldmark/text"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/source"
)

// Page is one Markdown file. It is never changed once parsed.
type Page struct {
	// File is the path relative to the project.
	File string
	// Edition is the year in the path, 0 for a page of no edition.
	Edition int
	// Order is NN; Slug the rest of the file's name.
	Order int
	Slug  string
	Meta  Meta
	// Body holds the blocks in order, with Holes and Bindings unresolved;
	// headings stand between the blocks of their sections.
	Body []document.Block
}

// Meta is a page's front matter.
type Meta struct {
	// Title is the page's title as written: 二、推进新型工业化……. Required.
	Title string
	// TitleText is the title with its bindings.
	TitleText []document.Inline
	// Short is the title in navigation; Title where empty.
	Short string
	// Lead is the one sentence under the title; it may hold bindings.
	Lead []document.Inline
	// Chapter is the plan's chapter that the page reports on: 二. Empty for others.
	Chapter string
	// Departments answer for the chapter, by code or name.
	Departments []string
	// Pos is the place of the title.
	Pos diag.Pos
}

// Parse reads a page under content/. The page is never nil; what could not be
// read is missing from it and reported.
func Parse(f *source.File) (*Page, diag.List) {
	p, list := named(f.Path)
	return p, append(list, p.parse(f, authorWords)...)
}

// ParseTemplate reads the template of a generated page, templates/pages/*.md,
// whose directives have any ASCII word for a name.
func ParseTemplate(f *source.File) (*Page, diag.List) {
	p, list := templateNamed(f.Path)
	return p, append(list, p.parse(f, anyWord)...)
}

func (p *Page) parse(f *source.File, known words) diag.List {
	src, list := screen(f)
	if src == nil {
		p.Meta.Pos = diag.Pos{File: f.Path, Line: 1, Column: 1}
		return list
	}
	var more diag.List
	p.Meta, more = front(f, src)
	c := &converter{src: src, pos: f.Pos, known: known, ids: map[string]diag.Pos{}}
	p.Body = c.page(pageSyntax().Parse(text.NewReader(src)))
	return append(append(list, more...), c.list...)
}

// Inline reads a string that holds bindings and emphasis but is no page: a
// title, or a text in a directive's body. pos is the place of its first
// character; further lines are taken to begin in the same column. Blank lines
// become a [document.Break].
func Inline(s string, pos diag.Pos) ([]document.Inline, diag.List) {
	return inlineAt(s, func(offset int) diag.Pos { return placeIn(s, pos, offset) })
}

// inlineAt is Inline for a string whose offsets have places of their own.
func inlineAt(s string, pos func(offset int) diag.Pos) ([]document.Inline, diag.List) {
	if len(s) > maxBlock {
		return nil, diag.List{diag.Errorf(pos(0), "page-size", "文字超过 %d 千字节", maxBlock>>10).Hintf("分成几段写进正文")}
	}
	c := &converter{src: cleaned(s), pos: pos, plainOnly: true}
	return c.line(lineSyntax().Parse(text.NewReader(c.src))), c.list
}
