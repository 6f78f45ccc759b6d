package workbook

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// token is what the scanner stands on.
type token uint8

const (
	endOfPart token = iota
	startTag
	endTag
	charData
)

// scanner reads the small XML that spreadsheet parts are written in, without
// copying: names, attributes and text are substrings of the part. It knows no
// name spaces, so that Strict and Transitional parts are one to it, and
// refuses a document type, so that no entity can grow.
type scanner struct {
	data string
	pos  int

	// name is the local name of the tag, text the raw character data.
	name, text string
	attrs      []attr
	// closing says that the start tag just returned was empty, so that its end comes next.
	closing bool
	cdata   bool
	// begun is how many elements are begun and not ended.
	begun int
}

// attr is an attribute with its local name and its value as written.
type attr struct{ name, value string }

var (
	errDocType = errors.New("文档类型声明不被接受")
	errXML     = errors.New("XML 残缺")
)

// next returns the next token. A part that ends within an element was cut off:
// what it lacks must not pass for blank.
func (s *scanner) next() (token, error) {
	t, err := s.token()
	switch {
	case err != nil:
	case t == startTag:
		s.begun++
	case t == endTag:
		s.begun--
	}
	if err == nil && (s.begun < 0 || t == endOfPart && s.begun > 0) {
		err = errXML
	}
	return t, err
}

func (s *scanner) token() (token, error) {
	if s.closing {
		s.closing = false
		return endTag, nil
	}
	for s.pos < len(s.data) {
		if s.data[s.pos] != '<' {
			end := strings.IndexByte(s.data[s.pos:], '<')
			if end < 0 {
				end = len(s.data) - s.pos
			}
			s.text, s.cdata = s.data[s.pos:s.pos+end], false
			s.pos += end
			return charData, nil
		}
		t, err := s.markup()
		if t != endOfPart || err != nil {
			return t, err
		}
	}
	return endOfPart, nil
}

// markup reads what begins with "<"; it returns endOfPart for what is passed over.
func (s *scanner) markup() (token, error) {
	rest := s.data[s.pos:]
	switch {
	case strings.HasPrefix(rest, "<![CDATA["):
		end := strings.Index(rest, "]]>")
		if end < 0 {
			return endOfPart, errXML
		}
		s.text, s.cdata = rest[len("<![CDATA["):end], true
		s.pos += end + len("]]>")
		return charData, nil
	case strings.HasPrefix(rest, "<!--"):
		return endOfPart, s.pass("-->")
	case strings.HasPrefix(rest, "<?"):
		return endOfPart, s.pass("?>")
	case strings.HasPrefix(rest, "<!"):
		return endOfPart, errDocType
	case strings.HasPrefix(rest, "</"):
		end := strings.IndexByte(rest, '>')
		if end < 0 {
			return endOfPart, errXML
		}
		s.name = local(strings.TrimRight(rest[2:end], " \t\r\n"))
		s.pos += end + 1
		return endTag, nil
	}
	return startTag, s.open()
}

func (s *scanner) pass(end string) error {
	i := strings.Index(s.data[s.pos:], end)
	if i < 0 {
		return errXML
	}
	s.pos += i + len(end)
	return nil
}

// open reads a start tag with its attributes.
func (s *scanner) open() error {
	s.attrs = s.attrs[:0]
	i := s.pos + 1
	begin := i
	for i < len(s.data) && !isSpace(s.data[i]) && s.data[i] != '>' && s.data[i] != '/' {
		i++
	}
	s.name = local(s.data[begin:i])
	for {
		for i < len(s.data) && isSpace(s.data[i]) {
			i++
		}
		if i >= len(s.data) {
			return errXML
		}
		switch s.data[i] {
		case '>':
			s.pos = i + 1
			return nil
		case '/':
			s.closing = true
			i++
			continue
		}
		next, err := s.attribute(i)
		if err != nil {
			return err
		}
		i = next
	}
}

func (s *scanner) attribute(i int) (int, error) {
	equals := strings.IndexByte(s.data[i:], '=')
	if equals < 0 {
		return 0, errXML
	}
	name := strings.TrimRight(s.data[i:i+equals], " \t\r\n")
	i += equals + 1
	for i < len(s.data) && isSpace(s.data[i]) {
		i++
	}
	if i >= len(s.data) || s.data[i] != '"' && s.data[i] != '\'' {
		return 0, errXML
	}
	end := strings.IndexByte(s.data[i+1:], s.data[i])
	if end < 0 {
		return 0, errXML
	}
	s.attrs = append(s.attrs, attr{local(name), s.data[i+1 : i+1+end]})
	return i + end + 2, nil
}

// get returns the value of an attribute of the tag just read, "" when absent.
func (s *scanner) get(name string) string {
	for _, a := range s.attrs {
		if a.name == name {
			return unescape(a.value)
		}
	}
	return ""
}

// content returns the character data just read.
func (s *scanner) content() string {
	if s.cdata {
		return s.text
	}
	return unescape(s.text)
}

// skip passes over the element whose start tag was just read.
func (s *scanner) skip() error {
	for depth := 1; depth > 0; {
		t, err := s.next()
		if err != nil {
			return err
		}
		switch t {
		case startTag:
			depth++
		case endTag:
			depth--
		case endOfPart:
			return errXML
		case charData:
		}
	}
	return nil
}

// inner returns the character data of the element whose start tag was just read.
func (s *scanner) inner() (string, error) {
	var out pieces
	for depth := 1; depth > 0; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		switch t {
		case startTag:
			depth++
		case endTag:
			depth--
		case endOfPart:
			return "", errXML
		case charData:
			out.add(s.content())
		}
	}
	return out.String(), nil
}

// pieces joins text; a single piece, as nearly all text is, is not copied.
type pieces struct {
	first string
	rest  strings.Builder
}

func (p *pieces) add(s string) {
	if p.first == "" {
		p.first = s
		return
	}
	p.rest.WriteString(s)
}

func (p *pieces) String() string {
	if p.rest.Len() == 0 {
		return p.first
	}
	return p.first + p.rest.String()
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

func local(name string) string {
	if i := strings.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// unescape replaces the five entities and the numeric references; what is no
// reference stays as it is.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		end := strings.IndexByte(s[:min(len(s), 12)], ';')
		r, ok := rune(0), false
		if end > 0 {
			r, ok = reference(s[1:end])
		}
		if !ok {
			b.WriteByte('&')
			s = s[1:]
			continue
		}
		b.WriteRune(r)
		s = s[end+1:]
	}
}

func reference(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}
