// Package archive packs files into a zip archive, the same files into the same
// bytes: one time for all, the order as given. Names are UTF-8 and say so, which
// old programs need to show Chinese ones.
package archive

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"
)

// File is one file of an archive; Name is its path, with slashes.
type File struct {
	Name string
	Data []byte
}

// Zip returns the archive of files.
func Zip(files []File) ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range files {
		w, err := z.CreateHeader(Header(f.Name))
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", f.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return buf.Bytes(), nil
}

// Header is that of a file at a path, compressed, at the one time: the earliest
// that the format knows.
func Header(name string) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
}
