// Package source holds the input tree of one run as an immutable snapshot.
//
// A [Snapshot] is read once from an [io/fs.FS]: nianbao.yaml, content/,
// data/ and templates/. Later stages never touch the disk. Each [File] knows
// its bytes, its SHA-256 and where its lines begin, so that a byte offset
// found by a parser becomes a [diag.Pos] when, and only when, it is reported.
package source

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
)

// File is one input file. It is never changed once made.
type File struct {
	// Path is slash-separated and relative to the project directory.
	Path string
	Data []byte
	// SHA256 is the lower-case hexadecimal hash of Data.
	SHA256 string

	lines []int
}

// NewFile returns the file at path with the given bytes, which the caller
// must not change afterwards.
func NewFile(path string, data []byte) *File {
	sum := sha256.Sum256(data)
	f := &File{Path: path, Data: data, SHA256: hex.EncodeToString(sum[:]), lines: []int{0}}
	if isText(path) {
		for i, b := range data {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	return f
}

func isText(path string) bool {
	return !strings.HasSuffix(path, ".xlsx")
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
