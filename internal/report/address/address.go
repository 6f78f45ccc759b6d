// Package address gives every page its path relative to the output's root.
// Addresses are part of the site's promise: they are ASCII, end in .html and
// never change once published.
package address

import (
	"strconv"

	"nianbao/internal/plan"
)

// The pages of no edition.
const (
	Front    = "index.html"
	Methods  = "methods.html"
	Data     = "data.html"
	About    = "about.html"
	NotFound = "404.html"
)

// Edition is the front page of a year.
func Edition(year int) string { return in(year, "index") }

// Chapters is the list of a year's chapters.
func Chapters(year int) string { return in(year, "chapters") }

// Chapter is a narrative page.
func Chapter(year int, slug string) string { return in(year, slug) }

// Indicators is the table of all indicators.
func Indicators(year int) string { return in(year, "indicators") }

// Indicator is one indicator's page.
func Indicator(year int, code string) string { return in(year, "indicators/"+code) }

// List is one of the four lists.
func List(year int, kind plan.ItemKind) string { return in(year, "lists/"+kind.Slug()) }

// Compare is the comparison with the edition before.
func Compare(year int) string { return in(year, "compare") }

// Parks is the page of all parks.
func Parks(year int) string { return in(year, "parks") }

// Park is one park's page.
func Park(year int, code string) string { return in(year, "parks/"+code) }

// Departments is the page of all departments.
func Departments(year int) string { return in(year, "departments") }

// Department is one department's page.
func Department(year int, code string) string { return in(year, "departments/"+code) }

func in(year int, rest string) string { return strconv.Itoa(year) + "/" + rest + ".html" }
