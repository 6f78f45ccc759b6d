package table

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
)

// subject is what a remedy deals with, the key of an indicator or of an item.
type subject string

func ofIndicator(i plan.Indicator) subject { return subject("indicator " + i.Code) }
func ofItem(it ledger.Item) subject {
	return subject(it.Kind.String() + " " + it.Number + " " + it.Name)
}

// remedyNumbers are the numbers of remedies by what they deal with, those that
// are closed with the word.
type remedyNumbers map[subject][]string

func remediesBySubject(b *ledger.Book) remedyNumbers {
	names := subjectsOf(b)
	found := remedyNumbers{}
	for _, r := range b.Edition().Remedies {
		s := names.find(b, r.Subject)
		if s == "" {
			continue
		}
		number := r.Number
		if r.Done {
			number += "（已办结）"
		}
		found[s] = append(found[s], number)
	}
	return found
}

func (n remedyNumbers) of(s subject) string {
	if len(n[s]) == 0 {
		return "未列入"
	}
	return strings.Join(n[s], "、")
}

// subjectName is one way to name a subject.
type subjectName struct {
	of   subject
	name string
}

// subjectNames are the names and the numbers of all that a remedy may deal with.
type subjectNames struct{ names, numbers []subjectName }

func subjectsOf(b *ledger.Book) subjectNames {
	var s subjectNames
	for _, i := range b.Edition().Indicators {
		s.names = append(s.names, subjectName{ofIndicator(i), plainName(i.Name)})
	}
	for _, it := range b.Items(ledger.ItemFilter{}) {
		s.names = append(s.names, subjectName{ofItem(it), plainName(it.Name)})
		s.numbers = append(s.numbers, subjectName{ofItem(it), plainName(it.Number)})
	}
	return s
}

// find returns what the words of a remedy name: an indicator or an item by its
// name, an item by its number if that is more than digits, which every list
// counts anew, or the one whose name the words hold (城东水厂项目进度 for 城东水厂)
// or are the greater part of. What could be two is none.
func (s subjectNames) find(b *ledger.Book, words string) subject {
	if i := b.Indicator(words); i != nil {
		return ofIndicator(*i)
	}
	words = plainName(words)
	if words == "" {
		return ""
	}
	same := func(name string) bool { return name == words }
	if one, some := single(s.names, same); some {
		return one
	}
	if strings.Trim(words, "0123456789.") != "" {
		if one, some := single(s.numbers, same); some {
			return one
		}
	}
	one, _ := single(longest(s.names, words), func(name string) bool { return within(name, words) })
	return one
}

// within reports whether one name holds the other, which must not be so short
// that it is found anywhere, nor less than half of the longer where that is the
// name of the subject.
func within(name, words string) bool {
	const least = 4
	n, w := utf8.RuneCountInString(name), utf8.RuneCountInString(words)
	return n >= least && strings.Contains(words, name) || w >= least && 2*w > n && strings.Contains(name, words)
}

// longest leaves out the names that are part of another name which words hold
// too: 城东水厂二期 is not about 城东水厂.
func longest(list []subjectName, words string) []subjectName {
	held := 0
	for _, n := range list {
		if strings.Contains(words, n.name) {
			held = max(held, len(n.name))
		}
	}
	var out []subjectName
	for _, n := range list {
		if len(n.name) >= held {
			out = append(out, n)
		}
	}
	return out
}

// single returns the only subject that a name matches; some is true where any does.
func single(list []subjectName, match func(name string) bool) (one subject, some bool) {
	for _, n := range list {
		switch {
		case !match(n.name):
		case some && one != n.of:
			return "", true
		default:
			one, some = n.of, true
		}
	}
	return one, some
}

// unquoted leaves out the blanks and quotation marks that make no difference in a name.
var unquoted = strings.NewReplacer(" ", "", "\u3000", "", "“", "", "”", "", "\"", "")

func plainName(s string) string { return unquoted.Replace(s) }
