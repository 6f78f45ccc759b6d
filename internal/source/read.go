package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"nianbao/internal/diag"
)

// The limits of what is read.
const (
	MaxWorkbook = 64 << 20
	MaxText     = 16 << 20
	MaxConfig   = 64 << 10
	MaxTotal    = 1 << 30
	MaxFiles    = 20000
	MaxDepth    = 16
)

// ConfigPath is where the configuration of a project is.
const ConfigPath = "nianbao.yaml"

// LockFolder is where the locks of released editions are.
const LockFolder = "editions"

// Read reads the project in fsys. A file that cannot be taken as it is is a
// finding; an error means that the disk failed.
func Read(fsys fs.FS) (*Snapshot, diag.List, error) {
	if _, err := fs.Stat(fsys, "."); err != nil {
		return nil, nil, fmt.Errorf("read project: %w", err)
	}
	r := &reader{fsys: fsys}
	if err := r.config(); err != nil {
		return nil, nil, err
	}
	for _, root := range []string{"content", "data", LockFolder, "templates"} {
		if err := r.tree(root); err != nil {
			return nil, nil, err
		}
	}
	s := NewSnapshot(r.files...)
	s.Dirs = r.dirs
	return s, r.found, nil
}

type reader struct {
	fsys  fs.FS
	files []*File
	dirs  []string
	found diag.List
	total int64
	full  bool
}

func (r *reader) report(d diag.Diagnostic) { r.found = append(r.found, d) }

// config reads the configuration. That there is none is for the caller to say:
// it knows where it looked.
func (r *reader) config() error {
	info, err := fs.Lstat(r.fsys, ConfigPath)
	if errors.Is(err, fs.ErrNotExist) {
		r.misnamedConfig()
		return nil
	}
	if err != nil {
		return fmt.Errorf("read project: %w", err)
	}
	return r.file(ConfigPath, info.Mode())
}

// misnamedConfig reports a configuration under a name that is nearly its own.
func (r *reader) misnamedConfig() {
	for _, name := range []string{"nianbao.yml", "nianbao.yaml.txt", "nianbao.txt", "Nianbao.yaml", "nianbao.YAML"} {
		if _, err := fs.Stat(r.fsys, name); err == nil {
			r.report(diag.Errorf(diag.Pos{File: name}, "misnamed-config", "设置文件的名称要是 %s", ConfigPath).Hintf("改名为 %s", ConfigPath))
			return
		}
	}
}

// tree reads what is under root, which may be absent.
func (r *reader) tree(root string) error {
	return fs.WalkDir(r.fsys, root, func(p string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && p == root:
			return nil
		case err != nil:
			return fmt.Errorf("read project: %w", err)
		case r.full:
			return fs.SkipAll
		case ignored(e.Name()):
			return skip(e)
		case !r.nameable(p):
			return skip(e)
		case e.IsDir():
			return r.dir(p)
		}
		return r.entry(p, e)
	})
}

func skip(e fs.DirEntry) error {
	if e.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
}

func (r *reader) dir(p string) error {
	if strings.Count(p, "/") >= MaxDepth {
		r.report(diag.Errorf(diag.Pos{File: p}, "too-deep", "目录超过 %d 层", MaxDepth).Hintf("把文件移到较浅的目录"))
		return fs.SkipDir
	}
	if year, ok := misnamedYear(p); ok {
		r.report(diag.Errorf(diag.Pos{File: p}, "bad-folder-name", "年份文件夹的名称要正好是四位数字，其中的文件没有读").
			Hintf("改名为 data/%s；不用的文件夹移出 data/，或让名称以 _ 开头", year))
		return fs.SkipDir
	}
	r.dirs = append(r.dirs, p)
	return nil
}

var yearIn = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)

// misnamedYear reports a folder of data whose name holds a year and more:
// data/2023年. Read as any other folder, its files would be in every edition.
func misnamedYear(p string) (year string, ok bool) {
	name, ok := strings.CutPrefix(p, "data/")
	if !ok || strings.Contains(name, "/") {
		return "", false
	}
	m := yearIn.FindStringSubmatch(width.Fold.String(name))
	if m == nil || m[1] == name {
		return "", false
	}
	return m[1], true
}

// nameable reports whether p can stand in a message and in a path of the output.
func (r *reader) nameable(p string) bool {
	bad := func(c rune) bool {
		return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || strings.ContainsRune("\\!", c)
	}
	if utf8.ValidString(p) && !strings.ContainsFunc(p, bad) {
		return true
	}
	shown := strings.ToValidUTF8(p, "�")
	r.report(diag.Errorf(diag.Pos{File: shown}, "bad-file-name", "文件名里有不能用的字符").
		Hintf("改名：只用汉字、字母、数字、连字符，不用控制字符、“\\”和“!”"))
	return false
}

func (r *reader) entry(p string, e fs.DirEntry) error {
	root, _, _ := strings.Cut(p, "/")
	name := path.Base(p)
	switch {
	case strings.HasPrefix(name, "~$"):
		r.lockFile(p)
		return nil
	case e.Type()&fs.ModeSymlink != 0, root == "templates", slices.Contains(read[root], ending(name)):
		return r.file(p, e.Type())
	case root == "data" && slices.Contains(spreadsheets, ending(name)) && !r.converted(p):
		r.report(diag.Errorf(diag.Pos{File: p}, "old-format", "%s 表格没有读：只读 .xlsx 和 .csv", ending(name)).
			Hintf("用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿(*.xlsx)”，再删去这个文件；与报告无关就移出 data/"))
	case slices.Contains(mistaken[root], ending(name)):
		r.report(diag.Warningf(diag.Pos{File: p}, "unread-file", "%s 文件不会读入", ending(name)).Hintf("%s", remedy[root]))
	}
	return nil
}

