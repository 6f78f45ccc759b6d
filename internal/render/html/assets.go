package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/output"
)

// bundle is the files that all pages share.
type bundle struct {
	style, theme, script output.File
	// index is what the search looks things up in.
	index output.File
	// notFound is the style of the page that stands alone.
	notFound string
	// library is the interactive charts' library with its licences, and
	// libraryPath the script among them; both empty where there is none.
	library     []output.File
	libraryPath string
}

func (b bundle) files() []output.File {
	return append([]output.File{b.index, b.script, b.style, b.theme}, b.library...)
}

// readBundle joins the style files in the order of their names and names each
// shared file after its content.
func readBundle(templates fs.FS) (bundle, diag.List) {
	var b bundle
	var found diag.List
	read := func(name string) []byte {
		data, err := fs.ReadFile(templates, name)
		if err != nil {
			found = append(found, missingTemplate(name))
		}
		return data
	}
	names, _ := fs.Glob(templates, "assets/css/*.css")
	slices.Sort(names)
	var style bytes.Buffer
	for _, name := range names {
		style.Write(bytes.TrimSpace(read(name)))
		style.WriteByte('\n')
	}
	b.style = hashed("assets/site.css", style.Bytes())
	b.theme = hashed("assets/theme.js", read("assets/theme.js"))
	found = append(found, b.readLibrary(templates)...)
	script := append(append(read("assets/site.js"), '\n'), read("assets/search.js")...)
	if b.libraryPath != "" {
		script = append(append(script, '\n'), read("assets/chart.js")...)
	}
	b.script = hashed("assets/site.js", script)
	b.notFound = string(read("assets/404.css"))
	return b, found
}

// hashed names a file after its content: assets/site.1a2b3c4d.css.
func hashed(name string, data []byte) output.File {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return output.File{Path: strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext, Data: data}
}

// templateName is a template's name as an author knows it.
func templateName(name string) string { return "templates/" + name }

func missingTemplate(name string) diag.Diagnostic {
	return diag.Errorf(diag.Pos{File: templateName(name)}, "missing-template", "缺少 %s", templateName(name))
}
