//go:build unix

package output

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

func (l *lock) open() error {
	f, err := os.OpenFile(l.name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o644)
	if err != nil {
		return err
	}
	if err := flock(f); err != nil {
		return errors.Join(err, f.Close())
	}
	l.file = f
	return nil
}

// flock locks f. A network file system that knows no locks leaves it at that:
// better to build without one than not at all.
func flock(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	switch {
	case errors.Is(err, unix.EWOULDBLOCK):
		return ErrBusy
	case errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.ENOLCK):
		return nil
	}
	return err
}

// release removes the file of the lock while it is held, then gives it back.
func (l *lock) release() error {
	err := os.Remove(l.name)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.drop())
}
