package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/dataset/figure"
	"nianbao/internal/dataset/layout"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/dataset/reconcile"
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
	asMap bool
}

func newInspect(t terminal) *cobra.Command {
	var o inspectOptions
	c := &cobra.Command{
		Use:   "inspect 文件",
		Short: "看统计表读成了什么样",
		Long: "inspect 按原样读一个统计表文件（.xlsx、.csv、.tsv），显示每个单元格读成了什么：\n" +
			"题名、单位、表头、标签、数值、注、来源；没有读到的单元格总是列出。\n" +
			"旁边有“文件名.map.yaml”时，按它写的读（见 nianbao explain map.yaml）；\n" +
			"当前目录有 nianbao.yaml 时，按它的 missing 认缺数符号。\n" + exitHelp,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if o.asMap && (o.json || o.html != "") {
				return usageError{errors.New("--map 不能和 --json、--html 一起用")}
			}
			return inspect(t, o, args[0])
		},
	}
	c.Flags().StringVar(&o.sheet, "sheet", "", "只看这张工作表")
	c.Flags().StringVar(&o.html, "html", "", "把同样的画面写成这个网页文件，附图例")
	c.Flags().BoolVar(&o.json, "json", false, "用 JSON 输出读到的内容（标准输出）")
	c.Flags().BoolVar(&o.asMap, "map", false, "输出读法（标准输出），存成“文件名.map.yaml”再改")
	return c
}

// inspected is a workbook as it was read.
type inspected struct {
	name string
	book mapping.Book
	// mapFile is the map beside the workbook, nil without one.
	mapFile *source.File
}

func inspect(t terminal, o inspectOptions, name string) error {
	stored, found, err := openBook(name)
	if err != nil {
		return err
	}
	if found.HasErrors() && o.json {
		if err := diag.WriteJSON(t.out, found.Sorted()); err != nil {
			return machineError{err}
		}
		return errFindings
	}
	x := inspected{name: name}
	if stored == nil && !found.HasErrors() {
		// An owner file is no workbook, and no mistake either.
		stored = &workbook.Book{File: filepath.ToSlash(name)}
	}
	if stored != nil {
		more, err := x.read(stored, o.sheet)
		if err != nil {
			return err
		}
		found = append(found, more...)
	}
	if err := diag.WriteText(t.err, found.Sorted(), x.line); err != nil {
		return machineError{err}
	}
	if stored != nil {
		x.tellStandard(t, o, stored)
		if err := x.show(t, o); err != nil {
			return machineError{err}
		}
	}
	if found.HasErrors() {
		return errFindings
	}
	return nil
}

// tellStandard names the sheets that a build reads as standard tables: what is
// shown of them below is another reading, and what that leaves is not lost.
func (x *inspected) tellStandard(t terminal, o inspectOptions, stored *workbook.Book) {
	if o.json || o.asMap || x.mapFile != nil {
		return
	}
	tables, _ := dataset.Recognise(stored)
	for _, s := range tables {
		if o.sheet == "" || o.sheet == s.Origin.Sheet {
			fmt.Fprintf(t.err, "工作表 %s 是标准表“%s”，生成报告时按列名读到%d行（写法见 nianbao explain %s）；下面是当作统计表看的样子\n", s.Origin.Sheet, s.Kind, len(s.Records), s.Kind)
		}
	}
}

// line is a line of the map, for findings in it.
func (x *inspected) line(file string, n int) string {
	if x.mapFile == nil || file != x.mapFile.Path {
		return ""
	}
	return x.mapFile.Line(n)
}

