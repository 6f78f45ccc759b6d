//go:build !linux

package output

import (
	"errors"
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// flush flushes several files at a time: most of it is waiting.
func flush(root *os.Root, names []string) error {
	var g errgroup.Group
	g.SetLimit(8)
	for _, name := range names {
		g.Go(func() error { return flush1(root, name) })
	}
	return g.Wait()
}

func flush1(root *os.Root, name string) error {
	info, err := root.Stat(name)
	if err != nil {
		return err
	}
	if info.IsDir() && runtime.GOOS == "windows" {
		return nil // Windows keeps directories itself and refuses to flush them
	}
	f, err := root.OpenFile(name, flushMode(info.IsDir()), 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// flushMode is how a file has to be open: Windows flushes only what it may write.
func flushMode(dir bool) int {
	if dir {
		return os.O_RDONLY
	}
	return os.O_RDWR
}
