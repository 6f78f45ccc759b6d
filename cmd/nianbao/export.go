package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/render/docx"
	"nianbao/internal/report"
)

// exportOptions are the flags of export.
type exportOptions struct {
	findingOptions
	format, page, out string
	edition           int
	attachment        string
}

// exported is what is exported: a page of the report, or a whole edition.
type exported struct {
	// built is the run that made the report.
	built build.Result
	// page is nil for an edition; year is the edition's.
	page *report.Page
	year int
	// attached says that it becomes an attachment, number which.
	attached bool
	number   string
}

// name is the name of the file, without its extension.
func (x exported) name() string {
	title := x.built.Config.Report.Name
	if x.page != nil {
		title = x.page.Title
	}
	if x.year == 0 {
		return fileName(title)
	}
	return fileName(title + "（" + strconv.Itoa(x.year) + "年版）")
}

// exportFormat is one form of export: the extension of its file, and what makes it.
type exportFormat struct {
	name, says string
	make       func(x exported) ([]byte, diag.List, error)
	// whole says that it is of the whole site, not of an edition or a page.
	whole bool
}

// exportFormats are all forms of export. A form that is added here is known to
// the command's help and its messages.
func exportFormats() []exportFormat {
	return []exportFormat{
		{name: "docx", says: "Word 文档，公文格式，图表可以编辑", make: exportWord},
		{name: "zip", says: "整个网站，一个压缩文件，解压到 U 盘后双击“打开报告.html”", make: exportSite, whole: true},
	}
}

func exportWord(x exported) ([]byte, diag.List, error) {
	o := docx.Options{Attachment: x.attached, Number: x.number}
	if x.page != nil {
		return docx.Page(x.built.Report, x.page, x.built.Templates, o)
	}
	return docx.Edition(x.built.Report, x.year, x.built.Templates, o)
}

func newExport(t terminal) *cobra.Command {
	var o exportOptions
	var names, lines []string
	for _, f := range exportFormats() {
		names = append(names, f.name)
		lines = append(lines, fmt.Sprintf("  %-5s %s", f.name, f.says))
	}
	c := &cobra.Command{
		Use:   "export --format 格式",
		Short: "导出文档",
		Long: "export 把一版报告或其中一页导出成一个文件。不指明版次就导出最新一版。\n\n格式：\n" + strings.Join(lines, "\n") +
			"\n\n例：\n  nianbao export --format docx --edition 2024\n  nianbao export --format docx --page 2024/zongti.html --out 总体情况.docx\n  nianbao export --format zip\n" + exitHelp,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return o.run(c, t) },
	}
	o.addFlags(c)
	c.Flags().StringVarP(&o.format, "format", "f", "", "格式："+strings.Join(names, "、"))
	c.Flags().IntVar(&o.edition, "edition", 0, "导出哪一年的版次")
	c.Flags().StringVar(&o.page, "page", "", "只导出这一页，写它在网站里的地址，如 2024/zongti.html")
	c.Flags().StringVarP(&o.out, "out", "o", "", "写成这个文件（默认按题名）")
	c.Flags().StringVar(&o.attachment, "attachment", "", "作为另一份公文的附件：首行加“附件”和这个序号（没有序号写 0）")
	return c
}

func (o *exportOptions) run(c *cobra.Command, t terminal) error {
	f, err := o.pick()
	if err != nil {
		return usageError{err}
	}
	if f.whole {
		if err := o.refuseParts(f); err != nil {
			return usageError{err}
		}
	}
	r, err := built(c.Context(), t, build.Options{})
	if err != nil {
		return err
	}
	if r.Files == nil {
		return o.print(t, r)
	}
	x := exported{built: r}
	if !f.whole {
		if x, err = o.find(r); err != nil {
			return usageError{err}
		}
	}
	data, found, err := f.make(x)
	if err != nil {
		return machineError{err}
	}
	r.Findings = append(r.Findings, found...)
	if err := o.print(t, r); err != nil {
		return err
	}
	return o.write(t, x.name()+"."+f.name, data)
}

// pick returns the wanted form.
func (o *exportOptions) pick() (exportFormat, error) {
	var names []string
	for _, f := range exportFormats() {
		if f.name == o.format {
			return f, nil
		}
		names = append(names, f.name)
	}
	choice := "可以写 --format " + strings.Join(names, "、")
	if o.format == "" {
		return exportFormat{}, fmt.Errorf("没有写明格式；%s", choice)
	}
	return exportFormat{}, fmt.Errorf("没有“%s”这种格式；%s", o.format, choice)
}

// find returns the page or edition that the flags name.
func (o *exportOptions) find(r build.Result) (exported, error) {
	x := exported{built: r, attached: o.attachment != "", year: o.edition}
	if o.attachment != "0" {
		x.number = o.attachment
	}
	if o.page != "" {
		var paths []string
		for i := range r.Report.Pages {
			p := &r.Report.Pages[i]
			if paths = append(paths, p.Path); p.Path == o.page {
				x.page, x.year = p, p.Edition
				return x, nil
			}
		}
		if near := nearest.Of(o.page, paths); near != "" {
			return x, fmt.Errorf("没有 %s 这一页，是不是 %s？", o.page, near)
		}
		return x, fmt.Errorf("没有 %s 这一页；写它在网站里的地址，如 2024/index.html", o.page)
	}
	editions := r.Report.Editions
	if x.year == 0 && len(editions) > 0 {
		x.year = editions[0].Year
	}
	if !slices.ContainsFunc(editions, func(e report.Edition) bool { return e.Year == x.year }) {
		return x, fmt.Errorf("没有%d年的版次", x.year)
	}
	return x, nil
}

// write puts the file in its place in one step.
func (o *exportOptions) write(t terminal, name string, data []byte) error {
	if o.out != "" {
		name = o.out
	}
	if err := replaceFile(name, data); err != nil {
		return machineError{err}
	}
	if !o.json {
		fmt.Fprintf(t.err, "已导出 %s（%s）\n", name, bytes(len(data)))
	}
	return nil
}

// fileName makes a name that every system takes of a title.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return -1
		}
		return r
	}, title)
	return strings.Trim(string([]rune(name)[:min(80, len([]rune(name)))]), " .")
}
