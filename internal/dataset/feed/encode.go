package feed

import (
	"fmt"
	"strings"
)

// Entry is a key of a feed with its value as a map has it.
type Entry struct{ Key, Value string }

// Entries are what f says, in the order of [Keys]; quoted makes a text a scalar.
func (f Feed) Entries(quoted func(string) string) []Entry {
	var out []Entry
	for _, key := range keys {
		if value := f.encoded(key, quoted); value != "" {
			out = append(out, Entry{key, value})
		}
	}
	return out
}

// encoded is the value of a key of a feed, "" where nothing is said.
func (f Feed) encoded(key string, quoted func(string) string) string {
	switch key {
	case "years":
		return f.bounds()
	case "areas":
		return f.areas(quoted)
	case "indicator":
		return quoted(f.Indicator.Text)
	}
	for _, w := range f.words() {
		if w.key == key && w.word.Text != "" {
			return quoted(w.word.Text)
		}
	}
	return ""
}

func (f Feed) areas(quoted func(string) string) string {
	var parts []string
	for _, a := range f.Areas {
		parts = append(parts, quoted(a.Label)+": "+quoted(a.Name))
	}
	if parts == nil {
		return ""
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (f Feed) bounds() string {
	switch {
	case f.First == 0 && f.Last == 0:
		return ""
	case f.First == 0:
		return fmt.Sprintf("-%d", f.Last)
	case f.Last == 0:
		return fmt.Sprintf("%d-", f.First)
	}
	return fmt.Sprintf("%d-%d", f.First, f.Last)
}
