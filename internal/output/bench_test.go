package output

import (
	"bytes"
	"fmt"
	"testing"
)

// The output of a large project: what a first build, one that changes nothing
// and a verification take.
func BenchmarkOutput(b *testing.B) {
	var files []File
	for i := range 4000 {
		files = append(files, File{Path: fmt.Sprintf("2024/indicators/%02d/i%d.html", i%40, i), Data: bytes.Repeat([]byte{byte(i)}, 20000)})
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			if _, found, err := Write(b.TempDir()+"/public", files, nil, Options{}); err != nil || found != nil {
				b.Fatal(found, err)
			}
		}
	})
	dir := b.TempDir() + "/public"
	if _, _, err := Write(dir, files, nil, Options{}); err != nil {
		b.Fatal(err)
	}
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			if r, _, err := Write(dir, files, nil, Options{}); err != nil || r.Written != nil {
				b.Fatal(r.Written, err)
			}
		}
	})
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			if _, found, err := Verify(dir); err != nil || found != nil {
				b.Fatal(found, err)
			}
		}
	})
}
