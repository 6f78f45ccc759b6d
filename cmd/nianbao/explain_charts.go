package main

import (
	"fmt"
	"strings"

	"nianbao/internal/chart/template"
	"nianbao/templates"
)

// charts are the built-in kinds of charts.
func charts() template.Set {
	set, _ := template.Load(templates.FS)
	return set
}

// chartFiles are the templates as they stand, to be copied and changed, and the
// schema by which an editor checks them.
func chartFiles() []topic {
	var out []topic
	for _, t := range charts().Templates() {
		out = append(out, topic{name: t.Name, about: t.About, text: func() string { return t.Text }, file: true})
	}
	return append(out, topic{name: "schema.json", about: "图的模板的 JSON Schema", also: []string{"schema"}, text: func() string { return string(template.Schema()) }, file: true})
}

func explainCharts() string {
	var b strings.Builder
	b.WriteString(chartsText)
	for _, t := range charts().Templates() {
		fmt.Fprintf(&b, "  %s  %s\n", padded(t.Name, 12), t.About)
	}
	b.WriteString("\n模板里可以写的各项，带 * 的必须有：\n")
	for _, k := range template.Keys() {
		explainKey(&b, k, 12)
		for _, w := range template.Words(k.Path) {
			fmt.Fprintf(&b, "        %s  %s\n", padded(w.Word, 10), w.About)
		}
	}
	b.WriteString("\ntitle、subject、notes、name 里可以有的空；[ ] 里的空填不上时，[ ] 整段不写：\n")
	for _, w := range template.Words("{}") {
		fmt.Fprintf(&b, "  %s  %s\n", padded("{"+w.Word+"}", 12), w.About)
	}
	return trimmed(b.String())
}
