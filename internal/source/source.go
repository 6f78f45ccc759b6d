// Package source holds the input tree of one run as an immutable snapshot.
//
// A [Snapshot] is read once from an [io/fs.FS]. Later stages never touch the
// disk. Each [File] knows its bytes, its SHA-256 and where its lines begin, so
// that a byte offset found by a parser becomes a [diag.Pos] when, and only
// when, it is reported.
//
// # What is read
//
//	nianbao.yaml
//	content/**/*.md
//	data/**/*.{xlsx,csv,tsv,map.yaml}
//	editions/**/*.json
//	templates/**
//
// Endings are compared without regard to case. Files and directories whose
// name begins with "." or "_" are left alone, and so are files of other kinds,
// except that those an author may have meant to be read are reported: documents
// of a word processor under content/, and, as errors, old and foreign
// spreadsheets under data/ (a warning where the .xlsx stands beside them) and
// folders such as data/2023年, whose name is a year and more. A "~$" file beside a workbook means that it is open somewhere: the
// workbook is read as it is on disk, with a warning.
//
// # What is refused
//
// Every input is foreign: links and devices, names that would break a message
// or a path, files over a limit ([MaxWorkbook], [MaxText], [MaxConfig]),
// too many files ([MaxFiles], [MaxTotal]) and trees deeper than [MaxDepth] are
// errors, and the file is not in the snapshot. Text other than CSV must be
// UTF-8; a byte order mark is not part of [File.Data].
package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
)

// File is one input file. It is never changed once made.
type File struct {
	// Path is slash-separated and relative to the project directory.
	Path string
	// Data is what the file holds; for text other than CSV, without a byte order mark.
	Data []byte
	// Size and SHA256 (lower-case hexadecimal) are those of the file on disk.
	Size   int64
	SHA256 string

	lines []int
}

// NewFile returns the file at path with the given bytes, which the caller
// must not change afterwards.
func NewFile(path string, data []byte) *File {
	sum := sha256.Sum256(data)
	f := &File{Path: path, Data: data, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:]), lines: []int{0}}
	if isUTF8(path) {
		f.Data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	}
	if !isWorkbook(path) {
		for i, b := range f.Data {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	return f
}

// ending returns the lower-case ending of name with its dot, ".map.yaml" as one.
func ending(name string) string {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".map.yaml") {
		return ".map.yaml"
	}
	return path.Ext(name)
}

func isWorkbook(name string) bool { return ending(name) == ".xlsx" }

// isUTF8 reports whether the file must be UTF-8: the text that authors write,
// not tables, which may be GB18030, and not fonts or images of templates.
func isUTF8(name string) bool {
	return slices.Contains([]string{".md", ".yaml", ".yml", ".map.yaml", ".html", ".css", ".js", ".json", ".svg", ".txt"}, ending(name))
}

// Pos returns the place of the byte at offset; an offset outside f is clamped.
func (f *File) Pos(offset int) diag.Pos {
	offset = min(max(offset, 0), len(f.Data))
	i, found := slices.BinarySearch(f.lines, offset)
	if !found {
		i--
	}
	start := f.lines[i]
	return diag.Pos{File: f.Path, Line: i + 1, Column: utf8.RuneCount(f.Data[start:offset]) + 1}
}

// Lines returns the number of lines, counting what follows the last line end.
func (f *File) Lines() int { return len(f.lines) }

// Line returns the text of the 1-based line n without its line end, or "".
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return strings.TrimSuffix(string(f.Data[f.lines[n-1]:end]), "\r")
}

// Snapshot is the input tree as it was read. It is never changed once made.
type Snapshot struct {
	// Files are sorted by path.
	Files []*File
	// Dirs are the directories that were listed, sorted: together with Files
	// what a watcher has to watch.
	Dirs []string
}

// NewSnapshot returns a snapshot of files, of which the last one of a path counts.
func NewSnapshot(files ...*File) *Snapshot {
	byPath := map[string]*File{}
	for _, f := range files {
		byPath[f.Path] = f
	}
	s := &Snapshot{}
	for _, f := range byPath {
		s.Files = append(s.Files, f)
	}
	slices.SortFunc(s.Files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return s
}

// File returns the file at path, or nil.
func (s *Snapshot) File(path string) *File {
	i, found := slices.BinarySearchFunc(s.Files, path, func(f *File, p string) int { return strings.Compare(f.Path, p) })
	if !found {
		return nil
	}
	return s.Files[i]
}

// Match returns the files whose path matches pattern, sorted by path. The
// pattern is that of [path.Match], element by element and without regard to
// case; the element ** stands for any number of directories. A malformed
// pattern matches nothing.
func (s *Snapshot) Match(pattern string) []*File {
	want := strings.Split(strings.ToLower(pattern), "/")
	var out []*File
	for _, f := range s.Files {
		if match(want, strings.Split(strings.ToLower(f.Path), "/")) {
			out = append(out, f)
		}
	}
	return out
}

func match(pattern, elements []string) bool {
	if len(pattern) == 0 {
		return len(elements) == 0
	}
	if pattern[0] == "**" {
		return match(pattern[1:], elements) || len(elements) > 1 && match(pattern, elements[1:])
	}
	if len(elements) == 0 {
		return false
	}
	ok, err := path.Match(pattern[0], elements[0])
	return err == nil && ok && match(pattern[1:], elements[1:])
}
