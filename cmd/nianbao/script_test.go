package main

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"nianbao/internal/dataset"
	"nianbao/internal/sheet"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"nianbao": func() {
			os.Exit(run(context.Background(), os.Args[1:], terminal{os.Stdout, os.Stderr}))
		},
	})
}

// TestScript runs the scripts that say what the command line does. Beside
// testscript's own commands they have
//
//	xlsx OUT.xlsx KIND IN.csv   make a standard workbook
//	exits N COMMAND ARG...      run a command and want exit status N
//	replace FILE OLD NEW        replace text, which must be there
//	modified FILE TIME          want a modification time, in RFC 3339
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"xlsx": makeWorkbook, "exits": wantStatus, "replace": replaceText, "modified": wantTime,
		},
	})
}

func makeWorkbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: xlsx OUT.xlsx KIND IN.csv")
	}
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[2]))).ReadAll()
	ts.Check(err)
	schema, ok := dataset.SchemaOf(dataset.Kind(args[1]))
	if !ok {
		ts.Fatalf("no kind %s", args[1])
	}
	data, err := sheet.Write(sheet.Properties{Title: args[1], Author: "test"}, []sheet.Table{
		{Name: args[1], Schema: schema, Header: rows[0], Rows: rows[1:]},
	})
	ts.Check(err)
	name := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, data, 0o644))
}

func wantStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N COMMAND ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var failed *exec.ExitError
		if !errors.As(err, &failed) {
			ts.Fatalf("%v", err)
		}
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func replaceText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o644))
}

func wantTime(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: modified FILE TIME")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := info.ModTime().UTC().Format(time.RFC3339); got != args[1] {
		ts.Fatalf("%s was modified at %s, want %s", args[0], got, args[1])
	}
}

func TestHelpNamesEveryExitStatus(t *testing.T) {
	for _, n := range []int{exitDone, exitErrors, exitUsage, exitMachine} {
		if !slices.ContainsFunc(strings.Split(exitHelp, "\n"), func(line string) bool {
			return strings.HasPrefix(line, "  "+strconv.Itoa(n)+"  ")
		}) {
			t.Errorf("the help does not say what exit status %d means", n)
		}
	}
}
