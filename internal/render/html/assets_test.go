package html

import (
	"fmt"
	"io/fs"
	"math"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"nianbao/templates"
)

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(templates.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestScriptsTypeCheck(t *testing.T) {
	tsc := tool(t, "typescript/bin/tsc")
	node, err := exec.LookPath("node")
	require(t, err)
	args := []string{tsc, "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2017", "--lib", "es2017,dom,dom.iterable", "--types", "",
		"../../../templates/assets/site.js", "../../../templates/assets/chart.js", "../../../templates/assets/theme.js"}
	if out, err := exec.Command(node, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// Readers have browsers as old as Chromium 63, and open the pages from disk.
func TestScriptsAndStylesSuitOldBrowsers(t *testing.T) {
	for _, name := range []string{"assets/site.js", "assets/chart.js", "assets/theme.js"} {
		for _, newer := range []string{"?.", "??", "||=", "replaceAll", "import ", "fetch(", "innerHTML", "eval("} {
			if strings.Contains(read(t, name), newer) {
				t.Errorf("%s uses %q", name, newer)
			}
		}
	}
	names, err := fs.Glob(templates.FS, "assets/css/*.css")
	if err != nil || len(names) == 0 {
		t.Fatal("no style files", err)
	}
	newer := regexp.MustCompile(`@layer|:is\(|:where\(|:has\(|clamp\(|aspect-ratio|(^|[;{]\s*)gap:|inset:|@import|url\(`)
	for _, name := range names {
		if at := newer.FindString(read(t, name)); at != "" {
			t.Errorf("%s uses %q", name, at)
		}
	}
}

// palette is the variables of one theme.
type palette map[string]string

var declaration = regexp.MustCompile(`(--[a-z0-9-]+):\s*([^;}]+)`)

// palettes reads the themes from the style sheet.
func palettes(t *testing.T) map[string]palette {
	t.Helper()
	css := read(t, "assets/css/10-colours.css")
	print := read(t, "assets/css/90-print.css")
	out := map[string]palette{}
	for name, selector := range map[string]string{
		"light": ":root {", "dark by system": ":root:not(.light) {", "dark": ":root.dark {", "high contrast": ":root.hc {",
	} {
		out[name] = block(t, css, selector)
	}
	out["print"] = block(t, print, ":root, :root.dark, :root:not(.light), :root.hc {")
	return out
}

func block(t *testing.T, css, selector string) palette {
	t.Helper()
	_, rest, ok := strings.Cut(css, selector)
	if !ok {
		t.Fatalf("no %s", selector)
	}
	rest, _, _ = strings.Cut(rest, "}")
	p := palette{}
	for _, m := range declaration.FindAllStringSubmatch(rest, -1) {
		p[m[1]] = strings.TrimSpace(m[2])
	}
	return p
}

func TestDarkIsOneThemeHoweverChosen(t *testing.T) {
	p := palettes(t)
	a, b := fmt.Sprint(p["dark"]), fmt.Sprint(p["dark by system"])
	if a != b {
		t.Errorf("by the system's wish:\n%s\nby the reader's:\n%s", b, a)
	}
}

func TestThemesDefineTheSameColours(t *testing.T) {
	p := palettes(t)
	for name, theme := range p {
		for variable := range p["light"] {
			if theme[variable] == "" {
				t.Errorf("%s does not set %s", name, variable)
			}
		}
	}
}

// pairs are the colours that stand on each other and the contrast they need:
// 4.5 for text, 3 for shapes that carry meaning.
var pairs = []struct {
	on, under string
	least     float64
}{
	{"--ink", "--ground", 7}, {"--ink-2", "--ground", 4.5}, {"--mute", "--ground", 4.5}, {"--main", "--ground", 4.5},
	{"--ink", "--paper", 7}, {"--ink-2", "--paper", 4.5}, {"--mute", "--paper", 4.5}, {"--main", "--paper", 4.5},
	{"--ok", "--ground", 4.5}, {"--need", "--ground", 4.5}, {"--lag", "--ground", 4.5},
	{"--s1", "--ground", 4.5}, {"--s2", "--ground", 4.5}, {"--s3", "--ground", 4.5}, {"--s4", "--ground", 4.5}, {"--s5", "--ground", 4.5},
	{"--s6", "--ground", 4.5}, {"--axis", "--ground", 3},
	{"--a1", "--ground", 3}, {"--a2", "--ground", 3}, {"--a3", "--ground", 3}, {"--a4", "--ground", 3}, {"--a5", "--ground", 3}, {"--a6", "--ground", 3},
	{"--on-a", "--a1", 4.5}, {"--on-a", "--a2", 4.5}, {"--on-a", "--a3", 4.5}, {"--on-a", "--a4", 4.5}, {"--on-a", "--a5", 4.5}, {"--on-a", "--a6", 4.5},
	{"--ground", "--u-met", 3}, {"--ground", "--u-on", 3}, {"--ground", "--u-need", 3}, {"--ground", "--u-lag", 3}, {"--mute", "--w-none", 3},
	{"--ink", "--w-met", 4.5}, {"--ink", "--w-on", 4.5}, {"--ink", "--w-need", 4.5}, {"--ink", "--w-lag", 4.5},
}

func TestContrast(t *testing.T) {
	for name, p := range palettes(t) {
		for _, pair := range pairs {
			if got := contrast(t, p[pair.on], p[pair.under]); got < pair.least {
				t.Errorf("%s: %s %s on %s %s has %.2f, wants %.1f", name, pair.on, p[pair.on], pair.under, p[pair.under], got, pair.least)
			}
		}
	}
}

// contrast is that of WCAG 2 between two colours written #rgb or #rrggbb.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("colour %q", colour)
	}
	channel := func(shift uint) float64 {
		c := float64(n>>shift&255) / 255
		if c <= .04045 {
			return c / 12.92
		}
		return math.Pow((c+.055)/1.055, 2.4)
	}
	return .2126*channel(16) + .7152*channel(8) + .0722*channel(0)
}
