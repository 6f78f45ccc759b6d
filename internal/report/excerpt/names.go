package excerpt

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/dataset/figure"
)

// names are what an author selects by.
type names struct {
	words []name
}

type name struct {
	as, folded  string
	first, last string // years, "" for none
	seen        bool
}

var (
	yearRange = regexp.MustCompile(`^((?:19|20)[0-9]{2})年?[-—–~至]((?:19|20)[0-9]{2})年?$`)
	yearAlone = regexp.MustCompile(`^((?:19|20)[0-9]{2})年?(?:末|底|度)?$`)
	tableWord = regexp.MustCompile(`^(?:续?表\s?[0-9一二三四五六七八九十]{1,3}(?:\s?[-—–.．]\s?[0-9]{1,3})*|[0-9]{1,2}(?:\s?[-—–.．]\s?[0-9]{1,3})+)\s*[：:]?\s*`)
)

func named(words []string) *names {
	n := &names{}
	for _, w := range words {
		x := name{as: w, folded: folded(w)}
		if m := yearRange.FindStringSubmatch(x.folded); m != nil {
			x.first, x.last = m[1], m[2]
		}
		n.words = append(n.words, x)
	}
	return n
}

func folded(s string) string { return strings.ReplaceAll(figure.Fold(s), " ", "") }

// Year returns the year that the last word of a path is, "" for none.
func Year(path []string) string {
	if len(path) == 0 {
		return ""
	}
	m := yearAlone.FindStringSubmatch(folded(path[len(path)-1]))
	if m == nil {
		return ""
	}
	return m[1]
}

// Plain is the title of a table without its number.
func Plain(title string) string { return tableWord.ReplaceAllString(title, "") }

func (w name) fits(path []string) bool {
	for _, p := range path {
		p = folded(p)
		if p == w.folded {
			return true
		}
		if m := yearAlone.FindStringSubmatch(p); m != nil {
			if w.folded == m[1] || w.folded == m[1]+"年" || w.first != "" && w.first <= m[1] && m[1] <= w.last {
				return true
			}
		}
	}
	return strings.ContainsAny(w.folded, "›/>") && folded(strings.Join(path, "›")) == strings.NewReplacer("/", "›", ">", "›").Replace(w.folded)
}

// see notes which names a path answers to.
func (n *names) see(path []string) {
	for i := range n.words {
		n.words[i].seen = n.words[i].seen || n.words[i].fits(path)
	}
}

func (n *names) takes(path []string) bool {
	return len(n.words) == 0 || slices.ContainsFunc(n.words, func(w name) bool { return w.fits(path) })
}

func (n *names) missing() []string {
	var out []string
	for _, w := range n.words {
		if !w.seen {
			out = append(out, w.as)
		}
	}
	return out
}
