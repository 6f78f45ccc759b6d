// Command workbooks makes a project's standard workbooks from CSV sources, so
// that what is committed as .xlsx can be made again, byte for byte.
//
//	go run ./cmd/workbooks [-author NAME] DIR
//
// It reads DIR/_src/**/*.csv and writes DIR/**/*.xlsx:
//
//	_src/指标体系.csv                      DIR/指标体系.xlsx
//	_src/2024/监测值.csv                   DIR/2024/监测值.xlsx
//	_src/2024/四个清单/重大项目清单.csv    DIR/2024/四个清单.xlsx, sheet 重大项目清单
//
// A directory named by four digits is a folder of workbooks; any other
// directory below _src is one workbook with a sheet for each of its CSV files.
//
// # Source format
//
// UTF-8 CSV. Lines that begin with # come first: the first is the title of the
// sheet, the others are notes, shown above the header in the order given. Then
// the header row and the rows. Which standard table it is, the header says, and
// the name of the file where two fit (package dataset); the sheet is named
// after the file.
//
//	# 2024年监测值
//	# 单位随指标；一行一个数，未收集到的留空
//	指标,年份,区域,数值,状态,演示,来源
//	工业总产值,2024,全区,812.60,正式,是,演示数据
//
// Cells are written as they are to be shown: 812.60 becomes a number with two
// decimals, 2024-03-01 and 2024-03 dates, 未启动 推进中 已完成 … — words. A cell with
// a line break is quoted. A row whose 演示 says 是 is hatched. Columns are in
// the order of the source; columns that the standard table does not know are kept.
//
// Every workbook is read back as a build would read it; what that finds is
// printed and ends the command with status 1, after all workbooks are written.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/sheet"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

var errUsage = errors.New("usage: workbooks [-author NAME] DIR")

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("workbooks", flag.ContinueOnError)
	flags.SetOutput(stderr)
	author := flags.String("author", "nianbao", "author in the document properties")
	if flags.Parse(args) != nil {
		return 2
	}
	if flags.NArg() != 1 {
		fmt.Fprintln(stderr, errUsage)
		return 2
	}
	clean, err := makeAll(flags.Arg(0), *author, stdout, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "workbooks:", err)
		return 3
	}
	if !clean {
		return 1
	}
	return 0
}

// makeAll writes every workbook below dir and reports whether all read back without an error.
func makeAll(dir, author string, stdout, stderr io.Writer) (bool, error) {
	src := os.DirFS(filepath.Join(dir, "_src"))
	books, err := plan(src)
	if err != nil {
		return false, err
	}
	clean := true
	for _, b := range books {
		ok, err := b.make(src, dir, author, stderr)
		if err != nil {
			return false, fmt.Errorf("make %s: %w", b.path, err)
		}
		clean = clean && ok
		fmt.Fprintln(stdout, path.Join(filepath.ToSlash(dir), b.path))
	}
	return clean, nil
}

// book is one workbook to make and the sources of its sheets.
type book struct {
	path    string
	sources []string
}

// plan finds the sources and the workbook that each belongs to.
func plan(src fs.FS) ([]book, error) {
	var books []book
	err := fs.WalkDir(src, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".csv" {
			return err
		}
		target := bookPath(name)
		i := slices.IndexFunc(books, func(b book) bool { return b.path == target })
		if i < 0 {
			books = append(books, book{path: target})
			i = len(books) - 1
		}
		books[i].sources = append(books[i].sources, name)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	return books, nil
}

// bookPath is the workbook that the source at name goes into.
func bookPath(name string) string {
	dir := path.Dir(name)
	if dir == "." || isYear(path.Base(dir)) {
		return strings.TrimSuffix(name, ".csv") + ".xlsx"
	}
	return dir + ".xlsx"
}

func isYear(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == ""
}

func (b book) make(src fs.FS, dir, author string, stderr io.Writer) (bool, error) {
	var tables []sheet.Table
	for _, name := range b.sources {
		text, err := fs.ReadFile(src, name)
		if err != nil {
			return false, err
		}
		t, err := parse(strings.TrimSuffix(path.Base(name), ".csv"), string(text))
		if err != nil {
			return false, fmt.Errorf("%s: %w", name, err)
		}
		tables = append(tables, t)
	}
	order(tables)
	title := strings.TrimSuffix(path.Base(b.path), ".xlsx")
	data, err := sheet.Write(sheet.Properties{Title: title, Author: author}, tables)
	if err != nil {
		return false, err
	}
	file := filepath.Join(dir, filepath.FromSlash(b.path))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return false, err
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return false, err
	}
	return readBack(b.path, data, stderr)
}
