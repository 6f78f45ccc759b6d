package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/diag"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// maxInspected is the largest file that is looked at.
const maxInspected = 256 << 20

type inspectOptions struct {
	sheet string
	json  bool
	html  string
}

func newInspect(t terminal) *cobra.Command {
	var o inspectOptions
	c := &cobra.Command{
		Use:   "inspect 文件",
		Short: "看统计表读成了什么样",
		Long: "inspect 按原样读一个统计表文件（.xlsx、.csv、.tsv），显示每个单元格读成了什么：\n" +
			"题名、单位、表头、标签、数值、注、来源；没有读到的单元格总是列出。\n" + exitHelp,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return inspect(t, o, args[0])
		},
	}
	c.Flags().StringVar(&o.sheet, "sheet", "", "只看这张工作表")
	c.Flags().StringVar(&o.html, "html", "", "把同样的画面写成这个网页文件，附图例")
	c.Flags().BoolVar(&o.json, "json", false, "用 JSON 输出读到的内容（标准输出）")
	return c
}

func inspect(t terminal, o inspectOptions, name string) error {
	book, found, err := openBook(name)
	if err != nil {
		return err
	}
	if found.HasErrors() && o.json {
		if err := diag.WriteJSON(t.out, found.Sorted()); err != nil {
			return machineError{err}
		}
		return errFindings
	}
	if err := diag.WriteText(t.err, found.Sorted(), func(string, int) string { return "" }); err != nil {
		return machineError{err}
	}
	if found.HasErrors() {
		return errFindings
	}
	sheets, stored, err := findTables(book, o.sheet)
	if err != nil {
		return err
	}
	if o.html != "" {
		page := pictureHTML(filepath.Base(name), sheets, stored)
		if err := os.WriteFile(o.html, []byte(page), 0o644); err != nil {
			return machineError{err}
		}
	}
	if o.json {
		if err := layout.WriteJSON(t.out, filepath.ToSlash(name), sheets); err != nil {
			return machineError{err}
		}
		return nil
	}
	if o.html != "" {
		fmt.Fprintf(t.err, "写好了 %s\n", o.html)
		return nil
	}
	p := picture{out: t.out, coloured: coloured(t)}
	for i, s := range sheets {
		p.sheet(s, stored[i])
	}
	if p.err != nil {
		return machineError{p.err}
	}
	return nil
}

// openBook reads a file of the machine as a workbook, nil when it is none.
func openBook(name string) (*workbook.Book, diag.List, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, usageError{fmt.Errorf("没有文件 %s", name)}
	case err != nil:
		return nil, nil, machineError{err}
	case info.IsDir():
		return nil, nil, usageError{fmt.Errorf("%s 是目录，不是文件", name)}
	case info.Size() > maxInspected:
		pos := diag.Pos{File: filepath.ToSlash(name)}
		return nil, diag.List{diag.Errorf(pos, "too-large", "文件超过 %d MB，读不了", maxInspected>>20).Hintf("拆成几个文件")}, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, machineError{err}
	}
	book, found := workbook.Read(source.NewFile(filepath.ToSlash(name), data))
	return book, found, nil
}

// findTables finds the tables of all sheets, or of the one that is named.
func findTables(book *workbook.Book, only string) ([]layout.Sheet, []workbook.Sheet, error) {
	var sheets []layout.Sheet
	var stored []workbook.Sheet
	if book == nil {
		return nil, nil, nil
	}
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
		if only == "" || s.Name == only {
			sheets = append(sheets, layout.Find(s, figure.Usual()))
			stored = append(stored, s)
		}
	}
	if only != "" && len(sheets) == 0 {
		hint := "，有：" + strings.Join(names, "、")
		if near := nearest.Of(only, names); near != "" {
			hint = "，是不是“" + near + "”？"
		}
		return nil, nil, usageError{fmt.Errorf("没有工作表“%s”%s", only, hint)}
	}
	return sheets, stored, nil
}

// coloured reports whether the terminal shows colours and the user wants them.
func coloured(t terminal) bool {
	f, ok := t.out.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && term.IsTerminal(int(f.Fd()))
}