// read reads the tables of a workbook, by the map beside it if there is one,
// and keeps the sheets that are asked for.
func (x *inspected) read(stored *workbook.Book, only string) (diag.List, error) {
	m, found, err := x.openMap()
	if err != nil {
		return nil, err
	}
	book, more := mapping.Read(stored, m, projectSymbols())
	found = append(found, more...)
	if x.book, err = oneSheet(book, only); err != nil {
		return nil, err
	}
	var tables []reconcile.Subject
	for _, s := range x.book.Sheets {
		found = append(found, x.book.Kept(s.Name, s.Tables...)...)
		for _, t := range s.Tables {
			tables = append(tables, reconcile.Subject{File: x.book.File, Sheet: s.Name, Table: t})
		}
	}
	return append(found, reconcile.Tables(tables)...), nil
}

// openMap reads the map beside the workbook, nil without one.
func (x *inspected) openMap() (*mapping.Map, diag.List, error) {
	path := mapping.PathOf(x.name)
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, machineError{err}
	}
	x.mapFile = source.NewFile(filepath.ToSlash(path), data)
	if found := x.mapFile.NotUTF8(); found != nil {
		return nil, found, nil
	}
	m, found := mapping.Decode(x.mapFile)
	return m, found, nil
}

// projectSymbols are the signs for missing numbers of the project in the
// current directory, the usual ones without a project. What is wrong with its
// configuration is for check to say.
func projectSymbols() figure.Symbols {
	symbols := figure.Usual()
	data, err := os.ReadFile("nianbao.yaml")
	if err != nil {
		return symbols
	}
	c, _ := config.Decode(source.NewFile("nianbao.yaml", data))
	return symbols.With(figure.Symbols(c.Missing))
}

// oneSheet keeps the sheet of a workbook that is named, all of them where none is.
func oneSheet(b mapping.Book, only string) (mapping.Book, error) {
	if only == "" {
		return b, nil
	}
	var names []string
	for i, s := range b.Sheets {
		if s.Name == only {
			stored := *b.Book
			stored.Sheets, b.Sheets = stored.Sheets[i:i+1], b.Sheets[i:i+1]
			b.Book = &stored
			return b, nil
		}
		names = append(names, s.Name)
	}
	if hint := nearest.Hint(only, names); hint != "" {
		return b, usageError{fmt.Errorf("没有工作表“%s”；%s", only, hint)}
	}
	return b, usageError{fmt.Errorf("没有工作表“%s”", only)}
}

// show writes what was read in the form that is asked for.
func (x *inspected) show(t terminal, o inspectOptions) error {
	if o.html != "" {
		page := pictureHTML(filepath.Base(x.name), x.by(), x.book.Sheets, x.book.Book.Sheets)
		if err := os.WriteFile(o.html, []byte(page), 0o644); err != nil {
			return err
		}
	}
	switch {
	case o.json:
		return layout.WriteJSON(t.out, filepath.ToSlash(x.name), x.book.Sheets)
	case o.asMap:
		return x.writeMap(t)
	case o.html != "":
		_, err := fmt.Fprintf(t.err, "写好了 %s\n", o.html)
		return err
	}
	p := picture{out: t.out, coloured: coloured(t)}
	if by := x.by(); by != "" {
		p.printf("%s\n", by)
	}
	for i, s := range x.book.Sheets {
		p.sheet(s, x.book.Book.Sheets[i])
	}
	return p.err
}

// by says that a map was read by, "" without one.
func (x *inspected) by() string {
	if x.mapFile == nil {
		return ""
	}
	return "按 " + filepath.Base(x.mapFile.Path) + " 读"
}

// writeMap writes the map by which the workbook was read.
func (x *inspected) writeMap(t terminal) error {
	data := mapping.Encode(x.book.Describe())
	if _, found := mapping.Decode(source.NewFile("", data)); found.HasErrors() {
		fmt.Fprintln(t.err, "这个读法太长，存成文件后程序不读；用 --sheet 一次输出一张工作表，只留要改的")
	}
	_, err := t.out.Write(data)
	return err
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

// coloured reports whether the terminal shows colours and the user wants them.
func coloured(t terminal) bool {
	f, ok := t.out.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && term.IsTerminal(int(f.Fd()))
}
