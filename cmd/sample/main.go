// Command sample writes a generated project of any size to a directory, to
// measure the program with or to try it on:
//
//	go run ./cmd/sample 200 /tmp/project
//
// Every value in it is invented and marked 演示.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"nianbao/internal/sample"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: sample INDICATORS DIRECTORY")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintf(os.Stderr, "sample: %v\n", err)
		os.Exit(1)
	}
}

func run(count, dir string) error {
	n, err := strconv.Atoi(count)
	if err != nil || n < 1 {
		return fmt.Errorf("number of indicators is %q, want 1 or more", count)
	}
	files, err := sample.Project(n)
	if err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
