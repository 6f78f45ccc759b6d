package main

import (
	"fmt"
	"html"
	"strings"

	"nianbao/internal/archive"
	"nianbao/internal/diag"
	"nianbao/internal/output"
	"nianbao/internal/version"
)

// The start page of the site as one file, and the folder that the site is in.
const (
	startPage  = "打开报告.html"
	siteFolder = "public/"
)

// exportSite packs the site as build writes it, manifest included, so that
// what was unpacked can be verified; the start page stands beside its folder.
func exportSite(x exported) ([]byte, diag.List, error) {
	if found := output.Check(x.built.Files); found.HasErrors() {
		return nil, found, nil
	}
	files := []archive.File{{Name: startPage, Data: startOf(x.built.Config.Report.Name)}}
	for _, f := range x.built.Files {
		files = append(files, archive.File{Name: siteFolder + f.Path, Data: f.Data})
	}
	manifest := output.NewManifest(version.Tool, inputs(x.built), x.built.Files)
	files = append(files, archive.File{Name: siteFolder + output.ManifestPath, Data: manifest.Encode()})
	data, err := archive.Zip(files)
	return data, nil, err
}

// startOf is a page that leads to the site, at once or where that is forbidden by a link.
func startOf(name string) []byte {
	const page = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=%[2]sindex.html">
<meta name="robots" content="noindex">
<title>%[1]s</title>
</head>
<body>
<p><a href="%[2]sindex.html">打开%[1]s</a></p>
</body>
</html>
`
	return fmt.Appendf(nil, page, html.EscapeString(name), siteFolder)
}

// refuseParts says that a form is of the whole site.
func (o *exportOptions) refuseParts(f exportFormat) error {
	var given []string
	for _, flag := range []struct {
		name string
		set  bool
	}{{"--page", o.page != ""}, {"--edition", o.edition != 0}, {"--attachment", o.attachment != ""}} {
		if flag.set {
			given = append(given, flag.name)
		}
	}
	if len(given) > 0 {
		return fmt.Errorf("%s 是整个网站，不能和 %s 一起用", f.name, strings.Join(given, "、"))
	}
	return nil
}
