// Package release keeps what has been published as it was published. A
// released edition is locked in a file beside its inputs, which is committed
// with them:
//
//	editions/2024.lock.json
//
// The lock holds every figure, verdict and word of the edition's tables, the
// version of the method by which they were computed (assess.Method), the
// hashes of the files that the edition reads, and each release with its note.
//
// # What counts as a change
//
// The files of the edition's own folders, data/2024 and content/2024, and
// workbooks elsewhere of which its pages show a sheet as it stands, with the
// maps beside them, are locked byte by byte: changed, missing or added, each is an error. A workbook that
// was only saved again counts too, for pages publish its hash.
//
// Files that several editions share, those in data itself and in the folders of
// earlier years, change when a later edition is made: a new indicator's row, a
// later year's value. They are locked by what they say in this edition: a
// change that none of its figures and words shows is none. One that does is an
// error that names the indicator, the year, the old and the new value, the cell.
// So is a change that comes from a formula and from no file.
//
// Navigation, templates, the 已归档 banner and pages of no edition may change.
//
// Every such error goes away when the files are restored, or when the edition
// is released again with a note. The notes are published with the edition.
//
// # Form
//
//	{"version":1,"edition":2024,"method":"1",
//	"releases":[
//	{"tool":"nianbao 0.1.0"},
//	{"tool":"nianbao 0.1.0","date":"2025-06-01","note":"更正工业总产值"}
//	],
//	"inputs":[
//	{"path":"content/2024/02-gongye.md","sha256":"…","whole":true},
//	…
//	],
//	"fields":["value 数值", …],
//	"lines":[
//	{"key":"value chanzhi 2024 全区 全年","name":"工业总产值2024年（全区）","values":{"数值":"812.6","状态":"初步"}},
//	…
//	],
//	"sum":"…"}
//
// Everything is sorted; the same edition gives the same bytes. A file that was
// edited or merged by hand does not have its sum and is refused. A field that a
// later program adds is not in fields of an older lock and is not compared.
package release

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/render/data"
	"nianbao/internal/source"
	"nianbao/internal/version"
)

// Folder is where the locks of a project are.
const Folder = source.LockFolder

// Path is the lock of a year's edition.
func Path(year int) string { return fmt.Sprintf("%s/%d%s", Folder, year, ending) }

const ending = ".lock.json"

// Lock is what was published of one edition.
type Lock struct {
	Version  int       `json:"version"`
	Edition  int       `json:"edition"`
	Method   string    `json:"method"`
	Releases []Release `json:"releases"`
	Inputs   []Input   `json:"inputs"`
	// Fields are those that Lines may hold, each after its kind of line.
	Fields []string `json:"fields"`
	Lines  []Line   `json:"lines"`
	// Sum is of all of the above, so that a slip of the hand is seen.
	Sum string `json:"sum"`
}

// Release is one time that the edition was released. The first has no note.
type Release struct {
	Tool string `json:"tool"`
	// Date is 2025-06-01, or "" where it was not given.
	Date string `json:"date,omitempty"`
	Note string `json:"note,omitempty"`
}

// Input is a file that the edition reads.
type Input struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	// Whole says that any change of it is a change of the edition.
	Whole bool `json:"whole,omitempty"`
}

// version of the form of a lock.
const form = 1

// Lock returns the lock of p as released by r, after the releases of before,
// which is nil for the first.
func (p Published) Lock(before *Lock, r Release) Lock {
	l := Lock{Version: form, Edition: p.Year, Method: method, Inputs: p.Inputs, Fields: fields(), Lines: p.Lines}
	if before != nil {
		l.Releases = slices.Clone(before.Releases)
	}
	r.Tool = version.Tool
	l.Releases = append(l.Releases, r)
	return l
}

// Encode returns the bytes of l's file: one entry a line, so that a version
// control system shows which figure changed.
func (l Lock) Encode() []byte {
	b := l.body()
	fmt.Fprintf(&b, ",\n\"sum\":%q}\n", l.sum())
	return b.Bytes()
}

// sum is what [Lock.Sum] should be.
func (l Lock) sum() string {
	b := l.body()
	h := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(h[:])
}

// body is the file but for its sum.
func (l Lock) body() bytes.Buffer {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"version\":%d,\"edition\":%d,\"method\":%s", l.Version, l.Edition, data.JSON(l.Method))
	list(&b, "releases", l.Releases)
	list(&b, "inputs", l.Inputs)
	list(&b, "fields", l.Fields)
	list(&b, "lines", l.Lines)
	return b
}

func list[T any](b *bytes.Buffer, name string, items []T) {
	fmt.Fprintf(b, ",\n%q:[", name)
	for i, x := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(data.JSON(x))
	}
	b.WriteString("\n]")
}

// Decode reads a lock strictly: what is edited by hand protects nothing.
func Decode(f *source.File) (Lock, diag.List) {
	d := json.NewDecoder(bytes.NewReader(f.Data))
	d.DisallowUnknownFields()
	var l Lock
	pos := diag.Pos{File: f.Path, Line: 1, Column: 1}
	err := d.Decode(&l)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = fmt.Errorf("more than one value")
		}
	}
	switch year := yearOf(f.Path); {
	case err != nil:
		pos = f.Pos(int(d.InputOffset()))
		return l, diag.List{diag.Errorf(pos, "bad-lock", "锁定文件不完整，或被改动过").Hintf("从备份或版本库恢复；没有备份就删去它，再运行 nianbao release %d", year)}
	case l.Version != form:
		return l, diag.List{diag.Errorf(pos, "bad-lock", "锁定文件的格式版本是 %d，本程序只认识 %d", l.Version, form).Hintf("用生成它的那一版程序，或更新的程序")}
	case l.Edition != year || len(l.Releases) == 0:
		return l, diag.List{diag.Errorf(pos, "bad-lock", "锁定文件里写的是%d年版，与文件名不符", l.Edition).Hintf("从备份或版本库恢复")}
	case l.Sum != l.sum():
		return l, diag.List{diag.Errorf(pos, "bad-lock", "锁定文件被改动过").Hintf("从备份或版本库恢复；没有备份就删去它，再运行 nianbao release %d", year)}
	}
	return l, nil
}

// yearOf is the edition that a file's name says: editions/2024.lock.json.
func yearOf(file string) int {
	y, _ := strconv.Atoi(strings.TrimSuffix(path.Base(file), ending))
	return y
}

// Read returns the locks of a project by year.
func Read(s *source.Snapshot) (map[int]Lock, diag.List) {
	locks := map[int]Lock{}
	var found diag.List
	for _, f := range s.Match(Folder + "/*" + ending) {
		l, bad := Decode(f)
		found = append(found, bad...)
		if len(bad) == 0 {
			locks[l.Edition] = l
		}
	}
	return locks, found
}

// Notes are the releases of l that have a note: what was published again, and why.
func (l Lock) Notes() []Release {
	return slices.DeleteFunc(slices.Clone(l.Releases), func(r Release) bool { return r.Note == "" })
}
