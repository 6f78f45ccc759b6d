package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/internal/diag"
)

func files(pairs ...string) []File {
	var out []File
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, File{Path: pairs[i], Data: []byte(pairs[i+1])})
	}
	return out
}

func codes(l diag.List) []string {
	var out []string
	for _, d := range l.Ordered() {
		out = append(out, d.Code+" "+filepath.Base(d.Pos.File))
	}
	return out
}

// The exact bytes of the contract.
func TestManifestText(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	inputs := []Input{{"nianbao.yaml", 3, hash([]byte("x: "))}, {"data/甲<1>.xlsx", 0, hash(nil)}}
	if _, found, err := Write(dir, files("index.html", "hello", "a/b.css", ""), inputs, Options{Tool: "nianbao 1.2.3"}); err != nil || found != nil {
		t.Fatal(found, err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := `{
 "version": 1,
 "tool": "nianbao 1.2.3",
 "inputs": [
  {
   "path": "data/甲<1>.xlsx",
   "size": 0,
   "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  },
  {
   "path": "nianbao.yaml",
   "size": 3,
   "sha256": "` + hash([]byte("x: ")) + `"
  }
 ],
 "files": [
  {
   "path": "a/b.css",
   "size": 0,
   "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  },
  {
   "path": "index.html",
   "size": 5,
   "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  }
 ]
}
`
	if string(got) != want {
		t.Errorf("manifest:\n%s\nwant\n%s", got, want)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 3 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestManifestOfNothing(t *testing.T) {
	m := NewManifest("t", nil, nil)
	if got := string(m.Encode()); !strings.Contains(got, `"inputs": []`) || !strings.Contains(got, `"files": []`) {
		t.Error(got)
	}
}

func TestWriteTwice(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	first := mustWrite(t, dir, files("b.html", "1", "a.html", "1", "c/d.html", "1"))
	if !slices.Equal(first.Written, []string{"a.html", "b.html", "c/d.html", "manifest.json"}) || first.Removed != nil || first.Kept != nil {
		t.Errorf("first: %+v", first)
	}
	same := mustWrite(t, dir, files("b.html", "1", "a.html", "1", "c/d.html", "1"))
	if same.Written != nil || same.Removed != nil {
		t.Errorf("again: %+v", same)
	}
	second := mustWrite(t, dir, files("b.html", "2", "a.html", "1"))
	if !slices.Equal(second.Written, []string{"b.html", "manifest.json"}) || !slices.Equal(second.Removed, []string{"c/d.html"}) {
		t.Errorf("second: %+v", second)
	}
	if _, err := os.Stat(filepath.Join(dir, "c")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the emptied directory is there: %v", err)
	}
}

// Only files that differ are touched: their times say so.
func TestUnchangedFilesAreNotWritten(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustWrite(t, dir, files("same", "1", "other", "1"))
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for _, name := range []string{"same", "other"} {
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	at := time.Date(2025, 3, 28, 1, 0, 0, 0, time.UTC)
	if _, _, err := Write(dir, files("same", "1", "other", "2"), nil, Options{Tool: "test", Time: at}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]time.Time{"same": long, "other": at, "manifest.json": at} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || !info.ModTime().Equal(want) {
			t.Errorf("%s: %v, want %v (%v)", name, info.ModTime(), want, err)
		}
	}
}

func TestHandsOn(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustWrite(t, dir, files("page.html", "1", "stale.html", "1", "stale2.html", "1", "gone.html", "1", "lost.html", "1"))
	put(t, dir, "page.html", "edited")
	put(t, dir, "stale.html", "edited")
	put(t, dir, "stale2.html", "2") // as long as what was there
	put(t, dir, "notes/mine.txt", "mine")
	if err := os.Remove(filepath.Join(dir, "lost.html")); err != nil {
		t.Fatal(err)
	}
	r := mustWrite(t, dir, files("page.html", "1", "lost.html", "1"))
	if !slices.Equal(r.Edited, []string{"page.html"}) || !slices.Equal(r.Kept, []string{"notes/mine.txt", "stale.html", "stale2.html"}) ||
		!slices.Equal(r.Removed, []string{"gone.html"}) {
		t.Errorf("%+v", r)
	}
	if !slices.Equal(r.Written, []string{"lost.html", "manifest.json", "page.html"}) && !slices.Equal(r.Written, []string{"lost.html", "page.html", "manifest.json"}) {
		t.Errorf("written: %q", r.Written)
	}
	for name, want := range map[string]string{"stale.html": "edited", "stale2.html": "2"} {
		if data, _ := os.ReadFile(filepath.Join(dir, name)); string(data) != want {
			t.Errorf("%s, changed by hand, says %q", name, data)
		}
	}
}

// What no build made is never overwritten, and then nothing is written at all.
func TestInTheWay(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(dir string)
		want    []string
	}{
		"file":              {func(dir string) { put(t, dir, "new.html", "mine") }, []string{"output-in-the-way new.html"}},
		"file as directory": {func(dir string) { put(t, dir, "sub", "mine") }, []string{"output-in-the-way sub"}},
		"directory as file": {func(dir string) { put(t, dir, "new.html/x", "mine") }, []string{"output-in-the-way new.html"}},
		"empty directory":   {func(dir string) { mkdir(t, dir, "new.html") }, []string{"output-in-the-way new.html"}},
		"empty directory in ours": {func(dir string) {
			mkdir(t, dir, "old/x")
		}, []string{"output-in-the-way old"}},
		"case":          {func(dir string) { put(t, dir, "New.html", "mine") }, []string{"output-in-the-way New.html"}},
		"link":          {func(dir string) { link(t, dir, "/etc/passwd", "new.html") }, []string{"output-in-the-way new.html"}},
		"linked parent": {func(dir string) { link(t, dir, "..", "sub") }, []string{"output-in-the-way sub"}},
		"link to ours": {func(dir string) {
			if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
				t.Fatal(err)
			}
			link(t, dir, "/etc/hostname", "index.html")
		}, []string{"output-in-the-way index.html"}},
		"foreign manifest": {func(dir string) { put(t, dir, "manifest.json", `{"name": "app"}`) }, []string{"foreign-manifest manifest.json"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(scratch(t), "public")
			mustWrite(t, dir, files("index.html", "1", "old/y.html", "1"))
			c.prepare(dir)
			was := listing(t, dir)
			_, found, err := write(quick(nil), dir, files("index.html", "2", "new.html", "1", "sub/page.html", "1", "old", "1"), nil, Options{Tool: "test"})
			if err != nil || !slices.Equal(codes(found), c.want) {
				t.Errorf("findings %v, error %v", found, err)
			}
			if got := listing(t, dir); got != was {
				t.Errorf("it was\n%s\nand is\n%s", was, got)
			}
		})
	}
}

func mkdir(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(name)), 0o755); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, dir, to, name string) {
	t.Helper()
	if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
		if runtime.GOOS == "windows" {
			t.Skip("links need a privilege on Windows")
		}
		t.Fatal(err)
	}
}

