package build

import (
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/source"
)

func TestTemplatesThatNothingUsesAreReported(t *testing.T) {
	builtin := fstest.MapFS{
		"pages/index.md": {}, "layout/base.html": {}, "assets/css/10-base.css": {}, "i18n/zh-CN.yaml": {}, "charts/trend.yaml": {},
	}
	for name, want := range map[string]string{
		"templates/pages/index.md":        "",
		"templates/layout/base.html":      "",
		"templates/layout/emblem.html":    "",
		"templates/assets/emblem.svg":     "",
		"templates/assets/css/90-own.css": "",
		"templates/templates.go":          "",
		"templates/charts/trend.yaml":     "",
		"templates/charts/own.yaml":       "",
		"templates/charts/own.yml":        "改名为 .yaml",
		"templates/charts/a/own.yaml":     "直接放在",
		"templates/page/index.md":         "templates/pages/index.md",
		"templates/index.md":              "templates/pages/index.md",
		"templates/pages/indexx.md":       "与内置的同名",
		"templates/css/own.css":           "templates/assets/",
		"templates/readme.txt":            "不用就删去",
	} {
		found := stray(source.NewSnapshot(source.NewFile(name, nil)), builtin)
		switch {
		case want == "" && len(found) > 0:
			t.Errorf("%s: %v", name, found)
		case want != "" && (len(found) != 1 || !strings.Contains(found[0].Hint, want)):
			t.Errorf("%s: %v, want a hint with %q", name, found, want)
		}
	}
}
