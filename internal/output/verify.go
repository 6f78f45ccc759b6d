package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"nianbao/internal/diag"
)

// Verification is what a Verify found. All lists are sorted by path.
type Verification struct {
	Manifest Manifest
	// Changed differ from the manifest, Missing are not there, Extra are not in it.
	Changed, Missing, Extra []string
	// Recovered says what an earlier, killed build had left.
	Recovered Recovery
}

// Verify ends what a killed build may have left in dir, and compares dir with
// its manifest. Every difference is a finding that is an error.
func Verify(dir string) (Verification, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Verification{}, nil, err
	}
	defer root.Close()
	return place{disk{root: root, sync: flush}, dir}.verify()
}

func (p place) verify() (Verification, diag.List, error) {
	var v Verification
	var err error
	if v.Recovered, err = p.tidy(); err != nil {
		return v, nil, err
	}
	v.Manifest, err = p.readManifest()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return v, diag.List{diag.Errorf(diag.Pos{File: filepath.ToSlash(p.dir)}, "missing-manifest", "没有 %s，无从核对", ManifestPath).
			Hintf("指明 build 写出的目录；文件丢了就重新构建、重新部署")}, nil
	case errors.Is(err, errNotOurs):
		return v, diag.List{foreignManifest(p.dir)}, nil
	case err != nil:
		return v, nil, err
	}
	if err := p.differences(&v); err != nil {
		return v, nil, err
	}
	return v, v.findings(p.dir), nil
}

// tidy ends a killed build. A directory that only can be read, as on a web
// server, has none; a lock that nobody holds is left by one.
func (p place) tidy() (Recovery, error) {
	begun, err := p.exists(stagingName)
	if err != nil {
		return Nothing, err
	}
	locked, err := p.exists(lockName)
	if err != nil || !begun && !locked {
		return Nothing, err
	}
	l, err := acquire(p.dir)
	if errors.Is(err, fs.ErrPermission) && !begun {
		return Nothing, nil
	}
	if err != nil {
		return Nothing, err
	}
	defer l.drop() // after release there is nothing to drop
	r, err := p.recover()
	return r, errors.Join(err, l.release())
}

func (p place) differences(v *Verification) error {
	now, err := p.scan()
	if err != nil {
		return err
	}
	delete(now.files, ManifestPath)
	for _, e := range v.Manifest.Files {
		size, there := now.files[e.Path]
		delete(now.files, e.Path)
		same := there && size == e.Size
		if same {
			sum, err := p.hash(e.Path)
			if err != nil {
				return err
			}
			same = sum == e.SHA256
		}
		switch {
		case !there:
			v.Missing = append(v.Missing, e.Path)
		case !same:
			v.Changed = append(v.Changed, e.Path)
		}
	}
	v.Extra = now.paths()
	return nil
}

func (v Verification) findings(dir string) diag.List {
	var found diag.List
	add := func(paths []string, code, message, hint string) {
		for _, p := range paths {
			pos := diag.Pos{File: path.Join(filepath.ToSlash(dir), p)}
			found = append(found, diag.Errorf(pos, code, "%s", message).Hintf("%s", hint))
		}
	}
	add(v.Changed, "output-changed", "内容与构建时不同", "重新部署这个文件")
	add(v.Missing, "output-missing", "缺少这个文件", "重新部署这个文件")
	add(v.Extra, "output-extra", "多出这个文件，不是构建产生的", "不需要就删去；需要就放到别的目录")
	return found.Ordered()
}
