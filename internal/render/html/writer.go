package html

import (
	"html/template"
	"strconv"
	"strings"

	"nianbao/internal/character"
	"nianbao/internal/document"
)

// writer writes the body of one page.
type writer struct {
	strings.Builder
	site *site
	// path is the page's own address.
	path string
	// alone says that the page may be served at any address (404.html), so that
	// its links must be absolute, or none.
	alone bool
	// set says how numbers are set at this place.
	set setting
	// mixed says that the table at hand has real and demonstration values, so
	// that each of the latter is marked; seen collects the marks that it used.
	mixed bool
	seen  document.Marks
	// beside are the marks of observed numbers in the same row or list: what is
	// computed from them need not repeat them.
	beside document.Marks
	// margin says that small charts stand in a margin note.
	margin bool
	// drawn and shaped say that the page has charts and icons, which refer to
	// shapes at its start.
	drawn, shaped bool
	// level is that of the last heading; the next is at most one deeper.
	level int
	// about is what the numbers at hand are called, cited those written so far.
	about about
	cited []citation
	notes []document.NoteRef
	// tables counts those whose heads have ids.
	tables int
	noted  map[int]bool
}

// setting is how numbers are set.
type setting uint8

const (
	// running text: 812.6亿元, not parted at line ends.
	running setting = iota
	// display: tables, facts and key figures, the unit small and grey.
	display
	// large: key figures, where a sign of per cent is small too.
	large
	// remarks: small lines and sentences in cells, the unit as large as the text.
	remarks
)

// text writes s as text.
func (w *writer) text(s string) { template.HTMLEscape(&w.Builder, []byte(s)) }

// tag writes an opening tag. attributes are names and values in turn; one whose
// value is empty is left out.
func (w *writer) tag(name string, attributes ...string) {
	w.WriteByte('<')
	w.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.attr(attributes[i], attributes[i+1])
		}
	}
	w.WriteByte('>')
}

func (w *writer) attr(name, value string) {
	w.WriteByte(' ')
	w.WriteString(name)
	w.WriteString(`="`)
	w.text(value)
	w.WriteByte('"')
}

func (w *writer) end(name string) {
	w.WriteString("</")
	w.WriteString(name)
	w.WriteByte('>')
}

// element writes an element that holds text alone; nothing for no text.
func (w *writer) element(name, class, text string) {
	if text == "" {
		return
	}
	w.tag(name, "class", class)
	w.text(text)
	w.end(name)
}

// openHeading opens a heading of the wanted level, or of the deepest that may
// follow here, and returns its end.
func (w *writer) openHeading(level int, class, id string) string {
	w.level = min(level, w.level+1)
	name := "h" + itoa(w.level)
	w.tag(name, "class", class, "id", id)
	return "</" + name + ">"
}

// within writes content with numbers set as s.
func (w *writer) within(s setting, content func()) {
	before := w.set
	w.set = s
	content()
	w.set = before
}

// href returns an internal address as this page must write it.
func (w *writer) href(target string) (string, bool) {
	if !w.alone {
		return href(w.path, target)
	}
	to, ok := href("", target)
	return w.site.absolute(to), ok && w.site.url != ""
}

// clean drops from a finished page what HTML forbids and what would turn the
// direction of the text around it: control characters, noncharacters, what is
// not UTF-8, bidirectional overrides.
func clean(s string) string {
	if strings.IndexFunc(s, unwanted) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unwanted(r) {
			return -1
		}
		return r
	}, s)
}

func unwanted(r rune) bool {
	return character.Unfit(r) || r >= 0xfdd0 && r <= 0xfdef
}

func itoa(n int) string { return strconv.Itoa(n) }
