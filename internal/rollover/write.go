package rollover

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Write puts the files of r into the project in dir, all or none: they are
// written beside, then moved into place, the configuration last. A file that is
// there already is an error; what had been moved is then taken back.
func (r Result) Write(dir string) (err error) {
	staging, err := os.MkdirTemp(dir, ".nianbao-new-*")
	if err != nil {
		return err
	}
	var done []string
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(done) {
				err = errors.Join(err, os.Remove(name))
			}
		}
		err = errors.Join(err, os.RemoveAll(staging))
	}()
	for _, f := range append(slices.Clone(r.Files), r.Config) {
		name := filepath.Join(staging, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := writeFlushed(name, f.Data); err != nil {
			return err
		}
	}
	for _, f := range r.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		made, err := folders(filepath.Dir(name))
		done = append(done, made...)
		if err != nil {
			return err
		}
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, &fs.PathError{Op: "create", Path: f.Path, Err: fs.ErrExist})
		}
		if err := os.Rename(filepath.Join(staging, filepath.FromSlash(f.Path)), name); err != nil {
			return err
		}
		done = append(done, name)
	}
	return os.Rename(filepath.Join(staging, filepath.FromSlash(r.Config.Path)), filepath.Join(dir, filepath.FromSlash(r.Config.Path)))
}

// folders makes dir and what is missing above it, and returns what it made.
func folders(dir string) (made []string, err error) {
	var missing []string
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			break
		}
		missing = append(missing, d)
	}
	for _, d := range slices.Backward(missing) {
		if err := os.Mkdir(d, 0o755); err != nil {
			return made, err
		}
		made = append(made, d)
	}
	return made, nil
}

func writeFlushed(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
