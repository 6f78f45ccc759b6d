// Command bundle makes the browser's chart library: the used parts of ECharts,
// as one classic script, from the packages that npm installed by the lock
// file. It enters the folder that its argument names, which has entry.js, and
// writes there
//
//	echarts.js    the script; it defines the global nianbaoECharts
//	LICENSES.txt  the licences of what is in it
//
// Without the packages it ends well and silently: a build then has static charts
// and says so, once. In CI, where CI=true, that is a failure.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// packages are those whose code is in the bundle.
var packages = []string{"echarts", "zrender", "tslib"}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: bundle FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], "../../node_modules"); err != nil {
		fmt.Fprintf(os.Stderr, "bundle: %v\n", err)
		os.Exit(1)
	}
}

func run(folder, modules string) error {
	if err := os.Chdir(folder); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(modules, "echarts", "package.json")); err != nil {
		if os.Getenv("CI") == "true" {
			return fmt.Errorf("echarts is not installed: %w", err)
		}
		return nil
	}
	text, err := licences(modules)
	if err != nil {
		return err
	}
	script, err := bundle()
	if err != nil {
		return err
	}
	if err := os.WriteFile("LICENSES.txt", text, 0o644); err != nil {
		return err
	}
	return os.WriteFile("echarts.js", script, 0o644)
}

// bundle returns the script, in syntax that Chromium 63 understands.
func bundle() ([]byte, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{"entry.js"},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatIIFE,
		Target:            api.ES2017,
		Charset:           api.CharsetASCII,
		LegalComments:     api.LegalCommentsNone,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("%s", strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), ""))
	}
	return result.OutputFiles[0].Contents, nil
}

func licences(modules string) ([]byte, error) {
	var b strings.Builder
	for _, name := range packages {
		fmt.Fprintf(&b, "== %s ==\n\n", name)
		found := 0
		for _, file := range []string{"LICENSE", "LICENSE.txt", "NOTICE"} {
			text, err := os.ReadFile(filepath.Join(modules, name, file))
			if err != nil {
				continue
			}
			found++
			b.Write(text)
			b.WriteString("\n")
		}
		if found == 0 {
			return nil, fmt.Errorf("%s has no licence file", name)
		}
	}
	return []byte(b.String()), nil
}
