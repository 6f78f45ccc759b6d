package nearest

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOf(t *testing.T) {
	keys := []string{"title", "number", "issued", "start", "end", "base", "area", "domains"}
	names := []string{"工业总产值", "核心区工业总产值", "工业增加值", "研发投入强度", "城镇登记失业率"}
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"tilte", keys, "title"},
		{"titel", keys, "title"},
		{"domain", keys, "domains"},
		{"edn", keys, "end"},
		{"titles", keys, "title"},
		{"number", keys, "number"},
		{"colour", keys, ""},
		{"x", keys, ""},
		{"", keys, ""},
		{"e", []string{"a"}, ""}, // every rune differs: not a slip
		{"工业总产直", names, "工业总产值"},
		{"工业增加植", names, "工业增加值"},
		{"研发强度", names, "研发投入强度"},
		{"工业产值", names, "工业总产值"},
		{"登记失业率", names, "城镇登记失业率"},
		{"2024年城镇登记失业率", names, "城镇登记失业率"},
		{"失业率", names, "城镇登记失业率"},
		{"产值", names, ""}, // two runes could be anything
		{"绿化面积", names, ""},
		{"a", nil, ""},
		{"bat", []string{"cat", "bad", "bar"}, "bad"}, // a tie
		{strings.Repeat("长", 101), []string{strings.Repeat("长", 101)}, ""},
		{"a", []string{strings.Repeat("a", 1<<20)}, ""},
	} {
		if got := Of(c.word, c.candidates); got != c.want {
			t.Errorf("Of(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestOfLeavesCandidatesAlone(t *testing.T) {
	candidates := []string{"b", "a"}
	Of("ab", candidates)
	if !slices.Equal(candidates, []string{"b", "a"}) {
		t.Errorf("now %q", candidates)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"kitten", "sitting", 3},
		{"ab", "ba", 1}, {"abcd", "acbd", 1}, {"ca", "abc", 3}, {"甲乙丙", "甲丙乙", 1}, {"甲乙丙", "甲丙", 1},
	} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("tilte", "title", "end")
	f.Add("工业产值", "工业总产值", "")
	f.Fuzz(func(t *testing.T, word, a, b string) {
		got := Of(word, []string{a, b})
		if got != "" && got != a && got != b {
			t.Errorf("Of(%q, %q, %q) = %q", word, a, b, got)
		}
		if got != Of(word, []string{b, a}) {
			t.Errorf("Of(%q, %q, %q) depends on the order", word, a, b)
		}
		if w := []rune(word); utf8.ValidString(word+a) && len(w) < 50 && distance(w, []rune(a)) != distance([]rune(a), w) {
			t.Errorf("distance of %q and %q is not symmetric", word, a)
		}
	})
}
