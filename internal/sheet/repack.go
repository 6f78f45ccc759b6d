package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"nianbao/internal/archive"
)

// repack writes the parts of a workbook again: in sorted order, the content
// types first as the format advises, with one time, and with properties of ours.
func repack(data []byte, p Properties) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("repack: %w", err)
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return strings.Compare(rank(a.Name), rank(b.Name)) })
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, part := range r.File {
		if err := copyPart(w, part, p); err != nil {
			return nil, fmt.Errorf("repack %s: %w", part.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("repack: %w", err)
	}
	return buf.Bytes(), nil
}

func rank(name string) string {
	if name == "[Content_Types].xml" {
		return ""
	}
	return name
}

func copyPart(w *zip.Writer, part *zip.File, p Properties) error {
	out, err := w.CreateHeader(archive.Header(part.Name))
	if err != nil {
		return err
	}
	switch part.Name {
	case "docProps/core.xml":
		_, err = io.WriteString(out, coreProperties(p))
		return err
	case "docProps/app.xml":
		_, err = io.WriteString(out, appProperties)
		return err
	}
	in, err := part.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	if strings.HasPrefix(part.Name, "xl/worksheets/") {
		// The library says of every sheet with filter arrows that it is filtered now.
		data = bytes.Replace(data, []byte(` filterMode="true"`), nil, 1)
	}
	_, err = out.Write(data)
	return err
}

const appProperties = xml.Header +
	`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>nianbao</Application></Properties>`

func coreProperties(p Properties) string {
	var b strings.Builder
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`)
	for _, e := range [][2]string{{"dc:title", p.Title}, {"dc:creator", p.Author}} {
		if e[1] != "" {
			b.WriteString("<" + e[0] + ">")
			xml.EscapeText(&b, []byte(e[1]))
			b.WriteString("</" + e[0] + ">")
		}
	}
	b.WriteString(`</cp:coreProperties>`)
	return b.String()
}
