package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"nianbao/internal/diag"
)

// Write makes dir hold files and their manifest, as the package comment says.
// Findings that are errors mean that nothing was written and dir is as it was;
// an error means that the machine failed, and dir is as it was unless the
// error says otherwise.
func Write(dir string, files []File, inputs []Input, opt Options) (Result, diag.List, error) {
	return write(disk{sync: flush}, dir, files, inputs, opt)
}

// write is Write on the disk k, which gets its root here.
func write(k disk, dir string, files []File, inputs []Input, opt Options) (r Result, found diag.List, err error) {
	if found = Check(files); found.HasErrors() {
		return Result{}, found, nil
	}
	_, err = os.Lstat(dir)
	fresh := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Result{}, nil, fmt.Errorf("write output: %w", err)
	}
	k.root, err = os.OpenRoot(dir)
	if err != nil {
		return Result{}, nil, fmt.Errorf("write output: %w", err)
	}
	defer k.root.Close()
	l, err := acquire(dir)
	if err != nil {
		return Result{}, nil, err
	}
	defer l.drop() // after release there is nothing to drop
	p := place{k, dir}
	r, found, err = p.write(files, NewManifest(opt.Tool, inputs, files), opt)
	err = errors.Join(err, l.release())
	if fresh && (err != nil || found.HasErrors()) {
		_ = os.Remove(dir) // if it is empty: nobody asked for an empty directory
	}
	if err != nil {
		err = fmt.Errorf("write output: %w", err)
	}
	return r, found, err
}

func (p place) write(files []File, m Manifest, opt Options) (Result, diag.List, error) {
	recovered, err := p.recover()
	if err != nil {
		return Result{}, nil, err
	}
	c, found, err := p.compare(files, m)
	if err != nil || found.HasErrors() {
		return Result{Recovered: recovered}, found, err
	}
	if err := p.apply(c, opt); err != nil {
		return Result{Recovered: recovered}, found, err
	}
	r := Result{Manifest: m, Edited: c.edited, Kept: c.kept, Recovered: recovered}
	for _, f := range c.writes {
		r.Written = append(r.Written, f.Path)
	}
	for _, e := range c.removes {
		r.Removed = append(r.Removed, e.Path)
	}
	return r, found, nil
}

// apply stages c and makes it so, or leaves everything as it was.
func (p place) apply(c change, opt Options) error {
	if c.empty() {
		return nil
	}
	if err := p.stage(c, opt); err != nil {
		return errors.Join(err, p.withdraw())
	}
	j := c.journal()
	err := p.finish(j)
	if err == nil {
		_ = p.removeAll(stagingName) // the next build or verify will
		return nil
	}
	if back := p.undo(j); back != nil {
		return errors.Join(err, fmt.Errorf("输出没有写完，也没能复原，下一次 build 或 verify 会处理: %w", back))
	}
	return errors.Join(err, p.removeAll(stagingName))
}

// withdraw removes what was staged, the journal first.
func (p place) withdraw() error {
	if there, err := p.exists(journalPath); err != nil {
		return err
	} else if there {
		if err := p.remove(journalPath); err != nil {
			return err
		}
	}
	return p.removeAll(stagingName)
}
