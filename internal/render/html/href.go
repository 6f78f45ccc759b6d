package html

import (
	"net/url"
	"path"
	"strings"
)

// href returns target, an address relative to the output's root, relative to
// the page at from. It refuses what is not such an address: a scheme, an
// absolute path, a way out of the output.
func href(from, target string) (string, bool) {
	file, fragment, hasFragment := strings.Cut(target, "#")
	if hasFragment {
		fragment = "#" + (&url.URL{Fragment: fragment}).EscapedFragment()
	}
	if file == "" || file == from {
		if fragment == "" {
			return url.PathEscape(path.Base(from)), file != ""
		}
		return fragment, true
	}
	if path.Clean(file) != file || strings.HasPrefix(file, "/") || strings.HasPrefix(file, "..") || strings.ContainsAny(file, ":\\?") {
		return "", false
	}
	return relative(from, file) + fragment, true
}

// relative returns the way from one file of the output to another.
func relative(from, to string) string {
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if a[0] == "." {
		a = nil
	}
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for i := range b {
		b[i] = url.PathEscape(b[i])
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}

// outside returns an absolute address that a reader may follow.
func outside(target string) (string, bool) {
	u, err := url.Parse(target)
	if err != nil {
		return "", false
	}
	switch {
	case (u.Scheme == "https" || u.Scheme == "http") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "":
		return u.String(), true
	}
	return "", false
}
