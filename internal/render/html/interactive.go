package html

import (
	"io/fs"

	"nianbao/internal/chart"
	"nianbao/internal/chart/echarts"
	"nianbao/internal/chart/svg"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/output"
)

// libraryFile is the interactive charts' library among the templates, made by
// go generate; licencesFile is what must be shipped with it.
const (
	libraryFile  = "echarts/echarts.js"
	licencesFile = "echarts/LICENSES.txt"
)

// readLibrary reads the interactive charts' library and the script that uses
// it. Without the library figures are drawings alone, which is said once.
func (b *bundle) readLibrary(templates fs.FS) diag.List {
	library, err := fs.ReadFile(templates, libraryFile)
	if err != nil {
		return diag.List{diag.Warningf(diag.Pos{File: templateName(libraryFile)}, "no-interactive-charts", "没有交互图表库，图表只有静态图").
			Hintf("装好 npm 后运行 make generate，再重新生成")}
	}
	licences, err := fs.ReadFile(templates, licencesFile)
	if err != nil {
		return diag.List{diag.Errorf(diag.Pos{File: templateName(licencesFile)}, "missing-template", "缺少 %s", templateName(licencesFile)).
			Hintf("交互图表库要与其许可一起发布：运行 make generate")}
	}
	script := hashed("assets/echarts.js", library)
	b.library = []output.File{script, {Path: "assets/echarts-LICENSES.txt", Data: licences}}
	b.libraryPath = script.Path
	return nil
}

// interactive writes the data of a figure's interactive chart and reports
// whether it has one. Where the narrow drawing lays bars as rows and the wide
// one does not, each has data of its own.
func (w *writer) interactive(f document.Figure) bool {
	if w.alone || w.site.bundle.libraryPath == "" || f.Size == document.PanelWide {
		return false
	}
	widths := figureWidths(f.Size)
	wide, narrow := svg.Lies(f.Chart, widths[0]), svg.Lies(f.Chart, widths[1])
	live := w.payload(f.Chart, wide, "")
	if live && narrow != wide {
		w.payload(f.Chart, narrow, "narrow")
	}
	return live
}

// payload writes data for one drawing; echarts.Option has escaped them.
func (w *writer) payload(s chart.Spec, lies bool, room string) bool {
	if lies {
		s.Form = chart.Ranking
	}
	data, ok := echarts.Option(s)
	if !ok {
		return false
	}
	w.tag("script", "type", "application/json", "data-room", room)
	w.Write(data)
	w.end("script")
	return true
}

// chartButtons writes what starts an interactive chart, and what it offers
// while it is shown.
func (w *writer) chartButtons() {
	words := w.site.words
	library, _ := w.href(w.site.bundle.libraryPath)
	w.WriteString(`<p class="fa js-only">`)
	w.tag("button", "type", "button", "data-chart", library)
	w.text(words.Interactive)
	w.end("button")
	for _, b := range [...][2]string{{"back", words.BackToDrawing}, {"save", words.SavePicture}, {"full", words.FullScreen}} {
		w.tag("button", "type", "button", "hidden", "hidden", "data-do", b[0])
		w.text(b[1])
		w.end("button")
	}
	w.WriteString("</p>")
}
