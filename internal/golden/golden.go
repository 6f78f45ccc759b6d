// Package golden compares what a test got with what a file wants. Test only.
//
// A file is either the expectation itself ([Equal]) or a txtar archive that
// holds inputs and expectations together ([Archives]). Sections of an archive
// whose names begin with "want" are expectations; one that no test asks for
// fails, so that none goes stale. A missing section is an empty expectation.
//
//	go test ./internal/foo -update
//
// rewrites the expectations with what was got; read the difference before
// committing it.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite golden files with what the tests got")

// Equal fails t unless the named file holds got.
func Equal(t testing.TB, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (-update rewrites it)\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// Archive is one txtar file of a test.
type Archive struct {
	// Inputs are the sections that are no expectations, in order.
	Inputs []txtar.File

	t     testing.TB
	wants []txtar.File
	asked map[string]bool
}

// Archives runs a subtest for each archive that matches pattern
// (testdata/*.txtar), named after the file.
func Archives(t *testing.T, pattern string, run func(t *testing.T, a *Archive)) {
	t.Helper()
	for _, name := range archives(t, pattern) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			runArchive(t, name, run)
		})
	}
}

// archives are the names of the archives that match pattern; none is a failure.
func archives(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives at %s: %v", pattern, err)
	}
	return names
}

func runArchive(t *testing.T, name string, run func(*testing.T, *Archive)) {
	file, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a := &Archive{t: t, asked: map[string]bool{}}
	a.Inputs, a.wants = parted(file)
	run(t, a)
	a.wants = slices.DeleteFunc(a.wants, func(f txtar.File) bool {
		if !*update && !a.asked[f.Name] {
			t.Errorf("section %s: no test asks for it", f.Name)
		}
		return !a.asked[f.Name] || len(f.Data) == 0
	})
	if *update && !t.Failed() {
		file.Files = slices.Concat(a.Inputs, a.wants)
		if err := os.WriteFile(name, txtar.Format(file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// parted parts the sections of an archive into inputs and expectations.
func parted(a *txtar.Archive) (inputs, wants []txtar.File) {
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, "want") {
			wants = append(wants, f)
		} else {
			inputs = append(inputs, f)
		}
	}
	return inputs, wants
}

// Inputs returns the sections that are no expectations of all archives that
// match pattern: what a fuzz test begins with.
func Inputs(t testing.TB, pattern string) []txtar.File {
	t.Helper()
	var all []txtar.File
	for _, name := range archives(t, pattern) {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		inputs, _ := parted(a)
		all = append(all, inputs...)
	}
	return all
}

// Input returns the input section called name, and fails the test without it.
func (a *Archive) Input(name string) []byte {
	a.t.Helper()
	i := slices.IndexFunc(a.Inputs, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		a.t.Fatalf("no section %s", name)
	}
	return a.Inputs[i].Data
}

// Want fails the test unless the section called name (want, want.diag …)
// holds got. A line end is added to got where the last line has none.
func (a *Archive) Want(name, got string) {
	a.t.Helper()
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	a.asked[name] = true
	i := slices.IndexFunc(a.wants, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		a.wants = append(a.wants, txtar.File{Name: name})
		i = len(a.wants) - 1
	}
	if *update {
		a.wants[i].Data = []byte(got)
		return
	}
	if want := string(a.wants[i].Data); got != want {
		a.t.Errorf("section %s differs (-update rewrites it)\ngot:\n%s\nwant:\n%s", name, got, want)
	}
}
