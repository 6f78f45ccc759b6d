package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// What a workbook may cost. A government table is far below all of them; a
// file made to exhaust the machine is not.
const (
	maxUnzipped = 256 << 20
	maxPart     = 128 << 20
	maxParts    = 20_000
	maxSheets   = 1000
	maxStrings  = 4_000_000
	maxSlots    = 1_000_000 // cells with the empty ones to their left, over all sheets
	maxShown    = 32 << 20  // bytes of text in cells, over all sheets: many cells may share one string
	maxRows     = 1 << 20
	maxColumns  = 1 << 14
	maxMerges   = 200_000
	maxText     = 32_767 // characters in a cell, by the file format
)

var errTooLarge = errors.New("内容过大")

// archive is an opened zip whose parts are found by name in any case, as the
// file format asks.
type archive struct {
	parts map[string]*zip.File
	left  int64
}

func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(r.File) > maxParts {
		return nil, errTooLarge
	}
	a := &archive{parts: make(map[string]*zip.File, len(r.File)), left: maxUnzipped}
	for _, f := range r.File {
		name := partName(f.Name)
		if _, twice := a.parts[name]; !twice {
			a.parts[name] = f
		}
	}
	return a, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (a *archive) has(name string) bool {
	_, ok := a.parts[partName(name)]
	return ok
}

// read returns a part as UTF-8, "" when there is none.
func (a *archive) read(name string) (string, error) {
	f, ok := a.parts[partName(name)]
	if !ok {
		return "", nil
	}
	if f.Flags&1 != 0 {
		return "", errEncryptedPart
	}
	limit := min(a.left, maxPart)
	if f.UncompressedSize64 > uint64(limit) {
		return "", errTooLarge
	}
	in, err := f.Open()
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close()
	var b strings.Builder
	// A lying size must not reserve what the archive cannot hold: deflate expands at most 1032 times.
	b.Grow(int(min(f.UncompressedSize64, f.CompressedSize64*1032)))
	n, err := io.Copy(&b, io.LimitReader(in, limit+1))
	a.left -= n
	switch {
	case n > limit:
		return "", errTooLarge
	case err != nil:
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return decodeXML(b.String())
}

var errEncryptedPart = errors.New("压缩包里的文件加了密")

// decodeXML turns a UTF-16 part, which the format allows, into UTF-8 and drops a byte-order mark.
func decodeXML(s string) (string, error) {
	switch {
	case strings.HasPrefix(s, "\ufeff"):
		s = s[len("\ufeff"):]
	case strings.HasPrefix(s, "\xff\xfe"):
		s = decodeUTF16(s[2:], 0, 1)
	case strings.HasPrefix(s, "\xfe\xff"):
		s = decodeUTF16(s[2:], 1, 0)
	}
	if !utf8.ValidString(s) {
		return "", errXML
	}
	return s, nil
}

func decodeUTF16(s string, low, high int) string {
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i+low]) | uint16(s[2*i+high])<<8
	}
	return string(utf16.Decode(units))
}

// relation is one entry of a .rels part.
type relation struct{ kind, target string }

// relations reads the relationships of the part at name by id; targets are
// part names from the root of the archive.
func (a *archive) relations(name string) (map[string]relation, error) {
	dir, base := path.Split(name)
	text, err := a.read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	rels := map[string]relation{}
	s := scanner{data: text}
	for {
		t, err := s.next()
		if err != nil {
			return nil, err
		}
		if t == endOfPart {
			return rels, nil
		}
		if t != startTag || s.name != "Relationship" || s.get("TargetMode") == "External" {
			continue
		}
		target := strings.ReplaceAll(s.get("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		rels[s.get("Id")] = relation{kind: path.Base(s.get("Type")), target: target}
	}
}

// find returns the target of the first relation of a kind, by id order for determinism.
func find(rels map[string]relation, kind string) string {
	least, target := "", ""
	for id, r := range rels {
		if r.kind == kind && (target == "" || id < least) {
			least, target = id, r.target
		}
	}
	return target
}
