package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// project writes sources below a data directory.
func project(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, "_src", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// One source is a workbook, a directory of sources is one with a sheet for each;
// directories named after a year are folders.
func TestWorkbooks(t *testing.T) {
	dir := project(t, map[string]string{
		"园区.csv":       "# 园区\n代码,园区\na,甲\n",
		"2024/监测值.csv": "指标,年份,数值\n甲,2024,1.0\n",
		"2024/四个清单/重点任务清单.csv": "# 标题\n# 说明\n编号,名称,牵头单位\n1,\"甲\n乙\",某局\n",
		"2024/四个清单/重大改革清单.csv": "\ufeff编号,名称,牵头单位\r\n1,甲,某局\r\n",
		"2024/说明.txt":          "不读",
	})
	var out, errs bytes.Buffer
	if status := run([]string{dir}, &out, &errs); status != 0 {
		t.Fatalf("status %d: %s", status, &errs)
	}
	for _, name := range []string{"园区.xlsx", "2024/监测值.xlsx", "2024/四个清单.xlsx"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
		if !strings.Contains(out.String(), name+"\n") {
			t.Errorf("%s is not named in %s", name, &out)
		}
	}
	if n := strings.Count(out.String(), "\n"); n != 3 {
		t.Errorf("%d workbooks", n)
	}
}

// A source whose workbook a build would not read well ends with status 1 and
// the finding; one that is no table with status 3 and its line.
func TestBadSources(t *testing.T) {
	for _, test := range []struct {
		text, want string
		status     int
	}{
		{"指标,年份,目标值\n甲,2024,约三百\n", "监测值!C2: 错误[bad-number]", 1},
		{"指标,年份\n甲,2024\n", "缺少“数值”列", 1},
		{"# 标题\n指标,年份,数值\n甲,\"2024\n", "line 3", 3},
		{"指标,年份,数值\n甲,2024,1,2\n", "row 1 below the header has 4 cells", 3},
		{"# 标题\n", "no header row", 3},
	} {
		dir := project(t, map[string]string{"2024/监测值.csv": test.text})
		var out, errs bytes.Buffer
		if status := run([]string{dir}, &out, &errs); status != test.status || !strings.Contains(errs.String(), test.want) {
			t.Errorf("%q: status %d, %s, want %d and %q", test.text, status, &errs, test.status, test.want)
		}
	}
	var out, errs bytes.Buffer
	if status := run(nil, &out, &errs); status != 2 {
		t.Errorf("status %d without a directory", status)
	}
	if status := run([]string{filepath.Join(t.TempDir(), "none")}, &out, &errs); status != 3 {
		t.Errorf("status %d for a directory that is not there", status)
	}
}

// The workbooks that the repository ships are those that the command makes of their sources.
func TestShippedWorkbooks(t *testing.T) {
	data := filepath.Join("..", "..", "data")
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "_src"), os.DirFS(filepath.Join(data, "_src"))); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if status := run([]string{dir}, &out, &errs); status != 0 {
		t.Fatalf("status %d: %s", status, &errs)
	}
	made := os.DirFS(dir)
	err := fs.WalkDir(made, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".xlsx" {
			return err
		}
		want, err := fs.ReadFile(made, name)
		if err != nil {
			return err
		}
		got, err := os.ReadFile(filepath.Join(data, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("data/%s is not what its source makes: run go run ./cmd/workbooks data", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
