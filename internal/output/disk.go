package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
	"time"
)

// disk is the output directory. It does what changes it in steps: tests stop
// it before any of them, and in the middle of writing a file. Names are
// relative to the directory, and the root sees to it that none leads out of
// it, whatever links a copied directory may have.
type disk struct {
	root *os.Root
	// sync makes files and directories survive a loss of power: [flush].
	sync   func(root *os.Root, names []string) error
	before func(step, name string) error
}

func (k disk) step(step, name string) error {
	if k.before == nil {
		return nil
	}
	return k.before(step, name)
}

func (k disk) mkdirAll(name string) error {
	if err := k.step("mkdir", name); err != nil {
		return err
	}
	return k.root.MkdirAll(name, 0o755)
}

// create writes a file that is not there yet.
func (k disk) create(name string, data []byte, at time.Time) (err error) {
	if err := k.step("create", name); err != nil {
		return err
	}
	f, err := k.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	half := len(data) / 2
	if _, err := f.Write(data[:half]); err != nil {
		return err
	}
	if err := k.step("write", name); err != nil {
		return err
	}
	if _, err := f.Write(data[half:]); err != nil {
		return err
	}
	if at.IsZero() {
		return nil
	}
	return k.root.Chtimes(name, at, at)
}

func (k disk) rename(from, to string) error {
	if err := k.step("rename", from); err != nil {
		return err
	}
	return k.root.Rename(from, to)
}

func (k disk) remove(name string) error {
	if err := k.step("remove", name); err != nil {
		return err
	}
	return k.root.Remove(name)
}

// removeAll removes what is below name file by file, so that tests can stop
// in the middle of it.
func (k disk) removeAll(name string) error {
	entries, err := k.list(name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		child := path.Join(name, e.Name())
		if e.IsDir() {
			err = k.removeAll(child)
		} else {
			err = k.remove(child)
		}
		if err != nil {
			return err
		}
	}
	return k.remove(name)
}

// backup keeps the file from at to, and leaves it where it is if the disk can
// do that: then no reader finds it missing before the new one is in place.
func (k disk) backup(from, to string) error {
	if err := k.mkdirAll(path.Dir(to)); err != nil {
		return err
	}
	if k.step("link", from) == nil && k.root.Link(from, to) == nil {
		return nil
	}
	return k.rename(from, to) // FAT has no links
}

func (k disk) flush(names []string) error {
	if len(names) == 0 {
		return nil
	}
	if err := k.step("flush", names[0]); err != nil {
		return err
	}
	if err := k.sync(k.root, names); err != nil {
		return fmt.Errorf("flush to disk: %w", err)
	}
	return nil
}

// exists reports whether there is anything at name.
func (k disk) exists(name string) (bool, error) {
	_, err := k.root.Lstat(name)
	if absent(err) {
		return false, nil
	}
	return err == nil, err
}

// absent reports whether err says that there is nothing: no such name, or a
// file where its directory would be.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// list returns what is in the directory name, nothing if there is none.
func (k disk) list(name string) ([]fs.DirEntry, error) {
	d, err := k.root.Open(name)
	if absent(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	entries, err := d.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, errors.Join(err, d.Close())
}

// hash returns the hash of the file name.
func (k disk) hash(name string) (string, error) {
	f, err := k.root.Open(name)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}
