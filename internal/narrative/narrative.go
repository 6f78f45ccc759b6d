// Package narrative reads the report's Markdown into document trees. This
// comment is the specification of what authors may write.
//
// # Files
//
// content/<edition>/NN-name.md is a page of an edition, ordered by NN; the
// rest of the name is its ASCII slug. content/name.md belongs to no edition.
// A file may begin with YAML front matter between lines of ---; see [Meta].
//
// # Markdown
//
// CommonMark with tables, footnotes and ~~strikethrough~~ of two tildes only:
// 63%~68% and 5~10万元 are ranges. Emphasis works beside Chinese punctuation:
// **工业总产值（核心区）**达到 is strong. A line end between two Chinese
// characters is no blank. Raw HTML is refused except <br>, <sub> and <sup>.
// Headings in a page are ## to ####; # is the page's title and comes from the
// front matter.
//
// # Directives
//
// A fenced block whose info string is a directive's word has a YAML body:
//
//	```chart
//	kind: trend
//	indicator: 核心区工业总产值
//	```
//
// # Bindings
//
// Double braces bind a number to the data, in the words an official would
// use: {{核心区工业总产值}}, {{核心区工业总产值 2022 同比}}, {{… 完成进度}},
// {{图 output}}. The text inside is kept as a [document.Binding]; package
// report resolves it. \{{ is literal.
package narrative

import (
	"nianbao/internal/diag"
	"nianbao/internal/document"
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
	// Body holds the blocks in order, with Holes and Bindings unresolved.
	Body []document.Block
}

// Meta is a page's front matter.
type Meta struct {
	// Title is the page's title: 二、推进新型工业化……. Required.
	Title string
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