// listing is contents for directories with links.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		b.WriteString(p + " " + info.Mode().String())
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(p)
			b.Write(data)
			b.WriteString(info.ModTime().String())
			if err != nil {
				return err
			}
		}
		b.WriteByte('\n')
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A foreign file with the very bytes that belong there is nobody's loss.
func TestSameBytesAreAdopted(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	put(t, dir, "index.html", "1")
	if r := mustWrite(t, dir, files("index.html", "1")); !slices.Equal(r.Written, []string{"manifest.json"}) {
		t.Errorf("%+v", r)
	}
}

func TestRefusedBuildLeavesNoDirectory(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	_, found, err := Write(dir, files("../x", "1"), nil, Options{})
	if err != nil || !found.HasErrors() {
		t.Fatal(found, err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestCheckPaths(t *testing.T) {
	for _, p := range []string{
		"index.html", "2024/indicators/a-1.html", "data/示例 一.xlsx", "a.b/c", "console.html", "com/x", "common.js", "com10", ".well-known/x",
	} {
		if found := Check(files(p, "")); len(found) > 0 {
			t.Errorf("%q: %v", p, found)
		}
	}
	for _, p := range []string{
		"", ".", "..", "/", "/a", "a/", "a//b", "./a", "a/../b", "../a", `a\b`, "C:a", "a\x00", "a\nb", "a\xff",
		"con", "CON.html", "a/nul.txt", "Aux", "com1.tar.gz", "lpt9", "COM¹", "prn .x", "a.", "a ", "b./c", "x?", "x*", `x"`, "a<b", "a|b",
		"manifest.json", "Manifest.JSON", ".nianbao-staging/x", ".nianbao-lock", strings.Repeat("长", 181), strings.Repeat("长", 90),
	} {
		if found := Check(files(p, "")); !slices.Equal(codes(found), []string{"bad-output-path ."}) {
			t.Errorf("%q: %v", p, codes(found))
		}
	}
}

func TestCheckDuplicates(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "nianbao.yaml", Line: line} }
	found := Check([]File{
		{Path: "a.html", Pos: at(1)}, {Path: "a.html", Pos: at(2)}, {Path: "A.html", Pos: at(3)}, {Path: "a.html/x", Pos: at(4)},
	})
	var b bytes.Buffer
	if err := diag.WriteText(&b, found.Ordered(), nil); err != nil {
		t.Fatal(err)
	}
	want := `nianbao.yaml:2: 错误[duplicate-output]: 两处都要写 a.html
	nianbao.yaml:1: 另一处在这里
	建议: 改其中一个的代码或文件名
nianbao.yaml:3: 错误[duplicate-output]: A.html 和 a.html 只有大小写不同，在 Windows 上是同一个文件
	nianbao.yaml:1: 另一处在这里
	建议: 改其中一个的代码或文件名
nianbao.yaml:4: 错误[duplicate-output]: a.html/x 要在 a.html 里面，而后者是文件
	建议: 改其中一个的代码或文件名
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestVerify(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, found, err := Write(dir, files("same", "1", "size", "1", "bytes", "1", "gone", "1", "linked", "1", "dir", "1"), nil, Options{}); err != nil || found != nil {
		t.Fatal(found, err)
	}
	if v, found, err := Verify(dir); err != nil || found != nil || v.Recovered != Nothing || len(v.Manifest.Files) != 6 {
		t.Fatalf("untouched: %+v %v %v", v, found, err)
	}
	put(t, dir, "size", "12")
	put(t, dir, "bytes", "2")
	put(t, dir, "a/extra", "")
	for _, name := range []string{"gone", "linked", "dir"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	mkdir(t, dir, "dir")
	link(t, dir, "same", "linked")
	v, found, err := Verify(dir)
	if err != nil || !slices.Equal(v.Changed, []string{"bytes", "linked", "size"}) || !slices.Equal(v.Missing, []string{"dir", "gone"}) || !slices.Equal(v.Extra, []string{"a/extra"}) {
		t.Errorf("%+v %v", v, err)
	}
	want := []string{"output-extra extra", "output-changed bytes", "output-missing dir", "output-missing gone", "output-changed linked", "output-changed size"}
	if got := codes(found); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestVerifyWithoutManifest(t *testing.T) {
	dir := t.TempDir()
	if _, found, err := Verify(dir); err != nil || !slices.Equal(codes(found), []string{"missing-manifest " + filepath.Base(dir)}) {
		t.Error(found, err)
	}
	if _, _, err := Verify(filepath.Join(dir, "nothing")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	put(t, dir, "file", "")
	if _, _, err := Verify(filepath.Join(dir, "file")); err == nil {
		t.Error("a file was verified")
	}
}

// A manifest that somebody made up is not acted upon.
func TestForeignManifests(t *testing.T) {
	sum := hash(nil)
	for _, text := range []string{
		"", "{}", "[]", `{"version":2,"tool":"","inputs":[],"files":[]}`, `{"version":1,"more":1}`, `{"version":1} {}`, `{"version":1`,
		`{"version":1,"files":[{"path":"../x","size":0,"sha256":"` + sum + `"}]}`,
		`{"version":1,"files":[{"path":".nianbao-staging/x","size":0,"sha256":"` + sum + `"}]}`,
		`{"version":1,"files":[{"path":"x","size":-1,"sha256":"` + sum + `"}]}`,
		`{"version":1,"files":[{"path":"x","size":0,"sha256":"` + strings.ToUpper(sum) + `"}]}`,
		`{"version":1,"files":[{"path":"b","size":0,"sha256":"` + sum + `"},{"path":"a","size":0,"sha256":"` + sum + `"}]}`,
		`{"version":1,"files":[{"path":"a","size":0,"sha256":"` + sum + `"},{"path":"a","size":0,"sha256":"` + sum + `"}]}`,
	} {
		dir := t.TempDir()
		put(t, dir, "manifest.json", text)
		if _, found, err := Verify(dir); err != nil || !slices.Equal(codes(found), []string{"foreign-manifest manifest.json"}) {
			t.Errorf("%s: %v %v", text, found, err)
		}
	}
}

func FuzzDecodeManifest(f *testing.F) {
	f.Add(NewManifest("t", []Input{{"x", 1, hash(nil)}}, files("a/b", "x", "c", "")).Encode())
	f.Add([]byte(`{"version":1,"files":[{"path":"../x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := DecodeManifest(data)
		if err != nil {
			if !errors.Is(err, errNotOurs) {
				t.Errorf("error %v", err)
			}
			return
		}
		for _, e := range m.Files {
			if !filepath.IsLocal(filepath.FromSlash(e.Path)) {
				t.Errorf("path %q leads out", e.Path)
			}
		}
		again, err := DecodeManifest(m.Encode())
		if err != nil || !slices.Equal(again.Files, m.Files) {
			t.Errorf("round trip: %v", err)
		}
	})
}

// A directory that somebody prepared cannot make a recovery leave it.
func TestHostileLeftovers(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "secret", "secret")
	sum := hash([]byte("secret"))
	j := func(path string) string {
		data, err := json.Marshal(journal{Version: 1, Write: []move{{Path: path, SHA256: sum}}, Remove: []Entry{{Path: "gone"}}})
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for name, prepare := range map[string]func(dir string){
		"staging is a link": func(dir string) { link(t, dir, outside, stagingName) },
		"new is a link":     func(dir string) { put(t, dir, journalPath, j("secret")); link(t, dir, outside, stagingName+"/new") },
		"target is a link": func(dir string) {
			put(t, dir, journalPath, j("out/x"))
			put(t, dir, staged("out/x"), "secret")
			link(t, dir, outside, "out")
		},
		"path leads out": func(dir string) {
			put(t, dir, journalPath, j("../secret"))
			put(t, dir, stagingName+"/secret", "secret")
		},
		"path is ours":      func(dir string) { put(t, dir, journalPath, j(".nianbao-lock")) },
		"not JSON":          func(dir string) { put(t, dir, journalPath, "{") },
		"staging is a file": func(dir string) { put(t, dir, stagingName, "x") },
		"lock is a link":    func(dir string) { link(t, dir, filepath.Join(outside, "secret"), lockName) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			prepare(dir)
			_, _, _ = Verify(dir)
			_, _, _ = Write(dir, files("out/x", "1"), nil, Options{})
			if got := contents(t, outside); got != "./\nsecret: secret\n" {
				t.Errorf("outside is now\n%s", got)
			}
		})
	}
}

// Many files take the way that flushes the file system as a whole.
func TestManyFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var many []File
	for i := range 300 {
		many = append(many, File{Path: "d" + string(rune('a'+i%26)) + "/" + strings.Repeat("x", i%100+1) + string(rune('a'+i/100)) + ".html", Data: []byte("1")})
	}
	if _, found, err := Write(dir, many, nil, Options{}); err != nil || found != nil {
		t.Fatal(found, err)
	}
	if _, found, err := Verify(dir); err != nil || found != nil {
		t.Fatal(found, err)
	}
}

// A site on a medium that only can be read is verified as it is.
func TestVerifyReadOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, _, err := Write(dir, files("a", "1"), nil, Options{}); err != nil {
		t.Fatal(err)
	}
	put(t, dir, lockName, "")
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	if _, found, err := Verify(dir); err != nil || found != nil {
		t.Errorf("%v %v", found, err)
	}
}
