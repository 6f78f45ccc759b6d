package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrBusy says that another build is writing the same directory.
var ErrBusy = errors.New("另一个 nianbao 正在写这个目录；等它结束再试")

// lock is the right to change an output directory. The system takes it back
// from a process that is killed.
type lock struct {
	name string
	file *os.File
}

// acquire locks dir, which must exist, or fails with ErrBusy at once.
func acquire(dir string) (*lock, error) {
	l := &lock{name: filepath.Join(dir, lockName)}
	// The holder removes the file when it ends: a lock on what is no longer
	// there is worth nothing, so look again.
	for range 100 {
		if err := l.open(); errors.Is(err, ErrBusy) {
			return nil, fmt.Errorf("%s: %w", dir, ErrBusy)
		} else if err != nil {
			return nil, fmt.Errorf("lock output: %w", err)
		}
		held, err := l.file.Stat()
		if err != nil {
			return nil, errors.Join(err, l.drop())
		}
		if there, err := os.Lstat(l.name); err == nil && os.SameFile(held, there) {
			return l, nil
		}
		if err := l.drop(); err != nil {
			return nil, err
		}
	}
	return nil, ErrBusy
}

// drop gives the lock back and leaves its file.
func (l *lock) drop() error {
	if l.file == nil {
		return nil
	}
	f := l.file
	l.file = nil
	return f.Close()
}
