package html

import (
	"net/url"
	"path"
	"strings"
	"testing"
)

func TestHref(t *testing.T) {
	for _, c := range []struct{ from, target, want string }{
		{"index.html", "2024/a.html", "2024/a.html"},
		{"2024/lists/x.html", "index.html", "../../index.html"},
		{"2024/lists/x.html", "2024/lists/y.html", "y.html"},
		{"2024/lists/x.html", "2024/a.html#s1", "../a.html#s1"},
		{"2024/lists/x.html", "2023/lists/x.html", "../../2023/lists/x.html"},
		{"2024/lists/x.html", "#s1", "#s1"},
		{"2024/lists/x.html", "2024/lists/x.html#s1", "#s1"},
		{"2024/lists/x.html", "2024/lists/x.html", "x.html"},
		{"a.html", "data/年报 1.xlsx", "data/%E5%B9%B4%E6%8A%A5%201.xlsx"},
		{"a.html", "#第一节", "#%E7%AC%AC%E4%B8%80%E8%8A%82"},
	} {
		if got, ok := href(c.from, c.target); got != c.want || !ok {
			t.Errorf("from %s to %s: %q, %v, want %q", c.from, c.target, got, ok, c.want)
		}
	}
	for _, bad := range []string{"", "/etc", "//host/a", "../a.html", "a/../../b", "https://example.org", "javascript:alert(1)", "a?b", `a\b`} {
		if got, ok := href("2024/a.html", bad); ok {
			t.Errorf("%q became %q", bad, got)
		}
	}
}

func TestOutside(t *testing.T) {
	for target, want := range map[string]bool{
		"https://example.org/a?b=1": true, "http://example.org": true, "mailto:a@example.org": true,
		"javascript:alert(1)": false, "data:text/html,x": false, "//example.org": false, "https:": false, "a.html": false,
	} {
		if got, ok := outside(target); ok != want {
			t.Errorf("%q: %q, %v", target, got, ok)
		}
	}
}

// FuzzHref: what comes out leads, from the page, to what went in, and nowhere else.
func FuzzHref(f *testing.F) {
	f.Add("2024/lists/x.html", "2024/a.html#s1")
	f.Add("a.html", "b/年 报%.html")
	f.Fuzz(func(t *testing.T, from, target string) {
		if from == "" || path.Clean(from) != from || strings.HasPrefix(from, "..") || strings.ContainsAny(from, "\\:?#/") {
			from = "2024/lists/x.html"
		}
		to, ok := href(from, target)
		if !ok {
			return
		}
		u, err := url.Parse(to)
		if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") || u.RawQuery != "" {
			t.Fatalf("%q from %q: %q, %v", target, from, to, err)
		}
		file, _, _ := strings.Cut(target, "#")
		if file == "" {
			file = from
		}
		if got := path.Join(path.Dir(from), u.Path); u.Path != "" && got != file {
			t.Fatalf("%q from %q: %q leads to %q", target, from, to, got)
		}
	})
}