// spreadsheets are the endings of spreadsheets that are not read.
var spreadsheets = []string{".xls", ".et", ".xlsm", ".xlsb", ".ods", ".numbers"}

// converted reports whether the spreadsheet at p stands beside itself in a
// form that is read.
func (r *reader) converted(p string) bool {
	stem := strings.TrimSuffix(p, path.Ext(p))
	return slices.ContainsFunc(read["data"], func(e string) bool {
		_, err := fs.Stat(r.fsys, stem+e)
		return err == nil && e != ".map.yaml"
	})
}

// What each directory is read for, and what may have been meant for it.
var (
	read = map[string][]string{
		"content":  {".md"},
		"data":     {".xlsx", ".csv", ".tsv", ".map.yaml"},
		LockFolder: {".json"},
	}
	mistaken = map[string][]string{
		"content": {".txt", ".doc", ".docx", ".wps", ".markdown", ".rtf"},
		"data":    {".xls", ".et", ".xlsm", ".xlsb", ".ods", ".numbers", ".yaml", ".yml", ".map", ".txt"},
	}
	remedy = map[string]string{
		"content": "把正文存成 UTF-8 的 .md 文件；不需要的文件移出 content/",
		"data":    "在 Excel 或 WPS 里“另存为” .xlsx（或 .csv）；读表说明的名字是 工作簿名.map.yaml；不需要的文件移出 data/",
	}
)

// lockFile reports the workbook that p says is open. Excel keeps the name's
// first two characters only in short names, so that either may be there.
func (r *reader) lockFile(p string) {
	dir, name := path.Split(p)
	rest := strings.TrimPrefix(name, "~$")
	book := dir + rest
	entries, err := fs.ReadDir(r.fsys, path.Clean(dir))
	if err != nil {
		return // the walk will report it
	}
	for _, e := range entries {
		if n := e.Name(); n == rest || !strings.HasPrefix(n, "~$") && len([]rune(n)) == len([]rune(rest))+2 && strings.HasSuffix(n, rest) {
			book = dir + n
		}
	}
	r.report(diag.Warningf(diag.Pos{File: book}, "workbook-open", "工作簿正在别处打开，可能还有没保存的修改").
		Hintf("在 Excel 或 WPS 里保存并关闭；已经关闭就删除 %s", p))
}

func (r *reader) file(p string, mode fs.FileMode) error {
	pos := diag.Pos{File: p}
	if !mode.IsRegular() {
		r.report(diag.Errorf(pos, "not-a-file", "不是普通文件").Hintf("放入文件本身，不要用链接"))
		return nil
	}
	if len(r.files) >= MaxFiles || r.total >= MaxTotal {
		r.full = true
		r.report(diag.Errorf(pos, "too-much", "文件太多：最多 %d 个、共 %d MB；从这里起没有读", MaxFiles, MaxTotal>>20).
			Hintf("把与报告无关的文件移出 content/、data/ 和 templates/"))
		return nil
	}
	limit := limitOf(p)
	data, err := r.bytes(p, limit)
	if err != nil {
		return fmt.Errorf("read project: %w", err)
	}
	if int64(len(data)) > limit {
		r.report(diag.Errorf(pos, "too-large", "文件超过 %s", size(limit)).Hintf("%s", sizeRemedy(p)))
		return nil
	}
	r.total += int64(len(data))
	f := NewFile(p, data)
	if isUTF8(p) {
		if found := f.NotUTF8(); found != nil {
			r.found = append(r.found, found...)
			return nil
		}
	}
	r.files = append(r.files, f)
	return nil
}

// bytes reads at most one byte more than limit.
func (r *reader) bytes(p string, limit int64) ([]byte, error) {
	f, err := r.fsys.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

func limitOf(p string) int64 {
	switch {
	case p == ConfigPath:
		return MaxConfig
	case isWorkbook(p):
		return MaxWorkbook
	}
	return MaxText
}

func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d KB", n>>10)
}

func sizeRemedy(p string) string {
	if isWorkbook(p) {
		return "删去工作簿里的图片和空行，或按部门拆成几个文件"
	}
	return "拆成几个文件"
}

// NotUTF8 reports text that is not UTF-8, at its first bad byte.
func (f *File) NotUTF8() diag.List {
	if bytes.HasPrefix(f.Data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(f.Data, []byte{0xFE, 0xFF}) {
		return notUTF8(diag.Pos{File: f.Path, Line: 1, Column: 1}, "文件的编码是 UTF-16，不是 UTF-8")
	}
	for i := 0; i < len(f.Data); {
		c, n := utf8.DecodeRune(f.Data[i:])
		if c == utf8.RuneError && n == 1 {
			return notUTF8(f.Pos(i), "文件的编码不是 UTF-8（可能是 GBK）")
		}
		i += n
	}
	return nil
}

func notUTF8(pos diag.Pos, message string) diag.List {
	return diag.List{diag.Errorf(pos, "not-utf8", "%s", message).Hintf("在编辑器里“另存为”，编码选 UTF-8")}
}
