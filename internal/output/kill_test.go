package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

// Every way a build can differ from the one before: kept, changed, new, gone,
// a file that becomes a directory, a directory that becomes a file, an
// emptied directory; and a foreign file that must never be touched.
func before() []File {
	return []File{
		{Path: "index.html", Data: []byte("old index")},
		{Path: "same.css", Data: []byte("same")},
		{Path: "a/gone.html", Data: []byte("old gone")},
		{Path: "a/b/deep.html", Data: []byte("old deep")},
		{Path: "swap", Data: []byte("old file")},
		{Path: "turn/x.html", Data: []byte("old x")},
		{Path: "turn/y/z.html", Data: []byte("old z")},
	}
}

func after() []File {
	return []File{
		{Path: "index.html", Data: []byte("new index")},
		{Path: "same.css", Data: []byte("same")},
		{Path: "c/d/new.html", Data: []byte("new page")},
		{Path: "swap/in.html", Data: []byte("new in")},
		{Path: "turn", Data: []byte("new turn")},
		{Path: "empty.txt"},
	}
}

const foreign = "a/foreign.txt"

// site writes files to a new directory that also has a foreign file.
func site(t *testing.T, files []File) string {
	t.Helper()
	dir := filepath.Join(scratch(t), "public")
	put(t, dir, foreign, "mine")
	mustWrite(t, dir, files)
	return dir
}

