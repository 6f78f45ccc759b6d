package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// flushOneByOne is the number of files above which it is quicker to flush the
// whole file system.
const flushOneByOne = 64

func flush(root *os.Root, names []string) error {
	if len(names) > flushOneByOne {
		return onFile(root, names[0], func(f *os.File) error { return unix.Syncfs(int(f.Fd())) })
	}
	for _, name := range names {
		if err := onFile(root, name, (*os.File).Sync); err != nil {
			return err
		}
	}
	return nil
}

// onFile calls do on the file or directory name. File systems that cannot
// flush a directory say EINVAL: what they can do is done.
func onFile(root *os.Root, name string, do func(*os.File) error) error {
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	err = do(f)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, f.Close())
}
