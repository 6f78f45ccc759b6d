package archive_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"nianbao/internal/archive"
)

func TestZipHoldsItsFiles(t *testing.T) {
	files := []archive.File{{Name: "打开报告.html", Data: []byte("甲")}, {Name: "public/a.csv", Data: bytes.Repeat([]byte("1,2\r\n"), 100)}}
	data, err := archive.Zip(files)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := archive.Zip(files); !bytes.Equal(data, again) {
		t.Error("two archives of the same files differ")
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(r.File) != len(files) {
		t.Fatalf("%d files: %v", len(r.File), err)
	}
	const utf8 = 0x800
	for i, f := range r.File {
		if f.Name != files[i].Name || f.Modified.Year() != 1980 || i == 0 && f.Flags&utf8 == 0 {
			t.Errorf("file %d is %s of %s, flags %x", i, f.Name, f.Modified, f.Flags)
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(in); err != nil || !bytes.Equal(got, files[i].Data) {
			t.Errorf("%s holds %q: %v", f.Name, got, err)
		}
	}
}
