package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/diag"
)

func tree(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

func paths(files []*File) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}

func findings(l diag.List) []string {
	var out []string
	for _, d := range l.Ordered() {
		out = append(out, d.Pos.String()+" "+d.Severity.String()+" "+d.Code)
		if d.Hint == "" || d.Message == "" {
			out = append(out, "without a message or hint")
		}
	}
	return out
}

func mustRead(t *testing.T, fsys fs.FS) (*Snapshot, diag.List) {
	t.Helper()
	s, found, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return s, found
}

func TestReadTakesWhatIsSpecified(t *testing.T) {
	s, found := mustRead(t, tree(
		"nianbao.yaml", "a: 1", "README.md", "", "other/x.md", "",
		"content/about.md", "", "content/2024/02-b.md", "", "content/2024/01-a.MD", "", "content/2024/figure.png", "", "content/_drafts/x.md", "", "content/.git/x.md", "", "content/_x.md", "", "content/.x.md", "",
		"data/甲.xlsx", "PK", "data/2024/b.csv", "", "data/2024/c.TSV", "", "data/甲.map.yaml", "", "data/README.md", "", "data/_old/x.xlsx", "", "data/.~lock.甲.xlsx#", "",
		"templates/layout/base.html", "", "templates/assets/font.woff2", "\xff\xfe\x00", "templates/_x", "",
		"public/index.html", "",
	))
	want := []string{
		"content/2024/01-a.MD", "content/2024/02-b.md", "content/about.md",
		"data/2024/b.csv", "data/2024/c.TSV", "data/甲.map.yaml", "data/甲.xlsx",
		"nianbao.yaml", "templates/assets/font.woff2", "templates/layout/base.html",
	}
	slices.Sort(want)
	if got := paths(s.Files); !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
	if len(found) > 0 {
		t.Errorf("findings %v", found)
	}
	dirs := []string{"content", "content/2024", "data", "data/2024", "templates", "templates/assets", "templates/layout"}
	if !slices.Equal(s.Dirs, dirs) {
		t.Errorf("dirs %q, want %q", s.Dirs, dirs)
	}
}

func TestReadNothing(t *testing.T) {
	s, found := mustRead(t, tree("x", ""))
	if len(s.Files) != 0 || len(found) != 0 || s.File("nianbao.yaml") != nil || s.Match("**/*") != nil {
		t.Errorf("%v %v", paths(s.Files), found)
	}
	if _, _, err := Read(os.DirFS(filepath.Join(t.TempDir(), "nothing"))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a directory that is not there: %v", err)
	}
}

