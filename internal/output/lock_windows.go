package output

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// open opens the file for nobody else and has Windows delete it when it is
// closed, by whatever end.
func (l *lock) open() error {
	name, err := windows.UTF16PtrFromString(l.name)
	if err != nil {
		return err
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, nil,
		windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	switch {
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION), errors.Is(err, windows.ERROR_DELETE_PENDING):
		return ErrBusy
	case err != nil:
		return &os.PathError{Op: "open", Path: l.name, Err: err}
	}
	l.file = os.NewFile(uintptr(h), l.name)
	return nil
}

// release gives the lock back.
func (l *lock) release() error { return l.drop() }