// scratch is t.TempDir in memory where the system has such a place: there are
// thousands of builds here.
func scratch(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "nianbao-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// quick is a disk that is watched and does not flush: no build here sees a
// loss of power.
func quick(before func(step, name string) error) disk {
	return disk{sync: func(*os.Root, []string) error { return nil }, before: before}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mustWrite(t *testing.T, dir string, files []File) Result {
	t.Helper()
	r, found, err := write(quick(nil), dir, files, nil, Options{Tool: "test"})
	if err != nil || len(found) > 0 {
		t.Fatalf("Write: %v %v", found, err)
	}
	return r
}

// contents returns everything in dir, directories included.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			fmt.Fprintf(&b, "%s/\n", p)
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		fmt.Fprintf(&b, "%s: %s\n", p, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// killed is what a step panics with: nothing of the program runs afterwards,
// as after a kill.
type killed struct{}

// dying returns a hook that ends the process before the n-th step, counted
// from 0, and the count of steps begun.
func dying(n int) (hook func(step, name string) error, steps *[]string) {
	steps = &[]string{}
	return func(step, name string) error {
		if len(*steps) == n {
			panic(killed{})
		}
		*steps = append(*steps, step+" "+name)
		return nil
	}, steps
}

// survive runs f and reports whether it was killed.
func survive(f func()) (dead bool) {
	defer func() {
		switch r := recover(); r.(type) {
		case nil:
		case killed:
			dead = true
		default:
			panic(r)
		}
	}()
	f()
	return false
}

func failing(n int) func(step, name string) error {
	count := 0
	return func(step, name string) error {
		count++
		if count-1 == n {
			return errInjected
		}
		return nil
	}
}

var errInjected = errors.New("disk failure")

// steps counts the steps of an undisturbed build from before to after.
func steps(t *testing.T) int {
	t.Helper()
	hook, taken := dying(-1)
	if _, found, err := write(quick(hook), site(t, before()), after(), nil, Options{Tool: "test"}); err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	if len(*taken) < 40 {
		t.Fatalf("only %d steps were seen: %q", len(*taken), *taken)
	}
	return len(*taken)
}

func oldAndNew(t *testing.T) (string, string) {
	t.Helper()
	dir := site(t, before())
	old := contents(t, dir)
	mustWrite(t, dir, after())
	return old, contents(t, dir)
}

// A build that is killed before any step leaves what Verify makes the old site
// or the new one, exactly, and says which.
func TestKilledBuildIsEndedByVerify(t *testing.T) {
	old, renewed := oldAndNew(t)
	seen := map[Recovery]bool{}
	for n := range steps(t) {
		dir := killedAt(t, n)
		v, found, err := verifyQuickly(t, dir, nil)
		if err != nil {
			t.Fatalf("step %d: %v", n, err)
		}
		if !slices.Equal(v.Extra, []string{foreign}) || len(found) != 1 {
			t.Errorf("step %d: findings %v", n, found)
		}
		seen[v.Recovered] = true
		got, want := contents(t, dir), old
		if v.Recovered == Finished || v.Manifest.Tool == "test" && len(v.Manifest.Files) == len(after()) {
			want = renewed
		}
		if got != want {
			t.Errorf("step %d (%v):\n%s\nwant\n%s", n, v.Recovered, got, want)
		}
		if v.Recovered == Finished && want != renewed {
			t.Errorf("step %d: finished, but it is the old site", n)
		}
	}
	if !seen[Discard] || !seen[Finished] {
		t.Errorf("recoveries seen: %v", seen)
	}
}

func killedAt(t *testing.T, n int) string {
	t.Helper()
	dir := site(t, before())
	hook, _ := dying(n)
	if !survive(func() { _, _, _ = write(quick(hook), dir, after(), nil, Options{Tool: "test"}) }) {
		t.Fatalf("step %d did not come", n)
	}
	return dir
}

// A disk without links leaves a moment in which the old file is gone and the
// new one not there; a kill in that moment is no different.
func TestKilledWithoutLinks(t *testing.T) {
	old, renewed := oldAndNew(t)
	for n := range steps(t) {
		dir := site(t, before())
		hook, _ := dying(n)
		survive(func() {
			_, _, _ = write(quick(func(step, name string) error {
				return errors.Join(hook(step, name), map[string]error{"link": errInjected}[step])
			}), dir, after(), nil, Options{Tool: "test"})
		})
		if _, _, err := verifyQuickly(t, dir, nil); err != nil {
			t.Fatalf("step %d: %v", n, err)
		}
		if got := contents(t, dir); got != old && got != renewed {
			t.Errorf("step %d: neither old nor new:\n%s", n, got)
		}
	}
}

// The next build ends a killed one and then does its own work, whichever
// files it has.
func TestKilledBuildIsEndedByTheNext(t *testing.T) {
	third := []File{{Path: "a/b", Data: []byte("third")}, {Path: "index.html", Data: []byte("third")}}
	for name, files := range map[string][]File{"same": after(), "old": before(), "third": third} {
		t.Run(name, func(t *testing.T) {
			want := site(t, files)
			for n := range steps(t) {
				dir := killedAt(t, n)
				mustWrite(t, dir, files)
				if got, want := contents(t, dir), contents(t, want); got != want {
					t.Fatalf("step %d:\n%s\nwant\n%s", n, got, want)
				}
			}
		})
	}
}

// Recovery may itself be killed, at every step. Every third step of the build
// is enough: each kind of step is among them, and all of the recovery's.
func TestKilledRecovery(t *testing.T) {
	old, renewed := oldAndNew(t)
	for n := 0; n < steps(t); n += 3 {
		for m := 0; ; m++ {
			dir := killedAt(t, n)
			hook, _ := dying(m)
			if !survive(func() { _, _, _ = verifyQuickly(t, dir, hook) }) {
				break
			}
			if _, _, err := verifyQuickly(t, dir, nil); err != nil {
				t.Fatalf("steps %d, %d: %v", n, m, err)
			}
			if got := contents(t, dir); got != old && got != renewed {
				t.Fatalf("steps %d, %d: neither old nor new:\n%s", n, m, got)
			}
		}
	}
}

// verifyQuickly is Verify on a disk that is quick.
func verifyQuickly(t *testing.T, dir string, hook func(step, name string) error) (Verification, diag.List, error) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	k := quick(hook)
	k.root = root
	return place{k, dir}.verify()
}

// A disk that fails once leaves the site as it was, at once; if it failed
// after the last move, as it is to be.
func TestFailedStepIsUndone(t *testing.T) {
	old, renewed := oldAndNew(t)
	for n := range steps(t) {
		dir := site(t, before())
		_, _, err := write(quick(failing(n)), dir, after(), nil, Options{Tool: "test"})
		want := old
		if err == nil {
			want = renewed
		} else if !errors.Is(err, errInjected) {
			t.Errorf("step %d: error %v", n, err)
		}
		tidied := err == nil // rubbish may be left, for the next build to remove
		if got := contents(t, dir); got != want && !tidied {
			t.Errorf("step %d (%v):\n%s\nwant\n%s", n, err, got, want)
		}
		if _, _, err := verifyQuickly(t, dir, nil); err != nil {
			t.Errorf("step %d: %v", n, err)
		}
		if got := contents(t, dir); got != want {
			t.Errorf("step %d, after Verify:\n%s\nwant\n%s", n, got, want)
		}
	}
}

// A disk that fails from some step on cannot even undo: the error says so, and
// a later build or verify ends it.
func TestDiskThatStaysBroken(t *testing.T) {
	old, renewed := oldAndNew(t)
	for n := range steps(t) {
		dir := site(t, before())
		count := 0
		_, _, _ = write(quick(func(step, name string) error {
			if count++; count > n {
				return errInjected
			}
			return nil
		}), dir, after(), nil, Options{Tool: "test"})
		if _, _, err := verifyQuickly(t, dir, nil); err != nil {
			t.Fatalf("step %d: %v", n, err)
		}
		if got := contents(t, dir); got != old && got != renewed {
			t.Errorf("step %d: neither old nor new:\n%s", n, got)
		}
	}
}

// A first build has no old site: what is left of it is nothing or everything.
func TestKilledFirstBuild(t *testing.T) {
	hook, taken := dying(-1)
	whole := filepath.Join(scratch(t), "public")
	if _, _, err := write(quick(hook), whole, after(), nil, Options{Tool: "test"}); err != nil {
		t.Fatal(err)
	}
	for n := range *taken {
		dir := filepath.Join(scratch(t), "public")
		hook, _ := dying(n)
		survive(func() { _, _, _ = write(quick(hook), dir, after(), nil, Options{Tool: "test"}) })
		if _, _, err := verifyQuickly(t, dir, nil); err != nil {
			t.Fatal(err)
		}
		if got := contents(t, dir); got != "./\n" && got != contents(t, whole) {
			t.Errorf("step %d:\n%s", n, got)
		}
	}
}

// After a loss of power a file may be torn though the journal is whole: then
// the old site comes back.
func TestTornFileIsNotPutInPlace(t *testing.T) {
	old, _ := oldAndNew(t)
	torn := 0
	for n := range steps(t) {
		dir := killedAt(t, n)
		if _, err := os.Stat(filepath.Join(dir, stagingName, journalName)); err != nil {
			continue
		}
		name := filepath.Join(dir, stagingName, "new", "index.html")
		if _, err := os.Stat(name); err != nil {
			name = filepath.Join(dir, "index.html")
			if data, _ := os.ReadFile(name); string(data) != "new index" {
				continue
			}
		}
		torn++
		// A new file, not a shorter one: the old one may be a link to the same data.
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("new"), 0o644); err != nil {
			t.Fatal(err)
		}
		v, _, err := verifyQuickly(t, dir, nil)
		if err != nil || v.Recovered != Undone {
			t.Fatalf("step %d: %v %v", n, v.Recovered, err)
		}
		if got := contents(t, dir); got != old {
			t.Errorf("step %d:\n%s", n, got)
		}
	}
	if torn < 10 {
		t.Errorf("only %d cases", torn)
	}
}

// A foreign file that appears between the kill and the recovery is kept, and
// the old site comes back.
func TestForeignFileAppearsAfterKill(t *testing.T) {
	cases := 0
	for n := range steps(t) {
		dir := killedAt(t, n)
		_, err := os.Stat(filepath.Join(dir, stagingName, journalName))
		_, err2 := os.Stat(filepath.Join(dir, stagingName, "new", "empty.txt"))
		if err != nil || err2 != nil {
			continue
		}
		cases++
		put(t, dir, "empty.txt", "foreign")
		v, _, err := verifyQuickly(t, dir, nil)
		if err != nil || v.Recovered != Undone || !slices.Contains(v.Extra, "empty.txt") {
			t.Fatalf("step %d: %+v %v", n, v, err)
		}
		if data, _ := os.ReadFile(filepath.Join(dir, "empty.txt")); string(data) != "foreign" {
			t.Errorf("step %d: the foreign file says %q", n, data)
		}
	}
	if cases == 0 {
		t.Error("no case")
	}
}