func TestReadReports(t *testing.T) {
	for name, c := range map[string]struct {
		in   fstest.MapFS
		want []string
	}{
		"other spreadsheets": {tree("data/a.xls", "", "data/b.ET", "", "data/c.xlsm", "", "data/c.yaml", ""),
			[]string{"data/a.xls error old-format", "data/b.ET error old-format", "data/c.xlsm error old-format", "data/c.yaml warning unread-file"}},
		"converted spreadsheets": {tree("data/a.xls", "", "data/a.xlsx", "PK", "data/2024/b.et", "", "data/2024/b.csv", "", "data/c.et", "", "data/c.map.yaml", ""),
			[]string{"data/2024/b.et warning unread-file", "data/a.xls warning unread-file", "data/c.et error old-format"}},
		"folders named by more than a year": {tree("data/2023年/a.csv", "", "data/２０２４/a.csv", "", "data/12024/a.csv", "", "data/2024/2023年/a.csv", "", "data/年鉴/a.csv", "", "data/2022-2023/a.csv", "", "content/2023年/a.md", ""),
			[]string{"data/2022-2023 error bad-folder-name", "data/2023年 error bad-folder-name", "data/２０２４ error bad-folder-name"}},
		"other documents": {tree("content/2024/a.docx", "", "content/a.md.txt", ""),
			[]string{"content/2024/a.docx warning unread-file", "content/a.md.txt warning unread-file"}},
		"open workbook":               {tree("data/甲.xlsx", "PK", "data/~$甲.xlsx", ""), []string{"data/甲.xlsx warning workbook-open"}},
		"open workbook, Excel's name": {tree("data/监测值.xlsx", "PK", "data/~$值.xlsx", "", "data/园区.xlsx", "PK"), []string{"data/监测值.xlsx warning workbook-open"}},
		"misnamed configuration":      {tree("nianbao.yml", ""), []string{"nianbao.yml error misnamed-config"}},
		"another .yml":                {tree("nianbao.yml", "", "nianbao.yaml", ""), nil},
		"GBK text":                    {tree("content/a.md", "ok\n第二\xc4\xe3\xba\xc3"), []string{"content/a.md:2:3 error not-utf8"}},
		"UTF-16 text":                 {tree("nianbao.yaml", "\xff\xfea\x00"), []string{"nianbao.yaml:1:1 error not-utf8"}},
		"GBK table":                   {tree("data/a.csv", "\xd5\xaa"), nil},
		"large configuration":         {tree("nianbao.yaml", strings.Repeat("#", MaxConfig+1)), []string{"nianbao.yaml error too-large"}},
		"large text":                  {tree("content/a.md", strings.Repeat("#", MaxText+1)), []string{"content/a.md error too-large"}},
		"bad name":                    {tree("content/a\x07.md", "", "data/a!b.xlsx", "", "data/\u202exlsx.csv", "", "content/d\\/a.md", ""), []string{"content/a\a.md error bad-file-name", "content/d\\ error bad-file-name", "data/a!b.xlsx error bad-file-name", "data/\u202exlsx.csv error bad-file-name"}},
		"link": {fstest.MapFS{"data/a.xlsx": {Mode: fs.ModeSymlink}, "data/dir": {Mode: fs.ModeSymlink}, "content/pipe.md": {Mode: fs.ModeNamedPipe}},
			[]string{"content/pipe.md error not-a-file", "data/a.xlsx error not-a-file", "data/dir error not-a-file"}},
		"deep": {tree("data/"+strings.Repeat("d/", MaxDepth)+"x.csv", ""), []string{"data/" + strings.TrimSuffix(strings.Repeat("d/", MaxDepth), "/") + " error too-deep"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := mustRead(t, c.in)
			if got := findings(found); !slices.Equal(got, c.want) {
				t.Errorf("findings %q, want %q", got, c.want)
			}
			for _, d := range found {
				if d.Severity == diag.Error && s.File(d.Pos.File) != nil {
					t.Errorf("%s is in the snapshot", d.Pos.File)
				}
			}
		})
	}
}

func TestTooManyFiles(t *testing.T) {
	m := fstest.MapFS{}
	for i := range MaxFiles + 5 {
		m[fmt.Sprintf("data/%06d.csv", i)] = &fstest.MapFile{}
	}
	s, found := mustRead(t, m)
	if len(s.Files) != MaxFiles || !slices.Equal(findings(found), []string{fmt.Sprintf("data/%06d.csv error too-much", MaxFiles)}) {
		t.Errorf("%d files, findings %v", len(s.Files), found)
	}
}

// On a real disk: links are not followed out of the project.
func TestReadDisk(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{"project/data", "outside"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "outside", "a.csv"), []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"dir": "../../outside", "a.csv": "../../outside/a.csv", "../nianbao.yaml": "../outside/a.csv"} {
		if err := os.Symlink(to, filepath.Join(dir, "project", "data", name)); err != nil {
			t.Fatal(err)
		}
	}
	s, found := mustRead(t, os.DirFS(filepath.Join(dir, "project")))
	want := []string{"data/a.csv error not-a-file", "data/dir error not-a-file", "nianbao.yaml error not-a-file"}
	if got := findings(found); !slices.Equal(got, want) || len(s.Files) > 0 {
		t.Errorf("files %q, findings %q", paths(s.Files), got)
	}
}

type failing struct{ fs.FS }

var errDisk = errors.New("disk failure")

