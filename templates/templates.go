// Package templates holds the files that frame and dress a report, built into
// the program. A project's own templates/ replaces any of them by name.
//
//	layout/   the frame of a page, in html/template; data types in internal/render/html
//	pages/    the generated pages, in the Markdown of package narrative
//	charts/   what a chart draws and from what, one file a kind; keys in internal/chart/template
//	assets/   style sheets (joined in the order of their names) and scripts
//	i18n/     every word that the frame says
//	echarts/  the interactive charts' library, made by go generate
package templates

import "embed"

//go:generate go run nianbao/cmd/bundle echarts

// FS is the folder's files, named as in the list above.
//
//go:embed layout pages charts assets i18n echarts
var FS embed.FS
