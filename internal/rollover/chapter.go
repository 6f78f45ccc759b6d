package rollover

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/source"
)

// chapters makes the narrative's skeleton from last year's.
func (m *maker) chapters(s *source.Snapshot) {
	for _, f := range s.Match("content/" + strconv.Itoa(m.from) + "/**/*.md") {
		m.add(m.moved(f.Path), []byte(m.skeleton(string(f.Data))))
	}
}

// skeleton keeps a page's front matter, headings and generic directives.
func (m *maker) skeleton(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	front, rest := frontOf(lines)
	var out []string
	if front != nil {
		out = append(append(append(out, "---"), without(front, "lead")...), "---")
	}
	for i, l := range out {
		out[i] = m.dated(l)
	}
	for i := 0; i < len(rest); i++ {
		switch l := rest[i]; {
		case strings.HasPrefix(l, "```"):
			end := i + 1
			for end < len(rest) && !strings.HasPrefix(strings.TrimSpace(rest[end]), "```") {
				end++
			}
			name := strings.Trim(l, "` \t")
			if kept := directive(name, rest[i+1:end]); kept != nil {
				out = append(append(append(append(out, "", "```"+name), kept...), "```"), "")
			}
			i = end
		case heading.MatchString(l):
			out = append(out, "", m.dated(l), "")
		}
	}
	text = strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
	return blanks.ReplaceAllString(text, "\n\n")
}

var (
	heading = regexp.MustCompile(`^#{1,6}[ \t]`)
	blanks  = regexp.MustCompile(`\n{3,}`)
)

// frontOf parts a page into its front matter, between the lines of ---, and the
// rest; front is nil where there is none.
func frontOf(lines []string) (front, rest []string) {
	if len(lines) == 0 || strings.TrimSpace(lines[0]) != "---" {
		return nil, lines
	}
	for i, l := range lines[1:] {
		if w := strings.TrimSpace(l); w == "---" || w == "..." {
			return append([]string{}, lines[1:i+1]...), lines[i+2:]
		}
	}
	return nil, lines
}

// without leaves out keys at the left margin with the lines that belong to them.
func without(lines []string, keys ...string) []string {
	var out []string
	drop := false
	for _, l := range lines {
		key, _, ok := strings.Cut(l, ":")
		if l != "" && !strings.ContainsAny(l[:1], " \t-#") {
			drop = ok && slices.Contains(keys, strings.TrimSpace(key))
		}
		if !drop {
			out = append(out, l)
		}
	}
	return out
}

// directive is what of a directive's body holds for any year; nil is nothing.
func directive(name string, body []string) []string {
	has := func(key string) bool {
		return slices.ContainsFunc(body, func(l string) bool { return strings.HasPrefix(l, key+":") })
	}
	switch name {
	case "keys", "indicators", "list", "chart":
	case "table":
		if has("file") {
			return nil
		}
	case "facts":
		if has("items") {
			return nil
		}
	default:
		return nil
	}
	return append([]string{}, without(body, "title", "note", "year", "to")...)
}