func (f failing) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, "bad.csv") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errDisk}
	}
	return f.FS.Open(name)
}

func TestDiskFailureIsAnError(t *testing.T) {
	if _, _, err := Read(failing{tree("data/bad.csv", "")}); !errors.Is(err, errDisk) || !strings.Contains(err.Error(), "data/bad.csv") {
		t.Error(err)
	}
}

func TestFileKeepsTheHashOfTheDisk(t *testing.T) {
	f := NewFile("a.md", []byte("\uFEFFx"))
	if string(f.Data) != "x" || f.Size != 4 || f.SHA256 != "84144a41283d6dc344addf4e83189d83fdd656439675abf54e6f44ccb73b4eb6" {
		t.Errorf("%+v", f)
	}
	if f := NewFile("a.csv", []byte("\uFEFFx")); string(f.Data) != "\uFEFFx" {
		t.Error("the mark of a table is gone: its reader needs it")
	}
}

func TestPosAndLine(t *testing.T) {
	f := NewFile("a.md", []byte("一b\r\n\n末"))
	for offset, want := range map[int]string{
		-5: "a.md:1:1", 0: "a.md:1:1", 3: "a.md:1:2", 4: "a.md:1:3", 6: "a.md:2:1", 7: "a.md:3:1", 10: "a.md:3:2", 99: "a.md:3:2",
	} {
		if got := f.Pos(offset).String(); got != want {
			t.Errorf("Pos(%d) = %s, want %s", offset, got, want)
		}
	}
	for n, want := range map[int]string{-1: "", 0: "", 1: "一b", 2: "", 3: "末", 4: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
	if f.Lines() != 3 {
		t.Errorf("%d lines", f.Lines())
	}
}

func TestMatch(t *testing.T) {
	s := NewSnapshot(NewFile("nianbao.yaml", nil), NewFile("content/a.md", nil), NewFile("content/2024/b.MD", nil), NewFile("content/2024/x/c.md", nil),
		NewFile("data/甲.xlsx", nil), NewFile("data/2024/乙.map.yaml", nil), NewFile("data/甲.xlsx", []byte("later")))
	for pattern, want := range map[string]string{
		"nianbao.yaml":       "nianbao.yaml",
		"content/**/*.md":    "content/2024/b.MD content/2024/x/c.md content/a.md",
		"content/*.md":       "content/a.md",
		"content/*/*.md":     "content/2024/b.MD",
		"**/*.map.yaml":      "data/2024/乙.map.yaml",
		"**":                 "",
		"data/**":            "",
		"data/**/*":          "data/2024/乙.map.yaml data/甲.xlsx",
		"content/**/x/**/*":  "content/2024/x/c.md",
		"Content/A.md":       "content/a.md",
		"content/[":          "",
		"":                   "",
		"data/2024":          "",
		"**/**/**/**/**/*.x": "",
	} {
		if got := strings.Join(paths(s.Match(pattern)), " "); got != want {
			t.Errorf("Match(%q) = %q, want %q", pattern, got, want)
		}
	}
	if string(s.File("data/甲.xlsx").Data) != "later" || s.File("data") != nil {
		t.Error("File")
	}
}

func FuzzFile(f *testing.F) {
	f.Add([]byte("a\n\r\n\xff一"), 3)
	f.Fuzz(func(t *testing.T, data []byte, offset int) {
		file := NewFile("a.md", data)
		p := file.Pos(offset)
		if p.Line < 1 || p.Line > file.Lines() || p.Column < 1 {
			t.Errorf("Pos(%d) of %q = %v", offset, data, p)
		}
		var lines []string
		for n := range file.Lines() {
			lines = append(lines, file.Line(n+1))
		}
		text := bytes.ReplaceAll(file.Data, []byte("\r\n"), []byte("\n"))
		if got := strings.Join(lines, "\n"); got != string(bytes.TrimSuffix(text, []byte("\r"))) {
			t.Errorf("lines of %q: %q", data, lines)
		}
	})
}
